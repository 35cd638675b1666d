"""What holds for the tests of the grader."""

import os

from grading.submissions import rows


def pytest_collection_modifyitems(config, items):
    """Leave out what is not in the cold class of hostile submissions, unless ALL=1."""
    left = [item for item in items if _is_left_out(item)]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if not _is_left_out(item)]


def _is_left_out(item):
    values = getattr(getattr(item, "callspec", None), "params", {})
    if "row" in values:  # a value of a parameter takes no mark that depends on another
        return values["row"] not in rows(values.get("mode", "warm"))
    cold = values.get("mode") == "cold" and item.get_closest_marker("slow_if_cold")
    return bool(cold) and not os.environ.get("ALL")
