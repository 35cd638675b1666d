"""Widgets in built notebooks: no view is stored, the text is, and nbval agrees with it."""

import copy
import subprocess
import sys

import nbformat
import pytest
from nbclient import NotebookClient

from lessons.build import notebooks

CELLS = {
    "slider": "import ipywidgets\nipywidgets.IntSlider(value=3)",
    "view and nothing else": (
        "from IPython.display import display\n"
        "import ipywidgets\n"
        "box = ipywidgets.VBox([ipywidgets.Text()])\n"
        f"view = {{'model_id': box.model_id, 'version_major': 2, 'version_minor': 0}}\n"
        f"display({{{notebooks.WIDGET!r}: view}}, raw=True)"
    ),
    "figure beside": "from IPython.display import HTML, display\ndisplay(HTML('<b>1</b>'))\nbox",
    "explorer": (
        "from imbalance_helpers import explore_thresholds\n"
        "explore_thresholds([0, 1, 1], [0.1, 0.2, 0.9], rows_per_day=30)"
    ),
    "comparison": (
        "from imbalance_helpers import compare_strategies, make_rare_events\n"
        "from sklearn.naive_bayes import GaussianNB\n"
        "events = make_rare_events(500, prevalence=0.1, random_state=0)\n"
        "models = {'bayes': GaussianNB()}\n"
        "scores = compare_strategies(models, events.data, events.target, scoring='roc_auc')\n"
        "scores.shape"
    ),
}
LESSON = "\n".join(f"# %% [markdown]\n# {name}\n# %%\n{code}" for name, code in CELLS.items())


@pytest.fixture(scope="module")
def text():
    return LESSON + "\n"


@pytest.fixture(scope="module")
def built(text, tmp_path_factory):
    notebook = notebooks.text_to_notebook(text)
    notebooks.execute(notebook, tmp_path_factory.mktemp("built"))
    return notebook


def outputs(notebook):
    """Return the outputs of the code cells by the name above them."""
    cells = zip(notebook.cells[::2], notebook.cells[1::2], strict=True)
    return {above.source: cell.outputs for above, cell in cells}


def nbval(path):
    """Run nbval on a notebook the way the suite does; return whether it passes and what it says."""
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-kernel-name=python3"]
    options = ["-q", "-p", "no:cacheprovider", "-c", "/dev/null", f"--rootdir={path.parent}"]
    done = subprocess.run(
        [*command, *options, str(path)], capture_output=True, text=True, cwd=path.parent
    )
    return done.returncode == 0, done.stdout


def test_no_view_of_a_widget_is_stored(built):
    assert '"model_id":' not in nbformat.writes(built)
    assert "widgets" not in built.metadata


def test_the_text_beside_a_view_stays_and_an_empty_output_goes(built):
    shown = outputs(built)
    assert shown["slider"][0].data == {"text/plain": "IntSlider(value=3)"}
    assert shown["view and nothing else"] == []
    html, box = shown["figure beside"]
    assert html.data["text/html"] == "<b>1</b>"
    assert box.data == {"text/plain": "VBox(children=(Text(value=''),))"}
    assert shown["explorer"][0].data["text/plain"].startswith("Threshold 0.2: 2 of 3 rows")
    assert [output.data for output in shown["comparison"]] == [{"text/plain": "(20, 4)"}]


def test_building_twice_gives_the_same_bytes(built, text, tmp_path):
    again = notebooks.text_to_notebook(text)
    notebooks.execute(again, tmp_path)
    assert nbformat.writes(again) == nbformat.writes(built)


def test_nbval_passes_without_stored_views(built, tmp_path):
    path = tmp_path / "stripped.ipynb"
    nbformat.write(built, path)
    passes, said = nbval(path)
    assert passes, said


def test_nbval_passes_with_stored_views(text, tmp_path):
    """As a teacher may save them from JupyterLab: the view is stored, with another model id."""
    notebook = notebooks.text_to_notebook(text)
    NotebookClient(notebook, kernel_name="python3").execute()
    path = tmp_path / "with_views.ipynb"
    nbformat.write(notebook, path)
    assert '"model_id":' in path.read_text()
    passes, said = nbval(path)
    assert passes, said


def test_nbval_still_notices_another_text_beside_a_widget(built, tmp_path):
    changed = copy.deepcopy(built)
    outputs(changed)["slider"][0].data["text/plain"] = "IntSlider(value=4)"
    path = tmp_path / "changed.ipynb"
    nbformat.write(changed, path)
    passes, said = nbval(path)
    assert not passes
    assert "IntSlider(value=4)" in said


def test_stripping_leaves_other_outputs_alone():
    stream = nbformat.v4.new_output("stream", text="printed\n")
    empty = nbformat.v4.new_output("display_data", data={})
    cell = nbformat.v4.new_code_cell(outputs=[stream, empty])
    notebook = nbformat.v4.new_notebook(cells=[cell, nbformat.v4.new_markdown_cell("words")])
    notebooks.strip_widgets(notebook)
    assert notebook.cells[0].outputs == [stream, empty]
