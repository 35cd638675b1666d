"""Read by nbgrader's commands and its JupyterLab panels: the course is the folder it lies in."""

import os
import sys
from pathlib import Path

c = get_config()  # noqa: F821 - traitlets provides it

# nbgrader's default is the working directory; a hub starts its servers in the home directory.
course = Path(__file__).resolve().parent
c.CourseDirectory.root = str(course)
c.CourseDirectory.course_id = "imbalanced_data"
# From another system: autograder/downloaded/<lesson>/archive/<student>.zip, one each.
c.ZipCollectApp.downloaded_directory = "autograder/downloaded"
c.FileNameCollectorPlugin.named_regexp = (
    r".*[/\\]extracted[/\\](?P<student_id>[^/\\]+)[/\\](.*[/\\])?(?P<file_id>[^/\\]+)\.ipynb$"
)
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "notebooks"
c.CourseDirectory.submitted_directory = "autograder/submitted"
c.CourseDirectory.autograded_directory = "autograder/autograded"
c.CourseDirectory.feedback_directory = "autograder/feedback"

# A new gradebook starts the program `alembic`, which is beside Python and need not be on the
# path: .venv/bin/nbgrader works without the environment being activated.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])

# A laptop needs neither a database server nor a system-wide exchange folder;
# a department sets these two variables.
here = course / "autograder"
c.CourseDirectory.db_url = os.environ.get("NBGRADER_DB_URL", f"sqlite:///{here}/gradebook.db")
c.Exchange.root = os.environ.get("NBGRADER_EXCHANGE", f"{here}/exchange")
Path(c.Exchange.root).mkdir(parents=True, exist_ok=True)  # Formgrader warns where it is missing

# The release comes with the repository. Without this, nbgrader would leave it as it is and
# record nothing; with it, the command does what it says, as Formgrader's button does.
c.GenerateAssignment.force = True

# `nbgrader autograde` and Formgrader's button rebuild each submission on the teacher's notebook
# and run it in a sandbox, as `python -m autograder grade` does for a class. What a program
# writes while it is graded stays there: nbgrader would release a page (*.html) from it.
c.Autograde.exporter_class = "autograder.classroom.Submitted"
c.Autograde.sanitize_preprocessors = [
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.Autograde.autograde_preprocessors = [
    "autograder.classroom.Execute",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "autograder.classroom.AskForAPerson",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", "*.html"]

c.ExchangeFactory.release_feedback = "autograder.classroom.ReleaseFeedback"

# Feedback shows no hidden test and runs no script. Streams are joined before the tests are
# looked for in them.
c.GenerateFeedback.preprocessors = [
    "autograder.classroom.Grades",
    "nbconvert.preprocessors.coalescestreams.CoalesceStreamsPreprocessor",
    "autograder.classroom.HideTests",
]
c.GenerateFeedback.force = True  # a page that is there may be older than its grades
c.GenerateFeedback.exporter_class = "autograder.classroom.FeedbackExporter"

# Formgrader's pages: sanitize_html makes its templates pass what a submission displays through
# clean_html, since a script would act as the teacher. Below an answer to be read stands what
# the teacher wrote in its place, with the mark scheme.
c.HTMLExporter.preprocessors = ["autograder.classroom.ShowRubric"]
c.HTMLExporter.sanitize_html = True
c.HTMLExporter.filters = {
    "clean_html": "autograder.classroom.clean_html",
    "markdown2html": "autograder.classroom.markdown2html",
}
