"""A class to grade: a course folder with submissions made of the answers corpus."""

import atexit
import copy
import functools
import json
import os
import shutil
import subprocess
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path

import corpus
import nbformat
import warm
from grading.gradebooks import grade_rows

LESSON, DEMO, EXERCISES = "01_detection", "detection", "detection_exercises"
WRITTEN = "A written answer: the positives are rare, so accuracy says little."


class Course:
    """A teacher's folder, in which the commands of nbgrader and of the grader are run.

    Parameters
    ----------
    folder : path
        Where it is.
    db_url : str, default=None
        The gradebook; None stands for SQLite in the folder.
    variables : dict, default=None
        What its commands find in the environment besides.
    """

    def __init__(self, folder, db_url=None, variables=None):
        self.folder = Path(folder)
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("NBGRADER")}
        self.environment |= variables or {}
        if db_url:
            self.environment["NBGRADER_DB_URL"] = db_url
        self.db_url = db_url or f"sqlite:///{folder}/autograder/gradebook.db"

    def start(self, *command, **options):
        """Start ``python -m`` with this command; its words go to the file `log`."""
        with (self.folder / "log").open("wb") as log:
            return subprocess.Popen(
                [sys.executable, "-m", *command],
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                **options,
            )

    def run(self, *command, status=0):
        """Run a command to its end; return what it said."""
        log = self.folder / "log"
        code = warm.run(*command, cwd=self.folder, env=self.environment, log=log)
        assert code == status, f"{' '.join(command)}:\n{log.read_text()}"
        return log.read_text()

    def grade(self, *options, status=0):
        """Grade the lesson; return what the command said."""
        return self.run("autograder", "grade", LESSON, *options, status=status)

    def copy(self, folder):
        """Return a copy of a course with a gradebook in SQLite, which may be graded already."""
        shutil.copytree(self.folder, folder, symlinks=True)
        return Course(folder)

    def students(self):
        """Return the names of those who handed in."""
        return sorted(p.name for p in (self.folder / "autograder" / "submitted").iterdir())

    def submitted(self, student):
        """Return the folder that a student handed in."""
        return self.folder / "autograder" / "submitted" / student / LESSON

    def autograded(self):
        """Return the bytes of all that was written for Formgrader, by path."""
        top = self.folder / "autograder" / "autograded"
        return {str(p.relative_to(top)): p.read_bytes() for p in top.rglob("*") if p.is_file()}

    def rows(self):
        """Return what the gradebook holds."""
        return grade_rows(self.db_url)

    def report(self):
        """Return the report without what another run takes other values of."""
        path = self.folder / "autograder" / "reports" / LESSON / "report.json"
        report = json.loads(path.read_text())
        del report["made"]
        for row in report["submissions"]:
            del row["seconds"], row["memory_mb"]
        return report

    def hand_in(self, student, answers, *, written=None, timestamp="2026-11-01 10:00:00.0 UTC"):
        """Put what a student submits in its place; `answers` are texts by exercise."""
        folder = self.submitted(student)
        folder.mkdir(parents=True, exist_ok=True)
        notebook = released(LESSON)
        for cell in notebook.cells:
            marked = cell.metadata.get("nbgrader", {})
            if marked.get("solution") and not marked.get("grade"):
                cell.source = answers.get(marked["grade_id"], cell.source)
            elif marked.get("solution") and written:
                cell.source = written
        nbformat.write(notebook, folder / f"{EXERCISES}.ipynb")
        shutil.copy(corpus.ROOT / "notebooks" / LESSON / f"{DEMO}.ipynb", folder)
        (folder / "timestamp.txt").write_text(timestamp)


def released(lesson):
    """Return the exercises as students get them."""
    return copy.deepcopy(_released(lesson))


@functools.cache
def _released(lesson):
    return nbformat.read(corpus.exercises_path(lesson, "notebooks"), as_version=4)


def answers(number):
    """Return the answers of a student by exercise: the number-th of the corpus, in a circle."""
    by_exercise = {}
    for answer in corpus.answers(LESSON):
        by_exercise.setdefault(answer.exercise, []).append(answer.source)
    return {
        name: next(islice(cycle(sources), number, None)) for name, sources in by_exercise.items()
    }


def new_class(folder, numbers, *, db_url=None):
    """Make a course folder in which students have handed in.

    Parameters
    ----------
    folder : path
        Made anew.
    numbers : iterable of int
        One student each, who gives the answers of that number. Two of three write a text
        where one is asked for, and every fourth hands in late.
    db_url : str, default=None
        As for `Course`.

    Returns
    -------
    Course
    """
    course = generate(folder, db_url) if db_url else template().copy(folder)
    for number in numbers:
        course.hand_in(
            f"student{number:03}",
            answers(number),
            written=WRITTEN if number % 3 else None,
            timestamp=f"2026-11-0{1 + (number % 4 == 3)} 10:00:{number % 60:02}.0 UTC",
        )
    return course


def generate(folder, db_url=None):
    """Make a course folder with the lesson's assignment in its gradebook."""
    folder = Path(folder)
    (folder / "autograder").mkdir(parents=True)
    shutil.copy(corpus.ROOT / "nbgrader_config.py", folder)
    shutil.copytree(corpus.ROOT / "solutions" / LESSON, folder / "solutions" / LESSON)
    course = Course(folder, db_url)
    course.run("nbgrader", "generate_assignment", LESSON)
    return course


@functools.cache
def template():
    """Return a course without submissions, for copies: generating the lesson takes seconds."""
    folder = tempfile.TemporaryDirectory(prefix="course-")
    atexit.register(folder.cleanup)
    return generate(Path(folder.name) / "course")
