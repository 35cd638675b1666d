"""A lesson begun afresh: the release comes back, and nothing that was there is lost."""

import json

import corpus
import pytest

from autograder import fresh
from autograder.__main__ import main
from autograder.learner import place
from autograder.learner.release import texts

LESSON, EXERCISES = "01_detection", "01_detection/detection_exercises.ipynb"


@pytest.fixture
def notebooks(tmp_path, monkeypatch):
    """Make a course in which lesson 01 was worked on; stand in it."""
    notebooks = tmp_path / "course" / "notebooks"
    (notebooks / LESSON).mkdir(parents=True)
    monkeypatch.setattr(place, "ROOT", tmp_path / "course")
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    monkeypatch.chdir(tmp_path / "course")
    for name, text in texts(LESSON).items():
        (notebooks / name).write_text(text, encoding="utf-8")
    (notebooks / EXERCISES).write_text('{"cells": [], "my": "answers"}', encoding="utf-8")
    return notebooks


def released(name):
    return (corpus.ROOT / "notebooks" / name).read_bytes()


@pytest.mark.parametrize("lesson", ["01", LESSON, f"notebooks/{LESSON}", f"notebooks/{EXERCISES}"])
def test_the_release_comes_back_and_the_answers_are_kept(notebooks, lesson, capsys):
    assert main(["fresh", lesson]) == 0
    said = capsys.readouterr().out
    assert (notebooks / EXERCISES).read_bytes() == released(EXERCISES)
    (kept,) = (notebooks / "kept").iterdir()
    assert json.loads(kept.read_text())["my"] == "answers"
    assert str(kept) in said
    assert ("detection.ipynb is untouched" in said) == ("ipynb" not in lesson)
    assert {p.name for p in (notebooks / LESSON).iterdir()} == {
        "detection.ipynb",
        "detection_exercises.ipynb",
    }


def test_twice_keeps_both(notebooks):
    fresh("01")
    (notebooks / EXERCISES).write_text("{}", encoding="utf-8")
    fresh("01")
    assert len([*(notebooks / "kept").iterdir()]) == 2


def test_what_was_deleted_comes_back(notebooks):
    (notebooks / EXERCISES).unlink()
    assert "detection_exercises.ipynb is back." in repr(fresh("01"))
    assert "curves.ipynb is back." in repr(fresh("03"))
    name = "03_curves/curves.ipynb"
    assert (notebooks / name).read_bytes() == released(name)


def test_what_is_no_lesson_is_said(notebooks, capsys):
    assert main(["fresh", "99_magic"]) == 1
    assert "Got '99_magic', but expected a lesson" in capsys.readouterr().err
    own = notebooks / LESSON / "own.ipynb"
    own.write_text("{}")
    with pytest.raises(ValueError, match=r"own.ipynb, but expected a notebook of the course"):
        fresh(own)
    assert own.read_text() == "{}"
