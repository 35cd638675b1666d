"""What was run is kept under a hash of all it depends on: run once, used until that changes."""

import hashlib
import json
from pathlib import Path

import nbformat

from autograder.classroom.files import write_atomically
from autograder.running.status import Status

FORMAT = 1  # of the kept results; a new number forgets them all


class Kept:
    """The results of jobs, in a folder.

    Parameters
    ----------
    folder : path
        Where they are; it exists.
    """

    def __init__(self, folder):
        self.folder = Path(folder)

    def get(self, key):
        """Return the result of a job that was run before, or None."""
        try:
            result = json.loads((self.folder / f"{key}.json").read_text(encoding="utf-8"))
            result["notebook"] = nbformat.from_dict(result["notebook"])
            result["status"] = Status(result["status"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return result | {"key": key}

    def put(self, key, result):
        """Keep a result, for this run and for the next."""
        write_atomically(self.folder / f"{key}.json", json.dumps(result))


def hash_of(content):
    """Return what differs where the content differs, a JSON-like value.

    Examples
    --------
    >>> hash_of({"a": 1, "b": 2}) == hash_of({"b": 2, "a": 1}), len(hash_of([]))
    (True, 64)
    """
    text = json.dumps(content, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
