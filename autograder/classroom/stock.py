"""The steps that nbgrader's own commands are given, so that they follow our rules, too.

`nbgrader autograde` and Formgrader's button grade one student at a time; `nbgrader_config.py`
puts these steps into their chains.
"""

import re
from fnmatch import fnmatch
from functools import cache
from glob import glob
from pathlib import Path

import nbformat
from nbconvert.exporters import NotebookExporter
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.exchange.default import ExchangeReleaseFeedback
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, Dict, Float, default

from autograder.classroom.handed import HandedIn
from autograder.classroom.lesson import lesson_files, source_folder
from autograder.classroom.roster import folders
from autograder.classroom.submission import fail_tests, rebuild
from autograder.running.graft import Ask, master
from autograder.running.kernel import Kernel
from autograder.running.notebook import run_notebook
from autograder.running.sandbox import Limits, probe
from autograder.running.status import Status


class Submitted(NotebookExporter):
    """What nbgrader's Autograde reads notebooks with: found, read and rebuilt as `grade` does.

    nbgrader looks for names, opens a file and passes it through two chains of steps, which ask
    here how the notebook does: `status`, `words` that say why it cannot be run, and `asks`,
    for what a person has to look.
    """

    status, words, asks = Status.OK, "", ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.masters, converter = cache(self._masters), self.parent
        pattern = converter._format_source("(?P<assignment>.*)", "(?P<student>.*)", escape=True)
        wanted = converter.coursedir.assignment_id, converter.coursedir.student_id
        for folder in filter(Path.is_dir, map(Path, glob(converter._format_source(*wanted)))):  # noqa: PTH207
            names = self.masters(re.fullmatch(pattern, str(folder))["assignment"])
            chosen = [n for n in names if fnmatch(n, converter.coursedir.notebook_id)]
            if chosen:
                converter.assignments[str(folder)] = [str(folder / f"{n}.ipynb") for n in chosen]

    def _masters(self, assignment):
        """Return the teacher's notebooks by name."""
        folder = source_folder(self.parent.coursedir, assignment)
        return {path.stem: master(path, parent=self) for path in sorted(folder.glob("*.ipynb"))}

    def from_filename(self, filename, resources=None, **options):
        """Return the rebuilt notebook; the second time, what the first chain made of it."""
        names, folder = resources["nbgrader"], Path(filename).parent
        masters = self.masters(names["assignment"])
        if not self.parent._sanitizing or names["notebook"] not in masters:
            return super().from_filename(filename, resources=resources, **options)
        self.status, self.words, self.asks = Status.OK, "", ()
        original = masters[names["notebook"]]
        if not any(map(utils.is_grade, original.cells)):
            notebook = nbformat.from_dict({**original, "metadata": {}})
            return self.from_notebook_node(notebook, resources=resources, **options)
        files = lesson_files(self.parent.coursedir, names["assignment"])
        notebook, notes, result = rebuild(
            HandedIn(folder, masters, files), names["notebook"], original
        )
        if result:
            notebook, self.status = result["notebook"], result["status"]
            notes = result["notes"]
            self.words = "; ".join(notes)
        self.asks = [note for note in notes if isinstance(note, Ask)]
        for note in notes:
            self.log.warning("%s: %s", names["student"], note)
        return self.from_notebook_node(notebook, resources=resources, **options)


class Execute(NbGraderPreprocessor):
    """nbgrader's Execute, in a sandbox: for `nbgrader autograde` and Formgrader's button.

    A notebook in which no cell counts is left as it is. A lesson's folder also holds the
    notebook that learners read. They hand both in, since nbgrader submits folders; limiting
    nbgrader to ``*_exercises`` would leave the other without feedback, and then the
    assignment list offers none at all.
    """

    limits = Dict(help="Limits that differ from the defaults.").tag(config=True)
    sandboxed = Bool(True, help="Whether to run submissions in bubblewrap.").tag(config=True)
    timeout = Float(
        None,
        allow_none=True,
        help="What nbgrader calls the seconds for a cell; limits win. Below 0: only the limit "
        "for the notebook. It may stand under ExecutePreprocessor, too, or NotebookClient.",
    ).tag(config=True)

    @default("timeout")
    def _timeout_default(self):
        """Return what is set for the classes that nbgrader's own Execute is made of."""
        sections = [self.config[name] for name in ("ExecutePreprocessor", "NotebookClient")]
        return next((s["timeout"] for s in sections if "timeout" in s), None)

    def all_limits(self):
        """Return the limits that differ from the defaults."""
        if self.timeout is None:
            return self.limits
        wall = self.limits.get("wall", Limits().wall)
        return {"cell": self.timeout if self.timeout > 0 else wall} | self.limits

    def preprocess(self, nb, resources):
        """Run the notebook, unless no cell of it counts."""
        if not any(map(utils.is_grade, nb.cells)):
            return nb, resources
        status = getattr(self.parent, "status", Status.OK)
        if status.needs_a_person:
            fail_tests(nb, status, self.parent.words)
            return nb, resources
        limits = Limits.of(self.all_limits())
        if self.sandboxed:
            probe()
        # This step belongs to an exporter, which belongs to nbgrader's Autograde.
        assignment = resources["nbgrader"]["assignment"]
        files = lesson_files(self.parent.parent.coursedir, assignment)
        outcome = run_notebook(
            nb, lambda: Kernel(limits, sandboxed=self.sandboxed), limits, files=files
        )
        for note in outcome.notes:
            self.log.warning("%s", note)
        self.parent.status = outcome.status
        return outcome.notebook, resources


class AskForAPerson(NbGraderPreprocessor):
    """The last step for nbgrader's own Autograde: who has to look is said in the gradebook."""

    def preprocess(self, nb, resources):
        """Set the flags that Formgrader shows."""
        names, status = resources["nbgrader"], self.parent.status
        with Gradebook(names["db_url"]) as gradebook:
            found = gradebook.find_submission_notebook(
                names["notebook"], names["assignment"], names["student"]
            )
            found.flagged |= status == Status.REVIEW
            for grade in found.grades:
                asked = any(ask.is_about(grade.name) for ask in self.parent.asks)
                grade.needs_manual_grade |= asked or status.needs_a_person
            gradebook.db.commit()
        return nb, resources


class ReleaseFeedback(ExchangeReleaseFeedback):
    """nbgrader's own, which would stop the class at the first who came by another way.

    Students fetch their page under a name made of a secret that `nbgrader submit` writes. Work
    that came in a zip file has none.
    """

    def copy_files(self):
        """Release to those who can fetch, and name the others."""
        place = self.coursedir.feedback_directory, self.coursedir.assignment_id
        needed = ("timestamp.txt", "submission_secret.txt")
        others = {
            student
            for student, folder in folders(self.coursedir, *place).items()
            if not all((folder / name).is_file() for name in needed)
        }
        if others:
            excluded = [*filter(None, self.coursedir.student_id_exclude.split(",")), *others]
            self.coursedir.student_id_exclude = ",".join(excluded)
            self.log.warning(
                "Not handed in through the exchange, so feedback does not go there either: %s. "
                "It is in %s.",
                ", ".join(sorted(others)),
                self.coursedir.feedback_directory,
            )
        super().copy_files()
