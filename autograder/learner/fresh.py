"""Begin a lesson afresh, without git: the package holds each notebook as it was released."""

from datetime import datetime
from pathlib import Path

from autograder.learner.page import Page
from autograder.learner.place import ROOT, CannotJudge, find, lesson_named, lesson_of


def fresh(lesson):
    """Put the notebooks of a lesson back as they were released; keep what was there.

    A notebook that was changed goes to a folder ``kept`` beside the lesson's, with the time in
    its name. An untouched one stays as it is, and one that is missing comes back.

    Parameters
    ----------
    lesson : str or path
        A lesson such as ``"01_detection"`` or ``"01"``, or the path of one notebook.

    Returns
    -------
    Page
        What became of each notebook.

    Raises
    ------
    ValueError
        If there is no such lesson, or no such notebook in it.

    Examples
    --------
    >>> fresh("99_magic")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    autograder.learner.place.CannotJudge: Got '99_magic', but expected a lesson...
    """
    from autograder.learner.release import texts

    path = Path(str(lesson)).expanduser()
    if path.is_file():
        name, folder = lesson_of(path.resolve()), path.resolve().parent
        wanted = {Path(p).name: text for p, text in texts(name).items() if name}
        wanted = {file: text for file, text in wanted.items() if file == path.name}
        if not wanted:
            raise CannotJudge(f"Got {path}, but expected a notebook of the course by its own name.")
    else:
        name, folder = _lesson(str(lesson))
        wanted = {Path(p).name: text for p, text in texts(name).items()}
    folder.mkdir(parents=True, exist_ok=True)
    said = [_renew(folder / file, text) for file, text in wanted.items()]
    return Page(f"{name}: as it was released", remarks=said)


def _lesson(what):
    """Return a lesson and its folder, which need not exist any more."""
    named = lesson_named(what) or lesson_named(Path(what).name)
    if named is None:
        find(what)  # says what was expected
        raise CannotJudge(f"Got {what!r}, but expected a lesson or a notebook.")
    try:
        return named, find(what).parent
    except CannotJudge:
        here = Path.cwd()
        course = next((p for p in (here, *here.parents, ROOT) if (p / "notebooks").is_dir()), None)
        return named, (course / "notebooks" if course else here) / named


def _renew(path, text):
    """Write a notebook as released; return what there is to say."""
    if path.exists():
        if path.read_text(encoding="utf-8", errors="replace") == text:
            return f"{path.name} is untouched."
        kept = path.parent.parent / "kept"
        kept.mkdir(exist_ok=True)
        now = datetime.now().astimezone()
        aside = kept / f"{path.stem}_{now:%Y-%m-%d_%H%M%S_%f}{path.suffix}"
        path.rename(aside)
        said = f"{path.name} is new; yours is {aside}. If it is open, close it and open it again."
    else:
        said = f"{path.name} is back."
    path.write_text(text, encoding="utf-8", newline="\n")
    return said
