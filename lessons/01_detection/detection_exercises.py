# %% [markdown]
# # Practise: measure an imbalance
#
# You need nothing but the lesson `detection.ipynb`. Each exercise has a task, three hints to open one at a time, a cell for your answer and a cell that checks it. Run your answer first, then the check. A check that fails says what is wrong; one that passes says so.
#
# Work in any style you like: plain Python, NumPy or pandas. Round nothing. 45 minutes are plenty.

# %% [markdown]
# ## Exercise 1: report the imbalance (3 points)
#
# Write `imbalance_report(y)`. `y` holds one label per row: a list, an array or a Series; numbers or text; two classes or more. Return a dict with
#
# | key | value |
# |---|---|
# | `"counts"` | a dict from each label to its number of rows |
# | `"proportions"` | a dict from each label to its share of the rows |
# | `"minority"` | the label with the fewest rows (if several tie, any of them) |
# | `"prevalence"` | the share of the minority |
# | `"n_min"` | the number of rows of the minority |
# | `"ratio"` | rows of the largest class for each row of the minority |
#
# Raise `ValueError` if `y` is empty, if it has only one class, or if a label is missing (`None` or NaN): a missing label is neither class, and dropping it in silence changes every share.
#
# For `["ok", "ok", "fraud", "ok"]` the result is `{"counts": {"ok": 3, "fraud": 1}, "proportions": {"ok": 0.75, "fraud": 0.25}, "minority": "fraud", "prevalence": 0.25, "n_min": 1, "ratio": 3.0}`.
#
# <details><summary>Hint 1: a nudge</summary>Everything follows from the counts. Get them first, look at them, then compute the rest.</details>
#
# <details><summary>Hint 2: an idea</summary><code>pd.Series(y).value_counts()</code> counts any kind of label, but leaves missing ones out without a word. <code>pd.Series(y).isna()</code> finds them first.</details>
#
# <details><summary>Hint 3: nearly the code</summary>With <code>counts</code> from <code>value_counts()</code>: the minority is <code>counts.idxmin()</code>, its rows <code>counts.min()</code>, the ratio <code>counts.max() / counts.min()</code>, the proportions <code>(counts / counts.sum()).to_dict()</code>. Before that: <code>if pd.Series(y).isna().any() or len(counts) &lt; 2: raise ValueError("...")</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "imbalance_report", "locked": false, "schema_version": 3, "solution": true, "task": false}
def imbalance_report(y):
    ### BEGIN SOLUTION
    import pandas as pd

    labels = pd.Series(y)
    if labels.isna().any():
        raise ValueError(f"{labels.isna().sum()} labels are missing")
    counts = labels.value_counts()
    if len(counts) < 2:
        raise ValueError(f"expected at least two classes, got {len(counts)}")
    return {
        "counts": counts.to_dict(),
        "proportions": (counts / counts.sum()).to_dict(),
        "minority": counts.idxmin(),
        "prevalence": counts.min() / counts.sum(),
        "n_min": int(counts.min()),
        "ratio": counts.max() / counts.min(),
    }
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_imbalance_report", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# Four labels counted by hand, then a missing label and a single class.
def test_imbalance_report():
    from collections.abc import Mapping
    from reprlib import repr as short

    from imbalance_helpers.checks import check, check_equal, check_raises, guarded

    report = guarded(imbalance_report)

    def compare(y, counts, minority, majority, kind=lambda labels: labels):
        result, n, most, least = report(kind(y)), len(y), counts[majority], counts[minority]
        case = f"for {short(y)}, "
        if not isinstance(result, Mapping):
            check_equal(result, {}, case + "the result")
        for key in ["counts", "proportions", "minority", "prevalence", "n_min", "ratio"]:
            check(key in result, f"{case}the result lacks the key {key!r}")
        check_equal(result["counts"], counts, case + "counts")
        shares = {label: count / n for label, count in counts.items()}
        check_equal(result["proportions"], shares, case + "proportions")
        check_equal(result["minority"], minority, case + "minority", mistakes={
            "that is the largest class": majority})
        check_equal(result["prevalence"], least / n, case + "prevalence", mistakes={
            "that is the share of the largest class": most / n})
        check_equal(result["n_min"], least, case + "n_min", mistakes={
            "that is the number of classes": len(counts), "that is the largest class": most})
        check_equal(result["ratio"], most / least, case + "ratio", mistakes={
            "that is minority over majority: turn it round": least / most,
            "that is all other rows over the minority": (n - least) / least,
            "that is all rows over the minority": n / least})

    compare(["ok", "ok", "fraud", "ok"], {"ok": 3, "fraud": 1}, "fraud", "ok")
    check_raises(ValueError, report, [0, 1, 0, None], when="a label is None")
    check_raises(ValueError, report, [0, 0, 0], when="there is one class only")
    ### BEGIN HIDDEN TESTS
    import numpy as np
    import pandas as pd

    compare([2, 1, 2, 2, 1, 2], {2: 4, 1: 2}, 1, 2)
    compare([0, 1, 1, 1, 1], {0: 1, 1: 4}, 0, 1, kind=np.array)
    compare([*"cbabcbbabc"], {"a": 2, "b": 5, "c": 3}, "a", "b")
    odd = lambda labels: pd.Series(labels, index=[9, 7, 7, 3, 1])
    compare([0, 0, 0, 1, 0], {0: 4, 1: 1}, 1, 0, kind=odd)
    y = np.random.default_rng(1).choice(["x", "y", "z"], p=[0.7, 0.2, 0.1], size=400)
    labels, n = np.unique(y, return_counts=True)
    counts = {label: count for label, count in zip(labels.tolist(), n.tolist())}
    compare(y.tolist(), counts, labels[n.argmin()].item(), labels[n.argmax()].item(), kind=np.array)
    tie = report(["a", "b", "b", "a"])
    check_equal([tie["n_min"], tie["ratio"]], [2, 1], "[n_min, ratio] of a tie")
    check_raises(ValueError, report, np.array([0.0, 1.0, np.nan]), when="a label is NaN")
    check_raises(ValueError, report, ["a", "b", np.nan], when="a label is NaN among text")
    check_raises(ValueError, report, pd.Series(["a", "b", None]), when="a label is missing")
    check_raises(ValueError, report, [], when="there are no labels")
    ### END HIDDEN TESTS


test_imbalance_report()
print("imbalance_report passes.")

# %% [markdown]
# ## Exercise 2: name the severity (2 points)
#
# Write `severity(prevalence, n_pos)`: the rule of the lesson, as a function that returns one word. `prevalence` is the share of the minority, above 0 and at most 0.5; `n_pos` is the number of its rows.
#
# | the first line that fits | word |
# |---|---|
# | fewer than 100 minority rows, whatever their share | `"scarce"` |
# | prevalence below 0.01 | `"extreme"` |
# | prevalence below 0.20 | `"moderate"` |
# | prevalence of 0.40 or below | `"mild"` |
# | anything else | `"balanced"` |
#
# Before anything else, raise `ValueError` if `prevalence` is outside (0, 0.5]. For example `severity(0.05, 5000)` is `"moderate"` and `severity(0.05, 12)` is `"scarce"`.
#
# <details><summary>Hint 1: a nudge</summary>The order of the lines matters: ask about the number of rows before the share.</details>
#
# <details><summary>Hint 2: an idea</summary>A chain of <code>if ...: return ...</code> reads like the table. Look at each border: is 0.20 itself "below 0.20"? Is 0.40 itself "0.40 or below"?</details>
#
# <details><summary>Hint 3: nearly the code</summary>Check the range first; then <code>if n_pos &lt; 100: return "scarce"</code>, then <code>if prevalence &lt; 0.01: return "extreme"</code>, and so on down the table.</details>

# %% nbgrader={"grade": false, "grade_id": "severity", "locked": false, "schema_version": 3, "solution": true, "task": false}
def severity(prevalence, n_pos):
    ### BEGIN SOLUTION
    if not 0 < prevalence <= 0.5:
        raise ValueError(f"expected a prevalence in (0, 0.5], got {prevalence}")
    if n_pos < 100:
        return "scarce"
    if prevalence < 0.01:
        return "extreme"
    if prevalence < 0.20:
        return "moderate"
    return "mild" if prevalence <= 0.40 else "balanced"
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_severity", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# One case inside each line of the table; the borders are yours to get right.
def test_severity():
    from imbalance_helpers.checks import check_equal, check_raises, guarded

    word = guarded(severity)

    def compare(prevalence, n_pos, expected):
        check_equal(word(prevalence, n_pos), expected, f"severity({prevalence}, {n_pos})")

    compare(0.05, 12, "scarce")
    compare(0.005, 5000, "extreme")
    compare(0.05, 5000, "moderate")
    compare(0.30, 5000, "mild")
    compare(0.45, 5000, "balanced")
    check_raises(ValueError, word, 0.95, 5000, when="the prevalence is that of the majority")
    ### BEGIN HIDDEN TESTS
    import math

    compare(0.01, 100, "moderate")
    compare(math.nextafter(0.01, 0), 100, "extreme")
    compare(0.20, 100, "mild")
    compare(math.nextafter(0.20, 0), 100, "moderate")
    compare(0.40, 100, "mild")
    compare(math.nextafter(0.40, 1), 100, "balanced")
    compare(0.50, 100, "balanced")
    compare(0.50, 99, "scarce")
    compare(0.0001, 99, "scarce")
    check_raises(ValueError, word, 0.0, 0, when="the prevalence is 0")
    check_raises(ValueError, word, -0.1, 500, when="the prevalence is negative")
    check_raises(ValueError, word, 0.51, 5, when="the prevalence is above 0.5")
    ### END HIDDEN TESTS


test_severity()
print("severity passes.")

# %% [markdown]
# ## Exercise 3: the two floors (3 points)
#
# Before any model, ask what a policy scores that has learned nothing. Write `dummy_scores(y, pos_label=1)`; `y` is a list, an array or a Series of labels in which every label other than `pos_label` counts as negative. Two policies:
#
# - `"all_negative"` flags no row;
# - `"base_rate"` flags each row at random with probability $p$, the share of positives, whatever the row. Give its *expected* scores: no random numbers are needed.
#
# Return a dict from these two names to a dict with `"accuracy"`, `"recall"` and `"balanced_accuracy"` (the mean of the recall of the positives and the recall of the negatives). Raise `ValueError` unless `y` holds both positives and negatives; an empty `y` holds neither.
#
# For `[0, 0, 0, 1]` the result is `{"all_negative": {"accuracy": 0.75, "recall": 0.0, "balanced_accuracy": 0.5}, "base_rate": {"accuracy": 0.625, "recall": 0.25, "balanced_accuracy": 0.5}}`.
#
# <details><summary>Hint 1: a nudge</summary>Everything follows from p. For the random policy, ask: how often is a positive right, how often is a negative right, and how common is each?</details>
#
# <details><summary>Hint 2: an idea</summary>A positive row is flagged with probability p, so recall is p. A negative row is left alone with probability 1 − p. Accuracy weighs the two by their shares, p and 1 − p.</details>
#
# <details><summary>Hint 3: nearly the code</summary><code>p = np.mean(np.asarray(y) == pos_label)</code>; the random policy has accuracy <code>p * p + (1 - p) * (1 - p)</code>; the mean of p and 1 − p is always 0.5.</details>

# %% nbgrader={"grade": false, "grade_id": "dummy_scores", "locked": false, "schema_version": 3, "solution": true, "task": false}
def dummy_scores(y, pos_label=1):
    ### BEGIN SOLUTION
    import numpy as np

    positive = np.asarray(y) == pos_label
    if positive.all() or not positive.any():
        raise ValueError(f"expected positives and negatives, got {positive.sum()} positives")
    p = positive.mean()
    return {
        "all_negative": {"accuracy": 1 - p, "recall": 0.0, "balanced_accuracy": 0.5},
        "base_rate": {"accuracy": p * p + (1 - p) ** 2, "recall": p, "balanced_accuracy": 0.5},
    }
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_dummy_scores", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# The example of the task: one positive in four rows.
def test_dummy_scores():
    from collections.abc import Mapping

    from imbalance_helpers.checks import check, check_equal, check_raises, guarded

    scores = guarded(dummy_scores)

    def check_keys(found, keys, what):
        if not isinstance(found, Mapping):
            check_equal(found, {}, what)
        for key in keys:
            check(key in found, f"{what} lacks the key {key!r}")

    def compare(y, p, expected, *pos_label):
        result = scores(y, *pos_label)
        check_keys(result, ["all_negative", "base_rate"], "the result")
        shares = {"that is the share of positives": p, "that is the share of negatives": 1 - p}
        coin = {"that is a coin that flags half of the rows": 0.5}
        for policy, accuracy, recall in [("all_negative", 1 - p, 0), ("base_rate", expected, p)]:
            found, case = result[policy], f"of {policy} at p = {p}"
            check_keys(found, ["accuracy", "recall", "balanced_accuracy"], f"the entry {case}")
            check_equal(found["accuracy"], accuracy, f"the accuracy {case}", mistakes={
                **shares, **coin, "that is how often it is wrong": 1 - accuracy})
            check_equal(found["recall"], recall, f"the recall {case}", mistakes={**shares, **coin})
            check_equal(found["balanced_accuracy"], 0.5, f"the balanced accuracy {case}", mistakes={
                "that is the accuracy; here both classes count the same": accuracy,
                "that is the recall of the positives; what of the negatives?": recall})

    compare([0, 0, 0, 1], 0.25, 0.625)
    check_raises(ValueError, scores, [0, 0, 0], when="there are no positives")
    ### BEGIN HIDDEN TESTS
    import numpy as np
    import pandas as pd

    compare([1, 0, 0, 0, 0, 0, 0, 0, 0, 0], 0.1, 0.82)
    compare([1, 1, 1, 1, 0], 0.8, 0.68)
    compare(["no"] * 48 + ["yes"] * 2, 0.04, 0.9232, "yes")
    compare(pd.Series([2, 1, 1, 1, 1], index=[8, 6, 4, 3, 3]), 0.2, 0.68, 2)
    compare(["a", "b", "c", "c"], 0.25, 0.625, "b")
    compare(np.repeat([0, 1], [9_980, 20]), 0.002, 0.996008)
    check_raises(ValueError, scores, [1, 1], when="there are no negatives")
    check_raises(ValueError, scores, ["a", "b"], "c", when="pos_label is not among the labels")
    check_raises(ValueError, scores, [], when="there are no labels")
    ### END HIDDEN TESTS


test_dummy_scores()
print("dummy_scores passes.")

# %% [markdown]
# ## Exercise 4: how well is a recall known? (3 points)
#
# Write `recall_interval(y_true, y_pred)`: a 95 % confidence interval for the recall of class 1, as a pair `(low, high)`. Labels and predictions are 0 or 1, row by row, whatever the index of a Series. Use Wilson's interval or the exact (Clopper–Pearson) one: both stay within 0 and 1, and keep some width even when every positive was missed, or found. Raise `ValueError` if there is no positive row, or if the lengths differ.
#
# With 10 positives of which 8 are flagged, the result is about `(0.49, 0.94)` by Wilson and `(0.44, 0.97)` by the exact method, however many negatives there are, flagged or not.
#
# <details><summary>Hint 1: a nudge</summary>Recall is a proportion: the share of the positives that were flagged. Two numbers are all you need.</details>
#
# <details><summary>Hint 2: an idea</summary>The lesson used <code>scipy.stats.binomtest(k, n).proportion_ci(method="wilson")</code>. Which k, and which n?</details>
#
# <details><summary>Hint 3: nearly the code</summary><code>n_pos</code> is the number of rows with <code>y_true == 1</code>, and <code>tp</code> the number of those with <code>y_pred == 1</code> as well; the interval has the attributes <code>low</code> and <code>high</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "recall_interval", "locked": false, "schema_version": 3, "solution": true, "task": false}
def recall_interval(y_true, y_pred):
    ### BEGIN SOLUTION
    import numpy as np
    from scipy.stats import binomtest

    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    if len(y_true) != len(y_pred):
        raise ValueError(f"{len(y_true)} labels, but {len(y_pred)} predictions")
    found = y_pred[y_true == 1] == 1
    if len(found) == 0:
        raise ValueError("no positive row: the recall is undefined")
    interval = binomtest(int(found.sum()), len(found)).proportion_ci(method="wilson")
    return interval.low, interval.high
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_recall_interval", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# Eight of ten positives flagged, among 100 rows; then input that has no answer.
def test_recall_interval():
    from numbers import Real

    from imbalance_helpers.checks import check, check_raises, guarded

    interval, same = guarded(recall_interval), lambda values: values

    def compare(tp, n_pos, lows, highs, n_neg=90, labels=same, flags=same):
        positives, alarms = [(1, 1)] * tp + [(1, 0)] * (n_pos - tp), n_neg // 3
        rows = positives + [(0, 1)] * alarms + [(0, 0)] * (n_neg - alarms)
        y_true, y_pred = zip(*rows[1::2], *rows[::2])  # mixed: the positives do not come first
        result = interval(labels([*y_true]), flags([*y_pred]))
        case = f"the interval for {tp} of {n_pos} positives among {len(rows)} rows"
        check(result is not None, f"{case} is None: does the function return its result?")
        ends = [*result] if hasattr(result, "__iter__") else []
        ends = [end.tolist() if hasattr(end, "tolist") else end for end in ends]
        numbers = [float(end) for end in ends if isinstance(end, Real)]
        check(len(ends) == len(numbers) == 2, f"{case} is not a pair of numbers (low, high)")
        (low, high), slack = numbers, 0.006  # two decimals are enough
        shown = f"{case} is ({low:.3f}, {high:.3f}):"
        inside = -1e-9 <= low <= 1 + 1e-9 and -1e-9 <= high <= 1 + 1e-9
        check(inside, f"{shown} it leaves the range from 0 to 1")
        check(low <= high, f"{shown} the lower end comes first")
        check(low < high, f"{shown} it has no width, as if the recall were known exactly")
        check(low - slack <= tp / n_pos <= high + slack, f"{shown} it leaves out the recall itself")
        width, most, least = high - low, highs[1] - lows[0] + slack, highs[0] - lows[1] - slack
        wrong = "wide" if width > most else "narrow" if width < least else "far to one side"
        fits = [a - slack <= end <= b + slack for end, (a, b) in zip(numbers, [lows, highs])]
        check(fits == [True, True], f"{shown} too {wrong} for a level of 95 %, {n_pos} positives")

    compare(8, 10, (0.442, 0.490), (0.943, 0.975))
    check_raises(ValueError, interval, [0, 0], [0, 1], when="there is no positive row")
    ### BEGIN HIDDEN TESTS
    import numpy as np
    import pandas as pd
    from scipy.stats import binomtest

    for tp, n_pos in [(0, 10), (10, 10), (1, 3), (50, 100), (97, 100), (400, 1000)]:
        test, methods = binomtest(tp, n_pos), ["exact", "wilson", "wilsoncc"]
        ends = [test.proportion_ci(method=method) for method in methods]
        lows, highs = sorted(e.low for e in ends), sorted(e.high for e in ends)
        compare(tp, n_pos, (lows[0], lows[-1]), (highs[0], highs[-1]), n_neg=int(tp * 1.5))
    compare(4, 4, (0.395, 0.511), (1, 1), n_neg=0)
    back = lambda values: pd.Series(values, index=range(len(values), 0, -1))
    for labels, flags in [(np.array, np.array), (back, back), (back, np.array)]:
        compare(8, 10, (0.442, 0.490), (0.943, 0.975), labels=labels, flags=flags)
    check_raises(ValueError, interval, [1, 0, 1], [1], when="the lengths differ")
    ### END HIDDEN TESTS


test_recall_interval()
print("recall_interval passes.")

# %% [markdown]
# ## Exercise 5: explain it (2 points, graded by hand)
#
# A colleague tests a fraud model on 10,000 rows, 12 of them fraud. It finds 10 of the 12. The report says: "Recall is 83 %, measured on 10,000 rows." In two or three sentences: what does the 10,000 tell us about that recall, what limits how well it is known, and what would you report instead?

# %% [markdown] nbgrader={"grade": true, "grade_id": "explain_recall", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# The 10,000 rows say almost nothing about the recall: it is measured on the 12 positive rows alone, and 9,988 negatives add no information about it. With 10 of 12 found, the 95 % interval (Wilson) runs from about 0.55 to 0.95. I would report "10 of 12 found (83 %, 95 % interval 55 to 95 %)" and ask for more confirmed frauds before comparing models.
#
# *For the grader: one point for "the positives, not the rows", one for an interval or the bare counts.*

# %% [markdown]
# ## When you are done
#
# - [ ] Every check above says that it passes.
# - [ ] I saved, then ran `from autograder import check; check("01_detection")` in a new cell: all points are there.
# - [ ] I can say in words what *prevalence*, *ratio* and `n_min` are, and which of them limits a recall.
# - [ ] I tried one of my functions on labels of my own.
#
# Which of the four steps did we practise? Mostly *judge*: before any model, what counts as nothing learned, and how well can we know a score at all?
