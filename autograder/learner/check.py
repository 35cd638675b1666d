"""A learner's own check: the saved exercises, judged as a teacher's grader judges them.

In a notebook ``from autograder import check; check("01_detection")``, in a terminal
``python -m autograder check notebooks/01_detection``. It is one's own work, so it runs in an
ordinary kernel, without a sandbox. What nbgrader needs is imported when a check starts.
"""

import contextlib
import os
import sys
from datetime import datetime
from tempfile import TemporaryDirectory

from autograder.learner.page import Page, Row
from autograder.learner.place import CannotJudge, find, lesson_of, solution_of
from autograder.learner.progress import record
from autograder.running.verdict import RIGHT, VISIBLE, exercises_of

ALL_TESTS = "All tests ran, as in grading."
VISIBLE_TESTS = (
    "Only the visible tests ran, since there is no folder `solutions`; grading tries more."
)
DOUBT = (
    "The notebook changes what the tests rely on, so a grader gives no points before a person "
    "has looked. Give your own functions other names than theirs."
)


class Report(Page):
    """What a check found, shown as a table; `exercises` holds it as data."""

    def __init__(self, name, exercises, remarks):
        self.exercises = exercises
        by_code = [exercise for exercise in exercises if exercise.points is not None]
        self.points = sum(exercise.points for exercise in by_code)
        self.max_points = sum(exercise.max_points for exercise in by_code)
        title = f"{name}: {self.points:g} of {self.max_points:g} points"
        super().__init__(title, [Row.of(x) for x in exercises], remarks)

    @property
    def complete(self):
        """Whether every point that code can give is there."""
        return self.points == self.max_points > 0


def check(lesson):
    """Judge the exercises of a lesson as they are saved, and remember the result.

    The notebook runs from top to bottom in a fresh kernel. Where the folder ``solutions``
    is at hand the answers meet all tests, as in grading; elsewhere the visible ones. The
    last result counts, but a lesson that once had all its points stays done.

    Parameters
    ----------
    lesson : str or path
        A lesson such as ``"01_detection"``, or a path to its folder or to its exercises.

    Returns
    -------
    Page
        A table of the exercises with points, verdict and the message that helps.

    Raises
    ------
    ValueError
        If there is no such lesson, or its notebook cannot be read or run.

    Examples
    --------
    >>> check("99_magic")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    autograder.learner.place.CannotJudge: Got '99_magic', but expected ...
    """
    if os.environ.get("NBGRADER_EXECUTION"):
        # A check that is left in a notebook must not run the notebook that runs it.
        return Page("check() does nothing while the notebook is being judged.")
    return _report(lesson)


def main(folder):
    """Print what `check` finds; return the exit status.

    Parameters
    ----------
    folder : str or path
        As for `check`.

    Returns
    -------
    int
        0 if every point that code can give is there, 1 if something is open, 2 if there is
        nothing to judge; the reason is then printed to stderr.

    Examples
    --------
    >>> main("99_magic")
    2
    """
    for stream in (sys.stdout, sys.stderr):  # a Windows pipe may not know the marks
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="replace")
    try:
        page = check(folder)
    except CannotJudge as reason:
        print(reason, file=sys.stderr)
        return 2
    print(page)
    return 2 if not page.rows else 0 if page.complete else 1


def judge(path, limits):
    """Run a saved notebook; return its exercises, whether all tests ran, and notes."""
    from autograder.running import graft
    from autograder.running.notebook import run_here
    from autograder.running.status import Status

    try:
        notebook, notes = graft.load(path), []
    except graft.Unreadable as reason:
        raise CannotJudge(f"{path.name} cannot be read: {reason}.") from None
    source = solution_of(path)
    try:
        if source and source != path:  # the teacher's own is complete as it is
            notebook, notes = graft.graft(graft.master(source), notebook)
        if not list(exercises_of(notebook, "")):
            raise CannotJudge(f"{path.name} holds no exercise.")
        # In an empty folder, as a grader does: a file beside the notebook is not handed in.
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            outcome = run_here(notebook, limits=limits, folder=folder)
        exercises = list(exercises_of(outcome.notebook, RIGHT if source else VISIBLE))
    except CannotJudge:
        raise
    except Exception as error:  # no kernel starts here, or the metadata are in disorder
        reason = f"{path.name} could not be run: {type(error).__name__}: {error}"
        raise CannotJudge(reason) from error
    doubt = [DOUBT] if outcome.status == Status.REVIEW else []
    return exercises, source is not None, [*notes, *outcome.notes, *doubt]


def _report(lesson, *, limits=None):
    from imbalance_helpers.course.store import Store

    path = find(lesson)
    saved = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    exercises, all_tests, notes = judge(path, limits)
    remarks = [
        ALL_TESTS if all_tests else VISIBLE_TESTS,
        f"Judged: {path} as saved on {saved:%Y-%m-%d at %H:%M:%S}. "
        "Save first (Ctrl + S): what is not saved is not judged.",
        *(f"Note: {note}" for note in notes),
    ]
    report = Report(lesson_of(path) or path.stem, exercises, remarks)
    if lesson_of(path):
        report.remarks += record(lesson_of(path), report, all_tests, Store())
    return report
