"""From probabilities to decisions: another base rate, costs, and what each threshold does."""

import numpy as np
import pandas as pd
from sklearn.metrics import confusion_matrix_at_thresholds

from imbalance_helpers.validation import (
    check_binary,
    check_cost,
    check_proba,
    check_scores,
    check_strictly_between,
)

__all__ = ["bayes_threshold", "shift_prevalence", "threshold_table"]


def shift_prevalence(y_proba, *, train_prevalence, target_prevalence):
    r"""Carry probabilities to another base rate, for instance back from resampled rows.

    If only the share of positives differs between two populations, and rows of
    each class look the same in both, the odds of every row are multiplied by
    one constant: :math:`\frac{p'}{1-p'} = \frac{p}{1-p} \cdot
    \frac{\pi'}{1-\pi'} \Big/ \frac{\pi}{1-\pi}`. The order of the rows stays.

    Parameters
    ----------
    y_proba : array-like of shape (n_samples,)
        P(y=1 | x) where the share of positives is `train_prevalence`, in [0, 1].
    train_prevalence : float
        P(y=1) among the rows the model was fitted on, after any resampling or
        weighting; above 0 and below 1.
    target_prevalence : float
        P(y=1) where the probabilities are to be used; above 0 and below 1.

    Returns
    -------
    ndarray of shape (n_samples,)
        P(y=1 | x) at `target_prevalence`, in [0, 1]; 0 stays 0 and 1 stays 1.

    Raises
    ------
    ValueError
        If a probability lies outside [0, 1] or is missing, or a prevalence is
        not strictly between 0 and 1.

    References
    ----------
    .. [1] Saerens, M., Latinne, P. and Decaestecker, C. (2002). Adjusting the outputs
       of a classifier to new a priori probabilities: a simple procedure.
    .. [2] Dal Pozzolo, A., Caelen, O., Johnson, R. A. and Bontempi, G. (2015).
       Calibrating probability with undersampling for unbalanced classification.

    Examples
    --------
    Undersampled to half and half, a row at 0.5 tells nothing; its risk is the base rate.

    >>> shift_prevalence([0, 0.5, 1], train_prevalence=0.5, target_prevalence=0.01)
    array([0.  , 0.01, 1.  ])
    """
    proba = check_proba(y_proba, np.size(y_proba))
    check_strictly_between(train_prevalence, 0, 1, name="train_prevalence")
    check_strictly_between(target_prevalence, 0, 1, name="target_prevalence")
    positive = proba * (target_prevalence / train_prevalence)
    negative = (1 - proba) * ((1 - target_prevalence) / (1 - train_prevalence))
    # Rounding may leave 1.0000000000000002, which metrics refuse as a probability.
    return np.clip(positive / (positive + negative), 0, 1)


def bayes_threshold(*, cost_fp=1.0, cost_fn=1.0):
    """Probability from which flagging a row costs less than not flagging it.

    Flagging costs (1 - p) * `cost_fp` on average, not flagging p * `cost_fn`.
    The rule needs calibrated probabilities at the base rate where it is used,
    and right decisions that cost nothing.

    Parameters
    ----------
    cost_fp : float, default=1.0
        Cost of flagging a negative row, at least 0, in any unit.
    cost_fn : float, default=1.0
        Cost of missing a positive row, at least 0, in the same unit.

    Returns
    -------
    float
        The threshold, in [0, 1]: flag rows whose probability reaches it.

    Raises
    ------
    ValueError
        If a cost is negative or not finite, or both are 0.

    References
    ----------
    .. [1] Elkan, C. (2001). The foundations of cost-sensitive learning.

    Examples
    --------
    If a miss costs as much as nine false alarms, one chance in ten is enough.

    >>> bayes_threshold(cost_fp=1, cost_fn=9)
    0.1
    """
    check_cost(cost_fp, name="cost_fp")
    check_cost(cost_fn, name="cost_fn")
    if cost_fp == cost_fn == 0:
        raise ValueError("Got costs of 0 for both mistakes, but expected one above 0.")
    return float(cost_fp / (cost_fp + cost_fn))


def threshold_table(y_true, y_score, *, thresholds=None, pos_label=1):
    """Count right and wrong decisions at each threshold; a score that reaches it is flagged.

    Parameters
    ----------
    y_true : array-like of shape (n_samples,)
        True labels of exactly two classes.
    y_score : array-like of shape (n_samples,)
        Scores of the positive class: probabilities or any other finite numbers
        that grow with the belief in it.
    thresholds : float or array-like of shape (n_thresholds,), default=None
        Thresholds in the unit of the scores, in any order; None takes every
        distinct score, from the highest.
    pos_label : int, float, bool or str, default=1
        The label of the positive class.

    Returns
    -------
    DataFrame of shape (n_thresholds, 9)
        One row per threshold, in the given order, with the columns
        ``threshold``; ``tn``, ``fp``, ``fn``, ``tp``, numbers of rows;
        ``precision`` (NaN where nothing is flagged), ``recall`` and
        ``specificity``, in [0, 1]; ``flagged``, number of rows.

    Raises
    ------
    ValueError
        If labels are missing or not of two classes, `pos_label` is none of
        them, lengths differ, or a score or threshold is not finite.

    Examples
    --------
    >>> table = threshold_table([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8], thresholds=[0.35, 0.9])
    >>> print(table.drop(columns="specificity").round(2).to_string(index=False))
     threshold  tn  fp  fn  tp  precision  recall  flagged
          0.35   1   1   0   2       0.67     1.0        3
          0.90   2   0   2   0        NaN     0.0        0
    """
    is_positive, _ = check_binary(y_true, pos_label=pos_label)
    scores = check_scores(y_score, len(is_positive))
    *counts, distinct = confusion_matrix_at_thresholds(is_positive, scores)
    tn, fp, fn, tp = np.asarray(counts, dtype=int)
    if thresholds is not None:
        wanted = np.atleast_1d(thresholds)
        wanted = check_scores(wanted, wanted.size, name="thresholds")
        # How many distinct scores reach each threshold; with none, nothing is flagged.
        n_reaching = np.searchsorted(-distinct, -wanted, side="right")
        negatives, positives = fp[-1], tp[-1]
        fp, tp = (np.append(0, count)[n_reaching] for count in (fp, tp))
        tn, fn, distinct = negatives - fp, positives - tp, wanted
    flagged = tp + fp
    nothing = np.full(len(flagged), np.nan)
    return pd.DataFrame(
        {
            "threshold": distinct,
            **{"tn": tn, "fp": fp, "fn": fn, "tp": tp},
            "precision": np.divide(tp, flagged, out=nothing, where=flagged > 0),
            "recall": tp / (tp + fn),
            "specificity": tn / (tn + fp),
            "flagged": flagged,
        }
    )
