"""Build the notebooks: lessons (text) -> solutions (executed) -> notebooks (released).

A notebook is a pure function of its text. What fails leaves the earlier files alone.
"""

import hashlib
import os
import re
import shutil
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

import jupytext
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from traitlets.config import PyFileConfigLoader

from autograder.running.sandbox import PINNED
from lessons.build import ROOT

CONFIG = jupytext.config.load_jupytext_configuration_file(str(ROOT / "pyproject.toml"))
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},  # no version: it would differ between machines
}
RELEASING = Lock()  # nbgrader's converters change the working directory
# What an output may not hold, because it differs between runs or machines.
WIDGET = "application/vnd.jupyter.widget-view+json"
UNSTABLE = re.compile(r"0x[0-9a-f]{6,}|/tmp/|site-packages|ipykernel_\d+|\b\w*Warning:")


class BuildError(Exception):
    """A lesson that cannot be built; the message names the lesson, the cell and the error."""


def lesson_names():
    """Return the folders below lessons/ that hold a lesson, in order."""
    return sorted(p.name for p in (ROOT / "lessons").iterdir() if re.match(r"\d\d_", p.name))


def text_to_notebook(text):
    """Turn percent-format text into a notebook without outputs.

    Cell ids are hashes of the cell's text, so the same text always gives the same bytes.
    """
    notebook = jupytext.reads(text, fmt="py:percent", config=CONFIG)
    notebook.metadata = nbformat.from_dict(METADATA)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    seen = Counter()
    for cell in notebook.cells:
        seen[cell.source] += 1
        key = f"{cell.cell_type}{seen[cell.source]}{cell.source}"
        cell.id = hashlib.sha256(key.encode()).hexdigest()[:8]
    return notebook


def notebook_to_text(notebook):
    """Turn a notebook into percent-format text; the inverse of `text_to_notebook`."""
    return jupytext.writes(notebook, fmt="py:percent", config=CONFIG)


def execute(notebook, folder):
    """Run every cell in `folder` and keep the outputs, without a record of the time."""
    client = NotebookClient(
        notebook,
        timeout=120,
        record_timing=False,
        store_widget_state=False,
        coalesce_streams=True,  # or one print may come in two parts, now and then
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(folder)}},
    )
    try:
        client.execute(env=os.environ | PINNED)
    except CellExecutionError as error:
        number = next(n for n, cell in enumerate(notebook.cells) if failed(cell))
        raise BuildError(f"cell {number}: {error.ename}: {error.evalue}\n{error}") from None
    strip_widgets(notebook)
    for number, cell in enumerate(notebook.cells):
        for output in cell.get("outputs", []):
            text = output.get("text") or output.get("data", {}).get("text/plain", "")
            if output.get("name") == "stderr" or UNSTABLE.search(text):
                raise BuildError(f"cell {number}: an output that differs between runs:\n{text}")
    notebook.metadata = nbformat.from_dict(METADATA)


def strip_widgets(notebook):
    """Drop views of widgets, which ended with their kernel; the text beside them stays."""
    for cell in notebook.cells:
        if views := [o.data for o in cell.get("outputs", []) if WIDGET in o.get("data", {})]:
            for data in views:
                del data[WIDGET]
            cell.outputs = [output for output in cell.outputs if output.get("data") != {}]


def failed(cell):
    """Whether running the cell gave an error."""
    return any(output.output_type == "error" for output in cell.get("outputs", []))


def release(source, destination, lesson):
    """Let nbgrader make what learners open: no solutions, no hidden tests, no outputs."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    config.CourseDirectory.root = str(ROOT)
    config.CourseDirectory.source_directory = str(source)
    config.CourseDirectory.release_directory = str(destination)
    config.CourseDirectory.assignment_id = lesson
    config.GenerateAssignment.no_database, config.SaveCells.enabled = True, False
    config.GenerateAssignment.force = True
    coursedir = CourseDirectory(config=config)
    with RELEASING:
        GenerateAssignment(coursedir=coursedir, config=config).start()


def build(lesson):
    """Build one lesson in a temporary folder, then put the two results in place."""
    texts = sorted((ROOT / "lessons" / lesson).glob("*.py"))
    if not texts:
        raise BuildError(f"no such lesson; there are {', '.join(lesson_names())}")
    with TemporaryDirectory() as scratch:
        source, target = Path(scratch, "solutions"), Path(scratch, "notebooks")
        (source / lesson).mkdir(parents=True)
        for path in texts:
            started = time.perf_counter()
            notebook = text_to_notebook(path.read_text(encoding="utf-8"))
            try:
                execute(notebook, source / lesson)
            except BuildError as error:
                raise BuildError(f"{path.name}, {error}") from None
            nbformat.write(notebook, source / lesson / f"{path.stem}.ipynb")
            print(f"{lesson}/{path.stem}: {time.perf_counter() - started:.1f} s", flush=True)
        release(source, target, lesson)
        for folder in (source, target):
            destination = ROOT / folder.name / lesson
            shutil.rmtree(destination, ignore_errors=True)
            shutil.copytree(folder / lesson, destination)
