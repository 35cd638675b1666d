"""How sure a score is: intervals for a metric on one test set."""

from typing import NamedTuple

import numpy as np

from imbalance_helpers.validation import (
    check_labels,
    check_positive_integer,
    check_scores,
    check_strictly_between,
    random_source,
)

__all__ = ["ScoreInterval", "bootstrap_interval"]


class ScoreInterval(NamedTuple):
    """A score with an interval around it.

    Parameters
    ----------
    estimate : float
        The score on the rows as they are.
    low : float
        Lower end of the interval.
    high : float
        Upper end of the interval.

    Examples
    --------
    >>> from imbalance_helpers import ScoreInterval
    >>> estimate, low, high = ScoreInterval(estimate=0.5, low=0.25, high=0.75)
    >>> high - low
    0.5
    """

    estimate: float
    low: float
    high: float


def bootstrap_interval(
    metric, y_true, y_score, *, n_resamples=2000, confidence_level=0.95, random_state=None
):
    """Percentile interval of a metric, from rows drawn again within each class.

    Drawing within the classes keeps the number of positives, as a stratified
    split does: the interval says how sure the score is at this prevalence. It
    knows nothing of another training set. With few positives it is too short.

    Parameters
    ----------
    metric : callable
        Called as ``metric(y_true, y_score)``; returns a number. Fix further
        arguments with :func:`functools.partial` or a lambda.
    y_true : array-like of shape (n_samples,)
        True labels, of any number of classes.
    y_score : array-like of shape (n_samples,)
        Scores, probabilities or numeric decisions: what the metric compares
        with the labels.
    n_resamples : int, default=2000
        How often rows are drawn; each costs one call of the metric.
    confidence_level : float, default=0.95
        Share of the resampled scores inside the interval, above 0 and below 1.
    random_state : int, RandomState, Generator or None, default=None
        Seed or source of randomness; an int gives the same interval each time.

    Returns
    -------
    ScoreInterval
        The score of the rows as they are, and both ends of the interval.

    Raises
    ------
    ValueError
        If labels are missing, lengths differ, a score is not finite, the
        metric gives NaN, or a number is out of its range.

    References
    ----------
    .. [1] Efron, B. and Tibshirani, R. J. (1993). An introduction to the bootstrap,
       chapter 13.

    Examples
    --------
    >>> from sklearn.metrics import average_precision_score
    >>> from imbalance_helpers import bootstrap_interval, make_rare_events
    >>> events = make_rare_events(1000, prevalence=0.05, random_state=0)
    >>> estimate, low, high = bootstrap_interval(
    ...     average_precision_score, events.target, events.posterior,
    ...     n_resamples=200, random_state=0,
    ... )
    >>> low < estimate < high
    True
    """
    truth = check_labels(y_true)
    scores = check_scores(y_score, len(truth))
    check_positive_integer(n_resamples, name="n_resamples")
    check_strictly_between(confidence_level, 0, 1, name="confidence_level")
    rng = random_source(random_state)
    classes = [np.flatnonzero(truth == label) for label in np.unique(truth)]
    values = np.empty(n_resamples)
    drawn = np.empty(len(truth), dtype=int)
    for number in range(n_resamples):
        for rows in classes:  # each row is replaced by one of its class, so labels stay in place
            drawn[rows] = rng.choice(rows, size=len(rows))
        values[number] = metric(truth, scores[drawn])
    estimate = float(metric(truth, scores))
    n_nan = int(np.isnan(values).sum() + np.isnan(estimate))
    if n_nan:
        raise ValueError(
            f"Got NaN from the metric in {n_nan} of {n_resamples + 1} calls, but expected numbers."
        )
    tail = (1 - confidence_level) / 2
    low, high = np.quantile(values, [tail, 1 - tail])
    return ScoreInterval(estimate, float(low), float(high))
