"""Run a learner's function: whatever goes wrong is said in words."""

import copy
import functools
import sys
import traceback
from contextlib import redirect_stderr

from imbalance_helpers.checks.differences import short, unchanged
from imbalance_helpers.checks.switch_off import by_hand
from imbalance_helpers.checks.verdicts import CheckFailed


def guarded(function, *, without=()):
    """Wrap a learner's function so that whatever goes wrong is said in words.

    The wrapper fails with a sentence if the function is not written yet, raises,
    or changes one of its inputs, and can switch library functions off while it runs.
    Its warnings go to the standard output: anything on the standard error costs the points.

    Parameters
    ----------
    function : callable
        The learner's function.
    without : sequence of str, default=()
        Dotted names of the functions to write by hand, as for :func:`by_hand`.

    Returns
    -------
    callable
        Takes the same arguments and returns the same result.

    Examples
    --------
    >>> def share(y):
    ...     return 1 / len(y)
    >>> guarded(share)([])
    Traceback (most recent call last):
    imbalance_helpers.checks.CheckFailed: share([]) raised ZeroDivisionError: division by zero
        at the line: return 1 / len(y)
    """

    @functools.wraps(function)
    def call(*args, **kwargs):
        before = copy.deepcopy((args, kwargs))
        with by_hand(*without), redirect_stderr(sys.stdout):
            try:
                result = function(*args, **kwargs)
            except CheckFailed:
                raise
            except (Exception, SystemExit) as error:
                # From None: the chained traceback would quote the test that called us.
                raise CheckFailed(_say(error, function, before), cause=error) from None
        if not unchanged(before, (args, kwargs)):
            raise CheckFailed(
                f"{_call_text(function, before)} changed its input: work on a copy instead"
            )
        return result

    return call


def _call_text(function, arguments):
    args, kwargs = arguments
    shown = [short(a) for a in args] + [f"{key}={short(a)}" for key, a in kwargs.items()]
    return f"{getattr(function, '__name__', 'your function')}({', '.join(shown)})"


def _say(error, function, arguments):
    """Put an exception of the learner's code into words, with the line that raised it."""
    if isinstance(error, NotImplementedError):
        return (
            f"{getattr(function, '__name__', 'the function')} is not written yet.\n"
            "Replace the line 'raise NotImplementedError()', run that cell, then this one."
        )
    message = f"{_call_text(function, arguments)} raised {type(error).__name__}: {error}"
    code = getattr(function, "__code__", None)
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if code is not None and frame.filename == code.co_filename
    ]
    return (
        f"{message}\n    at the line: {frames[-1].line}" if frames and frames[-1].line else message
    )
