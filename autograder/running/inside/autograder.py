"""In place of the real package while a notebook is graded: a check must not start checks."""


def check(*_, **__):
    """Say that nothing happens."""
    print("While this notebook is graded, check(), fresh() and progress() do nothing.")


fresh = progress = check
