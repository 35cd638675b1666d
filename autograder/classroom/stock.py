"""The steps that nbgrader's own commands are given, so that they follow our rules, too.

`nbgrader autograde` and Formgrader's button grade one student at a time; `nbgrader_config.py`
puts these steps into their chains.
"""

from pathlib import Path

from nbgrader import utils
from nbgrader.exchange.default import ExchangeReleaseFeedback
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, Dict, Float

from autograder.classroom.lesson import lesson_files, source_folder
from autograder.running.graft import graft, master
from autograder.running.kernel import Kernel
from autograder.running.notebook import run_notebook
from autograder.running.sandbox import Limits, probe


class Graft(NbGraderPreprocessor):
    """The first step for nbgrader's own Autograde: graft each notebook on the teacher's."""

    def preprocess(self, nb, resources):
        """Return the rebuilt notebook, or the submitted one if its original is not here."""
        names, converter = resources["nbgrader"], self.parent.parent
        folder = source_folder(converter.coursedir, names["assignment"])
        source = folder / f"{names['notebook']}.ipynb"
        if not source.exists():
            self.log.warning("Not rebuilt on the teacher's notebook, which is not here: %s", source)
            return nb, resources
        notebook, notes = graft(master(source, parent=self), nb)
        for note in notes:
            self.log.warning("%s: %s", names["student"], note)
        return notebook, resources


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
        None, allow_none=True, help="What nbgrader calls the seconds for a cell; limits win."
    ).tag(config=True)

    def all_limits(self):
        """Return the limits that differ from the defaults."""
        return ({"cell": self.timeout} if (self.timeout or 0) > 0 else {}) | self.limits

    def preprocess(self, nb, resources):
        """Run the notebook, unless no cell of it counts."""
        if not any(map(utils.is_grade, nb.cells)):
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
        return outcome.notebook, resources


class ReleaseFeedback(ExchangeReleaseFeedback):
    """nbgrader's own, which would stop the class at the first who came by another way.

    Students fetch their page under a name made of a secret that `nbgrader submit` writes. Work
    that came in a zip file has none.
    """

    def copy_files(self):
        """Release to those who can fetch, and name the others."""
        place = self.coursedir.feedback_directory, "*", self.coursedir.assignment_id
        folders = Path("/").glob(self.coursedir.format_path(*place).lstrip("/"))
        needed = ("timestamp.txt", "submission_secret.txt")
        others = {f.parent.name for f in folders if not all((f / n).is_file() for n in needed)}
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
