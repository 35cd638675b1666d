"""Which points are kept, dropped, repeated or synthetic, against what samplers say."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from imblearn.over_sampling import SMOTE, RandomOverSampler
from imblearn.under_sampling import RandomUnderSampler, TomekLinks
from sklearn.preprocessing import StandardScaler

from imbalance_helpers import ResamplingDisplay, make_rare_events

EVENTS = make_rare_events(300, prevalence=0.1, random_state=0)
X, Y = EVENTS.data, EVENTS.target


def legend(display):
    return [text.get_text() for text in display.ax_.get_legend().get_texts()]


@pytest.mark.parametrize("sampler", [RandomUnderSampler(random_state=0), TomekLinks()])
def test_dropped_points_are_those_the_sampler_did_not_select(sampler):
    display = ResamplingDisplay.from_sampler(sampler, X, Y)
    selected = set(map(tuple, X[sampler.sample_indices_]))
    for point, n_before, n_after in zip(
        display.points, display.n_before, display.n_after, strict=True
    ):
        assert n_before == 1
        assert n_after == (tuple(point) in selected)
    n_dropped = 300 - len(sampler.sample_indices_)
    assert f"class 0, dropped (n = {n_dropped})" in legend(display)


def test_repeated_points_count_their_rows():
    sampler = RandomOverSampler(random_state=0)
    display = ResamplingDisplay.from_sampler(sampler, X, Y)
    _, counts = np.unique(sampler.sample_indices_, return_counts=True)
    assert sorted(display.n_after) == sorted(counts)
    n_pos, n_neg = Y.sum(), 300 - Y.sum()
    expected = [f"class 0, kept (n = {n_neg})", f"class 1, repeated (n = {n_pos}, now {n_neg})"]
    assert legend(display) == expected


def test_synthetic_points_are_the_rows_that_smote_appends():
    sampler = SMOTE(random_state=0)
    display = ResamplingDisplay.from_sampler(sampler, X, Y)
    resampled, _ = sampler.fit_resample(X, Y)
    synthetic = display.points[display.n_before == 0]
    assert set(map(tuple, synthetic)) == set(map(tuple, resampled[300:]))
    assert display.is_positive[display.n_before == 0].all()
    n_pos = Y.sum()
    assert f"class 1, synthetic (n = {300 - 2 * n_pos})" in legend(display)


def test_smote_of_whole_numbers_is_shown_for_what_it_is():
    """Cast back to int, its new rows are copies of old ones: repeated, hardly synthetic."""
    rows = np.array([[0, 0], [1, 0], [2, 0], [3, 0], [8, 8], [9, 8]])
    sampler = SMOTE(k_neighbors=1, random_state=0)
    display = ResamplingDisplay.from_sampler(sampler, rows, [0, 0, 0, 0, 1, 1])
    assert (display.n_before > 0).all()
    assert any("repeated" in text for text in legend(display))


def test_the_classes_of_one_point_are_kept_apart():
    rows, y = [[0, 0], [0, 0], [1, 1], [2, 2]], ["no", "yes", "no", "no"]
    sampler = RandomUnderSampler(sampling_strategy={"no": 2}, random_state=0)
    display = ResamplingDisplay.from_sampler(sampler, rows, y, pos_label="yes")
    assert display.classes == ("no", "yes")
    assert display.n_before.tolist() == [1, 1, 1, 1]
    assert display.n_after.sum() == 3


def test_columns_name_the_axes_whatever_the_index():
    frame = pd.DataFrame(X, columns=["Amount (euro)", "Age (years)"], index=range(300, 0, -1))
    display = ResamplingDisplay.from_sampler(SMOTE(random_state=0), frame, pd.Series(Y))
    assert display.ax_.get_xlabel() == "Amount (euro)"
    assert display.ax_.get_ylabel() == "Age (years)"
    plain = ResamplingDisplay.from_sampler(SMOTE(random_state=0), X, Y)
    assert plain.features == ("Feature 1", "Feature 2")
    np.testing.assert_array_equal(plain.points, display.points)


def test_kinds_differ_without_colour():
    display = ResamplingDisplay(
        classes=(0, 1),
        points=[[k, k] for k in range(5)],
        is_positive=[False, False, True, True, True],
        n_before=[1, 1, 1, 1, 0],
        n_after=[0, 1, 1, 3, 1],
        features=("x", "y"),
    ).plot()
    paths = [c.get_paths()[0].vertices.tolist() for c in display.ax_.collections]
    assert len({str(path) for path in paths}) == 5
    kinds = [text.split()[2] for text in legend(display)]
    assert kinds == ["dropped", "kept", "kept", "repeated", "synthetic"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"sampler": StandardScaler()}, r"Got StandardScaler, but expected a sampler instance"),
        ({"sampler": SMOTE}, r"Got SMOTE, but expected a sampler instance with fit_resample"),
        ({"X": X[:, :1]}, r"Got X of shape \(300, 1\), but expected shape \(n_samples, 2\)"),
        ({"X": X[:, 0]}, r"Got X of shape \(300,\)"),
        ({"y": np.zeros(300)}, r"Got y_true with 1 class"),
        ({"pos_label": "yes"}, r"Got pos_label='yes'"),
    ],
)
def test_resampling_display_refuses(arguments, words):
    usual = {"sampler": RandomOverSampler(), "X": X, "y": Y}
    with pytest.raises(ValueError, match=words):
        ResamplingDisplay.from_sampler(**(usual | arguments))
    assert not plt.get_fignums()
