"""Where a lesson's exercises are, on a learner's machine."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]  # the course, where the package is installed editable


class CannotJudge(ValueError):
    """There is nothing to judge; a notebook shows the message alone."""

    def _render_traceback_(self):
        return [str(self)]


def find(lesson):
    """Return the path of the exercises that a lesson, a folder or a notebook stands for."""
    from imbalance_helpers import LESSONS

    known = [x.id for x in LESSONS]
    given, here = Path(str(lesson)), Path.cwd()
    if given.is_file():
        return given.resolve()
    candidates = [given]
    if str(lesson) in known:
        # The folder one stands in comes first: nbgrader fetches a lesson beside the course.
        candidates = [here] if _holds(here, lesson) else candidates
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


def _holds(folder, lesson):
    return any(lesson_of(path) == lesson for path in folder.glob("*_exercises.ipynb"))


def lesson_of(path):
    """Return the lesson a notebook belongs to, by its folder or its name; or None."""
    from imbalance_helpers import LESSONS

    for lesson in LESSONS:
        if path.parent.name == lesson.id or path.stem == f"{lesson.id[3:]}_exercises":
            return lesson.id
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
