"""Get the newer course beside one's own answers: nbgitpuller merges, we look after it.

nbgitpuller commits what was changed here, merges what is new and, where both changed the same
lines, keeps the learner's. It merges lines; a notebook is JSON, which lines need not leave
whole, so a notebook that is none any more is put back as the learner left it.
"""

import json
import subprocess
from collections import defaultdict
from pathlib import Path

from autograder.learner.page import Page

NO_GIT = (
    "The program git is not installed, and a newer course is fetched with it. Install git "
    "(https://git-scm.com) and try again."
)
NO_CLONE = (
    "{folder} is not a clone made by git (it came as a zip file, say), so it cannot be updated in "
    "place. Unpack the newer course into another folder and copy your notebooks into it: "
    "`python -m autograder fresh` there shows how each was released."
)
NO_BRANCH = (
    "The clone is at a single commit and on no branch, so new commits would belong to none. "
    "`git switch --create mine` makes one and changes no file; then update again."
)
MERGING = "A merge was begun in this clone and not ended. End it, or leave it: `git merge --abort`."
NO_ANSWER = "The place the course came from ({url}) gave no answer. Nothing was changed.\n{words}"
# What became of a notebook: was it changed here, and is it another file now?
KEPT = {
    (True, True): "your answers are in it, and what is new around them",
    (True, False): "as you left it",
    (False, True): "the new version",
}


def update(folder=None):
    """Merge the newer course into a clone; return what became of each notebook.

    Parameters
    ----------
    folder : path, default=None
        In the clone; None stands for the current folder.

    Returns
    -------
    Page

    Raises
    ------
    ValueError
        If this is no clone, or the merge cannot begin; then nothing was changed.
    """
    course = _clone(folder or Path.cwd())
    from nbgitpuller.pull import GitPuller  # before the files change that are imported here

    url = _git(course, "remote", "get-url", "origin").stdout.strip()
    asked = _git(course, "ls-remote", "--symref", "--", url, "HEAD")
    if asked.returncode or not asked.stdout.startswith("ref: refs/heads/"):
        raise ValueError(NO_ANSWER.format(url=url, words=asked.stderr.strip()))
    branch = asked.stdout.split()[1].removeprefix("refs/heads/")
    before, edited = _contents(course), _edited(course, branch)
    said = []
    try:
        said += GitPuller(url, str(course), branch=branch).pull()
    except Exception as error:  # also for a lock of another git
        lines = "".join(said)[-2000:]
        raise ValueError(
            f"git could not merge the newer course: {error}.\n{lines}\nWhat you had changed is "
            "committed in this clone (`git log`); `git merge --abort` leaves a merge."
        ) from error
    broken = _mended(course, before)
    renamed = [line.strip() for line in said if line.startswith("Renamed ")]
    return _page(before, _contents(course), edited, broken, renamed)


def _clone(folder):
    """Return the top of the clone; say what is in the way of an update."""
    try:
        top = _git(folder, "rev-parse", "--show-toplevel")
    except FileNotFoundError:
        raise ValueError(NO_GIT) from None
    course = Path(top.stdout.strip())
    if top.returncode or not (course / "notebooks").is_dir():
        raise ValueError(NO_CLONE.format(folder=Path(folder).resolve()))
    if _git(course, "symbolic-ref", "--quiet", "HEAD").returncode:
        raise ValueError(NO_BRANCH)
    if not _git(course, "rev-parse", "--verify", "--quiet", "MERGE_HEAD").returncode:
        raise ValueError(MERGING)
    if _git(course, "remote", "get-url", "origin").returncode:
        raise ValueError("This clone does not know where it came from: it has no remote `origin`.")
    return course


def _git(folder, *arguments):
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def _contents(course):
    """Map the notebooks of the course to their bytes."""
    paths = (course / "notebooks").rglob("*.ipynb")
    return {
        path.relative_to(course).as_posix(): path.read_bytes()
        for path in paths
        if ".ipynb_checkpoints" not in path.parts
    }


def _edited(course, branch):
    """Return the notebooks that are not as the course last brought them."""
    base = _git(course, "merge-base", "HEAD", f"origin/{branch}").stdout.strip() or "HEAD"
    changed = _git(course, "diff", "--name-only", "-z", base, "--", "notebooks").stdout
    others = _git(course, "ls-files", "--others", "-z", "--", "notebooks").stdout
    return {*changed.split("\0"), *others.split("\0")} - {""}


def _mended(course, before):
    """Put back what the merge left as no notebook; return the names."""
    broken = []
    for name, content in _contents(course).items():
        if not _is_notebook(content) and _is_notebook(before.get(name, b"")):
            (course / name).write_bytes(before[name])
            broken.append(name)
    return broken


def _is_notebook(content):
    try:
        notebook = json.loads(content)
        return all("cell_type" in cell and "source" in cell for cell in notebook["cells"])
    except (ValueError, KeyError, TypeError):
        return False


def _page(before, after, edited, broken, renamed):
    """Return what is said of the notebooks, those alike together."""
    groups = defaultdict(list)
    for name, content in sorted(after.items()):
        if name in broken:
            groups["as you left it: what is new in it could not be put beside yours"].append(name)
        elif name not in before:
            groups["back, since it was deleted here" if name in edited else "new"].append(name)
        elif said := KEPT.get((name in edited, before[name] != content)):
            groups[said].append(name)
    for name in sorted({*before} - {*after}):
        groups["no longer part of the course"].append(name)
    lines = [f"{name}: {said}" for said, names in groups.items() for name in names]
    title = "The course is up to date." if before == after else "The course is updated."
    return Page(title, remarks=[*lines, *renamed])
