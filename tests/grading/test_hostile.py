"""The faulty and hostile submissions, graded as one class, warm and cold.

A cold kernel imports the libraries itself, so the cold class is a sample unless ALL=1.
"""

import contextlib
import csv
import ctypes
import functools
import html
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import nbformat
import psutil
import pytest
import warm
from grading.submissions import ANSWERS, DATA, GOTCHA, HIDDEN, HONEST, ROWS, Row, master, rows
from nbgrader.api import Gradebook
from patience import patient

ROOT = Path(__file__).resolve().parents[2]
SECRET = "hostile-secret"  # in a file beside the course, and in the grader's environment
LIMITS = {"cell": 4, "wall": 25, "memory": 1e9, "output": 200_000, "file": 20e6, "processes": 64}
SLOWER = {"cell": 8, "wall": 40, "memory": 2e9}  # a cold kernel imports the libraries itself
MODES = {"warm": (), "cold": ("--cold",)}
TESTS = ("test_add", "test_mul")
PR_SET_CHILD_SUBREAPER = 36  # <linux/prctl.h>

pytestmark = pytest.mark.skipif(shutil.which("bwrap") is None, reason="there is no bubblewrap")


@pytest.fixture(
    scope="module",
    # Each mode grades the class once: xdist must not give each worker its own.
    params=[pytest.param(mode, marks=pytest.mark.xdist_group(f"hostile {mode}")) for mode in MODES],
)
def mode(request):
    """Return a way to run submissions."""
    return request.param


def variables(course):
    """Return the variables of a teacher with a home of their own."""
    ours = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "XDG"))}
    return ours | {"HOME": str(course.parent / "home"), "SECRET": SECRET}


def run(course, *command, codes=(0,)):
    """Run a command to its end; return its log, with the exit code in the last line."""
    log = course.parent / "log"
    code = warm.run(*command, cwd=course, env=variables(course), log=log, timeout=1500)
    assert code in codes, f"{' '.join(command)}:\n{log.read_text()}"
    return f"{log.read_text()}\n{code}"


@functools.cache
def limits(mode):
    """Return what a submission may use; the time of a busy machine is shared with others."""
    chosen = LIMITS | (SLOWER if mode == "cold" else {})
    stretch = patient(1)
    return chosen | {name: chosen[name] * stretch for name in ("cell", "wall")}


def new_course(top, limits):
    """Make a course folder with the assignment; return it and the released notebook."""
    course = top / "course"
    for folder in (course / "solutions" / "hostile", course / "autograder", top / "home"):
        folder.mkdir(parents=True)
    config = (ROOT / "nbgrader_config.py").read_text()
    (course / "nbgrader_config.py").write_text(f"{config}\nc.Autograde.limits = {limits}\n")
    nbformat.write(master(), course / "solutions" / "hostile" / "p1.ipynb")
    (course / "solutions" / "hostile" / "numbers.csv").write_text(DATA)
    run(course, "nbgrader", "generate_assignment", "hostile")
    return course, nbformat.read(course / "notebooks" / "hostile" / "p1.ipynb", as_version=4)


class Descendants:
    """The processes that come from this one and are left, also when their parents ended."""

    def __enter__(self):
        # Orphans become children of this process instead of init's.
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        self.before = set(psutil.Process().children(recursive=True))
        return self

    def __exit__(self, *_):
        for process in self.left(0):
            process.kill()
        for process in set(psutil.Process().children()) - self.before:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(process.pid, os.WNOHANG)
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)

    def left(self, seconds):
        """Return what is left after so many seconds at most."""
        end = time.monotonic() + seconds
        while True:
            left = set(psutil.Process().children(recursive=True)) - self.before
            left = {process for process in left if _runs(process)}
            if not left or time.monotonic() >= end:
                return left
            time.sleep(0.1)


def _runs(process):
    with contextlib.suppress(psutil.NoSuchProcess):
        return process.status() != psutil.STATUS_ZOMBIE
    return False


def files(folder):
    """Return the content of the files in a folder and below."""
    return {str(p): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def litter():
    """Return what hostile submissions may have left on this machine."""
    folders = ["/", "/tmp", "/var/tmp", "/dev/shm", "/run", "/root", "/home", "/etc"]
    modules = [os.__file__, html.__file__, nbformat.__file__, sys.executable]
    folders += [Path(module).parent for module in modules] + [Path.home(), ROOT]
    found = {path for folder in folders for path in Path(folder).glob("hostile-*")}
    # The pytest-dev folders are ours; System V's keys are listed in decimal.
    keys = [Path("/proc/sysvipc", kind).read_text() for kind in ("shm", "msg")]
    return found | {text for text in keys if re.search(rf"^ *{0x4711} ", text, re.MULTILINE)}


@pytest.fixture(scope="module")
def graded(mode, tmp_path_factory):
    """Hand in every row, grade the class in one run, make the feedback, and look around."""
    top = tmp_path_factory.mktemp(f"hostile-{mode}")
    course, released = new_course(top, limits(mode))
    (top / "outside").mkdir()
    (top / "secret.txt").write_text(SECRET)
    before = litter()
    with (
        Descendants() as descendants,
        socket.socket() as tcp,
        socket.socket(socket.AF_UNIX) as unix,
    ):
        tcp.bind(("127.0.0.1", 0))
        port = tcp.getsockname()[1]
        unix.bind(f"\0hostile-{port}")
        for listening in (tcp, unix):
            listening.listen()
            listening.setblocking(False)
        places = {"course": course, "outside": top / "outside", "secret": top / "secret.txt"}
        for row in rows(mode):
            row.hand_in(
                course / "autograder" / "submitted", released, port=port, pid=os.getpid(), **places
            )
        log = run(course, "autograder", "grade", "hostile", "--jobs=2", *MODES[mode], codes=(0, 2))
        left = [" ".join(process.cmdline())[:200] for process in descendants.left(patient(5))]
        calls = []
        for listening in (tcp, unix):
            with contextlib.suppress(BlockingIOError):
                calls.append(listening.accept())
    run(course, "nbgrader", "generate_feedback", "hostile")
    report = json.loads((course / "autograder" / "reports" / "hostile" / "report.json").read_text())
    with Gradebook(f"sqlite:///{course}/autograder/gradebook.db", "imbalanced_data") as book:
        notebooks = {
            submission.student.id: SimpleNamespace(
                names=[notebook.name for notebook in submission.notebooks],
                flagged=[notebook.flagged for notebook in submission.notebooks],
                grades={g.name: g.to_dict() for n in submission.notebooks for g in n.grades},
            )
            for submission in book.assignment_submissions("hostile")
        }
    return SimpleNamespace(
        mode=mode,
        top=top,
        course=course,
        log=log,
        left=left,
        calls=calls,
        litter=litter() - before,
        report=report,
        entries={entry["student"]: entry for entry in report["submissions"]},
        notebooks=notebooks,
    )


def autograded(graded, student):
    """Return the path of a graded notebook."""
    return graded.course / "autograder" / "autograded" / student / "hostile" / "p1.ipynb"


each_row = pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])


@each_row
def test_a_submission_gets_what_is_fair(graded, row):
    entry, notebook = graded.entries[row.student], graded.notebooks[row.student]
    grades = notebook.grades
    assert entry["status"] in row.status, entry["notes"]
    points = tuple(grades[name]["auto_score"] for name in TESTS)
    assert points in row.points, entry
    review = entry["status"] == "review"
    look = entry["status"] in ("review", "unreadable", "missing")
    assert (notebook.flagged, entry["flagged"]) == ([review], review)
    assert [grades[name]["needs_manual_grade"] for name in TESTS] == [
        look or name in row.asks for name in TESTS
    ]
    assert [grades[name]["manual_score"] for name in TESTS] == [None, None]
    # The report says what the gradebook says.
    assert tuple(entry["exercises"][name]["points"] for name in TESTS) == points
    assert entry["score"] == sum(points)
    assert entry["max_score"] == 20
    if look:
        assert entry["needs_manual_grade"]
    messages = [exercise["message"] for exercise in entry["exercises"].values()]
    assert row.says in "\n".join([*entry["notes"], *messages])


@each_row
def test_an_attack_does_not_work(graded, row):
    path = autograded(graded, row.student)
    assert path.stat().st_size < 2_000_000
    for cell in nbformat.read(path, as_version=4).cells:
        outputs = cell.get("outputs", [])
        absent(SECRET, outputs)
        # A traceback quotes the source: for a teacher, who may read it.
        shown = [output for output in outputs if output.output_type != "error"]
        absent(GOTCHA, shown)
        if cell.metadata.get("nbgrader", {}).get("grade_id") not in TESTS:
            absent(HIDDEN, shown)


def absent(word, outputs):
    """Assert that a word does not occur in the outputs; show where it does."""
    text = json.dumps(outputs, ensure_ascii=False)
    at = text.find(word)
    assert at < 0, text[max(0, at - 200) : at + 500]


def test_the_gradebook_holds_the_class_and_nothing_else(graded):
    students = sorted(row.student for row in rows(graded.mode))
    assert sorted(graded.notebooks) == students
    assert [entry["student"] for entry in graded.report["submissions"]] == students
    for notebook in graded.notebooks.values():
        assert notebook.names == ["p1"]
        assert set(notebook.grades) == {*TESTS, "why"}


def test_the_report_names_mode_and_limits(graded):
    assert re.fullmatch(rf"bubblewrap \d+\.\d+\.\d+, {graded.mode}", graded.report["sandbox"])
    assert limits(graded.mode).items() <= graded.report["limits"].items()


def test_the_grader_makes_no_error_of_its_own(graded):
    assert graded.log.splitlines()[-1] == "0", graded.log[-3000:]
    assert "Traceback" not in graded.log
    assert not [e["student"] for e in graded.report["submissions"] if e["status"] == "grader_error"]


def test_honest_students_notice_nothing(graded):
    for student in HONEST:
        entry = graded.entries[student]
        assert (entry["status"], entry["score"], entry["notes"]) == ("ok", 20, [])
        cells = nbformat.read(autograded(graded, student), as_version=4).cells
        outputs = [output for cell in cells for output in cell.get("outputs", [])]
        assert [output.text for output in outputs] == ["add passes.\n", "mul passes.\n"]


def test_nothing_is_left(graded):
    assert graded.left == []
    assert graded.litter == set()
    assert graded.calls == []


def test_nothing_is_written_outside_the_course(graded):
    assert files(graded.top / "outside") == {}
    assert (graded.top / "secret.txt").read_text() == SECRET
    written = {path for path in files(graded.course) if "/submitted/" not in path}
    assert not [path for path in written if "hostile-" in Path(path).name]
    assert not [path for path in files(graded.top / "home") if "hostile-" in Path(path).name]


def test_links_are_not_followed(graded):
    """A57: neither a copy of the secret nor a link to it is where teachers and feedback look."""
    folders = [graded.course / "autograder" / name for name in ("autograded", "feedback")]
    for folder in folders:
        assert not [path for path in folder.rglob("*") if path.is_symlink()]
        assert not [path for path, text in files(folder).items() if SECRET.encode() in text]


def test_submissions_stay_as_they_were_handed_in(graded, tmp_path):
    row = next(row for row in ROWS if row.id == "A00")
    released = nbformat.read(graded.course / "notebooks" / "hostile" / "p1.ipynb", as_version=4)
    row.hand_in(tmp_path, released)
    submitted = graded.course / "autograder" / "submitted" / row.student / "hostile"
    assert (submitted / "p1.ipynb").read_bytes() == (
        tmp_path / row.student / "hostile" / "p1.ipynb"
    ).read_bytes()


@pytest.mark.parametrize("row", [row for row in ROWS if row.id == "B27"], ids=["B27"])
def test_a_picture_in_a_written_answer_is_kept(graded, row):
    cells = nbformat.read(autograded(graded, row.student), as_version=4).cells
    (why,) = (c for c in cells if c.metadata.get("nbgrader", {}).get("grade_id") == "why")
    assert why.attachments == {"proof.png": {"image/png": "iVBORw0KGgo="}}
    grade = graded.notebooks[row.student].grades["why"]
    assert (grade["auto_score"], grade["needs_manual_grade"]) == (None, True)


def test_an_unknown_time_is_said_to_be_unknown(graded):
    assert graded.entries["A42"]["timestamp"] is None


def test_the_table_is_safe_in_a_spreadsheet(graded):
    folder = graded.course / "autograder" / "reports" / "hostile"
    with (folder / "report.csv").open(newline="", encoding="utf-8-sig") as file:
        table = list(csv.reader(file))
    assert len(table) == len(rows(graded.mode)) + 1
    assert {len(cells) for cells in table} == {len(table[0])}
    assert not [cell for cells in table for cell in cells if cell.startswith(("=", "+", "@"))]


def feedback_page(graded, student):
    """Return the feedback for a student, as it is sent."""
    folder = graded.course / "autograder" / "feedback" / student / "hostile"
    return (folder / "p1.html").read_text(encoding="utf-8")


def test_everybody_gets_feedback_without_a_hidden_line(graded):
    parts = [re.split("### (?:BEGIN|END) HIDDEN TESTS", cell.source) for cell in master().cells]
    hidden = {line.strip() for part in parts for line in "".join(part[1:2]).split("\n")} - {""}
    assert len(hidden) == 6
    for row in rows(graded.mode):
        page = re.sub(r"<[^>]*>", "", feedback_page(graded, row.student))
        shown = " ".join(html.unescape(page).split())
        assert "HIDDEN TESTS" not in shown
        assert HIDDEN not in shown
        assert not [line for line in hidden if " ".join(line.split()) in shown]


def test_feedback_runs_nothing(graded):
    page = feedback_page(graded, "A50")
    assert "hostile-script" in "".join(cell["source"] for cell in _submitted(graded, "A50"))
    tags = re.findall(r"<[^>]*>", page)
    assert not [tag for tag in tags if re.search(r"<script|\son\w+\s*=", tag)]
    assert not re.search(r"<script[^>]*>[^<]*hostile", page)


def _submitted(graded, student):
    folder = graded.course / "autograder" / "submitted" / student / "hostile"
    return json.loads((folder / "p1.ipynb").read_text())["cells"]


@pytest.mark.slow_if_cold
def test_a_killed_grader_leaves_nothing_and_can_go_on(mode, tmp_path):
    """A59: SIGKILL while submissions run."""
    course, released = new_course(tmp_path, limits(mode))
    slow = ANSWERS | {"own": "import time\n\ntime.sleep(1.5)"}
    slowly = [
        Row(name, name, "works slowly", ((10, 10),), ("ok",), "", slow, None) for name in "abcdefgh"
    ]
    for row in slowly:
        row.hand_in(course / "autograder" / "submitted", released)
    command = ["autograder", "grade", "hostile", "--jobs=2", *MODES[mode]]
    first = course / "autograder" / "autograded" / "a" / "hostile" / "p1.ipynb"
    with (
        Descendants() as descendants,
        (tmp_path / "log").open("w") as log,
        subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=course,
            env=variables(course),
            stdout=log,
            stderr=log,
            start_new_session=True,
        ) as process,
    ):
        end = time.monotonic() + 120
        while not first.exists():
            assert process.poll() is None, (tmp_path / "log").read_text()
            assert time.monotonic() < end
            time.sleep(0.05)
        time.sleep(0.7)  # others are running
        assert len(descendants.left(0)) > 1
        process.send_signal(signal.SIGKILL)
        process.wait(patient(5))
        assert not [" ".join(p.cmdline())[:200] for p in descendants.left(patient(5))]
    with Gradebook(f"sqlite:///{course}/autograder/gradebook.db", "imbalanced_data") as book:
        done = Counter(s.score for s in book.assignment_submissions("hostile"))
    assert done[20] < len(slowly), "it was killed too late to prove anything"
    run(course, *command)
    with Gradebook(f"sqlite:///{course}/autograder/gradebook.db", "imbalanced_data") as book:
        scores = {s.student.id: s.score for s in book.assignment_submissions("hostile")}
        graded = book.assignment_submissions("hostile")
        assert {g.auto_score for s in graded for n in s.notebooks for g in n.grades} == {0, 10}
    assert scores == {row.student: 20 for row in slowly}


@pytest.mark.slow_if_cold
def test_an_answer_that_depends_on_chance_is_named(mode, tmp_path):
    """A60: eight students flip a coin that no seed holds; two do not."""
    course, released = new_course(tmp_path, limits(mode))
    coin = "import os\n\nlucky = os.urandom(1)[0] % 2\n\n\n"
    coin += "def add(numbers):\n    return sum(numbers) if lucky else -1\n"
    for name in "abcdefgh":
        row = Row(name, name, "flips", (), (), "", ANSWERS | {"add": coin}, None)
        row.hand_in(course / "autograder" / "submitted", released)
    for name in ("sure", "wrong"):
        answers = ANSWERS if name == "sure" else ANSWERS | {"add": "def add(numbers):\n    pass\n"}
        row = Row(name, name, "does not", (), (), "", answers, None)
        row.hand_in(course / "autograder" / "submitted", released)
    run(course, "autograder", "grade", "hostile", "--repeat=3", *MODES[mode])
    report = json.loads((course / "autograder" / "reports" / "hostile" / "report.json").read_text())
    notes = {entry["student"]: " ".join(entry["notes"]) for entry in report["submissions"]}
    assert notes["sure"] == notes["wrong"] == ""
    # All eight agree three times in one of 65 536 runs.
    named = [text for name, text in notes.items() if "test_add" in text]
    assert named
    assert not [text for text in named if "test_mul" in text]


# What a course on imbalanced data makes learners type; nothing of it may need a machine of one's
# own. It needs more time than the hostile class has.
ORDINARY = {
    "install": """
!pip install scikit-learn
%pip install --quiet imbalanced-learn no-such-package-of-colab
!uv pip install pandas
""",
    "widget": """
%matplotlib widget
import matplotlib.pyplot as plt

plt.plot([1, 2])
plt.show()
assert "inline" in plt.get_backend()
""",
    "plot": """
%matplotlib inline
import matplotlib.pyplot as plt

plt.plot([1, 2])
plt.show()
""",
    "resample": """
import numpy as np
from imblearn.over_sampling import SMOTE, KMeansSMOTE

y = np.arange(300) < 40
X = np.random.default_rng(0).normal(size=(300, 30))
assert np.bincount(SMOTE(random_state=0).fit_resample(X, y)[1]).tolist() == [260, 260]
KMeansSMOTE(cluster_balance_threshold=0.01, random_state=0).fit_resample(X, y)
""",
    "validate": """
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV

X = np.random.default_rng(0).normal(size=(300, 3))
search = GridSearchCV(LogisticRegression(), {"C": [0.1, 1]}, n_jobs=2)
assert search.fit(X, X[:, 0] > 0).best_score_ > 0.9
""",
    "boost": """
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier

X = np.random.default_rng(0).normal(size=(300, 3))
for model in (HistGradientBoostingClassifier(), RandomForestClassifier(n_jobs=2)):
    assert model.fit(X, X[:, 0] > 0).score(X, X[:, 0] > 0) > 0.9
""",
    "versions": """
import sklearn

sklearn.show_versions()
""",
    "spawn": """
import multiprocessing

with multiprocessing.get_context("spawn").Pool(1) as pool:
    assert pool.map(abs, [-1]) == [1]
""",
    "progress": """
from IPython.display import clear_output
from tqdm.auto import tqdm

for i in tqdm(range(3)):
    clear_output(wait=True)
    print(i)
""",
}


def test_ordinary_work_is_possible(mode, tmp_path):
    course, released = new_course(tmp_path, {"cell": 120})
    for name, code in ORDINARY.items():
        # What fails before the function is defined costs its points.
        answers = ANSWERS | {"add": f"{code}\n\n{ANSWERS['add']}"}
        row = Row(name, name, "works", (), (), "", answers, None)
        row.hand_in(course / "autograder" / "submitted", released)
    run(course, "autograder", "grade", "hostile", *MODES[mode])
    report = json.loads((course / "autograder" / "reports" / "hostile" / "report.json").read_text())
    scores = {e["student"]: (e["status"], e["score"]) for e in report["submissions"]}
    assert scores == dict.fromkeys(ORDINARY, ("ok", 20))
