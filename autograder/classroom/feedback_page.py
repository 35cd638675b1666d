"""The page that a student gets back, made of a notebook with its marks.

How much of a submission it shows is limited: a notebook of 300 megabytes is no page.
"""

from html import escape

from markupsafe import Markup
from nbconvert.filters import ansi2html
from nbgrader import utils

from autograder.classroom.marks import marks_of, title_of
from autograder.classroom.markup import as_written, clean_html, code, markdown2html, shortened
from autograder.classroom.pages import TEMPLATES

LONGEST = 20_000  # characters of one output
PAGE = 400_000  # characters of all cells and outputs
SMALLEST = 200  # what a cell or an output counts at least: each takes space and time
IMAGES = 8_000_000  # bytes of all images, as base64
KINDS = ("text/html", "text/markdown", "image/svg+xml", "text/latex", "image/png", "image/jpeg")
KINDS += ("text/plain",)


def html_page(notebook, marks):
    """Return a notebook as one HTML file that loads nothing and runs nothing.

    Parameters
    ----------
    notebook : NotebookNode
        With the marks of `Grades`, and without what `HideTests` removes.
    marks : dict
        What `Grades` says of the whole.
    """
    exercises = marks_of(notebook)
    space = Space()
    cells = [space.cell(cell) for cell in notebook.cells]
    return TEMPLATES.get_template("feedback.html.j2").render(
        title=title_of(notebook, marks["notebook"]),
        names=marks,
        exercises=exercises,
        by_name={exercise.grade_id: exercise for exercise in exercises},
        waiting=sum(exercise.waiting for exercise in exercises),
        cells=[cell for cell in cells if cell],
        left_out=sum(cell is None for cell in cells),
    )


class Space:
    """Turn cells into HTML while there is space on the page."""

    def __init__(self):
        self.left, self.images = PAGE, IMAGES

    def cell(self, cell):
        """Return what the template shows of a cell, or None if there is no space for it."""
        marked = cell.metadata.get("nbgrader", {})
        counts = marked.get("grade") or marked.get("solution") or marked.get("task")
        if self.left <= 0 and not counts:
            return None
        self.left -= max(len(cell.source), SMALLEST)
        outputs = list(self.outputs(cell))
        kind = "text"
        if utils.is_solution(cell) or utils.is_task(cell):
            kind = "answer"
        elif utils.is_grade(cell):
            kind = "test"
        return {
            "kind": kind,
            "grade_id": marked.get("grade_id", ""),
            "comment": Markup(markdown2html({}, marked.get("comment") or "")),
            "source": Markup(_source(cell)),
            "outputs": Markup("".join(outputs)),
        }

    def outputs(self, cell):
        """Yield the outputs of a cell as HTML."""
        outputs = cell.get("outputs", [])
        for number, output in enumerate(outputs):
            if self.left <= 0:
                yield f"<p>[{len(outputs) - number} more outputs are not shown]</p>"
                return
            before = self.left
            yield f'<div class="output">{self.output(output, cell)}</div>'
            self.left = min(self.left, before - SMALLEST)

    def output(self, output, cell):
        """Return one output as HTML, in the richest form that does no harm."""
        if output.output_type == "stream":
            return f"<pre>{ansi2html(self.take(output.text))}</pre>"
        if output.output_type == "error":
            text = "\n".join(output.traceback) or f"{output.ename}: {output.evalue}"
            return f'<pre class="error">{ansi2html(self.take(text))}</pre>'
        kind = next((kind for kind in KINDS if kind in output.data), "")
        data = output.data.get(kind, "")
        if kind.startswith("image/"):
            return self.image(kind, data, cell.metadata.get("alt", "a figure without description"))
        text = self.take(data)
        if kind == "text/html":
            return clean_html(text)
        if kind in ("text/markdown", "text/latex"):
            return markdown2html({}, text)
        return f"<pre>{ansi2html(text)}</pre>"

    def image(self, kind, data, words):
        """Return an image that comes with the page."""
        self.images -= len(data)
        if self.images < 0:
            return f"<p>[an image of {len(data):,} characters is not shown]</p>"
        if kind == "image/svg+xml":  # the others are base64 already
            from base64 import b64encode

            data = b64encode(data.encode("utf-8", "replace")).decode()
        return f'<img src="data:{kind};base64,{escape(data)}" alt="{escape(str(words))}">'

    def take(self, text):
        """Return a text, as far as there is space."""
        text = text if isinstance(text, str) else str(text)
        shown = shortened(text, max(0, min(LONGEST, self.left)))
        self.left -= len(shown)
        return shown


def _source(cell):
    if cell.cell_type == "code":
        return code(cell.source) if cell.source.strip() else ""
    if cell.cell_type == "markdown":
        return markdown2html({"cell": cell}, cell.source)
    return as_written(cell.source)
