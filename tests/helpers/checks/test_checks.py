"""What the test cells call: verdicts, words, and nothing of the test on the page."""

import functools
import statistics
import sys
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
import sklearn.metrics
from imblearn.over_sampling import SMOTE
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from sklearn.metrics import recall_score

from imbalance_helpers.checks import (
    CheckFailed,
    by_hand,
    check,
    check_equal,
    check_raises,
    guarded,
)

BOUND_BEFORE = recall_score
PARTIAL_BEFORE = functools.partial(recall_score, zero_division=0)


class EqualsEverything:
    """An answer that would pass any comparison with ==."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    __hash__ = None


def message(function, *args, **kwargs):
    with pytest.raises(CheckFailed) as caught:
        function(*args, **kwargs)
    return str(caught.value)


# --- check


@pytest.mark.parametrize("true", [True, np.True_, np.array([1, 2]).all()])
def test_check_passes_on_true(true):
    assert check(true, "words") is None


@pytest.mark.parametrize(
    "other",
    [False, np.False_, None, 0, 1, "yes", [True], np.array([True, True]), EqualsEverything()],
    ids=lambda other: type(other).__name__,
)
def test_check_fails_on_anything_else(other):
    assert message(check, other, "the words") == "the words"


# --- check_equal


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (0.1 + 0.2, 0.3),
        (np.float64(0.5), 0.5),
        (np.float32(0.5), 0.5),
        (np.int64(3), 3),
        (3, 3.0),
        (np.bool_(True), True),
        ("majority", "majority"),
        (np.str_("yes"), "yes"),
        (None, None),
        (float("nan"), np.nan),
        (float("inf"), np.inf),
        ((1, 2), [1, 2]),
        (np.array([1, 2]), [1.0, 2.0]),
        (np.array([[1, 2], [3, 4]]), [[1, 2], [3, 4]]),
        (np.array(["a", None], dtype=object), ["a", None]),
        (pd.Series([1, 2], index=[7, 7]), [1, 2]),
        (pd.Index(["a", "b"]), ["a", "b"]),
        (pd.DataFrame({"a": [1, 2], "b": [3, 4]}), [[1, 3], [2, 4]]),
        ({"a": 1, "b": [2, 3]}, {"b": (2, 3), "a": 1.0}),
        ({np.int64(0): np.int64(98)}, {0: 98}),
        ([], []),
        ({}, {}),
    ],
    ids=repr,
)
def test_equal_values_pass(actual, expected):
    assert check_equal(actual, expected, "the value") is None


@pytest.mark.parametrize(
    ("actual", "expected", "words"),
    [
        (0.6, 0.5, "x is 0.6, which is too high"),
        (np.float64(0.4), 0.5, "x is 0.4, which is too low"),
        (np.int64(2), 3, "x is 2, which is too low"),
        (-np.inf, 0, "x is -inf, which is too low"),
        (np.nan, 0.5, "x is NaN, we expected a number"),
        (0.5, np.nan, "x is 0.5, we expected NaN"),
        (None, 0.5, "x is None: does the function return its result?"),
        ("no", "yes", "x is 'no', which is not right"),
        ("0.5", 0.5, "x is '0.5', we expected a number"),
        (0.5, "yes", "x is 0.5, we expected text"),
        (0.5, [0.5], "x is 0.5, we expected a sequence"),
        ([0.5], 0.5, "x is [0.5], we expected a number"),
        (1, {"a": 1}, "x is 1, we expected a dict"),
        (0, None, "x is 0, we expected None"),
        ([1, 2], [1, 2, 3], "x has 2 elements, we expected 3"),
        ([1, 2, 9], [1, 2, 3], "element 2 of x is 9, which is too high"),
        (pd.Series([1, 2]), [1, 3], "element 1 of x is 2, which is too low"),
        ({"a": 1}, {"a": 1, "b": 2}, "x lacks the key 'b'; it has ['a']"),
        ({"a": 1, "c": 2}, {"a": 1}, "x has the key 'c', which does not belong there"),
        ({"a": 2}, {"a": 1}, "x['a'] is 2, which is too high"),
        ({1, 2}, [1, 2], "x is of type set, which we cannot compare"),
        (object, 1, "x is of type type, which we cannot compare"),
    ],
    ids=repr,
)
def test_other_values_fail_in_words(actual, expected, words):
    assert message(check_equal, actual, expected, "x") == words


def test_nested_sequences_say_where():
    words = message(check_equal, [[1, 2], [3, 0]], [[1, 2], [3, 4]], "x")
    assert words.count("element 1") == 2
    assert words.endswith("is 0, which is too low")


@pytest.mark.parametrize("nest", [lambda v: v, lambda v: [v], lambda v: {"a": v}])
@pytest.mark.parametrize("expected", [0.5, "yes", None, True])
def test_an_object_that_equals_everything_fails(nest, expected):
    words = message(check_equal, nest(EqualsEverything()), nest(expected), "x")
    assert "EqualsEverything, which we cannot compare" in words


def test_a_number_type_that_equals_everything_fails():
    class Sly(float):
        __eq__ = EqualsEverything.__eq__
        __hash__ = float.__hash__

    assert "of type Sly" in message(check_equal, Sly(0.1), 0.5, "x")


def test_tolerance():
    check_equal(0.52, 0.5, "x", atol=0.03)
    check_equal([0.52], [0.5], "x", atol=0.03)
    assert "too high" in message(check_equal, 0.54, 0.5, "x", atol=0.03)
    assert "too high" in message(check_equal, 0.5 + 1e-8, 0.5, "x")
    check_equal(0.5 + 1e-10, 0.5, "x")


def test_the_message_never_holds_the_expected_value():
    for actual in (0.1, None, "text", [0.1], np.nan, {"a": 1}):
        assert "123.5" not in message(check_equal, actual, 123.5, "x")


def test_known_mistakes_are_named():
    mistakes = {"that is the precision": 0.8, "that is a percentage": 50}
    words = message(check_equal, 0.8, 0.5, "the recall", mistakes=mistakes)
    assert words == "the recall is 0.8: that is the precision"
    assert message(check_equal, np.int64(50), 0.5, "it", mistakes=mistakes).endswith("percentage")
    assert message(check_equal, 0.7, 0.5, "it", mistakes=mistakes) == "it is 0.7, which is too high"
    words = message(check_equal, [2, 1], [1, 2], "x", mistakes={"the order is reversed": [2, 1]})
    assert words == "x is [2, 1]: the order is reversed"


def test_the_right_value_wins_over_a_mistake_of_the_same_value():
    check_equal(0.5, 0.5, "x", mistakes={"never shown": 0.5})


# --- check_raises


def test_the_right_exception_passes_with_its_subclasses():
    assert check_raises(ValueError, int, "x", when="it is no number") is None
    check_raises(LookupError, {}.__getitem__, 1, when="the key is missing")
    check_raises(ValueError, guarded(int), "x", when="it is no number")


def test_a_wrong_exception_is_named():
    words = message(check_raises, ValueError, {}.__getitem__, 1, when="empty")
    assert words == "__getitem__ raised KeyError when empty; it should raise ValueError"
    words = message(check_raises, TypeError, guarded(int), "x", when="no number is given")
    assert words == "int raised ValueError when no number is given; it should raise TypeError"


def test_a_return_is_named():
    def share(y, *, digits):
        return None

    words = message(check_raises, ValueError, guarded(share), [], digits=2, when="y is empty")
    assert words == "share returned None when y is empty; it should raise ValueError"


def test_not_written_yet_is_no_right_exception():
    def unwritten():
        raise NotImplementedError

    assert "is not written yet" in message(check_raises, Exception, guarded(unwritten), when="x")
    with pytest.raises(NotImplementedError):
        check_raises(Exception, unwritten, when="x")


def test_a_changed_input_is_no_right_exception():
    assert "changed its input" in message(
        check_raises, Exception, guarded(list.clear), [1], when="x"
    )


# --- guarded


def test_guarded_returns_the_result_under_the_same_name():
    def share(y, *, label=1):
        """Share of a label."""
        return sum(v == label for v in y) / len(y)

    assert guarded(share)([0, 1], label=0) == 0.5
    assert guarded(share).__name__ == "share"
    assert guarded(share).__doc__ == "Share of a label."


def test_guarded_says_call_exception_and_line():
    def share(y, *, label):
        count = 1
        return count / len(y)

    words = message(guarded(share), [], label="yes")
    assert words == (
        "share([], label='yes') raised ZeroDivisionError: division by zero\n"
        "    at the line: return count / len(y)"
    )


def test_guarded_keeps_the_cause_but_no_chain():
    with pytest.raises(CheckFailed) as caught:
        guarded(int)("x")
    assert isinstance(caught.value.cause, ValueError)
    assert caught.value.__suppress_context__


def test_guarded_shows_the_arguments_as_they_were():
    def spoil(y):
        y.clear()
        raise RuntimeError("late")

    assert message(guarded(spoil), [1, 2]).startswith("spoil([1, 2]) raised RuntimeError: late")


def set_first(values):
    values[0] = 9


def set_cell(table):
    table.iloc[0, 0] = 9


MUTATIONS = {
    "list": (set_first, lambda: [1, 2]),
    "nested list": (lambda v: set_first(v[1]), lambda: [1, [2, 3]]),
    "dict": (lambda d: d.update(a=9), lambda: {"a": 1}),
    "dict of arrays": (lambda d: set_first(d["a"]), lambda: {"a": np.arange(3)}),
    "set": (lambda s: s.add(9), lambda: {1}),
    "int array": (set_first, lambda: np.arange(3)),
    "float array with NaN": (set_first, lambda: np.array([1.0, np.nan])),
    "object array with NaN": (set_first, lambda: np.array(["a", np.nan], dtype=object)),
    "text array": (set_first, lambda: np.array(["a", "b"])),
    "sorted array": (lambda v: v.sort(), lambda: np.array([2, 1])),
    "Series": (lambda s: s.__setitem__(s.index[0], 9), lambda: pd.Series([1, 2])),
    "Series index": (lambda s: setattr(s, "index", [5, 6]), lambda: pd.Series([1, 2])),
    "frame cell": (set_cell, lambda: pd.DataFrame({"a": [1, 2]})),
    "frame column": (lambda f: f.insert(0, "b", 0), lambda: pd.DataFrame({"a": [1, 2]})),
    "frame column deleted": (
        lambda f: f.__delitem__("a"),
        lambda: pd.DataFrame({"a": [1.0, np.nan], "b": [1, 2]}),
    ),
    "frame columns renamed": (
        lambda f: setattr(f, "columns", ["b"]),
        lambda: pd.DataFrame({"a": [1, 2]}),
    ),
}


@pytest.mark.parametrize("case", MUTATIONS.values(), ids=MUTATIONS)
def test_a_changed_input_is_found(case):
    mutate, make = case

    def learner(values):
        mutate(values)

    assert "changed its input: work on a copy instead" in message(guarded(learner), make())
    assert "changed its input" in message(guarded(lambda *, y: mutate(y)), y=make())


FRAME = pd.DataFrame({"a": [2.0, np.nan, 1.0], "b": ["x", None, "y"]}, index=[3, 3, 1])
READERS = {
    "values": (lambda f: f.values, FRAME),
    "Series values": (lambda s: s.values.copy().sort(), FRAME["a"]),
    "sorted copy": (lambda f: f.sort_values("a"), FRAME),
    "sorted array": (np.sort, np.array([2, np.nan, 1])),
    "object array with NaN": (lambda v: v.copy(), np.array(["a", np.nan, None], dtype=object)),
    "list with NaN": (lambda v: sorted(v), [2, float("nan"), 1]),
    "dates": (lambda s: s.max(), pd.Series(pd.to_datetime(["2024-01-01", None]))),
    "categories": (lambda s: s.cat.codes, pd.Series(["a", "b"], dtype="category")),
    "Generator": (lambda rng: rng.random(), np.random.default_rng(0)),
    "RandomState": (lambda rng: rng.rand(), np.random.RandomState(0)),
    "dict": (lambda d: {**d, "b": 1}, {"a": np.array([np.nan])}),
    "estimator": (lambda e: e.fit_resample(np.eye(9), [0] * 3 + [1] * 6), SMOTE(k_neighbors=2)),
}


@pytest.mark.parametrize("case", READERS.values(), ids=READERS)
def test_reading_an_input_is_no_change(case):
    read, value = case
    guarded(lambda v: read(v))(value)


def test_guarded_switches_functions_off():
    words = message(guarded(BOUND_BEFORE, without=["sklearn.metrics.recall_score"]), [1], [1])
    assert words == "this exercise is by hand: write recall_score yourself"
    assert recall_score([1], [1]) == 1


# --- by_hand


@pytest.mark.parametrize(
    "function",
    [BOUND_BEFORE, PARTIAL_BEFORE, lambda *a: sklearn.metrics.recall_score(*a)],
    ids=["bound before", "inside a partial", "by attribute"],
)
def test_a_function_is_off_under_every_name_and_comes_back(function):
    with by_hand("sklearn.metrics.recall_score"):
        words = message(function, [0, 1], [0, 1])
    assert words == "this exercise is by hand: write recall_score yourself"
    assert function([0, 1], [0, 1]) == 1


def test_it_comes_back_after_an_exception():
    code = recall_score.__code__
    with pytest.raises(KeyError), by_hand("sklearn.metrics.recall_score", "statistics.mean"):
        raise KeyError
    assert recall_score.__code__ is code
    assert statistics.mean([1, 3]) == 2


def test_it_comes_back_when_a_later_name_is_unknown():
    with pytest.raises(AttributeError), by_hand("statistics.mean", "statistics.magic"):
        pass
    assert statistics.mean([1, 3]) == 2


def test_nested_and_repeated_names():
    with by_hand("statistics.mean", "statistics.mean"):
        with by_hand("statistics.mean"):
            message(statistics.mean, [1, 3])
        message(statistics.mean, [1, 3])
    assert statistics.mean([1, 3]) == 2


def test_other_functions_stay_on():
    with by_hand("sklearn.metrics.recall_score"):
        assert sklearn.metrics.accuracy_score([1], [1]) == 1


def test_a_class_makes_no_instance_until_afterwards():
    with by_hand("imblearn.over_sampling.SMOTE"):
        words = message(SMOTE, random_state=0)
    assert words == "this exercise is by hand: write SMOTE yourself"
    assert SMOTE(k_neighbors=3).k_neighbors == 3


@pytest.mark.parametrize("name", ["count_nonzero", "unique", "mean"])
def test_numpy_functions_behind_a_dispatcher(name):
    function = getattr(np, name)
    expected = function([1, 2, 2])
    with by_hand(f"numpy.{name}"):
        words = message(function, [1, 2, 2])
    assert words == f"this exercise is by hand: write {name} yourself"
    np.testing.assert_array_equal(function([1, 2, 2]), expected)


def test_what_cannot_be_switched_off_is_not_passed_over():
    with pytest.raises((AttributeError, TypeError, ValueError)), by_hand("math.sqrt"):
        pass


def test_a_closure_can_be_switched_off():
    # The validation decorator of scikit-learn makes every metric a closure.
    assert sklearn.metrics.f1_score.__code__.co_freevars
    with by_hand("sklearn.metrics.f1_score"):
        message(sklearn.metrics.f1_score, [0, 1], [0, 1])
    assert sklearn.metrics.f1_score([0, 1], [0, 1]) == 1


# --- what IPython shows


@pytest.fixture
def shell():
    yield InteractiveShell.instance()
    InteractiveShell.clear_instance()


@pytest.mark.parametrize(
    "cell",
    [
        "check(False, 'only these words')",
        "check_equal(1, 2, 'secret', mistakes={'no': 1}) if 0 else check(0, 'only these words')",
        "def hidden():\n    check(1 > 2, 'only these words')\nhidden()",
    ],
)
def test_ipython_shows_the_message_and_nothing_else(shell, cell):
    shell.run_cell("from imbalance_helpers.checks import *")
    with capture_output() as shown:
        shell.run_cell(cell)
    assert (shown.stdout + shown.stderr).strip() == "only these words"


def test_ipython_shows_no_chained_traceback(shell):
    shell.run_cell("from imbalance_helpers.checks import *")
    with capture_output() as shown:
        shell.run_cell("secret = 42\nguarded(int)('x')")
    text = shown.stdout + shown.stderr
    assert text.strip().startswith("int('x') raised ValueError")
    assert "Traceback" not in text
    assert "secret" not in text


def test_the_failure_is_an_assertion():
    assert issubclass(CheckFailed, AssertionError)
    assert CheckFailed("words").cause is None
    assert CheckFailed("words")._render_traceback_() == ["words"]


def test_mappings_may_have_any_key():
    check_equal({(0, 1): 2, np.int64(3): 4}, {(0, 1): 2, 3: 4}, "x")


def test_nested_differences_name_the_place():
    words = message(check_equal, [[0, 1], [2, 9]], [[0, 1], [2, 3]], "x")
    assert words == "element 1 of element 1 of x is 9, which is too high"


def test_a_function_written_in_c_is_the_authors_mistake():
    with pytest.raises(TypeError, match=r"Got math\.sqrt, but expected a function written in Py"):
        guarded(abs, without=["math.sqrt"])(-1)


def test_leaving_python_is_said_in_words():
    def leave():
        raise SystemExit(0)

    assert message(guarded(leave)).startswith("leave() raised SystemExit: 0")


@pytest.mark.parametrize(
    ("actual", "expected", "words"),
    [
        (0.667, 2 / 3, "x is 0.667, which is rounded: return it with all its digits"),
        (25.0, 0.25, "x is 25, 100 times too high: is it in percent?"),
    ],
    ids=["rounded", "percent"],
)
def test_the_message_names_what_happened(actual, expected, words):
    assert message(check_equal, actual, expected, "x") == words


def test_tables_are_shown_short():
    def fail(*tables):
        raise KeyError(0)

    words = message(guarded(fail), pd.Series([5, 7], index=[2, 2]), np.arange(9), pd.DataFrame())
    shown = "fail(Series([5, 7]), array([0, 1, 2, 3, 4, 5, ...]), DataFrame of shape (0, 0))"
    assert words.startswith(f"{shown} raised KeyError: 0")


def test_exact_fractions_are_numbers():
    check_equal([Fraction(1, 4), Decimal("0.5")], [0.25, 0.5], "x")


def test_warnings_of_an_answer_do_not_reach_stderr(capsys):
    def warn():
        print("careful", file=sys.stderr)

    guarded(warn)()
    assert capsys.readouterr() == ("careful\n", "")
