"""Right and wrong answers to the exercises of lesson 00; tests/corpus.py says how to read them."""

# ruff: noqa


# %% majority_accuracy | right | plain Python, a dict of counts
def majority_accuracy(y):
    counts = {}
    for label in y:
        counts[label] = counts.get(label, 0) + 1
    if not counts:
        raise ValueError("y is empty")
    return max(counts.values()) / len(y)


# %% majority_accuracy | right | statistics.mode, whose error for no data is a ValueError
from statistics import mode


def majority_accuracy(y):
    guess = mode(y)
    return sum(label == guess for label in y) / len(y)


# %% majority_accuracy | right | NumPy, a 0-d array returned
import numpy as np


def majority_accuracy(y):
    if np.size(y) == 0:
        raise ValueError("no labels")
    _, counts = np.unique(y, return_counts=True)
    return np.array(counts.max() / counts.sum())


# %% majority_accuracy | right | pandas
import pandas as pd


def majority_accuracy(y):
    y = pd.Series(y)
    if y.empty:
        raise ValueError("no labels")
    return y.value_counts(normalize=True).iloc[0]


# %% majority_accuracy | right | scikit-learn's dummy classifier
import numpy as np
from sklearn.dummy import DummyClassifier


def majority_accuracy(y):
    X = np.zeros((len(y), 1))
    return DummyClassifier(strategy="most_frequent").fit(X, y).score(X, y)


# %% majority_accuracy | wrong | assumes class 0 is the majority | too low
def majority_accuracy(y):
    if len(y) == 0:
        raise ValueError("no labels")
    return sum(label == 0 for label in y) / len(y)


# %% majority_accuracy | wrong | assumes that the first label is the most frequent | share of another label
def majority_accuracy(y):
    labels = list(y)
    if not labels:
        raise ValueError("no labels")
    return labels.count(labels[0]) / len(labels)


# %% majority_accuracy | wrong | returns the minority share | share of another label
from collections import Counter


def majority_accuracy(y):
    if len(y) == 0:
        raise ValueError("no labels")
    return min(Counter(y).values()) / len(y)


# %% majority_accuracy | wrong | the share of ones and its rest: fails on text | ['yes', 'no', 'yes']) raised
import numpy as np


def majority_accuracy(y):
    if len(y) == 0:
        raise ValueError("no labels")
    ones = np.mean(y)
    return max(ones, 1 - ones)


# %% majority_accuracy | wrong | value_counts()[0] is label 0, not the first count | ['yes', 'no', 'yes']) raised KeyError
import pandas as pd


def majority_accuracy(y):
    if len(y) == 0:
        raise ValueError("no labels")
    return pd.Series(y).value_counts(normalize=True)[0]


# %% majority_accuracy | wrong | bincount: fails on text | ['yes', 'no', 'yes']) raised
import numpy as np


def majority_accuracy(y):
    return np.bincount(y).max() / len(y)


# %% majority_accuracy | wrong | assumes two classes | too high
def majority_accuracy(y):
    labels = list(y)
    if not labels:
        raise ValueError("no labels")
    first = labels.count(labels[0])
    return max(first, len(labels) - first) / len(labels)


# %% majority_accuracy | wrong | returns the count | count
from collections import Counter


def majority_accuracy(y):
    if len(y) == 0:
        raise ValueError("no labels")
    return Counter(y).most_common(1)[0][1]


# %% majority_accuracy | wrong | returns a percentage | percentage
from collections import Counter


def majority_accuracy(y):
    if len(y) == 0:
        raise ValueError("no labels")
    return 100 * max(Counter(y).values()) / len(y)


# %% majority_accuracy | wrong | rounds the result | rounded
from collections import Counter


def majority_accuracy(y):
    if len(y) == 0:
        raise ValueError("no labels")
    return round(max(Counter(y).values()) / len(y), 3)


# %% majority_accuracy | wrong | returns the pair of label and count | we expected a number
from collections import Counter


def majority_accuracy(y):
    if len(y) == 0:
        raise ValueError("no labels")
    return Counter(y).most_common(1)


# %% majority_accuracy | wrong | prints instead of returning | does the function return its result?
from collections import Counter


def majority_accuracy(y):
    if len(y) == 0:
        raise ValueError("no labels")
    print(max(Counter(y).values()) / len(y))


# %% majority_accuracy | wrong | forgets the empty list | it should raise ValueError
import numpy as np


def majority_accuracy(y):
    y = np.asarray(y)
    return max((np.mean(y == label) for label in np.unique(y)), default=0)


# %% majority_accuracy | wrong | returns the error instead of raising it | it should raise ValueError
from collections import Counter


def majority_accuracy(y):
    if len(y) == 0:
        return ValueError("no labels")
    return max(Counter(y).values()) / len(y)


# %% majority_accuracy | wrong | recognises the empty list, not the empty array | returned 0 when there are no labels
import pandas as pd


def majority_accuracy(y):
    if isinstance(y, list) and y == []:
        raise ValueError("no labels")
    return pd.Series(y).value_counts().max() / len(y) if len(y) else 0


# %% majority_accuracy | wrong | works for lists only: count | has no attribute 'count'
def majority_accuracy(y):
    return max(y.count(label) for label in set(y)) / len(y)


# %% majority_accuracy | wrong | works for lists only: not y | truth value of an array
from collections import Counter


def majority_accuracy(y):
    if not y:
        raise ValueError("no labels")
    return max(Counter(y).values()) / len(y)


# %% majority_accuracy | wrong | looks rows up by number, whatever the index | raised KeyError
def majority_accuracy(y):
    if len(y) == 0:
        raise ValueError("no labels")
    counts = {}
    for i in range(len(y)):
        counts[y[i]] = counts.get(y[i], 0) + 1
    return max(counts.values()) / len(y)


# %% majority_accuracy | wrong | sorts its input in place | changed its input
def majority_accuracy(y):
    if len(y) == 0:
        raise ValueError("no labels")
    y.sort()
    return max(list(y).count(label) for label in y) / len(y)


# %% majority_accuracy | wrong | takes the middle of the sorted labels | share of another label
def majority_accuracy(y):
    labels = sorted(y)
    if not labels:
        raise ValueError("no labels")
    return labels.count(labels[len(labels) // 2]) / len(labels)


# %% majority_accuracy | wrong | knows the two examples by heart | too low
def majority_accuracy(y):
    if len(y) == 0:
        raise ValueError("no labels")
    return 0.75 if len(y) == 4 else 2 / 3


# %% majority_accuracy | wrong | an object that equals everything | cannot compare
class Anything(float):
    def __eq__(self, other):
        return True


def majority_accuracy(y):
    if len(y) == 0:
        raise ValueError("no labels")
    return Anything(0.5)


# %% draw_sample | right | random.Random, a list returned
import random


def draw_sample(y, n_samples, random_state):
    return random.Random(random_state).sample(list(y), n_samples)


# %% draw_sample | right | default_rng, a permutation cut short
import numpy as np


def draw_sample(y, n_samples, random_state):
    if n_samples > len(y):
        raise ValueError("too few rows")
    rng = np.random.default_rng(random_state)
    return np.asarray(y)[rng.permutation(len(y))[:n_samples]]


# %% draw_sample | right | RandomState
import numpy as np


def draw_sample(y, n_samples, random_state):
    rng = np.random.RandomState(random_state)
    return rng.choice(y, size=n_samples, replace=False)


# %% draw_sample | right | sklearn.utils.resample
from sklearn.utils import resample


def draw_sample(y, n_samples, random_state):
    return resample(y, replace=False, n_samples=n_samples, random_state=random_state)


# %% draw_sample | right | pandas, a Series returned
import pandas as pd


def draw_sample(y, n_samples, random_state):
    return pd.Series(y).sample(n_samples, random_state=random_state)


# %% draw_sample | right | shuffles a copy, rows stay in the order of y
import random


def draw_sample(y, n_samples, random_state):
    rows = list(range(len(y)))
    if n_samples > len(rows):
        raise ValueError("too few rows")
    random.Random(random_state).shuffle(rows)
    labels = list(y)
    return [labels[i] for i in sorted(rows[:n_samples])]


# %% draw_sample | right | seeds the global generator and puts its state back, come what may
import numpy as np


def draw_sample(y, n_samples, random_state):
    state = np.random.get_state()
    np.random.seed(random_state)
    try:
        return np.random.choice(y, n_samples, replace=False)
    finally:
        np.random.set_state(state)


# %% draw_sample | right | names of the test taken by the learner
import random

set = {1, 2}
check = rows = np = None


def draw_sample(y, n_samples, random_state):
    rng, left = random.Random(random_state), [*y]
    if n_samples > len(left):
        raise ValueError("too few rows")
    return tuple(left.pop(rng.randrange(len(left))) for _ in range(n_samples))


# %% draw_sample | wrong | seeds numpy.random for everybody | changed the global generator
import numpy as np


def draw_sample(y, n_samples, random_state):
    np.random.seed(random_state)
    return np.random.choice(y, n_samples, replace=False)


# %% draw_sample | wrong | seeds random for everybody | changed the global generator
import random


def draw_sample(y, n_samples, random_state):
    random.seed(random_state)
    return random.sample(list(y), n_samples)


# %% draw_sample | wrong | global seed in the cell, none in the function | different samples
import numpy as np

np.random.seed(0)


def draw_sample(y, n_samples, random_state):
    return np.random.choice(y, n_samples, replace=False)


# %% draw_sample | wrong | module-level state: one generator for all calls | different samples
import numpy as np

rng = np.random.default_rng(0)


def draw_sample(y, n_samples, random_state):
    return rng.choice(y, n_samples, replace=False)


# %% draw_sample | wrong | module-level state: one generator for each random_state | different samples
import numpy as np

generators = {}


def draw_sample(y, n_samples, random_state):
    rng = generators.setdefault(random_state, np.random.default_rng(random_state))
    return rng.choice(y, n_samples, replace=False)


# %% draw_sample | wrong | module-level state: remembers its samples, forgets y | not in y
import numpy as np

samples = {}


def draw_sample(y, n_samples, random_state):
    key = n_samples, random_state
    if key not in samples:
        samples[key] = np.random.default_rng().choice(y, n_samples, replace=False)
    return samples[key]


# %% draw_sample | wrong | draws once from a global generator, for nothing | changed the global generator
import numpy as np


def draw_sample(y, n_samples, random_state):
    np.random.random()
    return np.random.default_rng(random_state).choice(y, n_samples, replace=False)


# %% draw_sample | wrong | puts the global state back, but not after an error | changed the global generator
import numpy as np


def draw_sample(y, n_samples, random_state):
    state = np.random.get_state()
    np.random.seed(random_state)
    sample = np.random.choice(y, n_samples, replace=False)
    np.random.set_state(state)
    return sample


# %% draw_sample | wrong | a random_state of 0 counts as none | different samples
import numpy as np


def draw_sample(y, n_samples, random_state):
    rng = np.random.default_rng(random_state or None)
    return rng.choice(y, n_samples, replace=False)


# %% draw_sample | wrong | a fixed seed inside | give the same sample
import numpy as np


def draw_sample(y, n_samples, random_state):
    return np.random.default_rng(42).choice(y, n_samples, replace=False)


# %% draw_sample | wrong | ignores random_state | different samples
import numpy as np


def draw_sample(y, n_samples, random_state):
    return np.random.default_rng().choice(y, n_samples, replace=False)


# %% draw_sample | wrong | draws with replacement | a row was drawn twice
import numpy as np


def draw_sample(y, n_samples, random_state):
    if n_samples > len(y):
        raise ValueError("too few rows")
    return np.random.default_rng(random_state).choice(y, n_samples)


# %% draw_sample | wrong | the upper bound inclusive | out of bounds
import numpy as np


def draw_sample(y, n_samples, random_state):
    if n_samples > len(y):
        raise ValueError("too few rows")
    rows = np.random.default_rng(random_state).permutation(len(y) + 1)
    return np.asarray(y)[rows[:n_samples]]


# %% draw_sample | wrong | a block of neighbouring rows | hardly come up
import numpy as np


def draw_sample(y, n_samples, random_state):
    if n_samples > len(y):
        raise ValueError("too few rows")
    start = np.random.default_rng(random_state).integers(len(y))
    return np.roll(y, -start)[:n_samples]


# %% draw_sample | wrong | returns row numbers | not in y
import random


def draw_sample(y, n_samples, random_state):
    return random.Random(random_state).sample(range(len(y)), n_samples)


# %% draw_sample | wrong | draws from the different labels only | hardly come up
import random


def draw_sample(y, n_samples, random_state):
    return random.Random(random_state).sample(sorted(set(y)), n_samples)


# %% draw_sample | wrong | takes no label twice | hardly come up
import numpy as np


def draw_sample(y, n_samples, random_state):
    if n_samples > len(y):
        raise ValueError("too few rows")
    rng, sample = np.random.default_rng(random_state), []
    while len(sample) < n_samples:
        label = rng.choice(np.asarray(y))
        if label not in sample:
            sample.append(label)
    return sample


# %% draw_sample | wrong | looks rows up by number, whatever the index | raised KeyError
import random


def draw_sample(y, n_samples, random_state):
    rows = random.Random(random_state).sample(range(len(y)), n_samples)
    return [y[i] for i in rows]


# %% draw_sample | wrong | shuffles its input in place | changed its input
import numpy as np


def draw_sample(y, n_samples, random_state):
    if n_samples > len(y):
        raise ValueError("too few rows")
    np.random.default_rng(random_state).shuffle(y)
    return y[:n_samples]


# %% draw_sample | wrong | returns as many as there are | n_samples is 4 and y has 3 rows; it should raise ValueError
import numpy as np


def draw_sample(y, n_samples, random_state):
    return np.random.default_rng(random_state).permutation(np.asarray(y))[:n_samples]


# %% draw_sample | wrong | cannot draw all rows | raised ValueError
from sklearn.model_selection import train_test_split


def draw_sample(y, n_samples, random_state):
    sample, _ = train_test_split(y, train_size=n_samples, random_state=random_state)
    return sample


# %% draw_sample | wrong | prints instead of returning | the result is None
import random


def draw_sample(y, n_samples, random_state):
    print(random.Random(random_state).sample(list(y), n_samples))


# %% draw_sample | wrong | returns a set | we asked for
import random


def draw_sample(y, n_samples, random_state):
    return set(random.Random(random_state).sample(list(y), n_samples))


# %% environment_report | right | Version in a loop
from importlib.metadata import PackageNotFoundError, version

from packaging.version import Version


def environment_report(requirements):
    report = {}
    for name, (low, high) in requirements.items():
        try:
            found = Version(version(name))
        except PackageNotFoundError:
            report[name] = "missing"
            continue
        if found < Version(low):
            report[name] = "too old"
        elif found >= Version(high):
            report[name] = "too new"
        else:
            report[name] = "ok"
    return report


# %% environment_report | right | plain Python, tuples of whole numbers
from importlib.metadata import PackageNotFoundError, version


def environment_report(requirements):
    def parts(text):
        return [int(part) for part in text.split(".")]

    report = {}
    for name, bounds in requirements.items():
        try:
            found = parts(version(name))
            old, new = found < parts(bounds[0]), found >= parts(bounds[1])
            report[name] = "too old" if old else "too new" if new else "ok"
        except PackageNotFoundError:
            report[name] = "missing"
    return report


# %% environment_report | right | specifiers, and a list of all that is installed
from importlib.metadata import distributions

from packaging.specifiers import SpecifierSet


def environment_report(requirements):
    installed = {d.metadata["Name"].lower(): d.version for d in distributions()}

    def word(name, low, high):
        if name.lower() not in installed:
            return "missing"
        if not SpecifierSet(f">={low}").contains(installed[name.lower()], prereleases=True):
            return "too old"
        inside = SpecifierSet(f"<{high}").contains(installed[name.lower()], prereleases=True)
        return "ok" if inside else "too new"

    return {name: word(name, *bounds) for name, bounds in requirements.items()}


# %% environment_report | right | pandas and scikit-learn's parse_version
import importlib.metadata

import numpy as np
import pandas as pd
from sklearn.utils.fixes import parse_version


def environment_report(requirements):
    def find(name):
        try:
            return parse_version(importlib.metadata.distribution(name).version)
        except ImportError:
            return None

    table = pd.DataFrame(
        [(name, find(name), *map(parse_version, pair)) for name, pair in requirements.items()],
        columns=["name", "found", "low", "high"],
    )
    words = np.array(["too old", "ok", "too new"])
    return {
        row.name: words[int(row.found >= row.low) + (row.found >= row.high)]
        if row.found
        else "missing"
        for row in table.itertuples(index=False)
    }


# %% environment_report | wrong | compares versions as text | 1.10 comes after 1.9
from importlib.metadata import PackageNotFoundError, version


def environment_report(requirements):
    report = {}
    for name, (low, high) in requirements.items():
        try:
            found = version(name)
        except PackageNotFoundError:
            report[name] = "missing"
            continue
        report[name] = "too old" if found < low else "too new" if found >= high else "ok"
    return report


# %% environment_report | wrong | compares versions as floats | 1.10 comes after 1.9
from importlib.metadata import PackageNotFoundError, version


def environment_report(requirements):
    report = {}
    for name, (low, high) in requirements.items():
        try:
            found = float(".".join(version(name).split(".")[:2]))
        except PackageNotFoundError:
            report[name] = "missing"
            continue
        low, high = (float(".".join(text.split(".")[:2])) for text in (low, high))
        report[name] = "too old" if found < low else "too new" if found >= high else "ok"
    return report


# %% environment_report | wrong | compares the first part only | is 'too new', which is not right
from importlib.metadata import PackageNotFoundError, version


def environment_report(requirements):
    report = {}
    for name, bounds in requirements.items():
        try:
            found, low, high = (int(t.split(".")[0]) for t in (version(name), *bounds))
        except PackageNotFoundError:
            report[name] = "missing"
            continue
        report[name] = "too old" if found < low else "too new" if found >= high else "ok"
    return report


# %% environment_report | wrong | compares the first two parts only | is 'too new', which is not right
from importlib.metadata import PackageNotFoundError, version

from packaging.version import Version


def environment_report(requirements):
    report = {}
    for name, bounds in requirements.items():
        try:
            found, low, high = (Version(t).release[:2] for t in (version(name), *bounds))
        except PackageNotFoundError:
            report[name] = "missing"
            continue
        report[name] = "too old" if found < low else "too new" if found >= high else "ok"
    return report


# %% environment_report | wrong | import name instead of the name for pip | name for import
import importlib

from packaging.version import Version


def environment_report(requirements):
    report = {}
    for name, (low, high) in requirements.items():
        try:
            found = Version(importlib.import_module(name).__version__)
        except ImportError:
            report[name] = "missing"
            continue
        old, new = found < Version(low), found >= Version(high)
        report[name] = "too old" if old else "too new" if new else "ok"
    return report


# %% environment_report | wrong | the upper bound inclusive | is 'ok', which is not right
from importlib.metadata import PackageNotFoundError, version

from packaging.version import Version


def environment_report(requirements):
    report = {}
    for name, (low, high) in requirements.items():
        try:
            found = Version(version(name))
        except PackageNotFoundError:
            report[name] = "missing"
            continue
        old, new = found < Version(low), found > Version(high)
        report[name] = "too old" if old else "too new" if new else "ok"
    return report


# %% environment_report | wrong | the lower bound exclusive | is 'too old', which is not right
from importlib.metadata import PackageNotFoundError, version

from packaging.version import Version


def environment_report(requirements):
    report = {}
    for name, (low, high) in requirements.items():
        try:
            found = Version(version(name))
        except PackageNotFoundError:
            report[name] = "missing"
            continue
        inside = Version(low) < found < Version(high)
        report[name] = "ok" if inside else "too old" if found <= Version(low) else "too new"
    return report


# %% environment_report | wrong | swaps the two words | is 'too new', which is not right
from importlib.metadata import PackageNotFoundError, version

from packaging.version import Version


def environment_report(requirements):
    report = {}
    for name, (low, high) in requirements.items():
        try:
            found = Version(version(name))
        except PackageNotFoundError:
            report[name] = "missing"
            continue
        old, new = found < Version(low), found >= Version(high)
        report[name] = "too new" if old else "too old" if new else "ok"
    return report


# %% environment_report | wrong | forgets that a package may be missing | raised PackageNotFoundError
from importlib.metadata import version

from packaging.version import Version


def environment_report(requirements):
    report = {}
    for name, (low, high) in requirements.items():
        found = Version(version(name))
        old, new = found < Version(low), found >= Version(high)
        report[name] = "too old" if old else "too new" if new else "ok"
    return report


# %% environment_report | wrong | leaves missing packages out | lacks the key 'no-such-package'
from importlib.metadata import PackageNotFoundError, version

from packaging.version import Version


def environment_report(requirements):
    report = {}
    for name, (low, high) in requirements.items():
        try:
            found = Version(version(name))
        except PackageNotFoundError:
            continue
        old, new = found < Version(low), found >= Version(high)
        report[name] = "too old" if old else "too new" if new else "ok"
    return report


# %% environment_report | wrong | returns after the first package | lacks the key
from importlib.metadata import PackageNotFoundError, version

from packaging.version import Version


def environment_report(requirements):
    for name, (low, high) in requirements.items():
        try:
            found = Version(version(name))
        except PackageNotFoundError:
            return {name: "missing"}
        old, new = found < Version(low), found >= Version(high)
        return {name: "too old" if old else "too new" if new else "ok"}


# %% environment_report | wrong | one word instead of a dict | we expected a dict
from importlib.metadata import PackageNotFoundError, version

from packaging.version import Version


def environment_report(requirements):
    for name, (low, high) in requirements.items():
        try:
            found = Version(version(name))
        except PackageNotFoundError:
            return "missing"
        if not Version(low) <= found < Version(high):
            return "too old" if found < Version(low) else "too new"
    return "ok"


# %% environment_report | wrong | other spellings of the words | is 'OK', which is not right
from importlib.metadata import PackageNotFoundError, version

from packaging.version import Version


def environment_report(requirements):
    report = {}
    for name, (low, high) in requirements.items():
        try:
            found = Version(version(name))
        except PackageNotFoundError:
            report[name] = "MISSING"
            continue
        old, new = found < Version(low), found >= Version(high)
        report[name] = "TOO OLD" if old else "TOO NEW" if new else "OK"
    return report


# %% environment_report | wrong | writes into the requirements | changed its input
from importlib.metadata import PackageNotFoundError, version

from packaging.version import Version


def environment_report(requirements):
    for name, (low, high) in requirements.items():
        try:
            found = Version(version(name))
        except PackageNotFoundError:
            requirements[name] = "missing"
            continue
        old, new = found < Version(low), found >= Version(high)
        requirements[name] = "too old" if old else "too new" if new else "ok"
    return requirements


# %% environment_report | wrong | a report from the call before shows up | which does not belong there
from importlib.metadata import PackageNotFoundError, version

from packaging.version import Version


def environment_report(requirements, report={}):
    for name, (low, high) in requirements.items():
        try:
            found = Version(version(name))
        except PackageNotFoundError:
            report[name] = "missing"
            continue
        old, new = found < Version(low), found >= Version(high)
        report[name] = "too old" if old else "too new" if new else "ok"
    return report


# %% environment_report | wrong | prints instead of returning | does the function return its result?
def environment_report(requirements):
    for name in requirements:
        print(name, "ok")


# %% environment_report | wrong | knows the visible bounds by heart | which is not right
def environment_report(requirements):
    words = {"1.0": "ok", "1": "missing", "99": "too old", "0.1": "too new"}
    return {name: words.get(low, "ok") for name, (low, _) in requirements.items()}


# %% environment_report | wrong | words that equal everything | cannot compare
class Anything(str):
    __hash__ = str.__hash__

    def __eq__(self, other):
        return True


def environment_report(requirements):
    return {name: Anything("ok") for name in requirements}


# %% which_step | right | the dict filled in
def which_step(sentence):
    answers = {"alerts": "decide", "holiday": "watch", "features": "estimate", "ranking": "judge"}
    return answers[sentence]


# %% which_step | right | a chain of conditions
def which_step(sentence):
    if sentence == "ranking":
        return "judge"
    if sentence == "features":
        return "estimate"
    return "decide" if sentence == "alerts" else "watch"


# %% which_step | right | two lists, and what was below the return left in place
def which_step(sentence):
    names = ["alerts", "holiday", "features", "ranking"]
    answers = dict(zip(names, ["decide", "watch", "estimate", "judge"]))
    return answers[sentence]
    raise NotImplementedError()


# %% which_step | wrong | estimate and judge swapped | 'features': 'judge' does not fit
def which_step(sentence):
    answers = {"alerts": "decide", "holiday": "watch", "features": "judge", "ranking": "estimate"}
    return answers[sentence]


# %% which_step | wrong | decide and watch swapped | 'alerts': 'watch' does not fit
def which_step(sentence):
    answers = {"alerts": "watch", "holiday": "decide", "features": "estimate", "ranking": "judge"}
    return answers[sentence]


# %% which_step | wrong | watch and judge swapped | 'holiday': 'judge' does not fit
def which_step(sentence):
    answers = {"alerts": "decide", "holiday": "judge", "features": "estimate", "ranking": "watch"}
    return answers[sentence]


# %% which_step | wrong | a ranking taken for a decision | 'ranking': 'decide' does not fit
def which_step(sentence):
    answers = {"alerts": "decide", "holiday": "watch", "features": "estimate", "ranking": "decide"}
    return answers[sentence]


# %% which_step | wrong | the same step everywhere | does not fit
def which_step(sentence):
    return "estimate"


# %% which_step | wrong | nothing filled in | 'alerts': '?' is none of the four steps
def which_step(sentence):
    answers = {"alerts": "?", "holiday": "?", "features": "?", "ranking": "?"}
    return answers[sentence]


# %% which_step | wrong | one left open | 'ranking': '?' is none of the four steps
def which_step(sentence):
    answers = {"alerts": "decide", "holiday": "watch", "features": "estimate", "ranking": "?"}
    return answers[sentence]


# %% which_step | wrong | filled in, but the line that raises is still there | not written yet
def which_step(sentence):
    answers = {"alerts": "decide", "holiday": "watch", "features": "estimate", "ranking": "judge"}
    raise NotImplementedError()
    return answers[sentence]


# %% which_step | wrong | capital letters | 'Decide' is none of the four steps
def which_step(sentence):
    answers = {"alerts": "Decide", "holiday": "Watch", "features": "Estimate", "ranking": "Judge"}
    return answers[sentence]


# %% which_step | wrong | keys renamed | raised KeyError
def which_step(sentence):
    answers = {"1": "decide", "2": "watch", "3": "estimate", "4": "judge"}
    return answers[sentence]


# %% which_step | wrong | returns the whole dict | is none of the four steps
def which_step(sentence):
    return {"alerts": "decide", "holiday": "watch", "features": "estimate", "ranking": "judge"}


# %% which_step | wrong | prints instead of returning | None is none of the four steps
def which_step(sentence):
    answers = {"alerts": "decide", "holiday": "watch", "features": "estimate", "ranking": "judge"}
    print(answers[sentence])


# %% which_step | wrong | a word that equals everything | is none of the four steps
class Anything(str):
    __hash__ = str.__hash__

    def __eq__(self, other):
        return True


def which_step(sentence):
    return Anything("watch")
