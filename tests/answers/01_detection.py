# Each cell replaces one answer cell; the tests around it are those of the exercise notebook.

# %% imbalance_report | right | pandas, shares by normalize
def imbalance_report(y):
    import pandas as pd

    y = pd.Series(y)
    if y.isna().any() or y.nunique() < 2:
        raise ValueError("a label is missing, or there are fewer than two classes")
    counts, shares = y.value_counts(), y.value_counts(normalize=True)
    return {"counts": dict(counts), "proportions": dict(shares), "minority": shares.idxmin(),
            "prevalence": shares.min(), "n_min": counts.min(), "ratio": shares.max() / shares.min()}

# %% imbalance_report | right | plain Python with a Counter, which is returned
from collections import Counter

def imbalance_report(y):
    y = list(y)
    if any(label is None or label != label for label in y):
        raise ValueError("a label is missing")
    counts = Counter(y)
    if len(counts) < 2:
        raise ValueError("one class only")
    minority = min(counts, key=counts.get)
    return dict(
        counts=counts,
        proportions={label: count / len(y) for label, count in counts.items()},
        minority=minority,
        prevalence=counts[minority] / len(y),
        n_min=counts[minority],
        ratio=max(counts.values()) / counts[minority],
    )

# %% imbalance_report | right | NumPy's unique, NumPy scalars everywhere
import numpy as np

def imbalance_report(y):
    y = np.asarray(y, dtype=object)
    if any(label is None or label != label for label in y):
        raise ValueError("missing label")
    labels, n = np.unique(y, return_counts=True)
    if len(labels) < 2:
        raise ValueError("one class")
    return {"counts": dict(zip(labels, n)), "proportions": dict(zip(labels, n / n.sum())),
            "minority": labels[np.argmin(n)], "prevalence": n.min() / n.sum(),
            "n_min": n.min(), "ratio": n.max() / n.min()}

# %% imbalance_report | right | a loop and a helper function
def count(y):
    counts = {}
    for label in y:
        if label is None or label != label:
            raise ValueError("a label is missing")
        counts[label] = counts.get(label, 0) + 1
    return counts

def imbalance_report(y):
    counts = count(y)
    if len(counts) <= 1:
        raise ValueError("too few classes")
    total = sum(counts.values())
    (minority, fewest), *_, (_, most) = sorted(counts.items(), key=lambda item: item[1])
    report = {"counts": counts, "minority": minority, "n_min": fewest}
    report["proportions"] = {label: n / total for label, n in counts.items()}
    report["prevalence"] = fewest / total
    report["ratio"] = most / fewest
    return report

# %% imbalance_report | right | groupby, an OrderedDict, names that the tests use as well
from collections import OrderedDict
import pandas as pd

np = check = check_equal = compare = report = counts = keys = None

def imbalance_report(y):
    y = pd.Series(y).reset_index(drop=True)
    if y.isna().sum() > 0:
        raise ValueError
    size = y.groupby(y).size().sort_values()
    if len(size) < 2:
        raise ValueError
    shares = size / len(y)
    return OrderedDict(counts=size.to_dict(), proportions=shares.to_dict(), minority=size.index[0],
                       prevalence=shares.iloc[0], n_min=size.iloc[0],
                       ratio=size.iloc[-1] / size.iloc[0], n=len(y))

# %% imbalance_report | right | value_counts with the missing ones counted too
import pandas as pd

imbalance_report = lambda y: from_counts(pd.Series(y).value_counts(dropna=False))

def from_counts(counts):
    if counts.index.isna().any() or len(counts) < 2:
        raise ValueError("missing labels or one class")
    return {"counts": counts.to_dict(), "proportions": counts.div(counts.sum()).to_dict(),
            "minority": counts.index[-1], "prevalence": counts.iloc[-1] / counts.sum(),
            "n_min": counts.iloc[-1], "ratio": counts.iloc[0] / counts.iloc[-1]}

# %% imbalance_report | right | the majority found first, then the rest of it
def imbalance_report(y):
    import math
    y = y.tolist() if hasattr(y, "tolist") else list(y)
    if any(v is None or (isinstance(v, float) and math.isnan(v)) for v in y) or len(set(y)) < 2:
        raise ValueError(f"cannot report on {y}")
    counts = {v: y.count(v) for v in set(y)}
    majority, minority = max(counts, key=counts.get), min(counts, key=counts.get)
    shares = {v: counts[v] / len(y) for v in counts}
    return {"counts": counts, "proportions": shares, "minority": minority,
            "prevalence": shares[minority], "n_min": counts[minority],
            "ratio": counts[majority] / counts[minority]}

# %% imbalance_report | wrong | the ratio is upside down | turn it round
import pandas as pd

def imbalance_report(y):
    y = pd.Series(y)
    counts = y.value_counts()
    if y.isna().any() or len(counts) < 2:
        raise ValueError("missing, or one class")
    return {"counts": counts.to_dict(), "proportions": (counts / len(y)).to_dict(),
            "minority": counts.idxmin(), "prevalence": counts.min() / len(y),
            "n_min": counts.min(), "ratio": counts.min() / counts.max()}

# %% imbalance_report | wrong | a missing label is counted as a class | when a label is None
from collections import Counter

def imbalance_report(y):
    counts = Counter(list(y))
    if len(counts) < 2:
        raise ValueError("one class")
    n, least, most = counts.total(), min(counts.values()), max(counts.values())
    return {"counts": dict(counts), "proportions": {k: v / n for k, v in counts.items()},
            "minority": min(counts, key=counts.get), "prevalence": least / n,
            "n_min": least, "ratio": most / least}

# %% imbalance_report | wrong | missing labels are dropped without a word | when a label is None
import pandas as pd

def imbalance_report(y):
    counts, shares = pd.Series(y).value_counts(), pd.Series(y).value_counts(normalize=True)
    if len(counts) < 2:
        raise ValueError("one class")
    return {"counts": counts.to_dict(), "proportions": shares.to_dict(),
            "minority": counts.idxmin(), "prevalence": shares.min(),
            "n_min": counts.min(), "ratio": counts.max() / counts.min()}

# %% imbalance_report | wrong | only labels 0 and 1 are counted | lacks the key 'ok'
import numpy as np

def imbalance_report(y):
    y = np.asarray(y)
    if any(v is None or v != v for v in y) or len(set(y.tolist())) < 2:
        raise ValueError("missing or one class")
    counts = {0: np.sum(y == 0), 1: np.sum(y == 1)}
    minority = min(counts, key=counts.get)
    return {"counts": counts, "proportions": {k: v / len(y) for k, v in counts.items()},
            "minority": minority, "prevalence": counts[minority] / len(y),
            "n_min": counts[minority], "ratio": max(counts.values()) / max(1, counts[minority])}

# %% imbalance_report | wrong | only numbers: bincount | at the line: n = np.bincount(y)
import numpy as np

def imbalance_report(y):
    n = np.bincount(y)
    if len(n) < 2:
        raise ValueError("one class")
    return {"counts": dict(enumerate(n)), "proportions": dict(enumerate(n / n.sum())),
            "minority": n.argmin(), "prevalence": n.min() / n.sum(),
            "n_min": n.min(), "ratio": n.max() / n.min()}

# %% imbalance_report | wrong | only text is checked for None, NaN is not looked for | label is NaN
import numpy as np

def imbalance_report(y):
    if any(label is None for label in y):
        raise ValueError("a label is None")
    labels, n = np.unique(np.asarray(y), return_counts=True)
    if len(labels) < 2:
        raise ValueError("one class")
    return {"counts": dict(zip(labels.tolist(), n)), "proportions": dict(zip(labels.tolist(), n / n.sum())),
            "minority": labels[n.argmin()], "prevalence": n.min() / n.sum(),
            "n_min": n.min(), "ratio": n.max() / n.min()}

# %% imbalance_report | wrong | two classes assumed, the rest is the majority | all other rows
from collections import Counter

def imbalance_report(y):
    y = list(y)
    if any(v is None or v != v for v in y) or len(set(y)) < 2:
        raise ValueError("missing or one class")
    counts = Counter(y)
    minority, n_min = counts.most_common()[-1]
    return {"counts": counts, "proportions": {k: v / len(y) for k, v in counts.items()},
            "minority": minority, "prevalence": n_min / len(y),
            "n_min": n_min, "ratio": (len(y) - n_min) / n_min}

# %% imbalance_report | wrong | the example written down | lacks the key 2
def imbalance_report(y):
    if None in list(y) or len(set(y)) < 2:
        raise ValueError("no")
    return {"counts": {"ok": 3, "fraud": 1}, "proportions": {"ok": 0.75, "fraud": 0.25},
            "minority": "fraud", "prevalence": 0.25, "n_min": 1, "ratio": 3.0}

# %% imbalance_report | wrong | prints and returns nothing | the result is None
import pandas as pd

def imbalance_report(y):
    counts = pd.Series(y).value_counts()
    print({"counts": counts.to_dict(), "minority": counts.idxmin()})

# %% imbalance_report | wrong | a tuple in place of the dict | we expected a dict
import pandas as pd

def imbalance_report(y):
    counts = pd.Series(y).value_counts()
    shares = counts / counts.sum()
    return (counts.to_dict(), shares.to_dict(), counts.idxmin(), shares.min(), counts.min(),
            counts.max() / counts.min())

# %% imbalance_report | wrong | a key of another name | lacks the key 'ratio'
import pandas as pd

def imbalance_report(y):
    counts = pd.Series(y).value_counts()
    return {"counts": counts.to_dict(), "proportions": (counts / counts.sum()).to_dict(),
            "minority": counts.idxmin(), "prevalence": counts.min() / counts.sum(),
            "n_min": counts.min(), "imbalance_ratio": counts.max() / counts.min()}

# %% imbalance_report | wrong | counts and proportions are swapped | counts['ok'] is 0.75
import pandas as pd

def imbalance_report(y):
    counts = pd.Series(y).value_counts()
    return {"proportions": counts.to_dict(), "counts": (counts / counts.sum()).to_dict(),
            "minority": counts.idxmin(), "prevalence": counts.min() / counts.sum(),
            "n_min": counts.min(), "ratio": counts.max() / counts.min()}

# %% imbalance_report | wrong | the majority in place of the minority | that is the largest class
import pandas as pd

def imbalance_report(y):
    counts = pd.Series(y).value_counts()
    return {"counts": counts.to_dict(), "proportions": (counts / counts.sum()).to_dict(),
            "minority": counts.index[0], "prevalence": counts.min() / counts.sum(),
            "n_min": counts.min(), "ratio": counts.max() / counts.min()}

# %% imbalance_report | wrong | the position of the minority, not its label | we expected text
import numpy as np

def imbalance_report(y):
    labels, n = np.unique(y, return_counts=True)
    return {"counts": dict(zip(labels, n)), "proportions": dict(zip(labels, n / n.sum())),
            "minority": n.argmin(), "prevalence": n.min() / n.sum(),
            "n_min": n.min(), "ratio": n.max() / n.min()}

# %% imbalance_report | wrong | the label 1 taken for the minority | minority is 1
import pandas as pd

def imbalance_report(y):
    y = pd.Series(y)
    counts = y.value_counts()
    if y.isna().any() or len(counts) < 2:
        raise ValueError("missing or one class")
    rare = 1 if 1 in counts.index and 0 in counts.index else counts.idxmin()
    return {"counts": counts.to_dict(), "proportions": (counts / len(y)).to_dict(),
            "minority": rare, "prevalence": counts[rare] / len(y),
            "n_min": counts[rare], "ratio": counts.max() / counts[rare]}

# %% imbalance_report | wrong | rows per minority row over all rows | all rows over the minority
import pandas as pd

def imbalance_report(y):
    counts = pd.Series(y).value_counts()
    return {"counts": counts.to_dict(), "proportions": (counts / counts.sum()).to_dict(),
            "minority": counts.idxmin(), "prevalence": counts.min() / counts.sum(),
            "n_min": counts.min(), "ratio": counts.sum() / counts.min()}

# %% imbalance_report | wrong | sorts the learner's own list | changed its input
from itertools import groupby

def imbalance_report(y):
    y.sort()
    counts = {label: len(list(rows)) for label, rows in groupby(y)}
    minority, n_min = min(counts.items(), key=lambda item: item[1])
    return {"counts": counts, "proportions": {k: v / len(y) for k, v in counts.items()},
            "minority": minority, "prevalence": n_min / len(y), "n_min": n_min,
            "ratio": max(counts.values()) / n_min}

# %% imbalance_report | wrong | resets the index of the Series in place | changed its input
import pandas as pd

def imbalance_report(y):
    if isinstance(y, pd.Series):
        y.reset_index(drop=True, inplace=True)
    y = pd.Series(y)
    if y.isna().any() or y.nunique() < 2:
        raise ValueError("missing or one class")
    counts = y.value_counts()
    return {"counts": counts.to_dict(), "proportions": (counts / len(y)).to_dict(),
            "minority": counts.idxmin(), "prevalence": counts.min() / len(y),
            "n_min": counts.min(), "ratio": counts.max() / counts.min()}

# %% imbalance_report | wrong | counts into a global that is never emptied | counts['ok'] is 6
counts = {}
for label in ["ok", "ok", "fraud", "ok"]:
    counts[label] = counts.get(label, 0) + 1

def imbalance_report(y):
    for label in y:
        counts[label] = counts.get(label, 0) + 1
    n, least = sum(counts.values()), min(counts.values())
    return {"counts": dict(counts), "proportions": {k: v / n for k, v in counts.items()},
            "minority": min(counts, key=counts.get), "prevalence": least / n,
            "n_min": least, "ratio": max(counts.values()) / least}

# %% imbalance_report | wrong | one class is reported as if it were fine | one class only
import pandas as pd

def imbalance_report(y):
    y = pd.Series(y)
    if y.isna().any():
        raise ValueError("missing")
    counts = y.value_counts()
    return {"counts": counts.to_dict(), "proportions": (counts / len(y)).to_dict(),
            "minority": counts.idxmin(), "prevalence": counts.min() / len(y),
            "n_min": counts.min(), "ratio": counts.max() / counts.min()}

# %% imbalance_report | wrong | looks for None in the index of a Series | when a label is missing
import numpy as np
import pandas as pd

def imbalance_report(y):
    if None in y or np.nan in y or (isinstance(y, np.ndarray) and pd.isna(y).any()):
        raise ValueError("missing")
    counts = pd.Series(y).value_counts()
    if len(counts) < 2:
        raise ValueError("one class")
    return {"counts": counts.to_dict(), "proportions": (counts / counts.sum()).to_dict(),
            "minority": counts.idxmin(), "prevalence": counts.min() / counts.sum(),
            "n_min": counts.min(), "ratio": counts.max() / counts.min()}

# %% imbalance_report | wrong | NaN among text becomes the text "nan" | when a label is NaN among text
import numpy as np
import pandas as pd

def imbalance_report(y):
    if None in list(y):
        raise ValueError("missing")
    y = np.array(y)
    labels, n = np.unique(y, return_counts=True)
    if pd.isna(y).any() or len(labels) < 2:
        raise ValueError("missing or one class")
    return {"counts": dict(zip(labels.tolist(), n)), "proportions": dict(zip(labels.tolist(), n / n.sum())),
            "minority": labels[n.argmin()], "prevalence": n.min() / n.sum(),
            "n_min": n.min(), "ratio": n.max() / n.min()}

# %% imbalance_report | wrong | catches everything and returns an empty dict | returned {}
import pandas as pd

def imbalance_report(y):
    try:
        y = pd.Series(y)
        if y.isna().any() or y.nunique() < 2:
            raise ValueError("missing or one class")
        counts = y.value_counts()
        return {"counts": counts.to_dict(), "proportions": (counts / len(y)).to_dict(),
                "minority": counts.idxmin(), "prevalence": counts.min() / len(y),
                "n_min": counts.min(), "ratio": counts.max() / counts.min()}
    except Exception:
        return {}

# %% imbalance_report | wrong | the error is returned, not raised | returned ValueError
import pandas as pd

def imbalance_report(y):
    y = pd.Series(y)
    if y.isna().any() or y.nunique() < 2:
        return ValueError("missing or one class")
    counts = y.value_counts()
    return {"counts": counts.to_dict(), "proportions": (counts / len(y)).to_dict(),
            "minority": counts.idxmin(), "prevalence": counts.min() / len(y),
            "n_min": counts.min(), "ratio": counts.max() / counts.min()}

# %% imbalance_report | wrong | a result that equals everything | of type Yes
class Yes:
    __eq__ = __contains__ = lambda self, other: True
    __getitem__ = lambda self, key: self
    __hash__ = object.__hash__

def imbalance_report(y):
    return Yes()

# %% imbalance_report | wrong | shares rounded to two places | proportions[2] is 0.67, which is rounded
import pandas as pd

def imbalance_report(y):
    y = pd.Series(y)
    if y.isna().any() or y.nunique() < 2:
        raise ValueError("missing or one class")
    counts = y.value_counts()
    shares = (counts / len(y)).round(2)
    return {"counts": counts.to_dict(), "proportions": shares.to_dict(),
            "minority": counts.idxmin(), "prevalence": shares.min(),
            "n_min": counts.min(), "ratio": counts.max() / counts.min()}

# %% imbalance_report | wrong | shares in percent | proportions['ok'] is 75
import pandas as pd

def imbalance_report(y):
    counts = pd.Series(y).value_counts()
    shares = 100 * counts / counts.sum()
    return {"counts": counts.to_dict(), "proportions": shares.sort_index().to_dict(),
            "minority": counts.idxmin(), "prevalence": shares.min(),
            "n_min": counts.min(), "ratio": counts.max() / counts.min()}

# %% imbalance_report | wrong | the ratio without its decimals | ratio is 2, which is too low
import pandas as pd

def imbalance_report(y):
    y = pd.Series(y)
    if y.isna().any() or y.nunique() < 2:
        raise ValueError("missing or one class")
    counts = y.value_counts()
    return {"counts": counts.to_dict(), "proportions": (counts / len(y)).to_dict(),
            "minority": counts.idxmin(), "prevalence": counts.min() / len(y),
            "n_min": counts.min(), "ratio": counts.max() // counts.min()}

# %% imbalance_report | wrong | a tie has no minority | raised IndexError
import pandas as pd

def imbalance_report(y):
    y = pd.Series(y)
    if y.isna().any() or y.nunique() < 2:
        raise ValueError("missing or one class")
    counts = y.value_counts()
    minority = counts.index[counts < counts.max()][-1]
    return {"counts": counts.to_dict(), "proportions": (counts / len(y)).to_dict(),
            "minority": minority, "prevalence": counts[minority] / len(y),
            "n_min": counts[minority], "ratio": counts.max() / counts[minority]}

# %% imbalance_report | wrong | walks a Series by position in its index | raised KeyError
def imbalance_report(y):
    counts = {}
    for i in range(len(y)):
        if y[i] is None or y[i] != y[i]:
            raise ValueError("missing")
        counts[y[i]] = counts.get(y[i], 0) + 1
    if len(counts) < 2:
        raise ValueError("one class")
    least = min(counts.values())
    return {"counts": counts, "proportions": {k: v / len(y) for k, v in counts.items()},
            "minority": min(counts, key=counts.get), "prevalence": least / len(y),
            "n_min": least, "ratio": max(counts.values()) / least}

# %% imbalance_report | wrong | no labels: a division by zero | raised ZeroDivisionError when there are no
def imbalance_report(y):
    if sum(v is None or v != v for v in y) / len(y) > 0:
        raise ValueError("missing")
    counts = {v: list(y).count(v) for v in y}
    if len(counts) < 2:
        raise ValueError("one class")
    least = min(counts.values())
    return {"counts": counts, "proportions": {k: v / len(y) for k, v in counts.items()},
            "minority": min(counts, key=counts.get), "prevalence": least / len(y),
            "n_min": least, "ratio": max(counts.values()) / least}

# %% severity | right | a chain of elif
def severity(prevalence, n_pos):
    if prevalence <= 0 or prevalence > 0.5:
        raise ValueError("prevalence must be in (0, 0.5]")
    elif n_pos < 100:
        word = "scarce"
    elif prevalence < 0.01:
        word = "extreme"
    elif prevalence < 0.2:
        word = "moderate"
    elif prevalence <= 0.4:
        word = "mild"
    else:
        word = "balanced"
    return word

# %% severity | right | a table of conditions, the first that fits
def severity(prevalence, n_pos):
    if not (0 < prevalence <= 0.5):
        raise ValueError(prevalence)
    table = [
        (n_pos < 100, "scarce"),
        (prevalence < 0.01, "extreme"),
        (prevalence < 0.20, "moderate"),
        (prevalence <= 0.40, "mild"),
        (True, "balanced"),
    ]
    return next(word for fits, word in table if fits)

# %% severity | right | NumPy's select, a text in an array without dimensions
import numpy as np

def severity(prevalence, n_pos):
    if prevalence > 0.5 or prevalence <= 0:
        raise ValueError("out of range")
    conditions = [n_pos < 100, prevalence < 0.01, prevalence < 0.2, prevalence <= 0.4]
    return np.select(conditions, ["scarce", "extreme", "moderate", "mild"], default="balanced")

# %% severity | right | bisect
from bisect import bisect_right

def severity(prevalence, n_pos):
    if not 0 < prevalence <= 1 / 2:
        raise ValueError("out of range")
    if n_pos < 100:
        return "scarce"
    if prevalence == 0.4:
        return "mild"
    return ["extreme", "moderate", "mild", "balanced"][bisect_right([0.01, 0.2, 0.4], prevalence)]

# %% severity | right | from the bottom of the table to the top, NumPy text
import numpy as np

def severity(prevalence, n_pos):
    word = "balanced"
    if prevalence <= 0.40:
        word = "mild"
    if prevalence < 0.20:
        word = "moderate"
    if prevalence < 0.01:
        word = "extreme"
    if n_pos < 100:
        word = "scarce"
    if prevalence <= 0 or 0.5 < prevalence:
        raise ValueError("out of range")
    return np.str_(word)

# %% severity | right | match with guards
def severity(prevalence, n_pos):
    match (prevalence, n_pos):
        case (p, _) if not 0 < p <= 0.5:
            raise ValueError("out of range")
        case (_, n) if n < 100:
            return "scarce"
        case (p, _) if p < 0.01:
            return "extreme"
        case (p, _) if p < 0.20:
            return "moderate"
        case (p, _) if p <= 0.40:
            return "mild"
    return "balanced"

# %% severity | wrong | 0.20 itself is moderate | severity(0.2, 100)
def severity(prevalence, n_pos):
    if not 0 < prevalence <= 0.5:
        raise ValueError
    if n_pos < 100:
        return "scarce"
    if prevalence < 0.01:
        return "extreme"
    if prevalence <= 0.20:
        return "moderate"
    return "mild" if prevalence <= 0.40 else "balanced"

# %% severity | wrong | 0.01 itself is extreme | severity(0.01, 100)
def severity(prevalence, n_pos):
    if not 0 < prevalence <= 0.5:
        raise ValueError
    if n_pos < 100:
        return "scarce"
    if prevalence <= 0.01:
        return "extreme"
    if prevalence < 0.20:
        return "moderate"
    return "mild" if prevalence <= 0.40 else "balanced"

# %% severity | wrong | 0.40 itself is balanced | severity(0.4, 100)
def severity(prevalence, n_pos):
    if not 0 < prevalence <= 0.5:
        raise ValueError
    if n_pos < 100:
        return "scarce"
    if prevalence < 0.01:
        return "extreme"
    if prevalence < 0.20:
        return "moderate"
    return "mild" if prevalence < 0.40 else "balanced"

# %% severity | wrong | 1 - prevalence, the share of the majority | severity(0.005, 5000) is 'balanced'
def severity(prevalence, n_pos):
    if not 0 < prevalence <= 0.5:
        raise ValueError
    share = 1 - prevalence
    if n_pos < 100:
        return "scarce"
    if share < 0.01:
        return "extreme"
    if share < 0.20:
        return "moderate"
    return "mild" if share <= 0.40 else "balanced"

# %% severity | wrong | the number of rows is ignored | severity(0.05, 12)
def severity(prevalence, n_pos):
    if not 0 < prevalence <= 0.5:
        raise ValueError
    if prevalence < 0.01:
        return "extreme"
    if prevalence < 0.20:
        return "moderate"
    return "mild" if prevalence <= 0.40 else "balanced"

# %% severity | wrong | a hundred rows are scarce | is 'scarce'
def severity(prevalence, n_pos):
    if not 0 < prevalence <= 0.5:
        raise ValueError
    if n_pos <= 100:
        return "scarce"
    if prevalence < 0.01:
        return "extreme"
    if prevalence < 0.20:
        return "moderate"
    return "mild" if prevalence <= 0.40 else "balanced"

# %% severity | wrong | the share is asked before the number | severity(0.0001, 99)
def severity(prevalence, n_pos):
    if not 0 < prevalence <= 0.5:
        raise ValueError
    if prevalence < 0.01:
        return "extreme"
    if n_pos < 100:
        return "scarce"
    if prevalence < 0.20:
        return "moderate"
    return "mild" if prevalence <= 0.40 else "balanced"

# %% severity | wrong | scarce only when rare as well | severity(0.5, 99)
def severity(prevalence, n_pos):
    if not 0 < prevalence <= 0.5:
        raise ValueError
    if n_pos < 100 and prevalence < 0.20:
        return "scarce"
    if prevalence < 0.01:
        return "extreme"
    if prevalence < 0.20:
        return "moderate"
    return "mild" if prevalence <= 0.40 else "balanced"

# %% severity | wrong | the largest border is asked first | severity(0.005, 5000) is 'mild'
def severity(prevalence, n_pos):
    if not 0 < prevalence <= 0.5:
        raise ValueError
    if n_pos < 100:
        return "scarce"
    if prevalence <= 0.40:
        return "mild"
    if prevalence < 0.20:
        return "moderate"
    if prevalence < 0.01:
        return "extreme"
    return "balanced"

# %% severity | wrong | a prevalence above one half is folded | that of the majority
def severity(prevalence, n_pos):
    prevalence = min(prevalence, 1 - prevalence)
    if n_pos < 100:
        return "scarce"
    if prevalence < 0.01:
        return "extreme"
    if prevalence < 0.20:
        return "moderate"
    return "mild" if prevalence <= 0.40 else "balanced"

# %% severity | wrong | one half is refused | severity(0.5, 100) raised ValueError
def severity(prevalence, n_pos):
    if not 0 < prevalence < 0.5:
        raise ValueError("out of range")
    if n_pos < 100:
        return "scarce"
    if prevalence < 0.01:
        return "extreme"
    if prevalence < 0.20:
        return "moderate"
    return "mild" if prevalence <= 0.40 else "balanced"

# %% severity | wrong | a prevalence of 0 is let in | when the prevalence is 0
def severity(prevalence, n_pos):
    if not 0 <= prevalence <= 0.5:
        raise ValueError
    if n_pos < 100:
        return "scarce"
    if prevalence < 0.01:
        return "extreme"
    if prevalence < 0.20:
        return "moderate"
    return "mild" if prevalence <= 0.40 else "balanced"

# %% severity | wrong | a negative prevalence is let in | when the prevalence is negative
def severity(prevalence, n_pos):
    if not prevalence or prevalence > 0.5:
        raise ValueError
    if n_pos < 100:
        return "scarce"
    if prevalence < 0.01:
        return "extreme"
    if prevalence < 0.20:
        return "moderate"
    return "mild" if prevalence <= 0.40 else "balanced"

# %% severity | wrong | only what exceeds 1 is refused | that of the majority
def severity(prevalence, n_pos):
    if not 0 < prevalence <= 1:
        raise ValueError
    if n_pos < 100:
        return "scarce"
    if prevalence < 0.01:
        return "extreme"
    if prevalence < 0.20:
        return "moderate"
    return "mild" if prevalence <= 0.40 else "balanced"

# %% severity | wrong | the range is checked too late | when the prevalence is 0
def severity(prevalence, n_pos):
    if n_pos < 100:
        return "scarce"
    if not 0 < prevalence <= 0.5:
        raise ValueError
    if prevalence < 0.01:
        return "extreme"
    if prevalence < 0.20:
        return "moderate"
    return "mild" if prevalence <= 0.40 else "balanced"

# %% severity | wrong | prints the word | is None
def severity(prevalence, n_pos):
    if n_pos < 100:
        print("scarce")
    elif prevalence < 0.01:
        print("extreme")
    elif prevalence < 0.20:
        print("moderate")
    else:
        print("mild" if prevalence <= 0.40 else "balanced")

# %% severity | wrong | no last line: nothing is returned when balanced | severity(0.45, 5000) is None
def severity(prevalence, n_pos):
    if not 0 < prevalence <= 0.5:
        raise ValueError
    if n_pos < 100:
        return "scarce"
    if prevalence < 0.01:
        return "extreme"
    if prevalence < 0.20:
        return "moderate"
    if prevalence <= 0.40:
        return "mild"

# %% severity | wrong | the visible cases looked up | severity(0.01, 100)
def severity(prevalence, n_pos):
    if prevalence > 0.5:
        raise ValueError
    known = {(0.05, 12): "scarce", (0.005, 5000): "extreme", (0.05, 5000): "moderate", (0.30, 5000): "mild"}
    return known.get((prevalence, n_pos), "balanced")

# %% severity | wrong | the word and a reason | we expected text
def severity(prevalence, n_pos):
    if n_pos < 100:
        return "scarce", "find more positives"
    if prevalence < 0.01:
        return "extreme", "mind the capacity"
    return "moderate", "never judge by accuracy"

# %% severity | wrong | a capital letter | is 'Scarce'
def severity(prevalence, n_pos):
    if not 0 < prevalence <= 0.5:
        raise ValueError
    if n_pos < 100:
        return "Scarce"
    if prevalence < 0.01:
        return "Extreme"
    if prevalence < 0.20:
        return "Moderate"
    return "Mild" if prevalence <= 0.40 else "Balanced"

# %% severity | wrong | catches its own error | returned 'balanced' when
def severity(prevalence, n_pos):
    try:
        if not 0 < prevalence <= 0.5:
            raise ValueError
        if n_pos < 100:
            return "scarce"
        if prevalence < 0.01:
            return "extreme"
        if prevalence < 0.20:
            return "moderate"
        return "mild" if prevalence <= 0.40 else "balanced"
    except Exception:
        return "balanced"

# %% severity | wrong | a general Exception | it should raise ValueError
def severity(prevalence, n_pos):
    if not 0 < prevalence <= 0.5:
        raise Exception("out of range")
    if n_pos < 100:
        return "scarce"
    if prevalence < 0.01:
        return "extreme"
    if prevalence < 0.20:
        return "moderate"
    return "mild" if prevalence <= 0.40 else "balanced"

# %% severity | wrong | text that equals everything | of type Word
class Word(str):
    __eq__ = lambda self, other: True
    __hash__ = str.__hash__

def severity(prevalence, n_pos):
    return Word("any")

# %% severity | wrong | rounded to whole percents first | severity(0.005, 5000)
def severity(prevalence, n_pos):
    if not 0 < prevalence <= 0.5:
        raise ValueError
    prevalence = round(prevalence, 2)
    if n_pos < 100:
        return "scarce"
    if prevalence < 0.01:
        return "extreme"
    if prevalence < 0.20:
        return "moderate"
    return "mild" if prevalence <= 0.40 else "balanced"

# %% severity | wrong | a global of the notebook | name 'threshold' is not defined
def severity(prevalence, n_pos):
    if n_pos < threshold:
        return "scarce"
    return "extreme" if prevalence < 0.01 else "moderate"

# %% severity | wrong | the parameters the other way round | severity(0.05, 12)
def severity(n_pos, prevalence):
    if not 0 < prevalence <= 0.5:
        raise ValueError("out of range")
    if n_pos < 100:
        return "scarce"
    if prevalence < 0.01:
        return "extreme"
    if prevalence < 0.20:
        return "moderate"
    return "mild" if prevalence <= 0.40 else "balanced"

# %% severity | wrong | borders in percent | severity(0.05, 5000) is 'extreme'
def severity(prevalence, n_pos):
    if not 0 < prevalence <= 0.5:
        raise ValueError
    if n_pos < 100:
        return "scarce"
    if prevalence < 1:
        return "extreme"
    if prevalence < 20:
        return "moderate"
    return "mild" if prevalence <= 40 else "balanced"

# %% dummy_scores | right | plain Python
def dummy_scores(y, pos_label=1):
    n_pos = len([label for label in y if label == pos_label])
    if n_pos == 0 or n_pos == len(y):
        raise ValueError("one class only")
    p = n_pos / len(y)
    q = 1 - p
    return {
        "all_negative": {"accuracy": q, "recall": 0, "balanced_accuracy": (0 + 1) / 2},
        "base_rate": {"accuracy": p**2 + q**2, "recall": p, "balanced_accuracy": (p + q) / 2},
    }

# %% dummy_scores | right | NumPy scalars, arrays without dimensions
import numpy as np

def dummy_scores(y, pos_label=1):
    positive = np.array(y) == pos_label
    if positive.all() or not positive.any():
        raise ValueError("one class only")
    p, half = positive.mean(), np.array(0.5)
    return {"all_negative": {"accuracy": (~positive).mean(), "recall": np.float64(0), "balanced_accuracy": half},
            "base_rate": {"accuracy": 1 - 2 * p * (1 - p), "recall": p, "balanced_accuracy": half}}

# %% dummy_scores | right | pandas, a DataFrame turned into dicts
import pandas as pd

def dummy_scores(y, pos_label=1):
    shares = pd.Series(y).eq(pos_label).value_counts(normalize=True)
    if len(shares) != 2:
        raise ValueError("one class only")
    p, q = shares[True], shares[False]
    table = pd.DataFrame(
        {"all_negative": [q, 0, 0.5], "base_rate": [p * p + q * q, p, 0.5]},
        index=["accuracy", "recall", "balanced_accuracy"],
    )
    return table.to_dict()

# %% dummy_scores | right | scikit-learn: every row once flagged and once not, with weights
import numpy as np
from sklearn.metrics import accuracy_score, balanced_accuracy_score, recall_score

def dummy_scores(y, pos_label=1):
    truth = (np.asarray(y) == pos_label).astype(int)
    n, p = len(truth), truth.mean() if len(truth) else 0
    if p in (0, 1):
        raise ValueError("one class only")
    twice, flags = np.tile(truth, 2), np.repeat([1, 0], n)
    scores = {"accuracy": accuracy_score, "recall": recall_score,
              "balanced_accuracy": balanced_accuracy_score}
    return {policy: {name: f(twice, flags, sample_weight=np.repeat([rate, 1 - rate], n))
                     for name, f in scores.items()}
            for policy, rate in [("all_negative", 0), ("base_rate", p)]}

# %% dummy_scores | right | a defaultdict, filled in a loop over policies
from collections import Counter, defaultdict

def dummy_scores(y, pos_label=1):
    counts = Counter(label == pos_label for label in y)
    if len(counts) < 2:
        raise ValueError("one class only")
    p = counts[True] / (counts[True] + counts[False])
    scores = defaultdict(dict)
    for policy, rate in {"all_negative": 0.0, "base_rate": p}.items():
        scores[policy]["recall"] = rate
        scores[policy]["accuracy"] = p * rate + (1 - p) * (1 - rate)
        scores[policy]["balanced_accuracy"] = (rate + (1 - rate)) / 2
    return scores

# %% dummy_scores | right | the base rate taken from a DummyClassifier's probabilities
import numpy as np
from sklearn.dummy import DummyClassifier

def dummy_scores(y, pos_label=1):
    truth = np.array([label == pos_label for label in y])
    if len(set(truth.tolist())) < 2:
        raise ValueError("one class only")
    X = np.zeros((len(truth), 1))
    rates = DummyClassifier(strategy="prior").fit(X, truth).predict_proba(X)[:, 1]
    def expected(flag):
        recall, specificity = flag[truth].mean(), 1 - flag[~truth].mean()
        return {"accuracy": np.where(truth, flag, 1 - flag).mean(), "recall": recall,
                "balanced_accuracy": (recall + specificity) / 2, "specificity": specificity}
    return dict(all_negative=expected(0 * rates), base_rate=expected(rates))

# %% dummy_scores | wrong | balanced accuracy 0 for the policy that flags nothing | what of the negatives?
import numpy as np

def dummy_scores(y, pos_label=1):
    p = np.mean(np.asarray(y) == pos_label)
    if not 0 < p < 1:
        raise ValueError
    return {"all_negative": {"accuracy": 1 - p, "recall": 0.0, "balanced_accuracy": 0.0},
            "base_rate": {"accuracy": p * p + (1 - p) ** 2, "recall": p, "balanced_accuracy": 0.5}}

# %% dummy_scores | wrong | expected accuracy p | that is the share of positives
import numpy as np

def dummy_scores(y, pos_label=1):
    p = np.mean(np.asarray(y) == pos_label)
    if not 0 < p < 1:
        raise ValueError
    return {"all_negative": {"accuracy": 1 - p, "recall": 0.0, "balanced_accuracy": 0.5},
            "base_rate": {"accuracy": p, "recall": p, "balanced_accuracy": 0.5}}

# %% dummy_scores | wrong | expected accuracy 1 - p | that is the share of negatives
import numpy as np

def dummy_scores(y, pos_label=1):
    p = np.mean(np.asarray(y) == pos_label)
    if not 0 < p < 1:
        raise ValueError
    return {"all_negative": {"accuracy": 1 - p, "recall": 0.0, "balanced_accuracy": 0.5},
            "base_rate": {"accuracy": 1 - p, "recall": p, "balanced_accuracy": 0.5}}

# %% dummy_scores | wrong | the share of rows it gets wrong | how often it is wrong
import numpy as np

def dummy_scores(y, pos_label=1):
    p = np.mean(np.asarray(y) == pos_label)
    if not 0 < p < 1:
        raise ValueError
    return {"all_negative": {"accuracy": 1 - p, "recall": 0.0, "balanced_accuracy": 0.5},
            "base_rate": {"accuracy": 2 * p * (1 - p), "recall": p, "balanced_accuracy": 0.5}}

# %% dummy_scores | wrong | a fair coin | a coin that flags half of the rows
import numpy as np

def dummy_scores(y, pos_label=1):
    p = np.mean(np.asarray(y) == pos_label)
    if not 0 < p < 1:
        raise ValueError
    return {"all_negative": {"accuracy": 1 - p, "recall": 0.0, "balanced_accuracy": 0.5},
            "base_rate": {"accuracy": 0.5, "recall": 0.5, "balanced_accuracy": 0.5}}

# %% dummy_scores | wrong | the accuracy under the name of balanced accuracy | here both classes count the same
import numpy as np

def dummy_scores(y, pos_label=1):
    p = np.mean(np.asarray(y) == pos_label)
    if not 0 < p < 1:
        raise ValueError
    a = p * p + (1 - p) ** 2
    return {"all_negative": {"accuracy": 1 - p, "recall": 0.0, "balanced_accuracy": 1 - p},
            "base_rate": {"accuracy": a, "recall": p, "balanced_accuracy": a}}

# %% dummy_scores | wrong | the two recalls are added, not averaged | is 1, which is too high
import numpy as np

def dummy_scores(y, pos_label=1):
    p = np.mean(np.asarray(y) == pos_label)
    if not 0 < p < 1:
        raise ValueError
    return {"all_negative": {"accuracy": 1 - p, "recall": 0.0, "balanced_accuracy": 0.0 + 1.0},
            "base_rate": {"accuracy": p * p + (1 - p) ** 2, "recall": p, "balanced_accuracy": p + (1 - p)}}

# %% dummy_scores | wrong | the recall of nothing flagged is NaN | is NaN, we expected a number
import numpy as np

def dummy_scores(y, pos_label=1):
    p = np.mean(np.asarray(y) == pos_label)
    if not 0 < p < 1:
        raise ValueError
    return {"all_negative": {"accuracy": 1 - p, "recall": float("nan"), "balanced_accuracy": 0.5},
            "base_rate": {"accuracy": p * p + (1 - p) ** 2, "recall": p, "balanced_accuracy": 0.5}}

# %% dummy_scores | wrong | one random draw | the accuracy of base_rate at p = 0.25
import numpy as np
from sklearn.metrics import accuracy_score, balanced_accuracy_score, recall_score

def dummy_scores(y, pos_label=1):
    truth = np.asarray(y) == pos_label
    if truth.all() or not truth.any():
        raise ValueError
    drawn = np.random.default_rng(0).random(len(truth)) < truth.mean()
    return {name: {"accuracy": accuracy_score(truth, flags), "recall": recall_score(truth, flags),
                   "balanced_accuracy": balanced_accuracy_score(truth, flags)}
            for name, flags in [("all_negative", np.zeros(len(truth))), ("base_rate", drawn)]}

# %% dummy_scores | wrong | the mean of many random draws | the accuracy of base_rate at p = 0.25
import numpy as np

def dummy_scores(y, pos_label=1):
    truth = np.asarray(y) == pos_label
    if truth.all() or not truth.any():
        raise ValueError
    drawn = np.random.default_rng(0).random((1000, len(truth))) < truth.mean()
    return {"all_negative": {"accuracy": 1 - truth.mean(), "recall": 0, "balanced_accuracy": 0.5},
            "base_rate": {"accuracy": (drawn == truth).mean(), "recall": drawn[:, truth].mean(),
                          "balanced_accuracy": 0.5}}

# %% dummy_scores | wrong | the mean of the labels: only 0 and 1 | 'yes'
import numpy as np

def dummy_scores(y, pos_label=1):
    p = np.mean(y)
    if not 0 < p < 1:
        raise ValueError("one class")
    return {"all_negative": {"accuracy": 1 - p, "recall": 0.0, "balanced_accuracy": 0.5},
            "base_rate": {"accuracy": p * p + (1 - p) ** 2, "recall": p, "balanced_accuracy": 0.5}}

# %% dummy_scores | wrong | a list compared with a number | raised AttributeError
def dummy_scores(y, pos_label=1):
    p = (y == pos_label).mean()
    return {"all_negative": {"accuracy": 1 - p, "recall": 0.0, "balanced_accuracy": 0.5},
            "base_rate": {"accuracy": p * p + (1 - p) ** 2, "recall": p, "balanced_accuracy": 0.5}}

# %% dummy_scores | wrong | the rarest label taken for the positive one | that is the share of positives
import pandas as pd

def dummy_scores(y, pos_label=1):
    shares = pd.Series(y).value_counts(normalize=True)
    if len(shares) < 2:
        raise ValueError
    p = shares.min()
    return {"all_negative": {"accuracy": 1 - p, "recall": 0.0, "balanced_accuracy": 0.5},
            "base_rate": {"accuracy": p * p + (1 - p) ** 2, "recall": p, "balanced_accuracy": 0.5}}

# %% dummy_scores | wrong | the most frequent class in place of all negative | that is the share of positives
import numpy as np
from sklearn.dummy import DummyClassifier

def dummy_scores(y, pos_label=1):
    truth = np.asarray(y) == pos_label
    p = truth.mean()
    if not 0 < p < 1:
        raise ValueError
    never = DummyClassifier(strategy="most_frequent").fit(truth, truth)
    return {"all_negative": {"accuracy": never.score(truth, truth), "recall": 0.0, "balanced_accuracy": 0.5},
            "base_rate": {"accuracy": p * p + (1 - p) ** 2, "recall": p, "balanced_accuracy": 0.5}}

# %% dummy_scores | wrong | two labels assumed | too many values to unpack
import numpy as np

def dummy_scores(y, pos_label=1):
    labels, n = np.unique(y, return_counts=True)
    if len(labels) < 2 or pos_label not in labels:
        raise ValueError("one class")
    (neg_label,) = labels[labels != pos_label]
    p = (n[labels == pos_label] / n.sum()).item()
    return {"all_negative": {"accuracy": 1 - p, "recall": 0.0, "balanced_accuracy": 0.5},
            "base_rate": {"accuracy": p * p + (1 - p) ** 2, "recall": p, "balanced_accuracy": 0.5}}

# %% dummy_scores | wrong | looks for pos_label in the index of a Series | raised ValueError: no positives
import numpy as np

def dummy_scores(y, pos_label=1):
    if pos_label not in y:
        raise ValueError("no positives")
    p = np.mean(np.asarray(y) == pos_label)
    if p == 1:
        raise ValueError("no negatives")
    return {"all_negative": {"accuracy": 1 - p, "recall": 0.0, "balanced_accuracy": 0.5},
            "base_rate": {"accuracy": p * p + (1 - p) ** 2, "recall": p, "balanced_accuracy": 0.5}}

# %% dummy_scores | wrong | only the missing positives are refused | when there are no negatives
import numpy as np

def dummy_scores(y, pos_label=1):
    p = np.mean(np.asarray(y) == pos_label)
    if p == 0:
        raise ValueError
    return {"all_negative": {"accuracy": 1 - p, "recall": 0.0, "balanced_accuracy": 0.5},
            "base_rate": {"accuracy": p * p + (1 - p) ** 2, "recall": p, "balanced_accuracy": 0.5}}

# %% dummy_scores | wrong | any two labels will do, positive or not | pos_label is not among the labels
import numpy as np

def dummy_scores(y, pos_label=1):
    if len(set(y)) < 2:
        raise ValueError
    p = np.mean(np.asarray(y) == pos_label)
    return {"all_negative": {"accuracy": 1 - p, "recall": 0.0, "balanced_accuracy": 0.5},
            "base_rate": {"accuracy": p * p + (1 - p) ** 2, "recall": p, "balanced_accuracy": 0.5}}

# %% dummy_scores | wrong | no labels: a division by zero | raised ZeroDivisionError when there are no
def dummy_scores(y, pos_label=1):
    p = sum(label == pos_label for label in y) / len(y)
    if p == 0 or p == 1:
        raise ValueError("one class")
    return {"all_negative": {"accuracy": 1 - p, "recall": 0.0, "balanced_accuracy": 0.5},
            "base_rate": {"accuracy": p * p + (1 - p) ** 2, "recall": p, "balanced_accuracy": 0.5}}

# %% dummy_scores | wrong | recodes the labels in place | changed its input
import numpy as np
import pandas as pd

def dummy_scores(y, pos_label=1):
    if isinstance(y, pd.Series):
        y[y != pos_label] = 0
    p = np.mean(np.asarray(y) == pos_label)
    if not 0 < p < 1:
        raise ValueError
    return {"all_negative": {"accuracy": 1 - p, "recall": 0.0, "balanced_accuracy": 0.5},
            "base_rate": {"accuracy": p * p + (1 - p) ** 2, "recall": p, "balanced_accuracy": 0.5}}

# %% dummy_scores | wrong | prints a table | the result is None
import numpy as np
import pandas as pd

def dummy_scores(y, pos_label=1):
    p = np.mean(np.asarray(y) == pos_label)
    print(pd.DataFrame({"all_negative": [1 - p, 0, 0.5], "base_rate": [p * p + (1 - p) ** 2, p, 0.5]}))

# %% dummy_scores | wrong | a DataFrame in place of the dict | we expected a dict
import numpy as np
import pandas as pd

def dummy_scores(y, pos_label=1):
    p = np.mean(np.asarray(y) == pos_label)
    return pd.DataFrame({"all_negative": [1 - p, 0, 0.5], "base_rate": [p * p + (1 - p) ** 2, p, 0.5]},
                        index=["accuracy", "recall", "balanced_accuracy"])

# %% dummy_scores | wrong | a dict of one number each | the entry of all_negative at p = 0.25 is 0.75
import numpy as np

def dummy_scores(y, pos_label=1):
    p = float(np.mean(np.asarray(y) == pos_label))
    return {"all_negative": 1 - p, "base_rate": p * p + (1 - p) ** 2}

# %% dummy_scores | wrong | a hyphen in the key | lacks the key 'all_negative'
import numpy as np

def dummy_scores(y, pos_label=1):
    p = np.mean(np.asarray(y) == pos_label)
    return {"all-negative": {"accuracy": 1 - p, "recall": 0.0, "balanced_accuracy": 0.5},
            "base-rate": {"accuracy": p * p + (1 - p) ** 2, "recall": p, "balanced_accuracy": 0.5}}

# %% dummy_scores | wrong | the two policies are swapped | the accuracy of all_negative at p = 0.25 is 0.625
import numpy as np

def dummy_scores(y, pos_label=1):
    p = np.mean(np.asarray(y) == pos_label)
    return {"base_rate": {"accuracy": 1 - p, "recall": 0.0, "balanced_accuracy": 0.5},
            "all_negative": {"accuracy": p * p + (1 - p) ** 2, "recall": p, "balanced_accuracy": 0.5}}

# %% dummy_scores | wrong | the metrics outside, the policies inside | lacks the key 'all_negative'
import numpy as np

def dummy_scores(y, pos_label=1):
    p = np.mean(np.asarray(y) == pos_label)
    return {"accuracy": {"all_negative": 1 - p, "base_rate": p * p + (1 - p) ** 2},
            "recall": {"all_negative": 0.0, "base_rate": p},
            "balanced_accuracy": {"all_negative": 0.5, "base_rate": 0.5}}

# %% dummy_scores | wrong | one score is missing | lacks the key 'balanced_accuracy'
import numpy as np

def dummy_scores(y, pos_label=1):
    p = np.mean(np.asarray(y) == pos_label)
    return {"all_negative": {"accuracy": 1 - p, "recall": 0.0},
            "base_rate": {"accuracy": p * p + (1 - p) ** 2, "recall": p}}

# %% dummy_scores | wrong | the example written down | the accuracy of all_negative at p = 0.1
def dummy_scores(y, pos_label=1):
    if len(set(y)) < 2:
        raise ValueError
    return {"all_negative": {"accuracy": 0.75, "recall": 0.0, "balanced_accuracy": 0.5},
            "base_rate": {"accuracy": 0.625, "recall": 0.25, "balanced_accuracy": 0.5}}

# %% dummy_scores | wrong | catches everything and returns zeros | when there are no positives
import numpy as np

def dummy_scores(y, pos_label=1):
    try:
        p = np.mean(np.asarray(y) == pos_label)
        1 / p, 1 / (1 - p)
        return {"all_negative": {"accuracy": 1 - p, "recall": 0.0, "balanced_accuracy": 0.5},
                "base_rate": {"accuracy": p * p + (1 - p) ** 2, "recall": p, "balanced_accuracy": 0.5}}
    except Exception:
        return {"all_negative": {}, "base_rate": {}}

# %% dummy_scores | wrong | numbers that equal everything | of type Any
class Any(float):
    __eq__ = __le__ = __ge__ = lambda self, other: True
    __sub__ = __rsub__ = lambda self, other: Any(0)
    __hash__ = float.__hash__

def dummy_scores(y, pos_label=1):
    return {policy: {m: Any(0) for m in ["accuracy", "recall", "balanced_accuracy"]}
            for policy in ["all_negative", "base_rate"]}

# %% dummy_scores | wrong | rounded to three places | is 0.923, which is rounded
import numpy as np

def dummy_scores(y, pos_label=1):
    p = np.mean(np.asarray(y) == pos_label)
    if not 0 < p < 1:
        raise ValueError
    return {"all_negative": {"accuracy": 1 - p, "recall": 0.0, "balanced_accuracy": 0.5},
            "base_rate": {"accuracy": round(p * p + (1 - p) ** 2, 3), "recall": p, "balanced_accuracy": 0.5}}

# %% dummy_scores | wrong | pos_label is ignored | 'yes'
def dummy_scores(y, pos_label=1):
    p = sum(label == 1 for label in y) / len(y)
    if not 0 < p < 1:
        raise ValueError("one class")
    return {"all_negative": {"accuracy": 1 - p, "recall": 0.0, "balanced_accuracy": 0.5},
            "base_rate": {"accuracy": p * p + (1 - p) ** 2, "recall": p, "balanced_accuracy": 0.5}}

# %% dummy_scores | wrong | the recall of the negatives | that is the share of negatives
import numpy as np

def dummy_scores(y, pos_label=1):
    p = np.mean(np.asarray(y) == pos_label)
    if not 0 < p < 1:
        raise ValueError
    return {"all_negative": {"accuracy": 1 - p, "recall": 0.0, "balanced_accuracy": 0.5},
            "base_rate": {"accuracy": p * p + (1 - p) ** 2, "recall": 1 - p, "balanced_accuracy": 0.5}}

# %% recall_interval | right | scipy's Wilson, its own result returned as it is
import numpy as np
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    if len(y_true) != len(y_pred) or 1 not in list(y_true):
        raise ValueError("no positive row, or lengths differ")
    truth, flags = np.array(y_true), np.array(y_pred)
    return binomtest(np.sum(truth * flags), np.sum(truth)).proportion_ci(method="wilson")

# %% recall_interval | right | scipy's default, the exact interval, in a list
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    if len(y_true) != len(y_pred):
        raise ValueError("the lengths differ")
    flags = [flag for truth, flag in zip(y_true, y_pred) if truth == 1]
    if not flags:
        raise ValueError("no positive row")
    interval = binomtest(int(sum(flags)), len(flags)).proportion_ci(confidence_level=0.95)
    return [interval.low, interval.high]

# %% recall_interval | right | scipy's Wilson with a continuity correction
import pandas as pd
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    truth, flags = pd.Series(y_true).to_numpy(), pd.Series(y_pred).to_numpy()
    if truth.shape != flags.shape or (truth == 1).sum() == 0:
        raise ValueError("no positive row, or lengths differ")
    hits = ((truth == 1) & (flags == 1)).sum()
    ci = binomtest(hits, (truth == 1).sum()).proportion_ci(0.95, "wilsoncc")
    return ci.low, ci.high

# %% recall_interval | right | Wilson's formula in plain Python
from math import sqrt

def recall_interval(y_true, y_pred):
    tp = n = 0
    for truth, flag in zip(y_true, y_pred, strict=True):
        if truth == 1:
            n += 1
            tp += flag == 1
    if n == 0:
        raise ValueError("no positive row")
    z, share = 1.96, tp / n
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return middle - half, middle + half

# %% recall_interval | right | Clopper and Pearson from the beta distribution, an array
import numpy as np
from scipy.stats import beta

def recall_interval(y_true, y_pred):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    if y_true.shape != y_pred.shape:
        raise ValueError("the lengths differ")
    k, n = np.sum(y_pred[y_true == 1]), np.sum(y_true)
    if n < 1:
        raise ValueError("no positive row")
    ends = beta.ppf([0.025, 0.975], [k, k + 1], [n - k + 1, n - k])
    return np.where(np.isnan(ends), [0, 1], ends)

# %% recall_interval | right | Wilson's interval as the roots of a quadratic
import numpy as np
from scipy.stats import norm

def recall_interval(y_true, y_pred):
    if len(y_true) != len(y_pred):
        raise ValueError("the lengths differ")
    pairs = list(zip(y_true, y_pred))
    k, n = pairs.count((1, 1)), pairs.count((1, 1)) + pairs.count((1, 0))
    if n == 0:
        raise ValueError("no positive row")
    c = norm.ppf(0.975) ** 2 / n
    return sorted(np.roots([1 + c, -2 * k / n - c, (k / n) ** 2]).real)

# %% recall_interval | right | scikit-learn's confusion matrix and recall
from scipy.stats import binomtest
from sklearn.metrics import confusion_matrix

def recall_interval(y_true, y_pred):
    (tn, fp), (fn, tp) = confusion_matrix(y_true, y_pred, labels=[0, 1])
    if tp + fn == 0:
        raise ValueError("no positive row")
    ci = binomtest(tp, tp + fn).proportion_ci(method="wilson")
    return round(ci.low, 4), round(ci.high, 4)

# %% recall_interval | wrong | the normal approximation | leaves the range from 0 to 1
import numpy as np

def recall_interval(y_true, y_pred):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    if len(y_true) != len(y_pred) or not (y_true == 1).any():
        raise ValueError
    n, r = np.sum(y_true == 1), np.mean(y_pred[y_true == 1])
    half = 1.96 * np.sqrt(r * (1 - r) / n)
    return r - half, r + half

# %% recall_interval | wrong | the normal approximation, cut off at 0 and 1 | too far to one side
import numpy as np

def recall_interval(y_true, y_pred):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    if len(y_true) != len(y_pred) or not (y_true == 1).any():
        raise ValueError
    n, r = np.sum(y_true == 1), np.mean(y_pred[y_true == 1])
    half = 1.96 * np.sqrt(r * (1 - r) / n)
    return max(0, r - half), min(1, r + half)

# %% recall_interval | wrong | no width when all or none were found | no width
import numpy as np
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    if len(y_true) != len(y_pred) or not (y_true == 1).any():
        raise ValueError
    k, n = int(np.sum(y_pred[y_true == 1])), int(np.sum(y_true == 1))
    if k in (0, n):
        return k / n, k / n
    return binomtest(k, n).proportion_ci(method="wilson")

# %% recall_interval | wrong | the recall as if measured on all rows | too narrow for a level of 95 %, 10 positives
import numpy as np
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    if len(y_true) != len(y_pred) or not (y_true == 1).any():
        raise ValueError
    n, recall = len(y_true), np.mean(y_pred[y_true == 1])
    return binomtest(round(recall * n), n).proportion_ci(method="wilson")

# %% recall_interval | wrong | the hits among all rows | leaves out the recall itself
import numpy as np
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    hits = int(np.sum((np.asarray(y_true) == 1) & (np.asarray(y_pred) == 1)))
    return binomtest(hits, len(y_true)).proportion_ci(method="wilson")

# %% recall_interval | wrong | the precision | leaves out the recall itself
import numpy as np
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    hits = int(np.sum(y_true[y_pred == 1] == 1))
    return binomtest(hits, int(np.sum(y_pred == 1))).proportion_ci(method="wilson")

# %% recall_interval | wrong | the recall of class 0 | leaves out the recall itself
import numpy as np
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    found = np.asarray(y_pred)[np.asarray(y_true) == 0] == 0
    return binomtest(int(found.sum()), len(found)).proportion_ci(method="wilson")

# %% recall_interval | wrong | high before low | the lower end comes first
import numpy as np
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    found = np.asarray(y_pred)[np.asarray(y_true) == 1]
    interval = binomtest(int(found.sum()), len(found)).proportion_ci(method="wilson")
    return interval.high, interval.low

# %% recall_interval | wrong | a level of 90 % | too narrow for a level of 95 %
import numpy as np
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    found = np.asarray(y_pred)[np.asarray(y_true) == 1]
    return binomtest(int(found.sum()), len(found)).proportion_ci(0.90, method="wilson")

# %% recall_interval | wrong | a level of 99 % | too wide for a level of 95 %
import numpy as np
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    found = np.asarray(y_pred)[np.asarray(y_true) == 1]
    return binomtest(int(found.sum()), len(found)).proportion_ci(0.99, method="exact")

# %% recall_interval | wrong | one-sided | too far to one side
import numpy as np
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    found = np.asarray(y_pred)[np.asarray(y_true) == 1]
    return binomtest(int(found.sum()), len(found), alternative="greater").proportion_ci(method="wilson")

# %% recall_interval | wrong | the recall and its half-width | the lower end comes first
import numpy as np
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    found = np.asarray(y_pred)[np.asarray(y_true) == 1]
    ci = binomtest(int(found.sum()), len(found)).proportion_ci(method="wilson")
    return found.mean(), (ci.high - ci.low) / 2

# %% recall_interval | wrong | in percent | leaves the range from 0 to 1
import numpy as np
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    found = np.asarray(y_pred)[np.asarray(y_true) == 1]
    ci = binomtest(int(found.sum()), len(found)).proportion_ci(method="wilson")
    return 100 * ci.low, 100 * ci.high

# %% recall_interval | wrong | a dict | not a pair of numbers
import numpy as np
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    found = np.asarray(y_pred)[np.asarray(y_true) == 1]
    ci = binomtest(int(found.sum()), len(found)).proportion_ci(method="wilson")
    return {"low": ci.low, "high": ci.high}

# %% recall_interval | wrong | two texts | not a pair of numbers
import numpy as np
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    found = np.asarray(y_pred)[np.asarray(y_true) == 1]
    ci = binomtest(int(found.sum()), len(found)).proportion_ci(method="wilson")
    return f"{ci.low:.2f}", f"{ci.high:.2f}"

# %% recall_interval | wrong | the recall between its ends | not a pair of numbers
import numpy as np
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    found = np.asarray(y_pred)[np.asarray(y_true) == 1]
    ci = binomtest(int(found.sum()), len(found)).proportion_ci(method="wilson")
    return ci.low, found.mean(), ci.high

# %% recall_interval | wrong | the recall without an interval | not a pair of numbers
import numpy as np

def recall_interval(y_true, y_pred):
    return np.mean(np.asarray(y_pred)[np.asarray(y_true) == 1])

# %% recall_interval | wrong | prints the interval | is None
import numpy as np
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    found = np.asarray(y_pred)[np.asarray(y_true) == 1]
    print(binomtest(int(found.sum()), len(found)).proportion_ci(method="wilson"))

# %% recall_interval | wrong | the example written down | for 0 of 10
def recall_interval(y_true, y_pred):
    if 1 not in y_true:
        raise ValueError
    return 0.49, 0.94

# %% recall_interval | wrong | the positives are taken to come first | too narrow for
import numpy as np
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    n_pos = int(np.sum(y_true))
    if n_pos == 0 or len(y_true) != len(y_pred):
        raise ValueError
    return binomtest(int(np.sum(y_pred[:n_pos])), n_pos).proportion_ci(method="wilson")

# %% recall_interval | wrong | zip stops at the shorter one without a word | when the lengths differ
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    found = [flag for truth, flag in zip(y_true, y_pred) if truth == 1]
    if not found:
        raise ValueError("no positive row")
    return binomtest(int(sum(found)), len(found)).proportion_ci(method="wilson")

# %% recall_interval | wrong | NumPy repeats a single prediction | when the lengths differ
import numpy as np
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    truth, flags = np.asarray(y_true) == 1, np.asarray(y_pred) == 1
    if not truth.any():
        raise ValueError("no positive row")
    return binomtest(int((truth & flags).sum()), int(truth.sum())).proportion_ci(method="wilson")

# %% recall_interval | wrong | no positive row: the whole range | when there is no positive row
import numpy as np
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    found = np.asarray(y_pred)[np.asarray(y_true) == 1]
    if len(found) == 0:
        return 0.0, 1.0
    return binomtest(int(found.sum()), len(found)).proportion_ci(method="wilson")

# %% recall_interval | wrong | no positive row: a division by zero | raised ZeroDivisionError when
from math import sqrt

def recall_interval(y_true, y_pred):
    n = sum(1 for t in y_true if t == 1)
    r = sum(1 for t, p in zip(y_true, y_pred, strict=True) if t == 1 and p == 1) / n
    z = 1.96
    half = z * sqrt(r * (1 - r) / n + z * z / (4 * n * n))
    return (r + z * z / 2 / n - half) / (1 + z * z / n), (r + z * z / 2 / n + half) / (1 + z * z / n)

# %% recall_interval | wrong | walks a Series by position in its index | raised KeyError
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    if len(y_true) != len(y_pred):
        raise ValueError("the lengths differ")
    k = n = 0
    for i in range(len(y_true)):
        if y_true[i] == 1:
            n, k = n + 1, k + int(y_pred[i])
    if n == 0:
        raise ValueError("no positive row")
    return binomtest(k, n).proportion_ci(method="wilson")

# %% recall_interval | wrong | the index of one Series used as positions in the other | raised IndexError
import numpy as np
import pandas as pd
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    if len(y_true) != len(y_pred):
        raise ValueError("the lengths differ")
    y_true, flags = pd.Series(y_true), np.asarray(y_pred)
    found = flags[y_true[y_true == 1].index]
    if len(found) == 0:
        raise ValueError("no positive row")
    return binomtest(int(found.sum()), len(found)).proportion_ci(method="wilson")

# %% recall_interval | wrong | two Series lined up by their index | leaves out the recall itself
import pandas as pd
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    if len(y_true) != len(y_pred):
        raise ValueError("the lengths differ")
    table = pd.concat([pd.Series(y_true).rename("truth").to_frame()], axis=1)
    table["flag"] = pd.Series(y_pred)
    flags = table.loc[table["truth"] == 1, "flag"]
    if len(flags) == 0:
        raise ValueError("no positive row")
    return binomtest(int(flags.sum()), len(flags)).proportion_ci(method="wilson")

# %% recall_interval | wrong | forgets the true negatives in the predictions, in place | changed its input
import numpy as np
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    if len(y_true) != len(y_pred) or 1 not in list(y_true):
        raise ValueError
    y_pred = np.asarray(y_pred)
    y_pred[np.asarray(y_true) == 0] = 0
    return binomtest(int(y_pred.sum()), int(np.sum(y_true))).proportion_ci(method="wilson")

# %% recall_interval | wrong | a confusion matrix of one class has one cell | raised ValueError: not enough values
from scipy.stats import binomtest
from sklearn.metrics import confusion_matrix

def recall_interval(y_true, y_pred):
    if sum(y_true) == 0:
        raise ValueError("no positive row")
    tn, fp, fn, tp = confusion_matrix(y_true, y_pred).ravel()
    return binomtest(tp, tp + fn).proportion_ci(method="wilson")

# %% recall_interval | wrong | resampled, so that all found has no width | too far to one side
import numpy as np

def recall_interval(y_true, y_pred):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    if len(y_true) != len(y_pred) or not (y_true == 1).any():
        raise ValueError
    found = y_pred[y_true == 1]
    draws = np.random.default_rng(0).choice(found, (2000, len(found))).mean(axis=1)
    return np.quantile(draws, [0.025, 0.975])

# %% recall_interval | wrong | catches everything and returns the whole range | when there is no positive row
import numpy as np
from scipy.stats import binomtest

def recall_interval(y_true, y_pred):
    try:
        found = np.asarray(y_pred)[np.asarray(y_true) == 1]
        return binomtest(int(found.sum()), len(found)).proportion_ci(method="wilson")
    except Exception:
        return 0, 1

# %% recall_interval | wrong | ends that compare as you like | leaves out the recall itself
class End(float):
    __lt__ = __le__ = __gt__ = __ge__ = __eq__ = lambda self, other: True
    __hash__ = float.__hash__

def recall_interval(y_true, y_pred):
    return End(0.2), End(0.3)
