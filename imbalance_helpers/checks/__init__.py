"""What the test cells of the exercises call: checks that say in words what is wrong.

A failed check shows its message and nothing else: IPython prints what
`CheckFailed._render_traceback_` returns, so no line of a test reaches the page.
"""

from imbalance_helpers.checks.choices import check_choice, check_number
from imbalance_helpers.checks.guard import guarded
from imbalance_helpers.checks.switch_off import by_hand
from imbalance_helpers.checks.verdicts import CheckFailed, check, check_equal, check_raises

__all__ = [
    "CheckFailed",
    "by_hand",
    "check",
    "check_choice",
    "check_equal",
    "check_number",
    "check_raises",
    "guarded",
]
