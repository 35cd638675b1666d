"""The small library the lessons use.

Data sets whose truth is known, metrics with costs and base rates, and displays in
the manner of scikit-learn. Figures get the look of the course from
``plt.style.use("imbalance_helpers.course")``. Besides the names below, lessons import
from :mod:`imbalance_helpers.quiz`, and the test cells of the exercises from
:mod:`imbalance_helpers.checks` and :mod:`imbalance_helpers.spies`.
"""

import importlib

__all__ = [
    "CLASS_COLORS",
    "LESSONS",
    "ClassCountDisplay",
    "CourseMapDisplay",
    "ResamplingDisplay",
    "ScoreDistributionDisplay",
    "ScoreInterval",
    "StrategyDisplay",
    "ThresholdDisplay",
    "bayes_threshold",
    "bootstrap_interval",
    "compare_strategies",
    "cost_loss",
    "explore_thresholds",
    "make_benchmark_90_to_10",
    "make_rare_events",
    "make_toy_98_to_2",
    "make_transactions",
    "positive_predictive_value",
    "precision_at_k_score",
    "shift_prevalence",
    "threshold_table",
]

# A module is imported when its first name is asked for, as scipy does: what uses one function
# does not wait for the libraries of all others.
_MODULES = {
    "comparison": ["compare_strategies"],
    "course": ["LESSONS", "CourseMapDisplay"],
    "datasets": [
        "make_benchmark_90_to_10",
        "make_rare_events",
        "make_toy_98_to_2",
        "make_transactions",
    ],
    "displays.class_counts": ["ClassCountDisplay"],
    "displays.drawing": ["CLASS_COLORS"],
    "displays.explorer": ["explore_thresholds"],
    "displays.resampling": ["ResamplingDisplay"],
    "displays.score_distribution": ["ScoreDistributionDisplay"],
    "displays.strategy": ["StrategyDisplay"],
    "displays.threshold": ["ThresholdDisplay"],
    "intervals": ["ScoreInterval", "bootstrap_interval"],
    "metrics": ["cost_loss", "positive_predictive_value", "precision_at_k_score"],
    "thresholds": ["bayes_threshold", "shift_prevalence", "threshold_table"],
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name):
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__():
    return sorted({*globals(), *__all__})
