"""The page of a class that was graded: verdicts, marks by hand, formulas, and its limits."""

import html
import re
import time

import nbformat
import pytest
from bs4 import BeautifulSoup
from grading.classes import EXERCISES, LESSON, answers, template
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.api import Gradebook
from traitlets.config import Config

from autograder.classroom import feedback_page, markup
from autograder.classroom.feedback import FeedbackExporter, HideTests
from autograder.classroom.marks import Grades, marks_of, title_of
from autograder.classroom.overview import write_overview
from autograder.classroom.report_page import write_page

TAMPER = "import imbalance_helpers.checks as checks\nchecks.check_equal = lambda *a, **k: None\n"
FORMULA = r"So $\frac{10}{12} < 0.9$, within $\hat p \pm z$."


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Grade a class of six; a person reads one answer and marks one test."""
    course = template().copy(tmp_path_factory.mktemp("class") / "course")
    with (course.folder / "nbgrader_config.py").open("a") as file:
        file.write('c.LateSubmissionPlugin.penalty_method = "zero"\n')
    right = answers(0)
    wrong = right | {"severity": 'def severity(prevalence, n_pos):\n    return "mild"'}
    course.hand_in("ada", right, written=FORMULA)
    course.hand_in("ben", wrong, written="Read by a person.")
    course.hand_in("cleo", {})
    course.hand_in("dan", right | {"severity": "def severity(p, n:\n    return 1"})
    course.hand_in("eve", right | {"severity": TAMPER + right["severity"]}, written="x")
    course.hand_in("fay", right, written="late", timestamp="2026-12-01 10:00:00.0 UTC")
    with Gradebook(course.db_url, "imbalanced_data") as book:
        book.update_or_create_assignment(LESSON, duedate="2026-11-15 12:00 UTC")
    course.grade("--jobs", "2")
    with Gradebook(course.db_url, "imbalanced_data") as book:
        for cell, points in [("explain_recall", 1.0), ("test_severity", 2.0)]:
            grade = book.find_grade(cell, EXERCISES, LESSON, "ben")
            grade.manual_score, grade.needs_manual_grade = points, False
        said = book.find_comment("explain_recall", EXERCISES, LESSON, "ben")
        said.manual_comment = "Name the 12."
        book.update_or_create_student("zoe", first_name="Zoë", last_name="Ng")
        book.db.commit()
    course.run("nbgrader", "generate_feedback", LESSON)
    return course


def page_of(course, student):
    folder = course.folder / "autograder" / "feedback" / student / LESSON
    return BeautifulSoup((folder / f"{EXERCISES}.html").read_text("utf-8"), "html.parser")


def table_of(course, student):
    """Return the table on top of a page: verdict, points and message by exercise."""
    rows = page_of(course, student).find("table", class_="marks").tbody.find_all("tr")
    texts = [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in rows]
    return {title: tuple(rest) for title, *rest in texts}


def points_of(course, student):
    return {
        dt.get_text(): dt.find_next("dd").get_text()
        for dt in page_of(course, student).dl.find_all("dt")
    }


TITLES = [
    "Exercise 1: report the imbalance",
    "Exercise 2: name the severity",
    "Exercise 3: the two floors",
    "Exercise 4: how well is a recall known?",
    "Exercise 5: explain it",
]


def test_the_page_opens_with_the_table_of_check(graded):
    table = table_of(graded, "ada")
    assert list(table) == TITLES
    assert [row[:2] for row in table.values()] == [
        *(("✓ right", f"{n} of {n}") for n in (3, 2, 3, 3)),
        ("○ not read yet", "– of 2"),
    ]
    assert points_of(graded, "ada") == {"points so far": "11 of 13", "still to be given": "2"}
    cleo = table_of(graded, "cleo").values()
    assert {row[0] for row in cleo} == {"○ not written yet"}
    verdict, points, message = table_of(graded, "dan")[TITLES[1]]
    assert (verdict, points) == ("✗ error", "0 of 2")
    assert message.startswith("SyntaxError: '(' was never closed")


def test_marks_given_by_a_person_are_said_to_be(graded):
    table = table_of(graded, "ben")
    assert table[TITLES[1]] == ("✓ right", "2 of 2", "Points given by a person.")
    expected = ("◐ right in part", "1 of 2", "Points given by a person. Name the 12.")
    assert table[TITLES[4]] == expected
    assert points_of(graded, "ben") == {"points": "12 of 13"}


def test_who_was_flagged_is_told_that_a_person_will_look(graded):
    text = page_of(graded, "eve").get_text(" ")
    assert "A person will look at this work before its points are final." in text
    assert not re.search("tamper|cheat|suspic|doubt", text, re.IGNORECASE)
    assert {row[:2] for row in table_of(graded, "eve").values()} == {
        *(("○ a person will look", "– of 3"), ("○ a person will look", "– of 2")),
        ("○ not read yet", "– of 2"),
    }


def test_a_late_penalty_stands_below_the_exercises(graded):
    table = table_of(graded, "fay")
    assert table["Late penalty"][1] == "−11"
    assert table[TITLES[0]][:2] == ("✓ right", "3 of 3")
    assert points_of(graded, "fay")["taken off, since it came late"] == "11"


def test_tests_are_folded_and_formulas_are_mathml(graded):
    page = page_of(graded, "ada")
    test = page.find(id="cell-test_severity")
    assert "severity passes." in test.find("pre").get_text()
    assert "def test_severity" in test.details.get_text()
    assert "HIDDEN TESTS" not in str(page)
    answer = page.find(id="cell-explain_recall")
    assert [m.get_text() for m in answer.find_all("mfrac")] == ["1012"]
    assert "frac" not in answer.get_text()


def test_a_page_takes_a_fraction_of_a_second(graded):
    exporter = FeedbackExporter(config=Config(Exporter={"default_preprocessors": []}))
    for step in (Grades, HideTests):
        exporter.register_preprocessor(step, enabled=True)
    top = graded.folder / "autograder" / "autograded"
    start, pages = time.process_time(), 0
    for student in [*graded.students(), *graded.students()]:
        names = {"student": student, "assignment": LESSON, "notebook": EXERCISES}
        names["db_url"] = graded.db_url
        path = top / student / LESSON / f"{EXERCISES}.ipynb"
        text, _ = exporter.from_filename(str(path), resources={"nbgrader": names})
        assert text.startswith("<!DOCTYPE html>")
        pages += 1
    assert (time.process_time() - start) / pages < 0.3


def test_the_report_leads_to_the_feedback_that_is_there(graded):
    folder = graded.folder / "autograder" / "reports" / LESSON
    page = BeautifulSoup(write_page(folder).read_text("utf-8"), "html.parser")
    headings = [h.get_text() for h in page.find_all("h2")]
    assert headings[0] == "Who needs a look"
    rows = page.find("table", class_="all").tbody.find_all("tr")
    assert [row.th.get_text(strip=True) for row in rows] == graded.students()
    for row in rows:
        assert (folder / row.a["href"]).resolve().is_file()
    assert [c.get_text() for c in rows[0].find_all("td")] == ["ok", "11 of 11", *"3233–", ""]
    for title in TITLES:
        assert title in page.get_text()
    assert "test_severity" not in page.get_text()


def test_the_page_over_all_lessons_counts_what_the_gradebook_holds(graded):
    reports = graded.folder / "autograder" / "reports"
    with Gradebook(graded.db_url, "imbalanced_data") as book:
        path = write_overview(reports, book)
    page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
    lesson = page.find("table").tbody.tr
    assert (reports / lesson.a["href"]).is_file()
    # handed in, missing, mean of 11, 12, 0, 9, 0, 0 (fay's 11 were taken off), points, open
    assert [td.get_text() for td in lesson.find_all("td")][:4] == ["6", "1", "5.3", "13"]
    rows = page.find("table", class_="all").tbody.find_all("tr")
    shown = {row.th.get_text(" ", strip=True): row.find_all("td") for row in rows}
    texts = {name: [td.get_text(" ", strip=True) for td in tds] for name, tds in shown.items()}
    assert texts["ben"] == ["12", "12", ""]
    assert texts["ada"] == ["11 waits", "11", ""]
    assert texts["eve"] == ["0 review", "0", ""]
    assert texts["fay"] == ["0 waits, late", "0", ""]
    assert texts["Ng, Zoë zoe"] == ["–", "0", "1"]


# --- what a submission may not do to the page ------------------------------------------------


def page(*cells):
    """Return a page of these cells."""
    marks = {"notebook": "practice", "score": 1, "max_score": 2, "late_penalty": 0}
    exporter = FeedbackExporter(config=Config(Exporter={"default_preprocessors": []}))
    exporter.register_preprocessor(HideTests, enabled=True)
    cells = [{**cell, "id": f"c{number}"} for number, cell in enumerate(cells)]
    notebook = new_notebook(cells=[nbformat.from_dict(cell) for cell in cells])
    return exporter.from_notebook_node(notebook, {"nbgrader": marks})[0]


def of_test(output):
    """Return a test cell with a hidden part and one output."""
    source = "### BEGIN HIDDEN TESTS\nassert share([1, 2]) == 0.5\n### END HIDDEN TESTS"
    meta = {"grade": True, "grade_id": "t", "locked": True, "points": 1, "solution": False}
    meta |= {"schema_version": 3, "task": False}
    return new_code_cell(source, metadata={"nbgrader": meta}, outputs=[output])


FLOOD = {
    "tags": [new_markdown_cell("<script>" * 40_000)],
    "tags in lines": [new_markdown_cell("<script>\n\n" * 40_000)],
    "quotations": [new_markdown_cell("> " * 4_000)],
    "formulas": [new_markdown_cell("$" + "{" * 290 + "$ ")] * 20,
    "brackets": [new_markdown_cell("[" * 40_000)],
    "empty lines": [new_code_cell("\n" * 9_999)] * 20,
    "cells": [new_markdown_cell("x")] * 4_000,
    "print": [of_test(new_output("stream", name="stdout", text="<" * 1_000_000))],
    "outputs": [new_code_cell("1", outputs=[new_output("stream", text="a\n")] * 4_000)],
    "image": [
        new_code_cell("1", outputs=[new_output("display_data", {"image/png": "A" * 9_000_000})])
    ],
    "table": [
        new_code_cell("1", outputs=[new_output("display_data", {"text/html": "<td>" * 200_000})])
    ],
}


@pytest.mark.parametrize("cells", FLOOD.values(), ids=list(FLOOD))
def test_no_submission_makes_a_page_slow_or_large(cells):
    start = time.process_time()
    text = page(*cells)
    assert time.process_time() - start < 12
    assert len(text) < 3_000_000
    if len(cells) == 1:
        assert "not shown" in text or "&gt; &gt;" in text


def test_what_is_cut_is_said():
    text = html.unescape(
        page(new_code_cell("1", outputs=[new_output("stream", text="a" * 50_000)]))
    )
    assert f"[{50_000 - feedback_page.LONGEST:,} more characters are not shown]" in text


@pytest.mark.parametrize(
    "tex",
    [
        r"\text{<script>alert(1)</script>}",
        r"\href{javascript:alert(1)}{x}",
        r"\style{background:url(https://example.org)}{x}",
        r'\class{" onload="alert(1)}{x}',
        r'\color{red" onload="alert(1)}x',
    ],
)
def test_no_formula_is_alive(tex):
    for written in (f"${tex}$", f"$${tex}$$", f'<img alt="\n\n${tex}$\n\n">', f"![${tex}$](x)"):
        shown = BeautifulSoup(page(new_markdown_cell(written)), "html.parser").find(class_="cell")
        for tag in shown.find_all(True):
            assert tag.name in {*markup.TAGS, *markup.MATH_TAGS}
            assert set(tag.attrs) <= {"class", "src", "alt", *markup.MATH_ATTRIBUTES}


def test_what_is_no_formula_stays_readable():
    text = page(new_markdown_cell("I paid $x^y^z$ for it."))
    assert "I paid <code>$x^y^z$</code> for it." in text
    assert "costs $5 and no more" in page(new_markdown_cell("It costs $5 and no more."))


def test_a_picture_that_is_missing_costs_no_page():
    assert "[an image that is not in the notebook: mine]" in page(
        new_markdown_cell("![mine](attachment:lost.png)")
    )


def test_the_table_quotes_no_hidden_test():
    secret = "assert share([1, 2]) == 0.5"
    for said in ({"ename": secret, "evalue": ""}, {"ename": "E", "evalue": f"look: {secret}"}):
        text = page(of_test(new_output("error", traceback=["frames"], **said)))
        assert secret not in html.unescape(re.sub(r"<[^>]*>", "", text))


def test_a_heading_of_the_students_own_is_no_exercise():
    own = new_markdown_cell("# Mine\n\n## Exercise 9: mine (5 points)")
    own.id = "own-1"
    task = new_markdown_cell("## Exercise 1: share (1 point)")
    passed = of_test(new_output("stream", text="passes"))
    notebook = new_notebook(cells=[own, task, own | {"id": "own-2"}, passed])
    assert [(m.title, m.verdict) for m in marks_of(notebook)] == [("Exercise 1: share", "✓ right")]
    assert title_of(notebook, "practice") == "practice"
