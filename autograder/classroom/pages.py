"""What our pages have in common: one look, in light and dark, and values put into words."""

from pathlib import Path

import jinja2

TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=jinja2.StrictUndefined,
)


def number(value, digits=2):
    """Return a number with its digits and a minus that is one; a dash for none.

    Examples
    --------
    >>> number(-0.5), number(None)
    ('−0.50', '–')
    """
    return "–" if value is None else f"{value:.{digits}f}".replace("-", "−")


def points(value):
    """Return points as short as they are; a dash for none.

    Examples
    --------
    >>> points(2.0), points(0.5), points(None)
    ('2', '0.5', '–')
    """
    return "–" if value is None else f"{value:g}"


def name_of(row):
    """Return a student's name, or the id of one without.

    Examples
    --------
    >>> name_of({"student": "ada", "first_name": "Ada", "last_name": "Lovelace"})
    'Lovelace, Ada'
    >>> name_of({"student": "ada"})
    'ada'
    """
    names = row.get("last_name"), row.get("first_name")
    return row.get("name") or ", ".join(filter(None, names)) or row["student"]


TEMPLATES.globals |= {"number": number, "points": points}
