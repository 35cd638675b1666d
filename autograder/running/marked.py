"""What nbgrader's marks on a cell say, read without nbgrader, which takes seconds to import."""

import hashlib
import unicodedata


def marks(cell):
    """Return what nbgrader wrote into a cell's metadata, or an empty dict."""
    found = cell.metadata.get("nbgrader")
    return found if isinstance(found, dict) else {}


def grade_id(cell):
    """Return the name by which nbgrader knows a cell, or None; a submission may hold anything."""
    name = marks(cell).get("grade_id")
    return unicodedata.normalize("NFC", name) if isinstance(name, str) else None


def is_grade(cell):
    """Whether a cell has points."""
    return bool(marks(cell).get("grade"))


def is_solution(cell):
    """Whether a cell holds an answer."""
    return bool(marks(cell).get("solution"))


def is_test(cell):
    """Whether a cell is run to give points."""
    return cell.cell_type == "code" and is_grade(cell) and not is_solution(cell)


def earned(test):
    """Return the points of an executed test, and how many it could have.

    This is `nbgrader.utils.determine_grade` for a test whose outputs were settled: nothing is
    on the standard error, and a result is a possible number of points.
    """
    points, kinds = float(marks(test)["points"]), {o.output_type: o for o in test.outputs}
    if "error" in kinds:
        return 0.0, points
    if "execute_result" in kinds:
        return float(kinds["execute_result"]["data"]["text/plain"]), points
    return points, points


def checksum(cell):
    """Return what `nbgrader.utils.compute_checksum` does, of a cell's text and marks."""
    found, solution = marks(cell), is_solution(cell)
    locked = not solution and (is_grade(cell) or found.get("locked", False))
    flags = is_grade(cell), solution, locked
    parts = [cell.source, cell.cell_type, *map(str, flags), found["grade_id"]]
    if is_grade(cell):
        parts.append(str(float(found["points"])))
    return hashlib.md5("".join(parts).encode(), usedforsecurity=False).hexdigest()
