"""How `make teach` opens the course for a teacher: all of it, with all of nbgrader."""

from pathlib import Path

c = get_config()  # noqa: F821 - traitlets provides it

here = Path(__file__).resolve().parent
c.ServerApp.root_dir = str(here.parent)
c.LabApp.app_settings_dir = str(here)  # holds overrides.json
