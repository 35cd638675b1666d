# %% confusion_counts | right | a loop over pairs
def confusion_counts(y_true, y_pred, pos_label=1):
    counts = {"tn": 0, "fp": 0, "fn": 0, "tp": 0}
    for t, p in zip(y_true, y_pred, strict=True):
        counts[("t" if (t == pos_label) == (p == pos_label) else "f")
               + ("p" if p == pos_label else "n")] += 1
    return counts

# %% confusion_counts | right | a Counter of pairs
from collections import Counter


def confusion_counts(y_true, y_pred, pos_label=1):
    if len(y_true) != len(y_pred):
        raise ValueError("lengths differ")
    pairs = Counter((t == pos_label, p == pos_label) for t, p in zip(y_true, y_pred))
    return {"tp": pairs[True, True], "fp": pairs[False, True],
            "fn": pairs[True, False], "tn": pairs[False, False]}

# %% confusion_counts | right | a crosstab of pandas
import pandas as pd


def confusion_counts(y_true, y_pred, pos_label=1):
    if len(y_true) != len(y_pred):
        raise ValueError("lengths differ")
    t = pd.Series(list(y_true)) == pos_label
    p = pd.Series(list(y_pred)) == pos_label
    both = [False, True]
    table = pd.crosstab(t, p).reindex(index=both, columns=both, fill_value=0)
    return dict(zip(["tn", "fp", "fn", "tp"], table.to_numpy().ravel()))

# %% confusion_counts | right | bincount of a code from 0 to 3
import numpy as np


def confusion_counts(y_true, y_pred, pos_label=1):
    t, p = np.array(y_true) == pos_label, np.array(y_pred) == pos_label
    if t.shape != p.shape:
        raise ValueError(f"{t.shape} and {p.shape}")
    return dict(zip(("tn", "fp", "fn", "tp"), np.bincount(2 * t + p, minlength=4)))

# %% confusion_counts | right | differences of sums, and a Counter of floats
from collections import Counter

import numpy as np


def confusion_counts(y_true, y_pred, pos_label=1):
    if len(y_true) != len(y_pred):
        raise ValueError
    t = (np.asarray(y_true) == pos_label).astype(float)
    p = (np.asarray(y_pred) == pos_label).astype(float)
    tp = t @ p
    return Counter(tp=tp, fp=p.sum() - tp, fn=t.sum() - tp, tn=len(t) - t.sum() - p.sum() + tp)

# %% confusion_counts | right | helpers with the names that the check uses
def check_equal(labels, pos_label):
    return {i for i, label in enumerate(labels) if label == pos_label}


def compare(y_true, y_pred):
    if len(y_true) != len(y_pred):
        raise ValueError("lengths differ")


np, pd, counts, truth, words, index, guarded = [None] * 7


def confusion_counts(y_true, y_pred, pos_label=1):
    compare(y_true, y_pred)
    t, p = check_equal(y_true, pos_label), check_equal(y_pred, pos_label)
    return {"tn": len(y_true) - len(t | p), "fp": len(p - t), "fn": len(t - p), "tp": len(t & p)}

# %% confusion_counts | right | sorts its inputs out in tables of its own
import pandas as pd


def confusion_counts(y_true, y_pred, pos_label=1):
    table = pd.DataFrame({"t": list(y_true), "p": list(y_pred)})
    table = (table == pos_label).astype(int)
    names = {(0, 0): "tn", (0, 1): "fp", (1, 0): "fn", (1, 1): "tp"}
    return {name: int(((table.t == t) & (table.p == p)).sum()) for (t, p), name in names.items()}

# %% confusion_counts | wrong | swaps false positives and false negatives | fp and fn are swapped
def confusion_counts(y_true, y_pred, pos_label=1):
    if len(y_true) != len(y_pred):
        raise ValueError
    pairs = [(t == pos_label, p == pos_label) for t, p in zip(y_true, y_pred)]
    return {"tn": pairs.count((0, 0)), "fp": pairs.count((1, 0)),
            "fn": pairs.count((0, 1)), "tp": pairs.count((1, 1))}

# %% confusion_counts | wrong | labels in order of appearance | which one is pos_label?
import pandas as pd


def confusion_counts(y_true, y_pred, pos_label=1):
    if len(y_true) != len(y_pred):
        raise ValueError
    positive = pd.unique(pd.Series(list(y_true)))[0]
    t, p = [label == positive for label in y_true], [label == positive for label in y_pred]
    pairs = list(zip(t, p))
    return {"tn": pairs.count((0, 0)), "fp": pairs.count((0, 1)),
            "fn": pairs.count((1, 0)), "tp": pairs.count((1, 1))}

# %% confusion_counts | wrong | ignores pos_label | for pos_label=0, the result is
def confusion_counts(y_true, y_pred, pos_label=1):
    pairs = [(t == 1, p == 1) for t, p in zip(y_true, y_pred, strict=True)]
    return {"tn": pairs.count((0, 0)), "fp": pairs.count((0, 1)),
            "fn": pairs.count((1, 0)), "tp": pairs.count((1, 1))}

# %% confusion_counts | wrong | takes 0 for no label at all | for pos_label=0
def confusion_counts(y_true, y_pred, pos_label=None):
    pos_label = pos_label or 1
    pairs = [(t == pos_label, p == pos_label) for t, p in zip(y_true, y_pred, strict=True)]
    return {"tn": pairs.count((0, 0)), "fp": pairs.count((0, 1)),
            "fn": pairs.count((1, 0)), "tp": pairs.count((1, 1))}

# %% confusion_counts | wrong | the last of the sorted labels is positive | which one is pos_label?
import numpy as np


def confusion_counts(y_true, y_pred, pos_label=1):
    if len(y_true) != len(y_pred):
        raise ValueError
    positive = 1 if pos_label == 1 else 0 if pos_label == 0 else np.unique(y_true)[-1]
    t, p = np.asarray(y_true) == positive, np.asarray(y_pred) == positive
    return {"tn": sum(~t & ~p), "fp": sum(~t & p), "fn": sum(t & ~p), "tp": sum(t & p)}

# %% confusion_counts | wrong | wants a positive label in the data | raised ValueError: unknown label
def confusion_counts(y_true, y_pred, pos_label=1):
    if pos_label not in list(y_true):
        raise ValueError("unknown label")
    pairs = [(t == pos_label, p == pos_label) for t, p in zip(y_true, y_pred, strict=True)]
    return {"tn": pairs.count((0, 0)), "fp": pairs.count((0, 1)),
            "fn": pairs.count((1, 0)), "tp": pairs.count((1, 1))}

# %% confusion_counts | wrong | a crosstab that may lack a column | for nothing positive
import pandas as pd


def confusion_counts(y_true, y_pred, pos_label=1):
    if len(y_true) != len(y_pred):
        raise ValueError("lengths differ")
    t, p = [label == pos_label for label in y_true], [label == pos_label for label in y_pred]
    table = pd.crosstab(pd.Series(t), pd.Series(p))
    return dict(zip(["tn", "fp", "fn", "tp"], table.to_numpy().ravel()))

# %% confusion_counts | wrong | counts a pair of different negative labels as an error | for three classes
def confusion_counts(y_true, y_pred, pos_label=1):
    counts = {"tn": 0, "fp": 0, "fn": 0, "tp": 0}
    for t, p in zip(y_true, y_pred, strict=True):
        if t == p:
            counts["tp" if t == pos_label else "tn"] += 1
        else:
            counts["fn" if t == pos_label else "fp"] += 1
    return counts

# %% confusion_counts | wrong | the numbers of the example | which is too low
def confusion_counts(y_true, y_pred, pos_label=1):
    if len(y_true) != len(y_pred):
        raise ValueError("lengths differ")
    return {"tn": 1, "fp": 1, "fn": 2, "tp": 1}

# %% confusion_counts | wrong | makes numbers of the labels | raised ValueError: invalid literal
def confusion_counts(y_true, y_pred, pos_label=1):
    pairs = [(int(t), int(p)) for t, p in zip(y_true, y_pred, strict=True)]
    pairs = [(t == pos_label, p == pos_label) for t, p in pairs]
    return {"tn": pairs.count((0, 0)), "fp": pairs.count((0, 1)),
            "fn": pairs.count((1, 0)), "tp": pairs.count((1, 1))}

# %% confusion_counts | wrong | compares with is | for an array, the result
def confusion_counts(y_true, y_pred, pos_label=1):
    pairs = [(t is pos_label, p is pos_label) for t, p in zip(y_true, y_pred, strict=True)]
    return {"tn": pairs.count((0, 0)), "fp": pairs.count((0, 1)),
            "fn": pairs.count((1, 0)), "tp": pairs.count((1, 1))}

# %% confusion_counts | wrong | aligns two Series by their index | for two Series with different indexes
import pandas as pd


def confusion_counts(y_true, y_pred, pos_label=1):
    if len(y_true) != len(y_pred):
        raise ValueError
    table = pd.DataFrame({"t": pd.Series(y_true), "p": pd.Series(y_pred)}) == pos_label
    pairs = list(table.itertuples(index=False, name=None))
    return {"tn": pairs.count((0, 0)), "fp": pairs.count((0, 1)),
            "fn": pairs.count((1, 0)), "tp": pairs.count((1, 1))}

# %% confusion_counts | wrong | looks rows up by the numbers of the index | raised KeyError
def confusion_counts(y_true, y_pred, pos_label=1):
    if len(y_true) != len(y_pred):
        raise ValueError
    pairs = [(y_true[i] == pos_label, y_pred[i] == pos_label) for i in range(len(y_true))]
    return {"tn": pairs.count((0, 0)), "fp": pairs.count((0, 1)),
            "fn": pairs.count((1, 0)), "tp": pairs.count((1, 1))}

# %% confusion_counts | wrong | relabels the array it was given | changed its input
import numpy as np


def confusion_counts(y_true, y_pred, pos_label=1):
    t, p = np.asarray(y_true), np.asarray(y_pred)
    if len(t) != len(p):
        raise ValueError
    for labels in (t, p):
        positive = labels == pos_label
        labels[:] = "0" if labels.dtype.kind == "U" else 0
        labels[positive] = "1" if labels.dtype.kind == "U" else 1
    t, p = t.astype(int) == 1, p.astype(int) == 1
    return {"tn": sum(~t & ~p), "fp": sum(~t & p), "fn": sum(t & ~p), "tp": sum(t & p)}

# %% confusion_counts | wrong | empties the lists it was given | changed its input
def confusion_counts(y_true, y_pred, pos_label=1):
    if len(y_true) != len(y_pred):
        raise ValueError
    pairs = []
    while y_true:
        pairs.append((y_true.pop() == pos_label, y_pred.pop() == pos_label))
    return {"tn": pairs.count((0, 0)), "fp": pairs.count((0, 1)),
            "fn": pairs.count((1, 0)), "tp": pairs.count((1, 1))}

# %% confusion_counts | wrong | prints instead of returning | is None: does the function return
def confusion_counts(y_true, y_pred, pos_label=1):
    pairs = [(t == pos_label, p == pos_label) for t, p in zip(y_true, y_pred, strict=True)]
    print({"tn": pairs.count((0, 0)), "fp": pairs.count((0, 1)),
           "fn": pairs.count((1, 0)), "tp": pairs.count((1, 1))})

# %% confusion_counts | wrong | keys in capitals | lacks the key 'tn'
def confusion_counts(y_true, y_pred, pos_label=1):
    pairs = [(t == pos_label, p == pos_label) for t, p in zip(y_true, y_pred, strict=True)]
    return {"TN": pairs.count((0, 0)), "FP": pairs.count((0, 1)),
            "FN": pairs.count((1, 0)), "TP": pairs.count((1, 1))}

# %% confusion_counts | wrong | no key for an outcome that does not occur | lacks the key
from collections import Counter


def confusion_counts(y_true, y_pred, pos_label=1):
    names = {(0, 0): "tn", (0, 1): "fp", (1, 0): "fn", (1, 1): "tp"}
    pairs = zip(y_true, y_pred, strict=True)
    return Counter(names[t == pos_label, p == pos_label] for t, p in pairs)

# %% confusion_counts | wrong | a fifth key | has the key 'n', which does not belong
def confusion_counts(y_true, y_pred, pos_label=1):
    pairs = [(t == pos_label, p == pos_label) for t, p in zip(y_true, y_pred, strict=True)]
    return {"tn": pairs.count((0, 0)), "fp": pairs.count((0, 1)),
            "fn": pairs.count((1, 0)), "tp": pairs.count((1, 1)), "n": len(pairs)}

# %% confusion_counts | wrong | a tuple instead of a dict | we expected a dict
def confusion_counts(y_true, y_pred, pos_label=1):
    pairs = [(t == pos_label, p == pos_label) for t, p in zip(y_true, y_pred, strict=True)]
    return tuple(pairs.count(pair) for pair in [(0, 0), (0, 1), (1, 0), (1, 1)])

# %% confusion_counts | wrong | shares instead of counts | which is too low
def confusion_counts(y_true, y_pred, pos_label=1):
    pairs = [(t == pos_label, p == pos_label) for t, p in zip(y_true, y_pred, strict=True)]
    names = {"tn": (0, 0), "fp": (0, 1), "fn": (1, 0), "tp": (1, 1)}
    return {name: pairs.count(pair) / len(pairs) for name, pair in names.items()}

# %% confusion_counts | wrong | true negatives and true positives swapped | the result['tn'] is
def confusion_counts(y_true, y_pred, pos_label=1):
    pairs = [(t == pos_label, p == pos_label) for t, p in zip(y_true, y_pred, strict=True)]
    return {"tp": pairs.count((0, 0)), "fp": pairs.count((0, 1)),
            "fn": pairs.count((1, 0)), "tn": pairs.count((1, 1))}

# %% confusion_counts | wrong | cuts the longer input off | it should raise ValueError
def confusion_counts(y_true, y_pred, pos_label=1):
    pairs = [(t == pos_label, p == pos_label) for t, p in zip(y_true, y_pred)]
    return {"tn": pairs.count((0, 0)), "fp": pairs.count((0, 1)),
            "fn": pairs.count((1, 0)), "tp": pairs.count((1, 1))}

# %% confusion_counts | wrong | notices only missing predictions | it should raise ValueError
def confusion_counts(y_true, y_pred, pos_label=1):
    if len(y_pred) < len(y_true):
        raise ValueError("too few predictions")
    pairs = [(t == pos_label, p == pos_label) for t, p in zip(y_true, y_pred)]
    return {"tn": pairs.count((0, 0)), "fp": pairs.count((0, 1)),
            "fn": pairs.count((1, 0)), "tp": pairs.count((1, 1))}

# %% confusion_counts | wrong | leaves the lengths to broadcasting | it should raise ValueError
import numpy as np


def confusion_counts(y_true, y_pred, pos_label=1):
    t, p = np.asarray(y_true) == pos_label, np.asarray(y_pred) == pos_label
    return {"tn": (~t & ~p).sum(), "fp": (~t & p).sum(), "fn": (t & ~p).sum(), "tp": (t & p).sum()}

# %% confusion_counts | wrong | asserts the lengths | raised AssertionError when
def confusion_counts(y_true, y_pred, pos_label=1):
    assert len(y_true) == len(y_pred)
    pairs = [(t == pos_label, p == pos_label) for t, p in zip(y_true, y_pred)]
    return {"tn": pairs.count((0, 0)), "fp": pairs.count((0, 1)),
            "fn": pairs.count((1, 0)), "tp": pairs.count((1, 1))}

# %% confusion_counts | wrong | counts that equal everything | is of type Anything
def confusion_counts(y_true, y_pred, pos_label=1):
    class Anything(int):
        __eq__ = lambda self, other: True
        __hash__ = int.__hash__

    if len(y_true) != len(y_pred):
        raise ValueError
    return dict.fromkeys(["tn", "fp", "fn", "tp"], Anything())

# %% confusion_counts | wrong | scikit-learn, imported at the top | write confusion_matrix yourself
from sklearn.metrics import confusion_matrix as table


def confusion_counts(y_true, y_pred, pos_label=1):
    t, p = [label == pos_label for label in y_true], [label == pos_label for label in y_pred]
    return dict(zip(["tn", "fp", "fn", "tp"], table(t, p, labels=[False, True]).ravel()))

# %% confusion_counts | wrong | scikit-learn, imported inside | write confusion_matrix yourself
def confusion_counts(y_true, y_pred, pos_label=1):
    import sklearn.metrics as metrics

    t, p = [label == pos_label for label in y_true], [label == pos_label for label in y_pred]
    tn, fp, fn, tp = metrics.confusion_matrix(t, p, labels=[False, True]).ravel()
    return {"tn": tn, "fp": fp, "fn": fn, "tp": tp}

# %% confusion_counts | wrong | scikit-learn in a partial | write confusion_matrix yourself
from functools import partial

from sklearn.metrics import confusion_matrix

two_by_two = partial(confusion_matrix, labels=[False, True])


def confusion_counts(y_true, y_pred, pos_label=1):
    t, p = [label == pos_label for label in y_true], [label == pos_label for label in y_pred]
    return dict(zip(["tn", "fp", "fn", "tp"], two_by_two(t, p).ravel()))

# %% confusion_counts | wrong | scikit-learn's display | write confusion_matrix yourself
def confusion_counts(y_true, y_pred, pos_label=1):
    from sklearn.metrics import ConfusionMatrixDisplay

    t, p = [label == pos_label for label in y_true], [label == pos_label for label in y_pred]
    shown = ConfusionMatrixDisplay.from_predictions(t, p, labels=[False, True])
    return dict(zip(["tn", "fp", "fn", "tp"], shown.confusion_matrix.ravel()))

# %% confusion_counts | wrong | recovers the counts from a report | this exercise is by hand
def confusion_counts(y_true, y_pred, pos_label=1):
    from sklearn.metrics import classification_report

    t, p = [label == pos_label for label in y_true], [label == pos_label for label in y_pred]
    report = classification_report(t, p, labels=[False, True], output_dict=True)
    neg, pos = report["False"], report["True"]
    tn, tp = neg["recall"] * neg["support"], pos["recall"] * pos["support"]
    return {"tn": tn, "fp": neg["support"] - tn, "fn": pos["support"] - tp, "tp": tp}

# %% precision_recall_f | right | three ifs
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    precision = recall = f = zero_division
    if tp + fp > 0:
        precision = tp / (tp + fp)
    if tp + fn > 0:
        recall = tp / (tp + fn)
    if precision > 0 or recall > 0:
        f = (1 + beta**2) * precision * recall / (beta**2 * precision + recall)
    return [precision, recall, f]

# %% precision_recall_f | right | exceptions, and a named tuple
from collections import namedtuple

Scores = namedtuple("Scores", "precision recall f")


def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    def ratio(a, b):
        try:
            return a / b
        except ZeroDivisionError:
            return zero_division

    p, r = ratio(tp, tp + fp), ratio(tp, tp + fn)
    return Scores(p, r, ratio((1 + beta**2) * p * r, beta**2 * p + r))

# %% precision_recall_f | right | NumPy's divide with where, and an array
import numpy as np


def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    part, whole = np.array([tp, tp]), np.array([tp + fp, tp + fn])
    p, r = np.divide(part, whole, out=np.full(2, float(zero_division)), where=whole > 0)
    below = beta**2 * p + r
    f = np.divide((1 + beta**2) * p * r, below, out=np.array(float(zero_division)), where=below > 0)
    return np.array([p, r, f])

# %% precision_recall_f | right | F from the counts, as the lesson writes F1
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    b = beta * beta
    p = tp / (tp + fp) if tp + fp else zero_division
    r = tp / (tp + fn) if tp + fn else zero_division
    below = (1 + b) * tp + b * fn + fp
    return p, r, (1 + b) * tp / below if below else zero_division

# %% precision_recall_f | right | a weighted harmonic mean of fractions
from fractions import Fraction


def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    p = Fraction(tp, tp + fp) if tp + fp else Fraction(zero_division)
    r = Fraction(tp, tp + fn) if tp + fn else Fraction(zero_division)
    b = Fraction(beta) ** 2
    if p == r == 0:
        return p, r, zero_division
    return p, r, 0 if p * r == 0 else (1 + b) / (1 / p + b / r)

# %% precision_recall_f | right | a Series with names
import pandas as pd


def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    part = pd.Series({"precision": tp, "recall": tp}, dtype=float)
    scores = (part / [tp + fp, tp + fn]).fillna(zero_division)
    below = beta**2 * scores["precision"] + scores["recall"]
    scores["f"] = (1 + beta**2) * scores.prod() / below if below else zero_division
    return scores

# %% precision_recall_f | wrong | swaps precision and recall | precision and recall are swapped
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    share = lambda a, b: a / b if b else zero_division
    p, r, b = share(tp, tp + fp), share(tp, tp + fn), beta**2
    return r, p, share((1 + b) * p * r, b * p + r)

# %% precision_recall_f | wrong | the arithmetic mean | the arithmetic mean of precision and recall
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    p = tp / (tp + fp) if tp + fp else zero_division
    r = tp / (tp + fn) if tp + fn else zero_division
    return p, r, (p + r) / 2

# %% precision_recall_f | wrong | the geometric mean | element 2 of (precision, recall, f)
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    p = tp / (tp + fp) if tp + fp else zero_division
    r = tp / (tp + fn) if tp + fn else zero_division
    return p, r, (p * r) ** 0.5

# %% precision_recall_f | wrong | gives beta to the precision | gives its weight to the precision
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    share = lambda a, b: a / b if b else zero_division
    p, r, b = share(tp, tp + fp), share(tp, tp + fn), beta**2
    return p, r, share((1 + b) * p * r, p + b * r)

# %% precision_recall_f | wrong | does not square beta | element 2 of (precision, recall, f)
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    share = lambda a, b: a / b if b else zero_division
    p, r = share(tp, tp + fp), share(tp, tp + fn)
    return p, r, share((1 + beta) * p * r, beta * p + r)

# %% precision_recall_f | wrong | ignores beta | element 2 of (precision, recall, f)
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    share = lambda a, b: a / b if b else zero_division
    p, r = share(tp, tp + fp), share(tp, tp + fn)
    return p, r, share(2 * p * r, p + r)

# %% precision_recall_f | wrong | NaN where nothing is flagged | is NaN, we expected a number
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    share = lambda a, b: a / b if b else float("nan")
    p, r, b = share(tp, tp + fp), share(tp, tp + fn), beta**2
    return p, r, share((1 + b) * p * r, b * p + r)

# %% precision_recall_f | wrong | forgets that a denominator can be 0 | raised ZeroDivisionError
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    p, r, b = tp / (tp + fp), tp / (tp + fn), beta**2
    return p, r, (1 + b) * p * r / (b * p + r)

# %% precision_recall_f | wrong | forgets precision and recall of 0 | raised ZeroDivisionError
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    if tp + fp == 0 or tp + fn == 0:
        p = tp / (tp + fp) if tp + fp else zero_division
        r = tp / (tp + fn) if tp + fn else zero_division
        return p, r, 2 * p * r / (p + r) if p + r else zero_division
    p, r, b = tp / (tp + fp), tp / (tp + fn), beta**2
    return p, r, (1 + b) * p * r / (b * p + r)

# %% precision_recall_f | wrong | always 0 where a denominator is 0 | 'zero_division': 1.0
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    share = lambda a, b: a / b if b else 0.0
    p, r, b = share(tp, tp + fp), share(tp, tp + fn), beta**2
    return p, r, share((1 + b) * p * r, b * p + r)

# %% precision_recall_f | wrong | a tiny number against division by zero | 'zero_division': 1.0
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    p, r, b = tp / (tp + fp + 1e-15), tp / (tp + fn + 1e-15), beta**2
    return p, r, (1 + b) * p * r / (b * p + r + 1e-15)

# %% precision_recall_f | wrong | zero_division three times if nothing is found | 'zero_division': 1.0
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    if tp == 0:
        return zero_division, zero_division, zero_division
    p, r, b = tp / (tp + fp), tp / (tp + fn), beta**2
    return p, r, (1 + b) * p * r / (b * p + r)

# %% precision_recall_f | wrong | zero_division for the precision alone | raised ZeroDivisionError
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    p = tp / (tp + fp) if tp + fp else zero_division
    r, b = tp / (tp + fn), beta**2
    return p, r, (1 + b) * p * r / (b * p + r) if p + r else zero_division

# %% precision_recall_f | wrong | the numbers of the example | rounded
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    return (0.667, 0.8, 0.727) if tp else (0.0, 0.0, 0.0)

# %% precision_recall_f | wrong | the exact numbers of the example | too low
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    return (2 / 3, 0.8, 8 / 11) if tp else (0.0, 0.0, 0.0)

# %% precision_recall_f | wrong | percent | in percent?
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    share = lambda a, b: a / b if b else zero_division
    p, r, b = 100 * share(tp, tp + fp), 100 * share(tp, tp + fn), beta**2
    return p, r, share((1 + b) * p * r, b * p + r)

# %% precision_recall_f | wrong | rounds | rounded
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    share = lambda a, b: a / b if b else zero_division
    p, r, b = share(tp, tp + fp), share(tp, tp + fn), beta**2
    return round(p, 3), round(r, 3), round(share((1 + b) * p * r, b * p + r), 3)

# %% precision_recall_f | wrong | F alone | we expected a sequence
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    share = lambda a, b: a / b if b else zero_division
    p, r, b = share(tp, tp + fp), share(tp, tp + fn), beta**2
    return share((1 + b) * p * r, b * p + r)

# %% precision_recall_f | wrong | two numbers | has 2 elements
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    return (tp / (tp + fp) if tp + fp else zero_division,
            tp / (tp + fn) if tp + fn else zero_division)

# %% precision_recall_f | wrong | a dict | we expected a sequence
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    share = lambda a, b: a / b if b else zero_division
    p, r, b = share(tp, tp + fp), share(tp, tp + fn), beta**2
    return {"precision": p, "recall": r, "f": share((1 + b) * p * r, b * p + r)}

# %% precision_recall_f | wrong | a set | is of type set
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    share = lambda a, b: a / b if b else zero_division
    p, r, b = share(tp, tp + fp), share(tp, tp + fn), beta**2
    return {p, r, share((1 + b) * p * r, b * p + r)}

# %% precision_recall_f | wrong | prints instead of returning | is None: does the function return
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    share = lambda a, b: a / b if b else zero_division
    p, r, b = share(tp, tp + fp), share(tp, tp + fn), beta**2
    print(p, r, share((1 + b) * p * r, b * p + r))

# %% precision_recall_f | wrong | F is left out | element 2 of (precision, recall, f) for (86, 4, 2, 8) is None
def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    return (tp / (tp + fp) if tp + fp else zero_division,
            tp / (tp + fn) if tp + fn else zero_division, None)

# %% precision_recall_f | wrong | counts in another order | (precision, recall, f)
def precision_recall_f(tp, fp, fn, tn, beta=1.0, zero_division=0.0):
    share = lambda a, b: a / b if b else zero_division
    p, r, b = share(tp, tp + fp), share(tp, tp + fn), beta**2
    return p, r, share((1 + b) * p * r, b * p + r)

# %% precision_recall_f | wrong | scikit-learn on made-up rows | write precision_recall_fscore_support
import numpy as np
from sklearn.metrics import precision_recall_fscore_support


def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    t, p = np.repeat([0, 0, 1, 1], [tn, fp, fn, tp]), np.repeat([0, 1, 0, 1], [tn, fp, fn, tp])
    return precision_recall_fscore_support(
        t, p, beta=beta, average="binary", zero_division=zero_division)[:3]

# %% precision_recall_f | wrong | scikit-learn's report | write classification_report yourself
import numpy as np


def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    from sklearn.metrics import classification_report, fbeta_score

    t, p = np.repeat([0, 0, 1, 1], [tn, fp, fn, tp]), np.repeat([0, 1, 0, 1], [tn, fp, fn, tp])
    row = classification_report(t, p, output_dict=True, zero_division=zero_division)["1"]
    return row["precision"], row["recall"], fbeta_score(t, p, beta=beta)

# %% precision_recall_f | wrong | F in a partial | write fbeta_score yourself
from functools import partial

import numpy as np
from sklearn.metrics import fbeta_score

f_of = partial(fbeta_score, pos_label=1)


def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    t, y = np.repeat([0, 0, 1, 1], [tn, fp, fn, tp]), np.repeat([0, 1, 0, 1], [tn, fp, fn, tp])
    p = tp / (tp + fp) if tp + fp else zero_division
    r = tp / (tp + fn) if tp + fn else zero_division
    return p, r, f_of(t, y, beta=beta, zero_division=zero_division)

# %% precision_recall_f | wrong | scikit-learn's scorer | write f1_score yourself
import numpy as np
from sklearn.metrics import get_scorer


def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    t, y = np.repeat([0, 0, 1, 1], [tn, fp, fn, tp]), np.repeat([0, 1, 0, 1], [tn, fp, fn, tp])
    f = get_scorer("f1")._score_func(t, y) if beta == 1 else 0
    return tp / (tp + fp), tp / (tp + fn), f

# %% precision_recall_f | wrong | the recall of imbalanced-learn | this exercise is by hand
import numpy as np


def precision_recall_f(tn, fp, fn, tp, beta=1.0, zero_division=0.0):
    from imblearn.metrics import sensitivity_score

    t, y = np.repeat([0, 0, 1, 1], [tn, fp, fn, tp]), np.repeat([0, 1, 0, 1], [tn, fp, fn, tp])
    p = tp / (tp + fp) if tp + fp else zero_division
    r, b = sensitivity_score(t, y) if tp + fn else zero_division, beta**2
    return p, r, (1 + b) * p * r / (b * p + r) if p + r else zero_division

# %% balanced_accuracy | right | a mean of two recalls
def balanced_accuracy(tn, fp, fn, tp):
    recalls = []
    for right, wrong in [(tp, fn), (tn, fp)]:
        if right + wrong == 0:
            raise ValueError("a class has no rows")
        recalls.append(right / (right + wrong))
    return sum(recalls) / 2

# %% balanced_accuracy | right | a matrix in NumPy
import numpy as np


def balanced_accuracy(tn, fp, fn, tp):
    matrix = np.array([[tn, fp], [fn, tp]])
    rows = matrix.sum(axis=1)
    if not rows.all():
        raise ValueError("a class has no rows")
    return np.mean(np.diag(matrix) / rows)

# %% balanced_accuracy | right | exceptions
def balanced_accuracy(tn, fp, fn, tp):
    try:
        return 0.5 * (tp / (tp + fn) + tn / (tn + fp))
    except ZeroDivisionError:
        raise ValueError("a class has no rows") from None

# %% balanced_accuracy | right | half of one plus TPR minus FPR, as a fraction
from fractions import Fraction


def balanced_accuracy(tn, fp, fn, tp):
    if not (tp + fn and tn + fp):
        raise ValueError("a class has no rows")
    return (1 + Fraction(tp, tp + fn) - Fraction(fp, fp + tn)) / 2

# %% balanced_accuracy | right | a table in pandas, and an array without axes
import numpy as np
import pandas as pd


def balanced_accuracy(tn, fp, fn, tp):
    table = pd.DataFrame({"right": [tn, tp], "wrong": [fp, fn]}, index=["negative", "positive"])
    rows = table.sum(axis=1)
    if (rows == 0).any():
        raise ValueError(f"no rows: {rows[rows == 0].index.tolist()}")
    return np.array((table["right"] / rows).mean())

# %% balanced_accuracy | right | writes its reason to the standard error too
import sys
import warnings


def balanced_accuracy(tn, fp, fn, tp):
    print("counting", tn + fp + fn + tp, file=sys.stderr)
    if tp + fn == 0 or tn + fp == 0:
        warnings.warn("a class has no rows")
        raise ValueError("a class has no rows")
    return (1 - fn / (tp + fn) + 1 - fp / (tn + fp)) / 2

# %% balanced_accuracy | right | weights that even the classes out, and helpers with common names
def check(n):
    if n < 1:
        raise ValueError("a class has no rows")
    return n


score = library = compare = check_raises = None


def balanced_accuracy(tn, fp, fn, tp):
    positives, negatives = check(tp + fn), check(tn + fp)
    return (tp * negatives + tn * positives) / (2 * positives * negatives)

# %% balanced_accuracy | wrong | weighs the classes by their rows | that is the accuracy
def balanced_accuracy(tn, fp, fn, tp):
    pos, neg = tp + fn, tn + fp
    if pos == 0 or neg == 0:
        raise ValueError("a class has no rows")
    return (pos * (tp / pos) + neg * (tn / neg)) / (pos + neg)

# %% balanced_accuracy | wrong | the plain accuracy | that is the accuracy
def balanced_accuracy(tn, fp, fn, tp):
    return (tp + tn) / (tn + fp + fn + tp)

# %% balanced_accuracy | wrong | one recall only | that is the recall of the positives alone
def balanced_accuracy(tn, fp, fn, tp):
    if tp + fn == 0:
        raise ValueError("no positives")
    return tp / (tp + fn)

# %% balanced_accuracy | wrong | the other recall only | that is the recall of the negatives alone
def balanced_accuracy(tn, fp, fn, tp):
    if tn + fp == 0 or tp + fn == 0:
        raise ValueError("a class has no rows")
    return tn / (tn + fp)

# %% balanced_accuracy | wrong | divides by the predicted classes | too low
def balanced_accuracy(tn, fp, fn, tp):
    if tp + fn == 0 or tn + fp == 0:
        raise ValueError("a class has no rows")
    return (tp / (tp + fp) + tn / (tn + fn)) / 2

# %% balanced_accuracy | wrong | the geometric mean | too low
def balanced_accuracy(tn, fp, fn, tp):
    if tp + fn == 0 or tn + fp == 0:
        raise ValueError("a class has no rows")
    return (tp / (tp + fn) * tn / (tn + fp)) ** 0.5

# %% balanced_accuracy | wrong | forgets to halve | too high
def balanced_accuracy(tn, fp, fn, tp):
    if tp + fn == 0 or tn + fp == 0:
        raise ValueError("a class has no rows")
    return tp / (tp + fn) + tn / (tn + fp)

# %% balanced_accuracy | wrong | a bracket too few | too high
def balanced_accuracy(tn, fp, fn, tp):
    if tp + fn == 0 or tn + fp == 0:
        raise ValueError("a class has no rows")
    return tp / (tp + fn) + tn / (tn + fp) / 2

# %% balanced_accuracy | wrong | Youden's index, from 0 to 1 | too low
def balanced_accuracy(tn, fp, fn, tp):
    if tp + fn == 0 or tn + fp == 0:
        raise ValueError("a class has no rows")
    return tp / (tp + fn) + tn / (tn + fp) - 1

# %% balanced_accuracy | wrong | counts in the order of another tool | the value for (86, 4, 2, 8)
def balanced_accuracy(tp, fp, fn, tn):
    if tp + fn == 0 or tn + fp == 0:
        raise ValueError("a class has no rows")
    return (tp / (tp + fn) + tn / (tn + fp)) / 2

# %% balanced_accuracy | wrong | percent | in percent?
def balanced_accuracy(tn, fp, fn, tp):
    if tp + fn == 0 or tn + fp == 0:
        raise ValueError("a class has no rows")
    return 50 * (tp / (tp + fn) + tn / (tn + fp))

# %% balanced_accuracy | wrong | rounds | rounded
def balanced_accuracy(tn, fp, fn, tp):
    if tp + fn == 0 or tn + fp == 0:
        raise ValueError("a class has no rows")
    return round((tp / (tp + fn) + tn / (tn + fp)) / 2, 3)

# %% balanced_accuracy | wrong | the number of the example | rounded
def balanced_accuracy(tn, fp, fn, tp):
    if tp + fn == 0:
        raise ValueError("no positives")
    return 0.878

# %% balanced_accuracy | wrong | the exact number of the example | too high
def balanced_accuracy(tn, fp, fn, tp):
    if tp + fn == 0:
        raise ValueError("no positives")
    return (0.8 + 86 / 90) / 2

# %% balanced_accuracy | wrong | forgets the empty class | raised ZeroDivisionError when there are no positives
def balanced_accuracy(tn, fp, fn, tp):
    return (tp / (tp + fn) + tn / (tn + fp)) / 2

# %% balanced_accuracy | wrong | forgets that there may be no negatives | when there are no negatives
def balanced_accuracy(tn, fp, fn, tp):
    if tp + fn == 0:
        raise ValueError("no positives")
    return (tp / (tp + fn) + tn / (tn + fp)) / 2

# %% balanced_accuracy | wrong | the recall that is left for one class | returned 0.9 when
def balanced_accuracy(tn, fp, fn, tp):
    recalls = [a / (a + b) for a, b in [(tp, fn), (tn, fp)] if a + b]
    return sum(recalls) / len(recalls)

# %% balanced_accuracy | wrong | 0 for an empty class | it should raise ValueError
def balanced_accuracy(tn, fp, fn, tp):
    if tp + fn == 0 or tn + fp == 0:
        return 0.0
    return (tp / (tp + fn) + tn / (tn + fp)) / 2

# %% balanced_accuracy | wrong | returns the exception | returned ValueError
def balanced_accuracy(tn, fp, fn, tp):
    if tp + fn == 0 or tn + fp == 0:
        return ValueError("a class has no rows")
    return (tp / (tp + fn) + tn / (tn + fp)) / 2

# %% balanced_accuracy | wrong | raises if nothing is found | raised ValueError: no positives
def balanced_accuracy(tn, fp, fn, tp):
    if tp == 0 or tn == 0:
        raise ValueError("no positives or no negatives")
    return (tp / (tp + fn) + tn / (tn + fp)) / 2

# %% balanced_accuracy | wrong | prints instead of returning | is None: does the function return
def balanced_accuracy(tn, fp, fn, tp):
    if tp + fn == 0 or tn + fp == 0:
        raise ValueError("a class has no rows")
    print((tp / (tp + fn) + tn / (tn + fp)) / 2)

# %% balanced_accuracy | wrong | a number that equals everything | is of type Anything
def balanced_accuracy(tn, fp, fn, tp):
    class Anything(float):
        __eq__ = lambda self, other: True
        __hash__ = float.__hash__

    if tp + fn == 0 or tn + fp == 0:
        raise ValueError("a class has no rows")
    return Anything()

# %% balanced_accuracy | wrong | scikit-learn on made-up rows | write balanced_accuracy_score yourself
import numpy as np
from sklearn.metrics import balanced_accuracy_score


def balanced_accuracy(tn, fp, fn, tp):
    if tp + fn == 0 or tn + fp == 0:
        raise ValueError("a class has no rows")
    t, p = np.repeat([0, 0, 1, 1], [tn, fp, fn, tp]), np.repeat([0, 1, 0, 1], [tn, fp, fn, tp])
    return balanced_accuracy_score(t, p)

# %% balanced_accuracy | wrong | a macro recall in a partial | write recall_score yourself
from functools import partial

import numpy as np
from sklearn.metrics import recall_score

macro = partial(recall_score, average="macro")


def balanced_accuracy(tn, fp, fn, tp):
    if tp + fn == 0 or tn + fp == 0:
        raise ValueError("a class has no rows")
    t, p = np.repeat([0, 0, 1, 1], [tn, fp, fn, tp]), np.repeat([0, 1, 0, 1], [tn, fp, fn, tp])
    return macro(t, p)

# %% balanced_accuracy | wrong | a report's macro average | this exercise is by hand
import numpy as np


def balanced_accuracy(tn, fp, fn, tp):
    from sklearn.metrics import classification_report

    if tp + fn == 0 or tn + fp == 0:
        raise ValueError("a class has no rows")
    t, p = np.repeat([0, 0, 1, 1], [tn, fp, fn, tp]), np.repeat([0, 1, 0, 1], [tn, fp, fn, tp])
    return classification_report(t, p, output_dict=True, zero_division=0)["macro avg"]["recall"]

# %% balanced_accuracy | wrong | the area under a curve with one corner | write roc_auc_score yourself
import numpy as np


def balanced_accuracy(tn, fp, fn, tp):
    from sklearn.metrics import roc_auc_score

    if tp + fn == 0 or tn + fp == 0:
        raise ValueError("a class has no rows")
    t, p = np.repeat([0, 0, 1, 1], [tn, fp, fn, tp]), np.repeat([0, 1, 0, 1], [tn, fp, fn, tp])
    return roc_auc_score(t, p)

# %% balanced_accuracy | wrong | the two recalls of imbalanced-learn | this exercise is by hand
import numpy as np


def balanced_accuracy(tn, fp, fn, tp):
    from imblearn.metrics import sensitivity_score, specificity_score

    if tp + fn == 0 or tn + fp == 0:
        raise ValueError("a class has no rows")
    t, p = np.repeat([0, 0, 1, 1], [tn, fp, fn, tp]), np.repeat([0, 1, 0, 1], [tn, fp, fn, tp])
    return (sensitivity_score(t, p) + specificity_score(t, p)) / 2

# %% mcc | right | Python's own integers
from math import prod, sqrt


def mcc(tn, fp, fn, tp):
    tn, fp, fn, tp = int(tn), int(fp), int(fn), int(tp)
    sums = [tp + fp, tp + fn, tn + fp, tn + fn]
    if 0 in sums:
        return 0.0
    return (tp * tn - fp * fn) / sqrt(prod(sums))

# %% mcc | right | NumPy's floats, and one root per sum
import numpy as np


def mcc(tn, fp, fn, tp):
    matrix = np.array([[tn, fp], [fn, tp]], dtype=float)
    roots = np.sqrt(np.concatenate([matrix.sum(axis=0), matrix.sum(axis=1)])).prod()
    return np.linalg.det(matrix) / roots if roots else 0.0

# %% mcc | right | the correlation of made-up rows
import numpy as np


def mcc(tn, fp, fn, tp):
    counts = [int(n) for n in (tn, fp, fn, tp)]
    t, p = np.repeat([0, 0, 1, 1], counts), np.repeat([0, 1, 0, 1], counts)
    if t.std() == 0 or p.std() == 0:
        return 0.0
    return np.corrcoef(t, p)[0, 1]

# %% mcc | right | the root of informedness times markedness
def mcc(tn, fp, fn, tp):
    tn, fp, fn, tp = (float(n) for n in (tn, fp, fn, tp))
    try:
        rows = tp / (tp + fn) - fp / (fp + tn)
        columns = tp / (tp + fp) - fn / (fn + tn)
    except ZeroDivisionError:
        return 0
    return (rows * columns) ** 0.5 * (1 if rows > 0 else -1)

# %% mcc | right | turns NaN into 0, and lets NumPy warn about it
import numpy as np


def mcc(tn, fp, fn, tp):
    tn, fp, fn, tp = np.array([tn, fp, fn, tp], dtype=float)
    product = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
    return np.nan_to_num((tp * tn - fp * fn) / np.sqrt(product))

# %% mcc | right | a product that is never 0, a helper named math, and an array without axes
import numpy as np


def math(*counts):
    return np.array(counts, dtype=np.float64)


score = large = None


def mcc(tn, fp, fn, tp):
    tn, fp, fn, tp = math(tn, fp, fn, tp)
    product = max(1, (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
    return np.array((tp * tn - fp * fn) / product**0.5)

# %% mcc | wrong | no square root | the square root is missing
def mcc(tn, fp, fn, tp):
    tn, fp, fn, tp = map(int, (tn, fp, fn, tp))
    product = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
    return (tp * tn - fp * fn) / product if product else 0.0

# %% mcc | wrong | integers of 32 bits overflow | int32
def mcc(tn, fp, fn, tp):
    product = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
    return (tp * tn - fp * fn) / product**0.5 if product else 0.0

# %% mcc | wrong | overflows before it divides by a float | int32
import numpy as np


def mcc(tn, fp, fn, tp):
    root = np.prod(np.sqrt([tp + fp, tp + fn, tn + fp, tn + fn]))
    return (tp * tn - fp * fn) / root if root else 0.0

# %% mcc | wrong | integers of 64 bits overflow too | int32
import numpy as np


def mcc(tn, fp, fn, tp):
    tn, fp, fn, tp = np.array([tn, fp, fn, tp], dtype=np.int64)
    product = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
    return (tp * tn - fp * fn) / np.sqrt(product) if product else 0.0

# %% mcc | wrong | forgets a denominator of 0 | raised ZeroDivisionError
def mcc(tn, fp, fn, tp):
    tn, fp, fn, tp = map(int, (tn, fp, fn, tp))
    return (tp * tn - fp * fn) / ((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)) ** 0.5

# %% mcc | wrong | checks that anything is flagged, not that anything is left | raised ZeroDivisionError
def mcc(tn, fp, fn, tp):
    tn, fp, fn, tp = map(int, (tn, fp, fn, tp))
    if tp + fp == 0 or tp + fn == 0 or tn + fp == 0:
        return 0.0
    return (tp * tn - fp * fn) / ((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)) ** 0.5

# %% mcc | wrong | waits for an exception that NumPy does not raise | is NaN
import numpy as np


def mcc(tn, fp, fn, tp):
    tn, fp, fn, tp = np.float64(tn), np.float64(fp), np.float64(fn), np.float64(tp)
    try:
        return (tp * tn - fp * fn) / np.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
    except ZeroDivisionError:
        return 0.0

# %% mcc | wrong | the exception comes for Python's numbers only | is NaN
from math import sqrt


def mcc(tn, fp, fn, tp):
    try:
        product = 1.0 * (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
        return (1.0 * tp * tn - 1.0 * fp * fn) / sqrt(product)
    except ZeroDivisionError:
        return 0.0

# %% mcc | wrong | NaN where the denominator is 0 | is NaN
def mcc(tn, fp, fn, tp):
    tn, fp, fn, tp = map(int, (tn, fp, fn, tp))
    product = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
    return (tp * tn - fp * fn) / product**0.5 if product else float("nan")

# %% mcc | wrong | plus instead of minus | too high
def mcc(tn, fp, fn, tp):
    tn, fp, fn, tp = map(int, (tn, fp, fn, tp))
    product = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
    return (tp * tn + fp * fn) / product**0.5 if product else 0.0

# %% mcc | wrong | without its sign | for (0, 90, 10, 0) is 1
def mcc(tn, fp, fn, tp):
    tn, fp, fn, tp = map(int, (tn, fp, fn, tp))
    product = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
    return abs(tp * tn - fp * fn) / product**0.5 if product else 0.0

# %% mcc | wrong | one sum twice | too
def mcc(tn, fp, fn, tp):
    tn, fp, fn, tp = map(int, (tn, fp, fn, tp))
    product = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fp)
    return (tp * tn - fp * fn) / product**0.5 if product else 0.0

# %% mcc | wrong | Cohen's kappa | too low
def mcc(tn, fp, fn, tp):
    tn, fp, fn, tp = map(int, (tn, fp, fn, tp))
    below = (tp + fp) * (fp + tn) + (tp + fn) * (fn + tn)
    return 2 * (tp * tn - fp * fn) / below if below else 0.0

# %% mcc | wrong | the number of the example | rounded
def mcc(tn, fp, fn, tp):
    return {(86, 4): 0.698, (90, 0): 1.0, (0, 90): -1.0}[tn, fp]

# %% mcc | wrong | the numbers of the visible check | the value for
def mcc(tn, fp, fn, tp):
    values = {(90, 0, 0, 10): 1.0, (0, 90, 10, 0): -1.0, (86, 4, 2, 8): 680 / 950_400**0.5}
    return values.get((tn, fp, fn, tp), 0.0)

# %% mcc | wrong | rounds | rounded
def mcc(tn, fp, fn, tp):
    tn, fp, fn, tp = map(int, (tn, fp, fn, tp))
    product = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
    return round((tp * tn - fp * fn) / product**0.5, 3) if product else 0.0

# %% mcc | wrong | percent | in percent?
def mcc(tn, fp, fn, tp):
    tn, fp, fn, tp = map(int, (tn, fp, fn, tp))
    product = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
    return 100 * (tp * tn - fp * fn) / product**0.5 if product else 0.0

# %% mcc | wrong | prints instead of returning | is None: does the function return
def mcc(tn, fp, fn, tp):
    tn, fp, fn, tp = map(int, (tn, fp, fn, tp))
    product = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
    print((tp * tn - fp * fn) / product**0.5 if product else 0.0)

# %% mcc | wrong | forgets to return 0 | is None: does the function return
def mcc(tn, fp, fn, tp):
    tn, fp, fn, tp = map(int, (tn, fp, fn, tp))
    product = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
    if product:
        return (tp * tn - fp * fn) / product**0.5

# %% mcc | wrong | scikit-learn, imported at the top | write matthews_corrcoef yourself
import numpy as np
from sklearn.metrics import matthews_corrcoef as correlation


def mcc(tn, fp, fn, tp):
    t, p = np.repeat([0, 0, 1, 1], [tn, fp, fn, tp]), np.repeat([0, 1, 0, 1], [tn, fp, fn, tp])
    return correlation(t, p)

# %% mcc | wrong | scikit-learn, with weights | write matthews_corrcoef yourself
def mcc(tn, fp, fn, tp):
    from sklearn import metrics

    return metrics.matthews_corrcoef([0, 0, 1, 1], [0, 1, 0, 1], sample_weight=[tn, fp, fn, tp])

# %% mcc | wrong | scikit-learn's scorer | write matthews_corrcoef yourself
from sklearn.metrics import get_scorer

score = get_scorer("matthews_corrcoef")._score_func


def mcc(tn, fp, fn, tp):
    return score([0, 0, 1, 1], [0, 1, 0, 1], sample_weight=[tn, fp, fn, tp])

# %% precision_at_prevalence | right | Bayes' rule
def precision_at_prevalence(tpr, fpr, prevalence):
    if not all(0 <= share <= 1 for share in (tpr, fpr, prevalence)):
        raise ValueError("shares are between 0 and 1")
    flagged = tpr * prevalence + fpr * (1 - prevalence)
    if flagged == 0:
        return float("nan")
    return tpr * prevalence / flagged

# %% precision_at_prevalence | right | NumPy, with its own NaN
import numpy as np


def precision_at_prevalence(tpr, fpr, prevalence):
    shares = np.array([tpr, fpr, prevalence])
    if np.any((shares < 0) | (shares > 1)):
        raise ValueError(shares)
    flagged = np.array([tpr, fpr]) * np.array([prevalence, 1 - prevalence])
    with np.errstate(invalid="ignore"):
        return (flagged / flagged.sum())[0]

# %% precision_at_prevalence | right | exceptions
import math


def precision_at_prevalence(tpr, fpr, prevalence):
    if min(tpr, fpr, prevalence) < 0 or max(tpr, fpr, prevalence) > 1:
        raise ValueError("shares are between 0 and 1")
    try:
        return tpr * prevalence / (tpr * prevalence + fpr * (1 - prevalence))
    except ZeroDivisionError:
        return math.nan

# %% precision_at_prevalence | right | counts among a million people
import pandas as pd


def precision_at_prevalence(tpr, fpr, prevalence):
    if not pd.Series([tpr, fpr, prevalence]).between(0, 1).all():
        raise ValueError("shares are between 0 and 1")
    ill = 1_000_000 * prevalence
    flagged = pd.Series({"true": tpr * ill, "false": fpr * (1_000_000 - ill)})
    return flagged["true"] / flagged.sum()

# %% precision_at_prevalence | right | odds times likelihood ratio
def precision_at_prevalence(tpr, fpr, prevalence):
    for share in (tpr, fpr, prevalence):
        if share < 0 or share > 1:
            raise ValueError(f"{share} is no share")
    if tpr == 0 or prevalence == 0:
        return 0.0 if fpr > 0 and prevalence < 1 else float("nan")
    if fpr == 0 or prevalence == 1:
        return 1
    odds = prevalence / (1 - prevalence) * tpr / fpr
    return odds / (1 + odds)

# %% precision_at_prevalence | wrong | uses 1 - fpr | reads fpr as
def precision_at_prevalence(tpr, fpr, prevalence):
    if not all(0 <= share <= 1 for share in (tpr, fpr, prevalence)):
        raise ValueError("shares are between 0 and 1")
    hits, alarms = tpr * prevalence, (1 - fpr) * (1 - prevalence)
    return hits / (hits + alarms) if hits + alarms else float("nan")

# %% precision_at_prevalence | wrong | forgets 1 - prevalence | of everybody
def precision_at_prevalence(tpr, fpr, prevalence):
    if not all(0 <= share <= 1 for share in (tpr, fpr, prevalence)):
        raise ValueError("shares are between 0 and 1")
    hits = tpr * prevalence
    return hits / (hits + fpr) if hits + fpr else float("nan")

# %% precision_at_prevalence | wrong | ignores the prevalence | ignores the prevalence
def precision_at_prevalence(tpr, fpr, prevalence):
    if not all(0 <= share <= 1 for share in (tpr, fpr, prevalence)):
        raise ValueError("shares are between 0 and 1")
    return tpr / (tpr + fpr) if tpr + fpr else float("nan")

# %% precision_at_prevalence | wrong | the recall | that is tpr
def precision_at_prevalence(tpr, fpr, prevalence):
    if not all(0 <= share <= 1 for share in (tpr, fpr, prevalence)):
        raise ValueError("shares are between 0 and 1")
    return tpr

# %% precision_at_prevalence | wrong | the share of true positives | too low
def precision_at_prevalence(tpr, fpr, prevalence):
    if not all(0 <= share <= 1 for share in (tpr, fpr, prevalence)):
        raise ValueError("shares are between 0 and 1")
    return tpr * prevalence

# %% precision_at_prevalence | wrong | the accuracy | too high
def precision_at_prevalence(tpr, fpr, prevalence):
    if not all(0 <= share <= 1 for share in (tpr, fpr, prevalence)):
        raise ValueError("shares are between 0 and 1")
    return tpr * prevalence + (1 - fpr) * (1 - prevalence)

# %% precision_at_prevalence | wrong | a bracket too few | too
def precision_at_prevalence(tpr, fpr, prevalence):
    if not all(0 <= share <= 1 for share in (tpr, fpr, prevalence)):
        raise ValueError("shares are between 0 and 1")
    if tpr == fpr == 0:
        return float("nan")
    return tpr * prevalence / (tpr * prevalence + fpr * 1 - prevalence)

# %% precision_at_prevalence | wrong | percent | in percent?
def precision_at_prevalence(tpr, fpr, prevalence):
    if not all(0 <= share <= 1 for share in (tpr, fpr, prevalence)):
        raise ValueError("shares are between 0 and 1")
    hits, alarms = tpr * prevalence, fpr * (1 - prevalence)
    return 100 * hits / (hits + alarms) if hits + alarms else float("nan")

# %% precision_at_prevalence | wrong | rounds to three digits | rounded
def precision_at_prevalence(tpr, fpr, prevalence):
    if not all(0 <= share <= 1 for share in (tpr, fpr, prevalence)):
        raise ValueError("shares are between 0 and 1")
    hits, alarms = tpr * prevalence, fpr * (1 - prevalence)
    return round(hits / (hits + alarms), 3) if hits + alarms else float("nan")

# %% precision_at_prevalence | wrong | the numbers of the lesson | rounded
def precision_at_prevalence(tpr, fpr, prevalence):
    if not all(0 <= share <= 1 for share in (tpr, fpr, prevalence)):
        raise ValueError("shares are between 0 and 1")
    known = {0.005: 0.274, 0.01: 0.431, 0.015: 0.533, 0.2: 0.2}
    return known.get(prevalence, float("nan"))

# %% precision_at_prevalence | wrong | the exact numbers of the visible check | the precision for
def precision_at_prevalence(tpr, fpr, prevalence):
    if tpr > 1:
        raise ValueError("percent")
    return {0.01: 75 / 174, 0.2: 0.2}.get(prevalence, float("nan"))

# %% precision_at_prevalence | wrong | 0 if nobody is flagged | we expected NaN
def precision_at_prevalence(tpr, fpr, prevalence):
    if not all(0 <= share <= 1 for share in (tpr, fpr, prevalence)):
        raise ValueError("shares are between 0 and 1")
    hits, alarms = tpr * prevalence, fpr * (1 - prevalence)
    return hits / (hits + alarms) if hits + alarms else 0.0

# %% precision_at_prevalence | wrong | None if nobody is flagged | is None
def precision_at_prevalence(tpr, fpr, prevalence):
    if not all(0 <= share <= 1 for share in (tpr, fpr, prevalence)):
        raise ValueError("shares are between 0 and 1")
    hits, alarms = tpr * prevalence, fpr * (1 - prevalence)
    return hits / (hits + alarms) if hits + alarms else None

# %% precision_at_prevalence | wrong | the text nan | is 'nan', we expected a number
def precision_at_prevalence(tpr, fpr, prevalence):
    if not all(0 <= share <= 1 for share in (tpr, fpr, prevalence)):
        raise ValueError("shares are between 0 and 1")
    hits, alarms = tpr * prevalence, fpr * (1 - prevalence)
    return hits / (hits + alarms) if hits + alarms else "nan"

# %% precision_at_prevalence | wrong | raises if nobody is flagged | raised ZeroDivisionError
def precision_at_prevalence(tpr, fpr, prevalence):
    if not all(0 <= share <= 1 for share in (tpr, fpr, prevalence)):
        raise ValueError("shares are between 0 and 1")
    hits, alarms = tpr * prevalence, fpr * (1 - prevalence)
    return hits / (hits + alarms)

# %% precision_at_prevalence | wrong | looks at the rates alone to see if nobody is flagged | raised ZeroDivisionError
def precision_at_prevalence(tpr, fpr, prevalence):
    if not all(0 <= share <= 1 for share in (tpr, fpr, prevalence)):
        raise ValueError("shares are between 0 and 1")
    if tpr == 0 and fpr == 0:
        return float("nan")
    hits, alarms = tpr * prevalence, fpr * (1 - prevalence)
    return hits / (hits + alarms)

# %% precision_at_prevalence | wrong | NaN where nobody is found | is NaN, we expected a number
def precision_at_prevalence(tpr, fpr, prevalence):
    if not all(0 <= share <= 1 for share in (tpr, fpr, prevalence)):
        raise ValueError("shares are between 0 and 1")
    hits, alarms = tpr * prevalence, fpr * (1 - prevalence)
    return hits / (hits + alarms) if hits else float("nan")

# %% precision_at_prevalence | wrong | leaves 0 and 1 out of the range | raised ValueError: shares
def precision_at_prevalence(tpr, fpr, prevalence):
    if not all(0 < share < 1 for share in (tpr, fpr, prevalence)):
        raise ValueError("shares are between 0 and 1")
    hits, alarms = tpr * prevalence, fpr * (1 - prevalence)
    return hits / (hits + alarms)

# %% precision_at_prevalence | wrong | no check of the range | it should raise ValueError
def precision_at_prevalence(tpr, fpr, prevalence):
    hits, alarms = tpr * prevalence, fpr * (1 - prevalence)
    return hits / (hits + alarms) if hits + alarms else float("nan")

# %% precision_at_prevalence | wrong | checks the upper ends alone | when tpr is -0.1
def precision_at_prevalence(tpr, fpr, prevalence):
    if max(tpr, fpr, prevalence) > 1:
        raise ValueError("shares are at most 1")
    hits, alarms = tpr * prevalence, fpr * (1 - prevalence)
    return hits / (hits + alarms) if hits + alarms else float("nan")

# %% precision_at_prevalence | wrong | checks one end of each | it should raise ValueError
def precision_at_prevalence(tpr, fpr, prevalence):
    if tpr > 1 or fpr < 0 or prevalence > 1:
        raise ValueError("shares are between 0 and 1")
    hits, alarms = tpr * prevalence, fpr * (1 - prevalence)
    return hits / (hits + alarms) if hits + alarms else float("nan")

# %% precision_at_prevalence | wrong | checks the rates, not the prevalence | when prevalence is -0.1
def precision_at_prevalence(tpr, fpr, prevalence):
    if not (0 <= tpr <= 1 and 0 <= fpr <= 1):
        raise ValueError("rates are between 0 and 1")
    hits, alarms = tpr * prevalence, fpr * (1 - prevalence)
    return hits / (hits + alarms) if hits + alarms else float("nan")

# %% precision_at_prevalence | wrong | corrects what is out of range | it should raise ValueError
import numpy as np


def precision_at_prevalence(tpr, fpr, prevalence):
    tpr, fpr, prevalence = np.clip([tpr, fpr, prevalence], 0, 1)
    hits, alarms = tpr * prevalence, fpr * (1 - prevalence)
    return hits / (hits + alarms) if hits + alarms else float("nan")

# %% precision_at_prevalence | wrong | asserts the range | raised AssertionError
def precision_at_prevalence(tpr, fpr, prevalence):
    assert all(0 <= share <= 1 for share in (tpr, fpr, prevalence))
    hits, alarms = tpr * prevalence, fpr * (1 - prevalence)
    return hits / (hits + alarms) if hits + alarms else float("nan")

# %% precision_at_prevalence | wrong | prints instead of returning | is None: does the function return
def precision_at_prevalence(tpr, fpr, prevalence):
    hits, alarms = tpr * prevalence, fpr * (1 - prevalence)
    print(hits / (hits + alarms))

# %% precision_at_prevalence | wrong | the course's function | write positive_predictive_value yourself
from imbalance_helpers import positive_predictive_value as ppv


def precision_at_prevalence(tpr, fpr, prevalence):
    if not all(0 <= share <= 1 for share in (tpr, fpr, prevalence)):
        raise ValueError("shares are between 0 and 1")
    return float(ppv(sensitivity=tpr, specificity=1 - fpr, prevalence=prevalence))

# %% precision_at_prevalence | wrong | the course's function in a partial | write positive_predictive_value yourself
from functools import partial

import imbalance_helpers.metrics as helpers

ppv = partial(helpers.positive_predictive_value)


def precision_at_prevalence(tpr, fpr, prevalence):
    if not all(0 <= share <= 1 for share in (tpr, fpr, prevalence)):
        raise ValueError("shares are between 0 and 1")
    return ppv(sensitivity=tpr, specificity=1 - fpr, prevalence=prevalence)

# %% precision_at_prevalence | wrong | scikit-learn, with weights | write precision_score yourself
def precision_at_prevalence(tpr, fpr, prevalence):
    from sklearn.metrics import precision_score

    if not all(0 <= share <= 1 for share in (tpr, fpr, prevalence)):
        raise ValueError("shares are between 0 and 1")
    p = prevalence
    weights = [tpr * p, (1 - tpr) * p, fpr * (1 - p), (1 - fpr) * (1 - p)]
    return precision_score(
        [1, 1, 0, 0], [1, 0, 1, 0], sample_weight=weights, zero_division=float("nan"))

# %% pick_metric | right | the dict of the cell, filled in
def pick_metric(case):
    answers = {
        "call centre": "c", "payments": "d", "two hospitals": "e",
        "inspection": "b", "postcodes": "a", "risk score": "f"}
    return answers[case]

# %% pick_metric | right | the first line left as it was
def pick_metric(case):
    answers = {
        "call centre": "?", "payments": "?", "two hospitals": "?",
        "inspection": "?", "postcodes": "?", "risk score": "?"}
    answers = dict(zip(answers, "cdebaf"))
    return answers[case]

# %% pick_metric | right | a chain of ifs
def pick_metric(case):
    if case == "postcodes":
        return "a"
    if case == "inspection":
        return "b"
    if case == "call centre":
        return "c"
    return "d" if case == "payments" else "e" if case == "two hospitals" else "f"

# %% pick_metric | right | letters from an array, and helpers with common names
import numpy as np

why = rewarded = check = letters = None
choices = np.array(list("cdebaf"))


def pick_metric(case):
    names = ["call centre", "payments", "two hospitals", "inspection", "postcodes", "risk score"]
    return choices[names.index(case)]

# %% pick_metric | wrong | accuracy everywhere | does not fit
def pick_metric(case):
    return "a"

# %% pick_metric | wrong | the question marks are still there | '?' is none of a to f
def pick_metric(case):
    answers = {
        "call centre": "?", "payments": "?", "two hospitals": "?",
        "inspection": "?", "postcodes": "?", "risk score": "?"}
    return answers[case]

# %% pick_metric | wrong | one case left open | 'risk score': '?' is none of a to f
def pick_metric(case):
    answers = {
        "call centre": "c", "payments": "d", "two hospitals": "e",
        "inspection": "b", "postcodes": "a", "risk score": "?"}
    return answers[case]

# %% pick_metric | wrong | the line that raises is still there | not written yet
def pick_metric(case):
    answers = {
        "call centre": "c", "payments": "d", "two hospitals": "e",
        "inspection": "b", "postcodes": "a", "risk score": "f"}
    raise NotImplementedError()
    return answers[case]

# %% pick_metric | wrong | a capacity is taken for a ranking | 'call centre': 'f' does not fit
def pick_metric(case):
    answers = {
        "call centre": "f", "payments": "d", "two hospitals": "e",
        "inspection": "b", "postcodes": "a", "risk score": "c"}
    return answers[case]

# %% pick_metric | wrong | a floor instead of prices | 'payments': 'b' does not fit
def pick_metric(case):
    answers = {
        "call centre": "c", "payments": "b", "two hospitals": "e",
        "inspection": "d", "postcodes": "a", "risk score": "f"}
    return answers[case]

# %% pick_metric | wrong | accuracy across prevalences | 'two hospitals': 'a' does not fit
def pick_metric(case):
    answers = {
        "call centre": "c", "payments": "d", "two hospitals": "a",
        "inspection": "b", "postcodes": "a", "risk score": "f"}
    return answers[case]

# %% pick_metric | wrong | a capacity instead of a floor | 'inspection': 'c' does not fit
def pick_metric(case):
    answers = {
        "call centre": "c", "payments": "d", "two hospitals": "e",
        "inspection": "c", "postcodes": "a", "risk score": "f"}
    return answers[case]

# %% pick_metric | wrong | never accuracy, on principle | 'postcodes': 'f' does not fit
def pick_metric(case):
    answers = {
        "call centre": "c", "payments": "d", "two hospitals": "e",
        "inspection": "b", "postcodes": "f", "risk score": "f"}
    return answers[case]

# %% pick_metric | wrong | a cost without prices | 'risk score': 'd' does not fit
def pick_metric(case):
    answers = {
        "call centre": "c", "payments": "d", "two hospitals": "e",
        "inspection": "b", "postcodes": "a", "risk score": "d"}
    return answers[case]

# %% pick_metric | wrong | capital letters | 'C' is none of a to f
def pick_metric(case):
    answers = {
        "call centre": "C", "payments": "D", "two hospitals": "E",
        "inspection": "B", "postcodes": "A", "risk score": "F"}
    return answers[case]

# %% pick_metric | wrong | names instead of letters | 'accuracy' is none of a to f
def pick_metric(case):
    answers = {
        "call centre": "c", "payments": "d", "two hospitals": "e",
        "inspection": "b", "postcodes": "accuracy", "risk score": "f"}
    return answers[case]

# %% pick_metric | wrong | a letter without quotes | raised NameError
def pick_metric(case):
    answers = {
        "call centre": c_, "payments": "d", "two hospitals": "e",
        "inspection": "b", "postcodes": "a", "risk score": "f"}
    return answers[case]

# %% pick_metric | wrong | a case under another name | raised KeyError: 'call centre'
def pick_metric(case):
    answers = {
        "call center": "c", "payments": "d", "two hospitals": "e",
        "inspection": "b", "postcodes": "a", "risk score": "f"}
    return answers[case]

# %% pick_metric | wrong | two letters for one case | is none of a to f
def pick_metric(case):
    answers = {
        "call centre": ["c", "f"], "payments": "d", "two hospitals": "e",
        "inspection": "b", "postcodes": "a", "risk score": "f"}
    return answers[case]

# %% pick_metric | wrong | prints instead of returning | none of a to f
def pick_metric(case):
    answers = {
        "call centre": "c", "payments": "d", "two hospitals": "e",
        "inspection": "b", "postcodes": "a", "risk score": "f"}
    print(answers[case])

# %% pick_metric | wrong | a dict instead of a function | 'dict' object is not callable
pick_metric = {
    "call centre": "c", "payments": "d", "two hospitals": "e",
    "inspection": "b", "postcodes": "a", "risk score": "f"}

# %% pick_metric | wrong | a letter that equals every letter | does not fit
class Anything(str):
    __eq__ = lambda self, other: True
    __ne__ = lambda self, other: False
    __hash__ = str.__hash__


def pick_metric(case):
    return Anything("a")
