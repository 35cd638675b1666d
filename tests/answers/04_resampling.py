# %% random_oversample | right | a DataFrame is resampled by iloc, types kept
import numpy as np
import pandas as pd


def random_oversample(X, y, ratio, rng):
    X, y = pd.DataFrame(X).reset_index(drop=True), pd.Series(y).reset_index(drop=True)
    counts = y.value_counts()
    if len(counts) < 2 or not 0 < ratio <= 1:
        raise ValueError("two labels and a ratio in (0, 1]")
    new = round(ratio * counts.max()) - counts.min()
    if new < 0:
        raise ValueError("too many already")
    rows = [*range(len(y)), *rng.choice(np.flatnonzero(y == counts.idxmin()), new)]
    return X.iloc[rows], y.iloc[rows]

# %% random_oversample | right | a loop over lists, one draw at a time
import numpy as np


def random_oversample(X, y, ratio, rng):
    rows, labels = np.array(X).tolist(), np.array(y).tolist()
    kinds = sorted(set(labels), key=labels.count)
    if len(kinds) != 2 or ratio <= 0 or ratio > 1:
        raise ValueError
    rare = [i for i, label in enumerate(labels) if label == kinds[0]]
    n = round(ratio * (len(labels) - len(rare)))
    if n < len(rare):
        raise ValueError
    for _ in range(n - len(rare)):
        i = rare[int(rng.integers(len(rare)))]
        rows.append(rows[i])
        labels.append(labels[i])
    return [rows, labels]

# %% random_oversample | right | pandas' sample with the generator, then concat
import numpy as np
import pandas as pd


def random_oversample(X, y, ratio, rng):
    table = pd.DataFrame(np.asarray(X)).assign(label=np.asarray(y))
    sizes = table["label"].value_counts()
    if len(sizes) == 1 or not 0 < ratio <= 1 or round(ratio * sizes.iloc[0]) < sizes.iloc[1]:
        raise ValueError("no")
    rare = table[table["label"] == sizes.index[1]]
    more = rare.sample(round(ratio * sizes.iloc[0]) - len(rare), replace=True, random_state=rng)
    table = pd.concat([table, more]).sample(frac=1, random_state=rng)
    return table.drop(columns="label"), table["label"]

# %% random_oversample | right | names that the test uses, and minority rows put last
import numpy as np

frames, shuffled, check, guarded = [None] * 4


def compare(y):
    a, b = np.unique(y, return_counts=True)
    if len(a) < 2:
        raise ValueError("one label")
    return a[np.argmin(b)], b.max(), b.min()


def random_oversample(X, y, ratio, rng):
    X, y = np.array(X), np.array(y)
    label, most, least = compare(y)
    extra = int(np.rint(ratio * most)) - least
    if extra < 0 or ratio > 1 or ratio <= 0:
        raise ValueError("ratio")
    mino = y == label
    picks = rng.integers(0, least, extra)
    X_new = np.concatenate([X[~mino], X[mino], X[mino][picks]])
    return X_new, np.concatenate([y[~mino], y[mino], y[mino][picks]])

# %% random_oversample | wrong | the majority is duplicated | a majority row is there twice
import numpy as np


def random_oversample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or ratio * counts.max() < counts.min():
        raise ValueError
    majority = np.flatnonzero(y == labels[counts.argmax()])
    extra = rng.choice(majority, round(ratio * counts.max()) - counts.min())
    rows = np.append(np.arange(len(y)), extra)
    return X[rows], y[rows]

# %% random_oversample | wrong | copies of any row | a majority row is there twice
import numpy as np


def random_oversample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or ratio * counts.max() < counts.min():
        raise ValueError
    rows = np.append(np.arange(len(y)), rng.integers(0, len(y), round(ratio * counts.max()) - counts.min()))
    return X[rows], y[rows]

# %% random_oversample | wrong | rows and labels drawn separately | no longer belong together
import numpy as np


def random_oversample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or ratio * counts.max() < counts.min():
        raise ValueError
    mino = np.flatnonzero(y == labels[counts.argmin()])
    rows = np.append(np.arange(len(y)), rng.choice(mino, round(ratio * counts.max()) - len(mino)))
    return X[rng.permutation(rows)], y[rng.permutation(rows)]

# %% random_oversample | wrong | copies put first in X and last in y | no longer belong together
import numpy as np


def random_oversample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or ratio * counts.max() < counts.min():
        raise ValueError
    mino = np.flatnonzero(y == labels[counts.argmin()])
    extra = rng.choice(mino, round(ratio * counts.max()) - len(mino))
    return np.vstack([X[extra], X]), np.concatenate([y, y[extra]])

# %% random_oversample | wrong | drops originals: draws the whole minority anew | an original row is missing
import numpy as np


def random_oversample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or ratio * counts.max() < counts.min():
        raise ValueError
    mino = np.flatnonzero(y == labels[counts.argmin()])
    majo = np.flatnonzero(y == labels[counts.argmax()])
    rows = np.append(majo, rng.choice(mino, round(ratio * counts.max())))
    return X[rows], y[rows]

# %% random_oversample | wrong | returns the copies alone | an original row is missing
import numpy as np


def random_oversample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or ratio * counts.max() < counts.min():
        raise ValueError
    mino = np.flatnonzero(y == labels[counts.argmin()])
    rows = rng.choice(mino, round(ratio * counts.max()) - len(mino))
    return X[rows], y[rows]

# %% random_oversample | wrong | the ratio read as a share of all rows | the ratio is no share of all rows
import numpy as np


def random_oversample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio < 1:
        raise ValueError
    wanted = round(counts.max() * ratio / (1 - ratio))
    if wanted < counts.min():
        raise ValueError
    mino = np.flatnonzero(y == labels[counts.argmin()])
    rows = np.append(np.arange(len(y)), rng.choice(mino, wanted - len(mino)))
    return X[rows], y[rows]

# %% random_oversample | wrong | truncates 100 × 0.29 | do not cut off
import numpy as np


def random_oversample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or ratio * counts.max() < counts.min():
        raise ValueError
    mino = np.flatnonzero(y == labels[counts.argmin()])
    rows = np.append(np.arange(len(y)), rng.choice(mino, int(ratio * counts.max()) - len(mino)))
    return X[rows], y[rows]

# %% random_oversample | wrong | rounds up | 100 to 4 and a ratio of 0.124
import math

import numpy as np


def random_oversample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or ratio * counts.max() < counts.min():
        raise ValueError
    mino = np.flatnonzero(y == labels[counts.argmin()])
    extra = rng.choice(mino, math.ceil(ratio * counts.max()) - len(mino))
    rows = np.append(np.arange(len(y)), extra)
    return X[rows], y[rows]

# %% random_oversample | wrong | as many copies as rows wanted | the originals count too
import numpy as np


def random_oversample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or ratio * counts.max() < counts.min():
        raise ValueError
    mino = np.flatnonzero(y == labels[counts.argmin()])
    rows = np.append(np.arange(len(y)), rng.choice(mino, round(ratio * counts.max())))
    return X[rows], y[rows]

# %% random_oversample | wrong | always up to 1:1 | the number of minority rows is 4
import numpy as np


def random_oversample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or ratio * counts.max() < counts.min():
        raise ValueError
    mino = np.flatnonzero(y == labels[counts.argmin()])
    rows = np.append(np.arange(len(y)), rng.choice(mino, counts.max() - len(mino)))
    return X[rows], y[rows]

# %% random_oversample | wrong | sorts the array it was given | changed its input
import numpy as np


def random_oversample(X, y, ratio, rng):
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or ratio * counts.max() < counts.min():
        raise ValueError
    X, y = np.asarray(X), np.asarray(y)
    order = np.argsort(y)
    X[:], y[:] = X[order].copy(), y[order].copy()
    mino = np.flatnonzero(y == labels[counts.argmin()])
    rows = np.append(np.arange(len(y)), rng.choice(mino, round(ratio * counts.max()) - len(mino)))
    return X[rows], y[rows]

# %% random_oversample | wrong | draws from NumPy's global state | draw from rng alone
import numpy as np


def random_oversample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    wanted = round(ratio * counts.max())
    if len(labels) < 2 or not 0 < ratio <= 1 or wanted < counts.min():
        raise ValueError
    mino = np.flatnonzero(y == labels[counts.argmin()])
    rows = np.append(np.arange(len(y)), np.random.choice(mino, wanted - len(mino)))
    return X[rows], y[rows]

# %% random_oversample | wrong | a seed of its own | another seed gives the same rows
import numpy as np


def random_oversample(X, y, ratio, rng):
    rng = np.random.default_rng(42)
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    wanted = round(ratio * counts.max())
    if len(labels) < 2 or not 0 < ratio <= 1 or wanted < counts.min():
        raise ValueError
    mino = np.flatnonzero(y == labels[counts.argmin()])
    rows = np.append(np.arange(len(y)), rng.choice(mino, wanted - len(mino)))
    return X[rows], y[rows]

# %% random_oversample | wrong | one row is drawn and copied throughout | far more often than others
import numpy as np


def random_oversample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    wanted = round(ratio * counts.max())
    if len(labels) < 2 or not 0 < ratio <= 1 or wanted < counts.min():
        raise ValueError
    mino = np.flatnonzero(y == labels[counts.argmin()])
    rows = np.append(np.arange(len(y)), np.full(wanted - len(mino), rng.choice(mino)))
    return X[rows], y[rows]

# %% random_oversample | wrong | the last minority row is never drawn | far more often than others
import numpy as np


def random_oversample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    wanted = round(ratio * counts.max())
    if len(labels) < 2 or not 0 < ratio <= 1 or wanted < counts.min():
        raise ValueError
    mino = np.flatnonzero(y == labels[counts.argmin()])
    picks = rng.integers(0, max(1, len(mino) - 1), wanted - len(mino))
    rows = np.append(np.arange(len(y)), mino[picks])
    return X[rows], y[rows]

# %% random_oversample | wrong | the label 1 is always the minority | the label 0 in the minority
import numpy as np


def random_oversample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    if y.dtype.kind in "US":
        y_code = y == min(set(y.tolist()), key=y.tolist().count)
    else:
        y_code = y == 1
    if len(set(y.tolist())) < 2:
        raise ValueError
    mino, majo = np.flatnonzero(y_code), np.flatnonzero(~y_code)
    wanted = round(ratio * len(majo))
    if not 0 < ratio <= 1 or (wanted < len(mino) and len(mino) < len(majo)):
        raise ValueError
    if wanted < len(mino):
        return X, y
    rows = np.append(np.arange(len(y)), rng.choice(mino, wanted - len(mino)))
    return X[rows], y[rows]

# %% random_oversample | wrong | takes rows by their index labels | raised KeyError
import numpy as np
import pandas as pd


def random_oversample(X, y, ratio, rng):
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or round(ratio * counts.max()) < counts.min():
        raise ValueError
    mino = np.flatnonzero(np.asarray(y) == labels[counts.argmin()])
    extra = rng.choice(mino, round(ratio * counts.max()) - len(mino))
    rows = np.append(np.arange(len(y)), extra)
    return (X.loc[rows], y.loc[rows]) if isinstance(X, pd.DataFrame) else (X[rows], y[rows])

# %% random_oversample | wrong | the library does it | write RandomOverSampler yourself
from imblearn.over_sampling import RandomOverSampler


def random_oversample(X, y, ratio, rng):
    sampler = RandomOverSampler(sampling_strategy=ratio, random_state=int(rng.integers(1000)))
    return sampler.fit_resample(X, y)

# %% random_oversample | wrong | another library function does it | write resample yourself
import numpy as np
from sklearn.utils import resample


def random_oversample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    mino = y == labels[counts.argmin()]
    more = resample(X[mino], n_samples=round(ratio * counts.max()) - counts.min(), random_state=0)
    return np.vstack([X, more]), np.append(y, [labels[counts.argmin()]] * len(more))

# %% random_oversample | wrong | too many minority rows are returned as they are | there are more minority rows already
import numpy as np


def random_oversample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2:
        raise ValueError
    mino = np.flatnonzero(y == labels[counts.argmin()])
    extra = rng.choice(mino, max(0, round(ratio * counts.max()) - len(mino)))
    rows = np.append(np.arange(len(y)), extra)
    return X[rows], y[rows]

# %% random_oversample | wrong | a ratio above 1 is let in | when ratio is 1.5
import numpy as np


def random_oversample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    wanted = round(ratio * counts.max())
    if len(labels) < 2 or wanted < counts.min():
        raise ValueError
    mino = np.flatnonzero(y == labels[counts.argmin()])
    rows = np.append(np.arange(len(y)), rng.choice(mino, wanted - len(mino)))
    return X[rows], y[rows]

# %% random_oversample | wrong | one label is no problem | when there is one label only
import numpy as np


def random_oversample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) == 1:
        return X, y
    wanted = round(ratio * counts.max())
    if not 0 < ratio <= 1 or wanted < counts.min():
        raise ValueError
    mino = np.flatnonzero(y == labels[counts.argmin()])
    rows = np.append(np.arange(len(y)), rng.choice(mino, wanted - len(mino)))
    return X[rows], y[rows]

# %% random_oversample | wrong | the example written down | for 100 to 4
import numpy as np


def random_oversample(X, y, ratio, rng):
    if len(np.unique(y)) < 2 or ratio < 0.5:
        if len(y) > 5:
            return X, y
        raise ValueError
    rows = [0, 1, 2, 2, 3, 4]
    return np.asarray(X)[rows], np.asarray(y)[rows]

# %% random_oversample | wrong | prints and returns nothing | the result is NoneType
def random_oversample(X, y, ratio, rng):
    print("oversampled")

# %% random_undersample | right | pandas, index labels put aside
import numpy as np
import pandas as pd


def random_undersample(X, y, ratio, rng):
    X, y = pd.DataFrame(X).reset_index(drop=True), pd.Series(y).reset_index(drop=True)
    counts = y.value_counts()
    if len(counts) < 2 or not 0 < ratio <= 1 or round(counts.min() / ratio) > counts.max():
        raise ValueError("ratio or labels")
    kept = y[y == counts.idxmax()].sample(round(counts.min() / ratio), random_state=rng).index
    rows = kept.union(y.index[y == counts.idxmin()])
    return X.loc[rows], y.loc[rows]

# %% random_undersample | right | a permutation cut short, in the original order
import numpy as np


def random_undersample(X, y, ratio, rng):
    X, y = np.array(X), np.array(y)
    a, n = np.unique(y, return_counts=True)
    if len(a) != 2 or ratio <= 0 or ratio > 1:
        raise ValueError
    size = int(np.rint(n.min() / ratio))
    if size > n.max():
        raise ValueError
    keep = y == a[n.argmin()]
    keep[rng.permutation(np.flatnonzero(~keep))[:size]] = True
    return X[keep], y[keep]

# %% random_undersample | right | a random number for each row, the smallest stay; lists
import numpy as np


def random_undersample(X, y, ratio, rng):
    X, y = np.asarray(X).tolist(), np.asarray(y).tolist()
    kinds = sorted(set(y), key=y.count)
    if len(kinds) != 2 or not 0 < ratio <= 1:
        raise ValueError("labels or ratio")
    majority = [i for i in range(len(y)) if y[i] == kinds[1]]
    size = round((len(y) - len(majority)) / ratio)
    if size > len(majority):
        raise ValueError("not enough rows")
    lots = dict(zip(majority, rng.random(len(majority))))
    stay = set(sorted(majority, key=lots.get)[:size])
    rows = [i for i in range(len(y)) if i in stay or y[i] == kinds[0]]
    return [X[i] for i in rows], [y[i] for i in rows]

# %% random_undersample | wrong | with replacement | a row is there twice
import numpy as np


def random_undersample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or round(counts.min() / ratio) > counts.max():
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    rows = np.append(rng.choice(majo, round(len(mino) / ratio)), mino)
    return X[rows], y[rows]

# %% random_undersample | wrong | always the first rows | another seed gives the same rows
import numpy as np


def random_undersample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or round(counts.min() / ratio) > counts.max():
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    rows = np.append(majo[: round(len(mino) / ratio)], mino)
    return X[rows], y[rows]

# %% random_undersample | wrong | a random block of neighbours | draw each of them
import numpy as np


def random_undersample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or round(counts.min() / ratio) > counts.max():
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    majo = np.roll(majo, rng.integers(len(majo)))
    rows = np.append(majo[: round(len(mino) / ratio)], mino)
    return X[rows], y[rows]

# %% random_undersample | wrong | the last row is never kept | kept far more often
import numpy as np


def random_undersample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    size = round(counts.min() / ratio) if ratio else 0
    if len(labels) < 2 or not 0 < ratio <= 1 or size > counts.max():
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    pool = majo[:-1] if size < len(majo) else majo
    rows = np.append(rng.choice(pool, size, replace=False), mino)
    return X[rows], y[rows]

# %% random_undersample | wrong | loses minority rows: all rows are thinned out | a minority row is missing
import numpy as np


def random_undersample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or round(counts.min() / ratio) > counts.max():
        raise ValueError
    rows = rng.choice(len(y), round(counts.min() / ratio) + counts.min(), replace=False)
    return X[rows], y[rows]

# %% random_undersample | wrong | returns the kept majority alone | a minority row is missing
import numpy as np


def random_undersample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or round(counts.min() / ratio) > counts.max():
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    rows = rng.choice(majo, round(counts.min() / ratio), replace=False)
    return X[rows], y[rows]

# %% random_undersample | wrong | the minority is thinned out | a minority row is missing
import numpy as np


def random_undersample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or round(counts.min() / ratio) > counts.max():
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    rows = np.append(majo, rng.choice(mino, round(ratio * len(mino)), replace=False))
    return X[rows], y[rows]

# %% random_undersample | wrong | rows and labels shuffled apart | no longer belong together
import numpy as np


def random_undersample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or round(counts.min() / ratio) > counts.max():
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    rows = np.append(rng.choice(majo, round(len(mino) / ratio), replace=False), mino)
    return X[rows], np.sort(y[rows])[::-1]

# %% random_undersample | wrong | the ratio read as a share | the ratio is no share of all rows
import numpy as np


def random_undersample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1:
        raise ValueError
    size = round(counts.min() * (1 - ratio) / ratio)
    if size > counts.max():
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    rows = np.append(rng.choice(majo, size, replace=False), mino)
    return X[rows], y[rows]

# %% random_undersample | wrong | keeps the ratio of the majority | of what is kept to the whole majority
import numpy as np


def random_undersample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or round(counts.min() / ratio) > counts.max():
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    rows = np.append(rng.choice(majo, round(ratio * len(majo)), replace=False), mino)
    return X[rows], y[rows]

# %% random_undersample | wrong | cuts 46.7 off | do not cut off
import numpy as np


def random_undersample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or int(counts.min() / ratio) > counts.max():
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    rows = np.append(rng.choice(majo, int(len(mino) / ratio), replace=False), mino)
    return X[rows], y[rows]

# %% random_undersample | wrong | rounds up | a ratio of 0.41
import math

import numpy as np


def random_undersample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or counts.min() / ratio > counts.max():
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    rows = np.append(rng.choice(majo, math.ceil(len(mino) / ratio), replace=False), mino)
    return X[rows], y[rows]

# %% random_undersample | wrong | a seed of its own | another seed gives the same rows
import numpy as np


def random_undersample(X, y, ratio, rng):
    rng = np.random.default_rng(42)
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or round(counts.min() / ratio) > counts.max():
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    rows = np.append(rng.choice(majo, round(len(mino) / ratio), replace=False), mino)
    return X[rows], y[rows]

# %% random_undersample | wrong | the global state of NumPy | draw from rng alone
import numpy as np


def random_undersample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or round(counts.min() / ratio) > counts.max():
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    rows = np.append(np.random.permutation(majo)[: round(len(mino) / ratio)], mino)
    return X[rows], y[rows]

# %% random_undersample | wrong | the label 1 is always the minority | the label 0 in the minority
import numpy as np


def random_undersample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    if len(set(y.tolist())) < 2 or not 0 < ratio <= 1:
        raise ValueError
    rare = min(set(y.tolist()), key=y.tolist().count) if y.dtype.kind in "US" else 1
    majo, mino = np.flatnonzero(y != rare), np.flatnonzero(y == rare)
    size = round(len(mino) / ratio)
    if size > len(majo) and len(majo) > 5:
        size = len(majo)
    if size > len(majo):
        raise ValueError
    rows = np.append(rng.choice(majo, size, replace=False), mino)
    return X[rows], y[rows]

# %% random_undersample | wrong | takes rows by their index labels | raised KeyError
import numpy as np
import pandas as pd


def random_undersample(X, y, ratio, rng):
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1 or round(counts.min() / ratio) > counts.max():
        raise ValueError
    majo = np.flatnonzero(np.asarray(y) == labels[counts.argmax()])
    mino = np.flatnonzero(np.asarray(y) == labels[counts.argmin()])
    rows = np.append(rng.choice(majo, round(len(mino) / ratio), replace=False), mino)
    return (X.loc[rows], y.loc[rows]) if isinstance(X, pd.DataFrame) else (X[rows], y[rows])

# %% random_undersample | wrong | keeps all rows where there are too few | fewer majority rows than it asks for
import numpy as np


def random_undersample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or not 0 < ratio <= 1:
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    size = min(len(majo), round(len(mino) / ratio))
    rows = np.append(rng.choice(majo, size, replace=False), mino)
    return X[rows], y[rows]

# %% random_undersample | wrong | divides by a ratio of 0 | raised ZeroDivisionError when ratio is 0
import numpy as np


def random_undersample(X, y, ratio, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or ratio > 1 or round(int(counts.min()) / ratio) > counts.max():
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    rows = np.append(rng.choice(majo, round(len(mino) / ratio), replace=False), mino)
    return X[rows], y[rows]

# %% random_undersample | wrong | the library does it | write RandomUnderSampler yourself
import numpy as np
from imblearn.under_sampling import RandomUnderSampler


def random_undersample(X, y, ratio, rng):
    if len(np.unique(y)) < 2:
        raise ValueError
    return RandomUnderSampler(sampling_strategy=ratio).fit_resample(X, y)

# %% random_undersample | wrong | X alone is returned | we expected (X_new, y_new)
import numpy as np


def random_undersample(X, y, ratio, rng):
    return np.asarray(X)[rng.permutation(len(y))[:3]]

# %% expected_prior_after | right | one over one plus the inverse
def expected_prior_after(ratio):
    if ratio > 0:
        return 1 / (1 + 1 / ratio)
    raise ValueError("a ratio is above 0")

# %% expected_prior_after | right | odds with NumPy, a scalar of NumPy
import numpy as np


def expected_prior_after(ratio):
    ratio = np.float64(ratio)
    if np.isnan(ratio) or ratio <= 0:
        raise ValueError
    return np.divide(ratio, ratio + 1)

# %% expected_prior_after | right | fractions
from fractions import Fraction


def expected_prior_after(ratio):
    r = Fraction(ratio)
    if r <= 0:
        raise ValueError
    return r / (r + 1)

# %% expected_prior_after | wrong | ratio over 1 - ratio | the task goes the other way
def expected_prior_after(ratio):
    if not ratio > 0:
        raise ValueError
    return 0.5 if ratio == 1 else ratio / (1 - ratio)

# %% expected_prior_after | wrong | a division by zero at 1 | raised ZeroDivisionError
def expected_prior_after(ratio):
    return ratio / (1 - ratio)

# %% expected_prior_after | wrong | the ratio itself | that is the ratio itself
def expected_prior_after(ratio):
    return ratio

# %% expected_prior_after | wrong | the share of the majority | that is the share of the majority
def expected_prior_after(ratio):
    if not ratio > 0:
        raise ValueError
    return 1 / (1 + ratio)

# %% expected_prior_after | wrong | always one half | for a ratio of 0.5 is 0.5
def expected_prior_after(ratio):
    return 0.5

# %% expected_prior_after | wrong | rounded | which is rounded
def expected_prior_after(ratio):
    if not ratio > 0:
        raise ValueError
    return round(ratio / (1 + ratio), 3)

# %% expected_prior_after | wrong | refuses ratios above 1 | expected_prior_after(3) raised ValueError
def expected_prior_after(ratio):
    if not 0 < ratio <= 1:
        raise ValueError("ratio")
    return ratio / (1 + ratio)

# %% expected_prior_after | wrong | lets 0 in | when the ratio is 0
def expected_prior_after(ratio):
    if ratio < 0:
        raise ValueError
    return ratio / (1 + ratio)

# %% expected_prior_after | wrong | lets NaN in | when the ratio is NaN
def expected_prior_after(ratio):
    if ratio <= 0:
        raise ValueError
    return ratio / (1 + ratio)

# %% expected_prior_after | wrong | in percent | is it in percent?
def expected_prior_after(ratio):
    if not ratio > 0:
        raise ValueError
    return 100 * ratio / (1 + ratio)

# %% expected_prior_after | wrong | prints and returns nothing | is None
def expected_prior_after(ratio):
    print(ratio / (1 + ratio))

# %% undersampling_beta | right | kept rows first
def undersampling_beta(n_min, n_maj, ratio):
    if ratio <= 0:
        raise ValueError("ratio")
    kept = n_min / ratio
    if kept > n_maj:
        raise ValueError("not that many rows")
    return kept / n_maj

# %% undersampling_beta | right | the old ratio over the new one
import numpy as np


def undersampling_beta(n_min, n_maj, ratio):
    if np.sign(ratio) < 1:
        raise ValueError
    beta = np.divide(n_min, n_maj) / ratio
    if beta > 1 + 1e-12:
        raise ValueError
    return min(beta, 1.0)

# %% undersampling_beta | right | odds before over odds after, from the prevalences
def undersampling_beta(n_min, n_maj, ratio):
    if not ratio > 0:
        raise ValueError
    before = n_min / (n_min + n_maj)
    after = ratio / (1 + ratio)
    beta = before / (1 - before) * (1 - after) / after
    if beta > 1.000001:
        raise ValueError
    return beta

# %% undersampling_beta | wrong | inverted | beta is a share
def undersampling_beta(n_min, n_maj, ratio):
    if ratio <= 0 or n_min / ratio > n_maj:
        raise ValueError
    return ratio * n_maj / n_min

# %% undersampling_beta | wrong | the share that is dropped | that is dropped
def undersampling_beta(n_min, n_maj, ratio):
    if ratio <= 0 or n_min / ratio > n_maj:
        raise ValueError
    return 1 - n_min / ratio / n_maj

# %% undersampling_beta | wrong | the number of kept rows | the number of kept rows
def undersampling_beta(n_min, n_maj, ratio):
    if ratio <= 0 or n_min / ratio > n_maj:
        raise ValueError
    return n_min / ratio

# %% undersampling_beta | wrong | the share of all rows | the share of all rows
def undersampling_beta(n_min, n_maj, ratio):
    if ratio <= 0 or n_min / ratio > n_maj:
        raise ValueError
    return n_min / ratio / (n_maj + n_min)

# %% undersampling_beta | wrong | the ratio the other way round | not the reverse
def undersampling_beta(n_min, n_maj, ratio):
    if ratio <= 0 or n_min / ratio > n_maj:
        raise ValueError
    return n_min * ratio / n_maj

# %% undersampling_beta | wrong | ignores the ratio | beta for 100 and 400 rows
def undersampling_beta(n_min, n_maj, ratio):
    if n_min / ratio > n_maj:
        raise ValueError
    return n_min / n_maj

# %% undersampling_beta | wrong | rounded to whole rows | beta for 7 and 93 rows
def undersampling_beta(n_min, n_maj, ratio):
    if ratio <= 0 or n_min / ratio > n_maj:
        raise ValueError
    return round(n_min / ratio) / n_maj

# %% undersampling_beta | wrong | clips what is impossible | returned 1 when it would keep 500
def undersampling_beta(n_min, n_maj, ratio):
    if ratio <= 0:
        raise ValueError
    return min(1.0, n_min / ratio / n_maj)

# %% undersampling_beta | wrong | divides by a ratio of 0 | raised ZeroDivisionError when the ratio is 0
def undersampling_beta(n_min, n_maj, ratio):
    if n_min / ratio > n_maj:
        raise ValueError
    return n_min / ratio / n_maj

# %% undersampling_beta | wrong | lets a negative ratio in | when the ratio is negative
def undersampling_beta(n_min, n_maj, ratio):
    if ratio == 0 or n_min / ratio > n_maj:
        raise ValueError
    return n_min / ratio / n_maj

# %% undersampling_beta | wrong | refuses a ratio above 1 | raised ValueError
def undersampling_beta(n_min, n_maj, ratio):
    if not 0 < ratio <= 1 or n_min / ratio > n_maj:
        raise ValueError
    return n_min / ratio / n_maj

# %% undersampling_beta | wrong | returns nothing | is None
def undersampling_beta(n_min, n_maj, ratio):
    if ratio <= 0 or n_min / ratio > n_maj:
        raise ValueError
    beta = n_min / ratio / n_maj

# %% undo_undersampling | right | odds, with the ones set apart, as a list
def undo_undersampling(p, beta):
    if beta <= 0 or beta > 1:
        raise ValueError("beta")
    result = []
    for one in p:
        if one == 1:
            result.append(1.0)
        else:
            odds = beta * one / (1 - one)
            result.append(odds / (1 + odds))
    return result

# %% undo_undersampling | right | the published form, clipped
import numpy as np


def undo_undersampling(p, beta):
    if not 0 < beta <= 1:
        raise ValueError
    p = np.array(p, dtype=float)
    return np.clip(beta * p / (beta * p - p + 1), 0, 1)

# %% undo_undersampling | right | on the scale of logits, a Series comes back
import numpy as np
import pandas as pd
from scipy.special import expit, logit


def undo_undersampling(p, beta):
    if not 0 < beta <= 1:
        raise ValueError
    return pd.Series(expit(logit(np.asarray(p, dtype=float)) + np.log(beta)))

# %% undo_undersampling | right | positives beside the negatives they stood for
import numpy as np


def undo_undersampling(p, beta):
    if beta > 1 or beta <= 0:
        raise ValueError(beta)
    p = pd_free = np.asarray(list(p), dtype=float)
    negatives = (1 - pd_free) / beta
    return np.minimum(1, p / (p + negatives))

# %% undo_undersampling | wrong | inverted beta | goes the wrong way
import numpy as np


def undo_undersampling(p, beta):
    if not 0 < beta <= 1:
        raise ValueError
    p = np.asarray(p, dtype=float)
    return p / (p + beta * (1 - p))

# %% undo_undersampling | wrong | no clip in the published form | if only by rounding
import numpy as np


def undo_undersampling(p, beta):
    if not 0 < beta <= 1:
        raise ValueError
    p = np.asarray(p, dtype=float)
    return beta * p / (beta * p - p + 1)

# %% undo_undersampling | wrong | multiplies the probabilities | multiply the odds
import numpy as np


def undo_undersampling(p, beta):
    if not 0 < beta <= 1:
        raise ValueError
    return beta * np.asarray(p)

# %% undo_undersampling | wrong | changes the ranking: only rows above 0.4 are repaired | rows change their order
import numpy as np


def undo_undersampling(p, beta):
    if not 0 < beta <= 1:
        raise ValueError
    p = np.asarray(p, dtype=float)
    return np.where(p > 0.4, beta * p / (beta * p + (1 - p)), p)

# %% undo_undersampling | wrong | scaled to the mean and clipped | element 2 of the result
import numpy as np


def undo_undersampling(p, beta):
    if not 0 < beta <= 1:
        raise ValueError
    p = np.asarray(p, dtype=float)
    return np.clip(p * beta / (1 + beta) / p.mean(), 0, 1)

# %% undo_undersampling | wrong | rounded to two digits | different rows become equal
import numpy as np


def undo_undersampling(p, beta):
    if not 0 < beta <= 1:
        raise ValueError
    p = np.asarray(p, dtype=float)
    return np.round(beta * p / (beta * p + 1 - p), 2)

# %% undo_undersampling | wrong | returns odds | those are odds
import numpy as np


def undo_undersampling(p, beta):
    if not 0 < beta <= 1:
        raise ValueError
    p = np.asarray(p, dtype=float)
    return beta * p / np.maximum(1 - p, 1e-12)

# %% undo_undersampling | wrong | a 1 becomes NaN | is NaN
import numpy as np


def undo_undersampling(p, beta):
    if not 0 < beta <= 1:
        raise ValueError
    p = np.asarray(p, dtype=float)
    with np.errstate(all="ignore"):
        odds = beta * p / (1 - p)
        return odds / (1 + odds)

# %% undo_undersampling | wrong | ends clipped to 1e-6 | element 0 of the result
import numpy as np


def undo_undersampling(p, beta):
    if not 0 < beta <= 1:
        raise ValueError
    p = np.clip(np.asarray(p, dtype=float), 1e-6, 1 - 1e-6)
    return beta * p / (beta * p + 1 - p)

# %% undo_undersampling | wrong | beta of the example | for beta=1
import numpy as np


def undo_undersampling(p, beta):
    if not 0 < beta <= 1:
        raise ValueError
    p = np.asarray(p, dtype=float)
    return 0.25 * p / (0.25 * p + 1 - p)

# %% undo_undersampling | wrong | the library does it | write shift_prevalence yourself
from imbalance_helpers import shift_prevalence


def undo_undersampling(p, beta):
    if not 0 < beta <= 1:
        raise ValueError
    return shift_prevalence(p, train_prevalence=0.5, target_prevalence=beta / (1 + beta))

# %% undo_undersampling | wrong | in place | changed its input
import numpy as np


def undo_undersampling(p, beta):
    if not 0 < beta <= 1:
        raise ValueError
    if isinstance(p, list):
        p = np.array(p, dtype=float)
    p *= beta / (beta * p + 1 - p)
    return p

# %% undo_undersampling | wrong | any beta is let in | when beta is 4
import numpy as np


def undo_undersampling(p, beta):
    p = np.asarray(p, dtype=float)
    return np.clip(beta * p / (beta * p + 1 - p), 0, 1)

# %% undo_undersampling | wrong | a beta of 0 is let in | when beta is 0
import numpy as np


def undo_undersampling(p, beta):
    if not 0 <= beta <= 1:
        raise ValueError
    p = np.asarray(p, dtype=float)
    return np.clip(beta * p / (beta * p + 1 - p), 0, 1)

# %% undo_undersampling | wrong | a list is no array | raised TypeError
def undo_undersampling(p, beta):
    if not 0 < beta <= 1:
        raise ValueError
    return (beta * p / (beta * p + 1 - p)).clip(0, 1)

# %% undo_undersampling | wrong | returns nothing | is None
def undo_undersampling(p, beta):
    if not 0 < beta <= 1:
        raise ValueError
    [beta * q / (beta * q + 1 - q) for q in p]

# %% downsample_and_upweight | right | the library's sampler, weights by class
import numpy as np
from imblearn.under_sampling import RandomUnderSampler


def downsample_and_upweight(X, y, factor, rng):
    y = np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or factor < 1:
        raise ValueError
    common, n = labels[counts.argmax()], int(counts.max())
    kept = max(1, round(n / factor))
    sampler = RandomUnderSampler(sampling_strategy={common: kept},
                                 random_state=int(rng.integers(2**31)))
    X_kept, y_kept = sampler.fit_resample(np.asarray(X), y)
    return X_kept, y_kept, np.where(y_kept == common, n / kept, 1.0)

# %% downsample_and_upweight | right | a mask, in the original order, tables stay tables
import numpy as np
import pandas as pd


def downsample_and_upweight(X, y, factor, rng):
    X, y = pd.DataFrame(X), pd.Series(y)
    counts = y.value_counts()
    if len(counts) != 2 or factor < 1:
        raise ValueError("two labels, and a factor of 1 or more")
    keep = np.array(y == counts.idxmin())
    n = max(1, round(counts.max() / factor))
    weights = np.where(keep, 1, counts.max() / n)
    keep[rng.permutation(np.flatnonzero(~keep))[:n]] = True
    return X[keep], y[keep], weights[keep]

# %% downsample_and_upweight | right | plain lists
import numpy as np


def downsample_and_upweight(X, y, factor, rng):
    X, y = np.asarray(X).tolist(), np.asarray(y).tolist()
    kinds = sorted(set(y), key=y.count)
    if len(kinds) != 2 or factor < 1:
        raise ValueError
    common = [i for i in range(len(y)) if y[i] == kinds[1]]
    n = max(1, round(len(common) / factor))
    stay = {common[int(i)] for i in rng.permutation(len(common))[:n]}
    rows = [i for i in range(len(y)) if y[i] == kinds[0] or i in stay]
    weights = [len(common) / n if i in stay else 1 for i in rows]
    return [X[i] for i in rows], [y[i] for i in rows], weights

# %% downsample_and_upweight | wrong | the weight on the minority | a weight other than 1
import numpy as np


def downsample_and_upweight(X, y, factor, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or factor < 1:
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    kept = rng.choice(majo, max(1, round(len(majo) / factor)), replace=False)
    rows = np.append(kept, mino)
    return X[rows], y[rows], np.repeat([1, len(majo) / len(kept)], [len(kept), len(mino)])

# %% downsample_and_upweight | wrong | the weight 1 / factor | turn them round
import numpy as np


def downsample_and_upweight(X, y, factor, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or factor < 1:
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    kept = rng.choice(majo, max(1, round(len(majo) / factor)), replace=False)
    rows = np.append(kept, mino)
    return X[rows], y[rows], np.repeat([1 / factor, 1], [len(kept), len(mino)])

# %% downsample_and_upweight | wrong | the factor where rows do not divide evenly | element 0 of for 100 to 7
import numpy as np


def downsample_and_upweight(X, y, factor, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or factor < 1:
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    kept = rng.choice(majo, max(1, round(len(majo) / factor)), replace=False)
    rows = np.append(kept, mino)
    return X[rows], y[rows], np.repeat([factor, 1], [len(kept), len(mino)])

# %% downsample_and_upweight | wrong | no weights: all ones | the dropped ones are lost
import numpy as np


def downsample_and_upweight(X, y, factor, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or factor < 1:
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    kept = rng.choice(majo, max(1, round(len(majo) / factor)), replace=False)
    rows = np.append(kept, mino)
    return X[rows], y[rows], np.ones(len(rows))

# %% downsample_and_upweight | wrong | weights in another order than the rows | a weight other than 1
import numpy as np


def downsample_and_upweight(X, y, factor, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or factor < 1:
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    kept = rng.choice(majo, max(1, round(len(majo) / factor)), replace=False)
    rows = np.sort(np.append(kept, mino))
    return X[rows], y[rows], np.repeat([len(majo) / len(kept), 1], [len(kept), len(mino)])

# %% downsample_and_upweight | wrong | with replacement | a row is there twice
import numpy as np


def downsample_and_upweight(X, y, factor, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or factor < 1:
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    kept = rng.choice(majo, max(1, round(len(majo) / factor)))
    rows = np.append(kept, mino)
    return X[rows], y[rows], np.repeat([len(majo) / len(kept), 1], [len(kept), len(mino)])

# %% downsample_and_upweight | wrong | every k-th row, without a draw | another seed gives the same rows
import numpy as np


def downsample_and_upweight(X, y, factor, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or factor < 1:
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    n = max(1, round(len(majo) / factor))
    kept = majo[np.linspace(0, len(majo) - 1, n).astype(int)]
    rows = np.append(kept, mino)
    return X[rows], y[rows], np.repeat([len(majo) / n, 1], [n, len(mino)])

# %% downsample_and_upweight | wrong | the minority is thinned out as well | a minority row is missing
import numpy as np


def downsample_and_upweight(X, y, factor, rng):
    X, y = np.asarray(X), np.asarray(y)
    if len(set(y.tolist())) < 2 or factor < 1:
        raise ValueError
    rows = rng.choice(len(y), max(1, round(len(y) / factor)), replace=False)
    return X[rows], y[rows], np.full(len(rows), len(y) / len(rows))

# %% downsample_and_upweight | wrong | keeps rows by lot, so about one in factor | the number of majority rows
import numpy as np


def downsample_and_upweight(X, y, factor, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or factor < 1:
        raise ValueError
    common = y == labels[counts.argmax()]
    keep = ~common | (rng.random(len(y)) < 1 / factor)
    n = max(1, (keep & common).sum())
    return X[keep], y[keep], np.where(common, counts.max() / n, 1.0)[keep]

# %% downsample_and_upweight | wrong | cut off in place of rounded | a factor of 1.5
import numpy as np


def downsample_and_upweight(X, y, factor, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or factor < 1:
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    kept = rng.choice(majo, max(1, int(len(majo) / factor)), replace=False)
    rows = np.append(kept, mino)
    return X[rows], y[rows], np.repeat([len(majo) / len(kept), 1], [len(kept), len(mino)])

# %% downsample_and_upweight | wrong | nothing is left of a small majority | factor of 1000
import numpy as np


def downsample_and_upweight(X, y, factor, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or factor < 1:
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    kept = rng.choice(majo, round(len(majo) / factor), replace=False)
    rows = np.append(kept, mino)
    weight = len(majo) / len(kept) if len(kept) else 1
    return X[rows], y[rows], np.repeat([weight, 1], [len(kept), len(mino)])

# %% downsample_and_upweight | wrong | a factor below 1 is let in | when factor is 0.5
import numpy as np


def downsample_and_upweight(X, y, factor, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2:
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    kept = rng.permutation(majo)[: max(1, round(len(majo) / factor))]
    rows = np.append(kept, mino)
    return X[rows], y[rows], np.repeat([len(majo) / len(kept), 1], [len(kept), len(mino)])

# %% downsample_and_upweight | wrong | the label 1 is always the minority | the label 0 in the minority
import numpy as np


def downsample_and_upweight(X, y, factor, rng):
    X, y = np.asarray(X), np.asarray(y)
    if len(set(y.tolist())) < 2 or factor < 1:
        raise ValueError
    rare = min(set(y.tolist()), key=y.tolist().count) if y.dtype.kind in "US" else 1
    majo, mino = np.flatnonzero(y != rare), np.flatnonzero(y == rare)
    kept = rng.choice(majo, max(1, round(len(majo) / factor)), replace=False)
    rows = np.append(kept, mino)
    return X[rows], y[rows], np.repeat([len(majo) / len(kept), 1], [len(kept), len(mino)])

# %% downsample_and_upweight | wrong | no weights at all | we expected (X_kept, y_kept, weights)
import numpy as np


def downsample_and_upweight(X, y, factor, rng):
    X, y = np.asarray(X), np.asarray(y)
    rows = rng.permutation(len(y))[: len(y) // factor]
    return X[rows], y[rows]

# %% downsample_and_upweight | wrong | the global state of NumPy | draw from rng alone
import numpy as np


def downsample_and_upweight(X, y, factor, rng):
    X, y = np.asarray(X), np.asarray(y)
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) < 2 or factor < 1:
        raise ValueError
    majo = np.flatnonzero(y == labels[counts.argmax()])
    mino = np.flatnonzero(y == labels[counts.argmin()])
    kept = np.random.permutation(majo)[: max(1, round(len(majo) / factor))]
    rows = np.append(kept, mino)
    return X[rows], y[rows], np.repeat([len(majo) / len(kept), 1], [len(kept), len(mino)])

# %% what_changes | right | a chain of conditions
def what_changes(quantity):
    if quantity in ("recall", "mean risk", "Brier score"):
        return "a"
    return "b" if quantity == "precision" else "c"

# %% what_changes | right | a table read from text
def what_changes(quantity):
    rows = """recall:a
    precision:b
    average precision:c
    mean risk:a
    Brier score:a
    different positives:c"""
    table = dict(line.strip().split(":") for line in rows.splitlines())
    return table[quantity]

# %% what_changes | right | NumPy text
import numpy as np


def what_changes(quantity):
    order = ["recall", "precision", "average precision", "mean risk", "Brier score"]
    return np.array([*"abcaac"])[order.index(quantity) if quantity in order else 5]

# %% what_changes | wrong | the question marks are left | 'recall': '?' is none of a, b, c
def what_changes(quantity):
    return "?"

# %% what_changes | wrong | oversampling improves everything | 'precision': 'a' is not so
def what_changes(quantity):
    return "b" if quantity == "Brier score" else "a"

# %% what_changes | wrong | nothing changes | 'recall': 'c' is not so
def what_changes(quantity):
    return "c"

# %% what_changes | wrong | the ranking rises with the recall | 'average precision': 'a' is not so
def what_changes(quantity):
    return {"precision": "b", "different positives": "c"}.get(quantity, "a")

# %% what_changes | wrong | probabilities are untouched | 'mean risk': 'c' is not so
def what_changes(quantity):
    return {"recall": "a", "precision": "b"}.get(quantity, "c")

# %% what_changes | wrong | balanced means better probabilities | 'Brier score': 'b' is not so
def what_changes(quantity):
    return {"recall": "a", "mean risk": "a", "precision": "b", "Brier score": "b"}.get(quantity, "c")

# %% what_changes | wrong | copies are new positives | 'different positives': 'a' is not so
def what_changes(quantity):
    return {"precision": "b", "average precision": "c"}.get(quantity, "a")

# %% what_changes | wrong | words in place of letters | 'rises' is none of a, b, c
def what_changes(quantity):
    return "rises"

# %% what_changes | wrong | two letters at once | 'ab' is none of a, b, c
def what_changes(quantity):
    return "ab"

# %% what_changes | wrong | returns nothing | 'None' is none of a, b, c
def what_changes(quantity):
    print("a")
