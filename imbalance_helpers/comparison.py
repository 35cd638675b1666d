"""Compare ways of handling imbalance, fairly: on the same folds, with samplers inside."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from imblearn.pipeline import Pipeline as SamplingPipeline
from sklearn.metrics import check_scoring
from sklearn.model_selection import RepeatedStratifiedKFold, check_cv, cross_validate
from sklearn.pipeline import Pipeline
from sklearn.utils.parallel import Parallel, delayed

from imbalance_helpers.progress_bar import with_progress

__all__ = ["compare_strategies"]

REMEDY = "imblearn.pipeline.make_pipeline(sampler, classifier)"


def compare_strategies(strategies, X, y, *, scoring, cv=None, n_jobs=None, progress=True):
    """Score several strategies on identical folds.

    The folds are drawn once and every strategy gets all of them, so that scores
    may be compared pair by pair. A sampler has to stand in a pipeline of
    imbalanced-learn, where it sees training rows only.

    Parameters
    ----------
    strategies : dict of str to estimator
        Classifiers or pipelines by name; they are cloned, never fitted themselves.
    X : array-like of shape (n_samples, n_features)
        Features.
    y : array-like of shape (n_samples,)
        Labels.
    scoring : str, list or dict
        Metrics as for :func:`sklearn.model_selection.cross_validate`: the name
        of a scorer, several names, or scorers by a name of your own.
    cv : int, splitter or iterable of (train, test), default=None
        Number of stratified folds, splitter, or row positions of each fold
        (for groups, pass ``splitter.split(X, y, groups)``); None repeats
        five stratified folds four times, with a fixed seed.
    n_jobs : int, default=None
        Number of fits at a time; None means one, -1 all processors.
    progress : bool, default=True
        Whether to show a progress bar while somebody watches. It leaves
        nothing behind, and is never shown when a notebook is executed unattended.

    Returns
    -------
    DataFrame of shape (n_strategies * n_metrics * n_folds, 4)
        One row per score, with the columns ``strategy``, ``metric``, ``fold``
        (0, 1, ...) and ``score``, in the order of the strategies and metrics.

    Raises
    ------
    ValueError
        If there is no strategy, a strategy is a sampler by itself, a pipeline
        that ends in one, or a scikit-learn pipeline that holds one; or if a
        metric fails or is NaN in a fold.

    References
    ----------
    .. [1] Bouckaert, R. R. and Frank, E. (2004). Evaluating the replicability of
       significance tests for comparing learning algorithms.

    Examples
    --------
    >>> from sklearn.dummy import DummyClassifier
    >>> from sklearn.linear_model import LogisticRegression
    >>> from imbalance_helpers import compare_strategies, make_rare_events
    >>> events = make_rare_events(random_state=0)
    >>> results = compare_strategies(
    ...     {"floor": DummyClassifier(), "logistic": LogisticRegression()},
    ...     events.data, events.target, scoring=["average_precision", "roc_auc"],
    ... )
    >>> results.shape
    (80, 4)
    >>> results.columns.tolist()
    ['strategy', 'metric', 'fold', 'score']
    >>> means = results.groupby(["metric", "strategy"])["score"].mean().unstack()
    >>> print(means.loc["roc_auc", "floor"])
    0.5
    """
    _check_strategies(strategies)
    if isinstance(scoring, str):
        scoring = [scoring]
    folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=4, random_state=0) if cv is None else cv
    folds = list(check_cv(folds, y, classifier=True).split(X, y))
    tasks = [(name, number) for name in strategies for number in range(len(folds))]
    # Several fits at a time arrive in the order of the tasks all the same.
    scores = Parallel(n_jobs=n_jobs, return_as="generator")(
        delayed(_scores)(name, strategies[name], X, y, folds[number], scoring)
        for name, number in tasks
    )
    if progress:
        scores = with_progress(scores, len(tasks), what="fits")
    rows = [
        (name, metric, number, score)
        for (name, number), of_fold in zip(tasks, scores, strict=True)
        for metric, score in of_fold.items()
    ]
    results = pd.DataFrame(rows, columns=["strategy", "metric", "fold", "score"])
    order = {name: position for position, name in enumerate(strategies)}
    order |= {metric: position for position, metric in enumerate(dict.fromkeys(results["metric"]))}
    return results.sort_values(
        ["strategy", "metric", "fold"],
        key=lambda column: column if column.name == "fold" else column.map(order),
        ignore_index=True,
    )


def _scores(name, estimator, X, y, fold, scoring):
    """Fit one strategy on one fold; return its scores by metric."""
    scorer = _NamedScorer(name, scoring)
    result = cross_validate(estimator, X, y, cv=[fold], scoring=scorer, error_score="raise")
    return {
        key.removeprefix("test_"): float(values[0])
        for key, values in result.items()
        if key.startswith("test_")
    }


class _NamedScorer:
    """Score by several metrics, and name the strategy and the metric if one fails."""

    def __init__(self, strategy, scoring):
        self.strategy, self.scoring = strategy, scoring

    def __call__(self, estimator, X, y):
        # A failing metric is handed back as the text of its traceback.
        scores = check_scoring(estimator, scoring=self.scoring, raise_exc=False)(estimator, X, y)
        for metric, score in scores.items():
            is_text = isinstance(score, str)
            if is_text or not np.isfinite(score):
                reason = score.strip().splitlines()[-1] if is_text else f"it is {score}"
                old = "needs_proba" in reason or "needs_threshold" in reason
                remedy = "; make_scorer takes response_method instead" if old else ""
                raise ValueError(
                    f"Got no score of the metric {metric!r} for the strategy {self.strategy!r} "
                    f"({reason}), but expected a number in every fold{remedy}."
                )
        return scores


def _check_strategies(strategies):
    if not isinstance(strategies, Mapping) or not strategies:
        came = "no strategies" if strategies == {} else f"a {type(strategies).__name__}"
        raise ValueError(f"Got {came}, but expected a dict with at least one estimator by name.")
    for name, estimator in strategies.items():
        kind = type(estimator).__name__
        if isinstance(estimator, type) or not hasattr(estimator, "fit"):
            what = f"the class {estimator.__name__}" if isinstance(estimator, type) else kind
            raise ValueError(f"Got {what} for the strategy {name!r}, but expected an estimator.")
        if hasattr(estimator, "fit_resample"):
            raise ValueError(
                f"Got the strategy {name!r}, {_what_samples(estimator)}, "
                f"but expected a classifier at the end: {REMEDY}."
            )
        for part in [estimator, *estimator.get_params().values()]:
            if isinstance(part, Pipeline) and not isinstance(part, SamplingPipeline):
                for _, step in part.steps:
                    if hasattr(step, "fit_resample"):
                        raise ValueError(
                            f"Got the strategy {name!r} with {type(step).__name__} in a "
                            f"scikit-learn Pipeline, but expected a pipeline that resamples "
                            f"training rows only: {REMEDY}."
                        )


def _what_samples(estimator):
    if isinstance(estimator, Pipeline):
        return f"a pipeline that ends in the sampler {type(estimator.steps[-1][1]).__name__}"
    return f"the sampler {type(estimator).__name__} by itself"
