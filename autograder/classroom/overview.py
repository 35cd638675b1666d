"""The teacher's page over all lessons: who did what, what it adds up to, and what is missing.

Points are the gradebook's, with marks given by hand less late penalties; how a
submission ran is what the lessons' reports say.
"""

from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from nbgrader.api import Assignment, Grade, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import Integer, func, select

from autograder.classroom.files import write_atomically
from autograder.classroom.pages import TEMPLATES, name_of
from autograder.classroom.report import read_report
from autograder.running.status import Status


def write_overview(reports, gradebook):
    """Write index.html beside the folders of the lessons' reports and return its path.

    Parameters
    ----------
    reports : path
        With a folder for each lesson.
    gradebook : nbgrader.api.Gradebook
        Open.
    """
    path = Path(reports) / "index.html"
    write_atomically(path, html_page(lessons_of(gradebook, Path(reports)), students_of(gradebook)))
    return path


def html_page(lessons, students):
    """Return the page.

    Parameters
    ----------
    lessons, students : list of dict
        From `lessons_of` and `students_of`.
    """
    rows = []
    for student in students:
        cells = [lesson["cells"].get(student["student"]) for lesson in lessons]
        done = [cell for cell in cells if cell]
        rows.append(
            {"name": name_of(student), "student": student["student"], "cells": cells}
            | {"score": sum(cell["score"] for cell in done), "missing": len(cells) - len(done)}
        )
    top = sum(lesson["max_score"] for lesson in lessons)
    return TEMPLATES.get_template("overview.html.j2").render(lessons=lessons, rows=rows, top=top)


def students_of(gradebook):
    """Return who is in the gradebook, by name."""
    rows = [
        {"student": s.id, "first_name": s.first_name, "last_name": s.last_name}
        for s in gradebook.students
    ]
    return sorted(rows, key=lambda row: (name_of(row).casefold(), row["student"]))


def lessons_of(gradebook, reports):
    """Return each lesson that somebody handed in, with what became of everybody's work.

    Returns
    -------
    list of dict
        `name`, `max_score`, `link` to its report (empty without one), and `cells`: by student
        the `score`, and `words` on what is open.
    """
    lessons = []
    marks = totals_of(gradebook)
    for assignment in sorted(gradebook.assignments, key=lambda a: a.name):
        handed_in = marks.get(assignment.name)
        if not handed_in:
            continue
        folder, statuses = reports / assignment.name, {}
        with suppress(OSError, ValueError, KeyError):
            for row in read_report(folder)["submissions"]:
                status = Status(row["status"]).worse(statuses.get(row["student"], Status.OK))
                statuses[row["student"]] = status
        cells = {}
        for student, (score, waits, penalty, flagged) in handed_in.items():
            status = statuses.get(student, Status.OK)
            words = [status] if status != Status.OK else ["flagged"] if flagged else []
            words += ["waits"] if waits and not status.needs_a_person else []
            words += ["late"] if penalty else []
            missing = status == Status.MISSING
            cells[student] = None if missing else {"score": score, "words": ", ".join(words)}
        there = (folder / "report.html").is_file()
        lessons.append(
            {"name": assignment.name, "max_score": assignment.max_score, "cells": cells}
            | {"link": quote(f"{assignment.name}/report.html") if there else ""}
        )
    return lessons


def totals_of(gradebook):
    """Return by lesson and student: points, what waits, the penalty, and whether it is flagged.

    Points are with marks given by hand, less the penalty.
    """
    whole, one = SubmittedAssignment, SubmittedNotebook
    sums = select(Grade.notebook_id, func.sum(Grade.score).label("score"))
    sums = sums.add_columns(func.sum(Grade.needs_manual_grade.cast(Integer)).label("waits"))
    sums = sums.group_by(Grade.notebook_id).subquery()
    columns = select(Assignment.name, whole.student_id, sums.c.score, sums.c.waits)
    columns = columns.add_columns(one.late_submission_penalty, one.flagged)
    joined = columns.join_from(one, whole, one.assignment_id == whole.id)
    joined = joined.join(Assignment, whole.assignment_id == Assignment.id)
    joined = joined.outerjoin(sums, sums.c.notebook_id == one.id)
    marks = {}
    for name, student, score, waits, penalty, flagged in gradebook.db.execute(joined):
        before = marks.setdefault(name, {}).get(student, (0.0, 0, 0.0, False))
        taken = max(0.0, (score or 0.0) - (penalty or 0.0))
        new = (before[0] + taken, before[1] + (waits or 0), before[2] + (penalty or 0.0))
        marks[name][student] = (*new, before[3] or bool(flagged))
    return marks
