"""A learner's own check: the saved exercises, judged as a teacher's grader judges them.

In a notebook ``from autograder import check; check()``, in a terminal
``python -m autograder check 01``. It is one's own work, so it runs in an
ordinary kernel, without a sandbox. What nbgrader needs is imported when a check starts.
"""

import contextlib
import os
import re
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
LOST = (
    "nbgrader's marks are missing in {names}: Colab and some converters drop them. Here the "
    "cells were recognised by their text, but a grader looks for the marks: put your answers "
    "into a fresh copy before you hand them in: python -m autograder fresh."
)
# What these import for formats that no notebook uses takes longer than all the rest.
UNUSED = ("rfc3987_syntax", "isoduration")
HIDDEN = re.compile(r"^.*### BEGIN HIDDEN TESTS.*\n(?:.*\n)*?.*### END HIDDEN TESTS.*$\n?", re.M)


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


def check(lesson=None):
    """Judge the exercises of a lesson as they are saved, and remember the result.

    The notebook runs from top to bottom in a fresh kernel. Where the folder ``solutions``
    is at hand the answers meet all tests, as in grading; elsewhere the visible ones. The
    last result counts, but a lesson that once had all its points stays done.

    Parameters
    ----------
    lesson : str or path, default=None
        A lesson such as ``"01_detection"`` or ``"01"``, or a path to its folder or to its
        exercises. None stands for the notebook that is open, or the folder one stands in.

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


def main(lesson=None):
    """Print what `check` finds; return the exit status.

    Parameters
    ----------
    lesson : str or path, default=None
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
        page = check(lesson)
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
        teacher = _teacher(source, path, notebook)
        if teacher:
            notes += _restored(notebook, teacher)
        if not list(exercises_of(notebook, "")):
            raise CannotJudge(f"{path.name} holds no exercise.")
        if source and source != path:  # the teacher's own is complete as it is
            notebook, odd = graft.graft(teacher, notebook)
            notes += odd
        # In an empty folder, as a grader does: a file beside the notebook is not handed in.
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            outcome = run_here(notebook, limits=limits, folder=folder)
        full = RIGHT if source else VISIBLE
        exercises = list(exercises_of(outcome.notebook, full, teacher))
    except CannotJudge:
        raise
    except Exception as error:  # no kernel starts here, or the metadata are in disorder
        reason = f"{path.name} could not be run: {type(error).__name__}: {error}"
        raise CannotJudge(reason) from error
    doubt = [DOUBT] if outcome.status == Status.REVIEW else []
    return exercises, source is not None, [*notes, *outcome.notes, *doubt]


def _teacher(source, path, notebook):
    """Return the teacher's notebook: with all tests where it is at hand, else as released."""
    from autograder.learner import release
    from autograder.running import graft
    from autograder.running.marked import grade_id

    if source:
        teacher = graft.load(source)
        marked = [cell for cell in teacher.cells if grade_id(cell)]
        # What nbgrader's own steps would leave, which take longer than the whole check.
        released = {grade_id(cell): HIDDEN.sub("", cell.source) for cell in marked}
        teacher.metadata["released"] = released
        return teacher
    teacher = release.exercises(lesson_of(path))
    names = {grade_id(cell) for cell in notebook.cells}
    # Another teacher's version of a lesson has exercises that ours does not know.
    return teacher if teacher and names <= {grade_id(cell) for cell in teacher.cells} else None


def _restored(notebook, teacher):
    """Give back lost marks; yield what there is to say of it."""
    from autograder.learner import release

    marked = any(cell.metadata.get("nbgrader") for cell in notebook.cells)
    names = release.restore(notebook, teacher) if marked or release.lesson_in(notebook) else []
    return [LOST.format(names=", ".join(names))] if names else []


def _import_quickly():
    """Import nbformat without what it does not use."""
    absent = dict.fromkeys(name for name in UNUSED if name not in sys.modules)
    sys.modules |= absent
    try:
        import nbformat  # noqa: F401
    finally:
        for name in absent:  # whoever needs it later can have it
            del sys.modules[name]


def _report(lesson, *, limits=None):
    _import_quickly()
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
