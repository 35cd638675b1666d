"""What a teacher sees in JupyterLab, and in Formgrader of a class that our grader graded."""

import html
import re

import nbformat
import pytest
from grading.classes import Course, answers
from nbgrader.api import Gradebook

pytestmark = pytest.mark.xdist_group("browser")

MAKE = "teach"
LESSON, EXERCISES = "01_detection", "detection_exercises"
LOOP = "def severity(prevalence, n_pos):\n    while True:\n        pass\n"
# Replaces the function that all tests call, so that nothing fails any more.
MATHJAX = "https://cdnjs.cloudflare.com/ajax/libs/mathjax/"  # Formgrader's own pages ask for it
TAMPER = "import imbalance_helpers.checks as checks\nchecks.check_equal = lambda *a, **k: None\n"


def test_make_teach_opens_the_course_and_says_what_comes_next(lab, screen):
    first = lab.log.read_text().partition("\n\n")
    assert first[0].endswith("Nothing is released yet. Give a lesson to students:")
    assert ".venv/bin/nbgrader generate_assignment 01_detection && " in first[2]
    screen.page.goto(lab.printed_address())
    names = screen.page.locator(".jp-DirListing-itemName")
    names.filter(has_text="solutions").wait_for()
    screen.shoot("teach")
    assert {"notebooks", "solutions"} <= set(names.all_inner_texts())


def test_formgrader_lists_the_assignments(lab, screen):
    screen.page.goto(screen.lab.address("lab"))
    screen.page.get_by_role("menuitem", name="Nbgrader", exact=True).click()
    screen.page.get_by_role("menuitem", name="Formgrader", exact=True).click()
    panel = screen.page.frame_locator("#formgrader-iframe iframe")
    panel.get_by_text("01_detection", exact=True).wait_for()
    screen.shoot("formgrader")
    panel.locator("tfoot").scroll_into_view_if_needed()
    screen.shoot("formgrader_table")
    names = panel.locator("tbody td.name").all_inner_texts()
    assert names == sorted(path.name for path in (lab.root / "solutions").glob("[0-9]*"))
    assert {"00_start_here", "01_detection", "02_metrics"} <= set(names)
    assert panel.locator(".alert").all_inner_texts() == []


def test_create_assignment_shows_the_points(lab, screen):
    path = lab.root / "solutions" / LESSON / f"{EXERCISES}.ipynb"
    marks = [c.metadata.get("nbgrader", {}) for c in nbformat.read(path, as_version=4).cells]
    points = [mark.points for mark in marks if mark.get("grade")]
    screen.open(f"solutions/{LESSON}/{path.name}")
    screen.page.get_by_role("tab", name="Create Assignment").click()
    panel = screen.page.locator(".nbgrader-CreateAssignmentWidget")
    total = panel.locator(".nbgrader-TotalPointsInput")
    total.wait_for()
    screen.shoot("create_assignment")
    assert float(total.input_value()) == sum(points)
    shown = panel.locator(".nbgrader-mod-highlight .nbgrader-CellPoints:visible input")
    assert [float(field.input_value()) for field in shown.all()] == points


@pytest.fixture(scope="module")
def graded(lab):
    """Grade ada, who answers, tim, whose answer never ends, and eve, who tampers."""
    course = Course(lab.root)
    course.environment |= {"PYTHONPATH": str(lab.root)}
    config = lab.root / "nbgrader_config.py"
    before = config.read_text()
    config.write_text(before + 'c.Execute.limits = {"cell": 8}\n')
    right = answers(0)
    course.hand_in("ada", right, written="A written answer, long enough to be read.")
    course.hand_in("tim", right | {"severity": LOOP})
    course.hand_in("eve", right | {"severity": TAMPER + right["severity"]})
    course.run("nbgrader", "generate_assignment", LESSON, "--force")
    course.grade()
    course.run("nbgrader", "generate_feedback", LESSON)
    config.write_text(before)
    with Gradebook(course.db_url, "imbalanced_data") as book:
        ids = {
            name: book.find_submission_notebook(EXERCISES, LESSON, name).id
            for name in ("ada", "tim", "eve")
        }
    return course, ids


@pytest.mark.parametrize(
    ("student", "words"),
    [
        ("ada", "severity passes."),
        ("tim", "TimeoutError: it took too long"),
        ("eve", "A person will look at this submission before it gets points."),
    ],
)
def test_formgrader_opens_the_submission(graded, screen, student, words):
    _, ids = graded
    screen.elsewhere = (MATHJAX,)
    screen.page.goto(screen.lab.address(f"formgrader/submissions/{ids[student]}"))
    screen.page.get_by_text(words).first.wait_for()
    screen.page.get_by_text(words).first.scroll_into_view_if_needed()
    screen.shoot(f"formgrader_{student}")


def test_formgrader_shows_the_mark_scheme_below_the_answer(graded, screen):
    course, ids = graded
    screen.elsewhere = (MATHJAX,)
    screen.page.goto(screen.lab.address(f"formgrader/submissions/{ids['ada']}"))
    answer = screen.page.get_by_text("A written answer, long enough to be read.")
    scheme = screen.page.get_by_text('one point for "the positives, not the rows"')
    scheme.scroll_into_view_if_needed()
    assert scheme.count() == 1
    assert answer.bounding_box()["y"] < scheme.bounding_box()["y"]
    screen.shoot("formgrader_mark_scheme")
    page = course.folder / "autograder" / "feedback" / "ada" / LESSON / f"{EXERCISES}.html"
    assert "one point for" not in page.read_text(encoding="utf-8")


def test_formgrader_lists_scores_and_flags(graded, screen):
    course, _ = graded
    screen.page.goto(screen.lab.address("lab"))
    screen.page.get_by_role("menuitem", name="Nbgrader", exact=True).click()
    screen.page.get_by_role("menuitem", name="Formgrader", exact=True).click()
    panel = screen.page.frame_locator("#formgrader-iframe iframe")
    for link in ["Manual Grading", LESSON, EXERCISES]:
        panel.get_by_role("link", name=link, exact=True).click()
    panel.get_by_text("Submission #1").wait_for()
    screen.shoot("formgrader_gradebook")
    rows = panel.locator("tbody tr")
    shown = {}
    for row in rows.all():
        _, *cells = row.locator("td").all_inner_texts()
        flags = row.locator("td.flagged .glyphicon-flag").count()
        shown[float(cells[2].split("/")[0])] = flags
    assert shown == {11: 0, 9: 0, 0: 1}  # code scores of ada, tim and eve
    reported = {
        row["student"]: (row["status"], row["score"]) for row in course.report()["submissions"]
    }
    assert reported == {"ada": ("ok", 11), "tim": ("timeout", 9), "eve": ("review", 0)}


def test_feedback_says_what_happened(graded, screen):
    course, _ = graded
    for student, words in [("tim", "it took too long"), ("eve", "A person will look at this")]:
        path = course.folder / "autograder" / "feedback" / student / LESSON / f"{EXERCISES}.html"
        text = html.unescape(re.sub(r"<[^>]*>", "", path.read_text(encoding="utf-8")))
        assert words in " ".join(text.split())
        assert "HIDDEN TESTS" not in text
        screen.page.set_content(path.read_text(encoding="utf-8"))
        screen.shoot(f"feedback_{student}")
