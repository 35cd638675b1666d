"""How `make lab` opens the course: at the first lesson, without pop-ups."""

from pathlib import Path

c = get_config()  # noqa: F821 - traitlets provides it

c.LabApp.default_url = "/lab/tree/notebooks/00_start_here/start_here.ipynb"
c.LabApp.app_settings_dir = str(Path(__file__).resolve().parent)  # holds overrides.json
