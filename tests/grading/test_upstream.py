"""nbgrader's own tests of `nbgrader autograde` judge ours, and every difference is on purpose."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import nbgrader.tests.apps
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from autograder.running.graft import graft, load, master
from autograder.running.notebook import execute
from autograder.running.status import Status

SUITE_FILE = str(Path(nbgrader.tests.apps.__file__).parent / "test_nbgrader_autograde.py")
DEVIATIONS = {
    "test_filter_notebook": (
        "It removes the result of a graded notebook and expects a rerun to leave the gap; ours "
        "writes what is missing, since a run that was killed leaves such gaps."
    ),
    "test_grade_empty_timestamp": (
        "An unreadable timestamp.txt is to fail the submission (with an AttributeError); ours "
        "grades it, and the report says that the time is unknown."
    ),
    "test_grade_missing_notebook": (
        "A notebook that was not handed in is to leave no trace; ours gets no points either, "
        "but asks for a person, and feedback shows a stub that says why."
    ),
    "test_handle_failure": (
        "Cells that the gradebook does not know are to fail the whole submission; ours takes "
        "only answers from it, so the rest of it is graded."
    ),
    "test_handle_failure_single_notebook": "As test_handle_failure, for one notebook of two.",
    "test_infinite_loop_with_output": (
        "nbgrader skips it and would expect no result; ours has one, and below is shown that an "
        "endless list costs the points of its cell and no others."
    ),
    "test_missing_files": (
        "An empty folder is to leave no trace; ours has the status `missing`, so that nobody is "
        "forgotten."
    ),
    "test_missing_source_kernelspec": (
        "A submission that names an unknown kernel is to fail; ours is run as what the teacher "
        "wrote, whatever the submission says."
    ),
    "test_no_execute": (
        "--no-execute is to trust the outputs that were handed in; ours always runs notebooks, "
        "for outputs can be edited."
    ),
    "test_showtraceback_exploit": (
        "A submission that disables the display of errors is to get points for the tests that "
        "pass; ours gives none until a person has looked at it."
    ),
    "test_side_effects": (
        "A file that the notebook writes is to appear beside it; ours stays in the sandbox, for "
        "a student may fill a disk or put a page there that feedback would publish."
    ),
}
SKIPPED = {"test_many_students"}  # needs a PostgreSQL set up by hand; test_gradebooks.py has one
# What runs without ALL=1: grades, lateness, reruns, files, a hidden test, and two deviations.
SAMPLE = ["test_grade_timestamp", "test_late_submission_penalty_zero", "test_update_newer"]
SAMPLE += ["test_grade_overwrite_files", "test_hidden_tests_single_notebook", "test_infinite_loop"]
SAMPLE += ["test_missing_files", "test_showtraceback_exploit"]


@pytest.mark.xdist_group("upstream")
def test_nbgraders_own_tests_pass_but_for_documented_deviations(tmp_path):
    (tmp_path / "pytest.ini").write_text("[pytest]\n")  # none of our options and filters
    report, here = tmp_path / "report.xml", Path(__file__).parent
    # Two at a time, unless the tests around this one already take all processors.
    workers = "0" if "PYTEST_XDIST_WORKER" in os.environ else "2"
    options = ["--rootdir", tmp_path, "-p", "no:cacheprovider", "-p", "upstream_plugin"]
    options += ["-n", workers, "--junitxml", report, "-q", "--tb=short"]
    # Without CI, in which a skip fails: the one test that is skipped is skipped by its authors.
    private = ("CI", "PYTEST_", "JUPYTER", "NBGRADER", "IPYTHON")
    variables = {k: v for k, v in os.environ.items() if not k.startswith(private)}
    paths = [here, here.parents[1], Path(sys.executable).parent]
    variables |= {
        "PYTHONPATH": os.pathsep.join(map(str, paths[:2])),
        "PATH": os.pathsep.join([str(paths[2]), os.environ["PATH"]]),  # a gradebook needs alembic
        "JUPYTER_CONFIG_DIR": str(tmp_path / "none"),
    }
    whole = bool(os.environ.get("ALL"))
    names = [] if whole else [f"{SUITE_FILE}::TestNbGraderAutograde::{name}" for name in SAMPLE]
    command = [sys.executable, "-m", "pytest", *options, *(names or [SUITE_FILE])]
    done = subprocess.run(
        command, cwd=tmp_path, env=variables, capture_output=True, text=True, timeout=1200
    )
    assert report.exists(), done.stdout + done.stderr
    found = {"passed": set(), "failed": set(), "skipped": set()}
    for case in ElementTree.parse(report).iter("testcase"):
        tags = {element.tag for element in case}
        failed, skipped = tags & {"failure", "error"}, "skipped" in tags
        outcome = "failed" if failed else "skipped" if skipped else "passed"
        found[outcome].add(case.get("name"))
    names = set().union(*found.values())
    assert names >= ({*DEVIATIONS, *SKIPPED} if whole else {*SAMPLE}), done.stdout
    assert found["failed"] == DEVIATIONS.keys() & names, done.stdout
    assert found["skipped"] == SKIPPED & names
    assert len(found["passed"]) >= (30 if whole else 6)


def test_an_endless_list_costs_its_own_points_only(tmp_path):
    """The notebook of nbgrader's test that is skipped since it takes all memory."""
    folder = Path(nbgrader.tests.apps.__file__).parent / "files"
    endless = nbformat.read(folder / "infinite-loop-with-output.ipynb", as_version=4)
    names = ["kept", "endless", "goes_on"]
    cells = [new_code_cell(source) for source in ["assert True", endless.cells[0].source, "1 + 1;"]]
    for name, cell in zip(names, cells, strict=True):
        cell.metadata.nbgrader = {"grade_id": name, "grade": True, "solution": False}
        cell.metadata.nbgrader |= {"points": 1, "locked": True, "schema_version": 3, "task": False}
    nbformat.write(new_notebook(cells=cells), tmp_path / "task.ipynb")
    notebook, notes = graft(master(tmp_path / "task.ipynb"), load(tmp_path / "task.ipynb"))
    job = {"notebook": notebook, "files": {}, "mode": "warm", "repeat": 1}
    result = execute(job | {"limits": {"memory": 1e9, "cell": 20}})
    assert notes == []
    assert result["status"] == Status.OUT_OF_MEMORY
    errors = [
        [o.ename for o in c.outputs if o.output_type == "error"] for c in result["notebook"].cells
    ]
    assert errors == [[], ["MemoryError"], []]
    assert result["seconds"] < 20
    assert result["memory"] < 1.5e9
