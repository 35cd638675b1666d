"""The public surface: its names, its documented defaults, its examples, its size."""

import ast
import doctest
import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest

import imbalance_helpers

PUBLIC = [(name, getattr(imbalance_helpers, name)) for name in imbalance_helpers.__all__]
MODULES = [
    importlib.import_module(info.name)
    for info in pkgutil.walk_packages(imbalance_helpers.__path__, "imbalance_helpers.")
]
FACADES = [imbalance_helpers, *(module for module in MODULES if hasattr(module, "__all__"))]
ROOT = Path(imbalance_helpers.__file__).parent
SOURCES = sorted(ROOT.rglob("*.py"))


def documented_callables():
    """Yield each public function, class and method, under its dotted name."""
    for name, value in PUBLIC:
        if callable(value):
            yield pytest.param(value, id=name)
        if inspect.isclass(value):
            for method, function in vars(value).items():
                function = getattr(function, "__func__", function)
                if not method.startswith("_") and inspect.isfunction(function):
                    yield pytest.param(function, id=f"{name}.{method}")


every_callable = pytest.mark.parametrize("function", list(documented_callables()))
every_facade = pytest.mark.parametrize("module", FACADES, ids=lambda module: module.__name__)
every_source = pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))


@every_facade
def test_all_equals_the_public_names(module):
    """A package lists what it takes from its modules, a module what it defines."""
    public = {
        name
        for name, value in vars(module).items()
        if not name.startswith("_")
        and not inspect.ismodule(value)
        and (hasattr(module, "__path__") or getattr(value, "__module__", "") == module.__name__)
    }
    assert set(module.__all__) == public


@every_facade
def test_all_is_sorted_constants_first_then_classes(module):
    def order(name):
        return not name.isupper(), name[0].islower(), name

    assert module.__all__ == sorted(module.__all__, key=order)


@every_callable
def test_documented_defaults_are_the_signature_s(function):
    parameters = dict(inspect.signature(function).parameters)
    parameters.pop("self", None)
    parameters.pop("cls", None)
    doc = inspect.getdoc(function)
    section = re.search(r"^Parameters\n-+\n(.*?)(?=^\w+\n-+$|\Z)", doc, re.S | re.M)
    entries = re.findall(r"^(\**\w+) : (.+)$", section[1], re.M) if section else []
    assert [name.lstrip("*") for name, _ in entries] == list(parameters)
    for name, kind in entries:
        default = parameters[name.lstrip("*")].default
        written = re.search(r"default=(.+)$", kind)
        assert (written is None) == (default is inspect.Parameter.empty), name
        assert written is None or ast.literal_eval(written[1]) == default, name


@every_callable
def test_documentation_is_complete(function):
    doc = inspect.getdoc(function)
    assert "Examples\n--------" in doc
    if not inspect.isclass(function):
        assert "Returns\n-------" in doc
    if "raise ValueError" in inspect.getsource(function) and not inspect.isclass(function):
        assert "Raises\n------" in doc


def test_every_public_name_is_shown_in_an_example_that_runs():
    finder = doctest.DocTestFinder()
    examples = [e for module in MODULES for t in finder.find(module) for e in t.examples]
    # An exception is shown by the message of a traceback.
    shown = "\n".join(example.source + (example.exc_msg or "") for example in examples)
    public = {name for module in MODULES for name in getattr(module, "__all__", [])}
    for name in public.union(imbalance_helpers.__all__):
        assert re.search(rf"\b{name}\b", shown), name
    assert not any(doctest.SKIP in example.options for example in examples)


@pytest.mark.parametrize(
    ("function", "positional"),
    [
        ("make_rare_events", ["n_samples"]),
        ("make_benchmark_90_to_10", []),
        ("make_transactions", ["n_samples"]),
        ("compare_strategies", ["strategies", "X", "y"]),
        ("cost_loss", ["y_true", "y_pred"]),
        ("bayes_threshold", []),
        ("explore_thresholds", ["y_true", "y_score"]),
        ("shift_prevalence", ["y_proba"]),
        ("threshold_table", ["y_true", "y_score"]),
        ("precision_at_k_score", ["y_true", "y_score"]),
        ("bootstrap_interval", ["metric", "y_true", "y_score"]),
        ("positive_predictive_value", ["sensitivity", "specificity", "prevalence"]),
        ("ClassCountDisplay.from_labels", ["y"]),
        ("ScoreDistributionDisplay.from_predictions", ["y_true", "y_score"]),
        ("ScoreDistributionDisplay.from_estimator", ["estimator", "X", "y"]),
        ("CourseMapDisplay.from_progress", ["done"]),
        ("ResamplingDisplay.from_sampler", ["sampler", "X", "y"]),
        ("StrategyDisplay.from_results", ["results"]),
        ("ThresholdDisplay.from_predictions", ["y_true", "y_score"]),
    ],
)
def test_only_the_data_is_positional(function, positional):
    parameters = inspect.signature(pkgutil.resolve_name(f"imbalance_helpers:{function}")).parameters
    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    assert [p.name for p in parameters.values() if p.kind is kind] == positional


def test_class_colours_are_okabe_and_ito_s_blue_and_vermillion():
    assert imbalance_helpers.CLASS_COLORS == ("#0072B2", "#D55E00")


@every_source
def test_functions_stay_short(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            doc = ast.get_docstring(node)
            body = node.body[1] if doc else node.body[0]
            assert node.end_lineno - body.lineno < 40, node.name


@every_source
def test_drawing_keeps_to_the_house_rules(path):
    source = path.read_text(encoding="utf-8")
    assert not re.search(r"rcParams|plt\.show|plt\.text|\+SKIP", source)
