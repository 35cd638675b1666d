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

    Examples
    --------
    >>> Page("2 of 3 points", [Row("✓ right", "2 of 2", "Exercise 1")], ["All tests ran."])
    2 of 3 points
    <BLANKLINE>
      ✓ right  2 of 2  Exercise 1
    <BLANKLINE>
    All tests ran.
    """

    def __init__(self, title, rows=(), remarks=()):
        self.title, self.rows, self.remarks = title, list(rows), list(remarks)

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
        remarks = "".join(f"<p>{escape(remark)}</p>" for remark in self.remarks)
        if not self.rows:
            return f"<p>{escape(self.title)}</p>{remarks}"
        cells = "".join(map(_html, self.rows))
        head = "".join(f'<th scope="col" {LEFT}>{name}</th>' for name in HEAD)
        caption = f"<caption {LEFT}><strong>{escape(self.title)}</strong></caption>"
        return (
            f'<table class="tex2jax_ignore">{caption}<thead><tr>{head}</tr></thead>'
            f"<tbody>{cells}</tbody></table>{remarks}"
        )


HEAD = ("", "Verdict", "Points", "Message")
LEFT = 'style="text-align: left"'


def _html(row):
    mark, _, verdict = row.verdict.partition(" ")
    return (
        f'<tr><th scope="row" {LEFT}>{escape(row.title)}</th>'
        f'<td {LEFT}><span aria-hidden="true">{mark}</span> {escape(verdict)}</td>'
        f"<td {LEFT}>{escape(row.points)}</td>"
        f'<td style="text-align: left; white-space: pre-wrap">{escape(row.message)}</td></tr>'
    )
