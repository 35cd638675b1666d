"""The spies against folds known beforehand; a leak shows, and no clone loses the log."""

import copy

import joblib
import numpy as np
import pandas as pd
import pytest
from imblearn.over_sampling import RandomOverSampler
from imblearn.pipeline import make_pipeline
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, StratifiedKFold, cross_val_predict, cross_validate
from sklearn.pipeline import make_pipeline as make_plain_pipeline

from imbalance_helpers import compare_strategies
from imbalance_helpers.spies import SpyClassifier, SpyLog, SpySampler, SpyTransformer

Y = np.array([0, 0, 0, 0, 1] * 12)
IDS = np.arange(100, 160)
X = np.column_stack([IDS, np.random.default_rng(0).normal(size=60) + Y])
FRAME = pd.DataFrame(X, columns=["row", "amount"], index=IDS[::-1])
FOLDS = list(StratifiedKFold(3, shuffle=True, random_state=0).split(X, Y))
TRAIN, TEST = ([set(IDS[rows].tolist()) for rows in side] for side in zip(*FOLDS, strict=True))
KINDS = pytest.mark.parametrize(
    ("rows", "id_column"), [(X, 0), (X.tolist(), 0), (FRAME, "row"), (FRAME, 0), (X[:, ::-1], 1)]
)


@pytest.fixture
def logs():
    return SpyLog(), SpyLog(), SpyLog()


@KINDS
def test_honest_cross_validation_is_seen_as_such(rows, id_column, logs):
    scaler, sampler, classifier = logs
    pipeline = make_pipeline(
        SpyTransformer(log=scaler, id_column=id_column),
        SpySampler(log=sampler, id_column=id_column),
        SpyClassifier(log=classifier, id_column=id_column),
    )
    cross_validate(pipeline, rows, Y, cv=FOLDS, scoring=["roc_auc"], error_score="raise")
    assert scaler.fitted == sampler.fitted == classifier.fitted == TRAIN
    assert classifier.predicted == TEST
    assert scaler.predicted == sampler.predicted == []


def test_numbers_of_rows_tell_resampled_training_rows_from_the_fold(logs):
    _, sampler, classifier = logs
    pipeline = make_pipeline(SpySampler(log=sampler), SpyClassifier(log=classifier))
    cross_validate(pipeline, X, Y, cv=FOLDS)
    negatives = [int((Y[train] == 0).sum()) for train, _ in FOLDS]
    assert sampler.row_counts == {"fitted": [len(ids) for ids in TRAIN], "predicted": []}
    assert classifier.row_counts["fitted"] == [2 * n for n in negatives]
    assert classifier.row_counts["predicted"] == [len(ids) for ids in TEST]


def test_resampling_before_the_split_shows_as_shared_ids(logs):
    *_, log = logs
    resampled = RandomOverSampler(random_state=0).fit_resample(X, Y)
    cross_validate(SpyClassifier(log=log), *resampled, cv=3)
    assert all(fit & test for fit, test in zip(log.fitted, log.predicted, strict=True))


def test_a_search_fits_each_candidate_in_each_fold_then_all(logs):
    _, sampler, classifier = logs
    spy = SpyClassifier(log=classifier, classifier=LogisticRegression())
    pipeline = make_pipeline(SpySampler(log=sampler), spy)
    grid = {"spyclassifier__classifier__C": [0.1, 1]}
    search = GridSearchCV(pipeline, grid, cv=FOLDS, scoring="average_precision").fit(X, Y)
    everything = set(IDS.tolist())
    assert sampler.fitted == classifier.fitted == [*TRAIN, *TRAIN, everything]
    assert classifier.predicted == [*TEST, *TEST]
    search.predict(X[:2])
    assert classifier.predicted[-1] == {100, 101}


def test_compare_strategies_keeps_the_sampler_out_of_the_test_fold(logs):
    *_, log = logs
    honest = make_pipeline(SpySampler(log=log), LogisticRegression())
    compare_strategies({"honest": honest}, X, Y, scoring="roc_auc", cv=FOLDS)
    assert log.fitted == TRAIN
    leaking = make_plain_pipeline(SpySampler(log=log), LogisticRegression())
    with pytest.raises(ValueError, match="SpySampler in a scikit-learn Pipeline"):
        compare_strategies({"leaking": leaking}, X, Y, scoring="roc_auc")


@pytest.mark.parametrize("spy", [SpySampler, SpyTransformer, SpyClassifier])
def test_clones_and_copies_share_the_log(spy):
    log = SpyLog()
    original = spy(log=log, id_column=1)
    for double in (clone(original), copy.deepcopy(original), copy.copy(original)):
        assert double.log is log
        assert double.id_column == 1
    assert repr(original) == repr(clone(original))


def test_the_wrapped_classifier_does_not_see_the_ids(logs):
    *_, log = logs
    spy = SpyClassifier(log=log, classifier=LogisticRegression())
    proba = cross_val_predict(spy, X, Y, cv=FOLDS, method="predict_proba")
    plain = cross_val_predict(LogisticRegression(), X[:, 1:], Y, cv=FOLDS, method="predict_proba")
    np.testing.assert_array_equal(proba, plain)


@pytest.mark.parametrize("labels", [Y, pd.Series(Y, index=IDS), np.where(Y, "yes", "no")])
def test_the_sampler_repeats_rows_with_their_labels(labels, logs):
    *_, log = logs
    rows, y = SpySampler(log=log, id_column="row").fit_resample(FRAME, labels)
    assert sorted(np.unique(np.asarray(y), return_counts=True)[1]) == [48, 48]
    label_of = dict(zip(IDS, np.asarray(labels), strict=True))
    assert [label_of[row] for row in rows["row"]] == np.asarray(y).tolist()
    assert rows.iloc[:60].equals(FRAME)


def test_text_ids_and_interpolated_ids(logs):
    *_, log = logs
    log.record("fitted", pd.DataFrame({"id": ["a", "b", "a"]}), "id")
    log.record("fitted", [[1.0], [1.5]], 0)
    assert log.fitted == [{"a", "b"}, {1, 1.5}]
    assert log.row_counts["fitted"] == [3, 2]


def test_a_log_can_be_cleared_and_says_what_it_holds(logs):
    *_, log = logs
    SpyClassifier(log=log).fit(X, Y).predict(X)
    assert repr(log) == "SpyLog(1 fits, 1 predictions)"
    log.clear()
    assert repr(log) == "SpyLog(0 fits, 0 predictions)"
    assert log.row_counts == {"fitted": [], "predicted": []}


def test_threads_are_fine_and_processes_are_refused(logs):
    *_, log = logs
    with joblib.parallel_config("threading"):
        cross_validate(SpyClassifier(log=log), X, Y, cv=FOLDS, n_jobs=2)
    assert sorted(map(sorted, log.fitted)) == sorted(map(sorted, TRAIN))
    with pytest.raises(Exception, match="pickle") as caught:
        cross_validate(SpyClassifier(log=log), X, Y, cv=FOLDS, n_jobs=2)
    assert "expected fits in this one" in str(caught.value.__cause__)


def test_a_missing_id_column_is_named(logs):
    *_, log = logs
    with pytest.raises(ValueError, match=r"columns \['row', 'amount'\], but expected one .* 'id'"):
        SpyTransformer(log=log, id_column="id").fit(FRAME)
