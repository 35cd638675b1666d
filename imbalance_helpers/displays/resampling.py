"""What a sampler did, point by point, in two dimensions."""

import numpy as np
import pandas as pd

from imbalance_helpers.displays.drawing import CLASS_COLORS, new_axes_unless
from imbalance_helpers.validation import check_binary

# Drawn in this order; what the sampler changed lies on top.
KINDS = ("dropped", "kept", "repeated", "synthetic")


class ResamplingDisplay:
    """Points a sampler kept, dropped, repeated or made up, each kind with its own marker.

    Points are told apart by their values: one that was not there before is
    synthetic, one that stands there more often than before is repeated.

    Parameters
    ----------
    classes : tuple of length 2
        The negative label, then the positive one.
    points : array-like of shape (n_points, 2)
        Distinct points, before and after resampling.
    is_positive : array-like of shape (n_points,)
        Whether a point is of the positive class.
    n_before : array-like of shape (n_points,)
        How many rows had this point before.
    n_after : array-like of shape (n_points,)
        How many rows have it after.
    features : tuple of length 2
        Names of the two columns.

    Attributes
    ----------
    ax_ : matplotlib Axes
        The axes last drawn on.
    figure_ : matplotlib Figure
        The figure that holds them.

    Examples
    --------
    >>> from imblearn.under_sampling import RandomUnderSampler
    >>> from imbalance_helpers import ResamplingDisplay
    >>> X, y = [[0, 0], [1, 0], [2, 0], [0, 1]], [0, 0, 0, 1]
    >>> display = ResamplingDisplay.from_sampler(RandomUnderSampler(random_state=0), X, y)
    >>> [text.get_text() for text in display.ax_.get_legend().get_texts()]
    ['class 0, dropped (n = 2)', 'class 0, kept (n = 1)', 'class 1, kept (n = 1)']
    """

    def __init__(self, *, classes, points, is_positive, n_before, n_after, features):
        self.classes = tuple(classes)
        self.points = np.asarray(points)
        self.is_positive = np.asarray(is_positive)
        self.n_before = np.asarray(n_before)
        self.n_after = np.asarray(n_after)
        self.features = tuple(features)

    @classmethod
    def from_sampler(cls, sampler, X, y, *, pos_label=1, ax=None):
        """Resample, compare the points before and after, and draw them.

        Parameters
        ----------
        sampler : sampler instance
            Anything with ``fit_resample``; it is fitted.
        X : array-like of shape (n_samples, 2)
            Two features; the columns of a DataFrame name the axes.
        y : array-like of shape (n_samples,)
            Labels of exactly two classes.
        pos_label : int, float, bool or str, default=1
            The label of the positive class.
        ax : matplotlib Axes, default=None
            Where to draw; None makes a new figure.

        Returns
        -------
        ResamplingDisplay
            With the points stored and drawn.

        Raises
        ------
        ValueError
            If `sampler` cannot resample, X has not two columns, or labels are
            missing or not of two classes.

        Examples
        --------
        >>> from imblearn.over_sampling import SMOTE
        >>> from imbalance_helpers import make_rare_events
        >>> events = make_rare_events(200, prevalence=0.1, random_state=0)
        >>> display = ResamplingDisplay.from_sampler(
        ...     SMOTE(random_state=0), events.data, events.target
        ... )
        >>> int((display.n_before == 0).sum()) == 200 - 2 * int(events.target.sum())
        True
        """
        if isinstance(sampler, type) or not hasattr(sampler, "fit_resample"):
            name = sampler.__name__ if isinstance(sampler, type) else type(sampler).__name__
            raise ValueError(f"Got {name}, but expected a sampler instance with fit_resample.")
        if np.ndim(X) != 2 or np.shape(X)[1] != 2:
            raise ValueError(f"Got X of shape {np.shape(X)}, but expected shape (n_samples, 2).")
        _, negative = check_binary(y, pos_label=pos_label)
        before, after = _counts(X, y, pos_label), _counts(*sampler.fit_resample(X, y), pos_label)
        both = pd.concat([before, after], axis=1, keys=["before", "after"]).fillna(0).astype(int)
        rows = both.reset_index()
        display = cls(
            classes=(negative, pos_label),
            points=rows[["first", "second"]],
            is_positive=rows["is_positive"],
            n_before=rows["before"],
            n_after=rows["after"],
            features=tuple(getattr(X, "columns", ("Feature 1", "Feature 2"))),
        )
        return display.plot(ax)

    def plot(self, ax=None):
        """Draw the points, with a legend that counts the rows of each kind.

        Parameters
        ----------
        ax : matplotlib Axes, default=None
            Where to draw; None makes a new figure.

        Returns
        -------
        ResamplingDisplay
            Itself, with `ax_` and `figure_`.

        Examples
        --------
        >>> display = ResamplingDisplay(
        ...     classes=(0, 1), points=[[0, 0], [1, 1]], is_positive=[False, True],
        ...     n_before=[1, 1], n_after=[1, 3], features=("x", "y"),
        ... ).plot()
        >>> [text.get_text() for text in display.ax_.get_legend().get_texts()]
        ['class 0, kept (n = 1)', 'class 1, repeated (n = 1, now 3)']
        """
        ax = new_axes_unless(ax, height=4.4)
        kinds = self._kinds()
        for kind in KINDS:
            for positive in (False, True):
                chosen = (kinds == kind) & (self.is_positive == positive)
                if chosen.any():
                    self._scatter(ax, kind, positive, chosen)
        ax.set(xlabel=self.features[0], ylabel=self.features[1])
        ax.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, borderpad=0)
        self.ax_, self.figure_ = ax, ax.figure
        return self

    def _kinds(self):
        """Return the kind of each point, one of `KINDS`."""
        was, now = self.n_before, self.n_after
        return np.select(
            [now == 0, was == 0, now > was], ["dropped", "synthetic", "repeated"], "kept"
        )

    def _scatter(self, ax, kind, positive, chosen):
        color = CLASS_COLORS[positive]
        looks = {
            "dropped": {"marker": "x", "color": color, "alpha": 0.35, "s": 20, "lw": 1},
            "kept": {"marker": "^" if positive else "o", "facecolor": color, "s": 36, "lw": 0.5},
            "repeated": {"marker": "s", "facecolor": "none", "edgecolor": color, "lw": 1.5},
            "synthetic": {"marker": "+", "color": "black", "alpha": 0.7, "s": 26, "lw": 1},
        }[kind]
        was, now = self.n_before[chosen].sum(), self.n_after[chosen].sum()
        n_rows = now if kind == "synthetic" else was
        grown = f", now {now:,}" if kind == "repeated" else ""
        if kind == "kept":
            looks["edgecolor"] = "white"
        if kind == "repeated":  # the area of a square grows with the number of its rows
            looks["s"] = 20 * np.minimum(self.n_after[chosen], 40)
        label = f"class {self.classes[positive]}, {kind} (n = {n_rows:,}{grown})"
        # Real rows of the rare class lie on top of the synthetic ones between them.
        order = 3 if kind == "kept" and positive else 2
        ax.scatter(*self.points[chosen].T, label=label, zorder=order, **looks)


def _counts(X, y, pos_label):
    """Count the rows at each point and class."""
    points, (is_positive, _) = np.asarray(X), check_binary(y, pos_label=pos_label)
    columns = {"first": points[:, 0], "second": points[:, 1], "is_positive": is_positive}
    return pd.DataFrame(columns).value_counts(sort=False)
