"""A teacher's first hour, in a clone of the repository as it comes: release and all."""

import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from grading.classes import EXERCISES, LESSON, WRITTEN, Course, answers

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


def commands(section, readme):
    """Return the commands in a section of README.md, line by line, without their remarks."""
    text = re.search(rf"^## {section}\n(.*?)(?=^#)", readme, re.MULTILINE | re.DOTALL)[1]
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [shlex.split(line, comments=True) for block in blocks for line in block.splitlines()]


def test_what_readme_tells_a_teacher_to_type_works(clone, tmp_path):
    """Top to bottom, one class: ada by the exchange, ben by a zip file, cleo not at all."""
    folder = clone.folder
    (folder / "roster.csv").write_text(
        "id,first_name,last_name,email\nada,Ada,Lovelace,a@x.org\n"
        "ben,Ben,Ng,b@x.org\ncleo,Cleo,Park,c@x.org\n"
    )
    student, said, seen = tmp_path / "ada", {}, []

    def hand_in(number):
        clone.hand_in("ada", answers(number), written=WRITTEN)  # where collect would put it
        notebook = clone.submitted("ada") / f"{EXERCISES}.ipynb"
        shutil.move(notebook, student / LESSON / notebook.name)
        shutil.rmtree(clone.submitted("ada").parent)
        study("submit", LESSON, "--student=ada")

    def study(*command):
        exchange = {"NBGRADER_EXCHANGE": str(folder / "autograder" / "exchange")}
        Course(student, variables=exchange).run("nbgrader", *command)

    for words in commands("Teach", (folder / "README.md").read_text()):
        if words[0] not in ("nbgrader", "python"):
            continue  # the database of a department, for which other tests have one
        if words[:2] == ["nbgrader", "zip_collect"]:
            archive = folder / "autograder" / "downloaded" / LESSON / "archive"
            archive.mkdir(parents=True)
            clone.hand_in("ben", answers(1))
            with zipfile.ZipFile(archive / "ben.zip", "w") as file:
                file.write(clone.submitted("ben") / f"{EXERCISES}.ipynb", f"{EXERCISES}.ipynb")
            shutil.rmtree(clone.submitted("ben").parent)
        if words[-1] == "--update":
            hand_in(2)
        module = words if words[0] == "nbgrader" else words[2:]
        said[" ".join(words)] = clone.run(*module)
        seen.append(module[:2])
        if words[:2] == ["nbgrader", "release_assignment"]:
            (student / "autograder").mkdir(parents=True)
            shutil.copy(folder / "nbgrader_config.py", student)
            study("fetch_assignment", LESSON)
            hand_in(0)
    print("\n".join(f"$ {line}\n{words.strip()[-300:]}" for line, words in said.items()))
    for step in ["db", "collect", "zip_collect", "generate_feedback", "release_feedback", "export"]:
        assert ["nbgrader", step] in seen
    rows = {row["student"]: row for row in clone.report()["submissions"]}
    assert {"ada", "ben"} <= rows.keys()
    assert all(rows[name]["status"] == "ok" for name in ("ada", "ben"))
    assert "1 of them had to be run: ada." in said[f"python -m autograder grade {LESSON}"]
    grades = (folder / "grades.csv").read_text()
    assert "Lovelace" in grades
    assert "Park" in grades
    assert not any("Traceback" in words for words in said.values())
    assert (
        "exchange, so feedback does not go there either: ben"
        in said[f"nbgrader release_feedback {LESSON}"]
    )
    study("fetch_feedback", LESSON, "--student=ada")
    assert len([*(student / LESSON / "feedback").rglob(f"{EXERCISES}.html")]) == 1


def test_the_commands_work_without_an_activated_environment(clone):
    """As README has it: `.venv/bin/` before each."""
    (clone.folder / ".venv").mkdir()
    (clone.folder / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    clean = clone.environment | {"PATH": "/usr/local/bin:/usr/bin:/bin"}
    for words in (
        ["nbgrader", "generate_assignment", LESSON],
        ["python", "-m", "autograder", "-h"],
    ):
        command = [clone.folder / ".venv" / "bin" / words[0], *words[1:]]
        done = subprocess.run(
            command, cwd=clone.folder, env=clean, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    assert (clone.folder / "autograder" / "gradebook.db").exists()
