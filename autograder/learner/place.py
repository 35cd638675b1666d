"""Where a lesson's exercises are, on a learner's machine."""

import re
from pathlib import Path

from autograder.learner.where import IN_COLAB, in_colab, open_notebook

ROOT = Path(__file__).resolve().parents[2]  # the course, where the package is installed editable


class CannotJudge(ValueError):
    """There is nothing to judge; a notebook shows the message alone."""

    def _render_traceback_(self):
        return [str(self)]


def find(what=None):
    """Return the path of the exercises that a lesson, a folder or a notebook stands for.

    Parameters
    ----------
    what : str or path, default=None
        A lesson (``"01_detection"``, ``"01"``, ``"detect"``) or a path. None stands for the
        open notebook, else for the exercises in the folder one stands in.

    Returns
    -------
    Path

    Raises
    ------
    CannotJudge
        If there are none, or several.
    """
    here = Path.cwd()
    if what is None:
        if in_colab():
            raise CannotJudge(IN_COLAB)
        return _of_open() or _only_one(here) or _nothing("here", [here])
    given = Path(str(what)).expanduser()
    if given.is_file():
        return given.resolve()
    if lesson := lesson_named(str(what)):
        return _of_lesson(lesson, here)
    if not given.is_dir():
        raise CannotJudge(
            f"Got {str(what)!r}, but expected a lesson, a folder or a notebook. "
            f"The lessons are {', '.join(_ids())}."
        )
    return _only_one(given) or _nothing(repr(str(what)), [given])


def _of_lesson(lesson, here):
    """Return the exercises of a lesson: the open ones first, then the nearest folder."""
    if in_colab():
        raise CannotJudge(IN_COLAB)
    # Beside the course there may be other copies, such as what nbgrader fetched.
    for path in (_of_open(), _only_one(here, lesson)):
        if path and lesson_of(path) == lesson:
            return path
    places = [here, *here.parents, ROOT]
    folders = [p / part for p in places for part in (f"notebooks/{lesson}", lesson)]
    for folder in [here / lesson, *folders]:
        if path := _only_one(folder):
            return path
    return _nothing(repr(lesson), [here, *here.parents[:1], ROOT])


def _of_open():
    """Return the open notebook, or the exercises beside it if it is the lesson."""
    path = open_notebook()
    if path and not _has_exercises(path) and (beside := _only_one(path.parent)):
        return beside
    return path


def _only_one(folder, lesson=None):
    """Return the exercises in a folder, of one lesson if that is said; None if there are none."""
    found = sorted(folder.glob("*_exercises.ipynb"))
    found = [path.resolve() for path in found if lesson in (None, lesson_of(path))]
    if len(found) > 1:
        names = ", ".join(path.name for path in found)
        raise CannotJudge(f"{folder} holds {names}: say which, as a path.")
    return found[0] if found else None


def _nothing(what, places):
    where = ", ".join(dict.fromkeys(map(str, places)))
    raise CannotJudge(f"There are no exercises (*_exercises.ipynb) of {what}: looked in {where}.")


def _ids():
    from imbalance_helpers import LESSONS

    return [lesson.id for lesson in LESSONS]


def lesson_named(name):
    """Return the lesson that a number or the beginning of a name stands for; None if unclear.

    Examples
    --------
    >>> lesson_named("1"), lesson_named("02"), lesson_named("detect"), lesson_named("0")
    ('01_detection', '02_metrics', '01_detection', '00_start_here')
    >>> lesson_named("s") is None  # Start here, SMOTE or stratified validation
    True
    """
    ids = _ids()
    if re.fullmatch(r"[0-9]+", name):
        found = [lesson for lesson in ids if int(lesson[:2]) == int(name)]
    else:
        found = [x for x in ids if name and name in (x[: len(name)], x[3:][: len(name)])]
    return found[0] if len(found) == 1 else None


def _load(path):
    from autograder.running import graft

    try:
        return graft.load(path)
    except graft.Unreadable:  # said in words when it is to be judged
        return None


def _has_exercises(path):
    from autograder.learner.release import lesson_in
    from autograder.running.marked import grade_id

    notebook = _load(path)
    marked = notebook and (any(map(grade_id, notebook.cells)) or lesson_in(notebook))
    return bool(marked) or path.stem.endswith("_exercises")


def lesson_of(path):
    """Return the lesson a notebook belongs to, by what it holds, its folder or its name."""
    from autograder.learner.release import lesson_in

    notebook = _load(path)
    if notebook and (lesson := lesson_in(notebook)):
        return lesson
    for lesson in _ids():
        if path.parent.name == lesson or path.stem == f"{lesson[3:]}_exercises":
            return lesson
    return None


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
