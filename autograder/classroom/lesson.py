"""A lesson as the teacher has it: its notebooks, its files, and what the gradebook knows of it."""

import base64
import copy
from fnmatch import fnmatch
from pathlib import Path

import nbformat
from nbgrader import preprocessors, utils
from nbgrader.api import Gradebook
from nbgrader.converters.base import NbGraderException

from autograder.running.graft import master


class Lesson:
    """An assignment; to make one records in the gradebook what is in its notebooks.

    `known` holds the teacher's notebooks by name, `masters` those that were asked for, `graded`
    those of which some cell counts, `files` what they may read.

    Parameters
    ----------
    coursedir : nbgrader.coursedir.CourseDirectory
        Where the course is.
    name : str
        The assignment.
    parent : Configurable, default=None
        Whose configuration holds, such as other delimiters of a solution.

    Raises
    ------
    NbGraderException
        If there is no notebook, or none that the gradebook knows, or one not in Python.
    """

    def __init__(self, coursedir, name, *, parent=None):
        self.coursedir, self.name, self.parent = coursedir, name, parent
        self.known = self._known(source_folder(coursedir, name))
        for notebook in self.known.items():
            self._record(*notebook)
        self.masters = {n: nb for n, nb in self.known.items() if fnmatch(n, coursedir.notebook_id)}
        self.graded = {
            name: notebook
            for name, notebook in self.masters.items()
            if any(map(utils.is_grade, notebook.cells))
        }
        self.files = lesson_files(coursedir, name)
        self._unmarked = {}

    def _known(self, folder):
        """Return the notebooks of a folder that belong to the assignment, by name."""
        paths = sorted(folder.glob("*.ipynb"))
        masters = {path.stem: master(path, parent=self.parent) for path in paths}
        if not masters:
            raise NbGraderException(f"There is no notebook in {folder}, from which it is graded.")
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            # A clone brings its release along, so nobody need have generated it here.
            assignment = gradebook.update_or_create_assignment(self.name)
            known = {notebook.name for notebook in assignment.notebooks} or masters.keys()
        if not known & masters.keys():
            raise NbGraderException(
                f"The gradebook knows {', '.join(sorted(known))} of {self.name!r}, and {folder} "
                f"holds none of them: run `nbgrader generate_assignment {self.name}`, which "
                "records what is there."
            )
        return {name: notebook for name, notebook in masters.items() if name in known}

    def _record(self, name, notebook):
        language = notebook.metadata.get("kernelspec", {}).get("language", "python")
        if language != "python":
            raise NbGraderException(f"{name}.ipynb is in {language}; only Python is run here.")
        names = {"notebook": name, "assignment": self.name, "student": "."}
        names["db_url"] = self.coursedir.db_url
        saving = preprocessors.SaveCells(parent=self.parent)
        try:
            saving.preprocess(copy.deepcopy(notebook), {"nbgrader": names})
        except RuntimeError as error:
            cells = (saving.new_grade_cells, saving.new_solution_cells, saving.new_task_cells)
            new = set().union(*cells, saving.new_source_cells)
            old = saving.old_grade_cells | saving.old_solution_cells | saving.old_task_cells
            raise NbGraderException(
                self._advice(error, new, old | saving.old_source_cells)
            ) from None

    def _advice(self, error, new, old):
        """Say what a teacher can do who changed the cells of a lesson that is being graded."""
        changes = {"added": sorted(new - old), "removed": sorted(old - new)}
        changed = ", ".join(
            f"{word}: {' '.join(cells)}" for word, cells in changes.items() if cells
        )
        return (
            f"{error} ({changed or 'a cell gives points now, or no more'}). Of a released lesson "
            "texts, tests and points may change, but not which cells are marked. Either put them "
            "back as they were; or keep this lesson for those who have it, and give the new one "
            f"another name, as a copy of {source_folder(self.coursedir, self.name)}; or run "
            f"`nbgrader db assignment remove {self.name} --force`, which also deletes its due "
            "date, its grades, and all marks and comments given by hand, then "
            f"`nbgrader generate_assignment {self.name}`, and grade again."
        )

    def unmarked(self, name):
        """Return a notebook in which nothing counts, as text: feedback looks for it.

        A lesson's folder also holds the notebook that learners read. They hand both in,
        since nbgrader submits folders.
        """
        if name not in self._unmarked:
            notebook = copy.deepcopy(self.masters[name])
            notebook.metadata = nbformat.NotebookNode()
            self._unmarked[name] = nbformat.writes(notebook)
        return self._unmarked[name]


def source_folder(coursedir, assignment):
    """Return the folder that an assignment is made from."""
    return Path(coursedir.format_path(coursedir.source_directory, ".", assignment))


def lesson_files(coursedir, assignment):
    """Return the files of a lesson, which notebooks may read, as base64 by relative path."""
    folder = source_folder(coursedir, assignment)
    paths = utils.find_all_files(str(folder), [*coursedir.ignore, "*.ipynb"])
    return {
        str(Path(path).relative_to(folder)): base64.b64encode(Path(path).read_bytes()).decode()
        for path in sorted(paths)
    }
