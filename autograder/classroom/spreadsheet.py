"""Tables as CSV that a spreadsheet shows and does not run."""

import csv
import io
import re

# OWASP, "CSV Injection", and its ASVS 5.0, requirement 1.2.10; spreadsheets of East
# Asia read the wide signs as the narrow ones, and some skip spaces before them.
FORMULA = re.compile(r"[\t\r\n\0]|\s*[=+\-@＝＋－＠]")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)


def csv_text(rows):
    """Return the rows as CSV (RFC 4180) that a spreadsheet shows and does not run.

    Examples
    --------
    >>> for line in csv_text([["ada", -1.5, None], ["=cmd()", "2", "Ng, Ada"]]).splitlines():
    ...     print(line)
    ada,-1.5,
    '=cmd(),2,"Ng, Ada"
    """
    file = io.StringIO(newline="")
    csv.writer(file).writerows([_safe(cell) for cell in row] for row in rows)
    return file.getvalue()


def _safe(cell):
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    is_formula = isinstance(cell, str) and FORMULA.match(cell) and not NUMBER.fullmatch(cell)
    return f"'{cell}" if is_formula else cell
