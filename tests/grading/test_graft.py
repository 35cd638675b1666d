"""A submission is rebuilt on the teacher's notebook, and nothing but answers survives."""

import json
import os
import unicodedata

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell
from nbgrader import utils

from autograder.running.graft import MAXIMUM, Ask, Unreadable, graft, load, master

HIDDEN = "    ### BEGIN HIDDEN TESTS\n    assert double(3) == 6\n    ### END HIDDEN TESTS"
TEST = f"def test_double():\n    assert double(2) == 4\n{HIDDEN}\ntest_double()"


def marked(name, *, grade=False, solution=False, points=1):
    """Return nbgrader's metadata for a cell."""
    data = {"grade_id": name, "grade": grade, "solution": solution, "locked": grade}
    data |= {"schema_version": 3, "task": False}
    return {"nbgrader": data | ({"points": points} if grade else {})}


@pytest.fixture
def teachers(tmp_path):
    """Return what is made of a set-up cell, an answer, its test and a written answer."""
    solution = "def double(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION"
    cells = [
        new_markdown_cell("# Task"),
        new_code_cell("import math"),
        new_code_cell(solution, metadata=marked("double", solution=True)),
        new_code_cell(TEST, metadata=marked("test_double", grade=True)),
        new_markdown_cell("Why?", metadata=marked("why", grade=True, solution=True)),
    ]
    path = tmp_path / "task.ipynb"
    nbformat.write(new_notebook(cells=cells), path)
    return master(path)


@pytest.fixture
def students(teachers):
    """Return the notebook a student gets, with an answer."""
    cells = [nbformat.from_dict(dict(cell)) for cell in teachers.cells]
    cells[2].source = "def double(x):\n    return x + x"
    cells[3].source = teachers.metadata.released["test_double"]
    cells[4].source = "Because."
    return new_notebook(cells=cells)


def sources(notebook):
    return [cell.source for cell in notebook.cells]


def test_master_has_tests_and_no_solutions(teachers):
    assert "return 2 * x" not in "".join(sources(teachers))
    assert sources(teachers)[3] == TEST
    assert teachers.metadata.released["test_double"] == TEST.replace(HIDDEN + "\n", "")


def test_answers_take_their_places(teachers, students):
    notebook, notes = graft(teachers, students)
    expected = ["# Task", "import math", "def double(x):\n    return x + x", TEST, "Because."]
    assert sources(notebook) == expected
    assert notes == []
    assert "released" not in notebook.metadata
    nbformat.validate(notebook)


def test_an_untouched_written_answer_is_known_as_such(teachers, students):
    students.cells[4].source = teachers.metadata.released["why"]
    notebook, _ = graft(teachers, students)
    assert utils.determine_grade(notebook.cells[4]) == (0, 1)
    assert (
        utils.determine_grade(graft(teachers, students_with(students, "x"))[0].cells[4])[0] is None
    )


def students_with(students, words):
    students.cells[4].source = words
    return students


def test_only_text_survives(teachers, students):
    students.cells[2].metadata |= {"tags": ["skip-execution"], "nbgrader": {"grade_id": "double"}}
    students.cells[3].metadata["nbgrader"] |= {"points": 1000, "grade": False, "schema_version": 99}
    students.cells[3].cell_type = "markdown"
    students.metadata["kernelspec"] = {"name": "nope", "display_name": "Nope"}
    notebook, _ = graft(teachers, students)
    assert [cell.metadata for cell in notebook.cells] == [cell.metadata for cell in teachers.cells]
    assert notebook.cells[3].cell_type == "code"
    assert "nope" not in json.dumps(notebook)


@pytest.mark.parametrize(
    ("change", "note"),
    [
        (lambda cells: cells.pop(3), "the test test_double was missing; it was put back"),
        (lambda cells: cells[3].update(source="pass"), "was changed; the teacher's was run"),
        (lambda cells: cells[3].pop("metadata") and cells[3].update(metadata={}), "was missing"),
    ],
)
def test_the_teachers_tests_are_put_back(teachers, students, change, note):
    change(students.cells)
    notebook, notes = graft(teachers, students)
    assert sources(notebook).count(TEST) == 1
    assert any(note in found for found in notes)


def test_a_split_answer_is_joined_and_a_copied_one_kept_once(teachers, students):
    first, second = (nbformat.from_dict(dict(students.cells[2])) for _ in range(2))
    first.source, second.source = "def double(x):", "    return x + x"
    students.cells[2:3] = [first, second, second]
    notebook, notes = graft(teachers, students)
    assert sources(notebook)[2] == "def double(x):\n    return x + x"
    assert notes == ["the answer double came in 3 cells; they were joined"]


def test_own_cells_stay_behind_the_cell_they_followed(teachers, students):
    students.cells.insert(3, new_code_cell("helper = 1", metadata={"tags": ["skip-execution"]}))
    students.cells.insert(0, new_code_cell("first = 0"))
    students.cells.append(new_markdown_cell("a remark"))
    notebook, _ = graft(teachers, students)
    assert [*sources(notebook)[:2], sources(notebook)[4]] == ["first = 0", "# Task", "helper = 1"]
    assert sources(notebook)[-1] == "a remark"
    assert notebook.cells[4].metadata == {}
    assert graft(teachers, students)[0] == notebook  # a random id would change its hash


def test_an_edited_setup_cell_is_the_students(teachers, students):
    students.cells[1].source = "import math, re"
    students.cells[0].source = "# Another task"
    notebook, _ = graft(teachers, students)
    assert sources(notebook)[:2] == ["# Task", "import math, re"]


def test_an_answer_typed_into_another_cell_is_not_overwritten(teachers, students):
    students.cells[2].metadata = {}
    students.cells[2].id = "typed"
    notebook, notes = graft(teachers, students)
    assert "NotImplementedError" not in "".join(sources(notebook))
    assert notes == [
        "the answer double was missing, and beside it is a cell that is not the teacher's: read it"
    ]
    assert isinstance(notes[0], Ask)


def test_an_image_in_a_written_answer_is_kept(teachers, students):
    students.cells[4].attachments = {"a.png": {"image/png": "aGk=", "evil": [1]}, "b": 3}
    notebook, _ = graft(teachers, students)
    assert notebook.cells[4].attachments == {"a.png": {"image/png": "aGk="}}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "it is empty"),
        (b'{"cells": [', "it is not JSON"),
        (b"\xff\xfe\x00", "not text in UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[1, 2]", "it is not a notebook"),
        (b'{"cells": 5, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', "not a notebook"),
    ],
)
def test_what_is_no_notebook_is_said_in_words(tmp_path, content, words):
    path = tmp_path / "x.ipynb"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=words):
        load(path)


def test_links_pipes_folders_and_giants_are_not_read(tmp_path):
    (tmp_path / "secret").write_text("{}")
    (tmp_path / "link.ipynb").symlink_to(tmp_path / "secret")
    os.mkfifo(tmp_path / "pipe.ipynb")  # reading it would wait for ever
    (tmp_path / "folder.ipynb").mkdir()
    for name in ["link", "pipe", "folder"]:
        with pytest.raises(Unreadable, match="not a file but a link, a folder or a device"):
            load(tmp_path / f"{name}.ipynb")
    with (tmp_path / "giant.ipynb").open("wb") as file:
        file.truncate(MAXIMUM + 1)
    with pytest.raises(Unreadable, match="more than 50"):
        load(tmp_path / "giant.ipynb")


def test_strange_cells_are_read(tmp_path):
    cells = [
        {"cell_type": "code", "source": None, "metadata": [], "outputs": [], "execution_count": 1},
        {"cell_type": "code", "source": ["a\n", 3, "\udc80"], "metadata": {}, "outputs": []},
        {"cell_type": "code", "source": "x = '\ud800'", "metadata": {}, "outputs": []},
        "no cell",
        {"cell_type": [], "source": "", "metadata": {}},
    ]
    content = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (tmp_path / "x.ipynb").write_text(json.dumps(content))
    notebook = load(tmp_path / "x.ipynb")
    assert sources(notebook) == ["", "a\n?", "x = '?'"]
    assert [cell.metadata for cell in notebook.cells] == [{}, {}, {}]


def test_notebooks_from_before_cells_had_ids(teachers, students):
    for notebook in (teachers, students):
        notebook.nbformat_minor = 4
        for cell in notebook.cells:
            del cell["id"]
    students.cells.insert(2, nbformat.from_dict({**students.cells[1], "source": "own = 1"}))
    notebook, notes = graft(teachers, students)
    assert sources(notebook)[1:4] == ["import math", "own = 1", "def double(x):\n    return x + x"]
    assert notes == []
    assert not any("id" in cell for cell in notebook.cells)
    nbformat.validate(notebook)


def test_line_ends_and_unicode_forms_make_no_difference(teachers, students, tmp_path):
    students.cells[2].source += "\n# ä"
    for cell in students.cells:
        cell.source = unicodedata.normalize("NFD", cell.source).replace("\n", "\r\n")
        cell.pop("id")  # as Colab and VS Code save them
    students.nbformat_minor = 4
    (tmp_path / "x.ipynb").write_bytes(b"\xef\xbb\xbf" + json.dumps(students).encode())
    notebook, notes = graft(teachers, load(tmp_path / "x.ipynb"))
    assert notes == []
    assert sources(notebook)[2] == "def double(x):\n    return x + x\n# a\u0308"  # theirs
    assert len(notebook.cells) == len(teachers.cells)


def test_an_earlier_version_of_a_test_is_known_by_its_checksum(teachers, students):
    test = students.cells[3]
    test.source += "\n# a remark that was taken out later"
    test.metadata.nbgrader.checksum = utils.compute_checksum(test)
    notes = graft(teachers, students)[1]
    assert notes == [
        "an earlier version of the test test_double was handed in; the current one was run"
    ]
    test.source += "\npass"
    assert graft(teachers, students)[1] == [
        "the test test_double was changed; the teacher's was run"
    ]
    test.metadata.nbgrader = {"grade_id": "test_double", "checksum": [], "points": {}, "grade": 1}
    assert "was changed" in graft(teachers, students)[1][0]


@pytest.mark.parametrize(
    ("place", "cell"),
    [
        (4, new_markdown_cell("It is written above.")),
        (5, new_markdown_cell("It is written below.")),
        (5, new_code_cell("print('as a program')")),
        (5, new_raw_cell("in a raw cell")),
    ],
)
def test_an_untouched_answer_with_a_cell_beside_it_asks_for_a_person(
    teachers, students, place, cell
):
    students.cells[4].source = teachers.metadata.released["why"] + " "
    assert graft(teachers, students)[1] == []
    students.cells.insert(place, cell)
    notebook, notes = graft(teachers, students)
    assert cell.source in sources(notebook)
    assert [(type(note), "why is as it was handed out" in note) for note in notes] == [(Ask, True)]
    students.cells[4 + (place == 4)].source = "Because."
    assert graft(teachers, students)[1] == []


def test_a_function_below_its_untouched_cell_is_run_and_looked_at(teachers, students):
    own = new_code_cell(students.cells[2].source)
    students.cells[2].source = teachers.metadata.released["double"]
    students.cells.insert(3, own)
    notebook, notes = graft(teachers, students)
    assert sources(notebook)[3] == own.source
    assert sources(notebook)[4] == TEST
    assert [(type(note), note.cells) for note in notes] == [(Ask, ("test_double",))]
    assert (notes[0].is_about("test_double"), notes[0].is_about("why")) == (True, False)
    own.source = "   "
    assert graft(teachers, students)[1] == []


def test_a_picture_in_a_cell_of_ones_own_is_kept(teachers, students):
    picture = new_markdown_cell("![me](attachment:a.png)")
    picture.attachments = {"a.png": {"image/png": "aGk=", "evil": [1]}, "b": 3}
    students.cells.append(picture)
    notebook, notes = graft(teachers, students)
    assert notebook.cells[-1].attachments == {"a.png": {"image/png": "aGk="}}
    assert notes == []
    nbformat.validate(notebook)
