"""Nothing stale: what a grade was made from has changed, and the next run of `grade` sees it."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from grading.classes import EXERCISES, LESSON, WRITTEN, answers, new_class
from nbgrader.api import Gradebook

ROOT = Path(__file__).resolve().parents[2]
ESSAY = "explain_recall"
RATE = 0.1  # a tenth of the points for any delay
FLAT = f"""
from nbgrader.plugins import BasePlugin
from traitlets import Float


class Flat(BasePlugin):
    rate = Float({RATE}).tag(config=True)

    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return self.rate * score
"""
CONFIG = """
import sys

sys.path.insert(0, str(course))
c.AssignLatePenalties.plugin_class = "late.Flat"
"""
NO_RUN = """
from autograder.classroom import workers

workers.joblib.delayed = None  # whoever has to run something fails
"""

pytestmark = [
    pytest.mark.skipif(shutil.which("bwrap") is None, reason="there is no bubblewrap"),
    pytest.mark.xdist_group("stale"),
]


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Return a graded class: one in time, and two who are late, one of them with a text."""
    course = new_class(tmp_path_factory.mktemp("stale") / "course", [])
    (course.folder / "late.py").write_text(FLAT)
    configure(course, CONFIG)
    due(course, "2026-11-01 12:00:00 UTC")
    course.hand_in("ada", answers(0), written=WRITTEN, timestamp="2026-11-01 11:00:00 UTC")
    course.hand_in("ben", answers(0), timestamp="2026-11-01 13:00:00 UTC")
    course.hand_in("cleo", answers(1), written=WRITTEN, timestamp="2026-11-01 13:00:00 UTC")
    course.grade("--jobs=1")
    course.run("nbgrader", "generate_feedback", LESSON)
    configure(course, NO_RUN)
    return course


@pytest.fixture
def course(graded, tmp_path):
    """Return a copy of it, in which nothing can be run."""
    return graded.copy(tmp_path / "course")


def configure(course, more):
    with (course.folder / "nbgrader_config.py").open("a") as file:
        file.write(more)


def book(course):
    return Gradebook(course.db_url, "imbalanced_data")


def due(course, when):
    with book(course) as gradebook:
        gradebook.update_or_create_assignment(LESSON, duedate=when)


def penalties(course):
    """Return each student's penalty on the exercises, and their score before it."""
    with book(course) as gradebook:
        found = {s.student_id: s for s in gradebook.assignment_submissions(LESSON)}
        return {name: (s.late_submission_penalty, s.score) for name, s in found.items()}


def pages(course):
    """Return whose feedback is there."""
    return {
        path.name
        for path in (course.folder / "autograder" / "feedback").iterdir()
        if list(path.rglob("*.html"))
    }


def test_who_is_late_is_penalised(graded):
    found = penalties(graded)
    assert found["ada"][0] == 0
    for name in ("ben", "cleo"):
        assert found[name][0] == pytest.approx(RATE * found[name][1])
        assert found[name][0] > 0
    assert pages(graded) == {"ada", "ben", "cleo"}


def test_a_due_date_that_moves_moves_penalties_without_a_run(course):
    before = penalties(course)
    due(course, "2026-11-01 14:00:00 UTC")
    log = course.grade()
    for name in ("ben", "cleo"):
        penalty, score = before[name]
        assert f"{name} {score - penalty:g} → {score:g}" in log
    assert {penalty for penalty, _ in penalties(course).values()} == {0}
    assert all(row["late_seconds"] == 0 for row in course.report()["submissions"])
    assert "0 of them had to be run" in log
    assert pages(course) == set()  # the pages told of another due date


def test_an_extension_for_one_student_counts(course):
    with book(course) as gradebook:
        gradebook.grant_extension(LESSON, "ben", hours=2)
    course.grade()
    found = penalties(course)
    assert found["ben"][0] == 0 < found["cleo"][0]
    assert pages(course) == {"ada", "cleo"}


def test_another_rate_of_the_penalty_counts(course):
    configure(course, "\nc.Flat.rate = 0.5\n")
    course.grade()
    for name in ("ben", "cleo"):
        penalty, score = penalties(course)[name]
        assert penalty == pytest.approx(score / 2)


def test_a_mark_given_by_hand_stays_and_stays_settled(course):
    """It moves the penalty, which is a share of all points, and makes the old page stale."""
    with book(course) as gradebook:
        grade = gradebook.find_grade(ESSAY, EXERCISES, LESSON, "cleo")
        grade.manual_score, grade.needs_manual_grade = 2.0, False
        gradebook.db.commit()
    before = penalties(course)["cleo"]
    course.grade()
    penalty, score = penalties(course)["cleo"]
    assert (score, penalty) == (before[1], pytest.approx(RATE * score))
    assert penalty > before[0]
    with book(course) as gradebook:
        grade = gradebook.find_grade(ESSAY, EXERCISES, LESSON, "cleo")
        assert (grade.manual_score, grade.needs_manual_grade) == (2.0, False)
    assert pages(course) == {"ada", "ben"}
    assert course.grade().endswith("Scores that moved: none.\n")  # and now all is as it should be


def test_another_text_under_a_mark_asks_for_a_second_look(course):
    with book(course) as gradebook:
        grade = gradebook.find_grade(ESSAY, EXERCISES, LESSON, "ada")
        grade.manual_score, grade.needs_manual_grade = 2.0, False
        gradebook.db.commit()
    path = course.folder / "nbgrader_config.py"
    path.write_text(path.read_text().replace(NO_RUN, ""))
    course.hand_in("ada", answers(0), written="Another text.", timestamp="2026-11-01 11:00:00 UTC")
    log = course.grade("--jobs=1")
    with book(course) as gradebook:
        grade = gradebook.find_grade(ESSAY, EXERCISES, LESSON, "ada")
        assert (grade.manual_score, grade.needs_manual_grade) == (2.0, True)
    assert "1 of them had to be run: ada." in log


def test_a_score_that_moves_is_told(course):
    path = course.folder / "nbgrader_config.py"
    path.write_text(path.read_text().replace(NO_RUN, ""))
    (before,) = (r["score"] for r in course.report()["submissions"] if r["student"] == "ada")
    lazy = {"severity": "def severity(prevalence, n_pos):\n    return 'mild'\n"}
    course.hand_in("ada", answers(0) | lazy, timestamp="2026-11-01 11:00:00 UTC")
    log = course.grade("--jobs=1")
    assert f"ada {before:g} → {before - 2:g}" in log
    reports = course.folder / "autograder" / "reports"
    page, overview = reports / LESSON / "report.html", reports / "index.html"
    made = json.loads((page.parent / "report.json").read_text())["made"]
    assert made[:10] in page.read_text()
    assert f"{LESSON}/report.html" in overview.read_text()


def test_the_report_names_the_answers_own_error(course):
    """What follows from it, a NameError in the test, helps nobody."""
    path = course.folder / "nbgrader_config.py"
    path.write_text(path.read_text().replace(NO_RUN, ""))
    lost = "from google.colab import output\n\n" + answers(0)["severity"]
    course.hand_in("ada", answers(0) | {"severity": lost}, timestamp="2026-11-01 11:00:00 UTC")
    course.grade("--jobs=1", "--students=ada")
    (row,) = (row for row in course.report()["submissions"] if row["student"] == "ada")
    message = row["exercises"]["test_severity"]["message"]
    assert message.startswith("ModuleNotFoundError: No module named 'google")


def test_a_file_system_without_locks_is_not_another_grader(course):
    """Lustre without `-o flock` says ENOSYS, NFS without lockd ENOLCK."""
    broken = "\nimport errno, fcntl\n\n\ndef flock(*_):\n    raise OSError(errno.{}, 'no')\n\n\n"
    configure(course, broken.format("ENOLCK") + "fcntl.flock = flock\n")
    log = course.grade()
    assert "another process" not in log
    assert "has no locks" in log
    configure(course, broken.format("EAGAIN") + "fcntl.flock = flock\n")
    assert "graded by another process" in course.grade(status=1)


@pytest.mark.parametrize(
    "path",
    [
        *("downloaded/x/archive/a.zip", "autograder/downloaded/a.ipynb", "grades.csv"),
        *("autograder/submitted/a/b.ipynb", "autograder/gradebook.db-wal", "autograder/new/a.txt"),
    ],
)
def test_what_students_handed_in_is_never_committed(path):
    command = ["git", "-C", str(ROOT), "check-ignore", "--no-index", "--quiet", path]
    assert subprocess.run(command).returncode == 0
    kept = subprocess.run([*command[:-1], "autograder/classroom/new.py"])
    assert kept.returncode == 1
