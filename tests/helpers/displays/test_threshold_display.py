"""What is special about metrics against the threshold; the contract is in test_displays."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from sklearn.metrics import f1_score, precision_score, recall_score

from imbalance_helpers import ThresholdDisplay, make_rare_events

EVENTS = make_rare_events(1000, prevalence=0.1, random_state=0)
Y, SCORES = EVENTS.target, EVENTS.posterior.round(2)  # rounded, so that there are ties
ALL = ("precision", "recall", "f1", "specificity")


def test_values_are_those_of_scikit_learn_at_each_threshold():
    display = ThresholdDisplay.from_predictions(Y, SCORES, metrics=ALL, rows_per_day=5000)
    assert display.thresholds.tolist() == np.unique(SCORES).tolist()
    for threshold, values, alerts in zip(
        display.thresholds, display.values.T, display.alerts_per_day, strict=True
    ):
        flagged = threshold <= SCORES
        expected = [score(Y, flagged) for score in (precision_score, recall_score, f1_score)]
        expected.append(recall_score(Y, flagged, pos_label=0))
        assert values == pytest.approx(expected)
        assert alerts == pytest.approx(5000 * flagged.mean())


def test_between_two_scores_the_line_shows_the_upper_one():
    """At 0.5 the row at 0.8 alone is flagged, so the recall is that at 0.8."""
    display = ThresholdDisplay.from_predictions([0, 1, 1], [0.1, 0.2, 0.8], metrics=["recall"])
    (line,) = display.ax_.lines
    assert line.get_drawstyle() == "steps-pre"
    assert display.values.tolist() == [[1, 1, 0.5]]
    corners = line.get_path().vertices.tolist()
    assert corners == [[0.1, 1], [0.1, 1], [0.2, 1], [0.2, 0.5], [0.8, 0.5]]


def test_defaults_draw_precision_and_recall_alone():
    display = ThresholdDisplay.from_predictions(Y, SCORES)
    assert [text.get_text() for text in display.ax_.get_legend().get_texts()] == list(ALL[:2])
    assert display.alerts_ax_ is None
    assert display.figure_.axes == [display.ax_]


def test_alerts_are_on_a_logarithmic_axis_of_their_own():
    display = ThresholdDisplay.from_predictions(Y, SCORES, rows_per_day=300, threshold=0.25)
    assert display.alerts_ax_.get_yscale() == "log"
    assert display.ax_.get_yscale() == "linear"
    assert "Alerts per day" in display.alerts_ax_.get_ylabel()
    names = [text.get_text() for text in display.ax_.get_legend().get_texts()]
    assert names == ["precision", "recall", "alerts per day (right)", "threshold 0.25"]
    (line,) = display.alerts_ax_.lines
    assert line.get_ydata()[0] == pytest.approx(300), "everything is flagged at the lowest score"


def test_lines_differ_without_colour():
    display = ThresholdDisplay.from_predictions(Y, SCORES, metrics=ALL, rows_per_day=9)
    lines = [*display.ax_.lines, *display.alerts_ax_.lines]
    looks = {(line._unscaled_dash_pattern[1] and tuple(line._unscaled_dash_pattern[1]),
              line.get_linewidth()) for line in lines}  # fmt: skip
    assert len(looks) == len(lines)


def test_nothing_of_two_axes_is_cut_off():
    with plt.style.context("imbalance_helpers.course"):
        display = ThresholdDisplay.from_predictions(
            Y, SCORES, metrics=ALL, rows_per_day=10**7, threshold=0.1
        )
    display.figure_.canvas.draw()
    box = display.figure_.bbox
    for ax in display.figure_.axes:
        extent = ax.get_tightbbox()
        assert box.x0 <= extent.x0 < extent.x1 <= box.x1
        assert box.y0 <= extent.y0 < extent.y1 <= box.y1


def test_text_labels():
    labels = np.where(Y == 1, "yes", "no")
    named = ThresholdDisplay.from_predictions(labels, SCORES, pos_label="yes")
    plain = ThresholdDisplay.from_predictions(Y, SCORES)
    np.testing.assert_array_equal(named.values, plain.values)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"metrics": ["accuracy"]}, r"Got the metric 'accuracy', but expected some of: precision,"),
        ({"metrics": []}, r"Got no metrics, but expected some of"),
        ({"rows_per_day": 0}, r"Got rows_per_day=0, but expected a finite number above 0"),
        ({"threshold": np.nan}, r"Got threshold=nan, but expected a finite number or None"),
        ({"y_true": [0, 0]}, r"Got y_true with 1 class"),
        ({"pos_label": 2}, r"Got pos_label=2"),
    ],
)
def test_threshold_display_refuses(arguments, words):
    with pytest.raises(ValueError, match=words):
        ThresholdDisplay.from_predictions(**({"y_true": [0, 1], "y_score": [0.1, 0.2]} | arguments))
    assert not plt.get_fignums()
