"""A table with a title and remarks: HTML for a notebook, plain text for a terminal."""

from html import escape
from textwrap import indent
from typing import NamedTuple


class Row(NamedTuple):
    """One line of a page: a verdict that opens with a mark, points, a title and a message."""

    verdict: str
    points: str
    title: str
    message: str = ""

    @classmethod
    def of(cls, exercise):
        """Return the line that tells what came of an exercise."""
        return cls(exercise.verdict, exercise.earned, exercise.title, exercise.message)


class Page:
    """What a learner reads; marks and words carry the verdict, no colour does.

    Parameters
    ----------
    title : str
        The sentence on top.
    rows : sequence of Row, default=()
        The lines of the table.
    remarks : sequence of str, default=()
        Sentences below it.
    of : str, default="Exercise"
        What a line is about, as the head of its column.

    Examples
    --------
    >>> Page("2 of 3 points", [Row("✓ right", "2 of 2", "Exercise 1")], ["All tests ran."])
    2 of 3 points
    <BLANKLINE>
      ✓ right  2 of 2  Exercise 1
    <BLANKLINE>
    All tests ran.
    """

    def __init__(self, title, rows=(), remarks=(), *, of="Exercise"):
        self.title, self.rows, self.remarks, self.of = title, list(rows), list(remarks), of

    def __repr__(self):
        verdicts = max((len(row.verdict) for row in self.rows), default=0)
        points = max((len(row.points) for row in self.rows), default=0)
        lines = []
        for row in self.rows:
            lines.append(f"  {row.verdict:{verdicts}}  {row.points:>{points}}  {row.title}")
            if row.message:
                lines.append(indent(row.message, " " * 6))
        parts = [self.title, "\n".join(lines), "\n".join(self.remarks)]
        return "\n\n".join(filter(None, parts))

    def _repr_html_(self):
        names = [self.of, "Verdict", "Points", "Message"]
        head = "".join(f'<th scope="col" {LEFT}>{name}</th>' for name in names)
        title = f"<strong>{escape(self.title)}</strong>"
        table = (
            f"<table><caption {LEFT}>{title}</caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{''.join(map(_html, self.rows))}</tbody></table>"
        )
        remarks = "".join(f"<p>{escape(remark)}</p>" for remark in self.remarks)
        # The class keeps dollar signs in a message from making it a formula.
        shown = table if self.rows else f"<p>{title}</p>"
        return f'<div class="mathjax_ignore">{shown}{remarks}</div>'


# JupyterLab aligns cells to the right and to their middle.
LEFT = 'style="text-align: left; vertical-align: top"'
SHORT = 'style="text-align: left; vertical-align: top; white-space: nowrap"'
LINES = 'style="text-align: left; vertical-align: top; white-space: pre-wrap"'


def _html(row):
    mark, _, verdict = row.verdict.partition(" ")
    return (
        f'<tr><th scope="row" {LEFT}>{escape(row.title)}</th>'
        f'<td {SHORT}><span aria-hidden="true">{mark}</span> {escape(verdict)}</td>'
        f"<td {SHORT}>{escape(row.points)}</td><td {LINES}>{escape(row.message)}</td></tr>"
    )
