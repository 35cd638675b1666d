"""The command that `make teach` prints, at each stage of a lesson."""

import os
import shutil

import corpus
import pytest

from autograder.classroom.next_step import next_step

LESSON = "01_detection"


@pytest.fixture
def course(tmp_path, monkeypatch):
    monkeypatch.delenv("NBGRADER_EXCHANGE", raising=False)
    monkeypatch.setenv("PATH", os.environ["PATH"])  # the configuration adds to it
    shutil.copy(corpus.ROOT / "nbgrader_config.py", tmp_path)
    return tmp_path


def test_each_stage_leads_to_the_next(course):
    data = course / "autograder"
    exchange = data / "exchange" / "imbalanced_data"
    stages = [
        (None, "nbgrader generate_assignment 01_detection && nbgrader release_assignment"),
        (exchange / "outbound" / LESSON, f"nbgrader collect {LESSON}"),
        (exchange / "inbound" / f"ada+{LESSON}+2026-01-01", f"nbgrader collect {LESSON}"),
        (data / "submitted" / "ada" / LESSON, f"python -m autograder grade {LESSON}"),
        (data / "reports" / LESSON, f"nbgrader generate_feedback {LESSON}"),
        (data / "feedback" / "ada" / LESSON, f"nbgrader collect {LESSON}"),
    ]
    said = []
    for folder, command in stages:
        if folder:
            folder.mkdir(parents=True)
        reason, found = next_step(course)
        assert found.startswith(command)
        said.append(reason)
    assert "ada handed in 01_detection" in said[2]
    assert len({*said}) == len(said) - 1  # the last is that of a released lesson again
