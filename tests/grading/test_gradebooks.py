"""A department's gradebook in PostgreSQL says what the same gradebook in SQLite says."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from grading.gradebooks import grade_rows
from nbgrader.api import Gradebook, Student
from sqlalchemy import create_engine, select

from autograder.classroom.gradebook import one_session

LESSON, NOTEBOOK = "01_detection", "detection_exercises"
ADA, BEN = "ada", "bén o'neil, jr."
COMMENT = "100 %: „schön“ 👍\n'quoted', %s {braces} \\n"
DUE = datetime(2026, 11, 1, 12, tzinfo=UTC)

# nbgrader's own add_submission relates its objects in an order that SQLAlchemy remarks on.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Object of type:sqlalchemy.exc.SAWarning"),
    pytest.mark.xdist_group("gradebooks"),  # a new gradebook takes two seconds
]


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def db_url(request, tmp_path_factory):
    """Return the URL of an empty database of each kind."""
    if request.param == "postgres":
        return request.getfixturevalue("new_postgres_url")()
    return f"sqlite:///{tmp_path_factory.mktemp('course')}/gradebook.db"


@pytest.fixture(scope="module")
def book(db_url):
    """Return a gradebook with one lesson and what two students earned in it."""
    with pytest.MonkeyPatch.context() as patch:
        # A new gradebook starts the program `alembic`, as nbgrader_config.py says.
        patch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
        new = Gradebook(db_url, "imbalanced_data")
    with new as book:
        book.add_assignment(LESSON, duedate=DUE.isoformat())
        book.add_notebook(NOTEBOOK, LESSON)
        cells = (NOTEBOOK, LESSON)
        book.add_grade_cell("test_share", *cells, max_score=3, cell_type="code")
        book.add_solution_cell("share", *cells)
        book.add_grade_cell("essay", *cells, max_score=2.5, cell_type="markdown")
        for student in (BEN, ADA):
            book.add_student(student)
        # A quarter of an hour late, and said in the student's own zone.
        late = (DUE + timedelta(minutes=15)).astimezone(timezone(timedelta(hours=-8)))
        book.add_submission(LESSON, BEN, timestamp=late.isoformat())
        book.add_submission(LESSON, ADA, timestamp=DUE.isoformat())
        book.grant_extension(LESSON, BEN, minutes=10)

        grade = book.find_grade("test_share", *cells, ADA)
        grade.auto_score, grade.needs_manual_grade = 0.1 + 0.2, False
        grade = book.find_grade("essay", *cells, ADA)
        grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 2.25, 0.5, False
        book.find_comment("share", *cells, ADA).manual_comment = COMMENT
        notebook = book.find_submission_notebook(NOTEBOOK, LESSON, BEN)
        notebook.flagged, notebook.late_submission_penalty = True, 1 / 3
        book.db.commit()
        yield book


def test_rows_are_what_was_recorded(db_url, book):
    def grade(auto, manual, extra, waits):
        names = ("auto_score", "manual_score", "extra_credit", "needs_manual_grade")
        return {"row": "grade"} | dict(zip(names, (auto, manual, extra, waits), strict=True))

    def comment(text):
        return {"row": "comment", "auto_comment": None, "manual_comment": text}

    def notebook(flagged, penalty):
        shown = {"flagged": flagged, "late_submission_penalty": penalty}
        return {"row": "submitted_notebook"} | shown

    def handed_in(when, extension):
        return {"row": "submitted_assignment", "timestamp": when, "extension": extension}

    def of(student, cell=None, *, whole=False):
        names = {"assignment": LESSON, "student": student}
        names |= {} if whole else {"notebook": NOTEBOOK}
        return names | ({"cell": cell} if cell else {})

    expected = [
        of(ADA, whole=True) | handed_in(datetime(2026, 11, 1, 12), None),
        of(ADA) | notebook(False, None),
        of(ADA, "essay") | grade(None, 2.25, 0.5, False),
        of(ADA, "share") | comment(COMMENT),
        of(ADA, "test_share") | grade(0.30000000000000004, None, None, False),
        of(BEN, whole=True) | handed_in(datetime(2026, 11, 1, 12, 15), timedelta(minutes=10)),
        of(BEN) | notebook(True, 1 / 3),
        of(BEN, "essay") | grade(None, None, None, True),
        of(BEN, "share") | comment(None),
        of(BEN, "test_share") | grade(None, None, None, True),
    ]
    assert grade_rows(db_url, timestamps=True) == expected
    for row in expected:
        row.pop("timestamp", None)
    assert grade_rows(db_url) == expected


def test_formgrader_shows_the_same_sums(book):
    earned = 0.1 + 0.2 + 2.25 + 0.5
    rows = {row["id"]: row for row in book.student_dicts()}
    assert rows[ADA]["score"] == pytest.approx(earned)
    assert [row["max_score"] for row in rows.values()] == [5.5, 5.5]
    rows = {row["student"]: row for row in book.submission_dicts(LESSON)}
    assert (rows[ADA]["score"], rows[BEN]["score"]) == (pytest.approx(earned), 0)
    assert (rows[ADA]["needs_manual_grade"], rows[BEN]["needs_manual_grade"]) == (False, True)
    rows = {row["student"]: row for row in book.notebook_submission_dicts(NOTEBOOK, LESSON)}
    assert (rows[ADA]["flagged"], rows[BEN]["flagged"]) == (False, True)
    assert (rows[ADA]["failed_tests"], rows[BEN]["failed_tests"]) == (True, False)
    assert book.average_assignment_score(LESSON) == pytest.approx(earned / 2)
    assert book.average_notebook_written_score(NOTEBOOK, LESSON) == pytest.approx(2.75 / 2)


def test_what_is_removed_is_gone(db_url, book):
    # PostgreSQL, unlike SQLite, refuses to leave a row that refers to nothing.
    before = grade_rows(db_url)
    book.add_assignment("02_metrics")
    book.add_notebook("metrics_exercises", "02_metrics")
    book.add_grade_cell("recall", "metrics_exercises", "02_metrics", max_score=1, cell_type="code")
    book.add_student("cleo")
    for lesson in (LESSON, "02_metrics"):
        book.add_submission(lesson, "cleo")
    assert len(grade_rows(db_url)) == len(before) + 5 + 3
    book.remove_submission(LESSON, "cleo")
    book.remove_assignment("02_metrics")
    book.remove_student("cleo")
    assert grade_rows(db_url) == before


def test_several_may_write_at_once(db_url, book):
    names = {f"student {number}" for number in range(8)}

    def enrol(name):
        with Gradebook(db_url, "imbalanced_data") as own:
            own.add_student(name)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(enrol, names))
    assert {student.id for student in book.students} == {ADA, BEN, *names}
    for name in names:
        book.remove_student(name)


def test_in_one_session_others_see_only_what_is_complete(db_url, book):
    engine = create_engine(db_url)

    def seen():
        with engine.connect() as connection:
            return set(connection.scalars(select(Student.first_name))) - {None}

    assert seen() == set()
    with one_session(db_url, "imbalanced_data") as session:
        for name in ("cleo", "dan"):
            with Gradebook(db_url) as own:
                own.add_student(name)
            with Gradebook(db_url, "imbalanced_data") as own:
                own.find_student(name).first_name = name
                own.db.commit()
            with Gradebook(db_url) as own:
                assert own.find_student(name).first_name == name
            assert name not in seen()
            if name == "cleo":
                session.complete()
            session.rollback()
    assert seen() == {"cleo"}
    book.remove_student("cleo")
    with Gradebook(db_url) as own:
        own.add_student("eve", first_name="eve")
        assert seen() == {"eve"}  # at once, as before
        own.remove_student("eve")
    engine.dispose()
