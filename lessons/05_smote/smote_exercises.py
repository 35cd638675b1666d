# %% [markdown]
# # Practise: build SMOTE, place it, judge it
#
# You need the lesson `smote.ipynb`. Each exercise has a task, three hints to open one at a time, a cell for your answer and a cell that checks it. Run your answer first, then the check.
#
# Exercises 1 and 2 are **by hand**: the checks switch the samplers of imbalanced-learn off there. In the others, the library is what you want. 45 minutes are plenty.

# %% [markdown]
# ## Exercise 1: one point between two (2 points, by hand)
#
# Write `smote_point(x, z, u)`. `x` and `z` are two rows (lists, arrays or Series of the same length; they belong together by position), `u` is a number from 0 to 1. Return the point that lies the share `u` of the way from `x` to `z`: an array or list of floats, also if the rows hold integers. Raise `ValueError` if `u` is outside [0, 1] or the lengths differ.
#
# For example `smote_point([0, 0], [4, 2], 0.25)` is `[1.0, 0.5]`.
#
# <details><summary>Hint 1: a nudge</summary>Start at <code>x</code>. Which vector leads from there to <code>z</code>, and how much of it do you walk?</details>
#
# <details><summary>Hint 2: an idea</summary><code>np.asarray(x, dtype=float)</code> gives an array of floats by position, whatever came in. One number times an array moves all features by the same share.</details>
#
# <details><summary>Hint 3: nearly the code</summary>After the two checks, <code>return x + u * (z - x)</code> with both as arrays of floats.</details>

# %% nbgrader={"grade": false, "grade_id": "smote_point", "locked": false, "schema_version": 3, "solution": true, "task": false}
def smote_point(x, z, u):
    ### BEGIN SOLUTION
    import numpy as np

    x, z = np.asarray(x, dtype=float), np.asarray(z, dtype=float)
    if x.shape != z.shape:
        raise ValueError(f"x has {x.size} features, z has {z.size}")
    if not 0 <= u <= 1:
        raise ValueError(f"expected u in [0, 1], got {u}")
    return x + u * (z - x)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_smote_point", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# The example of the task, both ends of the segment, and a u outside of it.
def test_smote_point():
    from imbalance_helpers.checks import check_equal, check_raises, guarded

    point = guarded(smote_point, without=["imblearn.over_sampling.SMOTE"])

    def compare(x, z, u, expected):
        from numpy import asarray, trunc

        a, b = asarray(x, dtype=float), asarray(z, dtype=float)
        check_equal(point(x, z, u), expected, f"the point for x={[*x]}, z={[*z]}, u={u}", mistakes={
            "it moves from z towards x: start at x": b + u * (a - b),
            "it lies beyond z: u is the share of the way, from 0 to 1": a + (1 + u) * (b - a),
            "add x: this is only the way you walk": u * (b - a),
            "the fractions are cut off: compute with floats": trunc(a + u * (b - a))})

    compare([0, 0], [4, 2], 0.25, [1.0, 0.5])
    compare([1.0, 5.0, -2.0], [3.0, 5.0, 2.0], 0, [1.0, 5.0, -2.0])
    compare([1.0, 5.0, -2.0], [3.0, 5.0, 2.0], 1, [3.0, 5.0, 2.0])
    check_raises(ValueError, point, [0, 0], [4, 2], 1.2, when="u is above 1")
    ### BEGIN HIDDEN TESTS
    import numpy as np
    import pandas as pd

    compare(np.array([98]), np.array([99]), 0.4, [98.4])
    compare(np.array([10, -3]), np.array([0, 0]), 0.3, [7.0, -2.1])
    compare(pd.Series([1.0, 2.0]), pd.Series([3.0, 6.0], index=[7, 9]), 0.5, [2.0, 4.0])
    rng = np.random.default_rng(5)
    x, z, u = rng.normal(size=6), rng.normal(size=6), 0.37
    expected = [(1 - u) * start + u * end for start, end in zip(x.tolist(), z.tolist())]
    compare(x, z, u, expected)
    compare(x, x.copy(), 0.7, x.tolist())
    check_raises(ValueError, point, [0, 0], [4, 2], -0.1, when="u is negative")
    check_raises(ValueError, point, [0, 0, 1], [4, 2], 0.5, when="the lengths differ")
    check_raises(ValueError, point, np.zeros(3), np.zeros(1), 0.5, when="z has one feature and x three")
    ### END HIDDEN TESTS


test_smote_point()
print("smote_point passes.")

# %% [markdown]
# ## Exercise 2: SMOTE itself (4 points, by hand)
#
# Write `smote(X, y, n_new, k, rng, pos_label=1)`. `X` is a table of numbers (array or DataFrame), `y` holds its labels by position; the rows with `pos_label` are the minority. Invent `n_new` rows: for each,
#
# 1. draw a minority row at random, all with the same chance;
# 2. draw one of its `k` nearest *minority* neighbours, not counting itself, all with the same chance;
# 3. draw one `u` between 0 and 1, and go the share `u` of the way from the row to the neighbour.
#
# Return only the new rows: an array of floats of shape `(n_new, number of features)`. All randomness comes from `rng`, a NumPy generator as `np.random.default_rng(0)` makes it. Raise `ValueError` unless `k` is at least 1 and smaller than the number of minority rows. `n_new` may be 0. Searching neighbours with scikit-learn is fine.
#
# With minority rows `[0, 0]` and `[4, 2]`, `k=1` and `n_new=3`, a result might be `[[1.0, 0.5], [3.2, 1.6], [0.4, 0.2]]`.
#
# <details><summary>Hint 1: a nudge</summary>Take the minority rows out first, and forget the others. Which neighbour of a row is always nearest, and useless?</details>
#
# <details><summary>Hint 2: an idea</summary><code>NearestNeighbors(n_neighbors=k + 1)</code> from <code>sklearn.neighbors</code>, fitted on the minority, gives with <code>kneighbors(..., return_distance=False)</code> a table whose first column is the row itself. <code>rng.integers(n, size=n_new)</code> draws positions, <code>rng.random((n_new, 1))</code> one u per row.</details>
#
# <details><summary>Hint 3: nearly the code</summary>With <code>near</code> as that table without its first column: <code>base = rng.integers(len(M), size=n_new)</code>, <code>other = near[base, rng.integers(k, size=n_new)]</code>, <code>u = rng.random((n_new, 1))</code>, and the rows are <code>M[base] + u * (M[other] - M[base])</code>, where <code>M</code> holds the minority rows.</details>

# %% nbgrader={"grade": false, "grade_id": "smote", "locked": false, "schema_version": 3, "solution": true, "task": false}
def smote(X, y, n_new, k, rng, pos_label=1):
    ### BEGIN SOLUTION
    import numpy as np

    minority = np.asarray(X, dtype=float)[np.asarray(y) == pos_label]
    if not 1 <= k < len(minority):
        raise ValueError(f"expected k from 1 to {len(minority) - 1}, got {k}")
    distances = np.linalg.norm(minority[:, np.newaxis] - minority, axis=2)
    np.fill_diagonal(distances, np.inf)
    near = np.argsort(distances, axis=1)[:, :k]
    base = rng.integers(len(minority), size=n_new)
    other = near[base, rng.integers(k, size=n_new)]
    u = rng.random((n_new, 1))
    return minority[base] + u * (minority[other] - minority[base])
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_smote", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
# Two minority rows, so there is one segment, from (0, 0) to (4, 2); two majority rows aside.
def test_smote():
    import numpy as np

    from imbalance_helpers.checks import check, check_raises, guarded

    samplers = ["SMOTE", "BorderlineSMOTE", "SVMSMOTE", "ADASYN", "KMeansSMOTE", "SMOTENC"]
    invent = guarded(smote, without=["imblearn.over_sampling." + name for name in samplers])
    X, y = [[0, 0], [1, 0], [4, 2], [3, 9]], [1, 0, 1, 0]
    result = invent(np.array(X), y, 50, 1, np.random.default_rng(0))
    check(hasattr(result, "__len__"), "the result is no table of rows: does the function return it?")
    new = np.asarray(result)
    check(new.shape == (50, 2), f"the result has shape {new.shape}, we asked for 50 rows of 2 features")
    check(new.dtype.kind == "f", f"the new rows are of type {new.dtype}: fractions are cut off")
    check(not np.isin(new[:, 0], [0, 4]).all(), "all new rows are copies: is a row its own neighbour?")
    check(np.allclose(new[:, 0], 2 * new[:, 1]), "some new rows do not lie on the line through (0, 0) and (4, 2)")
    check(((new >= 0) & (new <= [4, 2])).all(), "some new rows lie beyond the two minority rows")
    check_raises(ValueError, invent, np.array(X), y, 5, 2, np.random.default_rng(0), when="k is 2 and the minority has 2 rows")
    ### BEGIN HIDDEN TESTS
    import pandas as pd

    def off(points, starts, ends):
        """The distance of each point to the nearest of the segments."""
        way = ends - starts
        length = np.maximum((way**2).sum(axis=1), 1e-300)
        u = ((points[:, None] - starts) * way).sum(axis=2) / length
        foot = starts + u.clip(0, 1)[..., None] * way
        return np.linalg.norm(points[:, None] - foot, axis=2).min(axis=1)

    def nearest(rows, k):
        """Both ends of the segments from each row to its k nearest others."""
        gaps = np.linalg.norm(rows[:, None] - rows, axis=2) + np.diag(np.full(len(rows), np.inf))
        return np.repeat(rows, k, axis=0), rows[np.argsort(gaps, axis=1)[:, :k].ravel()]

    def judge(X, y, n_new, k, seed=0, pos_label=1):
        result = invent(X, y, n_new, k, np.random.default_rng(seed), pos_label=pos_label)
        new, rows = np.asarray(result), np.asarray(X, dtype=float)
        check(new.shape == (n_new, rows.shape[1]),
              f"the result has shape {new.shape}, we asked for {n_new} rows of {rows.shape[1]} features")
        check(new.dtype.kind == "f", "the new rows are no floats: fractions would be cut off")
        minority = rows[np.asarray(y) == pos_label]
        low, high = minority.min(axis=0), minority.max(axis=0)
        copies = n_new > 0 and (off(new, minority, minority) < 1e-12).mean() > 0.01
        check(not copies, "some new rows are copies of a minority row: is a row its own neighbour?")
        if n_new > 0 and off(new, *nearest(minority, k)).max() > 1e-9:
            check((off(new, *nearest(rows, len(rows) - 1)) < 1e-9).all(),
                  "a new row lies on no segment between two rows: one u for all features, from 0 to 1?")
            check(((new >= low - 1e-9) & (new <= high + 1e-9)).all()
                  and (off(new, *nearest(minority, len(minority) - 1)) < 1e-9).all(),
                  "a new row lies on the way to a majority row: search within the minority")
            check(False, "a new row lies between minority rows that are not among the k nearest")
        return new

    X = np.array([[0, 0], [4, 2], [100, 0], [104, 2], [1, 0], [101, 0]])
    y = np.array([1, 1, 1, 1, 0, 0])
    judge(X, y, 50, k=1)
    check_raises(ValueError, invent, X, y, 5, 4, np.random.default_rng(0), when="k is 4 and the minority has 4 rows")
    new = judge(X, y, 4000, k=1, seed=1)
    right = (new[:, 0] > 50).mean()
    check(np.abs(right - 0.5) < 0.04, "some minority rows are drawn far more often than others")
    u = new[:, 1] / 2  # the share of the way, in both pairs
    check(np.abs(u.mean() - 0.5) < 0.03 and np.abs(u.var() - 1 / 12) < 0.01,
          "the new rows are not spread evenly along the segments: is u uniform from 0 to 1?")
    triangle = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 2.0], [9.0, 9.0]])
    new = judge(triangle, [1, 1, 1, 0], 3000, k=2)
    for i, j in [(0, 1), (0, 2), (1, 2)]:
        share = (off(new, triangle[[i]], triangle[[j]]) < 1e-9).mean()
        check(np.abs(share - 1 / 3) < 0.05, "some of the k neighbours are drawn far more often than others")
    rng = np.random.default_rng(3)
    cloud, labels = rng.normal(size=(60, 3)), np.repeat([1, 0], [12, 48])
    order = rng.permutation(60)
    for k in [1, 3, 11]:
        judge(cloud[order], labels[order], 300, k=k, seed=k)
    frame = pd.DataFrame(cloud[order], index=range(60, 0, -1))
    words = pd.Series(np.array(["ok", "fraud"])[labels[order]])
    judge(frame, words, 100, k=5, pos_label="fraud")
    judge(cloud, 1 - labels, 100, k=5, pos_label=0)
    judge(X, y, 0, k=1)
    judge(X, y, 1, k=2)
    first, again = judge(cloud, labels, 40, k=5, seed=8), judge(cloud, labels, 40, k=5, seed=8)
    check((first == again).all(), "the same generator gives other rows: draw everything from rng")
    check((first != judge(cloud, labels, 40, k=5, seed=9)).any(), "another generator gives the same rows: draw from rng")
    check_raises(ValueError, invent, X, y, 5, 0, np.random.default_rng(0), when="k is 0")
    check_raises(ValueError, invent, X, y, 5, 5, np.random.default_rng(0), when="k is 5 and the minority has 4 rows")
    check_raises(ValueError, invent, X, 0 * y, 5, 1, np.random.default_rng(0), when="there is no minority row")
    ### END HIDDEN TESTS


test_smote()
print("smote passes.")

# %% [markdown]
# ## Exercise 3: is this table ready? (3 points)
#
# Write `smote_ready(df, y, k=5)`. `df` is a DataFrame, `y` holds its labels. Return a dict of the problems found:
#
# | key | value: a list of ... |
# |---|---|
# | `"categorical"` | the columns that hold no numbers: text, categories, dates, booleans |
# | `"integer"` | the columns of an integer type, of any width; ids are mostly among them |
# | `"missing"` | the columns of any type with a missing value |
# | `"unscaled"` | the columns of floats with a standard deviation below 0.1 or above 10 |
# | `"too few"` | the classes with at most `k` rows |
#
# Columns stand in the order of the table, classes in any order; a key without findings is left out, so a table that is ready gives `{}`. Go by the *type* of a column: `1.0, 2.0, 3.0` is a column of floats, and no fraction is lost there. Missing values do not count for the standard deviation.
#
# For a table with the columns `age` (23, 41, ...; `int64`) and `score` (floats, scaled), with 200 rows of `"ok"` and 4 of `"fraud"`, the result is `{"integer": ["age"], "too few": ["fraud"]}`.
#
# <details><summary>Hint 1: a nudge</summary>Five questions, five lists. Fill them one after the other, then drop the empty ones.</details>
#
# <details><summary>Hint 2: an idea</summary><code>pandas.api.types</code> has <code>is_integer_dtype</code>, <code>is_float_dtype</code>, <code>is_bool_dtype</code> and <code>is_numeric_dtype</code>. Mind that booleans count as numeric there.</details>
#
# <details><summary>Hint 3: nearly the code</summary><code>[c for c in df if is_integer_dtype(df[c])]</code> is the second list; <code>df[c].isna().any()</code> and <code>df[c].std()</code> serve the next two; <code>pd.Series(y).value_counts()</code> the last. At the end <code>{key: found for key, found in problems.items() if found}</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "smote_ready", "locked": false, "schema_version": 3, "solution": true, "task": false}
def smote_ready(df, y, k=5):
    ### BEGIN SOLUTION
    import pandas as pd
    from pandas.api.types import is_float_dtype, is_integer_dtype

    integer = [c for c in df if is_integer_dtype(df[c])]
    floats = [c for c in df if is_float_dtype(df[c])]
    counts = pd.Series(y).value_counts()
    problems = {
        "categorical": [c for c in df if c not in integer and c not in floats],
        "integer": integer,
        "missing": [c for c in df if df[c].isna().any()],
        "unscaled": [c for c in floats if not 0.1 <= df[c].std() <= 10],
        "too few": counts[counts <= k].index.tolist(),
    }
    return {key: found for key, found in problems.items() if found}
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_smote_ready", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# The example of the task, a table that is ready, and floats that are whole numbers.
def test_smote_ready():
    import numpy as np
    import pandas as pd

    from imbalance_helpers.checks import check, check_equal, guarded

    ready = guarded(smote_ready)
    score = np.tile([-1.0, 1.0, 0.5, -0.5], 51)

    def compare(columns, y, expected, what, **k):
        found = ready(pd.DataFrame(columns), y, **k)
        check_equal(type(found).__name__, "dict", "the type of the result")
        for key in expected:
            check(key in found, f"{what}: nothing under {key!r}, but there is a problem")
        for key in found:
            check(key in expected, f"{what}: {found[key]} under {key!r}, but that is no problem")
            listed = [*found[key]]
            if key == "too few":
                listed = sorted(listed, key=str)
            check_equal(listed, expected[key], f"{what}: {key!r}")

    y = ["ok"] * 200 + ["fraud"] * 4
    age = np.arange(204, dtype="int64") % 60
    compare({"age": age, "score": score}, y, {"integer": ["age"], "too few": ["fraud"]}, "the example")
    balanced = np.repeat([0, 1], 102)
    compare({"score": score}, balanced, {}, "a table that is ready")
    compare({"whole": np.sign(score), "score": score}, balanced, {}, "floats that are whole numbers")
    ### BEGIN HIDDEN TESTS
    widths = {kind: pd.Series(age % 3).astype(kind) for kind in ["int8", "uint8", "int32", "uint64", "Int64"]}
    compare(widths, balanced, {"integer": [*widths]}, "integers of other widths")
    kinds = {
        "z": score, "country": np.tile(["AT", "DE"], 102), "flag": age > 30,
        "size": pd.Categorical(np.tile(["S", "L"], 102)), "code": pd.Categorical(age % 2),
        "day": pd.date_range("2024-01-01", periods=204)}
    compare(kinds, balanced, {"categorical": ["country", "flag", "size", "code", "day"]}, "text, categories, dates, booleans")
    holes = {
        "b": np.where(age == 3, np.nan, score), "c": [None, *["x"] * 203], "a": score,
        "n": pd.array([None, *[1] * 203], dtype="Int64")}
    expected = {"categorical": ["c"], "integer": ["n"], "missing": ["b", "c", "n"]}
    compare(holes, balanced, expected, "missing values")
    scales = {"euros": score * 50, "share": score / 50, "fine": score * 5, "short": score.astype("float32") * 99}
    compare(scales, balanced, {"unscaled": ["euros", "share", "short"]}, "columns on several scales")
    gaps = np.where(age < 5, np.nan, 300 * score)
    compare({"gaps": gaps}, balanced, {"missing": ["gaps"], "unscaled": ["gaps"]}, "an unscaled column with gaps")
    compare({"score": score}, np.repeat([0, 1], [199, 5]), {"too few": [1]}, "5 rows and k=5")
    compare({"score": score}, np.repeat([0, 1], [198, 6]), {}, "6 rows and k=5")
    compare({"score": score}, np.repeat([0, 1], [198, 6]), {"too few": [1]}, "6 rows and k=8", k=8)
    compare({"score": score}, np.repeat([0, 1], [3, 201]), {"too few": [0]}, "a minority labelled 0")
    three = pd.Series(np.repeat(["a", "b", "c"], [197, 3, 4]), index=range(204, 0, -1))
    compare({"score": score}, three, {"too few": ["b", "c"]}, "three classes")
    ### END HIDDEN TESTS


test_smote_ready()
print("smote_ready passes.")

# %% [markdown]
# ## Exercise 4: SMOTE in its place (3 points)
#
# Write `make_smote_pipeline(k, model)`: it returns an unfitted pipeline that, when fitted, first scales the columns to mean 0 and standard deviation 1, then balances the classes by SMOTE with `k` neighbours, then fits `model` (any classifier). Predicting must scale, but never resample. Two fits on the same rows must give the same model: seed the sampler with 0.
#
# For example `make_smote_pipeline(3, LogisticRegression()).fit(X, y).predict(X)` has as many predictions as `X` has rows.
#
# The checks pass a *spy* as `model`: a classifier that writes down which rows it was fitted on and which it predicted.
#
# <details><summary>Hint 1: a nudge</summary>Distances decide who is a neighbour, so what has to happen before SMOTE? And whose pipeline knows samplers?</details>
#
# <details><summary>Hint 2: an idea</summary><code>imblearn.pipeline.make_pipeline</code> takes the steps in order. It calls a sampler in <code>fit</code> only.</details>
#
# <details><summary>Hint 3: nearly the code</summary><code>return make_pipeline(StandardScaler(), SMOTE(...), model)</code>, with <code>k_neighbors</code> and <code>random_state</code> set.</details>

# %% nbgrader={"grade": false, "grade_id": "make_smote_pipeline", "locked": false, "schema_version": 3, "solution": true, "task": false}
def make_smote_pipeline(k, model):
    ### BEGIN SOLUTION
    from imblearn.over_sampling import SMOTE
    from imblearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    return make_pipeline(StandardScaler(), SMOTE(k_neighbors=k, random_state=0), model)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_make_smote_pipeline", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# A spy counts the rows that the model is fitted on, and those it predicts.
def test_make_smote_pipeline():
    import numpy as np

    from imbalance_helpers.checks import check, check_equal, guarded
    from imbalance_helpers.spies import SpyClassifier, SpyLog

    make = guarded(make_smote_pipeline)

    def attempt(action, *arguments):
        """Fit or predict; an error of the pipeline is the learner's to read."""
        return guarded(action)(*arguments)

    rng = np.random.default_rng(0)
    X, y = rng.normal(50, 9, size=(60, 2)), np.repeat([0, 1], [48, 12])
    log = SpyLog()
    pipeline = make(3, SpyClassifier(log=log))
    check(hasattr(pipeline, "fit") and hasattr(pipeline, "predict"), "the result is no pipeline")
    check(not log.row_counts["fitted"], "the model is fitted already: return the pipeline unfitted")
    attempt(pipeline.fit, X, y)
    fitted_on = log.row_counts["fitted"]
    check(fitted_on != [60], "the model was fitted on the rows as they are: nothing was resampled")
    check_equal(fitted_on, [96], "the number of rows in each fit of the model")
    check_equal(len(attempt(pipeline.predict, X[:7])), 7, "the number of predictions for 7 rows")
    check_equal(log.row_counts["predicted"], [7], "the number of rows that the model predicted")
    ### BEGIN HIDDEN TESTS
    import pandas as pd
    from sklearn.base import BaseEstimator, ClassifierMixin
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_validate

    class Recorder(ClassifierMixin, BaseEstimator):
        """Keeps what it is fitted on."""

        seen = []

        def fit(self, X, y):
            self.seen.append((np.asarray(X), np.asarray(y)))
            self.classes_ = np.unique(y).tolist()
            return self

        def predict(self, X):
            return np.repeat(self.classes_[0], len(X))

    def recorded(k, X, y):
        attempt(make(k, Recorder()).fit, X, y)
        return Recorder.seen[-1]

    cents = X * [1, 1000]
    rows, labels = recorded(3, cents, y)
    check_equal(sorted(labels.tolist()), [0] * 48 + [1] * 48, "the labels that the model was fitted on")
    own = rows[:60]
    check(np.abs(rows).max() < 10, "the model saw unscaled columns")
    check(np.abs(own.mean(axis=0)).max() < 1e-6 and np.abs(own.std(axis=0) - 1).max() < 1e-6,
          "the real rows have not mean 0 and standard deviation 1: scale before SMOTE, on real rows only")
    first, again = recorded(3, X, y)[0], recorded(3, X, y)[0]
    check(np.array_equal(first, again), "two fits on the same rows differ: seed the sampler")
    # Neighbours may not depend on the unit of a column: the second one is noise in cents.
    check(np.allclose(first, rows), "other units give other synthetic rows: scale before SMOTE")
    # Six pairs far apart: with one neighbour, no new row lies between two pairs.
    centre = np.repeat(np.arange(6) * 100.0, 2)
    pairs = np.column_stack([centre, np.tile([0.0, 1.0], 6)])
    points, target = np.vstack([pairs, pairs + 3, pairs - 3]), np.repeat([1, 0], [12, 24])

    def between(k):
        new = recorded(k, points, target)[0][36:]
        scaled = (pairs[:, 0] - points[:, 0].mean()) / points[:, 0].std()
        return (np.abs(new[:, :1] - scaled).min(axis=1) > 1e-6).mean()

    check(between(1) == 0, "with k=1 some new rows lie between rows that are not nearest: is k used?")
    check(between(8) > 0.3, "with k=8 all new rows lie between nearest rows: is k used?")
    log.clear()
    result = cross_validate(make(3, SpyClassifier(log=log)), X, y, cv=3, error_score="raise")
    check_equal(log.row_counts["fitted"], [64, 64, 64], "the number of rows in each fit of a 3-fold cross-validation")
    check_equal(log.row_counts["predicted"], [20, 20, 20], "the number of rows predicted in each fold")
    check_equal(len(result["test_score"]), 3, "the number of scores")
    frame = pd.DataFrame(X, columns=["a", "b"], index=range(60, 0, -1))
    words = pd.Series(np.array(["ok", "fraud"])[y], index=frame.index)
    fitted = attempt(make(5, LogisticRegression()).fit, frame, words)
    predicted = np.unique(attempt(fitted.predict, frame))
    check(np.isin(predicted, ["ok", "fraud"]).all(), f"the labels predicted are {predicted.tolist()}, for the classes 'ok' and 'fraud'")
    ### END HIDDEN TESTS


test_make_smote_pipeline()
print("make_smote_pipeline passes.")

# %% [markdown]
# ## Exercise 5: SMOTE against a threshold (4 points)
#
# Write `smote_vs_threshold(X, y, random_state=0)`. `X` is an array or DataFrame of floats, `y` holds 0 and 1 by position.
#
# 1. Split off 30 % as test rows: `train_test_split`, stratified, with `random_state`.
# 2. On the training rows fit two models: *plain*, a `StandardScaler` and a `LogisticRegression`; and *SMOTE*, the same with `SMOTE(random_state=random_state)` in between.
# 3. The SMOTE model flags the test rows with a probability of at least 0.5. The plain model flags **exactly as many**, those with its highest scores. If several rows tie at the cut, take any of them, but no more.
# 4. Return `{"plain": {...}, "SMOTE": {...}}`, each inner dict with the keys `"alerts"` (how many test rows it flags), `"recall"`, `"precision"` (0.0 if nothing is flagged) and `"average_precision"`, all on the test rows.
#
# A result might start with `{"plain": {"alerts": 130, "recall": 0.77, ...`.
#
# <details><summary>Hint 1: a nudge</summary>Which numbers need labels of the test rows, and which do not? The number of alerts does not.</details>
#
# <details><summary>Hint 2: an idea</summary><code>np.argsort(-scores, kind="stable")[:n]</code> gives the positions of the n highest scores, however many tie. Average precision wants scores, not flags.</details>
#
# <details><summary>Hint 3: nearly the code</summary>With <code>top</code> as those positions and <code>hits = y_test[top].sum()</code> (as an array): recall is <code>hits / y_test.sum()</code>, precision <code>hits / n</code>. The SMOTE model's alerts are its <code>n = (scores &gt;= 0.5).sum()</code> highest scores, so one small function does both.</details>

# %% nbgrader={"grade": false, "grade_id": "smote_vs_threshold", "locked": false, "schema_version": 3, "solution": true, "task": false}
def smote_vs_threshold(X, y, random_state=0):
    ### BEGIN SOLUTION
    import numpy as np
    from imblearn.over_sampling import SMOTE
    from imblearn.pipeline import make_pipeline
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import average_precision_score
    from sklearn.model_selection import train_test_split
    from sklearn.preprocessing import StandardScaler

    X_train, X_test, y_train, y_test = train_test_split(
        X, np.asarray(y), test_size=0.3, stratify=y, random_state=random_state
    )
    sampler = SMOTE(random_state=random_state)
    models = {
        "plain": make_pipeline(StandardScaler(), LogisticRegression()),
        "SMOTE": make_pipeline(StandardScaler(), sampler, LogisticRegression()),
    }
    scores = {
        name: model.fit(X_train, y_train).predict_proba(X_test)[:, 1]
        for name, model in models.items()
    }
    n = int((scores["SMOTE"] >= 0.5).sum())

    def row(score):
        hits = y_test[np.argsort(-score, kind="stable")[:n]].sum()
        return {
            "alerts": n,
            "recall": hits / y_test.sum(),
            "precision": hits / n if n else 0.0,
            "average_precision": average_precision_score(y_test, score),
        }

    return {name: row(score) for name, score in scores.items()}
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_smote_vs_threshold", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
# Both models must flag equally many rows; then recall, precision and alerts must agree.
def test_smote_vs_threshold():
    import numpy as np

    from imbalance_helpers import make_rare_events
    from imbalance_helpers.checks import check, check_equal, guarded

    versus = guarded(smote_vs_threshold)
    keys = ["alerts", "recall", "precision", "average_precision"]

    def rows_of(X, y, n_pos, **seed):
        """The two rows, after the checks that need no model."""
        result = versus(X, y, **seed)
        check(hasattr(result, "keys") and sorted(result.keys()) == ["SMOTE", "plain"], "the keys are not 'plain' and 'SMOTE'")
        for name in ["plain", "SMOTE"]:
            check(hasattr(result[name], "keys") and sorted(result[name].keys()) == sorted(keys), f"the keys of {name!r} are not {keys}")
        plain, smoted = result["plain"], result["SMOTE"]
        check(plain["alerts"] == smoted["alerts"], f"plain has {plain['alerts']} alerts, SMOTE {smoted['alerts']}: match them")
        for name in ["plain", "SMOTE"]:
            row = result[name]
            hits, again = row["recall"] * n_pos, row["precision"] * row["alerts"]
            check(np.abs(hits - again) < 0.3, f"{name!r}: recall gives {hits:.1f} hits, precision {again:.1f}; do both count the same flagged test rows?")
        return plain, smoted

    events = make_rare_events(1500, prevalence=0.1, random_state=0)
    rows_of(events.data, events.target, n_pos=52)  # of the 175 positives, 52 are test rows
    ### BEGIN HIDDEN TESTS
    import pandas as pd
    from imblearn.over_sampling import SMOTE
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import average_precision_score
    from sklearn.model_selection import train_test_split

    def reference(X, y, seed):
        """Scores of both models on the test rows, by another route than a pipeline."""
        A, B, a, b = train_test_split(np.asarray(X), np.asarray(y), test_size=0.3, stratify=y, random_state=seed)
        mean, std = A.mean(axis=0), A.std(axis=0)
        A, B = (A - mean) / std, (B - mean) / std
        more = SMOTE(random_state=seed).fit_resample(A, a)
        return b, *[LogisticRegression().fit(*data).predict_proba(B)[:, 1] for data in [(A, a), more]]

    def compare(X, y, seed):
        truth, *scores = reference(X, y, seed)
        rows, n_pos = rows_of(X, y, truth.sum(), random_state=seed), truth.sum()
        n = (scores[1] >= 0.5).sum()
        check_equal(rows[1]["alerts"], n, "the number of alerts", atol=2, mistakes={
            "that is the number of test positives; match without the labels": n_pos,
            "that is how many the plain model flags at 0.5": (scores[0] >= 0.5).sum()})
        for name, row, score in zip(["plain", "SMOTE"], rows, scores):
            flags = score >= 0.5
            check_equal(row["average_precision"], average_precision_score(truth, score), f"the average precision of {name!r}", atol=0.005, mistakes={
                "it comes from flags: use the scores": average_precision_score(truth, flags),
                "it comes from the flags, not from the scores": average_precision_score(truth, score >= np.sort(score)[-n])})
            top = np.sort(score)[-n]
            sure, maybe = (score > top).sum(), truth[score == top]
            room = n - sure  # places left for the rows that tie
            least = truth[score > top].sum() + sorted([0, room - (1 - maybe).sum()])[1]
            most = truth[score > top].sum() + sorted([room, maybe.sum()])[0]
            check(least / n_pos - 0.03 <= row["recall"] <= most / n_pos + 0.03,
                  f"the recall of {name!r} does not belong to its highest scores")

    for seed in [0, 3]:
        compare(events.data, events.target, seed)
    stretched = events.data * [1, 1000] + [0, 500]
    compare(stretched, events.target, 1)
    frame = pd.DataFrame(events.data, columns=["a", "b"], index=range(1500, 0, -1))
    compare(frame, pd.Series(events.target, index=frame.index), 2)
    compare(frame, pd.Series(events.target), 2)
    # A grid of 16 points: many rows share a score, and the cut falls among them.
    for seed in [19, 25]:
        rng = np.random.default_rng(seed)
        grid = rng.integers(0, 4, size=(1500, 2))
        chance = rng.uniform(0, 0.5, size=(4, 4)) ** 2
        compare(grid.astype(float), (rng.random(1500) < chance[grid[:, 0], grid[:, 1]]).astype(int), 0)
    ### END HIDDEN TESTS


test_smote_vs_threshold()
print("smote_vs_threshold passes.")

# %% [markdown]
# ## Exercise 6: pick the remedy (3 points, by choice)
#
# For each case pick the first thing to do: in the cell below, replace each `"?"` by a letter, and delete the line that raises `NotImplementedError`.
#
# | letter | remedy |
# |---|---|
# | `"a"` | try SMOTE inside the pipeline; keep it if it wins at matched alerts |
# | `"b"` | lower the threshold of the plain model |
# | `"c"` | look for more positives, and meanwhile a simpler model |
# | `"d"` | SMOTENC, or an encoding, in place of SMOTE |
# | `"e"` | leave the class shares as they are |
# | `"f"` | move the sampler into the pipeline, and measure again |
#
# 1. `"clinic"`: 7 patients of 900 have the complication; somebody wants SMOTE with one neighbour.
# 2. `"premiums"`: an insurance multiplies the predicted probability by the damage to set its price.
# 3. `"readable tree"`: it must stay a single decision tree, fitted to ten measurements and 800 positives; only its ROC AUC counts, and it is too low.
# 4. `"quiet model"`: a logistic regression ranks well but flags 35 rows at 0.5; the team can handle 450.
# 5. `"web shop"`: oversampling is decided, with 2,000 positives; half of the columns are country, device and means of payment.
# 6. `"too good"`: a colleague ran SMOTE on the whole table, then five-fold cross-validation, and reports an AUC of 0.99.
#
# The check shows, for each choice, when it fits. Read it before you settle.
#
# <details><summary>Hint 1: a nudge</summary>Ask what is wrong in each case: the rows, the columns, the cut, the order of the steps, or nothing at all.</details>
#
# <details><summary>Hint 2: an idea</summary>The lesson found a learner that gained in ROC AUC on every split, and saw what SMOTE does to the mean predicted risk.</details>
#
# <details><summary>Hint 3: nearly the answer</summary>Each letter is used exactly once.</details>

# %% nbgrader={"grade": false, "grade_id": "pick_remedy", "locked": false, "schema_version": 3, "solution": true, "task": false}
def pick_remedy(case):
    answers = {
        "clinic": "?",
        "premiums": "?",
        "readable tree": "?",
        "quiet model": "?",
        "web shop": "?",
        "too good": "?",
    }
    ### BEGIN SOLUTION
    answers = {
        "clinic": "c",
        "premiums": "e",
        "readable tree": "a",
        "quiet model": "b",
        "web shop": "d",
        "too good": "f",
    }
    ### END SOLUTION
    return answers[case]


# %% nbgrader={"grade": true, "grade_id": "test_pick_remedy", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# Says when each choice fits; whether it fits the case is yours to judge.
def test_pick_remedy():
    from imbalance_helpers.checks import check, guarded

    pick, letters = guarded(pick_remedy), {}
    fits = {
        "a": "a weak learner, many positives, scaled measurements, and ranking is the goal",
        "b": "the order of the rows is good, and only the number of flags is not",
        "c": "there are too few rare rows for anything that starts from them",
        "d": "points between rows make no sense in some of the columns",
        "e": "the predicted probability itself is used, so it has to be right",
        "f": "rows of the test folds took part in making training rows"}
    cases = "clinic, premiums, readable tree, quiet model, web shop, too good"
    for case in cases.split(", "):
        letter = str(pick(case))
        check(letter in fits, f"{case!r}: {letter!r} is none of a to f")
        print(f"{case}: you pick {letter} (fits when {fits[letter]})")
        letters[case] = letter
    ### BEGIN HIDDEN TESTS
    why = {
        "clinic": ("c", "rows between 7 rows tell nothing that the 7 do not"),
        "premiums": ("e", "the price needs honest probabilities, and balancing inflates them"),
        "readable tree": ("a", "a weak learner with many positives, judged by its ranking alone"),
        "quiet model": ("b", "its ranking is good, and the team wants more alerts"),
        "web shop": ("d", "there is no country between two countries"),
        "too good": ("f", "invented rows carry test rows into training, so that score means nothing")}
    for case, (letter, reason) in why.items():
        check(letters[case] == letter, f"{case!r}: {letters[case]!r} does not fit: {reason}")
    ### END HIDDEN TESTS


test_pick_remedy()
print("pick_remedy is complete.")

# %% [markdown]
# ## When you are done
#
# - [ ] Every check above says that it passes.
# - [ ] I saved, then ran `from autograder import check; check("05_smote")` in a new cell: all points are there.
# - [ ] I wrote SMOTE myself, and know what each of its three draws is for.
# - [ ] I compared it with a moved threshold at equal numbers of alerts.
#
# Which of the four steps did we practise? *Estimate*, where SMOTE changes the training rows, and *judge*, where we asked what that was worth.
