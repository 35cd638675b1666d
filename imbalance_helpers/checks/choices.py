"""Verdicts on what a learner chose: letters, or a number, each with a reply."""

import numbers

import numpy as np

from imbalance_helpers.checks.differences import short
from imbalance_helpers.checks.guard import guarded
from imbalance_helpers.checks.verdicts import CheckFailed, check


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
