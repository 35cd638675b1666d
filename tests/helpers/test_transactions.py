"""The payments follow the documented formula, and punish splits that ignore how they arise."""

import numpy as np
import pandas as pd
import pytest
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LinearRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold, StratifiedKFold, cross_val_predict

from imbalance_helpers import make_transactions

PAYMENTS = make_transactions(prevalence=0.02, random_state=0)
FRAME, Y = PAYMENTS.frame, PAYMENTS.target
FEATURES = pd.DataFrame(
    {
        "a": (np.log(FRAME["amount"]) - 3.5),
        "d": (np.log(FRAME["distance"]) - 1) / 1.2,
        "late_d": (np.log(FRAME["distance"]) - 1) / 1.2 * FRAME["day"] / 29,
        "night": FRAME["night"],
        "account_age": FRAME["account_age"],
    }
)


def test_log_odds_are_those_of_the_formula():
    """Within customers the risk is constant, so a regression finds the weights exactly."""
    log_odds = pd.Series(np.log(PAYMENTS.posterior / (1 - PAYMENTS.posterior)))
    within = pd.concat([FEATURES.drop(columns="account_age"), log_odds.rename("log_odds")], axis=1)
    within -= within.groupby(FRAME["customer"]).transform("mean")
    line = LinearRegression().fit(within.drop(columns="log_odds"), within["log_odds"])
    np.testing.assert_allclose(line.coef_, [1.5, 3, -2, 2], atol=0.02)  # amounts are in cents


def test_columns_types_and_order():
    names = ["customer", "day", "amount", "distance", "night", "account_age"]
    assert FRAME.columns.tolist() == names
    assert FRAME.shape == (20_000, 6)
    assert [kind.kind for kind in FRAME.dtypes] == ["i", "i", "f", "f", "i", "f"]
    assert set(FRAME["night"]) == {0, 1}
    assert FRAME["day"].is_monotonic_increasing
    assert FRAME["day"].value_counts().between(666, 667).all()
    assert sorted(set(FRAME["day"])) == list(range(30))
    assert (FRAME["amount"] > 0).all()
    assert Y.dtype.kind == "i"
    assert not FRAME.isna().any(axis=None)


def test_customers():
    counts = FRAME["customer"].value_counts()
    assert len(counts) == 500
    assert (counts == 40).all()
    assert (FRAME.groupby("customer")["account_age"].nunique() == 1).all()


@pytest.mark.parametrize("prevalence", [0.005, 0.3])
def test_prevalence_is_the_mean_probability_and_labels_are_draws_from_it(prevalence):
    z = []
    for seed in range(20):
        payments = make_transactions(2000, prevalence=prevalence, random_state=seed)
        assert payments.posterior.mean() == pytest.approx(prevalence)
        spread = np.sqrt((payments.posterior * (1 - payments.posterior)).sum())
        z.append((payments.target.sum() - payments.posterior.sum()) / spread)
    assert abs(np.mean(z)) < 4 / np.sqrt(20)
    assert 0.5 < np.std(z) < 1.6


def test_defaults():
    payments = make_transactions(random_state=1)
    assert len(payments.frame) == 20_000
    assert payments.posterior.mean() == pytest.approx(0.005)
    assert 60 < payments.target.sum() < 140


def test_a_known_customer_or_week_makes_a_score_too_good():
    """A random split beats one by customers, and by far one by time, for the same forest."""
    forest = RandomForestClassifier(100, random_state=0, n_jobs=1)
    scores = []
    for folds, groups in [
        (StratifiedKFold(5, shuffle=True, random_state=0), None),
        (GroupKFold(5), FRAME["customer"]),
    ]:
        proba = cross_val_predict(
            forest, FEATURES.drop(columns="late_d"), Y, cv=folds, groups=groups,
            method="predict_proba",
        )  # fmt: skip
        scores.append(average_precision_score(Y, proba[:, 1]))
    early = FRAME["day"] < 20
    columns = ["a", "d", "night", "account_age"]
    forest.fit(FEATURES.loc[early, columns], Y[early])
    proba = forest.predict_proba(FEATURES.loc[~early, columns])[:, 1]
    by_time = average_precision_score(Y[~early], proba)
    at_random, by_customer = scores
    assert at_random > by_customer + 0.01
    assert at_random > by_time + 0.03
    assert by_customer > 2 * Y.mean()


def test_no_one_ranks_like_the_truth():
    assert average_precision_score(Y, PAYMENTS.posterior) > 0.4


@pytest.mark.parametrize("n_samples", [1, 7, 45, 100])
def test_small_samples(n_samples):
    payments = make_transactions(n_samples, prevalence=0.5, random_state=0)
    assert len(payments.frame) == len(payments.target) == len(payments.posterior) == n_samples


@pytest.mark.parametrize("seed", [lambda: 5, lambda: np.random.default_rng(5)])
def test_a_seed_gives_the_same_rows(seed):
    one, two = (make_transactions(300, prevalence=0.1, random_state=seed()) for _ in range(2))
    pd.testing.assert_frame_equal(one.frame, two.frame)
    np.testing.assert_array_equal(one.target, two.target)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"n_samples": 0}, "Got n_samples=0, but expected a positive integer"),
        ({"prevalence": 1}, "Got prevalence=1, but expected a number above 0 and below 1"),
    ],
)
def test_transactions_refuse(arguments, words):
    with pytest.raises(ValueError, match=words):
        make_transactions(**arguments)
