"""nbgrader's export, with a column for each graded cell."""

from pathlib import Path

from nbgrader.plugins import ExportPlugin

from autograder.classroom.report import REPORTS, read_report
from autograder.classroom.spreadsheet import csv_text
from autograder.running.status import Status

COLUMNS = ("assignment", "student_id", "last_name", "first_name", "email", "status", "timestamp")
COLUMNS += ("late_submission_penalty", "raw_score", "score", "max_score")


class Export(ExportPlugin):
    """Grades of every student and assignment as CSV, one column per graded cell.

    nbgrader's own exporter quotes nothing and has no such columns. A cell is empty where
    neither a program nor a person has given points yet; nbgrader counts it as 0.

    Examples
    --------
    ``nbgrader export --exporter=autograder.classroom.Export --to grades.csv``
    """

    def export(self, gradebook):
        """Write the file."""
        assignments = [a for a in gradebook.assignments if _wanted(a.name, self.assignment)]
        students = [s for s in gradebook.students if _wanted(s.id, self.student)]
        students.sort(key=lambda s: (s.last_name or "", s.first_name or "", s.id))
        notebooks = [notebook for a in assignments for notebook in a.notebooks]
        cells = {f"{n.name}/{c.name}" for n in notebooks for c in (*n.grade_cells, *n.task_cells)}
        columns = [*COLUMNS, *sorted(cells)]
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
