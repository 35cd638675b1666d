"""The commands of a teacher, and those of a learner: `python -m autograder --help`."""

import argparse
import gc
import logging
import os
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path


def main(arguments=None):
    """Run a command; return its exit status.

    0: it did what it says. 1: nothing could start. 2: the grader itself failed on a
    submission, for which no grade was written. 130: stopped by Ctrl-C.
    """
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except (OSError, ValueError) as error:
        return _refuse(error)


def _parser():
    parser = argparse.ArgumentParser(prog="python -m autograder", description=__doc__)
    commands = parser.add_subparsers(required=True)

    def command(run, words):
        new = commands.add_parser(run.__name__.strip("_"), help=words)
        new.set_defaults(run=run, refuse=new.error)
        return new

    grade = command(_grade, "grade the submissions of a lesson")
    grade.add_argument("lesson", help="such as 01_detection")
    grade.add_argument("--students", default="*", metavar="GLOB", help="only these students")
    grade.add_argument("--jobs", type=int, help="workers, by default as many as fit")
    grade.add_argument("--backend", choices=["threading", "dask"], default="threading")
    grade.add_argument("--scheduler", default="", metavar="ADDRESS", help="that of dask")
    grade.add_argument("--cold", action="store_true", help="start a kernel for each submission")
    grade.add_argument("--no-sandbox", action="store_true", help="for programs that you trust")
    grade.add_argument("--force", action="store_true", help="run again what was run before")
    grade.add_argument("--repeat", type=int, help="runs of each, to find unstable tests")
    report = command(_report, "write the pages about a lesson's grades again")
    report.add_argument("lesson")
    extend = command(_extend, "give one student more time for a lesson")
    extend.add_argument("lesson")
    extend.add_argument("student")
    extend.add_argument("--hours", type=float, default=0, help="more than the others; 0: none")
    check = command(_check, "check one's own notebook")
    check.add_argument("lesson", nargs="?", help="such as 01 or a path; the folder one is in")
    fresh = command(_fresh, "begin a lesson afresh; yours is kept")
    fresh.add_argument("lesson", help="such as 01, or the path of a notebook")
    command(_update, "get the newer course; your answers are kept")
    return parser


def _check(options):
    from autograder.learner.check import main as check

    return check(options.lesson)


def _fresh(options):
    from autograder.learner.fresh import fresh

    print(fresh(options.lesson))
    return 0


def _update(options):
    from autograder.learner.update import update

    print(update())
    return 0


def _course():
    """Return nbgrader's application, which knows the course's folder and its configuration."""
    from nbgrader.apps.baseapp import NbGrader

    app = NbGrader(log_level=logging.ERROR)
    app.initialize([])
    return app


def _report(options):
    from nbgrader.api import Gradebook

    from autograder.classroom.overview import write_overview
    from autograder.classroom.report import REPORTS
    from autograder.classroom.report_page import write_page

    coursedir = _course().coursedir
    reports = Path(coursedir.root, REPORTS)
    print(os.path.relpath(write_page(reports / options.lesson)))
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        write_overview(reports, gradebook)
    return 0


def _extend(options):
    from nbgrader.api import MissingEntry

    from autograder.classroom.gradebook import extend

    coursedir = _course().coursedir
    place = coursedir.db_url, coursedir.course_id
    try:
        due = extend(*place, options.lesson, options.student, options.hours)
    except MissingEntry as error:
        listed = "`nbgrader db student list` and `nbgrader db assignment list`"
        return _refuse(f"{error}: see {listed}.")
    when = f"is due on {due:%Y-%m-%d at %H:%M} UTC" if due else "has no due date for anybody"
    print(f"{options.lesson} of {options.student} {when}. Grade again to apply it.")
    return 0


def _start_quickly(options):
    """Do what shortens the start, of which imports are nearly all.

    Two servers import their libraries while we import ours; if there is nothing to run, they
    just end with us. What jsonschema imports for formats that notebooks do not use takes longer
    than nbgrader, and collecting garbage among modules finds none.
    """
    sys.modules |= dict.fromkeys(["rfc3987_syntax", "isoduration"])
    gc.disable()
    from autograder.running.sandbox import SandboxError
    from autograder.running.server import ForkServer

    if not (options.cold or options.no_sandbox or options.scheduler):
        with suppress(SandboxError):  # said in words when there is something to run
            ForkServer.idle += [ForkServer() for _ in range(min(options.jobs or os.cpu_count(), 2))]


def _grader(options):
    """Return what grades, as the options have it."""
    from autograder.classroom.grade import Autograde

    app = _course()
    app.coursedir.assignment_id = options.lesson
    app.coursedir.student_id = options.students
    grader = Autograde(coursedir=app.coursedir, parent=app, scheduler=options.scheduler)
    grader.force = options.force
    if options.no_sandbox or options.cold:
        grader.mode = "none" if options.no_sandbox else "cold"
    grader.n_jobs = options.jobs or grader.n_jobs
    grader.repeat = options.repeat or grader.repeat
    return grader


def _grade(options):
    if (options.backend == "dask") != bool(options.scheduler):
        options.refuse("--backend dask and --scheduler ADDRESS go together")
    _start_quickly(options)
    import warnings

    from nbgrader.converters.base import NbGraderException
    from sqlalchemy.exc import SQLAlchemyError

    from autograder.running.status import Status

    grader = _grader(options)
    gc.freeze()
    gc.enable()
    # nbgrader's own queries, and what Ctrl-C leaves undone: a teacher can do nothing about them.
    warnings.filterwarnings("ignore", "Object of type", module="nbgrader")
    warnings.filterwarnings("ignore", r"\d+ tasks", module="joblib")
    status, failures = 0, (NbGraderException, SQLAlchemyError, RuntimeError, ImportError)
    try:
        grader.start()
    except KeyboardInterrupt:
        print("Stopped. The same command goes on from here.", file=sys.stderr)
        return 130
    except (*failures, OSError, ValueError) as error:
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
    scores = [f"{name} {before:g} → {after:g}" for name, before, after in moved[:most]]
    more = f" and {len(moved) - most} more" if len(moved) > most else ""
    return f"{words} Scores that moved: {', '.join(scores) or 'none'}{more}."


def _refuse(error):
    print(error, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
