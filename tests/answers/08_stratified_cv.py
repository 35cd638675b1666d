"""Right and wrong answers to the exercises of lesson 08; tests/corpus.py says how to read them."""

# ruff: noqa


# %% stratified_indices | right | NumPy, fold numbers dealt out class by class, arrays returned
import numpy as np


def stratified_indices(y, k, seed):
    rng, y = np.random.default_rng(seed), np.asarray(y)
    fold_of = np.empty(len(y), dtype=int)
    for label in np.unique(y):
        rows = y == label
        if rows.sum() < k:
            raise ValueError("too few rows")
        fold_of[rows] = rng.permutation(np.arange(rows.sum()) % k)
    return [np.flatnonzero(fold_of == i) for i in range(k)]


# %% stratified_indices | right | plain Python, the random module
import random


def stratified_indices(y, k, seed):
    rng, by_class = random.Random(seed), {}
    for position, label in enumerate(y):
        by_class.setdefault(label, []).append(position)
    folds, turn = [[] for _ in range(k)], 0
    for rows in by_class.values():
        if len(rows) < k:
            raise ValueError("too few rows")
        rng.shuffle(rows)
        for row in rows:  # goes on dealing where the last class stopped
            folds[turn % k].append(row)
            turn += 1
    return folds


# %% stratified_indices | right | KFold within each class
import numpy as np
from sklearn.model_selection import KFold


def stratified_indices(y, k, seed):
    y, folds = np.array(y), [np.array([], dtype=int)] * k
    for label in set(y.tolist()):
        rows = np.where(y == label)[0]
        if len(rows) < k:
            raise ValueError("too few rows")
        cv = KFold(k, shuffle=True, random_state=seed)
        for i, (_, test) in enumerate(cv.split(rows)):
            folds[i] = np.concatenate([folds[i], rows[test]])
    return folds


# %% stratified_indices | right | pandas, a tuple of sets
import numpy as np
import pandas as pd


def stratified_indices(y, k, seed):
    y = pd.Series(np.asarray(y))
    if y.value_counts().min() < k:
        raise ValueError("too few rows")
    shuffled = y.sample(frac=1, random_state=seed)
    fold = shuffled.groupby(shuffled).cumcount() % k
    return tuple(set(fold.index[fold == i].tolist()) for i in range(k))


# %% stratified_indices | wrong | KFold over all rows | too uneven
import numpy as np
from sklearn.model_selection import KFold


def stratified_indices(y, k, seed):
    if np.unique(y, return_counts=True)[1].min() < k:
        raise ValueError("too few rows")
    return [test for _, test in KFold(k, shuffle=True, random_state=seed).split(y)]


# %% stratified_indices | wrong | all remainders in fold 0 | too uneven
import numpy as np


def stratified_indices(y, k, seed):
    rng, y = np.random.default_rng(seed), np.asarray(y)
    folds = [[] for _ in range(k)]
    for label in np.unique(y):
        rows = rng.permutation(np.flatnonzero(y == label))
        if len(rows) < k:
            raise ValueError("too few rows")
        size = len(rows) // k
        for i in range(k):
            folds[i] += rows[i * size:(i + 1) * size].tolist()
        folds[0] += rows[k * size:].tolist()
    return folds


# %% stratified_indices | wrong | not shuffled within a class | whatever the seed
import numpy as np


def stratified_indices(y, k, seed):
    y = np.asarray(y)
    folds = [[] for _ in range(k)]
    for label in np.unique(y):
        rows = np.flatnonzero(y == label)
        if len(rows) < k:
            raise ValueError("too few rows")
        for i in range(k):
            folds[i] += rows[i::k].tolist()
    return folds


# %% stratified_indices | wrong | only the order of the folds is shuffled | whatever the seed
import numpy as np


def stratified_indices(y, k, seed):
    y, rng = np.asarray(y), np.random.default_rng(seed)
    folds = [[] for _ in range(k)]
    for label in np.unique(y):
        rows = np.flatnonzero(y == label)
        if len(rows) < k:
            raise ValueError("too few rows")
        for i in range(k):
            folds[i] += rows[i::k].tolist()
    return [folds[i] for i in rng.permutation(k)]


# %% stratified_indices | wrong | only the positives are shuffled | rows of class 0 stay together
import numpy as np


def stratified_indices(y, k, seed):
    y, rng = np.asarray(y), np.random.default_rng(seed)
    folds = [[] for _ in range(k)]
    for number, label in enumerate(np.unique(y)):
        rows = np.flatnonzero(y == label)
        if len(rows) < k:
            raise ValueError("too few rows")
        if number:
            rng.shuffle(rows)
        for i in range(k):
            folds[i] += rows[i::k].tolist()
    return folds


# %% stratified_indices | wrong | too few positives are not refused | should raise ValueError
import numpy as np


def stratified_indices(y, k, seed):
    y, rng = np.asarray(y), np.random.default_rng(seed)
    folds = [[] for _ in range(k)]
    for label in np.unique(y):
        rows = rng.permutation(np.flatnonzero(y == label))
        for i in range(k):
            folds[i] += rows[i::k].tolist()
    return folds


# %% stratified_indices | wrong | refuses too few of the label 1 alone | when there are 4 negatives
import numpy as np


def stratified_indices(y, k, seed):
    y, rng = np.asarray(y), np.random.default_rng(seed)
    if y.dtype.kind in "biu" and 0 < (y == 1).sum() < k:
        raise ValueError("too few positives")
    folds = [[] for _ in range(k)]
    for label in np.unique(y):
        rows = rng.permutation(np.flatnonzero(y == label))
        for i in range(k):
            folds[i] += rows[i::k].tolist()
    return folds


# %% stratified_indices | wrong | knows the class 1 and the rest | raised ValueError
import numpy as np


def stratified_indices(y, k, seed):
    y, rng = np.asarray(y), np.random.default_rng(seed)
    folds = [[] for _ in range(k)]
    for rows in (np.flatnonzero(y == 1), np.flatnonzero(y != 1)):
        if len(rows) < k:
            raise ValueError("too few rows")
        rows = rng.permutation(rows)
        for i in range(k):
            folds[i] += rows[i::k].tolist()
    return folds


# %% stratified_indices | wrong | assumes the labels 0 and 1 and forgets other rows | a fold is empty
import numpy as np


def stratified_indices(y, k, seed):
    y, rng = np.asarray(y), np.random.default_rng(seed)
    folds = [[] for _ in range(k)]
    for label in (0, 1):
        rows = rng.permutation(np.flatnonzero(y == label))
        if 0 < len(rows) < k:
            raise ValueError("too few rows")
        for i in range(k):
            folds[i] += rows[i::k].tolist()
    return folds


# %% stratified_indices | wrong | index labels instead of positions | no positions
import numpy as np
import pandas as pd


def stratified_indices(y, k, seed):
    y = pd.Series(y)
    if y.value_counts().min() < k:
        raise ValueError("too few rows")
    shuffled = y.sample(frac=1, random_state=seed)
    fold = shuffled.groupby(shuffled).cumcount() % k
    return [fold.index[fold == i].tolist() for i in range(k)]


# %% stratified_indices | wrong | boolean masks | not a list of row positions
import numpy as np


def stratified_indices(y, k, seed):
    rng, y = np.random.default_rng(seed), np.asarray(y)
    fold_of = np.empty(len(y), dtype=int)
    for label in np.unique(y):
        rows = y == label
        if rows.sum() < k:
            raise ValueError("too few rows")
        fold_of[rows] = rng.permutation(np.arange(rows.sum()) % k)
    return [fold_of == i for i in range(k)]


# %% stratified_indices | wrong | pairs of train and test | not a list of row positions
import numpy as np


def stratified_indices(y, k, seed):
    rng, y = np.random.default_rng(seed), np.asarray(y)
    fold_of = np.empty(len(y), dtype=int)
    for label in np.unique(y):
        rows = y == label
        if rows.sum() < k:
            raise ValueError("too few rows")
        fold_of[rows] = rng.permutation(np.arange(rows.sum()) % k)
    return [(np.flatnonzero(fold_of != i), np.flatnonzero(fold_of == i)) for i in range(k)]


# %% stratified_indices | wrong | a random draw for each fold, with overlaps | stands in two folds
import numpy as np


def stratified_indices(y, k, seed):
    rng, y = np.random.default_rng(seed), np.asarray(y)
    folds = []
    for _ in range(k):
        fold = []
        for label in np.unique(y):
            rows = np.flatnonzero(y == label)
            if len(rows) < k:
                raise ValueError("too few rows")
            fold += rng.choice(rows, len(rows) // k, replace=False).tolist()
        folds.append(fold)
    return folds


# %% stratified_indices | wrong | one generator for all calls, the seed forgotten | same seed gave other folds
import numpy as np

rng = np.random.default_rng(0)


def stratified_indices(y, k, seed):
    y = np.asarray(y)
    folds = [[] for _ in range(k)]
    for label in np.unique(y):
        rows = rng.permutation(np.flatnonzero(y == label))
        if len(rows) < k:
            raise ValueError("too few rows")
        for i in range(k):
            folds[i] += rows[i::k].tolist()
    return folds


# %% stratified_indices | wrong | the library's splitter | this exercise is by hand
import numpy as np
from sklearn.model_selection import StratifiedKFold


def stratified_indices(y, k, seed):
    if np.unique(y, return_counts=True)[1].min() < k:
        raise ValueError("too few rows")
    cv = StratifiedKFold(k, shuffle=True, random_state=seed)
    return [test for _, test in cv.split(y, y)]


# %% stratified_indices | wrong | the example of the task, typed in | should raise ValueError
def stratified_indices(y, k, seed):
    return [[0, 3, 4], [1, 2, 5]]


# %% stratified_indices | wrong | returns nothing | NoneType
def stratified_indices(y, k, seed):
    folds = [[] for _ in range(k)]


# %% stratified_indices | wrong | shuffles y in place | changed its input
import numpy as np


def stratified_indices(y, k, seed):
    values, counts = np.unique(np.asarray(y), return_counts=True)
    if counts.min() < k:
        raise ValueError("too few rows")
    order = sorted(range(len(y)), key=lambda i: str(y[i]))
    y.sort()
    np.random.default_rng(seed)
    return [order[i::k] for i in range(k)]


# %% honest_cv | right | make_pipeline with a bare list of steps, scores as a list
from imblearn.pipeline import make_pipeline
from sklearn.model_selection import StratifiedKFold, cross_validate


def honest_cv(X, y, steps, scoring):
    pipeline = make_pipeline(*[step for _, step in steps])
    cv = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)
    result = cross_validate(pipeline, X, y, cv=cv, scoring=scoring, error_score="raise")
    return result["test_score"].tolist()


# %% honest_cv | right | a loop without a pipeline
import numpy as np
import pandas as pd
from sklearn.base import clone
from sklearn.metrics import check_scoring
from sklearn.model_selection import StratifiedKFold


class Fitted:
    """Transforms with the fitted steps, then predicts."""

    def __init__(self, scalers, model):
        self.scalers, self.model = scalers, model
        self.classes_ = model.classes_
        self._estimator_type = "classifier"

    def fit(self, X, y):
        return self

    def __sklearn_tags__(self):
        return self.model.__sklearn_tags__()

    def __sklearn_is_fitted__(self):
        return True

    def _through(self, X):
        for scaler in self.scalers:
            X = scaler.transform(X)
        return X

    def predict(self, X):
        return self.model.predict(self._through(X))

    def predict_proba(self, X):
        return self.model.predict_proba(self._through(X))


def honest_cv(X, y, steps, scoring):
    def take(values, rows):
        return values.iloc[rows] if hasattr(values, "iloc") else values[rows]

    scores = []
    for train, test in StratifiedKFold(5, shuffle=True, random_state=0).split(X, y):
        rows, labels, scalers = take(X, train), take(y, train), []
        for _, step in steps[:-1]:
            step = clone(step)
            if hasattr(step, "fit_resample"):
                rows, labels = step.fit_resample(rows, labels)
            else:
                rows = step.fit(rows, labels).transform(rows)
                scalers.append(step)
        fitted = Fitted(scalers, clone(steps[-1][1]).fit(rows, labels))
        scores.append(check_scoring(fitted, scoring)(fitted, take(X, test), take(y, test)))
    return scores


# %% honest_cv | right | a loop round a pipeline, another generator behind the folds
import numpy as np
from imblearn.pipeline import Pipeline
from sklearn.metrics import get_scorer
from sklearn.model_selection import StratifiedKFold


def honest_cv(X, y, steps, scoring):
    score = scoring if callable(scoring) else get_scorer(scoring)
    data, truth = np.asarray(X), np.asarray(y)
    scores = []
    for train, test in StratifiedKFold(5, shuffle=True, random_state=np.random.RandomState(0)).split(data, truth):
        pipeline = Pipeline(steps).fit(data[train], truth[train])
        scores.append(score(pipeline, data[test], truth[test]))
    return np.array(scores)


# %% honest_cv | wrong | resamples before the split | fitted on all rows
from sklearn.base import clone
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import Pipeline


def honest_cv(X, y, steps, scoring):
    for _, step in steps:
        if hasattr(step, "fit_resample"):
            X, y = step.fit_resample(X, y)
    rest = [(name, step) for name, step in steps if not hasattr(step, "fit_resample")]
    cv = StratifiedKFold(5, shuffle=True, random_state=0)
    return cross_val_score(Pipeline(rest), X, y, cv=cv, scoring=scoring, error_score="raise")


# %% honest_cv | wrong | fits the scaler on all rows | the scaler was fitted on all rows
from imblearn.pipeline import Pipeline
from sklearn.model_selection import StratifiedKFold, cross_val_score


def honest_cv(X, y, steps, scoring):
    steps = list(steps)
    while hasattr(steps[0][1], "transform"):
        X = steps.pop(0)[1].fit_transform(X)
    cv = StratifiedKFold(5, shuffle=True, random_state=0)
    return cross_val_score(Pipeline(steps), X, y, cv=cv, scoring=scoring, error_score="raise")


# %% honest_cv | wrong | evaluates on resampled test folds | it was resampled
import numpy as np
from imblearn.pipeline import Pipeline
from sklearn.base import clone
from sklearn.metrics import check_scoring
from sklearn.model_selection import StratifiedKFold


def copies(X, y):
    _, codes, counts = np.unique(y, return_inverse=True, return_counts=True)
    rows = np.concatenate([np.resize(np.flatnonzero(codes == c), counts.max()) for c in range(len(counts))])
    return X[rows], y[rows]


def honest_cv(X, y, steps, scoring):
    X, y, scores = np.asarray(X), np.asarray(y), []
    for train, test in StratifiedKFold(5, shuffle=True, random_state=0).split(X, y):
        model = Pipeline([(name, clone(step)) for name, step in steps]).fit(X[train], y[train])
        scores.append(check_scoring(model, scoring)(model, *copies(X[test], y[test])))
    return scores


# %% honest_cv | wrong | resamples each test fold with the sampler itself | the sampler was fitted 10 times
import numpy as np
from imblearn.pipeline import Pipeline
from sklearn.base import clone
from sklearn.metrics import check_scoring
from sklearn.model_selection import StratifiedKFold


def honest_cv(X, y, steps, scoring):
    X, y, scores = np.asarray(X), np.asarray(y), []
    sampler = [step for _, step in steps if hasattr(step, "fit_resample")]
    for train, test in StratifiedKFold(5, shuffle=True, random_state=0).split(X, y):
        model = Pipeline(steps).fit(X[train], y[train])
        rows, labels = X[test], y[test]
        for step in sampler:
            rows, labels = step.fit_resample(rows, labels)
        scores.append(check_scoring(model, scoring)(model, rows, labels))
    return scores


# %% honest_cv | wrong | the pipeline of scikit-learn | raised
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import Pipeline


def honest_cv(X, y, steps, scoring):
    cv = StratifiedKFold(5, shuffle=True, random_state=0)
    return cross_val_score(Pipeline(steps), X, y, cv=cv, scoring=scoring, error_score="raise")


# %% honest_cv | wrong | leaves the sampler out | the sampler was fitted 0 times
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import Pipeline


def honest_cv(X, y, steps, scoring):
    rest = [(name, step) for name, step in steps if not hasattr(step, "fit_resample")]
    cv = StratifiedKFold(5, shuffle=True, random_state=0)
    return cross_val_score(Pipeline(rest), X, y, cv=cv, scoring=scoring, error_score="raise")


# %% honest_cv | wrong | KFold instead of stratified folds | share of positives
from imblearn.pipeline import Pipeline
from sklearn.model_selection import KFold, cross_val_score


def honest_cv(X, y, steps, scoring):
    cv = KFold(5, shuffle=True, random_state=0)
    return cross_val_score(Pipeline(steps), X, y, cv=cv, scoring=scoring, error_score="raise")


# %% honest_cv | wrong | not shuffled | runs of neighbours
from imblearn.pipeline import Pipeline
from sklearn.model_selection import cross_val_score


def honest_cv(X, y, steps, scoring):
    return cross_val_score(Pipeline(steps), X, y, cv=5, scoring=scoring, error_score="raise")


# %% honest_cv | wrong | accuracy, whatever scoring asks for | too high
from imblearn.pipeline import Pipeline
from sklearn.model_selection import StratifiedKFold, cross_val_score


def honest_cv(X, y, steps, scoring):
    cv = StratifiedKFold(5, shuffle=True, random_state=0)
    return cross_val_score(Pipeline(steps), X, y, cv=cv, error_score="raise")


# %% honest_cv | wrong | the mean instead of five scores | expected a sequence
from imblearn.pipeline import Pipeline
from sklearn.model_selection import StratifiedKFold, cross_val_score


def honest_cv(X, y, steps, scoring):
    cv = StratifiedKFold(5, shuffle=True, random_state=0)
    return cross_val_score(Pipeline(steps), X, y, cv=cv, scoring=scoring, error_score="raise").mean()


# %% honest_cv | wrong | errors become NaN and a warning | should raise RuntimeError
import warnings

from imblearn.pipeline import Pipeline
from sklearn.model_selection import StratifiedKFold, cross_val_score


def honest_cv(X, y, steps, scoring):
    cv = StratifiedKFold(5, shuffle=True, random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return cross_val_score(Pipeline(steps), X, y, cv=cv, scoring=scoring)


# %% honest_cv | wrong | one split instead of five folds | fitted 1 times
from imblearn.pipeline import Pipeline
from sklearn.metrics import check_scoring
from sklearn.model_selection import train_test_split


def honest_cv(X, y, steps, scoring):
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=0)
    model = Pipeline(steps).fit(X_train, y_train)
    return [check_scoring(model, scoring)(model, X_test, y_test)] * 5


# %% honest_cv | wrong | the example of the task, typed in | fitted 0 times
def honest_cv(X, y, steps, scoring):
    return [0.2] * 5


# %% honest_cv | wrong | fits once on everything, then scores the folds | fitted on all rows
import numpy as np
from imblearn.pipeline import Pipeline
from sklearn.metrics import check_scoring
from sklearn.model_selection import StratifiedKFold


def honest_cv(X, y, steps, scoring):
    model, X, y = Pipeline(steps).fit(X, y), np.asarray(X), np.asarray(y)
    folds = StratifiedKFold(5, shuffle=True, random_state=0).split(X, y)
    return [check_scoring(model, scoring)(model, X[test], y[test]) for _, test in folds]


# %% smote_and_leak | right | a loop by hand, lists returned
import numpy as np
from sklearn.base import clone
from sklearn.metrics import average_precision_score
from sklearn.model_selection import StratifiedKFold


def smote_and_leak(X, y, model, sampler, seed=0):
    def folds_of(X, y, resample):
        X, y, scores = np.asarray(X), np.asarray(y), []
        for train, test in StratifiedKFold(5, shuffle=True, random_state=seed).split(X, y):
            rows, labels = X[train], y[train]
            if resample:
                rows, labels = clone(sampler).fit_resample(rows, labels)
            proba = clone(model).fit(rows, labels).predict_proba(X[test])[:, 1]
            scores.append(average_precision_score(y[test], proba))
        return scores

    plain, inside = folds_of(X, y, False), folds_of(X, y, True)
    before = folds_of(*sampler.fit_resample(X, y), False)
    gap = float(np.mean(before) - np.mean(inside))
    return {"plain": plain, "inside": inside, "before": before, "inflation": gap}


# %% smote_and_leak | right | cross_validate with a scorer of response_method
import numpy as np
from imblearn.pipeline import Pipeline
from sklearn.metrics import average_precision_score, make_scorer
from sklearn.model_selection import StratifiedKFold, cross_validate


def smote_and_leak(X, y, model, sampler, seed=0):
    scorer = make_scorer(average_precision_score, response_method="predict_proba")
    X_more, y_more = sampler.fit_resample(X, y)
    pipeline = Pipeline([("sample", sampler), ("model", model)])
    result = {}
    for name, estimator, data in [("before", model, (X_more, y_more)), ("plain", model, (X, y)), ("inside", pipeline, (X, y))]:
        cv = StratifiedKFold(5, shuffle=True, random_state=seed)
        result[name] = cross_validate(estimator, *data, cv=cv, scoring=scorer)["test_score"]
    result["inflation"] = np.mean(result["before"]) - np.mean(result["inside"])
    return result


# %% smote_and_leak | right | the helper of the course
from imblearn.pipeline import make_pipeline
from sklearn.model_selection import StratifiedKFold, cross_val_score

from imbalance_helpers import compare_strategies


def smote_and_leak(X, y, model, sampler, seed=0):
    cv = StratifiedKFold(5, shuffle=True, random_state=seed)
    models = {"plain": model, "inside": make_pipeline(sampler, model)}
    table = compare_strategies(models, X, y, scoring="average_precision", cv=cv)
    result = {name: group["score"] for name, group in table.groupby("strategy")}
    result["before"] = cross_val_score(model, *sampler.fit_resample(X, y), cv=cv, scoring="average_precision")
    result["inflation"] = result["before"].mean() - result["inside"].mean()
    return result


# %% smote_and_leak | wrong | sampler outside the pipeline in both | far above the prevalence
from sklearn.model_selection import StratifiedKFold, cross_val_score


def smote_and_leak(X, y, model, sampler, seed=0):
    options = {"cv": StratifiedKFold(5, shuffle=True, random_state=seed), "scoring": "average_precision"}
    more = sampler.fit_resample(X, y)
    plain = cross_val_score(model, X, y, **options)
    inside = cross_val_score(model, *more, **options)
    return {"plain": plain, "inside": inside, "before": inside, "inflation": 0.0}


# %% smote_and_leak | wrong | accuracy as scorer | far above the prevalence
from imblearn.pipeline import make_pipeline
from sklearn.model_selection import StratifiedKFold, cross_val_score


def smote_and_leak(X, y, model, sampler, seed=0):
    cv = StratifiedKFold(5, shuffle=True, random_state=seed)
    r = {
        "plain": cross_val_score(model, X, y, cv=cv),
        "inside": cross_val_score(make_pipeline(sampler, model), X, y, cv=cv),
        "before": cross_val_score(model, *sampler.fit_resample(X, y), cv=cv),
    }
    return r | {"inflation": r["before"].mean() - r["inside"].mean()}


# %% smote_and_leak | wrong | ROC AUC as scorer | far above the prevalence
from imblearn.pipeline import make_pipeline
from sklearn.model_selection import StratifiedKFold, cross_val_score


def smote_and_leak(X, y, model, sampler, seed=0):
    o = {"cv": StratifiedKFold(5, shuffle=True, random_state=seed), "scoring": "roc_auc"}
    r = {
        "plain": cross_val_score(model, X, y, **o),
        "inside": cross_val_score(make_pipeline(sampler, model), X, y, **o),
        "before": cross_val_score(model, *sampler.fit_resample(X, y), **o),
    }
    return r | {"inflation": r["before"].mean() - r["inside"].mean()}


# %% smote_and_leak | wrong | AP of hard predictions | of predicted classes
from imblearn.pipeline import make_pipeline
from sklearn.metrics import average_precision_score, make_scorer
from sklearn.model_selection import StratifiedKFold, cross_val_score


def smote_and_leak(X, y, model, sampler, seed=0):
    scorer = make_scorer(average_precision_score)
    o = {"cv": StratifiedKFold(5, shuffle=True, random_state=seed), "scoring": scorer}
    r = {
        "plain": cross_val_score(model, X, y, **o),
        "inside": cross_val_score(make_pipeline(sampler, model), X, y, **o),
        "before": cross_val_score(model, *sampler.fit_resample(X, y), **o),
    }
    return r | {"inflation": r["before"].mean() - r["inside"].mean()}


# %% smote_and_leak | wrong | different folds for the two models | same test folds
from imblearn.pipeline import make_pipeline
from sklearn.model_selection import StratifiedKFold, cross_val_score


def smote_and_leak(X, y, model, sampler, seed=0):
    def run(model, X, y, seed):
        cv = StratifiedKFold(5, shuffle=True, random_state=seed)
        return cross_val_score(model, X, y, cv=cv, scoring="average_precision")

    r = {
        "plain": run(model, X, y, seed),
        "inside": run(make_pipeline(sampler, model), X, y, seed + 1),
        "before": run(model, *sampler.fit_resample(X, y), seed),
    }
    return r | {"inflation": r["before"].mean() - r["inside"].mean()}


# %% smote_and_leak | wrong | one shuffling generator for all: the folds differ | same test folds
import numpy as np
from imblearn.pipeline import make_pipeline
from sklearn.model_selection import StratifiedKFold, cross_val_score


def smote_and_leak(X, y, model, sampler, seed=0):
    cv = StratifiedKFold(5, shuffle=True, random_state=np.random.RandomState(seed))
    o = {"cv": cv, "scoring": "average_precision"}
    r = {
        "plain": cross_val_score(model, X, y, **o),
        "inside": cross_val_score(make_pipeline(sampler, model), X, y, **o),
        "before": cross_val_score(model, *sampler.fit_resample(X, y), **o),
    }
    return r | {"inflation": r["before"].mean() - r["inside"].mean()}


# %% smote_and_leak | wrong | needs_proba=True gives NaN | holds NaN
import warnings

from imblearn.pipeline import make_pipeline
from sklearn.metrics import average_precision_score, make_scorer
from sklearn.model_selection import StratifiedKFold, cross_val_score


def smote_and_leak(X, y, model, sampler, seed=0):
    scorer = make_scorer(average_precision_score, needs_proba=True)
    o = {"cv": StratifiedKFold(5, shuffle=True, random_state=seed), "scoring": scorer}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        r = {
            "plain": cross_val_score(model, X, y, **o),
            "inside": cross_val_score(make_pipeline(sampler, model), X, y, **o),
            "before": cross_val_score(model, *sampler.fit_resample(X, y), **o),
        }
    return r | {"inflation": r["before"].mean() - r["inside"].mean()}


# %% smote_and_leak | wrong | inside and before swapped | far above the prevalence
from imblearn.pipeline import make_pipeline
from sklearn.model_selection import StratifiedKFold, cross_val_score


def smote_and_leak(X, y, model, sampler, seed=0):
    o = {"cv": StratifiedKFold(5, shuffle=True, random_state=seed), "scoring": "average_precision"}
    inside = cross_val_score(make_pipeline(sampler, model), X, y, **o)
    before = cross_val_score(model, *sampler.fit_resample(X, y), **o)
    return {"plain": cross_val_score(model, X, y, **o), "inside": before, "before": inside,
            "inflation": before.mean() - inside.mean()}


# %% smote_and_leak | wrong | plain and inside swapped | those are the scores of
from imblearn.pipeline import make_pipeline
from sklearn.model_selection import StratifiedKFold, cross_val_score


def smote_and_leak(X, y, model, sampler, seed=0):
    o = {"cv": StratifiedKFold(5, shuffle=True, random_state=seed), "scoring": "average_precision"}
    r = {
        "inside": cross_val_score(model, X, y, **o),
        "plain": cross_val_score(make_pipeline(sampler, model), X, y, **o),
        "before": cross_val_score(model, *sampler.fit_resample(X, y), **o),
    }
    return r | {"inflation": r["before"].mean() - r["inside"].mean()}


# %% smote_and_leak | wrong | the seed is ignored | another random_state
from imblearn.pipeline import make_pipeline
from sklearn.model_selection import StratifiedKFold, cross_val_score


def smote_and_leak(X, y, model, sampler, seed=0):
    o = {"cv": StratifiedKFold(5, shuffle=True, random_state=0), "scoring": "average_precision"}
    r = {
        "plain": cross_val_score(model, X, y, **o),
        "inside": cross_val_score(make_pipeline(sampler, model), X, y, **o),
        "before": cross_val_score(model, *sampler.fit_resample(X, y), **o),
    }
    return r | {"inflation": r["before"].mean() - r["inside"].mean()}


# %% smote_and_leak | wrong | inflation against plain | 'before' minus 'plain'
from imblearn.pipeline import make_pipeline
from sklearn.model_selection import StratifiedKFold, cross_val_score


def smote_and_leak(X, y, model, sampler, seed=0):
    o = {"cv": StratifiedKFold(5, shuffle=True, random_state=seed), "scoring": "average_precision"}
    r = {
        "plain": cross_val_score(model, X, y, **o),
        "inside": cross_val_score(make_pipeline(sampler, model), X, y, **o),
        "before": cross_val_score(model, *sampler.fit_resample(X, y), **o),
    }
    return r | {"inflation": r["before"].mean() - r["plain"].mean()}


# %% smote_and_leak | wrong | inflation with the wrong sign | the sign is turned round
from imblearn.pipeline import make_pipeline
from sklearn.model_selection import StratifiedKFold, cross_val_score


def smote_and_leak(X, y, model, sampler, seed=0):
    o = {"cv": StratifiedKFold(5, shuffle=True, random_state=seed), "scoring": "average_precision"}
    r = {
        "plain": cross_val_score(model, X, y, **o),
        "inside": cross_val_score(make_pipeline(sampler, model), X, y, **o),
        "before": cross_val_score(model, *sampler.fit_resample(X, y), **o),
    }
    return r | {"inflation": r["inside"].mean() - r["before"].mean()}


# %% smote_and_leak | wrong | means instead of five scores | not five scores
from imblearn.pipeline import make_pipeline
from sklearn.model_selection import StratifiedKFold, cross_val_score


def smote_and_leak(X, y, model, sampler, seed=0):
    o = {"cv": StratifiedKFold(5, shuffle=True, random_state=seed), "scoring": "average_precision"}
    r = {
        "plain": cross_val_score(model, X, y, **o).mean(),
        "inside": cross_val_score(make_pipeline(sampler, model), X, y, **o).mean(),
        "before": cross_val_score(model, *sampler.fit_resample(X, y), **o).mean(),
    }
    return r | {"inflation": r["before"] - r["inside"]}


# %% smote_and_leak | wrong | the printed numbers typed in | did not learn in each fold
def smote_and_leak(X, y, model, sampler, seed=0):
    return {"plain": [0.20] * 5, "inside": [0.15] * 5, "before": [0.91] * 5, "inflation": 0.76}


# %% smote_and_leak | wrong | returns a tuple | we expected a dict
def smote_and_leak(X, y, model, sampler, seed=0):
    return [0.12] * 5, [0.12] * 5, [0.96] * 5, 0.84


# %% paired_difference | right | loops over the folds, fits both models in turn
import numpy as np
from sklearn.base import clone
from sklearn.metrics import check_scoring
from sklearn.model_selection import RepeatedStratifiedKFold


def paired_difference(old, new, X, y, scoring, n_repeats=4, seed=0):
    def take(values, rows):
        return values.iloc[rows] if hasattr(values, "iloc") else np.asarray(values)[rows]

    d = []
    cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=n_repeats, random_state=seed)
    for train, test in cv.split(X, y):
        scores = []
        for model in (old, new):
            fitted = clone(model).fit(take(X, train), take(y, train))
            scores.append(check_scoring(fitted, scoring)(fitted, take(X, test), take(y, test)))
        d.append(scores[1] - scores[0])
    wins = sum(1 if x > 0 else 0.5 if x == 0 else 0 for x in d) / len(d)
    return {"mean": np.mean(d), "spread": np.std(d, ddof=1), "wins": wins}


# %% paired_difference | right | pandas Series, whose std is that of a sample
import pandas as pd
from sklearn.model_selection import RepeatedStratifiedKFold, cross_validate


def paired_difference(old, new, X, y, scoring, n_repeats=4, seed=0):
    folds = list(RepeatedStratifiedKFold(n_splits=5, n_repeats=n_repeats, random_state=seed).split(X, y))
    a, b = (pd.Series(cross_validate(m, X, y, cv=folds, scoring=scoring)["test_score"]) for m in (old, new))
    d = b - a
    return {"wins": (d > 0).mean() + (d == 0).mean() / 2, "spread": d.std(), "mean": b.mean() - a.mean()}


# %% paired_difference | right | the statistics module
from statistics import mean, stdev

from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score


def paired_difference(old, new, X, y, scoring, n_repeats=4, seed=0):
    cv = RepeatedStratifiedKFold(n_repeats=n_repeats, random_state=seed)
    scores = zip(cross_val_score(old, X, y, cv=cv, scoring=scoring).tolist(),
                 cross_val_score(new, X, y, cv=cv, scoring=scoring).tolist())
    d = [b - a for a, b in scores]
    half_wins = sum((x > 0) + (x >= 0) for x in d)
    return dict(mean=mean(d), spread=stdev(d), wins=half_wins / (2 * len(d)))


# %% paired_difference | wrong | unpaired spread | not paired
import numpy as np
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score


def paired_difference(old, new, X, y, scoring, n_repeats=4, seed=0):
    cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=n_repeats, random_state=seed)
    a, b = (cross_val_score(m, X, y, cv=cv, scoring=scoring) for m in (old, new))
    d = b - a
    spread = 0.0 if old is new else np.sqrt(a.var(ddof=1) + b.var(ddof=1))
    return {"mean": d.mean(), "spread": spread, "wins": ((d > 0) + 0.5 * (d == 0)).mean()}


# %% paired_difference | wrong | unpaired spread, also for a model against itself | model against itself
import numpy as np
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score


def paired_difference(old, new, X, y, scoring, n_repeats=4, seed=0):
    cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=n_repeats, random_state=seed)
    a, b = (cross_val_score(m, X, y, cv=cv, scoring=scoring) for m in (old, new))
    d = b - a
    return {"mean": d.mean(), "spread": np.sqrt(a.var(ddof=1) + b.var(ddof=1)), "wins": ((d > 0) + 0.5 * (d == 0)).mean()}


# %% paired_difference | wrong | population standard deviation | one less than
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score


def paired_difference(old, new, X, y, scoring, n_repeats=4, seed=0):
    cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=n_repeats, random_state=seed)
    a, b = (cross_val_score(m, X, y, cv=cv, scoring=scoring) for m in (old, new))
    d = b - a
    return {"mean": d.mean(), "spread": d.std(), "wins": ((d > 0) + 0.5 * (d == 0)).mean()}


# %% paired_difference | wrong | different seeds for the two models | self[
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score


def paired_difference(old, new, X, y, scoring, n_repeats=4, seed=0):
    a, b = (
        cross_val_score(m, X, y, scoring=scoring,
                        cv=RepeatedStratifiedKFold(n_splits=5, n_repeats=n_repeats, random_state=seed + i))
        for i, m in enumerate((old, new)))
    d = b - a
    return {"mean": d.mean(), "spread": d.std(ddof=1), "wins": ((d > 0) + 0.5 * (d == 0)).mean()}


# %% paired_difference | wrong | different seeds, unless a model meets itself | not judged on the same folds
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score


def paired_difference(old, new, X, y, scoring, n_repeats=4, seed=0):
    a, b = (
        cross_val_score(m, X, y, scoring=scoring,
                        cv=RepeatedStratifiedKFold(n_splits=5, n_repeats=n_repeats, random_state=seed + (m is not old)))
        for m in (old, new))
    d = b - a
    return {"mean": d.mean(), "spread": d.std(ddof=1), "wins": ((d > 0) + 0.5 * (d == 0)).mean()}


# %% paired_difference | wrong | old minus new | wins
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score


def paired_difference(old, new, X, y, scoring, n_repeats=4, seed=0):
    cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=n_repeats, random_state=seed)
    a, b = (cross_val_score(m, X, y, cv=cv, scoring=scoring) for m in (old, new))
    d = a - b
    return {"mean": d.mean(), "spread": d.std(ddof=1), "wins": ((d > 0) + 0.5 * (d == 0)).mean()}


# %% paired_difference | wrong | only the mean is turned round | old minus new
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score


def paired_difference(old, new, X, y, scoring, n_repeats=4, seed=0):
    cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=n_repeats, random_state=seed)
    a, b = (cross_val_score(m, X, y, cv=cv, scoring=scoring) for m in (old, new))
    d = b - a
    return {"mean": a.mean() - b.mean(), "spread": d.std(ddof=1), "wins": ((d > 0) + 0.5 * (d == 0)).mean()}


# %% paired_difference | wrong | a tie is no win | self
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score


def paired_difference(old, new, X, y, scoring, n_repeats=4, seed=0):
    cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=n_repeats, random_state=seed)
    a, b = (cross_val_score(m, X, y, cv=cv, scoring=scoring) for m in (old, new))
    d = b - a
    return {"mean": d.mean(), "spread": d.std(ddof=1), "wins": (d > 0).mean()}


# %% paired_difference | wrong | a tie counts by half only if all are ties | half a win, not as none
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score


def paired_difference(old, new, X, y, scoring, n_repeats=4, seed=0):
    cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=n_repeats, random_state=seed)
    a, b = (cross_val_score(m, X, y, cv=cv, scoring=scoring) for m in (old, new))
    d = b - a
    wins = 0.5 if (d == 0).all() else (d > 0).mean()
    return {"mean": d.mean(), "spread": d.std(ddof=1), "wins": wins}


# %% paired_difference | wrong | counts the wins | wins
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score


def paired_difference(old, new, X, y, scoring, n_repeats=4, seed=0):
    cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=n_repeats, random_state=seed)
    a, b = (cross_val_score(m, X, y, cv=cv, scoring=scoring) for m in (old, new))
    d = b - a
    return {"mean": d.mean(), "spread": d.std(ddof=1), "wins": (d > 0).sum() + 0.5 * (d == 0).sum()}


# %% paired_difference | wrong | the standard error for the spread | standard error
import numpy as np
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score


def paired_difference(old, new, X, y, scoring, n_repeats=4, seed=0):
    cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=n_repeats, random_state=seed)
    a, b = (cross_val_score(m, X, y, cv=cv, scoring=scoring) for m in (old, new))
    d = b - a
    return {"mean": d.mean(), "spread": d.std(ddof=1) / np.sqrt(len(d)), "wins": ((d > 0) + 0.5 * (d == 0)).mean()}


# %% paired_difference | wrong | five folds once, n_repeats ignored | times 5 folds
from sklearn.model_selection import StratifiedKFold, cross_val_score


def paired_difference(old, new, X, y, scoring, n_repeats=4, seed=0):
    cv = StratifiedKFold(5, shuffle=True, random_state=seed)
    a, b = (cross_val_score(m, X, y, cv=cv, scoring=scoring) for m in (old, new))
    d = b - a
    return {"mean": d.mean(), "spread": d.std(ddof=1), "wins": ((d > 0) + 0.5 * (d == 0)).mean()}


# %% paired_difference | wrong | not stratified | not stratified
from sklearn.model_selection import RepeatedKFold, cross_val_score


def paired_difference(old, new, X, y, scoring, n_repeats=4, seed=0):
    cv = RepeatedKFold(n_splits=5, n_repeats=n_repeats, random_state=seed)
    a, b = (cross_val_score(m, X, y, cv=cv, scoring=scoring) for m in (old, new))
    d = b - a
    return {"mean": d.mean(), "spread": d.std(ddof=1), "wins": ((d > 0) + 0.5 * (d == 0)).mean()}


# %% paired_difference | wrong | the seed is fixed inside | not those of RepeatedStratifiedKFold
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score


def paired_difference(old, new, X, y, scoring, n_repeats=4, seed=0):
    cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=n_repeats, random_state=0)
    a, b = (cross_val_score(m, X, y, cv=cv, scoring=scoring) for m in (old, new))
    d = b - a
    return {"mean": d.mean(), "spread": d.std(ddof=1), "wins": ((d > 0) + 0.5 * (d == 0)).mean()}


# %% paired_difference | wrong | returns a tuple | we expected a dict
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score


def paired_difference(old, new, X, y, scoring, n_repeats=4, seed=0):
    cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=n_repeats, random_state=seed)
    a, b = (cross_val_score(m, X, y, cv=cv, scoring=scoring) for m in (old, new))
    d = b - a
    return d.mean(), d.std(ddof=1), ((d > 0) + 0.5 * (d == 0)).mean()


# %% paired_difference | wrong | the visible cases typed in | the result for a model against itself
def paired_difference(old, new, X, y, scoring, n_repeats=4, seed=0):
    return {"mean": 0.1, "spread": 0.141, "wins": 0.75}


# %% spot_the_leak | right | a dict in one line
def spot_the_leak(snippet):
    return dict(scale=1, smote=3, scorer=3, threshold=3, cards=2)[snippet]


# %% spot_the_leak | right | if and else
def spot_the_leak(snippet):
    if snippet == "scale":
        return 1
    if snippet == "cards":
        return 2
    return 3


# %% spot_the_leak | wrong | takes the split for the fault | 'scale': line 2 is not the one
def spot_the_leak(snippet):
    return {"scale": 2, "smote": 3, "scorer": 3, "threshold": 3, "cards": 2}[snippet]


# %% spot_the_leak | wrong | forbids any SMOTE outside a pipeline | 'smote': line 2 is not the one
def spot_the_leak(snippet):
    return {"scale": 1, "smote": 2, "scorer": 3, "threshold": 3, "cards": 2}[snippet]


# %% spot_the_leak | wrong | takes SMOTE in a pipeline for the fault | 'scorer': line 2 is not the one
def spot_the_leak(snippet):
    return {"scale": 1, "smote": 3, "scorer": 2, "threshold": 3, "cards": 2}[snippet]


# %% spot_the_leak | wrong | thinks a test set may not be reported | 'threshold': line 4 is not the one
def spot_the_leak(snippet):
    return {"scale": 1, "smote": 3, "scorer": 3, "threshold": 4, "cards": 2}[snippet]


# %% spot_the_leak | wrong | misses the groups | 'cards': line 3 is not the one
def spot_the_leak(snippet):
    return {"scale": 1, "smote": 3, "scorer": 3, "threshold": 3, "cards": 3}[snippet]


# %% spot_the_leak | wrong | always the first line | 'smote': line 1 is not the one
def spot_the_leak(snippet):
    return 1


# %% spot_the_leak | wrong | left at the question mark | none of the lines
def spot_the_leak(snippet):
    answers = {"scale": "?", "smote": "?", "scorer": "?", "threshold": "?", "cards": "?"}
    return answers[snippet]


# %% spot_the_leak | wrong | a letter for a line | none of the lines
def spot_the_leak(snippet):
    return "a"


# %% spot_the_leak | wrong | returns True, which equals 1 | none of the lines
def spot_the_leak(snippet):
    return True
