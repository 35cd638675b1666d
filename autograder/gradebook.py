"""The gradebook, opened once, and written in one piece for each student.

nbgrader's classes open the gradebook ten times a student and commit twenty times. Each opening
connects and asks for every table; each commit waits for the disk. While `one_session` lasts,
they share one session instead, and what they commit waits for the grader to say that it is
complete. So a student's grades are written together or, if the grader is killed, not at all.
"""

from contextlib import contextmanager

from nbgrader.api import Gradebook
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
