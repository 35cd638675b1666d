"""Who belongs to the course, and whether those who handed in are among them.

nbgrader adds whoever hands in to the gradebook, so after the first grading a misspelt folder
is a student like any other. Who belongs is therefore who has a name or an e-mail address
there, who handed in nothing so far, and who was not found to be a stranger by an earlier run.
"""

import json
import re
import unicodedata
from contextlib import suppress
from difflib import get_close_matches
from glob import glob
from pathlib import Path

from nbgrader import api
from nbgrader.api import Gradebook
from sqlalchemy import select

SIMILAR = 0.8  # of difflib's ratio, from which on one name may be meant by the other


class Roster:
    """The students of a course, at the start of a run.

    Parameters
    ----------
    students : dict
        By id the first name, the last name and the e-mail address, each a text or None.
    active : collection of str
        Who handed in something before, as the gradebook knows.
    present : collection of str
        Who handed in this assignment.
    strangers : collection of str, default=()
        Who was found to be none of the students by an earlier run.

    Examples
    --------
    >>> roster = Roster({"Cleo": ("Cleo", "Smith", None)}, [], ["cleo"])
    >>> roster.remarks("cleo"), roster.name("Cleo"), roster.strangers
    (['not in the roster; did you mean Cleo?'], 'Cleo Smith', ['cleo'])
    """

    def __init__(self, students, active, present, strangers=()):
        self.students, self.present = students, set(present)
        self.named = {student for student, about in students.items() if any(about)}
        self.imported = self.named | (students.keys() - set(active))
        known = {s for s in strangers if s in students} - self.named
        new = {student for student in self.present if self._is_strange(student, known)}
        self.strangers = sorted(known | new)

    @classmethod
    def read(cls, coursedir, assignment, reports):
        """Read the gradebook, the folder of submissions, and what earlier reports say."""
        person, whole = api.Student, api.SubmittedAssignment
        columns = person.id, person.first_name, person.last_name, person.email
        with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
            students = {row[0]: tuple(row[1:]) for row in gradebook.db.execute(select(*columns))}
            active = set(gradebook.db.scalars(select(whole.student_id)))
        strangers = set()
        for path in Path(reports).glob("*/report.json"):
            with suppress(OSError, ValueError, TypeError, AttributeError):
                strangers |= set(json.loads(path.read_text("utf-8")).get("not_in_roster", []))
        present = folders(coursedir, coursedir.submitted_directory, assignment)
        return cls(students, active, present, strangers)

    def name(self, student):
        """Return the name of a student, empty if it is not known."""
        return " ".join(filter(None, self.students.get(student, ())[:2]))

    def remarks(self, student):
        """Return what there is to say of somebody who handed in."""
        if student not in self.strangers:
            return []
        meant = self._meant(student)
        words = f"not in the roster; did you mean {meant}?" if meant else "not in the roster"
        if meant and unicodedata.normalize("NFC", meant) == unicodedata.normalize("NFC", student):
            words += " It looks the same, but the folder's name is in another Unicode form"
        return [words]

    def absent(self):
        """Return who belongs to the course and has not handed in, as the report lists them."""
        absent = self.students.keys() - self.present - set(self.strangers)
        return [{"student": student, "name": self.name(student)} for student in sorted(absent)]

    def _is_strange(self, student, known):
        """Whether somebody who handed in is none of the students."""
        if student in self.named or not self.imported:
            return False
        twin = any(_folded(student) == _folded(s) for s in self.imported - {student})
        return twin or student in known or student not in self.students

    def _meant(self, student):
        """Return who may have been meant, or None."""
        wanted, others = _folded(student), sorted(self.imported - {student})
        for other in others:
            if _folded(other) == wanted:
                return other
        keys = {}
        for other in others:
            if other not in self.present:
                first, last, email = self.students[other]
                names = [other, self.name(other), f"{last} {first}", email]
                names.append((email or "").partition("@")[0])
                keys |= {_folded(name): other for name in names if name}
        close = get_close_matches(wanted, keys, n=1, cutoff=SIMILAR)
        return keys[close[0]] if close else None


def folders(coursedir, directory, assignment):
    """Return the folders that students have of an assignment, by student."""
    pattern = coursedir.format_path(directory, "(?P<student>.*)", assignment, escape=True)
    paths = glob(coursedir.format_path(directory, "*", assignment))  # noqa: PTH207
    found = {path: re.fullmatch(pattern, path) for path in paths if Path(path).is_dir()}
    return {match["student"]: Path(path) for path, match in found.items() if match}


def _folded(text):
    """Return what two spellings of a name have in common."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
