"""Switch library functions off while an exercise is by hand."""

import inspect
import pkgutil
from contextlib import ExitStack, contextmanager


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
