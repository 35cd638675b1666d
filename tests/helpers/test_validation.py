"""The checks of labels and scores: what passes, and which words name what came."""

import numpy as np
import pandas as pd
import pytest

from imbalance_helpers.validation import (
    check_binary,
    check_labels,
    check_pos_label,
    check_proba,
    check_scores,
)

SAME_LABELS = [
    [0, 1, 1],
    (0, 1, 1),
    np.array([0, 1, 1]),
    np.array([0.0, 1.0, 1.0]),
    np.array([False, True, True]),
    np.array([0, 1, 1], dtype=object),
    pd.Series([0, 1, 1], index=[7, 7, -2]),
    pd.Series([0, 1, 1], dtype="Int64"),
    pd.Series([0, 1, 1], dtype="category"),
]


@pytest.mark.parametrize("y", SAME_LABELS, ids=lambda y: f"{type(y).__name__}")
def test_every_container_gives_the_same_rows(y):
    assert check_labels(y).tolist() == [0, 1, 1]
    is_positive, negative = check_binary(y, pos_label=1)
    assert is_positive.tolist() == [False, True, True]
    assert negative == 0


@pytest.mark.parametrize("kind", [list, np.array, pd.Series])
def test_text_labels_name_their_positive(kind):
    is_positive, negative = check_binary(kind(["yes", "no", "no"]), pos_label="yes")
    assert is_positive.tolist() == [True, False, False]
    assert negative == "no"


@pytest.mark.parametrize(
    ("y", "words"),
    [
        ([], r"Got y_true without any rows, but expected at least one"),
        (3, r"Got y_true of shape \(\), but expected shape \(n_samples,\)"),
        ([[0], [1]], r"Got y_true of shape \(2, 1\), but expected"),
        (pd.DataFrame({"y": [0, 1]}), r"shape \(2, 1\), but expected"),
        ([0, None, 1], r"Got y_true with 1 missing labels \(NaN or None\), but expected a label"),
        (["no", float("nan"), "yes"], r"1 missing labels"),
        (np.array([0.0, np.nan, np.nan]), r"2 missing labels"),
        (pd.Series([0, None], dtype="Int64"), r"1 missing labels"),
        (pd.Series(["no", None]), r"1 missing labels"),
        ([0, "1"], r"Got y_true with labels of types int, str, but expected one type"),
    ],
)
def test_labels_that_are_refused(y, words):
    with pytest.raises(ValueError, match=words):
        check_labels(y)


@pytest.mark.parametrize(
    ("y", "pos_label", "words"),
    [
        ([0, 0], 0, r"Got y_true with 1 class \(0\), but expected exactly 2"),
        ([0, 1, 2], 1, r"Got y_true with 3 classes \(0, 1, 2\), but expected exactly 2"),
        (range(9), 1, r"9 classes \(0, 1, 2, 3, 4, \.\.\.\)"),
        ([0, 1], 2, r"Got pos_label=2, but expected one of the labels: 0, 1"),
        (["no", "yes"], 1, r"Got pos_label=1, but expected one of the labels: 'no', 'yes'"),
        ([0, 1], "1", r"Got pos_label='1'"),
    ],
)
def test_classes_that_are_refused(y, pos_label, words):
    with pytest.raises(ValueError, match=words):
        check_binary(y, pos_label=pos_label)


def test_unknown_positive_label_among_labels_of_mixed_types():
    with pytest.raises(ValueError, match="Got pos_label=2, but expected one of the labels: 'a', 0"):
        check_pos_label(2, {"a", 0})


@pytest.mark.parametrize(
    "scores", [[0, 0.5, 1], np.array([0, 0.5, 1]), pd.Series([0, 0.5, 1], index=[3, 3, 1])]
)
def test_scores_become_a_float_array(scores):
    for check in (check_scores, check_proba):
        result = check(scores, 3)
        assert result.dtype == float
        assert result.tolist() == [0, 0.5, 1]


def test_scores_may_leave_the_unit_interval():
    assert check_scores([-4, 9], 2).tolist() == [-4, 9]


@pytest.mark.parametrize(
    ("scores", "words"),
    [
        ([0.1], r"Got y_score with 1 rows, but expected 2, as many as y_true has"),
        ([[0.9, 0.1], [0.8, 0.2]], r"shape \(2, 2\).*: take the column of the positive class"),
        ([[0.9], [0.8]], r"Got y_score of shape \(2, 1\), but expected shape \(n_samples,\)\."),
        (0.5, r"Got y_score of shape \(\)"),
        ([0.1, float("nan")], r"1 NaN or infinite values, but expected finite"),
        ([0.1, None], r"1 NaN or infinite"),
        ([np.inf, -np.inf], r"2 NaN or infinite"),
        (["high", "low"], r"Got y_score that is not numeric, but expected numbers"),
    ],
)
def test_scores_that_are_refused(scores, words):
    with pytest.raises(ValueError, match=words):
        check_scores(scores, 2)


@pytest.mark.parametrize("wrong", [-0.1, 1.5])
def test_probabilities_outside_the_unit_interval(wrong):
    words = rf"Got y_proba with the value {wrong}, but expected probabilities in \[0, 1\]"
    with pytest.raises(ValueError, match=words):
        check_proba([0.5, wrong], 2)


def test_no_input_is_changed():
    y, scores = pd.Series([0, 1, 1], index=[5, 5, 5]), np.array([0.1, 0.2, 0.3])
    before = y.copy(), scores.copy()
    check_binary(y, pos_label=1)
    check_proba(scores, 3)
    pd.testing.assert_series_equal(y, before[0])
    np.testing.assert_array_equal(scores, before[1])
