"""Thresholds and base rates against fractions, known posteriors and scikit-learn."""

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm
from sklearn.metrics import brier_score_loss, confusion_matrix

from imbalance_helpers import (
    bayes_threshold,
    cost_loss,
    make_rare_events,
    shift_prevalence,
    threshold_table,
)

EVENTS = make_rare_events(2000, prevalence=0.1, random_state=0)

# --- shift_prevalence


@pytest.mark.parametrize("train", [Fraction(1, 2), Fraction(1, 10), Fraction(99, 100)])
@pytest.mark.parametrize("target", [Fraction(1, 1000), Fraction(1, 2), Fraction(4, 5)])
def test_odds_are_multiplied_by_the_ratio_of_the_prior_odds(train, target):
    shares = [Fraction(0), Fraction(1, 9), Fraction(1, 2), Fraction(999, 1000), Fraction(1)]
    factor = (target / (1 - target)) / (train / (1 - train))
    expected = [1 if p == 1 else (odds := p / (1 - p) * factor) / (1 + odds) for p in shares]
    shifted = shift_prevalence(
        [float(p) for p in shares],
        train_prevalence=float(train),
        target_prevalence=float(target),
    )
    np.testing.assert_allclose(shifted, [float(p) for p in expected], rtol=1e-12)
    assert shifted[0] == 0
    assert shifted[-1] == 1


def test_a_known_posterior_becomes_the_posterior_of_the_other_population():
    """The same two Gaussians at two base rates; only the base rate differs."""
    rare = make_rare_events(3000, prevalence=0.02, random_state=1)
    # Two unit Gaussians 1.5 apart along the diagonal, at half and half.
    even = norm.pdf(along := rare.data.sum(axis=1) / np.sqrt(2), 0.75)
    even = even / (even + norm.pdf(along, -0.75))
    shifted = shift_prevalence(even, train_prevalence=0.5, target_prevalence=0.02)
    np.testing.assert_allclose(shifted, rare.posterior, rtol=1e-9)


def test_undersampling_is_undone_as_dal_pozzolo_writes_it():
    p_s, beta = np.linspace(0, 1, 101), 0.05  # beta: share of negatives that was kept
    n_pos, n_neg = 200, 9800
    expected = beta * p_s / (beta * p_s - p_s + 1)
    shifted = shift_prevalence(
        p_s,
        train_prevalence=n_pos / (n_pos + beta * n_neg),
        target_prevalence=n_pos / (n_pos + n_neg),
    )
    np.testing.assert_allclose(shifted, expected, rtol=1e-9)


def test_shifting_is_exact_at_the_ends_keeps_the_order_and_can_be_undone():
    rng = np.random.default_rng(0)
    proba = np.sort(np.concatenate([rng.random(5000), [0, 1, 1e-300, 1 - 2**-53]]))
    for train, target in rng.uniform(0.001, 0.999, size=(200, 2)):
        shifted = shift_prevalence(proba, train_prevalence=train, target_prevalence=target)
        assert shifted[0] == 0
        assert shifted[-1] == 1
        assert (np.diff(shifted) >= 0).all()
    brier_score_loss([0, 1], shifted[[0, -1]])  # metrics take them as probabilities
    back = shift_prevalence(shifted, train_prevalence=target, target_prevalence=train)
    np.testing.assert_allclose(back, proba, rtol=1e-9)


@pytest.mark.parametrize("kind", [list, np.array, lambda p: pd.Series(p, index=[5, 5, 1])])
def test_equal_prevalences_change_nothing(kind):
    shifted = shift_prevalence(kind([0.25, 0.5, 0.75]), train_prevalence=0.3, target_prevalence=0.3)
    assert isinstance(shifted, np.ndarray)
    assert shifted.tolist() == [0.25, 0.5, 0.75]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"y_proba": [0.5, 1.5]}, r"Got y_proba with the value 1\.5, but expected probabilities"),
        ({"y_proba": [0.5, np.nan]}, r"Got y_proba with 1 NaN"),
        ({"y_proba": [[0.5, 0.5]]}, r"take the column of the positive class"),
        ({"train_prevalence": 0}, r"Got train_prevalence=0, but expected a number above 0 and b"),
        ({"train_prevalence": 1.0}, r"Got train_prevalence=1\.0"),
        ({"target_prevalence": -0.1}, r"Got target_prevalence=-0\.1"),
        ({"target_prevalence": np.nan}, r"Got target_prevalence=nan"),
        ({"target_prevalence": "rare"}, r"Got target_prevalence='rare'"),
    ],
)
def test_shift_refuses(arguments, words):
    usual = {"y_proba": [0.5], "train_prevalence": 0.5, "target_prevalence": 0.1}
    with pytest.raises(ValueError, match=words):
        shift_prevalence(**(usual | arguments))


# --- bayes_threshold


@pytest.mark.parametrize(
    ("costs", "expected"),
    [({}, 1 / 2), ({"cost_fn": 20}, 1 / 21), ({"cost_fp": 0}, 0), ({"cost_fn": 0}, 1)],
)
def test_threshold_by_hand(costs, expected):
    threshold = bayes_threshold(**costs)
    assert isinstance(threshold, float)
    assert threshold == pytest.approx(expected)


def test_no_other_threshold_costs_less_under_the_true_probabilities():
    """Against the expected cost of each row, row by row."""
    threshold = bayes_threshold(cost_fp=3, cost_fn=17)
    flag, leave = 3 * (1 - EVENTS.posterior), 17 * EVENTS.posterior
    np.testing.assert_array_equal(EVENTS.posterior >= threshold, flag <= leave)


@pytest.mark.parametrize(
    ("costs", "words"),
    [
        ({"cost_fp": -1}, r"Got cost_fp=-1, but expected a finite number >= 0"),
        ({"cost_fn": float("inf")}, r"Got cost_fn=inf"),
        ({"cost_fn": float("nan")}, r"Got cost_fn=nan"),
        ({"cost_fp": 0, "cost_fn": 0}, r"Got costs of 0 for both mistakes, but expected one abov"),
    ],
)
def test_bayes_threshold_refuses(costs, words):
    with pytest.raises(ValueError, match=words):
        bayes_threshold(**costs)


# --- threshold_table


@pytest.mark.parametrize("thresholds", [None, [0.9, 0.02, 0.1, 0.1, -1, 2]])
@pytest.mark.parametrize("rounded", [False, True], ids=["distinct", "ties"])
def test_every_row_is_the_confusion_matrix_at_its_threshold(thresholds, rounded):
    scores = EVENTS.posterior.round(2) if rounded else EVENTS.posterior
    table = threshold_table(EVENTS.target, scores, thresholds=thresholds)
    expected = np.unique(scores)[::-1] if thresholds is None else thresholds
    assert table["threshold"].tolist() == list(expected)
    for row in table.iloc[:: max(1, len(table) // 50)].itertuples():
        flagged = scores >= row.threshold
        (tn, fp), (fn, tp) = confusion_matrix(EVENTS.target, flagged)
        assert (row.tn, row.fp, row.fn, row.tp) == (tn, fp, fn, tp)
        assert row.flagged == flagged.sum()
        assert row.recall == tp / EVENTS.target.sum()
        assert row.specificity == tn / (EVENTS.target == 0).sum()
        assert row.precision == tp / flagged.sum() if flagged.any() else np.isnan(row.precision)


def test_columns_and_whole_numbers():
    table = threshold_table([0, 1], [0.2, 0.7])
    names = "threshold tn fp fn tp precision recall specificity flagged"
    assert table.columns.tolist() == names.split()
    assert all(table[name].dtype.kind == "i" for name in ["tn", "fp", "fn", "tp", "flagged"])


def test_one_threshold_needs_no_list():
    assert len(threshold_table([0, 1], [0.2, 0.7], thresholds=0.5)) == 1


def test_labels_may_be_text_and_rows_have_any_index():
    labels = pd.Series(np.where(EVENTS.target == 1, "yes", "no"), index=range(2000, 0, -1))
    table = threshold_table(labels, pd.Series(EVENTS.posterior), pos_label="yes")
    pd.testing.assert_frame_equal(table, threshold_table(EVENTS.target, EVENTS.posterior))


def test_the_table_agrees_with_the_cost():
    table = threshold_table(EVENTS.target, EVENTS.posterior, thresholds=[0.1])
    cost = (table["fp"] + 9 * table["fn"]) / 2000
    decided = (EVENTS.posterior >= 0.1).astype(int)
    assert cost.item() == pytest.approx(cost_loss(EVENTS.target, decided, cost_fn=9))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"y_true": [0, 0]}, r"Got y_true with 1 class"),
        ({"y_score": [0.1]}, r"Got y_score with 1 rows"),
        ({"thresholds": [0.5, np.nan]}, r"Got thresholds with 1 NaN or infinite"),
        ({"thresholds": [[0.5]]}, r"Got thresholds of shape \(1, 1\)"),
        ({"pos_label": "yes"}, r"Got pos_label='yes'"),
    ],
)
def test_table_refuses(arguments, words):
    with pytest.raises(ValueError, match=words):
        threshold_table(**({"y_true": [0, 1], "y_score": [0.1, 0.2]} | arguments))
