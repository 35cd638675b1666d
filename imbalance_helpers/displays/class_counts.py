"""How many rows each class has, as bars on a logarithmic axis."""

from textwrap import fill

import numpy as np
from matplotlib.ticker import LogLocator

from imbalance_helpers.displays.drawing import CLASS_COLORS, new_axes_unless
from imbalance_helpers.validation import check_labels


class ClassCountDisplay:
    """Bars of the number of rows of each class, largest first, the rarest highlighted.

    The axis is logarithmic, or else a class of one in a thousand would be a bar
    of no visible length; each bar is therefore annotated with its count and share.

    Parameters
    ----------
    classes : sequence of length n_classes
        Labels, ordered by count.
    counts : array-like of shape (n_classes,)
        Number of rows of each class, in descending order.

    Attributes
    ----------
    ax_ : matplotlib Axes
        The axes last drawn on.
    figure_ : matplotlib Figure
        The figure that holds them.

    Examples
    --------
    >>> display = ClassCountDisplay.from_labels(["ok"] * 990 + ["fraud"] * 10)
    >>> display.classes, display.counts
    (('ok', 'fraud'), array([990,  10]))
    >>> [text.get_text() for text in display.ax_.texts]
    ['990 (99.0 %)', '10 (1.0 %)']
    """

    def __init__(self, *, classes, counts):
        self.classes = tuple(classes)
        self.counts = np.asarray(counts)

    @classmethod
    def from_labels(cls, y, *, ax=None):
        """Count the labels and draw them.

        Parameters
        ----------
        y : array-like of shape (n_samples,)
            Labels of any number of classes: numbers, text or bool.
        ax : matplotlib Axes, default=None
            Where to draw; None makes a new figure.

        Returns
        -------
        ClassCountDisplay
            With the counts stored and drawn.

        Raises
        ------
        ValueError
            If `y` is empty, not 1-d, or has missing labels.

        Examples
        --------
        >>> ClassCountDisplay.from_labels([0, 0, 0, 1]).counts
        array([3, 1])
        """
        labels, counts = np.unique(check_labels(y, name="y"), return_counts=True)
        order = np.argsort(-counts, kind="stable")  # ties stay in the order of the labels
        return cls(classes=labels[order].tolist(), counts=counts[order]).plot(ax)

    def plot(self, ax=None):
        """Draw the bars.

        Parameters
        ----------
        ax : matplotlib Axes, default=None
            Where to draw; None makes a new figure, taller when there are many classes.

        Returns
        -------
        ClassCountDisplay
            Itself, with `ax_` and `figure_`.

        Examples
        --------
        >>> display = ClassCountDisplay(classes=("no", "yes"), counts=[98, 2]).plot()
        >>> display.ax_.get_xscale()
        'log'
        """
        ax = new_axes_unless(ax, height=max(2.0, 1.0 + 0.36 * len(self.counts)))
        # Lying bars leave room for long class names; the first one belongs on top.
        positions = np.arange(len(self.counts))
        bars = ax.barh(positions, self.counts, color=self._colors(), height=0.7)
        ax.bar_label(bars, labels=self._annotations(), padding=4)
        # From 0.5, so that a class of a single row still shows a bar; the longest ends
        # past the middle of the axis, so that its annotation fits beside it.
        left, longest = 0.5, self.counts.max()
        right = max(left * (longest / left) ** 1.6, 20)
        ax.set(
            xscale="log",
            xlim=(left, right),
            xlabel="Number of rows (log scale)",
            ylabel="Class",
            yticks=positions,
            yticklabels=[fill(str(label), 28) for label in self.classes],
            ylim=(len(positions) - 0.5, -0.5),
        )
        ax.xaxis.set_major_locator(LogLocator(numticks=12))  # a line at every power of ten
        ax.grid(visible=False, axis="y")
        self.ax_, self.figure_ = ax, ax.figure
        return self

    def _colors(self):
        """One colour per class; classes tied for rarest share it, unless all are equal."""
        majority, minority = CLASS_COLORS
        is_rarest = (self.counts == self.counts.min()) & (self.counts < self.counts.max())
        return [minority if rarest else majority for rarest in is_rarest]

    def _annotations(self):
        percent = 100 * self.counts / self.counts.sum()
        # As many decimals as the rarest class needs, or it would be "0.0 %" beside "100.0 %".
        decimals = max(1, int(np.ceil(-np.log10(percent.min()))))
        pairs = zip(self.counts, percent, strict=True)
        return [f"{count:,} ({share:.{decimals}f} %)" for count, share in pairs]
