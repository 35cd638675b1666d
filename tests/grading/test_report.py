"""What a run leaves behind: two files, an export for nbgrader, and a page for the teacher."""

import csv
import datetime
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from nbgrader.api import Gradebook

from autograder.classroom import report as module
from autograder.classroom import report_page
from autograder.classroom.export import Export
from autograder.classroom.report import read_report, write_reports
from autograder.classroom.report_page import correlation, html_page, write_page
from autograder.classroom.spreadsheet import csv_text
from autograder.running.status import Status

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("ada", 'Ng, "Bo"', "=cmd()", "line\nbreak", "Zoë Ł 学生", "-1.5", "@x", "'quoted'")
SCRIPT = '<script>alert(1)</script><img src="https://example.org/x" onerror=alert(1)>'


def exercise(points, top=2.0, message="", *, manual=False):
    return {"points": points, "max_points": top, "message": message, "manual": manual}


def submission(student, exercises=None, **changes):
    """Return one row of a report, with its score summed over what code graded."""
    exercises = exercises or {}
    coded = [x for x in exercises.values() if not x["manual"]]
    row = {"student": student, "notebook": "practice", "status": "ok", "notes": []}
    row |= {"score": sum(x["points"] or 0 for x in coded)}
    row |= {"max_score": sum(x["max_points"] for x in coded)}
    row |= {"needs_manual_grade": any(x["points"] is None for x in exercises.values())}
    row |= {"flagged": False, "late_seconds": 0.0, "timestamp": None}
    return row | {"seconds": 0.3, "memory_mb": 210.0, "exercises": exercises} | changes


def report_of(*submissions):
    return {
        "assignment": "01_detection",
        "course_id": "imbalanced_data",
        "sandbox": "bubblewrap 0.8.0, warm",
        "environment": {"python": "3.11.7", "numpy": "2.3.1"},
        "limits": {"cell": 30, "wall": 300},
        "submissions": list(submissions),
    }


def synthetic(n_students, seed=0):
    """Return the report of a made-up class with every status and a few odd students."""
    dice = random.Random(seed)
    tops = {"imbalance_report": 3.0, "severity": 2.0, "dummy_scores": 3.0, "recall_interval": 3.0}
    ease = dict(zip(tops, (0.5, 1.0, -0.3, -0.8), strict=True))
    messages = (
        "ratio is {:.4f}: that is minority over majority: turn it round",
        "severity({:.2f}, 100) is 'balanced', which is not right",
        "NotImplementedError",
        "we expected a dict with the keys counts, proportions, minority, prevalence, n_min and "
        "ratio, but the result is None\n    at the line: imbalance_report(['ok', 'late'])",
    )
    failed = [s for s in Status if s != Status.OK]
    rows = []
    for i in range(n_students):
        skill = dice.gauss(0.6, 1)
        status = dice.choice(failed) if dice.random() < 0.12 else Status.OK
        answers = {}
        for name, top in tops.items():
            right = status.was_run and dice.gauss(skill + ease[name], 0.8) > 0
            message = "" if right else dice.choice(messages).format(dice.random())
            answers[f"test_{name}"] = exercise(top * right, top, message)
        answers["explain_recall"] = exercise(None, manual=True)
        notes = {Status.REVIEW: ["the test cell test_severity sent a result it cannot produce"]}
        odd = ["the test cell test_severity was edited; the teacher's version was run"]
        changes = {"status": status.value, "flagged": status == Status.REVIEW}
        changes["notes"] = notes.get(status, odd if dice.random() < 0.05 else [])
        changes["late_seconds"] = 3600.0 if dice.random() < 0.1 else 0.0
        rows.append(submission(f"s{1000 + i}", answers, **changes))
    return report_of(*rows)


# --- report.json and report.csv ----------------------------------------------------------


def test_reports_come_back_in_order(tmp_path):
    rows = [
        submission(name, {"test_b": exercise(1.5, message=SCRIPT), "a": exercise(None)})
        for name in NAMES
    ]
    more = {"notebook": "zoo", "notes": ["-1 file", "late; very"]}
    report = report_of(submission("ada", {"test_b": exercise(0.0)}, **more), *rows)
    folder = tmp_path / "new" / "folder"
    write_reports(report, folder)
    assert sorted(p.name for p in folder.iterdir()) == ["report.csv", "report.json"]
    result = read_report(folder)
    assert result["submissions"] == sorted(
        report["submissions"], key=lambda s: (s["student"], s["notebook"])
    )
    assert result | {"submissions": 0} == report | {"submissions": 0}
    with (folder / "report.csv").open(newline="", encoding="utf-8") as file:
        header, *table = csv.reader(file)
    assert header[:3] == ["student", "notebook", "status"]
    assert header[-4:] == ["notes", "practice/test_b", "practice/a", "zoo/test_b"]
    shown = [dict(zip(header, row, strict=True)) for row in table]
    assert len(shown) == len(NAMES) + 1
    by_key = {(row["student"], row["notebook"]): row for row in shown}
    assert set(by_key) == {
        *((name, "practice") for name in NAMES if name[0] not in "=@"),
        ("'=cmd()", "practice"),
        ("'@x", "practice"),
        ("ada", "zoo"),
    }
    assert by_key["ada", "practice"]["practice/test_b"] == "1.5"
    assert by_key["ada", "practice"]["practice/a"] == ""
    assert by_key["ada", "practice"]["zoo/test_b"] == ""
    assert by_key["ada", "zoo"]["notes"] == "'-1 file; late; very"


def test_the_same_result_gives_the_same_bytes(tmp_path):
    report = synthetic(20)
    write_reports(report, tmp_path / "a")
    write_reports(report | {"submissions": report["submissions"][::-1]}, tmp_path / "b")
    assert html_page(report) == html_page(report | {"submissions": report["submissions"][::-1]})
    for name in ("report.json", "report.csv"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    assert write_page(tmp_path / "a").read_text(encoding="utf-8") == html_page(report)


@pytest.mark.parametrize("cell", ["=1+1", "+a", "-a", "@a", "\t=1", "\r=1", "\n=1", "  =1", "＝1"])
def test_a_formula_becomes_text(cell):
    assert next(csv.reader(io.StringIO(csv_text([[cell]]), newline=""))) == [f"'{cell}"]


@pytest.mark.parametrize("cell", ["-1.5", "+3", "1e-3", "a=b", "5", "", "'"])
def test_a_number_or_plain_text_stays(cell):
    assert next(csv.reader(io.StringIO(csv_text([[cell, 1]])))) == [cell, "1"]


def test_half_a_surrogate_pair_breaks_no_file(tmp_path):
    report = report_of(submission("a\udc80", {"test_a": exercise(0.0, message="\ud800")}))
    write_reports(report, tmp_path)
    assert read_report(tmp_path) == report
    assert ">\\ud800</div>" in write_page(tmp_path).read_text(encoding="utf-8")


def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    write_reports(report_of(), tmp_path)
    before = (tmp_path / "report.json").read_bytes()

    def fails(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(OSError, match="No space"):
        write_reports(synthetic(3), tmp_path)
    assert (tmp_path / "report.json").read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 2


def test_whoever_reads_meanwhile_gets_the_whole_old_file(tmp_path):
    write_reports(synthetic(3), tmp_path)
    whole = (tmp_path / "report.json").read_bytes()
    with (tmp_path / "report.json").open("rb") as file:
        start = file.read(10)
        write_reports(synthetic(40), tmp_path)
        assert start + file.read() == whole


def test_no_report_says_what_to_do(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"python -m autograder grade 03_curves"):
        read_report(tmp_path / "03_curves")


@pytest.mark.parametrize("content", [b"", b'{"submissions": [', b"\xff", b"[]", b"{}"])
def test_a_damaged_report_is_named(tmp_path, content):
    (tmp_path / "report.json").write_bytes(content)
    with pytest.raises(ValueError, match=r"report\.json is damaged"):
        read_report(tmp_path)


def test_statuses_are_those_of_the_grader():
    assert set(Status) == {
        *("ok", "timeout", "kernel_died", "out_of_memory", "output_limit"),
        *("unreadable", "missing", "review", "grader_error"),
    }
    assert json.dumps(Status.REVIEW) == '"review"'
    assert Status.GRADER_ERROR.urgency < Status.TIMEOUT.urgency < Status.OK.urgency


# --- nbgrader export ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """Return the file of a gradebook with two assignments; ada handed in the first late."""
    path = tmp_path_factory.mktemp("filled") / "gradebook.db"
    with pytest.MonkeyPatch.context() as patch:
        # A new gradebook starts the program `alembic`, which is beside Python.
        patch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
        Gradebook(f"sqlite:///{path}").close()
    with Gradebook(f"sqlite:///{path}") as gb:
        for assignment in ("one", "two"):
            gb.add_assignment(assignment)
            gb.add_notebook("practice", assignment)
            gb.add_grade_cell("test_b", "practice", assignment, max_score=3, cell_type="code")
            gb.add_grade_cell("written", "practice", assignment, max_score=2, cell_type="markdown")
        gb.add_task_cell("task", "practice", "two", max_score=1, cell_type="markdown")
        for name in NAMES:
            gb.add_student(name, last_name=name, first_name=f"1, {name}", email=None)
        when = datetime.datetime(2026, 11, 1, 10)
        for name in ("ada", "=cmd()"):
            with gb.db.no_autoflush:  # else SQLAlchemy warns of nbgrader's way to add one
                gb.add_submission("one", name, timestamp=when)
        marks = {("ada", "test_b"): (3.0, None, 0.5), ("ada", "written"): (None, 1.5, None)}
        marks |= {("=cmd()", "test_b"): (3.0, 1.0, 0.25)}  # marked by hand: 1, not 3
        for (student, cell), values in marks.items():
            grade = gb.find_grade(cell, "practice", "one", student)
            grade.auto_score, grade.manual_score, grade.extra_credit = values
        late = gb.find_submission_notebook("practice", "one", "ada")
        late.late_submission_penalty = 2.0
        gb.db.commit()
    return path


@pytest.fixture
def gradebook(filled, tmp_path, monkeypatch):
    """Yield a copy of it in a course's folder with a report on the first assignment."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(filled, "gradebook.db")
    rows = [submission(x, status=y) for x, y in {"ada": "timeout", "=cmd()": "ok"}.items()]
    # The more urgent of a student's notebooks counts, wherever it comes in the list.
    rows += [submission("ada", status="ok", notebook=other) for other in ("aaa", "zzz")]
    write_reports(report_of(*rows), module.REPORTS / "one")
    with Gradebook("sqlite:///gradebook.db") as gb:
        yield gb


def exported(gradebook, **traits):
    Export(to="out.csv", **traits).export(gradebook)
    with Path("out.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_export_counts_as_nbgrader_does(gradebook):
    rows = {(row["assignment"], row["student_id"]): row for row in exported(gradebook)}
    assert len(rows) == 2 * len(NAMES)
    ada, cmd, other = (rows["one", name] for name in ("ada", "'=cmd()", "-1.5"))
    assert (ada["practice/test_b"], ada["practice/written"]) == ("3.5", "1.5")
    assert (ada["raw_score"], ada["late_submission_penalty"]) == ("5.0", "2.0")
    assert (ada["score"], ada["max_score"], ada["status"]) == ("3.0", "5.0", "timeout")
    assert ada["timestamp"] == "2026-11-01 10:00:00"
    assert (cmd["practice/test_b"], cmd["practice/written"]) == ("1.25", "")
    assert (cmd["score"], cmd["status"]) == ("1.25", "ok")
    assert [other[x] for x in ("status", "timestamp", "score", "practice/test_b")] == [
        *("", "", "0.0", "")
    ]
    assert (rows["two", "ada"]["status"], rows["two", "ada"]["max_score"]) == ("", "6.0")
    assert list(ada)[-3:] == ["practice/task", "practice/test_b", "practice/written"]


def test_export_is_safe_and_loses_no_name(gradebook):
    rows = exported(gradebook, assignment=["one"])
    names = {f"'{name}" if name[0] in "=@" else name for name in NAMES}
    assert {row["student_id"] for row in rows} == names
    assert {row["last_name"] for row in rows} == names
    assert {row["first_name"] for row in rows} == {f"1, {name}" for name in NAMES}
    assert [row["last_name"] for row in rows][:3] == ["'quoted'", "-1.5", "'=cmd()"]  # sorted


def test_export_keeps_to_what_is_asked_for(gradebook):
    rows = exported(gradebook, assignment=["two"], student=["ada", "-1.5"])
    assert [(row["assignment"], row["student_id"]) for row in rows] == [
        *(("two", "-1.5"), ("two", "ada"))
    ]
    assert exported(gradebook, assignment=["three"]) == []


def test_students_without_names_come_by_id(gradebook):
    for student in gradebook.students:
        student.last_name = student.first_name = None
    gradebook.db.commit()
    ids = [row["student_id"] for row in exported(gradebook, assignment=["one"])]
    assert ids == [f"'{name}" if name[0] in "=@" else name for name in sorted(NAMES)]


def test_export_never_takes_off_more_than_there_is(gradebook):
    late = gradebook.find_submission_notebook("practice", "one", "ada")
    late.late_submission_penalty = 100.0
    gradebook.db.commit()
    (row,) = exported(gradebook, assignment=["one"], student=["ada"])
    assert (row["raw_score"], row["score"]) == ("5.0", "0.0")


def test_export_goes_on_without_a_readable_report(gradebook):
    (module.REPORTS / "one" / "report.json").write_text("{")
    assert {row["status"] for row in exported(gradebook)} == {""}


def test_nbgrader_finds_the_exporter(gradebook, tmp_path):
    expected = exported(gradebook, assignment=["one"])
    command = "-m nbgrader export --exporter=autograder.classroom.Export --to=out.csv"
    command += f" --assignment=['one'] --db=sqlite:///{tmp_path}/gradebook.db"
    Path("out.csv").unlink()
    environment = os.environ | {"HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, *command.split()], check=True, env=environment)
    with Path("out.csv").open(newline="", encoding="utf-8") as file:
        assert list(csv.DictReader(file)) == expected


# --- the numbers on the page -------------------------------------------------------------


def four():
    """Four students, counted by hand below."""
    table = {"a": (2, 3, 0), "b": (1, 3, 1), "c": (0, 3, 2), "d": (2, 3, 2)}
    return [
        submission(
            student,
            {
                "first": exercise(float(x), 2.0),
                "same": exercise(float(y), 3.0),
                "last": exercise(float(z), 4.0),
                "written": exercise(None if student == "a" else float(x), manual=True),
            },
        )
        for student, (x, y, z) in table.items()
    ]


def test_difficulty_and_discrimination_by_hand():
    rows = four()
    first, same, last, written = report_page.exercises(rows, report_page.totals(rows, "score"))
    assert [(x["full"], x["part"], x["none"]) for x in (first, same, last)] == [
        *((2, 1, 1), (4, 0, 0), (0, 3, 1))
    ]
    assert first["difficulty"] == pytest.approx((1 + 0.5 + 0 + 1) / 4)
    assert last["difficulty"] == pytest.approx((0 + 1 + 2 + 2) / 16)
    # first: 2, 1, 0, 2 against the rest 3, 4, 5, 5, by the definition: deviations from the
    # means 5/4 and 17/4 are 3, -1, -5, 3 and -5, -1, 3, 3 quarters.
    by_hand = (-15 + 1 - 15 + 9) / np.sqrt((9 + 1 + 25 + 9) * (25 + 1 + 9 + 9))
    assert first["discrimination"] == pytest.approx(by_hand)
    assert last["discrimination"] == pytest.approx(np.corrcoef([0, 1, 2, 2], [5, 4, 3, 5])[0, 1])
    assert same["discrimination"] is None
    # Given by hand, so not part of the score: b, c, d against their whole scores 5, 5, 7.
    assert (written["n"], written["waiting"]) == (3, 1)
    expected = np.corrcoef([1, 0, 2], [5, 5, 7])[0, 1]
    assert written["discrimination"] == pytest.approx(expected)


def test_correlation_of_one_or_of_equal_values_is_undefined():
    assert correlation([], []) is None
    assert correlation([1.0], [2.0]) is None
    assert correlation([0.1 + 0.2, 0.3], [1.0, 2.0]) is None  # equal but for rounding
    assert correlation([0.0, 1.0], [1.0, 0.0]) == pytest.approx(-1)


def test_a_score_is_the_students_over_all_notebooks():
    rows = [
        submission("ada", {"x": exercise(1.0)}),
        submission("ada", {"x": exercise(2.0)}, notebook="second"),
        submission("ben", {"x": exercise(0.0)}),
        submission("ben", {"x": exercise(0.5)}, notebook="second"),
    ]
    assert report_page.totals(rows, "score") == {"ada": 3.0, "ben": 0.5}
    shown = report_page.exercises(rows, report_page.totals(rows, "score"))
    assert [x["notebook"] for x in shown] == ["practice", "second"]
    assert [x["discrimination"] for x in shown] == pytest.approx([1.0, 1.0])
    assert "second/x" in html_page(report_of(*rows))


def test_submissions_that_were_not_run_say_nothing_about_the_exercises():
    statuses = {"a": "ok", "b": "timeout", "c": "review", "d": "unreadable", "e": "missing"}
    rows = [
        submission(name, {"x": exercise(2.0 * (status == "ok"))}, status=status)
        for name, status in statuses.items()
    ]
    page = text_of(html_page(report_of(*rows)))
    assert "mean 1.0 of 2 " in page
    assert "median 1 full marks 1 of 2 " in page
    assert "x 2 1 0 1 0.50 – " in page
    assert "Submissions 5 ok 1 timeout 1 missing 1 unreadable 1 review 1 handed in late 0" in page


def test_messages_that_differ_in_numbers_are_one_kind():
    messages = ["got 0.25", "got 0.25", "got 17", "got -1e-5", "no result", "", "got x"]
    kinds = report_page.failures([exercise(0.0, message=m) for m in messages])
    assert kinds == [(4, "got 0.25", 3), (1, "no result", 1), (1, "got x", 1)]


def test_the_most_urgent_come_first_and_once():
    rows = [
        submission("a", {"x": exercise(None, manual=True)}),
        submission("b"),
        submission("c", notes=["a note"]),
        submission("d", flagged=True, notes=["another"]),
        submission("e", status="timeout", flagged=True),
        submission("f", status="grader_error"),
        submission("g", status="review", flagged=True),
    ]
    groups = report_page.attention(rows)
    assert [(name, [s["student"] for s in rows]) for name, _, rows in groups] == [
        *(("grader_error", ["f"]), ("review", ["g"]), ("timeout", ["e"])),
        *(("flagged", ["d"]), ("noted", ["c"]), ("waiting for a manual grade", ["a"])),
    ]


# --- the page ----------------------------------------------------------------------------


class Page(HTMLParser):
    """Collect what a browser would see: tags, attributes, text."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.texts, self.open = [], [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        """Note the tag; those below have no end."""
        self.tags.append((tag, dict(attributes)))
        if tag not in ("meta", "img", "rect"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        """Each end belongs to the last start."""
        assert tag == "rect" or self.open.pop() == tag

    def handle_data(self, data):
        """Keep what is shown."""
        if self.open and self.open[-1] not in ("style", "title"):
            self.texts.append(data)


def text_of(page):
    return " ".join(" ".join(Page(page).texts).split())


@pytest.mark.parametrize("n_students", [3, 60])
def test_the_page_is_alone_and_still(n_students):
    page = html_page(synthetic(n_students))
    tags = Page(page).tags
    assert not Page(page).open
    assert not {tag for tag, _ in tags} & {"script", "iframe", "link", "object", "form", "base"}
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]
    sources = [attributes[x] for _, attributes in tags for x in ("src", "href") if x in attributes]
    assert [source[:26] for source in sources] == ["data:image/svg+xml;base64,"]
    assert "http" not in re.sub(r'http-equiv|src="data:[^"]*"', "", page)
    policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    assert policy in [a.get("content") for tag, a in tags if tag == "meta"]


def test_nothing_of_a_student_is_markup():
    answers = {"x": exercise(0.0, message=f"got {SCRIPT}")}
    row = submission(f"ada{SCRIPT}", answers, notes=[f"note {SCRIPT}"], status="timeout")
    other = submission(f"ben{SCRIPT}", {"x": exercise(None, manual=True)})
    page = html_page(report_of(row, other))
    assert text_of(page).count(SCRIPT) == 6
    assert "<script" not in page
    assert "onerror=" not in re.sub(r"&lt;.*?&gt;", "", page)


def test_the_plot_is_told_in_words():
    scores = [0.0, 1.0, 1.0, 2.0]
    rows = [submission(f"s{i}", {"x": exercise(score)}) for i, score in enumerate(scores)]
    (alt,) = [a["alt"] for tag, a in Page(html_page(report_of(*rows))).tags if tag == "img"]
    assert alt.endswith("got them: 0: 1, 1: 2, 2: 1.")
    rows += [submission("half", {"x": exercise(1.25)})]
    (alt,) = [a["alt"] for tag, a in Page(html_page(report_of(*rows))).tags if tag == "img"]
    assert alt.endswith(": 0 to 0.1: 1, 1 to 1.1: 2, 1.2 to 1.3: 1, 1.9 to 2: 1.")


def test_an_empty_class_and_one_without_exercises():
    assert "No answers were run that" in html_page(report_of())
    assert "Nobody." in html_page(report_of())
    page = html_page(report_of(submission("ada"), submission("ben")))
    assert "There is no exercise to show." in page
    assert "0.0 of 0" not in page


def test_a_run_without_a_sandbox_is_said():
    assert "Sandbox: none, so" in html_page(report_of() | {"sandbox": "none"})
    assert "Sandbox: bubblewrap 0.8.0, warm." in html_page(report_of())


def test_long_lists_and_messages_are_folded():
    lines = "\n".join(f"line {chr(97 + i)}" for i in range(20))
    rows = [
        submission(f"s{i}", {"x": exercise(0.0, message=lines)}, status="timeout")
        for i in range(13)
    ]
    page = html_page(report_of(*rows))
    assert "line d" in page
    assert "line e" not in page
    assert [a for tag, a in Page(page).tags if tag == "details"] == [{}]
    assert [a for tag, a in Page(html_page(report_of(*rows[:12]))).tags if tag == "details"] == [
        {"open": None}
    ]
