"""The learner's own check: verdicts in words, a page and a text, progress that is kept."""

import json
import os
import re
import subprocess
import sys
from datetime import datetime
from types import SimpleNamespace
from xml.etree import ElementTree

import corpus
import matplotlib.pyplot as plt
import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from patience import patient

import autograder
from autograder.learner import check as learner
from autograder.learner import place
from autograder.learner.page import Page, Row
from autograder.running import verdict
from autograder.running.sandbox import Limits
from imbalance_helpers import LESSONS
from imbalance_helpers.course.store import Store

LESSON = "01_detection"
NAMES = ["imbalance_report", "severity", "dummy_scores", "recall_interval"]
UNTOUCHED = "raise NotImplementedError()"
WRONG = 'def severity(prevalence, n_pos):\n    return "mild"'


def answers(lesson):
    """Return the text of each answer cell of a solved lesson, by grade id."""
    cells = nbformat.read(corpus.exercises_path(lesson), as_version=4).cells
    marked = [c for c in cells if c.metadata.get("nbgrader", {}).get("solution")]
    return {cell.metadata.nbgrader.grade_id: cell.source for cell in marked}


RIGHT = answers(LESSON)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Make a course without solutions, and a store; stand in the folder of its lesson."""
    folder = tmp_path / "course" / "notebooks" / LESSON
    folder.mkdir(parents=True)
    path = corpus.exercises_path(LESSON, "notebooks")
    (folder / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(place, "ROOT", tmp_path / "course")
    monkeypatch.setattr(
        "imbalance_helpers.course.store.user_data_path", lambda *args, **kwargs: tmp_path / "data"
    )
    for name in ("NBGRADER_EXECUTION", "JPY_SESSION_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def solutions(folder):
    """Put the teacher's version beside it."""
    solutions = folder.parents[1] / "solutions" / LESSON
    solutions.mkdir(parents=True)
    path = corpus.exercises_path(LESSON)
    (solutions / path.name).write_bytes(path.read_bytes())
    return solutions


def notebook_in(folder):
    (path,) = folder.glob("*_exercises.ipynb")
    return path, nbformat.read(path, as_version=4)


def write(folder, given, *, without=()):
    """Save answers, and drop the cells with some grade ids."""
    path, notebook = notebook_in(folder)
    kept = []
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name not in without:
            cell.source = given.get(name, cell.source)
            kept.append(cell)
    notebook.cells = kept
    nbformat.write(notebook, path)


@pytest.fixture
def judged(monkeypatch):
    """Results without a kernel, for what comes after a run; change them as you like."""
    exercise = verdict.Exercise("test_severity", "Exercise 2", 1.0, 2.0, verdict.WRONG, "no")
    exercises = [exercise]
    monkeypatch.setattr(learner, "judge", lambda path, limits: (exercises, True, []))
    return exercises


def verdicts(report):
    """Map each exercise graded by code to verdict, points and message."""
    return {
        e.grade_id.removeprefix("test_"): (e.verdict, e.points, e.message) for e in report.exercises
    }


def saved(folder, part="exercises"):
    path = folder.parents[2] / "data" / "progress.json"
    return json.loads(path.read_text(encoding="utf-8"))[part]


MIXED = {
    "imbalance_report": RIGHT["imbalance_report"],
    "severity": WRONG,
    "recall_interval": "def recall_interval(:\n    return 1",
    "explain_recall": "The twelve frauds.",
}


@pytest.mark.parametrize("all_tests", [True, False])
def test_each_exercise_gets_its_verdict_and_one_message(folder, all_tests, request):
    if all_tests:
        request.getfixturevalue("solutions")
    write(folder, MIXED)
    report = autograder.check(LESSON)
    shown = verdicts(report)
    right = verdict.RIGHT if all_tests else verdict.VISIBLE
    assert shown["imbalance_report"] == (right, 3, "")
    assert shown["severity"][:2] == (verdict.WRONG, 0)
    assert shown["severity"][2].startswith("severity(")
    assert "'mild'" in shown["severity"][2]
    assert shown["dummy_scores"] == (verdict.UNTOUCHED, 0, "")
    assert shown["recall_interval"][:2] == (verdict.ERROR, 0)
    assert re.fullmatch(r"SyntaxError: .*, in line 1 of the cell", shown["recall_interval"][2])
    assert shown["explain_recall"] == (verdict.BY_PERSON, None, "")
    assert (report.points, report.max_points, report.complete) == (3, 11, False)
    titles = [exercise.title for exercise in report.exercises]
    assert titles[3:] == ["Exercise 4: how well is a recall known?", "Exercise 5: explain it"]
    assert ("Only the visible tests ran" in repr(report)) != all_tests
    assert ("All tests ran" in repr(report)) == all_tests


def test_hidden_tests_count_where_the_solutions_are(folder, solutions):
    border = next(a for a in corpus.answers(LESSON) if a[:2] == ("severity", "wrong"))
    write(folder, {"severity": border.source})
    shown = verdicts(autograder.check(LESSON))["severity"]
    assert shown[:2] == (verdict.WRONG, 0)
    assert border.message in shown[2]
    next(solutions.iterdir()).unlink()
    assert verdicts(autograder.check(LESSON))["severity"] == (verdict.VISIBLE, 2, "")


@pytest.mark.parametrize("all_tests", [True, False])
def test_loops_and_crashes_are_put_into_words(folder, all_tests, request):
    if all_tests:
        request.getfixturevalue("solutions")
    loop = "def severity(prevalence, n_pos):\n    while True:\n        pass"
    crash = "def dummy_scores(*args):\n    import os\n    os._exit(3)"
    write(folder, RIGHT | {"severity": loop, "dummy_scores": crash})
    path, _ = notebook_in(folder)
    report = learner._report(path, limits=Limits(cell=patient(8)))
    shown = verdicts(report)
    assert shown["imbalance_report"][1] == 3
    assert shown["severity"][:2] == shown["dummy_scores"][:2] == (verdict.STOPPED, 0)
    assert "a loop that never ends" in shown["severity"][2]
    assert "it ended itself with exit code 3" in shown["dummy_scores"][2]
    assert shown["recall_interval"][1] == 3, "what comes after a crash is judged, too"


def test_a_loop_outside_a_function_is_stopped_too(folder):
    write(folder, {"severity": "while True:\n    pass"})
    report = learner._report(folder, limits=Limits(cell=patient(5)))
    assert verdicts(report)["severity"][0] == verdict.STOPPED


def test_what_a_grader_would_doubt_is_said(folder):
    fooling = RIGHT["severity"] + "\n\nimport imbalance_helpers.checks\n"
    fooling += "imbalance_helpers.checks.check_equal = lambda *args, **kwargs: None"
    write(folder, RIGHT | {"severity": fooling})
    report = autograder.check(LESSON)
    assert {e.verdict for e in report.exercises} == {verdict.DOUBTFUL, verdict.BY_PERSON}
    assert report.points == 0
    assert "imbalance_helpers.checks.check_equal" in repr(report)
    assert learner.DOUBT in repr(report)


def test_deleted_test_is_named_without_solutions(folder):
    write(folder, RIGHT, without=["test_severity", "explain_recall"])
    report = autograder.check(LESSON)
    second, last = report.exercises[1], report.exercises[-1]
    assert second.title == "Exercise 2: name the severity"
    assert (second.verdict, second.points, second.max_points) == (verdict.MISSING, 0, 2)
    assert "was deleted" in second.message
    assert (last.verdict, last.points) == (verdict.MISSING, None)
    assert (report.points, report.max_points, report.complete) == (9, 11, False)
    assert saved(folder)[LESSON]["done"] is False


def test_split_or_mangled_cells_do_not_stop_a_check(folder):
    write(folder, RIGHT)
    path, notebook = notebook_in(folder)
    tests = corpus.test_cells(notebook)
    place = notebook.cells.index(tests["severity"])
    notebook.cells.insert(place, nbformat.from_dict(dict(tests["severity"], id="twin")))
    tests["dummy_scores"].metadata["nbgrader"] = "nothing that nbgrader wrote"
    tests["recall_interval"].metadata = nbformat.from_dict({})
    nbformat.write(notebook, path)
    report = autograder.check(LESSON)
    assert [(e.title[:10], e.verdict, e.points) for e in report.exercises][1:4] == [
        ("Exercise 2", verdict.VISIBLE, 2),
        ("Exercise 3", verdict.VISIBLE, 3),
        ("Exercise 4", verdict.VISIBLE, 3),
    ]
    assert report.max_points == 11
    assert "marks are missing in test_dummy_scores, test_recall_interval:" in repr(report)


def test_solution_itself_is_right_and_nothing_is_odd(folder, solutions):
    report = autograder.check(solutions)
    assert (report.points, report.complete) == (11, True)
    assert learner.ALL_TESTS in report.remarks
    assert "Note:" not in repr(report)


def test_lesson_is_not_taken_for_its_exercises(folder, solutions):
    demo = corpus.ROOT / "notebooks" / LESSON / "detection.ipynb"
    for where in (folder, solutions):
        (where / demo.name).write_bytes(demo.read_bytes())
    with pytest.raises(ValueError, match=r"detection.ipynb holds no exercise"):
        autograder.check(folder / demo.name)
    copy = folder / "detection_exercises-Copy1.ipynb"
    (folder / "detection_exercises.ipynb").rename(copy)
    assert place.solution_of(copy) == solutions / "detection_exercises.ipynb"


def test_deleted_test_is_put_back_from_the_solutions(folder, solutions):
    write(folder, RIGHT, without=["test_severity"])
    report = autograder.check(LESSON)
    assert (report.points, report.max_points, report.complete) == (11, 11, True)


def test_page_says_what_was_judged_and_tells_it_twice_the_same(folder):
    write(folder, MIXED)
    report = autograder.check(LESSON)
    text, page = repr(report), ElementTree.fromstring(report._repr_html_())
    assert "".join(page.find("table/caption").itertext()) == text.splitlines()[0]
    rows = [["".join(cell.itertext()) for cell in row] for row in page.findall(".//tbody/tr")]
    assert [row[0] for row in rows] == [exercise.title for exercise in report.exercises]
    assert [row[1] for row in rows] == [exercise.verdict for exercise in report.exercises]
    assert rows[0][2:] == ["3 of 3", ""]
    for row in rows:
        for cell in row:
            assert all(line in text for line in cell.splitlines()), cell
    path, _ = notebook_in(folder)
    assert "Save first (Ctrl + S)" in text
    when = datetime.fromtimestamp(path.stat().st_mtime)
    assert f"{path.name} as saved on {when:%Y-%m-%d at %H:%M:%S}" in text
    assert [p.text for p in page.findall("p")] == text.split("\n\n")[-1].splitlines()


def test_page_needs_no_colour_and_runs_nothing():
    page = Page("<b> & co", [Row("✗ error", "0 of 1", "<i>", "a < b\n  c $x$")], ["<script>"])
    markup = page._repr_html_()
    assert not re.search(r"color|<script|<b>|<i>", markup)
    tree = ElementTree.fromstring(markup)
    assert [cell.text for cell in tree.findall(".//td")][-1] == "a < b\n  c $x$"
    assert [cell.get("scope") for cell in tree.iter("th")] == ["col"] * 4 + ["row"]
    assert repr(page).splitlines()[3:5] == ["      a < b", "        c $x$"]


@pytest.mark.parametrize(
    ("where", "lesson"),
    [
        ("notebooks/02_metrics", LESSON),  # in the kernel of another lesson
        (f"notebooks/{LESSON}", LESSON),
        (".", LESSON),
        ("notebooks", LESSON),  # as a student's folder looks, fetched by nbgrader
        ("..", LESSON),  # elsewhere: the course beside the package
        (".", f"notebooks/{LESSON}"),
        (".", f"notebooks/{LESSON}/detection_exercises.ipynb"),
        (f"notebooks/{LESSON}", "."),
    ],
)
def test_lesson_is_found(folder, monkeypatch, where, lesson):
    course = folder.parents[1]
    (course / "notebooks/02_metrics").mkdir()
    monkeypatch.chdir(course / where)
    assert place.find(lesson) == folder / "detection_exercises.ipynb"
    assert place.lesson_of(place.find(lesson)) == LESSON


@pytest.mark.parametrize("name", ["01", "1", 1, "detect", "01_det", LESSON])
def test_a_number_or_the_beginning_of_a_name_is_enough(folder, monkeypatch, name):
    monkeypatch.chdir(folder.parents[1])
    assert place.find(name) == folder / "detection_exercises.ipynb"


@pytest.fixture
def other_copy(folder, monkeypatch):
    """Make a second copy of the lesson elsewhere, under another name; stand beside neither."""
    copy = folder.parents[2] / "elsewhere" / "homework (1).ipynb"
    copy.parent.mkdir()
    path, _ = notebook_in(folder)
    copy.write_bytes(path.read_bytes())
    monkeypatch.chdir(folder.parents[1])
    return copy


@pytest.mark.parametrize("named_by", ["Jupyter", "VS Code"])
@pytest.mark.parametrize("what", [None, "01", LESSON])
def test_the_open_notebook_is_judged(folder, other_copy, monkeypatch, named_by, what):
    if named_by == "Jupyter":
        monkeypatch.setenv("JPY_SESSION_NAME", str(other_copy))
    else:
        shell = SimpleNamespace(user_ns={"__vsc_ipynb_file__": str(other_copy)})
        monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    assert place.find(what) == other_copy
    assert place.find(f"notebooks/{LESSON}") == folder / "detection_exercises.ipynb"
    assert place.lesson_of(other_copy) == LESSON
    with pytest.raises(ValueError, match=r"no exercises .*'02_metrics'"):
        place.find("02")  # of another lesson than the open one


def test_without_an_open_notebook_the_folder_counts(folder, other_copy, monkeypatch):
    with pytest.raises(ValueError, match=r"no exercises .* of here: looked in .*course"):
        place.find()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("JPY_SESSION_NAME", str(other_copy.with_name("renamed since.ipynb")))
    assert place.find() == folder / "detection_exercises.ipynb"
    monkeypatch.setenv("JPY_SESSION_NAME", str(folder / "console-1-4b5c"))
    assert place.find() == folder / "detection_exercises.ipynb"


def test_beside_an_open_lesson_its_exercises_are_judged(folder, monkeypatch):
    demo = corpus.ROOT / "notebooks" / LESSON / "detection.ipynb"
    (folder / demo.name).write_bytes(demo.read_bytes())
    monkeypatch.setenv("JPY_SESSION_NAME", str(folder / demo.name))
    monkeypatch.chdir(folder.parents[2])
    assert place.find() == folder / "detection_exercises.ipynb"


def test_in_colab_only_a_path_is_judged(folder, monkeypatch):
    monkeypatch.setenv("COLAB_RELEASE_TAG", "release-colab_20260101")
    monkeypatch.setenv("JPY_SESSION_NAME", "/content/fileId=https%3A//a.ipynb")
    for what in (None, LESSON, "01"):  # an untouched clone may be there
        with pytest.raises(ValueError, match=r"Colab keeps the open notebook in Google Drive"):
            place.find(what)
    path, _ = notebook_in(folder)
    assert place.find(path) == path


def without_marks(folder, *, metadata, heading="## Exercise 2: name the severity (2 points)"):
    """Save the right answers as Colab and VS Code do, in a notebook that somebody lived in."""
    write(folder, RIGHT | {"explain_recall": "The twelve frauds."})
    path, notebook = notebook_in(folder)
    for cell in notebook.cells:
        cell.pop("id", None)
        if metadata:
            cell.metadata = nbformat.from_dict({})
        if cell.source.startswith("## Exercise 2"):
            _, text = cell.source.split("\n", 1)
            cell.source = f"{heading}\n\n*My note: mind the borders.*\n{text}"
    own = ["## Exercise 3: my plan", "## Exercise 2: name the severity (2 points)\n\nAgain."]
    notebook.cells[9:9] = [new_markdown_cell(text) for text in own]
    for cell in notebook.cells:
        cell.pop("id", None)
        cell.source = cell.source.replace("\n", "\r\n")
    notebook.nbformat_minor = 4
    path.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.mark.parametrize(
    ("all_tests", "metadata", "heading"),
    [
        (True, False, "## Exercise 2: name the severity (2 points)"),
        (True, True, "## Exercise 2: say how severe it is (3 points)"),  # an older text
        (False, False, "## Exercise 2: name the severity (2 points)"),
        (False, True, "## Exercise 2: name the severity (2 points)"),
    ],
)
def test_what_a_learner_wrote_is_no_exercise(folder, all_tests, metadata, heading, request):
    if all_tests:
        request.getfixturevalue("solutions")
    without_marks(folder, metadata=metadata, heading=heading)
    report = autograder.check(LESSON)
    teacher = nbformat.read(corpus.exercises_path(LESSON), as_version=4).cells
    titles = [re.match(r"## (Exercise .*?) \(", cell.source) for cell in teacher]
    assert [e.title for e in report.exercises] == [title[1] for title in titles if title]
    assert (report.points, report.max_points, report.complete) == (11, 11, True)
    assert report.exercises[-1][2:] == (None, 2, verdict.BY_PERSON, "")
    assert ("marks are missing in imbalance_report, test_imbalance_report" in repr(report)) == (
        metadata
    )
    assert "was changed" not in repr(report)


def test_an_earlier_definition_is_not_taken_for_the_answer(folder):
    write(folder, {"severity": "def severity(", "dummy_scores": "print(undefined)"})
    path, notebook = notebook_in(folder)
    earlier = [RIGHT["severity"], "def dummy_scores(y, pos_label=1):\n    return None"]
    notebook.cells[1:1] = map(new_code_cell, earlier)
    nbformat.write(notebook, path)
    shown = verdicts(autograder.check(LESSON))
    assert shown["severity"][:2] == (verdict.VISIBLE, 2)
    assert re.fullmatch(
        r"The answer cell itself failed \(SyntaxError: .*, in line 1 of the cell\), so what was "
        r"judged is an earlier definition\.",
        shown["severity"][2],
    )
    assert shown["dummy_scores"][0] == verdict.WRONG
    said = "failed (NameError: name 'undefined' is not defined), so what was judged may be an"
    assert said in shown["dummy_scores"][2]
    assert "itself failed" not in shown["imbalance_report"][2]


def test_a_check_imports_neither_nbgrader_nor_what_only_lessons_need(folder):
    """They take more processor time than the whole check."""
    program = "import sys, autograder; autograder.check(); print(*sys.modules)"
    environment = os.environ | {"XDG_DATA_HOME": str(folder.parents[2]), "HOME": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    imported = set(done.stdout.split())
    assert {"autograder.running.notebook", "nbformat", "jsonschema"} <= imported
    heavy = {"nbgrader", "nbconvert", "sqlalchemy", "lark", "numpy", "pandas", "matplotlib"}
    assert not imported & heavy


def test_the_folder_one_stands_in_comes_first(folder, monkeypatch):
    """`nbgrader fetch_assignment` puts the lesson beside `notebooks/`, in a course, too."""
    fetched = folder.parents[1] / LESSON
    fetched.mkdir()
    path, _ = notebook_in(folder)
    (fetched / path.name).write_bytes(path.read_bytes())
    write(fetched, RIGHT)
    monkeypatch.chdir(fetched)
    page = autograder.check(LESSON)
    assert page.points == 11
    assert str(fetched / path.name) in page.remarks[1]
    monkeypatch.chdir(folder)
    assert place.find(LESSON) == path
    monkeypatch.chdir(folder.parents[1])
    assert place.find(LESSON) == fetched / path.name


def test_what_is_not_there_is_named_with_what_is(folder, capsys):
    with pytest.raises(ValueError, match=r"Got '1_detection', but expected a lesson") as caught:
        autograder.check("1_detection")
    with pytest.raises(ValueError, match=r"Got 's', but expected a lesson"):
        autograder.check("s")  # of three lessons
    assert all(lesson.id in str(caught.value) for lesson in LESSONS)
    assert caught.value._render_traceback_() == [str(caught.value)]
    with pytest.raises(ValueError, match=r"Got '9', but expected a lesson"):
        autograder.check(9)
    with pytest.raises(ValueError, match=r"no exercises .*'02_metrics': looked in .*course"):
        autograder.check("02_metrics")
    (folder / "my_exercises.ipynb").write_text("{}")
    with pytest.raises(ValueError, match=r"detection_exercises.ipynb, my_exercises.ipynb: say"):
        autograder.check(LESSON)
    with pytest.raises(ValueError, match=r"my_exercises.ipynb cannot be read: "):
        autograder.check("my_exercises.ipynb")
    nbformat.write(new_notebook(), folder / "my_exercises.ipynb")
    with pytest.raises(ValueError, match=r"my_exercises.ipynb holds no exercise"):
        autograder.check("my_exercises.ipynb")
    assert capsys.readouterr() == ("", "")


def test_terminal_prints_once_and_tells_by_its_status(folder, judged, capsys):
    assert learner.main(folder) == 1
    out, err = capsys.readouterr()
    assert out.splitlines()[:4] == [
        "01_detection: 1 of 2 points",
        "",
        "  ✗ not right yet  1 of 2  Exercise 2",
        "      no",
    ]
    assert (out.count("Exercise 2"), err) == (1, "")
    judged[0] = judged[0]._replace(points=2.0)
    assert learner.main(str(folder)) == 0
    assert capsys.readouterr().out.startswith("01_detection: 2 of 2 points")
    assert learner.main(folder / "nowhere") == 2
    out, err = capsys.readouterr()
    assert (out, err.count("The lessons are 00_start_here")) == ("", 1)


def test_last_result_is_kept_and_done_stays_done(folder, judged):
    judged[0] = judged[0]._replace(points=2.0)
    autograder.check(LESSON)
    first = saved(folder)[LESSON]
    assert (first["points"], first["max_points"], first["done"]) == (2, 2, True)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", first["checked"])
    judged[0] = judged[0]._replace(points=0.0)
    autograder.check(LESSON)
    second = saved(folder)[LESSON]
    assert (second["points"], second["done"]) == (0, True)
    assert second["exercises"][0]["message"] == "no"
    row = autograder.progress().rows[1]
    assert row[:3] == ("✓ done", "0 of 2", "01 Detecting imbalance")


def test_damaged_progress_is_set_aside_with_a_word(folder, judged):
    data = folder.parents[2] / "data"
    data.mkdir()
    (data / "progress.json").write_text('{"exercises": {')
    report = autograder.check(LESSON)
    assert repr(report).count("was damaged. It is now called progress.damaged-1.json") == 1
    assert "was damaged" in report._repr_html_()
    assert saved(folder)[LESSON]["points"] == 1


def test_progress_that_cannot_be_saved_is_said(folder, judged):
    (folder.parents[2] / "data").write_text("a file where the folder should be")
    report = autograder.check(LESSON)
    assert repr(report).count("could not be saved") == 1
    assert report.points == 1


def test_a_notebook_of_no_lesson_is_judged_and_not_recorded(folder, judged):
    _, notebook = notebook_in(folder)
    notebook.cells = [cell for cell in notebook.cells if "nbgrader" not in cell.metadata]
    other = folder.parent / "my_own.ipynb"
    nbformat.write(notebook, other)
    assert autograder.check(other).points == 1
    assert not (folder.parents[2] / "data").exists()


@pytest.mark.parametrize("part", [[1], {LESSON: 3}, {LESSON: {"points": "all", "done": True}}])
def test_results_that_cannot_be_read_are_no_reason_to_stop(folder, part):
    good = {"points": 1, "max_points": 2, "done": False}
    if isinstance(part, dict):
        part = part | {"02_metrics": good}
    Store().write("exercises", part)
    page = autograder.progress()
    assert "cannot be read; they are left out" in repr(page)
    assert page.rows[1].verdict == "○ not checked yet"
    assert page.rows[2].points == ("1 of 2" if isinstance(part, dict) else "")


def attempt(right, finished=True):
    n = 10 if finished else 9
    return {
        "draw": [["q", ["a"]]] * 10,
        "answers": [["a"]] * n,
        "right": [i < right for i in range(n)],
    }


@pytest.mark.parametrize(
    ("attempts", "said", "message"),
    [
        ([], "○ not taken yet", ""),
        ([attempt(9, finished=False)], "○ not taken yet", ""),
        ([attempt(4), attempt(6), attempt(5)], "◐ begun", "Quick test: 6 right at best."),
        ([attempt(7), attempt(2)], "✓ done", "Quick test: 7 right at best."),
        ([{"draw": 3}], "○ not taken yet", ""),
    ],
)
def test_quick_test_counts_when_it_was_passed(folder, attempts, said, message):
    Store().write("quick_test", {"attempts": attempts})
    assert autograder.progress().rows[-1] == Row(said, "", "15 Quick test", message)


def test_progress_draws_the_map_with_what_is_done(folder):
    plt.close("all")
    full = {"points": 10, "max_points": 10, "done": True}
    part = {"points": 4, "max_points": 11, "done": False}
    store = Store()
    store.write("exercises", {"00_start_here": full, LESSON: part})
    store.write("quick_test", {"attempts": [attempt(8)]})
    page = autograder.progress()
    assert page.title == "2 of 10 lessons done"
    assert [row[:2] for row in page.rows[:3]] == [
        ("✓ done", "10 of 10"),
        ("◐ begun", "4 of 11"),
        ("○ not checked yet", ""),
    ]
    (number,) = plt.get_fignums()
    discs, ticks, *_ = plt.figure(number).axes[0].collections[::-1]
    plt.close("all")
    rows = {round(float(y)) for _, y in ticks.get_offsets()}
    assert rows == {0, len(LESSONS) - 1}
    assert len(discs.get_offsets()) == len(ticks.get_offsets())


def test_a_check_inside_the_notebook_starts_no_further_kernel(folder, monkeypatch):
    path, notebook = notebook_in(folder)
    inner = folder.parents[2] / "inner.txt"
    code = f"""
from contextlib import redirect_stdout
from autograder import check
with open({str(inner)!r}, "w") as file, redirect_stdout(file):
    print(check({LESSON!r}))
"""
    notebook.cells.append(new_code_cell(code))
    nbformat.write(notebook, path)
    autograder.check(LESSON)
    assert "do nothing" in inner.read_text()
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")  # as the Validate button sets it
    assert "does nothing" in repr(autograder.check(LESSON))
    assert learner.main(LESSON) == 2


def test_check_works_in_a_kernel(folder):
    """There an event loop runs already, and the page is the cell's one output."""
    write(folder, MIXED)
    data = folder.parents[2] / "data"
    setup = (
        "from imbalance_helpers.course import store\n"
        f"store.user_data_path = lambda *args, **kwargs: {str(data)!r}"
    )
    code = f"from autograder import check, progress\ncheck({LESSON!r})"
    cells = [new_code_cell(setup), new_code_cell(code), new_code_cell("progress()")]
    notebook = new_notebook(cells=cells)
    options = {"kernel_name": "python3", "extra_arguments": ["--log-level=ERROR"]}
    NotebookClient(notebook, resources={"metadata": {"path": str(folder)}}, **options).execute()
    _, checked, shown = notebook.cells
    assert [output.output_type for output in checked.outputs] == ["execute_result"]
    assert set(checked.outputs[0].data) == {"text/plain", "text/html"}
    assert checked.outputs[0].data["text/plain"].startswith("01_detection: 3 of 11 points")
    table, figure = shown.outputs
    assert "01 Detecting imbalance" in table.data["text/html"]
    assert "image/png" in figure.data


def test_import_stays_cheap():
    """Every command of nbgrader imports the package."""
    code = "import sys, autograder; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"nbgrader", "nbformat", "nbclient", "numpy", "imbalance_helpers", "IPython"}
    assert not heavy & set(run.stdout.split())
