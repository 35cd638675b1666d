"""A learner's own check: the saved exercises, judged as a teacher's grader judges them.

In a notebook ``from autograder import check; check("01_detection")``, in a terminal
``python -m autograder check notebooks/01_detection``. It is one's own work, so it runs in an
ordinary kernel, without a sandbox. What nbgrader needs is imported when a check starts.
"""

import contextlib
import os
import sys
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from autograder.page import Page, Row
from autograder.verdict import RIGHT, VISIBLE, exercises_of

PART = "exercises"  # the part of the learner's store that belongs to us
ROOT = Path(__file__).resolve().parents[1]  # the course, where the package is installed editable
ALL_TESTS = "All tests ran, as in grading."
VISIBLE_TESTS = (
    "Only the visible tests ran, since there is no folder `solutions`; grading tries more."
)
DOUBT = (
    "The notebook changes what the tests rely on, so a grader gives no points before a person "
    "has looked. Give your own functions other names than theirs."
)


class CannotJudge(ValueError):
    """There is nothing to judge; a notebook shows the message alone."""

    def _render_traceback_(self):
        return [str(self)]


class Report(Page):
    """What a check found, shown as a table; `exercises` holds it as data."""

    def __init__(self, name, exercises, remarks):
        self.exercises = exercises
        by_code = [exercise for exercise in exercises if exercise.points is not None]
        self.points = sum(exercise.points for exercise in by_code)
        self.max_points = sum(exercise.max_points for exercise in by_code)
        title = f"{name}: {self.points:g} of {self.max_points:g} points"
        super().__init__(title, [exercise.row for exercise in exercises], remarks)

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
    autograder.check.CannotJudge: Got '99_magic', but expected a lesson, a folder or a note...
    """
    if os.environ.get("NBGRADER_EXECUTION"):
        # A check that is left in a notebook must not run the notebook that runs it.
        return Page("check() does nothing while the notebook is being judged.")
    return _report(lesson)


def progress():
    """Show the course map with what is done, and the points of each lesson.

    A lesson is done with all the points that code gives; the quick test, when it was passed.

    Returns
    -------
    Page
        A table of the lessons; the map is drawn beside it.

    Examples
    --------
    >>> progress().rows[1].title
    '01 Detecting imbalance'
    """
    from imbalance_helpers import LESSONS, CourseMapDisplay
    from imbalance_helpers.course.store import Store

    store = Store()
    results, remarks = _results(store)
    rows = [_lesson_row(lesson, results, store) for lesson in LESSONS]
    done = [x.id for x, row in zip(LESSONS, rows, strict=True) if row.verdict.startswith("✓")]
    CourseMapDisplay.from_progress(done)
    return Page(f"{len(done)} of {len(LESSONS)} lessons done", rows, remarks, of="Lesson")


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


def find(lesson):
    """Return the path of the exercises that a lesson, a folder or a notebook stands for."""
    from imbalance_helpers import LESSONS

    known = [x.id for x in LESSONS]
    given, here = Path(str(lesson)), Path.cwd()
    if given.is_file():
        return given.resolve()
    candidates = [given]
    if str(lesson) in known:
        places = [here, *here.parents, ROOT]
        candidates += [p / part for p in places for part in (f"notebooks/{lesson}", str(lesson))]
    elif not given.is_dir():
        raise CannotJudge(
            f"Got {str(lesson)!r}, but expected a lesson, a folder or a notebook. "
            f"The lessons are {', '.join(known)}."
        )
    for folder in candidates:
        if found := sorted(folder.glob("*_exercises.ipynb")):
            if len(found) > 1:
                names = ", ".join(path.name for path in found)
                raise CannotJudge(f"{folder} holds {names}: say which, as a path.")
            return found[0].resolve()
    where = "" if given.is_dir() else f" in {here}, above it or in {ROOT}"
    raise CannotJudge(f"There are no exercises (*_exercises.ipynb) of {str(lesson)!r}{where}.")


def lesson_of(path):
    """Return the lesson a notebook belongs to, by its folder or its name; or None."""
    from imbalance_helpers import LESSONS

    for lesson in LESSONS:
        if path.parent.name == lesson.id or path.stem == f"{lesson.id[3:]}_exercises":
            return lesson.id
    return None


def judge(path, limits):
    """Run a saved notebook; return its exercises, whether all tests ran, and notes."""
    from autograder import execute, graft

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
            outcome = execute.run_here(notebook, limits=limits, folder=folder)
        exercises = list(exercises_of(outcome.notebook, RIGHT if source else VISIBLE))
    except CannotJudge:
        raise
    except Exception as error:  # no kernel starts here, or the metadata are in disorder
        reason = f"{path.name} could not be run: {type(error).__name__}: {error}"
        raise CannotJudge(reason) from error
    doubt = [DOUBT] if outcome.status == execute.Status.REVIEW else []
    return exercises, source is not None, [*notes, *outcome.notes, *doubt]


def solution_of(path):
    """Return the teacher's version of a notebook where there is one, else None."""
    lesson = lesson_of(path)
    for base in (*path.parents, ROOT) if lesson else ():
        folder = base / "solutions" / lesson
        if (folder / path.name).is_file():
            return folder / path.name
        if found := sorted(folder.glob("*_exercises.ipynb")):  # for a copy of another name
            return found[0]
    return None


def _report(lesson, *, limits=None):
    from imbalance_helpers.course.store import Store

    path = find(lesson)
    saved = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    exercises, all_tests, notes = judge(path, limits)
    remarks = [
        ALL_TESTS if all_tests else VISIBLE_TESTS,
        f"Judged: {path.name} as saved on {saved:%Y-%m-%d at %H:%M:%S}. "
        "Save first (Ctrl + S): what is not saved is not judged.",
        *(f"Note: {note}" for note in notes),
    ]
    report = Report(lesson_of(path) or path.stem, exercises, remarks)
    if lesson_of(path):
        report.remarks += _record(lesson_of(path), report, all_tests, Store())
    return report


def _results(store):
    """Return what earlier checks found, by lesson, and what there is to say about the file."""
    results = store.read(PART)
    remarks = [store.notice] if store.notice else []
    if results is None:
        return {}, remarks
    readable = results if isinstance(results, dict) else {}
    readable = {lesson: entry for lesson, entry in readable.items() if _is_result(entry)}
    if readable != results:
        remarks.append("Some of your saved results cannot be read; they are left out.")
    return readable, remarks


def _is_result(entry):
    kinds = {"points": (int, float), "max_points": (int, float), "done": bool}
    return isinstance(entry, dict) and all(isinstance(entry.get(k), t) for k, t in kinds.items())


def _record(lesson, report, all_tests, store):
    """Save a result; return what there is to say about that."""
    results, remarks = _results(store)
    before = results.get(lesson, {})
    results[lesson] = {
        "points": report.points,
        "max_points": report.max_points,
        "done": report.complete or before.get("done", False),
        "checked": datetime.now().astimezone().isoformat(timespec="seconds"),
        "all_tests": all_tests,
        "exercises": [exercise._asdict() for exercise in report.exercises],
    }
    store.write(PART, results)
    return list(dict.fromkeys([*remarks, *([store.notice] if store.notice else [])]))


def _lesson_row(lesson, results, store):
    """Return the line of `progress` about one lesson."""
    from imbalance_helpers.quiz.attempts import best_score

    title, result = f"{lesson.id[:2]} {lesson.title}", results.get(lesson.id)
    points = f"{result['points']:g} of {result['max_points']:g}" if result else ""
    if lesson.id == "15_quiz":
        score, passed = best_score(store)
        verdict = "✓ done" if passed else "◐ begun" if score is not None else "○ not taken yet"
        best = "" if score is None else f"Quick test: {score} right at best."
        return Row(verdict, points, title, best)
    if result is None:
        return Row("○ not checked yet", points, title)
    return Row("✓ done" if result["done"] else "◐ begun", points, title)
