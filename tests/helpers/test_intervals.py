"""Bootstrap intervals against a share whose distribution is known."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom
from sklearn.metrics import average_precision_score, roc_auc_score

from imbalance_helpers import ScoreInterval, bootstrap_interval, make_rare_events

Y = np.repeat([0, 1], [900, 100])
DECIDED = np.concatenate([np.zeros(900), np.repeat([0, 1], [30, 70])])  # recall 70/100


@pytest.mark.parametrize("level", [0.95, 0.5])
def test_interval_of_a_recall_is_that_of_the_binomial(level):
    """Drawn within the positives, the resampled number of hits is binomial."""
    interval = bootstrap_interval(
        lambda y_true, y_pred: y_pred[y_true == 1].mean(),
        Y, DECIDED, confidence_level=level, n_resamples=4000, random_state=0,
    )  # fmt: skip
    expected = np.array(binom.interval(level, 100, 0.7)) / 100
    assert interval.estimate == 0.7
    np.testing.assert_allclose([interval.low, interval.high], expected, atol=0.011)


def test_the_classes_keep_their_sizes_and_their_own_scores():
    seen = []

    def metric(y_true, y_score):
        seen.append((y_true.copy(), y_score.copy()))
        return 0.5

    bootstrap_interval(metric, Y, Y + np.random.default_rng(0).random(1000) / 2, n_resamples=20)
    assert len(seen) == 21
    for labels, scores in seen:
        np.testing.assert_array_equal(labels, Y)
        np.testing.assert_array_equal(np.floor(scores), Y)
    assert len({scores.tobytes() for _, scores in seen}) == 21


def test_defaults_and_types():
    calls = []
    interval = bootstrap_interval(lambda *rows: calls.append(rows) or len(calls), Y, DECIDED)
    assert len(calls) == 2001
    assert isinstance(interval, ScoreInterval)
    assert interval._fields == ("estimate", "low", "high")
    assert all(type(value) is float for value in interval)
    expected = np.quantile(np.arange(1, 2001), [0.025, 0.975])  # the calls' numbers
    assert [interval.low, interval.high] == pytest.approx(expected)


@pytest.mark.parametrize("seed", [lambda: 3, lambda: np.random.default_rng(3)])
def test_a_seed_gives_the_same_interval(seed):
    one, two = (
        bootstrap_interval(roc_auc_score, Y, DECIDED, n_resamples=50, random_state=seed())
        for _ in range(2)
    )
    assert one == two
    np.random.seed(0)  # the global state is not ours
    state = np.random.get_state()[1].copy()
    bootstrap_interval(roc_auc_score, Y, DECIDED, n_resamples=5, random_state=seed())
    np.testing.assert_array_equal(np.random.get_state()[1], state)


def test_most_intervals_hold_the_score_of_the_whole_population():
    population = make_rare_events(200_000, prevalence=0.1, random_state=0)
    truth = average_precision_score(population.target, population.posterior)
    held = 0
    for seed in range(20):
        rows = make_rare_events(1000, prevalence=0.1, random_state=seed)
        _, low, high = bootstrap_interval(
            average_precision_score, rows.target, rows.posterior, n_resamples=100, random_state=0
        )
        held += low <= truth <= high
    assert held >= binom.ppf(0.001, 20, 0.9)  # short of 0.95: percentiles of few positives


def test_text_labels_and_any_index():
    labels = pd.Series(np.where(Y == 1, "yes", "no"), index=range(1000, 0, -1))
    named = bootstrap_interval(
        lambda y_true, y_score: roc_auc_score(y_true == "yes", y_score),
        labels, pd.Series(DECIDED), n_resamples=50, random_state=0,
    )  # fmt: skip
    assert named == bootstrap_interval(roc_auc_score, Y, DECIDED, n_resamples=50, random_state=0)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"y_score": [0.1]}, r"Got y_score with 1 rows, but expected 2"),
        ({"y_true": [0, None]}, r"Got y_true with 1 missing labels"),
        ({"n_resamples": 0}, r"Got n_resamples=0, but expected a positive integer"),
        ({"n_resamples": 10.5}, r"Got n_resamples=10\.5"),
        ({"confidence_level": 95}, r"Got confidence_level=95, but expected a number above 0 and"),
        ({"metric": lambda *rows: np.nan}, r"Got NaN from the metric in 2001 of 2001 calls, but"),
    ],
)
def test_bootstrap_refuses(arguments, words):
    usual = {"metric": roc_auc_score, "y_true": [0, 1], "y_score": [0.1, 0.2]}
    with pytest.raises(ValueError, match=words):
        bootstrap_interval(**(usual | arguments))
