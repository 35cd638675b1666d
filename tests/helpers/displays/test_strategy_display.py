"""What is special about the display of strategies; the contract is in test_displays."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from imbalance_helpers import StrategyDisplay

RNG = np.random.default_rng(0)
SCORES = {
    (metric, strategy): RNG.random(20).tolist()
    for metric in ("recall", "neg_brier_score")
    for strategy in ("plain", "weights", "SMOTE")
}
RESULTS = pd.DataFrame(
    [
        (strategy, metric, fold, score)
        for (metric, strategy), scores in SCORES.items()
        for fold, score in enumerate(scores)
    ],
    columns=["strategy", "metric", "fold", "score"],
)
RECALL = RESULTS[RESULTS["metric"] == "recall"]


def drawn(ax, label):
    """Return what is drawn under this label in the legend."""
    (artist,) = [a for a in [*ax.lines, *ax.collections] if a.get_label() == label]
    return artist


@pytest.mark.parametrize("shuffled", [False, True])
def test_scores_are_arranged_by_metric_strategy_and_fold(shuffled):
    rows = pd.concat([RESULTS.iloc[:1], RESULTS.iloc[1:].sample(frac=1)]) if shuffled else RESULTS
    display = StrategyDisplay.from_results(rows)
    assert display.values.shape == (2, 3, 20)
    for i, metric in enumerate(display.metrics):
        for j, strategy in enumerate(display.strategies):
            expected = SCORES[metric, strategy]
            if shuffled:  # the folds come in another order, the same for every strategy
                assert sorted(display.values[i, j]) == sorted(expected)
            else:
                assert display.values[i, j].tolist() == expected


def test_order_is_that_of_the_results():
    display = StrategyDisplay.from_results(RESULTS)
    assert display.strategies == ("plain", "weights", "SMOTE")
    assert display.metrics == ("recall", "neg_brier_score")
    assert display.baseline is None


def test_differences_are_paired_by_fold():
    mixed = RECALL.sample(frac=1, random_state=0)
    display = StrategyDisplay.from_results(mixed, baseline="weights")
    position = display.strategies.index("SMOTE")
    pairs = zip(SCORES["recall", "SMOTE"], SCORES["recall", "weights"], strict=True)
    assert sorted(display.values[0, position]) == pytest.approx(sorted(a - b for a, b in pairs))
    assert set(display.strategies) == {"plain", "SMOTE"}


def test_wins_are_counted():
    display = StrategyDisplay.from_results(RECALL, baseline="plain")
    for label, name in zip(display.ax_.get_yticklabels(), display.strategies, strict=True):
        pairs = zip(SCORES["recall", name], SCORES["recall", "plain"], strict=True)
        wins = sum(a > b for a, b in pairs)
        assert label.get_text() == f"{name}\n(higher in {wins} of 20)"


def test_dot_is_the_mean_and_line_holds_the_middle_of_the_folds():
    display = StrategyDisplay(strategies=["a"], metrics=["m"], values=[[range(41)]]).plot()
    assert drawn(display.ax_, "mean of 41").get_xdata() == [20]
    (line,) = drawn(display.ax_, "2.5 to 97.5 % of folds").get_segments()
    assert line[:, 0].tolist() == [1, 39]  # of 41 equal steps, 2.5 % are one
    assert drawn(display.ax_, "one fold").get_xdata().tolist() == list(range(41))


def test_each_metric_has_a_panel_with_its_name():
    display = StrategyDisplay.from_results(RESULTS)
    assert [ax.get_xlabel() for ax in display.axes_] == ["Recall", "Negative Brier score"]
    assert display.ax_ is display.axes_[0]
    assert display.figure_.axes == list(display.axes_)
    assert [bool(ax.get_legend()) for ax in display.axes_] == [True, False]


def test_panels_may_be_given():
    _, axes = plt.subplots(2, 2)
    display = StrategyDisplay.from_results(RESULTS, ax=axes[:, 1])
    assert list(display.axes_) == [axes[0, 1], axes[1, 1]]
    assert not axes[0, 0].has_data()
    with pytest.raises(ValueError, match=r"Got 1 axes, but expected 2, .*'recall', 'neg_brier_sc"):
        display.plot(axes[0, 0])
    assert len(plt.get_fignums()) == 1


@pytest.mark.parametrize("baseline", [None, "plain"])
def test_nothing_is_cut_off_in_any_panel(baseline):
    results = RESULTS.replace("SMOTE", "random oversampling, then a calibrated forest")
    with plt.style.context("imbalance_helpers.course"):
        display = StrategyDisplay.from_results(results, baseline=baseline)
    display.figure_.canvas.draw()
    box = display.figure_.bbox
    for ax in display.axes_:
        extent = ax.get_tightbbox()
        assert box.x0 <= extent.x0
        assert box.y0 <= extent.y0
        assert extent.x1 <= box.x1
        assert extent.y1 <= box.y1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda r: r.drop(columns="fold"), "Got results without the column 'fold', but expected"),
        (lambda r: r.iloc[:0], "Got results without any rows"),
        (lambda r: r.iloc[1:], "Got 119 results of 3 strategies, 2 metrics and 20 folds, but exp"),
        (lambda r: pd.concat([r, r.iloc[:1]]), "Got 121 results"),
        (lambda r: pd.concat([r.iloc[1:], r.iloc[1:2]]), "expected exactly one score for each"),
        (lambda r: r.assign(score=r["score"].where(r.index != 3)), "exactly one score for each"),
    ],
    ids=["column", "empty", "missing", "twice", "one for another", "NaN"],
)
def test_results_that_cannot_be_paired_are_refused(change, words):
    with pytest.raises(ValueError, match=words):
        StrategyDisplay.from_results(change(RESULTS))
    assert not plt.get_fignums()


def test_unknown_or_lonely_baseline_is_refused():
    with pytest.raises(ValueError, match=r"Got baseline='forest', .*: 'plain', 'weights', 'SMOTE'"):
        StrategyDisplay.from_results(RESULTS, baseline="forest")
    with pytest.raises(ValueError, match="Got baseline='plain', but expected one of at least two"):
        StrategyDisplay.from_results(RESULTS[RESULTS["strategy"] == "plain"], baseline="plain")
