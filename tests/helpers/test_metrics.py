"""The metrics against counts by hand, fractions and scikit-learn."""

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import confusion_matrix, precision_score, zero_one_loss

from imbalance_helpers import cost_loss, positive_predictive_value, precision_at_k_score


@pytest.mark.parametrize("sensitivity", [Fraction(1, 2), Fraction(9, 10), Fraction(1)])
@pytest.mark.parametrize("specificity", [Fraction(0), Fraction(95, 100), Fraction(1)])
@pytest.mark.parametrize("prevalence", [Fraction(1, 1000), Fraction(1, 3), Fraction(1)])
def test_predictive_value_counts_people(sensitivity, specificity, prevalence):
    people = 600_000  # divisible, so that every group is a whole number of people
    caught = people * prevalence * sensitivity
    alarms = people * (1 - prevalence) * (1 - specificity)
    value = positive_predictive_value(float(sensitivity), float(specificity), float(prevalence))
    assert isinstance(value, float)
    assert value == pytest.approx(float(caught / (caught + alarms)))


def test_predictive_value_is_precision_of_the_sample():
    rng = np.random.default_rng(0)
    y_true, y_pred = rng.random(500) < 0.1, rng.random(500) < 0.3
    (tn, fp), (fn, tp) = confusion_matrix(y_true, y_pred)
    value = positive_predictive_value(tp / (tp + fn), tn / (tn + fp), y_true.mean())
    assert value == pytest.approx(precision_score(y_true, y_pred))


@pytest.mark.parametrize(("specificity", "prevalence"), [(1.0, 0.0), (1.0, 0.5), (1.0, 1.0)])
def test_nothing_flagged_has_no_predictive_value(specificity, prevalence):
    assert np.isnan(positive_predictive_value(0.0, specificity, prevalence))


def test_predictive_value_broadcasts():
    value = positive_predictive_value(
        np.array([[0.5], [1.0]]), [1.0, 0.5, 1.0], pd.Series([0.5, 0.5, 0.0])
    )
    assert value.shape == (2, 3)
    np.testing.assert_allclose(value, [[1, 0.5, np.nan], [1, 2 / 3, np.nan]])


@pytest.mark.parametrize("position", [0, 1, 2])
@pytest.mark.parametrize("wrong", [-0.01, 1.01, float("nan"), float("inf"), [0.5, 2]])
def test_predictive_value_refuses_other_than_shares(position, wrong):
    arguments = [0.5, 0.5, 0.5]
    arguments[position] = wrong
    name = ("sensitivity", "specificity", "prevalence")[position]
    with pytest.raises(ValueError, match=rf"Got {name}=.*, but expected values in \[0, 1\]"):
        positive_predictive_value(*arguments)


# 2 true negatives, 1 false positive, 1 false negative, 1 true positive
Y_TRUE, Y_PRED = [0, 0, 0, 1, 1], [0, 0, 1, 0, 1]


@pytest.mark.parametrize(
    ("costs", "expected"),
    [
        ({}, 2 / 5),
        ({"cost_fp": 3}, 4 / 5),
        ({"cost_fn": 10}, 11 / 5),
        ({"cost_fp": 0, "cost_fn": 0}, 0),
        ({"cost_fp": [9, 9, 4, 9, 9]}, (4 + 1) / 5),  # only the third row is a false alarm
        ({"cost_fn": np.array([9, 9, 9, 7, 9])}, (1 + 7) / 5),  # only the fourth is a miss
        ({"cost_fn": pd.Series([9, 9, 9, 7, 9], index=[4, 3, 2, 1, 0])}, (1 + 7) / 5),
        ({"sample_weight": [1, 1, 2, 3, 3]}, (2 + 3) / 10),
        ({"cost_fn": 10, "sample_weight": [0, 0, 0, 1, 0]}, 10),
        ({"pos_label": 0, "cost_fn": 10}, 11 / 5),  # the false alarm is now the miss
    ],
)
def test_cost_by_hand(costs, expected):
    loss = cost_loss(Y_TRUE, Y_PRED, **costs)
    assert isinstance(loss, float)
    assert loss == pytest.approx(expected)


def test_swapping_the_positive_class_swaps_the_costs():
    swapped = cost_loss(Y_TRUE, Y_PRED, cost_fp=2, cost_fn=7, pos_label=0)
    assert swapped == cost_loss(Y_TRUE, Y_PRED, cost_fp=7, cost_fn=2)


def test_unit_costs_give_the_error_rate():
    rng = np.random.default_rng(1)
    y_true, y_pred, weight = rng.integers(2, size=99), rng.integers(2, size=99), rng.random(99)
    assert cost_loss(y_true, y_pred) == pytest.approx(zero_one_loss(y_true, y_pred))
    weighted = zero_one_loss(y_true, y_pred, sample_weight=weight)
    assert cost_loss(y_true, y_pred, sample_weight=weight) == pytest.approx(weighted)


@pytest.mark.parametrize("kind", [list, np.array, pd.Series])
def test_text_labels(kind):
    names = {0: "no", 1: "yes"}
    y_true, y_pred = (kind([names[y] for y in labels]) for labels in (Y_TRUE, Y_PRED))
    assert cost_loss(y_true, y_pred, cost_fn=10, pos_label="yes") == pytest.approx(11 / 5)


def test_series_are_read_by_position():
    y_pred = pd.Series(Y_PRED, index=[4, 3, 2, 1, 0])
    assert cost_loss(pd.Series(Y_TRUE), y_pred) == pytest.approx(2 / 5)


@pytest.mark.parametrize(
    ("y_true", "y_pred", "expected"), [([0, 0], [0, 1], 0.5), ([1, 1], [1, 1], 0), ([0], [0], 0)]
)
def test_one_class_still_has_a_cost(y_true, y_pred, expected):
    assert cost_loss(y_true, y_pred) == expected


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"y_true": [0, 0, 0, 1, None]}, r"Got y_true with 1 missing labels"),
        ({"y_pred": [0, 0, 0, 1, np.nan]}, r"Got y_pred with 1 missing labels"),
        ({"y_true": []}, r"Got y_true without any rows"),
        ({"y_pred": [0, 1]}, r"Got y_pred with 2 rows, but expected 5"),
        ({"y_pred": [[0]] * 5}, r"Got y_pred of shape \(5, 1\)"),
        ({"y_pred": [0, 1, 2, 0, 1]}, r"Got 3 different labels in y_true and y_pred"),
        ({"y_pred": ["no", "yes"] * 2 + ["no"]}, r"Got 4 different labels"),
        ({"pos_label": "yes"}, r"Got pos_label='yes', but expected one of the labels: 0, 1"),
        ({"y_true": [0] * 5, "y_pred": ["1"] * 5}, r"Got pos_label=1, but expected .*: '1', 0"),
        ({"cost_fp": -1}, r"Got cost_fp with the value -1, but expected finite values >= 0"),
        ({"cost_fn": [1, 1, 1, 1, -2]}, r"Got cost_fn with the value -2"),
        ({"cost_fn": float("nan")}, r"Got cost_fn with the value nan"),
        ({"cost_fp": [1, 2]}, r"Got cost_fp with 2 rows, but expected 5"),
        ({"cost_fp": [[1, 2]] * 5}, r"Got cost_fp of shape \(5, 2\), but expected shape \(n_sam"),
        ({"sample_weight": [1, 1]}, r"Got sample_weight with 2 rows"),
        ({"sample_weight": [-1, 1, 1, 1, 1]}, r"Got sample_weight with the value -1"),
        ({"sample_weight": [0] * 5}, r"Got sample_weight of zeros only, but expected a weight"),
    ],
)
def test_cost_refuses(arguments, words):
    data = {"y_true": Y_TRUE, "y_pred": Y_PRED}
    with pytest.raises(ValueError, match=words):
        cost_loss(**(data | arguments))


# --- precision at k


@pytest.mark.parametrize("k", [1, 3, 10, 17, 20])
@pytest.mark.parametrize("n_values", [2, 5, 1000], ids=["two scores", "many ties", "few ties"])
def test_precision_at_k_is_the_mean_over_random_orders_of_tied_rows(k, n_values):
    rng = np.random.default_rng(k)
    y_true, y_score = rng.integers(2, size=20), rng.integers(n_values, size=20) / n_values
    orders = (np.lexsort([rng.random(20), -y_score])[:k] for _ in range(4000))
    mean = np.mean([y_true[top].mean() for top in orders])
    value = precision_at_k_score(y_true, y_score, k=k)
    assert isinstance(value, float)
    assert value == pytest.approx(mean, abs=0.03)


@pytest.mark.parametrize(
    ("k", "expected"),
    [(1, Fraction(1)), (2, Fraction(5, 6)), (3, Fraction(7, 9)), (4, Fraction(3, 4)), (6, 0.5)],
)
def test_precision_at_k_by_hand(k, expected):
    """One positive on top, then two of three tied rows, then two negatives."""
    y_true, y_score = [1, 1, 0, 1, 0, 0], [9, 5, 5, 5, 3, 1]
    assert precision_at_k_score(y_true, y_score, k=k) == pytest.approx(float(expected))
    assert precision_at_k_score(y_true[::-1], y_score[::-1], k=k) == pytest.approx(float(expected))


def test_precision_at_k_with_text_labels_and_any_index():
    labels = pd.Series(["no", "yes", "no"], index=[7, 7, 1])
    assert precision_at_k_score(labels, [0.1, 0.8, 0.9], k=2, pos_label="yes") == 0.5


@pytest.mark.parametrize(("y_true", "expected"), [([0, 0], 0), ([1, 1], 1), (["no", "no"], 0)])
def test_precision_at_k_of_a_day_with_one_class(y_true, expected):
    assert precision_at_k_score(y_true, [0.1, 0.2], k=1) == expected


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"k": 0}, r"Got k=0, but expected a positive integer"),
        ({"k": 1.5}, r"Got k=1\.5"),
        ({"k": True}, r"Got k=True"),
        ({"k": 4}, r"Got k=4, but expected at most 3, the number of rows"),
        ({"y_true": [0, 1, 2]}, r"Got 3 different labels in y_true \(such as 0, 1, 2\)"),
        ({"pos_label": "yes"}, r"Got pos_label='yes', but expected one of the labels: 0, 1"),
        ({"y_score": [1, 2]}, r"Got y_score with 2 rows, but expected 3"),
        ({"y_score": [1, 2, np.nan]}, r"Got y_score with 1 NaN"),
    ],
)
def test_precision_at_k_refuses(arguments, words):
    usual = {"y_true": [0, 0, 1], "y_score": [0.1, 0.2, 0.3], "k": 1}
    with pytest.raises(ValueError, match=words):
        precision_at_k_score(**(usual | arguments))
