"""Lessons, solutions and notebooks agree, nothing leaks, and the house style holds."""

import ast
import builtins
import re
from statistics import median

import nbformat
import pytest

from autograder.learner import release
from lessons.build import ROOT, notebooks

LESSONS = notebooks.lesson_names()
TEXTS = sorted(path for name in LESSONS for path in (ROOT / "lessons" / name).glob("*.py"))
DEMOS = [path for path in TEXTS if not path.stem.endswith("_exercises")]
EXERCISES = [path for path in TEXTS if path.stem.endswith("_exercises")]
MEND = "run `make build LESSON={}` after editing the text in lessons/"
SECRET = re.compile(r"### BEGIN (?:SOLUTION|HIDDEN TESTS)\n(.*?)### END", re.DOTALL)
# Builtins a test cell may use: names that a learner hardly ever reuses.
SAFE = {"enumerate", "float", "hasattr", "int", "isinstance", "len", "print", "range"}
SAFE |= {"sorted", "str", "type", "zip"} | {n for n in vars(builtins) if n.endswith("Error")}


def solution(text):
    """Return the path and the content of the notebook built from a text."""
    path = ROOT / "solutions" / text.parent.name / f"{text.stem}.ipynb"
    return path, nbformat.read(path, as_version=4)


def marked(notebook):
    """Return the cells nbgrader knows, by grade id."""
    cells = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    return {cell.metadata.nbgrader.grade_id: cell for cell in cells}


def test_every_lesson_has_a_demo_and_exercises():
    for name in LESSONS:
        topic = name.split("_", 1)[1]
        stems = [text.stem for text in TEXTS if text.parent.name == name]
        assert stems == [topic, f"{topic}_exercises"]


@pytest.mark.parametrize("folder", ["solutions", "notebooks"])
def test_folders_hold_the_lessons_and_nothing_else(folder):
    files = (ROOT / folder).rglob("*")
    found = {p.relative_to(ROOT / folder) for p in files if p.is_file()}
    found = {str(p) for p in found if ".ipynb_checkpoints" not in p.parts}
    assert found == {f"{text.parent.name}/{text.stem}.ipynb" for text in TEXTS}


def test_the_package_holds_the_release():
    advice = f"{release.FILE.name} and notebooks/ differ: " + MEND.format("...")
    assert release.FILE.read_text(encoding="utf-8") == release.pack(ROOT / "notebooks"), advice


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.stem)
def test_solution_comes_from_its_text(text):
    path, notebook = solution(text)
    advice = f"{path.relative_to(ROOT)} was edited: " + MEND.format(text.parent.name)
    written = text.read_text(encoding="utf-8")
    assert notebooks.notebook_to_text(notebook) == written, advice
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    assert notebook == notebooks.text_to_notebook(written), advice


@pytest.mark.parametrize("name", LESSONS)
def test_release_is_what_nbgrader_makes(name, tmp_path):
    notebooks.release(ROOT / "solutions", tmp_path, name)
    made = {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
    for path in (ROOT / "notebooks" / name).glob("*.ipynb"):
        advice = f"{path.relative_to(ROOT)} was edited: " + MEND.format(name)
        assert made.pop(path.name, None) == path.read_bytes(), advice
    assert not made, f"notebooks/{name} lacks {sorted(made)}: " + MEND.format(name)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.stem)
def test_release_leaks_nothing(text):
    _, full = solution(text)
    path = ROOT / "notebooks" / text.parent.name / f"{text.stem}.ipynb"
    released = nbformat.read(path, as_version=4)
    assert marked(released).keys() == marked(full).keys()
    assert not any(cell.get("outputs") for cell in released.cells)
    kept = {line.strip() for cell in released.cells for line in cell.source.splitlines()}
    for cell in marked(full).values():
        regions = SECRET.findall(cell.source)
        secret = {line.strip() for region in regions for line in region.splitlines()}
        leaked = {line for line in secret & kept if len(line) > 25}
        assert not leaked, f"{path.name}: {leaked}"
    assert not {line for line in kept if "BEGIN SOLUTION" in line or "HIDDEN TESTS" in line}


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.stem)
def test_outputs_are_the_same_on_every_machine(text):
    path, notebook = solution(text)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            shown = str(output.get("text", "")) + str(output.get("data", {}).get("text/plain", ""))
            assert output.output_type != "error", path.name
            assert output.get("name") != "stderr", path.name
            assert not notebooks.UNSTABLE.search(shown), path.name


@pytest.mark.parametrize("text", DEMOS, ids=lambda text: text.stem)
def test_lesson_has_the_house_form(text):
    _, notebook = solution(text)
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    for phrase in ["**What you will do.**", "**What you will learn.**", "**What you need.**"]:
        assert phrase in prose
    for heading in ["Common mistakes and self-check", "Checklist", "Takeaways", "On your own"]:
        assert f"## {heading}\n" in prose
    assert "## Further reading\n" in prose
    assert "redict**" in prose, "no prompt to predict"
    assert re.search(
        r"^\*\d+ minutes to read and run; the code takes about \d+ seconds\.\*", prose, re.M
    )


@pytest.mark.parametrize("text", DEMOS, ids=lambda text: text.stem)
def test_lesson_cells_are_short(text):
    _, notebook = solution(text)
    kinds = "".join("c" if cell.cell_type == "code" else "m" for cell in notebook.cells)
    assert "ccc" not in kinds, "three code cells in a row: say something in between"
    sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    lengths = [len(source.splitlines()) for source in sources]
    assert max(lengths) <= 15
    assert median(lengths) <= 6
    wide = [line for source in sources for line in source.splitlines() if len(line) > 95]
    assert not wide, wide
    assert not re.search(r"^\s*[%!]|import \*", "\n".join(sources), re.M), "magic or star import"


@pytest.mark.parametrize("text", DEMOS, ids=lambda text: text.stem)
def test_figures_are_described(text):
    _, notebook = solution(text)
    figures = 0
    for cell, following in zip(notebook.cells, notebook.cells[1:], strict=False):
        if any("image/png" in output.get("data", {}) for output in cell.get("outputs", [])):
            figures += 1
            assert len(cell.metadata.get("alt", "")) > 40, f"no alt text: {cell.source}"
            assert following.source.startswith("What to see: "), cell.source
    assert figures >= (0 if text.stem == "quiz" else 2)  # the quick test brings its own


@pytest.mark.parametrize("text", EXERCISES, ids=lambda text: text.stem)
def test_exercises_have_the_house_form(text):
    _, notebook = solution(text)
    tasks = [cell.source for cell in notebook.cells if cell.source.startswith("## Exercise")]
    is_test = text.stem == "quiz_exercises"  # ten questions, and no hints: it is a test
    assert len(tasks) == 10 if is_test else 3 <= len(tasks) <= 7
    for task in tasks:
        title = task.splitlines()[0]
        assert re.search(r"\(\d points?(, by hand|, by choice|, graded by hand)?\)$", title), title
        if "graded by hand" not in title and not is_test:
            hints = re.findall(r"<details><summary>Hint (\d): (.*?)</summary>", task)
            assert [number for number, _ in hints] == ["1", "2", "3"], title
    cells = marked(notebook)
    for grade_id, cell in cells.items():
        if grade_id.startswith("test_"):
            points = re.search(r"\((\d) points?", tasks.pop(0)).group(1)
            assert int(points) == cell.metadata.nbgrader.points, grade_id
            assert cell.source.startswith("# "), "a test cell opens with a sentence"
            assert "### BEGIN HIDDEN TESTS" in cell.source, grade_id


@pytest.mark.parametrize("text", EXERCISES, ids=lambda text: text.stem)
def test_test_cells_use_no_name_of_the_learner(text):
    """A learner may call a variable `np` or `max`; the tests must not notice."""
    _, notebook = solution(text)
    for grade_id, cell in marked(notebook).items():
        if grade_id.startswith("test_"):
            used = global_names(ast.parse(cell.source))
            foreign = used - SAFE - {grade_id, grade_id.removeprefix("test_")}
            assert not foreign, f"{grade_id}: import {sorted(foreign)} inside the test"


def global_names(tree):
    """Names that a test cell reads and nowhere binds."""
    nodes = list(ast.walk(tree))
    names = [node for node in nodes if isinstance(node, ast.Name)]
    bound = {node.id for node in names if isinstance(node.ctx, ast.Store)}
    bound |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    bound |= {node.name for node in nodes if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    imports = [node for node in nodes if isinstance(node, (ast.Import, ast.ImportFrom))]
    bound |= {(a.asname or a.name).split(".")[0] for node in imports for a in node.names}
    return {node.id for node in names if isinstance(node.ctx, ast.Load)} - bound
