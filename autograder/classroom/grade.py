"""Grade a class: plan, run in parallel, and let nbgrader write, one student at a time.

Workers are threads, each with a sandbox; they run notebooks and know of nothing else. The
main thread alone writes grades, through nbgrader's own classes, so Formgrader, feedback and
exchange find what they expect. What was run is kept under a hash of all it depends on; what
was written is compared with the gradebook. So a run that was killed is completed by the next
one, and a class that did not change costs nothing.
"""

import errno
import inspect
import re
import sys
import tempfile
from collections import Counter, defaultdict
from contextlib import contextmanager, suppress
from datetime import datetime
from glob import glob
from pathlib import Path

from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import AssignLatePenalties
from tqdm import tqdm
from traitlets import Dict, Enum, Integer, Unicode, default

from autograder.classroom.gradebook import one_session, read_due_dates, read_marks
from autograder.classroom.kept import FORMAT, Kept, hash_of
from autograder.classroom.lesson import Lesson
from autograder.classroom.overview import totals_of, write_overview
from autograder.classroom.report import REPORTS, rows_of, update_reports
from autograder.classroom.report_page import write_page
from autograder.classroom.roster import Roster, folders
from autograder.classroom.stock import Execute
from autograder.classroom.submission import Submission
from autograder.classroom.workers import Workers
from autograder.classroom.write import Writer
from autograder.running.sandbox import Limits, fingerprint, probe


class Autograde(Writer):
    """nbgrader's Autograde, with rebuilt submissions that workers run in a sandbox.

    Its configuration goes under the same name; limits may stand under ``Execute``, too, which
    is what nbgrader's own Autograde runs: ``c.Execute.limits = {"cell": 60}``.
    """

    limits = Dict(help="Limits that differ from the defaults.").tag(config=True)

    @default("limits")
    def _limits_default(self):
        return Execute(parent=self).all_limits()

    mode = Enum(
        ["warm", "cold", "none"],
        "warm",
        help="A fork of a warm server, a sandbox with a kernel each, or no sandbox at all.",
    ).tag(config=True)
    n_jobs = Integer(0, help="Workers; 0: as processors and memory allow.").tag(config=True)
    scheduler = Unicode("", help="Address of a dask scheduler; empty: this machine.").tag(
        config=True
    )
    repeat = Integer(1, help="Runs of each submission, to find unstable tests.").tag(config=True)
    rows = ()  # what the report says of each notebook
    run, moved = (), ()  # who was run this time; whose score is another than it was
    page = None  # the report, once it is written
    remarks = ()  # and of the class

    def init_notebooks(self):
        """Find the folders that were handed in, with a notebook or without."""
        pattern = self._format_source(self.coursedir.assignment_id, self.coursedir.student_id)
        paths = sorted(glob(pattern))  # noqa: PTH207 - Path.glob takes no absolute pattern
        self.assignments = {path: [] for path in paths if Path(path).is_dir()}
        if not self.assignments:
            super().init_notebooks()  # nbgrader's words, and what may have been meant

    def convert_notebooks(self):
        """Grade all submissions that were found."""
        pattern = self._format_source("(?P<assignment>.*)", "(?P<student>.*)", escape=True)
        excluded = self.coursedir.student_id_exclude.split(",")
        submissions = defaultdict(list)
        for path in self.assignments:
            found = re.fullmatch(pattern, path).groupdict()
            if found["student"] not in excluded:
                submissions[found["assignment"]].append(Submission(found["student"], path))
        folder = Path(self.coursedir.root, REPORTS).parent / ".cache"
        gradebook = one_session(self.coursedir.db_url, self.coursedir.course_id)
        with alone(folder), gradebook as self.session:
            self.kept = Kept(folder)
            for item in submissions.items():
                self._grade(*item)

    def _grade(self, assignment, submissions):
        """Grade one assignment and report on it."""
        self._plan(assignment)
        limits, failures = Limits.of(self.limits), []
        workers = Workers(self.mode, self.n_jobs, limits.memory, self.scheduler)
        counts, bar = Counter(), tqdm(total=len(submissions), unit="submission", disable=None)
        with bar, tempfile.TemporaryDirectory() as folder:
            for submission in workers.run(submissions, self._prepare, self._keep):
                self._finish(submission, Path(folder, "staged"))  # inside a private one
                if submission.error:
                    failures.append(f"{submission.student}: {submission.error}")
                rows = rows_of(submission, self.lesson, self.due)
                counts.update(row["status"] for row in rows)
                self.rows += rows
                self.run += [submission.student] if submission.was_run else []
                submission.results.clear()  # a class of hundreds does not fit into memory
                bar.set_postfix(counts)
                bar.update()
        self._report()
        if failures:
            raise NbGraderException(
                f"The grader failed on {len(failures)} submissions: see the report. "
                f"The first is of {failures[0]}"
            )

    def _plan(self, assignment):
        """Find out what all submissions of an assignment have in common."""
        limits = Limits.of(self.limits)
        self.sandbox = "none" if self.mode == "none" else f"{probe(limits)}, {self.mode}"
        self.rows, self.run, self.lesson = [], [], Lesson(self.coursedir, assignment, parent=self)
        self.roster = Roster.read(self.coursedir, assignment, Path(self.coursedir.root, REPORTS))
        self.remarks = self._forget_who_left()
        self.job = {"files": self.lesson.files, "limits": vars(limits), "repeat": self.repeat}
        self.versions = fingerprint()
        place = self.coursedir.db_url, self.coursedir.course_id, assignment
        self.marks, self.due = read_marks(*place), read_due_dates(*place)
        self.penalties, self.scores = penalty_rules(self), self._scores(assignment)
        self.session.complete()

    def _scores(self, assignment):
        """Return what the gradebook gives each student, marks by hand and penalties included."""
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            totals = totals_of(gradebook).get(assignment, {})
        return {student: score for student, (score, *_) in totals.items()}

    def _forget_who_left(self):
        """Remove what was graded for people whom the gradebook no longer knows; say so.

        Feedback is made of all that was graded, and would fail on them.
        """
        graded = folders(self.coursedir, self.coursedir.autograded_directory, self.lesson.name)
        left = sorted(graded.keys() - self.roster.students.keys() - self.roster.present)
        for student in left:
            utils.rmtree(str(graded[student]))
        return [f"{s} is no longer in the gradebook: the graded copy was removed" for s in left]

    def _prepare(self, submission):
        """Find out what there is to run of a submission, and what its grades depend on."""
        submission.name = self.roster.name(submission.student)
        remarks = self.roster.remarks(submission.student)
        submission.prepare(self.lesson, self._new_job, remarks)
        submission.was_run = bool(submission.jobs)
        marks = self.marks[submission.student].items()
        given = [(n, of, m.by_hand) for n, cells in marks for of, m in cells.items() if m.by_hand]
        due = str(self.due[submission.student])
        submission.rules = [self.penalties, due, sorted(given, key=str)]

    def _new_job(self, notebook):
        """Return the job that runs a notebook, and whether it has to be run."""
        job = self.job | {"notebook": notebook}
        job["key"] = hash_of([FORMAT, self.versions, self.mode == "none", job])
        job["mode"] = self.mode
        return job, self.force or self.kept.get(job["key"]) is None

    def _keep(self, submission, name, result):
        """Keep the result of a job, for this run and for the next."""
        key = submission.jobs.pop(name)["key"]
        try:
            self.kept.put(key, result)
        except OSError as error:  # the disk is full
            submission.error = f"{type(error).__name__}: {error}"
        submission.kept[name] = key

    def _finish(self, submission, folder):
        """Write what came out; an error stays with the submission."""
        try:
            for name, key in submission.kept.items():
                submission.results[name] = self.kept.get(key)
            if not submission.error:
                self.write(submission, folder)
        except Exception as error:
            submission.error = f"{type(error).__name__}: {error}"

    def _report(self):
        """Write the report; what an earlier run said of other students stays in it."""
        report = {
            "assignment": self.lesson.name,
            "made": datetime.now().astimezone().isoformat(" ", "minutes"),
            "course_id": self.coursedir.course_id,
            "sandbox": self.sandbox,
            "environment": self.versions,
            "limits": self.job["limits"],
            "remarks": self.remarks,
            "not_in_roster": self.roster.strangers,
            "not_handed_in": self.roster.absent(),
            "submissions": self.rows,
        }
        folder = Path(self.coursedir.root, REPORTS, self.lesson.name)
        update_reports(report, folder, self.roster.present)
        self.page = write_page(folder)
        now = self._scores(self.lesson.name)
        both = sorted(self.scores.keys() & now.keys())
        self.moved = [(s, self.scores[s], now[s]) for s in both if self.scores[s] != now[s]]
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            write_overview(folder.parent, gradebook)


def penalty_rules(parent):
    """Return all that late penalties depend on but the time: the plugin and how it is set.

    Parameters
    ----------
    parent : Configurable
        Whose configuration holds.
    """
    plugin = AssignLatePenalties(parent=parent).plugin_class
    settings = {name: str(parent.config.get(name)) for name in plugin.section_names()}
    with suppress(OSError, TypeError):  # a class without a file, typed somewhere
        settings["source"] = inspect.getsource(plugin)
    return [f"{plugin.__module__}.{plugin.__qualname__}", settings]


@contextmanager
def alone(folder):
    """Let one process at a time write grades: a second one stops with a message.

    Parameters
    ----------
    folder : path
        Where the lock is; made if need be.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a+") as file:
        with suppress(ImportError):  # on Windows
            import fcntl

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                if error.errno in (errno.EWOULDBLOCK, errno.EACCES, errno.EAGAIN):
                    raise NbGraderException(
                        "This course is being graded by another process; wait for its end."
                    ) from None
                print(
                    f"The file system of {folder} has no locks ({error.strerror}), so nothing "
                    "keeps a second grader out: grade this course from one place at a time.",
                    file=sys.stderr,
                )
        yield
