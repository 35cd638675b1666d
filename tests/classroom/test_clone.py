"""A teacher's first commands, in a clone of the repository as it comes: release and all."""

import shutil
import subprocess
from pathlib import Path

import pytest
from grading.classes import LESSON, Course, answers

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def clone(tmp_path):
    """Return a clone of this repository, with the files as they are now, not as committed."""
    folder = tmp_path / "clone"
    git = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(git, capture_output=True, text=True, check=True).stdout
    subprocess.run(["git", "clone", "--quiet", "--no-checkout", str(ROOT), str(folder)], check=True)
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():  # else it was deleted, and that is not committed yet
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return Course(folder)


@pytest.mark.parametrize("generate", [True, False], ids=["generated", "as it comes"])
def test_a_lesson_is_graded_in_a_clone(clone, generate):
    """The release is there, whether or not the teacher makes it again."""
    before = {p: p.read_bytes() for p in (clone.folder / "notebooks").rglob("*.ipynb")}
    if generate:
        log = clone.run("nbgrader", "generate_assignment", LESSON)
        assert "Skipping" not in log
        assert (clone.folder / "autograder" / "gradebook.db").exists()
        assert before == {p: p.read_bytes() for p in before}
    clone.hand_in("ada", answers(0))
    clone.grade()
    (row,) = clone.report()["submissions"]
    assert (row["status"], row["max_score"]) == ("ok", 11)
    assert row["score"] == sum(e["points"] for e in row["exercises"].values() if not e["manual"])
    assert {r["assignment"] for r in clone.rows()} == {LESSON}


def test_a_lesson_of_which_nothing_is_here_is_said_in_words(clone):
    clone.hand_in("ada", answers(0))
    shutil.rmtree(clone.folder / "solutions" / LESSON)
    log = clone.grade(status=1)
    assert f"There is no notebook in {clone.folder / 'solutions' / LESSON}" in log
    assert "generate_assignment" not in log  # it would say the same
