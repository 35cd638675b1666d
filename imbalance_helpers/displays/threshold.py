"""What a threshold trades: metrics and alerts per day against the threshold."""

import numpy as np

from imbalance_helpers.displays.drawing import new_axes_unless
from imbalance_helpers.thresholds import threshold_table
from imbalance_helpers.validation import check_positive_number

# Okabe and Ito (2008) without the two colours that stand for the classes.
LOOKS = {
    "precision": {"color": "#009E73", "linestyle": "-"},
    "recall": {"color": "#A0507F", "linestyle": "--"},
    "f1": {"color": "#B07800", "linestyle": "-."},
    "specificity": {"color": "#2A7FB8", "linestyle": (0, (1, 1))},
}


class ThresholdDisplay:
    """Lines of metrics against the threshold, and the alerts per day on a logarithmic axis.

    Parameters
    ----------
    thresholds : array-like of shape (n_thresholds,)
        Thresholds in ascending order, in the unit of the scores; a row is
        flagged if its score reaches the threshold.
    metrics : sequence of length n_metrics
        Names of the metrics: precision, recall, f1 or specificity.
    values : array-like of shape (n_metrics, n_thresholds)
        Their values, in [0, 1].
    alerts_per_day : array-like of shape (n_thresholds,), default=None
        Flagged rows per day; None draws no second axis.
    threshold : float, default=None
        A chosen threshold, drawn as a vertical line; None draws none.

    Attributes
    ----------
    ax_ : matplotlib Axes
        The axes last drawn on.
    alerts_ax_ : matplotlib Axes or None
        The axes of the alerts, which share the threshold.
    figure_ : matplotlib Figure
        The figure that holds them.

    Examples
    --------
    >>> from imbalance_helpers import ThresholdDisplay
    >>> display = ThresholdDisplay.from_predictions(
    ...     [0, 0, 1, 1], [0.1, 0.4, 0.3, 0.8], rows_per_day=100
    ... )
    >>> display.thresholds, display.alerts_per_day
    (array([0.1, 0.3, 0.4, 0.8]), array([100.,  75.,  50.,  25.]))
    """

    def __init__(self, *, thresholds, metrics, values, alerts_per_day=None, threshold=None):
        self.thresholds = np.asarray(thresholds)
        self.metrics = tuple(metrics)
        self.values = np.asarray(values)
        self.alerts_per_day = None if alerts_per_day is None else np.asarray(alerts_per_day)
        self.threshold = threshold

    @classmethod
    def from_predictions(
        cls,
        y_true,
        y_score,
        *,
        metrics=("precision", "recall"),
        rows_per_day=None,
        threshold=None,
        pos_label=1,
        ax=None,
    ):
        """Compute the metrics at every distinct score and draw them.

        Parameters
        ----------
        y_true : array-like of shape (n_samples,)
            True labels of exactly two classes.
        y_score : array-like of shape (n_samples,)
            Scores of the positive class, finite.
        metrics : sequence of str, default=("precision", "recall")
            Some of precision, recall, f1 and specificity.
        rows_per_day : float, default=None
            Rows to decide on each day where the classifier is used; scales
            the flagged share to alerts per day. None draws no alerts.
        threshold : float, default=None
            A chosen threshold, drawn as a vertical line; None draws none.
        pos_label : int, float, bool or str, default=1
            The label of the positive class.
        ax : matplotlib Axes, default=None
            Where to draw; None makes a new figure.

        Returns
        -------
        ThresholdDisplay
            With the values stored and drawn.

        Raises
        ------
        ValueError
            If a metric is unknown, `rows_per_day` is not positive, `threshold`
            is not finite, or as for :func:`threshold_table`.

        Examples
        --------
        >>> display = ThresholdDisplay.from_predictions(
        ...     [0, 1, 1], [0.2, 0.1, 0.9], metrics=["recall"]
        ... )
        >>> display.values
        array([[1. , 0.5, 0.5]])
        """
        unknown = [name for name in metrics if name not in LOOKS]
        if unknown or not len(metrics):
            came = f"the metric {unknown[0]!r}" if unknown else "no metrics"
            raise ValueError(f"Got {came}, but expected some of: {', '.join(LOOKS)}.")
        if rows_per_day is not None:
            check_positive_number(rows_per_day, name="rows_per_day")
        if threshold is not None and not np.isfinite(threshold):
            raise ValueError(f"Got threshold={threshold!r}, but expected a finite number or None.")
        table = threshold_table(y_true, y_score, pos_label=pos_label)[::-1]
        table["f1"] = 2 * table["tp"] / (2 * table["tp"] + table["fp"] + table["fn"])
        alerts = None
        if rows_per_day is not None:
            alerts = table["flagged"].to_numpy() * (rows_per_day / len(y_true))
        display = cls(
            thresholds=table["threshold"],
            metrics=metrics,
            values=[table[name] for name in metrics],
            alerts_per_day=alerts,
            threshold=threshold,
        )
        return display.plot(ax)

    def plot(self, ax=None):
        """Draw a line per metric, the alerts and the chosen threshold.

        Parameters
        ----------
        ax : matplotlib Axes, default=None
            Where to draw; None makes a new figure.

        Returns
        -------
        ThresholdDisplay
            Itself, with `ax_`, `alerts_ax_` and `figure_`.

        Examples
        --------
        >>> display = ThresholdDisplay(
        ...     thresholds=[0, 1], metrics=["recall"], values=[[1, 0.5]], threshold=0.25
        ... ).plot()
        >>> [text.get_text() for text in display.ax_.get_legend().get_texts()]
        ['recall', 'threshold 0.25']
        """
        ax = new_axes_unless(ax)
        # Up to and with a score, everything from that score on is flagged: steps to the left.
        lines = [
            ax.plot(
                self.thresholds,
                row,
                drawstyle="steps-pre",
                label=name.replace("f1", "F1"),
                **LOOKS[name],
            )[0]
            for name, row in zip(self.metrics, self.values, strict=True)
        ]
        ax.set(
            xlabel="Threshold (unit of the score)", ylabel="Metric (no unit)", ylim=(-0.02, 1.02)
        )
        alerts_ax = None
        if self.alerts_per_day is not None:
            alerts_ax = ax.twinx()
            lines += alerts_ax.plot(
                self.thresholds, self.alerts_per_day, drawstyle="steps-pre",
                color="black", lw=1, label="alerts per day (right)",
            )  # fmt: skip
            alerts_ax.set(yscale="log", ylabel="Alerts per day (log scale)")
            alerts_ax.spines["right"].set_visible(True)
            alerts_ax.grid(visible=False)
        if self.threshold is not None:
            name = f"threshold {self.threshold:.3g}"
            lines += [ax.axvline(self.threshold, color="black", linestyle=":", label=name)]
        columns = min(len(lines), 3)
        ax.legend(
            handles=lines, loc="lower left", bbox_to_anchor=(0, 1), ncols=columns, borderpad=0
        )
        self.ax_, self.alerts_ax_, self.figure_ = ax, alerts_ax, ax.figure
        return self
