"""One contract for all displays, then what is special about each."""

import copy
import io

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from imblearn.combine import SMOTEENN
from matplotlib.colors import to_hex, to_rgba
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.svm import LinearSVC

import imbalance_helpers
from imbalance_helpers import (
    CLASS_COLORS,
    ClassCountDisplay,
    CourseMapDisplay,
    ResamplingDisplay,
    ScoreDistributionDisplay,
    StrategyDisplay,
    ThresholdDisplay,
    make_rare_events,
)

EVENTS = make_rare_events(2000, random_state=0)
FEW = make_rare_events(200, prevalence=0.1, class_sep=2, random_state=0)
RESULTS = pd.DataFrame(
    [
        (strategy, "roc_auc", fold, 0.8 + effect + 0.01 * fold)
        for strategy, effect in [("plain", 0), ("SMOTE and a long name behind it", 0.001)]
        for fold in range(5)
    ],
    columns=["strategy", "metric", "fold", "score"],
)
MAKERS = {
    "ClassCountDisplay": lambda ax=None: ClassCountDisplay.from_labels([0] * 990 + [1] * 10, ax=ax),
    "ScoreDistributionDisplay": lambda ax=None: ScoreDistributionDisplay.from_predictions(
        EVENTS.target, EVENTS.posterior, threshold=0.1, ax=ax
    ),
    "CourseMapDisplay": lambda ax=None: CourseMapDisplay.from_progress(["01_detection"], ax=ax),
    "ResamplingDisplay": lambda ax=None: ResamplingDisplay.from_sampler(
        SMOTEENN(random_state=0), FEW.data, FEW.target, ax=ax
    ),
    "ThresholdDisplay": lambda ax=None: ThresholdDisplay.from_predictions(
        EVENTS.target, EVENTS.posterior, rows_per_day=20_000, threshold=0.1, ax=ax
    ),
    "StrategyDisplay": lambda ax=None: StrategyDisplay.from_results(RESULTS, ax=ax),
}
contract = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)


def picture(display):
    with io.BytesIO() as buffer:
        display.figure_.savefig(buffer, format="png", metadata={"Software": None})
        return buffer.getvalue()


def stored(display):
    return {k: copy.deepcopy(v) for k, v in vars(display).items() if not k.endswith("_")}


def drawn_texts(ax):
    """Yield every text on the axes that is drawn; ticks beyond the limits are not."""
    yield from [*ax.texts, ax.xaxis.label, ax.yaxis.label, ax.title]
    yield from ax.get_legend().get_texts() if ax.get_legend() else []
    for axis in (ax.xaxis, ax.yaxis):
        low, high = sorted(axis.get_view_interval())
        yield from (t.label1 for t in axis.get_major_ticks() if low <= t.get_loc() <= high)


def assert_inside(display):
    """Every text lies within the borders of the figure."""
    display.figure_.canvas.draw()
    box = display.figure_.bbox
    for text in drawn_texts(display.ax_):
        if text.get_text():
            extent = text.get_window_extent()
            assert box.x0 <= extent.x0, text
            assert extent.x1 <= box.x1, text
            assert box.y0 <= extent.y0, text
            assert extent.y1 <= box.y1, text


def test_every_display_is_under_contract():
    names = {name for name in imbalance_helpers.__all__ if name.endswith("Display")}
    assert set(MAKERS) == names


@contract
def test_makes_its_own_figure(make):
    display = make()
    assert display.figure_ is display.ax_.figure
    assert plt.get_fignums() == [display.figure_.number]


@contract
def test_draws_where_it_is_told(make):
    figure, axes = plt.subplots(1, 2)
    display = make(ax=axes[1])
    assert display.ax_ is axes[1]
    assert display.figure_ is figure
    assert len(plt.get_fignums()) == 1
    assert not axes[0].has_data()


@contract
def test_drawing_twice_draws_the_same(make):
    display = make()
    first, before = picture(display), stored(display)
    assert display.plot() is display
    assert picture(display) == first
    np.testing.assert_equal(stored(display), before)


@contract
def test_rebuilding_from_the_stored_data_draws_the_same(make):
    display = make()
    again = type(display)(**stored(display))
    assert not hasattr(again, "ax_")
    assert picture(again.plot()) == picture(display)


@contract
def test_rc_params_stay(make):
    before = mpl.rcParams.copy()
    make().plot()
    assert mpl.rcParams == before


@contract
def test_axes_are_labelled(make):
    ax = make().ax_
    assert ax.get_xlabel()
    assert ax.get_ylabel()


@contract
@pytest.mark.parametrize("style", ["default", "imbalance_helpers.course"])
def test_nothing_is_cut_off(make, style):
    with plt.style.context(style):
        assert_inside(make())


@contract
def test_figures_of_the_course_stay_small(make):
    with plt.style.context("imbalance_helpers.course"):
        assert len(picture(make())) < 50_000


def test_course_style():
    with plt.style.context("imbalance_helpers.course"):
        figure, ax = plt.subplots()
        assert figure.get_size_inches().tolist() == [6.4, 3.6]
        assert figure.dpi == 100
        assert figure.get_layout_engine() is not None
        assert not ax.spines["top"].get_visible()
        assert not ax.spines["right"].get_visible()
        colors = [to_hex(cycle["color"]).upper() for cycle in mpl.rcParams["axes.prop_cycle"]]
        assert tuple(colors[:2]) == CLASS_COLORS


# --- class counts


@pytest.mark.parametrize("kind", [list, np.array, lambda y: pd.Series(y, index=[9] * len(y))])
def test_classes_are_counted_and_sorted(kind):
    display = ClassCountDisplay.from_labels(kind(["b", "a", "c", "c", "a", "c"]))
    assert display.classes == ("c", "a", "b")
    assert display.counts.tolist() == [3, 2, 1]
    widths = [bar.get_width() for bar in display.ax_.patches]
    assert widths == [3, 2, 1]
    assert [t.get_text() for t in display.ax_.get_yticklabels()] == ["c", "a", "b"]
    assert display.ax_.get_xscale() == "log"


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([990, 10], ["990 (99.0 %)", "10 (1.0 %)"]),
        ([99_000, 1_000], ["99,000 (99.0 %)", "1,000 (1.0 %)"]),
        ([999_999, 1], ["999,999 (99.9999 %)", "1 (0.0001 %)"]),
        ([1999, 1], ["1,999 (99.95 %)", "1 (0.05 %)"]),
        ([7], ["7 (100.0 %)"]),
    ],
)
def test_bars_are_annotated(counts, expected):
    display = ClassCountDisplay(classes=range(len(counts)), counts=counts).plot()
    assert [text.get_text() for text in display.ax_.texts] == expected


@pytest.mark.parametrize(
    ("counts", "is_minority"),
    [
        ([9, 1], [0, 1]),
        ([9, 5, 1], [0, 0, 1]),
        ([9, 1, 1], [0, 1, 1]),
        ([5, 5], [0, 0]),
        ([5], [0]),
    ],
)
def test_only_the_rarest_class_is_highlighted(counts, is_minority):
    display = ClassCountDisplay(classes=range(len(counts)), counts=counts).plot()
    colors = [to_hex(bar.get_facecolor()).upper() for bar in display.ax_.patches]
    assert colors == [CLASS_COLORS[k] for k in is_minority]


@pytest.mark.parametrize(
    "y",
    [
        [0] * 500 + [1] * 500,
        [0] * 9990 + [1] * 10,
        [0],
        np.repeat(np.arange(20), np.arange(20) ** 3 + 1),
        ["the usual payment, nothing to see"] * 4999 + ["a chargeback after ninety days"] * 2,
    ],
    ids=["balanced", "0.1 %", "one row", "20 classes", "long names"],
)
def test_counts_fit_into_the_figure(y):
    with plt.style.context("imbalance_helpers.course"):
        assert_inside(ClassCountDisplay.from_labels(y))


def test_counts_refuse_missing_labels():
    with pytest.raises(ValueError, match="Got y with 1 missing labels"):
        ClassCountDisplay.from_labels([0, None])


# --- score distribution


def test_shares_are_counted_within_each_class():
    display = ScoreDistributionDisplay.from_predictions(
        [0, 0, 0, 0, 1, 1], [0.0, 0.1, 0.4, 0.9, 0.6, 1.0], bins=2
    )
    np.testing.assert_allclose(display.bin_edges, [0, 0.5, 1])
    np.testing.assert_allclose(display.shares, [[3 / 4, 1 / 4], [0, 1]])
    assert display.classes == (0, 1)
    assert display.counts.tolist() == [4, 2]


def test_default_bins_and_shares_sum_to_one():
    display = MAKERS["ScoreDistributionDisplay"]()
    assert display.shares.shape == (2, 30)
    np.testing.assert_allclose(display.shares.sum(axis=1), 1)
    heights = [patch.get_data().values for patch in display.ax_.patches]
    np.testing.assert_allclose(heights, 100 * display.shares)


def test_the_classes_differ_without_colour():
    usual, rare = MAKERS["ScoreDistributionDisplay"]().ax_.patches
    assert usual.get_edgecolor() == to_rgba(CLASS_COLORS[0])
    assert rare.get_edgecolor() == to_rgba(CLASS_COLORS[1])
    assert usual.get_hatch() != rare.get_hatch()
    assert usual.get_linestyle() != rare.get_linestyle()


def test_legend_names_class_size_and_threshold():
    display = ScoreDistributionDisplay.from_predictions(
        ["no"] * 1000 + ["yes"], np.linspace(0, 1, 1001), threshold=0.25, pos_label="yes"
    )
    texts = [text.get_text() for text in display.ax_.get_legend().get_texts()]
    assert texts == ["class no (n = 1,000)", "class yes (n = 1)", "threshold 0.25"]
    assert display.ax_.lines[0].get_xdata() == [0.25, 0.25]


def test_no_threshold_no_line():
    display = ScoreDistributionDisplay.from_predictions([0, 1], [0.1, 0.9])
    assert display.threshold is None
    assert not display.ax_.lines


def test_constant_scores_have_a_histogram_too():
    display = ScoreDistributionDisplay.from_predictions([0, 0, 1], [0.5, 0.5, 0.5])
    assert display.shares.max(axis=1).tolist() == [1, 1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"y_true": [0, 0, 0]}, r"Got y_true with 1 class \(0\), but expected exactly 2"),
        ({"pos_label": 3}, r"Got pos_label=3, but expected one of the labels: 0, 1"),
        ({"y_score": [0.1, 0.2]}, r"Got y_score with 2 rows, but expected 3"),
        ({"y_score": [0.1, 0.2, np.nan]}, r"Got y_score with 1 NaN"),
        ({"threshold": np.inf}, r"Got threshold=inf, but expected a finite number or None"),
        ({"bins": 0}, r"Got bins=0, but expected a positive integer or edges"),
        ({"bins": 2.5}, r"Got bins=2\.5"),
        ({"bins": "auto"}, r"Got bins='auto'"),
        ({"bins": [0, 0.5]}, r"Got bins from 0 to 0\.5, but expected .* from 0\.1 to 0\.9"),
    ],
)
def test_score_distribution_refuses(arguments, words):
    data = {"y_true": [0, 0, 1], "y_score": [0.1, 0.2, 0.9]}
    with pytest.raises(ValueError, match=words):
        ScoreDistributionDisplay.from_predictions(**(data | arguments))
    assert not plt.get_fignums()


@pytest.mark.parametrize("pos_label", ["no", "yes"])
@pytest.mark.parametrize("model", [LogisticRegression(), LinearSVC()])
def test_from_estimator_scores_the_positive_class(model, pos_label):
    y = np.where(EVENTS.target == 1, "yes", "no")
    model.fit(EVENTS.data, y)
    display = ScoreDistributionDisplay.from_estimator(
        model, EVENTS.data, y, pos_label=pos_label, bins=10
    )
    centres = (display.bin_edges[1:] + display.bin_edges[:-1]) / 2
    mean_negative, mean_positive = display.shares @ centres
    assert mean_positive > mean_negative
    assert display.classes[1] == pos_label
    assert display.shares.shape == (2, 10)


def test_from_estimator_equals_from_predictions():
    model = LogisticRegression().fit(EVENTS.data, EVENTS.target)
    scores = model.predict_proba(EVENTS.data)[:, 1]
    one = ScoreDistributionDisplay.from_estimator(model, EVENTS.data, EVENTS.target, threshold=0.2)
    two = ScoreDistributionDisplay.from_predictions(EVENTS.target, scores, threshold=0.2)
    np.testing.assert_equal(stored(one), stored(two))


def test_from_estimator_refuses():
    X, y = EVENTS.data[:9], [0, 1, 2] * 3
    from_estimator = ScoreDistributionDisplay.from_estimator
    with pytest.raises(ValueError, match="Got Ridge, but expected a fitted classifier"):
        from_estimator(Ridge().fit(X, y), X, y)
    with pytest.raises(ValueError, match="Got LogisticRegression, but expected a fitted"):
        from_estimator(LogisticRegression(), X, y)
    model = LogisticRegression().fit(X, y)
    with pytest.raises(ValueError, match="Got a classifier of 3 classes, but expected exactly 2"):
        from_estimator(model, X, y)
    model = LogisticRegression().fit(X, [0, 1, 0] * 3)
    with pytest.raises(ValueError, match="Got pos_label='yes', but expected one of the labels"):
        from_estimator(model, X, y, pos_label="yes")
