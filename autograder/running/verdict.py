"""What an executed notebook says of each exercise: points, a verdict and one message."""

import re
from typing import NamedTuple

HEADING = re.compile(r"^## (Exercise \d+.*?)(?: \((\d+) points?(.*)\))?\s*$", re.MULTILINE)
UNWRITTEN = re.compile(r"^\s*raise NotImplementedError\b", re.MULTILINE)
# A syntax error names a file that exists in the kernel alone.
IN_CELL = re.compile(r" ?\((?:<[^>]*>|\d+\.py), line (\d+)\)")
SHOWN = 800  # characters of a message

RIGHT, VISIBLE, PARTLY = "✓ right", "✓ passes the visible test", "◐ right in part"
WRONG, ERROR, STOPPED = "✗ not right yet", "✗ error", "✗ stopped"
UNTOUCHED, MISSING = "○ not written yet", "○ cell missing"
BY_PERSON, DOUBTFUL = "– read by a person", "– in doubt"
DELETED = "Its graded cell was deleted from this notebook, so nothing could be judged."
ENDLESS = {
    "it took too long": "It took too long and was stopped. Is there a loop that never ends?",
    "it printed without end": "It printed without end and was stopped. Does a loop never end?",
}


class Exercise(NamedTuple):
    """One exercise and what came of it; `points` is None if a person reads the answer."""

    grade_id: str
    title: str
    points: float | None
    max_points: float
    verdict: str
    message: str = ""

    @property
    def earned(self):
        """The points in words; nothing where they are a person's to give."""
        return "" if self.points is None else f"{self.points:g} of {self.max_points:g}"


def exercises_of(notebook, full):
    """Yield each exercise of an executed notebook; `full` is the verdict for all points."""
    sections = [(None, [])]
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and (heading := HEADING.search(cell.source)):
            sections.append((heading, []))
        sections[-1][1].append(cell)
    for heading, cells in sections:
        title, graded = heading and heading[1].replace("`", ""), {}
        for cell in cells:
            meta = cell.metadata.get("nbgrader", {})
            if meta.get("grade") or meta.get("task"):
                graded.setdefault(meta["grade_id"], []).append(cell)
        for grade_id, parts in graded.items():
            name = title or grade_id.removeprefix("test_")
            answers = [cell for cell in cells if cell not in parts]
            shown = name if len(graded) == 1 else f"{name} ({grade_id})"
            yield _exercise(grade_id, shown, parts, answers, full)
        if heading and heading[2] and not graded:
            points = None if "graded by hand" in heading[3] else 0.0
            yield Exercise("", title, points, float(heading[2]), MISSING, DELETED)


def _exercise(grade_id, title, tests, answers, full):
    """Return one exercise from its executed test cell; a cell that was split counts as one."""
    from nbgrader.utils import determine_grade

    meta = tests[0].metadata["nbgrader"]
    if meta.get("solution") or meta.get("task"):
        message = "Your answer is still to be written." if "YOUR ANSWER" in tests[0].source else ""
        return Exercise(grade_id, title, None, float(meta["points"]), BY_PERSON, message)
    points, max_points = min(determine_grade(test) for test in tests)
    if points == max_points:
        return Exercise(grade_id, title, points, max_points, full)
    error = next(filter(None, map(_error, tests)), None)
    verdict, message = _judge_error(error, answers) if error else (PARTLY, "")
    return Exercise(grade_id, title, points, max_points, verdict, message)


def _judge_error(error, answers):
    """Put a failed test into a verdict and the one message that helps."""
    if error.ename == "Review":
        return DOUBTFUL, ""
    own = [own for own in map(_error, answers) if own]
    for each in [error, *own]:
        if each.ename == "Stopped" or (each.ename == "TimeoutError" and each.evalue in ENDLESS):
            return STOPPED, ENDLESS.get(each.evalue, each.evalue)
    unwritten = any(UNWRITTEN.search(cell.source) for cell in answers)
    names = [each.ename for each in [error, *own]]
    if unwritten and ("NotImplementedError" in names or "is not written yet" in error.evalue):
        return UNTOUCHED, ""
    if error.ename == "CheckFailed":
        return WRONG, brief(error.evalue)
    # A cell that does not run leaves its names undefined: say what is wrong with the cell.
    error = own[0] if own else error
    return ERROR, brief(f"{error.ename}: {error.evalue}".removesuffix(": "))


def _error(cell):
    """Return the first error below an executed cell, if there is one."""
    errors = (o for o in cell.get("outputs", []) if o.output_type == "error")
    return next(errors, None)


def brief(message):
    """Return a message without colours, and without its end if it is long."""
    message = IN_CELL.sub(r", in line \1 of the cell", re.sub(r"\x1b\[[0-9;]*m", "", message))
    return message if len(message) <= SHOWN else message[:SHOWN] + " …"
