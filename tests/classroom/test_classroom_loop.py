"""A class of three, from the release to the marks, with nbgrader's own commands."""

import csv
import html
import os
import re
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
import warm
from grading.gradebooks import grade_rows
from nbgrader.api import Gradebook

ROOT = Path(__file__).resolve().parents[2]
LESSON = "01_detection"
DEMO, EXERCISES = "detection", "detection_exercises"

# ada answers everything, ben hands in what he fetched, cleo makes two mistakes: one that a
# visible test catches, one on a border that only a hidden test looks at.
STUDENTS = ("ada", "ben", "cleo")
MISTAKES = {
    "imbalance_report": ("counts.max() / counts.min()", "counts.min() / counts.max()"),
    "severity": ("prevalence <= 0.40", "prevalence < 0.40"),
}
MESSAGES = (
    "ratio is 0.3333: that is minority over majority: turn it round",
    "severity(0.4, 100) is 'balanced', which is not right",
)
# What cleo's program would write while it is graded: the notebook with the hidden tests, as a
# page. nbgrader would send that page back to whoever also hands in a notebook of this name.
SMUGGLE = f"""
from pathlib import Path
Path("smuggled.html").write_text(Path("{EXERCISES}.ipynb").read_text())"""

# One run of the loop for each database: xdist must not give each worker its own.
DATABASES = [
    pytest.param(kind, marks=pytest.mark.xdist_group(f"classroom, {kind}"))
    for kind in ("sqlite", "postgres")
]


def nbgrader(folder, *arguments, **variables):
    """Run one command in somebody's folder, with a home of their own, and return its log.

    The home holds nbgrader's cache of submissions; the exchange is what all share.
    """
    home, course = folder / "home", folder.parent / "course"
    ours = ("JUPYTER", "NBGRADER", "XDG")  # whoever runs the tests may teach a class here
    environment = {k: v for k, v in os.environ.items() if not k.startswith(ours)} | variables
    environment |= {"HOME": str(home), "NBGRADER_EXCHANGE": str(course.parent / "exchange")}
    environment["PYTHONPATH"] = str(ROOT)  # the course's folder autograder/ holds data only
    with tempfile.NamedTemporaryFile("r", suffix=".log") as log:
        code = warm.run("nbgrader", *arguments, cwd=folder, env=environment, log=log.name)
        words = log.read()
    assert code == 0, f"nbgrader {' '.join(arguments)}:\n{words}"
    return words


def contents(folder):
    """Return the bytes of every file in a folder and below, by its path."""
    paths = (p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def graded_cells(folder):
    """Return the cells of a folder's exercises by their grade id, and the notebook."""
    notebook = nbformat.read(folder / f"{EXERCISES}.ipynb", as_version=4)
    cells = {c.metadata.nbgrader.grade_id: c for c in notebook.cells if "nbgrader" in c.metadata}
    return cells, notebook


def answer(folder, solutions, mistakes):
    """Type the solutions into a fetched notebook, with the named mistakes."""
    cells, notebook = graded_cells(folder)
    for name, cell in cells.items():
        if cell.metadata.nbgrader.solution:
            source = re.sub(r" *### (BEGIN|END) SOLUTION\n?", "", solutions[name].source)
            right, wrong = mistakes.get(name, ("", ""))
            assert right in source, f"the solution of {name} was rewritten: adapt MISTAKES"
            cell.source = source.replace(right, wrong) + SMUGGLE if wrong else source
    nbformat.write(notebook, folder / f"{EXERCISES}.ipynb")


def study(folder, solutions):
    """One student's share: look what there is, fetch it, work on it, hand it in.

    nbgrader asks the operating system who is logged in and no environment variable changes
    that, so one account plays three students through the option.
    """
    listed = nbgrader(folder, "list")
    nbgrader(folder, "fetch_assignment", LESSON)
    fetched = contents(folder / LESSON)
    if folder.name != "ben":
        answer(folder / LESSON, solutions, MISTAKES if folder.name == "cleo" else {})
    if folder.name == "cleo":
        nbformat.write(nbformat.v4.new_notebook(), folder / LESSON / "smuggled.ipynb")
    nbgrader(folder, "submit", LESSON, f"--student={folder.name}")
    return listed, fetched


@pytest.fixture(scope="module", params=DATABASES)
def loop(request, tmp_path_factory):
    """Run the whole loop once, in a course folder outside the repository.

    A department's gradebook is known to the teacher's commands alone.
    """
    before = contents(ROOT / "autograder")
    top = tmp_path_factory.mktemp("classroom")
    (top / "exchange").mkdir()
    course = top / "course"
    shutil.copytree(ROOT / "solutions" / LESSON, course / "solutions" / LESSON)
    (course / "autograder").mkdir()  # the gradebook's place
    folders = [top / name for name in STUDENTS]
    for folder in (course, *folders):
        (folder / "home").mkdir(parents=True)
        shutil.copy(ROOT / "nbgrader_config.py", folder)
    solutions, _ = graded_cells(course / "solutions" / LESSON)
    db_url, teach = f"sqlite:///{course}/autograder/gradebook.db", partial(nbgrader, course)
    if request.param == "postgres":
        db_url = request.getfixturevalue("new_postgres_url")()
        teach = partial(teach, NBGRADER_DB_URL=db_url)

    teach("generate_assignment", LESSON)
    teach("release_assignment", LESSON)
    with ThreadPoolExecutor() as pool:
        studied = list(pool.map(lambda folder: study(folder, solutions), folders))
    teach("collect", LESSON)
    teach("autograde", LESSON)
    teach("generate_feedback", LESSON)
    teach("release_feedback", LESSON)
    commands = [partial(teach, "export", "--to=grades.csv")]
    for folder in folders:
        name = "ada" if folder.name == "ben" else folder.name  # ben is after ada's feedback
        commands.append(partial(nbgrader, folder, "fetch_feedback", LESSON, f"--student={name}"))
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda command: command(), commands))
    return SimpleNamespace(
        top=top,
        course=course,
        db_url=db_url,
        solutions=solutions,
        untouched=before == contents(ROOT / "autograder"),
        listed=[log for log, _ in studied],
        fetched=[files for _, files in studied],
    )


@pytest.mark.parametrize("told", ["JUPYTER_CONFIG_PATH", "--course-dir"])
def test_a_command_finds_the_course_from_any_folder(tmp_path, told):
    course, elsewhere = tmp_path / "course", tmp_path / "ada"
    shutil.copytree(ROOT / "solutions" / LESSON, course / "solutions" / LESSON)
    shutil.copy(ROOT / "nbgrader_config.py", course)
    for folder in (course / "autograder", elsewhere / "home", tmp_path / "exchange"):
        folder.mkdir(parents=True)
    options = [f"{told}={course}"] if told.startswith("--") else []
    variables = {} if options else {told: str(course)}
    nbgrader(elsewhere, "generate_assignment", LESSON, *options, **variables)
    assert contents(course / "notebooks" / LESSON) == contents(ROOT / "notebooks" / LESSON)
    assert (course / "autograder" / "gradebook.db").exists()
    assert contents(elsewhere) == {}


def points(loop, *, by_hand=False):
    """Return the points of the graded cells, read from the metadata of the solution."""
    cells = {name: cell.metadata.nbgrader for name, cell in loop.solutions.items()}
    return {name: c.points for name, c in cells.items() if c.grade and c.solution == by_hand}


def feedback_page(loop, student):
    """Return what a student reads: the text of the page they fetched, without its markup."""
    (page,) = (loop.top / student / LESSON / "feedback").rglob(f"{EXERCISES}.html")
    return html.unescape(re.sub(r"<[^>]*>", "", page.read_text(encoding="utf-8")))


def hidden_lines(loop):
    """Return the lines that stand in a hidden test and nowhere a student may look."""
    region = re.compile(r"### BEGIN HIDDEN TESTS\n(.*?)### END HIDDEN TESTS", re.DOTALL)
    sources = [cell.source for cell in loop.solutions.values()]
    hidden = {line for s in sources for part in region.findall(s) for line in part.split("\n")}
    shown = {line for s in sources for line in region.sub("", s).split("\n")}
    return {line.strip() for line in hidden} - {line.strip() for line in shown}


def test_the_release_is_what_the_repository_holds(loop):
    expected = contents(ROOT / "notebooks" / LESSON)
    assert {f"{DEMO}.ipynb", f"{EXERCISES}.ipynb"} <= set(expected)
    assert contents(loop.course / "notebooks" / LESSON) == expected
    assert loop.fetched == [expected] * len(STUDENTS)


def test_students_find_the_lesson_in_the_list(loop):
    assert all(f"imbalanced_data {LESSON}" in log for log in loop.listed)


def test_the_exported_scores_are_the_earned_points(loop):
    with (loop.course / "grades.csv").open(newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    earned = points(loop)
    lost = sum(earned[f"test_{name}"] for name in MISTAKES)
    assert 0 < lost < sum(earned.values())
    scores = {"ada": sum(earned.values()), "ben": 0, "cleo": sum(earned.values()) - lost}
    assert {name: float(row["score"]) for name, row in rows.items()} == scores
    full = sum(earned.values()) + sum(points(loop, by_hand=True).values())
    assert {float(row["max_score"]) for row in rows.values()} == {full}


def test_what_a_program_cannot_mark_waits_for_a_person(loop):
    written = points(loop, by_hand=True)
    assert written
    with Gradebook(loop.db_url, "imbalanced_data") as book:
        full = sum(points(loop).values()) + sum(written.values())
        assert book.find_assignment(LESSON).max_score == full
        for student in STUDENTS:
            notebook = book.find_submission_notebook(EXERCISES, LESSON, student)
            grades = {grade.name: grade for grade in notebook.grades}
            assert set(grades) == {*points(loop), *written}
            waiting = {name for name, grade in grades.items() if grade.needs_manual_grade}
            # An answer nobody touched is worth nothing, whoever reads it.
            assert waiting == (set() if student == "ben" else set(written))
            for name in written:
                assert grades[name].auto_score == (0 if student == "ben" else None)


def test_the_gradebook_says_what_was_earned(loop):
    rows = grade_rows(loop.db_url)
    scores = {(r["student"], r["cell"]): r["auto_score"] for r in rows if r["row"] == "grade"}
    missed = {("cleo", f"test_{name}") for name in MISTAKES}
    for name, full in points(loop).items():
        for student in STUDENTS:
            lost = student == "ben" or (student, name) in missed
            assert scores.pop((student, name)) == (0 if lost else full)
    assert set(scores) == {(s, name) for s in STUDENTS for name in points(loop, by_hand=True)}
    in_course_folder = loop.course / "autograder" / "gradebook.db"
    assert in_course_folder.exists() == loop.db_url.startswith("sqlite")


def test_feedback_says_what_is_wrong(loop):
    pages = {student: feedback_page(loop, student) for student in STUDENTS}
    for message in MESSAGES:
        assert message in pages["cleo"]
        assert message not in pages["ada"] + pages["ben"]
    assert "is not written yet" in pages["ben"]


def test_no_hidden_line_comes_back(loop):
    lines = hidden_lines(loop)
    assert len(lines) > 20
    for student in STUDENTS:
        page = " ".join(feedback_page(loop, student).split())
        files = contents(loop.top / student / LESSON)
        texts = [page, *(text.decode() for text in files.values())]
        assert not [line for line in lines if any(" ".join(line.split()) in t for t in texts)]
        assert not any("HIDDEN TESTS" in text for text in texts)


def test_the_lesson_beside_the_exercises_is_not_run(loop):
    source = nbformat.read(loop.course / "solutions" / LESSON / f"{DEMO}.ipynb", as_version=4)
    assert any(cell.get("outputs") for cell in source.cells), "there would be nothing to see"
    for student in STUDENTS:
        graded = loop.course / "autograder" / "autograded" / student / LESSON
        counts = {
            name: [
                cell.execution_count
                for cell in nbformat.read(graded / f"{name}.ipynb", as_version=4).cells
                if cell.cell_type == "code"
            ]
            for name in (DEMO, EXERCISES)
        }
        assert set(counts[DEMO]) == {None}
        assert None not in counts[EXERCISES]


def test_feedback_reaches_its_student_only(loop):
    pages = {}
    for student in STUDENTS:
        written = contents(loop.course / "autograder" / "feedback" / student / LESSON)
        fetched = contents(loop.top / student / LESSON / "feedback")
        assert len({Path(name).parts[0] for name in fetched}) == 1  # a folder a submission
        pages[student] = {Path(name).name: text for name, text in fetched.items()}
        assert pages[student] == {n: t for n, t in written.items() if n.endswith(".html")}
    assert pages["ada"] != pages["ben"] != pages["cleo"] != pages["ada"]
    # Names are hashes of a secret, and nobody but the teacher may list them.
    folder = loop.top / "exchange" / "imbalanced_data" / "feedback"
    assert folder.stat().st_mode & 0o044 == 0
    assert all(re.fullmatch(r"[0-9a-f]{32,}\.html", path.name) for path in folder.iterdir())


def test_a_page_written_during_grading_is_not_sent(loop):
    assert "FileNotFoundError" in feedback_page(loop, "cleo"), "nothing was tried"
    assert not list(loop.top.rglob("smuggled.html"))


def test_the_repository_stays_as_it_was(loop):
    assert loop.untouched
