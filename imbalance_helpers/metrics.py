"""Numbers that judge decisions: predictive value from a base rate, cost, and the top k."""

import numpy as np

from imbalance_helpers.validation import (
    check_labels,
    check_pos_label,
    check_positive_integer,
    check_same_length,
    check_scores,
)

__all__ = ["cost_loss", "positive_predictive_value", "precision_at_k_score"]


def positive_predictive_value(sensitivity, specificity, prevalence):
    """Share of flagged cases that are positive, at a given base rate.

    Sensitivity and specificity stay the same when positives become rarer; this
    value does not, which is why a precision cannot be carried to another
    population. The three arguments broadcast against each other.

    Parameters
    ----------
    sensitivity : float or array-like
        P(flagged | positive), also called recall, in [0, 1].
    specificity : float or array-like
        P(not flagged | negative), in [0, 1].
    prevalence : float or array-like
        P(positive), in [0, 1].

    Returns
    -------
    float or ndarray
        P(positive | flagged), in [0, 1]; NaN where nothing is ever flagged. A
        float if all three arguments are scalars, else of their broadcast shape.

    Raises
    ------
    ValueError
        If a value lies outside [0, 1] or is NaN.

    References
    ----------
    .. [1] Bayes, T. (1763). An essay towards solving a problem in the doctrine of chances.
    .. [2] Altman, D. G. and Bland, J. M. (1994). Diagnostic tests 2: predictive values.

    Examples
    --------
    Of 100 cases 10 are positive: 9 of these are flagged, and so are 9 of the 90 others.

    >>> print(round(positive_predictive_value(0.9, 0.9, 0.1), 4))
    0.5
    >>> positive_predictive_value(0.9, 0.9, [0.5, 0.1, 0.01]).round(3)
    array([0.9  , 0.5  , 0.083])
    """
    sensitivity = _check_share(sensitivity, "sensitivity")
    specificity = _check_share(specificity, "specificity")
    prevalence = _check_share(prevalence, "prevalence")
    caught = sensitivity * prevalence
    flagged = caught + (1 - specificity) * (1 - prevalence)
    # Where nothing is flagged the share has no value; elsewhere NaN is overwritten.
    nothing = np.full(np.shape(flagged), np.nan)
    value = np.divide(caught, flagged, out=nothing, where=flagged > 0)
    return value if value.ndim else float(value)


def cost_loss(y_true, y_pred, *, cost_fp=1.0, cost_fn=1.0, sample_weight=None, pos_label=1):
    """Mean cost of wrong decisions, per sample; right decisions cost nothing.

    With both costs at 1 it is the error rate. A cost may differ by row, as the
    amount of a missed fraud does. One class in `y_true` is enough, since the
    cost of its rows is known.

    Parameters
    ----------
    y_true : array-like of shape (n_samples,)
        True labels, of at most two values.
    y_pred : array-like of shape (n_samples,)
        Predicted labels (decisions, not probabilities).
    cost_fp : float or array-like of shape (n_samples,), default=1.0
        Cost of flagging a negative row, at least 0, in any unit.
    cost_fn : float or array-like of shape (n_samples,), default=1.0
        Cost of missing a positive row, at least 0, in the same unit.
    sample_weight : array-like of shape (n_samples,), default=None
        Weight of each row in the mean, at least 0; None weighs all rows alike.
    pos_label : int, float, bool or str, default=1
        The label of the positive class.

    Returns
    -------
    float
        Cost per sample, in the unit of the costs; lower is better.

    Raises
    ------
    ValueError
        If labels are missing, lengths differ, there are more than two labels,
        two labels of which none is `pos_label`, or a cost or weight is negative.

    References
    ----------
    .. [1] Elkan, C. (2001). The foundations of cost-sensitive learning.

    Examples
    --------
    One false alarm at 1 and one miss at 10, over four rows:

    >>> cost_loss([0, 0, 1, 1], [0, 1, 0, 1], cost_fp=1, cost_fn=10)
    2.75
    >>> cost_loss(["no", "yes"], ["no", "no"], cost_fn=[5, 300], pos_label="yes")
    150.0
    """
    truth, decided = check_labels(y_true), check_labels(y_pred, name="y_pred")
    n_samples = len(truth)
    check_same_length(decided, n_samples, name="y_pred")
    _check_two_labels(truth, decided, pos_label)
    cost_fp = _check_amounts(cost_fp, n_samples, "cost_fp")
    cost_fn = _check_amounts(cost_fn, n_samples, "cost_fn")
    is_positive, is_flagged = truth == pos_label, decided == pos_label
    cost = cost_fp * (is_flagged & ~is_positive) + cost_fn * (is_positive & ~is_flagged)
    if sample_weight is None:
        return float(cost.mean())
    weight = _check_amounts(sample_weight, n_samples, "sample_weight")
    if not weight.sum() > 0:
        raise ValueError("Got sample_weight of zeros only, but expected a weight above 0.")
    return float(np.average(cost, weights=weight))


def precision_at_k_score(y_true, y_score, *, k, pos_label=1):
    """Share of positives among the k rows of the highest scores.

    This is the metric of a fixed capacity: k alerts are worked on, whatever
    their scores. Where the k-th score is tied, some of the tied rows are in and
    some are out; the value is then the expected one if they are drawn at
    random, so it does not depend on the order of the rows. Without any
    positive in `y_true` it is 0, as on a day without fraud.

    Parameters
    ----------
    y_true : array-like of shape (n_samples,)
        True labels, of at most two values.
    y_score : array-like of shape (n_samples,)
        Scores of the positive class, finite.
    k : int
        Number of rows at the top, from 1 to n_samples.
    pos_label : int, float, bool or str, default=1
        The label of the positive class.

    Returns
    -------
    float
        Positives among the top k, divided by k; in [0, 1].

    Raises
    ------
    ValueError
        If labels are missing, there are more than two of them or two of which
        none is `pos_label`, lengths differ, a score is not finite, or `k` is
        no integer from 1 to n_samples.

    References
    ----------
    .. [1] McSherry, F. and Najork, M. (2008). Computing information retrieval
       performance measures efficiently in the presence of tied scores.

    Examples
    --------
    >>> precision_at_k_score([1, 0, 1, 0], [0.9, 0.8, 0.7, 0.1], k=2)
    0.5

    Two rows share the second place and one of them is positive:

    >>> precision_at_k_score([1, 0, 1, 0], [0.9, 0.8, 0.8, 0.1], k=2)
    0.75
    """
    truth = check_labels(y_true)
    scores = check_scores(y_score, len(truth))
    _check_two_labels(truth, truth[:0], pos_label)
    check_positive_integer(k, name="k")
    if k > len(truth):
        raise ValueError(f"Got k={k}, but expected at most {len(truth)}, the number of rows.")
    cut = np.sort(scores)[-k]
    is_positive, is_above, is_tied = truth == pos_label, scores > cut, scores == cut
    n_places = k - is_above.sum()
    caught = (is_positive & is_above).sum() + n_places * is_positive[is_tied].mean()
    return float(caught / k)


def _check_share(value, name):
    share = np.asarray(value, dtype=float)
    outside = share[~((share >= 0) & (share <= 1))]  # negated, so that NaN fails too
    if outside.size:
        raise ValueError(f"Got {name}={outside.flat[0]:g}, but expected values in [0, 1].")
    return share


def _check_two_labels(truth, decided, pos_label):
    labels = {*truth.tolist(), *decided.tolist()}
    if len(labels) > 2:
        known = ", ".join(sorted(map(repr, labels))[:5])
        where = "y_true and y_pred" if len(decided) else "y_true"
        raise ValueError(
            f"Got {len(labels)} different labels in {where} (such as {known}), "
            "but expected at most 2."
        )
    # With a single label nothing is wrong and the loss is 0, whichever label is positive.
    if len(labels) == 2:
        check_pos_label(pos_label, labels)


def _check_amounts(value, n_samples, name):
    """Return costs or weights as a float array of shape (n_samples,), all of them >= 0."""
    amounts = np.asarray(value, dtype=float)
    if amounts.ndim == 0:
        amounts = np.full(n_samples, amounts)
    check_same_length(amounts, n_samples, name=name)
    bad = amounts[~((amounts >= 0) & (amounts < np.inf))]
    if len(bad):
        raise ValueError(f"Got {name} with the value {bad[0]:g}, but expected finite values >= 0.")
    return amounts
