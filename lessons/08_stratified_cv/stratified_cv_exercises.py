# %% [markdown]
# # Practise: validate without leaks
#
# You need the lesson `stratified_cv.ipynb`. Each exercise has a task, three hints to open one at a time, a cell for your answer and a cell that checks it. Run your answer first, then the check.
#
# Exercise 1 is **by hand**: the checks switch scikit-learn's stratified splitters off. In the others, picking the right library call is the skill. The checks use *spies*: samplers, scalers and models that write down which rows they saw. Leave `n_jobs` alone, so that the spies can follow. 45 minutes are plenty.

# %% [markdown]
# ## Exercise 1: cut stratified folds (3 points, by hand)
#
# Write `stratified_indices(y, k, seed)`. `y` holds one label per row: a list, an array or a Series, numbers or text, of two or more classes, in any order. Return a list of `k` folds; each fold is a list or an array of the **positions** (0 to n−1) of its rows.
#
# - Every row stands in exactly one fold.
# - For each class, the numbers of its rows in two folds differ by at most one.
# - The rows of each class are shuffled: the same `seed` gives the same folds, another seed others.
# - Raise `ValueError` if a class has fewer than `k` rows.
#
# For `y = [0, 0, 0, 0, 1, 1]` and `k = 2`, one right result is `[[0, 3, 4], [1, 2, 5]]`: two zeros and a one in each.
#
# <details><summary>Hint 1: a nudge</summary>Think of dealing cards: take one class, shuffle its rows, deal them out to k players one at a time. Then the next class.</details>
#
# <details><summary>Hint 2: an idea</summary><code>np.flatnonzero(np.asarray(y) == label)</code> gives the positions of a class, and <code>rng.permutation</code> shuffles them. Dealing row by row is taking every k-th, <code>rows[fold::k]</code>.</details>
#
# <details><summary>Hint 3: nearly the code</summary>With <code>rng = np.random.default_rng(seed)</code> and <code>folds = [[] for _ in range(k)]</code>: for each label in <code>np.unique(y)</code> compute its shuffled rows, raise if there are fewer than k, and call <code>folds[i].extend(rows[i::k])</code> for every fold i.</details>

# %% nbgrader={"grade": false, "grade_id": "stratified_indices", "locked": false, "schema_version": 3, "solution": true, "task": false}
def stratified_indices(y, k, seed):
    ### BEGIN SOLUTION
    import numpy as np

    y, rng = np.asarray(y), np.random.default_rng(seed)
    folds = [[] for _ in range(k)]
    for label in np.unique(y):
        rows = rng.permutation(np.flatnonzero(y == label))
        if len(rows) < k:
            raise ValueError(f"{len(rows)} rows of class {label}, but {k} folds")
        for i, fold in enumerate(folds):
            fold.extend(rows[i::k].tolist())
    return folds
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_stratified_indices", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# Six rows in two folds, as in the task, then a class with too few rows.
def test_stratified_indices():
    from builtins import frozenset, set

    import numpy as np

    from imbalance_helpers.checks import check, check_raises, guarded

    library = ["StratifiedKFold", "StratifiedGroupKFold", "StratifiedShuffleSplit"]
    cut = guarded(stratified_indices, without=["sklearn.model_selection." + n for n in library])

    def compare(y, k, seed=0):
        folds, case = cut(y, k, seed), f"{len(y)} rows, k={k}, seed={seed}"
        check(hasattr(folds, "__len__"), f"the result is a {type(folds).__name__}, not a list of folds")
        check(len(folds) == k, f"{case}: there are {len(folds)} folds")
        folds = [np.array([*fold] if hasattr(fold, "__len__") else "?") for fold in folds]
        for fold in folds:
            check(fold.size > 0, f"{case}: a fold is empty")
            check(fold.ndim == 1 and fold.dtype.kind in "iu", f"{case}: a fold is not a list of row positions")
        rows = np.sort(np.concatenate(folds))
        check((np.diff(rows) > 0).all(), f"{case}: a row stands in two folds, or twice in one")
        inside = ((rows >= 0) & (rows < len(y))).all()
        check(inside, f"{case}: some numbers are no positions; did the index of a Series get in?")
        check(len(rows) == len(y), f"{case}: {len(y) - len(rows)} rows stand in no fold")
        for name in np.unique(y):
            counts = [int((np.asarray(y)[fold] == name).sum()) for fold in folds]
            check(np.ptp(counts) <= 1, f"{case}: the folds hold {counts} rows of class {name}: too uneven")
        return [frozenset(fold.tolist()) for fold in folds]

    compare([0, 0, 0, 0, 1, 1], 2)
    check_raises(ValueError, cut, [0, 0, 0, 1], 2, 0, when="a class has 1 row and k is 2")
    ### BEGIN HIDDEN TESTS
    import pandas as pd

    y = np.repeat([0, 1], [43, 11])
    compare(y, 4)
    compare(y[::-1].copy(), 4)
    compare(1 - y, 4, seed=3)
    compare(np.random.default_rng(0).permutation(y), 4)
    compare(np.array(["ok", "fraud"])[y], 5, seed=1)
    compare(pd.Series(y, index=range(200, 146, -1)), 3)
    compare(pd.Series(np.repeat(["a", "b", "c"], [7, 5, 9])), 3)
    compare(np.repeat([5, 2, 9], [3, 8, 30]).tolist(), 3)
    compare([True, False, True, False, False], 2)
    compare(np.arange(20) % 2, 10)
    for few, counts in {"4 positives": [50, 4], "4 negatives": [4, 50], "2 rows of a third class": [9, 9, 2]}.items():
        rare = np.repeat(range(len(counts)), counts)
        check_raises(ValueError, cut, rare, 5, 0, when=f"there are {few} and 5 folds")
    again = "the same seed gave other folds: make the generator inside the function, from the seed"
    check(compare(y, 4) == compare(y, 4), again)
    for label in (0, 1):
        of_class = set(np.flatnonzero(y == label).tolist())
        cuts = {frozenset(fold & of_class for fold in compare(y, 4, seed=s)) for s in range(4)}
        check(len(cuts) > 1, f"whatever the seed, the same rows of class {label} stay together: shuffle them")
    ### END HIDDEN TESTS


test_stratified_indices()
print("stratified_indices passes.")

# %% [markdown]
# ## Exercise 2: cross-validate without a leak (3 points)
#
# Write `honest_cv(X, y, steps, scoring)`. `steps` is a list of pairs `(name, step)`: any number of scalers and samplers, and at last a classifier. Return the five scores, one a fold, of five stratified, shuffled folds (`random_state=0`). Every step learns from the training rows of the fold alone; the test rows stay as they are, at their natural prevalence. `X` is an array or a DataFrame, `y` may hold text, `scoring` is what `cross_val_score` takes: a name, or a function of model, X and y. A fit that fails should raise, not give NaN.
#
# For example, with `DummyClassifier(strategy="prior")` behind any sampler, 100 rows, 20 of them positive, and `scoring="average_precision"`, the result is five times 0.2: a constant score has the prevalence as its AP.
#
# <details><summary>Hint 1: a nudge</summary>Which object fits a list of steps one after the other, and leaves a sampler out when it predicts?</details>
#
# <details><summary>Hint 2: an idea</summary>The <code>Pipeline</code> of <code>imblearn.pipeline</code> takes the list as it is. scikit-learn's has no room for samplers.</details>
#
# <details><summary>Hint 3: nearly the code</summary><code>cross_val_score(Pipeline(steps), X, y, scoring=scoring, cv=cv, error_score="raise")</code>, with <code>cv</code> a shuffled <code>StratifiedKFold</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "honest_cv", "locked": false, "schema_version": 3, "solution": true, "task": false}
def honest_cv(X, y, steps, scoring):
    ### BEGIN SOLUTION
    from imblearn.pipeline import Pipeline
    from sklearn.model_selection import StratifiedKFold, cross_val_score

    cv = StratifiedKFold(5, shuffle=True, random_state=0)
    return cross_val_score(Pipeline(steps), X, y, scoring=scoring, cv=cv, error_score="raise")
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_honest_cv", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# Spies in the place of the scaler, the sampler and the model say which rows they saw.
def test_honest_cv():
    from builtins import set

    import numpy as np

    from imbalance_helpers.checks import check, check_equal, check_raises, guarded
    from imbalance_helpers.spies import SpyClassifier, SpyLog, SpySampler, SpyTransformer

    cv_of, ids = guarded(honest_cv), set(range(100))

    def spied(X, y, scoring, expected):
        scaler, sampler, model = SpyLog(), SpyLog(), SpyLog()
        steps = [("scale", SpyTransformer(log=scaler)), ("sample", SpySampler(log=sampler)),
                 ("model", SpyClassifier(log=model))]
        scores = cv_of(X, y, steps, scoring)
        for name, log in {"scaler": scaler, "sampler": sampler, "model": model}.items():
            check(ids not in log.fitted, f"the {name} was fitted on all rows, those of the test folds included")
            check(len(log.fitted) == 5, f"the {name} was fitted {len(log.fitted)} times, once a fold is 5")
        check(len(model.predicted) == 5, f"the model predicted {len(model.predicted)} times, once a fold is 5")
        twice = model.row_counts["predicted"] != [len(rows) for rows in model.predicted]
        check(not twice, "a test fold holds a row twice: it was resampled")
        for log in (scaler, sampler, model):
            for seen, tested in zip(log.fitted, model.predicted):
                check(not seen & tested, "a step learned from rows of the test fold")
                few = len([row for row in tested if row >= 80]) != 4
                check(not few, "a test fold lacks its share of positives: stratify")
                check(seen | tested == ids, "some rows are neither in the training rows nor in the test fold")
        check(model.row_counts["fitted"] == [128] * 5, "the model did not learn from the resampled rows")
        check(set().union(*model.predicted) == ids, "some rows are never tested")
        check_equal(scores, expected, f"the result for scoring={scoring!r}")
        return model

    X, y = np.column_stack([range(100), np.zeros(100)]), np.repeat([0, 1], [80, 20])
    spied(X, y, "average_precision", [0.2] * 5)
    ### BEGIN HIDDEN TESTS
    import pandas as pd
    from imblearn.over_sampling import RandomOverSampler
    from sklearn.tree import DecisionTreeClassifier

    log = spied(X, y, "roc_auc", [0.5] * 5)
    runs = [len([row for row in tested if row + 1 in tested]) for tested in log.predicted]
    check(np.mean(runs) < 12, "the folds are runs of neighbours: shuffle")
    frame = pd.DataFrame(X, columns=["row", "amount"], index=range(300, 200, -1))
    words = pd.Series(np.where(y == 1, "fraud", "ok"), index=frame.index)
    spied(frame, words, "balanced_accuracy", [0.5] * 5)
    spied(X, y, lambda model, X, y: float(len(model.predict(X))), [20.0] * 5)
    log = SpyLog()
    cv_of(X, y, [("model", SpyClassifier(log=log))], "roc_auc")
    check(log.row_counts["fitted"] == [80] * 5, "with a model alone, it should learn from the 80 training rows as they are")
    noise = np.random.default_rng(0).normal(size=(400, 5))
    labels = np.random.default_rng(1).permutation(np.repeat([0, 1], [360, 40]))
    steps = [("copy", RandomOverSampler(random_state=0)), ("tree", DecisionTreeClassifier(random_state=0))]
    auc = np.mean(cv_of(noise, labels, steps, "roc_auc"))
    check(auc < 0.7, f"on pure noise the mean AUC is {auc:.2f}, far above chance: something leaks")

    def broken(model, X, y):
        raise RuntimeError("no score")

    check_raises(RuntimeError, cv_of, noise, labels, steps, broken, when="the scorer raises RuntimeError")
    ### END HIDDEN TESTS


test_honest_cv()
print("honest_cv passes.")

# %% [markdown]
# ## Exercise 3: SMOTE against the leak (4 points)
#
# Does SMOTE help a random forest, and how much of what we might be shown is a leak? Write `smote_and_leak(X, y, model, sampler, seed=0)`. It cross-validates by average precision (AP) in five stratified, shuffled folds with `random_state=seed`, three times:
#
# - `"plain"`: the model alone;
# - `"inside"`: sampler and model in a pipeline, on the **same** folds;
# - `"before"`: the mistake on purpose: `X` and `y` are resampled first, then the model is cross-validated on the result.
#
# Return a dict with these three keys, each with its five APs, and a fourth, `"inflation"`: the mean of `"before"` minus the mean of `"inside"`, a number.
#
# The check prints the result for a forest and SMOTE on 300 rows of pure noise, 30 of them positive. Expect something like this: `plain 0.20, inside 0.15, before 0.91, inflation 0.76`. AP in folds with six positives strays above the prevalence of 0.1.
#
# <details><summary>Hint 1: a nudge</summary>Three calls of <code>cross_val_score</code> with one <code>cv</code> object. What differs is the estimator in the second, and the data in the third.</details>
#
# <details><summary>Hint 2: an idea</summary>The name of the scorer is <code>"average_precision"</code>; <code>make_scorer(..., needs_proba=True)</code> would give NaN. A seed as <code>random_state</code> makes one splitter give the same folds on each call.</details>
#
# <details><summary>Hint 3: nearly the code</summary>For the third: <code>X_more, y_more = sampler.fit_resample(X, y)</code>, then <code>cross_val_score(model, X_more, y_more, cv=cv, scoring="average_precision")</code>. For the second: <code>make_pipeline(sampler, model)</code> from <code>imblearn.pipeline</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "smote_and_leak", "locked": false, "schema_version": 3, "solution": true, "task": false}
def smote_and_leak(X, y, model, sampler, seed=0):
    ### BEGIN SOLUTION
    from imblearn.pipeline import make_pipeline
    from sklearn.model_selection import StratifiedKFold, cross_val_score

    options = {"cv": StratifiedKFold(5, shuffle=True, random_state=seed), "scoring": "average_precision"}
    result = {
        "plain": cross_val_score(model, X, y, **options),
        "inside": cross_val_score(make_pipeline(sampler, model), X, y, **options),
        "before": cross_val_score(model, *sampler.fit_resample(X, y), **options),
    }
    return result | {"inflation": result["before"].mean() - result["inside"].mean()}
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_smote_and_leak", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
# A forest and SMOTE on 300 rows of noise: the keys are there, and only "before" is far above chance.
def test_smote_and_leak():
    import numpy as np
    from imblearn.over_sampling import SMOTE
    from sklearn.ensemble import RandomForestClassifier

    from imbalance_helpers.checks import check, check_equal, guarded

    run = guarded(smote_and_leak)

    def call(*args, **seed):
        result = run(*args, **seed)
        check(hasattr(result, "keys"), f"the result is a {type(result).__name__}, we expected a dict")
        check_equal(sorted(result), ["before", "inflation", "inside", "plain"], "the sorted keys")
        for name in ("plain", "inside", "before"):
            check(np.shape(result[name]) == (5,), f"{name!r} is not five scores, one a fold")
            number = not np.isnan(result[name]).any()
            check(number, f"{name!r} holds NaN: the scorer failed in every fold and only warned")
        return result

    rng = np.random.default_rng(0)
    noise, labels = rng.normal(size=(300, 5)), rng.permutation(np.repeat([0, 1], [270, 30]))
    forest = RandomForestClassifier(10, random_state=0)
    result = call(noise, labels, forest, SMOTE(random_state=0))
    print(", ".join(f"{name} {np.mean(result[name]):.2f}" for name in ("plain", "inside", "before", "inflation")))
    for name in ("plain", "inside"):
        check(np.mean(result[name]) < 0.3, f"{name!r} is far above the prevalence of 0.1 on pure noise")
    check(np.mean(result["before"]) > 0.8, "'before' is close to chance: resample first, then cut the folds")
    ### BEGIN HIDDEN TESTS
    from builtins import set

    import pandas as pd
    from sklearn.metrics import accuracy_score, average_precision_score, roc_auc_score
    from sklearn.model_selection import StratifiedKFold
    from sklearn.neighbors import KNeighborsClassifier

    from imbalance_helpers.spies import SpyClassifier, SpyLog, SpySampler

    y = np.repeat([0, 1], [80, 20])
    X = np.column_stack([range(100), rng.normal(size=(100, 2)) + 0.8 * y[:, np.newaxis]])
    neighbors = KNeighborsClassifier()

    def of_classes(truth, proba):
        return average_precision_score(truth, proba > 0.5)

    def by_route(seed, where, metric=average_precision_score):
        """The scores by an ordinary loop, without a pipeline."""
        sampler, scores = SpySampler(log=SpyLog()), []
        data, truth = sampler.fit_resample(X, y) if where == "before" else (X, y)
        for train, test in StratifiedKFold(5, shuffle=True, random_state=seed).split(data, truth):
            rows, of_rows = data[train], truth[train]
            if where == "inside":
                rows, of_rows = sampler.fit_resample(rows, of_rows)
            proba = neighbors.fit(rows[:, 1:], of_rows).predict_proba(data[test][:, 1:])[:, 1]
            scores.append(metric(truth[test], proba > 0.5 if metric is accuracy_score else proba))
        return scores

    def spied(X, y, seed):
        seen, log = SpyLog(), SpyLog()
        model = SpyClassifier(log=log, classifier=neighbors)
        result = call(X, y, model, SpySampler(log=seen), seed=seed)
        inside = [rows for rows in seen.fitted if len(rows) < 100]
        check(len(inside) == 5, "in 'inside' the sampler did not learn in each fold, from its training rows alone")
        check(len(seen.fitted) == 6, f"the sampler was fitted {len(seen.fitted)} times; five folds and 'before' make 6")
        untouched = [rows for rows, n in zip(log.predicted, log.row_counts["predicted"]) if n == 20]
        for rows in inside:
            same = len([tested for tested in untouched if tested == set(range(100)) - rows])
            check(same == 2, "'plain' and 'inside' were not judged on the same test folds")
        for name in ["plain", "inside", "before"]:
            other = "before" if name == "inside" else "inside"
            check_equal(result[name], by_route(seed, name), f"{name!r}", atol=1e-6, mistakes={
                "that is the accuracy, not AP": by_route(seed, name, accuracy_score),
                "that is the ROC AUC, not AP": by_route(seed, name, roc_auc_score),
                "that is the AP of predicted classes; AP needs scores": by_route(seed, name, of_classes),
                "those folds come from another random_state than seed": by_route(0, name),
                f"those are the scores of {other!r}": by_route(seed, other)})
        gain = np.mean(result["before"]) - np.mean(result["inside"])
        check_equal(result["inflation"], gain, "the inflation", mistakes={
            "the sign is turned round": -gain,
            "that is 'before' minus 'plain'": np.mean(result["before"]) - np.mean(result["plain"])})

    spied(X, y, seed=0)
    spied(X, y, seed=7)
    frame = pd.DataFrame(X, columns=["row", "a", "b"], index=range(300, 200, -1))
    spied(frame, pd.Series(y, index=frame.index), seed=1)
    ### END HIDDEN TESTS


test_smote_and_leak()
print("smote_and_leak passes.")

# %% [markdown]
# ## Exercise 4: compare two models in pairs (3 points)
#
# Write `paired_difference(old, new, X, y, scoring, n_repeats=4, seed=0)`. Both models are scored on **identical** folds: five stratified folds, repeated `n_repeats` times, `RepeatedStratifiedKFold` with `random_state=seed`. Take the difference *new minus old* in each of the 5 × `n_repeats` folds and return a dict of three numbers:
#
# - `"mean"`: the mean difference;
# - `"spread"`: the standard deviation of the differences, for a sample (divide by one less than their number);
# - `"wins"`: the share of folds in which `new` scores higher; a tie counts as half a win.
#
# `scoring` is what `cross_val_score` takes. Higher scores are better. For differences of 0.1, 0.3, 0 and 0 the result would be a mean of 0.1, a spread of about 0.141, and wins of 0.75.
#
# <details><summary>Hint 1: a nudge</summary>Cross-validate each model once with the same splitter; then subtract, and look only at the differences.</details>
#
# <details><summary>Hint 2: an idea</summary>A splitter with an integer as <code>random_state</code> gives the same folds on each call. NumPy's <code>std</code> divides by n unless you say <code>ddof=1</code>.</details>
#
# <details><summary>Hint 3: nearly the code</summary>With <code>d</code> the array of differences: <code>d.mean()</code>, <code>d.std(ddof=1)</code>, and for the wins <code>np.mean((d &gt; 0) + 0.5 * (d == 0))</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "paired_difference", "locked": false, "schema_version": 3, "solution": true, "task": false}
def paired_difference(old, new, X, y, scoring, n_repeats=4, seed=0):
    ### BEGIN SOLUTION
    from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score

    cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=n_repeats, random_state=seed)
    before, after = (cross_val_score(model, X, y, scoring=scoring, cv=cv) for model in (old, new))
    d = after - before
    wins = ((d > 0) + 0.5 * (d == 0)).mean()
    return {"mean": d.mean(), "spread": d.std(ddof=1), "wins": wins}
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_paired_difference", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# A model against itself, then a scorer of our own that says how hard each fold is.
def test_paired_difference():
    import numpy as np
    from sklearn.dummy import DummyClassifier

    from imbalance_helpers.checks import check, check_equal, guarded

    compare_models = guarded(paired_difference)
    rng = np.random.default_rng(0)
    X, y = np.column_stack([range(60), rng.normal(size=(60, 2))]), np.arange(60) % 3 == 0
    old, new = (DummyClassifier(strategy=name) for name in ("prior", "most_frequent"))

    def score(model, X, y, bonus=0.0):
        """How easy this fold is, and for the new model a little more."""
        easy = 5 * X[:, 1].mean()
        return easy + bonus + 0.3 * X[:, 2].mean() if model.strategy == "most_frequent" else easy

    itself = compare_models(old, old, X, y, score)
    check(hasattr(itself, "keys"), f"the result is a {type(itself).__name__}, we expected a dict")
    check_equal(itself, {"mean": 0, "spread": 0, "wins": 0.5}, "the result for a model against itself")
    better = compare_models(old, new, X, y, lambda model, X, y: score(model, X, y, bonus=9))
    check_equal(better["wins"], 1.0, "wins, for a new model that is better in every fold")
    ### BEGIN HIDDEN TESTS
    from builtins import sum

    import pandas as pd
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import RepeatedStratifiedKFold

    def compare(X, y, scoring, n_repeats, seed, options):
        tested = {"prior": [], "most_frequent": []}

        def noted(model, X, y):
            tested[model.strategy].append(sorted(np.asarray(X)[:, 0].tolist()))
            return scoring(model, np.asarray(X), y)

        result, n = compare_models(old, new, X, y, noted, **options), 5 * n_repeats
        for folds in tested.values():
            check(len(folds) == n, f"a model was scored {len(folds)} times; {n_repeats} times 5 folds are asked for")
        same = sorted(tested["prior"]) == sorted(tested["most_frequent"])
        check(same, "the two models were not judged on the same folds: one splitter, one seed for both")
        for name in ("prior", "most_frequent"):
            positives = [sum(np.asarray(y)[[int(row) for row in fold]]) for fold in tested[name]]
            check(np.ptp(positives) <= 1, "the folds are not stratified")
        cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=n_repeats, random_state=seed)
        folds = [np.asarray(X)[test] for _, test in cv.split(X, y)]
        expected = sorted(sorted(fold[:, 0].tolist()) for fold in folds)
        asked = sorted(tested["prior"]) == expected
        check(asked, "the folds are not those of RepeatedStratifiedKFold with random_state=seed")
        a, b = (np.array([scoring(model, fold, y) for fold in folds]) for model in (old, new))
        d = b - a
        check_equal(result["mean"], d.mean(), "the mean", mistakes={
            "that is old minus new": -d.mean(), "that is the mean score of the new model": b.mean()})
        check_equal(result["spread"], d.std(ddof=1), "the spread", mistakes={
            "divide by one less than the number of folds": d.std(),
            "that treats the scores as if they were not paired": (a.var(ddof=1) + b.var(ddof=1)) ** 0.5,
            "that is the difference of the two spreads": b.std(ddof=1) - a.std(ddof=1),
            "that is a standard error, but folds are not independent": d.std(ddof=1) / n**0.5})
        check_equal(result["wins"], ((d > 0).sum() + (d == 0).sum() / 2) / n, "wins", mistakes={
            "a tie counts as half a win, not as none": (d > 0).mean(),
            "a tie counts as half a win, not as one": (d >= 0).mean(),
            "that is a number of folds, not a share": (d > 0).sum() + (d == 0).sum() / 2,
            "that is the share of the old model's wins": ((d < 0).sum() + (d == 0).sum() / 2) / n})

    compare(X, y, score, 4, 0, {})
    compare(X, y, lambda m, X, y: score(m, X, y, bonus=0.02), 3, 5, {"n_repeats": 3, "seed": 5})
    frame = pd.DataFrame(X, index=range(300, 240, -1))
    compare(frame, pd.Series(y, index=frame.index), score, 2, 1, {"n_repeats": 2, "seed": 1})

    def coarse(model, X, y):
        return float(score(model, X, y) > 0) + (model.strategy != "prior") * float(X[:, 2].mean() > 0.1)

    compare(X, y, coarse, 4, 2, {"seed": 2})
    words = np.where(y, "fraud", "ok")
    signal = np.column_stack([X[:, 1] + 3 * y, X[:, 2]])
    result = compare_models(old, LogisticRegression(), signal, words, "balanced_accuracy", n_repeats=1)
    check(result["mean"] > 0.2 and result["wins"] == 1, "a good model does not win against one that learned nothing")
    ### END HIDDEN TESTS


test_paired_difference()
print("paired_difference passes.")

# %% [markdown]
# ## Exercise 5: spot the leak (3 points, by choice)
#
# Five snippets, each with one line that spoils the printed number. All names are imported, every sampler and forest is seeded, `X` and `y` are raw data. Replace each `"?"` by the number of that line: the one you would change to mend the snippet.
#
# `"scale"`: how well will the model do on new rows?
#
#     1  X = StandardScaler().fit_transform(X)
#     2  X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)
#     3  model = LogisticRegression().fit(X_train, y_train)
#     4  print(average_precision_score(y_test, model.predict_proba(X_test)[:, 1]))
#
# `"smote"`: what AP may we expect, before we look at the test set?
#
#     1  X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)
#     2  X_more, y_more = SMOTE(random_state=0).fit_resample(X_train, y_train)
#     3  print(cross_val_score(forest, X_more, y_more, cv=5, scoring="average_precision").mean())
#     4  final = forest.fit(X_more, y_more)
#
# `"scorer"`: the same question, with a pipeline.
#
#     1  cv = StratifiedKFold(5, shuffle=True, random_state=0)
#     2  pipeline = make_pipeline(StandardScaler(), SMOTE(random_state=0), forest)
#     3  scorer = make_scorer(average_precision_score, needs_proba=True)
#     4  print(cross_val_score(pipeline, X, y, cv=cv, scoring=scorer).mean())
#
# `"threshold"`: what F1 will users see?
#
#     1  X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)
#     2  score = LogisticRegression().fit(X_train, y_train).predict_proba(X_test)[:, 1]
#     3  best = max(np.unique(score), key=lambda t: f1_score(y_test, score >= t))
#     4  print(f1_score(y_test, score >= best))
#
# `"cards"`: each card makes many payments that look alike; how well does the model judge cards it has never seen?
#
#     1  X = payments[["amount", "hour", "country_code"]]
#     2  cv = StratifiedKFold(5, shuffle=True, random_state=0)
#     3  pipeline = make_pipeline(StandardScaler(), LogisticRegression())
#     4  print(cross_val_score(pipeline, X, y, cv=cv, scoring="average_precision").mean())
#
# The check shows what each line you chose does. Read it before you settle.
#
# <details><summary>Hint 1: a nudge</summary>For each line ask: which rows does it learn from, and are some of them judged later?</details>
#
# <details><summary>Hint 2: an idea</summary>A choice also learns. And a line may be fine on its own while the next one uses its result for the wrong purpose.</details>
#
# <details><summary>Hint 3: nearly the answer</summary>Each of the lines 1 and 2 spoils one snippet, line 3 spoils the other three.</details>

# %% nbgrader={"grade": false, "grade_id": "spot_the_leak", "locked": false, "schema_version": 3, "solution": true, "task": false}
def spot_the_leak(snippet):
    answers = {"scale": "?", "smote": "?", "scorer": "?", "threshold": "?", "cards": "?"}
    ### BEGIN SOLUTION
    answers = {"scale": 1, "smote": 3, "scorer": 3, "threshold": 3, "cards": 2}
    ### END SOLUTION
    return answers[snippet]


# %% nbgrader={"grade": true, "grade_id": "test_spot_the_leak", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# Says what each line you chose does; whether that spoils the number is yours to judge.
def test_spot_the_leak():
    from imbalance_helpers.checks import check, guarded

    line_of = guarded(spot_the_leak)
    lines = {
        "scale": ["learns means and spreads", "cuts off test rows", "fits on training rows", "judges on test rows"],
        "smote": ["cuts off test rows", "adds points to the training rows",
                  "judges a forest by folds of the enlarged rows", "fits the final forest"],
        "scorer": ["stratifies and shuffles", "puts scaler, sampler and forest into a pipeline",
                   "makes a scorer of AP", "averages five scores"],
        "threshold": ["cuts off test rows", "fits on training rows, scores the test rows",
                      "picks the threshold of the best F1", "reports F1 at that threshold"],
        "cards": ["takes three columns", "deals single payments out to the folds",
                  "puts scaler and model into a pipeline", "averages five scores"]}
    for snippet, does in lines.items():
        number = line_of(snippet)
        check(type(number) is int and number in range(1, 5), f"{snippet!r}: {number!r} is none of the lines 1 to 4")
        print(f"{snippet}: you say line {number} (it {does[number - 1]})")
    ### BEGIN HIDDEN TESTS
    fine = {
        ("scale", 2): "the split is right, but look at what X has been through by then",
        ("scale", 3): "it uses training rows alone; but how did their numbers come about?",
        ("scale", 4): "judging on test rows is what they are for; did anything meet them earlier?",
        ("smote", 1): "the test rows are cut off first, stratified and seeded, as they should be",
        ("smote", 2): "enlarging training rows is fine for the final forest; who else uses the result?",
        ("smote", 4): "a final model may be fitted on enlarged training rows; which number is printed?",
        ("scorer", 1): "stratified, shuffled, seeded: nothing wrong with these folds",
        ("scorer", 2): "scaler and sampler stand inside, in the right order; what does the print show?",
        ("scorer", 4): "it only averages what it gets; run it, and ask why it prints nan",
        ("threshold", 1): "the split is stratified and seeded; what happens to the test rows after it?",
        ("threshold", 2): "the model learns from training rows alone; scoring test rows teaches it nothing",
        ("threshold", 4): "reporting on test rows is what they are for, unless something was chosen on them",
        ("cards", 1): "these columns are known when a payment comes in; what is new when the model is used?",
        ("cards", 3): "the scaler is inside the pipeline, so it learns from training rows alone",
        ("cards", 4): "it only averages; ask which payments stand on both sides"}
    for snippet in lines:
        number = line_of(snippet)
        hint = fine.get((snippet, number))
        check(hint is None, f"{snippet!r}: line {number} is not the one: {hint}")
    ### END HIDDEN TESTS


test_spot_the_leak()
print("spot_the_leak is complete.")

# %% [markdown]
# ## When you are done
#
# - [ ] Every check above says that it passes; the last one, that it is complete.
# - [ ] I saved, then ran `from autograder import check; check("08_stratified_cv")` in a new cell: all points are there.
# - [ ] I can say which rows a sampler may see, and prove it with a spy.
# - [ ] I report a difference with its spread, from identical folds.
#
# Which of the four steps did we practise? *Judge*: no model got better today, but we know what their scores are worth.
