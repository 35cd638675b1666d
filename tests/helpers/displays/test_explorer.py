"""The threshold explorer: what it shows is what scikit-learn counts, at every stop."""

import base64
import io
import re
import time

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from sklearn.metrics import confusion_matrix

from imbalance_helpers import cost_loss, explore_thresholds, make_rare_events

EVENTS = make_rare_events(3000, prevalence=0.05, random_state=0)
Y, SCORES = EVENTS.target, EVENTS.posterior
SETTINGS = {"rows_per_day": 600, "cost_fp": 2, "cost_fn": 30}
VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.fixture
def explorer():
    return explore_thresholds(Y, SCORES, **SETTINGS)


def image(explorer):
    data = base64.b64decode(re.search(r'base64,([^"]+)"', explorer.picture.value)[1])
    return plt.imread(io.BytesIO(data), format="png")


def test_every_stop_shows_what_its_threshold_does(explorer):
    for stop in explorer.stops["threshold"].iloc[::10]:
        explorer.slider.value = stop
        flagged = stop <= SCORES
        (tn, fp), (fn, tp) = confusion_matrix(Y, flagged)
        cost = cost_loss(Y, flagged.astype(int), cost_fp=2, cost_fn=30)
        expected = [
            *(f"{count:,}" for count in (tp, fn, fp, tn)),
            f"{stop:.4g}",
            f"{tp / (tp + fp):.3f}",
            f"{tp / (tp + fn):.3f}",
            f"{600 * flagged.mean():,.1f}",
            f"{cost:.4g}",
        ]
        shown = re.findall(r"<td[^>]*>([^<]+)</td>", explorer.numbers.value)
        assert shown == expected
        for value in expected:
            assert value in explorer.summary()
        assert f"marked at recall {tp / (tp + fn):.3f}" in explorer.picture.value


def test_stops_are_scores_from_everything_flagged_to_the_highest_one(explorer):
    stops = explorer.stops
    assert set(stops["threshold"]) <= set(SCORES)
    assert (np.diff(stops["threshold"]) > 0).all()
    assert stops["flagged"].iloc[0] == len(Y)
    assert stops["flagged"].iloc[-1] == 1
    assert len(stops) <= 200
    many = stops["flagged"][stops["flagged"] > 100].to_numpy()
    assert (many[:-1] / many[1:]).max() < 1.06, "each step changes the alerts by a few percent"
    labels = [label for label, _ in explorer.slider.options]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("start", [0.02, 0.5, -3, 7])
def test_it_starts_at_the_nearest_stop(start):
    explorer = explore_thresholds(Y, SCORES, **SETTINGS, threshold=start)
    away = np.abs(explorer.stops["threshold"] - start)
    assert abs(explorer.slider.value - start) == away.min()


def test_default_start_is_one_half():
    scores = np.linspace(0, 1, 3000)
    assert explore_thresholds(Y, scores, **SETTINGS).slider.value == pytest.approx(0.5, abs=0.02)


def test_the_marker_moves_on_the_picture(explorer):
    """The marker is the only thing of its colour; its centre is where recall grows."""
    centres = []
    for stop in explorer.stops["threshold"].iloc[[-1, 80, 20]]:
        explorer.slider.value = stop
        is_marker = (np.abs(image(explorer)[..., :3] * 255 - (0xD5, 0x5E, 0)) < 3).all(axis=2)
        assert 50 < is_marker.sum() < 300
        centres.append(np.flatnonzero(is_marker.any(axis=0)).mean())
    assert centres == sorted(centres)
    assert centres[-1] - centres[0] > 50


def test_a_move_is_fast_and_leaves_no_figure(explorer):
    before = mpl.rcParams.copy()
    started = time.perf_counter()
    for stop in explorer.stops["threshold"].iloc[:20]:
        explorer.slider.value = stop
    assert (time.perf_counter() - started) / 20 < 0.2
    assert not plt.get_fignums()
    assert mpl.rcParams == before


@pytest.mark.parametrize("watched", [False, True])
def test_it_is_text_where_nobody_watches_and_a_widget_where_somebody_does(
    explorer, watched, monkeypatch
):
    monkeypatch.setattr("imbalance_helpers.displays.explorer.someone_watches", lambda: watched)
    bundle = explorer._repr_mimebundle_()
    assert bundle["text/plain"] == explorer.summary()
    assert (VIEW in bundle) == watched


def test_headings_and_the_slider_are_in_words(explorer):
    assert explorer.slider.description == "Threshold"
    headings = re.findall(r'<th scope="(\w+)"[^>]*>([^<]+)</th>', explorer.numbers.value)
    assert headings == [
        ("col", "flagged"),
        ("col", "not flagged"),
        ("row", "positive"),
        ("row", "negative"),
        ("row", "Threshold"),
        ("row", "Precision"),
        ("row", "Recall"),
        ("row", "Alerts per day"),
        ("row", "Mean cost per row"),
    ]


def test_text_labels_ties_and_default_costs():
    labels = np.where(Y == 1, "yes", "no")
    tied = explore_thresholds(labels, SCORES.round(1), rows_per_day=9, pos_label="yes")
    assert tied.stops["threshold"].tolist() == np.unique(SCORES.round(1)).tolist()
    errors = (tied.row().fp + tied.row().fn) / 3000
    assert tied.row().cost == pytest.approx(errors)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"rows_per_day": 0}, r"Got rows_per_day=0, but expected a finite number above 0"),
        ({"cost_fp": -1}, r"Got cost_fp=-1, but expected a finite number >= 0"),
        ({"cost_fn": [1, 2]}, r"Got cost_fn=\[1, 2\]"),
        ({"threshold": np.nan}, r"Got threshold=nan, but expected a finite number"),
        ({"y_true": [0, 0]}, r"Got y_true with 1 class"),
    ],
)
def test_explorer_refuses(arguments, words):
    usual = {"y_true": [0, 1], "y_score": [0.1, 0.2], "rows_per_day": 10}
    with pytest.raises(ValueError, match=words):
        explore_thresholds(**(usual | arguments))
