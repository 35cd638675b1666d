"""What the course remembers about a learner: one JSON file in the user's data folder."""

import json
import os
from pathlib import Path

from platformdirs import user_data_path

VERSION = 1


class Store:
    """A JSON file of named parts, such as the attempts at the quick test.

    It is written to a temporary file which then takes the place of the old one, so a
    process that is killed leaves either the old content or the new, never half of it.
    A file that cannot be read is set aside under another name. `notice` then says so;
    nothing here ever stops a lesson.

    Parameters
    ----------
    folder : path, default=None
        Where the file lies; None stands for the user's data folder.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> store = Store(mkdtemp())
    >>> store.write("quick_test", {"attempts": []})
    >>> store.read("quick_test"), store.read("something else")
    ({'attempts': []}, None)
    """

    def __init__(self, folder=None):
        if folder is None:
            folder = user_data_path("imbalanced-data-course", appauthor=False)
        self.path = Path(folder) / "progress.json"
        self.notice = ""

    def read(self, part):
        """Return a part, or None if there is none yet."""
        return self._load().get(part)

    def write(self, part, value):
        """Replace a part; the other parts stay as they are in the file."""
        content = self._load() | {"version": VERSION, part: value}
        # One temporary file per process: two notebooks may write at the same time.
        temporary = self.path.with_name(f"{self.path.name}.{os.getpid()}.tmp")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with temporary.open("w", encoding="utf-8") as file:
                json.dump(content, file, indent=1)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self.path)
        except OSError as error:
            self.notice = f"Your progress could not be saved: {error.strerror} ({self.path})."

    def _load(self):
        try:
            content = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except OSError as error:
            self.notice = f"Your progress could not be read: {error.strerror} ({self.path})."
            return {}
        except ValueError:
            content = None
        if not isinstance(content, dict):
            self._set_aside()
            return {}
        return content

    def _set_aside(self):
        """Rename a damaged file to the first free name, and say so."""
        number = 1
        while (aside := self.path.with_name(f"progress.damaged-{number}.json")).exists():
            number += 1
        try:
            self.path.replace(aside)
        except OSError as error:
            self.notice = f"The file of your progress is damaged: {error.strerror} ({self.path})."
        else:
            self.notice = (
                f"The file of your progress was damaged. It is now called {aside.name}, "
                f"in {aside.parent}; we start a new one."
            )
