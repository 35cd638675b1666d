"""What was handed in: found, read, and rebuilt into jobs that can be run."""

import copy
import os
import re
import stat
from contextlib import suppress
from datetime import UTC
from pathlib import Path

from dateutil import parser, tz
from nbformat.v4 import new_markdown_cell
from nbgrader import utils

from autograder.classroom.handed import HandedIn
from autograder.classroom.kept import hash_of
from autograder.running.graft import Ask, Unreadable, graft
from autograder.running.marked import is_test
from autograder.running.outputs import failed
from autograder.running.status import Status


class Submission:
    """What one student handed in, and what becomes of it.

    By the name of the notebook, `jobs` holds what has to be run, `kept` the keys of what was
    run, `results` what came out while it is written; `error` says why none of it is possible.
    `rules` is all that its grades depend on besides: due date, penalties, marks given by hand.
    """

    def __init__(self, student, folder):
        self.student, self.folder, self.timestamp = student, Path(folder), None
        self.jobs, self.kept, self.results, self.notes = {}, {}, {}, {}
        self.name, self.rules, self.was_run = "", None, False
        self.deaths, self.error = 0, ""

    @property
    def key(self):
        """A hash of all that is to be written, and of the `rules` that decide on penalties."""
        results = sorted((n, r["key"], self.asks(n)) for n, r in self.results.items())
        return hash_of([self.timestamp, self.rules, results])

    def prepare(self, lesson, new_job, remarks=()):
        """Read and rebuild the notebooks; those that cannot be run get their result at once.

        Parameters
        ----------
        lesson : Lesson
        new_job : callable
            Returns the job of a rebuilt notebook, with its `key`, and whether to run it.
        remarks : iterable of str
            What there is to say of the student.
        """
        self.timestamp, shared = read_timestamp(self.folder)
        handed = HandedIn(self.folder, lesson.known, lesson.files)
        for name, original in lesson.graded.items():
            notebook, found, result = rebuild(handed, name, original)
            self.notes[name] = [*remarks, *shared, *found]
            if result:
                self.results[name] = result
                continue
            job, wanted = new_job(notebook)
            if wanted:
                self.jobs[name] = job
            else:
                self.kept[name] = job["key"]

    def written_timestamp(self):
        """Return the text of timestamp.txt, in UTC if nbgrader would read another time in it.

        It takes +0200 for 200 seconds.
        """
        text = (self.folder / "timestamp.txt").read_text(encoding="utf-8-sig")
        with suppress(Exception):
            if utils.parse_utc(text.strip()) == utils.parse_utc(self.timestamp):
                return text
        return self.timestamp

    def asks(self, name):
        """Return the notes for which a person has to look, whatever the points."""
        return [note for note in self.notes.get(name, []) if isinstance(note, Ask)]


def rebuild(handed, name, original):
    """Return the notebook of this name, rebuilt, and remarks; or what is written without one.

    Parameters
    ----------
    handed : HandedIn
    name : str
    original : NotebookNode
        The teacher's.

    Returns
    -------
    notebook : NotebookNode or None
    notes : list of str
    result : dict or None
        One of both is None: the notebook, or the result.
    """
    try:
        submitted, notes = handed.notebook(name)
    except FileNotFoundError as problem:
        return None, [], stub(original, Status.MISSING, str(problem))
    except Unreadable as problem:
        return None, [], stub(original, Status.UNREADABLE, str(problem))
    notebook, found = graft(original, submitted)
    return notebook, notes + found, None


def stub(original, status, words):
    """Return what is written for a notebook that cannot be run."""
    notebook = copy.deepcopy(original)
    notebook.metadata.pop("released", None)
    notice = new_markdown_cell(f"**This notebook was not run:** {words}.", id="notice")
    if notebook.nbformat_minor < 5:
        del notice["id"]
    notebook.cells.insert(0, notice)
    fail_tests(notebook, status, words)
    result = {"notebook": notebook, "status": status, "notes": [words]}
    return result | {"seconds": 0, "memory": 0, "key": hash_of([status, notebook])}


def fail_tests(notebook, status, words):
    """Let every test say why it was not run, which gives no points."""
    for cell in filter(is_test, notebook.cells):
        cell.outputs = [failed(status.capitalize(), words)]


def read_timestamp(folder):
    """Return when a submission was handed in, in UTC as ISO format or None, and remarks.

    A time zone that is not understood makes the time unknown: read as UTC, as nbgrader does,
    it would take points off whoever lives east of it.
    """
    path = folder / "timestamp.txt"
    if not os.path.lexists(path):
        return None, []
    try:
        if not stat.S_ISREG(path.lstat().st_mode) or path.stat().st_size > 1000:
            raise ValueError("it is no small file")
        return read_time(path.read_text(encoding="utf-8-sig").strip()).isoformat(" "), []
    except UnknownZone as zone:
        words = f"timestamp.txt has the time zone {zone}, which is not understood"
        advice = "nothing is taken off for lateness until it is written as UTC or +hh:mm"
        return None, [f"{words}, so the time is unknown: {advice}"]
    except Exception as error:
        return None, [f"timestamp.txt cannot be read, so the time is unknown: {error}"]


class UnknownZone(ValueError):
    """An abbreviation that no table of time zones has, or several have."""


def read_time(text):
    """Return a time in UTC, which is also what a time without a zone is in.

    Examples
    --------
    >>> str(read_time("2026-11-01 12:00 +0200")), str(read_time("2026-11-01 12:00 Asia/Tokyo"))
    ('2026-11-01 10:00:00+00:00', '2026-11-01 03:00:00+00:00')
    """
    clock, _, name = text.rpartition(" ")
    if "/" in name and tz.gettz(name):  # which dateutil's parser does not look for
        return parser.parse(clock).replace(tzinfo=tz.gettz(name)).astimezone(UTC)
    text = re.sub(r"\b(UTC|GMT)(?=[+-]\d)", "", text)  # of which dateutil turns the sign round
    time_ = parser.parse(text, tzinfos=_zone)
    return time_.replace(tzinfo=time_.tzinfo or UTC).astimezone(UTC)


def _zone(name, offset):
    """Return the zone that dateutil's parser found; nbgrader takes an unknown one for UTC."""
    zone = tz.gettz(name) if name and offset is None else offset
    if name and zone is None:
        raise UnknownZone(name)
    return zone
