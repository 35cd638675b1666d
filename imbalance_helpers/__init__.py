"""The small library the lessons use.

Data sets whose truth is known, metrics with costs and base rates, and displays in
the manner of scikit-learn. Figures get the look of the course from
``plt.style.use("imbalance_helpers.course")``. Besides the names below, lessons import
from :mod:`imbalance_helpers.quiz`, and the test cells of the exercises from
:mod:`imbalance_helpers.checks` and :mod:`imbalance_helpers.spies`.
"""

from imbalance_helpers.comparison import compare_strategies
from imbalance_helpers.course import LESSONS, CourseMapDisplay
from imbalance_helpers.datasets import (
    make_benchmark_90_to_10,
    make_rare_events,
    make_toy_98_to_2,
    make_transactions,
)
from imbalance_helpers.displays import (
    CLASS_COLORS,
    ClassCountDisplay,
    ResamplingDisplay,
    ScoreDistributionDisplay,
    StrategyDisplay,
    ThresholdDisplay,
    explore_thresholds,
)
from imbalance_helpers.intervals import ScoreInterval, bootstrap_interval
from imbalance_helpers.metrics import (
    cost_loss,
    positive_predictive_value,
    precision_at_k_score,
)
from imbalance_helpers.thresholds import bayes_threshold, shift_prevalence, threshold_table

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
