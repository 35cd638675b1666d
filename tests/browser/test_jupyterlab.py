"""What a learner sees in JupyterLab, in a real browser."""

import json
import re

import nbformat
import pytest

pytestmark = pytest.mark.xdist_group("browser")

LESSON = "01_detection/detection.ipynb"
EXERCISES = "01_detection/detection_exercises.ipynb"


def graded(notebook, key):
    """Return the cells whose nbgrader metadata say yes to `key`, by grade id."""
    cells = ((cell.metadata.get("nbgrader", {}), cell) for cell in notebook.cells)
    return {meta.grade_id: cell for meta, cell in cells if meta.get(key)}


@pytest.fixture
def exercises(lab):
    """Read the released exercises; what a test changes in them is put back."""
    path = lab.root / "notebooks" / EXERCISES
    untouched = path.read_bytes()
    yield nbformat.read(path, as_version=4)
    path.write_bytes(untouched)


@pytest.fixture
def solution(lab):
    """Read the solved exercises."""
    return nbformat.read(lab.root / "solutions" / EXERCISES, as_version=4)


def text(cell):
    """Return the text of a markdown cell, without its code."""
    return re.sub(r"(`+).*?\1", "", cell.source) if cell.cell_type == "markdown" else ""


def failures(dialog, exercises):
    """Return the grade ids of the cells that a dialog of Validate quotes as failed."""
    squeezed = "".join(dialog.split())
    cells = graded(exercises, "grade").items()
    return [grade_id for grade_id, cell in cells if "".join(cell.source.split()) in squeezed]


def test_make_lab_opens_the_first_lesson(lab, screen):
    screen.page.goto(lab.printed_address())
    screen.wait_until_ready()
    screen.shoot("start_here")
    tabs = screen.page.locator("#jp-main-dock-panel .lm-TabBar-tabLabel").all_inner_texts()
    assert tabs == ["start_here.ipynb"]


def test_make_lab_shows_the_lessons_and_not_a_teacher_s_tools(lab, screen):
    screen.page.goto(lab.printed_address())
    screen.wait_until_ready()
    assert screen.page.evaluate("() => jupyterapp.hasPlugin('@jupyter/nbgrader:assignment-list')")
    for name in ("formgrader", "create-assignment", "course-list"):
        assert not screen.page.evaluate(f"() => jupyterapp.hasPlugin('@jupyter/nbgrader:{name}')")
    assert screen.page.get_by_role("tab", name="Create Assignment").count() == 0
    screen.page.get_by_role("menuitem", name="Nbgrader", exact=True).click()
    screen.page.get_by_role("menuitem", name="Assignment List", exact=True).wait_for()
    assert screen.page.get_by_role("menuitem", name="Formgrader", exact=True).count() == 0
    screen.shoot("menu")
    screen.page.keyboard.press("Escape")
    screen.page.goto(screen.lab.address("lab/workspaces/new"))
    names = screen.page.locator(".jp-DirListing-itemName")
    names.filter(has_text="01_detection").wait_for()
    screen.shoot("file_browser")
    assert names.all_inner_texts() == sorted(p.name for p in (lab.root / "notebooks").iterdir())


def test_nothing_asks_about_news_or_updates(lab, screen):
    # The question comes some time after the page is there: look at what decides on it.
    plugin = "@jupyterlab/apputils-extension:notification"
    answer = screen.page.request.get(lab.address(f"lab/api/settings/{plugin}")).json()
    settings = answer["schema"]["properties"]
    assert settings["fetchNews"]["default"] == "false"
    assert settings["checkForUpdates"]["default"] is False


def test_lesson_runs_and_shows_a_figure(lab, screen):
    screen.open(f"notebooks/{LESSON}")
    screen.shoot("lesson")
    screen.command("notebook:run-all-cells")
    shown = screen.cells()
    assert not [cell["text"] for cell in shown if "application/vnd.jupyter.stderr" in cell["kinds"]]
    figures = [number for number, cell in enumerate(shown) if cell["images"]]
    assert figures
    screen.show(figures[0])
    screen.page.locator(".jp-Cell.jp-mod-active .jp-OutputArea-output img").first.wait_for()
    screen.shoot("figure")
    screen.command("docmanager:save")
    saved = nbformat.read(lab.root / "notebooks" / LESSON, as_version=4)
    code = [cell for cell in saved.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in code)
    assert not [o for cell in code for o in cell.outputs if o.output_type == "error"]
    assert any("image/png" in o.get("data", {}) for cell in code for o in cell.outputs)


def test_validate_says_what_is_missing_until_all_is_right(exercises, solution, screen):
    tests = list(graded(exercises, "grade"))
    answers = {key: cell.source for key, cell in graded(solution, "solution").items()}
    first, *_ = answers

    screen.open(f"notebooks/{EXERCISES}")
    screen.shoot("exercises")
    dialog = screen.validate("validate_untouched")
    assert failures(dialog, exercises) == tests
    assert f"{first} is not written yet" in dialog

    screen.type_answer(first, answers[first])
    screen.shoot("answer")
    assert failures(screen.validate("validate_one_right"), exercises) == tests[1:]

    screen.fill_in(answers)
    assert "Success! Your notebook passes all the tests." in screen.validate("validate_success")
    assert screen.questions() == []


def test_a_mistake_shows_the_message_of_the_check_and_nothing_else(exercises, screen):
    first, cell = next(iter(graded(exercises, "solution").items()))
    test = next(iter(graded(exercises, "grade")))
    head, _, _ = cell.source.partition("\n")

    screen.open(f"notebooks/{EXERCISES}")
    screen.type_answer(first, f"{head}\n    return 1 / 0")
    number = screen.go_to(test)
    screen.command("notebook:run-cell")
    screen.show(number, "end")
    screen.shoot("failing_check")
    shown = screen.cells()[number]["text"]
    assert shown.startswith(f"{first}(")
    assert shown.endswith(
        "raised ZeroDivisionError: division by zero\n    at the line: return 1 / 0"
    )
    assert len(shown.splitlines()) == 2
    assert " ".join(shown.split()) in " ".join(screen.validate("validate_mistake").split())


def test_check_judges_what_was_saved(exercises, solution, lab, screen):
    answers = {key: cell.source for key, cell in graded(solution, "solution").items()}
    first, second, *_ = answers
    head, _, _ = answers[second].partition("\n")

    screen.open(f"notebooks/{EXERCISES}")
    screen.type_answer(first, answers[first])
    screen.type_answer(second, f"{head}\n    return '$x^2$'")  # no formula
    screen.command("docmanager:save")
    screen.show(len(exercises.cells) - 1, "end")
    screen.command("notebook:insert-cell-below")
    screen.page.locator(".jp-Notebook .jp-Cell.jp-mod-active .cm-content").click()
    (call,) = re.findall(r"`(from autograder import .*?)`", exercises.cells[-1].source)
    screen.page.keyboard.insert_text(call)
    screen.command("notebook:run-cell")

    output = screen.page.locator(".jp-Cell.jp-mod-active .jp-OutputArea-output")
    rows = output.locator("tbody tr")
    verdicts = [row.locator("td").first.inner_text() for row in rows.all()]
    untouched = ["○ not written yet"] * (len(graded(exercises, "grade")) - 3)
    assert verdicts == ["✓ right", "✗ not right yet", *untouched, "– read by a person"]
    message = rows.nth(1).locator("td").last
    assert message.inner_text().startswith(f"{second}(")
    assert "$x^2$" in message.inner_text()
    assert output.locator("caption").inner_text() == "01_detection: 3 of 11 points"
    output.get_by_text("Save first (Ctrl + S)").wait_for()
    screen.show(len(exercises.cells), "end")
    screen.shoot("check")
    (path,) = (lab.root.parent / "home").rglob("progress.json")
    assert json.loads(path.read_text(encoding="utf-8"))["exercises"]["01_detection"]["points"] == 3

    # Jupyter's server says which notebook is open: a copy under another name, say.
    copy = lab.root / "notebooks" / "my homework.ipynb"
    copy.write_bytes((lab.root / "notebooks" / EXERCISES).read_bytes())
    screen.open("notebooks/my homework.ipynb")
    screen.show(0)
    screen.command("notebook:insert-cell-above")
    screen.page.locator(".jp-Notebook .jp-Cell.jp-mod-active .cm-content").click()
    screen.page.keyboard.insert_text("from autograder import check; check()")
    screen.command("notebook:run-cell")
    shown = screen.cells()[0]["text"]
    copy.unlink()
    assert "01_detection: 3 of 11 points" in shown
    assert f"Judged: {copy}" in shown


def test_progress_is_shown_in_both_themes(exercises, lab, screen):
    screen.open(f"notebooks/{EXERCISES}")
    screen.show(len(exercises.cells) - 1, "end")
    screen.command("notebook:insert-cell-below")
    screen.page.locator(".jp-Notebook .jp-Cell.jp-mod-active .cm-content").click()
    screen.page.keyboard.insert_text("from autograder import progress; progress()")
    screen.command("notebook:run-cell")
    screen.show(len(exercises.cells), "end")
    screen.page.locator(".jp-Cell.jp-mod-active .jp-OutputArea-output img").wait_for()
    assert "◐ begun" in screen.cells()[-1]["text"]
    screen.shoot("progress")
    assert screen.page.locator(".jp-RenderedHTML mjx-container").count() == 0
    screen.use_theme("JupyterLab Dark")
    screen.shoot("progress_dark")
    screen.use_theme("JupyterLab Light")


def test_hints_tables_and_checklists_render(exercises, screen):
    screen.open(f"notebooks/{EXERCISES}")
    page = screen.page.locator(".jp-RenderedMarkdown")
    wanted = sum(cell.source.count("- [ ] ") for cell in exercises.cells)
    assert page.locator("input[type=checkbox]").count() == wanted > 0
    assert page.locator("table").count() > 0
    hint = page.locator("details").first
    closed = hint.bounding_box()["height"]
    hint.locator("summary").click()
    assert hint.bounding_box()["height"] > closed
    screen.shoot("hint")
    hint.locator("summary").click()
    assert hint.bounding_box()["height"] == closed


def test_math_renders_without_a_network(lab, screen):
    formula = re.compile(r"\$[^$`\n]+\$")
    for path in sorted(lab.root.glob("notebooks/[0-9]*/*.ipynb")):
        cells = nbformat.read(path, as_version=4).cells
        number = next((n for n, cell in enumerate(cells) if formula.search(text(cell))), None)
        if number is not None:
            break
    else:
        pytest.skip("no notebook holds a formula")
    screen.open(f"notebooks/{path.parent.name}/{path.name}")
    screen.show(number)
    screen.page.locator(".jp-Cell.jp-mod-active mjx-container").first.wait_for()
    screen.shoot("math")
