"""What a teacher sees in Formgrader below an answer that is marked by hand."""

from pathlib import Path

import nbformat
from nbconvert.preprocessors import Preprocessor
from nbformat.v4 import new_markdown_cell
from nbgrader import utils
from nbgrader.coursedir import CourseDirectory

from autograder.classroom.lesson import source_folder


class ShowRubric(Preprocessor):
    """Put the teacher's own answer, with the mark scheme in it, below the student's.

    It is read from the source folder when the page is shown. Nothing of it is written into
    what students hand in or get back, and a rubric that was changed shows at once.
    """

    def preprocess(self, nb, resources):
        """Add the cells, where Formgrader asks: its pages alone have such a number."""
        if "submission_id" not in resources:
            return nb, resources
        names = resources["assignment_id"], resources["notebook_id"]
        answers, cells = self._answers(*names), []
        for cell in nb.cells:
            cells.append(cell)
            if by_hand(cell) and cell.metadata.nbgrader.grade_id in answers:
                text = answers[cell.metadata.nbgrader.grade_id]
                cells.append(
                    new_markdown_cell(f"**For the grader** (students never see it)\n\n{text}")
                )
        nb.cells = cells
        return nb, resources

    def _answers(self, assignment, notebook):
        """Return the teacher's answers to what is marked by hand, by grade id."""
        folder = source_folder(CourseDirectory(config=self.config), assignment)
        try:
            source = nbformat.read(Path(folder) / f"{notebook}.ipynb", as_version=4)
        except (OSError, ValueError) as error:
            self.log.warning("No mark scheme of %s: %s", notebook, error)
            return {}
        cells = filter(by_hand, source.cells)
        return {cell.metadata.nbgrader.grade_id: _quoted(cell) for cell in cells}


def by_hand(cell):
    """Whether a person gives the points of a cell."""
    return utils.is_task(cell) or (utils.is_grade(cell) and utils.is_solution(cell))


def _quoted(cell):
    text = cell.source
    if cell.cell_type == "code":
        text = f"```python\n{text}\n```"
    quoted = "\n".join(f"> {line}" for line in text.split("\n"))
    return f"**The teacher's own answer** (students never see it)\n\n{quoted}"
