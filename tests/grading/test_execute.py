"""Notebooks run in a fork as in a kernel, and what they earned is settled fairly."""

import re
import subprocess
import sys
import time

import corpus
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.utils import compute_checksum, determine_grade
from patience import patient

from autograder.running.fork import Fork
from autograder.running.kernel import Kernel
from autograder.running.marked import checksum, earned, is_test, marks
from autograder.running.notebook import run_notebook
from autograder.running.sandbox import Limits
from autograder.running.status import Status

LIMITS = Limits(cell=patient(3), wall=patient(30), memory=2e9, output=20_000)
MODES = {
    "warm": Fork,
    "cold": lambda limits: Kernel(limits, sandboxed=True),
    "none": lambda limits: Kernel(limits, sandboxed=False),
}
pytestmark = pytest.mark.xdist_group("execute")  # one fork server for all


def notebook_of(*sources):
    """Return a notebook of code cells; one that starts with "test" is a test of 10 points."""
    cells = [new_code_cell(source) for source in sources]
    for number, cell in enumerate(cells):
        if cell.source.startswith("test"):
            data = {"grade": True, "solution": False, "locked": True, "points": 10}
            cell.metadata["nbgrader"] = data | {"grade_id": f"t{number}", "schema_version": 3}
    return new_notebook(cells=cells)


def run(*sources, mode="warm", limits=LIMITS, **options):
    return run_notebook(notebook_of(*sources), lambda: MODES[mode](limits), limits, **options)


def points(outcome):
    return [determine_grade(c)[0] for c in outcome.notebook.cells if "nbgrader" in c.metadata]


SHOWN = [
    "1 + 1",
    "print('a'); print('b', file=__import__('sys').stderr); print('c')",
    "from IPython.display import display, HTML, Markdown, clear_output; display(HTML('<b>x</b>'))",
    "handle = display(1, display_id=True); handle.update(2)",
    "print('gone'); clear_output(); print('stays')",
    "print('gone'); clear_output(wait=True); print('stays')",
    "import pandas as pd; pd.DataFrame({'a': [1, 2]})",
    "import matplotlib.pyplot as plt; fig, ax = plt.subplots(figsize=(1, 1)); ax.plot([1, 2]);",
    "raise ValueError('no')",
    "def f(:",
    "import asyncio; await asyncio.sleep(0); 3",
    "%%bash\necho from a shell",
    "!echo piped",
    "x = 5; x;",
    "get_ipython().run_cell('1/0');",
    "None",
    "import warnings; warnings.warn('old'); 4",
    "_ + 1",
    "import sys; sys.exit(1)",
    "from imbalance_helpers.checks import check; check(False, 'in words')",
]


def comparable(output):
    """Return an output without what differs from one kernel to the next."""
    output = nbformat.from_dict(dict(output))
    output.pop("execution_count", None)
    for name in ["traceback", "evalue"]:
        if name in output:
            text = re.sub(r"\x1b\[[0-9;]*m", "", "".join(output[name]))
            text = re.sub(r"(File |<ipython-input|/|\b\d+\.py)[^\s,]*", "FILE", text)
            output[name] = re.sub(r"line \d+", "line", text)
    return output


def test_a_fork_shows_what_a_kernel_shows():
    outputs = {}
    for mode in ["warm", "none"]:
        cells = run(*SHOWN, mode=mode, limits=Limits()).notebook.cells
        outputs[mode] = {c.source: [comparable(o) for o in c.outputs] for c in cells}
        assert [cell.execution_count for cell in cells] == list(range(1, len(SHOWN) + 1))
    assert outputs["warm"] == outputs["none"]


@pytest.mark.parametrize("mode", MODES)
def test_errors_decide_and_nothing_on_stderr(mode):
    noisy = "test = __import__('sys').stderr.write('careful\\n')"
    outcome = run(f"{noisy};", "test = 1", "test = 1 / 0", mode=mode)
    assert (points(outcome), outcome.status) == ([10, 10, 0], Status.OK)
    text = "".join(o.get("text", "") for o in outcome.notebook.cells[0].outputs)
    assert "careful" in text  # shown, and no reason to lose points


@pytest.mark.parametrize(
    ("result", "earned", "status"),
    [
        ("4", 4, Status.OK),
        ("10.0", 10, Status.OK),
        ("11", 0, Status.REVIEW),
        ("-1", 0, Status.REVIEW),
        ("float('nan')", 0, Status.REVIEW),
        ("'ten'", 0, Status.REVIEW),
    ],
)
def test_a_result_is_partial_credit_within_its_bounds(result, earned, status):
    outcome = run(f"test = 0\n{result}")
    assert (points(outcome), outcome.status) == ([earned], status)


def test_a_result_that_the_test_cannot_have_is_tampering():
    forge = "get_ipython().events.register('pre_run_cell', lambda *_: get_ipython().displayhook(7))"
    outcome = run(forge, "test = 1 / 0")
    assert (points(outcome), outcome.status) == ([0], Status.REVIEW)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("end", "status", "words"),
    [
        ("import os; os._exit(3)", Status.KERNEL_DIED, "exit code 3"),
        ("import ctypes; ctypes.string_at(0)", Status.KERNEL_DIED, "signal 11"),
        ("while True: pass", Status.TIMEOUT, "too long"),
    ],
)
def test_a_program_that_ends_costs_only_its_own_points(mode, end, status, words):
    outcome = run("x = 1", "test = x", end, "y = 2", "test = x + y", mode=mode)
    assert (points(outcome), outcome.status) == ([10, 10], status)
    assert words in outcome.notebook.cells[2].outputs[-1].evalue


@pytest.mark.parametrize("mode", ["warm", "cold"])
def test_what_cannot_be_interrupted_is_ended(mode):
    ignore = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass"
    outcome = run("x = 1", ignore, "test = x", mode=mode)
    assert (points(outcome), outcome.status) == ([10], Status.TIMEOUT)
    assert outcome.seconds > LIMITS.cell


def test_the_whole_notebook_has_a_limit():
    limits = Limits(cell=patient(2), wall=patient(3))
    loops = ["while True: pass"] * 4
    outcome = run(*loops, "test = 1", limits=limits)
    assert (points(outcome), outcome.status) == ([0], Status.TIMEOUT)
    assert outcome.seconds < limits.wall + 2 * limits.cell
    assert "whole notebook" in outcome.notebook.cells[-1].outputs[0].evalue


@pytest.mark.parametrize("mode", ["warm", "cold"])
def test_too_much_memory_is_named(mode):
    hog = "test = bytearray(4_000_000_000)"
    outcome = run(hog, "test = 1", mode=mode)
    assert (points(outcome), outcome.status) == ([0, 10], Status.OUT_OF_MEMORY)


def test_memory_of_all_processes_counts():
    hog = """
import os, time
children = [os.fork() for _ in range(3)]
kept = b"x" * 400_000_000
time.sleep(60)"""
    outcome = run(hog, "test = 1")
    assert (points(outcome), outcome.status) == ([10], Status.OUT_OF_MEMORY)


@pytest.mark.parametrize("mode", MODES)
def test_output_is_cut_and_costs_nothing(mode):
    outcome = run(
        "print('x' * 5_000_000)", "for _ in range(99_999): print('y')\ntest = 1", mode=mode
    )
    outputs = [cell.outputs for cell in outcome.notebook.cells]
    assert outcome.status == Status.OK
    for output in outputs:
        assert len(output[0].text) < 1.2 * LIMITS.output
        assert output[-1].text.endswith("the rest was dropped]\n")


@pytest.mark.parametrize("mode", ["warm", "cold"])
def test_printing_without_end_is_named(mode):
    outcome = run("while True: print('z' * 1000)", "test = 1", mode=mode)
    assert (points(outcome), outcome.status) == ([10], Status.OUTPUT_LIMIT)


def test_files_and_seeds_are_there_for_every_kernel():
    files = {"data/a.txt": "aGVsbG8="}
    cells = ["x = open('data/a.txt').read()", "import random; random.random()"]
    first, again, other = (run(*cells, files=files, seed=seed) for seed in [1, 1, 2])
    numbers = [o.notebook.cells[1].outputs[0].data["text/plain"] for o in (first, again, other)]
    assert numbers[0] == numbers[1] != numbers[2]
    assert all(cell.outputs == [] for cell in first.notebook.cells[:1])


def test_one_submission_leaves_nothing_to_the_next():
    look = """
import numpy, os, tempfile
paths = [tempfile.gettempdir() + "/left", "/dev/shm/left"]
[os.path.exists(path) for path in paths], hasattr(numpy, "left")"""
    leave = """
numpy.left = 1
for path in paths:
    open(path, "w").write("x")"""
    cells = run(look[1:], leave, look[1:]).notebook.cells
    assert cells[2].outputs[0].data["text/plain"] == "([True, True], True)"
    outputs = run(look[1:]).notebook.cells[0].outputs
    assert outputs[0].data["text/plain"] == "([False, False], False)"


def test_only_the_channel_of_the_submission_is_open():
    look = """
import fcntl, os, stat
kinds = []
for number in range(1024):
    try:
        mode = os.fstat(number).st_mode
    except OSError:
        continue
    kinds.append("socket" if stat.S_ISSOCK(mode) else os.ttyname(number) if os.isatty(number)
                 else "null" if os.fstat(number).st_rdev == os.stat("/dev/null").st_rdev else "?")
sorted(kind for kind in kinds if kind != "null")"""
    outputs = run(look[1:]).notebook.cells[0].outputs
    # The channel, the two ends of the event loop's own pair, and its epoll.
    assert outputs[0].data["text/plain"] == "['?', 'socket', 'socket', 'socket']"


@pytest.mark.parametrize(
    "words", ['["reply", {"status": "ok"}]', '["stream", {}]', "no JSON", '["stream", 5]', "5"]
)
def test_words_on_the_channel_are_a_case_for_a_person(words):
    forge = f"""
import os, socket, stat
for number in range(3, 100):
    try:
        if stat.S_ISSOCK(os.fstat(number).st_mode):
            os.write(number, b'{words}\\n')
    except OSError:
        pass"""
    outcome = run(forge[1:], "test = 1")
    assert (points(outcome), outcome.status) == ([0], Status.REVIEW)


def test_a_flood_on_the_channel_does_not_outrun_the_clock():
    flood = """
import contextlib, os
while True:
    for number in range(3, 20):
        with contextlib.suppress(OSError):
            os.write(number, b'["stream", {"name": "stdout", "text": "x"}]\\n')"""
    outcome = run(flood[1:], "test = 1")
    assert outcome.status in (Status.OUTPUT_LIMIT, Status.TIMEOUT)
    assert points(outcome) == [10]


def test_a_giant_error_message_is_cut():
    outcome = run("test = 1", "raise ValueError('x' * 5_000_000)", "test = 2")
    assert (points(outcome), outcome.status) == ([10, 10], Status.OK)
    assert len(str(outcome.notebook)) < 200_000


@pytest.mark.parametrize("damage", ["os.write(number, b'junk' * 100)", "os.close(number)"])
def test_a_kernel_with_broken_sockets_does_not_hold_up_the_grader(damage):
    broken = f"""
import os, stat
for number in range(3, 400):
    try:
        if stat.S_ISSOCK(os.fstat(number).st_mode):
            {damage}
    except OSError:
        pass
while True:
    pass"""
    began = time.monotonic()
    outcome = run("test = 1", broken[1:], "test = 2", mode="cold")
    assert points(outcome)[0] == 10
    assert outcome.status in (Status.TIMEOUT, Status.KERNEL_DIED, Status.REVIEW)
    assert time.monotonic() - began < LIMITS.wall


WITHOUT_CLONE3 = """
import ctypes, struct
from autograder.running.fork import Fork
from autograder.running.sandbox import Limits

# <linux/filter.h>: load the number of the call; clone3 fails as unknown, all else is allowed.
steps = [(0x20, 0, 0, 0), (0x15, 0, 1, 435), (0x06, 0, 0, 0x50000 | 38), (0x06, 0, 0, 0x7FFF0000)]
program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
libc = ctypes.CDLL(None)
assert libc.prctl(38, 1, 0, 0, 0) == 0  # PR_SET_NO_NEW_PRIVS
pointer = struct.pack("HP", len(steps), ctypes.addressof(program))
assert libc.prctl(22, 2, pointer, 0, 0) == 0  # PR_SET_SECCOMP
Fork(Limits())
"""


def test_where_the_system_forbids_warm_workers_the_message_says_so():
    """Some containers refuse the call that a fork server forks with."""
    words = [sys.executable, "-c", WITHOUT_CLONE3]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    last = done.stderr.splitlines()[-1]
    assert "SandboxError" in last
    assert "the fork server ended: OSError: [Errno 38] clone3: Function not implemented" in last
    assert "If only warm workers are forbidden, use --cold" in last


def test_what_the_helpers_import_when_asked_cannot_be_replaced_unseen():
    replace = "import imbalance_helpers\nimbalance_helpers.make_rare_events = lambda *a, **k: None"
    test = "from imbalance_helpers import make_rare_events\nmake_rare_events(5, prevalence=0.2);"
    honest, replaced = run(f"test = 1\n{test}"), run(replace, f"test = 1\n{test}")
    assert (honest.status, honest.notes) == (Status.OK, [])
    assert replaced.status == Status.REVIEW
    assert "imbalance_helpers.make_rare_events" in replaced.notes[0]


@pytest.mark.parametrize("lesson", corpus.LESSONS)
def test_checksums_are_those_of_nbgrader(lesson):
    cells = nbformat.read(corpus.exercises_path(lesson, "notebooks"), as_version=4).cells
    marked = [cell for cell in cells if marks(cell)]
    assert len({checksum(cell) for cell in marked}) == len(marked) > 3
    assert [checksum(cell) for cell in marked] == [compute_checksum(cell) for cell in marked]


def test_points_are_counted_as_nbgrader_counts_them():
    noisy = "test = 1; import sys; print('x', file=sys.stderr)"
    outcome = run("test = 1", "test = 1 / 0", "test = 1\n4", noisy)
    tests = [cell for cell in outcome.notebook.cells if is_test(cell)]
    assert [earned(cell) for cell in tests] == [determine_grade(cell) for cell in tests]
    assert [earned(cell)[0] for cell in tests] == [10, 0, 4, 10]
