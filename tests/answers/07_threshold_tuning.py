# %% highest_threshold_with_recall | right | pandas, cumulative recall
import pandas as pd


def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    t = pd.DataFrame({"hit": [y == pos_label for y in y_true], "s": list(y_score)})
    if not t["hit"].any() or not 0 < min_recall <= 1:
        raise ValueError("no answer")
    found = t.groupby("s")["hit"].sum().sort_index(ascending=False).cumsum()
    return found[found / t["hit"].sum() >= min_recall].index[0]

# %% highest_threshold_with_recall | right | threshold_table
import numpy as np
from imbalance_helpers import threshold_table


def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    truth = np.asarray(y_true) == pos_label
    if truth.sum() == 0 or not 0 < min_recall <= 1:
        raise ValueError("no answer")
    if truth.all():  # the table wants two classes
        rows = sorted(np.asarray(y_score), reverse=True)
        return next(t for i, t in enumerate(rows) if (i + 1) / len(rows) >= min_recall)
    table = threshold_table(truth.astype(int), y_score)
    return table.loc[table["recall"] >= min_recall, "threshold"].max()

# %% highest_threshold_with_recall | right | sorts the positive scores and counts with exact fractions
import math
from fractions import Fraction


def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    positive = sorted((s for y, s in zip(y_true, y_score) if y == pos_label), reverse=True)
    if not positive or min_recall <= 0 or min_recall > 1:
        raise ValueError("no answer")
    k = math.ceil(Fraction(str(min_recall)) * len(positive))
    return positive[k - 1]

# %% highest_threshold_with_recall | right | precision_recall_curve, the last index with enough recall
import numpy as np
from sklearn.metrics import precision_recall_curve


def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    truth = np.asarray(y_true) == pos_label
    if not truth.any() or not 0 < min_recall <= 1:
        raise ValueError("no answer")
    _, recall, thresholds = precision_recall_curve(truth, y_score)
    return thresholds[np.flatnonzero(recall[:-1] >= min_recall)[-1]]

# %% highest_threshold_with_recall | right | the k-th highest positive score
import math


def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    ranked = sorted((s for t, s in zip(y_true, y_score) if t == pos_label), reverse=True)
    if not ranked or min_recall <= 0 or min_recall > 1:
        raise ValueError("no answer")
    return ranked[math.ceil(min_recall * len(ranked) - 1e-9) - 1]

# %% highest_threshold_with_recall | right | a whole ROC curve
import numpy as np
from sklearn.metrics import roc_curve


def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    if not np.any(np.asarray(y_true) == pos_label) or not 0 < min_recall <= 1:
        raise ValueError
    _, tpr, thresholds = roc_curve(y_true, y_score, drop_intermediate=False, pos_label=pos_label)
    return thresholds[np.argmax(tpr >= min_recall)]

# %% highest_threshold_with_recall | wrong | the lowest threshold | that is the lowest threshold
from sklearn.metrics import precision_recall_curve


def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    if sum(y_true) == 0 or not 0 < min_recall <= 1:
        raise ValueError
    _, recall, thresholds = precision_recall_curve(y_true, y_score)
    return thresholds[recall[:-1] >= min_recall][0]

# %% highest_threshold_with_recall | wrong | more than the recall | just enough is enough
from sklearn.metrics import precision_recall_curve


def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    if sum(y_true) == 0 or not 0 < min_recall <= 1:
        raise ValueError
    _, recall, thresholds = precision_recall_curve(y_true, y_score)
    return thresholds[(recall[:-1] > min_recall) | (recall[:-1] == 1)][-1]

# %% highest_threshold_with_recall | wrong | a row counts only above the threshold | a higher threshold has enough recall
import numpy as np


def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    s = np.asarray(y_score)
    positive = s[np.asarray(y_true) == pos_label]
    if not len(positive) or not 0 < min_recall <= 1:
        raise ValueError
    return max(t for t in np.unique(s) if np.mean(positive > t) >= min_recall)

# %% highest_threshold_with_recall | wrong | the last point of the curve counts as a threshold | leaves too little recall
from sklearn.metrics import precision_recall_curve


def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    if sum(y_true) == 0 or not 0 < min_recall <= 1:
        raise ValueError
    _, recall, thresholds = precision_recall_curve(y_true, y_score)
    return thresholds[recall[1:] >= min_recall][-1] if min_recall == 9 else thresholds[
        min((recall >= min_recall).sum(), len(thresholds) - 1)]

# %% highest_threshold_with_recall | wrong | one point too early | a higher threshold has enough recall
from sklearn.metrics import precision_recall_curve


def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    if sum(y_true) == 0 or not 0 < min_recall <= 1:
        raise ValueError
    _, recall, thresholds = precision_recall_curve(y_true, y_score)
    return thresholds[max((recall >= min_recall).sum() - 2, 0)]

# %% highest_threshold_with_recall | wrong | an index | a position in the curve, not a score
import numpy as np
from sklearn.metrics import precision_recall_curve


def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    if sum(y_true) == 0 or not 0 < min_recall <= 1:
        raise ValueError
    _, recall, thresholds = precision_recall_curve(y_true, y_score)
    return np.flatnonzero(recall[:-1] >= min_recall)[-1]

# %% highest_threshold_with_recall | wrong | the index in the input | a position, not a score
def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    ranked = sorted((s for t, s in zip(y_true, y_score) if t == pos_label), reverse=True)
    if not ranked or not 0 < min_recall <= 1:
        raise ValueError
    k = -int(-min_recall * len(ranked) // 1)
    return list(y_score).index(ranked[k - 1])

# %% highest_threshold_with_recall | wrong | an interpolated quantile | the threshold for
import numpy as np


def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    positive = np.asarray(y_score)[np.asarray(y_true) == pos_label]
    if not len(positive) or not 0 < min_recall <= 1:
        raise ValueError
    return np.quantile(positive, 1 - min_recall)

# %% highest_threshold_with_recall | wrong | a ROC curve that drops points | a higher threshold has enough recall
import numpy as np
from sklearn.metrics import roc_curve


def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    if sum(y_true) == 0 or not 0 < min_recall <= 1:
        raise ValueError
    _, tpr, thresholds = roc_curve(y_true, y_score)
    return thresholds[np.argmax(tpr >= min_recall)]

# %% highest_threshold_with_recall | wrong | a grid of hundredths | the threshold where
import numpy as np


def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    positive = np.asarray(y_score)[np.asarray(y_true) == pos_label]
    if not len(positive) or not 0 < min_recall <= 1:
        raise ValueError
    return max(t for t in np.arange(0, 101) / 100 if np.mean(positive >= t) >= min_recall)

# %% highest_threshold_with_recall | wrong | pairs rows by the index | rows belong together by position
import pandas as pd


def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    y, s = pd.Series(y_true), pd.Series(y_score)
    positive = sorted(s[y == pos_label], reverse=True)
    if not positive or not 0 < min_recall <= 1:
        raise ValueError
    return max(t for t in s.unique() if sum(p >= t for p in positive) / len(positive) >= min_recall)

# %% highest_threshold_with_recall | wrong | NaN without positives | it should raise ValueError
def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    positive = [s for t, s in zip(y_true, y_score) if t == pos_label]
    if not 0 < min_recall <= 1:
        raise ValueError
    if not positive:
        return float("nan")
    return max(u for u in positive if sum(p >= u for p in positive) / len(positive) >= min_recall)

# %% highest_threshold_with_recall | wrong | lets a recall of 0 pass | when min_recall is 0
def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    positive = [s for t, s in zip(y_true, y_score) if t == pos_label]
    return max(
        u for u in y_score if sum(p >= u for p in positive) / (len(positive) or 1) >= min_recall)

# %% highest_threshold_with_recall | wrong | the numbers of the example | the threshold for
def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    if sum(y_true) == 0 or not 0 < min_recall <= 1:
        raise ValueError
    return {0.6: 0.4, 1.0: 0.35}.get(min_recall, 2)

# %% highest_threshold_with_recall | wrong | sorts the scores of the caller | changed its input
def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    positive = [s for t, s in zip(y_true, y_score) if t == pos_label]
    if not positive or not 0 < min_recall <= 1:
        raise ValueError
    y_score.sort(reverse=True)
    return next(
        u for u in y_score if sum(p >= u for p in positive) / len(positive) >= min_recall)

# %% highest_threshold_with_recall | wrong | ignores pos_label | for pos_label='fraud'
import numpy as np


def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    s, y = np.asarray(y_score), np.asarray(y_true)
    if not 0 < min_recall <= 1:
        raise ValueError("no answer")
    positive = s[y == sorted(set(y.tolist()))[-1]] if set(y.tolist()) - {0} else s[:0]
    if len(positive) == 0:
        raise ValueError("no answer")
    return max(t for t in s if np.mean(positive >= t) >= min_recall)

# %% highest_threshold_with_recall | wrong | labels must be numbers | raised
import numpy as np


def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    s, y = np.asarray(y_score), np.asarray(y_true, dtype=int)
    positive = s[y == pos_label]
    if len(positive) == 0 or not 0 < min_recall <= 1:
        raise ValueError("no answer")
    return max(t for t in s if np.mean(positive >= t) >= min_recall)

# %% highest_threshold_with_recall | wrong | a precision instead of a recall | that is the lowest threshold
import numpy as np


def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    y, s = np.asarray(y_true) == pos_label, np.asarray(y_score)
    if not y.any() or not 0 < min_recall <= 1:
        raise ValueError("no answer")
    return max([t for t in s if y[s >= t].mean() >= min_recall], default=s.min())

# %% highest_threshold_with_recall | wrong | prints instead of returning | is None: does the function return its result?
import numpy as np


def highest_threshold_with_recall(y_true, y_score, min_recall, pos_label=1):
    positive = np.asarray(y_score)[np.asarray(y_true) == pos_label]
    print(max(t for t in y_score if np.mean(positive >= t) >= min_recall))

# %% threshold_for_budget | right | walks up the ranking until the tie is left out
def threshold_for_budget(y_score, per_day, n_days):
    ranked = sorted(y_score, reverse=True)
    k = per_day * n_days
    if k >= len(ranked):
        return ranked[-1]
    above = [s for s in ranked if s > ranked[k]]
    return above[-1] if above else float("inf")

# %% threshold_for_budget | right | just above the first score that is too much
import numpy as np


def threshold_for_budget(y_score, per_day, n_days):
    ranked, k = np.sort(np.asarray(y_score, dtype=float))[::-1], per_day * n_days
    if k >= len(ranked):
        return -np.inf
    return np.nextafter(ranked[k], np.inf) if ranked[0] > ranked[k] else np.inf

# %% threshold_for_budget | right | counts per score with pandas
import pandas as pd


def threshold_for_budget(y_score, per_day, n_days):
    counts = pd.Series(list(y_score)).value_counts().sort_index(ascending=False).cumsum()
    fits = counts[counts <= per_day * n_days]
    return float("inf") if fits.empty else fits.index[-1]

# %% threshold_for_budget | right | halfway between two scores
import numpy as np


def threshold_for_budget(y_score, per_day, n_days):
    values, counts = np.unique(np.asarray(y_score), return_counts=True)
    reached = np.cumsum(counts[::-1])[::-1]
    first = np.searchsorted(-reached, -per_day * n_days)
    if first == len(values):
        return np.inf
    return values[0] if first == 0 else (values[first - 1] + values[first]) / 2

# %% threshold_for_budget | wrong | the k-th score | flags 5 rows: too many
import numpy as np


def threshold_for_budget(y_score, per_day, n_days):
    k = min(per_day * n_days, len(y_score))
    return np.sort(y_score)[-k] if k else np.inf

# %% threshold_for_budget | wrong | the budget of one day | 7 days the threshold
import numpy as np


def threshold_for_budget(y_score, per_day, n_days):
    s = np.asarray(y_score)
    return min((t for t in np.unique(s) if (s >= t).sum() <= per_day), default=np.inf)

# %% threshold_for_budget | wrong | divides by the days | flags 0 rows: more would fit
import numpy as np


def threshold_for_budget(y_score, per_day, n_days):
    s = np.asarray(y_score)
    return min((t for t in np.unique(s) if (s >= t).sum() <= per_day / n_days), default=np.inf)

# %% threshold_for_budget | wrong | a budget of 0 flags everybody | flags 3 rows: too many
import numpy as np


def threshold_for_budget(y_score, per_day, n_days):
    ranked, k = np.sort(y_score), per_day * n_days
    cut = ranked[-min(k, len(ranked))]
    return cut if (ranked >= cut).sum() <= k or k == 0 else min(ranked[ranked > cut], default=np.inf)

# %% threshold_for_budget | wrong | crashes on a budget of 0 | raised ValueError
import numpy as np


def threshold_for_budget(y_score, per_day, n_days):
    s = np.asarray(y_score)
    return min(t for t in np.unique(s) if (s >= t).sum() <= per_day * n_days)

# %% threshold_for_budget | wrong | None for nothing | is None, not a number
import numpy as np


def threshold_for_budget(y_score, per_day, n_days):
    s = np.asarray(y_score)
    return min((t for t in np.unique(s) if (s >= t).sum() <= per_day * n_days), default=None)

# %% threshold_for_budget | wrong | 1 for nothing, as if scores were probabilities | return infinity
import numpy as np


def threshold_for_budget(y_score, per_day, n_days):
    s = np.asarray(y_score)
    return min((t for t in np.unique(s) if (s >= t).sum() <= per_day * n_days), default=1)

# %% threshold_for_budget | wrong | above the highest score for nothing | return infinity
import numpy as np


def threshold_for_budget(y_score, per_day, n_days):
    s = np.asarray(y_score)
    fits = (t for t in np.unique(s) if (s >= t).sum() <= per_day * n_days)
    return min(fits, default=s.max() + 1)

# %% threshold_for_budget | wrong | 0 where all fit | more would fit
import numpy as np


def threshold_for_budget(y_score, per_day, n_days):
    s = np.asarray(y_score)
    if len(s) <= per_day * n_days:
        return 0
    return min((t for t in np.unique(s) if (s >= t).sum() <= per_day * n_days), default=np.inf)

# %% threshold_for_budget | wrong | one row below the budget | more would fit
import numpy as np


def threshold_for_budget(y_score, per_day, n_days):
    s = np.asarray(y_score)
    return min((t for t in np.unique(s) if (s >= t).sum() < per_day * n_days), default=np.inf)

# %% threshold_for_budget | wrong | needs more rows than alerts | raised IndexError
import numpy as np


def threshold_for_budget(y_score, per_day, n_days):
    ranked = np.sort(y_score)[::-1]
    return min(ranked[ranked > ranked[per_day * n_days]], default=np.inf)

# %% threshold_for_budget | wrong | all but the highest tie | more would fit
import numpy as np


def threshold_for_budget(y_score, per_day, n_days):
    ranked = np.unique(y_score)[::-1]
    k = per_day * n_days
    s = np.asarray(y_score)
    if k == 0 or (s >= ranked[0]).sum() > k:
        return np.inf
    return ranked[0] if len(ranked) < len(s) else ranked[min(k, len(s)) - 1]

# %% threshold_for_budget | wrong | rounds to two decimals | the threshold
import numpy as np


def threshold_for_budget(y_score, per_day, n_days):
    s = np.asarray(y_score)
    return round(min((t for t in np.unique(s) if (s >= t).sum() <= per_day * n_days),
                     default=np.inf), 2)

# %% threshold_for_budget | wrong | the rows instead of the threshold | not a number
def threshold_for_budget(y_score, per_day, n_days):
    return sorted(y_score, reverse=True)[: per_day * n_days]

# %% threshold_for_precision | right | a loop from the highest score down
def threshold_for_precision(y_true, y_score, floor):
    pairs, found, top = list(zip(y_score, y_true)), (-1, None), 0
    for cut in sorted(set(y_score), reverse=True):
        flagged = [t for s, t in pairs if s >= cut]
        top = max(top, sum(flagged) / len(flagged))
        if sum(flagged) / len(flagged) >= floor and sum(flagged) > found[0]:
            found = sum(flagged), cut
    if found[1] is None:
        return None, f"No threshold has it; at best the precision is {top:.2f}."
    return found[1], None

# %% threshold_for_precision | right | precision_recall_curve, ties to the top
import numpy as np
from sklearn.metrics import precision_recall_curve


def threshold_for_precision(y_true, y_score, floor):
    precision, recall, cuts = precision_recall_curve(y_true, y_score)
    precision, recall = precision[:-1], recall[:-1]
    ok = np.flatnonzero(precision >= floor)
    if not len(ok):
        return [None, "out of reach: " + format(precision.max(), ".2f")]
    return [cuts[ok[recall[ok] == recall[ok].max()][-1]], None]

# %% threshold_for_precision | right | sorts a table
import pandas as pd
from imbalance_helpers import threshold_table


def threshold_for_precision(y_true, y_score, floor):
    table = threshold_table(y_true, y_score)
    ok = table[table.precision.ge(floor)].sort_values(["recall", "threshold"])
    if len(ok):
        return float(ok.iloc[-1]["threshold"]), None
    return None, "%.2f is the best precision, below %.2f" % (table.precision.max(), floor)

# %% threshold_for_precision | wrong | the published code: an empty list has no maximum | raised ValueError
import numpy as np
from sklearn.metrics import precision_recall_curve


def threshold_for_precision(y_true, y_score, floor):
    precision, recall, cuts = precision_recall_curve(y_true, y_score)
    ok_idx = np.where(precision[:-1] >= floor)[0]
    return cuts[ok_idx[np.argmax(recall[ok_idx])]], None

# %% threshold_for_precision | wrong | takes the last point of the curve for a threshold | raised IndexError
import numpy as np
from sklearn.metrics import precision_recall_curve


def threshold_for_precision(y_true, y_score, floor):
    precision, recall, cuts = precision_recall_curve(y_true, y_score)
    ok = np.where(precision >= floor)[0]
    best = ok[recall[ok] == recall[ok].max()][-1]
    return cuts[best], None

# %% threshold_for_precision | wrong | the best precision is that of the last point | lacks the best precision
import numpy as np
from sklearn.metrics import precision_recall_curve


def threshold_for_precision(y_true, y_score, floor):
    precision, recall, cuts = precision_recall_curve(y_true, y_score)
    ok = np.flatnonzero(precision[:-1] >= floor)
    if not len(ok):
        return None, f"the best precision is {precision.max():.2f}"
    return cuts[ok[recall[ok] == recall[ok].max()][-1]], None

# %% threshold_for_precision | wrong | the first index | a higher threshold has the same recall
import numpy as np
from sklearn.metrics import precision_recall_curve


def threshold_for_precision(y_true, y_score, floor):
    precision, _, cuts = precision_recall_curve(y_true, y_score)
    ok = np.flatnonzero(precision[:-1] >= floor)
    if not len(ok):
        return None, f"the best precision is {precision[:-1].max():.2f}"
    return cuts[ok[0]], None

# %% threshold_for_precision | wrong | the last index | more recall further down
import numpy as np
from sklearn.metrics import precision_recall_curve


def threshold_for_precision(y_true, y_score, floor):
    precision, _, cuts = precision_recall_curve(y_true, y_score)
    ok = np.flatnonzero(precision[:-1] >= floor)
    if not len(ok):
        return None, f"the best precision is {precision[:-1].max():.2f}"
    return cuts[ok[-1]], None

# %% threshold_for_precision | wrong | stops at the first failure | precision comes back later
def threshold_for_precision(y_true, y_score, floor):
    best, found, top = -1, None, 0
    for cut in sorted(set(y_score), reverse=True):
        flagged = [t for t, s in zip(y_true, y_score) if s >= cut]
        top = max(top, sum(flagged) / len(flagged))
        if sum(flagged) / len(flagged) < floor and found is not None and len(y_true) > 4:
            break
        if sum(flagged) / len(flagged) >= floor and sum(flagged) > best:
            best, found = sum(flagged), cut
    return (found, None) if found is not None else (None, f"the best precision is {top:.2f}")

# %% threshold_for_precision | wrong | more than the floor | but there is one
from imbalance_helpers import threshold_table


def threshold_for_precision(y_true, y_score, floor):
    table = threshold_table(y_true, y_score)
    ok = table[table["precision"] > floor]
    if ok.empty:
        return None, f"the best precision is {table['precision'].max():.2f}"
    return ok.loc[ok["recall"].idxmax(), "threshold"], None

# %% threshold_for_precision | wrong | a bare None | is not a pair
from imbalance_helpers import threshold_table


def threshold_for_precision(y_true, y_score, floor):
    table = threshold_table(y_true, y_score)
    ok = table[table["precision"] >= floor]
    return None if ok.empty else (ok.loc[ok["recall"].idxmax(), "threshold"], None)

# %% threshold_for_precision | wrong | no reason | no text
from imbalance_helpers import threshold_table


def threshold_for_precision(y_true, y_score, floor):
    table = threshold_table(y_true, y_score)
    ok = table[table["precision"] >= floor]
    return (None if ok.empty else ok.loc[ok["recall"].idxmax(), "threshold"]), None

# %% threshold_for_precision | wrong | a reason without the number | to two decimals
from imbalance_helpers import threshold_table


def threshold_for_precision(y_true, y_score, floor):
    table = threshold_table(y_true, y_score)
    ok = table[table["precision"] >= floor]
    if ok.empty:
        return None, "no threshold reaches the floor"
    return ok.loc[ok["recall"].idxmax(), "threshold"], None

# %% threshold_for_precision | wrong | round drops a zero | to two decimals
from imbalance_helpers import threshold_table


def threshold_for_precision(y_true, y_score, floor):
    table = threshold_table(y_true, y_score)
    ok = table[table["precision"] >= floor]
    if ok.empty:
        return None, f"the best precision is {round(table['precision'].max(), 2)}"
    return ok.loc[ok["recall"].idxmax(), "threshold"], None

# %% threshold_for_precision | wrong | falls back on the best precision there is | the first value is 0.6
from imbalance_helpers import threshold_table


def threshold_for_precision(y_true, y_score, floor):
    table = threshold_table(y_true, y_score)
    ok = table[table["precision"] >= floor]
    if ok.empty:
        top = table.loc[table["precision"].idxmax()]
        return top["threshold"], f"the best precision is {top['precision']:.2f}"
    return ok.loc[ok["recall"].idxmax(), "threshold"], None

# %% threshold_for_precision | wrong | a reason in any case | the second value is not None
from imbalance_helpers import threshold_table


def threshold_for_precision(y_true, y_score, floor):
    table = threshold_table(y_true, y_score)
    ok = table[table["precision"] >= floor]
    reason = f"the best precision is {table['precision'].max():.2f}"
    return (None if ok.empty else ok.loc[ok["recall"].idxmax(), "threshold"]), reason

# %% threshold_for_precision | wrong | a rank for every row, ties or not | with tied scores
import numpy as np


def threshold_for_precision(y_true, y_score, floor):
    y, s = np.asarray(y_true), np.asarray(y_score)
    order = np.argsort(-s, kind="stable")
    hits = y[order].cumsum()
    precision = hits / np.arange(1, len(y) + 1)
    ok = np.flatnonzero(precision >= floor)
    if not len(ok):
        return None, f"the best precision is {precision.max():.2f}"
    return s[order][ok[np.argmax(hits[ok])]], None

# %% threshold_for_precision | wrong | pairs rows by the index | rows belong together by position
import pandas as pd


def threshold_for_precision(y_true, y_score, floor):
    t = pd.DataFrame({"y": pd.Series(y_true), "s": pd.Series(y_score)})
    g = t.groupby("s")["y"].agg(["sum", "count"]).sort_index(ascending=False).cumsum()
    g["p"] = g["sum"] / g["count"]
    ok = g[g["p"] >= floor]
    if ok.empty:
        return None, f"the best precision is {g['p'].max():.2f}"
    return ok["sum"].idxmax(), None

# %% threshold_for_precision | wrong | the last point clipped to the highest score | and the first value is 0.9
import numpy as np
from sklearn.metrics import precision_recall_curve


def threshold_for_precision(y_true, y_score, floor):
    precision, recall, thresholds = precision_recall_curve(y_true, y_score)
    ok = np.flatnonzero(precision >= floor)
    best = ok[recall[ok] == recall[ok].max()][-1]
    return thresholds[min(best, len(thresholds) - 1)], None

# %% threshold_for_precision | wrong | recall and precision swapped | no threshold has a precision of 0.8
from imbalance_helpers import threshold_table


def threshold_for_precision(y_true, y_score, floor):
    table = threshold_table(y_true, y_score)
    ok = table[table["recall"] >= floor]
    if ok.empty:
        return None, "0.50"
    return ok.loc[ok["precision"].idxmax(), "threshold"], None

# %% f1_threshold | right | precision_recall_curve
import numpy as np
from sklearn.metrics import f1_score, precision_recall_curve


def f1_threshold(y_val, s_val, y_test, s_test):
    if not np.any(np.asarray(y_val) == 1) or not np.any(np.asarray(y_test) == 1):
        raise ValueError("no positives")
    p, r, t = precision_recall_curve(np.asarray(y_val), np.asarray(s_val))
    f = np.divide(2 * p * r, p + r, out=np.zeros_like(p), where=p + r > 0)[:-1]
    cut = t[f.argmax()]
    f_test = f1_score(np.asarray(y_test), np.asarray(s_test) >= cut)
    return {"threshold": cut, "f1_val": f.max(), "f1_test": f_test, "half": f.max() / 2}

# %% f1_threshold | right | threshold_table, the test by its own threshold
import numpy as np
from imbalance_helpers import threshold_table


def f1_threshold(y_val, s_val, y_test, s_test):
    table = threshold_table(y_val, s_val)
    table["f1"] = 2 * table["tp"] / (2 * table["tp"] + table["fp"] + table["fn"])
    best = table.loc[table["f1"].idxmax()]
    t = threshold_table(y_test, s_test, thresholds=best["threshold"]).iloc[0]
    f_test = 2 * t["tp"] / (2 * t["tp"] + t["fp"] + t["fn"])
    return {"threshold": best["threshold"], "f1_val": best["f1"], "f1_test": f_test,
            "half": best["f1"] / 2}

# %% f1_threshold | right | sorted scores in plain NumPy, lowest of equal thresholds
import numpy as np


def f1_threshold(y_val, s_val, y_test, s_test):
    y, s = np.array(y_val), np.array(s_val)
    if y.sum() == 0 or np.sum(y_test) == 0:
        raise ValueError("no positives")
    order = np.argsort(-s, kind="stable")
    f = 2 * np.cumsum(y[order]) / (np.arange(1, len(y) + 1) + y.sum())
    last = np.append(np.diff(s[order]) != 0, True)
    f[~last] = -1
    i = len(f) - 1 - np.argmax(f[::-1])
    cut, flagged = s[order][i], np.array(s_test) >= s[order][i]
    hits = np.array(y_test)[flagged].sum()
    return dict(threshold=cut, f1_val=f[i], half=f[i] / 2,
                f1_test=2 * hits / (flagged.sum() + np.sum(y_test)))

# %% f1_threshold | wrong | a grid of 100 linear thresholds for scores below 0.01 | none of the validation scores
import numpy as np
from sklearn.metrics import f1_score


def f1_threshold(y_val, s_val, y_test, s_test):
    if np.sum(y_val) == 0 or np.sum(y_test) == 0:
        raise ValueError("no positives")
    f1 = lambda y, s, cut: f1_score(np.asarray(y), np.asarray(s) >= cut, zero_division=0)
    cut = max(np.linspace(0, 1, 100), key=lambda cut: f1(y_val, s_val, cut))
    top = f1(y_val, s_val, cut)
    return {"threshold": cut, "f1_val": top, "f1_test": f1(y_test, s_test, cut), "half": top / 2}

# %% f1_threshold | wrong | the score nearest to the best of a linear grid | there is a better one
import numpy as np
from sklearn.metrics import f1_score


def f1_threshold(y_val, s_val, y_test, s_test):
    if np.sum(y_val) == 0 or np.sum(y_test) == 0:
        raise ValueError("no positives")
    s = np.asarray(s_val)
    f1 = lambda y, s, cut: f1_score(np.asarray(y), np.asarray(s) >= cut, zero_division=0)
    cut = max(np.linspace(0, 1, 100), key=lambda cut: f1(y_val, s_val, cut))
    cut = s[np.abs(s - cut).argmin()]
    top = f1(y_val, s_val, cut)
    return {"threshold": cut, "f1_val": top, "f1_test": f1(y_test, s_test, cut), "half": top / 2}

# %% f1_threshold | wrong | optimises on the test rows | on the validation rows; there is a better one
import numpy as np
from sklearn.metrics import f1_score


def f1_threshold(y_val, s_val, y_test, s_test):
    if np.sum(y_val) == 0 or np.sum(y_test) == 0:
        raise ValueError("no positives")
    f1 = lambda y, s, cut: f1_score(np.asarray(y), np.asarray(s) >= cut, zero_division=0)
    cut = max(np.unique(s_val), key=lambda cut: f1(y_test, s_test, cut))
    top = f1(y_val, s_val, cut)
    return {"threshold": cut, "f1_val": top, "f1_test": f1(y_test, s_test, cut), "half": top / 2}

# %% f1_threshold | wrong | optimises on all rows together | there is a better one
import numpy as np
from sklearn.metrics import f1_score


def f1_threshold(y_val, s_val, y_test, s_test):
    if np.sum(y_val) == 0 or np.sum(y_test) == 0:
        raise ValueError("no positives")
    f1 = lambda y, s, cut: f1_score(np.asarray(y), np.asarray(s) >= cut, zero_division=0)
    y, s = np.concatenate([y_val, y_test]), np.concatenate([s_val, s_test])
    cut = max(np.unique(s_val), key=lambda cut: f1(y, s, cut))
    top = f1(y_val, s_val, cut)
    return {"threshold": cut, "f1_val": top, "f1_test": f1(y_test, s_test, cut), "half": top / 2}

# %% f1_threshold | wrong | reports the validation F1 as the test F1 | that is the F1 on the validation rows
import numpy as np
from sklearn.metrics import f1_score


def f1_threshold(y_val, s_val, y_test, s_test):
    if np.sum(y_val) == 0 or np.sum(y_test) == 0:
        raise ValueError("no positives")
    f1 = lambda y, s, cut: f1_score(np.asarray(y), np.asarray(s) >= cut, zero_division=0)
    cut = max(np.unique(s_val), key=lambda cut: f1(y_val, s_val, cut))
    top = f1(y_val, s_val, cut)
    return {"threshold": cut, "f1_val": top, "f1_test": top, "half": top / 2}

# %% f1_threshold | wrong | half of the test F1 | half of the F1 on the test rows
import numpy as np
from sklearn.metrics import f1_score


def f1_threshold(y_val, s_val, y_test, s_test):
    if np.sum(y_val) == 0 or np.sum(y_test) == 0:
        raise ValueError("no positives")
    f1 = lambda y, s, cut: f1_score(np.asarray(y), np.asarray(s) >= cut, zero_division=0)
    cut = max(np.unique(s_val), key=lambda cut: f1(y_val, s_val, cut))
    test = f1(y_test, s_test, cut)
    return {"threshold": cut, "f1_val": f1(y_val, s_val, cut), "f1_test": test, "half": test / 2}

# %% f1_threshold | wrong | trusts the rule and cuts at half of F1 | none of the validation scores
import numpy as np
from sklearn.metrics import f1_score


def f1_threshold(y_val, s_val, y_test, s_test):
    if np.sum(y_val) == 0 or np.sum(y_test) == 0:
        raise ValueError("no positives")
    f1 = lambda y, s, cut: f1_score(np.asarray(y), np.asarray(s) >= cut, zero_division=0)
    top = max(f1(y_val, s_val, cut) for cut in s_val)
    return {"threshold": top / 2, "f1_val": top, "f1_test": f1(y_test, s_test, top / 2), "half": top / 2}

# %% f1_threshold | wrong | flags with > | there is a better one
import numpy as np
from sklearn.metrics import f1_score


def f1_threshold(y_val, s_val, y_test, s_test):
    if np.sum(y_val) == 0 or np.sum(y_test) == 0:
        raise ValueError("no positives")
    f1 = lambda y, s, cut: f1_score(np.asarray(y), np.asarray(s) > cut, zero_division=0)
    cut = max(np.unique(s_val), key=lambda cut: f1(y_val, s_val, cut))
    top = f1(y_val, s_val, cut)
    return {"threshold": cut, "f1_val": top, "f1_test": f1(y_test, s_test, cut), "half": top / 2}

# %% f1_threshold | wrong | the arithmetic mean of precision and recall | f1_val at the threshold
import numpy as np
from sklearn.metrics import precision_recall_curve


def f1_threshold(y_val, s_val, y_test, s_test):
    if np.sum(y_val) == 0 or np.sum(y_test) == 0:
        raise ValueError("no positives")
    p, r, t = precision_recall_curve(np.asarray(y_val), np.asarray(s_val))
    f = (p + r)[:-1] / 2
    return {"threshold": t[f.argmax()], "f1_val": f.max(), "f1_test": f.max(), "half": f.max() / 2}

# %% f1_threshold | wrong | no positives in the test rows unnoticed | no test row is positive; it should raise ValueError
import numpy as np


def f1_threshold(y_val, s_val, y_test, s_test):
    y_val, s_val, y_test, s_test = map(np.asarray, (y_val, s_val, y_test, s_test))
    if y_val.sum() == 0:
        raise ValueError("no positives")
    f1 = lambda y, s, cut: 2 * y[s >= cut].sum() / ((s >= cut).sum() + y.sum())
    cut = max(np.unique(s_val), key=lambda cut: f1(y_val, s_val, cut))
    top = f1(y_val, s_val, cut)
    return {"threshold": cut, "f1_val": top, "f1_test": f1(y_test, s_test, cut), "half": top / 2}

# %% f1_threshold | wrong | joins Series by their index | there is a better one
import numpy as np
import pandas as pd


def f1_threshold(y_val, s_val, y_test, s_test):
    if np.sum(y_val) == 0 or np.sum(y_test) == 0:
        raise ValueError("no positives")
    both = pd.DataFrame({"y": pd.Series(y_val), "s": pd.Series(s_val)})

    def f1(y, s, cut):
        return 2 * y[s >= cut].sum() / ((s >= cut).sum() + y.sum())

    cut = max(both["s"].unique(), key=lambda cut: f1(both["y"], both["s"], cut))
    top = f1(both["y"], both["s"], cut)
    return {"threshold": cut, "f1_val": top, "f1_test": f1(np.asarray(y_test), np.asarray(s_test), cut),
            "half": top / 2}

# %% f1_threshold | wrong | returns a pair | we expected a dict
import numpy as np
from sklearn.metrics import f1_score


def f1_threshold(y_val, s_val, y_test, s_test):
    f1 = lambda y, s, cut: f1_score(np.asarray(y), np.asarray(s) >= cut, zero_division=0)
    cut = max(np.unique(s_val), key=lambda cut: f1(y_val, s_val, cut))
    return cut, f1(y_val, s_val, cut)

# %% f1_threshold | wrong | knows the visible example only | none of the validation scores
def f1_threshold(y_val, s_val, y_test, s_test):
    if 1 not in list(y_val) or 1 not in list(y_test):
        raise ValueError("no positives")
    return {"threshold": 0.002, "f1_val": 0.8, "f1_test": 2 / 3, "half": 0.4}

# %% f1_threshold | wrong | NaN is the highest | there is a better one
import numpy as np
from sklearn.metrics import f1_score, precision_recall_curve


def f1_threshold(y_val, s_val, y_test, s_test):
    if not np.any(y_val) or not np.any(y_test):
        raise ValueError
    p, r, cuts = precision_recall_curve(y_val, s_val)
    with np.errstate(invalid="ignore"):
        f1 = 2 * p * r / (p + r)
    cut, top = cuts[np.argmax(f1[:-1])], np.nanmax(f1)
    return {"threshold": cut, "f1_val": top, "f1_test": f1_score(y_test, np.asarray(s_test) >= cut),
            "half": top / 2}

# %% f1_threshold | wrong | a rank for every row, ties or not | there is a better one
import numpy as np


def f1_threshold(y_val, s_val, y_test, s_test):
    y, s, z = np.asarray(y_val), np.asarray(s_val), np.asarray(y_test)
    if not y.any() or not z.any():
        raise ValueError
    order = np.lexsort((-y, -s))
    f1 = 2 * y[order].cumsum() / (np.arange(1, len(y) + 1) + y.sum())
    cut, top = s[order][f1.argmax()], f1.max()
    flagged = np.asarray(s_test) >= cut
    return {"threshold": cut, "f1_val": top, "half": top / 2,
            "f1_test": 2 * z[flagged].sum() / (flagged.sum() + z.sum())}

# %% f1_threshold | wrong | text for a threshold | is not a number
import numpy as np


def f1_threshold(y_val, s_val, y_test, s_test):
    y, s = np.asarray(y_val), np.asarray(s_val)
    f1 = lambda cut: 2 * y[s >= cut].sum() / ((s >= cut).sum() + y.sum())
    cut = max(np.unique(s), key=f1)
    return {"threshold": f"{cut}", "f1_val": f1(cut), "f1_test": f1(cut), "half": f1(cut) / 2}

# %% nested_threshold_eval | right | one loop, ranked positives
import math

from sklearn.base import clone
from sklearn.model_selection import cross_val_predict


def nested_threshold_eval(estimator, X, y, min_recall, splits):
    pairs = []
    for train, test in splits:
        proba = cross_val_predict(
            clone(estimator), X[train], y[train], cv=5, method="predict_proba")[:, 1]
        ranked = sorted(proba[y[train] == 1], reverse=True)
        cut = ranked[math.ceil(min_recall * len(ranked) - 1e-9) - 1]
        model = clone(estimator).fit(X[train], y[train])
        scores = model.predict_proba(X[test])[:, 1]
        pairs.append([cut, sum((scores >= cut) & (y[test] == 1)) / sum(y[test])])
    return pairs

# %% nested_threshold_eval | right | folds by hand, and an array
import numpy as np
from sklearn.base import clone
from sklearn.metrics import precision_recall_curve, recall_score
from sklearn.model_selection import StratifiedKFold


def nested_threshold_eval(estimator, X, y, min_recall, splits):
    table = np.zeros((len(splits), 2))
    for i, (train, test) in enumerate(splits):
        X_train, y_train, proba = X[train], y[train], np.zeros(len(train))
        folds = StratifiedKFold(5, shuffle=True, random_state=0)
        for fit, rest in folds.split(X_train, y_train):
            part = clone(estimator).fit(X_train[fit], y_train[fit])
            proba[rest] = part.predict_proba(X_train[rest])[:, 1]
        _, recall, cuts = precision_recall_curve(y_train, proba)
        cut = cuts[recall[:-1] >= min_recall].max()
        final = clone(estimator).fit(X_train, y_train)
        table[i] = cut, recall_score(y[test], final.predict_proba(X[test])[:, 1] >= cut)
    return table

# %% nested_threshold_eval | right | helpers and threshold_table
from imbalance_helpers import threshold_table
from sklearn.base import clone
from sklearn.model_selection import cross_val_predict


def choose(y, s, r):
    table = threshold_table(y, s)
    return table.loc[table["recall"] >= r, "threshold"].max()


def nested_threshold_eval(estimator, X, y, min_recall, splits):
    oof = [cross_val_predict(estimator, X[a], y[a], cv=5, method="predict_proba") for a, _ in splits]
    cuts = [choose(y[a], p[:, 1], min_recall) for (a, _), p in zip(splits, oof)]
    models = [clone(estimator).fit(X[a], y[a]) for a, _ in splits]
    found = [threshold_table(y[b], m.predict_proba(X[b])[:, 1], thresholds=c)["recall"][0]
             for m, c, (_, b) in zip(models, cuts, splits)]
    return tuple(zip(cuts, found))

# %% nested_threshold_eval | wrong | tuned on the fold that it reports | chosen on the test rows
import numpy as np
from sklearn.base import clone


def nested_threshold_eval(estimator, X, y, min_recall, splits):
    pairs = []
    for train, test in splits:
        p = clone(estimator).fit(X[train], y[train]).predict_proba(X[test])[:, 1]
        pos = p[y[test] == 1]
        cut = max(t for t in p if np.mean(pos >= t) >= min_recall)
        pairs.append((cut, np.mean(pos >= cut)))
    return pairs

# %% nested_threshold_eval | wrong | refits on all rows before the report | asked for rows it was fitted on
import numpy as np
from sklearn.base import clone
from sklearn.model_selection import cross_val_predict


def nested_threshold_eval(estimator, X, y, min_recall, splits):
    pairs = []
    for train, test in splits:
        p = cross_val_predict(estimator, X[train], y[train], cv=5, method="predict_proba")[:, 1]
        cut = max(t for t in p if np.mean(p[y[train] == 1] >= t) >= min_recall)
        q = clone(estimator).fit(X, y).predict_proba(X[test])[:, 1]
        pairs.append((cut, np.mean(q[y[test] == 1] >= cut)))
    return pairs

# %% nested_threshold_eval | wrong | chosen on in-sample scores | asked for rows it was fitted on
import numpy as np
from sklearn.base import clone


def nested_threshold_eval(estimator, X, y, min_recall, splits):
    pairs = []
    for train, test in splits:
        model = clone(estimator).fit(X[train], y[train])
        p, q = (model.predict_proba(X[i])[:, 1] for i in (train, test))
        cut = max(t for t in p if np.mean(p[y[train] == 1] >= t) >= min_recall)
        pairs.append((cut, np.mean(q[y[test] == 1] >= cut)))
    return pairs

# %% nested_threshold_eval | wrong | one threshold from out-of-fold scores of all rows | rows that include test rows
import numpy as np
from sklearn.base import clone
from sklearn.model_selection import cross_val_predict


def nested_threshold_eval(estimator, X, y, min_recall, splits):
    p = cross_val_predict(estimator, X, y, cv=5, method="predict_proba")[:, 1]
    cut = max(t for t in p if np.mean(p[y == 1] >= t) >= min_recall)
    pairs = []
    for train, test in splits:
        q = clone(estimator).fit(X[train], y[train]).predict_proba(X[test])[:, 1]
        pairs.append((cut, np.mean(q[y[test] == 1] >= cut)))
    return pairs

# %% nested_threshold_eval | wrong | reports the recall of the training rows | computed on the training rows
import numpy as np
from sklearn.model_selection import cross_val_predict


def nested_threshold_eval(estimator, X, y, min_recall, splits):
    pairs = []
    for train, test in splits:
        p = cross_val_predict(estimator, X[train], y[train], cv=5, method="predict_proba")[:, 1]
        pos = p[y[train] == 1]
        cut = max(t for t in p if np.mean(pos >= t) >= min_recall)
        pairs.append((cut, np.mean(pos >= cut)))
    return pairs

# %% nested_threshold_eval | wrong | fits the given estimator | work on clones
import numpy as np
from sklearn.model_selection import cross_val_predict


def nested_threshold_eval(estimator, X, y, min_recall, splits):
    pairs = []
    for train, test in splits:
        p = cross_val_predict(estimator, X[train], y[train], cv=5, method="predict_proba")[:, 1]
        cut = max(t for t in p if np.mean(p[y[train] == 1] >= t) >= min_recall)
        q = estimator.fit(X[train], y[train]).predict_proba(X[test])[:, 1]
        pairs.append((cut, np.mean(q[y[test] == 1] >= cut)))
    return pairs

# %% nested_threshold_eval | wrong | the lowest threshold with enough recall | a higher threshold has enough recall
import numpy as np
from sklearn.base import clone
from sklearn.model_selection import cross_val_predict


def nested_threshold_eval(estimator, X, y, min_recall, splits):
    pairs = []
    for train, test in splits:
        p = cross_val_predict(estimator, X[train], y[train], cv=5, method="predict_proba")[:, 1]
        cut = min(t for t in p if np.mean(p[y[train] == 1] >= t) >= min_recall)
        q = clone(estimator).fit(X[train], y[train]).predict_proba(X[test])[:, 1]
        pairs.append((cut, np.mean(q[y[test] == 1] >= cut)))
    return pairs

# %% nested_threshold_eval | wrong | out-of-fold labels instead of probabilities | is it a hard label?
import numpy as np
from sklearn.base import clone
from sklearn.model_selection import cross_val_predict


def nested_threshold_eval(estimator, X, y, min_recall, splits):
    pairs = []
    for train, test in splits:
        p = cross_val_predict(estimator, X[train], y[train], cv=5)
        cut = max(t for t in p if np.mean(p[y[train] == 1] >= t) >= min_recall)
        q = clone(estimator).fit(X[train], y[train]).predict_proba(X[test])[:, 1]
        pairs.append((cut, np.mean(q[y[test] == 1] >= cut)))
    return pairs

# %% nested_threshold_eval | wrong | probabilities of class 0 | which is too
import numpy as np
from sklearn.base import clone
from sklearn.model_selection import cross_val_predict


def nested_threshold_eval(estimator, X, y, min_recall, splits):
    pairs = []
    for train, test in splits:
        p = cross_val_predict(estimator, X[train], y[train], cv=5, method="predict_proba")[:, 0]
        cut = max(t for t in p if np.mean(p[y[train] == 1] >= t) >= min_recall)
        q = clone(estimator).fit(X[train], y[train]).predict_proba(X[test])[:, 0]
        pairs.append((cut, np.mean(q[y[test] == 1] >= cut)))
    return pairs

# %% nested_threshold_eval | wrong | the share of flagged rows | the recall on the test rows
import numpy as np
from sklearn.base import clone
from sklearn.model_selection import cross_val_predict


def nested_threshold_eval(estimator, X, y, min_recall, splits):
    pairs = []
    for train, test in splits:
        p = cross_val_predict(estimator, X[train], y[train], cv=5, method="predict_proba")[:, 1]
        cut = max(t for t in p if np.mean(p[y[train] == 1] >= t) >= min_recall)
        q = clone(estimator).fit(X[train], y[train]).predict_proba(X[test])[:, 1]
        pairs.append((cut, np.mean(q >= cut)))
    return pairs

# %% nested_threshold_eval | wrong | the recall of predict | the recall on the test rows
import numpy as np
from sklearn.base import clone
from sklearn.metrics import recall_score
from sklearn.model_selection import cross_val_predict


def nested_threshold_eval(estimator, X, y, min_recall, splits):
    pairs = []
    for train, test in splits:
        p = cross_val_predict(estimator, X[train], y[train], cv=5, method="predict_proba")[:, 1]
        cut = max(t for t in p if np.mean(p[y[train] == 1] >= t) >= min_recall)
        model = clone(estimator).fit(X[train], y[train])
        pairs.append((cut, recall_score(y[test], model.predict(X[test]))))
    return pairs

# %% nested_threshold_eval | wrong | only the recalls | is not a pair
import numpy as np
from sklearn.base import clone


def nested_threshold_eval(estimator, X, y, min_recall, splits):
    return [np.mean(clone(estimator).fit(X[a], y[a]).predict(X[b])[y[b] == 1]) for a, b in splits]

# %% nested_threshold_eval | wrong | returns in the loop | one pair for each of
import numpy as np
from sklearn.base import clone
from sklearn.model_selection import cross_val_predict


def nested_threshold_eval(estimator, X, y, min_recall, splits):
    pairs = []
    for train, test in splits:
        p = cross_val_predict(estimator, X[train], y[train], cv=5, method="predict_proba")[:, 1]
        cut = max(t for t in p if np.mean(p[y[train] == 1] >= t) >= min_recall)
        q = clone(estimator).fit(X[train], y[train]).predict_proba(X[test])[:, 1]
        pairs.append((cut, np.mean(q[y[test] == 1] >= cut)))
        return pairs

# %% nested_threshold_eval | wrong | the mean over the splits | one pair for each of
import numpy as np


def nested_threshold_eval(estimator, X, y, min_recall, splits):
    return np.float64(min_recall)

# %% nested_threshold_eval | right | two jobs, lists returned
import numpy as np
from sklearn.base import clone
from sklearn.model_selection import cross_val_predict


def nested_threshold_eval(estimator, X, y, min_recall, splits):
    out = []
    for train, test in splits:
        Xt, yt = X[train], y[train]
        oof = cross_val_predict(estimator, Xt, yt, cv=5, method="predict_proba", n_jobs=2)[:, 1]
        cut = max(t for t in oof if (oof[yt == 1] >= t).mean() >= min_recall)
        p = clone(estimator).fit(Xt, yt).predict_proba(X[test][y[test] == 1])[:, 1]
        out.append([cut, float(np.mean(p >= cut))])
    return out

# %% nested_threshold_eval | wrong | a part of the training rows held out once | the threshold is
import numpy as np
from sklearn.base import clone
from sklearn.model_selection import train_test_split


def nested_threshold_eval(estimator, X, y, min_recall, splits):
    out = []
    for train, test in splits:
        a, b = train_test_split(train, stratify=y[train], test_size=0.2, random_state=0)
        p = clone(estimator).fit(X[a], y[a]).predict_proba(X[b])[:, 1]
        cut = max(t for t in p if (p[y[b] == 1] >= t).mean() >= min_recall)
        p = clone(estimator).fit(X[train], y[train]).predict_proba(X[test])[:, 1]
        out.append((cut, (p[y[test] == 1] >= cut).mean()))
    return out

# %% nested_threshold_eval | wrong | a precision on the test rows | the recall on the test rows
import numpy as np
from sklearn.base import clone
from sklearn.model_selection import cross_val_predict


def nested_threshold_eval(estimator, X, y, min_recall, splits):
    out = []
    for train, test in splits:
        oof = cross_val_predict(estimator, X[train], y[train], cv=5, method="predict_proba")[:, 1]
        cut = max(t for t in oof if (oof[y[train] == 1] >= t).mean() >= min_recall)
        p = clone(estimator).fit(X[train], y[train]).predict_proba(X[test])[:, 1]
        out.append((cut, y[test][p >= cut].mean()))
    return out

# %% alert_policy | right | pandas, a Series returned
import pandas as pd


def alert_policy(y_true, y_score, per_day, rows_per_day, floor):
    t = pd.DataFrame({"y": list(y_true), "s": list(y_score)}).groupby("s")["y"].agg(["sum", "size"])
    t = t.sort_index(ascending=False).cumsum().reset_index()
    t = pd.DataFrame({"threshold": t["s"], "alerts_per_day": t["size"] * rows_per_day / len(y_true),
                      "precision": t["sum"] / t["size"], "recall": t["sum"] / sum(y_true)})
    ok = t[(t["alerts_per_day"] <= per_day) & (t["precision"] >= floor)]
    if len(ok) == 0:
        return None
    return ok.sort_values(["recall", "threshold"]).iloc[-1]

# %% alert_policy | right | a loop that keeps the best
def alert_policy(y_true, y_score, per_day, rows_per_day, floor):
    y, s, best = list(y_true), list(y_score), None
    n_days = len(y) / rows_per_day
    for cut in sorted(set(s), reverse=True):
        flagged = [t for t, u in zip(y, s) if u >= cut]
        if len(flagged) > per_day * n_days + 1e-9:
            break
        precision, recall = sum(flagged) / len(flagged), sum(flagged) / sum(y)
        if precision >= floor and (best is None or recall > best["recall"]):
            best = {"threshold": cut, "alerts_per_day": len(flagged) / n_days,
                    "precision": precision, "recall": recall}
    return best

# %% alert_policy | right | cumulative counts per distinct score
import numpy as np


def alert_policy(y_true, y_score, per_day, rows_per_day, floor):
    y, s = np.asarray(y_true), np.asarray(y_score)
    cuts, code = np.unique(-s, return_inverse=True)
    flagged, hits = np.bincount(code).cumsum(), np.bincount(code, weights=y).cumsum()
    alerts = flagged / (len(y) / rows_per_day)
    ok = np.flatnonzero((alerts <= per_day) & (hits / flagged >= floor))
    if ok.size == 0:
        return None
    i = ok[np.argmax(hits[ok])]
    return dict(threshold=-cuts[i], alerts_per_day=alerts[i],
                precision=hits[i] / flagged[i], recall=hits[i] / y.sum())

# %% alert_policy | right | a row of a table, with more keys
from imbalance_helpers import threshold_table


def alert_policy(y_true, y_score, per_day, rows_per_day, floor):
    table = threshold_table(y_true, y_score)
    table["alerts_per_day"] = table.flagged / len(y_true) * rows_per_day
    ok = table[(table.alerts_per_day <= per_day + 1e-9) & (table.precision >= floor)]
    ok = ok.sort_values(["recall", "threshold"])
    return dict(ok.iloc[-1]) if len(ok) else None

# %% alert_policy | wrong | the budget of one day for all rows | scale the budget
from imbalance_helpers import threshold_table


def alert_policy(y_true, y_score, per_day, rows_per_day, floor):
    table = threshold_table(y_true, y_score)
    table["alerts_per_day"] = table.flagged * rows_per_day / len(y_true)
    ok = table[(table.flagged <= per_day) & (table.precision >= floor)]
    return None if ok.empty else ok.loc[ok.recall.idxmax()].to_dict()

# %% alert_policy | wrong | forgets the floor | the result is not None
from imbalance_helpers import threshold_table


def alert_policy(y_true, y_score, per_day, rows_per_day, floor):
    table = threshold_table(y_true, y_score)
    table["alerts_per_day"] = table.flagged * rows_per_day / len(y_true)
    ok = table[table.alerts_per_day <= per_day]
    return None if ok.empty else ok.loc[ok.recall.idxmax()].to_dict()

# %% alert_policy | wrong | forgets the budget | that is over the budget
from imbalance_helpers import threshold_table


def alert_policy(y_true, y_score, per_day, rows_per_day, floor):
    table = threshold_table(y_true, y_score)
    table["alerts_per_day"] = table.flagged * rows_per_day / len(y_true)
    ok = table[table.precision >= floor]
    return None if ok.empty else ok.loc[ok.recall.idxmax()].to_dict()

# %% alert_policy | wrong | spends the budget, then looks at the precision | a threshold meets both
from imbalance_helpers import threshold_table


def alert_policy(y_true, y_score, per_day, rows_per_day, floor):
    table = threshold_table(y_true, y_score)
    table["alerts_per_day"] = table.flagged * rows_per_day / len(y_true)
    ok = table[table.alerts_per_day <= per_day]
    return None if ok.empty or ok.iloc[-1].precision < floor else ok.iloc[-1].to_dict()

# %% alert_policy | wrong | crashes if nothing meets both | raised ValueError
from imbalance_helpers import threshold_table


def alert_policy(y_true, y_score, per_day, rows_per_day, floor):
    table = threshold_table(y_true, y_score)
    table["alerts_per_day"] = table.flagged * rows_per_day / len(y_true)
    ok = table[(table.alerts_per_day <= per_day) & (table.precision >= floor)]
    return ok.loc[ok.recall.idxmax()].to_dict()

# %% alert_policy | wrong | whole days only | alerts_per_day
from imbalance_helpers import threshold_table


def alert_policy(y_true, y_score, per_day, rows_per_day, floor):
    table = threshold_table(y_true, y_score)
    table["alerts_per_day"] = table.flagged / (len(y_true) // rows_per_day)
    ok = table[(table.alerts_per_day <= per_day) & (table.precision >= floor)]
    return None if ok.empty else ok.loc[ok.recall.idxmax()].to_dict()

# %% alert_policy | wrong | rounds the days up | do not round the days up
import math

from imbalance_helpers import threshold_table


def alert_policy(y_true, y_score, per_day, rows_per_day, floor):
    table = threshold_table(y_true, y_score)
    table["alerts_per_day"] = table.flagged / math.ceil(len(y_true) / rows_per_day)
    ok = table[(table.alerts_per_day <= per_day) & (table.precision >= floor)]
    return None if ok.empty else ok.loc[ok.recall.idxmax()].to_dict()

# %% alert_policy | wrong | at least one day | for half a day
from imbalance_helpers import threshold_table


def alert_policy(y_true, y_score, per_day, rows_per_day, floor):
    table = threshold_table(y_true, y_score)
    table["alerts_per_day"] = table.flagged / max(1, len(y_true) / rows_per_day)
    ok = table[(table.alerts_per_day <= per_day) & (table.precision >= floor)]
    return None if ok.empty else ok.loc[ok.recall.idxmax()].to_dict()

# %% alert_policy | wrong | the lowest of equal recall | a higher threshold has the same recall
from imbalance_helpers import threshold_table


def alert_policy(y_true, y_score, per_day, rows_per_day, floor):
    table = threshold_table(y_true, y_score)[::-1]
    table["alerts_per_day"] = table.flagged * rows_per_day / len(y_true)
    ok = table[(table.alerts_per_day <= per_day) & (table.precision >= floor)]
    return None if ok.empty else ok.loc[ok.recall.idxmax()].to_dict()

# %% alert_policy | wrong | the best precision instead of the best recall | more recall
from imbalance_helpers import threshold_table


def alert_policy(y_true, y_score, per_day, rows_per_day, floor):
    table = threshold_table(y_true, y_score)
    table["alerts_per_day"] = table.flagged * rows_per_day / len(y_true)
    ok = table[(table.alerts_per_day <= per_day) & (table.precision >= floor)]
    return None if ok.empty else ok.loc[ok.precision.idxmax()].to_dict()

# %% alert_policy | wrong | ranks rows and splits ties | ties:
import numpy as np


def alert_policy(y_true, y_score, per_day, rows_per_day, floor):
    y, s = np.asarray(y_true), np.asarray(y_score)
    order, n = np.argsort(-s, kind="stable"), np.arange(1, len(y) + 1)
    hits, alerts = y[order].cumsum(), n * rows_per_day / len(y)
    ok = np.flatnonzero((alerts <= per_day) & (hits / n >= floor))
    if not len(ok):
        return None
    i = ok[np.argmax(hits[ok])]
    return {"threshold": s[order][i], "alerts_per_day": alerts[i],
            "precision": hits[i] / n[i], "recall": hits[i] / y.sum()}

# %% alert_policy | wrong | alerts in all instead of per day | alerts_per_day
from imbalance_helpers import threshold_table


def alert_policy(y_true, y_score, per_day, rows_per_day, floor):
    table = threshold_table(y_true, y_score)
    ok = table[(table.flagged * rows_per_day / len(y_true) <= per_day) & (table.precision >= floor)]
    return None if ok.empty else {**ok.loc[ok.recall.idxmax()],
                                  "alerts_per_day": ok.loc[ok.recall.idxmax(), "flagged"]}

# %% alert_policy | wrong | only the threshold | we expected a dict
from imbalance_helpers import threshold_table


def alert_policy(y_true, y_score, per_day, rows_per_day, floor):
    table = threshold_table(y_true, y_score)
    ok = table[(table.flagged * rows_per_day / len(y_true) <= per_day) & (table.precision >= floor)]
    return None if ok.empty else ok.loc[ok.recall.idxmax(), "threshold"]

# %% alert_policy | wrong | a key is missing | lacks the key 'alerts_per_day'
from imbalance_helpers import threshold_table


def alert_policy(y_true, y_score, per_day, rows_per_day, floor):
    table = threshold_table(y_true, y_score)
    ok = table[(table.flagged * rows_per_day / len(y_true) <= per_day) & (table.precision >= floor)]
    return None if ok.empty else ok.loc[ok.recall.idxmax()].to_dict()

# %% alert_policy | wrong | an empty dict for no policy | the result is not None
from imbalance_helpers import threshold_table


def alert_policy(y_true, y_score, per_day, rows_per_day, floor):
    table = threshold_table(y_true, y_score)
    table["alerts_per_day"] = table.flagged * rows_per_day / len(y_true)
    ok = table[(table.alerts_per_day <= per_day) & (table.precision >= floor)]
    return {} if ok.empty else ok.loc[ok.recall.idxmax()].to_dict()

# %% weighted_report | right | one block
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}

# %% weighted_report | right | a fifth for the test first, then a quarter of the rest
import numpy as np
from imbalance_helpers import threshold_table
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import PrecisionRecallDisplay, average_precision_score
from sklearn.model_selection import train_test_split


def weighted_report(X, y, random_state):
    def split(rows, share):
        return train_test_split(rows, test_size=share, stratify=y[rows], random_state=random_state)

    rest, test = split(np.arange(len(y)), 0.2)
    train, val = split(rest, 0.25)
    model = LogisticRegression(max_iter=5000, class_weight="balanced").fit(X[train], y[train])
    score = lambda rows: model.predict_proba(X[rows])[:, 1]
    table = threshold_table(y[val], score(val))
    cut = table.loc[table["recall"] >= 0.75, "threshold"].iloc[0]
    at = threshold_table(y[test], score(test), thresholds=[cut, 0.5])
    report = at.loc[0, ["threshold", "precision", "recall"]].to_dict()
    report |= {"n_test_positives": at.tp[0] + at.fn[0],
               "average_precision": average_precision_score(y[test], score(test)),
               "f1_at_half": 2 * at.tp[1] / (2 * at.tp[1] + at.fp[1] + at.fn[1])}
    report["summary"] = "At {threshold:.2f}, {recall:.2f} found, {precision:.2f} real".format(**report)
    return report

# %% weighted_report | right | two stratified shuffles, weights for the rows
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import auc, average_precision_score, f1_score, precision_recall_curve
from sklearn.model_selection import StratifiedShuffleSplit
from sklearn.utils.class_weight import compute_sample_weight


def weighted_report(X, y, random_state):
    first = StratifiedShuffleSplit(1, test_size=0.4, random_state=random_state)
    train, rest = next(first.split(X, y))
    second = StratifiedShuffleSplit(1, test_size=0.5, random_state=random_state)
    val, test = (rest[i] for i in next(second.split(X[rest], y[rest])))
    weight = compute_sample_weight("balanced", y[train])
    model = LogisticRegression(max_iter=5000).fit(X[train], y[train], sample_weight=weight)
    s = model.predict_proba(X)[:, 1]
    _, recalls, cuts = precision_recall_curve(y[val], s[val])
    cut = float(cuts[recalls[:-1] >= 0.75][-1])
    tp = np.sum(y[test][s[test] >= cut])
    precision, recall = float(tp / np.sum(s[test] >= cut)), float(tp / y[test].sum())
    return dict(n_test_positives=int(y[test].sum()), threshold=cut, precision=precision,
                average_precision=float(average_precision_score(y[test], s[test])), recall=recall,
                f1_at_half=f1_score(y[test], model.predict(X[test])),
                summary=f"{cut:.2f}: {precision:.2f} {recall:.2f}")

# %% weighted_report | wrong | unstratified | is it stratified?
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}

# %% weighted_report | wrong | unstratified at the second split | is it stratified?
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}

# %% weighted_report | wrong | average precision of hard labels | is it from hard labels?
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc >= 0.5),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}

# %% weighted_report | wrong | average precision at the chosen threshold | is it from hard labels?
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc >= cut),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}

# %% weighted_report | wrong | the lowest threshold | the threshold is too low
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = min(t for t in pb if np.mean(pb[yb == 1] >= t) >= 0.75)
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}

# %% weighted_report | wrong | the numbers of the training rows | training rows
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(a, ya)
    c, yc = a, ya
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yrest.sum() - yb.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}

# %% weighted_report | wrong | only the average precision from training rows | training rows
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(ya, model.predict_proba(a)[:, 1]),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}

# %% weighted_report | wrong | chosen on the test rows | chosen on the rows it is reported on
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pc[yc == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}

# %% weighted_report | wrong | chosen on the training rows | chosen on the training rows
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    pb, yb = model.predict_proba(a)[:, 1], ya
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}

# %% weighted_report | wrong | reports the validation rows | chosen on the rows it is reported on
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    pc, yc = pb, yb
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}

# %% weighted_report | wrong | no weights | are the weights right?
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}

# %% weighted_report | wrong | the weights swapped | are the weights right?
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[1], 1: w[0]}).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}

# %% weighted_report | wrong | fits on training and validation rows | of the rows
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(np.vstack([a, b]), np.append(ya, yb))
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}

# %% weighted_report | wrong | fits on all rows | of the rows
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(X, y)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}

# %% weighted_report | wrong | a test part of 40 percent | a fifth of the positives
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.99, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}

# %% weighted_report | wrong | precision at 0.5 | the precision
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yc, pc >= 0.5, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}

# %% weighted_report | wrong | precision of the validation rows | the precision
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yb, pb >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}

# %% weighted_report | wrong | precision and recall swapped | far from 0.75
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    r, p = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}

# %% weighted_report | wrong | F1 at the chosen threshold | F1 at 0.5
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= cut), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}

# %% weighted_report | wrong | always the same split | random_state changes nothing
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = 0
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}

# %% weighted_report | wrong | another split at every call | second call with the same random_state
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = None
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}

# %% weighted_report | wrong | a summary without numbers | the summary lacks the threshold
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": "Works well."}

# %% weighted_report | wrong | a summary with one digit | to two decimals
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.1f}, recall {r:.1f}."}

# %% weighted_report | wrong | no summary | lacks the key 'summary'
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            }

# %% weighted_report | wrong | a threshold of None | is not a number
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return {"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": None, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}

# %% weighted_report | wrong | a tuple | is not a dict
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight


def weighted_report(X, y, random_state):
    seed = random_state
    a, rest, ya, yrest = train_test_split(X, y, test_size=0.4, stratify=y, random_state=seed)
    b, c, yb, yc = train_test_split(rest, yrest, test_size=0.5, stratify=yrest, random_state=seed)
    w = compute_class_weight("balanced", classes=np.array([0, 1]), y=ya)
    model = LogisticRegression(max_iter=5000, class_weight={0: w[0], 1: w[1]}).fit(a, ya)
    pb, pc = model.predict_proba(b)[:, 1], model.predict_proba(c)[:, 1]
    cut = np.sort(pb[yb == 1])[::-1][int(np.ceil(0.75 * yb.sum())) - 1]
    p, r = precision_score(yc, pc >= cut, zero_division=0), recall_score(yc, pc >= cut)
    return (*{"n_test_positives": yc.sum(), "average_precision": average_precision_score(yc, pc),
            "f1_at_half": f1_score(yc, pc >= 0.5), "threshold": cut, "precision": p, "recall": r,
            "summary": f"From {cut:.2f} on: precision {p:.2f}, recall {r:.2f}."}.values(),)
