"""What `make bench` runs: the grader against nbgrader's own, on the same machine in one run.

The class comes from the answers corpus. nbgrader's `autograde` grades a sample of it, with its
default steps and without a sandbox, and only the exercises. The bare cells are the limit of
what is possible: processes forked from one that has imported the libraries run them, and
nobody isolates, checks or writes anything.
"""

import argparse
import contextlib
import importlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
import psutil

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from grading.classes import DEMO, EXERCISES, LESSON, new_class  # noqa: E402
from IPython.core.interactiveshell import InteractiveShell  # noqa: E402
from traitlets.config import Config  # noqa: E402

from autograder.running.graft import graft, load, master  # noqa: E402
from autograder.running.sandbox import environment  # noqa: E402
from autograder.running.server import LIBRARIES  # noqa: E402

STOCK = """
c = get_config()
c.CourseDirectory.course_id = "imbalanced_data"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.submitted_directory = "autograder/submitted"
c.CourseDirectory.autograded_directory = "autograder/autograded"
c.CourseDirectory.db_url = "sqlite:///autograder/gradebook.db"
"""


def timed(action):
    """Return how many seconds an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


class Memory(threading.Thread):
    """The most memory that a process and all below it use at a time."""

    def __init__(self, process):
        super().__init__(daemon=True)
        self.process, self.most = psutil.Process(process.pid), 0
        self.start()

    def run(self):
        """Look ten times a second; memory that processes share is shared out among them."""
        while True:
            try:
                family = [self.process, *self.process.children(recursive=True)]
            except psutil.NoSuchProcess:
                return
            used = 0
            for process in family:
                with contextlib.suppress(psutil.Error, OSError):
                    used += process.memory_full_info().pss
            self.most = max(self.most, used)
            time.sleep(0.1)


def grade(folder, size):
    """Grade a new class with our grader; return seconds and the most memory."""
    course = new_class(folder, range(size))
    start = time.perf_counter()
    with course.start("autograder", "grade", LESSON) as process:
        memory = Memory(process)
        process.wait()
    seconds = time.perf_counter() - start
    assert process.returncode == 0, (course.folder / "log").read_text()
    assert len(course.report()["submissions"]) == size
    return seconds, memory.most


def stock(folder, size):
    """Grade a new class with nbgrader alone; return the seconds."""
    course = new_class(folder, range(size))
    (folder / "nbgrader_config.py").write_text(STOCK)
    for path in folder.glob(f"autograder/submitted/*/*/{DEMO}.ipynb"):
        path.unlink()  # it would run the lesson, too

    def autograde():
        with course.start("nbgrader", "autograde", LESSON) as process:
            process.wait()

    return timed(autograde)


def bare(folder, size):
    """Run the bare cells of a class in a process of its own; return the seconds."""
    new_class(folder, range(size))
    variables = os.environ | environment(sandboxed=False)
    words = [sys.executable, "-P", __file__, "--bare", str(folder)]
    return float(subprocess.run(words, env=variables, stdout=subprocess.PIPE, check=True).stdout)


def run_bare(folder, lanes):
    """Run the cells of a class in forks of this process; return the seconds."""
    teachers = master(ROOT / "solutions" / LESSON / f"{EXERCISES}.ipynb")
    paths = sorted(folder.glob(f"autograder/submitted/*/*/{EXERCISES}.ipynb"))
    sources = []
    for path in paths:
        cells = graft(teachers, load(path))[0].cells
        sources.append([cell.source for cell in cells if cell.cell_type == "code"])
    for name in LIBRARIES:
        importlib.import_module(name)
    shell = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))

    def run(cells):
        if (child := os.fork()) == 0:
            with contextlib.redirect_stdout(io.StringIO()):
                for source in cells:
                    shell.run_cell(source)
            os._exit(0)
        return child

    def run_all():
        running = set()
        for cells in sources:
            if len(running) == lanes:
                running.discard(os.wait()[0])
            running.add(run(cells))
        for _ in running:
            os.wait()

    return timed(run_all)


def main():
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100, help="submissions in the class")
    parser.add_argument("--sample", type=int, default=20, help="of which nbgrader grades so many")
    parser.add_argument("--sizes", type=int, nargs="+", default=[25, 50, 100, 200, 400])
    parser.add_argument("--bare", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    lanes = os.cpu_count()
    if options.bare:
        print(run_bare(options.bare, lanes))
        return
    with tempfile.TemporaryDirectory() as top:
        top = Path(top)
        print(f"{options.size} submissions of {LESSON}, {lanes} processors, sandbox on")
        theirs = stock(top / "stock", options.sample) * options.size / options.sample
        print(f"nbgrader autograde   {theirs:7.1f} s  scaled from {options.sample} submissions")
        limit = bare(top / "bare", options.size)
        print(f"bare cells, forked   {limit:7.1f} s")
        ours, _ = grade(top / "ours", options.size)
        print(f"python -m autograder {ours:7.1f} s")
        print(f"throughput against nbgrader: {theirs / ours:.1f} times (goal: at least 12)")
        print(f"time against bare cells: {ours / limit:.1f} times (goal: at most 3)")
        shutil.rmtree(top / "ours")
        print("\nsubmissions   seconds   seconds each   most memory (MB)")
        figures = {}
        for size in options.sizes:
            figures[size] = grade(top / f"class{size}", size)
            seconds, memory = figures[size]
            print(f"{size:11}   {seconds:7.1f}   {seconds / size:12.3f}   {memory / 1e6:16.0f}")
            shutil.rmtree(top / f"class{size}")
    sizes, seconds = list(figures), [figure[0] for figure in figures.values()]
    slope, start = np.polyfit(sizes, seconds, 1)
    fit = np.corrcoef(sizes, seconds)[0, 1] ** 2
    print(f"a line through them: {start:.1f} s + {slope:.3f} s each, r² {fit:.4f}")
    if {50, 400} <= figures.keys():
        ratio = figures[400][1] / figures[50][1]
        print(f"memory at 400 against 50: {ratio:.2f} times (goal: at most 1.2)")


if __name__ == "__main__":
    main()
