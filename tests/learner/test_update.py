"""A newer course beside a learner's own answers: real git, from one folder to another."""

import json
import os
import subprocess

import nbformat
import pytest
from nbformat.v4 import new_notebook

from autograder.__main__ import main
from autograder.learner.release import texts
from autograder.learner.update import update
from autograder.running.marked import grade_id as named

FRAGILE = '{"cells": [], "metadata": {"tags": [\n1,\n2,\n3,\n4,\n5,\n6\n]}}\n'
WRAPPED = FRAGILE.replace("[\n1", "[[\n1").replace("6\n]", "6\n]]")
SPLIT = FRAGILE.replace("3,\n", '3\n], "more": [\n')


def git(folder, *arguments):
    identity = ["-c", "user.name=teacher", "-c", "user.email=teacher@example.org"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True)


def commit(folder, files):
    """Write files into a repository and commit them; None deletes one."""
    for name, text in files.items():
        path = folder / "notebooks" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=a newer course")


def changed(text, grade_id, source):
    """Return a notebook's text with another source in one cell."""
    notebook = nbformat.reads(text, as_version=4)
    next(c for c in notebook.cells if named(c) == grade_id).source = source
    return nbformat.writes(notebook) + "\n"


def source(path, grade_id):
    cells = nbformat.read(path, as_version=4).cells
    return next(c.source for c in cells if named(c) == grade_id)


@pytest.fixture
def origin(tmp_path, monkeypatch):
    """Make the course's repository; on this machine nobody told git who they are."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("EMAIL", "")
    origin = tmp_path / "origin"
    origin.mkdir()
    git(origin, "init", "--quiet", "--initial-branch=trunk")
    lessons = ("00_start_here", "01_detection", "02_metrics", "03_curves", "04_resampling")
    files = {name: text for lesson in lessons for name, text in texts(lesson).items()}
    commit(origin, files | {"05_fragile/fragile.ipynb": FRAGILE})
    return origin


@pytest.fixture
def clone(origin, tmp_path, monkeypatch):
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", str(origin), str(clone)], check=True)
    monkeypatch.chdir(clone / "notebooks")
    return clone


DETECTION, METRICS = "01_detection/detection_exercises.ipynb", "02_metrics/metrics_exercises.ipynb"
CURVES, DELETED = "03_curves/curves.ipynb", "04_resampling/resampling_exercises.ipynb"
MINE = "def severity(prevalence, n_pos):\n    return 'mine'"
TEST = "# A corrected test.\ndef test_severity():\n    assert severity(0.3, 500)"


def test_each_notebook_keeps_what_is_the_learner_s(origin, clone):
    before, ours = texts(), clone / "notebooks"
    start = "00_start_here/start_here_exercises.ipynb"
    own = {
        DETECTION: changed(before[DETECTION], "severity", MINE),
        METRICS: changed(before[METRICS], "mcc", "def mcc():\n    return 'mine'"),
        start: changed(before[start], "which_step", "def which_step(sentence):\n    return 2"),
        "05_fragile/fragile.ipynb": WRAPPED,
        "01_detection/mine.ipynb": nbformat.writes(new_notebook()),
        "09_new/new.ipynb": nbformat.writes(new_notebook()),
    }
    for name, text in own.items():
        (ours / name).parent.mkdir(exist_ok=True)
        (ours / name).write_text(text, encoding="utf-8")
    (ours / DELETED).unlink()
    newer = {
        DETECTION: changed(before[DETECTION], "test_severity", TEST),
        METRICS: changed(before[METRICS], "mcc", "def mcc(tn, fp, fn, tp):\n    # YOUR CODE"),
        CURVES: before[CURVES].replace("curve", "CURVE"),
        "05_fragile/fragile.ipynb": SPLIT,
        "09_new/new.ipynb": before["15_quiz/quiz.ipynb"],
        "09_new/new_exercises.ipynb": before["15_quiz/quiz_exercises.ipynb"],
    }
    commit(origin, newer)
    said = repr(update())
    assert said.startswith("The course is updated.")

    assert source(ours / DETECTION, "severity") == MINE
    assert source(ours / DETECTION, "test_severity") == TEST
    assert f"{DETECTION}: your answers are in it, and what is new around them" in said
    for name in (METRICS, start, "01_detection/mine.ipynb"):
        assert (ours / name).read_text(encoding="utf-8") == own[name]
        assert f"{name}: as you left it\n" in said
    for name in (CURVES, "09_new/new.ipynb", "09_new/new_exercises.ipynb"):
        assert (ours / name).read_text(encoding="utf-8") == newer[name]
    assert f"{CURVES}: the new version" in said
    assert "09_new/new_exercises.ipynb: new\n" in said
    assert (ours / DELETED).read_text(encoding="utf-8") == before[DELETED]
    assert f"{DELETED}: back, since it was deleted here" in said
    (renamed,) = [p for p in (ours / "09_new").iterdir() if p.name.startswith("new__")]
    assert renamed.read_text(encoding="utf-8") == own["09_new/new.ipynb"]
    assert renamed.name in said
    assert (ours / "05_fragile/fragile.ipynb").read_text(encoding="utf-8") == WRAPPED
    assert "fragile.ipynb: as you left it: what is new in it could not be put beside" in said
    assert "04_resampling/resampling.ipynb" not in said  # nothing happened to it

    again = repr(update())
    assert again.startswith("The course is up to date.")
    assert f"{DETECTION}: as you left it" in again
    assert source(ours / DETECTION, "severity") == MINE


def test_merged_lines_that_are_no_notebook_any_more_are_why_we_look():
    """What git makes of the fragile notebook, were it left to it."""
    merged = WRAPPED.replace("3,\n", '3\n], "more": [\n')
    json.loads(WRAPPED), json.loads(SPLIT)
    with pytest.raises(ValueError, match="Expecting"):
        json.loads(merged)


def test_what_is_in_the_way_is_said_and_nothing_is_touched(
    origin, clone, tmp_path, monkeypatch, capsys
):
    path = clone / "notebooks" / DETECTION
    mine = changed(texts()[DETECTION], "severity", MINE)
    path.write_text(mine, encoding="utf-8")
    commit(origin, {CURVES: texts()[CURVES].replace("curve", "CURVE")})

    git(clone, "checkout", "--quiet", "--detach")
    with pytest.raises(ValueError, match=r"on no branch.*git switch --create mine"):
        update()
    git(clone, "switch", "--quiet", "--create", "mine")
    assert "CURVE" not in (clone / "notebooks" / CURVES).read_text(encoding="utf-8")

    gone = origin.rename(tmp_path / "moved")
    with pytest.raises(ValueError, match=r"gave no answer\. Nothing was changed"):
        update()
    gone.rename(origin)

    (tmp_path / "unzipped" / "notebooks").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "unzipped")
    assert main(["update"]) == 1
    assert "is not a clone made by git" in capsys.readouterr().err
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ValueError, match="git is not installed"):
        update(clone)
    monkeypatch.undo()
    assert path.read_text(encoding="utf-8") == mine


def test_a_branch_of_one_s_own_is_updated_too(origin, clone):
    git(clone, "switch", "--quiet", "--create", "mine")
    commit(origin, {CURVES: texts()[CURVES].replace("curve", "CURVE")})
    assert f"{CURVES}: the new version" in repr(update())
