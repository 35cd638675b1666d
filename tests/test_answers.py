"""The grading is right: the solution, the release and every answer get what they deserve."""

from collections import Counter

import corpus
import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell
from nbgrader.utils import determine_grade

SIZE = 100  # answers in one kernel: starting it and importing takes longer than a check
# No answer may live on a name that another defined. (%reset does the same, 50 times slower.)
FORGET = """
_first = globals().setdefault("_first", {*globals(), "_first", "_name"})
for _name in {*globals()} - _first:
    del globals()[_name]
"""
BATCHES = [
    (lesson, start)
    for lesson in corpus.LESSONS
    for start in range(0, len(corpus.answers(lesson)), SIZE)
]


def run(notebook, folder):
    """Run a notebook in a kernel, errors and all."""
    NotebookClient(
        notebook,
        allow_errors=True,
        timeout=60,
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(folder)}},
    ).execute()


def outcome(test_cell):
    """Return the points of an executed test cell, and the message the learner reads."""
    errors = [output for output in test_cell.outputs if output.output_type == "error"]
    points, _ = determine_grade(test_cell)
    return points, f"{errors[0].ename}: {errors[0].evalue}" if errors else ""


def grade(lesson, folder, tmp_path):
    """Run a lesson's exercise notebook as it is; map each exercise to its outcome."""
    notebook = nbformat.read(corpus.exercises_path(lesson, folder), as_version=4)
    run(notebook, tmp_path)
    return {name: outcome(cell) for name, cell in corpus.test_cells(notebook).items()}


@pytest.mark.parametrize("lesson", corpus.LESSONS)
def test_solution_gets_full_marks(lesson, tmp_path):
    full = {name: (points, "") for name, points in corpus.exercises(lesson).items()}
    assert grade(lesson, "solutions", tmp_path) == full


@pytest.mark.parametrize("lesson", corpus.LESSONS)
def test_release_gets_nothing(lesson, tmp_path):
    outcomes = grade(lesson, "notebooks", tmp_path)
    assert outcomes.keys() == corpus.exercises(lesson).keys()
    assert all(points == 0 and message for points, message in outcomes.values()), outcomes


@pytest.mark.parametrize(("lesson", "start"), BATCHES)
def test_answers_get_their_verdict(lesson, start, tmp_path):
    batch = corpus.answers(lesson)[start : start + SIZE]
    solution = nbformat.read(corpus.exercises_path(lesson), as_version=4)
    tests = corpus.test_cells(solution)
    solution.cells = []
    for answer in batch:
        answer_cells = [new_code_cell(FORGET), new_code_cell(answer.source)]
        solution.cells += [*answer_cells, nbformat.from_dict(dict(tests[answer.exercise]))]
    run(solution, tmp_path)
    full = corpus.exercises(lesson)
    surprises = []
    for answer, test in zip(batch, solution.cells[2::3], strict=True):
        points, message = outcome(test)
        deserved = full[answer.exercise] if answer.verdict == "right" else 0
        if points != deserved or answer.message not in message:
            surprises.append(
                f"{answer.exercise} | {answer.description}: {points} points, {message!r}"
            )
    assert not surprises, "\n".join(surprises)


@pytest.mark.parametrize("lesson", corpus.LESSONS)
def test_every_exercise_has_answers_of_both_kinds(lesson):
    have = Counter((answer.exercise, answer.verdict) for answer in corpus.answers(lesson))
    assert {exercise for exercise, _ in have} == set(corpus.exercises(lesson))
    for exercise in corpus.exercises(lesson):
        assert have[exercise, "right"] >= 2, f"{exercise}: fewer than two right answers"
        assert have[exercise, "wrong"] >= 5, f"{exercise}: fewer than five wrong answers"


@pytest.mark.parametrize("header", ["severity", "severity | wrong | no message", "a | maybe | b"])
def test_malformed_header_names_itself(header):
    with pytest.raises(ValueError, match="expected 'exercise"):
        corpus.parse(header, "")
