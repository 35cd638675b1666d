"""What a feedback page says of each exercise: what `check` says, and what people decided."""

import re
from typing import NamedTuple

from nbgrader.api import BaseCell, Comment, Grade, Gradebook, MissingEntry
from nbgrader.preprocessors import NbGraderPreprocessor
from sqlalchemy import select

from autograder.running import verdict

HEADING = re.compile(r"^# +(.+?)\s*$", re.MULTILINE)
NOT_READ, NOT_DECIDED = "○ not read yet", "○ a person will look"
KINDS = {"✓": "right", "◐": "part", "✗": "wrong"}


class Grades(NbGraderPreprocessor):
    """nbgrader's GetGrades in three queries, with what still waits for a person.

    GetGrades connects to the gradebook for every notebook and asks for each cell by itself.
    """

    gradebook = None

    def preprocess(self, nb, resources):
        """Write marks and comments into the cells, and what became of the whole."""
        names = resources["nbgrader"]
        if self.gradebook is None:
            self.gradebook = Gradebook(names["db_url"])
        try:
            found = self.gradebook.find_submission_notebook(
                names["notebook"], names["assignment"], names["student"]
            )
            grades, comments = self._rows_of(found)
            penalty = found.late_submission_penalty or 0
            names |= {"score": max(0.0, found.score - penalty), "max_score": found.max_score}
            names |= {"late_penalty": penalty, "flagged": bool(found.flagged)}
        finally:
            self.gradebook.db.remove()  # nothing stays locked, and nothing is remembered
        for cell in nb.cells:
            marked = cell.metadata.get("nbgrader", {})
            if marked.get("grade") or marked.get("task"):
                if marked["grade_id"] not in grades:
                    raise MissingEntry(
                        f"The gradebook holds no grade of {marked['grade_id']}: grade again."
                    )
                marked |= grades[marked["grade_id"]]
            if marked.get("solution") or marked.get("task"):
                marked["comment"] = comments.get(marked["grade_id"])
        return nb, resources

    def _rows_of(self, found):
        """Return a submitted notebook's marks and comments by the names of their cells."""
        columns = select(BaseCell.name, Grade.score, Grade.max_score)
        columns = columns.add_columns(Grade.manual_score, Grade.needs_manual_grade)
        rows = self.gradebook.db.execute(
            columns.join_from(Grade, BaseCell, Grade.cell_id == BaseCell.id).where(
                Grade.notebook_id == found.id
            )
        )
        grades = {
            row.name: {"score": row.score, "points": row.max_score}
            | {"by_hand": row.manual_score is not None, "waiting": row.needs_manual_grade}
            for row in rows
        }
        columns = select(BaseCell.name, Comment.comment)
        joined = columns.join_from(Comment, BaseCell, Comment.cell_id == BaseCell.id)
        said = self.gradebook.db.execute(joined.where(Comment.notebook_id == found.id))
        return grades, dict(tuple(row) for row in said)


class Mark(NamedTuple):
    """One line of the table on top of a page; `kind` is the class of its colour."""

    grade_id: str
    title: str
    verdict: str
    points: str
    message: str
    waiting: float  # points that a person has still to give

    @property
    def kind(self):
        """Right, part, wrong or wait; the verdict says it in words, too."""
        return KINDS.get(self.verdict[0], "wait")


def title_of(notebook, otherwise):
    """Return the teacher's title of a notebook, which is its first heading."""
    for cell in _given(notebook):
        if cell.cell_type == "markdown" and (found := HEADING.search(cell.source)):
            return found[1].replace("`", "")
    return otherwise


def marks_of(notebook):
    """Return the marks of a notebook that has been through `Grades`."""
    given = {**notebook, "cells": _given(notebook)}
    marked = {c.metadata.nbgrader.grade_id: c for c in given["cells"] if "nbgrader" in c.metadata}
    exercises = verdict.exercises_of(type(notebook)(given), verdict.RIGHT)
    return [_mark(exercise, marked[exercise.grade_id]) for exercise in exercises if exercise[0]]


def _given(notebook):
    """Return the teacher's cells; those of the student's own are called so by the graft."""
    return [cell for cell in notebook.cells if not str(cell.get("id")).startswith("own-")]


def _mark(exercise, cell):
    """Say what the gradebook holds, and why where no person decided."""
    marked = cell.metadata.nbgrader
    score, most = marked.get("score", exercise.points), exercise.max_points
    by_person = exercise.verdict == verdict.BY_PERSON
    if marked.get("waiting", by_person):
        words = NOT_READ if by_person else NOT_DECIDED
        return Mark(exercise.grade_id, exercise.title, words, f"– of {most:g}", "", most)
    words, message = exercise.verdict, exercise.message
    if by_person and not marked.get("by_hand"):
        words, message = verdict.UNTOUCHED, ""
    elif by_person or marked.get("by_hand") or score != exercise.points:
        words = verdict.PARTLY if score > 0 else verdict.WRONG
        words = verdict.RIGHT if score >= most else words
        message = "Points given by a person."
    if by_person and marked.get("by_hand") and marked.get("comment"):
        message = f"{message} {marked['comment']}".strip()
    points = f"{score:g} of {most:g}"
    return Mark(exercise.grade_id, exercise.title, words, points, verdict.brief(message), 0.0)
