"""Verdicts on values and on errors: what fails says in words how."""

import numpy as np

from imbalance_helpers.checks.differences import Incomparable, difference, plain, short


class CheckFailed(AssertionError):
    """A check that failed; `cause` is the error the learner's code raised, if it did."""

    __module__ = "imbalance_helpers.checks"  # the name that test cells and tracebacks know it by

    def __init__(self, message, *, cause=None):
        super().__init__(message)
        self.cause = cause

    def _render_traceback_(self):
        return [str(self)]


def check(condition, message):
    """Fail with a message unless a condition holds.

    Parameters
    ----------
    condition : bool
        A Python or NumPy bool; anything else fails, however it compares.
    message : str
        What the learner reads: the symptom, never the answer.

    Raises
    ------
    CheckFailed
        If the condition is not true.

    Examples
    --------
    >>> check(len("ab") == 2, "we expected two letters")
    >>> check(len("a") == 2, "we expected two letters")
    Traceback (most recent call last):
    imbalance_helpers.checks.CheckFailed: we expected two letters
    """
    if not (isinstance(condition, (bool, np.bool_)) and condition):
        raise CheckFailed(message)


def check_equal(actual, expected, what, *, atol=1e-9, mistakes=None):
    """Compare a learner's value with the expected one, whatever it is made of.

    Numbers are compared within `atol`, True as 1 and False as 0; text and None
    exactly; sequences, arrays, Series and mappings element by element. The message never holds the
    expected value.

    Parameters
    ----------
    actual : object
        The value from the learner's code.
    expected : object
        The right value: numbers, text, None, or lists, dicts and arrays of them.
    what : str
        Its name in the message, such as ``"the recall of [0, 1]"``.
    atol : float, default=1e-9
        How far a number may be off.
    mistakes : dict, default=None
        Wrong values to recognise, each under the sentence that names it, such
        as ``{"that is the precision": 0.8}``.

    Raises
    ------
    CheckFailed
        If the values differ.

    Examples
    --------
    >>> check_equal(np.float64(0.5), 0.5, "the share")
    >>> check_equal(0.8, 0.5, "the recall", mistakes={"that is the precision": 0.8})
    Traceback (most recent call last):
    imbalance_helpers.checks.CheckFailed: the recall is 0.8: that is the precision
    """
    try:
        found = plain(actual, what)
    except Incomparable as problem:
        raise CheckFailed(str(problem)) from None
    symptom = difference(found, plain(expected, what), what, atol)
    if symptom is None:
        return
    for sentence, wrong in (mistakes or {}).items():
        if difference(found, plain(wrong, what), what, atol) is None:
            raise CheckFailed(f"{what} is {short(actual)}: {sentence}")
    raise CheckFailed(symptom)


def check_raises(exception, function, *args, when, **kwargs):
    """Check that a call raises, for input that has no answer.

    Parameters
    ----------
    exception : type
        The exception the task asks for.
    function : callable
        Usually the result of :func:`guarded`.
    *args, **kwargs
        The arguments of the call.
    when : str
        What is special about this input, such as ``"a label is missing"``.

    Raises
    ------
    CheckFailed
        If the call returns, or raises something else.

    Examples
    --------
    >>> check_raises(ValueError, int, "one", when="the text is no number")
    >>> check_raises(ValueError, int, "1", when="the text is no number")
    Traceback (most recent call last):
    imbalance_helpers.checks.CheckFailed: int returned 1 when the text is no number; \
it should raise ValueError
    """
    try:
        result = function(*args, **kwargs)
    except Exception as error:
        cause = error.cause if isinstance(error, CheckFailed) else error
        if cause is None or isinstance(cause, NotImplementedError):
            raise
        if isinstance(cause, exception):
            return
        outcome = f"raised {type(cause).__name__}"
    else:
        outcome = f"returned {short(result)}"
    name = getattr(function, "__name__", "the call")
    raise CheckFailed(f"{name} {outcome} when {when}; it should raise {exception.__name__}")
