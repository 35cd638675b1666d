"""How `make lab` opens the course for a learner: at the first lesson, without pop-ups.

The file browser opens on the lessons; what only a teacher uses is out of sight.
"""

from pathlib import Path

c = get_config()  # noqa: F821 - traitlets provides it

here = Path(__file__).resolve().parent
TEACHERS = [
    f"@jupyter/nbgrader:{name}" for name in ("create-assignment", "formgrader", "course-list")
]


def hide(handler, page_config):
    """Start JupyterLab without these of nbgrader's plugins."""
    disabled = dict.fromkeys([*page_config.get("disabledExtensions", []), *TEACHERS])
    return page_config | {"disabledExtensions": list(disabled)}


# Not the root: nbgrader looks for its configuration there, and fetches lessons into it.
c.ServerApp.root_dir = str(here.parent)
c.FileContentsManager.preferred_dir = "notebooks"
c.ServerApp.tornado_settings = {"page_config_hook": hide}
c.LabApp.default_url = "/lab/tree/notebooks/00_start_here/start_here.ipynb"
c.LabApp.app_settings_dir = str(here)  # holds overrides.json
