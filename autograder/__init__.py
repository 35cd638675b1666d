"""Grade a class: how nbgrader runs submissions and what it sends back; and one's own check."""

# Light: what these two need is imported when they are called, since nbgrader imports this
# package at every start. Imported here, the names are the functions, not the module `check`.
from autograder.check import check, progress

__all__ = ["check", "progress"]
