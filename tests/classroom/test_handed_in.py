"""Whatever a class hands in, under whatever name, is graded or shown to a person."""

import json
import os
import shutil
import unicodedata
import zipfile
from types import SimpleNamespace

import nbformat
import pytest
from grading.classes import DEMO, EXERCISES, LESSON, WRITTEN, answers, generate, released
from nbformat.v4 import new_markdown_cell
from nbgrader.api import Gradebook

from autograder.classroom.submission import read_timestamp

pytestmark = pytest.mark.xdist_group("handed in")

RIGHT = answers(0)  # the first answer of each exercise in the corpus is right
FILE = f"{EXERCISES}.ipynb"
ZOE = unicodedata.normalize("NFC", "zoë")


def move(name):
    """Return what puts the notebook elsewhere in the folder."""

    def act(folder):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / FILE).rename(folder / name)

    return act


def release_beside(name):
    """Return what renames the answered notebook and puts the untouched release beside it."""

    def act(folder):
        move(name)(folder)
        nbformat.write(released(LESSON), folder / FILE)

    return act


def in_archive(folder):
    with zipfile.ZipFile(folder / f"{LESSON}.zip", "w") as file:
        file.write(folder / FILE, f"{LESSON}/{FILE}")
    (folder / FILE).unlink()


def untouched_beside_an_archive(folder):
    in_archive(folder)
    nbformat.write(released(LESSON), folder / FILE)


def twin_of_a_mac(folder):
    move("Copy of Exercises.ipynb")(folder)
    (folder / "._Copy of Exercises.ipynb").write_bytes(b"\0\5\26\7Mac OS X")
    (folder / "__MACOSX").mkdir()
    shutil.copy(folder / "Copy of Exercises.ipynb", folder / "__MACOSX")


def as_the_lesson(folder):
    move(f"{DEMO}.ipynb")(folder)


def from_windows(folder):
    content = json.loads((folder / FILE).read_text())
    for cell in content["cells"]:
        cell["source"] = "".join(cell["source"]).replace("\n", "\r\n")
    (folder / FILE).write_text(json.dumps(content), encoding="utf-8-sig")


def two_answered(folder):
    shutil.copy(folder / FILE, folder / "older.ipynb")
    notebook = nbformat.read(folder / "older.ipynb", as_version=4)
    (cell,) = (c for c in notebook.cells if c.source.startswith("def severity"))
    cell.source = "def severity(p, n):\n    return 'severe'"
    nbformat.write(notebook, folder / "older.ipynb")


def same_twice(folder):
    shutil.copy(folder / FILE, folder / "exercises (1).ipynb")


def broken_beside_a_copy(folder):
    move("saved.ipynb")(folder)
    (folder / FILE).write_text('{"cells": [')


def written_below(folder):
    notebook = nbformat.read(folder / FILE, as_version=4)
    (number,) = (n for n, c in enumerate(notebook.cells) if c.source == WRITTEN)
    (before,) = (c for c in released(LESSON).cells if c.id == notebook.cells[number].id)
    notebook.cells[number].source = before.source
    notebook.cells.insert(number + 1, new_markdown_cell(WRITTEN))
    nbformat.write(notebook, folder / FILE)


def nothing_to_open(folder):
    (folder / FILE).unlink()
    os.mkfifo(folder / "pipe.ipynb")
    (folder / "link.ipynb").symlink_to(folder.parents[1] / "renamed" / LESSON / "hw.ipynb")
    for number in range(900):
        (folder / f"file{number:04}").touch()


# By student: what happens to the right answers, the points, whether tests wait for a person,
# and words of the notes; None stands for no note at all.
KINDS = {
    "renamed": (move("hw.ipynb"), 11, False, "hw.ipynb was taken for"),
    "browser": (release_beside("detection_exercises (1).ipynb"), 11, True, "2 files hold this"),
    "safari": (move(f"{FILE}.json"), 11, False, f"{FILE}.json was taken for"),
    "capitals": (move(f"{EXERCISES}.IPYNB"), 11, False, "IPYNB was taken for"),
    "nested": (move(f"a/b/{FILE}"), 11, False, f"a/b/{FILE} was taken for"),
    "archive": (in_archive, 0, True, f"{LESSON}.zip (an archive, which is not opened: unpack it"),
    "unopened": (untouched_beside_an_archive, 0, True, "is as it was handed out, and beside it"),
    "mac": (twin_of_a_mac, 11, False, "Copy of Exercises.ipynb was taken for"),
    "lesson": (as_the_lesson, 11, False, f"{DEMO}.ipynb was taken for"),
    "windows": (from_windows, 11, False, None),
    "two": (two_answered, 11, True, f"{FILE} was graded"),
    "same": (same_twice, 11, False, "their answers are the same"),
    "broken": (broken_beside_a_copy, 11, True, "cannot be read: it is not JSON"),
    "below": (written_below, 11, False, "the answer explain_recall is as it was handed out"),
    "hostile": (nothing_to_open, 0, True, "link.ipynb (a link, which is not followed)"),
    "zone": (None, 11, False, "has the time zone EDT, which is not understood"),
    f"{ZOE} z": (None, 11, False, f"not in the roster; did you mean {ZOE} Z?"),
    "stranger": (None, 11, False, "not in the roster"),
}
ROSTER = {"absent": ("Al", "Khwarizmi"), f"{ZOE} Z": (None, None)}


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return a class with one student of each kind, graded twice."""
    course = generate(tmp_path_factory.mktemp("handed") / "course")
    with Gradebook(course.db_url) as gradebook:
        for student in ["untouched", *ROSTER, *(KINDS.keys() - {f"{ZOE} z", "stranger"})]:
            first, last = ROSTER.get(student, ("Ada", "Lovelace"))
            gradebook.add_student(student, first_name=first, last_name=last)
    for student, (act, *_) in KINDS.items():
        folder = unicodedata.normalize("NFD", student)  # as a Mac spells it
        when = "2026-11-01 09:00:00 EDT" if student == "zone" else "2026-11-01 10:00 +0200"
        course.hand_in(folder, RIGHT, written=WRITTEN, timestamp=when)
        if act:
            act(course.submitted(folder))
    course.hand_in("untouched", {})
    (course.submitted("untouched") / "submission_secret.txt").touch()  # by `nbgrader submit`
    course.grade("--jobs=1")
    course.first = course.report()
    course.grade("--jobs=1")
    return course


def row_of(course, student):
    name = unicodedata.normalize("NFD", student)
    (row,) = (row for row in course.report()["submissions"] if row["student"] == name)
    return row


def waiting(course, student):
    """Return the graded cells that wait for a person, as Formgrader shows them."""
    name = unicodedata.normalize("NFD", student)
    with Gradebook(course.db_url) as gradebook:
        grades = gradebook.find_submission_notebook(EXERCISES, LESSON, name).grades
        return {grade.name for grade in grades if grade.needs_manual_grade}


@pytest.mark.parametrize("student", KINDS)
def test_every_answer_is_graded_or_shown_to_a_person(course, student):
    _, points, look, words = KINDS[student]
    row = row_of(course, student)
    assert row["score"] == points
    assert words in "\n".join(row["notes"]) if words else row["notes"] == []
    assert row["needs_manual_grade"]  # a written answer waits in each
    assert ("test_severity" in waiting(course, student)) == look
    assert "explain_recall" in waiting(course, student)
    assert not any("changed" in note for note in row["notes"])


def test_who_handed_in_what_was_handed_out_needs_nobody(course):
    row = row_of(course, "untouched")
    assert (row["score"], row["needs_manual_grade"]) == (0, False)
    assert row["notes"] == []
    assert waiting(course, "untouched") == set()


def test_a_second_run_says_the_same(course):
    assert course.report() == course.first


def test_the_roster_gives_names_and_says_who_is_absent(course):
    report = course.report()
    assert row_of(course, "renamed")["name"] == "Ada Lovelace"
    assert report["not_handed_in"] == [
        {"student": "absent", "name": "Al Khwarizmi"},
        {"student": f"{ZOE} Z", "name": ""},
    ]
    assert report["not_in_roster"] == ["stranger", unicodedata.normalize("NFD", f"{ZOE} z")]


def test_a_time_zone_is_read_or_said_to_be_unknown(course):
    assert row_of(course, "zone")["timestamp"] is None
    with Gradebook(course.db_url) as gradebook:
        stamps = {s.student_id: s.timestamp for s in gradebook.find_assignment(LESSON).submissions}
    assert stamps["zone"] is None
    assert stamps["renamed"].isoformat() == "2026-11-01T08:00:00"  # nbgrader reads 09:56:40


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-01 09:00:00.5 UTC", "2026-11-01 09:00:00.500000+00:00"),
        ("2026-11-01 09:00:00", "2026-11-01 09:00:00+00:00"),
        ("2026-11-01 09:00 GMT+3", "2026-11-01 06:00:00+00:00"),
        ("2026-07-01 09:00:00 America/New_York", "2026-07-01 13:00:00+00:00"),
        ("2026-11-01 09:00 CEST", None),
        ("yesterday", None),
    ],
)
def test_timestamps(tmp_path, text, expected):
    (tmp_path / "timestamp.txt").write_text(text)
    time_, notes = read_timestamp(tmp_path)
    assert time_ == expected
    assert bool(notes) == (expected is None)


@pytest.fixture(scope="module")
def stock(course, tmp_path_factory):
    """Return a copy graded by nbgrader's own command instead: each of these starts a kernel."""
    folder = tmp_path_factory.mktemp("stock") / "course"
    names = ("renamed", "browser", "archive", "windows", "below")
    stock = generate(folder)
    for name in names:
        shutil.copytree(course.submitted(name), stock.submitted(name))
    stock.run("nbgrader", "autograde", LESSON)
    return SimpleNamespace(course=stock, names=names)


def test_nbgraders_own_command_gives_the_same(course, stock):
    def grades(course):
        return [r for r in course.rows() if r["row"] == "grade" and r["student"] in stock.names]

    assert len(grades(stock.course)) == 5 * len(stock.names)
    assert grades(stock.course) == grades(course)


def test_who_left_leaves_the_report_and_breaks_no_feedback(course, tmp_path):
    (course.submitted("hostile") / "pipe.ipynb").unlink()  # which Python does not copy
    course = course.copy(tmp_path / "course")
    course.run("nbgrader", "db", "student", "remove", "stranger", "--force")
    shutil.rmtree(course.submitted("stranger").parent)
    for student in {"untouched", *KINDS} - {"stranger", "renamed"}:  # pages take time
        name = unicodedata.normalize("NFD", student)
        shutil.rmtree(course.folder / "autograder" / "autograded" / name)
    words = course.grade("--students=renamed")
    assert "stranger is no longer in the gradebook: the graded copy was removed" in words
    assert "stranger" not in {row["student"] for row in course.report()["submissions"]}
    assert len(course.report()["submissions"]) == len(KINDS)
    course.run("nbgrader", "generate_feedback", LESSON)
