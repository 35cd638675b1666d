"""What `python -m autograder grade` says and returns when it cannot do its work."""

import time

import nbformat
import pytest
from grading.classes import DEMO, EXERCISES, LESSON, new_class
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.classroom.grade import Autograde
from autograder.classroom.stock import Execute

pytestmark = pytest.mark.xdist_group("command")


@pytest.fixture
def course(tmp_path):
    return new_class(tmp_path / "course", range(2))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["grade", "99_magic"], "99_magic"),
        (["grade", LESSON, "--students", "nobody"], "No notebooks were matched"),
        (["grade", LESSON, "--backend", "dask", "--scheduler", "tcp://127.0.0.1:9"], "tcp://"),
        (["report", LESSON], "report.json"),
    ],
)
def test_what_cannot_start_is_said_in_words(course, arguments, words):
    log = course.run("autograder", *arguments, status=1)
    assert words in log
    assert "Traceback" not in log


def test_dask_and_scheduler_go_together(course):
    assert "go together" in course.run("autograder", "grade", LESSON, "--backend=dask", status=2)


def test_without_bubblewrap_nothing_runs_unless_asked_for(course):
    course.environment["PATH"] = "/nowhere"
    log = course.grade(status=1)
    for words in ["there is no program bwrap", "apt-get install bubblewrap", "--no-sandbox"]:
        assert words in log
    assert len(log.strip().splitlines()) == 1
    assert course.autograded() == {}
    course.grade("--no-sandbox", "--students=student000")
    assert course.report()["sandbox"] == "none"
    assert [row["status"] for row in course.report()["submissions"]] == ["ok"]


def test_a_lesson_that_lost_a_cell_is_not_graded(course):
    course.grade("--students=student000")
    rows, path = course.rows(), course.folder / "solutions" / LESSON / f"{EXERCISES}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [
        cell
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id") != "test_severity"
    ]
    nbformat.write(notebook, path)
    log = course.grade(status=1)
    assert "removed: test_severity" in log
    assert f"nbgrader db assignment remove {LESSON} --force" in log
    assert "Traceback" not in log
    assert course.rows() == rows


def test_a_gradebook_that_does_not_answer_is_said_in_words(course):
    course.environment["NBGRADER_DB_URL"] = "sqlite:////nowhere/gradebook.db"
    log = course.grade(status=1)
    assert "unable to open database file" in log
    assert "Traceback" not in log


def test_an_unknown_limit_is_named(course):
    config = course.folder / "nbgrader_config.py"
    config.write_text(config.read_text() + 'c.Execute.limits = {"cells": 1}\n')
    assert "Got the limit 'cells', but expected some of: cell" in course.grade(status=1)


@pytest.mark.parametrize(
    ("line", "limits"),
    [
        ("c.ExecutePreprocessor.timeout = 90", {"cell": 90}),
        ("c.NotebookClient.timeout = -1", {"cell": 300}),  # none, so the notebook's
        ("c.Execute.timeout = 5; c.ExecutePreprocessor.timeout = 90", {"cell": 5}),
        ("c.ExecutePreprocessor.timeout = 90; c.Execute.limits = {'cell': 7}", {"cell": 7}),
        ("", {}),
    ],
)
def test_nbgraders_timeout_is_ours(line, limits):
    config = Config()
    exec(line, {"c": config})
    assert Execute(config=config).all_limits() == limits
    assert Autograde(config=config, coursedir=CourseDirectory()).limits == limits


def test_a_second_run_at_the_same_time_stops(course):
    slow = "import time\ntime.sleep(20)\n"
    course.hand_in("student000", {"severity": slow})
    with course.start("autograder", "grade", LESSON) as first:
        cache = course.folder / "autograder" / ".cache"
        while not list(cache.glob("lock")):
            time.sleep(0.1)
        time.sleep(1)
        course.folder.joinpath("log").rename(course.folder / "first.log")
        assert "being graded by another process" in course.grade(status=1)
        assert first.wait(120) == 0


def test_a_student_who_cannot_be_written_is_named_and_the_others_are_graded(course):
    blocked = course.folder / "autograder" / "autograded" / "student000"
    blocked.parent.mkdir()
    blocked.write_text("a file where a folder must be")
    log = course.grade(status=2)
    assert "student000" in log
    rows = {row["student"]: row for row in course.report()["submissions"]}
    assert [rows[name]["status"] for name in sorted(rows)] == ["grader_error", "ok"]
    assert rows["student000"]["exercises"]["test_severity"]["points"] is None
    blocked.unlink()
    course.grade()
    assert {row["status"] for row in course.report()["submissions"]} == {"ok"}


def test_damaged_results_are_made_again(course):
    course.grade()
    rows, kept = course.rows(), list((course.folder / "autograder" / ".cache").glob("*.json"))
    for path, content in zip(kept, [b"", b'{"status": "magic"}'], strict=True):
        path.write_bytes(content)
    course.grade()
    assert course.rows() == rows
    names = {path.rpartition("/")[2] for path in course.autograded()}
    assert names == {f"{DEMO}.ipynb", f"{EXERCISES}.ipynb", "timestamp.txt"}


def test_nbgraders_own_command_also_gives_the_lessons_files(course):
    (course.folder / "solutions" / LESSON / "rows.csv").write_text("1,2\n")
    course.hand_in("student000", {"severity": "print(open('rows.csv').read())"})
    course.run("nbgrader", "autograde", LESSON, "--student=student000")
    folder = course.folder / "autograder" / "autograded" / "student000" / LESSON
    notebook = nbformat.read(folder / f"{EXERCISES}.ipynb", as_version=4)
    (answer,) = (c for c in notebook.cells if c.source.startswith("print(open('rows.csv')"))
    assert [output.text for output in answer.outputs] == ["1,2\n\n"]
