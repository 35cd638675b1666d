# %% balanced_weights | right | a Counter
from collections import Counter


def balanced_weights(y):
    counts = Counter(y)
    return {label: len(y) / (len(counts) * count) for label, count in counts.items()}

# %% balanced_weights | right | value_counts, and a Series back
import pandas as pd


def balanced_weights(y):
    shares = pd.Series(list(y)).value_counts(normalize=True)
    return (1 / (shares * len(shares))).to_dict()

# %% balanced_weights | right | a loop over NumPy's labels, as keys too
import numpy as np


def balanced_weights(y):
    y = np.array(y)
    weights = {}
    for label in np.unique(y):
        weights[label] = 1 / np.mean(y == label) / np.unique(y).size
    return weights

# %% balanced_weights | right | fractions
from fractions import Fraction


def balanced_weights(y):
    y = list(y)
    labels = set(y)
    return {label: Fraction(len(y), len(labels) * y.count(label)) for label in labels}

# %% balanced_weights | wrong | forgets the number of classes | the number of classes is missing
from collections import Counter


def balanced_weights(y):
    return {label: len(y) / count for label, count in Counter(y).items()}

# %% balanced_weights | wrong | upside down | the rare class needs the larger weight
from collections import Counter


def balanced_weights(y):
    counts = Counter(y)
    return {label: len(counts) * count / len(y) for label, count in counts.items()}

# %% balanced_weights | wrong | two classes only | for three classes
from collections import Counter


def balanced_weights(y):
    counts = Counter(y)
    if len(counts) == 1:
        return dict.fromkeys(counts, 1.0)
    return {label: len(y) / (2 * count) for label, count in counts.items()}

# %% balanced_weights | wrong | divides by 2 even if there is one class | for one class
from collections import Counter


def balanced_weights(y):
    return {label: len(y) / (2 * count) for label, count in Counter(y).items()}

# %% balanced_weights | wrong | the shares | those are the shares of the classes
import pandas as pd


def balanced_weights(y):
    return pd.Series(y).value_counts(normalize=True).to_dict()

# %% balanced_weights | wrong | labels 0 and 1 only | lacks the key 'ok'
import numpy as np


def balanced_weights(y):
    y = np.asarray(y)
    return {0: len(y) / (2 * max((y == 0).sum(), 1)), 1: len(y) / (2 * max((y == 1).sum(), 1))}

# %% balanced_weights | wrong | the numbers of the example | for one class
def balanced_weights(y):
    return {"ok": 2 / 3, "fraud": 2.0}

# %% balanced_weights | wrong | weights up to a factor: the majority at 1 | for the example, the result
from collections import Counter


def balanced_weights(y):
    counts = Counter(y)
    return {label: max(counts.values()) / count for label, count in counts.items()}

# %% balanced_weights | wrong | one weight per row | we expected a dict
from collections import Counter


def balanced_weights(y):
    counts = Counter(y)
    return [len(y) / (len(counts) * counts[label]) for label in y]

# %% balanced_weights | wrong | a list of weights | we expected a dict
import numpy as np


def balanced_weights(y):
    labels, counts = np.unique(y, return_counts=True)
    return len(y) / (len(labels) * counts)

# %% balanced_weights | wrong | counts from 0, bincount | raised ValueError: invalid literal
import numpy as np


def balanced_weights(y):
    counts = np.bincount(y)
    return dict(enumerate(len(y) / (len(counts) * counts)))

# %% balanced_weights | wrong | keys made into text | lacks the key 0
from collections import Counter


def balanced_weights(y):
    counts = Counter(y)
    return {str(label): len(y) / (len(counts) * count) for label, count in counts.items()}

# %% balanced_weights | wrong | rounds | which is rounded
from collections import Counter


def balanced_weights(y):
    counts = Counter(y)
    return {label: round(len(y) / (len(counts) * count), 2) for label, count in counts.items()}

# %% balanced_weights | wrong | sorts the labels it was given | changed its input
from collections import Counter


def balanced_weights(y):
    y.sort()
    counts = Counter(y)
    return {label: len(y) / (len(counts) * count) for label, count in counts.items()}

# %% balanced_weights | wrong | prints instead of returning | is None: does the function return
from collections import Counter


def balanced_weights(y):
    counts = Counter(y)
    print({label: len(y) / (len(counts) * count) for label, count in counts.items()})

# %% balanced_weights | wrong | scikit-learn, imported at the top | write compute_class_weight yourself
import numpy as np
from sklearn.utils.class_weight import compute_class_weight as ccw


def balanced_weights(y):
    labels = np.unique(y)
    return dict(zip(labels.tolist(), ccw("balanced", classes=labels, y=y)))

# %% balanced_weights | wrong | scikit-learn's weights per row | this exercise is by hand: write compute_
def balanced_weights(y):
    from sklearn.utils import compute_sample_weight

    return dict(zip(y, compute_sample_weight("balanced", y)))

# %% balanced_weights | wrong | assumes that the index starts at 0 | raised KeyError
def balanced_weights(y):
    labels = [y[i] for i in range(len(y))]
    return {label: len(y) / (len(set(labels)) * labels.count(label)) for label in set(labels)}

# %% weighted_log_loss | right | a loop with math.log
import math


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    total = weight = 0.0
    for y, p, w in zip(y_true, y_proba, sample_weight):
        q = p if y == pos_label else 1 - p
        total -= w * math.log(max(q, 1e-15))
        weight += w
    if weight == 0:
        raise ValueError("no weight above 0")
    return total / weight

# %% weighted_log_loss | right | np.average, clipped on both sides
import numpy as np


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    w = np.array(sample_weight, dtype=float)
    if not w.any():
        raise ValueError("zeros")
    p = np.clip(np.array(y_proba, dtype=float), 1e-15, 1 - 1e-15)
    hit = np.array(y_true) == pos_label
    return np.average(-(hit * np.log(p) + ~hit * np.log1p(-p)), weights=w)

# %% weighted_log_loss | right | a table, and ZeroDivision in words
import numpy as np
import pandas as pd


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    t = pd.DataFrame({"y": list(y_true), "p": list(y_proba), "w": list(sample_weight)})
    t["q"] = t["p"].where(t["y"] == pos_label, 1 - t["p"]).clip(lower=1e-15)
    if t["w"].sum() == 0:
        raise ValueError("all weights are 0")
    return -(t["w"] * np.log(t["q"])).sum() / t["w"].sum()

# %% weighted_log_loss | right | weights made to sum to 1 first
import numpy as np


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    w = np.asarray(sample_weight, float)
    if w.max() <= 0:
        raise ValueError
    w = w / w.sum()
    p = np.asarray(y_proba, float)
    q = np.where(np.asarray(y_true) == pos_label, p, 1 - p)
    return -w @ np.log(np.where(q < 1e-15, 1e-15, q))

# %% weighted_log_loss | wrong | divides by the number of rows | that divides by the number of rows
import numpy as np


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    y, p, w = np.asarray(y_true), np.asarray(y_proba), np.asarray(sample_weight)
    if w.sum() == 0:
        raise ValueError
    q = np.maximum(np.where(y == pos_label, p, 1 - p), 1e-15)
    return (-w * np.log(q)).mean()

# %% weighted_log_loss | wrong | does not divide | that is the sum, before dividing
import numpy as np


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    y, p, w = np.asarray(y_true), np.asarray(y_proba), np.asarray(sample_weight)
    if w.sum() == 0:
        raise ValueError
    q = np.maximum(np.where(y == pos_label, p, 1 - p), 1e-15)
    return (-w * np.log(q)).sum()

# %% weighted_log_loss | wrong | weights on the predictions | for the example, the loss
import numpy as np


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    y, w = np.asarray(y_true), np.asarray(sample_weight)
    if w.sum() == 0:
        raise ValueError
    p = np.asarray(y_proba) * w / w.max()
    q = np.maximum(np.where(y == pos_label, p, 1 - p), 1e-15)
    return -np.log(q).mean()

# %% weighted_log_loss | wrong | no floor under the probability | for p=0 on a
import numpy as np


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    y, p, w = np.asarray(y_true), np.asarray(y_proba), np.asarray(sample_weight)
    if w.sum() == 0:
        raise ValueError
    q = np.where(y == pos_label, p, 1 - p)
    with np.errstate(all="ignore"):
        return np.average(-np.log(q), weights=w)

# %% weighted_log_loss | wrong | no floor, with math | raised ValueError
import math


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    if sum(sample_weight) == 0:
        raise ValueError
    rows = zip(y_true, y_proba, sample_weight)
    return sum(-w * math.log(p if y == pos_label else 1 - p) for y, p, w in rows) / sum(sample_weight)

# %% weighted_log_loss | wrong | a floor of 0.001 | for a small p on a positive
import numpy as np


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    y, p, w = np.asarray(y_true), np.asarray(y_proba), np.asarray(sample_weight)
    if w.sum() == 0:
        raise ValueError
    q = np.maximum(np.where(y == pos_label, p, 1 - p), 1e-15)
    q = np.where((q < 1e-3) & (q > 1e-14), 1e-3, q)
    return np.average(-np.log(q), weights=w)

# %% weighted_log_loss | wrong | a floor under the positives alone | for p=1 on a negative
import numpy as np


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    y, w = np.asarray(y_true), np.asarray(sample_weight)
    if w.sum() == 0:
        raise ValueError
    p = np.maximum(np.asarray(y_proba), 1e-15)
    with np.errstate(all="ignore"):
        return np.average(-np.log(np.where(y == pos_label, p, 1 - p)), weights=w)

# %% weighted_log_loss | wrong | only the positives lose | for the example, the loss
import numpy as np


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    y, p, w = np.asarray(y_true), np.asarray(y_proba), np.asarray(sample_weight)
    if w.sum() == 0:
        raise ValueError
    return -(w * (y == pos_label) * np.log(np.maximum(p, 1e-15))).sum() / w.sum()

# %% weighted_log_loss | wrong | the sign | the sign is turned
import numpy as np


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    y, p, w = np.asarray(y_true), np.asarray(y_proba), np.asarray(sample_weight)
    if w.sum() == 0:
        raise ValueError
    q = np.maximum(np.where(y == pos_label, p, 1 - p), 1e-15)
    return (w * np.log(q)).sum() / w.sum()

# %% weighted_log_loss | wrong | logarithm to base 2 | for the example, the loss
import numpy as np


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    y, p, w = np.asarray(y_true), np.asarray(y_proba), np.asarray(sample_weight)
    if w.sum() == 0:
        raise ValueError
    q = np.maximum(np.where(y == pos_label, p, 1 - p), 1e-15)
    return (w * -np.log2(q)).sum() / w.sum()

# %% weighted_log_loss | wrong | ignores pos_label | for text, the loss
def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    import numpy as np

    y, p, w = np.asarray(y_true), np.asarray(y_proba), np.asarray(sample_weight)
    if w.sum() == 0:
        raise ValueError
    q = np.maximum(np.array([b if a == 1 else 1 - b for a, b in zip(y, p)]), 1e-15)
    return (w * -np.log(q)).sum() / w.sum()

# %% weighted_log_loss | wrong | always label 1 | for text, the loss
import numpy as np


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    y, p, w = np.asarray(y_true), np.asarray(y_proba), np.asarray(sample_weight)
    if w.sum() == 0:
        raise ValueError
    positive = y == (1 if y.dtype.kind in "if" else "yes")
    q = np.maximum(np.where(positive, p, 1 - p), 1e-15)
    return np.average(-np.log(q), weights=w)

# %% weighted_log_loss | wrong | multiplies labels | for pos_label=0
import numpy as np


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    y, p, w = np.asarray(y_true), np.asarray(y_proba, float), np.asarray(sample_weight)
    if w.sum() == 0:
        raise ValueError
    y = (y == pos_label).astype(int) if y.dtype.kind == "U" else y
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return np.average(-(y * np.log(p) + (1 - y) * np.log(1 - p)), weights=w)

# %% weighted_log_loss | wrong | NaN for weights of 0 | it should raise ValueError
import numpy as np


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    y, p, w = np.asarray(y_true), np.asarray(y_proba), np.asarray(sample_weight)
    q = np.maximum(np.where(y == pos_label, p, 1 - p), 1e-15)
    return (w * -np.log(q)).sum() / w.sum() if w.sum() else float("nan")

# %% weighted_log_loss | wrong | lets np.average raise | raised ZeroDivisionError when
import numpy as np


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    y, p = np.asarray(y_true), np.asarray(y_proba)
    q = np.maximum(np.where(y == pos_label, p, 1 - p), 1e-15)
    return np.average(-np.log(q), weights=sample_weight)

# %% weighted_log_loss | wrong | lets weights be whole numbers | for weights below 1
import numpy as np


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    y, p, w = np.asarray(y_true), np.asarray(y_proba), np.ceil(sample_weight)
    if w.sum() == 0:
        raise ValueError
    q = np.maximum(np.where(y == pos_label, p, 1 - p), 1e-15)
    return np.average(-np.log(q), weights=w)

# %% weighted_log_loss | wrong | aligns Series by their index | for three Series with different indexes
import numpy as np
import pandas as pd


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    t = pd.DataFrame({"y": pd.Series(y_true), "p": pd.Series(y_proba), "w": pd.Series(sample_weight)}).dropna()
    if t["w"].sum() == 0 and len(t):
        raise ValueError
    q = t["p"].where(t["y"] == pos_label, 1 - t["p"]).clip(lower=1e-15)
    return (t["w"] * -np.log(q)).sum() / t["w"].sum() if len(t) else float("nan")

# %% weighted_log_loss | wrong | normalises the weights in place | changed its input
import numpy as np


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    total = sum(sample_weight)
    if total == 0:
        raise ValueError
    for i in range(len(sample_weight)):
        sample_weight[i] = sample_weight[i] / total
    q = np.where(np.asarray(y_true) == pos_label, y_proba, 1 - np.asarray(y_proba))
    return np.dot(sample_weight, -np.log(np.maximum(q, 1e-15)))

# %% weighted_log_loss | wrong | adds a little to avoid log(0) | for p=0 on a positive
import numpy as np


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    y, p, w = np.asarray(y_true), np.asarray(y_proba), np.asarray(sample_weight)
    if w.sum() == 0:
        raise ValueError
    q = np.where(y == pos_label, p, 1 - p)
    return np.average(-np.log(np.maximum(q, 1e-10)), weights=w)

# %% weighted_log_loss | wrong | one loss per row | we expected a number
import numpy as np


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    y, p, w = np.asarray(y_true), np.asarray(y_proba), np.asarray(sample_weight)
    q = np.maximum(np.where(y == pos_label, p, 1 - p), 1e-15)
    return w * -np.log(q) / w.sum()

# %% weighted_log_loss | wrong | scikit-learn | write log_loss yourself
from sklearn.metrics import log_loss


def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    return log_loss([y == pos_label for y in y_true], y_proba, sample_weight=sample_weight)

# %% weighted_log_loss | wrong | scikit-learn's scorer of the same loss | write log_loss yourself
def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    import sklearn.metrics as m

    return m.log_loss([y == pos_label for y in y_true], list(y_proba), sample_weight=list(sample_weight), labels=[False, True])

# %% weighted_log_loss | wrong | the number of the example | for equal weights
def weighted_log_loss(y_true, y_proba, sample_weight, pos_label=1):
    return 0.5756462732485114

# %% duplicate_by_weight | right | a loop that appends
import numpy as np


def duplicate_by_weight(X, y, w):
    rows, labels = [], []
    for x, label, weight in zip(X, y, w):
        if weight < 0 or int(weight) != weight:
            raise ValueError(f"weight {weight}")
        for _ in range(int(weight)):
            rows.append(x)
            labels.append(label)
    return np.array(rows).reshape(len(rows), X.shape[1]), np.array(labels)

# %% duplicate_by_weight | right | passes over the rows, so in another order
import numpy as np


def duplicate_by_weight(X, y, w):
    X, y, w = np.asarray(X), np.asarray(y), np.asarray(w)
    if np.any(w != np.round(w)) or np.any(w < 0):
        raise ValueError("whole weights, please")
    parts = [np.flatnonzero(w > n) for n in range(int(w.max()) if len(w) else 0)]
    rows = np.concatenate([np.array([], dtype=int), *parts])
    return [X[rows], y[rows]]

# %% duplicate_by_weight | right | a table whose index is repeated
import numpy as np
import pandas as pd


def duplicate_by_weight(X, y, w):
    w = np.asarray(w, dtype=float)
    if ((w < 0) | (w != np.floor(w))).any():
        raise ValueError
    table = pd.DataFrame(X)
    table["label"] = np.asarray(y)
    table = table.loc[table.index.repeat(w.astype(int))]
    return table.drop(columns="label"), table["label"]

# %% duplicate_by_weight | right | two calls of np.repeat
import numpy as np


def duplicate_by_weight(X, y, w):
    counts = np.array([int(v) for v in w])
    if any(v < 0 for v in w) or (counts != np.array(w)).any():
        raise ValueError
    return np.repeat(X, counts, axis=0), np.repeat(np.array(y), counts)

# %% duplicate_by_weight | wrong | cuts weights off | it should raise ValueError
import numpy as np


def duplicate_by_weight(X, y, w):
    rows = np.repeat(np.arange(len(w)), np.asarray(w).astype(int))
    return np.asarray(X)[rows], np.asarray(y)[rows]

# %% duplicate_by_weight | wrong | rounds weights | it should raise ValueError
import numpy as np


def duplicate_by_weight(X, y, w):
    rows = np.repeat(np.arange(len(w)), np.round(np.asarray(w)).astype(int))
    return np.asarray(X)[rows], np.asarray(y)[rows]

# %% duplicate_by_weight | wrong | allows a little rounding | it should raise ValueError
import numpy as np


def duplicate_by_weight(X, y, w):
    w = np.asarray(w)
    if (w < 0).any() or not np.allclose(w, np.round(w)):
        raise ValueError
    rows = np.repeat(np.arange(len(w)), np.round(w).astype(int))
    return np.asarray(X)[rows], np.asarray(y)[rows]

# %% duplicate_by_weight | wrong | w copies added to the row | w copies beside the original make w + 1
import numpy as np


def duplicate_by_weight(X, y, w):
    w = np.asarray(w)
    if (w < 0).any() or (w % 1).any():
        raise ValueError
    rows = np.repeat(np.arange(len(w)), w.astype(int))
    return np.vstack([X, np.asarray(X)[rows]]), np.concatenate([y, np.asarray(y)[rows]])

# %% duplicate_by_weight | wrong | a weight of 0 keeps the row | the number of times that row 1 appears
import numpy as np


def duplicate_by_weight(X, y, w):
    w = np.asarray(w)
    if (w < 0).any() or (w % 1).any():
        raise ValueError
    rows = np.repeat(np.arange(len(w)), np.maximum(w.astype(int), 1))
    return np.asarray(X)[rows], np.asarray(y)[rows]

# %% duplicate_by_weight | wrong | labels tiled instead of repeated | has lost its label
import numpy as np


def duplicate_by_weight(X, y, w):
    w = np.asarray(w)
    if (w < 0).any() or (w % 1).any():
        raise ValueError
    rows = np.repeat(np.arange(len(w)), w.astype(int))
    return np.asarray(X)[rows], np.resize(np.asarray(y), len(rows))

# %% duplicate_by_weight | wrong | forgets the labels | the shape of y_copies
import numpy as np


def duplicate_by_weight(X, y, w):
    w = np.asarray(w)
    if (w < 0).any() or (w % 1).any():
        raise ValueError
    return np.repeat(X, w.astype(int), axis=0), y

# %% duplicate_by_weight | wrong | repeats along the wrong axis | for the example, the shape of
import numpy as np


def duplicate_by_weight(X, y, w):
    w = np.asarray(w)
    if (w < 0).any() or (w % 1).any():
        raise ValueError
    return np.repeat(X, w.astype(int).sum(), axis=1), np.repeat(y, w.astype(int))

# %% duplicate_by_weight | wrong | flat rows | for the example, the shape of a row
import numpy as np


def duplicate_by_weight(X, y, w):
    w = np.asarray(w)
    if (w < 0).any() or (w % 1).any():
        raise ValueError
    return np.repeat(X.ravel(), w.astype(int)), np.repeat(np.asarray(y), w.astype(int))

# %% duplicate_by_weight | wrong | draws rows at random by weight | the number of times that row
import numpy as np


def duplicate_by_weight(X, y, w):
    w = np.asarray(w)
    if (w < 0).any() or (w % 1).any():
        raise ValueError
    if w.sum() == 0:
        return X[:0], y[:0]
    rows = np.random.default_rng(0).choice(len(w), size=int(w.sum()), p=w / w.sum())
    return np.asarray(X)[rows], np.asarray(y)[rows]

# %% duplicate_by_weight | wrong | leaves floats to np.repeat | for text labels and weights like 2.0
import numpy as np


def duplicate_by_weight(X, y, w):
    w = np.asarray(w)
    if (w < 0).any() or (w % 1).any():
        raise ValueError
    if w.dtype.kind == "f":
        w = w.astype(int) // 2 * 2
    return np.repeat(X, w, axis=0), np.repeat(np.asarray(y), w)

# %% duplicate_by_weight | wrong | refuses 2.0 | raised ValueError
import numpy as np


def duplicate_by_weight(X, y, w):
    w = np.asarray(w)
    if w.dtype.kind != "i" or (w < 0).any():
        raise ValueError("whole weights, please")
    return np.repeat(X, w, axis=0), np.repeat(np.asarray(y), w)

# %% duplicate_by_weight | wrong | TypeError for a broken weight | raised TypeError when a weight is
import numpy as np


def duplicate_by_weight(X, y, w):
    if (np.asarray(w) % 1).any():
        raise TypeError("whole weights, please")
    w = np.asarray(w).astype(int)
    return np.repeat(X, w, axis=0), np.repeat(np.asarray(y), w)

# %% duplicate_by_weight | wrong | drops rows of negative weight | it should raise ValueError
import numpy as np


def duplicate_by_weight(X, y, w):
    w = np.asarray(w)
    if (w % 1).any():
        raise ValueError
    w = np.maximum(w, 0).astype(int)
    return np.repeat(X, w, axis=0), np.repeat(np.asarray(y), w)

# %% duplicate_by_weight | wrong | X and y in another order | has lost its label
import numpy as np


def duplicate_by_weight(X, y, w):
    w = np.asarray(w)
    if (w < 0).any() or (w % 1).any():
        raise ValueError
    rows = np.repeat(np.arange(len(w)), w.astype(int))
    return np.asarray(X)[rows], np.asarray(y)[rows][::-1]

# %% duplicate_by_weight | wrong | looks labels up by the index | for Series with another index
import numpy as np


def duplicate_by_weight(X, y, w):
    weights = np.asarray(w)
    if (weights < 0).any() or (weights % 1).any():
        raise ValueError
    rows = np.repeat(np.arange(len(w)), weights.astype(int))
    return np.asarray(X)[rows], np.array([y[i] for i in rows])

# %% duplicate_by_weight | wrong | only X comes back | is not a pair
import numpy as np


def duplicate_by_weight(X, y, w):
    w = np.asarray(w)
    if (w < 0).any() or (w % 1).any():
        raise ValueError
    return np.repeat(X, w.astype(int), axis=0)

# %% duplicate_by_weight | wrong | returns None | is not a pair
def duplicate_by_weight(X, y, w):
    if (w < 0).any() or (w % 1).any():
        raise ValueError

# %% duplicate_by_weight | wrong | the weights too | is not a pair
import numpy as np


def duplicate_by_weight(X, y, w):
    w = np.asarray(w)
    if (w < 0).any() or (w % 1).any():
        raise ValueError
    w = w.astype(int)
    return np.repeat(X, w, axis=0), np.repeat(np.asarray(y), w), np.ones(w.sum())

# %% duplicate_by_weight | wrong | counts the weights down in place | changed its input
import numpy as np


def duplicate_by_weight(X, y, w):
    if (np.asarray(w) < 0).any() or (np.asarray(w) % 1).any():
        raise ValueError
    rows = []
    while (w > 0).any():
        rows += np.flatnonzero(w > 0).tolist()
        w -= w > 0
    return np.asarray(X)[rows], np.asarray(y)[rows]

# %% duplicate_by_weight | wrong | the result of the example | for text labels
import numpy as np


def duplicate_by_weight(X, y, w):
    if 2.5 in w:
        raise ValueError
    return np.array([[5.0], [7.0], [7.0], [7.0]]), np.array([0, 1, 1, 1])

# %% remove_weight_bias | right | odds, with 1 taken apart
import numpy as np


def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError("w_pos")
    p = np.array(p, dtype=float)
    sure = p == 1
    odds = np.where(sure, 1, p) / np.where(sure, 1, 1 - p) / w_pos
    return np.where(sure, 1.0, odds / (1 + odds))

# %% remove_weight_bias | right | logits by scipy
import numpy as np
from scipy.special import expit, logit


def remove_weight_bias(p, w_pos):
    if not w_pos > 0:
        raise ValueError
    return expit(logit(p) - np.log(w_pos))

# %% remove_weight_bias | right | a loop, and a list
def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError(w_pos)
    if not hasattr(p, "__len__"):
        return p / (p + w_pos * (1 - p))
    return [q / (q + w_pos * (1 - q)) for q in p]

# %% remove_weight_bias | right | the weight on the negatives instead
import numpy as np


def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError
    positive, negative = np.asarray(p) / w_pos, 1 - np.asarray(p)
    return positive / (positive + negative)

# %% remove_weight_bias | right | plain NumPy with a warning at 1
import numpy as np


def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError
    p = np.asarray(p, dtype=float)
    return 1 / (1 + w_pos / (p / (1 - p)))

# %% remove_weight_bias | wrong | divides the probability | divide the odds
import numpy as np


def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError
    return np.asarray(p) / w_pos

# %% remove_weight_bias | wrong | multiplies the odds | so it weighs once more
import numpy as np


def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError
    p = np.asarray(p)
    return w_pos * p / (w_pos * p + 1 - p)

# %% remove_weight_bias | wrong | the sign of the logarithm | so it weighs once more
import numpy as np
from scipy.special import expit, logit


def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError
    return expit(logit(p) + np.log(w_pos))

# %% remove_weight_bias | wrong | subtracts the weight and not its logarithm | the result for p=[0.5, 0.9], w_pos=9
from scipy.special import expit, logit


def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError
    return expit(logit(p) - w_pos)

# %% remove_weight_bias | wrong | returns odds | make probabilities of them
import numpy as np


def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError
    p = np.asarray(p)
    return p / (1 - p) / w_pos

# %% remove_weight_bias | wrong | clips to 0.01 and 0.99 | p=[0.0, 1.0]
import numpy as np


def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError
    p = np.clip(p, 0.01, 0.99)
    return p / (p + w_pos * (1 - p))

# %% remove_weight_bias | wrong | clips a little | p=[0.0, 1.0]
import numpy as np


def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError
    p = np.clip(p, 1e-6, 1 - 1e-6)
    return p / (p + w_pos * (1 - p))

# %% remove_weight_bias | wrong | clips at 1e-15 | element 0 of the result for p=[0.0, 1.0]
import numpy as np


def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return p / (p + w_pos * (1 - p))

# %% remove_weight_bias | wrong | clips all but 0 and 1 | p rises from row to row
import numpy as np


def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError
    p = np.asarray(p, dtype=float)
    p = np.where((p > 0) & (p < 1), np.clip(p, 1e-12, 1 - 1e-12), p)
    return p / (p + w_pos * (1 - p))

# %% remove_weight_bias | wrong | the helper of the course | write shift_prevalence yourself
from imbalance_helpers import shift_prevalence


def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError
    return shift_prevalence(p, train_prevalence=w_pos / (1 + w_pos), target_prevalence=0.5)

# %% remove_weight_bias | wrong | clips the result at the bottom | p=[0.0, 1.0]
import numpy as np


def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError
    p = np.asarray(p)
    return np.maximum(p / (p + w_pos * (1 - p)), 1e-6)

# %% remove_weight_bias | wrong | NaN at 1 | is NaN, we expected a number
import numpy as np


def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError
    p = np.asarray(p, dtype=float)
    odds = p / (1 - p) / w_pos
    return odds / (1 + odds)

# %% remove_weight_bias | wrong | rescales to a mean that it guesses | the result for p=[0.5, 0.9], w_pos=9
import numpy as np


def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError
    p = np.asarray(p)
    return p / p.mean() / (1 + w_pos)

# %% remove_weight_bias | wrong | forgets the negatives in the sum | the result for p=[0.5, 0.9], w_pos=9
import numpy as np


def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError
    p = np.asarray(p)
    return p / (p + w_pos)

# %% remove_weight_bias | wrong | takes w_pos for the prevalence's odds of a balanced pair | the result for p=[0.5, 0.9]
import numpy as np


def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError
    w = w_pos / (1 + w_pos)
    p = np.asarray(p)
    return p / (p + w * (1 - p))

# %% remove_weight_bias | wrong | sorts | p=[0.8, 0.25], w_pos=4
import numpy as np


def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError
    p = np.sort(np.atleast_1d(p)) if np.ndim(p) else np.asarray(p)
    return p / (p + w_pos * (1 - p))

# %% remove_weight_bias | wrong | no check of the weight | it should raise ValueError
import numpy as np


def remove_weight_bias(p, w_pos):
    p = np.asarray(p)
    return p / (p + w_pos * (1 - p))

# %% remove_weight_bias | wrong | refuses 0 but not negative weights | it should raise ValueError
import numpy as np


def remove_weight_bias(p, w_pos):
    if w_pos == 0:
        raise ValueError
    p = np.asarray(p)
    return p / (p + w_pos * (1 - p))

# %% remove_weight_bias | wrong | writes into the list it was given | changed its input
def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError
    if hasattr(p, "__len__"):
        for i, q in enumerate(p):
            p[i] = q / (q + w_pos * (1 - q))
        return p
    return p / (p + w_pos * (1 - p))

# %% remove_weight_bias | wrong | one number in a list for a number | we expected a number
import numpy as np


def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError
    p = np.atleast_1d(p)
    return p / (p + w_pos * (1 - p))

# %% remove_weight_bias | wrong | lists only | raised TypeError
def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError
    return [q / (q + w_pos * (1 - q)) for q in p]

# %% remove_weight_bias | wrong | rounds to three digits | which is
import numpy as np


def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError
    p = np.asarray(p)
    return np.round(p / (p + w_pos * (1 - p)), 3)

# %% remove_weight_bias | wrong | the numbers of the example | p=[0.2, 0.7], w_pos=1
def remove_weight_bias(p, w_pos):
    return [0.1, 0.5]

# %% remove_weight_bias | wrong | prints instead of returning | is None: does the function return
def remove_weight_bias(p, w_pos):
    if w_pos <= 0:
        raise ValueError
    print([q / (q + w_pos * (1 - q)) for q in p])

# %% scale_pos_weight | right | sums of a generator
def scale_pos_weight(y, pos_label=1):
    n_pos = sum(label == pos_label for label in y)
    if n_pos in (0, len(y)):
        raise ValueError("one class only")
    return (len(y) - n_pos) / n_pos

# %% scale_pos_weight | right | odds of the prevalence
import numpy as np


def scale_pos_weight(y, pos_label=1):
    pi = np.mean(np.array(y) == pos_label)
    if not 0 < pi < 1:
        raise ValueError(pi)
    return (1 - pi) / pi

# %% scale_pos_weight | right | value_counts of a comparison
import pandas as pd


def scale_pos_weight(y, pos_label=1):
    counts = (pd.Series(list(y)) == pos_label).value_counts()
    if len(counts) < 2:
        raise ValueError("one class only")
    return counts[False] / counts[True]

# %% scale_pos_weight | right | the ratio of scikit-learn's pair
import numpy as np
from sklearn.utils.class_weight import compute_class_weight


def scale_pos_weight(y, pos_label=1):
    truth = np.asarray(y) == pos_label
    if truth.all() or not truth.any():
        raise ValueError
    neg, pos = compute_class_weight("balanced", classes=np.array([False, True]), y=truth)
    return pos / neg

# %% scale_pos_weight | wrong | upside down | that is upside down
import numpy as np


def scale_pos_weight(y, pos_label=1):
    truth = np.asarray(y) == pos_label
    if truth.all() or not truth.any():
        raise ValueError
    return truth.sum() / (~truth).sum()

# %% scale_pos_weight | wrong | the positives' part of the balanced pair | of the balanced pair
import numpy as np


def scale_pos_weight(y, pos_label=1):
    truth = np.asarray(y) == pos_label
    if truth.all() or not truth.any():
        raise ValueError
    return len(truth) / (2 * truth.sum())

# %% scale_pos_weight | wrong | the balanced pair as a dict | we expected a number
import numpy as np


def scale_pos_weight(y, pos_label=1):
    truth = np.asarray(y) == pos_label
    if truth.all() or not truth.any():
        raise ValueError
    n = len(truth)
    return {0: n / (2 * (~truth).sum()), 1: n / (2 * truth.sum())}

# %% scale_pos_weight | wrong | one over the prevalence | one over the prevalence
import numpy as np


def scale_pos_weight(y, pos_label=1):
    truth = np.asarray(y) == pos_label
    if truth.all() or not truth.any():
        raise ValueError
    return 1 / truth.mean()

# %% scale_pos_weight | wrong | majority over minority | for more positives than negatives
import numpy as np


def scale_pos_weight(y, pos_label=1):
    truth = np.asarray(y) == pos_label
    if truth.all() or not truth.any():
        raise ValueError
    counts = sorted([truth.sum(), (~truth).sum()])
    return counts[1] / counts[0]

# %% scale_pos_weight | wrong | whole division | for a list
def scale_pos_weight(y, pos_label=1):
    y = list(y)
    n_pos = y.count(pos_label)
    if n_pos in (0, len(y)):
        raise ValueError
    return (len(y) - n_pos) // n_pos

# %% scale_pos_weight | wrong | ignores pos_label | for pos_label=0
import numpy as np


def scale_pos_weight(y, pos_label=1):
    n_neg, n_pos = (np.asarray(y) == 0).sum(), (np.asarray(y) == 1).sum()
    if n_neg == 0 or n_pos == 0:
        raise ValueError("one class only")
    return n_neg / n_pos

# %% scale_pos_weight | wrong | sums the labels | for labels 1 and 2
import numpy as np


def scale_pos_weight(y, pos_label=1):
    y = np.asarray(y)
    y = y == pos_label if y.dtype.kind != "i" or pos_label == 0 else y
    if y.sum() == 0 or y.sum() == len(y) and y.min() == 1:
        raise ValueError
    return (len(y) - y.sum()) / y.sum()

# %% scale_pos_weight | wrong | counts only label 0 as negative | for three classes
import numpy as np


def scale_pos_weight(y, pos_label=1):
    y = np.asarray(y)
    n_pos = (y == pos_label).sum()
    negative = y == 0 if y.dtype.kind == "i" and pos_label == 1 else y != pos_label
    if n_pos == 0 or not negative.any():
        raise ValueError
    return negative.sum() / n_pos

# %% scale_pos_weight | wrong | infinity without positives | it should raise ValueError
import numpy as np


def scale_pos_weight(y, pos_label=1):
    truth = np.asarray(y) == pos_label
    if truth.all():
        raise ValueError
    return (~truth).sum() / truth.sum() if truth.any() else float("inf")

# %% scale_pos_weight | wrong | lets the division fail | raised ZeroDivisionError
def scale_pos_weight(y, pos_label=1):
    n_pos = sum(1 for label in y if label == pos_label)
    return (len(y) - n_pos) / n_pos

# %% scale_pos_weight | wrong | 0 without negatives | it should raise ValueError
import numpy as np


def scale_pos_weight(y, pos_label=1):
    truth = np.asarray(y) == pos_label
    if not truth.any():
        raise ValueError
    return (~truth).sum() / truth.sum()

# %% scale_pos_weight | wrong | always 49 | it should raise ValueError
def scale_pos_weight(y, pos_label=1):
    return 49.0

# %% scale_pos_weight | wrong | the square root, as some advise | the weight is
import numpy as np


def scale_pos_weight(y, pos_label=1):
    truth = np.asarray(y) == pos_label
    if truth.all() or not truth.any():
        raise ValueError
    return ((~truth).sum() / truth.sum()) ** 0.5

# %% scale_pos_weight | wrong | looks rows up by the index | for text
def scale_pos_weight(y, pos_label=1):
    n_pos = sum(y[i] == pos_label for i in range(1, len(y) + 1) if i in getattr(y, "index", ())) if hasattr(y, "iloc") else sum(v == pos_label for v in y)
    if n_pos in (0, len(y)):
        raise ValueError
    return (len(y) - n_pos + (1 if hasattr(y, "iloc") else 0)) / n_pos

# %% scale_pos_weight | wrong | prints instead of returning | is None: does the function return
def scale_pos_weight(y, pos_label=1):
    n_pos = sum(label == pos_label for label in y)
    if n_pos in (0, len(y)):
        raise ValueError
    print((len(y) - n_pos) / n_pos)

# %% weights_or_copies | right | ifs
def weights_or_copies(procedure):
    if procedure in ("logistic", "depth"):
        return "a"
    if procedure == "leaf":
        return "b"
    return {"forest": "c", "search": "d", "neighbours": "e"}[procedure]

# %% weights_or_copies | right | a dict of letters
def weights_or_copies(procedure):
    letters = {"a": ["logistic", "depth"], "b": ["leaf"], "c": ["forest"], "d": ["search"]}
    return next((letter for letter, names in letters.items() if procedure in names), "e")

# %% weights_or_copies | wrong | one question mark is left | 'neighbours': '?' is none of a to e
def weights_or_copies(procedure):
    return dict(logistic="a", leaf="b", depth="a", forest="c", search="d", neighbours="?")[procedure]

# %% weights_or_copies | wrong | everything is the same | 'leaf': 'a' does not fit
def weights_or_copies(procedure):
    return "a"

# %% weights_or_copies | wrong | thinks that the penalty counts rows | 'logistic': 'b' does not fit
def weights_or_copies(procedure):
    return dict(logistic="b", leaf="b", depth="a", forest="c", search="d", neighbours="e")[procedure]

# %% weights_or_copies | wrong | depth for a limit on rows | 'depth': 'b' does not fit
def weights_or_copies(procedure):
    return dict(logistic="a", leaf="b", depth="b", forest="c", search="d", neighbours="e")[procedure]

# %% weights_or_copies | wrong | a forest is a sum over trees | 'forest': 'a' does not fit
def weights_or_copies(procedure):
    return dict(logistic="a", leaf="b", depth="a", forest="a", search="d", neighbours="e")[procedure]

# %% weights_or_copies | wrong | the folds are drawn at random | 'search': 'c' does not fit
def weights_or_copies(procedure):
    return dict(logistic="a", leaf="b", depth="a", forest="c", search="c", neighbours="e")[procedure]

# %% weights_or_copies | wrong | the five neighbours count rows | 'neighbours': 'b' does not fit
def weights_or_copies(procedure):
    return dict(logistic="a", leaf="b", depth="a", forest="c", search="d", neighbours="b")[procedure]

# %% weights_or_copies | wrong | capitals | 'logistic': 'A' is none of a to e
def weights_or_copies(procedure):
    return dict(logistic="A", leaf="B", depth="A", forest="C", search="D", neighbours="E")[procedure]

# %% weights_or_copies | wrong | returns all the answers | is none of a to e
def weights_or_copies(procedure):
    return dict(logistic="a", leaf="b", depth="a", forest="c", search="d", neighbours="e")

# %% weights_or_copies | wrong | misspells a case | raised KeyError
def weights_or_copies(procedure):
    return dict(logistic="a", leaf="b", depth="a", forest="c", search="d", neighbors="e")[procedure]
