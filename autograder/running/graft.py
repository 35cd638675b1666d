"""Rebuild a submission on the teacher's notebook: nothing survives but the text of the answers.

A submitted notebook may lack tests, hold edited ones, carry metadata from anywhere, or not be
a notebook at all. Rather than repair it, we take the teacher's notebook and put the student's
text into its answer cells. What nbgrader stores in a cell's metadata then comes from the
teacher alone.
"""

import copy
import json
import stat
import warnings
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.running.marked import is_grade, is_solution
from autograder.running.pieces import Pieces, as_handed_out, attachments, grade_id, place_of, plain

MAXIMUM = 50_000_000  # bytes; a notebook with many figures has five million


class Unreadable(ValueError):
    """A submitted file that is no notebook; the message says why, in words for a teacher."""


class Ask(str):
    """A note for which a person has to look, whatever the points are.

    `cells` names the graded cells that it is about; none stands for all.
    """

    def __new__(cls, words, cells=()):
        """Make a text that knows what it is about."""
        note = super().__new__(cls, words)
        note.cells = tuple(cells)
        return note

    def is_about(self, name):
        """Whether a graded cell may deserve other points."""
        return not self.cells or name in self.cells


def load(path):
    """Read a submitted notebook, whatever it is.

    Parameters
    ----------
    path : path
        A file that anybody may have written.

    Returns
    -------
    NotebookNode
        In the current format. Its cells have a source that is text, and a dict as metadata.

    Raises
    ------
    Unreadable
        If it is not a regular file, too large, or not a notebook.
    """
    return parse(read(path))


def read(path):
    """Return the bytes of a submitted file; links, pipes and giants are never opened."""
    try:
        status = Path(path).lstat()
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("it is not a file but a link, a folder or a device")
        if status.st_size > MAXIMUM:
            raise Unreadable(f"it has {status.st_size / 1e6:.0f} MB, more than {MAXIMUM / 1e6:.0f}")
        if status.st_size == 0:
            raise Unreadable("it is empty")
        return Path(path).read_bytes()
    except OSError as error:
        raise Unreadable(f"it cannot be read: {error.strerror}") from None


def parse(content):
    """Return the notebook that a file holds; see `load`."""
    try:
        content = json.loads(content.decode(json.detect_encoding(content)))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about missing or doubled cell ids
            notebook = nbformat.from_dict(content)
            if notebook.nbformat == 3:
                notebook = nbformat.v3.rwbase.rejoin_lines(notebook)
            notebook = nbformat.convert(notebook, 4)
        cells = [c for c in notebook.cells if isinstance(c, dict)]
    except UnicodeDecodeError:
        raise Unreadable("it is not text in UTF-8") from None
    except json.JSONDecodeError as error:
        raise Unreadable(f"it is not JSON: {error}") from None
    except RecursionError:
        raise Unreadable("it is nested too deeply") from None
    except Exception as error:
        raise Unreadable(f"it is not a notebook: {type(error).__name__}: {error}") from None
    cells = [cell for cell in cells if isinstance(cell.get("cell_type"), str)]
    for cell in cells:
        source = cell.get("source")
        lines = source if isinstance(source, list) else [source]
        text = "".join(line for line in lines if isinstance(line, str))
        # Python reads the line ends of Windows as its own, so the text means the same.
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        # A lone half of a surrogate pair is legal JSON, and cannot be written again.
        cell.source = text.encode("utf-8", "replace").decode()
        if not isinstance(cell.get("metadata"), dict):
            cell.metadata = nbformat.NotebookNode()
        if not isinstance(cell.get("id", ""), str):
            del cell["id"]
    notebook.cells = cells
    return notebook


def master(path, *, parent=None):
    """Return the teacher's notebook as nbgrader keeps it: no solutions, all tests, checksums.

    Parameters
    ----------
    path : path
        The notebook in the source folder.
    parent : Configurable, default=None
        Whose configuration holds, such as other delimiters of a solution.

    Returns
    -------
    NotebookNode
        Its metadata hold one more entry, `released`: the text of each marked cell as
        students get it.
    """
    # Imported here, for it takes longer than a learner's whole check.
    from nbgrader.converters import GenerateAssignment
    from nbgrader.preprocessors import SaveCells

    notebook = nbformat.read(path, as_version=4)
    resources = {"nbgrader": {}, "metadata": {"path": str(Path(path).parent)}}
    steps = GenerateAssignment(parent=parent).preprocessors
    saved = steps.index(SaveCells) if SaveCells in steps else len(steps)
    for step in steps[:saved]:
        notebook, resources = step(parent=parent).preprocess(notebook, resources)
    released = copy.deepcopy(notebook)
    for step in steps[saved + 1 :]:
        released, resources = step(parent=parent).preprocess(released, resources)
    marked = filter(grade_id, released.cells)
    notebook.metadata.released = {grade_id(cell): cell.source for cell in marked}
    return notebook


def graft(master, submitted):
    """Put a student's answers into the teacher's notebook.

    Parameters
    ----------
    master : NotebookNode
        From :func:`master`.
    submitted : NotebookNode
        From :func:`load`.

    Returns
    -------
    notebook : NotebookNode
        The teacher's cells in their order, with the student's text in the answers, and the
        student's own cells behind the cell they followed.
    notes : list of str
        What was found odd, in words for a teacher; an `Ask` where a person has to look.
    """
    pieces, notes = Pieces(master, submitted), []
    cells = list(map(_new, pieces.own.get(None, [])))
    for number, original in enumerate(master.cells):
        cell, name = nbformat.from_dict(dict(original)), grade_id(original)
        if name is None:
            cell.source = pieces.edited.get(number, cell.source)
        elif is_solution(original):
            notes += _fill(cell, pieces)
        elif is_grade(original):
            notes += _compare(original, pieces.parts[name], pieces.released[name])
        cells += [cell, *map(_new, pieces.own.get(place_of(number, original), []))]
    result = nbformat.from_dict({**master, "cells": cells})
    del result.metadata["released"]
    ours = {cell.id for cell in master.cells if "id" in cell}
    for number, cell in enumerate(result.cells):
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        # The same submission gives the same notebook: random ids would not.
        if cell.get("id") not in ours:
            cell.id = f"own-{number}"
        if result.nbformat_minor < 5:
            cell.pop("id", None)
    return result, notes


def _fill(cell, pieces):
    """Put the parts of an answer into its cell: a cell may have been split, or copied."""
    name = grade_id(cell)
    parts = pieces.parts[name]
    texts = list(dict.fromkeys(part.source for part in parts))
    cell.source = ("\n" if cell.cell_type == "code" else "\n\n").join(texts)
    if cell.cell_type == "markdown":
        cell.attachments = attachments(parts)
    state = "was missing" if not parts else "is as it was handed out" if any(texts) else "is empty"
    if pieces.untouched(name) and pieces.beside(name):
        beside = "and beside it is a cell that is not the teacher's: read it"
        return [Ask(f"the answer {name} {state}, {beside}", pieces.judged_by(name))]
    if not parts:
        return [f"the answer {name} {state}"]
    if len(parts) > 1:
        return [f"the answer {name} came in {len(parts)} cells; they were joined"]
    return []


def _compare(test, parts, released):
    """Return what there is to say of a test that came back, which is never run."""
    name, kind, text = grade_id(test), test.cell_type, plain(released)
    if not parts:
        return [f"the test {name} was missing; it was put back"]
    if all(part.cell_type == kind and plain(part.source) == text for part in parts):
        return []
    if all(map(as_handed_out, parts)):
        return [f"an earlier version of the test {name} was handed in; the current one was run"]
    return [f"the test {name} was changed; the teacher's was run"]


def _new(cell):
    if cell.cell_type == "code":
        return new_code_cell(cell.source)
    new = new_markdown_cell(cell.source)  # what was typed into a raw cell is shown, too
    if pictures := attachments([cell]):
        new.attachments = pictures
    return new
