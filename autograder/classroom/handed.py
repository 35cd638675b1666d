"""What a student handed in: which file is the notebook to grade, and what else lies there.

A notebook is known by the grade ids of its cells, whatever its name: browsers, file managers
and mail programs rename copies, and archives put a folder into the folder. Nothing is
unpacked, no link followed, and what is not a file never opened.
"""

import os
import stat
from fnmatch import fnmatch
from functools import cached_property
from itertools import islice
from pathlib import Path

from autograder.running.graft import MAXIMUM, Ask, Unreadable, load, parse, read
from autograder.running.marked import grade_id
from autograder.running.pieces import Pieces, plain

DEPTH, ENTRIES, BYTES = 3, 1000, 200_000_000  # folders below, things in them, content to read
IGNORED = ("__MACOSX", "._*", ".DS_Store", "Thumbs.db", "desktop.ini", "__pycache__", "feedback")
NBGRADERS = ("timestamp.txt", "submission_secret.txt")  # which `nbgrader submit` adds
ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tar", ".tgz", ".xz", ".bz2")
NAMED = 8  # files that a note names
LIMITS = f"{ENTRIES} files, {DEPTH} folders deep, {BYTES / 1e6:.0f} MB"


class Copy:
    """A file that holds the cells of a notebook of the lesson."""

    def __init__(self, path, notebook, master):
        self.path, self.notebook, self.master = path, notebook, master

    @cached_property
    def work(self):
        """Return the texts that are not as they were handed out, by place."""
        pieces = Pieces(self.master, self.notebook)
        own = {str(place): cells for place, cells in pieces.own.items()}
        answers = {name: pieces.parts[name] for name in pieces.answered}
        return [
            (kind, place, [plain(cell.source) for cell in cells])
            for kind, found in (("own", own), ("answer", answers))
            for place, cells in sorted(found.items())
        ]

    @property
    def answers(self):
        """Return how many answers somebody worked on."""
        return sum(kind == "answer" for kind, *_ in self.work)


class HandedIn:
    """A student's folder.

    Parameters
    ----------
    folder : path
        What was handed in for a lesson.
    masters : dict
        All notebooks of the lesson by name, from `autograder.running.graft.master`.
    files : collection of str
        Paths of what is handed out beside the notebooks.
    """

    def __init__(self, folder, masters, files=()):
        self.folder, self.masters = Path(folder), masters
        self.linked = self.folder.is_symlink() or self.folder.parent.is_symlink()
        self.copies = {name: [] for name in masters}
        self.others, self.lessons = [], []  # what else lies there; what is the lesson's own
        self.whole, self._room = True, BYTES
        paths = [] if self.linked else self._paths()
        notebooks = {path: self._notebook(path) for path in paths}
        for path, notebook in notebooks.items():
            owners = notebook and self._owners(path, notebook, notebooks)
            for name in owners or ():
                self.copies[name].append(Copy(path, notebook, masters[name]))
            place = str(path.relative_to(self.folder))
            # A notebook without a cell that counts, such as the lesson itself, goes unread.
            if place in {f"{name}.ipynb" for name in masters} | set(files) and notebook is None:
                self.lessons.append(path)
            elif not owners and place not in NBGRADERS:
                self.others.append(path)

    def notebook(self, name):
        """Return the student's notebook of this name, and remarks.

        Of several copies the one under the expected name is taken, unless only others hold
        answers: nobody shall lose points for handing in the release as well.

        Raises
        ------
        FileNotFoundError
            If there is none; the message names what there is.
        Unreadable
            If there is one that cannot be read.
        """
        if self.linked:
            raise Unreadable("its folder is a link to another one")
        expected, copies = self.folder / f"{name}.ipynb", self.copies[name]
        if not copies and os.path.lexists(expected):
            return load(expected), []
        if not copies:
            listed = self._listed([*self.others, *self.lessons])
            raise FileNotFoundError(f"there is no {name}.ipynb, but {listed or 'nothing at all'}")
        chosen = copies[0]
        if len(copies) > 1:
            answered = [copy for copy in copies if copy.work] or copies
            chosen = min(answered, key=lambda copy: (copy.path != expected, -copy.answers))
        notes = self._notes(chosen, copies, expected)
        return chosen.notebook, notes

    def _notes(self, chosen, copies, expected):
        """Return what there is to say of the choice."""
        taken, notes = self._shown(chosen.path), []
        if chosen.path != expected:
            notes.append(f"{taken} was taken for {expected.name}")
            if len(copies) == 1 and os.path.lexists(expected):
                notes.append(Ask(f"{expected.name} {self._fault(expected)}"))
        if len(copies) > 1:
            names = ", ".join(self._shown(copy.path) for copy in copies)
            words = f"{len(copies)} files hold this notebook: {names}"
            if all(copy.work == chosen.work for copy in copies):
                notes.append(f"{words}; their answers are the same")
            else:
                notes.append(Ask(f"{words}; {taken} was graded: see whether it was meant"))
        if self.others and not chosen.work:
            listed = self._listed(self.others)
            notes.append(Ask(f"{taken} is as it was handed out, and beside it lies {listed}"))
        elif archives := [path for path in self.others if _is_archive(path)]:
            notes.append(f"not opened: {', '.join(map(self._shown, archives))}")
        if not self.whole:
            notes.append(f"not everything was looked at: the folder is too large ({LIMITS})")
        return notes

    def _paths(self):
        """Return what lies in the folder and below, the nearest first, as far as it is looked at.

        The expected names come first, whatever else the folder is filled with.
        """
        names = (self.folder / f"{name}.ipynb" for name in self.masters)
        found = dict.fromkeys(filter(os.path.lexists, names))
        level, room = [self.folder], ENTRIES
        for depth in range(DEPTH + 1):
            below = []
            for place in level:
                try:
                    with os.scandir(place) as entries:
                        some = list(islice(entries, room + 1))
                except OSError:
                    continue
                self.whole &= len(some) <= room
                for entry in sorted(some[:room], key=lambda entry: entry.name):
                    room -= 1
                    folder = entry.is_dir(follow_symlinks=False)
                    hidden = folder and entry.name.startswith(".")  # as .ipynb_checkpoints
                    if hidden or any(fnmatch(entry.name, pattern) for pattern in IGNORED):
                        continue
                    if folder and depth < DEPTH:
                        below.append(entry.path)
                    else:
                        found.setdefault(Path(entry.path))
            level = below
        return list(found)

    def _notebook(self, path):
        """Return the notebook with marked cells that a file holds, or None."""
        try:
            if not _is_named_so(path) and not _may_be_json(path):
                return None
            size = path.lstat().st_size
            if size > self._room:
                self.whole = False
                return None
            content = read(path)
            self._room -= size
            # Sorting out what has no marked cell is much faster than parsing it.
            return parse(content) if b"grade_id" in content.replace(b"\0", b"") else None
        except (Unreadable, OSError):
            return None  # why is said where it matters

    def _owners(self, path, notebook, all_paths):
        """Return the names of the lesson's notebooks whose cells these are, usually one."""
        ids = set(filter(None, map(grade_id, notebook.cells)))
        shared = {
            name: len(ids & master.metadata.released.keys())
            for name, master in self.masters.items()
        }
        most = max(shared.values(), default=0)
        if not ids or 2 * most < len(ids):  # most of them are another lesson's
            return []
        names = [name for name, number in shared.items() if number == most]
        if path.stem in names:
            return [path.stem]
        open_ = [name for name in names if self.folder / f"{name}.ipynb" not in all_paths]
        return open_ or names

    def _fault(self, path):
        """Say why a file under the expected name was not taken."""
        reason = self._unreadable(path)
        return f"cannot be read: {reason}" if reason else "holds other cells"

    def _unreadable(self, path):
        """Return why a file is no notebook, empty if it is one or does not claim to be."""
        if not _is_named_so(path):
            return ""
        try:
            load(path)
        except Unreadable as reason:
            return str(reason)
        return ""

    def _listed(self, paths):
        """Name files, what may be a notebook first, with what is odd about them."""
        paths = sorted(paths, key=lambda path: not (_is_named_so(path) or _is_archive(path)))
        words = [self._described(path) for path in paths[:NAMED]]
        if len(paths) > NAMED:
            words.append(f"{len(paths) - NAMED} more")
        return ", ".join(words)

    def _described(self, path):
        reason, mode = self._unreadable(path), path.lstat().st_mode
        if _is_archive(path):
            reason = "an archive, which is not opened: unpack it where it lies and grade again"
        elif stat.S_ISLNK(mode):
            reason = "a link, which is not followed"
        elif stat.S_ISDIR(mode):
            reason = "a folder, too deep to be looked at"
        return f"{self._shown(path)} ({reason})" if reason else self._shown(path)

    def _shown(self, path):
        """Return a path below the folder in characters that can be printed."""
        text = str(path.relative_to(self.folder))
        text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
        return text if len(text) <= 100 else f"{text[:60]} ... {text[-30:]}"


def _is_named_so(path):
    """Whether a name claims to be a notebook's; browsers and mail programs add to it."""
    return ".ipynb" in path.name.lower()


def _is_archive(path):
    return path.suffix.lower() in ARCHIVES


def _may_be_json(path):
    """Whether a file begins as a JSON object does."""
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode) or not 0 < status.st_size <= MAXIMUM:
        return False
    with path.open("rb") as file:
        return file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
