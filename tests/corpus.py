"""The answers corpus: right and wrong answers to every exercise, with their verdicts.

`tests/answers/<lesson>.py` holds one answer a cell, under a line that says what to expect:

    # %% severity | right | a table of borders
    # %% severity | wrong | the border at 0.20 is off | severity(0.2, 100)

The last part of a wrong answer's line is what the learner's message must hold.
"""

import re
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import nbformat

ROOT = Path(__file__).resolve().parents[1]
LESSONS = sorted(path.name for path in (ROOT / "solutions").iterdir() if path.is_dir())
HEADER = re.compile(r"^# %% (.+)\n", re.MULTILINE)


class Answer(NamedTuple):
    """One answer of the corpus."""

    exercise: str
    verdict: str
    description: str
    message: str
    source: str


def answers(lesson):
    """Return the answers to one lesson's exercises, in the order of the file."""
    text = (ROOT / "tests" / "answers" / f"{lesson}.py").read_text(encoding="utf-8")
    _, *parts = HEADER.split(text)
    return [
        parse(header, source.strip() + "\n")
        for header, source in zip(parts[::2], parts[1::2], strict=True)
    ]


def parse(header, source):
    """Read one header line; a malformed one names itself."""
    fields = [field.strip() for field in header.split(" | ")]
    if len(fields) != {"right": 3, "wrong": 4}.get(fields[1] if len(fields) > 1 else None):
        raise ValueError(f"Got {header!r}, but expected 'exercise | right or wrong | description'")
    return Answer(*fields[:3], fields[3] if fields[1] == "wrong" else "", source)


def exercises_path(lesson, folder="solutions"):
    """Return the path of a lesson's exercise notebook."""
    (path,) = (ROOT / folder / lesson).glob("*_exercises.ipynb")
    return path


def exercises(lesson):
    """Map each exercise that is graded by code to the points of its test cell."""
    cells = nbformat.read(exercises_path(lesson), as_version=4).cells
    marked = [cell.metadata.nbgrader for cell in cells if "nbgrader" in cell.metadata]
    points = {mark.grade_id: mark.points for mark in marked if mark.grade and not mark.solution}
    return {grade_id.removeprefix("test_"): value for grade_id, value in points.items()}


def submission(lesson, chosen, folder="solutions"):
    """Return the exercise notebook with the answers in `chosen` put in.

    In `solutions` the hidden tests are there; a submission of a class comes from `notebooks`.
    """
    notebook = nbformat.read(exercises_path(lesson, folder), as_version=4)
    for cell in notebook.cells:
        answer = chosen.get(cell.metadata.get("nbgrader", {}).get("grade_id"))
        if answer is not None:
            cell.source = answer.source
    return notebook


def rounds(lesson):
    """Deal the answers out: the i-th round holds the i-th answer to every exercise.

    The tests of one exercise never depend on another, so one kernel judges a whole round.
    """
    by_exercise = {exercise: [] for exercise in exercises(lesson)}
    for answer in answers(lesson):
        by_exercise[answer.exercise].append(answer)
    for column in zip_longest(*by_exercise.values()):
        yield {answer.exercise: answer for answer in column if answer}
