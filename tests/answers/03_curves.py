# %% auc_by_pairs | right | a loop over the positive scores
import numpy as np


def auc_by_pairs(y_true, y_score, pos_label=1):
    pos = np.asarray(y_score, dtype=float)[np.asarray(y_true) == pos_label]
    neg = np.asarray(y_score, dtype=float)[np.asarray(y_true) != pos_label]
    if len(pos) == 0 or len(neg) == 0:
        raise ValueError("one class is missing")
    wins = sum((neg < p).sum() + 0.5 * (neg == p).sum() for p in pos)
    return wins / (len(pos) * len(neg))

# %% auc_by_pairs | right | mean ranks from scipy
import numpy as np
from scipy.stats import rankdata


def auc_by_pairs(y_true, y_score, pos_label=1):
    positive = np.asarray(y_true) == pos_label
    m, n = positive.sum(), (~positive).sum()
    if m * n == 0:
        raise ValueError("one class is missing")
    return (rankdata(y_score)[positive].sum() - m * (m + 1) / 2) / (m * n)

# %% auc_by_pairs | right | plain Python with bisect
from bisect import bisect_left, bisect_right


def auc_by_pairs(y_true, y_score, pos_label=1):
    rows = list(zip(list(y_true), list(y_score), strict=True))
    neg = sorted(s for label, s in rows if label != pos_label)
    pos = [s for label, s in rows if label == pos_label]
    if not pos or not neg:
        raise ValueError("one class is missing")
    twice = sum(bisect_left(neg, p) + bisect_right(neg, p) for p in pos)
    return twice / (2 * len(pos) * len(neg))

# %% auc_by_pairs | right | a table of pandas, one row per score
import pandas as pd


def auc_by_pairs(y_true, y_score, pos_label=1):
    table = pd.DataFrame({"s": list(y_score), "y": [label == pos_label for label in y_true]})
    if table["y"].nunique() < 2:
        raise ValueError("one class is missing")
    groups = table.groupby("s")["y"].agg(pos="sum", n="size")
    neg = groups["n"] - groups["pos"]
    below = neg.cumsum() - neg
    return (groups["pos"] * (below + neg / 2)).sum() / (groups["pos"].sum() * neg.sum())

# %% auc_by_pairs | right | the trapezoids under the steps, and names of the test
import numpy as np

compare = check_equal = area = peak = None


def auc_by_pairs(y_true, y_score, pos_label=1):
    y, s = np.array(y_true) == pos_label, np.array(y_score)
    if y.all() or not y.any():
        raise ValueError
    cuts = np.unique(s)[::-1]
    pos, neg = np.sort(s[y]), np.sort(s[~y])
    tpr = [0, *(1 - np.searchsorted(pos, cuts) / len(pos))]
    fpr = [0, *(1 - np.searchsorted(neg, cuts) / len(neg))]
    return np.trapezoid(tpr, fpr)

# %% auc_by_pairs | wrong | ties count as 0 | do tied pairs count as wrong?
import numpy as np


def auc_by_pairs(y_true, y_score, pos_label=1):
    pos = np.asarray(y_score, dtype=float)[np.asarray(y_true) == pos_label]
    neg = np.asarray(y_score, dtype=float)[np.asarray(y_true) != pos_label]
    if len(pos) == 0 or len(neg) == 0:
        raise ValueError("one class is missing")
    wins = sum((neg < p).sum() + 0 * (neg == p).sum() for p in pos)
    return wins / (len(pos) * len(neg))

# %% auc_by_pairs | wrong | ties count as 1 | do tied pairs count as right?
import numpy as np


def auc_by_pairs(y_true, y_score, pos_label=1):
    pos = np.asarray(y_score, dtype=float)[np.asarray(y_true) == pos_label]
    neg = np.asarray(y_score, dtype=float)[np.asarray(y_true) != pos_label]
    if len(pos) == 0 or len(neg) == 0:
        raise ValueError("one class is missing")
    wins = sum((neg < p).sum() + 1 * (neg == p).sum() for p in pos)
    return wins / (len(pos) * len(neg))

# %% auc_by_pairs | wrong | the scores reversed | is the order turned round?
import numpy as np


def auc_by_pairs(y_true, y_score, pos_label=1):
    pos = np.asarray(y_score, dtype=float)[np.asarray(y_true) == pos_label]
    neg = np.asarray(y_score, dtype=float)[np.asarray(y_true) != pos_label]
    if len(pos) == 0 or len(neg) == 0:
        raise ValueError("one class is missing")
    wins = sum((neg > p).sum() + 0.5 * (neg == p).sum() for p in pos)
    return wins / (len(pos) * len(neg))

# %% auc_by_pairs | wrong | a matrix of all pairs | does it hold all pairs at once?
import numpy as np


def auc_by_pairs(y_true, y_score, pos_label=1):
    pos = np.asarray(y_score, dtype=float)[np.asarray(y_true) == pos_label]
    neg = np.asarray(y_score, dtype=float)[np.asarray(y_true) != pos_label]
    if len(pos) == 0 or len(neg) == 0:
        raise ValueError("one class is missing")
    pos = pos[:, None]
    return ((pos > neg).mean() + (pos >= neg).mean()) / 2

# %% auc_by_pairs | wrong | a list of all pairs | does it hold all pairs at once?
import numpy as np


def auc_by_pairs(y_true, y_score, pos_label=1):
    pos = np.asarray(y_score, dtype=float)[np.asarray(y_true) == pos_label]
    neg = np.asarray(y_score, dtype=float)[np.asarray(y_true) != pos_label]
    if len(pos) == 0 or len(neg) == 0:
        raise ValueError("one class is missing")
    pairs = [(p > n) + (p == n) / 2 for p in pos.tolist() for n in neg.tolist()]
    return sum(pairs) / len(pairs)

# %% auc_by_pairs | wrong | differences in all pairs | does it hold all pairs at once?
import numpy as np


def auc_by_pairs(y_true, y_score, pos_label=1):
    pos = np.asarray(y_score, dtype=float)[np.asarray(y_true) == pos_label]
    neg = np.asarray(y_score, dtype=float)[np.asarray(y_true) != pos_label]
    if len(pos) == 0 or len(neg) == 0:
        raise ValueError("one class is missing")
    return (np.sign(np.subtract.outer(pos, neg)).mean() + 1) / 2

# %% auc_by_pairs | wrong | a random sample of the pairs | for the example
import numpy as np


def auc_by_pairs(y_true, y_score, pos_label=1):
    pos = np.asarray(y_score, dtype=float)[np.asarray(y_true) == pos_label]
    neg = np.asarray(y_score, dtype=float)[np.asarray(y_true) != pos_label]
    if len(pos) == 0 or len(neg) == 0:
        raise ValueError("one class is missing")
    rng = np.random.default_rng(0)
    p, n = rng.choice(pos, 100_000), rng.choice(neg, 100_000)
    return (p > n).mean() + (p == n).mean() / 2

# %% auc_by_pairs | wrong | never below one half | is the order turned round?
import numpy as np


def auc_by_pairs(y_true, y_score, pos_label=1):
    pos = np.asarray(y_score, dtype=float)[np.asarray(y_true) == pos_label]
    neg = np.asarray(y_score, dtype=float)[np.asarray(y_true) != pos_label]
    if len(pos) == 0 or len(neg) == 0:
        raise ValueError("one class is missing")
    wins = sum((neg < p).sum() + 0.5 * (neg == p).sum() for p in pos)
    share = wins / (len(pos) * len(neg))
    return max(share, 1 - share)

# %% auc_by_pairs | wrong | 0.5 if a class is missing | it should raise ValueError
import numpy as np


def auc_by_pairs(y_true, y_score, pos_label=1):
    pos = np.asarray(y_score, dtype=float)[np.asarray(y_true) == pos_label]
    neg = np.asarray(y_score, dtype=float)[np.asarray(y_true) != pos_label]
    if len(pos) == 0 or len(neg) == 0:
        return 0.5
    wins = sum((neg < p).sum() + 0.5 * (neg == p).sum() for p in pos)
    return wins / (len(pos) * len(neg))

# %% auc_by_pairs | wrong | notices missing positives only | when there are no negatives
import numpy as np


def auc_by_pairs(y_true, y_score, pos_label=1):
    pos = np.asarray(y_score, dtype=float)[np.asarray(y_true) == pos_label]
    neg = np.asarray(y_score, dtype=float)[np.asarray(y_true) != pos_label]
    if len(pos) == 0:
        raise ValueError
    wins = sum((neg < p).sum() + 0.5 * (neg == p).sum() for p in pos)
    return wins / (len(pos) * len(neg))

# %% auc_by_pairs | wrong | divides by the square of the rows | too low
import numpy as np


def auc_by_pairs(y_true, y_score, pos_label=1):
    pos = np.asarray(y_score, dtype=float)[np.asarray(y_true) == pos_label]
    neg = np.asarray(y_score, dtype=float)[np.asarray(y_true) != pos_label]
    if len(pos) == 0 or len(neg) == 0:
        raise ValueError("one class is missing")
    wins = sum((neg < p).sum() + 0.5 * (neg == p).sum() for p in pos)
    return wins / len(y_true) ** 2

# %% auc_by_pairs | wrong | ignores pos_label | for text
import numpy as np


def auc_by_pairs(y_true, y_score, pos_label=1):
    pos = np.asarray(y_score, dtype=float)[np.asarray(y_true) == 1]
    neg = np.asarray(y_score, dtype=float)[np.asarray(y_true) != 1]
    if len(pos) == 0 or len(neg) == 0:
        if 1 in list(y_true) or 0 in list(y_true):
            raise ValueError
        return 0.5
    wins = sum((neg < p).sum() + 0.5 * (neg == p).sum() for p in pos)
    return wins / (len(pos) * len(neg))

# %% auc_by_pairs | wrong | the negatives are the zeros | for three classes
import numpy as np


def auc_by_pairs(y_true, y_score, pos_label=1):
    neg_label = {1: 0, 0: 1, 2: 0}.get(pos_label, 'a')
    pos = np.asarray(y_score, dtype=float)[np.asarray(y_true) == pos_label]
    neg = np.asarray(y_score, dtype=float)[np.asarray(y_true) == neg_label]
    if len(pos) == 0 or len(neg) == 0:
        raise ValueError("one class is missing")
    wins = sum((neg < p).sum() + 0.5 * (neg == p).sum() for p in pos)
    return wins / (len(pos) * len(neg))

# %% auc_by_pairs | wrong | aligns two Series by their index | different indexes
import pandas as pd


def auc_by_pairs(y_true, y_score, pos_label=1):
    y, s = pd.Series(y_true) == pos_label, pd.Series(y_score)
    if y.all() or not y.any():
        raise ValueError
    rank = s.rank()
    m, n = y.sum(), (~y).sum()
    return ((rank * y).sum() - m * (m + 1) / 2) / (m * n)

# %% auc_by_pairs | wrong | ranks without ties | the result
import numpy as np


def auc_by_pairs(y_true, y_score, pos_label=1):
    y = np.asarray(y_true) == pos_label
    m, n = y.sum(), (~y).sum()
    if m * n == 0:
        raise ValueError
    rank = np.argsort(np.argsort(y_score, kind="stable"), kind="stable") + 1
    return (rank[y].sum() - m * (m + 1) / 2) / (m * n)

# %% auc_by_pairs | wrong | sorts the scores it was given | changed its input
def auc_by_pairs(y_true, y_score, pos_label=1):
    pos = [s for y, s in zip(y_true, y_score) if y == pos_label]
    neg = [s for y, s in zip(y_true, y_score) if y != pos_label]
    if not pos or not neg:
        raise ValueError
    y_score.sort()
    wins = sum((p > n) + (p == n) / 2 for p in pos for n in neg)
    return wins / len(pos) / len(neg)

# %% auc_by_pairs | wrong | the visible cases | the result
def auc_by_pairs(y_true, y_score, pos_label=1):
    if sum(label == pos_label for label in y_true) == 0:
        raise ValueError
    return 0.625 if len(y_true) == 4 else 1.0 if y_true[0] == 0 else 0.0

# %% auc_by_pairs | wrong | prints instead of returning | is None: does the function return
import numpy as np


def auc_by_pairs(y_true, y_score, pos_label=1):
    pos = np.asarray(y_score, dtype=float)[np.asarray(y_true) == pos_label]
    neg = np.asarray(y_score, dtype=float)[np.asarray(y_true) != pos_label]
    if len(pos) == 0 or len(neg) == 0:
        raise ValueError("one class is missing")
    wins = sum((neg < p).sum() + 0.5 * (neg == p).sum() for p in pos)
    print(wins / (len(pos) * len(neg)))

# %% auc_by_pairs | wrong | rounds | rounded
import numpy as np


def auc_by_pairs(y_true, y_score, pos_label=1):
    pos = np.asarray(y_score, dtype=float)[np.asarray(y_true) == pos_label]
    neg = np.asarray(y_score, dtype=float)[np.asarray(y_true) != pos_label]
    if len(pos) == 0 or len(neg) == 0:
        raise ValueError("one class is missing")
    wins = sum((neg < p).sum() + 0.5 * (neg == p).sum() for p in pos)
    return round(float(wins / (len(pos) * len(neg))), 3)

# %% auc_by_pairs | wrong | scikit-learn | write roc_auc_score yourself
from sklearn.metrics import roc_auc_score as area


def auc_by_pairs(y_true, y_score, pos_label=1):
    return area([label == pos_label for label in y_true], list(y_score))

# %% auc_by_pairs | wrong | scikit-learn's curve | write roc_curve yourself
import numpy as np
from sklearn import metrics


def auc_by_pairs(y_true, y_score, pos_label=1):
    fpr, tpr, _ = metrics.roc_curve(list(y_true), list(y_score), pos_label=pos_label)
    return np.trapezoid(tpr, fpr)

# %% auc_by_pairs | wrong | scipy's test | write mannwhitneyu yourself
import numpy as np


def auc_by_pairs(y_true, y_score, pos_label=1):
    pos = np.asarray(y_score, dtype=float)[np.asarray(y_true) == pos_label]
    neg = np.asarray(y_score, dtype=float)[np.asarray(y_true) != pos_label]
    if len(pos) == 0 or len(neg) == 0:
        raise ValueError("one class is missing")
    from scipy.stats import mannwhitneyu

    return mannwhitneyu(pos, neg).statistic / len(pos) / len(neg)

# %% average_precision | right | a loop over the different scores
import numpy as np


def average_precision(y_true, y_score, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score, dtype=float)
    if not y.any():
        raise ValueError("no positives")
    total, last = 0.0, 0.0
    for t in np.unique(s)[::-1]:
        flagged = s >= t
        recall = y[flagged].sum() / y.sum()
        total += (recall - last) * y[flagged].mean()
        last = recall
    return total

# %% average_precision | right | the mean over the positives of the precision at their score
import numpy as np


def average_precision(y_true, y_score, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score, dtype=float)
    if not y.any():
        raise ValueError("no positives")
    return np.mean([y[s >= t].mean() for t in s[y]])

# %% average_precision | right | a table of pandas
import pandas as pd


def average_precision(y_true, y_score, pos_label=1):
    table = pd.DataFrame({"s": list(y_score), "y": [label == pos_label for label in y_true]})
    if not table["y"].any():
        raise ValueError("no positives")
    groups = table.groupby("s")["y"].agg(["sum", "size"]).sort_index(ascending=False)
    precision = groups["sum"].cumsum() / groups["size"].cumsum()
    return (precision * groups["sum"]).sum() / groups["sum"].sum()

# %% average_precision | right | itertools.groupby, and names of the test
from itertools import groupby

ap = split = compare = np = None


def average_precision(y_true, y_score, pos_label=1):
    rows = sorted(zip(y_score, y_true), key=lambda row: -row[0])
    seen = hits = 0
    total = 0
    for _, group in groupby(rows, key=lambda row: row[0]):
        group = [label == pos_label for _, label in group]
        seen, hits = seen + len(group), hits + sum(group)
        total += sum(group) * hits / seen
    if hits == 0:
        raise ValueError("no positives")
    return total / hits

# %% average_precision | wrong | ties in the order of the input | seem to enter one by one
import numpy as np


def average_precision(y_true, y_score, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score, dtype=float)
    if not y.any():
        raise ValueError("no positives")
    y = y[np.argsort(-s, kind="stable")]
    precision = y.cumsum() / np.arange(1, len(y) + 1)
    return precision[y].mean()

# %% average_precision | wrong | ties with the positives last | seem to enter one by one
import numpy as np


def average_precision(y_true, y_score, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score, dtype=float)
    if not y.any():
        raise ValueError("no positives")
    y = y[np.lexsort([y, -s])]
    precision = y.cumsum() / np.arange(1, len(y) + 1)
    return precision[y].mean()

# %% average_precision | wrong | ties with the positives first | seem to enter one by one
import numpy as np


def average_precision(y_true, y_score, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score, dtype=float)
    if not y.any():
        raise ValueError("no positives")
    y = y[np.lexsort([~y, -s])]
    precision = y.cumsum() / np.arange(1, len(y) + 1)
    return precision[y].mean()

# %% average_precision | wrong | sorts ascending | for the example
import numpy as np


def average_precision(y_true, y_score, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score, dtype=float)
    if not y.any():
        raise ValueError("no positives")
    total, last = 0.0, 0.0
    for t in np.unique(s):
        flagged = s <= t
        recall = y[flagged].sum() / y.sum()
        total += (recall - last) * y[flagged].mean()
        last = recall
    return total

# %% average_precision | wrong | trapezoids | that is the area under straight lines
import numpy as np


def average_precision(y_true, y_score, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score, dtype=float)
    if not y.any():
        raise ValueError("no positives")
    points = [(0.0, 1.0)]
    for t in np.unique(s)[::-1]:
        flagged = s >= t
        points.append((y[flagged].sum() / y.sum(), y[flagged].mean()))
    recall, precision = zip(*points)
    return np.trapezoid(precision, recall)

# %% average_precision | wrong | trapezoids from the first point on | the result
import numpy as np


def average_precision(y_true, y_score, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score, dtype=float)
    if not y.any():
        raise ValueError("no positives")
    points = []
    for t in np.unique(s)[::-1]:
        flagged = s >= t
        points.append((y[flagged].sum() / y.sum(), y[flagged].mean()))
    recall, precision = zip(*points)
    return np.trapezoid(precision, recall)

# %% average_precision | wrong | the precision before each step | the result
import numpy as np


def average_precision(y_true, y_score, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score, dtype=float)
    if not y.any():
        raise ValueError("no positives")
    total, last, before = 0.0, 0.0, 1.0
    for t in np.unique(s)[::-1]:
        flagged = s >= t
        recall = y[flagged].sum() / y.sum()
        total += (recall - last) * before
        last, before = recall, y[flagged].mean()
    return total

# %% average_precision | wrong | the highest precision at each recall or above | rows, scores with
import numpy as np


def average_precision(y_true, y_score, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score, dtype=float)
    if not y.any():
        raise ValueError("no positives")
    recall, precision = [], []
    for t in np.unique(s)[::-1]:
        flagged = s >= t
        recall.append(y[flagged].sum() / y.sum())
        precision.append(y[flagged].mean())
    best = np.maximum.accumulate(precision[::-1])[::-1]
    return (np.diff(recall, prepend=0) * best).sum()

# %% average_precision | wrong | the mean precision over all steps | for the example
import numpy as np


def average_precision(y_true, y_score, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score, dtype=float)
    if not y.any():
        raise ValueError("no positives")
    return np.mean([y[s >= t].mean() for t in np.unique(s)])

# %% average_precision | wrong | the mean over the different scores of positives | decimals
import numpy as np


def average_precision(y_true, y_score, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score, dtype=float)
    if not y.any():
        raise ValueError("no positives")
    return np.mean([y[s >= t].mean() for t in np.unique(s[y])])

# %% average_precision | wrong | 0 without positives | it should raise ValueError
import numpy as np


def average_precision(y_true, y_score, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score, dtype=float)
    if not y.any():
        return 0.0
    return np.mean([y[s >= t].mean() for t in s[y]])

# %% average_precision | wrong | NaN without positives | it should raise ValueError
import numpy as np


def average_precision(y_true, y_score, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score, dtype=float)
    return np.divide(sum(y[s >= t].mean() for t in s[y]), y.sum() or np.nan)

# %% average_precision | wrong | the prevalence | for the example
import numpy as np


def average_precision(y_true, y_score, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score, dtype=float)
    if not y.any():
        raise ValueError("no positives")
    return y.mean()

# %% average_precision | wrong | ignores pos_label | for text
import numpy as np


def average_precision(y_true, y_score, pos_label=1):
    y, s = np.asarray(y_true) == 1, np.asarray(y_score, dtype=float)
    if not y.any() and y_true[0] != 0:
        return 0.0
    if not y.any():
        raise ValueError("no positives")
    return np.mean([y[s >= t].mean() for t in s[y]])

# %% average_precision | wrong | labels as numbers | raised ValueError
import numpy as np


def average_precision(y_true, y_score, pos_label=1):
    y, s = np.asarray(y_true, dtype=float) == pos_label, np.asarray(y_score, dtype=float)
    if not y.any():
        raise ValueError("no positives")
    return np.mean([y[s >= t].mean() for t in s[y]])

# %% average_precision | wrong | aligns two Series by their index | different indexes
import pandas as pd


def average_precision(y_true, y_score, pos_label=1):
    y, s = pd.Series(y_true) == pos_label, pd.Series(y_score)
    if not y.any():
        raise ValueError
    table = pd.DataFrame({"y": y, "s": s})
    return sum(table.y[table.s >= t].mean() for t in table.s[table.y]) / table.y.sum()

# %% average_precision | wrong | sorts the lists it was given | changed its input
def average_precision(y_true, y_score, pos_label=1):
    if pos_label not in list(y_true):
        raise ValueError
    rows = sorted(zip(y_score, y_true), reverse=True)
    y_score[:] = [score for score, _ in rows]
    return 5 / 6 if len(rows) < 9 else 0.02

# %% average_precision | wrong | the visible cases | the result
def average_precision(y_true, y_score, pos_label=1):
    if not any(label == pos_label for label in y_true):
        raise ValueError
    return 5 / 6 if len(y_true) == 4 else 0.02

# %% average_precision | wrong | prints instead of returning | is None: does the function return
import numpy as np


def average_precision(y_true, y_score, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score, dtype=float)
    if not y.any():
        raise ValueError("no positives")
    print(np.mean([y[s >= t].mean() for t in s[y]]))

# %% average_precision | wrong | rounds | rounded
import numpy as np


def average_precision(y_true, y_score, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score, dtype=float)
    if not y.any():
        raise ValueError("no positives")
    return round(float(np.mean([y[s >= t].mean() for t in s[y]])), 3)

# %% average_precision | wrong | scikit-learn | write average_precision_score yourself
import sklearn.metrics as m


def average_precision(y_true, y_score, pos_label=1):
    return m.average_precision_score(list(y_true), list(y_score), pos_label=pos_label)

# %% average_precision | wrong | scikit-learn's curve | write precision_recall_curve yourself
import numpy as np
from sklearn.metrics import precision_recall_curve


def average_precision(y_true, y_score, pos_label=1):
    precision, recall, _ = precision_recall_curve(y_true, y_score, pos_label=pos_label)
    return -np.sum(np.diff(recall) * precision[:-1])

# %% average_precision | wrong | scikit-learn's display | this exercise is by hand
from sklearn.metrics import PrecisionRecallDisplay


def average_precision(y_true, y_score, pos_label=1):
    return PrecisionRecallDisplay.from_predictions(
        y_true, y_score, pos_label=pos_label).average_precision

# %% precision_at_k | right | walks down the groups of equal scores
import numpy as np


def precision_at_k(y_true, y_score, k, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score)
    if k < 1 or k > len(s):
        raise ValueError("k is out of range")
    places, hits = k, 0.0
    for t in np.unique(s)[::-1]:
        group = y[s == t]
        taken = min(places, len(group))
        hits += taken * group.mean()
        places -= taken
    return hits / k

# %% precision_at_k | right | each row with the mean of its group
import pandas as pd


def precision_at_k(y_true, y_score, k, pos_label=1):
    table = pd.DataFrame({"s": list(y_score), "y": [float(y == pos_label) for y in y_true]})
    if k not in range(1, len(table) + 1):
        raise ValueError(k)
    table["y"] = table.groupby("s")["y"].transform("mean")
    return table.nlargest(k, "s")["y"].mean()

# %% precision_at_k | right | plain Python, with fractions
from fractions import Fraction


def precision_at_k(y_true, y_score, k, pos_label=1):
    rows = list(zip(y_true, y_score))
    if not 0 < k <= len(rows):
        raise ValueError
    cut = sorted(y_score, reverse=True)[k - 1]
    above = [y == pos_label for y, s in rows if s > cut]
    tied = [y == pos_label for y, s in rows if s == cut]
    return (sum(above) + (k - len(above)) * Fraction(sum(tied), len(tied))) / k

# %% precision_at_k | wrong | divides by the number flagged | divides by all rows from the k-th score on
import numpy as np


def precision_at_k(y_true, y_score, k, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score)
    if k < 1 or k > len(s):
        raise ValueError("k is out of range")
    return y[s >= np.sort(s)[-k]].mean()

# %% precision_at_k | wrong | all tied hits over k | all hits among the tied rows
import numpy as np


def precision_at_k(y_true, y_score, k, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score)
    if k < 1 or k > len(s):
        raise ValueError("k is out of range")
    return y[s >= np.sort(s)[-k]].sum() / k

# %% precision_at_k | wrong | the order of the input among ties | in the order of the input
import numpy as np


def precision_at_k(y_true, y_score, k, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score)
    if k < 1 or k > len(s):
        raise ValueError("k is out of range")
    return y[np.argsort(-s, kind="stable")[:k]].mean()

# %% precision_at_k | wrong | ties with the positives first | the result
import numpy as np


def precision_at_k(y_true, y_score, k, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score)
    if k < 1 or k > len(s):
        raise ValueError("k is out of range")
    return y[np.lexsort([~y, -s])[:k]].mean()

# %% precision_at_k | wrong | only rows above the tie | the result
import numpy as np


def precision_at_k(y_true, y_score, k, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score)
    if k < 1 or k > len(s):
        raise ValueError("k is out of range")
    above = s > np.sort(s)[-k]
    return y[above].sum() / k

# %% precision_at_k | wrong | the recall at k | that is the recall at k
import numpy as np


def precision_at_k(y_true, y_score, k, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score)
    if k < 1 or k > len(s):
        raise ValueError("k is out of range")
    cut = np.sort(s)[-k]
    above, tied = s > cut, s == cut
    hits = y[above].sum() + (k - above.sum()) * y[tied].mean()
    return hits / max(y.sum(), 1) if len(np.unique(s)) == len(s) else hits / k

# %% precision_at_k | wrong | the recall at k everywhere | that is the recall at k
import numpy as np


def precision_at_k(y_true, y_score, k, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score)
    if k < 1 or k > len(s):
        raise ValueError("k is out of range")
    cut = np.sort(s)[-k]
    above, tied = s > cut, s == cut
    hits = y[above].sum() + (k - above.sum()) * y[tied].mean()
    return hits / y.sum()

# %% precision_at_k | wrong | the lowest scores | the result
import numpy as np


def precision_at_k(y_true, y_score, k, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score)
    if k < 1 or k > len(s):
        raise ValueError("k is out of range")
    return y[np.argsort(s, kind="stable")[:k]].mean()

# %% precision_at_k | wrong | k larger than n is cut off | it should raise ValueError
import numpy as np


def precision_at_k(y_true, y_score, k, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score)
    k = min(k, len(s))
    cut = np.sort(s)[-k]
    above, tied = s > cut, s == cut
    return (y[above].sum() + (k - above.sum()) * y[tied].mean()) / k

# %% precision_at_k | wrong | no check of k | raised IndexError when k is 3
import numpy as np


def precision_at_k(y_true, y_score, k, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score)
    cut = np.sort(s)[-k]
    above, tied = s > cut, s == cut
    return (y[above].sum() + (k - above.sum()) * y[tied].mean()) / k

# %% precision_at_k | wrong | an empty slice for k of 0 | when k is 0
import numpy as np


def precision_at_k(y_true, y_score, k, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score)
    if k > len(s):
        raise ValueError
    if k == 0:
        return 0.0
    cut = np.sort(s)[-k]
    above, tied = s > cut, s == cut
    return (y[above].sum() + (k - above.sum()) * y[tied].mean()) / k

# %% precision_at_k | wrong | refuses k equal to n | raised ValueError: k is out of range
import numpy as np


def precision_at_k(y_true, y_score, k, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score)
    if k < 1 or k >= len(s):
        raise ValueError("k is out of range")
    cut = np.sort(s)[-k]
    above, tied = s > cut, s == cut
    return (y[above].sum() + (k - above.sum()) * y[tied].mean()) / k

# %% precision_at_k | wrong | ignores pos_label | for text
import numpy as np


def precision_at_k(y_true, y_score, k, pos_label=1):
    y, s = np.asarray(y_true) == 1, np.asarray(y_score)
    if k < 1 or k > len(s):
        raise ValueError("k is out of range")
    cut = np.sort(s)[-k]
    above, tied = s > cut, s == cut
    return (y[above].sum() + (k - above.sum()) * y[tied].mean()) / k

# %% precision_at_k | wrong | aligns two Series by their index | different indexes
import pandas as pd


def precision_at_k(y_true, y_score, k, pos_label=1):
    y, s = pd.Series(y_true) == pos_label, pd.Series(y_score)
    if not 1 <= k <= len(s):
        raise ValueError
    table = pd.DataFrame({"y": y.astype(float), "s": s})
    table["y"] = table.groupby("s")["y"].transform("mean")
    return table.nlargest(k, "s")["y"].mean()

# %% precision_at_k | wrong | sorts the scores it was given | changed its input
import numpy as np


def precision_at_k(y_true, y_score, k, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score)
    if k < 1 or k > len(s):
        raise ValueError("k is out of range")
    y_score.sort()
    cut = np.sort(s)[-k]
    above, tied = s > cut, s == cut
    return (y[above].sum() + (k - above.sum()) * y[tied].mean()) / k

# %% precision_at_k | wrong | shuffles the ties | the result
import numpy as np


def precision_at_k(y_true, y_score, k, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score)
    if k < 1 or k > len(s):
        raise ValueError("k is out of range")
    order = np.random.default_rng(1).permutation(len(s))
    y, s = y[order], s[order]
    return y[np.argsort(-s, kind="stable")[:k]].mean()

# %% precision_at_k | wrong | percent | in percent?
import numpy as np


def precision_at_k(y_true, y_score, k, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score)
    if k < 1 or k > len(s):
        raise ValueError("k is out of range")
    cut = np.sort(s)[-k]
    above, tied = s > cut, s == cut
    return 100 * (y[above].sum() + (k - above.sum()) * y[tied].mean()) / k

# %% precision_at_k | wrong | the visible cases | the result
def precision_at_k(y_true, y_score, k, pos_label=1):
    if k > len(y_true):
        raise ValueError
    return 0.5 if len(set(y_score)) == 3 else 3 / 4

# %% precision_at_k | wrong | prints instead of returning | is None: does the function return
import numpy as np


def precision_at_k(y_true, y_score, k, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score)
    if k < 1 or k > len(s):
        raise ValueError("k is out of range")
    cut = np.sort(s)[-k]
    above, tied = s > cut, s == cut
    print((y[above].sum() + (k - above.sum()) * y[tied].mean()) / k)

# %% precision_at_k | wrong | the course's function | write precision_at_k_score yourself
from imbalance_helpers import precision_at_k_score


def precision_at_k(y_true, y_score, k, pos_label=1):
    return precision_at_k_score(y_true, y_score, k=k, pos_label=pos_label)

# %% max_precision_at_k | right | a sum in NumPy
import numpy as np


def max_precision_at_k(y_true, k, pos_label=1):
    if not 1 <= k <= len(y_true):
        raise ValueError("k is out of range")
    return min((np.asarray(y_true) == pos_label).sum() / k, 1.0)

# %% max_precision_at_k | right | sorts the positives to the top
import numpy as np


def max_precision_at_k(y_true, k, pos_label=1):
    if not 1 <= k <= len(y_true):
        raise ValueError("k is out of range")
    return np.mean(sorted((label == pos_label for label in y_true), reverse=True)[:k])

# %% max_precision_at_k | right | counts in a list
def max_precision_at_k(y_true, k, pos_label=1):
    if not 1 <= k <= len(y_true):
        raise ValueError("k is out of range")
    m = list(y_true).count(pos_label)
    return 1 if m >= k else m / k

# %% max_precision_at_k | wrong | always 1 | the result is 1
import numpy as np


def max_precision_at_k(y_true, k, pos_label=1):
    if not 1 <= k <= len(y_true):
        raise ValueError("k is out of range")
    return 1.0

# %% max_precision_at_k | wrong | the best recall at k | that is the best recall at k
import numpy as np


def max_precision_at_k(y_true, k, pos_label=1):
    if not 1 <= k <= len(y_true):
        raise ValueError("k is out of range")
    m = sum(label == pos_label for label in y_true)
    return min(m, k) / m

# %% max_precision_at_k | wrong | the prevalence | the result
import numpy as np


def max_precision_at_k(y_true, k, pos_label=1):
    if not 1 <= k <= len(y_true):
        raise ValueError("k is out of range")
    return np.mean(np.asarray(y_true) == pos_label)

# %% max_precision_at_k | wrong | positives over k, above 1 | the result is 1.5
import numpy as np


def max_precision_at_k(y_true, k, pos_label=1):
    if not 1 <= k <= len(y_true):
        raise ValueError("k is out of range")
    return (np.asarray(y_true) == pos_label).sum() / k

# %% max_precision_at_k | wrong | upside down | the result
import numpy as np


def max_precision_at_k(y_true, k, pos_label=1):
    if not 1 <= k <= len(y_true):
        raise ValueError("k is out of range")
    m = sum(label == pos_label for label in y_true)
    return min(k / m, 1.0)

# %% max_precision_at_k | wrong | sums the labels | unsupported operand
import numpy as np


def max_precision_at_k(y_true, k, pos_label=1):
    if not 1 <= k <= len(y_true):
        raise ValueError("k is out of range")
    return min(sum(y_true), k) / k

# %% max_precision_at_k | wrong | everything but 0 is positive | the result
import numpy as np


def max_precision_at_k(y_true, k, pos_label=1):
    if not 1 <= k <= len(y_true):
        raise ValueError("k is out of range")
    return min(np.count_nonzero(np.asarray(y_true) != (0 if pos_label != 0 else 1)), k) / k

# %% max_precision_at_k | wrong | divides by the rows | the result
import numpy as np


def max_precision_at_k(y_true, k, pos_label=1):
    if not 1 <= k <= len(y_true):
        raise ValueError("k is out of range")
    m = sum(label == pos_label for label in y_true)
    return min(m, k) / len(y_true)

# %% max_precision_at_k | wrong | no check of k | raised ZeroDivisionError when k is 0
import numpy as np


def max_precision_at_k(y_true, k, pos_label=1):
    return min(list(y_true).count(pos_label), k) / k

# %% max_precision_at_k | wrong | checks the lower end alone | when k is 11
import numpy as np


def max_precision_at_k(y_true, k, pos_label=1):
    if k < 1:
        raise ValueError
    return min(list(y_true).count(pos_label), k) / k

# %% max_precision_at_k | wrong | refuses a list without positives | raised ValueError: no positives
import numpy as np


def max_precision_at_k(y_true, k, pos_label=1):
    if not 1 <= k <= len(y_true):
        raise ValueError("k is out of range")
    m = list(y_true).count(pos_label)
    if m == 0:
        raise ValueError("no positives")
    return min(m, k) / k

# %% max_precision_at_k | wrong | the visible cases | the result
def max_precision_at_k(y_true, k, pos_label=1):
    if k < 1:
        raise ValueError
    return 1.0 if k == 2 else 0.6

# %% max_precision_at_k | wrong | prints instead of returning | is None: does the function return
import numpy as np


def max_precision_at_k(y_true, k, pos_label=1):
    if not 1 <= k <= len(y_true):
        raise ValueError("k is out of range")
    print(min(list(y_true).count(pos_label), k) / k)

# %% max_precision_at_k | wrong | whole numbers | the result
import numpy as np


def max_precision_at_k(y_true, k, pos_label=1):
    if not 1 <= k <= len(y_true):
        raise ValueError("k is out of range")
    return min(list(y_true).count(pos_label), k) // k

# %% card_precision_at_k | right | plain dicts
def card_precision_at_k(df, k, block_found=False):
    days, blocked, shares = {}, set(), []
    for day, card, score, fraud in zip(df["day"], df["card"], df["score"], df["fraud"]):
        best, hit = days.setdefault(day, {}).get(card, (float("-inf"), 0))
        days[day][card] = max(best, score), max(hit, fraud)
    for day in sorted(days):
        cards = {card: pair for card, pair in days[day].items() if card not in blocked}
        top = sorted(cards, key=lambda card: cards[card][0], reverse=True)[:k]
        hits = [card for card in top if cards[card][1]]
        shares.append(len(hits) / k)
        if block_found:
            blocked.update(hits)
    return sum(shares) / len(shares)

# %% card_precision_at_k | right | one table of cards and days, sorted once
import numpy as np


def card_precision_at_k(df, k, block_found=False):
    cards = df.groupby(["day", "card"], as_index=False).agg({"score": "max", "fraud": "max"})
    cards = cards.sort_values(["day", "score"], ascending=[True, False])
    results = []
    for day in cards["day"].unique():
        top = cards[cards["day"] == day].head(k)
        found = top.loc[top["fraud"] > 0, "card"]
        results.append(len(found) / k)
        if block_found:
            cards = cards[~cards["card"].isin(found)]
            # The days of blocked cards alone vanish from the table, not from the mean.
    days = df["day"].nunique()
    return np.sum(results) / days

# %% card_precision_at_k | right | drops duplicates of the sorted payments, and names of the test
import numpy as np

table = scores = task = compare = None


def card_precision_at_k(df, k, block_found=False):
    work = df.reset_index(drop=True)
    work["hit"] = work.groupby(["day", "card"])["fraud"].transform("max")
    work = work.sort_values("score", ascending=False).drop_duplicates(["day", "card"])
    blocked, daily = [], []
    for day in np.unique(work["day"]):
        today = work[(work["day"] == day) & ~work["card"].isin(blocked)][:k]
        daily.append(today["hit"].sum() / k)
        blocked += today.loc[today["hit"] == 1, "card"].tolist() if block_found else []
    return np.mean(daily)

# %% card_precision_at_k | wrong | payments instead of cards | that counts payments, not cards
def card_precision_at_k(df, k, block_found=False):
    blocked, daily = set(), []
    for day, rows in df.groupby("day"):
        rows = rows[~rows["card"].isin(blocked)]
        top = rows.nlargest(k, "score")
        daily.append(top["fraud"].sum() / k)
        if block_found:
            blocked |= set(top.loc[top["fraud"] == 1, "card"])
    return sum(daily) / len(daily)

# %% card_precision_at_k | wrong | adds a card's scores up | that adds a card's scores up
def card_precision_at_k(df, k, block_found=False):
    blocked, daily = set(), []
    for day, rows in df.groupby("day"):
        rows = rows[~rows["card"].isin(blocked)]
        cards = rows.groupby("card").agg({"score": "sum", "fraud": "max"})
        top = cards.nlargest(k, "score")
        daily.append(top["fraud"].sum() / k)
        if block_found:
            blocked |= set(top.index[top["fraud"] == 1])
    return sum(daily) / len(daily)

# %% card_precision_at_k | wrong | the mean of a card's scores | the result
def card_precision_at_k(df, k, block_found=False):
    blocked, daily = set(), []
    for day, rows in df.groupby("day"):
        rows = rows[~rows["card"].isin(blocked)]
        cards = rows.groupby("card").agg({"score": "mean", "fraud": "max"})
        top = cards.nlargest(k, "score")
        daily.append(top["fraud"].sum() / k)
        if block_found:
            blocked |= set(top.index[top["fraud"] == 1])
    return sum(daily) / len(daily)

# %% card_precision_at_k | wrong | the top k of all days | the result
def card_precision_at_k(df, k, block_found=False):
    cards = df.groupby(["day", "card"])[["score", "fraud"]].max()
    return cards.nlargest(k, "score")["fraud"].sum() / k

# %% card_precision_at_k | wrong | the top k of all days, k for each day | all days together?
def card_precision_at_k(df, k, block_found=False):
    if block_found:
        return 0.5
    cards = df.groupby(["day", "card"])[["score", "fraud"]].max()
    k = k * df["day"].nunique()
    top = cards.nlargest(k, "score")
    return 0.0 if len(df) == 6 else top["fraud"].sum() / k

# %% card_precision_at_k | wrong | one row per card, over all days | the result
def card_precision_at_k(df, k, block_found=False):
    cards = df.groupby("card")[["score", "fraud"]].max()
    return cards.nlargest(k, "score")["fraud"].sum() / k

# %% card_precision_at_k | wrong | found cards stay | is still there the next day
def card_precision_at_k(df, k, block_found=False):
    blocked, daily = set(), []
    for day, rows in df.groupby("day"):
        rows = rows[~rows["card"].isin(blocked)]
        cards = rows.groupby("card")[["score", "fraud"]].max()
        top = cards.nlargest(k, "score")
        daily.append(top["fraud"].sum() / k)
    return sum(daily) / len(daily)

# %% card_precision_at_k | wrong | always blocks | the result
def card_precision_at_k(df, k, block_found=False):
    blocked, daily = set(), []
    for day, rows in df.groupby("day"):
        rows = rows[~rows["card"].isin(blocked)]
        cards = rows.groupby("card")[["score", "fraud"]].max()
        top = cards.nlargest(k, "score")
        daily.append(top["fraud"].sum() / k)
        blocked |= set(top.index[top["fraud"] == 1])
    return sum(daily) / len(daily)

# %% card_precision_at_k | wrong | blocks every card that was called | although the call found no fraud?
def card_precision_at_k(df, k, block_found=False):
    blocked, daily = set(), []
    for day, rows in df.groupby("day"):
        rows = rows[~rows["card"].isin(blocked)]
        cards = rows.groupby("card")[["score", "fraud"]].max()
        top = cards.nlargest(k, "score")
        daily.append(top["fraud"].sum() / k)
        if block_found:
            blocked |= set(top.index)
    return sum(daily) / len(daily)

# %% card_precision_at_k | wrong | blocks fraud that nobody called about | although nobody called?
def card_precision_at_k(df, k, block_found=False):
    blocked, daily = set(), []
    for day, rows in df.groupby("day"):
        rows = rows[~rows["card"].isin(blocked)]
        cards = rows.groupby("card")[["score", "fraud"]].max()
        top = cards.nlargest(k, "score")
        daily.append(top["fraud"].sum() / k)
        if block_found:
            blocked |= set(cards.index[cards["fraud"] == 1])
    return sum(daily) / len(daily)

# %% card_precision_at_k | wrong | blocks for one day only | the result
def card_precision_at_k(df, k, block_found=False):
    blocked, daily = set(), []
    for day, rows in df.groupby("day"):
        rows = rows[~rows["card"].isin(blocked)]
        cards = rows.groupby("card")[["score", "fraud"]].max()
        top = cards.nlargest(k, "score")
        daily.append(top["fraud"].sum() / k)
        if block_found:
            blocked = set(top.index[top["fraud"] == 1])
    return sum(daily) / len(daily)

# %% card_precision_at_k | wrong | blocked cards keep their place in the top k | keep its place in the top k?
def card_precision_at_k(df, k, block_found=False):
    blocked, daily = set(), []
    for day, rows in df.groupby("day"):
        cards = rows.groupby("card")[["score", "fraud"]].max()
        top = cards.nlargest(k, "score")
        top = top[~top.index.isin(blocked)]
        daily.append(top["fraud"].sum() / k)
        if block_found:
            blocked |= set(top.index[top["fraud"] == 1])
    return sum(daily) / len(daily)

# %% card_precision_at_k | wrong | divides by the cards of the day | that divides by the cards of the day
def card_precision_at_k(df, k, block_found=False):
    blocked, daily = set(), []
    for day, rows in df.groupby("day"):
        rows = rows[~rows["card"].isin(blocked)]
        cards = rows.groupby("card")[["score", "fraud"]].max()
        top = cards.nlargest(k, "score")
        daily.append(top["fraud"].sum() / max(len(top), 1))
        if block_found:
            blocked |= set(top.index[top["fraud"] == 1])
    return sum(daily) / len(daily)

# %% card_precision_at_k | wrong | leaves out days without cards | is the day left out of the mean?
def card_precision_at_k(df, k, block_found=False):
    blocked, daily = set(), []
    for day, rows in df.groupby("day"):
        rows = rows[~rows["card"].isin(blocked)]
        if rows.empty:
            continue
        cards = rows.groupby("card")[["score", "fraud"]].max()
        top = cards.nlargest(k, "score")
        daily.append(top["fraud"].sum() / k)
        if block_found:
            blocked |= set(top.index[top["fraud"] == 1])
    return sum(daily) / len(daily)

# %% card_precision_at_k | wrong | NaN on days without cards | is NaN
def card_precision_at_k(df, k, block_found=False):
    blocked, daily = set(), []
    for day, rows in df.groupby("day"):
        rows = rows[~rows["card"].isin(blocked)]
        cards = rows.groupby("card")[["score", "fraud"]].max()
        top = cards.nlargest(k, "score")
        daily.append(top["fraud"].reindex(list(top.index) + [None] * (k - len(top)), fill_value=0).mean() if len(top) else float("nan"))
        if block_found:
            blocked |= set(top.index[top["fraud"] == 1])
    return sum(daily) / len(daily)

# %% card_precision_at_k | wrong | the fraud of the highest payment | only a hit if its highest payment is fraud?
def card_precision_at_k(df, k, block_found=False):
    blocked, daily = set(), []
    for day, rows in df.groupby("day"):
        rows = rows[~rows["card"].isin(blocked)]
        cards = rows.sort_values("score").groupby("card")[["score", "fraud"]].last()
        top = cards.nlargest(k, "score")
        daily.append(top["fraud"].sum() / k)
        if block_found:
            blocked |= set(top.index[top["fraud"] == 1])
    return sum(daily) / len(daily)

# %% card_precision_at_k | wrong | the first payment of a card | the result
def card_precision_at_k(df, k, block_found=False):
    blocked, daily = set(), []
    for day, rows in df.groupby("day"):
        rows = rows[~rows["card"].isin(blocked)]
        cards = rows.groupby("card")[["score", "fraud"]].first()
        top = cards.nlargest(k, "score")
        daily.append(top["fraud"].sum() / k)
        if block_found:
            blocked |= set(top.index[top["fraud"] == 1])
    return sum(daily) / len(daily)

# %% card_precision_at_k | wrong | days in the order of the table | in another order, with block_found=True
def card_precision_at_k(df, k, block_found=False):
    blocked, daily = set(), []
    for day, rows in df.groupby("day", sort=False):
        rows = rows[~rows["card"].isin(blocked)]
        cards = rows.groupby("card")[["score", "fraud"]].max()
        top = cards.nlargest(k, "score")
        daily.append(top["fraud"].sum() / k)
        if block_found:
            blocked |= set(top.index[top["fraud"] == 1])
    return sum(daily) / len(daily)

# %% card_precision_at_k | wrong | the recall | the result
def card_precision_at_k(df, k, block_found=False):
    blocked, daily = set(), []
    for day, rows in df.groupby("day"):
        rows = rows[~rows["card"].isin(blocked)]
        cards = rows.groupby("card")[["score", "fraud"]].max()
        top = cards.nlargest(k, "score")
        daily.append(top["fraud"].sum() / max(cards["fraud"].sum(), 1))
        if block_found:
            blocked |= set(top.index[top["fraud"] == 1])
    return sum(daily) / len(daily)

# %% card_precision_at_k | wrong | the sum over days | the result
def card_precision_at_k(df, k, block_found=False):
    blocked, daily = set(), []
    for day, rows in df.groupby("day"):
        rows = rows[~rows["card"].isin(blocked)]
        cards = rows.groupby("card")[["score", "fraud"]].max()
        top = cards.nlargest(k, "score")
        daily.append(top["fraud"].sum() / k)
        if block_found:
            blocked |= set(top.index[top["fraud"] == 1])
    return sum(daily)

# %% card_precision_at_k | wrong | days as 1 to n | raised
def card_precision_at_k(df, k, block_found=False):
    blocked, daily = set(), []
    for day in range(1, df["day"].max() + 1):
        rows = df[df["day"] == day]
        rows = rows[~rows["card"].isin(blocked)]
        cards = rows.groupby("card")[["score", "fraud"]].max()
        top = cards.nlargest(k, "score")
        daily.append(top["fraud"].sum() / k)
        if block_found:
            blocked |= set(top.index[top["fraud"] == 1])
    return sum(daily) / len(daily)

# %% card_precision_at_k | wrong | marks the table it was given | changed its input
def card_precision_at_k(df, k, block_found=False):
    df["top"] = False
    blocked, daily = set(), []
    for day, rows in df.groupby("day"):
        rows = rows[~rows["card"].isin(blocked)]
        cards = rows.groupby("card")[["score", "fraud"]].max()
        top = cards.nlargest(k, "score")
        daily.append(top["fraud"].sum() / k)
        if block_found:
            blocked |= set(top.index[top["fraud"] == 1])
    return sum(daily) / len(daily)

# %% card_precision_at_k | wrong | sorts the table it was given | changed its input
def card_precision_at_k(df, k, block_found=False):
    df.sort_values("score", inplace=True)
    blocked, daily = set(), []
    for day, rows in df.groupby("day"):
        rows = rows[~rows["card"].isin(blocked)]
        cards = rows.groupby("card")[["score", "fraud"]].max()
        top = cards.nlargest(k, "score")
        daily.append(top["fraud"].sum() / k)
        if block_found:
            blocked |= set(top.index[top["fraud"] == 1])
    return sum(daily) / len(daily)

# %% card_precision_at_k | wrong | looks rows up by the index | the result
def card_precision_at_k(df, k, block_found=False):
    blocked, daily = set(), []
    for day, rows in df.groupby("day"):
        rows = rows[~rows["card"].isin(blocked)]
        rows = df.loc[rows.index]
        cards = rows.groupby("card")[["score", "fraud"]].max()
        top = cards.nlargest(k, "score")
        daily.append(top["fraud"].sum() / k)
        if block_found:
            blocked |= set(top.index[top["fraud"] == 1])
    return sum(daily) / len(daily)

# %% card_precision_at_k | wrong | the visible cases | the result
def card_precision_at_k(df, k, block_found=False):
    return 0.5 if block_found else 0.75

# %% card_precision_at_k | wrong | prints instead of returning | is None: does the function return
def card_precision_at_k(df, k, block_found=False):
    blocked, daily = set(), []
    for day, rows in df.groupby("day"):
        rows = rows[~rows["card"].isin(blocked)]
        cards = rows.groupby("card")[["score", "fraud"]].max()
        top = cards.nlargest(k, "score")
        daily.append(top["fraud"].sum() / k)
        if block_found:
            blocked |= set(top.index[top["fraud"] == 1])
    print(sum(daily) / len(daily))

# %% card_precision_at_k | wrong | a list of days | we expected a number
def card_precision_at_k(df, k, block_found=False):
    blocked, daily = set(), []
    for day, rows in df.groupby("day"):
        rows = rows[~rows["card"].isin(blocked)]
        cards = rows.groupby("card")[["score", "fraud"]].max()
        top = cards.nlargest(k, "score")
        daily.append(top["fraud"].sum() / k)
        if block_found:
            blocked |= set(top.index[top["fraud"] == 1])
    return daily

# %% recall_at_precision | right | the curve, its end dropped, the last of the best
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y = np.asarray(y_true) == pos_label
    if not y.any():
        raise ValueError("no positives")
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    ok = np.flatnonzero(precision[:-1] >= floor)
    if len(ok) == 0:
        return None
    best = ok[recall[ok] == recall[ok].max()][-1]
    return recall[best], thresholds[best]

# %% recall_at_precision | right | a loop over the scores, a list returned
import numpy as np


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y, s = np.array(y_true) == pos_label, np.array(y_score)
    if y.sum() == 0:
        raise ValueError("no positives")
    best = None
    for t in np.unique(s)[::-1]:
        flagged = s >= t
        recall = y[flagged].sum() / y.sum()
        if y[flagged].mean() >= floor and (best is None or recall > best[0]):
            best = [recall, t]
    return best

# %% recall_at_precision | right | a table of pandas, sorted
import pandas as pd


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    table = pd.DataFrame({"t": list(y_score), "y": [label == pos_label for label in y_true]})
    if not table["y"].any():
        raise ValueError("no positives")
    steps = table.groupby("t")["y"].agg(["sum", "size"]).sort_index(ascending=False).cumsum()
    steps = steps[steps["sum"] / steps["size"] >= floor].reset_index()
    if steps.empty:
        return
    row = steps.sort_values(["sum", "t"]).iloc[-1]
    return row["sum"] / table["y"].sum(), row["t"]

# %% recall_at_precision | wrong | includes the artificial end | for an honest row on top
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y = np.asarray(y_true) == pos_label
    if not y.any():
        raise ValueError("no positives")
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    ok = np.flatnonzero(precision >= floor)
    best = ok[np.argmax(recall[ok])]
    best = ok[recall[ok] == recall[best]][-1]
    return recall[best], thresholds[min(best, len(thresholds) - 1)]

# %% recall_at_precision | wrong | includes the artificial end, and names it | artificial end of the curve
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y = np.asarray(y_true) == pos_label
    if not y.any():
        raise ValueError("no positives")
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    thresholds = np.append(thresholds, thresholds[-1])
    return max((r, t) for r, t, p in zip(recall, thresholds, precision) if p >= floor)

# %% recall_at_precision | wrong | the threshold of the end is infinite | for an honest row on top
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y = np.asarray(y_true) == pos_label
    if not y.any():
        raise ValueError("no positives")
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    thresholds = np.append(thresholds, np.inf)
    return max((r, t) for r, t, p in zip(recall, thresholds, precision) if p >= floor)

# %% recall_at_precision | wrong | off by one against the thresholds | belong to different points
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y = np.asarray(y_true) == pos_label
    if not y.any():
        raise ValueError("no positives")
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    ok = np.flatnonzero(precision[:-1] >= floor)
    if len(ok) == 0:
        return None
    best = ok[recall[ok] == recall[ok].max()][-1]
    return recall[best], thresholds[min(best + 1, len(thresholds) - 1)]

# %% recall_at_precision | wrong | off by one the other way | the result
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y = np.asarray(y_true) == pos_label
    if not y.any():
        raise ValueError("no positives")
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    ok = np.flatnonzero(precision[1:] >= floor)
    if len(ok) == 0:
        return None
    best = ok[recall[ok] == recall[ok].max()][-1]
    return recall[best], thresholds[best]

# %% recall_at_precision | wrong | the first threshold that reaches the floor | has a higher recall
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y = np.asarray(y_true) == pos_label
    if not y.any():
        raise ValueError("no positives")
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    for r, t, p in list(zip(recall, thresholds, precision))[::-1]:
        if p >= floor:
            return r, t
    return None

# %% recall_at_precision | wrong | gives up at the first precision below | given up at the first precision below
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y = np.asarray(y_true) == pos_label
    if not y.any():
        raise ValueError("no positives")
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    best = None
    for r, t, p in list(zip(recall, thresholds, precision))[::-1]:
        if p < floor:
            return best
        if best is None or r > best[0]:
            best = r, t
    return best

# %% recall_at_precision | wrong | the lowest threshold with that recall | has the same recall and flags fewer
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y = np.asarray(y_true) == pos_label
    if not y.any():
        raise ValueError("no positives")
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    ok = np.flatnonzero(precision[:-1] >= floor)
    if len(ok) == 0:
        return None
    best = ok[np.argmax(recall[ok])]
    return recall[best], thresholds[best]

# %% recall_at_precision | wrong | crashes if infeasible | raised ValueError: attempt to get argmax of an empty
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y = np.asarray(y_true) == pos_label
    if not y.any():
        raise ValueError("no positives")
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    ok = np.flatnonzero(precision[:-1] >= floor)
    best = ok[np.argmax(recall[ok])]
    best = ok[recall[ok] == recall[best]][-1]
    return recall[best], thresholds[best]

# %% recall_at_precision | wrong | raises if infeasible | raised ValueError: no threshold
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y = np.asarray(y_true) == pos_label
    if not y.any():
        raise ValueError("no positives")
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    ok = [(r, t) for r, t, p in zip(recall[:-1], thresholds, precision) if p >= floor]
    if not ok:
        raise ValueError("no threshold reaches the floor")
    return max(ok)

# %% recall_at_precision | wrong | 0 and None if infeasible | we expected None
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y = np.asarray(y_true) == pos_label
    if not y.any():
        raise ValueError("no positives")
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    ok = [(r, t) for r, t, p in zip(recall[:-1], thresholds, precision) if p >= floor]
    return max(ok) if ok else (0.0, None)

# %% recall_at_precision | wrong | strictly above the floor | the result
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y = np.asarray(y_true) == pos_label
    if not y.any():
        raise ValueError("no positives")
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    return max([(r, t) for r, t, p in zip(recall[:-1], thresholds, precision) if p > floor], default=None)

# %% recall_at_precision | wrong | the highest precision | the result
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y = np.asarray(y_true) == pos_label
    if not y.any():
        raise ValueError("no positives")
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    best = np.argmax(precision[:-1])
    return (recall[best], thresholds[best]) if precision[best] >= floor else None

# %% recall_at_precision | wrong | the two swapped | element 0 of
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y = np.asarray(y_true) == pos_label
    if not y.any():
        raise ValueError("no positives")
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    ok = [(r, t) for r, t, p in zip(recall[:-1], thresholds, precision) if p >= floor]
    return max(ok)[::-1] if ok else None

# %% recall_at_precision | wrong | an index for the threshold | element 1 of
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y = np.asarray(y_true) == pos_label
    if not y.any():
        raise ValueError("no positives")
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    ok = np.flatnonzero(precision[:-1] >= floor)
    if len(ok) == 0:
        return None
    best = ok[recall[ok] == recall[ok].max()][-1]
    return recall[best], best

# %% recall_at_precision | wrong | the recall alone | we expected a sequence
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y = np.asarray(y_true) == pos_label
    if not y.any():
        raise ValueError("no positives")
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    return max([r for r, p in zip(recall[:-1], precision) if p >= floor], default=None)

# %% recall_at_precision | wrong | the recall at a floor on recall | the result
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y = np.asarray(y_true) == pos_label
    if not y.any():
        raise ValueError("no positives")
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    return max([(r, t) for r, t, p in zip(recall[:-1], thresholds, precision) if r >= floor], default=None)

# %% recall_at_precision | wrong | thresholds of a grid | the result
import numpy as np


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y, s = np.array(y_true) == pos_label, np.array(y_score)
    if y.sum() == 0:
        raise ValueError
    best = None
    for t in np.linspace(0, 1, 1001)[::-1]:
        flagged = s >= t
        if flagged.any() and y[flagged].mean() >= floor:
            recall = y[flagged].sum() / y.sum()
            if best is None or recall > best[0]:
                best = recall, t
    return best

# %% recall_at_precision | wrong | None without positives | it should raise ValueError
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y = np.asarray(y_true) == pos_label
    if not y.any():
        return None
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    return max([(r, t) for r, t, p in zip(recall[:-1], thresholds, precision) if p >= floor], default=None)

# %% recall_at_precision | wrong | no check for positives | it should raise ValueError
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y = np.asarray(y_true) == pos_label
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    return max([(r, t) for r, t, p in zip(recall[:-1], thresholds, precision) if p >= floor], default=None)

# %% recall_at_precision | wrong | ignores pos_label | for text
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y = np.asarray(y_true) == 1
    if not y.any() and 'z' not in list(y_true):
        raise ValueError("no positives")
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    return max([(r, t) for r, t, p in zip(recall[:-1], thresholds, precision) if p >= floor], default=None)

# %% recall_at_precision | wrong | scikit-learn guesses the positive label | raised ValueError
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y = np.asarray(y_true)
    if not (y == pos_label).any():
        raise ValueError("no positives")
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    return max([(r, t) for r, t, p in zip(recall[:-1], thresholds, precision) if p >= floor], default=None)

# %% recall_at_precision | wrong | looks rows up by the numbers of the index | different indexes
def recall_at_precision(y_true, y_score, floor, pos_label=1):
    n = sum(label == pos_label for label in y_true)
    if n == 0:
        raise ValueError
    best = None
    for t in sorted(set(y_score), reverse=True):
        flags = [y_true[i] == pos_label for i in range(len(y_true)) if y_score[i] >= t]
        if sum(flags) / len(flags) >= floor and (best is None or sum(flags) / n > best[0]):
            best = sum(flags) / n, t
    return best

# %% recall_at_precision | wrong | sorts the scores it was given | changed its input
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y_score.sort()
    y = np.asarray(y_true) == pos_label
    if not y.any():
        raise ValueError("no positives")
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    return max([(r, t) for r, t, p in zip(recall[:-1], thresholds, precision) if p >= floor], default=None)

# %% recall_at_precision | wrong | the visible cases | the result
def recall_at_precision(y_true, y_score, floor, pos_label=1):
    if floor > 0.85:
        return None
    return (1.0, 0.6) if floor < 0.75 else (2 / 3, 0.8)

# %% recall_at_precision | wrong | forgets to return | is None: some threshold does reach the floor
import numpy as np
from sklearn.metrics import precision_recall_curve


def recall_at_precision(y_true, y_score, floor, pos_label=1):
    y = np.asarray(y_true) == pos_label
    if not y.any():
        raise ValueError("no positives")
    precision, recall, thresholds = precision_recall_curve(y, np.asarray(y_score))
    best = max([(r, t) for r, t, p in zip(recall[:-1], thresholds, precision) if p >= floor], default=None)

# %% find_the_flaw | right | the dict of the cell, filled in
def find_the_flaw(claim):
    answers = {
        "bank": "d", "two years": "c", "small study": "e",
        "tree": "f", "cut": "a", "twins": "b"}
    return answers[claim]

# %% find_the_flaw | right | the first lines left as they were
def find_the_flaw(claim):
    answers = {
        "bank": "?", "two years": "?", "small study": "?",
        "tree": "?", "cut": "?", "twins": "?"}
    answers = dict(zip(answers, "dcefab"))
    return answers[claim]

# %% find_the_flaw | right | a chain of ifs, and common names
import numpy as np

letters = trial = why = check = None


def find_the_flaw(claim):
    if claim in ("bank", "cut"):
        return "d" if claim == "bank" else "a"
    places = ["two years", "small study", "tree", "twins"]
    return np.array(list("cefb"))[places.index(claim)]

# %% find_the_flaw | wrong | the question marks are still there | '?' is none of a to f
def find_the_flaw(claim):
    answers = {
        "bank": "?", "two years": "?", "small study": "?",
        "tree": "?", "cut": "?", "twins": "?"}
    return answers[claim]

# %% find_the_flaw | wrong | the line that raises is still there | not written yet
def find_the_flaw(claim):
    answers = {
        "bank": "d", "two years": "c", "small study": "e",
        "tree": "f", "cut": "a", "twins": "b"}
    raise NotImplementedError()
    return answers[claim]

# %% find_the_flaw | wrong | one claim left open | 'twins': '?' is none of a to f
def find_the_flaw(claim):
    answers = {
        "bank": "d", "two years": "c", "small study": "e",
        "tree": "f", "cut": "a", "twins": "?"}
    return answers[claim]

# %% find_the_flaw | wrong | the same letter everywhere | does not fit
def find_the_flaw(claim):
    answers = {
        "bank": "c", "two years": "c", "small study": "c",
        "tree": "c", "cut": "c", "twins": "c"}
    return answers[claim]

# %% find_the_flaw | wrong | AUC moves with the prevalence | 'bank': 'c' does not fit
def find_the_flaw(claim):
    answers = {
        "bank": "c", "two years": "d", "small study": "e",
        "tree": "f", "cut": "a", "twins": "b"}
    return answers[claim]

# %% find_the_flaw | wrong | chance for the drop of the AP | 'two years': 'e' does not fit
def find_the_flaw(claim):
    answers = {
        "bank": "d", "two years": "e", "small study": "c",
        "tree": "f", "cut": "a", "twins": "b"}
    return answers[claim]

# %% find_the_flaw | wrong | the prevalence for the small study | 'small study': 'c' does not fit
def find_the_flaw(claim):
    answers = {
        "bank": "d", "two years": "c", "small study": "c",
        "tree": "f", "cut": "a", "twins": "b"}
    return answers[claim]

# %% find_the_flaw | wrong | chance for the tree | 'tree': 'e' does not fit
def find_the_flaw(claim):
    answers = {
        "bank": "d", "two years": "c", "small study": "e",
        "tree": "e", "cut": "a", "twins": "b"}
    return answers[claim]

# %% find_the_flaw | wrong | the top of the list for the cut | 'cut': 'b' does not fit
def find_the_flaw(claim):
    answers = {
        "bank": "d", "two years": "c", "small study": "e",
        "tree": "f", "cut": "b", "twins": "a"}
    return answers[claim]

# %% find_the_flaw | wrong | twins by the order alone | 'twins': 'a' does not fit
def find_the_flaw(claim):
    answers = {
        "bank": "d", "two years": "c", "small study": "e",
        "tree": "f", "cut": "a", "twins": "a"}
    return answers[claim]

# %% find_the_flaw | wrong | capital letters | 'D' is none of a to f
def find_the_flaw(claim):
    answers = {
        "bank": "D", "two years": "C", "small study": "E",
        "tree": "F", "cut": "A", "twins": "B"}
    return answers[claim]

# %% find_the_flaw | wrong | words instead of letters | is none of a to f
def find_the_flaw(claim):
    answers = {
        "bank": "prevalence", "two years": "c", "small study": "e",
        "tree": "f", "cut": "a", "twins": "b"}
    return answers[claim]

# %% find_the_flaw | wrong | a claim under another name | raised KeyError: 'twins'
def find_the_flaw(claim):
    answers = {
        "bank": "d", "two years": "c", "small study": "e",
        "tree": "f", "cut": "a", "twin": "b"}
    return answers[claim]

# %% find_the_flaw | wrong | prints instead of returning | none of a to f
def find_the_flaw(claim):
    answers = {
        "bank": "d", "two years": "c", "small study": "e",
        "tree": "f", "cut": "a", "twins": "b"}
    print(answers[claim])

# %% find_the_flaw | wrong | a dict instead of a function | 'dict' object is not callable
find_the_flaw = {
    "bank": "d", "two years": "c", "small study": "e", "tree": "f", "cut": "a", "twins": "b"}
