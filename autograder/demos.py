"""How nbgrader runs a submission: the exercises are executed, the lesson beside them is not."""

from nbgrader import utils
from nbgrader.preprocessors import Execute


class ExecuteGraded(Execute):
    """nbgrader's Execute, for notebooks with something to grade.

    A lesson's folder also holds the notebook that learners read. They hand both in, since
    nbgrader submits folders. Limiting nbgrader to ``*_exercises`` instead would leave the
    other without feedback, and then the assignment list offers none at all.
    """

    def preprocess(self, nb, resources=None, km=None):
        """Run the notebook, unless no cell of it counts."""
        if not any(map(utils.is_grade, nb.cells)):
            return nb, resources
        return super().preprocess(nb, resources, km)
