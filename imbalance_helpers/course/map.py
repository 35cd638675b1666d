"""Which lesson deals with which of the four steps, and what is already done.

Examples
--------
>>> from imbalance_helpers import LESSONS
>>> [lesson.title for lesson in LESSONS if lesson.steps == ("judge",)][0]
'Detecting imbalance'
"""

from typing import NamedTuple

STEPS = ("estimate", "judge", "decide", "watch")


class Lesson(NamedTuple):
    """A lesson: its folder, its title, its length and the steps it deals with."""

    id: str
    title: str
    minutes: int
    steps: tuple


LESSONS = (
    Lesson("00_start_here", "Start here", 15, STEPS),
    Lesson("01_detection", "Detecting imbalance", 25, ("judge",)),
    Lesson("02_metrics", "Metrics", 30, ("judge", "decide")),
    Lesson("03_curves", "Curves and ranking", 30, ("judge",)),
    Lesson("04_resampling", "Resampling", 25, ("estimate",)),
    Lesson("05_smote", "SMOTE", 30, ("estimate", "judge")),
    Lesson("06_class_weights", "Class weights", 25, ("estimate",)),
    Lesson("07_threshold_tuning", "Threshold tuning", 30, ("decide",)),
    Lesson("08_stratified_cv", "Stratified validation", 30, ("judge",)),
    Lesson("15_quiz", "Quick test", 20, STEPS),
)


class CourseMapDisplay:
    """A map of the course: a row per lesson, a column per step, a tick where it is done.

    Parameters
    ----------
    lessons : sequence of Lesson
        The rows, from top to bottom, as in `LESSONS`.
    done : sequence of str
        Ids of the lessons that are done.

    Attributes
    ----------
    ax_ : matplotlib Axes
        The axes last drawn on.
    figure_ : matplotlib Figure
        The figure that holds them.

    Examples
    --------
    >>> display = CourseMapDisplay.from_progress(["00_start_here"])
    >>> display.done
    ('00_start_here',)
    >>> [label.get_text() for label in display.ax_.get_xticklabels()]
    ['estimate', 'judge', 'decide', 'watch']
    """

    def __init__(self, *, lessons, done):
        self.lessons = tuple(lessons)
        self.done = tuple(done)

    @classmethod
    def from_progress(cls, done=(), *, ax=None):
        """Draw the lessons of the course, with the finished ones ticked.

        Parameters
        ----------
        done : iterable of str, default=()
            Ids of the lessons that are done, such as ``"01_detection"``.
        ax : matplotlib Axes, default=None
            Where to draw; None makes a new figure.

        Returns
        -------
        CourseMapDisplay
            With the progress stored and drawn.

        Raises
        ------
        ValueError
            If an id is none of the course's.

        Examples
        --------
        >>> CourseMapDisplay.from_progress(["99_magic"])  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        ValueError: Got the lesson '99_magic', but expected some of: 00_start_here, 01_detec...
        """
        # One id alone is text, and text would be read letter by letter.
        done = (done,) if isinstance(done, str) else tuple(done)
        known = [lesson.id for lesson in LESSONS]
        for lesson_id in done:
            if lesson_id not in known:
                raise ValueError(
                    f"Got the lesson {lesson_id!r}, but expected some of: {', '.join(known)}."
                )
        return cls(lessons=LESSONS, done=done).plot(ax)

    def plot(self, ax=None):
        """Draw the map.

        Parameters
        ----------
        ax : matplotlib Axes, default=None
            Where to draw; None makes a new figure, as tall as the lessons need.

        Returns
        -------
        CourseMapDisplay
            Itself, with `ax_` and `figure_`.

        Examples
        --------
        >>> display = CourseMapDisplay(lessons=LESSONS[:1], done=()).plot()
        >>> [label.get_text() for label in display.ax_.get_yticklabels()]
        ['00  Start here, 15 min']
        """
        # Here: who asks which lessons there are need not wait for matplotlib.
        from imbalance_helpers.displays.drawing import new_axes_unless

        ax = new_axes_unless(ax, height=1.6 + 0.28 * len(self.lessons))
        rows = range(len(self.lessons))
        self._mark(ax, is_done=False)
        self._mark(ax, is_done=True)
        ax.set(
            xlabel="Step",
            ylabel="Lesson (minutes)",
            xticks=range(len(STEPS)),
            xticklabels=STEPS,
            xlim=(-0.5, len(STEPS) - 0.5),
            yticks=rows,
            yticklabels=[f"{x.id[:2]}  {x.title}, {x.minutes} min" for x in self.lessons],
            ylim=(len(self.lessons) - 0.5, -0.5),  # the first lesson on top
        )
        ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=2)
        self.ax_, self.figure_ = ax, ax.figure
        return self

    def _mark(self, ax, *, is_done):
        """Draw a disc with a tick per finished cell, or a ring per open one."""
        cells = [
            (STEPS.index(step), row)
            for row, lesson in enumerate(self.lessons)
            for step in lesson.steps
            if (lesson.id in self.done) == is_done
        ]
        columns, rows = zip(*cells, strict=True) if cells else ((), ())
        color = "#0072B2"
        face, label = (color, "done") if is_done else ("white", "still open")
        ax.scatter(columns, rows, s=130, facecolor=face, edgecolor=color, lw=1.5, label=label)
        if is_done:
            ax.scatter(columns, rows, s=55, marker=r"$\checkmark$", color="white")
