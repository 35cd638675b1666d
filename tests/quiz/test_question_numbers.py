"""Every numeric key and every number in a table or figure is worked out again, another way.

A function marked `number("id")` returns the value of the key; one marked `shown("id")` gets
the rows of the question's table, or the lines of its figure, and checks them. So do the
functions marked `claim("id")` for what a question says about code.
"""

import re
import warnings
from fractions import Fraction
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from imblearn.over_sampling import SMOTE, RandomOverSampler
from imblearn.under_sampling import RandomUnderSampler
from scipy import stats
from sklearn.ensemble import IsolationForest, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import (
    average_precision_score,
    brier_score_loss,
    f1_score,
    make_scorer,
    precision_score,
    recall_score,
    roc_auc_score,
)
from sklearn.model_selection import KFold, StratifiedKFold, cross_val_score, train_test_split
from sklearn.tree import DecisionTreeClassifier

from imbalance_helpers import cost_loss, make_benchmark_90_to_10, make_rare_events
from imbalance_helpers.datasets import make_toy_98_to_2
from lessons.build import bank, charts

QUESTIONS = {question.id: question for question in bank.load()[0]}
NUMBERS, SHOWN, CLAIMS = {}, {}, {}


def number(key):
    return lambda function: NUMBERS.setdefault(key, function)


def shown(key):
    return lambda function: SHOWN.setdefault(key, function)


def claim(key):
    return lambda function: CLAIMS.setdefault(key, function)


def value(text):
    """Read the number in a table's cell; text stays text."""
    plain = text.replace(",", "").replace("−", "-").strip()
    percent = plain.endswith("%")
    try:
        found = float(plain.rstrip("% "))
    except ValueError:
        return text.strip()
    return found / 100 if percent else found


def table(question):
    """Return the rows of a question's table, without its head."""
    lines = [line for line in question.text.splitlines() if line.startswith("|")]
    rows = [[value(cell) for cell in line.strip("|").split("|")] for line in lines]
    return rows[0], rows[2:]


def test_every_number_is_worked_out_again():
    asked = {q.id for q in QUESTIONS.values() if q.choose == "number"}
    assert asked == NUMBERS.keys() == {q.id for q in QUESTIONS.values() if q.kind == "calculation"}


def test_every_table_and_figure_is_worked_out_again():
    assert {q.id for q in QUESTIONS.values() if q.kind == "figure-or-table"} == SHOWN.keys()
    drawn = {q.id for q in QUESTIONS.values() if charts.FIGURE.search(q.text) or "\n|" in q.text}
    assert drawn == SHOWN.keys()


@pytest.mark.parametrize("key", NUMBERS)
def test_key_is_right(key):
    truth, ranges = float(NUMBERS[key]()), [o for o in QUESTIONS[key].options if o.range]
    first = next(o for o in ranges if o.range[0] <= truth <= o.range[1])
    assert first.right, f"{truth}: {first.text}"
    low, high = first.range
    assert high - low <= 0.1 * abs(truth) or key == "none-in-three-thousand"
    for a, b in combinations(ranges, 2):
        assert a.range[1] < b.range[0] or b.range[1] < a.range[0], f"{a.text} meets {b.text}"


@pytest.mark.parametrize("key", SHOWN)
def test_what_is_shown_is_right(key):
    question = QUESTIONS[key]
    figure = charts.FIGURE.search(question.text)
    right = [option.text for option in question.options if option.right]
    if figure:
        SHOWN[key](charts.parse(figure[1])[2], right)
    else:
        SHOWN[key](*table(question), right)


@pytest.mark.parametrize("key", CLAIMS)
def test_claim_is_right(key):
    CLAIMS[key](QUESTIONS[key])


# Numbers


@number("accuracy-at-the-base-rate")
def _():
    # All four combinations of truth and flag, independent of each other.
    share = {True: Fraction(5, 100), False: Fraction(95, 100)}
    return sum(share[y] * share[flag] for y in share for flag in share if y == flag)


@number("precision-in-the-real-world")
def _():
    ill, healthy = 100, 9_900
    return ill * 8 // 10 / (ill * 8 // 10 + healthy * 2 // 100)


@number("average-precision-by-hand")
def _():
    return average_precision_score([1, 0, 1, 0, 0], [5, 4, 3, 2, 1])


@number("positives-in-each-fold")
def _():
    y = np.repeat([0, 1], [2_940, 60])
    folds = StratifiedKFold(5, shuffle=True, random_state=0).split(y, y)
    (count,) = {int(y[test].sum()) for _, test in folds}
    return count


@number("share-after-undersampling")
def _():
    y = np.repeat([0, 1], [9_900, 100])
    sampler = RandomUnderSampler(sampling_strategy=0.25, random_state=0)
    return sampler.fit_resample(y.reshape(-1, 1), y)[1].mean()


@number("weight-of-a-rare-row")
def _():
    # Equal totals w0 · 950 = w1 · 50, and w0 · 950 + w1 · 50 = 1000.
    return np.linalg.solve([[950, -50], [950, 50]], [0, 1000])[1]


@number("recall-within-the-budget")
def _():
    return Fraction(85, 100) * 100 / (Fraction(1, 100) * 20_000)


@number("brier-of-a-constant")
def _():
    return brier_score_loss([1] * 2 + [0] * 98, [0.02] * 100)


@number("threshold-from-two-costs")
def _():
    # The first probability on a fine grid at which flagging is not dearer.
    grid = np.linspace(0, 1, 100_001)
    return grid[np.argmax(10 * (1 - grid) <= 190 * grid)]


@number("a-new-prior")
def _():
    # Bayes' rule with the likelihood ratio that the old probability implies.
    likelihood_ratio = (0.6 / 0.4) / (0.5 / 0.5)
    return 0.02 * likelihood_ratio / (0.02 * likelihood_ratio + 0.98)


@number("none-in-three-thousand")
def _():
    low, high = QUESTIONS["none-in-three-thousand"].options[0].range
    two_sided = stats.binomtest(0, 3_000).proportion_ci(method="exact").high
    assert low < 3 / 3_000 < high
    assert low < two_sided < high
    return stats.beta.ppf(0.95, 1, 3_000)


# Tables and figures


@shown("three-test-sets")
def _(head, rows, right):
    intervals = {}
    for team, n_rows, prevalence, positives in rows:
        assert n_rows * prevalence == pytest.approx(positives)
        found = stats.binomtest(round(0.8 * positives), int(positives))
        ends = found.proportion_ci(method="wilson")
        intervals[team] = round(ends.low, 2), round(ends.high, 2)
    assert intervals == {"A": (0.67, 0.89), "B": (0.76, 0.83), "C": (0.75, 0.84)}
    narrowest = min(intervals, key=lambda team: intervals[team][1] - intervals[team][0])
    assert right == [f"{narrowest}'s, although its positives are the rarest."]


@shown("four-policies-one-of-them-lazy")
def _(head, rows, right):
    y = np.repeat([1, 0], [20, 980])
    flags = {
        "A": np.zeros(1000),
        "B": np.ones(1000),
        "C": np.repeat([1, 0, 1, 0], [10, 10, 490, 490]),
        "D": np.repeat([1, 0, 1, 0], [12, 8, 18, 962]),
    }
    for policy, recall, precision, accuracy in rows:
        flag = flags[policy]
        assert recall == recall_score(y, flag)
        assert precision == ("–" if policy == "A" else precision_score(y, flag))
        assert accuracy == (y == flag).mean()
    assert right == ["B"]


@shown("one-model-four-prevalences")
def _(head, rows, right):
    # Two normal distributions a distance apart that gives an AUC of 0.9; areas by integration.
    distance = np.sqrt(2) * stats.norm.ppf(0.9)
    cuts = np.linspace(9, -8, 200_001)
    tpr, fpr = stats.norm.sf(cuts - distance), stats.norm.sf(cuts)
    for prevalence, auc, ap in rows:
        precision = prevalence * tpr / (prevalence * tpr + (1 - prevalence) * fpr)
        assert auc == pytest.approx(np.trapezoid(tpr, fpr), abs=0.005)
        assert ap == pytest.approx(np.trapezoid(precision, tpr), abs=0.005)
    assert np.mean([ap for *_, ap in rows]) == pytest.approx(0.44, abs=0.006)


@shown("five-folds-of-a-sorted-table")
def _(head, rows, right):
    y = np.repeat([0, 1], [80, 20])
    (_, *sizes), (_, *positives) = rows
    tests = [y[test] for _, test in KFold(5).split(y)]
    assert sizes == [len(test) for test in tests]
    assert positives == [test.sum() for test in tests]
    folds = StratifiedKFold(5, shuffle=True, random_state=0).split(y, y)
    assert {y[test].sum() for _, test in folds} == {4}
    assert [y[test].sum() for _, test in KFold(10).split(y)] == [0] * 8 + [10, 10]


@shown("two-models-five-folds")
def _(head, rows, right):
    a, b = (np.array(row[1:]) for row in rows)
    assert ((b - a > 0.009) & (b - a < 0.031)).all()
    assert (b - a).mean() == pytest.approx(0.02)
    assert a.std(ddof=1) == pytest.approx(0.05, abs=0.01)
    assert b.std(ddof=1) == pytest.approx(0.05, abs=0.01)
    assert max(a) > min(b)


@shown("four-ways-to-treat-the-same-rows")
def _(head, rows, right):
    X, y = make_benchmark_90_to_10()
    split = train_test_split(X, y, test_size=0.3, stratify=y, random_state=42)
    X_train, X_test, y_train, y_test = split
    samplers = [None, RandomOverSampler, RandomUnderSampler, SMOTE]
    assert [row[0] for row in rows][1:] == ["random oversampling", "random undersampling", "SMOTE"]
    assert y_test.mean() == pytest.approx(0.105, abs=0.0005)
    for (_, *printed), sampler in zip(rows, samplers, strict=True):
        data = X_train, y_train
        if sampler:
            data = sampler(random_state=42).fit_resample(*data)
        proba = LogisticRegression(max_iter=5000).fit(*data).predict_proba(X_test)[:, 1]
        metrics = [roc_auc_score, average_precision_score, None, brier_score_loss]
        found = [metric(y_test, proba) if metric else proba.mean() for metric in metrics]
        assert printed == pytest.approx(found, abs=0.002)
    aucs, aps = [row[1] for row in rows], [row[2] for row in rows]
    assert max(aucs) - min(aucs) <= 0.005 + 1e-9
    assert sorted(aps)[-2] == rows[2][2]


@shown("points-that-smote-can-make")
def _(head, rows, right):
    (_, *row), (_, *neighbour) = rows
    a, b = np.array(row), np.array(neighbour)
    possible = []
    for option in QUESTIONS["points-that-smote-can-make"].options:
        point = np.array([float(x) for x in re.findall(r"[\d.]+", option.text)])
        shares = (point - a) / (b - a)
        if shares[0] == shares[1] and 0 <= shares[0] <= 1:
            possible.append(option.text)
    assert right == possible


@shown("two-fits-side-by-side")
def _(head, rows, right):
    data = make_rare_events(20_000, prevalence=0.03, random_state=0)
    assert data.target.mean() == pytest.approx(0.029, abs=0.0005)
    for (_, *printed), weight in zip(rows, [None, "balanced"], strict=True):
        model = LogisticRegression(class_weight=weight).fit(data.data, data.target)
        mean = model.predict_proba(data.data)[:, 1].mean()
        found = [model.intercept_[0], *model.coef_[0], mean]
        assert printed == pytest.approx(found, abs=0.01)
    shift = rows[1][1] - rows[0][1]
    assert shift == pytest.approx(np.log(0.971 / 0.029), abs=0.05)
    assert rows[1][4] / rows[0][4] == pytest.approx(11, abs=0.3)
    assert np.exp(shift) == pytest.approx(34, abs=1)


@shown("five-cuts")
def _(head, rows, right):
    enough = [cut for cut, flagged, found in rows if found / 40 >= 0.75]
    assert right == [f"{max(enough):.2f}"]
    assert [found / 40 for *_, found in rows] == [0.95, 0.85, 0.75, 0.6, 0.3]
    assert rows[-1][2] / rows[-1][1] == 0.8


@shown("ties-at-the-cut")
def _(head, rows, right):
    scores = np.array(rows[0][1:])
    cut = np.sort(scores)[-3]
    assert right == [str((scores >= cut).sum())] == ["5"]
    assert (scores > cut).sum() == 2


@shown("a-model-that-cries-wolf")
def _(series, right):
    predicted, perfect, found = series.values()
    assert predicted == perfect
    for p, share in zip(predicted, found, strict=True):
        # Bayes: rows of both classes at this score, brought back from 1 : 1 to 1 : 9.
        positives, negatives = p * 0.1, (1 - p) * 0.9
        assert share == pytest.approx(positives / (positives + negatives), abs=0.0005)


@shown("four-policies-in-money")
def _(head, rows, right):
    costs = {}
    for policy, false_alarms, missed in rows:
        found, alarms = 100 - int(missed), int(false_alarms)
        y = np.repeat([1, 1, 0, 0], [found, int(missed), alarms, 9_900 - alarms])
        flags = np.repeat([1, 0, 1, 0], [found, int(missed), alarms, 9_900 - alarms])
        costs[policy] = 10_000 * cost_loss(y, flags, cost_fp=5, cost_fn=200)
    assert right == [min(costs, key=costs.get)]
    wanted = [20_000, 49_500, 16_200, 9_500, 8_100]
    assert list(costs.values()) == pytest.approx(wanted)
    assert pytest.approx(0.024, abs=0.0005) == 5 / 205


@shown("precision-under-stress")
def _(head, rows, right):
    for share, recall, fpr, precision, alerts in rows:
        fraud, honest = 10_000 * share, 10_000 * (1 - share)
        flagged = fraud * recall + honest * fpr
        assert precision == pytest.approx(fraud * recall / flagged, abs=0.0006)
        assert alerts == pytest.approx(flagged, abs=0.5)


# What questions say about code


@claim("accuracy-of-the-positives")
def _(question):
    assert "98.02 %" in question.options[3].feedback
    assert abs(0.01**2 + 0.99**2 - 0.9802) < 1e-9


@claim("labels-that-are-missing")
def _(question):
    y = pd.Series([0.0] * 960 + [1.0] * 10 + [np.nan] * 30)
    assert y.value_counts(normalize=True)[1] == 10 / 970


@claim("the-majority-is-not-always-zero")
def _(question):
    def majority_accuracy(y):
        return sum(label == 0 for label in y) / len(y)

    for option in question.options:
        y = [int(digit) for digit in re.findall(r"\d", option.text)]
        truth = max(y.count(0), y.count(1)) / len(y)
        assert (majority_accuracy(y) != truth) == option.right


@claim("a-metric-for-rare-defects")
def _(question):
    y = np.repeat([0, 1], [980, 20])
    assert f1_score(y, np.zeros(1000), average="weighted") == pytest.approx(0.97, abs=0.001)


@claim("auc-of-ninety-five")
def _(question):
    assert "1.6 %" in question.options[2].feedback
    assert abs(0.8 * 0.001 / (0.8 * 0.001 + 0.05 * 0.999) - 0.016) < 0.0005


@claim("a-curve-from-two-points")
def _(question):
    data = make_rare_events(20_000, prevalence=0.1, random_state=0)
    model = LogisticRegression().fit(data.data, data.target)
    labels, scores = model.predict(data.data), model.predict_proba(data.data)[:, 1]
    by_labels = average_precision_score(data.target, labels)
    assert by_labels < 0.7 * average_precision_score(data.target, scores)


@claim("seven-positives")
def _(question):
    y = np.repeat([0, 1], [93, 7])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # it says that ten folds are too many
        counts = [y[test].sum() for _, test in StratifiedKFold(10).split(y, y)]
    assert counts.count(0) == 3


@claim("a-scorer-that-prints-nan")
def _(question):
    data = make_rare_events(500, prevalence=0.2, random_state=0)
    scorer = make_scorer(average_precision_score, needs_proba=True)
    with pytest.warns(UserWarning, match="Scoring failed"):
        scores = cross_val_score(LogisticRegression(), data.data, data.target, cv=5, scoring=scorer)
    assert np.isnan(scores).all()


@claim("copies-of-row-ninety-eight")
def _(question):
    X, y = make_toy_98_to_2()
    X_new, _ = SMOTE(k_neighbors=1, random_state=42).fit_resample(X, y)
    assert (X_new[100:] == 98).all(axis=None)
    assert len(X_new) == 196


@claim("weights-upside-down")
def _(question):
    data = make_rare_events(20_000, prevalence=0.1, class_sep=2.5, random_state=0)
    shares = pd.Series(data.target).value_counts(normalize=True).to_dict()
    upside_down = LogisticRegression(class_weight=shares).fit(data.data, data.target)
    plain = LogisticRegression().fit(data.data, data.target)
    assert upside_down.predict(data.data).sum() < plain.predict(data.data).sum()


@claim("weights-against-copies")
def _(question):
    data = make_rare_events(2_000, prevalence=0.1, random_state=0)
    X, y = data.data, data.target
    weight, copies = np.where(y == 1, 3, 1), np.repeat(np.arange(len(y)), np.where(y == 1, 3, 1))
    models = [
        LogisticRegression(C=0.5, tol=1e-10, max_iter=1000),
        DecisionTreeClassifier(max_depth=3, random_state=0),
        DecisionTreeClassifier(min_samples_leaf=20, random_state=0),
        RandomForestClassifier(20, max_depth=3, random_state=0),
    ]
    for option, model in zip(question.options, models, strict=True):
        weighted = model.fit(X, y, sample_weight=weight).predict_proba(X)
        repeated = model.fit(X[copies], y[copies]).predict_proba(X)
        assert (np.abs(weighted - repeated).max() < 1e-6) == option.right, option.text


@claim("twice-the-fraud")
def _(question):
    model = LogisticRegression()
    before = make_rare_events(200_000, prevalence=0.02, random_state=0)
    model.fit(before.data, before.target)
    after = make_rare_events(200_000, prevalence=0.04, random_state=1)
    means = [model.predict_proba(data.data)[:, 1].mean() for data in (before, after)]
    assert means == pytest.approx([0.02, 0.022], abs=0.001)


@claim("the-sign-of-an-anomaly")
def _(question):
    rng = np.random.default_rng(0)
    X = np.vstack([rng.normal(size=(980, 2)), rng.normal(8, 0.5, size=(20, 2))])
    y = np.repeat([0, 1], [980, 20])
    scores = IsolationForest(random_state=0).fit(X).score_samples(X)
    assert average_precision_score(y, scores) < 0.02 < average_precision_score(y, -scores)


@claim("calibrated-and-useless")
def _(question):
    assert roc_auc_score([0, 1, 0, 1], [0.05] * 4) == 0.5
