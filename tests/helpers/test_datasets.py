"""The data sets against densities, distribution functions and counts of their own."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from sklearn.datasets import make_classification
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from imbalance_helpers import make_benchmark_90_to_10, make_rare_events, make_toy_98_to_2


def test_rare_events_shapes_and_types():
    events = make_rare_events(300, random_state=0)
    assert events.data.shape == (300, 2)
    assert events.data.dtype == float
    assert events.target.shape == events.posterior.shape == (300,)
    assert events.target.dtype.kind == "i"
    assert events.posterior.dtype == float
    assert set(events.target) <= {0, 1}
    assert len(make_rare_events(random_state=0).target) == 5000


@pytest.mark.parametrize("prevalence", [0.001, 0.02, 0.5, 0.9])
@pytest.mark.parametrize("class_sep", [0, 0.7, 1.5, 4])
def test_posterior_is_bayes_rule_on_the_densities(prevalence, class_sep):
    events = make_rare_events(400, prevalence=prevalence, class_sep=class_sep, random_state=1)
    mean = class_sep / 2 * np.array([np.cos(np.pi / 4), np.sin(np.pi / 4)])
    positive = prevalence * stats.multivariate_normal(mean).pdf(events.data)
    negative = (1 - prevalence) * stats.multivariate_normal(-mean).pdf(events.data)
    np.testing.assert_allclose(events.posterior, positive / (positive + negative), rtol=1e-9)


def test_means_lie_class_sep_apart_with_unit_variance():
    events = make_rare_events(200_000, prevalence=0.5, class_sep=2.5, random_state=2)
    rare, usual = events.data[events.target == 1], events.data[events.target == 0]
    distance = np.linalg.norm(rare.mean(axis=0) - usual.mean(axis=0))
    # 5 standard errors of a difference of two means of 100,000 rows each
    assert distance == pytest.approx(2.5, abs=5 * np.sqrt(2 / 100_000))
    for rows in (rare, usual):
        np.testing.assert_allclose(np.cov(rows.T), np.eye(2), atol=0.03)


@pytest.mark.parametrize("prevalence", [0.02, 0.3])
def test_labels_are_bernoulli_draws(prevalence):
    counts = [
        make_rare_events(200, prevalence=prevalence, random_state=seed).target.sum()
        for seed in range(2000)
    ]
    expected = stats.binom(200, prevalence)
    assert np.mean(counts) == pytest.approx(expected.mean(), rel=0.05)
    assert np.var(counts) == pytest.approx(expected.var(), rel=0.15)


@pytest.mark.parametrize("class_sep", [0, 0.5, 1.5, 3])
def test_best_roc_auc_is_the_normal_distribution_function(class_sep):
    events = make_rare_events(100_000, prevalence=0.3, class_sep=class_sep, random_state=3)
    ceiling = stats.norm.cdf(class_sep / np.sqrt(2))
    if class_sep == 0:  # a constant score: every pair is a tie
        assert roc_auc_score(events.target, events.posterior) == 0.5
    assert roc_auc_score(events.target, events.posterior) == pytest.approx(ceiling, abs=0.006)


def test_posterior_is_calibrated():
    events = make_rare_events(200_000, prevalence=0.1, random_state=4)
    edges = np.quantile(events.posterior, np.linspace(0, 1, 11)[1:-1])
    group = np.digitize(events.posterior, edges)
    for k in range(10):
        target, posterior = events.target[group == k], events.posterior[group == k]
        error = np.sqrt((posterior * (1 - posterior)).sum()) / len(target)
        assert abs(target.mean() - posterior.mean()) < 4 * error


def test_no_separation_leaves_the_prevalence():
    events = make_rare_events(50, prevalence=0.07, class_sep=0, random_state=5)
    np.testing.assert_allclose(events.posterior, 0.07)


@pytest.mark.parametrize(
    "source", [lambda: 6, lambda: np.random.RandomState(6), lambda: np.random.default_rng(6)]
)
def test_same_source_of_randomness_same_rows(source):
    first, second = (make_rare_events(100, random_state=source()) for _ in range(2))
    for key in ("data", "target", "posterior"):
        np.testing.assert_array_equal(first[key], second[key])


def test_other_seeds_and_no_seed_give_other_rows():
    first, *others = (make_rare_events(100, random_state=s).data for s in (6, 7, None, None))
    assert not any(np.array_equal(first, other) for other in others)
    assert not np.array_equal(*others[1:])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"n_samples": 0}, r"Got n_samples=0, but expected a positive integer"),
        ({"n_samples": 10.0}, r"Got n_samples=10\.0, but expected"),
        ({"prevalence": 0}, r"Got prevalence=0, but expected a number above 0 and below 1"),
        ({"prevalence": 1.0}, r"Got prevalence=1\.0"),
        ({"prevalence": float("nan")}, r"Got prevalence=nan"),
        ({"class_sep": -1}, r"Got class_sep=-1, but expected a finite number >= 0"),
        ({"class_sep": float("inf")}, r"Got class_sep=inf"),
        ({"class_sep": float("nan")}, r"Got class_sep=nan"),
        ({"random_state": "x"}, r"cannot be used to seed"),
    ],
)
def test_rare_events_refuses(arguments, words):
    with pytest.raises(ValueError, match=words):
        make_rare_events(**arguments)


def test_toy_is_the_row_number_and_two_positives():
    X, y = make_toy_98_to_2()
    pd.testing.assert_frame_equal(X, pd.DataFrame({"feature1": list(range(100))}, dtype="int64"))
    pd.testing.assert_series_equal(y, pd.Series([0] * 98 + [1] * 2, name="target", dtype="int64"))


def test_toy_calls_do_not_share_memory():
    X, y = make_toy_98_to_2()
    X.iloc[0, 0], y.iloc[0] = 55, 1
    again = make_toy_98_to_2()
    assert again[0].iloc[0, 0] == 0
    assert again[1].iloc[0] == 0


def test_toy_is_perfectly_separable():
    X, y = make_toy_98_to_2()
    assert roc_auc_score(y, X["feature1"]) == 1


@pytest.mark.parametrize("seed", [0, 42])
def test_benchmark_is_make_classification(seed):
    X, y = make_benchmark_90_to_10(random_state=seed)
    expected_X, expected_y = make_classification(
        5000, 10, n_informative=6, n_redundant=2, weights=[0.9, 0.1], random_state=seed
    )
    np.testing.assert_array_equal(X, expected_X)
    np.testing.assert_array_equal(y, expected_y)


def test_benchmark_has_about_a_tenth_of_positives_and_can_be_learned():
    X, y = make_benchmark_90_to_10()
    np.testing.assert_array_equal(X, make_benchmark_90_to_10(random_state=42)[0])
    # 90 to 10, with half of the 1 % of relabelled rows flipping the class: 0.1 + 0.005 * 0.8
    assert y.mean() == pytest.approx(0.104, abs=0.004)
    scores = LogisticRegression().fit(X[::2], y[::2]).decision_function(X[1::2])
    assert roc_auc_score(y[1::2], scores) > 0.7
