"""The cells of a submission, sorted by the cell of the teacher's that they are or follow.

What an editor does to a text of its own accord, such as the line ends of Windows, makes no
difference, and a cell nobody worked on is known as such.
"""

import unicodedata
from itertools import takewhile

from autograder.running.marked import checksum, grade_id, is_grade, is_solution, marks


class Pieces:
    """The cells of a submission, sorted by the teacher's cell that they are or that they follow.

    A place is a grade id, the number of an unmarked cell, or None for the top. By place,
    `parts` holds what came for a marked cell, `edited` the text of an unmarked code cell, `own`
    the student's own cells that follow it.
    """

    def __init__(self, master, submitted):
        self.master, self.released = master, master.metadata.released
        self.places = [None, *(place_of(number, cell) for number, cell in enumerate(master.cells))]
        unmarked = [(n, cell) for n, cell in enumerate(master.cells) if grade_id(cell) is None]
        by_id = {cell.id: n for n, cell in unmarked if "id" in cell}  # the format 4.4 has none
        by_text = {(cell.cell_type, plain(cell.source)): n for n, cell in unmarked}
        self.parts = {grade_id(cell): [] for cell in master.cells if grade_id(cell)}
        self.own, self.edited, place = {}, {}, None
        for cell in submitted.cells:
            name = grade_id(cell)
            same = by_id.get(cell.get("id"), by_text.get((cell.cell_type, plain(cell.source))))
            if name in self.parts:
                self.parts[name].append(cell)
                place = name
            elif name is None and same is not None:
                place = same
                if master.cells[same].cell_type == cell.cell_type == "code":
                    self.edited[same] = cell.source
            elif cell.source.strip():
                self.own.setdefault(place, []).append(cell)

    @property
    def answered(self):
        """Return the names of the answers that somebody worked on."""
        answers = filter(is_solution, self.master.cells)
        return [name for name in map(grade_id, answers) if not self.untouched(name)]

    def untouched(self, name):
        """Whether an answer is as it was handed out, or empty, or not there."""
        blank = "", plain(self.released[name])
        return all(plain(p.source) in blank or as_handed_out(p) for p in self.parts[name])

    def beside(self, name):
        """Return the student's own cells around an answer, and the pictures attached to it.

        They stand between the cell above and the next answer: what is written a cell too high,
        or below the test, is found, too.
        """
        here = self.places.index(name)
        marked = [isinstance(place, str) for place in self.places]
        above = len(list(takewhile(lambda i: not marked[i], range(here - 1, -1, -1))))
        places = [*self.places[here - max(above, 1) : here], *self._below(name)]
        own = [cell for place in places for cell in self.own.get(place, []) if not grade_id(cell)]
        return own + [part for part in self.parts[name] if attachments([part])]

    def judged_by(self, name):
        """Return the names of the cells that give points for an answer."""
        grades = {grade_id(cell) for cell in filter(is_grade, self.master.cells)}
        return [place for place in self._below(name) if place in grades]

    def _below(self, name):
        """Return the places from an answer to the next one."""
        answers = {grade_id(cell) for cell in filter(is_solution, self.master.cells)}
        here = self.places.index(name)
        return [name, *takewhile(lambda place: place not in answers, self.places[here + 1 :])]


def plain(text):
    r"""Return a text without what editors change: line ends, Unicode forms, trailing blanks.

    Examples
    --------
    >>> plain("x = 1 \r\ny\n") == plain("x = 1\ny"), plain("e\u0301") == "\xe9"
    (True, True)
    """
    lines = unicodedata.normalize("NFC", text).strip().splitlines()
    return "\n".join(line.rstrip() for line in lines)


def place_of(number, cell):
    """Return what `Pieces` calls the place of a teacher's cell."""
    name = grade_id(cell)
    return number if name is None else name


def as_handed_out(cell):
    """Whether a cell has the checksum that nbgrader stored in it when it was released."""
    try:
        return marks(cell)["checksum"] == checksum(cell)
    except (AttributeError, KeyError, TypeError, ValueError):
        return False


def attachments(parts):
    """Return the pictures that belong to some cells, as nbformat keeps them."""
    return {
        file: {k: data for k, data in bundle.items() if isinstance(data, str) and data.isascii()}
        for part in parts
        if isinstance(part.get("attachments"), dict)
        for file, bundle in part.attachments.items()
        if isinstance(bundle, dict)
    }
