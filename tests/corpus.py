"""The answers corpus: right and wrong answers to every exercise, with their verdicts.

`tests/answers/<lesson>.py` holds one answer a cell, under a line that says what to expect:

    # %% severity | right | a table of borders
    # %% severity | wrong | the border at 0.20 is off | severity(0.2, 100)

The last part of a wrong answer's line is what the learner's message must hold.
"""

import re
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


def test_cells(notebook):
    """Map each exercise that is graded by code to its test cell."""
    marked = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    tests = [c for c in marked if c.metadata.nbgrader.grade and not c.metadata.nbgrader.solution]
    return {c.metadata.nbgrader.grade_id.removeprefix("test_"): c for c in tests}


def exercises(lesson):
    """Map each exercise that is graded by code to its points."""
    notebook = nbformat.read(exercises_path(lesson), as_version=4)
    return {name: c.metadata.nbgrader.points for name, c in test_cells(notebook).items()}
