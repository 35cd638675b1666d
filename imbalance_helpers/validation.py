"""Checks of labels and scores, shared by the metrics and the displays.

Series are read by position, whatever their index.
"""

import numbers

import numpy as np
import pandas as pd
from sklearn.utils import check_random_state


def check_labels(y, *, name="y_true"):
    """Return labels as a 1-d array of shape (n_samples,), without missing values."""
    # Lists go through object: next to text, NumPy would turn NaN into the text "nan".
    values = np.asarray(y) if hasattr(y, "dtype") else np.asarray(y, dtype=object)
    if values.ndim != 1:
        raise ValueError(f"Got {name} of shape {values.shape}, but expected shape (n_samples,).")
    if len(values) == 0:
        raise ValueError(f"Got {name} without any rows, but expected at least one.")
    n_missing = int(pd.isna(values).sum())
    if n_missing:
        raise ValueError(
            f"Got {name} with {n_missing} missing labels (NaN or None), "
            "but expected a label in every row."
        )
    try:
        np.unique(values)
    except TypeError:
        kinds = ", ".join(sorted({type(value).__name__ for value in values}))
        raise ValueError(
            f"Got {name} with labels of types {kinds}, but expected one type that can be sorted."
        ) from None
    return np.asarray(values.tolist())


def check_same_length(values, n_samples, *, name, hint=""):
    """Fail unless values have the shape (n_samples,)."""
    if values.ndim != 1:
        raise ValueError(
            f"Got {name} of shape {values.shape}, but expected shape (n_samples,){hint}."
        )
    if len(values) != n_samples:
        raise ValueError(
            f"Got {name} with {len(values)} rows, but expected {n_samples}, as many as y_true has."
        )


def check_pos_label(pos_label, labels):
    """Fail unless the positive label is among the given labels."""
    if pos_label not in labels:
        known = ", ".join(sorted(map(repr, labels)))
        raise ValueError(f"Got pos_label={pos_label!r}, but expected one of the labels: {known}.")


def check_binary(y_true, *, pos_label):
    """Return which rows are positive, bool of shape (n_samples,), and the negative label."""
    values = check_labels(y_true)
    labels = np.unique(values).tolist()
    if len(labels) != 2:
        known = ", ".join(map(repr, labels[:5])) + (", ..." if len(labels) > 5 else "")
        raise ValueError(
            f"Got y_true with {len(labels)} class{'es' * (len(labels) > 1)} ({known}), "
            "but expected exactly 2."
        )
    check_pos_label(pos_label, labels)
    negative = labels[1] if labels[0] == pos_label else labels[0]
    return values != negative, negative


def check_scores(y_score, n_samples, *, name="y_score"):
    """Return scores as a float array of shape (n_samples,), all of them finite."""
    try:
        scores = np.asarray(y_score, dtype=float)
    except (TypeError, ValueError):
        raise ValueError(f"Got {name} that is not numeric, but expected numbers.") from None
    # Who passes both columns of predict_proba needs the remedy, not only the shape.
    hint = ": take the column of the positive class" if scores.shape[1:] == (2,) else ""
    check_same_length(scores, n_samples, name=name, hint=hint)
    n_bad = int((~np.isfinite(scores)).sum())
    if n_bad:
        raise ValueError(
            f"Got {name} with {n_bad} NaN or infinite values, but expected finite numbers."
        )
    return scores


def check_proba(y_proba, n_samples, *, name="y_proba"):
    """Return probabilities as a float array of shape (n_samples,), all in [0, 1]."""
    proba = check_scores(y_proba, n_samples, name=name)
    outside = proba[(proba < 0) | (proba > 1)]
    if len(outside):
        raise ValueError(
            f"Got {name} with the value {outside[0]:g}, but expected probabilities in [0, 1]."
        )
    return proba


def check_positive_integer(value, *, name):
    """Fail unless the value is a whole number above 0."""
    if not isinstance(value, numbers.Integral) or isinstance(value, bool) or value < 1:
        raise ValueError(f"Got {name}={value!r}, but expected a positive integer.")


def check_positive_number(value, *, name):
    """Fail unless the value is a finite number above 0."""
    if not (isinstance(value, numbers.Real) and 0 < value < np.inf):
        raise ValueError(f"Got {name}={value!r}, but expected a finite number above 0.")


def check_cost(value, *, name):
    """Fail unless the value is a finite number, at least 0."""
    if not (isinstance(value, numbers.Real) and 0 <= value < np.inf):
        raise ValueError(f"Got {name}={value!r}, but expected a finite number >= 0.")


def check_strictly_between(value, low, high, *, name):
    """Fail unless the value is a number above `low` and below `high`."""
    if not (isinstance(value, numbers.Real) and low < value < high):
        raise ValueError(
            f"Got {name}={value!r}, but expected a number above {low} and below {high}."
        )


def random_source(random_state):
    """Return a RandomState or a Generator; scikit-learn's own check knows no Generator."""
    is_generator = isinstance(random_state, np.random.Generator)
    return random_state if is_generator else check_random_state(random_state)
