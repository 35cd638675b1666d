"""The threshold explorer and the progress bar, in a real JupyterLab."""

import nbformat
import pytest

from imbalance_helpers import explore_thresholds, make_rare_events
from lessons.build import notebooks

pytestmark = pytest.mark.xdist_group("browser")

DATA = "events = make_rare_events(20_000, prevalence=0.01, random_state=0)"
CALL = (
    "explore_thresholds(\n"
    "    events.target, events.posterior, rows_per_day=20_000, cost_fn=50, threshold=0.05\n"
    ")"
)
PROGRESS = """from time import sleep
from imbalance_helpers import compare_strategies
from sklearn.dummy import DummyClassifier
class Slow(DummyClassifier):
    def fit(self, X, y): sleep(0.2); return super().fit(X, y)
print("before")
compare_strategies({"slow": Slow()}, events.data, events.target, scoring="roc_auc").shape"""


@pytest.fixture
def notebook(lab):
    """Put a notebook into the course, for as long as the test runs."""
    sources = [
        "from imbalance_helpers import explore_thresholds, make_rare_events\n" + DATA,
        f"explorer = {CALL}\nexplorer",
        "print(explorer.summary())",
        PROGRESS,
    ]
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    path = lab.root / "notebooks" / "explorer.ipynb"
    # Without the name of a kernel JupyterLab would ask for one.
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=notebooks.METADATA), path)
    yield path
    path.unlink()


def numbers(page):
    """Return the numbers in the explorer's tables."""
    return page.locator(".jupyter-widgets td:not(:empty)").all_inner_texts()


def expected(stop):
    """Return the numbers that belong to a stop, counted without the widget."""
    events = make_rare_events(20_000, prevalence=0.01, random_state=0)
    flagged, positive = events.posterior >= stop, events.target == 1
    tp, fn = (flagged & positive).sum(), (~flagged & positive).sum()
    fp, tn = (flagged & ~positive).sum(), (~flagged & ~positive).sum()
    counts = [f"{count:,}" for count in (tp, fn, fp, tn)]
    shares = [f"{stop:.4g}", f"{tp / (tp + fp):.3f}", f"{tp / (tp + fn):.3f}"]
    return [*counts, *shares, f"{tp + fp:,.1f}", f"{(fp + 50 * fn) / 20_000:.4g}"]


def test_arrow_keys_and_mouse_move_threshold_numbers_and_picture(notebook, screen):
    events = make_rare_events(20_000, prevalence=0.01, random_state=0)
    explorer = explore_thresholds(
        events.target, events.posterior, rows_per_day=20_000, cost_fn=50, threshold=0.05
    )
    stops, start = list(explorer.stops["threshold"]), explorer.slider.index

    screen.open("notebooks/explorer.ipynb")
    for _ in range(2):
        screen.command("notebook:run-cell-and-select-next")
    page = screen.page
    page.locator(".jupyter-widgets td").first.wait_for()
    assert numbers(page) == expected(stops[start])
    pictures = [page.locator(".jupyter-widgets img").get_attribute("src")]
    screen.shoot("explorer")

    handle = page.locator(".noUi-handle")
    handle.focus()
    page.keyboard.press("ArrowRight")
    page.locator(f".jupyter-widgets td:text-is('{expected(stops[start + 1])[2]}')").wait_for()
    assert numbers(page) == expected(stops[start + 1])
    pictures.append(page.locator(".jupyter-widgets img").get_attribute("src"))
    assert pictures[0] != pictures[1]

    box = page.locator(".noUi-base").bounding_box()
    handle.hover()
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    moved = stops[round(0.9 * (len(stops) - 1))]
    page.locator(f".jupyter-widgets td:text-is('{moved:.4g}')").wait_for()
    assert numbers(page) == expected(moved)
    screen.shoot("explorer_moved")
    screen.show(2)  # the click on the handle selected the cell of the explorer
    screen.command("notebook:run-cell")
    assert screen.cells()[2]["text"].startswith(f"Threshold {moved:.4g}: ")


def test_progress_shows_while_it_runs_and_is_gone_afterwards(notebook, screen):
    screen.open("notebooks/explorer.ipynb")
    screen.command("notebook:run-cell-and-select-next")
    screen.show(3)
    page = screen.page
    page.keyboard.press("Escape")
    page.evaluate("() => { jupyterapp.commands.execute('notebook:run-cell'); }")
    page.locator("progress").wait_for()
    page.get_by_text("of 20 fits").wait_for()
    screen.shoot("progress")
    screen.wait_until_ready()
    page.locator("progress").wait_for(state="detached")
    assert screen.cells()[3]["text"].split() == ["before", "(20,", "4)"]
