"""What was handed in: found, read, and rebuilt into jobs that can be run."""

import copy
import os
import stat
from datetime import UTC
from pathlib import Path

from nbformat.v4 import new_markdown_cell
from nbgrader import utils

from autograder.classroom.kept import hash_of
from autograder.running.graft import Unreadable, graft, load
from autograder.running.marks import is_test
from autograder.running.outputs import failed
from autograder.running.status import Status


class Submission:
    """What one student handed in, and what becomes of it.

    By the name of the notebook, `jobs` holds what has to be run, `kept` the keys of what was
    run, `results` what came out while it is written; `error` says why none of it is possible.
    """

    def __init__(self, student, folder):
        self.student, self.folder, self.timestamp = student, Path(folder), None
        self.jobs, self.kept, self.results, self.notes = {}, {}, {}, {}
        self.deaths, self.error = 0, ""

    @property
    def key(self):
        """A hash of all that is to be written."""
        return hash_of([self.timestamp, sorted((n, r["key"]) for n, r in self.results.items())])

    def prepare(self, lesson, new_job):
        """Read and rebuild the notebooks; those that cannot be run get their result at once.

        Parameters
        ----------
        lesson : Lesson
        new_job : callable
            Returns the job of a rebuilt notebook, with its `key`, and whether to run it.
        """
        self.timestamp, shared = read_timestamp(self.folder)
        for name, original in lesson.graded.items():
            notes = list(shared)
            try:
                path = find(self.folder, name, lesson.masters, notes)
                notebook, found = graft(original, load(path))
            except (FileNotFoundError, Unreadable) as problem:
                missing = isinstance(problem, FileNotFoundError)
                status = Status.MISSING if missing else Status.UNREADABLE
                self.results[name] = stub(original, status, str(problem))
            else:
                notes += found
                job, wanted = new_job(notebook)
                if wanted:
                    self.jobs[name] = job
                else:
                    self.kept[name] = job["key"]
            self.notes[name] = notes


def find(folder, name, masters, notes):
    """Return the path of a notebook, or of the only one that may have been meant."""
    if folder.is_symlink() or folder.parent.is_symlink():
        raise Unreadable("its folder is a link to another one")
    if os.path.lexists(folder / f"{name}.ipynb"):
        return folder / f"{name}.ipynb"
    others = [p.name for p in sorted(folder.glob("*.ipynb")) if p.stem not in masters]
    if len(others) == 1:
        notes.append(f"{others[0]} was taken for {name}.ipynb")
        return folder / others[0]
    found = ", ".join(others) or "no other notebook"
    raise FileNotFoundError(f"there is no {name}.ipynb, but {found}")


def stub(original, status, words):
    """Return what is written for a notebook that cannot be run."""
    notebook = copy.deepcopy(original)
    notebook.metadata.pop("released", None)
    notice = new_markdown_cell(f"**This notebook was not run:** {words}.", id="notice")
    if notebook.nbformat_minor < 5:
        del notice["id"]
    notebook.cells.insert(0, notice)
    for cell in filter(is_test, notebook.cells):
        cell.outputs = [failed(status.capitalize(), words)]
    result = {"notebook": notebook, "status": status, "notes": [words]}
    return result | {"seconds": 0, "memory": 0, "key": hash_of([status, notebook])}


def read_timestamp(folder):
    """Return when a submission was handed in, in ISO format or None, and remarks."""
    path = folder / "timestamp.txt"
    if not os.path.lexists(path):
        return None, []
    try:
        if not stat.S_ISREG(path.lstat().st_mode) or path.stat().st_size > 1000:
            raise ValueError("it is no small file")
        time_ = utils.parse_utc(path.read_text().strip())
        return time_.replace(tzinfo=UTC).isoformat(" "), []
    except Exception as error:
        return None, [f"timestamp.txt cannot be read, so the time is unknown: {error}"]
