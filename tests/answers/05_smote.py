"""Right and wrong answers to the exercises of lesson 05; tests/corpus.py says how to read them."""

# ruff: noqa


# %% smote_point | right | NumPy
import numpy as np


def smote_point(x, z, u):
    x, z = np.asarray(x, dtype=float), np.asarray(z, dtype=float)
    if len(x) != len(z):
        raise ValueError("lengths differ")
    if u < 0 or u > 1:
        raise ValueError("u")
    return x + u * (z - x)


# %% smote_point | right | plain Python, a list returned
def smote_point(x, z, u):
    x, z = list(x), list(z)
    if len(x) != len(z) or not (0 <= u <= 1):
        raise ValueError("bad input")
    return [(1 - u) * a + u * b for a, b in zip(x, z)]


# %% smote_point | right | names of the test taken, a strict zip
import numpy as np

check = point = compare = library = None


def smote_point(x, z, u):
    if not 0 <= u <= 1:
        raise ValueError(u)
    return np.array([float(a + u * (b - a)) for a, b in zip(x, z, strict=True)])


# %% smote_point | right | pandas inside, indexes dropped
import pandas as pd


def smote_point(x, z, u):
    a, b = pd.Series(list(x), dtype=float), pd.Series(list(z), dtype=float)
    if a.size != b.size or not 0 <= u <= 1:
        raise ValueError("lengths or u")
    return a.mul(1 - u).add(b.mul(u))


# %% smote_point | wrong | extrapolates, u above 1 | it lies beyond z
import numpy as np


def smote_point(x, z, u):
    x, z = np.asarray(x, dtype=float), np.asarray(z, dtype=float)
    if x.shape != z.shape or not 0 <= u <= 1:
        raise ValueError("bad input")
    return x + (1 + u) * (z - x)


# %% smote_point | wrong | accepts u above 1 | when u is above 1; it should raise ValueError
import numpy as np


def smote_point(x, z, u):
    x, z = np.asarray(x, dtype=float), np.asarray(z, dtype=float)
    return x + u * (z - x)


# %% smote_point | wrong | one u per feature, which fills the box | of the point for x=
import numpy as np


def smote_point(x, z, u):
    x, z = np.asarray(x, dtype=float), np.asarray(z, dtype=float)
    if x.shape != z.shape or not 0 <= u <= 1:
        raise ValueError("bad input")
    shares = u * np.random.default_rng(0).random(len(x))
    return x + shares * (z - x)


# %% smote_point | wrong | mutates x | changed its input
def smote_point(x, z, u):
    if len(x) != len(z) or not 0 <= u <= 1:
        raise ValueError("bad input")
    for i in range(len(x)):
        x[i] = x[i] + u * (z[i] - x[i])
    return x


# %% smote_point | wrong | starts at z | it moves from z towards x
import numpy as np


def smote_point(x, z, u):
    x, z = np.asarray(x, dtype=float), np.asarray(z, dtype=float)
    if x.shape != z.shape or not 0 <= u <= 1:
        raise ValueError("bad input")
    return z + u * (x - z)


# %% smote_point | wrong | forgets to add x | add x
import numpy as np


def smote_point(x, z, u):
    x, z = np.asarray(x, dtype=float), np.asarray(z, dtype=float)
    if x.shape != z.shape or not 0 <= u <= 1:
        raise ValueError("bad input")
    return u * (z - x)


# %% smote_point | wrong | back to the type that came in | the fractions are cut off
import numpy as np


def smote_point(x, z, u):
    x, z = np.asarray(x), np.asarray(z)
    if x.shape != z.shape or not 0 <= u <= 1:
        raise ValueError("bad input")
    return (x + u * (z - x)).astype(x.dtype)


# %% smote_point | wrong | Series matched by index | the point for x=
import pandas as pd


def smote_point(x, z, u):
    if len(x) != len(z) or not 0 <= u <= 1:
        raise ValueError("bad input")
    x, z = pd.Series(x), pd.Series(z)
    return x + u * (z - x)


# %% smote_point | wrong | broadcasts a short row | z has one feature and x three
import numpy as np


def smote_point(x, z, u):
    x, z = np.asarray(x, dtype=float), np.asarray(z, dtype=float)
    if not 0 <= u <= 1:
        raise ValueError("bad input")
    return x + u * (z - x)


# %% smote_point | wrong | a negative u passes | when u is negative
import numpy as np


def smote_point(x, z, u):
    x, z = np.asarray(x, dtype=float), np.asarray(z, dtype=float)
    if x.shape != z.shape or u > 1:
        raise ValueError("bad input")
    return x + u * (z - x)


# %% smote_point | wrong | the example's value | the point for x=
def smote_point(x, z, u):
    if len(x) != len(z) or not 0 <= u <= 1:
        raise ValueError("bad input")
    return [1.0, 0.5] if len(x) == 2 else [0.0] * len(x)


# %% smote_point | wrong | prints and returns nothing | is None
import numpy as np


def smote_point(x, z, u):
    x, z = np.asarray(x, dtype=float), np.asarray(z, dtype=float)
    if x.shape != z.shape or not 0 <= u <= 1:
        raise ValueError("bad input")
    print(x + u * (z - x))


# %% smote_point | wrong | an assert for the range | raised AssertionError when u is above 1
import numpy as np


def smote_point(x, z, u):
    assert 0 <= u <= 1
    x, z = np.asarray(x, dtype=float), np.asarray(z, dtype=float)
    return x + u * (z - x)


# %% smote | right | NearestNeighbors, vectors
import numpy as np
from sklearn.neighbors import NearestNeighbors


def smote(X, y, n_new, k, rng, pos_label=1):
    M = np.asarray(X, dtype=float)[np.asarray(y) == pos_label]
    if k < 1 or k >= len(M):
        raise ValueError("k")
    near = NearestNeighbors(n_neighbors=k + 1).fit(M).kneighbors(M, return_distance=False)[:, 1:]
    base = rng.integers(len(M), size=n_new)
    other = near[base, rng.integers(k, size=n_new)]
    u = rng.random((n_new, 1))
    return M[base] + u * (M[other] - M[base])


# %% smote | right | kneighbors() without rows leaves the row itself out
import numpy as np
from sklearn.neighbors import NearestNeighbors


def smote(X, y, n_new, k, rng, pos_label=1):
    M = np.asarray(X, dtype=float)[np.asarray(y) == pos_label]
    if not 1 <= k < len(M):
        raise ValueError("k")
    near = NearestNeighbors(n_neighbors=k).fit(M).kneighbors(return_distance=False)
    pick = rng.integers(len(M) * k, size=n_new)
    base, other = pick // k, near.ravel()[pick]
    return M[base] + rng.uniform(size=n_new)[:, None] * (M[other] - M[base])


# %% smote | right | a loop, one row after the other
import numpy as np


def smote(X, y, n_new, k, rng, pos_label=1):
    rows = [row for row, label in zip(np.asarray(X).astype(float), list(y)) if label == pos_label]
    if k < 1 or k > len(rows) - 1:
        raise ValueError("k must be smaller than the number of minority rows")
    made = np.empty((n_new, np.asarray(X).shape[1]))
    for i in range(n_new):
        j = rng.choice(len(rows))
        order = sorted(
            (n for n in range(len(rows)) if n != j), key=lambda n: ((rows[n] - rows[j]) ** 2).sum()
        )
        z = rows[rng.choice(order[:k])]
        made[i] = rows[j] + rng.uniform() * (z - rows[j])
    return made


# %% smote | right | a DataFrame returned, SciPy's distances
import numpy as np
import pandas as pd
from scipy.spatial.distance import cdist


def smote(X, y, n_new, k, rng, pos_label=1):
    table = pd.DataFrame(np.asarray(X, dtype=float))
    M = table[(np.asarray(y) == pos_label)].to_numpy()
    if not 1 <= k < len(M):
        raise ValueError("k")
    near = cdist(M, M).argsort(axis=1, kind="stable")[:, 1 : k + 1]
    base = rng.choice(len(M), n_new)
    z = M[[rng.choice(near[b]) for b in base]] if n_new else M[base]
    u = rng.random(n_new).reshape(-1, 1)
    return pd.DataFrame((1 - u) * M[base] + u * z)


# %% smote | wrong | neighbours include the row itself | copies
import numpy as np
from sklearn.neighbors import NearestNeighbors


def smote(X, y, n_new, k, rng, pos_label=1):
    M = np.asarray(X, dtype=float)[np.asarray(y) == pos_label]
    if not 1 <= k < len(M):
        raise ValueError("k")
    near = NearestNeighbors(n_neighbors=k).fit(M).kneighbors(M, return_distance=False)
    base = rng.integers(len(M), size=n_new)
    other = near[base, rng.integers(k, size=n_new)]
    return M[base] + rng.random((n_new, 1)) * (M[other] - M[base])


# %% smote | wrong | k + 1 neighbours, the row itself among them | copies
import numpy as np
from sklearn.neighbors import NearestNeighbors


def smote(X, y, n_new, k, rng, pos_label=1):
    M = np.asarray(X, dtype=float)[np.asarray(y) == pos_label]
    if not 1 <= k < len(M):
        raise ValueError("k")
    near = NearestNeighbors(n_neighbors=k + 1).fit(M).kneighbors(M, return_distance=False)
    base = rng.integers(len(M), size=n_new)
    other = near[base, rng.integers(k + 1, size=n_new)]
    return M[base] + rng.random((n_new, 1)) * (M[other] - M[base])


# %% smote | wrong | neighbours among all classes | do not lie on the line
import numpy as np
from sklearn.neighbors import NearestNeighbors


def smote(X, y, n_new, k, rng, pos_label=1):
    X = np.asarray(X, dtype=float)
    M = X[np.asarray(y) == pos_label]
    if not 1 <= k < len(M):
        raise ValueError("k")
    near = NearestNeighbors(n_neighbors=k + 1).fit(X).kneighbors(M, return_distance=False)[:, 1:]
    base = rng.integers(len(M), size=n_new)
    other = near[base, rng.integers(k, size=n_new)]
    return M[base] + rng.random((n_new, 1)) * (X[other] - M[base])


# %% smote | wrong | all classes once the minority is large enough | on the way to a majority row
import numpy as np
from sklearn.neighbors import NearestNeighbors


def smote(X, y, n_new, k, rng, pos_label=1):
    X = np.asarray(X, dtype=float)
    M = X[np.asarray(y) == pos_label]
    if not 1 <= k < len(M):
        raise ValueError("k")
    pool = M if len(M) < 3 else X
    near = NearestNeighbors(n_neighbors=k + 1).fit(pool).kneighbors(M, return_distance=False)[:, 1:]
    base = rng.integers(len(M), size=n_new)
    other = near[base, rng.integers(k, size=n_new)]
    return M[base] + rng.random((n_new, 1)) * (pool[other] - M[base])


# %% smote | wrong | k >= n is not refused | when k is 2 and the minority has 2 rows
import numpy as np


def smote(X, y, n_new, k, rng, pos_label=1):
    M = np.asarray(X, dtype=float)[np.asarray(y) == pos_label]
    k = min(k, len(M) - 1)
    distances = np.linalg.norm(M[:, None] - M, axis=2)
    np.fill_diagonal(distances, np.inf)
    near = distances.argsort(axis=1)[:, :k]
    base = rng.integers(len(M), size=n_new)
    other = near[base, rng.integers(k, size=n_new)]
    return M[base] + rng.random((n_new, 1)) * (M[other] - M[base])


# %% smote | wrong | always the same base | some minority rows are drawn far more often
import numpy as np
from sklearn.neighbors import NearestNeighbors


def smote(X, y, n_new, k, rng, pos_label=1):
    M = np.asarray(X, dtype=float)[np.asarray(y) == pos_label]
    if not 1 <= k < len(M):
        raise ValueError("k")
    near = NearestNeighbors(n_neighbors=k + 1).fit(M).kneighbors(M, return_distance=False)[:, 1:]
    other = near[0, rng.integers(k, size=n_new)]
    return M[0] + rng.random((n_new, 1)) * (M[other] - M[0])


# %% smote | wrong | one u per feature | do not lie on the line
import numpy as np
from sklearn.neighbors import NearestNeighbors


def smote(X, y, n_new, k, rng, pos_label=1):
    M = np.asarray(X, dtype=float)[np.asarray(y) == pos_label]
    if not 1 <= k < len(M):
        raise ValueError("k")
    near = NearestNeighbors(n_neighbors=k + 1).fit(M).kneighbors(M, return_distance=False)[:, 1:]
    base = rng.integers(len(M), size=n_new)
    other = near[base, rng.integers(k, size=n_new)]
    return M[base] + rng.random((n_new, M.shape[1])) * (M[other] - M[base])


# %% smote | wrong | u up to 1.5 | lie beyond the two minority rows
import numpy as np
from sklearn.neighbors import NearestNeighbors


def smote(X, y, n_new, k, rng, pos_label=1):
    M = np.asarray(X, dtype=float)[np.asarray(y) == pos_label]
    if not 1 <= k < len(M):
        raise ValueError("k")
    near = NearestNeighbors(n_neighbors=k + 1).fit(M).kneighbors(M, return_distance=False)[:, 1:]
    base = rng.integers(len(M), size=n_new)
    other = near[base, rng.integers(k, size=n_new)]
    return M[base] + rng.uniform(0, 1.5, (n_new, 1)) * (M[other] - M[base])


# %% smote | wrong | midpoints only | is u uniform
import numpy as np
from sklearn.neighbors import NearestNeighbors


def smote(X, y, n_new, k, rng, pos_label=1):
    M = np.asarray(X, dtype=float)[np.asarray(y) == pos_label]
    if not 1 <= k < len(M):
        raise ValueError("k")
    near = NearestNeighbors(n_neighbors=k + 1).fit(M).kneighbors(M, return_distance=False)[:, 1:]
    base = rng.integers(len(M), size=n_new)
    other = near[base, rng.integers(k, size=n_new)]
    return M[base] + 0.5 * (M[other] - M[base])


# %% smote | wrong | a single u for all rows | is u uniform
import numpy as np
from sklearn.neighbors import NearestNeighbors


def smote(X, y, n_new, k, rng, pos_label=1):
    M = np.asarray(X, dtype=float)[np.asarray(y) == pos_label]
    if not 1 <= k < len(M):
        raise ValueError("k")
    near = NearestNeighbors(n_neighbors=k + 1).fit(M).kneighbors(M, return_distance=False)[:, 1:]
    base = rng.integers(len(M), size=n_new)
    other = near[base, rng.integers(k, size=n_new)]
    return M[base] + rng.random() * (M[other] - M[base])


# %% smote | wrong | always the nearest neighbour | some of the k neighbours
import numpy as np
from sklearn.neighbors import NearestNeighbors


def smote(X, y, n_new, k, rng, pos_label=1):
    M = np.asarray(X, dtype=float)[np.asarray(y) == pos_label]
    if not 1 <= k < len(M):
        raise ValueError("k")
    near = NearestNeighbors(n_neighbors=2).fit(M).kneighbors(M, return_distance=False)[:, 1]
    base = rng.integers(len(M), size=n_new)
    return M[base] + rng.random((n_new, 1)) * (M[near[base]] - M[base])


# %% smote | wrong | any minority row as neighbour | not among the k nearest
import numpy as np


def smote(X, y, n_new, k, rng, pos_label=1):
    M = np.asarray(X, dtype=float)[np.asarray(y) == pos_label]
    if not 1 <= k < len(M):
        raise ValueError("k")
    base = rng.integers(len(M), size=n_new)
    other = (base + rng.integers(1, len(M), size=n_new)) % len(M)
    return M[base] + rng.random((n_new, 1)) * (M[other] - M[base])


# %% smote | wrong | one neighbour too many | not among the k nearest
import numpy as np


def smote(X, y, n_new, k, rng, pos_label=1):
    M = np.asarray(X, dtype=float)[np.asarray(y) == pos_label]
    if not 1 <= k < len(M):
        raise ValueError("k")
    distances = np.linalg.norm(M[:, None] - M, axis=2)
    near = distances.argsort(axis=1)[:, 1 : k + 2]
    base = rng.integers(len(M), size=n_new)
    other = near[base, rng.integers(near.shape[1], size=n_new)]
    return M[base] + rng.random((n_new, 1)) * (M[other] - M[base])


# %% smote | wrong | copies of rows, plain oversampling | all new rows are copies
import numpy as np


def smote(X, y, n_new, k, rng, pos_label=1):
    M = np.asarray(X, dtype=float)[np.asarray(y) == pos_label]
    if not 1 <= k < len(M):
        raise ValueError("k")
    return M[rng.integers(len(M), size=n_new)]


# %% smote | wrong | back to the type of X | fractions are cut off
import numpy as np
from sklearn.neighbors import NearestNeighbors


def smote(X, y, n_new, k, rng, pos_label=1):
    X = np.asarray(X)
    M = X[np.asarray(y) == pos_label]
    if not 1 <= k < len(M):
        raise ValueError("k")
    near = NearestNeighbors(n_neighbors=k + 1).fit(M).kneighbors(M, return_distance=False)[:, 1:]
    base = rng.integers(len(M), size=n_new)
    other = near[base, rng.integers(k, size=n_new)]
    return (M[base] + rng.random((n_new, 1)) * (M[other] - M[base])).astype(X.dtype)


# %% smote | wrong | the label is always 1 | fraud
import numpy as np
from sklearn.neighbors import NearestNeighbors


def smote(X, y, n_new, k, rng, pos_label=1):
    M = np.asarray(X, dtype=float)[np.asarray(y) == 1]
    if not 1 <= k < len(M):
        raise ValueError("k")
    near = NearestNeighbors(n_neighbors=k + 1).fit(M).kneighbors(M, return_distance=False)[:, 1:]
    base = rng.integers(len(M), size=n_new)
    other = near[base, rng.integers(k, size=n_new)]
    return M[base] + rng.random((n_new, 1)) * (M[other] - M[base])


# %% smote | wrong | the old rows returned as well | shape (54, 2)
import numpy as np
from sklearn.neighbors import NearestNeighbors


def smote(X, y, n_new, k, rng, pos_label=1):
    X = np.asarray(X, dtype=float)
    M = X[np.asarray(y) == pos_label]
    if not 1 <= k < len(M):
        raise ValueError("k")
    near = NearestNeighbors(n_neighbors=k + 1).fit(M).kneighbors(M, return_distance=False)[:, 1:]
    base = rng.integers(len(M), size=n_new)
    other = near[base, rng.integers(k, size=n_new)]
    return np.vstack([X, M[base] + rng.random((n_new, 1)) * (M[other] - M[base])])


# %% smote | wrong | a seed of its own | draw from rng
import numpy as np
from sklearn.neighbors import NearestNeighbors


def smote(X, y, n_new, k, rng, pos_label=1):
    rng = np.random.default_rng(42)
    M = np.asarray(X, dtype=float)[np.asarray(y) == pos_label]
    if not 1 <= k < len(M):
        raise ValueError("k")
    near = NearestNeighbors(n_neighbors=k + 1).fit(M).kneighbors(M, return_distance=False)[:, 1:]
    base = rng.integers(len(M), size=n_new)
    other = near[base, rng.integers(k, size=n_new)]
    return M[base] + rng.random((n_new, 1)) * (M[other] - M[base])


# %% smote | wrong | NumPy's global generator | draw everything from rng
import numpy as np
from sklearn.neighbors import NearestNeighbors


def smote(X, y, n_new, k, rng, pos_label=1):
    M = np.asarray(X, dtype=float)[np.asarray(y) == pos_label]
    if not 1 <= k < len(M):
        raise ValueError("k")
    near = NearestNeighbors(n_neighbors=k + 1).fit(M).kneighbors(M, return_distance=False)[:, 1:]
    base = rng.integers(len(M), size=n_new)
    other = near[base, rng.integers(k, size=n_new)]
    return M[base] + np.random.rand(n_new, 1) * (M[other] - M[base])


# %% smote | wrong | rows taken by the index of a Series | raised
import numpy as np
import pandas as pd
from sklearn.neighbors import NearestNeighbors


def smote(X, y, n_new, k, rng, pos_label=1):
    M = pd.DataFrame(X)[pd.Series(y) == pos_label].to_numpy(dtype=float)
    if not 1 <= k < len(M):
        raise ValueError("k")
    near = NearestNeighbors(n_neighbors=k + 1).fit(M).kneighbors(M, return_distance=False)[:, 1:]
    base = rng.integers(len(M), size=n_new)
    other = near[base, rng.integers(k, size=n_new)]
    return M[base] + rng.random((n_new, 1)) * (M[other] - M[base])


# %% smote | wrong | a wrapper around the library | write SMOTE yourself
import numpy as np
from imblearn.over_sampling import SMOTE


def smote(X, y, n_new, k, rng, pos_label=1):
    X, y = np.asarray(X, dtype=float), np.asarray(y) == pos_label
    if not 1 <= k < y.sum():
        raise ValueError("k")
    sampler = SMOTE(sampling_strategy={True: y.sum() + n_new}, k_neighbors=k, random_state=0)
    return sampler.fit_resample(X, y)[0][len(X):]


# %% smote | wrong | a wrapper around a variant | write BorderlineSMOTE yourself
import numpy as np
from imblearn.over_sampling import BorderlineSMOTE as Sampler


def smote(X, y, n_new, k, rng, pos_label=1):
    X, y = np.asarray(X, dtype=float), np.asarray(y) == pos_label
    if not 1 <= k < y.sum():
        raise ValueError("k")
    sampler = Sampler(sampling_strategy={True: y.sum() + n_new}, k_neighbors=k, random_state=0)
    return sampler.fit_resample(X, y)[0][len(X):]


# %% smote | wrong | nothing returned | no table
def smote(X, y, n_new, k, rng, pos_label=1):
    rows = [x for x, label in zip(X, y) if label == pos_label]


# %% smote_ready | right | pandas types
import pandas as pd
from pandas.api.types import is_bool_dtype, is_float_dtype, is_integer_dtype, is_numeric_dtype


def smote_ready(df, y, k=5):
    found = {"categorical": [], "integer": [], "missing": [], "unscaled": []}
    for name in df.columns:
        column = df[name]
        if is_bool_dtype(column) or not is_numeric_dtype(column):
            found["categorical"].append(name)
        elif is_integer_dtype(column):
            found["integer"].append(name)
        if column.isna().any():
            found["missing"].append(name)
        if is_float_dtype(column) and (column.std() < 0.1 or column.std() > 10):
            found["unscaled"].append(name)
    counts = pd.Series(y).value_counts()
    found["too few"] = list(counts[counts <= k].index)
    return {key: value for key, value in found.items() if value}


# %% smote_ready | right | select_dtypes, Index and array in the values
import numpy as np
from collections import Counter


def smote_ready(df, y, k=5):
    floats = df.select_dtypes("floating")
    std = floats.apply(lambda column: np.nanstd(column.to_numpy(dtype=float)))
    parts = {
        "too few": np.array([label for label, n in Counter(list(y)).items() if n <= k]),
        "unscaled": floats.columns[(std < 0.1) | (std > 10)] if len(std) else [],
        "missing": df.columns[df.isna().any()],
        "integer": df.select_dtypes("integer").columns,
        "categorical": df.select_dtypes(exclude=["integer", "floating"]).columns,
    }
    return {key: part for key, part in parts.items() if len(part)}


# %% smote_ready | right | tuples, dtype kinds
import pandas as pd


def kind_of(column):
    dtype = column.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        return "c"
    return getattr(dtype, "kind", "O")


def smote_ready(df, y, k=5):
    kinds = {name: kind_of(df[name]) for name in df}
    problems = dict(
        categorical=tuple(n for n, kind in kinds.items() if kind not in "iuf"),
        integer=tuple(n for n, kind in kinds.items() if kind in "iu"),
        missing=tuple(n for n in df if df[n].isnull().sum() > 0),
        unscaled=tuple(
            n for n, kind in kinds.items() if kind == "f" and not 0.1 <= df[n].std(ddof=0) <= 10),
    )
    labels = list(y)
    problems["too few"] = tuple(c for c in sorted(set(labels), key=str) if labels.count(c) <= k)
    for key in list(problems):
        if not problems[key]:
            del problems[key]
    return problems


# %% smote_ready | wrong | misses int64 | nothing under 'integer'
import numpy as np
import pandas as pd


def smote_ready(df, y, k=5):
    integer = [c for c in df if df[c].dtype == np.int32]
    floats = [c for c in df if pd.api.types.is_float_dtype(df[c])]
    counts = pd.Series(y).value_counts()
    problems = {
        "categorical": [c for c in df if not pd.api.types.is_numeric_dtype(df[c])],
        "integer": integer,
        "missing": [c for c in df if df[c].isna().any()],
        "unscaled": [c for c in floats if not 0.1 <= df[c].std() <= 10],
        "too few": counts[counts <= k].index.tolist(),
    }
    return {key: found for key, found in problems.items() if found}


# %% smote_ready | wrong | int64 alone | integers of other widths
import pandas as pd


def smote_ready(df, y, k=5):
    integer = [c for c in df if df[c].dtype == "int64"]
    floats = [c for c in df if pd.api.types.is_float_dtype(df[c])]
    counts = pd.Series(y).value_counts()
    problems = {
        "categorical": [c for c in df if not pd.api.types.is_numeric_dtype(df[c]) or df[c].dtype == bool],
        "integer": integer,
        "missing": [c for c in df if df[c].isna().any()],
        "unscaled": [c for c in floats if not 0.1 <= df[c].std() <= 10],
        "too few": counts[counts <= k].index.tolist(),
    }
    return {key: found for key, found in problems.items() if found}


# %% smote_ready | wrong | floats with whole values taken for integers | floats that are whole numbers: ['whole'] under 'integer'
import pandas as pd
from pandas.api.types import is_float_dtype, is_integer_dtype


def smote_ready(df, y, k=5):
    floats = [c for c in df if is_float_dtype(df[c])]
    integer = [c for c in df if is_integer_dtype(df[c]) or (c in floats and (df[c] % 1 == 0).all())]
    counts = pd.Series(y).value_counts()
    problems = {
        "categorical": [c for c in df if c not in integer and c not in floats],
        "integer": integer,
        "missing": [c for c in df if df[c].isna().any()],
        "unscaled": [c for c in floats if not 0.1 <= df[c].std() <= 10],
        "too few": counts[counts <= k].index.tolist(),
    }
    return {key: found for key, found in problems.items() if found}


# %% smote_ready | wrong | booleans pass as numbers | text, categories, dates, booleans: 'categorical'
import pandas as pd
from pandas.api.types import is_float_dtype, is_integer_dtype, is_numeric_dtype


def smote_ready(df, y, k=5):
    counts = pd.Series(y).value_counts()
    problems = {
        "categorical": [c for c in df if not is_numeric_dtype(df[c])],
        "integer": [c for c in df if is_integer_dtype(df[c])],
        "missing": [c for c in df if df[c].isna().any()],
        "unscaled": [c for c in df if is_float_dtype(df[c]) and not 0.1 <= df[c].std() <= 10],
        "too few": counts[counts <= k].index.tolist(),
    }
    return {key: found for key, found in problems.items() if found}


# %% smote_ready | wrong | object columns only | text, categories, dates, booleans: 'categorical'
import pandas as pd
from pandas.api.types import is_float_dtype, is_integer_dtype


def smote_ready(df, y, k=5):
    counts = pd.Series(y).value_counts()
    problems = {
        "categorical": [c for c in df if df[c].dtype == object or df[c].dtype == "str"],
        "integer": [c for c in df if is_integer_dtype(df[c])],
        "missing": [c for c in df if df[c].isna().any()],
        "unscaled": [c for c in df if is_float_dtype(df[c]) and not 0.1 <= df[c].std() <= 10],
        "too few": counts[counts <= k].index.tolist(),
    }
    return {key: found for key, found in problems.items() if found}


# %% smote_ready | wrong | fewer than k instead of at most k | 5 rows and k=5: nothing under 'too few'
import pandas as pd
from pandas.api.types import is_float_dtype, is_integer_dtype


def smote_ready(df, y, k=5):
    integer = [c for c in df if is_integer_dtype(df[c])]
    floats = [c for c in df if is_float_dtype(df[c])]
    counts = pd.Series(y).value_counts()
    problems = {
        "categorical": [c for c in df if c not in integer and c not in floats],
        "integer": integer,
        "missing": [c for c in df if df[c].isna().any()],
        "unscaled": [c for c in floats if not 0.1 <= df[c].std() <= 10],
        "too few": counts[counts < k].index.tolist(),
    }
    return {key: found for key, found in problems.items() if found}


# %% smote_ready | wrong | k is always 5 | 6 rows and k=8
import pandas as pd
from pandas.api.types import is_float_dtype, is_integer_dtype


def smote_ready(df, y, k=5):
    integer = [c for c in df if is_integer_dtype(df[c])]
    floats = [c for c in df if is_float_dtype(df[c])]
    counts = pd.Series(y).value_counts()
    problems = {
        "categorical": [c for c in df if c not in integer and c not in floats],
        "integer": integer,
        "missing": [c for c in df if df[c].isna().any()],
        "unscaled": [c for c in floats if not 0.1 <= df[c].std() <= 10],
        "too few": counts[counts <= 5].index.tolist(),
    }
    return {key: found for key, found in problems.items() if found}


# %% smote_ready | wrong | the smallest class alone | three classes: 'too few'
import pandas as pd
from pandas.api.types import is_float_dtype, is_integer_dtype


def smote_ready(df, y, k=5):
    integer = [c for c in df if is_integer_dtype(df[c])]
    floats = [c for c in df if is_float_dtype(df[c])]
    counts = pd.Series(y).value_counts()
    problems = {
        "categorical": [c for c in df if c not in integer and c not in floats],
        "integer": integer,
        "missing": [c for c in df if df[c].isna().any()],
        "unscaled": [c for c in floats if not 0.1 <= df[c].std() <= 10],
        "too few": [counts.idxmin()] if counts.min() <= k else [],
    }
    return {key: found for key, found in problems.items() if found}


# %% smote_ready | wrong | only rows labelled 1 are counted | nothing under 'too few'
import numpy as np
import pandas as pd
from pandas.api.types import is_float_dtype, is_integer_dtype


def smote_ready(df, y, k=5):
    integer = [c for c in df if is_integer_dtype(df[c])]
    floats = [c for c in df if is_float_dtype(df[c])]
    problems = {
        "categorical": [c for c in df if c not in integer and c not in floats],
        "integer": integer,
        "missing": [c for c in df if df[c].isna().any()],
        "unscaled": [c for c in floats if not 0.1 <= df[c].std() <= 10],
        "too few": [1] if 0 < (np.asarray(y) == 1).sum() <= k else [],
    }
    return {key: found for key, found in problems.items() if found}


# %% smote_ready | wrong | missing values in floats only | missing values: 'missing'
import pandas as pd
from pandas.api.types import is_float_dtype, is_integer_dtype


def smote_ready(df, y, k=5):
    integer = [c for c in df if is_integer_dtype(df[c])]
    floats = [c for c in df if is_float_dtype(df[c])]
    counts = pd.Series(y).value_counts()
    problems = {
        "categorical": [c for c in df if c not in integer and c not in floats],
        "integer": integer,
        "missing": [c for c in floats if df[c].isna().any()],
        "unscaled": [c for c in floats if not 0.1 <= df[c].std() <= 10],
        "too few": counts[counts <= k].index.tolist(),
    }
    return {key: found for key, found in problems.items() if found}


# %% smote_ready | wrong | a gap makes the deviation NaN, and nothing is said | nothing under 'unscaled'
import numpy as np
import pandas as pd
from pandas.api.types import is_float_dtype, is_integer_dtype


def smote_ready(df, y, k=5):
    integer = [c for c in df if is_integer_dtype(df[c])]
    floats = [c for c in df if is_float_dtype(df[c])]
    counts = pd.Series(y).value_counts()

    def unscaled(c):
        std = np.std(df[c].to_numpy())
        return std < 0.1 or std > 10

    problems = {
        "categorical": [c for c in df if c not in integer and c not in floats],
        "integer": integer,
        "missing": [c for c in df if df[c].isna().any()],
        "unscaled": [c for c in floats if unscaled(c)],
        "too few": counts[counts <= k].index.tolist(),
    }
    return {key: found for key, found in problems.items() if found}


# %% smote_ready | wrong | the variance instead of the deviation | several scales: 'unscaled' has 4 elements
import pandas as pd
from pandas.api.types import is_float_dtype, is_integer_dtype


def smote_ready(df, y, k=5):
    integer = [c for c in df if is_integer_dtype(df[c])]
    floats = [c for c in df if is_float_dtype(df[c])]
    counts = pd.Series(y).value_counts()
    problems = {
        "categorical": [c for c in df if c not in integer and c not in floats],
        "integer": integer,
        "missing": [c for c in df if df[c].isna().any()],
        "unscaled": [c for c in floats if not 0.1 <= df[c].var() <= 10],
        "too few": counts[counts <= k].index.tolist(),
    }
    return {key: found for key, found in problems.items() if found}


# %% smote_ready | wrong | integer columns are called unscaled, too | under 'unscaled', but that is no problem
import pandas as pd
from pandas.api.types import is_float_dtype, is_integer_dtype


def smote_ready(df, y, k=5):
    integer = [c for c in df if is_integer_dtype(df[c])]
    floats = [c for c in df if is_float_dtype(df[c])]
    counts = pd.Series(y).value_counts()
    problems = {
        "categorical": [c for c in df if c not in integer and c not in floats],
        "integer": integer,
        "missing": [c for c in df if df[c].isna().any()],
        "unscaled": [c for c in floats + integer if not 0.1 <= df[c].std() <= 10],
        "too few": counts[counts <= k].index.tolist(),
    }
    return {key: found for key, found in problems.items() if found}


# %% smote_ready | wrong | empty lists are kept | that is no problem
import pandas as pd
from pandas.api.types import is_float_dtype, is_integer_dtype


def smote_ready(df, y, k=5):
    integer = [c for c in df if is_integer_dtype(df[c])]
    floats = [c for c in df if is_float_dtype(df[c])]
    counts = pd.Series(y).value_counts()
    return {
        "categorical": [c for c in df if c not in integer and c not in floats],
        "integer": integer,
        "missing": [c for c in df if df[c].isna().any()],
        "unscaled": [c for c in floats if not 0.1 <= df[c].std() <= 10],
        "too few": counts[counts <= k].index.tolist(),
    }


# %% smote_ready | wrong | fills the gaps of the table | changed its input
import pandas as pd
from pandas.api.types import is_float_dtype, is_integer_dtype


def smote_ready(df, y, k=5):
    missing = [c for c in df if df[c].isna().any()]
    integer = [c for c in df if is_integer_dtype(df[c])]
    floats = [c for c in df if is_float_dtype(df[c])]
    for c in floats:
        df[c] = df[c].fillna(0)
    counts = pd.Series(y).value_counts()
    problems = {
        "categorical": [c for c in df if c not in integer and c not in floats],
        "integer": integer,
        "missing": missing,
        "unscaled": [c for c in floats if not 0.1 <= df[c].std() <= 10],
        "too few": counts[counts <= k].index.tolist(),
    }
    return {key: found for key, found in problems.items() if found}


# %% smote_ready | wrong | the example's answer | that is no problem
def smote_ready(df, y, k=5):
    return {"integer": ["age"], "too few": ["fraud"]}


# %% smote_ready | wrong | a list of problems | the type of the result
def smote_ready(df, y, k=5):
    return ["integer", "too few"]


# %% make_smote_pipeline | right | make_pipeline of imbalanced-learn
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def make_smote_pipeline(k, model):
    return make_pipeline(StandardScaler(), SMOTE(k_neighbors=k, random_state=0), model)


# %% make_smote_pipeline | right | Pipeline with names of its own
import imblearn
from imblearn.over_sampling import SMOTE
from sklearn.preprocessing import StandardScaler


def make_smote_pipeline(k, model):
    steps = [("scale", StandardScaler()), ("more", SMOTE(random_state=0, k_neighbors=k)), ("clf", model)]
    return imblearn.pipeline.Pipeline(steps=steps)


# %% make_smote_pipeline | right | a column transformer and a pipeline inside the pipeline
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import Pipeline
from sklearn.compose import make_column_transformer
from sklearn.preprocessing import StandardScaler
from sklearn.base import clone


def make_smote_pipeline(k, model):
    scale = make_column_transformer((StandardScaler(), lambda X: list(range(X.shape[1]))))
    inner = Pipeline([("smote", SMOTE(k_neighbors=k, random_state=0)), ("model", clone(model))])
    return Pipeline([("scale", scale), ("rest", inner)])


# %% make_smote_pipeline | right | a seed set afterwards
import sklearn.preprocessing as preprocessing
from imblearn import over_sampling, pipeline


def make_smote_pipeline(k, model):
    made = pipeline.make_pipeline(preprocessing.StandardScaler(), over_sampling.SMOTE(), model)
    return made.set_params(smote__k_neighbors=k, smote__random_state=0)


# %% make_smote_pipeline | wrong | scaler after SMOTE | scale before SMOTE
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def make_smote_pipeline(k, model):
    return make_pipeline(SMOTE(k_neighbors=k, random_state=0), StandardScaler(), model)


# %% make_smote_pipeline | wrong | scaled before and after | scale before SMOTE, on real rows only
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def make_smote_pipeline(k, model):
    sampler = SMOTE(k_neighbors=k, random_state=0)
    return make_pipeline(StandardScaler(), sampler, StandardScaler(), model)


# %% make_smote_pipeline | wrong | the pipeline of scikit-learn | All intermediate steps should be transformers
from imblearn.over_sampling import SMOTE
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def make_smote_pipeline(k, model):
    return make_pipeline(StandardScaler(), SMOTE(k_neighbors=k, random_state=0), model)


# %% make_smote_pipeline | wrong | the sampler outside | nothing was resampled
from imblearn.over_sampling import SMOTE
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

sampler = SMOTE(random_state=0)  # to be called on the rows beforehand


def make_smote_pipeline(k, model):
    return make_pipeline(StandardScaler(), model)


# %% make_smote_pipeline | wrong | resamples in predict as well | the number of predictions for 7 rows
import numpy as np
from imblearn.over_sampling import SMOTE
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.preprocessing import StandardScaler


class Everywhere(ClassifierMixin, BaseEstimator):
    def __init__(self, k, model):
        self.k, self.model = k, model

    def fit(self, X, y):
        self.scaler = StandardScaler().fit(X)
        self.X, self.y = self.scaler.transform(X), np.asarray(y)
        self.model.fit(*SMOTE(k_neighbors=self.k, random_state=0).fit_resample(self.X, self.y))
        self.classes_ = np.unique(y)
        return self

    def predict(self, X):
        rows = np.vstack([self.X, self.scaler.transform(X)])
        labels = np.append(self.y, np.zeros(len(X), dtype=int))
        rows, _ = SMOTE(k_neighbors=self.k, random_state=0).fit_resample(rows, labels)
        return self.model.predict(rows)


def make_smote_pipeline(k, model):
    return Everywhere(k, model)


# %% make_smote_pipeline | wrong | no scaler | unscaled columns
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline


def make_smote_pipeline(k, model):
    return make_pipeline(SMOTE(k_neighbors=k, random_state=0), model)


# %% make_smote_pipeline | wrong | MinMaxScaler | mean 0 and standard deviation 1
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler


def make_smote_pipeline(k, model):
    return make_pipeline(MinMaxScaler(), SMOTE(k_neighbors=k, random_state=0), model)


# %% make_smote_pipeline | wrong | no seed | seed the sampler
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def make_smote_pipeline(k, model):
    return make_pipeline(StandardScaler(), SMOTE(k_neighbors=k), model)


# %% make_smote_pipeline | wrong | k forgotten | with k=1
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def make_smote_pipeline(k, model):
    return make_pipeline(StandardScaler(), SMOTE(random_state=0), model)


# %% make_smote_pipeline | wrong | k_neighbors always 1 | with k=8
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def make_smote_pipeline(k, model):
    return make_pipeline(StandardScaler(), SMOTE(k_neighbors=1, random_state=0), model)


# %% make_smote_pipeline | wrong | copies instead of new rows | with k=8
from imblearn.over_sampling import RandomOverSampler
from imblearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def make_smote_pipeline(k, model):
    return make_pipeline(StandardScaler(), RandomOverSampler(random_state=0), model)


# %% make_smote_pipeline | wrong | the model is ignored | the number of rows in each fit
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler


def make_smote_pipeline(k, model):
    return make_pipeline(StandardScaler(), SMOTE(k_neighbors=k, random_state=0), LogisticRegression())


# %% make_smote_pipeline | wrong | half as many minority rows | the number of rows in each fit
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def make_smote_pipeline(k, model):
    return make_pipeline(StandardScaler(), SMOTE(sampling_strategy=0.5, k_neighbors=k, random_state=0), model)


# %% make_smote_pipeline | wrong | nothing returned | no pipeline
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def make_smote_pipeline(k, model):
    pipeline = make_pipeline(StandardScaler(), SMOTE(k_neighbors=k, random_state=0), model)


# %% smote_vs_threshold | right | pipelines and argsort
import numpy as np
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def smote_vs_threshold(X, y, random_state=0):
    y = np.asarray(y)
    parts = train_test_split(X, y, test_size=0.3, stratify=y, random_state=random_state)
    X_train, X_test, y_train, y_test = parts
    plain = make_pipeline(StandardScaler(), LogisticRegression()).fit(X_train, y_train)
    smoted = make_pipeline(StandardScaler(), SMOTE(random_state=random_state), LogisticRegression())
    smoted.fit(X_train, y_train)
    s_plain, s_smote = plain.predict_proba(X_test)[:, 1], smoted.predict_proba(X_test)[:, 1]
    f_smote = s_smote >= 0.5
    f_plain = np.zeros(len(y_test), dtype=bool)
    f_plain[np.argsort(s_plain)[::-1][: f_smote.sum()]] = True
    return {
        name: {
            "alerts": flags.sum(),
            "recall": recall_score(y_test, flags),
            "precision": precision_score(y_test, flags, zero_division=0),
            "average_precision": average_precision_score(y_test, scores),
        }
        for name, flags, scores in [("plain", f_plain, s_plain), ("SMOTE", f_smote, s_smote)]
    }


# %% smote_vs_threshold | right | no pipeline, nlargest, pandas
import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def smote_vs_threshold(X, y, random_state=0):
    data = pd.DataFrame(X).reset_index(drop=True)
    labels = pd.Series(list(y))
    A, B, a, b = train_test_split(data, labels, test_size=0.3, stratify=labels, random_state=random_state)
    scaler = StandardScaler().fit(A)
    A, B = scaler.transform(A), scaler.transform(B)
    more = SMOTE(random_state=random_state).fit_resample(A, a)
    scores = pd.DataFrame({
        "SMOTE": LogisticRegression(max_iter=1000).fit(*more).predict_proba(B)[:, 1],
        "plain": LogisticRegression(max_iter=1000).fit(A, a).predict_proba(B)[:, 1],
    }, index=b.index)
    n = int((scores["SMOTE"] >= 0.5).sum())
    result = {}
    for name in scores:
        hits = b[scores[name].nlargest(n).index].sum()
        result[name] = {
            "alerts": n, "recall": hits / b.sum(), "precision": hits / n if n else 0.0,
            "average_precision": average_precision_score(b, scores[name])}
    return result


# %% smote_vs_threshold | right | ranks that break ties by position, a table turned into dicts
import numpy as np
import pandas as pd
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import Pipeline
from scipy.stats import rankdata
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

keys = rows_of = reference = events = None


def smote_vs_threshold(X, y, random_state=0):
    X, y = np.array(X), np.array(y)
    tr, te = train_test_split(np.arange(len(y)), test_size=0.3, stratify=y, random_state=random_state)
    steps = [("scale", StandardScaler()), ("lr", LogisticRegression())]
    plain = Pipeline(steps).fit(X[tr], y[tr]).predict_proba(X[te])[:, 1]
    steps.insert(1, ("smote", SMOTE(random_state=random_state)))
    smoted = Pipeline(steps).fit(X[tr], y[tr]).predict_proba(X[te])[:, 1]
    n = np.count_nonzero(smoted >= 0.5)
    table = pd.DataFrame(index=["plain", "SMOTE"])
    for name, score in [("plain", plain), ("SMOTE", smoted)]:
        flag = rankdata(-score, method="ordinal") <= n
        table.loc[name, "alerts"] = int(flag.sum())
        table.loc[name, "recall"] = flag[y[te] == 1].mean()
        table.loc[name, "precision"] = y[te][flag].mean() if n else 0.0
        table.loc[name, "average_precision"] = average_precision_score(y[te], score)
    return table.T.to_dict()


# %% smote_vs_threshold | wrong | compares both at 0.5 | match them
import numpy as np
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def smote_vs_threshold(X, y, random_state=0):
    y = np.asarray(y)
    A, B, a, b = train_test_split(X, y, test_size=0.3, stratify=y, random_state=random_state)
    models = {
        "plain": make_pipeline(StandardScaler(), LogisticRegression()),
        "SMOTE": make_pipeline(StandardScaler(), SMOTE(random_state=random_state), LogisticRegression())}
    result = {}
    for name, model in models.items():
        score = model.fit(A, a).predict_proba(B)[:, 1]
        flags = score >= 0.5
        result[name] = {
            "alerts": int(flags.sum()), "recall": recall_score(b, flags),
            "precision": precision_score(b, flags, zero_division=0),
            "average_precision": average_precision_score(b, score)}
    return result


# %% smote_vs_threshold | wrong | matches with test labels: as many alerts as positives | match without the labels
import numpy as np
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def smote_vs_threshold(X, y, random_state=0):
    y = np.asarray(y)
    A, B, a, b = train_test_split(X, y, test_size=0.3, stratify=y, random_state=random_state)
    models = {
        "plain": make_pipeline(StandardScaler(), LogisticRegression()),
        "SMOTE": make_pipeline(StandardScaler(), SMOTE(random_state=random_state), LogisticRegression())}
    n, result = int(b.sum()), {}
    for name, model in models.items():
        score = model.fit(A, a).predict_proba(B)[:, 1]
        hits = b[np.argsort(-score)[:n]].sum()
        result[name] = {
            "alerts": n, "recall": hits / b.sum(), "precision": hits / n,
            "average_precision": average_precision_score(b, score)}
    return result


# %% smote_vs_threshold | wrong | matches with test labels: the threshold with the same recall | match them
import numpy as np
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def smote_vs_threshold(X, y, random_state=0):
    y = np.asarray(y)
    A, B, a, b = train_test_split(X, y, test_size=0.3, stratify=y, random_state=random_state)
    plain = make_pipeline(StandardScaler(), LogisticRegression()).fit(A, a).predict_proba(B)[:, 1]
    sampler = SMOTE(random_state=random_state)
    smoted = make_pipeline(StandardScaler(), sampler, LogisticRegression()).fit(A, a).predict_proba(B)[:, 1]
    goal = recall_score(b, smoted >= 0.5)
    cut = max(t for t in np.unique(plain) if recall_score(b, plain >= t) >= goal)
    result = {}
    for name, score, flags in [("plain", plain, plain >= cut), ("SMOTE", smoted, smoted >= 0.5)]:
        result[name] = {
            "alerts": int(flags.sum()), "recall": recall_score(b, flags),
            "precision": precision_score(b, flags, zero_division=0),
            "average_precision": average_precision_score(b, score)}
    return result


# %% smote_vs_threshold | wrong | ties: everything from the n-th score on | match them
import numpy as np
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def smote_vs_threshold(X, y, random_state=0):
    y = np.asarray(y)
    A, B, a, b = train_test_split(X, y, test_size=0.3, stratify=y, random_state=random_state)
    plain = make_pipeline(StandardScaler(), LogisticRegression()).fit(A, a).predict_proba(B)[:, 1]
    sampler = SMOTE(random_state=random_state)
    smoted = make_pipeline(StandardScaler(), sampler, LogisticRegression()).fit(A, a).predict_proba(B)[:, 1]
    cut = np.sort(plain)[-int((smoted >= 0.5).sum())]
    result = {}
    for name, score, flags in [("plain", plain, plain >= cut), ("SMOTE", smoted, smoted >= 0.5)]:
        result[name] = {
            "alerts": int(flags.sum()), "recall": recall_score(b, flags),
            "precision": precision_score(b, flags, zero_division=0),
            "average_precision": average_precision_score(b, score)}
    return result


# %% smote_vs_threshold | wrong | ties flagged, but the count claimed | do both count the same flagged test rows?
import numpy as np
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def smote_vs_threshold(X, y, random_state=0):
    y = np.asarray(y)
    A, B, a, b = train_test_split(X, y, test_size=0.3, stratify=y, random_state=random_state)
    plain = make_pipeline(StandardScaler(), LogisticRegression()).fit(A, a).predict_proba(B)[:, 1]
    sampler = SMOTE(random_state=random_state)
    smoted = make_pipeline(StandardScaler(), sampler, LogisticRegression()).fit(A, a).predict_proba(B)[:, 1]
    n = int((smoted >= 0.5).sum())
    cut = np.sort(plain)[-n]
    result = {}
    for name, score, flags in [("plain", plain, plain >= cut), ("SMOTE", smoted, smoted >= 0.5)]:
        result[name] = {
            "alerts": n, "recall": recall_score(b, flags),
            "precision": precision_score(b, flags, zero_division=0),
            "average_precision": average_precision_score(b, score)}
    return result


# %% smote_vs_threshold | wrong | average precision of the flags | it comes from
import numpy as np
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def smote_vs_threshold(X, y, random_state=0):
    y = np.asarray(y)
    A, B, a, b = train_test_split(X, y, test_size=0.3, stratify=y, random_state=random_state)
    plain = make_pipeline(StandardScaler(), LogisticRegression()).fit(A, a).predict_proba(B)[:, 1]
    sampler = SMOTE(random_state=random_state)
    smoted = make_pipeline(StandardScaler(), sampler, LogisticRegression()).fit(A, a).predict_proba(B)[:, 1]
    n = int((smoted >= 0.5).sum())
    result = {}
    for name, score in [("plain", plain), ("SMOTE", smoted)]:
        flags = np.zeros(len(b))
        flags[np.argsort(-score)[:n]] = 1
        hits = b[flags == 1].sum()
        result[name] = {
            "alerts": n, "recall": hits / b.sum(), "precision": hits / n,
            "average_precision": average_precision_score(b, flags)}
    return result


# %% smote_vs_threshold | wrong | SMOTE before the split | do both count the same flagged test rows?
import numpy as np
from imblearn.over_sampling import SMOTE
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def smote_vs_threshold(X, y, random_state=0):
    more = SMOTE(random_state=random_state).fit_resample(np.asarray(X), np.asarray(y))
    split = [train_test_split(P, q, test_size=0.3, stratify=q, random_state=random_state)
             for P, q in [(np.asarray(X), np.asarray(y)), more]]
    scores = [make_pipeline(StandardScaler(), LogisticRegression()).fit(A, a).predict_proba(B)[:, 1]
              for A, B, a, b in split]
    n, result = int((scores[1] >= 0.5).sum()), {}
    for name, score, (A, B, a, b) in zip(["plain", "SMOTE"], scores, split):
        hits = b[np.argsort(-score)[:n]].sum()
        result[name] = {
            "alerts": n, "recall": hits / b.sum(), "precision": hits / n,
            "average_precision": average_precision_score(b, score)}
    return result


# %% smote_vs_threshold | wrong | measured on the training rows | do both count the same flagged test rows?
import numpy as np
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def smote_vs_threshold(X, y, random_state=0):
    y = np.asarray(y)
    A, B, a, b = train_test_split(X, y, test_size=0.3, stratify=y, random_state=random_state)
    B, b = A, a
    plain = make_pipeline(StandardScaler(), LogisticRegression()).fit(A, a).predict_proba(B)[:, 1]
    sampler = SMOTE(random_state=random_state)
    smoted = make_pipeline(StandardScaler(), sampler, LogisticRegression()).fit(A, a).predict_proba(B)[:, 1]
    n, result = int((smoted >= 0.5).sum()), {}
    for name, score in [("plain", plain), ("SMOTE", smoted)]:
        hits = b[np.argsort(-score)[:n]].sum()
        result[name] = {
            "alerts": n, "recall": hits / b.sum(), "precision": hits / n,
            "average_precision": average_precision_score(b, score)}
    return result


# %% smote_vs_threshold | wrong | the lowest scores are flagged | does not belong to its highest scores
import numpy as np
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def smote_vs_threshold(X, y, random_state=0):
    y = np.asarray(y)
    A, B, a, b = train_test_split(X, y, test_size=0.3, stratify=y, random_state=random_state)
    plain = make_pipeline(StandardScaler(), LogisticRegression()).fit(A, a).predict_proba(B)[:, 1]
    sampler = SMOTE(random_state=random_state)
    smoted = make_pipeline(StandardScaler(), sampler, LogisticRegression()).fit(A, a).predict_proba(B)[:, 1]
    n, result = int((smoted >= 0.5).sum()), {}
    for name, score in [("plain", plain), ("SMOTE", smoted)]:
        hits = b[np.argsort(score)[:n]].sum()
        result[name] = {
            "alerts": n, "recall": hits / b.sum(), "precision": hits / n,
            "average_precision": average_precision_score(b, score)}
    return result


# %% smote_vs_threshold | wrong | the split ignores random_state | the
import numpy as np
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def smote_vs_threshold(X, y, random_state=0):
    y = np.asarray(y)
    A, B, a, b = train_test_split(X, y, test_size=0.3, stratify=y, random_state=42)
    plain = make_pipeline(StandardScaler(), LogisticRegression()).fit(A, a).predict_proba(B)[:, 1]
    smoted = make_pipeline(StandardScaler(), SMOTE(random_state=0), LogisticRegression())
    smoted = smoted.fit(A, a).predict_proba(B)[:, 1]
    n, result = int((smoted >= 0.5).sum()), {}
    for name, score in [("plain", plain), ("SMOTE", smoted)]:
        hits = b[np.argsort(-score)[:n]].sum()
        result[name] = {
            "alerts": n, "recall": hits / b.sum(), "precision": hits / n,
            "average_precision": average_precision_score(b, score)}
    return result


# %% smote_vs_threshold | wrong | the two models are swapped | the average precision of 'plain'
import numpy as np
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def smote_vs_threshold(X, y, random_state=0):
    y = np.asarray(y)
    A, B, a, b = train_test_split(X, y, test_size=0.3, stratify=y, random_state=random_state)
    plain = make_pipeline(StandardScaler(), LogisticRegression()).fit(A, a).predict_proba(B)[:, 1]
    sampler = SMOTE(random_state=random_state)
    smoted = make_pipeline(StandardScaler(), sampler, LogisticRegression()).fit(A, a).predict_proba(B)[:, 1]
    n, result = int((smoted >= 0.5).sum()), {}
    for name, score in [("SMOTE", plain), ("plain", smoted)]:
        hits = b[np.argsort(-score)[:n]].sum()
        result[name] = {
            "alerts": n, "recall": hits / b.sum(), "precision": hits / n,
            "average_precision": average_precision_score(b, score)}
    return result


# %% smote_vs_threshold | wrong | a single row returned | the keys are not 'plain' and 'SMOTE'
def smote_vs_threshold(X, y, random_state=0):
    return {"alerts": 10, "recall": 0.5, "precision": 0.5, "average_precision": 0.5}


# %% smote_vs_threshold | wrong | average precision left out | the keys of 'plain'
def smote_vs_threshold(X, y, random_state=0):
    row = {"alerts": 10, "recall": 0.5, "precision": 0.5}
    return {"plain": row, "SMOTE": dict(row)}


# %% pick_remedy | right | the dict of the cell, filled in
def pick_remedy(case):
    answers = {
        "clinic": "c", "premiums": "e", "readable tree": "a",
        "quiet model": "b", "web shop": "d", "too good": "f"}
    return answers[case]


# %% pick_remedy | right | the first line left as it was
def pick_remedy(case):
    answers = {
        "clinic": "?", "premiums": "?", "readable tree": "?",
        "quiet model": "?", "web shop": "?", "too good": "?"}
    answers = dict(zip(answers, "ceabdf"))
    return answers[case]


# %% pick_remedy | right | a chain of ifs, and helpers with common names
why = fits = check = letters = None


def pick_remedy(case):
    if case == "clinic":
        return "c"
    if case == "premiums":
        return "e"
    if case == "readable tree":
        return "a"
    return "b" if case == "quiet model" else "d" if case == "web shop" else "f"


# %% pick_remedy | wrong | SMOTE everywhere | 'clinic': 'a' does not fit
def pick_remedy(case):
    return "a"


# %% pick_remedy | wrong | the question marks are still there | '?' is none of a to f
def pick_remedy(case):
    answers = {
        "clinic": "?", "premiums": "?", "readable tree": "?",
        "quiet model": "?", "web shop": "?", "too good": "?"}
    return answers[case]


# %% pick_remedy | wrong | the line that raises is still there | not written yet
def pick_remedy(case):
    answers = {
        "clinic": "c", "premiums": "e", "readable tree": "a",
        "quiet model": "b", "web shop": "d", "too good": "f"}
    raise NotImplementedError()
    return answers[case]


# %% pick_remedy | wrong | probabilities from balanced data | 'premiums': 'a' does not fit
def pick_remedy(case):
    answers = {
        "clinic": "c", "premiums": "a", "readable tree": "e",
        "quiet model": "b", "web shop": "d", "too good": "f"}
    return answers[case]


# %% pick_remedy | wrong | a threshold for a ranking | 'readable tree': 'b' does not fit
def pick_remedy(case):
    answers = {
        "clinic": "c", "premiums": "e", "readable tree": "b",
        "quiet model": "a", "web shop": "d", "too good": "f"}
    return answers[case]


# %% pick_remedy | wrong | SMOTE where a threshold will do | 'quiet model': 'a' does not fit
def pick_remedy(case):
    answers = {
        "clinic": "c", "premiums": "e", "readable tree": "a",
        "quiet model": "a", "web shop": "d", "too good": "f"}
    return answers[case]


# %% pick_remedy | wrong | plain SMOTE between countries | 'web shop': 'a' does not fit
def pick_remedy(case):
    answers = {
        "clinic": "c", "premiums": "e", "readable tree": "a",
        "quiet model": "b", "web shop": "a", "too good": "f"}
    return answers[case]


# %% pick_remedy | wrong | the leak is not seen | 'too good': 'c' does not fit
def pick_remedy(case):
    answers = {
        "clinic": "c", "premiums": "e", "readable tree": "a",
        "quiet model": "b", "web shop": "d", "too good": "c"}
    return answers[case]
