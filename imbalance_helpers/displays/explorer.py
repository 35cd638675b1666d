"""Move a threshold and watch everything that moves with it."""

import base64
import io

import numpy as np
from ipywidgets import HTML, HBox, Label, Layout, SelectionSlider, VBox

from imbalance_helpers.progress_bar import someone_watches
from imbalance_helpers.thresholds import threshold_table
from imbalance_helpers.validation import check_cost, check_positive_number

N_STEPS = 200  # of the slider; equal steps in the logarithm of the number of alerts


def explore_thresholds(
    y_true, y_score, *, rows_per_day, cost_fp=1.0, cost_fn=1.0, threshold=0.5, pos_label=1
):
    """Show a slider for the threshold, and what each threshold does.

    Confusion matrix, precision, recall, alerts per day, mean cost and the
    point on the precision-recall curve are shown together and move together.
    The slider takes the mouse or, once focused, the arrow keys; it stops at
    up to 200 of the scores, each some percent more alerts than the one before.
    Where a notebook is executed unattended, the output is the text of the
    first threshold, without a widget.

    Parameters
    ----------
    y_true : array-like of shape (n_samples,)
        True labels of exactly two classes.
    y_score : array-like of shape (n_samples,)
        Scores of the positive class, finite; a row is flagged if its score
        reaches the threshold.
    rows_per_day : float
        Rows to decide on each day where the classifier is used; scales the
        flagged share to alerts per day.
    cost_fp : float, default=1.0
        Cost of flagging a negative row, at least 0, in any unit.
    cost_fn : float, default=1.0
        Cost of missing a positive row, at least 0, in the same unit.
    threshold : float, default=0.5
        Where the slider starts, or at the nearest of its stops.
    pos_label : int, float, bool or str, default=1
        The label of the positive class.

    Returns
    -------
    ThresholdExplorer
        A widget, shown if it is the last value of a cell. Its ``slider`` has
        the threshold as ``value``; ``summary()`` says in text what is shown.

    Raises
    ------
    ValueError
        If `rows_per_day` is not positive, a cost is negative, `threshold` is
        not finite, or as for :func:`threshold_table`.

    Examples
    --------
    >>> explorer = explore_thresholds(
    ...     [0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8], rows_per_day=100, cost_fn=5
    ... )
    >>> explorer.slider.value = 0.35
    >>> print(explorer.summary())
    Threshold 0.35: 3 of 4 rows are flagged.
                  flagged   not flagged
      positive          2             0
      negative          1             1
    Precision 0.667, recall 1.000, alerts per day 75.0, mean cost per row 0.25.
    In JupyterLab, run this cell and move the slider.
    """
    check_positive_number(rows_per_day, name="rows_per_day")
    check_cost(cost_fp, name="cost_fp")
    check_cost(cost_fn, name="cost_fn")
    if not np.isfinite(threshold):
        raise ValueError(f"Got threshold={threshold!r}, but expected a finite number.")
    table = threshold_table(y_true, y_score, pos_label=pos_label)
    n_rows = len(y_true)
    table["alerts"] = table["flagged"] * (rows_per_day / n_rows)
    table["cost"] = (cost_fp * table["fp"] + cost_fn * table["fn"]) / n_rows
    return ThresholdExplorer(table, threshold=threshold)


class ThresholdExplorer(VBox):
    """The widget that `explore_thresholds` returns; `table` has a row per distinct score."""

    def __init__(self, table, *, threshold):
        wanted = np.geomspace(1, table["flagged"].max(), N_STEPS)
        stops = np.unique(np.searchsorted(table["flagged"], wanted))
        self.stops = table.iloc[stops[::-1]].set_index("threshold", drop=False)
        nearest = np.abs(self.stops["threshold"] - threshold).idxmin()
        self.slider = SelectionSlider(
            options=[(f"{stop:.4g}", stop) for stop in self.stops["threshold"]],
            value=nearest,
            description="Threshold",
            readout=False,  # it would be ahead of the numbers below, where the threshold stands too
            layout=Layout(width="95%"),
        )
        self.picture, self.numbers = HTML(), HTML(layout=Layout(margin="0 0 0 16px"))
        self.curve = _Curve(table)
        hint = Label("Drag the handle, or click on it and use the arrow keys.")
        super().__init__([self.slider, hint, HBox([self.picture, self.numbers])])
        self.slider.observe(self._move, names="value")
        self._move()

    def row(self):
        """Return the counts and rates at the present threshold."""
        return self.stops.loc[self.slider.value]

    def _move(self, change=None):
        row = self.row()
        png = base64.b64encode(self.curve.png(row)).decode("ascii")
        alt = f"Precision-recall curve, marked at recall {row.recall:.3f}"
        self.picture.value = f'<img alt="{alt}" src="data:image/png;base64,{png}">'
        self.numbers.value = _html(row)

    def summary(self):
        """Say in text what is shown."""
        row = self.row()
        n_rows = int(row[["tn", "fp", "fn", "tp"]].sum())
        return (
            f"Threshold {row.threshold:.4g}: {row.flagged:,.0f} of {n_rows:,} rows are flagged.\n"
            f"{'flagged':>21}{'not flagged':>14}\n"
            f"  positive{row.tp:11,.0f}{row.fn:14,.0f}\n"
            f"  negative{row.fp:11,.0f}{row.tn:14,.0f}\n"
            f"Precision {row.precision:.3f}, recall {row.recall:.3f}, "
            f"alerts per day {row.alerts:,.1f}, mean cost per row {row.cost:.4g}.\n"
            "In JupyterLab, run this cell and move the slider."
        )

    def _repr_mimebundle_(self, **kwargs):
        """Show the widget to a front end with somebody before it, else the text alone."""
        bundle = super()._repr_mimebundle_(**kwargs) if someone_watches() else {}
        return bundle | {"text/plain": self.summary()}


class _Curve:
    """The precision-recall curve, drawn once; a move only draws the marker anew."""

    def __init__(self, table):
        import matplotlib.pyplot as plt
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        prevalence = table["precision"].iloc[-1]  # where every row is flagged
        with plt.style.context("imbalance_helpers.course"):
            # Not through pyplot, which would show the figure a second time below the cell.
            figure = Figure(figsize=(4.6, 3.6), layout="constrained")
            self.canvas = FigureCanvasAgg(figure)
            self.ax = figure.subplots()
            self.ax.plot(
                table["recall"], table["precision"], drawstyle="steps-pre", color="#009E73"
            )
            self.ax.axhline(prevalence, color="black", lw=1, ls=":", label="flagging at random")
            self.ax.set(xlabel="Recall", ylabel="Precision", xlim=(-0.02, 1.02), ylim=(-0.02, 1.02))
            (self.marker,) = self.ax.plot(
                [], [], "D", ms=10, mfc="#D55E00", mec="black", animated=True
            )
            self.ax.legend(loc="upper right")
        self.canvas.draw()
        self.background = self.canvas.copy_from_bbox(figure.bbox)

    def png(self, row):
        """Return the figure with the marker at this row, as PNG."""
        import matplotlib.image

        self.marker.set_data([row.recall], [row.precision])
        self.canvas.restore_region(self.background)
        self.ax.draw_artist(self.marker)
        with io.BytesIO() as buffer:
            matplotlib.image.imsave(buffer, np.asarray(self.canvas.buffer_rgba()), format="png")
            return buffer.getvalue()


def _html(row):
    """Return the confusion matrix and the numbers as two tables with headings in words."""
    cell = '<td style="text-align: right; padding: 2px 10px">{:,.0f}</td>'.format
    head = '<th scope="{}" style="text-align: left; padding: 2px 10px">{}</th>'.format
    rows = [
        ("Threshold", f"{row.threshold:.4g}"),
        ("Precision", f"{row.precision:.3f}"),
        ("Recall", f"{row.recall:.3f}"),
        ("Alerts per day", f"{row.alerts:,.1f}"),
        ("Mean cost per row", f"{row.cost:.4g}"),
    ]
    numbers = "".join(
        f'<tr>{head("row", name)}<td style="text-align: right">{value}</td></tr>'
        for name, value in rows
    )
    return (
        f"<table><caption>Confusion matrix (rows)</caption>"
        f"<tr><td></td>{head('col', 'flagged')}{head('col', 'not flagged')}</tr>"
        f"<tr>{head('row', 'positive')}{cell(row.tp)}{cell(row.fn)}</tr>"
        f"<tr>{head('row', 'negative')}{cell(row.fp)}{cell(row.tn)}</tr></table>"
        f'<table style="margin-top: 12px">{numbers}</table>'
    )
