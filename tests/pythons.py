"""`make pythons`: the fast tests of the helpers and the grader on this machine's other Pythons."""

import json
import os
import platform
import subprocess
import sys
import tomllib
from pathlib import Path

from uv import find_uv_bin

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FAST = [
    *ROOT.glob("tests/helpers/test_*.py"),
    *ROOT.glob("tests/quiz/test_*.py"),
    *(ROOT / "tests" / "grading" / f"test_{name}.py" for name in ("execute", "graft", "report")),
    *(ROOT / package for package in ("autograder", "imbalance_helpers")),  # their examples
]


def uv(*command, **options):
    """Run uv, which must not download a Python; return what it says."""
    command = [find_uv_bin(), *command, "--no-python-downloads"]
    return subprocess.run(command, cwd=ROOT, check=True, **options).stdout


def others():
    """Return the path of each Python that starts here, by version, without the one that runs."""
    # pyenv puts programs on the path that do not start; the Pythons themselves lie elsewhere.
    pyenv = Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser()
    places = [*map(str, pyenv.glob("versions/*/bin")), os.environ["PATH"]]
    os.environ["UV_PYTHON_SEARCH_PATH"] = os.pathsep.join(places)
    command = f"python list cpython{PROJECT['requires-python']} --only-installed"
    quietly = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    found = json.loads(uv(*command.split(), "--output-format=json", **quietly))
    paths = {python["version"]: python["path"] for python in reversed(found)}
    paths.pop(platform.python_version(), None)
    return paths


def passes(version, path):
    """Whether the tests pass on a Python, in a virtual environment of its own."""
    print(f"\nPython {version}, {path}", flush=True)
    folder = ROOT / "build" / f"python-{version}"
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    uv("venv", "--quiet", "--allow-existing", f"--python={path}", str(folder))
    # The sandbox keeps no bytecode, and importing without any takes longer than its tests allow.
    install = "pip install --quiet --compile-bytecode --constraint=constraints.txt"
    uv(*install.split(), f"--python={python}", "--editable", ".[test]")
    command = [python, "-m", "pytest", "--quiet", "--numprocesses=2", "-p", "no:cacheprovider"]
    return subprocess.run([*command, *FAST], cwd=ROOT, check=False).returncode == 0


if __name__ == "__main__":
    found = others()
    print("Found:", ", ".join(found) or "no other Python")
    if failed := [version for version, path in found.items() if not passes(version, path)]:
        sys.exit(f"Failed on Python {', '.join(failed)}.")
