"""Figures in the manner of scikit-learn: one Display a file, and one figure that moves.

A Display computes in `from_...`, stores in `__init__` and draws in `plot`, which returns it.
"""

from imbalance_helpers.displays.class_counts import ClassCountDisplay
from imbalance_helpers.displays.drawing import CLASS_COLORS
from imbalance_helpers.displays.explorer import explore_thresholds
from imbalance_helpers.displays.resampling import ResamplingDisplay
from imbalance_helpers.displays.score_distribution import ScoreDistributionDisplay
from imbalance_helpers.displays.strategy import StrategyDisplay
from imbalance_helpers.displays.threshold import ThresholdDisplay

__all__ = [
    "CLASS_COLORS",
    "ClassCountDisplay",
    "ResamplingDisplay",
    "ScoreDistributionDisplay",
    "StrategyDisplay",
    "ThresholdDisplay",
    "explore_thresholds",
]
