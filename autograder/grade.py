"""Grade a class: plan, run in parallel, and let nbgrader write, one student at a time.

Workers are threads, each with a sandbox; they run notebooks and know of nothing else. The
main thread alone writes grades, through nbgrader's own classes, so Formgrader, feedback and
exchange find what they expect. What was run is kept under a hash of all it depends on; what
was written is compared with the gradebook. So a run that was killed is completed by the next
one, and a class that did not change costs nothing.
"""

import copy
import hashlib
import json
import os
import re
import shutil
import stat
import tempfile
from collections import Counter, defaultdict
from contextlib import contextmanager, suppress
from datetime import UTC
from fnmatch import fnmatch
from glob import glob
from pathlib import Path

import joblib
import nbformat
import psutil
from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbformat.v4 import new_markdown_cell
from nbgrader import api, converters, preprocessors, utils
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters.base import NbGraderException
from sqlalchemy import select
from tqdm import tqdm
from traitlets import Dict, Enum, Integer, List, Unicode, default

from autograder.execute import ATTEMPTS, Execute, execute, failed, is_test, lesson_files
from autograder.gradebook import one_session
from autograder.graft import Unreadable, graft, load, master
from autograder.report import REPORTS, Status, read_report, write_atomically, write_reports
from autograder.sandbox import Limits, fingerprint, probe

FORMAT = 1  # of the kept results; a new number forgets them all
BY_HAND = (Status.UNREADABLE, Status.MISSING, Status.REVIEW)


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
        return _hash([self.timestamp, sorted((n, r["key"]) for n, r in self.results.items())])


class Stamp(preprocessors.NbGraderPreprocessor):
    """The last step before a notebook is written: ask for a person, say what it was made of."""

    def preprocess(self, nb, resources):
        """Set flags in the gradebook, and the stamp in the notebook."""
        names, converter = resources["nbgrader"], self.parent.parent
        submission, name = converter.current, names["notebook"]
        status = submission.results[name]["status"] if name in submission.results else Status.OK
        if status in BY_HAND or converter.stamps.get(name, {}).get("status") == Status.REVIEW:
            with Gradebook(names["db_url"]) as gradebook:
                found = gradebook.find_submission_notebook(
                    name, names["assignment"], names["student"]
                )
                found.flagged = status == Status.REVIEW
                for grade in found.grades if status in BY_HAND else []:
                    grade.needs_manual_grade = True
                gradebook.db.commit()
        nb.metadata["autograder"] = {"key": submission.key, "status": str(status)}
        return nb, resources


class Autograde(converters.Autograde):
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
    # Not configurable here: notebooks come rebuilt and executed. Nothing is left on the
    # standard error to ignore, and metadata are the teacher's own.
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
    rows = ()  # what the report says of each notebook

    @property
    def _input_directory(self):
        return self.staging or self.coursedir.submitted_directory

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
        gradebook = one_session(self.coursedir.db_url, self.coursedir.course_id)
        with self._alone(), gradebook as self.session:
            for item in submissions.items():
                self._grade(*item)

    def _grade(self, assignment, submissions):
        """Grade one assignment and report on it."""
        self.assignment, self.rows, self.unmarked = assignment, [], {}
        limits = Limits.of(self.limits)
        self.sandbox = "none" if self.mode == "none" else f"{probe(limits)}, {self.mode}"
        self.masters, self.files = self._masters(), lesson_files(self.coursedir, self.assignment)
        self.job = {"files": self.files, "limits": vars(limits), "repeat": self.repeat}
        self.versions = fingerprint()
        self.written, self.due = self._gradebook()
        self.session.complete()
        counts, failures = Counter(), []
        bar = tqdm(total=len(submissions), unit="submission", disable=None)
        with bar, tempfile.TemporaryDirectory() as folder:
            for submission in self._run(submissions):
                try:
                    for name, key in submission.kept.items():
                        submission.results[name] = self._kept(key)
                    if not submission.error:
                        self._write(submission, Path(folder, "staged"))  # inside a private one
                except Exception as error:
                    submission.error = f"{type(error).__name__}: {error}"
                if submission.error:
                    failures.append(f"{submission.student}: {submission.error}")
                rows = self._rows(submission)
                counts.update(row["status"] for row in rows)
                self.rows += rows
                submission.results.clear()  # a class of hundreds does not fit into memory
                bar.set_postfix(counts)
                bar.update()
        self._report(vars(limits))
        if failures:
            raise NbGraderException(
                f"The grader failed on {len(failures)} submissions: see the report. "
                f"The first is of {failures[0]}"
            )

    @contextmanager
    def _alone(self):
        """Let one process at a time write grades: a second one stops with a message."""
        folder = Path(self.coursedir.root, REPORTS).parent / ".cache"
        folder.mkdir(parents=True, exist_ok=True)
        self.cache = folder
        with (folder / "lock").open("a+") as file:
            with suppress(ImportError):  # on Windows
                import fcntl

                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except OSError:
                    raise NbGraderException(
                        "This course is being graded by another process; wait for its end."
                    ) from None
            yield

    # What there is to do

    def _masters(self):
        """Return the teacher's notebooks, after the gradebook has learned what is in them."""
        folder = self._source()
        masters = {path.stem: master(path, parent=self) for path in sorted(folder.glob("*.ipynb"))}
        if not masters:
            raise NbGraderException(f"There is no notebook in {folder}, from which it is graded.")
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            # A clone brings its release along, so nobody need have generated it here.
            assignment = gradebook.update_or_create_assignment(self.assignment)
            known = {notebook.name for notebook in assignment.notebooks} or masters.keys()
        masters = {n: notebook for n, notebook in masters.items() if n in known}
        if not masters:
            raise NbGraderException(
                f"The gradebook knows {', '.join(sorted(known))} of {self.assignment!r}, and "
                f"{folder} holds none of them: run `nbgrader generate_assignment "
                f"{self.assignment}`, which records what is there."
            )
        for name, notebook in masters.items():
            language = notebook.metadata.get("kernelspec", {}).get("language", "python")
            if language != "python":
                raise NbGraderException(f"{name}.ipynb is in {language}; only Python is run here.")
            names = {"notebook": name, "assignment": self.assignment, "student": "."}
            names["db_url"] = self.coursedir.db_url
            saving = preprocessors.SaveCells(parent=self)
            saving.preprocess(copy.deepcopy(notebook), {"nbgrader": names})
        return {n: nb for n, nb in masters.items() if fnmatch(n, self.coursedir.notebook_id)}

    def _source(self):
        return Path(
            self.coursedir.format_path(self.coursedir.source_directory, ".", self.assignment)
        )

    def _gradebook(self):
        """Return all scores that are written, by student and notebook, and when work was due."""
        grade, cell, notebook = api.Grade, api.BaseCell, api.Notebook
        one, whole = api.SubmittedNotebook, api.SubmittedAssignment
        written, due = defaultdict(dict), {}
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            assignment = gradebook.find_assignment(self.assignment)
            for submission in gradebook.db.scalars(
                select(whole).where(whole.assignment_id == assignment.id)
            ):
                due[submission.student_id] = submission.duedate
            columns = select(whole.student_id, notebook.name, cell.name, grade.auto_score)
            joined = columns.join_from(grade, one, grade.notebook_id == one.id)
            joined = joined.join(cell, grade.cell_id == cell.id)
            joined = joined.join(notebook, one.notebook_id == notebook.id)
            joined = joined.join(whole, one.assignment_id == whole.id)
            for student, name, test, score in gradebook.db.execute(
                joined.where(whole.assignment_id == assignment.id)
            ):
                written[student].setdefault(name, {})[test] = score
            return written, defaultdict(lambda: assignment.duedate, due)

    def _prepare(self, submission):
        """Read and rebuild what a student handed in; look up what was run before."""
        submission.timestamp, shared = _timestamp(submission.folder)
        for name, original in self.masters.items():
            if not any(map(utils.is_grade, original.cells)):
                continue
            notes = list(shared)
            try:
                notebook, found = graft(original, load(self._find(submission.folder, name, notes)))
            except (FileNotFoundError, Unreadable) as problem:
                missing = isinstance(problem, FileNotFoundError)
                status = Status.MISSING if missing else Status.UNREADABLE
                submission.results[name] = self._stub(name, status, str(problem))
            else:
                notes += found
                job = self.job | {"notebook": notebook}
                job["key"] = _hash([FORMAT, self.versions, self.mode == "none", job])
                job["mode"] = self.mode
                if self.force or self._kept(job["key"]) is None:
                    submission.jobs[name] = job
                else:
                    submission.kept[name] = job["key"]
            submission.notes[name] = notes

    def _find(self, folder, name, notes):
        """Return the path of a notebook, or of the only one that may have been meant."""
        if folder.is_symlink() or folder.parent.is_symlink():
            raise Unreadable("its folder is a link to another one")
        if os.path.lexists(folder / f"{name}.ipynb"):
            return folder / f"{name}.ipynb"
        others = [p.name for p in sorted(folder.glob("*.ipynb")) if p.stem not in self.masters]
        if len(others) == 1:
            notes.append(f"{others[0]} was taken for {name}.ipynb")
            return folder / others[0]
        found = ", ".join(others) or "no other notebook"
        raise FileNotFoundError(f"there is no {name}.ipynb, but {found}")

    def _stub(self, name, status, words):
        """Return what is written for a notebook that cannot be run."""
        notebook = copy.deepcopy(self.masters[name])
        notebook.metadata.pop("released", None)
        notice = new_markdown_cell(f"**This notebook was not run:** {words}.", id="notice")
        if notebook.nbformat_minor < 5:
            del notice["id"]
        notebook.cells.insert(0, notice)
        for cell in filter(is_test, notebook.cells):
            cell.outputs = [failed(status.capitalize(), words)]
        result = {"notebook": notebook, "status": status, "notes": [words]}
        return result | {"seconds": 0, "memory": 0, "key": _hash([status, notebook])}

    # Run it

    def _run(self, submissions):
        """Yield each submission when it can be written; workers may die on the way."""
        waiting, running, ready = list(reversed(submissions)), {}, []

        def calls():
            while waiting:
                submission = waiting.pop()
                try:
                    self._prepare(submission)
                except Exception as error:
                    submission.error = f"{type(error).__name__}: {error}"
                if submission.jobs and not submission.error:
                    running[submission.student] = submission
                    yield joblib.delayed(_work)(submission.student, submission.jobs)
                else:
                    ready.append(submission)

        died = ()
        if self.scheduler:
            from distributed import KilledWorker

            died = KilledWorker
        while waiting or running:
            try:
                with self._workers() as options:
                    results = joblib.Parallel(
                        batch_size=1, return_as="generator_unordered", **options
                    )(calls())
                    for student, results_of_student, error in results:
                        while ready:
                            yield ready.pop()
                        submission = running.pop(student)
                        submission.error = error
                        for name, result in results_of_student.items():
                            self._keep(submission, name, result)
                        yield submission
            except died:
                for submission in running.values():
                    submission.deaths += 1
                    if submission.deaths < ATTEMPTS:
                        waiting.append(submission)
                    else:
                        submission.error = "the worker that ran it was killed again and again"
                        ready.append(submission)
                running.clear()
        yield from ready

    @contextmanager
    def _workers(self):
        """Yield the options of `joblib.Parallel` for this machine, or for those of dask."""
        if not self.scheduler:
            room = psutil.virtual_memory().available // Limits.of(self.limits).memory
            fitting = max(1, min(joblib.cpu_count(), int(room)))
            yield {"backend": "threading", "n_jobs": self.n_jobs or fitting}
            return
        from distributed import Client

        with Client(self.scheduler, timeout="30s") as client:
            machines = client.run(machine, self.mode)
            if not machines:
                raise NbGraderException(f"The scheduler {self.scheduler} has no workers.")
            ours = machine(self.mode)
            for worker, theirs in machines.items():
                for what in sorted(ours.keys() | theirs.keys()):
                    if theirs.get(what) != ours.get(what):
                        raise NbGraderException(
                            f"The worker {worker} has {what} {theirs.get(what)}, "
                            f"but here it is {ours.get(what)}."
                        )
            with joblib.parallel_config(backend="dask"):
                yield {"n_jobs": self.n_jobs or -1}

    def _kept(self, key):
        """Return the result of a job that was run before, or None."""
        try:
            result = json.loads((self.cache / f"{key}.json").read_text(encoding="utf-8"))
            result["notebook"] = nbformat.from_dict(result["notebook"])
            result["status"] = Status(result["status"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return result | {"key": key}

    def _keep(self, submission, name, result):
        """Keep the result of a job, for this run and for the next."""
        key = submission.jobs.pop(name)["key"]
        try:
            write_atomically(self.cache / f"{key}.json", json.dumps(result))
        except OSError as error:  # the disk is full
            submission.error = f"{type(error).__name__}: {error}"
        submission.kept[name] = key

    # Write it

    def _write(self, submission, folder):
        """Write grades and notebooks of one student, unless they are there."""
        self.current, self.stamps = submission, {}
        target = Path(self._format_dest(self.assignment, submission.student))
        for name in self.masters:
            with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
                content = json.loads((target / f"{name}.ipynb").read_text(encoding="utf-8"))
                self.stamps[name] = content["metadata"]["autograder"]
        keys = {self.stamps.get(name, {}).get("key") for name in submission.results}
        there = all((target / f"{name}.ipynb").is_file() for name in self.masters)
        stamped = there and keys <= {submission.key}
        if stamped and not self.force and self._is_written(submission):
            return
        shutil.rmtree(folder, ignore_errors=True)
        staged = folder / submission.student / self.assignment
        _copy_files(submission.folder, staged, self.coursedir.ignore)
        if submission.timestamp:
            shutil.copyfile(submission.folder / "timestamp.txt", staged / "timestamp.txt")
        if target.exists() and self.coursedir.notebook_id == "*":
            utils.rmtree(str(target))
        target.mkdir(parents=True, exist_ok=True)
        for name in self.masters:
            (target / f"{name}.ipynb").unlink(missing_ok=True)
            if name not in submission.results:
                (target / f"{name}.ipynb").write_text(self._unmarked(name), encoding="utf-8")
        self.staging = str(folder)
        try:
            self.notebooks = [str(staged / f"{name}.ipynb") for name in self.masters]
            self.run_pre_convert_hook()
            self.init_assignment(self.assignment, submission.student)
            for name in submission.results:
                self.convert_single_notebook(str(staged / f"{name}.ipynb"))
            self.set_permissions(self.assignment, submission.student)
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

    def _unmarked(self, name):
        """Return a notebook in which nothing counts, as text: feedback looks for it.

        A lesson's folder also holds the notebook that learners read. They hand both in,
        since nbgrader submits folders.
        """
        if name not in self.unmarked:
            notebook = copy.deepcopy(self.masters[name])
            notebook.metadata = nbformat.NotebookNode()
            self.unmarked[name] = nbformat.writes(notebook)
        return self.unmarked[name]

    def _is_written(self, submission):
        """Whether the gradebook holds the scores of all tests."""
        written = self.written[submission.student]
        return all(
            written.get(name, {}).get(cell.metadata.nbgrader.grade_id)
            == utils.determine_grade(cell)[0]
            for name, result in submission.results.items()
            for cell in filter(utils.is_grade, result["notebook"].cells)
        )

    # Report it

    def _rows(self, submission):
        """Return what the report says of a student's notebooks."""
        graded = {n: nb for n, nb in self.masters.items() if any(map(utils.is_grade, nb.cells))}
        rows = []
        for name, original in graded.items():
            result = {"notebook": original, "status": Status.GRADER_ERROR, "notes": []}
            result |= {"seconds": 0, "memory": 0}
            if submission.error:
                result["notes"] = [submission.error]
            else:
                result = submission.results[name]
            exercises = {
                cell.metadata.nbgrader.grade_id: _exercise(cell, result["status"])
                for cell in filter(utils.is_grade, result["notebook"].cells)
            }
            tests = [exercise for exercise in exercises.values() if not exercise["manual"]]
            by_hand = result["status"] in BY_HAND
            waiting = by_hand or any(exercise["points"] is None for exercise in exercises.values())
            rows.append(
                {
                    "student": submission.student,
                    "notebook": name,
                    "status": str(result["status"]),
                    "score": sum(exercise["points"] or 0 for exercise in tests),
                    "max_score": sum(exercise["max_points"] for exercise in tests),
                    "needs_manual_grade": waiting,
                    "flagged": result["status"] == Status.REVIEW,
                    "late_seconds": self._late(submission),
                    "timestamp": submission.timestamp,
                    "seconds": round(result["seconds"], 3),
                    "memory_mb": round(result["memory"] / 1e6, 1),
                    "notes": submission.notes.get(name, []) + result["notes"],
                    "exercises": exercises,
                }
            )
        return rows

    def _late(self, submission):
        due = self.due[submission.student]
        if not (submission.timestamp and due):
            return 0.0
        return max(0.0, (utils.parse_utc(submission.timestamp) - due).total_seconds())

    def _report(self, limits):
        """Write the report; what an earlier run said of other students stays in it."""
        folder = Path(self.coursedir.root, REPORTS, self.assignment)
        graded, rows = {(row["student"], row["notebook"]) for row in self.rows}, self.rows
        with suppress(OSError, ValueError):
            before = read_report(folder)["submissions"]
            rows = rows + [r for r in before if (r["student"], r["notebook"]) not in graded]
        report = {
            "assignment": self.assignment,
            "course_id": self.coursedir.course_id,
            "sandbox": self.sandbox,
            "environment": self.versions,
            "limits": limits,
            "submissions": rows,
        }
        write_reports(report, folder)


def machine(mode):
    """Return what must agree between machines that grade together."""
    return {"sandbox": "none" if mode == "none" else probe()} | fingerprint()


def _work(student, jobs):
    """Run a student's jobs; called in a worker."""
    try:
        return student, {name: execute(job) for name, job in jobs.items()}, ""
    except Exception as error:
        return student, {}, f"{type(error).__name__}: {error}"


def _timestamp(folder):
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


def _copy_files(source, target, ignore):
    """Copy what a student handed in beside the notebooks: files, and no links."""
    target.mkdir(parents=True)
    if source.is_symlink() or source.parent.is_symlink():
        return
    for root, folders, names in os.walk(source):
        keep = [n for n in folders if not any(fnmatch(n, p) for p in ignore)]
        folders[:] = [n for n in keep if not Path(root, n).is_symlink()]
        for name in names:
            path = Path(root, name)
            if name == "timestamp.txt" or path.suffix == ".ipynb":
                continue
            wanted = stat.S_ISREG(path.lstat().st_mode) and path.stat().st_size < 50_000_000
            if wanted and not any(fnmatch(name, pattern) for pattern in ignore):
                copy_ = target / path.relative_to(source)
                copy_.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, copy_)


def _exercise(cell, status):
    """Return what the report says of one graded cell."""
    if status == Status.GRADER_ERROR:
        points, most = None, float(cell.metadata.nbgrader.points)
    else:
        points, most = utils.determine_grade(cell)
    errors = [o for o in cell.get("outputs", []) if o.output_type == "error"]
    message = errors[0].evalue if errors else ""
    if errors and errors[0].ename != "CheckFailed":
        message = f"{errors[0].ename}: {message}"
    manual = not is_test(cell)
    return {"points": points, "max_points": most, "message": message, "manual": manual}


def _hash(content):
    text = json.dumps(content, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
