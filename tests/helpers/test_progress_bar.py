"""The bar shows to a front end that can answer, and nothing of it is ever stored."""

import nbformat
import pytest
from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient

from imbalance_helpers.progress_bar import someone_watches, with_progress

CODE = """
from imbalance_helpers.progress_bar import with_progress
print("before")
total = sum(with_progress(iter([1, 2, 4]), 3, what="fits"))
total
"""


def test_outside_a_notebook_nobody_watches(capsys):
    assert not someone_watches()
    assert list(with_progress(iter("abc"), 3, what="fits")) == ["a", "b", "c"]
    assert capsys.readouterr() == ("", "")


def test_unattended_execution_stores_nothing():
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CODE)])
    NotebookClient(notebook, kernel_name="python3").execute()
    printed, result = notebook.cells[0].outputs
    assert printed.text == "before\n"
    assert result.data == {"text/plain": "7"}


def test_a_watched_cell_shows_a_bar_that_goes_away():
    manager, client = start_new_kernel(kernel_name="python3")
    messages = []
    try:
        client.execute_interactive(CODE, allow_stdin=True, output_hook=messages.append, timeout=60)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    kinds = ("display_data", "update_display_data")
    shown = [m["content"]["data"] for m in messages if m["msg_type"] in kinds]
    assert shown[0]["text/plain"] == "0 of 3 fits"
    assert '<progress value="0" max="3">' in shown[0]["text/html"]
    assert shown[-1] == {"text/plain": "", "text/html": ""}
    ids = {m["content"]["transient"]["display_id"] for m in messages if m["msg_type"] in kinds}
    assert len(ids) == 1, "all in one place below the cell"


def test_the_bar_goes_away_after_an_error():
    def fits():
        yield 1
        raise ValueError("no fit")

    with pytest.raises(ValueError, match="no fit"):
        list(with_progress(fits(), 2, what="fits"))
