"""The notebooks as learners received them, whatever became of the files since.

They come with the package, one a line of `release.jsonl`, which `make build` writes.
"""

import json
import re
from functools import cache
from pathlib import Path

import nbformat

from autograder.running.marked import grade_id, marks

FILE = Path(__file__).with_name("release.jsonl")
DEFINED = re.compile(r"^(?:async +)?(?:def|class) +(\w+)", re.MULTILINE)
HEADED = re.compile(r"^## .*$", re.MULTILINE)


def texts(lesson=None):
    """Return the text of each released notebook by its path, such as 01_detection/detection.ipynb.

    Examples
    --------
    >>> sorted(texts("00_start_here"))
    ['00_start_here/start_here.ipynb', '00_start_here/start_here_exercises.ipynb']
    """
    return {path: text for path, text in _all() if lesson in (None, path.partition("/")[0])}


@cache
def _all():
    with FILE.open(encoding="utf-8") as lines:
        return [tuple(json.loads(line)) for line in lines]


def pack(folder):
    """Return the content of `release.jsonl` for a folder of released notebooks."""
    paths = sorted(Path(folder).glob("*/*.ipynb"))
    rows = [
        (path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")) for path in paths
    ]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


@cache
def exercises(lesson):
    """Return the released exercises of a lesson, or None."""
    for path, text in texts(lesson).items():
        if path.endswith("_exercises.ipynb"):
            return nbformat.v4.reads(text)
    return None


def lesson_in(notebook):
    """Return the lesson whose exercises a notebook holds, whatever its name; or None."""
    names = {grade_id(cell) for cell in notebook.cells} - {None}
    if not names:  # the marks were lost; a lesson may define what its exercises ask for
        defined = {name for cell in notebook.cells for name in DEFINED.findall(cell.source)}
        names = {name for name in defined if name.startswith("test_")}
    shared = {}
    for lesson in dict.fromkeys(path.partition("/")[0] for path in texts()):
        known = {grade_id(cell) for cell in exercises(lesson).cells} - {None}
        shared[lesson] = len(names & known)
    best = max(shared, key=shared.get)
    return best if shared[best] else None


def restore(notebook, teacher):
    """Give the cells that lost nbgrader's marks those of the teacher; return their names.

    Colab, a converter or a copy of the text drops them. An untouched cell is known by its
    text or its id, an answer by its `def` line, a test by that of its function, and a written
    answer by the task above it. Of several the last one counts, as in Python.
    """
    present = {grade_id(cell) for cell in notebook.cells}
    lost = {grade_id(cell): cell for cell in teacher.cells if grade_id(cell)}
    lost = {name: cell for name, cell in lost.items() if name not in present}
    found, above, tasks = {}, "", _tasks(teacher)
    printed = {cell.source.strip() for cell in teacher.cells if grade_id(cell) is None}
    for cell in notebook.cells:
        if grade_id(cell) is None:
            same = [name for name in lost if _is(cell, lost[name])]
            written = cell.cell_type == "markdown" and cell.source.strip() not in printed
            if not same and written and not _head(cell) and tasks.get(above) in lost:
                same = [tasks[above]]
            found |= dict.fromkeys(same[:1], cell)
        above = _head(cell)
    for name, cell in found.items():
        cell.metadata["nbgrader"] = nbformat.from_dict(dict(marks(lost[name])))
    return list(found)


def _is(cell, original):
    """Whether a cell without marks is this one of the teacher's."""
    if cell.cell_type != original.cell_type:
        return False
    if cell.source.strip() == original.source.strip() or cell.get("id") == original.get("id", ""):
        return True
    names = DEFINED.findall(original.source)[:1]
    return cell.cell_type == "code" and bool({*names} & {*DEFINED.findall(cell.source)})


def _tasks(teacher):
    """Map the heading of a task to the written answer right below it."""
    pairs = zip(teacher.cells, teacher.cells[1:], strict=False)
    return {
        _head(task): grade_id(answer)
        for task, answer in pairs
        if answer.cell_type == "markdown" and _head(task) and grade_id(answer)
    }


def _head(cell):
    found = HEADED.search(cell.source) if cell.cell_type == "markdown" else None
    return found[0].strip() if found else ""
