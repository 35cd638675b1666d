# %% [markdown]
# # Practise: weigh the classes
#
# You need the lesson `class_weights.ipynb`. Each exercise has a task, three hints to open one at a time, a cell for your answer and a cell that checks it. Run your answer first, then the check.
#
# Where it says **by hand**, a library has the function, and the check switches it off, because writing it is the exercise. NumPy and pandas are welcome everywhere. 40 minutes are plenty.

# %% [markdown]
# ## Exercise 1: balanced weights (3 points, by hand)
#
# Write `balanced_weights(y)`. `y` holds one label per row, at least one: a list, an array or a Series, of numbers or text, with any number of classes. Return a dict from each label to the weight of a row of that class: $n / (K\, n_c)$, with $n$ rows, $K$ classes among them, and $n_c$ rows of the class.
#
# For `["ok", "ok", "ok", "fraud"]` the result is `{"ok": 0.666..., "fraud": 2.0}`.
#
# <details><summary>Hint 1: a nudge</summary>All classes must weigh the same in total, and all rows together must weigh n. How much does one class weigh then, and one of its rows?</details>
#
# <details><summary>Hint 2: an idea</summary><code>np.unique(y, return_counts=True)</code> or <code>collections.Counter(y)</code> counts any number of classes, numbers or text.</details>
#
# <details><summary>Hint 3: nearly the code</summary>With <code>counts = Counter(y)</code>: <code>{label: len(y) / (len(counts) * count) for label, count in counts.items()}</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "balanced_weights", "locked": false, "schema_version": 3, "solution": true, "task": false}
def balanced_weights(y):
    ### BEGIN SOLUTION
    import numpy as np

    labels, counts = np.unique(np.asarray(y), return_counts=True)
    return dict(zip(labels.tolist(), len(y) / (len(labels) * counts)))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_balanced_weights", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# The example of the task, and one class alone.
def test_balanced_weights():
    from builtins import set

    from imbalance_helpers.checks import check, check_equal, guarded

    names = ["compute_class_weight", "compute_sample_weight"]
    weights = guarded(balanced_weights, without=["sklearn.utils.class_weight." + n for n in names])

    def compare(case, y, **counts):
        n, k = len(y), len(counts)
        by_label = {label: counts[str(label)] for label in y}
        check_equal(weights(y), {c: n / (k * m) for c, m in by_label.items()},
                    f"for {case}, the result", mistakes={} if k == 1 else {
            "the number of classes is missing": {c: n / m for c, m in by_label.items()},
            "that is upside down; the rare class needs the larger weight":
                {c: k * m / n for c, m in by_label.items()},
            "those are the shares of the classes": {c: m / n for c, m in by_label.items()}})

    compare("the example", ["ok", "ok", "ok", "fraud"], ok=3, fraud=1)
    compare("one class", ["ok", "ok"], ok=2)
    ### BEGIN HIDDEN TESTS
    import numpy as np
    import pandas as pd

    compare("98 to 2", np.repeat([0, 1], [98, 2]), **{"0": 98, "1": 2})
    compare("labels 1 and 2, the rare one first", [1, 2, 2, 2, 2], **{"1": 1, "2": 4})
    compare("three classes", np.array(sorted("bccabccca")), a=2, b=2, c=5)
    rng = np.random.default_rng(0)
    series = pd.Series(rng.choice([3, 5, 8, 9], 200, p=[0.6, 0.3, 0.06, 0.04]),
                       index=rng.permutation(200) + 7)
    result = weights(series)
    check(hasattr(result, "keys"), "for a Series, the result is not a dict")
    check(set(result) == set(series.tolist()), "for a Series, the keys are not the labels")
    total = series.map({int(k): float(v) for k, v in result.items()})
    check_equal(total.sum(), 200, "for a Series, the sum of the weights of all rows", atol=1e-6)
    check_equal(total.groupby(series).sum().tolist(), [50, 50, 50, 50],
                "for a Series, the total weight of each class", atol=1e-6)
    ### END HIDDEN TESTS


test_balanced_weights()
print("balanced_weights passes.")

# %% [markdown]
# ## Exercise 2: weighted log loss (3 points, by hand)
#
# Write `weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1)`: the weighted mean $\sum_i w_i\,\ell_i / \sum_i w_i$ of the losses of the rows. A row's loss is $-\log q$, with $q$ the probability that the model gave to what came true: `y_proba` if the label equals `pos_label`, and `1 - y_proba` for every other label.
#
# Each input has one entry per row (lists, arrays or Series, which belong together by position). Where $q$ is below `1e-15`, use `1e-15`, so that the loss stays finite. Weights are 0 or more; raise `ValueError` if they are all 0.
#
# `weighted_log_loss([1, 0], [0.5, 0.2], [3, 1])` is about `0.576`: three times 0.693 and once 0.223, over four.
#
# <details><summary>Hint 1: a nudge</summary>Which total do you divide by, if a row of weight 3 stands for three rows?</details>
#
# <details><summary>Hint 2: an idea</summary>First make an array q with <code>np.where</code>, then put a floor under it with <code>np.maximum</code>, then take the logarithm. <code>np.average</code> knows weights.</details>
#
# <details><summary>Hint 3: nearly the code</summary>With arrays: <code>q = np.where(y == pos_label, p, 1 - p)</code>, <code>loss = -np.log(np.maximum(q, 1e-15))</code>, and the result is <code>(w * loss).sum() / w.sum()</code>, after a check of <code>w.sum()</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "weighted_log_loss", "locked": false, "schema_version": 3, "solution": true, "task": false}
def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    ### BEGIN SOLUTION
    import numpy as np

    y, p, w = np.asarray(y_true), np.asarray(y_proba), np.asarray(sample_weight)
    if w.sum() == 0:
        raise ValueError("expected a weight above 0, got zeros only")
    q = np.where(y == pos_label, p, 1 - p)
    return float((w * -np.log(np.maximum(q, 1e-15))).sum() / w.sum())
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_weighted_log_loss", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# The example of the task, equal weights, and weights of 0.
def test_weighted_log_loss():
    from imbalance_helpers.checks import check, check_equal, check_raises, guarded

    loss = guarded(weighted_log_loss, without=["sklearn.metrics.log_loss"])

    def compare(case, y, p, w, total, weight, atol=1e-9, **pos_label):
        """`total` is the sum of weight times loss, `weight` the sum of the weights."""
        what = f"for {case}, the loss"
        check_equal(loss(y, p, w, **pos_label), total / weight, what, atol=atol, mistakes={
            "that divides by the number of rows": total / len(y),
            "that is the sum, before dividing": total,
            "the sign is turned": -total / weight})

    from math import log

    compare("the example", [1, 0], [0.5, 0.2], [3, 1], -3 * log(0.5) - log(0.8), 4)
    compare("equal weights", [1, 0], [0.9, 0.4], [2, 2], -2 * log(0.9) - 2 * log(0.6), 4)
    check_raises(ValueError, loss, [1, 0], [0.9, 0.4], [0, 0], when="all weights are 0")
    ### BEGIN HIDDEN TESTS
    from builtins import abs

    import numpy as np
    import pandas as pd

    compare("a row of weight 0", [1, 0, 1], [0.5, 0.2, 0.01], [3, 1, 0],
            -3 * log(0.5) - log(0.8), 4)
    compare("p=0 on a row of weight 0", [1, 1], [0.5, 0.0], [1, 0], -log(0.5), 1)
    compare("weights below 1", [1, 0], [0.5, 0.2], [0.3, 0.1], -0.3 * log(0.5) - 0.1 * log(0.8), 0.4)
    words = ["fraud", "ok", "ok"], [0.7, 0.1, 0.4], [5, 1, 2]
    compare("text", *words, -5 * log(0.7) - log(0.9) - 2 * log(0.6), 8, pos_label="fraud")
    compare("pos_label=0", [0, 1], [0.7, 0.1], [5, 1], -5 * log(0.7) - log(0.9), 6, pos_label=0)
    compare("p=0 on a positive", [1, 0], [0.0, 0.5], [1, 3], -log(1e-15) - 3 * log(0.5), 4, atol=1e-3)
    compare("p=1 on a negative", [0, 0], [1.0, 0.5], [1, 3], -log(1e-15) - 3 * log(0.5), 4, atol=1e-3)
    compare("a small p on a positive", [1], [1e-9], [2], -2 * log(1e-9), 2)
    certain = loss([1, 0], [1.0, 0.0], [2, 1])
    check(isinstance(certain, (int, float, np.number)) and abs(certain) < 1e-9,
          "certain and right on every row, but the loss is not 0")
    series = (pd.Series([1, 0, 0], index=[7, 8, 9]), pd.Series([0.7, 0.1, 0.4], index=[9, 8, 7]),
              pd.Series([5, 1, 2]))
    compare("three Series with different indexes", *series,
            -5 * log(0.7) - log(0.9) - 2 * log(0.6), 8)
    rng = np.random.default_rng(0)
    y, p, w = rng.integers(0, 2, 50), rng.random(50), rng.integers(0, 5, 50)
    copies = np.repeat(np.arange(50), w)
    check_equal(loss(y, p, w), loss(y[copies], p[copies], np.ones(len(copies))),
                "the loss with weights, compared with the loss of copied rows,")
    ### END HIDDEN TESTS


test_weighted_log_loss()
print("weighted_log_loss passes.")

# %% [markdown]
# ## Exercise 3: copies for weights (3 points)
#
# Write `duplicate_by_weight(X, y, w)`. `X` is an array of shape (n, m), `y` and `w` have one entry per row; each of the two is an array or a Series, and rows belong together by position. Return `(X_copies, y_copies)`: arrays in which row i appears `w[i]` times *in total*, with its label, in any order of rows. A weight of 0 drops the row. The weights are whole numbers of 0 or more, though perhaps written as `2.0`; raise `ValueError` if one is not whole, or negative.
#
# For `X = [[5.], [6.], [7.]]`, `y = [0, 0, 1]` and `w = [1, 0, 3]` (as arrays) the labels are `[0, 1, 1, 1]` and the rows `[[5.], [7.], [7.], [7.]]`.
#
# Logistic regression on the copies then equals logistic regression with the weights; the check tries it.
#
# <details><summary>Hint 1: a nudge</summary>Do not copy rows; copy row <i>numbers</i>, and take X and y at those.</details>
#
# <details><summary>Hint 2: an idea</summary><code>np.repeat([0, 1, 2], [1, 0, 3])</code> is <code>[0, 2, 2, 2]</code>. It wants integers as counts, so check first that the weights are whole: rounding would change them silently.</details>
#
# <details><summary>Hint 3: nearly the code</summary>With <code>w = np.asarray(w)</code>: raise if <code>(w &lt; 0).any()</code> or <code>(w % 1 != 0).any()</code>; then <code>rows = np.repeat(np.arange(len(w)), w.astype(int))</code>, and return <code>np.asarray(X)[rows], np.asarray(y)[rows]</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "duplicate_by_weight", "locked": false, "schema_version": 3, "solution": true, "task": false}
def duplicate_by_weight(X, y, w):
    ### BEGIN SOLUTION
    import numpy as np

    w = np.asarray(w)
    if (w < 0).any() or (w % 1 != 0).any():
        raise ValueError("expected whole weights of 0 or more")
    rows = np.repeat(np.arange(len(w)), w.astype(int))
    return np.asarray(X)[rows], np.asarray(y)[rows]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_duplicate_by_weight", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# The example of the task, and a weight that is no whole number.
def test_duplicate_by_weight():
    import numpy as np

    from imbalance_helpers.checks import check, check_equal, check_raises, guarded

    copies_of = guarded(duplicate_by_weight)

    def compare(case, X, y, w):
        result = copies_of(X, y, w)
        check(hasattr(result, "__len__") and len(result) == 2,
              f"for {case}, the result is not a pair of X and y")
        rows, labels = np.asarray(result[0]), np.asarray(result[1])
        check_equal(labels.shape, (rows.shape[0],), f"for {case}, the shape of y_copies")
        check_equal(rows.shape[1:], X.shape[1:], f"for {case}, the shape of a row")
        for i, (row, label, weight) in enumerate(zip(X, y, w)):  # the rows differ from one another
            here = (rows == row).all(axis=1)
            check_equal(here.sum(), weight, f"for {case}, the number of times that row {i} appears",
                        mistakes={"w copies beside the original make w + 1": weight + 1})
            check((labels[here] == label).all(), f"for {case}, row {i} has lost its label")

    X = np.array([[5.0], [6.0], [7.0]])
    compare("the example", X, np.array([0, 0, 1]), np.array([1, 0, 3]))
    check_raises(ValueError, copies_of, X, np.array([0, 0, 1]), np.array([1, 1, 2.5]),
                 when="a weight is 2.5")
    ### BEGIN HIDDEN TESTS
    import pandas as pd
    from sklearn.linear_model import LogisticRegression

    compare("text labels and weights like 2.0", X, np.array(["no", "yes", "no"]),
            np.array([2.0, 1.0, 4.0]))
    compare("weights of 1", X, np.array([1, 0, 1]), np.array([1, 1, 1]))
    compare("weights of 0", X, np.array([1, 0, 1]), np.array([0, 0, 0]))
    rng = np.random.default_rng(0)
    X, y, w = rng.normal(size=(60, 3)), rng.integers(0, 2, 60), rng.integers(0, 6, 60)
    compare("60 random rows", X, y, w)
    compare("Series with another index", X, pd.Series(y, index=rng.permutation(60)),
            pd.Series(w, index=rng.permutation(60) + 5))
    model = LogisticRegression(C=1000, tol=1e-10, max_iter=10_000)
    weighted = model.fit(X, y, sample_weight=w).coef_.copy()
    check_equal(model.fit(*copies_of(X, y, w)).coef_, weighted, atol=1e-6,
                what="the coefficients with copies, compared with those with weights,")
    for wrong in [-1, -0.5, 0.999, 1.5, 3.0000001]:
        check_raises(ValueError, copies_of, X[:2], y[:2], np.array([2, wrong]),
                     when=f"a weight is {wrong}")
    ### END HIDDEN TESTS


test_duplicate_by_weight()
print("duplicate_by_weight passes.")

# %% [markdown]
# ## Exercise 4: take the weights back (3 points, by hand)
#
# A model was fitted with weight `w_pos` on the positives and 1 on the negatives, which multiplied its odds $p/(1-p)$ by `w_pos`. Write `remove_weight_bias(p, w_pos)`, which divides the odds and returns probabilities again. `p` is a number, a list, an array or a Series of probabilities from 0 to 1; return a number for a number, and otherwise one probability per entry, in the same order. 0 stays 0, and 1 stays 1. Raise `ValueError` unless `w_pos` is above 0.
#
# For example `remove_weight_bias([0.5, 0.9], 9)` is `[0.1, 0.5]`.
#
# <details><summary>Hint 1: a nudge</summary>A probability of 0.5 means odds of 1 to 1. After dividing by 9 they are 1 to 9. Which probability is that?</details>
#
# <details><summary>Hint 2: an idea</summary>With odds o, the probability is o / (1 + o). For p = 1 the odds are infinite, so multiply numerator and denominator by (1 − p) on paper, and no division by 0 is left.</details>
#
# <details><summary>Hint 3: nearly the code</summary>What remains, with <code>p = np.asarray(p)</code>, is <code>p / (p + w_pos * (1 - p))</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "remove_weight_bias", "locked": false, "schema_version": 3, "solution": true, "task": false}
def remove_weight_bias(p, w_pos):
    ### BEGIN SOLUTION
    import numpy as np

    if not w_pos > 0:
        raise ValueError(f"expected a weight above 0, got {w_pos}")
    p = np.asarray(p, dtype=float)
    return p / (p + w_pos * (1 - p))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_remove_weight_bias", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# The example of the task, a weight of 1, and a weight of 0.
def test_remove_weight_bias():
    from imbalance_helpers.checks import check, check_equal, check_raises, guarded

    back = guarded(remove_weight_bias, without=["imbalance_helpers.shift_prevalence"])

    def compare(p, w, *expected):
        odds_up = [w * q / (w * q + 1 - q) for q in p]
        check_equal(back(p, w), [*expected], f"the result for p={p}, w_pos={w}", mistakes={
            "that divides the probability; divide the odds": [q / w for q in p],
            "that multiplies the odds, so it weighs once more": odds_up,
            "those are the odds; make probabilities of them":
                [q / (1 - q) / w if q < 1 else q for q in p]} if w != 1 else None)

    compare([0.5, 0.9], 9, 0.1, 0.5)
    compare([0.2, 0.7], 1, 0.2, 0.7)
    check_raises(ValueError, back, [0.5], 0, when="w_pos is 0")
    ### BEGIN HIDDEN TESTS
    import numpy as np
    import pandas as pd
    from sklearn.linear_model import LogisticRegression

    from imbalance_helpers import make_rare_events

    compare([0.8, 0.25], 4, 0.5, 1 / 13)
    compare([0.25, 0.5], 0.25, 4 / 7, 0.8)
    check_equal(back([0.0, 1.0], 49), [0.0, 1.0], "the result for p=[0.0, 1.0], w_pos=49", atol=0)
    check_equal(back(0.5, 9), 0.1, "the result for the number 0.5 and w_pos=9")
    check_equal(back(pd.Series([0.9, 0.5], index=[4, 2]), 9), [0.5, 0.1], "the result for a Series")
    check_raises(ValueError, back, [0.5], -3, when="w_pos is -3")
    tiny = np.array([0, 1e-18, 2e-18, 1e-9, 1e-6, 0.5, 0.9999, 1 - 1e-6])
    check((np.diff(np.asarray(back(tiny, 99))) > 0).all(), "p rises from row to row, the result does not")
    check_equal(back(np.asarray(back(tiny, 3)), 5), back(tiny, 15), atol=1e-12,
                what="the result for w_pos=3 and then 5, compared with 15 at once,")
    train = make_rare_events(20_000, prevalence=0.05, random_state=0)
    model = LogisticRegression(class_weight={0: 1, 1: 19}).fit(train.data, train.target)
    p = model.predict_proba(train.data)[:, 1]
    # Four standard errors of a share of 20,000 rows at 5 %
    check_equal(np.asarray(back(p, 19)).mean(), train.target.mean(), atol=0.0062,
                what="the mean corrected probability of a weighted model, compared with the prevalence,")
    ### END HIDDEN TESTS


test_remove_weight_bias()
print("remove_weight_bias passes.")

# %% [markdown]
# ## Exercise 5: the one-sided weight (2 points)
#
# Write `scale_pos_weight(y, pos_label=1)`, the value that XGBoost and LightGBM want under this name: the number of negatives per positive, which is the weight of a positive row when a negative one weighs 1. A label is positive if it equals `pos_label`; every other label is negative. Raise `ValueError` if there are no positives or no negatives.
#
# For 98 negatives and 2 positives the result is `49.0`.
#
# <details><summary>Hint 1: a nudge</summary>The two classes shall weigh the same in total, and the negatives weigh 1 each.</details>
#
# <details><summary>Hint 2: an idea</summary>Count the positives with <code>np.asarray(y) == pos_label</code>; the rest are negatives.</details>
#
# <details><summary>Hint 3: nearly the code</summary>With <code>n_pos = (np.asarray(y) == pos_label).sum()</code> and <code>n_neg = len(y) - n_pos</code>: raise if one is 0, then return <code>n_neg / n_pos</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "scale_pos_weight", "locked": false, "schema_version": 3, "solution": true, "task": false}
def scale_pos_weight(y, pos_label=1):
    ### BEGIN SOLUTION
    import numpy as np

    n_pos = int((np.asarray(y) == pos_label).sum())
    n_neg = len(y) - n_pos
    if n_pos == 0 or n_neg == 0:
        raise ValueError(f"expected both classes, got {n_neg} negatives and {n_pos} positives")
    return n_neg / n_pos
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_scale_pos_weight", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# The example of the task, and a class without rows.
def test_scale_pos_weight():
    import numpy as np

    from imbalance_helpers.checks import check_equal, check_raises, guarded

    weight = guarded(scale_pos_weight)

    def compare(case, y, n_neg, n_pos, **pos_label):
        n = n_neg + n_pos
        check_equal(weight(y, **pos_label), n_neg / n_pos, f"for {case}, the weight", mistakes={
            "that is upside down": n_pos / n_neg,
            "that is the positives' weight of the balanced pair, where negatives do not weigh 1":
                n / (2 * n_pos),
            "that is one over the prevalence": n / n_pos})

    compare("98 to 2", np.repeat([0, 1], [98, 2]), 98, 2)
    check_raises(ValueError, weight, [0, 0, 0], when="there are no positives")
    ### BEGIN HIDDEN TESTS
    import pandas as pd

    compare("a list", [1, 0, 0, 1, 0], 3, 2)
    compare("more positives than negatives", [1, 1, 1, 0], 1, 3)
    compare("pos_label=0", [1, 0, 1, 1, 1], 4, 1, pos_label=0)
    compare("labels 1 and 2", np.array([1, 2, 1, 1, 2, 1, 1]), 5, 2, pos_label=2)
    text = pd.Series(["ok", "fraud", "ok", "ok"], index=[3, 1, 2, 0])
    compare("text", text, 3, 1, pos_label="fraud")
    compare("text, the other label", text, 1, 3, pos_label="ok")
    compare("three classes", [0, 1, 2, 2, 2, 1], 4, 2)
    compare("True and False", [True, False, False], 2, 1, pos_label=True)
    check_raises(ValueError, weight, [1, 1], when="there are no negatives")
    check_raises(ValueError, weight, ["ok", "ok"], pos_label="fraud", when="nothing is fraud")
    ### END HIDDEN TESTS


test_scale_pos_weight()
print("scale_pos_weight passes.")

# %% [markdown]
# ## Exercise 6: weights or copies? (3 points, by choice)
#
# Give each positive row the weight 9, or write it down nine times. For each procedure, pick what happens to the result: in the cell below, replace each `"?"` by a letter, and delete the line that raises `NotImplementedError`.
#
# | letter | the two results |
# |---|---|
# | `"a"` | are the same, up to rounding |
# | `"b"` | differ, because something counts rows and not weights |
# | `"c"` | differ, because rows are drawn at random |
# | `"d"` | differ, because copies of a row fall into different folds |
# | `"e"` | cannot be compared, because the model takes no weights |
#
# 1. `"logistic"`: logistic regression with `C=1`.
# 2. `"leaf"`: a decision tree with `min_samples_leaf=20`.
# 3. `"depth"`: a decision tree with `max_depth=4`.
# 4. `"forest"`: a random forest of 100 fully grown trees, with its bootstrap.
# 5. `"search"`: `GridSearchCV` chooses the `max_depth` of a tree, on the weighted or on the copied rows.
# 6. `"neighbours"`: the five nearest neighbours, `KNeighborsClassifier()`.
#
# The check shows, for each choice, what you claim. Read it before you settle.
#
# <details><summary>Hint 1: a nudge</summary>Ask where a row is <i>counted</i>, <i>drawn</i> or <i>set aside</i>. If nowhere, a weight of 9 and nine copies give the same sums.</details>
#
# <details><summary>Hint 2: an idea</summary>Try it: fit with <code>sample_weight</code>, fit on the copies from exercise 3, and compare the probabilities.</details>
#
# <details><summary>Hint 3: nearly the answer</summary>One letter is used twice, each of the others once.</details>

# %% nbgrader={"grade": false, "grade_id": "weights_or_copies", "locked": false, "schema_version": 3, "solution": true, "task": false}
def weights_or_copies(procedure):
    answers = {
        "logistic": "?",
        "leaf": "?",
        "depth": "?",
        "forest": "?",
        "search": "?",
        "neighbours": "?",
    }
    ### BEGIN SOLUTION
    answers = {
        "logistic": "a",
        "leaf": "b",
        "depth": "a",
        "forest": "c",
        "search": "d",
        "neighbours": "e",
    }
    ### END SOLUTION
    return answers[procedure]


# %% nbgrader={"grade": true, "grade_id": "test_weights_or_copies", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# Says what each choice claims; whether it is so is yours to judge.
def test_weights_or_copies():
    from imbalance_helpers.checks import check, guarded

    pick, letters = guarded(weights_or_copies), {}
    claims = {
        "a": "only sums over rows matter, and nine equal terms are one term times nine",
        "b": "a limit is stated in rows: nine copies reach it, one weighted row does not",
        "c": "which rows are drawn, and from how many, depends on how often they are listed",
        "d": "a row is tested by a model that has seen its copy",
        "e": "fit has no sample_weight, so there is nothing to compare the copies with"}
    for procedure in ["logistic", "leaf", "depth", "forest", "search", "neighbours"]:
        letter = str(pick(procedure))
        check(letter in claims, f"{procedure!r}: {letter!r} is none of a to e")
        print(f"{procedure}: you say {letter} ({claims[letter]})")
        letters[procedure] = letter
    ### BEGIN HIDDEN TESTS
    why = {
        "logistic": ("a", "its loss is a sum over rows, with a penalty that does not depend on them"),
        "leaf": ("b", "what does the 20 count, and what is a row of weight 9 worth there?"),
        "depth": ("a", "impurities are made of sums, and a depth counts neither rows nor weights"),
        "forest": ("c", "each tree starts from a draw; what is in the urn?"),
        "search": ("d", "one of its steps sets rows aside; where do the copies go?"),
        "neighbours": ("e", "look at the signature of its fit")}
    for procedure, (letter, reason) in why.items():
        check(letters[procedure] == letter,
              f"{procedure!r}: {letters[procedure]!r} does not fit: {reason}")
    ### END HIDDEN TESTS


test_weights_or_copies()
print("weights_or_copies is complete.")

# %% [markdown]
# ## When you are done
#
# - [ ] Every check above says that it passes; the last one, that it is complete.
# - [ ] I saved, then ran `from autograder import check; check("06_class_weights")` in a new cell: all points are there.
# - [ ] I can say why dividing a probability by the weight is wrong, and dividing the odds is right.
# - [ ] I know one model for which a weight is not a number of copies.
#
# Which of the four steps did we practise? *Estimate*: weights change the probabilities, and exercise 4 takes that change back.
