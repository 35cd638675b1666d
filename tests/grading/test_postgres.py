"""The same class gets the same grades in PostgreSQL as in SQLite."""

import pytest
from grading.classes import EXERCISES, new_class

pytestmark = pytest.mark.xdist_group("postgres")


def test_grade_rows_agree_row_by_row(tmp_path, postgres_url):
    rows, reports = {}, {}
    for name, url in [("sqlite", None), ("postgres", postgres_url)]:
        course = new_class(tmp_path / name, range(8), db_url=url)
        (course.submitted("student003") / f"{EXERCISES}.ipynb").write_text("{")
        (course.submitted("student005") / f"{EXERCISES}.ipynb").unlink()
        course.grade()
        rows[name], reports[name] = course.rows(), course.report()
        before = course.autograded()
        course.grade()  # nothing is left to do
        assert course.autograded() == before
        assert course.rows() == rows[name]
    assert len(rows["sqlite"]) > 8 * 5
    assert rows["postgres"] == rows["sqlite"]
    assert reports["postgres"] == reports["sqlite"]
    statuses = {row["student"]: row["status"] for row in reports["postgres"]["submissions"]}
    assert (statuses["student003"], statuses["student005"]) == ("unreadable", "missing")
