"""`make build`: the same bytes every time, and a failure that names itself and harms nothing."""

import pytest

from lessons.build import ROOT, notebooks
from lessons.build.__main__ import main

LESSON = """# %% [markdown]
# # A lesson
# %% nbgrader={"grade": false, "grade_id": "one", "locked": false, "schema_version": 3, \
"solution": true, "task": false}
def one():
    ### BEGIN SOLUTION
    return 1
    ### END SOLUTION

# %% alt="a value"
one() + 1
"""


@pytest.fixture
def course(tmp_path, monkeypatch):
    """Make a course of one small lesson in a temporary folder."""
    (tmp_path / "lessons" / "01_small").mkdir(parents=True)
    (tmp_path / "lessons" / "01_small" / "small.py").write_text(LESSON)
    (tmp_path / "nbgrader_config.py").write_text((ROOT / "nbgrader_config.py").read_text())
    monkeypatch.setattr(notebooks, "ROOT", tmp_path)
    return tmp_path


def built(course):
    paths = [path for folder in ("notebooks", "solutions") for path in course.glob(f"{folder}/*/*")]
    return {str(path.relative_to(course)): path.read_bytes() for path in paths}


def test_build_makes_both_notebooks_and_the_same_bytes_again(course, capsys):
    notebooks.build("01_small")
    first = built(course)
    assert list(first) == ["notebooks/01_small/small.ipynb", "solutions/01_small/small.ipynb"]
    assert b'"2"' in first["solutions/01_small/small.ipynb"]
    assert b"return 1" not in first["notebooks/01_small/small.ipynb"]
    assert capsys.readouterr().out.startswith("01_small/small: ")
    notebooks.build("01_small")
    assert built(course) == first


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("1 / 0", "cell 3: ZeroDivisionError: division by zero"),
        ("import warnings; warnings.warn('old')", "cell 3: an output that differs between runs"),
        ("object()", "cell 3: an output that differs between runs"),
    ],
)
def test_failing_cell_names_itself_and_leaves_the_files_alone(course, code, said):
    notebooks.build("01_small")
    before = built(course)
    text = course / "lessons" / "01_small" / "small.py"
    text.write_text(LESSON + f"\n# %%\n{code}\n")
    with pytest.raises(notebooks.BuildError, match=r"^small\.py, ") as caught:
        notebooks.build("01_small")
    assert said in str(caught.value)
    assert built(course) == before


def test_unknown_lesson_names_the_known_ones(course):
    with pytest.raises(notebooks.BuildError, match="no such lesson; there are 01_small"):
        notebooks.build("07_nothing")


def test_command_says_which_lesson_failed(course, monkeypatch):
    monkeypatch.setattr("sys.argv", ["lessons.build", "07_nothing", "01_small"])
    with pytest.raises(SystemExit, match=r"^07_nothing: no such lesson"):
        main()
    assert built(course), "the other lesson was built all the same"


def test_editing_one_cell_keeps_the_ids_of_the_others():
    before = notebooks.text_to_notebook(LESSON)
    after = notebooks.text_to_notebook(LESSON.replace("one() + 1", "one() + 2"))
    same = [a.id == b.id for a, b in zip(before.cells, after.cells, strict=True)]
    assert same == [True, True, False]
    twice = notebooks.text_to_notebook("# %%\n1\n\n# %%\n1\n")
    assert len({cell.id for cell in twice.cells}) == 2


def test_figures_are_drawn_whatever_backend_the_machine_asks_for(monkeypatch, tmp_path):
    """Clusters and containers set MPLBACKEND=agg, which shows nothing and says nothing."""
    monkeypatch.setenv("MPLBACKEND", "agg")
    text = "# %%\nimport matplotlib.pyplot as plt\n\n_ = plt.plot([1, 2])\n"
    notebook = notebooks.text_to_notebook(text)
    notebooks.execute(notebook, tmp_path)
    (output,) = notebook.cells[0].outputs
    assert "image/png" in output.data
