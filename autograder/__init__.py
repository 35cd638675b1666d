"""Grade a class: how nbgrader runs submissions and what it sends back; and one's own check.

Three wings: `running` runs one notebook and knows of no class and no learner; `classroom`
grades a class with it; `learner` is for one's own work.
"""

# Light: what these need is imported when they are called, since nbgrader imports this
# package at every start.
from autograder.learner.check import check
from autograder.learner.fresh import fresh
from autograder.learner.progress import progress

__all__ = ["check", "fresh", "progress"]
