"""What a run leaves for the teacher's programs: report.json and report.csv.

The page to read is in `report_page.py`.
"""

import json
from contextlib import suppress
from pathlib import Path

from nbgrader import utils

from autograder.classroom.files import write_atomically
from autograder.classroom.spreadsheet import csv_text
from autograder.running.marked import is_test
from autograder.running.status import Status
from autograder.running.verdict import ERROR, RIGHT, exercises_of

REPORTS = Path("autograder/reports")  # in the course's folder, one folder a lesson
FIELDS = ("student", "notebook", "status", "score", "max_score", "needs_manual_grade", "flagged")
FIELDS += ("late_seconds", "timestamp", "seconds", "memory_mb", "name", "notes")


def rows_of(submission, lesson, due):
    """Return what the report says of a student's notebooks.

    Parameters
    ----------
    submission : Submission
        With its results, or with an error.
    lesson : Lesson
    due : dict
        When the work was due, by student.

    Returns
    -------
    list of dict
        One for each notebook of which some cell counts.
    """
    rows = []
    for name, original in lesson.graded.items():
        result = {"notebook": original, "status": Status.GRADER_ERROR, "notes": []}
        result |= {"seconds": 0, "memory": 0}
        if submission.error:
            result["notes"] = [submission.error]
        else:
            result = submission.results[name]
        titles = {x.grade_id: x.title for x in exercises_of(original, RIGHT)}
        judged = {x.grade_id: x for x in exercises_of(result["notebook"], RIGHT)}
        exercises = {}
        for cell in filter(utils.is_grade, result["notebook"].cells):
            of = cell.metadata.nbgrader.grade_id
            exercises[of] = _exercise(cell, result["status"]) | {"title": titles.get(of, "")}
            if judged[of].verdict == ERROR:  # the answer's own, not what follows from it
                exercises[of]["message"] = judged[of].message
        tests = [exercise for exercise in exercises.values() if not exercise["manual"]]
        open_ = any(exercise["points"] is None for exercise in exercises.values())
        rows.append(
            {
                "student": submission.student,
                "name": submission.name,
                "notebook": name,
                "status": str(result["status"]),
                "score": sum(exercise["points"] or 0 for exercise in tests),
                "max_score": sum(exercise["max_points"] for exercise in tests),
                "needs_manual_grade": bool(
                    result["status"].needs_a_person or open_ or submission.asks(name)
                ),
                "flagged": result["status"] == Status.REVIEW,
                "late_seconds": _late(submission.timestamp, due[submission.student]),
                "timestamp": submission.timestamp,
                "seconds": round(result["seconds"], 3),
                "memory_mb": round(result["memory"] / 1e6, 1),
                "notes": submission.notes.get(name, []) + result["notes"],
                "exercises": exercises,
            }
        )
    return rows


def _late(timestamp, due):
    if not (timestamp and due):
        return 0.0
    return max(0.0, (utils.parse_utc(timestamp) - due).total_seconds())


def _exercise(cell, status):
    """Return what the report says of one graded cell."""
    if status == Status.GRADER_ERROR:
        points, most = None, float(cell.metadata.nbgrader.points)
    else:
        points, most = utils.determine_grade(cell)
    errors = [o for o in cell.get("outputs", []) if o.output_type == "error"]
    message = errors[0].evalue if errors else ""
    if errors and errors[0].ename != "CheckFailed":
        message = f"{errors[0].ename}: {message}"
    manual = not is_test(cell)
    return {"points": points, "max_points": most, "message": message, "manual": manual}


def update_reports(report, folder, present):
    """Write the reports; what an earlier run said of other students stays in them.

    Parameters
    ----------
    report, folder
        As for `write_reports`.
    present : collection of str
        The students with a submission; who has none any more leaves the reports.
    """
    rows, before = report["submissions"], ()
    graded = {(row["student"], row["notebook"]) for row in rows}
    with suppress(OSError, ValueError):
        before = read_report(folder)["submissions"]
    stay = [r for r in before if r["student"] in present]
    others = [r for r in stay if (r["student"], r["notebook"]) not in graded]
    write_reports(report | {"submissions": rows + others}, folder)


def write_reports(report, folder):
    """Write report.json and report.csv, each of them whole or not at all.

    Parameters
    ----------
    report : dict
        The result of a run; its submissions may come in any order.
    folder : path
        Where to write; made if need be.
    """
    report = report | {"submissions": in_order(report["submissions"])}
    exercises = dict.fromkeys(
        (s["notebook"], name) for s in report["submissions"] for name in s["exercises"]
    )
    rows = [[*FIELDS, *map("/".join, exercises)]]
    for s in report["submissions"]:
        points = [
            s["exercises"].get(name, {}).get("points") if notebook == s["notebook"] else None
            for notebook, name in exercises
        ]
        rows.append([*(s.get(field) for field in FIELDS[:-1]), "; ".join(s["notes"]), *points])
    text = json.dumps(report, ensure_ascii=False, indent=1) + "\n"
    write_atomically(Path(folder) / "report.json", text)
    write_atomically(Path(folder) / "report.csv", csv_text(rows))


def read_report(folder):
    """Return the report that `write_reports` left in a folder.

    Raises
    ------
    FileNotFoundError
        If there is none.
    ValueError
        If the file is damaged.
    """
    path = Path(folder) / "report.json"
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        command = f"python -m autograder grade {Path(folder).name}"
        raise FileNotFoundError(f"There is no {path} yet: run `{command}` first.") from None
    except ValueError as error:
        raise ValueError(f"{path} is damaged ({error}): grade again, or restore it.") from None
    if not isinstance(report, dict) or not isinstance(report.get("submissions"), list):
        raise ValueError(f"{path} is damaged (it lists no submissions): grade again.")
    return report


def in_order(submissions):
    """Return the submissions by student, then by notebook."""
    return sorted(submissions, key=lambda s: (s["student"], s["notebook"]))
