"""Grades are those of stock nbgrader; what did not change is neither run nor written again."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict

import corpus
import nbformat
import pytest
from grading.classes import DEMO, EXERCISES, LESSON, WRITTEN, answers, new_class
from nbgrader import utils
from nbgrader.api import Gradebook

from autograder.running.fork import ForkServer
from autograder.running.graft import graft, master
from autograder.running.notebook import execute
from autograder.running.sandbox import Limits
from autograder.running.status import Status

# All answers that are right, and those that are wrong from one to the other end of the corpus.
NUMBERS = [*range(7), *range(7, 41, 7)]
LATE = "2026-11-02"  # new_class lets every fourth hand in on this day
STOCK = """
del c["Autograde"]  # what is left are nbgrader's own defaults
c.AssignLatePenalties.plugin_class = "late.Flat"

from nbgrader import preprocessors, utils


class Execute(preprocessors.Execute):  # the lesson has no cell that counts, and takes seconds
    def preprocess(self, nb, resources, km=None):
        if any(map(utils.is_grade, nb.cells)):
            return super().preprocess(nb, resources, km)
        return nb, resources


chain = __import__("nbgrader").converters.Autograde.autograde_preprocessors.default_args[0]
c.Autograde.autograde_preprocessors = [Execute, *chain[1:]]
"""
FLAT = '''
from nbgrader.plugins import BasePlugin


class Flat(BasePlugin):
    """A tenth of the points for each day, begun or not."""

    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return score / 10
'''

pytestmark = [
    pytest.mark.skipif(shutil.which("bwrap") is None, reason="there is no bubblewrap"),
    pytest.mark.xdist_group("equality"),
]


def configure(course, more="c.AssignLatePenalties.plugin_class = 'late.Flat'\n"):
    """Add to a course's configuration; work was due on the eve of the late ones."""
    (course.folder / "late.py").write_text(FLAT)
    with (course.folder / "nbgrader_config.py").open("a") as file:
        file.write("import sys; sys.path.insert(0, str(Path.cwd()))\n" + more)
    with Gradebook(course.db_url, "imbalanced_data") as book:
        book.update_or_create_assignment(LESSON, duedate="2026-11-02 00:00:00 UTC")


@pytest.fixture(scope="module")
def stock(tmp_path_factory):
    """Return the rows of the class as nbgrader's own command grades it."""

    def run(numbers):
        course = new_class(tmp_path_factory.mktemp("stock") / "course", numbers)
        configure(course, STOCK)
        course.run("nbgrader", "autograde", LESSON)
        return course.rows()

    with ThreadPoolExecutor() as pool:
        first, second = pool.map(run, [NUMBERS[::2], NUMBERS[1::2]])
    return sorted(first + second, key=place)


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Return a graded class."""
    course = new_class(tmp_path_factory.mktemp("ours") / "course", NUMBERS)
    configure(course)
    course.grade()
    return course


@pytest.fixture
def course(graded, tmp_path):
    """Return a copy of the graded class, for changes."""
    return graded.copy(tmp_path / "course")


def place(row):
    return [str(row.get(name) or "") for name in ("student", "notebook", "cell", "row")]


def written(course):
    """Return when each autograded notebook was written."""
    top = course.folder / "autograder" / "autograded"
    return {
        str(path.relative_to(top)): (path.stat().st_mtime_ns, path.stat().st_ino)
        for path in top.rglob("*.ipynb")
    }


def changed(course, before):
    """Return the students of whom something was written since `before`."""
    now = written(course)
    return {path.split("/")[0] for path in now.keys() | before if now.get(path) != before.get(path)}


def test_grades_equal_those_of_stock_nbgrader(graded, stock):
    rows = sorted(graded.rows(), key=place)
    for row in [*rows, *stock]:
        # Where nothing counts, a penalty of nothing is 0.0 there and None here.
        if row["row"] == "submitted_notebook" and row["notebook"] == DEMO:
            row["late_submission_penalty"] = row["late_submission_penalty"] or None
    assert rows == stock
    scores = {row["auto_score"] for row in stock if row["row"] == "grade"}
    assert {0.0, None} < scores, "there would be nothing to compare"
    assert {row["late_submission_penalty"] for row in stock if "flagged" in row} - {None, 0.0}


@pytest.fixture(scope="module")
def fork_server():
    """End the server that grading in this process starts."""
    yield
    while ForkServer.idle:
        ForkServer.idle.pop().close()


@pytest.mark.usefixtures("fork_server")
@pytest.mark.parametrize("lesson", corpus.LESSONS)
def test_the_solution_of_each_lesson_earns_all_points(lesson):
    path = corpus.exercises_path(lesson)
    notebook, _ = graft(master(path), nbformat.read(path, as_version=4))
    job = {"notebook": notebook, "files": {}, "limits": asdict(Limits()), "repeat": 1}
    result = execute(job | {"mode": "warm"})
    assert (result["status"], result["notes"]) == (Status.OK, [])
    tests = corpus.test_cells(result["notebook"])
    points = {name: utils.determine_grade(cell)[0] for name, cell in tests.items()}
    assert points == corpus.exercises(lesson)


def test_the_report_says_what_the_gradebook_says(graded):
    grades = {
        (row["student"], row["cell"]): row["auto_score"]
        for row in graded.rows()
        if row["row"] == "grade"
    }
    report = graded.report()["submissions"]
    assert [row["student"] for row in report] == graded.students()
    assert {row["status"] for row in report} == {"ok"}
    told = {
        (row["student"], name): exercise["points"]
        for row in report
        for name, exercise in row["exercises"].items()
    }
    assert told == grades
    for row in report:
        tests = [points for (name, _), points in grades.items() if name == row["student"]]
        assert row["score"] == sum(points or 0 for points in tests)
        handed_in = (graded.submitted(row["student"]) / "timestamp.txt").read_text()
        assert (row["late_seconds"] > 0) == handed_in.startswith(LATE)


@pytest.fixture
def no_worker(course):
    """Let the grader of a course fail if it starts a worker."""
    with (course.folder / "nbgrader_config.py").open("a") as file:
        file.write("from autograder.classroom import workers\nworkers.execute = None\n")
        file.write("workers.joblib.delayed = None\n")


@pytest.mark.usefixtures("no_worker")
def test_an_unchanged_class_costs_nothing(course):
    before, rows, report = written(course), course.rows(), course.report()
    course.grade()
    assert written(course) == before
    assert (course.rows(), course.report()) == (rows, report)


@pytest.mark.usefixtures("no_worker")
def test_what_was_lost_is_written_again_without_a_run(course):
    before, rows, files = written(course), course.rows(), course.autograded()
    ada, ben, cleo, dan, *_ = course.students()
    shutil.rmtree(course.folder / "autograder" / "autograded" / ada)
    with Gradebook(course.db_url, "imbalanced_data") as book:
        book.remove_submission(LESSON, ben)
        for grade in book.find_submission_notebook(EXERCISES, LESSON, cleo).grades:
            grade.auto_score = None
        book.db.commit()
    half = course.folder / "autograder" / "autograded" / dan / LESSON / f"{EXERCISES}.ipynb"
    half.write_bytes(half.read_bytes()[:1000])
    assert course.rows() != rows
    course.grade()
    assert course.rows() == rows
    assert course.autograded() == files
    assert changed(course, before) == {ada, ben, cleo, dan}


def test_only_a_new_submission_is_run(course):
    before, rows = written(course), course.rows()
    better, later, *_ = reversed(course.students())
    course.hand_in(better, answers(0), written=WRITTEN)
    (course.submitted(later) / "timestamp.txt").write_text("2026-11-02 23:00:00.0 UTC")
    course.grade()
    assert changed(course, before) == {better, later}
    found = {row["student"] for row in course.rows() if row not in rows}
    assert better in found
    scores = {row["student"]: row["score"] for row in course.report()["submissions"]}
    assert scores[better] == scores[course.students()[0]]  # who gave the same answers
    moment = {row["student"]: row["timestamp"] for row in course.report()["submissions"]}
    assert moment[later].startswith("2026-11-02 23:00")


def test_a_changed_test_regrades_and_what_a_teacher_wrote_stays(course):
    path = course.folder / "solutions" / LESSON / f"{EXERCISES}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    cells = {c.metadata.nbgrader.grade_id: c for c in notebook.cells if "nbgrader" in c.metadata}
    cells["test_severity"].source += "\nassert severity(0.3, 1000) != 'mild', 'a stricter teacher'"
    nbformat.write(notebook, path)
    (essay,) = (
        name
        for name, cell in cells.items()
        if cell.metadata.nbgrader.solution and cell.metadata.nbgrader.grade
    )
    ada, ben, _, late, *_ = course.students()
    names = (EXERCISES, LESSON)
    with Gradebook(course.db_url, "imbalanced_data") as book:
        for student, score in {ben: 1.5, late: 0.5}.items():
            grade = book.find_grade(essay, *names, student)
            grade.manual_score, grade.needs_manual_grade = score, False
            book.find_comment("severity", *names, student).manual_comment = "See me."
            book.find_comment(essay, *names, student).manual_comment = "Well said."
        book.find_grade("test_dummy_scores", *names, ben).extra_credit = 0.25
        book.db.commit()
    before, expected, earned = written(course), course.rows(), 0
    for row in (row for row in expected if row["student"] in (ada, ben, late)):
        if row["row"] == "grade":
            if row["cell"] == "test_severity":
                assert row["auto_score"] > 0, "there would be nothing to lose"
                row["auto_score"] = 0.0
            if row["student"] == late:
                earned += row["manual_score"] or row["auto_score"] or 0
        elif row["row"] == "submitted_notebook" and row["late_submission_penalty"]:
            penalty = row
    penalty["late_submission_penalty"] = earned / 10  # as `Flat` has it
    course.grade("--students", f"{ada[:-1]}[{ada[-1]}{ben[-1]}{late[-1]}]")
    assert changed(course, before) == {ada, ben, late}
    assert course.rows() == expected


def test_force_runs_all_again(course):
    before, files, rows = written(course), course.autograded(), course.rows()
    cache = course.folder / "autograder" / ".cache"
    for path in cache.glob("*.json"):
        path.write_text(json.dumps(json.loads(path.read_text()) | {"notes": ["an old result"]}))
    ada, ben, *_ = course.students()
    course.grade("--force", "--students", f"{ada[:-1]}[{ada[-1]}{ben[-1]}]")
    assert changed(course, before) == {ada, ben}
    assert (course.autograded(), course.rows()) == (files, rows)
    assert [row["student"] for row in course.report()["submissions"]] == course.students()
    assert not any(row["notes"] for row in course.report()["submissions"])
