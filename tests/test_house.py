"""The house: who may import whom, no circles, and modules that one can read in one go."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ["autograder", "imbalance_helpers", "lessons.build"]
HELPERS = "imbalance_helpers"
CHECKS, COURSE, QUIZ = (f"{HELPERS}.{room}" for room in ("checks", "course", "quiz"))
LIBRARY = ["comparison", "datasets", "displays", "intervals", "metrics", "progress_bar"]
LIBRARY += ["spies", "thresholds", "validation"]
TESTS = sorted(path.stem for path in (ROOT / "tests").glob("*.py"))  # imported without a folder
# A room, and what nothing in it imports: what stands above it, or beside it and apart.
APART = {
    "autograder.running": ["autograder.classroom", "autograder.learner"],
    "autograder.classroom": ["autograder.learner"],
    "autograder.learner": ["autograder.classroom"],
    "autograder": ["lessons"],
    HELPERS: ["autograder", "lessons"],
    **{f"{HELPERS}.{room}": [CHECKS, COURSE, QUIZ] for room in LIBRARY},
    CHECKS: [COURSE, QUIZ],
    COURSE: [CHECKS, QUIZ],
    QUIZ: [CHECKS],
    "lessons.build": ["autograder.classroom", "tests", *TESTS],
}


def modules(package):
    """Map the dotted name of each module of a package to its path."""
    found = {}
    for path in sorted((ROOT / package.replace(".", "/")).rglob("*.py")):
        if (path.parent / "__init__.py").exists():  # else it is no part of the package
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(part for part in parts if part != "__init__")] = path
    return found


MODULES = {name: path for package in PACKAGES for name, path in modules(package).items()}
every_module = pytest.mark.parametrize("name", MODULES)


def imports(name):
    """Return the modules that a module imports, at its top or later."""
    found = set()
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: say the whole name of what is imported"
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            # What is imported from a package may be one of its modules, or a name in it.
            found |= {dotted if dotted in MODULES else node.module for dotted in inner}
    return found


def within(name, room):
    return name == room or name.startswith(f"{room}.")


@pytest.mark.parametrize("room", APART)
def test_what_stands_apart_is_not_imported(room):
    inside = [name for name in MODULES if within(name, room)]
    assert inside, "there is no such room"
    found = {(name, other) for name in inside for other in imports(name)}
    assert not {pair for pair in found for apart in APART[room] if within(pair[1], apart)}


@pytest.mark.parametrize("package", PACKAGES)
def test_no_module_needs_itself(package):
    graph = {name: imports(name) & MODULES.keys() for name in MODULES if within(name, package)}
    TopologicalSorter(graph).prepare()  # names the modules of a circle, if there is one


@every_module
def test_modules_stay_short(name):
    assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) <= 300
