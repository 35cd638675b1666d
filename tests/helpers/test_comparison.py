"""Identical folds, tidy rows, and no comparison that leaks or scores NaN."""

import warnings

import numpy as np
import pandas as pd
import pytest
from imblearn.over_sampling import SMOTE, RandomOverSampler
from imblearn.pipeline import make_pipeline as make_sampling_pipeline
from imblearn.under_sampling import RandomUnderSampler
from sklearn.base import clone
from sklearn.dummy import DummyClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, make_scorer, recall_score
from sklearn.model_selection import (
    GridSearchCV,
    GroupKFold,
    RepeatedStratifiedKFold,
    StratifiedKFold,
    cross_validate,
)
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from imbalance_helpers import compare_strategies, make_rare_events

EVENTS = make_rare_events(600, prevalence=0.1, random_state=0)
X, Y = EVENTS.data, EVENTS.target
STRATEGIES = {
    "weighted": LogisticRegression(class_weight="balanced"),
    "plain": LogisticRegression(),
    "under": make_sampling_pipeline(RandomUnderSampler(random_state=0), LogisticRegression()),
}
METRICS = ["roc_auc", "average_precision"]


def test_scores_are_those_of_cross_validate_on_the_documented_folds():
    results = compare_strategies(STRATEGIES, X, Y, scoring=METRICS)
    folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=4, random_state=0)
    expected = []
    for name, estimator in STRATEGIES.items():
        scores = cross_validate(estimator, X, Y, cv=folds, scoring=METRICS)
        for metric in METRICS:
            values = enumerate(scores[f"test_{metric}"])
            expected += [(name, metric, fold, score) for fold, score in values]
    columns = ["strategy", "metric", "fold", "score"]
    pd.testing.assert_frame_equal(results, pd.DataFrame(expected, columns=columns))


def test_equal_strategies_score_equally_in_every_fold():
    folds = StratifiedKFold(3, shuffle=True)  # no seed: drawn once for both all the same
    both = {"one": LogisticRegression(), "two": LogisticRegression()}
    table = compare_strategies(both, X, Y, scoring="roc_auc", cv=folds)
    one, two = (rows["score"].to_numpy() for _, rows in table.groupby("strategy"))
    assert len(one) == 3
    np.testing.assert_array_equal(one, two)


@pytest.mark.parametrize(
    ("cv", "n_folds"),
    [(3, 3), (StratifiedKFold(4), 4), ([(range(300), range(300, 600))], 1)],
    ids=["number", "splitter", "positions"],
)
def test_folds_of_every_kind(cv, n_folds):
    results = compare_strategies({"plain": LogisticRegression()}, X, Y, scoring="roc_auc", cv=cv)
    assert results["fold"].tolist() == list(range(n_folds))


def test_groups_come_as_positions():
    model, groups = LogisticRegression(), np.arange(600) // 10
    splits = GroupKFold(3).split(X, Y, groups)
    results = compare_strategies({"plain": model}, X, Y, scoring="roc_auc", cv=splits)
    again = cross_validate(model, X, Y, groups=groups, cv=GroupKFold(3), scoring="roc_auc")
    assert results["score"].tolist() == again["test_score"].tolist()


@pytest.mark.parametrize("n_jobs", [None, 1, 2])
def test_number_of_jobs_does_not_matter(n_jobs):
    results = compare_strategies(STRATEGIES, X, Y, scoring=METRICS, cv=3, n_jobs=n_jobs)
    pd.testing.assert_frame_equal(
        results, compare_strategies(STRATEGIES, X, Y, scoring=METRICS, cv=3)
    )


def test_scorers_by_a_name_of_one_s_own():
    scoring = {"caught": make_scorer(recall_score, pos_label="yes")}
    labels = pd.Series(np.where(Y == 1, "yes", "no"), index=np.arange(600)[::-1])
    everybody = DummyClassifier(strategy="constant", constant="yes")
    results = compare_strategies({"all": everybody}, pd.DataFrame(X), labels, scoring=scoring, cv=2)
    assert results.to_numpy().tolist() == [["all", "caught", 0, 1.0], ["all", "caught", 1, 1.0]]


def test_estimators_and_data_stay_as_they_were():
    model, rows, labels = LogisticRegression(), X.copy(), Y.copy()
    compare_strategies({"plain": model}, rows, labels, scoring="roc_auc", cv=2)
    assert not hasattr(model, "coef_")
    np.testing.assert_array_equal(rows, X)
    np.testing.assert_array_equal(labels, Y)


LEAKS = {
    "sampler": (SMOTE(), r"'s', the sampler SMOTE by itself, but expected a classifier"),
    "pipeline of scikit-learn": (
        make_pipeline(StandardScaler(), RandomOverSampler(), LogisticRegression()),
        r"'s' with RandomOverSampler in a scikit-learn Pipeline, but expected a pipeline that",
    ),
    "in a search": (
        GridSearchCV(make_pipeline(SMOTE(), LogisticRegression()), {}),
        r"'s' with SMOTE in a scikit-learn Pipeline",
    ),
    "in a pipeline in a pipeline": (
        make_sampling_pipeline(StandardScaler(), make_pipeline(SMOTE(), LogisticRegression())),
        r"'s' with SMOTE in a scikit-learn Pipeline",
    ),
    "nothing after the sampler": (
        make_sampling_pipeline(StandardScaler(), SMOTE()),
        r"'s', a pipeline that ends in the sampler SMOTE, but expected a classifier at the end",
    ),
}


@pytest.mark.parametrize(("estimator", "words"), LEAKS.values(), ids=LEAKS)
def test_a_sampler_outside_a_sampling_pipeline_is_refused(estimator, words):
    with pytest.raises(ValueError, match=words) as caught:
        compare_strategies({"plain": LogisticRegression(), "s": estimator}, X, Y, scoring="roc_auc")
    assert "imblearn.pipeline.make_pipeline(sampler, classifier)" in str(caught.value)


@pytest.mark.parametrize("wrap", [clone, lambda pipeline: GridSearchCV(pipeline, {}, cv=2)])
def test_a_sampler_inside_a_sampling_pipeline_is_welcome(wrap):
    estimator = wrap(make_sampling_pipeline(StandardScaler(), SMOTE(), LogisticRegression()))
    results = compare_strategies({"smote": estimator}, X, Y, scoring="roc_auc", cv=2)
    assert results["score"].between(0.5, 1).all()


@pytest.mark.parametrize(
    ("strategies", "words"),
    [
        ({}, "Got no strategies, but expected a dict with at least one estimator by name"),
        ([LogisticRegression()], "Got a list, but expected a dict"),
        ({"a": LogisticRegression}, "Got the class LogisticRegression for the strategy 'a', but"),
        ({"a": "logistic"}, "Got str for the strategy 'a', but expected an estimator"),
    ],
)
def test_what_is_no_strategy_is_refused(strategies, words):
    with pytest.raises(ValueError, match=words):
        compare_strategies(strategies, X, Y, scoring="roc_auc")


def test_the_silent_nan_of_needs_proba_is_refused():
    """scikit-learn takes the removed argument, warns in each fold and gives NaN."""
    scoring = {"pr": make_scorer(average_precision_score, needs_proba=True)}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert np.isnan(
            cross_validate(LogisticRegression(), X, Y, scoring=scoring)["test_pr"]
        ).all()
    words = (
        r"Got no score of the metric 'pr' for the strategy 'plain' \(TypeError: .*needs_proba.*\), "
        r"but expected a number in every fold; make_scorer takes response_method instead\."
    )
    with pytest.raises(ValueError, match=words):
        compare_strategies({"plain": LogisticRegression()}, X, Y, scoring=scoring)


def test_a_metric_that_is_nan_is_refused():
    scoring = {"good": "roc_auc", "empty": make_scorer(lambda y_true, y_pred: np.nan)}
    words = r"metric 'empty' for the strategy 'plain' \(it is nan\), but expected a number"
    with pytest.raises(ValueError, match=words):
        compare_strategies({"plain": LogisticRegression()}, X, Y, scoring=scoring)


def test_unknown_metrics_are_named_by_scikit_learn():
    with pytest.raises(ValueError, match="accuracy_of_magic"):
        compare_strategies({"plain": LogisticRegression()}, X, Y, scoring=["accuracy_of_magic"])
