"""The grading is right: the solution, the release and every answer get what they deserve."""

from collections import Counter

import corpus
import nbformat
import pytest
from nbclient import NotebookClient
from nbgrader.utils import determine_grade

ROUNDS = [(lesson, n) for lesson in corpus.LESSONS for n, _ in enumerate(corpus.rounds(lesson))]


def grade(notebook, folder):
    """Run a notebook in a kernel; map each exercise to its points and its error message."""
    client = NotebookClient(
        notebook,
        allow_errors=True,
        timeout=60,
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute()
    outcome = {}
    for cell in notebook.cells:
        mark = cell.metadata.get("nbgrader", {})
        if mark.get("grade") and not mark.get("solution"):
            errors = [o for o in cell.outputs if o.output_type == "error"]
            message = f"{errors[0].ename}: {errors[0].evalue}" if errors else ""
            points, _ = determine_grade(cell)
            outcome[mark["grade_id"].removeprefix("test_")] = points, message
    return outcome


@pytest.mark.parametrize("lesson", corpus.LESSONS)
def test_solution_gets_full_marks(lesson, tmp_path):
    notebook = nbformat.read(corpus.exercises_path(lesson), as_version=4)
    points = {exercise: points for exercise, (points, _) in grade(notebook, tmp_path).items()}
    assert points == corpus.exercises(lesson)


@pytest.mark.parametrize("lesson", corpus.LESSONS)
def test_release_gets_nothing(lesson, tmp_path):
    notebook = nbformat.read(corpus.exercises_path(lesson, "notebooks"), as_version=4)
    outcome = grade(notebook, tmp_path)
    assert outcome.keys() == corpus.exercises(lesson).keys()
    assert all(points == 0 and message for points, message in outcome.values()), outcome


@pytest.mark.parametrize(("lesson", "n"), ROUNDS)
def test_answers_get_their_verdict(lesson, n, tmp_path):
    chosen = list(corpus.rounds(lesson))[n]
    outcome = grade(corpus.submission(lesson, chosen), tmp_path)
    full = corpus.exercises(lesson)
    surprises = []
    for exercise, answer in chosen.items():
        points, message = outcome[exercise]
        deserved = full[exercise] if answer.verdict == "right" else 0
        if points != deserved or answer.message not in message:
            surprises.append(f"{exercise} | {answer.description}: {points} points, {message!r}")
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
