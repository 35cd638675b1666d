"""How the scores of a classifier are distributed in each of the two classes."""

import numpy as np

from imbalance_helpers.displays.drawing import CLASS_COLORS, new_axes_unless
from imbalance_helpers.validation import check_binary, check_pos_label, check_scores


class ScoreDistributionDisplay:
    """Histograms of the scores of both classes, each as share of its own rows.

    With shares of all rows a class of one in a hundred would vanish at the
    bottom; with shares of each class the overlap shows, which is what no
    threshold can separate.

    Parameters
    ----------
    classes : tuple of length 2
        The negative label, then the positive one.
    counts : array-like of shape (2,)
        Number of rows of each class.
    bin_edges : array-like of shape (n_bins + 1,)
        Edges of the bins, the same for both classes, in the unit of the scores.
    shares : array-like of shape (2, n_bins)
        Share of the rows of each class that falls into each bin; rows sum to 1.
    threshold : float, default=None
        Score from which rows are flagged; None draws no line.

    Attributes
    ----------
    ax_ : matplotlib Axes
        The axes last drawn on.
    figure_ : matplotlib Figure
        The figure that holds them.

    Examples
    --------
    >>> display = ScoreDistributionDisplay.from_predictions(
    ...     [0, 0, 0, 1], [0.1, 0.2, 0.9, 0.8], bins=2, threshold=0.5
    ... )
    >>> display.shares.round(2)
    array([[0.67, 0.33],
           [0.  , 1.  ]])
    """

    def __init__(self, *, classes, counts, bin_edges, shares, threshold=None):
        self.classes = tuple(classes)
        self.counts = np.asarray(counts)
        self.bin_edges = np.asarray(bin_edges)
        self.shares = np.asarray(shares)
        self.threshold = threshold

    @classmethod
    def from_predictions(cls, y_true, y_score, *, threshold=None, bins=30, pos_label=1, ax=None):
        """Count scores in common bins and draw one histogram per class.

        Parameters
        ----------
        y_true : array-like of shape (n_samples,)
            True labels of exactly two classes.
        y_score : array-like of shape (n_samples,)
            Scores of the positive class: probabilities or any other finite
            numbers that grow with the belief in it.
        threshold : float, default=None
            Score from which rows are flagged, drawn as a vertical line; None
            draws no line.
        bins : int or array-like of shape (n_bins + 1,), default=30
            Number of equal bins from the lowest to the highest score, or the
            increasing edges of bins that hold every score.
        pos_label : int, float, bool or str, default=1
            The label of the positive class.
        ax : matplotlib Axes, default=None
            Where to draw; None makes a new figure.

        Returns
        -------
        ScoreDistributionDisplay
            With the shares stored and drawn.

        Raises
        ------
        ValueError
            If labels are missing or not of two classes, `pos_label` is none of
            them, lengths differ, a score or the threshold is not finite, or
            the bins are no positive number or leave out a score.

        Examples
        --------
        >>> display = ScoreDistributionDisplay.from_predictions(
        ...     ["no", "no", "yes"], [-1.0, 0.0, 2.0], bins=[-1, 0, 2], pos_label="yes"
        ... )
        >>> display.classes
        ('no', 'yes')
        """
        is_positive, negative = check_binary(y_true, pos_label=pos_label)
        scores = check_scores(y_score, len(is_positive))
        if threshold is not None and not np.isfinite(threshold):
            raise ValueError(f"Got threshold={threshold!r}, but expected a finite number or None.")
        bin_edges = _bin_edges(scores, bins)
        counts = np.array([(~is_positive).sum(), is_positive.sum()])
        in_bins = [np.histogram(scores[rows], bin_edges)[0] for rows in (~is_positive, is_positive)]
        display = cls(
            classes=(negative, pos_label),
            counts=counts,
            bin_edges=bin_edges,
            shares=in_bins / counts[:, np.newaxis],
            threshold=threshold,
        )
        return display.plot(ax)

    @classmethod
    def from_estimator(cls, estimator, X, y, **kwargs):
        """Score rows with a fitted classifier and draw one histogram per class.

        Parameters
        ----------
        estimator : estimator instance
            A fitted binary classifier or pipeline. Scores are its probabilities of
            the positive class, or its `decision_function` where it has none.
        X : array-like of shape (n_samples, n_features)
            Features, best of rows the classifier has not seen.
        y : array-like of shape (n_samples,)
            True labels.
        **kwargs : dict
            The keyword arguments of :meth:`from_predictions`.

        Returns
        -------
        ScoreDistributionDisplay
            With the shares stored and drawn.

        Raises
        ------
        ValueError
            If the estimator is no binary classifier that scores, or as for
            :meth:`from_predictions`.

        Examples
        --------
        >>> from sklearn.linear_model import LogisticRegression
        >>> from imbalance_helpers import make_rare_events
        >>> events = make_rare_events(random_state=0)
        >>> model = LogisticRegression().fit(events.data, events.target)
        >>> display = ScoreDistributionDisplay.from_estimator(
        ...     model, events.data, events.target, threshold=0.1
        ... )
        >>> display.counts.sum() == len(events.target)
        np.True_
        """
        scores = _scores(estimator, X, kwargs.get("pos_label", 1))
        return cls.from_predictions(y, scores, **kwargs)

    def plot(self, ax=None):
        """Draw both histograms and the threshold.

        Parameters
        ----------
        ax : matplotlib Axes, default=None
            Where to draw; None makes a new figure.

        Returns
        -------
        ScoreDistributionDisplay
            Itself, with `ax_` and `figure_`.

        Examples
        --------
        >>> display = ScoreDistributionDisplay(
        ...     classes=(0, 1), counts=[3, 1], bin_edges=[0, 0.5, 1], shares=[[1, 0], [0, 1]]
        ... ).plot()
        >>> [text.get_text() for text in display.ax_.get_legend().get_texts()]
        ['class 0 (n = 3)', 'class 1 (n = 1)']
        """
        ax = new_axes_unless(ax)
        # A filled area against a dashed outline with hatching: two looks that differ in print.
        looks = (
            {"facecolor": (CLASS_COLORS[0], 0.35), "linestyle": "-"},
            {"facecolor": "none", "linestyle": "--", "hatch": "//"},
        )
        rows = zip(self.classes, self.counts, self.shares, CLASS_COLORS, looks, strict=True)
        for label, count, share, color, look in rows:
            name = f"class {label} (n = {count:,})"
            ax.stairs(
                100 * share, self.bin_edges, fill=True, edgecolor=color, lw=1.5, label=name, **look
            )
        if self.threshold is not None:
            name = f"threshold {self.threshold:.3g}"
            ax.axvline(self.threshold, color="black", linestyle=":", label=name)
        ax.set(
            xlabel=f"Score of class {self.classes[1]} (no unit)",
            ylabel="Share of rows of the class (%)",
        )
        # Above the axes: inside, there is no corner that bars and threshold always leave free.
        ax.legend(loc="lower left", bbox_to_anchor=(0, 1), borderpad=0)
        self.ax_, self.figure_ = ax, ax.figure
        return self


def _bin_edges(scores, bins):
    if np.ndim(bins) == 0 and (not isinstance(bins, (int, np.integer)) or bins < 1):
        raise ValueError(f"Got bins={bins!r}, but expected a positive integer or edges of bins.")
    edges = np.histogram_bin_edges(scores, bins)
    if scores.min() < edges[0] or scores.max() > edges[-1]:
        raise ValueError(
            f"Got bins from {edges[0]:g} to {edges[-1]:g}, but expected them to hold every "
            f"score, from {scores.min():g} to {scores.max():g}."
        )
    return edges


def _scores(estimator, X, pos_label):
    """Scores that grow with the belief in the positive class, of shape (n_samples,)."""
    kinds = [kind for kind in ("predict_proba", "decision_function") if hasattr(estimator, kind)]
    if not kinds or not hasattr(estimator, "classes_"):
        raise ValueError(
            f"Got {type(estimator).__name__}, but expected a fitted classifier with "
            "predict_proba or decision_function."
        )
    labels = np.asarray(estimator.classes_).tolist()
    if len(labels) != 2:
        raise ValueError(f"Got a classifier of {len(labels)} classes, but expected exactly 2.")
    check_pos_label(pos_label, labels)
    column = labels.index(pos_label)
    if kinds[0] == "predict_proba":
        return estimator.predict_proba(X)[:, column]
    # A decision function speaks of the second class; its opposite speaks of the first.
    return estimator.decision_function(X) * (1 if column == 1 else -1)
