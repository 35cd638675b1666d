"""How far a learner has come: the results of earlier checks, kept in the learner's store."""

from datetime import datetime

from autograder.learner.page import Page, Row

PART = "exercises"  # the part of the learner's store that belongs to us


def progress():
    """Show the course map with what is done, and the points of each lesson.

    A lesson is done with all the points that code gives; the quick test, when it was passed.

    Returns
    -------
    Page
        A table of the lessons; the map is drawn beside it.

    Examples
    --------
    >>> progress().rows[1].title
    '01 Detecting imbalance'
    """
    from imbalance_helpers import LESSONS, CourseMapDisplay
    from imbalance_helpers.course.store import Store

    store = Store()
    results, remarks = _results(store)
    rows = [_lesson_row(lesson, results, store) for lesson in LESSONS]
    done = [x.id for x, row in zip(LESSONS, rows, strict=True) if row.verdict.startswith("✓")]
    CourseMapDisplay.from_progress(done)
    return Page(f"{len(done)} of {len(LESSONS)} lessons done", rows, remarks, of="Lesson")


def _results(store):
    """Return what earlier checks found, by lesson, and what there is to say about the file."""
    results = store.read(PART)
    remarks = [store.notice] if store.notice else []
    if results is None:
        return {}, remarks
    readable = results if isinstance(results, dict) else {}
    readable = {lesson: entry for lesson, entry in readable.items() if _is_result(entry)}
    if readable != results:
        remarks.append("Some of your saved results cannot be read; they are left out.")
    return readable, remarks


def _is_result(entry):
    kinds = {"points": (int, float), "max_points": (int, float), "done": bool}
    return isinstance(entry, dict) and all(isinstance(entry.get(k), t) for k, t in kinds.items())


def record(lesson, report, all_tests, store):
    """Save a result; return what there is to say about that."""
    results, remarks = _results(store)
    before = results.get(lesson, {})
    results[lesson] = {
        "points": report.points,
        "max_points": report.max_points,
        "done": report.complete or before.get("done", False),
        "checked": datetime.now().astimezone().isoformat(timespec="seconds"),
        "all_tests": all_tests,
        "exercises": [exercise._asdict() for exercise in report.exercises],
    }
    store.write(PART, results)
    return list(dict.fromkeys([*remarks, *([store.notice] if store.notice else [])]))


def _lesson_row(lesson, results, store):
    """Return the line of `progress` about one lesson."""
    from imbalance_helpers.quiz.attempts import best_score

    title, result = f"{lesson.id[:2]} {lesson.title}", results.get(lesson.id)
    points = f"{result['points']:g} of {result['max_points']:g}" if result else ""
    if lesson.id == "15_quiz":
        score, passed = best_score(store)
        verdict = "✓ done" if passed else "◐ begun" if score is not None else "○ not taken yet"
        best = "" if score is None else f"Quick test: {score} right at best."
        return Row(verdict, points, title, best)
    if result is None:
        return Row("○ not checked yet", points, title)
    return Row("✓ done" if result["done"] else "◐ begun", points, title)
