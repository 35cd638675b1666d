# %% [markdown]
# # Practise: judge a ranking
#
# You need the lesson `curves.ipynb`. Each exercise has a task, three hints to open one at a time, a cell for your answer and a cell that checks it. Run your answer first, then the check.
#
# Exercises 1 to 3 are **by hand**: the checks switch the libraries' own versions off, because building them is the exercise. Everywhere else use what you like. 45 minutes are plenty.

# %% [markdown]
# ## Exercise 1: count the pairs (3 points, by hand)
#
# Write `auc_by_pairs(y_true, y_score, pos_label=1)`: of all pairs of a positive and a negative row, the share in which the positive row has the higher score; a pair with equal scores counts one half. Both inputs hold one value per row (lists, arrays or Series) and belong together by position; labels may be text, and every label other than `pos_label` is negative. Raise `ValueError` if there are no positives, or no negatives.
#
# 20,000 rows with 500 positives make almost ten million pairs. Do not hold them all at once: the check allows 8 MB for that size.
#
# For `y_true = [1, 1, 0, 0]` and `y_score = [0.9, 0.4, 0.6, 0.4]` the result is `0.625`: two pairs are in order, one is not, one is tied.
#
# <details><summary>Hint 1: a nudge</summary>For one positive row it is enough to know how many negatives lie below its score and how many are equal.</details>
#
# <details><summary>Hint 2: an idea</summary>Loop over the positive scores and compare each with the array of the negative ones: one small array at a time. Or rank all scores once, with <code>scipy.stats.rankdata</code>, which gives tied rows their mean rank.</details>
#
# <details><summary>Hint 3: nearly the code</summary>With arrays <code>pos</code> and <code>neg</code>: add up <code>(neg &lt; p).sum() + 0.5 * (neg == p).sum()</code> for each <code>p</code> in <code>pos</code>, and divide by <code>len(pos) * len(neg)</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "auc_by_pairs", "locked": false, "schema_version": 3, "solution": true, "task": false}
def auc_by_pairs(y_true, y_score, pos_label=1):
    ### BEGIN SOLUTION
    import numpy as np

    positive, scores = np.asarray(y_true) == pos_label, np.asarray(y_score)
    pos, neg = scores[positive], np.sort(scores[~positive])
    if len(pos) == 0 or len(neg) == 0:
        raise ValueError(f"expected both classes, got {len(pos)} positives, {len(neg)} negatives")
    # Below p lie as many as could be put in before it; half of the equal ones count too.
    below, not_above = np.searchsorted(neg, pos, "left"), np.searchsorted(neg, pos, "right")
    return (below + not_above).sum() / (2 * len(pos) * len(neg))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_auc_by_pairs", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# The example of the task, a perfect and an inverted order, and a class without rows.
def test_auc_by_pairs():
    from imbalance_helpers.checks import check, check_equal, check_raises, guarded

    library = ["sklearn.metrics." + name for name in [
        "roc_auc_score", "roc_curve", "auc", "det_curve", "confusion_matrix_at_thresholds",
        "label_ranking_loss"]]
    library += ["scipy.stats.mannwhitneyu", "scipy.stats.somersd"]
    area = guarded(auc_by_pairs, without=library)

    def compare(case, y_true, y_score, expected, tied=0.0, **pos_label):
        check_equal(area(y_true, y_score, **pos_label), expected, f"for {case}, the result",
                    mistakes={"do tied pairs count as wrong?": expected - tied / 2,
                              "do tied pairs count as right?": expected + tied / 2,
                              "is the order turned round?": 1 - expected})

    compare("the example", [1, 1, 0, 0], [0.9, 0.4, 0.6, 0.4], 0.625, tied=0.25)
    compare("a perfect order", [0, 0, 1], [-2, -1, 5], 1.0)
    compare("an inverted order", [1, 0, 0], [-2, -1, 5], 0.0)
    check_raises(ValueError, area, [0, 0, 0], [0.1, 0.2, 0.3], when="there are no positives")
    ### BEGIN HIDDEN TESTS
    import tracemalloc
    import numpy as np
    import pandas as pd
    from sklearn.metrics import roc_auc_score

    compare("a constant score", [0, 0, 0, 1], [3, 3, 3, 3], 0.5, tied=1.0)
    compare("scores in groups", [1, 0, 1, 0, 0], [2, 2, 1, 1, 1], 3.5 / 6, tied=3 / 6)
    compare("text", [*"zazaa"], [0.9, 0.8, 0.4, 0.5, 0.1], 4 / 6, pos_label="z")
    compare("pos_label=0", [0, 0, 1, 1], [0.9, 0.4, 0.6, 0.4], 0.625, tied=0.25, pos_label=0)
    compare("three classes", [2, 0, 1, 2], [0.9, 0.8, 0.2, 0.5], 0.75, pos_label=2)
    series = pd.Series([1, 1, 0, 0]), pd.Series([0.9, 0.4, 0.6, 0.4], index=[3, 2, 1, 0])
    compare("two Series with different indexes", *series, 0.625, tied=0.25)
    rng = np.random.default_rng(3)
    for n in [30, 200]:
        y, s = rng.permutation(np.repeat([1, 0], [n // 10, n - n // 10])), rng.normal(size=n)
        compare(f"{n} rows", y, s, roc_auc_score(y, s))
        s = s.round()
        tied = (s[y == 1][:, None] == s[y == 0]).mean()
        compare(f"{n} rows with ties", y, s, roc_auc_score(y, s), tied=tied)
    check_raises(ValueError, area, [1, 1], [0.1, 0.2], when="there are no negatives")
    y, s = np.repeat([1, 0], [500, 19_500]), rng.normal(size=20_000).round(2)
    tracemalloc.start()
    try:
        compare("20,000 rows", y, s, roc_auc_score(y, s))
        peak = tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()
    check(peak < 8, f"for 20,000 rows it takes {peak:.0f} MB: does it hold all pairs at once?")
    ### END HIDDEN TESTS


test_auc_by_pairs()
print("auc_by_pairs passes.")

# %% [markdown]
# ## Exercise 2: average precision (3 points, by hand)
#
# Write `average_precision(y_true, y_score, pos_label=1)`: walk down the list from the highest score and add up, at each step, the growth in recall times the precision so far, $\sum_i (R_i - R_{i-1})\,P_i$. Rows with equal scores enter **together, as one step**, so the order of the input never matters. Inputs are as in exercise 1. Raise `ValueError` if there are no positives.
#
# For `y_true = [1, 1, 0, 0]` and `y_score = [0.9, 0.8, 0.8, 0.1]` the result is `0.5 * 1 + 0.5 * 2/3`, about `0.833`. A score that is the same for all rows gets the prevalence.
#
# <details><summary>Hint 1: a nudge</summary>There are as many steps as there are <em>different</em> scores. What are recall and precision if you flag every row with at least that score?</details>
#
# <details><summary>Hint 2: an idea</summary>Sort the rows by falling score, take cumulative sums of positives, and keep only the last row of each group of equal scores. Or loop over the different scores, highest first.</details>
#
# <details><summary>Hint 3: nearly the code</summary>For each <code>t</code> in <code>np.unique(scores)[::-1]</code>: <code>flagged = scores &gt;= t</code>, <code>recall = (flagged &amp; positive).sum() / positive.sum()</code>, precision likewise by <code>flagged.sum()</code>; add <code>(recall - last) * precision</code>, then <code>last = recall</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "average_precision", "locked": false, "schema_version": 3, "solution": true, "task": false}
def average_precision(y_true, y_score, pos_label=1):
    ### BEGIN SOLUTION
    import numpy as np

    positive, scores = np.asarray(y_true) == pos_label, np.asarray(y_score)
    if not positive.any():
        raise ValueError("expected at least one positive row")
    order = np.argsort(-scores, kind="stable")
    scores, hits = scores[order], positive[order].cumsum()
    ends = np.append(np.flatnonzero(np.diff(scores)), len(scores) - 1)  # of the groups
    recall, precision = hits[ends] / hits[-1], hits[ends] / (ends + 1)
    return (np.diff(recall, prepend=0) * precision).sum()
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_average_precision", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# The example of the task, and a constant score at a prevalence of 2 %.
def test_average_precision():
    from imbalance_helpers.checks import check_equal, check_raises, guarded

    library = ["sklearn.metrics." + name for name in [
        "average_precision_score", "precision_recall_curve", "auc", "roc_curve", "det_curve",
        "confusion_matrix_at_thresholds", "label_ranking_average_precision_score"]]
    ap = guarded(average_precision, without=library)

    def compare(case, y_true, y_score, expected, mistakes=None, **pos_label):
        result = ap(y_true, y_score, **pos_label)
        check_equal(result, expected, f"for {case}, the result", mistakes=mistakes)

    one_by_one = "rows with equal scores seem to enter one by one"
    lines = "that is the area under straight lines"
    mistakes = {one_by_one: 1.0, lines: 11 / 12}
    compare("the example", [1, 1, 0, 0], [0.9, 0.8, 0.8, 0.1], 0.5 + 0.5 * 2 / 3, mistakes)
    mistakes = {one_by_one: (1 / 99 + 2 / 100) / 2, lines: 0.51}
    compare("a constant score", [0] * 98 + [1, 1], [0.3] * 100, 0.02, mistakes)
    check_raises(ValueError, ap, [0, 0], [0.1, 0.2], when="there are no positives")
    ### BEGIN HIDDEN TESTS
    import numpy as np
    import pandas as pd
    from sklearn.metrics import auc, average_precision_score, precision_recall_curve

    turned = {"does the list start at the lowest score?": 0.25 + 0.2}
    compare("a list out of order", [0, 1, 0, 0, 1], [2, 5, 3, 1, 4], 1.0, turned)
    compare("the positive last", [0, 0, 0, 1], [4, 3, 2, 1], 0.25)
    compare("only positives", [1, 1, 1], [0.2, 0.1, 0.3], 1.0)
    compare("one row", [1], [0.2], 1.0)
    compare("text", [*"zazaa"], [5, 4, 3, 2, 1], (1 + 2 / 3) / 2, pos_label="z")
    compare("pos_label=0", [0, 0, 1, 1], [0.9, 0.8, 0.8, 0.1], 5 / 6, pos_label=0)
    compare("three classes", [2, 1, 0, 2], [4, 3, 2, 1], 0.75, pos_label=2)
    series = pd.Series([1, 1, 0]), pd.Series([0.9, 0.8, 0.7], index=[2, 1, 0])
    compare("two Series with different indexes", *series, 1.0)
    rng = np.random.default_rng(4)
    for n, digits in [(40, 3), (200, 0), (200, 1)]:
        y, s = rng.permutation(np.repeat([1, 0], [n // 10, n - n // 10])), rng.normal(size=n)
        s = s.round(digits)
        precision, recall, _ = precision_recall_curve(y, s)
        mistakes = {lines: auc(recall, precision)}
        rows = f"{n} rows, scores with {digits} decimals"
        compare(rows, y, s, average_precision_score(y, s), mistakes)
        order = np.lexsort([y, s])
        for way, what in [(order, "negatives first"), (order[::-1], "positives first")]:
            places = np.argsort(np.argsort(-s[way], kind="stable"), kind="stable")
            named = {one_by_one: average_precision_score(y[way], -places)}
            compare(f"{rows}, {what} among equal scores", y[way], s[way],
                    average_precision_score(y, s), named)
    ### END HIDDEN TESTS


test_average_precision()
print("average_precision passes.")

# %% [markdown]
# ## Exercise 3: precision at k (2 points, by hand)
#
# Write `precision_at_k(y_true, y_score, k, pos_label=1)`: the share of positives among the k rows with the highest scores. Rows that tie at the k-th place cannot be told apart, so the office picks among them at random: return the precision it gets **on average**. The places left after all rows above the tie are filled with the tie's own share of positives. Inputs are as in exercise 1. Raise `ValueError` unless k is between 1 and the number of rows.
#
# For `y_true = [1, 0, 0, 1, 0, 0]`, `y_score = [9, 7, 7, 7, 7, 2]` and `k = 3` the result is `(1 + 2 * 1/4) / 3`, that is `0.5`: one positive above the tie, and two places for four tied rows of which a quarter is positive.
#
# <details><summary>Hint 1: a nudge</summary>Find the k-th highest score first. Which rows are surely among the top k, and how many places are left for the others?</details>
#
# <details><summary>Hint 2: an idea</summary>Split the rows in three: above the k-th score, equal to it, below. The first group is in, the second shares the places that are left.</details>
#
# <details><summary>Hint 3: nearly the code</summary>With <code>cut = np.sort(scores)[-k]</code>, <code>above = scores &gt; cut</code> and <code>tied = scores == cut</code>: the hits are <code>positive[above].sum() + (k - above.sum()) * positive[tied].mean()</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "precision_at_k", "locked": false, "schema_version": 3, "solution": true, "task": false}
def precision_at_k(y_true, y_score, k, pos_label=1):
    ### BEGIN SOLUTION
    import numpy as np

    positive, scores = np.asarray(y_true) == pos_label, np.asarray(y_score)
    if not 1 <= k <= len(scores):
        raise ValueError(f"expected k between 1 and {len(scores)}, got {k}")
    cut = np.sort(scores)[-k]
    above, tied = scores > cut, scores == cut
    return (positive[above].sum() + (k - above.sum()) * positive[tied].mean()) / k
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_precision_at_k", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# The example of the task, a list without ties, and a k that is too large.
def test_precision_at_k():
    from imbalance_helpers.checks import check_equal, check_raises, guarded

    precision = guarded(precision_at_k, without=["imbalance_helpers.precision_at_k_score"])

    def compare(case, y_true, y_score, k, expected, mistakes=None, **pos_label):
        result = precision(y_true, y_score, k, **pos_label)
        check_equal(result, expected, f"for {case} and k={k}, the result", mistakes=mistakes)

    example = [1, 0, 0, 1, 0, 0], [9, 7, 7, 7, 7, 2]
    compare("the example", *example, 3, 0.5, {
        "that divides by all rows from the k-th score on": 2 / 5,
        "that takes the tied rows in the order of the input": 1 / 3,
        "are all hits among the tied rows counted?": 2 / 3,
        "that is the recall at k": 1.5 / 2})
    recall = {"that is the recall at k": 3 / 3, "is the order turned round?": 1 / 4}
    compare("a list without ties", [1, 1, 0, 1, 0, 0], [6, 5, 4, 3, 2, 1], 4, 3 / 4, recall)
    check_raises(ValueError, precision, [1, 0], [0.9, 0.1], 3, when="k is 3 for 2 rows")
    ### BEGIN HIDDEN TESTS
    from itertools import combinations

    import numpy as np
    import pandas as pd

    compare("the example", *example, 1, 1.0)
    compare("the example", *example, 2, (1 + 1 / 4) / 2)
    compare("the example", *example, 4, (1 + 3 / 4) / 4)
    compare("the example", *example, 5, 2 / 5)
    compare("the example", *example, 6, 2 / 6)
    compare("a constant score", [0, 0, 0, 1], [1, 1, 1, 1], 3, 0.25)
    compare("a list out of order", [0, 1, 0, 1, 0], [2, 9, 8, 3, 1], 3, 2 / 3)
    compare("no positives", [0, 0, 0], [1, 2, 3], 2, 0.0)
    compare("more positives than places", [1, 1, 1, 0], [9, 8, 7, 1], 2, 1.0)
    compare("text", [*"azaz"], [1, 4, 3, 2], 3, 2 / 3, pos_label="z")
    compare("pos_label=0", [0, 1, 1, 0], [1, 2, 3, 4], 1, 1.0, pos_label=0)
    series = pd.Series([1, 1, 0]), pd.Series([0.9, 0.8, 0.7], index=[2, 1, 0])
    compare("two Series with different indexes", *series, 2, 1.0)
    rng = np.random.default_rng(5)
    y, s = rng.integers(0, 2, size=9), rng.integers(0, 4, size=9)
    for k in range(1, 10):
        picks = [[*pick] for pick in combinations(range(9), k)]
        highest = sorted(s)[-k:]  # every choice of k rows that holds the k highest scores
        expected = np.mean([y[pick].mean() for pick in picks if sorted(s[pick]) == highest])
        compare("nine rows with many ties", y, s, k, expected)
    for k in [0, -1]:
        check_raises(ValueError, precision, [1, 0], [0.9, 0.1], k, when=f"k is {k}")
    ### END HIDDEN TESTS


test_precision_at_k()
print("precision_at_k passes.")

# %% [markdown]
# ## Exercise 4: the best that k can do (1 point)
#
# Write `max_precision_at_k(y_true, k, pos_label=1)`: the precision at k of a perfect ranking of these rows. Inputs and errors are as in exercise 3.
#
# For three positives among ten rows, it is `1.0` at `k = 2` and `0.6` at `k = 5`.
#
# <details><summary>Hint 1: a nudge</summary>A perfect ranking puts all positives first. What fills the other places?</details>
#
# <details><summary>Hint 2: an idea</summary>The hits are limited twice: by the positives there are, and by the k places.</details>
#
# <details><summary>Hint 3: nearly the code</summary><code>min(number of positives, k) / k</code>, after the check of k.</details>

# %% nbgrader={"grade": false, "grade_id": "max_precision_at_k", "locked": false, "schema_version": 3, "solution": true, "task": false}
def max_precision_at_k(y_true, k, pos_label=1):
    ### BEGIN SOLUTION
    if not 1 <= k <= len(y_true):
        raise ValueError(f"expected k between 1 and {len(y_true)}, got {k}")
    return min(sum(label == pos_label for label in y_true), k) / k
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_max_precision_at_k", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# The two cases of the task, and a k of 0.
def test_max_precision_at_k():
    from imbalance_helpers.checks import check_equal, check_raises, guarded

    best = guarded(max_precision_at_k)

    def compare(case, y_true, k, expected, mistakes=None, **pos_label):
        result = best(y_true, k, **pos_label)
        check_equal(result, expected, f"for {case} and k={k}, the result", mistakes=mistakes)

    ten = [0, 1, 0, 0, 1, 0, 1, 0, 0, 0]
    compare("three positives of ten", ten, 2, 1.0, {"that is the best recall at k": 2 / 3})
    compare("three positives of ten", ten, 5, 0.6, {"that is the best recall at k": 1.0})
    check_raises(ValueError, best, ten, 0, when="k is 0")
    ### BEGIN HIDDEN TESTS
    import numpy as np
    import pandas as pd

    compare("three positives of ten", ten, 3, 1.0)
    compare("three positives of ten", ten, 10, 0.3)
    compare("no positives", np.zeros(4), 2, 0.0)
    compare("only positives", np.ones(4), 4, 1.0)
    compare("text", [*"azaz"], 4, 0.5, pos_label="z")
    compare("pos_label=0", [0, 1, 1, 1], 2, 0.5, pos_label=0)
    compare("three classes", [2, 1, 0, 2], 4, 0.5, pos_label=2)
    compare("a Series with an index of its own", pd.Series([1, 0, 1], index=[7, 8, 9]), 3, 2 / 3)
    for k in [11, -1]:
        check_raises(ValueError, best, ten, k, when=f"k is {k} for 10 rows")
    ### END HIDDEN TESTS


test_max_precision_at_k()
print("max_precision_at_k passes.")

# %% [markdown]
# ## Exercise 5: call k cards a day (3 points)
#
# A team can call the owners of k cards each day. Write `card_precision_at_k(df, k, block_found=False)`. The table has a row per payment, in any order, with the columns `day` (a number or a date), `card`, `score` and `fraud` (0 or 1).
#
# For each day: a card's score is its **highest** score of that day, and the card is a hit if **any** of its payments of that day is fraud. Take the k cards with the highest scores and divide the hits by k, also on a day with fewer than k cards: unused places count as misses. Return the mean over the days of the table.
#
# With `block_found=True` a card is blocked once it was among the top k of a day *and* a hit: leave its payments of all **later** days out. A day whose cards are all blocked still counts, with 0. You may assume that no two cards of a day have the same highest score.
#
# For this table and `k = 2` the result is `0.75`, and `0.5` with `block_found=True`:
#
# | day | card | score | fraud |
# |---|---|---|---|
# | 1 | A | 0.9 | 1 |
# | 1 | A | 0.8 | 1 |
# | 1 | B | 0.6 | 0 |
# | 1 | C | 0.5 | 1 |
# | 2 | A | 0.7 | 1 |
# | 2 | E | 0.5 | 1 |
# | 2 | D | 0.4 | 0 |
# | 2 | D | 0.35 | 0 |
#
# <details><summary>Hint 1: a nudge</summary>First make a table with one row per card and day. Everything else then happens within a day.</details>
#
# <details><summary>Hint 2: an idea</summary><code>for day, rows in df.groupby("day")</code> visits the days in order. Inside, <code>rows.groupby("card")[["score", "fraud"]].max()</code> has one row per card.</details>
#
# <details><summary>Hint 3: nearly the code</summary>Keep a set <code>blocked</code> outside the loop. In it: drop <code>rows["card"].isin(blocked)</code>, make the table of cards, <code>top = cards.nlargest(k, "score")</code>, append <code>top["fraud"].sum() / k</code>, and if asked add <code>top.index[top["fraud"] == 1]</code> to <code>blocked</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "card_precision_at_k", "locked": false, "schema_version": 3, "solution": true, "task": false}
def card_precision_at_k(df, k, block_found=False):
    ### BEGIN SOLUTION
    blocked, daily = set(), []
    for _, rows in df.groupby("day"):
        rows = rows[~rows["card"].isin(blocked)]
        top = rows.groupby("card")[["score", "fraud"]].max().nlargest(k, "score")
        daily.append(top["fraud"].sum() / k)
        if block_found:
            blocked |= set(top.index[top["fraud"] == 1])
    return sum(daily) / len(daily)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_card_precision_at_k", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# The table of the task, with and without blocking.
def test_card_precision_at_k():
    import pandas as pd

    from imbalance_helpers.checks import check_equal, guarded

    precision = guarded(card_precision_at_k)

    def compare(case, df, k, expected, mistakes=None, **options):
        result = precision(df, k, **options)
        check_equal(result, expected, f"for {case}, the result", mistakes=mistakes)

    def table(days, cards, scores, fraud, index=None):
        columns = {"day": days, "card": cards, "score": scores, "fraud": fraud}
        return pd.DataFrame({name: [*column] for name, column in columns.items()}, index=index)

    scores = [0.9, 0.8, 0.6, 0.5, 0.7, 0.5, 0.4, 0.35]
    task = table([1, 1, 1, 1, 2, 2, 2, 2], "AABCAEDD", scores, [1, 1, 0, 1, 1, 1, 0, 0])
    compare("the table", task, 2, 0.75, {
        "that counts payments, not cards": 1.0,
        "that adds a card's scores up": 0.5})
    compare("the table with block_found=True", task, 2, 0.5, {
        "the card that was found is still there the next day": 0.75}, block_found=True)
    ### BEGIN HIDDEN TESTS
    import numpy as np

    compare("the table with k=4, more than there are cards", task, 4, 0.5, {
        "that divides by the cards of the day": 2 / 3})
    shuffled = task.sample(frac=1, random_state=1)
    compare("the table in another order", shuffled, 2, 0.75)
    compare("the table in another order, with block_found=True", shuffled, 2, 0.5, block_found=True)
    compare("the table with k=1", task, 1, 1.0)
    compare("the table with k=3", task, 3, 2 / 3)
    compare("the table with k=3 and block_found=True", task, 3, 0.5, block_found=True)
    busy = table([1] * 4 + [2] * 2, "ABCDAB", [9, 8, 7, 6, 2, 1], [0, 0, 0, 0, 1, 1])
    compare("one busy and one quiet day", busy, 2, 0.5, {
        "does it take the top k of all days together?": 0.0})
    late = table([1, 1, 1], "AAB", [0.9, 0.2, 0.5], [0, 1, 0])
    compare("a card whose lower payment is the fraud", late, 1, 1.0, {
        "is a card only a hit if its highest payment is fraud?": 0.0})
    mild = table([1, 1, 2, 2], "ABAB", [9, 1, 9, 1], [0, 1, 1, 0])
    compare("a card that is called in vain first, with block_found=True", mild, 1, 0.5, {
        "is a card blocked although the call found no fraud?": 0.0}, block_found=True)
    missed = table([1, 1, 2, 2], "ABAB", [9, 1, 1, 9], [1, 1, 0, 1])
    compare("a fraud nobody called about, with block_found=True", missed, 1, 1.0, {
        "is a card blocked although nobody called?": 0.5}, block_found=True)
    place = table([1, 1, 2, 2], "ABAB", [9, 1, 9, 1], [1, 0, 1, 1])
    compare("a card below a blocked one", place, 1, 1.0, {
        "does the blocked card keep its place in the top k?": 0.5}, block_found=True)
    gone = table([1, 2, 3], "AAB", [9, 8, 7], [1, 1, 1])
    compare("a day whose only card is blocked", gone, 1, 2 / 3, {
        "is the day left out of the mean?": 1.0}, block_found=True)
    days = pd.to_datetime(["2026-03-02", "2026-03-01", "2026-03-02", "2026-03-01"])
    dated = table(days, [7, 7, 8, 8], [9, 8, 1, 2], [1, 1, 0, 0], index=[5, 5, 5, 5])
    compare("dates, latest first", dated, 1, 1.0)
    compare("dates, latest first, with block_found=True", dated, 1, 0.5, block_found=True)
    n, k = 300, 4
    for seed, blocking in [(6, False), (6, True), (7, True), (8, True)]:
        rng = np.random.default_rng(seed)
        draws = rng.integers(0, 6, n), rng.integers(0, 25, n), rng.random(n), rng.random(n)
        big = table(*draws[:3], (draws[3] < 0.3).astype(int))
        blocked, hits = [], []
        for day in range(6):
            today = {}
            for d, card, score, fraud in big.itertuples(index=False):
                if d == day and card not in blocked:
                    score_so_far, hit = today.get(card, (0, 0))
                    today[card] = (score, hit) if score > score_so_far else (score_so_far, hit)
                    today[card] = (today[card][0], hit or fraud)
            top = sorted(today, key=today.get)[-k:]
            found = [card for card in top if today[card][1]]
            blocked += found if blocking else []
            hits.append(len(found) / k)
        compare(f"300 payments, block_found={blocking}", big, k, np.mean(hits), block_found=blocking)
    ### END HIDDEN TESTS


test_card_precision_at_k()
print("card_precision_at_k passes.")

# %% [markdown]
# ## Exercise 6: the best recall at a precision (3 points)
#
# Write `recall_at_precision(y_true, y_score, floor, pos_label=1)`. A threshold is one of the scores, and flags every row with at least that score. Among the thresholds whose precision is at least `floor`, find the one with the highest recall; if several have it, the highest of them, which flags the fewest. Return `(recall, threshold)`, or `None` if no threshold reaches the floor. Inputs are as in exercise 1; raise `ValueError` if there are no positives. Library functions are welcome.
#
# For `y_true = [1, 1, 0, 1, 0]` and `y_score = [0.9, 0.8, 0.7, 0.6, 0.5]`: at `floor=0.7` the result is `(1.0, 0.6)`, and at `floor=0.8` it is about `(0.667, 0.8)`.
#
# <details><summary>Hint 1: a nudge</summary>Precision goes up and down along the list, so the thresholds that reach the floor need not lie side by side. Look at all of them.</details>
#
# <details><summary>Hint 2: an idea</summary><code>precision_recall_curve</code> returns one point more than thresholds: the last one, at precision 1 and recall 0, is made up. Drop it, then keep the points that reach the floor. There may be none.</details>
#
# <details><summary>Hint 3: nearly the code</summary>With <code>ok = np.flatnonzero(precision[:-1] &gt;= floor)</code>: return <code>None</code> if it is empty. Otherwise the thresholds rise and the recalls fall, so the best recall is <code>recall[ok[0]]</code>, and among the places of <code>ok</code> that have it you want the last.</details>

# %% nbgrader={"grade": false, "grade_id": "recall_at_precision", "locked": false, "schema_version": 3, "solution": true, "task": false}
def recall_at_precision(y_true, y_score, floor, pos_label=1):
    ### BEGIN SOLUTION
    import numpy as np
    from sklearn.metrics import precision_recall_curve

    positive = np.asarray(y_true) == pos_label
    if not positive.any():
        raise ValueError("expected at least one positive row")
    precision, recall, thresholds = precision_recall_curve(positive, np.asarray(y_score))
    points = zip(recall[:-1], thresholds, precision[:-1])  # without the artificial end
    return max(((r, t) for r, t, p in points if p >= floor), default=None)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_recall_at_precision", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# The two cases of the task, and a floor that no threshold reaches.
def test_recall_at_precision():
    from imbalance_helpers.checks import check_equal, check_raises, guarded

    best = guarded(recall_at_precision)

    def compare(case, y_true, y_score, floor, expected, mistakes=None, **pos_label):
        named = {} if expected is None else {"some threshold does reach the floor": None}
        what = f"for {case} and floor={floor}, the result"
        result = best(y_true, y_score, floor, **pos_label)
        check_equal(result, expected, what, mistakes={**named, **(mistakes or {})})

    task = [1, 1, 0, 1, 0], [0.9, 0.8, 0.7, 0.6, 0.5]
    compare("the example", *task, 0.7, (1.0, 0.6), {
        "another threshold that reaches the floor has a higher recall": (1 / 3, 0.9),
        "is the search given up at the first precision below the floor?": (2 / 3, 0.8),
        "the threshold and the recall belong to different points": (1.0, 0.7)})
    compare("the example", *task, 0.8, (2 / 3, 0.8))
    compare("an honest row on top", [0, 1, 0, 1], [0.9, 0.8, 0.7, 0.6], 0.9, None, {
        "that is the artificial end of the curve": (0.0, 0.9)})
    ### BEGIN HIDDEN TESTS
    import numpy as np
    import pandas as pd

    fewest = {"a higher threshold has the same recall and flags fewer": (1.0, 0.5)}
    compare("the example", *task, 0.6, (1.0, 0.6), fewest)
    compare("the example", *task, 0.75, (1.0, 0.6))
    compare("the example", *task, 1.0, (2 / 3, 0.8))
    compare("the example", *task, 0.0, (1.0, 0.6), fewest)
    compare("the example", *task, 1.1, None)
    compare("an honest row on top", [0, 1, 0, 1], [0.9, 0.8, 0.7, 0.6], 0.5, (1.0, 0.6))
    compare("an honest row on top", [0, 1, 0, 1], [0.9, 0.8, 0.7, 0.6], 0.51, None)
    compare("a constant score", [0, 1, 0, 0], [3, 3, 3, 3], 0.25, (1.0, 3))
    compare("a constant score", [0, 1, 0, 0], [3, 3, 3, 3], 0.26, None)
    compare("ties at the cut", [1, 1, 0, 0], [9, 5, 5, 1], 0.7, (0.5, 9))
    compare("a list out of order", [0, 1, 0, 1, 1], [5, 9, 7, 6, 8], 0.7, (1.0, 6))
    compare("negative scores", [1, 0], [-1.5, -2.5], 0.9, (1.0, -1.5))
    compare("no positive found at precision 0", [0, 0, 1], [3, 2, 1], 0.0, (1.0, 1))
    compare("text", [*"zzaza"], task[1], 0.7, (1.0, 0.6), pos_label="z")
    compare("pos_label=0", [0, 0, 1, 0, 1], task[1], 0.7, (1.0, 0.6), pos_label=0)
    series = pd.Series(task[0]), pd.Series(task[1], index=[4, 3, 2, 1, 0])
    compare("two Series with different indexes", *series, 0.7, (1.0, 0.6))
    rng = np.random.default_rng(7)
    for digits in [4, 1]:
        y = rng.permutation(np.repeat([1, 0], [20, 100]))
        s = (rng.normal(size=120) + 1.5 * y).round(digits)
        for floor in [0.2, 0.5, 0.8, 0.95]:
            expected = None
            for t in sorted({float(score) for score in s}, reverse=True):
                flagged = s >= t
                recall = y[flagged].sum() / 20
                if y[flagged].mean() >= floor and (expected is None or recall > expected[0]):
                    expected = (recall, t)
            compare(f"120 rows, scores with {digits} decimals", y, s, floor, expected)
    check_raises(ValueError, best, [0, 0], [0.1, 0.2], 0.5, when="there are no positives")
    ### END HIDDEN TESTS


test_recall_at_precision()
print("recall_at_precision passes.")

# %% [markdown]
# ## Exercise 7: find the flaw (3 points, by choice)
#
# Six claims, each with a flaw. In the cell below, replace each `"?"` by the letter of the reason, and delete the line that raises `NotImplementedError`.
#
# 1. `"bank"`: "The AUC is 0.95, so most alerts will be real. (One payment in 1,000 is fraud.)"
# 2. `"two years"`: "Fraud fell from 10 % to 3 % of payments, and our AP from 0.60 to 0.36. The model has become worse."
# 3. `"small study"`: "With 15 ill among 300 people the AP is 0.07, above the prevalence of 0.05. The score has learned something."
# 4. `"tree"`: "The tree gives only four different scores. We joined the points of its precision–recall curve by lines; its area of 0.62 beats the other model's AP of 0.55."
# 5. `"cut"`: "We lowered the threshold to find more fraud. That raises the AUC."
# 6. `"twins"`: "Both models have an AUC of 0.90, so it does not matter which one picks our 50 calls a day."
#
# | letter | reason |
# |---|---|
# | `"a"` | This number is about the order of the scores; no cut is part of it. |
# | `"b"` | This number looks at the whole list; only its top is used here. |
# | `"c"` | This number moves with the prevalence, even if nothing else does. |
# | `"d"` | This number stays the same at any prevalence; what is concluded from it does not. |
# | `"e"` | Chance alone reaches this number in a sample of this size. |
# | `"f"` | This number rests on points that no threshold can reach. |
#
# <details><summary>Hint 1: a nudge</summary>First underline the number each claim rests on: AUC, AP, or an area. Then ask what that number cannot see.</details>
#
# <details><summary>Hint 2: an idea</summary>Three claims rest on an AUC: one concludes a precision from it, one believes that it has a threshold, one asks it about 50 rows.</details>
#
# <details><summary>Hint 3: nearly the answer</summary>Each letter is used exactly once.</details>

# %% nbgrader={"grade": false, "grade_id": "find_the_flaw", "locked": false, "schema_version": 3, "solution": true, "task": false}
def find_the_flaw(claim):
    answers = {
        "bank": "?",
        "two years": "?",
        "small study": "?",
        "tree": "?",
        "cut": "?",
        "twins": "?",
    }
    ### BEGIN SOLUTION
    answers = {
        "bank": "d",
        "two years": "c",
        "small study": "e",
        "tree": "f",
        "cut": "a",
        "twins": "b",
    }
    ### END SOLUTION
    return answers[claim]


# %% nbgrader={"grade": true, "grade_id": "test_find_the_flaw", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# Says how one would test each reason; whether it fits the claim is yours to judge.
def test_find_the_flaw():
    from imbalance_helpers.checks import check, guarded

    flaw_of, letters = guarded(find_the_flaw), {}
    trial = {
        "a": "move the threshold: does the number move?",
        "b": "compare the models on the highest scores alone: are they still alike?",
        "c": "drop two thirds of the positives at random: does the number move?",
        "d": "drop most of the positives at random: does the number stay, the conclusion not?",
        "e": "shuffle the scores many times: how often do they get that far?",
        "f": "flag by each threshold there is: does any give the points in between?"}
    for claim in "bank, two years, small study, tree, cut, twins".split(", "):
        letter = str(flaw_of(claim))
        check(letter in trial, f"{claim!r}: {letter!r} is none of a to f")
        print(f"{claim}: you say {letter} ({trial[letter]})")
        letters[claim] = letter
    ### BEGIN HIDDEN TESTS
    why = {
        "bank": ("d", "a precision is concluded from a number that knows no prevalence"),
        "two years": ("c", "the populations differ, and the number would have fallen anyway"),
        "small study": ("e", "look at the 15: how far would a shuffled score get?"),
        "tree": ("f", "four scores leave long gaps, and the lines bridge them"),
        "cut": ("a", "the scores did not change, and neither did their order"),
        "twins": ("b", "50 calls use the very top, and the number averages over all pairs")}
    for claim, (letter, reason) in why.items():
        check(letters[claim] == letter, f"{claim!r}: {letters[claim]!r} does not fit: {reason}")
    ### END HIDDEN TESTS


test_find_the_flaw()
print("find_the_flaw is complete.")

# %% [markdown]
# ## When you are done
#
# - [ ] Every check above says that it passes; the last one, that it is complete.
# - [ ] I saved, then ran `from autograder import check; check("03_curves")` in a new cell: all points are there.
# - [ ] I can say for each function what ties do to it.
# - [ ] I know which of these numbers I may compare across prevalences.
#
# Which of the four steps did we practise? *Judge*. Exercises 5 and 6 lean towards *decide*: a capacity and a floor come from the world, not from the model.
