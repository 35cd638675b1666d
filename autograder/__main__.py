"""The commands of a teacher, and the check of a learner: `python -m autograder --help`."""

import argparse
import gc
import logging
import os
import sys
from collections import Counter
from contextlib import suppress


def main(arguments=None):
    """Run a command; return its exit status.

    0: every submission has a status. 1: nothing could start. 2: the grader itself failed on
    a submission, for which no grade was written. 130: stopped by Ctrl-C.
    """
    parser = argparse.ArgumentParser(prog="python -m autograder", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    grade = commands.add_parser("grade", help="grade the submissions of a lesson")
    grade.add_argument("lesson", help="such as 01_detection")
    grade.add_argument("--students", default="*", metavar="GLOB", help="only these students")
    grade.add_argument("--jobs", type=int, help="workers, by default as many as fit")
    grade.add_argument("--backend", choices=["threading", "dask"], default="threading")
    grade.add_argument("--scheduler", default="", metavar="ADDRESS", help="that of dask")
    grade.add_argument("--cold", action="store_true", help="start a kernel for each submission")
    grade.add_argument("--no-sandbox", action="store_true", help="for programs that you trust")
    grade.add_argument("--force", action="store_true", help="run again what was run before")
    grade.add_argument("--repeat", type=int, help="runs of each, to find unstable tests")
    report = commands.add_parser("report", help="write the page about a lesson's grades")
    report.add_argument("lesson")
    extend = commands.add_parser("extend", help="give one student more time for a lesson")
    extend.add_argument("lesson")
    extend.add_argument("student")
    extend.add_argument(
        "--hours", type=float, default=0, help="after the due date; 0 takes it back"
    )
    check = commands.add_parser("check", help="check one's own notebook")
    check.add_argument("lesson", nargs="?", help="such as 01 or a path; the folder one is in")
    fresh = commands.add_parser("fresh", help="begin a lesson afresh; yours is kept")
    fresh.add_argument("lesson", help="such as 01, or the path of a notebook")
    commands.add_parser("update", help="get the newer course; your answers are kept")
    options = parser.parse_args(arguments)
    if options.command == "grade":
        if (options.backend == "dask") != bool(options.scheduler):
            parser.error("--backend dask and --scheduler ADDRESS go together")
        return _grade(options)
    if options.command == "extend":
        return _extend(options)
    if options.command == "report":
        from autograder.classroom.report import REPORTS
        from autograder.classroom.report_page import write_page

        try:
            print(write_page(REPORTS / options.lesson))
        except (OSError, ValueError) as error:
            return _refuse(error)
        return 0
    if options.command == "check":
        from autograder.learner.check import main as check_lesson

        return check_lesson(options.lesson)
    try:
        if options.command == "fresh":
            from autograder.learner.fresh import fresh

            print(fresh(options.lesson))
        else:
            from autograder.learner.update import update

            print(update())
    except (OSError, ValueError) as error:
        return _refuse(error)
    return 0


def _extend(options):
    from nbgrader.api import MissingEntry
    from nbgrader.apps.baseapp import NbGrader

    from autograder.classroom.gradebook import extend

    app = NbGrader(log_level=logging.ERROR)
    app.initialize([])
    place = app.coursedir.db_url, app.coursedir.course_id
    try:
        due = extend(*place, options.lesson, options.student, options.hours)
    except MissingEntry as error:
        return _refuse(
            f"{error}: see `nbgrader db student list` and `nbgrader db assignment list`."
        )
    when = f"is due on {due:%Y-%m-%d at %H:%M} UTC" if due else "has no due date for anybody"
    print(f"{options.lesson} of {options.student} {when}. Grade again to apply it.")
    return 0


def _start_quickly(options):
    """Do what shortens the start, of which imports are nearly all.

    Two servers import their libraries while we import ours; if there is nothing to run, they
    just end with us. What jsonschema imports for formats that notebooks do not use takes longer
    than nbgrader, and collecting garbage among modules finds none.
    """
    from autograder.running.fork import ForkServer
    from autograder.running.sandbox import SandboxError

    sys.modules |= dict.fromkeys(["rfc3987_syntax", "isoduration"])
    gc.disable()
    if not (options.cold or options.no_sandbox or options.scheduler):
        with suppress(SandboxError):  # said in words when there is something to run
            ForkServer.idle += [ForkServer() for _ in range(min(options.jobs or os.cpu_count(), 2))]


def _grade(options):
    _start_quickly(options)
    import warnings

    from nbgrader.apps.baseapp import NbGrader
    from nbgrader.converters.base import NbGraderException
    from sqlalchemy.exc import SQLAlchemyError

    from autograder.classroom.grade import Autograde
    from autograder.running.status import Status

    gc.freeze()
    gc.enable()
    # nbgrader's own queries, and what Ctrl-C leaves undone: a teacher can do nothing about them.
    warnings.filterwarnings("ignore", "Object of type", module="nbgrader")
    warnings.filterwarnings("ignore", r"\d+ tasks", module="joblib")
    app = NbGrader(log_level=logging.ERROR)
    app.initialize([])
    app.coursedir.assignment_id = options.lesson
    app.coursedir.student_id = options.students
    grader = Autograde(coursedir=app.coursedir, parent=app, scheduler=options.scheduler)
    grader.force = options.force
    if options.no_sandbox or options.cold:
        grader.mode = "none" if options.no_sandbox else "cold"
    grader.n_jobs = options.jobs or grader.n_jobs
    grader.repeat = options.repeat or grader.repeat
    status = 0
    try:
        grader.start()
    except KeyboardInterrupt:
        print("Stopped. The same command goes on from here.", file=sys.stderr)
        return 130
    except (
        NbGraderException,
        SQLAlchemyError,
        RuntimeError,
        ImportError,
        OSError,
        ValueError,
    ) as error:
        status = _refuse(error)
    if counts := Counter(row["status"] for row in grader.rows):
        words = ", ".join(f"{number} {name}" for name, number in sorted(counts.items()))
        where = f" The report is {os.path.relpath(grader.page)}." if grader.page else ""
        changes = _changes(grader.run, grader.moved)
        print(*grader.remarks, f"{words}.{where}", changes, sep="\n")
    return 2 if counts[Status.GRADER_ERROR] else status


def _changes(run, moved, most=12):
    """Say what is new since the last run."""
    names = f": {', '.join(sorted(run))}" if 0 < len(run) <= most else ""
    words = f"{len(run)} of them had to be run{names}."
    if moved is None:
        return words
    scores = [f"{name} {before:g} → {after:g}" for name, before, after in moved[:most]]
    more = f" and {len(moved) - most} more" if len(moved) > most else ""
    return f"{words} Scores that moved: {', '.join(scores) or 'none'}{more}."


def _refuse(error):
    print(error, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
