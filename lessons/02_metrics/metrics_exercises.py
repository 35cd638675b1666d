# %% [markdown]
# # Practise: derive the metrics
#
# You need the lesson `metrics.ipynb`. Each exercise has a task, three hints to open one at a time, a cell for your answer and a cell that checks it. Run your answer first, then the check.
#
# Exercises 1 to 5 are **by hand**: libraries have these metrics, and the checks switch those functions off, because deriving them is the exercise. NumPy and pandas are welcome everywhere. 45 minutes are plenty.

# %% [markdown]
# ## Exercise 1: count the outcomes (3 points, by hand)
#
# Write `confusion_counts(y_true, y_pred, pos_label=1)`. Both inputs hold one label per row: lists, arrays or Series, numbers or text. A label is positive if it equals `pos_label`; every other label is negative. Return a dict with the keys `"tn"`, `"fp"`, `"fn"`, `"tp"`; all four are there even where a count is 0. Rows belong together by position, also if two Series have different indexes. Raise `ValueError` if the lengths differ.
#
# For `y_true = [1, 1, 1, 0, 0]` and `y_pred = [1, 0, 0, 1, 0]` the result is `{"tn": 1, "fp": 1, "fn": 2, "tp": 1}`.
#
# <details><summary>Hint 1: a nudge</summary>The second letter says what was predicted (p for flagged), the first whether that was true. So fn: predicted negative, and falsely so.</details>
#
# <details><summary>Hint 2: an idea</summary>Turn both inputs into arrays of True and False with <code>np.asarray(y_true) == pos_label</code>; then each outcome is a combination of <code>&amp;</code> (and) and <code>~</code> (not). A loop over <code>zip(y_true, y_pred)</code> is as good.</details>
#
# <details><summary>Hint 3: nearly the code</summary>With <code>truth</code> and <code>flagged</code> as such arrays, <code>fp</code> is <code>(~truth &amp; flagged).sum()</code> and <code>fn</code> is <code>(truth &amp; ~flagged).sum()</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "confusion_counts", "locked": false, "schema_version": 3, "solution": true, "task": false}
def confusion_counts(y_true, y_pred, pos_label=1):
    ### BEGIN SOLUTION
    import numpy as np

    truth, flagged = np.asarray(y_true) == pos_label, np.asarray(y_pred) == pos_label
    if len(y_true) != len(y_pred):
        raise ValueError(f"{len(y_true)} labels, but {len(y_pred)} predictions")
    return {
        "tn": int((~truth & ~flagged).sum()),
        "fp": int((~truth & flagged).sum()),
        "fn": int((truth & ~flagged).sum()),
        "tp": int((truth & flagged).sum()),
    }
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_confusion_counts", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# The example of the task, then lengths that differ.
def test_confusion_counts():
    from imbalance_helpers.checks import check_equal, check_raises, guarded

    names = ["confusion_matrix", "multilabel_confusion_matrix", "confusion_matrix_at_thresholds"]
    counts = guarded(confusion_counts, without=["sklearn.metrics." + name for name in names])

    def compare(case, y_true, y_pred, tn, fp, fn, tp, **pos_label):
        expected = {"tn": tn, "fp": fp, "fn": fn, "tp": tp}
        result = counts(y_true, y_pred, **pos_label)
        check_equal(result, expected, f"for {case}, the result", mistakes={
            "fp and fn are swapped": {**expected, "fp": fn, "fn": fp},
            "the classes are swapped; which one is pos_label?":
                {"tn": tp, "fp": fn, "fn": fp, "tp": tn}})

    compare("the example", [1, 1, 1, 0, 0], [1, 0, 0, 1, 0], tn=1, fp=1, fn=2, tp=1)
    check_raises(ValueError, counts, [1, 0, 1], [1, 0], when="the lengths differ")
    ### BEGIN HIDDEN TESTS
    import numpy as np
    import pandas as pd

    order = np.random.default_rng(0).permutation(17)
    truth = np.repeat([1, 0, 1, 0], [7, 3, 2, 5])[order]
    flags = np.repeat([1, 1, 0, 0], [7, 3, 2, 5])[order]
    compare("an array", truth, flags, tn=5, fp=3, fn=2, tp=7)
    compare("pos_label=0", truth, flags, tn=7, fp=2, fn=3, tp=5, pos_label=0)
    text = np.array(["fraud", "ok"])
    compare("text", text[1 - truth], text[1 - flags], tn=5, fp=3, fn=2, tp=7, pos_label="fraud")
    compare("text", [*"zazzaa"], [*"zzaaaa"], tn=2, fp=1, fn=2, tp=1, pos_label="z")
    three = [0, 1, 2, 2, 1], [2, 1, 2, 0, 0]
    compare("three classes", *three, tn=2, fp=1, fn=1, tp=1, pos_label=2)
    series = pd.Series(truth), pd.Series(flags, index=range(17, 0, -1))
    compare("two Series with different indexes", *series, tn=5, fp=3, fn=2, tp=7)
    compare("nothing positive, nothing flagged", [0, 0, 0], [0, 0, 0], tn=3, fp=0, fn=0, tp=0)
    compare("only positives, none flagged", [1, 1], [0, 0], tn=0, fp=0, fn=2, tp=0)
    compare("True and False", [True, False], [True, True], tn=0, fp=1, fn=0, tp=1, pos_label=True)
    short, long = np.zeros(1), np.zeros(3)
    check_raises(ValueError, counts, long, short, when="there are 3 labels and 1 prediction")
    check_raises(ValueError, counts, short, long, when="there are 1 label and 3 predictions")
    ### END HIDDEN TESTS


test_confusion_counts()
print("confusion_counts passes.")

# %% [markdown]
# ## Exercise 2: precision, recall and F-beta (3 points, by hand)
#
# Write `precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0)` from the four counts. Return the three numbers `(precision, recall, f)`, where $F_\beta = (1+\beta^2)\,PR / (\beta^2 P + R)$ with precision $P$ and recall $R$.
#
# Each of the three is a fraction. Where its denominator is 0, return `zero_division` in its place: for the precision if nothing is flagged, for the recall if there are no positives, for $F$ if $P = R = 0$. Compute $F$ from $P$ and $R$ as you return them.
#
# For the counts of the lesson, `precision_recall_f(86, 4, 2, 8)` is about `(0.667, 0.8, 0.727)`.
#
# <details><summary>Hint 1: a nudge</summary>Precision looks at the flagged rows, recall at the positive ones. Which counts make up each group?</details>
#
# <details><summary>Hint 2: an idea</summary>A small function <code>share(part, whole)</code> that returns <code>zero_division</code> when <code>whole</code> is 0 serves three times.</details>
#
# <details><summary>Hint 3: nearly the code</summary>With it: <code>p = share(tp, tp + fp)</code>, <code>r = share(tp, tp + fn)</code>, <code>b = beta ** 2</code>, and F is <code>share((1 + b) * p * r, b * p + r)</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "precision_recall_f", "locked": false, "schema_version": 3, "solution": true, "task": false}
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    ### BEGIN SOLUTION
    def share(part, whole):
        return part / whole if whole else zero_division

    p, r, b = share(tp, tp + fp), share(tp, tp + fn), beta**2
    return p, r, share((1 + b) * p * r, b * p + r)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_precision_recall_f", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# The counts of the lesson, then a policy that flags nothing.
def test_precision_recall_f():
    from imbalance_helpers.checks import check_equal, guarded

    names = ["precision_score", "recall_score", "f1_score", "fbeta_score",
             "precision_recall_fscore_support", "classification_report"]
    library = ["sklearn.metrics." + name for name in names]
    library += ["imblearn.metrics.sensitivity_specificity_support"]
    metrics = guarded(precision_recall_f, without=library)

    def compare(counts, precision, recall, f, turned=None, **options):
        mistakes = {
            "precision and recall are swapped": (recall, precision, f),
            "F is the arithmetic mean of precision and recall":
                (precision, recall, (precision + recall) / 2)}
        if turned:
            mistakes["beta gives its weight to the precision"] = (precision, recall, turned)
        what = f"(precision, recall, f) for {counts}" + (f" and {options}" if options else "")
        check_equal(metrics(*counts, **options), (precision, recall, f), what, mistakes=mistakes)

    compare((86, 4, 2, 8), 2 / 3, 0.8, 8 / 11)
    compare((90, 0, 10, 0), 0.0, 0.0, 0.0)
    ### BEGIN HIDDEN TESTS
    compare((80, 0, 18, 2), 1.0, 0.1, 2 / 11)
    compare((0, 3, 1, 6), 2 / 3, 6 / 7, 0.75)
    compare((86, 4, 2, 8), 2 / 3, 0.8, 10 / 13, turned=20 / 29, beta=2)
    compare((86, 4, 2, 8), 2 / 3, 0.8, 20 / 29, turned=10 / 13, beta=0.5)
    compare((90, 5, 5, 0), 0.0, 0.0, 0.0)
    compare((90, 0, 10, 0), 1.0, 0.0, 0.0, zero_division=1.0)
    compare((90, 10, 0, 0), 0.0, 1.0, 0.0, zero_division=1.0)
    compare((90, 0, 0, 0), 1.0, 1.0, 1.0, zero_division=1.0)
    ### END HIDDEN TESTS


test_precision_recall_f()
print("precision_recall_f passes.")

# %% [markdown]
# ## Exercise 3: balanced accuracy (2 points, by hand)
#
# Write `balanced_accuracy(tn, fp, fn, tp)`: the mean of the recall of the positives and the recall of the negatives. Raise `ValueError` if there are no positives, or no negatives.
#
# For the counts of the lesson, `balanced_accuracy(86, 4, 2, 8)` is about `0.878`.
#
# <details><summary>Hint 1: a nudge</summary>Compute one recall per class, then take a plain mean of two numbers.</details>
#
# <details><summary>Hint 2: an idea</summary>The negatives are <code>tn + fp</code>; the model is right on <code>tn</code> of them.</details>
#
# <details><summary>Hint 3: nearly the code</summary><code>(tp / (tp + fn) + tn / (tn + fp)) / 2</code>, after a check that neither denominator is 0.</details>

# %% nbgrader={"grade": false, "grade_id": "balanced_accuracy", "locked": false, "schema_version": 3, "solution": true, "task": false}
def balanced_accuracy(tn, fp, fn, tp):
    ### BEGIN SOLUTION
    positives, negatives = tp + fn, tn + fp
    if positives == 0 or negatives == 0:
        raise ValueError(f"expected both classes, got {positives} positives, {negatives} negatives")
    return (tp / positives + tn / negatives) / 2
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_balanced_accuracy", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# The counts of the lesson, and a class without rows.
def test_balanced_accuracy():
    from imbalance_helpers.checks import check_equal, check_raises, guarded

    names = ["balanced_accuracy_score", "recall_score", "classification_report",
             "precision_recall_fscore_support", "roc_auc_score"]
    library = ["sklearn.metrics." + name for name in names]
    library += ["imblearn.metrics.sensitivity_specificity_support"]
    score = guarded(balanced_accuracy, without=library)

    def compare(tn, fp, fn, tp, expected):
        n = tn + fp + fn + tp
        check_equal(score(tn, fp, fn, tp), expected, f"the value for {(tn, fp, fn, tp)}", mistakes={
            "that is the accuracy: each class counts the same, however few its rows": (tp + tn) / n,
            "that is the recall of the positives alone": tp / (tp + fn),
            "that is the recall of the negatives alone": tn / (tn + fp)})

    compare(86, 4, 2, 8, (0.8 + 86 / 90) / 2)
    check_raises(ValueError, score, 90, 10, 0, 0, when="there are no positives")
    ### BEGIN HIDDEN TESTS
    compare(990, 0, 10, 0, 0.5)
    compare(0, 990, 0, 10, 0.5)
    compare(30, 10, 1, 4, 0.775)
    compare(1, 3, 20, 60, 0.5)
    check_raises(ValueError, score, 0, 0, 5, 5, when="there are no negatives")
    ### END HIDDEN TESTS


test_balanced_accuracy()
print("balanced_accuracy passes.")

# %% [markdown]
# ## Exercise 4: Matthews' correlation (2 points, by hand)
#
# Write `mcc(tn, fp, fn, tp)` by the formula of the lesson. Return `0.0` where its denominator is 0, as when nothing or everything is flagged. The counts may be NumPy integers of 32 bits, as they come out of some tools, and there may be hundreds of thousands of rows: mind the size of the products.
#
# For the counts of the lesson, `mcc(86, 4, 2, 8)` is about `0.698`.
#
# <details><summary>Hint 1: a nudge</summary>The denominator is the square root of a product of four sums. If one of them is 0, so is the product. And how large is the product for 100,000 rows?</details>
#
# <details><summary>Hint 2: an idea</summary>A 32-bit integer ends near 2.1 billion; <code>np.int32(50000) * np.int32(50000)</code> is already too large. Four such factors are too large for 64 bits as well. Convert each count to Python's <code>int</code> or to <code>float</code> first, before anything is added or multiplied.</details>
#
# <details><summary>Hint 3: nearly the code</summary>Start with <code>tn, fp, fn, tp = map(float, (tn, fp, fn, tp))</code>, compute the product, return 0.0 if it is 0, and otherwise <code>(tp * tn - fp * fn) / math.sqrt(product)</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "mcc", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mcc(tn, fp, fn, tp):
    ### BEGIN SOLUTION
    import math

    tn, fp, fn, tp = map(int, (tn, fp, fn, tp))
    product = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
    return (tp * tn - fp * fn) / math.sqrt(product) if product else 0.0
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_mcc", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# The counts of the lesson, perfect and inverted predictions, and nothing flagged.
def test_mcc():
    from imbalance_helpers.checks import check_equal, guarded

    score = guarded(mcc, without=["sklearn.metrics.matthews_corrcoef"])

    def compare(counts, expected, mistakes=None):
        check_equal(score(*counts), expected, f"the value for {counts}", mistakes=mistakes)

    root = 950_400**0.5
    compare((86, 4, 2, 8), 680 / root, {"the square root is missing": 680 / root**2})
    compare((90, 0, 0, 10), 1.0)
    compare((0, 90, 10, 0), -1.0)
    compare((90, 0, 10, 0), 0.0)
    ### BEGIN HIDDEN TESTS
    import numpy as np

    compare((6, 2, 1, 3), 16 / 1120**0.5)
    compare((4, 4, 2, 2), 0.0)
    compare((0, 90, 0, 10), 0.0)
    compare((0, 0, 3, 5), 0.0)
    compare((7, 2, 0, 0), 0.0)
    compare([np.int32(count) for count in (90, 0, 10, 0)], 0.0)
    compare([np.int32(10_000 * count) for count in (86, 4, 2, 8)], 680 / root)
    ### END HIDDEN TESTS


test_mcc()
print("mcc passes.")

# %% [markdown]
# ## Exercise 5: precision at another prevalence (3 points, by hand)
#
# Write `precision_at_prevalence(tpr, fpr, prevalence)`: the precision of a rule that flags a share `tpr` of the positives and a share `fpr` of the negatives, in a population with this prevalence. All three are numbers from 0 to 1. Return NaN (`float("nan")`) if the rule flags nobody in this population; raise `ValueError` if any of the three is outside [0, 1].
#
# For example `precision_at_prevalence(0.75, 0.01, 0.01)` is about `0.431`.
#
# <details><summary>Hint 1: a nudge</summary>Imagine 10,000 people and count: how many are positive, how many of those are flagged, how many negatives are flagged?</details>
#
# <details><summary>Hint 2: an idea</summary>As shares of the population: true positives are <code>tpr * prevalence</code>. What are the false positives?</details>
#
# <details><summary>Hint 3: nearly the code</summary>With <code>hits = tpr * prevalence</code> and <code>alarms = fpr * (1 - prevalence)</code>, the precision is <code>hits / (hits + alarms)</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "precision_at_prevalence", "locked": false, "schema_version": 3, "solution": true, "task": false}
def precision_at_prevalence(tpr, fpr, prevalence):
    ### BEGIN SOLUTION
    for name, value in {"tpr": tpr, "fpr": fpr, "prevalence": prevalence}.items():
        if not 0 <= value <= 1:
            raise ValueError(f"expected {name} in [0, 1], got {value}")
    hits, alarms = tpr * prevalence, fpr * (1 - prevalence)
    return hits / (hits + alarms) if hits + alarms else float("nan")
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_precision_at_prevalence", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# The example of the task, a coin, and a rule that flags nobody.
def test_precision_at_prevalence():
    from imbalance_helpers.checks import check_equal, check_raises, guarded

    library = ["imbalance_helpers.positive_predictive_value", "sklearn.metrics.precision_score"]
    precision = guarded(precision_at_prevalence, without=library)

    def compare(tpr, fpr, p, expected):
        hits = tpr * p
        mistakes = {} if not hits else {
            "that flags a share fpr of everybody": hits / (hits + fpr),
            "that reads fpr as its opposite": hits / (hits + (1 - fpr) * (1 - p)),
            "that ignores the prevalence": tpr / (tpr + fpr),
            "that is tpr": tpr}
        what = f"the precision for tpr={tpr}, fpr={fpr}, prevalence={p}"
        check_equal(precision(tpr, fpr, p), expected, what, mistakes=mistakes)

    compare(0.75, 0.01, 0.01, 75 / 174)
    compare(0.5, 0.5, 0.2, 0.2)
    compare(0.0, 0.0, 0.1, float("nan"))
    check_raises(ValueError, precision, 75, 0.01, 0.01, when="tpr is given in percent")
    ### BEGIN HIDDEN TESTS
    compare(0.75, 0.01, 0.005, 75 / 274)
    compare(0.75, 0.01, 0.015, 225 / 422)
    compare(0.9, 0.1, 0.5, 0.9)
    compare(0.8, 0.0, 0.001, 1.0)
    compare(0.0, 0.1, 0.3, 0.0)
    compare(1.0, 1.0, 0.03, 0.03)
    compare(0.7, 0.2, 0.0, 0.0)
    compare(0.7, 0.2, 1.0, 1.0)
    compare(0.7, 0.0, 0.0, float("nan"))
    compare(0.0, 0.2, 1.0, float("nan"))
    for name in ["tpr", "fpr", "prevalence"]:
        for wrong in [-0.1, 1.1]:
            shares = {"tpr": 0.7, "fpr": 0.2, "prevalence": 0.1, name: wrong}
            check_raises(ValueError, precision, **shares, when=f"{name} is {wrong}")
    ### END HIDDEN TESTS


test_precision_at_prevalence()
print("precision_at_prevalence passes.")

# %% [markdown]
# ## Exercise 6: pick the metric (3 points, by choice)
#
# For each case pick what to optimise or report: in the cell below, replace each `"?"` by a letter, and delete the line that raises `NotImplementedError`.
#
# | letter | metric |
# |---|---|
# | `"a"` | accuracy |
# | `"b"` | recall, at a floor on precision |
# | `"c"` | precision among the k highest scores |
# | `"d"` | expected cost |
# | `"e"` | recall and false positive rate, each with its interval |
# | `"f"` | ranking over all pairs (ROC AUC) |
#
# 1. `"call centre"`: we can phone exactly 200 customers a week, and want as many leavers among them as possible.
# 2. `"payments"`: a missed fraud costs 80 on average, a blocked honest payment 4, and we block as many as we like.
# 3. `"two hospitals"`: a test was tried in two hospitals, with 30 % and 2 % ill; did it work equally well in both?
# 4. `"inspection"`: find as many cracked parts as possible, but the workshop stops listening if fewer than half of the alarms are real.
# 5. `"postcodes"`: sort handwritten digits, all ten about equally frequent, every error equally annoying.
# 6. `"risk score"`: a doctor will sort patients by a score; nobody has chosen a threshold or a capacity yet.
#
# The check shows, for each choice, what you would be rewarding. Read it before you settle.
#
# <details><summary>Hint 1: a nudge</summary>Look for what is fixed in each case: a capacity, a price, a floor, or nothing yet.</details>
#
# <details><summary>Hint 2: an idea</summary>Across different prevalences, only numbers that are measured within one class can be compared.</details>
#
# <details><summary>Hint 3: nearly the answer</summary>Each letter is used exactly once.</details>

# %% nbgrader={"grade": false, "grade_id": "pick_metric", "locked": false, "schema_version": 3, "solution": true, "task": false}
def pick_metric(case):
    answers = {
        "call centre": "?",
        "payments": "?",
        "two hospitals": "?",
        "inspection": "?",
        "postcodes": "?",
        "risk score": "?",
    }
    ### BEGIN SOLUTION
    answers = {
        "call centre": "c",
        "payments": "d",
        "two hospitals": "e",
        "inspection": "b",
        "postcodes": "a",
        "risk score": "f",
    }
    ### END SOLUTION
    return answers[case]


# %% nbgrader={"grade": true, "grade_id": "test_pick_metric", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# Says what each choice rewards; whether it fits the case is yours to judge.
def test_pick_metric():
    from imbalance_helpers.checks import check, guarded

    pick, letters = guarded(pick_metric), {}
    rewarded = {
        "a": "every right decision counts the same; with rare positives, flagging nobody does well",
        "b": "find the most, while the flagged are trustworthy enough; no capacity, no prices",
        "c": "fill a fixed number of places with the likeliest; the order below does not matter",
        "d": "weigh each error by its price; needs the prices, sets no limit on the flags",
        "e": "measured within each class, so a different share of ill people does not move them",
        "f": "pairs in the right order, anywhere in the list; no cut, no capacity, no prices"}
    cases = "call centre, payments, two hospitals, inspection, postcodes, risk score"
    for case in cases.split(", "):
        letter = str(pick(case))
        check(letter in rewarded, f"{case!r}: {letter!r} is none of a to f")
        print(f"{case}: you reward {letter} ({rewarded[letter]})")
        letters[case] = letter
    ### BEGIN HIDDEN TESTS
    why = {
        "call centre": ("c", "200 calls a week are a capacity, and only the top 200 count"),
        "payments": ("d", "both errors have a price, so add the prices up"),
        "two hospitals": ("e", "the share of ill people differs, so compare within each class"),
        "inspection": ("b", "the floor on real alarms is given; under it, find the most"),
        "postcodes": ("a", "classes are even and errors cost the same"),
        "risk score": ("f", "no threshold or capacity is chosen yet: all there is is the order")}
    for case, (letter, reason) in why.items():
        check(letters[case] == letter, f"{case!r}: {letters[case]!r} does not fit: {reason}")
    ### END HIDDEN TESTS


test_pick_metric()
print("pick_metric is complete.")

# %% [markdown]
# ## When you are done
#
# - [ ] Every check above says that it passes.
# - [ ] I saved, then ran `from autograder import check; check("02_metrics")` in a new cell: all points are there.
# - [ ] I can say which of these metrics move when the prevalence changes.
# - [ ] I derived each metric from the four counts without looking it up.
#
# Which of the four steps did we practise? *Judge*, and in the last exercise *decide*: the cost, the capacity or the floor comes from the world, not from the model.
