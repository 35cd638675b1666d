"""What comes out of a run: a status per notebook, report.json, report.csv, nbgrader's export.

The teacher's page is in `autograder.report_page`.
"""

import csv
import io
import json
import os
import re
from enum import StrEnum
from pathlib import Path

from nbgrader.plugins import ExportPlugin

REPORTS = Path("autograder/reports")  # in the course's folder, one folder a lesson
FIELDS = ("student", "notebook", "status", "score", "max_score", "needs_manual_grade", "flagged")
FIELDS += ("late_seconds", "timestamp", "seconds", "memory_mb", "notes")
EXPORTED = ("assignment", "student_id", "last_name", "first_name", "email", "status", "timestamp")
EXPORTED += ("late_submission_penalty", "raw_score", "score", "max_score")

# OWASP, "CSV Injection", and its ASVS 5.0, requirement 1.2.10; spreadsheets of East
# Asia read the wide signs as the narrow ones, and some skip spaces before them.
FORMULA = re.compile(r"[\t\r\n\0]|\s*[=+\-@＝＋－＠]")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)


class Status(StrEnum):
    """How the grading of one notebook ended, the most urgent first.

    `meaning` says it in words.

    Examples
    --------
    >>> Status("timeout"), str(Status.TIMEOUT), Status.REVIEW.was_run
    (<Status.TIMEOUT: 'timeout'>, 'timeout', False)
    """

    GRADER_ERROR = "grader_error", "the grader itself failed; no grade was written"
    REVIEW = "review", "signs of tampering with the tests; 0 points until somebody has looked"
    UNREADABLE = "unreadable", "the file is no notebook; 0 points until somebody has looked"
    MISSING = "missing", "the notebook was not handed in; 0 points until somebody has looked"
    KERNEL_DIED = "kernel_died", "the program crashed Python; points earned before count"
    OUT_OF_MEMORY = "out_of_memory", "more memory than allowed; points earned before count"
    TIMEOUT = "timeout", "took longer than allowed; every other point counts"
    OUTPUT_LIMIT = "output_limit", "printed more than allowed; points earned before count"
    OK = "ok", "ran from top to bottom; what failed is an ordinary mistake"

    def __new__(cls, value, meaning):
        """Make a member that is its value, with what it means beside it."""
        member = str.__new__(cls, value)
        member._value_, member.meaning = value, meaning
        return member

    @property
    def was_run(self):
        """Whether the answers were run, so that the points say something about them."""
        return self not in (Status.GRADER_ERROR, Status.REVIEW, Status.UNREADABLE, Status.MISSING)

    @property
    def urgency(self):
        """Return its place among all, 0 for the most urgent."""
        return list(Status).index(self)


def write_reports(report, folder):
    """Write report.json and report.csv, each of them whole or not at all.

    Parameters
    ----------
    report : dict
        The result of a run; its submissions may come in any order.
    folder : path
        Where to write; made if need be.
    """
    report = report | {"submissions": in_order(report["submissions"])}
    exercises = dict.fromkeys(
        (s["notebook"], name) for s in report["submissions"] for name in s["exercises"]
    )
    rows = [[*FIELDS, *map("/".join, exercises)]]
    for s in report["submissions"]:
        points = [
            s["exercises"].get(name, {}).get("points") if notebook == s["notebook"] else None
            for notebook, name in exercises
        ]
        rows.append([*(s[field] for field in FIELDS[:-1]), "; ".join(s["notes"]), *points])
    text = json.dumps(report, ensure_ascii=False, indent=1) + "\n"
    write_atomically(Path(folder) / "report.json", text)
    write_atomically(Path(folder) / "report.csv", csv_text(rows))


def read_report(folder):
    """Return the report that `write_reports` left in a folder.

    Raises
    ------
    FileNotFoundError
        If there is none.
    ValueError
        If the file is damaged.
    """
    path = Path(folder) / "report.json"
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        command = f"python -m autograder grade {Path(folder).name}"
        raise FileNotFoundError(f"There is no {path} yet: run `{command}` first.") from None
    except ValueError as error:
        raise ValueError(f"{path} is damaged ({error}): grade again, or restore it.") from None
    if not isinstance(report, dict) or not isinstance(report.get("submissions"), list):
        raise ValueError(f"{path} is damaged (it lists no submissions): grade again.")
    return report


def in_order(submissions):
    """Return the submissions by student, then by notebook."""
    return sorted(submissions, key=lambda s: (s["student"], s["notebook"]))


def write_atomically(path, text):
    """Put a text into a file that a reader, or a kill, never finds half written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            # A message may hold half a surrogate pair, which UTF-8 lacks; JSON reads it back.
            file.write(text.encode("utf-8", "backslashreplace"))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def csv_text(rows):
    """Return the rows as CSV (RFC 4180) that a spreadsheet shows and does not run.

    Examples
    --------
    >>> for line in csv_text([["ada", -1.5, None], ["=cmd()", "2", "Ng, Ada"]]).splitlines():
    ...     print(line)
    ada,-1.5,
    '=cmd(),2,"Ng, Ada"
    """
    file = io.StringIO(newline="")
    csv.writer(file).writerows([_safe(cell) for cell in row] for row in rows)
    return file.getvalue()


def _safe(cell):
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    is_formula = isinstance(cell, str) and FORMULA.match(cell) and not NUMBER.fullmatch(cell)
    return f"'{cell}" if is_formula else cell


class Export(ExportPlugin):
    """Grades of every student and assignment as CSV, one column per graded cell.

    nbgrader's own exporter quotes nothing and has no such columns. A cell is empty where
    neither a program nor a person has given points yet; nbgrader counts it as 0.

    Examples
    --------
    ``nbgrader export --exporter=autograder.report.Export --to grades.csv``
    """

    def export(self, gradebook):
        """Write the file."""
        assignments = [a for a in gradebook.assignments if _wanted(a.name, self.assignment)]
        students = [s for s in gradebook.students if _wanted(s.id, self.student)]
        students.sort(key=lambda s: (s.last_name or "", s.first_name or "", s.id))
        notebooks = [notebook for a in assignments for notebook in a.notebooks]
        cells = {f"{n.name}/{c.name}" for n in notebooks for c in (*n.grade_cells, *n.task_cells)}
        columns = [*EXPORTED, *sorted(cells)]
        rows = [self._row(s, *x) for x in map(self._known, assignments) for s in students]
        text = csv_text([columns, *([row.get(column) for column in columns] for row in rows)])
        # Not atomically: the destination may be a pipe or /dev/stdout.
        Path(self.to or "grades.csv").write_bytes(text.encode("utf-8", "backslashreplace"))

    def _known(self, assignment):
        """Return the assignment with everybody's submission, and everybody's status."""
        try:
            notebooks = read_report(REPORTS / assignment.name)["submissions"]
        except FileNotFoundError:
            notebooks = []
        except ValueError as error:
            self.log.warning("No status of %s: %s", assignment.name, error)
            notebooks = []
        # The most urgent last, so that it is the one that stays.
        notebooks.sort(key=lambda n: -Status(n["status"]).urgency)
        statuses = {n["student"]: n["status"] for n in notebooks}
        return assignment, {s.student_id: s for s in assignment.submissions}, statuses

    def _row(self, student, assignment, submissions, statuses):
        """Return one student's row as a dict; without submission as nbgrader does, with 0."""
        submission = submissions.get(student.id)
        raw_score = submission.score if submission else 0.0
        penalty = submission.late_submission_penalty if submission else 0.0
        row = {name: getattr(student, name) for name in ("last_name", "first_name", "email")}
        row |= {"assignment": assignment.name, "student_id": student.id}
        row |= {"status": statuses.get(student.id), "max_score": assignment.max_score}
        row |= {"timestamp": submission and submission.timestamp, "raw_score": raw_score}
        row |= {"late_submission_penalty": penalty, "score": max(0.0, raw_score - penalty)}
        for notebook in submission.notebooks if submission else ():
            for grade in notebook.grades:
                if (grade.auto_score, grade.manual_score) != (None, None):
                    row[f"{notebook.name}/{grade.name}"] = grade.score
        return row


def _wanted(name, names):
    """Whether a name is among those asked for; asking for none asks for all."""
    return not names or name in map(str, names)
