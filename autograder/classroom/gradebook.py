"""The gradebook, opened once, and written in one piece for each student.

nbgrader's classes open the gradebook ten times a student and commit twenty times. Each opening
connects and asks for every table; each commit waits for the disk. While `one_session` lasts,
they share one session instead, and what they commit waits for the grader to say that it is
complete. So a student's grades are written together or, if the grader is killed, not at all.
"""

from collections import defaultdict
from contextlib import contextmanager
from typing import NamedTuple

from nbgrader import api
from nbgrader.api import Gradebook
from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session, sessionmaker


class Pending(Session):
    """A session whose commits wait for `complete`."""

    def commit(self):
        """Send new rows to the database, where only this session sees them yet.

        Rows that merely changed are sent together when the gradebook is closed.
        """
        if self.new or self.deleted:
            self.flush()

    def complete(self):
        """Commit what was sent."""
        super().commit()


@contextmanager
def one_session(db_url, course_id):
    """Let every `Gradebook` in this thread share one session.

    Parameters
    ----------
    db_url, course_id : str
        The gradebook that all of them open.

    Yields
    ------
    Pending
    """
    opened = Gradebook(db_url, course_id)
    session = scoped_session(sessionmaker(class_=Pending, bind=opened.engine, autoflush=False))
    opened.db.remove()
    connect, close, courses = Gradebook.__init__, Gradebook.close, set()

    def share(self, db_url, course_id="default_course", authenticator=None):
        self.engine, self.db = opened.engine, session
        self.course_id, self.authenticator = course_id, authenticator
        if course_id not in courses:
            self.check_course(course_id)
            courses.add(course_id)

    def leave(self):
        self.db.flush()
        self.db.expunge_all()  # who opens it next finds nothing that was read before

    Gradebook.__init__, Gradebook.close = share, leave
    try:
        yield session()
    finally:
        Gradebook.__init__, Gradebook.close = connect, close
        session.remove()
        opened.close()


class Mark(NamedTuple):
    """What the gradebook holds of one cell of a student's."""

    auto_score: float | None
    manual_score: float | None
    extra_credit: float | None
    needs_manual_grade: bool
    comment: str | None = None

    @property
    def by_hand(self):
        """What a person gave, or None."""
        given = self.manual_score, self.extra_credit, self.comment
        return given if any(given) or self.manual_score is not None else None

    @property
    def is_settled(self):
        """Whether a person gave points, and nobody is asked for more."""
        return self.manual_score is not None and not self.needs_manual_grade


def read_marks(db_url, course_id, assignment):
    """Return all marks that are written.

    Returns
    -------
    dict
        By student and notebook, the `Mark` of each cell by its name.
    """
    grade, comment, cell, notebook = api.Grade, api.Comment, api.BaseCell, api.Notebook
    one, whole = api.SubmittedNotebook, api.SubmittedAssignment
    shown = grade.auto_score, grade.manual_score, grade.extra_credit, grade.needs_manual_grade
    marks = defaultdict(lambda: defaultdict(dict))

    def rows(table, *columns):
        query = select(whole.student_id, notebook.name, cell.name, *columns)
        query = query.join_from(table, one, table.notebook_id == one.id)
        query = query.join(cell, table.cell_id == cell.id)
        query = query.join(notebook, one.notebook_id == notebook.id)
        query = query.join(whole, one.assignment_id == whole.id)
        return gradebook.db.execute(query.where(whole.assignment_id == found.id))

    with Gradebook(db_url, course_id) as gradebook:
        found = gradebook.find_assignment(assignment)
        for student, name, of, *values in rows(grade, *shown):
            marks[student][name][of] = Mark(*values)
        for student, name, of, words in rows(comment, comment.manual_comment):
            mark = marks[student][name].get(of, Mark(None, None, None, False))
            marks[student][name][of] = mark._replace(comment=words)
    return marks


def read_due_dates(db_url, course_id, assignment):
    """Return when the work was due: by student, and by default without an extension."""
    whole = api.SubmittedAssignment
    with Gradebook(db_url, course_id) as gradebook:
        found = gradebook.find_assignment(assignment)
        submissions = gradebook.db.scalars(select(whole).where(whole.assignment_id == found.id))
        due, default = {s.student_id: s.duedate for s in submissions}, found.duedate
    return defaultdict(lambda: default, due)


def extend(db_url, course_id, assignment, student, hours):
    """Give one student more time; the next grading takes a penalty back or sets it.

    Parameters
    ----------
    db_url, course_id, assignment, student : str
        Who, and for what.
    hours : float
        After the due date of all; 0 takes an extension back.

    Returns
    -------
    datetime.datetime or None
        When the work is due now, in UTC; None if there is no due date.

    Raises
    ------
    MissingEntry
        If the gradebook knows no such assignment or student.
    """
    with Gradebook(db_url, course_id) as gradebook:
        gradebook.find_student(student)
        gradebook.find_assignment(assignment)
        # An extension is often asked for before anything is handed in.
        gradebook.update_or_create_submission(assignment, student)
        gradebook.grant_extension(assignment, student, hours=hours)
        return gradebook.find_submission(assignment, student).duedate
