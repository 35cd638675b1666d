"""A run that is killed loses nothing: the next one completes what is missing."""

import contextlib
import os
import random
import shutil
import signal
import time
from collections import Counter

import psutil
import pytest
from grading.classes import LESSON, new_class
from patience import patient

KILLS = int(os.environ.get("KILLS", "30" if os.environ.get("ALL") else "4"))
CLASS = int(os.environ.get("CLASS", "8"))
VICTIMS = ("parent", "sandbox", "server")

pytestmark = [
    pytest.mark.skipif(shutil.which("bwrap") is None, reason="there is no bubblewrap"),
    pytest.mark.xdist_group("killing"),
]


class Watch:
    """The processes of a run, by what they are; also those whose parent has ended."""

    def __init__(self, course):
        self.course, self.seen = course, {}

    def look(self, root):
        """Remember the processes below `root`, and return those that live, by kind."""
        found = {kind: [] for kind in VICTIMS}
        processes = []
        with contextlib.suppress(psutil.Error):
            processes = [psutil.Process(root), *psutil.Process(root).children(recursive=True)]
        for process in processes:
            with contextlib.suppress(psutil.Error):
                self.seen[process.pid, process.create_time()] = process
                found.setdefault(_kind(process), []).append(process)
        return found

    def left(self, seconds):
        """Return the command lines of what still runs after some seconds."""
        deadline = time.monotonic() + seconds
        while alive := [p for p in [*self.seen.values(), *self._strays()] if _runs(p)]:
            if time.monotonic() > deadline:
                return [_words(process) for process in alive]
            time.sleep(0.1)
        return []

    def _strays(self):
        """Return the processes in the course's folder: those that were born unseen."""
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error, OSError):
                if process.cwd() == str(self.course.folder):
                    yield process


def _kind(process):
    """Return what a process of a run is."""
    words = " ".join(process.cmdline())
    if process.name() == "bwrap":
        return "sandbox"
    if "fork_server.py" in words:
        # A submission, too, is a fork of the server: its death is its own affair.
        return "server" if process.parent().name() == "bwrap" else "submission"
    return "parent" if "autograder grade" in words else ""


def _runs(process):
    with contextlib.suppress(psutil.Error):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False


def _words(process):
    with contextlib.suppress(psutil.Error):
        return f"{process.pid} {' '.join(process.cmdline())[-200:]}"
    return f"{process.pid}"


def run_and_kill(course, kind, moment):
    """Grade; kill one process of a kind as soon as there is one after a moment.

    Returns
    -------
    killed : bool
        Whether there was one.
    status : int
        Of the command.
    left : list of str
        The processes that were there five seconds after the end.
    """
    watch, killed = Watch(course), False
    start = time.monotonic()
    command = course.start("autograder", "grade", LESSON, "--jobs", "2")
    try:
        while command.poll() is None and time.monotonic() - start < 300:
            victims = [] if killed else watch.look(command.pid)[kind]
            if victims and time.monotonic() - start > moment:
                with contextlib.suppress(psutil.Error):
                    random.choice(victims).kill()
                    killed = True
            time.sleep(0.05 if not killed else 0.2)
            watch.look(command.pid)
    finally:
        command.kill()
        command.wait()
    return killed, command.returncode, watch.left(patient(5))


def state(course):
    """Return all that a run leaves."""
    return course.rows(), course.report(), course.autograded()


def test_killed_runs_end_like_an_undisturbed_one(tmp_path):
    seed = int(os.environ.get("SEED", "4"))
    random.seed(seed)
    fresh = new_class(tmp_path / "fresh", range(CLASS))
    undisturbed = fresh.copy(tmp_path / "undisturbed")
    start = time.monotonic()
    undisturbed.grade("--jobs", "2")
    whole = time.monotonic() - start
    expected = state(undisturbed)

    course, kills, completed = fresh.copy(tmp_path / "0"), Counter(), 0
    kinds = random.sample([*VICTIMS] * KILLS, KILLS)
    while kills.total() < KILLS:
        kind = kinds[kills.total()]
        killed, status, left = run_and_kill(course, kind, random.uniform(0, 0.8 * whole))
        print(f"{kind}: {killed=}, {status=}, {left=}")
        assert not left
        assert status == (-signal.SIGKILL if killed and kind == "parent" else 0)
        kills[kind] += killed
        if status == 0:  # the run went on to its end
            assert state(course) == expected
            completed += 1
            shutil.rmtree(course.folder)
            course = fresh.copy(tmp_path / str(completed))
    course.grade("--jobs", "2")
    assert state(course) == expected
    print(f"{dict(kills)} killed, {completed} runs went on, seed {seed}, {whole:.0f} s undisturbed")
