"""Stand-ins for samplers, scalers and classifiers that write down which rows they saw.

Test cells put them where a learner's code expects the real thing: whether rows of
a test fold were seen during a fit is then a fact, not a guess from a score.
"""

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, ClassifierMixin, TransformerMixin, clone
from sklearn.dummy import DummyClassifier

__all__ = ["SpyClassifier", "SpyLog", "SpySampler", "SpyTransformer"]


class SpyLog:
    """What one or several spies saw; copies of a spy write into the same log.

    Give each spy a log of its own to tell them apart. A log stays in its
    process: where a learner may set ``n_jobs``, run their code under
    ``joblib.parallel_config("threading")``.

    Attributes
    ----------
    fitted : list of set
        For each fit, the ids of the rows it saw.
    predicted : list of set
        For each prediction, the ids of the rows it was made for.
    row_counts : dict of str to list of int
        Under ``"fitted"`` and ``"predicted"``, the number of rows of each
        call; larger than the set of ids where rows were duplicated.

    Examples
    --------
    >>> import numpy as np
    >>> from imblearn.pipeline import make_pipeline
    >>> from sklearn.model_selection import cross_validate
    >>> from imbalance_helpers.spies import SpyClassifier, SpyLog, SpySampler
    >>> X, y = np.arange(12).reshape(-1, 1), np.array([0, 0, 0, 1] * 3)
    >>> sampler_log, log = SpyLog(), SpyLog()
    >>> pipeline = make_pipeline(SpySampler(log=sampler_log), SpyClassifier(log=log))
    >>> _ = cross_validate(pipeline, X, y, cv=3)
    >>> sampler_log.fitted[0] & log.predicted[0]
    set()
    >>> sampler_log.row_counts["fitted"], log.row_counts["fitted"]
    ([8, 8, 8], [12, 12, 12])
    """

    def __init__(self):
        self.clear()

    def clear(self):
        """Forget everything."""
        self.fitted, self.predicted = [], []
        self.row_counts = {"fitted": [], "predicted": []}

    def record(self, event, X, id_column):
        """Write down the rows of one call; `event` is "fitted" or "predicted"."""
        ids = _ids(X, id_column)
        getattr(self, event).append(set(ids))
        self.row_counts[event].append(len(ids))

    # scikit-learn clones the parameters of estimators; all clones share one log.
    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        raise TypeError(
            "Got a SpyLog to send to another process, but expected fits in this one: "
            "use n_jobs=None or joblib.parallel_config('threading')."
        )

    def __repr__(self):
        return f"SpyLog({len(self.fitted)} fits, {len(self.predicted)} predictions)"


class SpySampler(BaseEstimator):
    """A sampler that records its rows, and repeats rows until all classes are as large.

    Parameters
    ----------
    log : SpyLog
        Where to record.
    id_column : int or str, default=0
        The column of X that holds the ids: its position, or its name in a DataFrame.

    Examples
    --------
    >>> log = SpyLog()
    >>> X, y = SpySampler(log=log).fit_resample([[7], [8], [9]], [0, 0, 1])
    >>> X.tolist(), y.tolist(), log.fitted
    ([[7], [8], [9], [9]], [0, 0, 1, 1], [{8, 9, 7}])
    """

    def __init__(self, *, log, id_column=0):
        self.log = log
        self.id_column = id_column

    def fit(self, X, y):
        """Record the rows."""
        self.log.record("fitted", X, self.id_column)
        return self

    def fit_resample(self, X, y):
        """Record the rows, then append copies of those of the smaller classes."""
        self.fit(X, y)
        labels = np.asarray(y)
        _, codes, counts = np.unique(labels, return_inverse=True, return_counts=True)
        rows = [np.arange(len(labels))]
        for code, count in enumerate(counts):
            rows.append(np.resize(np.flatnonzero(codes == code), counts.max() - count))
        rows = np.concatenate(rows)
        return _take(X, rows), _take(y, rows)


class SpyTransformer(TransformerMixin, BaseEstimator):
    """A transformer that records the rows of its fits and changes nothing.

    Parameters
    ----------
    log : SpyLog
        Where to record.
    id_column : int or str, default=0
        The column of X that holds the ids: its position, or its name in a DataFrame.

    Examples
    --------
    >>> log = SpyLog()
    >>> SpyTransformer(log=log).fit([[7], [8]]).transform([[9]]), log.fitted
    ([[9]], [{8, 7}])
    """

    def __init__(self, *, log, id_column=0):
        self.log = log
        self.id_column = id_column

    def fit(self, X, y=None):
        """Record the rows."""
        self.log.record("fitted", X, self.id_column)
        self.n_rows_ = len(X)
        return self

    def transform(self, X):
        """Return the rows as they are."""
        return X


class SpyClassifier(ClassifierMixin, BaseEstimator):
    """A classifier that records the rows it is fitted on and those it predicts.

    Parameters
    ----------
    log : SpyLog
        Where to record.
    id_column : int or str, default=0
        The column of X that holds the ids: its position, or its name in a DataFrame.
    classifier : estimator, default=None
        The classifier that does the work, on the other columns of X; None
        predicts the class shares of the training rows.

    Examples
    --------
    >>> log = SpyLog()
    >>> model = SpyClassifier(log=log).fit([[7], [8], [9], [10]], [0, 0, 0, 1])
    >>> model.predict_proba([[11]]).tolist(), log.predicted
    ([[0.75, 0.25]], [{11}])
    """

    def __init__(self, *, log, id_column=0, classifier=None):
        self.log = log
        self.id_column = id_column
        self.classifier = classifier

    def fit(self, X, y):
        """Record the rows, then fit the classifier."""
        self.log.record("fitted", X, self.id_column)
        model = DummyClassifier(strategy="prior") if self.classifier is None else self.classifier
        self.classifier_ = clone(model).fit(_without(X, self.id_column), y)
        self.classes_ = self.classifier_.classes_
        return self

    def predict(self, X):
        """Record the rows, then predict their classes."""
        self.log.record("predicted", X, self.id_column)
        return self.classifier_.predict(_without(X, self.id_column))

    def predict_proba(self, X):
        """Record the rows, then predict the probabilities of their classes."""
        self.log.record("predicted", X, self.id_column)
        return self.classifier_.predict_proba(_without(X, self.id_column))


def _ids(X, id_column):
    """Return the ids of the rows; whole numbers as int, whatever the type of the column."""
    if isinstance(X, pd.DataFrame):
        column = X.iloc[:, id_column] if isinstance(id_column, int) else _named(X, id_column)
    else:
        column = np.asarray(X)[:, id_column]
    return [
        int(value) if isinstance(value, float) and value.is_integer() else value
        for value in np.asarray(column).tolist()
    ]


def _named(X, id_column):
    if id_column not in X:
        raise ValueError(
            f"Got X with the columns {list(X.columns)}, but expected one named {id_column!r}."
        )
    return X[id_column]


def _without(X, id_column):
    """Return the other columns of X; one of zeros if there are none."""
    if isinstance(X, pd.DataFrame):
        name = X.columns[id_column] if isinstance(id_column, int) else id_column
        others = X.drop(columns=name)
        return others if others.shape[1] else np.zeros((len(X), 1))
    others = np.delete(np.asarray(X), id_column, axis=1)
    return others if others.shape[1] else np.zeros((len(X), 1))


def _take(values, rows):
    return values.iloc[rows] if hasattr(values, "iloc") else np.asarray(values)[rows]
