"""How files are written and copied, when a kill or a student's links may come in between."""

import os
import shutil
import stat
from fnmatch import fnmatch
from pathlib import Path

LARGEST = 50_000_000  # bytes of a file that is copied


def write_atomically(path, text):
    """Put a text into a file that a reader, or a kill, never finds half written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            # A message may hold half a surrogate pair, which UTF-8 lacks; JSON reads it back.
            file.write(text.encode("utf-8", "backslashreplace"))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def copy_files(source, target, ignore):
    """Copy what a student handed in beside the notebooks: files, and no links."""
    target.mkdir(parents=True)
    if source.is_symlink() or source.parent.is_symlink():
        return
    for root, folders, names in os.walk(source):
        keep = [n for n in folders if not any(fnmatch(n, p) for p in ignore)]
        folders[:] = [n for n in keep if not Path(root, n).is_symlink()]
        for name in names:
            path = Path(root, name)
            if name == "timestamp.txt" or path.suffix == ".ipynb":
                continue
            wanted = stat.S_ISREG(path.lstat().st_mode) and path.stat().st_size < LARGEST
            if wanted and not any(fnmatch(name, pattern) for pattern in ignore):
                copy_ = target / path.relative_to(source)
                copy_.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, copy_)
