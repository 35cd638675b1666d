"""Grade a class: what was handed in, run in parallel, written, reported, sent back.

`nbgrader_config.py` and nbgrader's commands name what is listed here.
"""

from importlib import import_module

# Imported when it is asked for: an export needs no fork server, and grading no feedback.
HOMES = {
    "AskForAPerson": "stock",
    "Execute": "stock",
    "Export": "export",
    "FeedbackExporter": "feedback",
    "Grades": "marks",
    "Graft": "stock",
    "HideTests": "feedback",
    "ReleaseFeedback": "stock",
    "ShowRubric": "rubric",
    "Submitted": "stock",
    "clean_html": "markup",
    "markdown2html": "markup",
}
__all__ = list(HOMES)


def __getattr__(name):
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{HOMES[name]}"), name)
