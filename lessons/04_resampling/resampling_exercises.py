# %% [markdown]
# # Practise: resample, and undo it
#
# You need the lesson `resampling.ipynb`. Each exercise has a task, three hints to open one at a time, a cell for your answer and a cell that checks it. Run your answer first, then the check.
#
# Exercises 1, 2 and 5 are **by hand**: libraries have these functions, and the checks switch them off. NumPy and pandas are welcome everywhere. In all exercises the *ratio* is minority to majority, and `rng` is a NumPy generator such as `np.random.default_rng(0)`: draw from it alone, and the same seed gives the same rows. 45 minutes are plenty.

# %% [markdown]
# ## Exercise 1: copy rows of the minority (3 points, by hand)
#
# Write `random_oversample(X, y, ratio, rng)`. `X` is an array or a DataFrame with one row per label in `y`, an array or a Series with two different labels; rows belong together by position. Return `(X_new, y_new)`: every original row once, and copies of minority rows, drawn at random with replacement, until there are `ratio` times as many minority rows as majority rows, rounded to the nearest whole number. The order of the rows is yours.
#
# The minority is the label with fewer rows, whatever its name. Raise `ValueError` if `y` has only one label, if `ratio` is not in (0, 1], or if it asks for fewer minority rows than there are.
#
# For 4 rows `"ok"` and 1 row `"fraud"`, a ratio of 0.5 gives 4 and 2 rows, one of them a copy.
#
# <details><summary>Hint 1: a nudge</summary>Work with positions of rows, not with the rows themselves: choose positions first, then take them from X and from y alike.</details>
#
# <details><summary>Hint 2: an idea</summary><code>np.unique(y, return_counts=True)</code> finds the minority, <code>np.flatnonzero(y == label)</code> its positions, <code>rng.choice(positions, size=...)</code> draws with replacement. And <code>int(100 * 0.29)</code> is 28: use <code>round</code>.</details>
#
# <details><summary>Hint 3: nearly the code</summary>With <code>X, y = np.asarray(X), np.asarray(y)</code> and <code>wanted = round(ratio * n_majority)</code>: <code>extra = rng.choice(positions, size=wanted - len(positions))</code>, then <code>rows = np.append(np.arange(len(y)), extra)</code> and <code>return X[rows], y[rows]</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "random_oversample", "locked": false, "schema_version": 3, "solution": true, "task": false}
def random_oversample(X, y, ratio, rng):
    ### BEGIN SOLUTION
    import numpy as np

    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) != 2:
        raise ValueError(f"expected two labels, got {len(labels)}")
    wanted = round(ratio * counts.max())
    if not 0 < ratio <= 1 or wanted < counts.min():
        raise ValueError(f"expected a ratio from {counts.min() / counts.max()} to 1, got {ratio}")
    positions = np.flatnonzero(y == labels[counts.argmin()])
    extra = rng.choice(positions, size=wanted - len(positions))
    rows = np.append(np.arange(len(y)), extra)
    return X[rows], y[rows]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_random_oversample", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# Five rows counted by hand, one class only, and a ratio that would need fewer rows.
def test_random_oversample():
    import numpy as np

    from imbalance_helpers.checks import check, check_equal, check_raises, guarded

    library = ["imblearn.over_sampling.RandomOverSampler", "sklearn.utils.resample",
               "imblearn.datasets.make_imbalance"]
    oversample = guarded(random_oversample, without=library)

    def compare(case, y, minority, ratio, n_new, seed=0, kind=lambda X, y: (X, y)):
        y = np.asarray(y)
        X = np.column_stack([np.arange(len(y)), y == minority])  # which row it is, and its class
        result = oversample(*kind(X, y), ratio, np.random.default_rng(seed))
        check(type(result).__name__ in ("tuple", "list") and len(result) == 2,
              f"for {case}, the result is {type(result).__name__}, we expected (X_new, y_new)")
        X_new, y_new = np.asarray(result[0]), np.asarray(result[1])
        check(X_new.ndim == 2 and X_new.shape[1] == 2, f"for {case}, X_new has another shape")
        check_equal(len(X_new), len(y_new), f"for {case}, the length of X_new beside y_new")
        rows, n_min = X_new[:, 0].astype(int), (y == minority).sum()
        n_maj = len(y) - n_min
        check(((X_new[:, 1] == 1) == (y_new == minority)).all(),
              f"for {case}, rows and labels no longer belong together")
        times = np.bincount(rows, minlength=len(y))
        check(times.min() > 0, f"for {case}, an original row is missing")
        check(times[y != minority].max() == 1, f"for {case}, a majority row is there twice")
        mistakes = {"those are the copies alone; the originals count too": n_min + n_new}
        if ratio < 1:
            mistakes["the ratio is no share of all rows"] = int(np.rint(n_maj * ratio / (1 - ratio)))
        if int(ratio * n_maj) < n_new:
            mistakes["round to the nearest number, do not cut off"] = int(ratio * n_maj)
        what = f"for {case}, the number of minority rows"
        check_equal((y_new == minority).sum(), n_new, what, mistakes=mistakes)
        return times[y == minority]

    compare("4 ok and 1 fraud", ["ok", "ok", "fraud", "ok", "ok"], "fraud", 0.5, 2)
    rng, X = np.random.default_rng(0), np.zeros((5, 1))
    check_raises(ValueError, oversample, X, np.ones(5), 0.5, rng, when="there is one label only")
    check_raises(ValueError, oversample, X, np.array([0, 0, 0, 1, 1]), 0.2, rng,
                 when="there are more minority rows already")
    ### BEGIN HIDDEN TESTS
    import pandas as pd

    def frames(X, y):
        index = np.arange(len(y))[::-1] + 7
        return pd.DataFrame(X, columns=["row", "code"], index=index), pd.Series(y, index=index // 2)

    shuffled = np.random.default_rng(3).permutation(np.repeat([0, 1], [100, 4]))
    compare("100 to 4 and a ratio of 0.29", shuffled, 1, 0.29, 29)
    compare("100 to 4 and a ratio of 0.124", shuffled, 1, 0.124, 12)
    compare("100 to 4 and a ratio of 1", shuffled, 1, 1.0, 100)
    compare("the label 0 in the minority", 1 - shuffled, 0, 0.5, 50)
    compare("a DataFrame and a Series", shuffled, 1, 0.5, 50, kind=frames)
    text = np.array(["a", "z"])[shuffled]
    compare("text in a Series", text, "z", 0.57, 57, kind=frames)
    compare("nothing to copy", [1, 0, 0, 0, 1, 0], 1, 0.5, 2)
    compare("a ratio just above", np.repeat([0, 1], [10, 3]), 1, 0.36, 4)
    check_raises(ValueError, oversample, X, np.array([0, 0, 0, 1, 1]), 1.5, rng, when="ratio is 1.5")
    check_raises(ValueError, oversample, X, np.array([0, 0, 0, 0, 1]), -0.5, rng, when="ratio is -0.5")
    y = np.repeat([0, 1], [1000, 10])
    times = compare("1,000 to 10", y, 1, 1.0, 1000, seed=1)
    again = compare("1,000 to 10", y, 1, 1.0, 1000, seed=1)
    other = compare("1,000 to 10", y, 1, 1.0, 1000, seed=2)
    check((times == again).all(), "the same seed gives other rows: draw from rng alone")
    check((times != other).any(), "another seed gives the same rows: draw from rng")
    # Each count is 1 plus a binomial draw with mean 99 and standard deviation 9.4.
    check(50 < times.min() and times.max() < 150,
          "some minority rows are copied far more often than others")
    ### END HIDDEN TESTS


test_random_oversample()
print("random_oversample passes.")

# %% [markdown]
# ## Exercise 2: drop rows of the majority (3 points, by hand)
#
# Write `random_undersample(X, y, ratio, rng)`, for the same kinds of `X` and `y`. Return `(X_new, y_new)`: every minority row once, and a random part of the majority, no row twice, so that the minority is `ratio` times as large as what is kept. The number of kept majority rows is rounded to the nearest whole number; every majority row has the same chance.
#
# Raise `ValueError` if `y` has only one label, if `ratio` is not in (0, 1], or if it asks for more majority rows than there are.
#
# For 4 rows `"ok"` and 1 row `"fraud"`, a ratio of 0.5 gives 2 and 1 rows.
#
# <details><summary>Hint 1: a nudge</summary>If the minority is to be half as large as the majority, how many majority rows does each minority row need?</details>
#
# <details><summary>Hint 2: an idea</summary><code>round(n_minority / ratio)</code> majority rows stay. <code>rng.choice(..., replace=False)</code> draws no position twice.</details>
#
# <details><summary>Hint 3: nearly the code</summary>With the positions of both classes: <code>kept = rng.choice(majority, size=round(len(minority) / ratio), replace=False)</code>, then <code>rows = np.append(kept, minority)</code> and <code>return X[rows], y[rows]</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "random_undersample", "locked": false, "schema_version": 3, "solution": true, "task": false}
def random_undersample(X, y, ratio, rng):
    ### BEGIN SOLUTION
    import numpy as np

    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) != 2:
        raise ValueError(f"expected two labels, got {len(labels)}")
    if not 0 < ratio <= 1 or round(counts.min() / ratio) > counts.max():
        raise ValueError(f"expected a ratio from {counts.min() / counts.max()} to 1, got {ratio}")
    is_minority = y == labels[counts.argmin()]
    majority, minority = np.flatnonzero(~is_minority), np.flatnonzero(is_minority)
    kept = rng.choice(majority, size=round(len(minority) / ratio), replace=False)
    rows = np.append(kept, minority)
    return X[rows], y[rows]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_random_undersample", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# Five rows counted by hand, one class only, and a ratio that would need more rows.
def test_random_undersample():
    import numpy as np

    from imbalance_helpers.checks import check, check_equal, check_raises, guarded

    library = ["imblearn.under_sampling.RandomUnderSampler", "sklearn.utils.resample",
               "imblearn.datasets.make_imbalance"]
    undersample = guarded(random_undersample, without=library)

    def compare(case, y, minority, ratio, n_kept, seed=0, kind=lambda X, y: (X, y)):
        y = np.asarray(y)
        X = np.column_stack([np.arange(len(y)), y == minority])  # which row it is, and its class
        result = undersample(*kind(X, y), ratio, np.random.default_rng(seed))
        check(type(result).__name__ in ("tuple", "list") and len(result) == 2,
              f"for {case}, the result is {type(result).__name__}, we expected (X_new, y_new)")
        X_new, y_new = np.asarray(result[0]), np.asarray(result[1])
        check(X_new.ndim == 2 and X_new.shape[1] == 2, f"for {case}, X_new has another shape")
        check_equal(len(X_new), len(y_new), f"for {case}, the length of X_new beside y_new")
        n_min = (y == minority).sum()
        check(((X_new[:, 1] == 1) == (y_new == minority)).all(),
              f"for {case}, rows and labels no longer belong together")
        times = np.bincount(X_new[:, 0].astype(int), minlength=len(y))
        check(times[y == minority].min() > 0, f"for {case}, a minority row is missing")
        check(times.max() == 1, f"for {case}, a row is there twice")
        mistakes = {"the ratio is no share of all rows": int(np.rint(n_min * (1 - ratio) / ratio)),
                    "that is the ratio of what is kept to the whole majority":
                        int(np.rint(ratio * (len(y) - n_min)))}
        if int(n_min / ratio) < n_kept:
            mistakes["round to the nearest number, do not cut off"] = int(n_min / ratio)
        what = f"for {case}, the number of majority rows"
        check_equal((y_new != minority).sum(), n_kept, what, mistakes=mistakes)
        return times[y != minority]

    compare("4 ok and 1 fraud", ["ok", "ok", "fraud", "ok", "ok"], "fraud", 0.5, 2)
    rng, X = np.random.default_rng(0), np.zeros((5, 1))
    check_raises(ValueError, undersample, X, np.ones(5), 0.5, rng, when="there is one label only")
    check_raises(ValueError, undersample, X, np.array([0, 0, 0, 1, 1]), 0.2, rng,
                 when="there are fewer majority rows than it asks for")
    ### BEGIN HIDDEN TESTS
    import pandas as pd

    def frames(X, y):
        index = np.arange(len(y))[::-1] + 7
        return pd.DataFrame(X, columns=["row", "code"], index=index), pd.Series(y, index=index // 2)

    shuffled = np.random.default_rng(3).permutation(np.repeat([0, 1], [100, 7]))
    compare("100 to 7 and a ratio of 0.41", shuffled, 1, 0.41, 17)
    compare("100 to 7 and a ratio of 0.15", shuffled, 1, 0.15, 47)
    compare("100 to 7 and a ratio of 1", shuffled, 1, 1.0, 7)
    compare("the label 0 in the minority", 1 - shuffled, 0, 0.5, 14)
    compare("a DataFrame and a Series", shuffled, 1, 0.1, 70, kind=frames)
    text = np.array(["z", "a"])[shuffled]
    compare("text in a Series", text, "a", 0.5, 14, kind=frames)
    compare("nothing to drop", [1, 0, 0, 0, 1, 0], 1, 0.5, 4)
    check_raises(ValueError, undersample, X, np.array([0, 0, 0, 1, 1]), 1.5, rng, when="ratio is 1.5")
    check_raises(ValueError, undersample, X, np.array([0, 0, 0, 0, 1]), 0.0, rng, when="ratio is 0")
    y = np.repeat([1, 0], [10, 20])
    draws = [compare("20 to 10", y, 1, 1.0, 10, seed=seed) for seed in range(200)]
    again = compare("20 to 10", y, 1, 1.0, 10, seed=0)
    check((draws[0] == again).all(), "the same seed gives other rows: draw from rng alone")
    check((np.array(draws) != again).any(), "another seed gives the same rows: draw from rng")
    # A row is kept in half of the 200 draws, with a standard deviation of 7.1.
    kept = np.sum(draws, axis=0)
    check(60 < kept.min() and kept.max() < 140, "some majority rows are kept far more often")
    # Of the 19 pairs of neighbours, 4.5 are kept whole on average.
    pairs = [(draw[1:] * draw[:-1]).sum() for draw in draws]
    check(np.mean(pairs) < 6, "the kept rows are neighbours: draw each of them")
    ### END HIDDEN TESTS


test_random_undersample()
print("random_undersample passes.")

# %% [markdown]
# ## Exercise 3: the prevalence after resampling (1 point)
#
# Write `expected_prior_after(ratio)`: the share of minority rows among all rows, when there are `ratio` minority rows for each majority row. Any number above 0 is a ratio here, also one above 1; raise `ValueError` for others.
#
# For example `expected_prior_after(1)` is `0.5`.
#
# <details><summary>Hint 1: a nudge</summary>Take a ratio of 0.5: one positive for two negatives. Count them.</details>
#
# <details><summary>Hint 2: an idea</summary>For each majority row there are <code>ratio</code> minority rows. How many rows is that together?</details>
#
# <details><summary>Hint 3: nearly the code</summary>A share is part over whole; the part is <code>ratio</code>, the whole <code>1 + ratio</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "expected_prior_after", "locked": false, "schema_version": 3, "solution": true, "task": false}
def expected_prior_after(ratio):
    ### BEGIN SOLUTION
    if not ratio > 0:
        raise ValueError(f"expected a ratio above 0, got {ratio}")
    return ratio / (1 + ratio)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_expected_prior_after", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# As many of each, one to two, and no ratio at all.
def test_expected_prior_after():
    from imbalance_helpers.checks import check_equal, check_raises, guarded

    prior = guarded(expected_prior_after)

    def compare(ratio, expected):
        mistakes = {"that is the ratio itself": ratio, "that is the share of the majority": 1 - expected}
        if ratio < 1:
            mistakes["that turns a share into a ratio; the task goes the other way"] = ratio / (1 - ratio)
        check_equal(prior(ratio), expected, f"the prevalence for a ratio of {ratio}", mistakes=mistakes)

    compare(1, 1 / 2)
    compare(0.5, 1 / 3)
    check_raises(ValueError, prior, 0, when="the ratio is 0")
    ### BEGIN HIDDEN TESTS
    compare(0.25, 1 / 5)
    compare(2 / 98, 0.02)
    compare(1e-6, 1 / 1_000_001)
    compare(3, 3 / 4)
    check_raises(ValueError, prior, -0.5, when="the ratio is negative")
    check_raises(ValueError, prior, float("nan"), when="the ratio is NaN")
    ### END HIDDEN TESTS


test_expected_prior_after()
print("expected_prior_after passes.")

# %% [markdown]
# ## Exercise 4: the share that undersampling keeps (2 points)
#
# Write `undersampling_beta(n_min, n_maj, ratio)`: the share β of the majority rows that undersampling keeps, from the numbers of rows before it and the ratio wanted after it. Do not round to whole rows. Raise `ValueError` if `ratio` is not above 0, or if more majority rows would be kept than there are.
#
# For example, 20 frauds and 980 honest payments at a ratio of 1 keep 20 of 980: `undersampling_beta(20, 980, 1)` is about `0.0204`.
#
# <details><summary>Hint 1: a nudge</summary>How many majority rows are left afterwards? And out of how many?</details>
#
# <details><summary>Hint 2: an idea</summary>Afterwards <code>n_min / kept</code> equals <code>ratio</code>. Solve for <code>kept</code>.</details>
#
# <details><summary>Hint 3: nearly the code</summary><code>beta = n_min / ratio / n_maj</code>, with a check that it does not exceed 1.</details>

# %% nbgrader={"grade": false, "grade_id": "undersampling_beta", "locked": false, "schema_version": 3, "solution": true, "task": false}
def undersampling_beta(n_min, n_maj, ratio):
    ### BEGIN SOLUTION
    if not ratio > 0:
        raise ValueError(f"expected a ratio above 0, got {ratio}")
    if n_min > ratio * n_maj:
        raise ValueError(f"a ratio of {ratio} needs more than {n_maj} majority rows")
    return n_min / (ratio * n_maj)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_undersampling_beta", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# The example of the task, a ratio that keeps everything, and one that keeps too much.
def test_undersampling_beta():
    from imbalance_helpers.checks import check_equal, check_raises, guarded

    beta = guarded(undersampling_beta)

    def compare(n_min, n_maj, ratio, expected):
        kept = expected * n_maj
        what = f"beta for {n_min} and {n_maj} rows at a ratio of {ratio}"
        check_equal(beta(n_min, n_maj, ratio), expected, what, mistakes={
            "that is its inverse: beta is a share": 1 / expected,
            "that is the share that is dropped": 1 - expected,
            "that is the number of kept rows": kept,
            "that is the share of all rows": kept / (n_min + n_maj),
            "the ratio is minority to majority, not the reverse": n_min * ratio / n_maj})

    compare(20, 980, 1, 20 / 980)
    compare(100, 400, 0.25, 1.0)
    check_raises(ValueError, beta, 100, 400, 0.2, when="it would keep 500 of 400 rows")
    ### BEGIN HIDDEN TESTS
    compare(20, 980, 0.5, 40 / 980)
    compare(30, 970, 0.1, 300 / 970)
    compare(7, 93, 0.4, 17.5 / 93)
    compare(1, 4, 1, 0.25)
    compare(50, 100, 2, 0.25)
    check_raises(ValueError, beta, 20, 980, 0, when="the ratio is 0")
    check_raises(ValueError, beta, 20, 980, -1, when="the ratio is negative")
    check_raises(ValueError, beta, 100, 50, 1, when="it would keep 100 of 50 rows")
    ### END HIDDEN TESTS


test_undersampling_beta()
print("undersampling_beta passes.")

# %% [markdown]
# ## Exercise 5: undo undersampling (3 points, by hand)
#
# Undersampling that keeps a share $\beta$ of the negatives makes each predicted probability $p$ too high: its *odds* $p/(1-p)$ come out $1/\beta$ times too large. Write `undo_undersampling(p, beta)`: the probabilities without undersampling (Dal Pozzolo and others, 2015). `p` is a list, an array or a Series; return an array or a list of the same length.
#
# Zero stays 0, one stays 1, the order of the rows stays, and no result leaves [0, 1], not even by rounding: scikit-learn refuses 1.0000000000000002 as a probability. Raise `ValueError` if `beta` is not in (0, 1].
#
# For example `undo_undersampling([0, 0.5, 1], 0.25)` is `[0, 0.2, 1]`: odds of 1 to 1 become 1 to 4.
#
# <details><summary>Hint 1: a nudge</summary>Of 100 rows at p = 0.5, 50 are negative. They stand for how many, if only a quarter was kept?</details>
#
# <details><summary>Hint 2: an idea</summary>For each row, <code>p</code> positives stand beside <code>(1 - p) / beta</code> negatives. The probability is part over whole.</details>
#
# <details><summary>Hint 3: nearly the code</summary>Multiply both by beta and the division by small numbers is gone: <code>beta * p / (beta * p + (1 - p))</code>; then <code>np.clip(..., 0, 1)</code> to be safe.</details>

# %% nbgrader={"grade": false, "grade_id": "undo_undersampling", "locked": false, "schema_version": 3, "solution": true, "task": false}
def undo_undersampling(p, beta):
    ### BEGIN SOLUTION
    import numpy as np

    if not 0 < beta <= 1:
        raise ValueError(f"expected beta in (0, 1], got {beta}")
    p = np.asarray(p, dtype=float)
    return np.clip(beta * p / (beta * p + (1 - p)), 0, 1)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_undo_undersampling", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# The example of the task, nothing dropped, and a beta that is no share.
def test_undo_undersampling():
    import numpy as np

    from imbalance_helpers.checks import check, check_equal, check_raises, guarded

    undo = guarded(undo_undersampling, without=["imbalance_helpers.shift_prevalence"])

    def compare(p, beta, expected):
        p_ = np.asarray(p, dtype=float)
        forward = p_ / (p_ + beta * (1 - p_))
        check_equal(undo(p, beta), expected, f"the result for beta={beta}", mistakes={
            "that goes the wrong way, as with 1 / beta": forward,
            "that multiplies the probabilities; multiply the odds": beta * p_,
            "those are odds, not probabilities": beta * p_ / np.maximum(1 - p_, 1e-12),
            "nothing has changed": p_}, atol=1e-12)

    compare([0, 0.5, 1], 0.25, [0, 0.2, 1])
    compare([0.1, 0.7], 1, [0.1, 0.7])
    check_raises(ValueError, undo, [0.5], 4, when="beta is 4")
    ### BEGIN HIDDEN TESTS
    import pandas as pd

    grid = np.linspace(0, 1, 101)
    for beta in [0.001, 0.02, 0.1, 0.3, 0.7, 0.9, 1.0]:
        result = undo(grid, beta)
        if result is None:
            check_equal(result, grid, "the result")
        result = np.asarray(result, dtype=float)
        check_equal(len(result), len(grid), "the number of results")
        check(np.isfinite(result).all(), f"for beta={beta}, a result is not finite")
        check(result.min() >= 0 and result.max() <= 1,
              f"for beta={beta}, a result leaves [0, 1], if only by rounding")
        check((np.diff(result) > 0).all(),
              f"for beta={beta}, rows change their order, or different rows become equal")
        compare(grid / (grid + beta * (1 - grid)), beta, grid)  # as if undersampled, then undone
    compare(pd.Series([0.5, 0.0, 0.75], index=[9, 9, 4]), 0.5, [1 / 3, 0.0, 0.6])
    compare([], 0.5, [])
    check_raises(ValueError, undo, [0.5], 0, when="beta is 0")
    check_raises(ValueError, undo, [0.5], -0.5, when="beta is negative")

    from sklearn.linear_model import LogisticRegression

    from imbalance_helpers import make_rare_events

    events = make_rare_events(20_000, prevalence=0.05, random_state=0)
    positives, negatives = np.flatnonzero(events.target == 1), np.flatnonzero(events.target == 0)
    few = np.random.default_rng(0).choice(negatives, size=len(positives), replace=False)
    rows = np.append(positives, few)
    model = LogisticRegression().fit(events.data[rows], events.target[rows])
    proba = model.predict_proba(events.data)[:, 1]
    mean = np.mean(undo(proba, len(positives) / len(negatives)))
    # The draw moves the intercept by about sqrt(2 / 1,000), the mean by 0.05 times that.
    check(np.abs(mean - events.target.mean()) < 4 * 0.05 * (2 / len(positives)) ** 0.5,
          f"on an undersampled model the mean is {mean:.3f}, far from the prevalence")
    ### END HIDDEN TESTS


test_undo_undersampling()
print("undo_undersampling passes.")

# %% [markdown]
# ## Exercise 6: drop rows, keep the truth (3 points)
#
# Write `downsample_and_upweight(X, y, factor, rng)`: keep about one in `factor` majority rows, and let each kept one count for those it stands for. Return `(X_kept, y_kept, weights)`:
#
# - every minority row once, with weight 1;
# - `round(n_majority / factor)` random majority rows (at least one), no row twice; their weights are equal and add up to `n_majority`.
#
# The inputs are as in exercise 1; the order of the rows is yours. Raise `ValueError` if `factor` is below 1 or `y` has only one label. A model fitted with `sample_weight=weights` then comes close to the one on all rows, prior included, with a fraction of the rows. Library calls are welcome.
#
# For 6 rows `"ok"` and 2 rows `"fraud"`, a factor of 3 keeps 2 and 2 rows; the weights are 3 and 1.
#
# <details><summary>Hint 1: a nudge</summary>Which rows were thinned out? Only those have to count more.</details>
#
# <details><summary>Hint 2: an idea</summary>If 3 of 10 rows are kept, each stands for 10 / 3 rows, whatever <code>factor</code> said.</details>
#
# <details><summary>Hint 3: nearly the code</summary>With the positions of both classes: <code>kept = rng.choice(majority, size=max(1, round(len(majority) / factor)), replace=False)</code>; the rows are <code>np.append(kept, minority)</code>, the weights <code>np.repeat([len(majority) / len(kept), 1], [len(kept), len(minority)])</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "downsample_and_upweight", "locked": false, "schema_version": 3, "solution": true, "task": false}
def downsample_and_upweight(X, y, factor, rng):
    ### BEGIN SOLUTION
    import numpy as np

    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) != 2 or not factor >= 1:
        raise ValueError(f"expected two labels and a factor from 1, got {labels} and {factor}")
    is_minority = y == labels[counts.argmin()]
    majority, minority = np.flatnonzero(~is_minority), np.flatnonzero(is_minority)
    kept = rng.choice(majority, size=max(1, round(len(majority) / factor)), replace=False)
    rows = np.append(kept, minority)
    weights = np.repeat([len(majority) / len(kept), 1], [len(kept), len(minority)])
    return X[rows], y[rows], weights
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_downsample_and_upweight", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# Eight rows counted by hand, one class only, and a factor below 1.
def test_downsample_and_upweight():
    import numpy as np

    from imbalance_helpers.checks import check, check_equal, check_raises, guarded

    thin_out = guarded(downsample_and_upweight)

    def compare(case, y, minority, factor, n_kept, seed=0, kind=lambda X, y: (X, y)):
        y = np.asarray(y)
        X = np.column_stack([np.arange(len(y)), y == minority])  # which row it is, and its class
        result = thin_out(*kind(X, y), factor, np.random.default_rng(seed))
        check(type(result).__name__ in ("tuple", "list") and len(result) == 3, f"for {case}, the result is "
              f"{type(result).__name__}, we expected (X_kept, y_kept, weights)")
        X_kept, y_kept, weights = [np.asarray(part) for part in result]
        check(X_kept.ndim == 2 and X_kept.shape[1] == 2, f"for {case}, X_kept has another shape")
        check_equal([len(y_kept), len(weights)], [len(X_kept)] * 2,
                    f"for {case}, the lengths of y_kept and weights beside X_kept")
        rare, n_maj = y_kept == minority, (y != minority).sum()
        check(((X_kept[:, 1] == 1) == rare).all(),
              f"for {case}, rows and labels no longer belong together")
        times = np.bincount(X_kept[:, 0].astype(int), minlength=len(y))
        check(times[y == minority].min() > 0, f"for {case}, a minority row is missing")
        check(times.max() == 1, f"for {case}, a row is there twice")
        check_equal((~rare).sum(), n_kept, f"for {case}, the number of majority rows")
        check((weights[rare] == 1).all(), f"for {case}, a minority row has a weight other than 1")
        check_equal(weights[~rare], np.full(n_kept, n_maj / n_kept),
                    f"for {case}, the weights of the majority", mistakes={
            "turn them round: a kept row counts for more than one": np.full(n_kept, n_kept / n_maj),
            "a kept row counts like any other, and the dropped ones are lost": np.ones(n_kept)})
        return times[y != minority]

    compare("6 ok and 2 fraud", [*"oofoooof"], "f", 3, 2)
    rng, X = np.random.default_rng(0), np.zeros((4, 1))
    check_raises(ValueError, thin_out, X, np.ones(4), 2, rng, when="there is one label only")
    check_raises(ValueError, thin_out, X, np.array([0, 0, 0, 1]), 0.5, rng, when="factor is 0.5")
    ### BEGIN HIDDEN TESTS
    import pandas as pd

    def frames(X, y):
        index = np.arange(len(y))[::-1] + 7
        return pd.DataFrame(X, columns=["row", "code"], index=index), pd.Series(y, index=index // 2)

    shuffled = np.random.default_rng(3).permutation(np.repeat([0, 1], [100, 7]))
    compare("100 to 7 and a factor of 3", shuffled, 1, 3, 33)
    compare("100 to 7 and a factor of 1.5", shuffled, 1, 1.5, 67)
    compare("100 to 7 and a factor of 1", shuffled, 1, 1, 100)
    compare("100 to 7 and a factor of 1000", shuffled, 1, 1000, 1)
    compare("the label 0 in the minority", 1 - shuffled, 0, 10, 10)
    compare("a DataFrame and a Series", shuffled, 1, 10, 10, kind=frames)
    text = np.array(["z", "a"])[shuffled]
    compare("text in a Series", text, "a", 4, 25, kind=frames)
    y = np.repeat([1, 0], [10, 20])
    draws = [compare("20 to 10", y, 1, 2, 10, seed=seed) for seed in range(200)]
    again = compare("20 to 10", y, 1, 2, 10, seed=0)
    check((draws[0] == again).all(), "the same seed gives other rows: draw from rng alone")
    check((np.array(draws) != again).any(), "another seed gives the same rows: draw from rng")
    # A row is kept in half of the 200 draws, with a standard deviation of 7.1.
    kept = np.sum(draws, axis=0)
    check(60 < kept.min() and kept.max() < 140, "some majority rows are kept far more often")
    # Of the 19 pairs of neighbours, 4.5 are kept whole on average.
    pairs = [(draw[1:] * draw[:-1]).sum() for draw in draws]
    check(np.mean(pairs) < 6, "the kept rows are neighbours: draw each of them")

    from sklearn.linear_model import LogisticRegression

    from imbalance_helpers import make_rare_events

    events = make_rare_events(20_000, prevalence=0.02, random_state=0)
    X, y, weights = thin_out(events.data, events.target, 10, np.random.default_rng(0))
    full = LogisticRegression().fit(events.data, events.target)
    thin = LogisticRegression().fit(X, y, sample_weight=weights)
    # About 1,960 negatives are left: a coefficient moves by some 1 / sqrt(1,960) = 0.023.
    moved = [thin.intercept_[0] - full.intercept_[0], *(thin.coef_ - full.coef_)[0]]
    check(np.abs(moved).max() < 0.15, "a logistic regression on the kept rows is not the one on all rows")
    ### END HIDDEN TESTS


test_downsample_and_upweight()
print("downsample_and_upweight passes.")

# %% [markdown]
# ## Exercise 7: say what changes (3 points, by choice)
#
# A logistic regression is trained on payments with 2 % fraud, then again after random oversampling to 1:1. Both models are judged on the same untouched rows. For each quantity say what oversampling does to it: in the cell below, replace each `"?"` by a letter, and delete the line that raises `NotImplementedError`.
#
# | letter | meaning |
# |---|---|
# | `"a"` | it rises |
# | `"b"` | it falls |
# | `"c"` | it stays about the same |
#
# 1. `"recall"`: at 0.5, on the untouched rows.
# 2. `"precision"`: at 0.5, on the untouched rows.
# 3. `"average precision"`: on the untouched rows.
# 4. `"mean risk"`: the mean predicted probability on the untouched rows.
# 5. `"Brier score"`: on the untouched rows; a lower one is better.
# 6. `"different positives"`: the number of different positive rows that the model learns from.
#
# The check spells out what each choice claims. Read it before you settle.
#
# <details><summary>Hint 1: a nudge</summary>Oversampling multiplies the odds of every row by about the same number. Which of the six looks at the order alone?</details>
#
# <details><summary>Hint 2: an idea</summary>If all scores rise and the cut stays, more rows are flagged. What are most of the new ones, at 2 % fraud?</details>
#
# <details><summary>Hint 3: nearly the answer</summary>Three rise, one falls, two stay. One of the three is bad news.</details>

# %% nbgrader={"grade": false, "grade_id": "what_changes", "locked": false, "schema_version": 3, "solution": true, "task": false}
def what_changes(quantity):
    answers = {
        "recall": "?",
        "precision": "?",
        "average precision": "?",
        "mean risk": "?",
        "Brier score": "?",
        "different positives": "?",
    }
    ### BEGIN SOLUTION
    answers = {
        "recall": "a",
        "precision": "b",
        "average precision": "c",
        "mean risk": "a",
        "Brier score": "a",
        "different positives": "c",
    }
    ### END SOLUTION
    return answers[quantity]


# %% nbgrader={"grade": true, "grade_id": "test_what_changes", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# Spells out what each choice claims; whether it is true is yours to judge.
def test_what_changes():
    from imbalance_helpers.checks import check, guarded

    choose, letters = guarded(what_changes), {}
    claims = {
        "recall": ("more", "fewer", "as many", "of the frauds are flagged"),
        "precision": ("more", "fewer", "as many", "of the flagged rows are fraud"),
        "average precision": ("a better", "a worse", "about the same", "order of the rows"),
        "mean risk": ("higher", "lower", "the same", "risks on average, on the same payments"),
        "Brier score": ("worse", "better", "equally good", "probabilities"),
        "different positives": ("more", "fewer", "as many", "different frauds to learn from")}
    for quantity, (*words, rest) in claims.items():
        letter = str(choose(quantity))
        check(letter in ("a", "b", "c"), f"{quantity!r}: {letter!r} is none of a, b, c")
        print(f"{quantity}: you say {letter}: {words['abc'.index(letter)]} {rest}")
        letters[quantity] = letter
    ### BEGIN HIDDEN TESTS
    why = {
        "recall": ("a", "all scores rise and the cut stays, so which rows pass it?"),
        "precision": ("b", "many rows pass the cut now; which class do most of them belong to?"),
        "average precision": ("c", "one factor on all odds moves no row past another"),
        "mean risk": ("a", "the model believes in the prevalence it was shown"),
        "Brier score": ("a", "the share of fraud is not one half; look at the table of the lesson"),
        "different positives": ("c", "a copy is the same row once more, and no original is dropped")}
    for quantity, (letter, reason) in why.items():
        check(letters[quantity] == letter, f"{quantity!r}: {letters[quantity]!r} is not so: {reason}")
    ### END HIDDEN TESTS


test_what_changes()
print("what_changes is complete.")

# %% [markdown]
# ## When you are done
#
# - [ ] Every check above says that it passes.
# - [ ] I saved, then ran `from autograder import check; check("04_resampling")` in a new cell: all points are there.
# - [ ] I can turn a ratio into a prevalence, and undo the shift of the probabilities.
# - [ ] I can say why copies do not change the order of the rows much.
#
# Which of the four steps did we practise? *Estimate*: how resampling bends it, and two ways (exercises 5 and 6) to bend it back.
