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

from autograder.running.marks import grade_id as _grade_id
from autograder.running.marks import is_grade, is_solution

MAXIMUM = 50_000_000  # bytes; a notebook with many figures has five million


class Unreadable(ValueError):
    """A submitted file that is no notebook; the message says why, in words for a teacher."""


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
    path = Path(path)
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("it is not a file but a link, a folder or a device")
        if status.st_size > MAXIMUM:
            raise Unreadable(f"it has {status.st_size / 1e6:.0f} MB, more than {MAXIMUM / 1e6:.0f}")
        if status.st_size == 0:
            raise Unreadable("it is empty")
        content = json.loads(path.read_bytes().decode("utf-8-sig"))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about missing or doubled cell ids
            notebook = nbformat.from_dict(content)
            if notebook.nbformat == 3:
                notebook = nbformat.v3.rwbase.rejoin_lines(notebook)
            notebook = nbformat.convert(notebook, 4)
        cells = [c for c in notebook.cells if isinstance(c, dict) and "cell_type" in c]
    except Unreadable:
        raise
    except UnicodeDecodeError:
        raise Unreadable("it is not text in UTF-8") from None
    except json.JSONDecodeError as error:
        raise Unreadable(f"it is not JSON: {error}") from None
    except RecursionError:
        raise Unreadable("it is nested too deeply") from None
    except Exception as error:
        raise Unreadable(f"it is not a notebook: {type(error).__name__}: {error}") from None
    for cell in cells:
        source = cell.get("source")
        lines = source if isinstance(source, list) else [source]
        text = "".join(line for line in lines if isinstance(line, str))
        # A lone half of a surrogate pair is legal JSON, and cannot be written again.
        text = text.encode("utf-8", "replace").decode()
        cell.source = text.replace("\r\n", "\n").replace("\r", "\n")  # editors on Windows
        if not isinstance(cell.get("metadata"), dict):
            cell.metadata = nbformat.NotebookNode()
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
    marked = filter(_grade_id, released.cells)
    notebook.metadata.released = {_grade_id(cell): cell.source for cell in marked}
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
        What was found odd, in words for a teacher.
    """
    known = {_grade_id(cell): cell for cell in master.cells if _grade_id(cell)}
    plain = [(number, cell) for number, cell in enumerate(master.cells) if not _grade_id(cell)]
    by_id = {cell.id: number for number, cell in plain if "id" in cell}  # the format 4.4 has none
    by_text = {(cell.cell_type, cell.source): number for number, cell in plain}
    answers = {name: [] for name in known}
    own, edited, notes, place = {None: []}, {}, [], None
    for cell in submitted.cells:
        name = _grade_id(cell)
        if name in known:
            answers[name].append(cell)
            place = name
            continue
        match = by_id.get(cell.get("id"), by_text.get((cell.cell_type, cell.source)))
        if name is None and match is not None:
            place = match
            if master.cells[match].cell_type == cell.cell_type == "code":
                edited[match] = cell.source
        elif cell.cell_type in ("code", "markdown") and cell.source.strip():
            own.setdefault(place, []).append(cell)
    result = nbformat.from_dict({**master, "cells": []})
    released = result.metadata.pop("released")
    result.cells += map(_new, own[None])
    for number, original in enumerate(master.cells):
        cell, name = nbformat.from_dict(dict(original)), _grade_id(original)
        if name is None:
            cell.source = edited.get(number, cell.source)
        elif is_solution(original):
            _fill(cell, answers[name], notes)
        elif not is_grade(original):
            pass
        elif not answers[name]:
            notes.append(f"the test {name} was missing; it was put back")
        elif any(
            part.cell_type != original.cell_type or part.source.strip() != released[name].strip()
            for part in answers[name]
        ):
            notes.append(f"the test {name} was changed; the teacher's was run")
        result.cells.append(cell)
        result.cells += map(_new, own.get(name or number, []))
    for number, cell in enumerate(result.cells):
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        # The same submission gives the same notebook: random ids would not.
        if _grade_id(cell) is None and cell.get("id") not in by_id:
            cell.id = f"own-{number}"
        if result.nbformat_minor < 5:
            cell.pop("id", None)
    return result, notes


def _fill(cell, parts, notes):
    """Put the parts of an answer into its cell: a cell may have been split, or copied."""
    name = _grade_id(cell)
    texts = list(dict.fromkeys(part.source for part in parts))
    if not parts:
        notes.append(f"the answer {name} was missing")
    elif len(parts) > 1:
        notes.append(f"the answer {name} came in {len(parts)} cells; they were joined")
    cell.source = ("\n" if cell.cell_type == "code" else "\n\n").join(texts)
    if cell.cell_type == "markdown":
        images = [part.get("attachments") for part in parts]
        cell.attachments = {
            file: {
                k: data for k, data in bundle.items() if isinstance(data, str) and data.isascii()
            }
            for attached in images
            if isinstance(attached, dict)
            for file, bundle in attached.items()
            if isinstance(bundle, dict)
        }


def _new(cell):
    new = new_code_cell if cell.cell_type == "code" else new_markdown_cell
    return new(cell.source)
