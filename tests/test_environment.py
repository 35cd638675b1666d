"""One set of dependencies, said the same way everywhere."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions, requires
from itertools import chain
from pathlib import Path

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from uv import find_uv_bin

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
PIN = re.compile(r"[a-z0-9-]+==[a-z0-9.+!]+( ; .+)?")
BROWSER = default_environment() | {"sys_platform": "emscripten", "platform_system": "Emscripten"}


def bounds(lines):
    """Map each package to its version bounds."""
    requirements = [Requirement(line) for line in lines]
    return {requirement.name: str(requirement.specifier) for requirement in requirements}


def test_conda_environment_has_the_names_and_bounds_of_the_project():
    conda = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    *packages, pip = conda
    assert pip == {"pip": ["--editable ."]}
    expected = bounds(PROJECT["dependencies"]) | bounds(EXTRAS["test"])
    expected |= {"python": PROJECT["requires-python"], "pip": ""}
    assert bounds(packages) == expected


def test_every_dependency_is_pinned_within_its_bounds():
    pins = {}
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        assert PIN.fullmatch(line), "pins only: no address, no path"
        pin = Requirement(line)
        pins.setdefault(pin.name, []).append(str(pin.specifier).removeprefix("=="))
    for line in [*PROJECT["dependencies"], *chain(*EXTRAS.values())]:
        requirement = Requirement(line)
        assert all(map(requirement.specifier.contains, pins[requirement.name])), line


@pytest.mark.parametrize("system", ["linux", "macos", "windows"])
@pytest.mark.parametrize("python", ["oldest", "newest"])
def test_the_pins_have_wheels_for(python, system):
    names = re.findall(r"Python :: (3\.\d+)", " ".join(PROJECT["classifiers"]))
    version = names[0 if python == "oldest" else -1]
    assert PROJECT["requires-python"] == f">={names[0]}"
    # Without --python, uv starts every Python of the machine first.
    command = [find_uv_bin(), "pip", "compile", "pyproject.toml", f"--python={sys.executable}"]
    options = "--all-extras --constraints=constraints.txt --no-annotate --no-header"
    target = f"--python-version={version} --python-platform={system} --only-binary=:all:"
    command += [*options.split(), *target.split()]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if "Failed to fetch" in done.stderr:
        pytest.skip("no package registry: this test needs the network")
    assert done.returncode == 0, done.stderr
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert {*done.stdout.splitlines()} <= {pin.split(" ; ")[0] for pin in pins}


def installed(lines, environment):
    """Return the names of all that these requirements bring, theirs included."""
    names, waiting = set(), [*lines]
    while waiting:
        requirement = Requirement(waiting.pop())
        if requirement.marker and not requirement.marker.evaluate(environment):
            continue
        if (name := canonicalize_name(requirement.name)) not in names:
            names.add(name)
            waiting += requires(name) or ()
    return names


def modules_outside(names):
    """Return the modules that are installed here and belong to no package of these names."""
    modules = packages_distributions().items()
    return {module for module, owners in modules if not names & set(map(canonicalize_name, owners))}


def test_a_browser_installs_what_lessons_and_helpers_import():
    names = installed(PROJECT["dependencies"], BROWSER)
    assert not names & {"jupyterlab", "nbgrader", "nh3", "psutil"}
    imported = set()
    for path in chain(ROOT.glob("imbalance_helpers/**/*.py"), ROOT.glob("lessons/[0-9]*/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add(node.module.split(".")[0])
    assert {"imblearn", "ipywidgets", "seaborn"} <= imported
    assert imported & modules_outside(names) == {"imbalance_helpers"}


def test_the_helpers_run_with_what_a_browser_installs():
    names = installed(PROJECT["dependencies"], BROWSER)
    absent = modules_outside(names | {PROJECT["name"]})
    assert {"jupyterlab", "nbgrader", "psutil", "zmq"} <= absent
    program = f"""
import importlib, pkgutil, sys
sys.modules.update(dict.fromkeys({absent}))  # importing one of these raises ImportError
import imbalance_helpers as package
for module in pkgutil.walk_packages(package.__path__, "imbalance_helpers."):
    importlib.import_module(module.name)
"""
    subprocess.run([sys.executable, "-c", program], check=True)


def test_each_bound_says_why():
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    for bound in [*PROJECT["dependencies"], *chain(*EXTRAS.values())]:
        (line,) = [line for line in lines if f'"{bound}"' in line]
        assert " # " in line, f"{bound}: a bound without a reason"


def test_the_tests_install_every_extra():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"'.[{','.join(sorted(EXTRAS))}]'" in makefile
