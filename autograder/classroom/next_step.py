"""What a teacher types next: python -m autograder.classroom.next_step, as `make teach` does."""

import os
import sys
from pathlib import Path

from traitlets.config import PyFileConfigLoader


def next_step(course):
    """Return the next command for a course, and why, from the files that are there.

    Parameters
    ----------
    course : path
        The folder of nbgrader_config.py.

    Returns
    -------
    reason, command : str
    """
    config = PyFileConfigLoader("nbgrader_config.py", path=str(course)).load_config()
    data, exchange = Path(course, "autograder"), Path(config.Exchange.root)
    outbound = _lessons(exchange.glob("*/outbound/*"))
    if not outbound:
        return "Nothing is released yet. Give a lesson to students:", (
            "nbgrader generate_assignment 01_detection && nbgrader release_assignment 01_detection"
        )
    for path in sorted(exchange.glob("*/inbound/*")):
        student, lesson = path.name.split("+")[:2]
        if not (data / "submitted" / student / lesson).is_dir():
            return f"{student} handed in {lesson}:", f"nbgrader collect {lesson}"
    collected = _lessons((data / "submitted").glob("*/*"))
    steps = [
        ("is collected, but not graded", data / "reports", "python -m autograder grade {}"),
        (
            "is graded, but without feedback",
            data / "feedback/*",
            "nbgrader generate_feedback {}",
        ),
    ]
    for lesson in collected:
        for what, done, command in steps:
            if not any(done.parent.glob(f"{done.name}/{lesson}")):
                return f"{lesson} {what}:", command.format(lesson)
    return f"Released: {', '.join(outbound)}. When students have handed in:", (
        f"nbgrader collect {outbound[-1]}"
    )


def _lessons(paths):
    return sorted({path.name for path in paths if path.is_dir()})


if __name__ == "__main__":
    reason, command = next_step(Path.cwd())
    folder = Path(sys.executable).parent
    here = os.path.relpath(folder) if folder.is_relative_to(Path.cwd()) else folder
    commands = " && ".join(f"{here}{os.sep}{part}" for part in command.split(" && "))
    print(f"{reason}\n\n    {commands}\n")
