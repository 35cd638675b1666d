"""What the test cells of the exercises call: checks that say in words what is wrong.

A failed check shows its message and nothing else: IPython prints what
`CheckFailed._render_traceback_` returns, so no line of a test reaches the page.
"""

import copy
import functools
import inspect
import numbers
import pkgutil
import sys
import traceback
from contextlib import ExitStack, contextmanager, redirect_stderr

import numpy as np

from imbalance_helpers.checks.differences import Incomparable, difference, plain, short, unchanged


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


def check_choice(answer, options, *, several=False):
    """Check the letters that a learner's function returns, and say what each one means.

    Parameters
    ----------
    answer : callable
        The learner's function, without arguments. It returns a letter or, with `several`,
        letters: as text such as ``"ac"`` or ``"a, c"``, or as a list, a tuple or a set.
    options : str or dict
        The letters to choose from. A dict also says of each letter whether it is right and
        what to reply, as in ``{"a": (True, "It is.")}``; text only asks for known letters.
    several : bool, default=False
        Whether all letters that apply are asked for, rather than one.

    Raises
    ------
    CheckFailed
        If the answer cannot be read, or is not right.

    Examples
    --------
    >>> check_choice(lambda: "B", "abc")
    >>> check_choice(lambda: "b", {"a": (True, "It is."), "b": (False, "That is another.")})
    Traceback (most recent call last):
    imbalance_helpers.checks.CheckFailed: Not quite: b. That is another.
    """
    chosen = _letters(guarded(answer)(), answer.__name__, "".join(options), several)
    if isinstance(options, str):
        return
    wrong = [letter for letter, (right, _) in options.items() if right != (letter in chosen)]
    if wrong:
        said = wrong if several else chosen
        remarks = [f"{letter}. {options[letter][1]}" for letter in options if letter in said]
        raise CheckFailed(f"Not quite: {' '.join(remarks)}")


def _letters(result, name, known, several):
    """Read letters, however they were put down."""
    parts = [result] if isinstance(result, str) else result
    if not isinstance(parts, (list, tuple, set, frozenset)):
        raise CheckFailed(f'{name} returned {short(result)}, we expected letters such as "b"')
    text = "".join(str(part) for part in parts).lower()
    letters = {letter for letter in text if letter not in " ,;.()"}
    strange = sorted(letters - set(known))
    if strange:
        raise CheckFailed(f"{name} returned {strange[0]!r}, which is none of {', '.join(known)}")
    if not letters:
        raise CheckFailed(f"{name} returned no letter: choose at least one")
    if len(letters) > 1 and not several:
        raise CheckFailed(f"{name} returned {len(letters)} letters: choose one")
    return letters


def check_number(answer, ranges=None):
    """Check the number that a learner's function returns, and say what it stands for.

    Parameters
    ----------
    answer : callable
        The learner's function, without arguments.
    ranges : list of tuple, default=None
        What to reply: the two ends of a range, or None for any number; whether it is right;
        the words. The first that fits speaks. Without `ranges`, any number passes.

    Raises
    ------
    CheckFailed
        If the answer is no number, or is not right.

    Examples
    --------
    >>> check_number(lambda: 0.5)
    >>> check_number(lambda: 0.8, [((0.4, 0.6), True, "Yes."), (None, False, "Try a half.")])
    Traceback (most recent call last):
    imbalance_helpers.checks.CheckFailed: Not quite: Try a half.
    """
    result = guarded(answer)()
    is_number = isinstance(result, numbers.Real) and not isinstance(result, (bool, np.bool_))
    if not is_number or result != result:
        name = answer.__name__
        raise CheckFailed(f"{name} returned {short(result)}, we expected a number such as 0.25")
    for ends, right, words in ranges or []:
        if ends is None or ends[0] <= result <= ends[1]:
            check(right, f"Not quite: {words}")
            return


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


@contextmanager
def by_hand(*names):
    """Switch library functions off, so that a wrapper around one of them fails.

    It swaps the function's code object rather than a name in a module: the
    function is off under every name it is bound to, in the notebook included.

    Parameters
    ----------
    *names : str
        Dotted names of functions written in Python, or of classes of which no
        instance may be made.

    Raises
    ------
    TypeError
        For a function written in C, which has no code to swap.

    Examples
    --------
    >>> from statistics import mean as average
    >>> with by_hand("statistics.mean"):
    ...     average([1, 2])
    Traceback (most recent call last):
    imbalance_helpers.checks.CheckFailed: this exercise is by hand: write mean yourself
    """
    with ExitStack() as stack:
        for name in dict.fromkeys(names):
            target = pkgutil.resolve_name(name)
            function = target.__init__ if isinstance(target, type) else target
            if not hasattr(function, "__code__"):  # NumPy dispatches to a Python function
                function = inspect.unwrap(function)
            if not hasattr(function, "__code__"):
                raise TypeError(f"Got {name}, but expected a function written in Python")
            stack.callback(setattr, function, "__code__", function.__code__)
            function.__code__ = _refusal(target.__name__, function.__code__)
        yield


def _refusal(name, code):
    """Code that raises CheckFailed and fits into the function that `code` came from."""
    scope = {}
    message = f"this exercise is by hand: write {name} yourself"
    exec(
        "def refuse(*args, **kwargs):\n"
        "    from imbalance_helpers.checks import CheckFailed\n"
        f"    raise CheckFailed({message!r})",
        scope,
    )
    return scope["refuse"].__code__.replace(co_freevars=code.co_freevars)


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
