"""Compare values of any make, and say in words how they differ."""

import math
import numbers
import reprlib
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd


class Incomparable(TypeError):
    """A value of a type that we do not compare; the message names it."""


def plain(value, what):
    """Reduce a value to numbers, text, None, lists and dicts, by exact type.

    Exact, because an object that claims to equal everything must not pass.
    """
    if isinstance(value, (pd.Series, pd.Index, pd.DataFrame)):
        value = value.to_numpy()
    if isinstance(value, (np.ndarray, np.generic)):
        value = value.tolist()
    if value is None or type(value) in (bool, int, float, str):
        return value
    if type(value) in (Fraction, Decimal):
        return float(value)
    if isinstance(value, (list, tuple)):
        return [plain(element, what) for element in list(value)]
    if isinstance(value, Mapping):
        return {
            plain_key(key): plain(element, f"{what}[{key!r}]") for key, element in value.items()
        }
    raise Incomparable(f"{what} is of type {type(value).__name__}, which we cannot compare")


def plain_key(key):
    """Reduce the key of a mapping; it stays hashable."""
    return key.item() if isinstance(key, np.generic) else key


def difference(actual, expected, what, atol):
    """Say how two plain values differ, or return None."""
    if actual is None and expected is not None:
        return f"{what} is None: does the function return its result?"
    if isinstance(expected, dict) and isinstance(actual, dict):
        return dict_difference(actual, expected, what, atol)
    if isinstance(expected, list) and isinstance(actual, list):
        if len(actual) != len(expected):
            return f"{what} has {len(actual)} elements, we expected {len(expected)}"
        pairs = enumerate(zip(actual, expected, strict=True))
        found = (difference(*pair, f"element {i} of {what}", atol) for i, pair in pairs)
        return next(filter(None, found), None)
    if isinstance(expected, numbers.Real) and isinstance(actual, numbers.Real):
        return number_difference(actual, expected, what, atol)
    if type(actual) is type(expected) and actual == expected:
        return None
    if type(actual) is type(expected):
        return f"{what} is {short(actual)}, which is not right"
    kinds = {dict: "a dict", list: "a sequence", str: "text", type(None): "None"}
    kind = kinds.get(type(expected), "a number")
    return f"{what} is {short(actual)}, we expected {kind}"


def dict_difference(actual, expected, what, atol):
    """Say how two plain dicts differ, keys first."""
    missing = [key for key in expected if key not in actual]
    extra = [key for key in actual if key not in expected]
    if missing:
        return f"{what} lacks the key {missing[0]!r}; it has {short(list(actual))}"
    if extra:
        return f"{what} has the key {extra[0]!r}, which does not belong there"
    found = (difference(actual[k], expected[k], f"{what}[{k!r}]", atol) for k in expected)
    return next(filter(None, found), None)


def number_difference(actual, expected, what, atol):
    """Say how two numbers differ, without saying which would be right."""
    if actual == expected or (actual != actual and expected != expected):
        return None
    if actual != actual:
        return f"{what} is NaN, we expected a number"
    if expected != expected:
        return f"{what} is {short(actual)}, we expected NaN"
    if abs(actual - expected) <= atol:
        return None
    if actual % 1 and any(actual == round(expected, digits) for digits in (2, 3, 4)):
        return f"{what} is {short(actual)}, which is rounded: return it with all its digits"
    if expected and math.isclose(actual, 100 * expected):
        return f"{what} is {short(actual)}, 100 times too high: is it in percent?"
    return f"{what} is {short(actual)}, which is too {'high' if actual > expected else 'low'}"


def short(value):
    """Show a value on one line, cut where it gets long."""
    if isinstance(value, (float, np.floating)):
        return f"{value:.4g}"
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, pd.DataFrame):
        return f"DataFrame of shape {value.shape}"
    if isinstance(value, (np.ndarray, pd.Series)):
        kind = "array" if isinstance(value, np.ndarray) else "Series"
        return f"{kind}({reprlib.repr(value.tolist())})"
    return " ".join(reprlib.repr(value).split())


def unchanged(before, after):
    """Whether two nested containers of arrays and tables hold the same values."""
    if isinstance(before, (pd.Series, pd.DataFrame)):
        return after.equals(before) and after.index.equals(before.index)
    if isinstance(before, np.ndarray):
        if before.dtype.kind == "O":
            return unchanged(before.tolist(), after.tolist())
        return np.array_equal(before, after, equal_nan=before.dtype.kind in "fcmM")
    if isinstance(before, Mapping):
        return list(before) == list(after) and unchanged([*before.values()], [*after.values()])
    if isinstance(before, (list, tuple)):
        return len(before) == len(after) and all(map(unchanged, before, after))
    if isinstance(before, (numbers.Number, str, set, type(None))):
        return before == after or before != before
    return True  # estimators and random generators may change; that is what they do
