"""Scores of several strategies over folds, or their differences to one of them."""

from textwrap import fill

import numpy as np

from imbalance_helpers.displays.drawing import new_axes_unless

COLUMNS = ["strategy", "metric", "fold", "score"]
# Names of scorers that do not read as words; the others only lose their underscores.
WORDS = {
    "f1": "F1",
    "neg_brier_score": "negative Brier score",
    "neg_log_loss": "negative log loss",
    "roc_auc": "ROC AUC",
}


class StrategyDisplay:
    """A row per strategy: every fold as a tick, their mean as a dot, their spread as a line.

    The line runs from the 2.5th to the 97.5th percentile of the folds. That is
    where single folds fall, not a confidence interval of the mean: folds share
    training rows, so their number says little about how sure the mean is.
    With a baseline, each fold's score of the baseline is subtracted first.
    Folds that are hard for one strategy are hard for all, so differences
    spread far less than scores, and a line that stays clear of zero tells
    two strategies apart where overlapping scores do not.

    Parameters
    ----------
    strategies : sequence of length n_strategies
        Names of the rows, from top to bottom.
    metrics : sequence of length n_metrics
        Names of the metrics; each has a panel.
    values : array-like of shape (n_metrics, n_strategies, n_folds)
        Scores, or differences to the baseline, in the unit of each metric.
    baseline : str, default=None
        The strategy that was subtracted; None if the values are scores.

    Attributes
    ----------
    ax_ : matplotlib Axes
        The axes last drawn on; of several panels, the first.
    axes_ : ndarray of shape (n_metrics,)
        All panels.
    figure_ : matplotlib Figure
        The figure that holds them.

    Examples
    --------
    >>> import pandas as pd
    >>> from imbalance_helpers import StrategyDisplay
    >>> results = pd.DataFrame(
    ...     {
    ...         "strategy": ["plain", "plain", "weighted", "weighted"],
    ...         "metric": "recall",
    ...         "fold": [0, 1, 0, 1],
    ...         "score": [0.25, 0.5, 0.75, 0.75],
    ...     }
    ... )
    >>> StrategyDisplay.from_results(results).values.tolist()
    [[[0.25, 0.5], [0.75, 0.75]]]
    >>> StrategyDisplay.from_results(results, baseline="plain").values.tolist()
    [[[0.5, 0.25]]]
    """

    def __init__(self, *, strategies, metrics, values, baseline=None):
        self.strategies = tuple(strategies)
        self.metrics = tuple(metrics)
        self.values = np.asarray(values)
        self.baseline = baseline

    @classmethod
    def from_results(cls, results, *, baseline=None, ax=None):
        """Arrange scores by metric, strategy and fold, and draw them.

        Parameters
        ----------
        results : DataFrame
            One row per score, with the columns ``strategy``, ``metric``,
            ``fold`` and ``score``, as :func:`compare_strategies` returns it.
        baseline : str, default=None
            Strategy to subtract fold by fold from all others; None draws the
            scores themselves.
        ax : matplotlib Axes or sequence of them, default=None
            Where to draw, one per metric; None makes a new figure with the
            panels below each other.

        Returns
        -------
        StrategyDisplay
            With the scores stored and drawn.

        Raises
        ------
        ValueError
            If a column is missing, a score is missing or stands there twice,
            `baseline` is none of the strategies or the only one, or there are
            not as many axes as metrics.

        Examples
        --------
        >>> from sklearn.linear_model import LogisticRegression
        >>> from imbalance_helpers import compare_strategies, make_benchmark_90_to_10
        >>> results = compare_strategies(
        ...     {"strong": LogisticRegression(C=0.001), "weak": LogisticRegression(C=1)},
        ...     *make_benchmark_90_to_10(), scoring=["average_precision", "roc_auc"],
        ... )
        >>> display = StrategyDisplay.from_results(results, baseline="strong")
        >>> [ax.get_xlabel() for ax in display.axes_]
        ['Difference in average precision to strong', 'Difference in ROC AUC to strong']
        """
        strategies, metrics, values = _arranged(results)
        if baseline is not None:
            others = [name for name in strategies if name != baseline]
            if len(others) == len(strategies) or not others:
                known = ", ".join(map(repr, strategies))
                raise ValueError(
                    f"Got baseline={baseline!r}, but expected one of at least two "
                    f"strategies; there are: {known}."
                )
            position = strategies.index(baseline)
            values = np.delete(values - values[:, [position]], position, axis=1)
            strategies = others
        display = cls(strategies=strategies, metrics=metrics, values=values, baseline=baseline)
        return display.plot(ax)

    def plot(self, ax=None):
        r"""Draw a panel per metric.

        Parameters
        ----------
        ax : matplotlib Axes or sequence of them, default=None
            Where to draw, one per metric; None makes a new figure.

        Returns
        -------
        StrategyDisplay
            Itself, with `ax_`, `axes_` and `figure_`.

        Raises
        ------
        ValueError
            If there are not as many axes as metrics.

        Examples
        --------
        >>> display = StrategyDisplay(
        ...     strategies=["SMOTE"], metrics=["recall"], values=[[[0.1, -0.1, 0.3]]],
        ...     baseline="none",
        ... ).plot()
        >>> [label.get_text() for label in display.ax_.get_yticklabels()]
        ['SMOTE\n(higher in 2 of 3)']
        """
        axes = self._axes(ax)
        for number, (metric, values) in enumerate(zip(self.metrics, self.values, strict=True)):
            self._draw(axes[number], metric, values)
        # Flush right: long names of strategies leave room on the left.
        columns = 3 if self.baseline is None else 2
        axes[0].legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=columns, borderpad=0)
        self.ax_, self.axes_, self.figure_ = axes[0], axes, axes[0].figure
        return self

    def _axes(self, ax):
        """Return one axes per metric, as an array; the new figure is as tall as they need."""
        n_metrics, n_strategies, _ = self.values.shape
        if ax is None:
            per_row = 0.36 if self.baseline is None else 0.5
            height = 0.6 + n_metrics * (0.8 + per_row * n_strategies)
            first = new_axes_unless(None, height=height)
            if n_metrics == 1:
                return np.array([first])
            figure = first.figure
            first.remove()
            return figure.subplots(n_metrics)
        axes = np.atleast_1d(np.asarray(ax, dtype=object)).ravel()
        if len(axes) != n_metrics:
            raise ValueError(
                f"Got {len(axes)} axes, but expected {n_metrics}, one for each of the metrics "
                f"{', '.join(map(repr, self.metrics))}."
            )
        return axes

    def _draw(self, ax, metric, values):
        rows = np.arange(len(values))
        n_folds = values.shape[1]
        low, high = np.percentile(values, [2.5, 97.5], axis=1)
        if self.baseline is not None:
            label = fill(f"no difference to {self.baseline}", 36)
            ax.axvline(0, color="black", linestyle=":", lw=1, label=label)
        ax.hlines(rows, low, high, color="black", lw=2, label="2.5 to 97.5 % of folds")
        ticks = {"marker": "|", "markersize": 11, "color": "#0072B2", "alpha": 0.6}
        ax.plot(values.ravel(), np.repeat(rows, n_folds), ls="", label="one fold", **ticks)
        means = values.mean(axis=1)
        ax.plot(means, rows, "o", color="black", markersize=7, label=f"mean of {n_folds}")
        name = WORDS.get(metric, str(metric).replace("_", " "))
        as_score, as_difference = name[:1].upper() + name[1:], f"Difference in {name} to "
        labels = map(self._row_label, self.strategies, values)
        ax.set(
            xlabel=as_score
            if self.baseline is None
            else fill(as_difference + str(self.baseline), 50),
            ylabel="Strategy",
            yticks=rows,
            yticklabels=list(labels),
            ylim=(len(rows) - 0.5, -0.5),  # the first strategy on top
        )
        ax.locator_params(axis="x", nbins=6)
        ax.grid(visible=False, axis="y")

    def _row_label(self, strategy, values):
        name = fill(str(strategy), 24)
        if self.baseline is None:
            return name
        return f"{name}\n(higher in {(values > 0).sum()} of {len(values)})"


def _arranged(results):
    """Return strategies, metrics, and scores of shape (n_metrics, n_strategies, n_folds)."""
    missing = [column for column in COLUMNS if column not in results]
    if missing:
        raise ValueError(
            f"Got results without the column {missing[0]!r}, but expected the columns "
            "strategy, metric, fold and score."
        )
    strategies, metrics, folds = (list(dict.fromkeys(results[c])) for c in COLUMNS[:3])
    if not len(results):
        raise ValueError("Got results without any rows, but expected at least one score.")
    scores = results.groupby(["metric", "strategy", "fold"])["score"]
    counts = scores.count()  # missing scores do not count
    complete = len(metrics) * len(strategies) * len(folds)
    if len(results) != complete or len(counts) != complete or not (counts == 1).all():
        raise ValueError(
            f"Got {len(results)} results of {len(strategies)} strategies, {len(metrics)} metrics "
            f"and {len(folds)} folds, but expected exactly one score for each combination."
        )
    wanted = [(m, s, f) for m in metrics for s in strategies for f in folds]
    values = scores.first().loc[wanted].to_numpy(dtype=float)
    return strategies, metrics, values.reshape(len(metrics), len(strategies), len(folds))
