"""One set of dependencies, said the same way everywhere."""

import re
import tomllib
from itertools import chain
from pathlib import Path

import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]


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
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pin = re.compile(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+")
    assert all(pin.fullmatch(line) for line in lines), "pins only: no address, no path"
    pins = {re.sub(r"[-_.]+", "-", n).lower(): v for n, v in (line.split("==") for line in lines)}
    for line in [*PROJECT["dependencies"], *chain(*EXTRAS.values())]:
        requirement = Requirement(line)
        assert requirement.specifier.contains(pins[requirement.name]), line


def test_each_bound_says_why():
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    for bound in [*PROJECT["dependencies"], *chain(*EXTRAS.values())]:
        (line,) = [line for line in lines if f'"{bound}"' in line]
        assert " # " in line, f"{bound}: a bound without a reason"


def test_the_tests_install_every_extra():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"'.[{','.join(sorted(EXTRAS))}]'" in makefile
