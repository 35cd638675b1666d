"""What a gradebook says, in a form that two gradebooks can be compared in."""

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import create_engine, select

SHOWN = {
    Grade: ("auto_score", "manual_score", "extra_credit", "needs_manual_grade"),
    Comment: ("auto_comment", "manual_comment"),
    SubmittedNotebook: ("flagged", "late_submission_penalty"),
    SubmittedAssignment: ("timestamp", "extension"),
}
WHERE = {
    "assignment": Assignment.name,
    "student": SubmittedAssignment.student_id,
    "notebook": Notebook.name,
    "cell": BaseCell.name,
}


def grade_rows(db_url, *, timestamps=False):
    """Return what a gradebook holds on submissions, one dictionary a row of its tables.

    Each has `row` (the table: `grade`, `comment`, `submitted_notebook` or
    `submitted_assignment`), then `assignment`, `student`, `notebook` and `cell` as far as they
    apply, then what the table says. Names stand for ids, and the order is that of the names,
    so two runs over the same submissions, or two databases, give equal lists. A row that lost
    what it belongs to has None there.

    Parameters
    ----------
    db_url : str
        The gradebook, as SQLAlchemy names it.
    timestamps : bool, default=False
        Whether to say when each submission was handed in: the same for the same files, not for
        a class that hands in while the test runs.

    Returns
    -------
    list of dict
    """
    engine = create_engine(db_url)
    try:
        with engine.connect() as connection:
            rows = [row for table in SHOWN for row in read(connection, table)]
    finally:
        engine.dispose()
    if not timestamps:
        for row in rows:
            row.pop("timestamp", None)
    return sorted(rows, key=lambda row: [str(row.get(k) or "") for k in (*WHERE, "row")])


def read(connection, table):
    """Return the rows of one table, with the names of what each belongs to."""
    depth = 2 if table is SubmittedAssignment else 3 if table is SubmittedNotebook else 4
    names = dict(list(WHERE.items())[:depth])
    shown = {name: getattr(table, name) for name in SHOWN[table]}
    query = select(*(column.label(name) for name, column in (names | shown).items()))
    query = query.select_from(table)
    # Outer joins: a row without a cell or a notebook would be a fault, and must be seen.
    if depth == 4:
        query = query.outerjoin(BaseCell, BaseCell.id == table.cell_id)
        query = query.outerjoin(SubmittedNotebook, SubmittedNotebook.id == table.notebook_id)
    if depth >= 3:
        query = query.outerjoin(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
        submission = SubmittedAssignment.id == SubmittedNotebook.assignment_id
        query = query.outerjoin(SubmittedAssignment, submission)
    query = query.outerjoin(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
    found = connection.execute(query).mappings()
    return [{"row": table.__tablename__, **row} for row in found]
