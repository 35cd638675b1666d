"""Read from the working directory by nbgrader's commands and by its JupyterLab panels."""

import os
from pathlib import Path

c = get_config()  # noqa: F821 - traitlets provides it

c.CourseDirectory.course_id = "imbalanced_data"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "notebooks"
c.CourseDirectory.submitted_directory = "autograder/submitted"
c.CourseDirectory.autograded_directory = "autograder/autograded"
c.CourseDirectory.feedback_directory = "autograder/feedback"

# A laptop needs neither a database server nor a system-wide exchange folder;
# a department sets these two variables.
here = Path.cwd() / "autograder"
c.CourseDirectory.db_url = os.environ.get("NBGRADER_DB_URL", f"sqlite:///{here}/gradebook.db")
c.Exchange.root = os.environ.get("NBGRADER_EXCHANGE", f"{here}/exchange")
