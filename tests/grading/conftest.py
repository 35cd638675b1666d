"""What holds for the tests of the grader."""

import os


def pytest_collection_modifyitems(config, items):
    """Leave rows B of the hostile set to the warm class, unless HOSTILE_COLD=all."""
    if os.environ.get("HOSTILE_COLD") == "all":
        return
    left = [item for item in items if _is_cold_b(item)]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if not _is_cold_b(item)]


def _is_cold_b(item):
    values = getattr(getattr(item, "callspec", None), "params", {})
    return values.get("mode") == "cold" and getattr(values.get("row"), "id", "")[:1] == "B"
