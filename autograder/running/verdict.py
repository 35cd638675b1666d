"""What an executed notebook says of each exercise: points, a verdict and one message."""

import re
from typing import NamedTuple

from autograder.running.marked import earned, is_solution, is_test, marks

HEADING = re.compile(r"^## (Exercise (\d+).*?)(?: \((\d+) points?(.*)\))?[^\S\n]*$", re.MULTILINE)
UNWRITTEN = re.compile(r"^\s*raise NotImplementedError\b", re.MULTILINE)
# A syntax error names a file that exists in the kernel alone.
IN_CELL = re.compile(r" ?\((?:<[^>]*>|\d+\.py), line (\d+)\)")
SHOWN = 800  # characters of a message

RIGHT, VISIBLE, PARTLY = "✓ right", "✓ passes the visible test", "◐ right in part"
WRONG, ERROR, STOPPED = "✗ not right yet", "✗ error", "✗ stopped"
UNTOUCHED, MISSING = "○ not written yet", "○ cell missing"
BY_PERSON, DOUBTFUL = "– read by a person", "– in doubt"
DELETED = "Its graded cell was deleted from this notebook, so nothing could be judged."
EARLIER = "The answer cell itself failed ({error}), so {what} an earlier definition."
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


def exercises_of(notebook, full, teacher=None):
    """Yield each exercise of an executed notebook; `full` is the verdict for all points.

    Which exercises there are, and their titles, are the teacher's if that notebook is given:
    a learner may have written headings, or have an older text of a task.
    """
    wanted, ran = _sections(teacher or notebook), {}
    lines = {heading[0].strip() for heading, _ in wanted if heading}
    for _, cells in _sections(notebook, lines):
        for grade_id, parts in _graded(cells).items():
            ran.setdefault(grade_id, ([], cells))[0].extend(parts)
    for heading, cells in wanted:
        title, graded = heading and heading[1].replace("`", ""), _graded(cells)
        for grade_id, (original, *_) in graded.items():
            name = title or grade_id.removeprefix("test_")
            shown = name if len(graded) == 1 else f"{name} ({grade_id})"
            if grade_id in ran:
                parts, around = ran[grade_id]
                answers = [cell for cell in around if cell not in parts]
                yield _exercise(grade_id, shown, parts, answers, full)
            else:
                points = 0.0 if is_test(original) else None
                most = float(marks(original)["points"])
                yield Exercise(grade_id, shown, points, most, MISSING, DELETED)
        if heading and heading[3] and not graded:
            points = None if "graded by hand" in heading[4] else 0.0
            yield Exercise("", title, points, float(heading[3]), MISSING, DELETED)


def _sections(notebook, lines=None):
    """Return heading and cells of each task, of those with these headings if they are given."""
    sections, seen = [(None, [])], set()
    for cell in notebook.cells:
        heading = HEADING.search(cell.source) if cell.cell_type == "markdown" else None
        # A second heading of the same number is a learner's copy or note.
        if heading and heading[2] not in seen and (not lines or heading[0].strip() in lines):
            seen.add(heading[2])
            sections.append((heading, []))
        sections[-1][1].append(cell)
    return sections


def _graded(cells):
    """Return the cells with points, by grade id."""
    graded = {}
    for cell in cells:
        if marks(cell).get("grade") or marks(cell).get("task"):
            graded.setdefault(marks(cell)["grade_id"], []).append(cell)
    return graded


def _exercise(grade_id, title, tests, answers, full):
    """Return one exercise from its executed test cell; a cell that was split counts as one."""
    most = float(marks(tests[0])["points"])
    if not is_test(tests[0]):
        message = "Your answer is still to be written." if "YOUR ANSWER" in tests[0].source else ""
        return Exercise(grade_id, title, None, most, BY_PERSON, message)
    points, _ = min(map(earned, tests))
    error = next(filter(None, map(_error, tests)), None)
    verdict, message = PARTLY, ""
    if points == most:
        verdict = full
    elif error:
        verdict, message = _judge_error(error, answers)
    if verdict in (full, PARTLY, WRONG):
        message = "\n".join(filter(None, [message, _earlier(answers)]))
    return Exercise(grade_id, title, points, most, verdict, message)


def _earlier(answers):
    """Say that an answer cell failed, so that the test met what a cell before it defined."""
    for cell in filter(is_solution, answers):
        if error := _error(cell):
            never_ran = error.ename in ("SyntaxError", "IndentationError", "TabError")
            what = "what was judged is" if never_ran else "what was judged may be"
            return EARLIER.format(error=brief(f"{error.ename}: {error.evalue}"), what=what)
    return ""


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
