"""Write the results of one student through nbgrader's own classes, all of them or none.

So Formgrader, feedback, exchange and late penalties find what they expect.
"""

import shutil
from contextlib import suppress
from pathlib import Path

from nbconvert.exporters import NotebookExporter
from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbgrader import converters, preprocessors, utils
from nbgrader.api import Gradebook
from traitlets import List, Type

from autograder.classroom.files import copy_files
from autograder.classroom.gradebook import Mark
from autograder.running.graft import Unreadable, load
from autograder.running.status import Status

NOTHING = Mark("nothing is written", None, None, False)


class Stamp(preprocessors.NbGraderPreprocessor):
    """The last step before a notebook is written: ask for a person, say what it was made of."""

    def preprocess(self, nb, resources):
        """Set flags in the gradebook, and the stamp in the notebook."""
        names, converter = resources["nbgrader"], self.parent.parent
        submission, name = converter.current, names["notebook"]
        status = submission.results[name]["status"] if name in submission.results else Status.OK
        asks = submission.asks(name)
        settled = [] if status.needs_a_person else converter.settled(name, nb)
        statuses = status, converter.stamps.get(name, {}).get("status")
        if asks or settled or status.needs_a_person or Status.REVIEW in statuses:
            with Gradebook(names["db_url"]) as gradebook:
                found = gradebook.find_submission_notebook(
                    name, names["assignment"], names["student"]
                )
                if Status.REVIEW in statuses:
                    found.flagged = status == Status.REVIEW
                for grade in found.grades:
                    asked = any(ask.is_about(grade.name) for ask in asks)
                    open_ = (grade.needs_manual_grade or asked) and grade.name not in settled
                    grade.needs_manual_grade = open_ or status.needs_a_person
                gradebook.db.commit()
        nb.metadata["autograder"] = {"key": submission.key, "status": str(status)}
        return nb, resources


class Writer(converters.Autograde):
    """nbgrader's Autograde, for notebooks that come rebuilt and executed.

    Whoever grades sets `lesson`, `session` (of `one_session`) and `marks`, which the gradebook
    holds, before the first `write`.
    """

    # Not configurable here: notebooks come read, nothing is left on the standard error to
    # ignore, and metadata are the teacher's own.
    exporter_class = Type(NotebookExporter)
    autograde_preprocessors = List(
        [
            ClearMetadataPreprocessor,
            preprocessors.LimitOutput,
            preprocessors.SaveAutoGrades,
            preprocessors.AssignLatePenalties,
            Stamp,
        ]
    )
    staging = ""  # a folder with the submission that is being written

    @property
    def _input_directory(self):
        return self.staging or self.coursedir.submitted_directory

    def write(self, submission, folder):
        """Write grades and notebooks of one student, unless they are there.

        Parameters
        ----------
        submission : Submission
            With its results.
        folder : path
            For what lies between; it is made anew.
        """
        assignment = self.lesson.name
        target = Path(self._format_dest(assignment, submission.student))
        self.current, self.before = submission, self._read(target)
        stamps = {name: nb.metadata.get("autograder") for name, nb in self.before.items()}
        self.stamps = {name: stamp for name, stamp in stamps.items() if isinstance(stamp, dict)}
        keys = {self.stamps.get(name, {}).get("key") for name in submission.results}
        there = all((target / f"{name}.ipynb").is_file() for name in self.lesson.masters)
        stamped = there and keys <= {submission.key}
        if stamped and not self.force and self._is_written(submission):
            return
        shutil.rmtree(folder, ignore_errors=True)
        staged = folder / submission.student / assignment
        copy_files(submission.folder, staged, self.coursedir.ignore)
        if submission.timestamp:
            written = submission.written_timestamp()
            (staged / "timestamp.txt").write_text(written, encoding="utf-8")
        self._drop_feedback(submission.student)  # first: a kill must leave no page that is untrue
        self._make_room(target, submission)
        self.staging = str(folder)
        try:
            self.notebooks = [str(staged / f"{name}.ipynb") for name in self.lesson.masters]
            self.run_pre_convert_hook()
            self.init_assignment(assignment, submission.student)
            for name in submission.results:
                self.convert_single_notebook(str(staged / f"{name}.ipynb"))
            self.set_permissions(assignment, submission.student)
            self.run_post_convert_hook()
        finally:
            self.staging = ""
            self.session.rollback()

    def convert_single_notebook(self, notebook_filename):
        """Let nbgrader save and write a notebook that was run."""
        self._sanitizing = False
        try:
            self._init_preprocessors()
        finally:
            self._sanitizing = True
        resources = self.init_single_notebook_resources(notebook_filename)
        notebook = self.current.results[resources["nbgrader"]["notebook"]]["notebook"]
        self.exporter.optimistic_validation = True  # once, behind the last step
        self.write_single_notebook(*self.exporter.from_notebook_node(notebook, resources))

    def write_single_notebook(self, output, resources):
        """Complete the grades first: the file says that all of it was done."""
        self.session.complete()
        super().write_single_notebook(output, resources)

    def settled(self, name, notebook):
        """Return the cells with points given by hand for what stands there now as it did then.

        nbgrader would ask for a second look at each of them.
        """
        if name not in self.before:
            return []
        before, now = texts(self.before[name]), texts(notebook)
        marks = self.marks[self.current.student][name]
        cells = {c.metadata.nbgrader.grade_id: c for c in notebook.cells if utils.is_grade(c)}
        return [
            grade_id
            for grade_id, cell in cells.items()
            if marks.get(grade_id, NOTHING).is_settled
            # A written answer stands for itself; points for a test were given for all answers.
            and (
                before.get(grade_id) == now[grade_id] if utils.is_solution(cell) else before == now
            )
            and marks[grade_id].auto_score == utils.determine_grade(cell)[0]
        ]

    def _read(self, target):
        """Return the notebooks that an earlier run wrote, by name."""
        notebooks = {}
        for name in self.lesson.masters:
            with suppress(Unreadable):
                notebooks[name] = load(target / f"{name}.ipynb")
        return notebooks

    def _drop_feedback(self, student):
        """Remove the pages about grades that are being replaced; nbgrader makes new ones."""
        folder = self.coursedir.feedback_directory
        shutil.rmtree(
            self.coursedir.format_path(folder, student, self.lesson.name), ignore_errors=True
        )

    def _make_room(self, target, submission):
        """Remove what an earlier run wrote, and write what no run changes."""
        if target.exists() and self.coursedir.notebook_id == "*":
            utils.rmtree(str(target))
        target.mkdir(parents=True, exist_ok=True)
        for name in self.lesson.masters:
            path = target / f"{name}.ipynb"
            path.unlink(missing_ok=True)
            if name not in submission.results:
                path.write_text(self.lesson.unmarked(name), encoding="utf-8")

    def _is_written(self, submission):
        """Whether the gradebook holds the scores of all tests."""
        marks = self.marks[submission.student]
        return all(
            marks[name].get(cell.metadata.nbgrader.grade_id, NOTHING).auto_score
            == utils.determine_grade(cell)[0]
            for name, result in submission.results.items()
            for cell in filter(utils.is_grade, result["notebook"].cells)
        )


def texts(notebook):
    """Return the text of each answer by its name, and under "" that of all unmarked cells."""
    answers = {}
    for cell in notebook.cells:
        if utils.is_solution(cell):
            answers[cell.metadata.nbgrader.grade_id] = cell.source
        elif "nbgrader" not in cell.metadata:
            answers.setdefault("", []).append(cell.source)
    return answers
