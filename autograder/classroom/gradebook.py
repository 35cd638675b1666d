"""The gradebook, opened once, and written in one piece for each student.

nbgrader's classes open the gradebook ten times a student and commit twenty times. Each opening
connects and asks for every table; each commit waits for the disk. While `one_session` lasts,
they share one session instead, and what they commit waits for the grader to say that it is
complete. So a student's grades are written together or, if the grader is killed, not at all.
"""

from collections import defaultdict
from contextlib import contextmanager

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


def read_scores(db_url, course_id, assignment):
    """Return all scores that are written.

    Returns
    -------
    dict
        By student and notebook, the score of each cell by its name; None where there is none.
    """
    grade, cell, notebook = api.Grade, api.BaseCell, api.Notebook
    one, whole = api.SubmittedNotebook, api.SubmittedAssignment
    columns = select(whole.student_id, notebook.name, cell.name, grade.auto_score)
    joined = columns.join_from(grade, one, grade.notebook_id == one.id)
    joined = joined.join(cell, grade.cell_id == cell.id)
    joined = joined.join(notebook, one.notebook_id == notebook.id)
    joined = joined.join(whole, one.assignment_id == whole.id)
    scores = defaultdict(dict)
    with Gradebook(db_url, course_id) as gradebook:
        found = gradebook.find_assignment(assignment)
        rows = gradebook.db.execute(joined.where(whole.assignment_id == found.id))
        for student, name, test, score in rows:
            scores[student].setdefault(name, {})[test] = score
    return scores


def read_due_dates(db_url, course_id, assignment):
    """Return when the work was due: by student, and by default without an extension."""
    whole = api.SubmittedAssignment
    with Gradebook(db_url, course_id) as gradebook:
        found = gradebook.find_assignment(assignment)
        submissions = gradebook.db.scalars(select(whole).where(whole.assignment_id == found.id))
        due, default = {s.student_id: s.duedate for s in submissions}, found.duedate
    return defaultdict(lambda: default, due)
