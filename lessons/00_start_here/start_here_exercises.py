# %% [markdown]
# # Practise: your first four exercises
#
# You need the lesson `start_here.ipynb`. Each exercise has a task, three hints (click one to open it), a cell for your answer and a cell that checks it. In the answer cell, keep the first line and write your code instead of `# YOUR CODE HERE` and `raise NotImplementedError()`. Run it (Shift + Enter), then run the check; after every change, run both again. A check that fails says what is wrong; one that passes says so.
#
# A check tries a few small cases. Grading tries the rest of what the task says, so read the task to its end. Work in any style you like: plain Python, NumPy or pandas. 30 minutes are plenty.

# %% [markdown]
# ## Exercise 1: the accuracy of no skill (2 points)
#
# Write `majority_accuracy(y)`: the accuracy (the share of right predictions) of somebody who always predicts the most frequent label. `y` holds one label per row: a list, a NumPy array or a pandas Series; numbers or text; any number of classes. Return a number from 0 to 1, not rounded. Raise `ValueError` if `y` is empty.
#
# For `[0, 0, 0, 1]` the result is `0.75`, and for `["yes", "no", "yes"]` it is two thirds.
#
# <details><summary>Hint 1: a nudge</summary>Predicting one label always is right as often as that label occurs.</details>
#
# <details><summary>Hint 2: an idea</summary>Count every label, take the largest count, divide by the number of rows. Do not assume that the most frequent label is 0, nor that there are two. <code>len(y) == 0</code> finds an empty <code>y</code> of any kind.</details>
#
# <details><summary>Hint 3: nearly the code</summary><code>collections.Counter(y).most_common(1)</code> gives a list with one pair, the most frequent label and its count. <code>raise ValueError("no labels")</code> raises the error.</details>

# %% nbgrader={"grade": false, "grade_id": "majority_accuracy", "locked": false, "schema_version": 3, "solution": true, "task": false}
def majority_accuracy(y):
    ### BEGIN SOLUTION
    from collections import Counter

    if len(y) == 0:
        raise ValueError("expected at least one label, got none")
    [(_, count)] = Counter(y).most_common(1)
    return count / len(y)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_majority_accuracy", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# The two examples of the task, then no labels at all.
def test_majority_accuracy():
    import numpy as np
    from imbalance_helpers.checks import check_equal, check_raises, guarded

    accuracy = guarded(majority_accuracy)

    def compare(y, most, *others):
        n, what = len(y), f"the accuracy for {np.asarray(y).tolist()}"
        mistakes = {f"{k} of {n} is the share of another label": k / n for k in others}
        mistakes["that is a count, not a share"] = most
        mistakes["that is a percentage, not a number from 0 to 1"] = 100 * most / n
        for digits in range(2, 5):
            mistakes[f"that is rounded to {digits} digits"] = float(f"{most / n:.{digits}f}")
        check_equal(accuracy(y), most / n, what, mistakes=mistakes)

    compare([0, 0, 0, 1], 3, 1)
    compare(["yes", "no", "yes"], 2, 1)
    check_raises(ValueError, accuracy, [], when="there are no labels")
    ### BEGIN HIDDEN TESTS
    import pandas as pd

    compare([0, 1, 1, 1, 1], 4, 1)
    compare(np.array(["b", "a", "c", "a", "a", "b"]), 3, 2, 1)
    compare(pd.Series([1, 0, 1, 1, 1], index=[5, 5, 3, 2, 9]), 4, 1)
    compare(["a", "b", "c", "d"], 1)
    compare([-1, -1, -1], 3)
    check_raises(ValueError, accuracy, np.array([]), when="there are no labels")
    ### END HIDDEN TESTS


test_majority_accuracy()
print("majority_accuracy passes.")

# %% [markdown]
# ## Exercise 2: the same sample twice (3 points)
#
# Write `draw_sample(y, n_samples, random_state)`: draw `n_samples` of the labels in `y` at random. Every row has the same chance, and no row is drawn twice (two rows may hold the same label). Return a list or an array. Raise `ValueError` if `y` has fewer than `n_samples` rows.
#
# - `y` is a list, an array or a Series with any index; `n_samples` is at least 1.
# - `random_state` is an integer from 0 on: the same one gives the same sample every time, another one (nearly always) another sample.
# - `numpy.random` and `random` each keep one global generator that all code shares. Your function must neither change these two nor depend on them.
#
# There is no single right sample. For `y = ["a", "b", "c", "d"]`, a result of `draw_sample(y, 2, random_state=0)` could be `["d", "a"]`, as long as it is the same each time.
#
# <details><summary>Hint 1: a nudge</summary>The randomness should live inside the function: made from <code>random_state</code>, used, and thrown away.</details>
#
# <details><summary>Hint 2: an idea</summary><code>np.random.default_rng(random_state)</code> and <code>random.Random(random_state)</code> make a generator of your own. <code>np.random.seed</code> and <code>random.seed</code> change everybody's.</details>
#
# <details><summary>Hint 3: nearly the code</summary>With <code>rng = np.random.default_rng(random_state)</code>, call <code>rng.choice(y, size=n_samples, replace=False)</code>; it raises ValueError by itself if there are too few rows.</details>

# %% nbgrader={"grade": false, "grade_id": "draw_sample", "locked": false, "schema_version": 3, "solution": true, "task": false}
def draw_sample(y, n_samples, random_state):
    ### BEGIN SOLUTION
    import numpy as np

    rng = np.random.default_rng(random_state)
    return rng.choice(np.asarray(y), size=n_samples, replace=False)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_draw_sample", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# The same call twice, another random_state, and more rows than there are.
def test_draw_sample():
    import numpy as np
    from imbalance_helpers.checks import check, check_raises, guarded

    guarded_draw = guarded(draw_sample)

    def draw(y, n_samples, random_state):
        sample = guarded_draw(y, n_samples, random_state)
        check(hasattr(sample, "__len__"), f"the result is {sample!r}, not a list or an array")
        check(len(sample) == n_samples, f"we asked for {n_samples} labels and got {len(sample)}")
        known, labels = np.asarray(y).tolist(), np.asarray(sample).tolist()
        left = [*known]
        for label in labels:
            check(label in known, f"the sample holds {label!r}, which is not in y")
            check(label in left, f"a row was drawn twice: {label!r} comes up too often")
            left.remove(label)
        return labels

    def too_many(y, n_samples):
        when = f"n_samples is {n_samples} and y has {len(y)} rows"
        check_raises(ValueError, guarded_draw, y, n_samples, n_samples, when=when)

    rows = np.arange(100, 200)
    first, second, other = draw(rows, 10, 0), draw(rows, 10, 0), draw(rows, 10, 1)
    check(first == second, "two calls with random_state 0 give different samples")
    check(first != other, "random_state 0 and 1 give the same sample")
    draw(rows, 99, 2)
    too_many([0, 1, 1], 4)
    ### BEGIN HIDDEN TESTS
    import random

    import pandas as pd

    before = str(np.random.get_state()), random.getstate()
    draw(rows, 4, 1), too_many(rows, 101)
    same = (str(np.random.get_state()), random.getstate()) == before
    check(same, "the call changed the global generator of numpy.random or random")
    random.random(), np.random.random()
    check(draw(rows, 10, 0) == first, "the sample depends on what was drawn before the call")
    y = pd.Series(["a", "b", "c", "b"], index=[9, 9, 4, 2])
    pairs = [str(sorted(draw(y, 2, seed))) for seed in range(200)]
    _, counts = np.unique(pairs, return_counts=True)
    often = len(counts) == 4 and counts.min() > 10
    check(often, "over 200 random states, some samples of two rows hardly come up")
    draw(y, 4, 1)
    ### END HIDDEN TESTS


test_draw_sample()
print("draw_sample passes.")

# %% [markdown]
# ## Exercise 3: check the environment (3 points)
#
# A result belongs to the versions it was made with. Write `environment_report(requirements)`. `requirements` is a dict from the name of a package to a pair `(low, high)` of version texts such as `"1.9"`. The name is the one `pip` installs it by, such as `"scikit-learn"` for what you import as `sklearn`. Return a dict from the same names to one word:
#
# - `"missing"` if the package is not installed,
# - `"too old"` if its version is below `low`,
# - `"too new"` if its version is `high` or above,
# - `"ok"` otherwise; `low` itself is fine.
#
# For example `environment_report({"numpy": ("1.0", "9"), "no-such-package": ("1", "2")})` gives `{"numpy": "ok", "no-such-package": "missing"}`.
#
# <details><summary>Hint 1: a nudge</summary>Version 1.10 comes after 1.9, although the text "1.10" sorts before "1.9".</details>
#
# <details><summary>Hint 2: an idea</summary><code>importlib.metadata.version(name)</code> gives the version as text and raises <code>PackageNotFoundError</code> if there is none. <code>packaging.version.Version</code> turns text into something that compares rightly.</details>
#
# <details><summary>Hint 3: nearly the code</summary>After <code>from importlib.metadata import PackageNotFoundError, version</code> and <code>from packaging.version import Version</code>, in a loop over the items: <code>try: found = Version(version(name))</code>, <code>except PackageNotFoundError: report[name] = "missing"</code>, and then compare <code>found &lt; Version(low)</code> and <code>found &gt;= Version(high)</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "environment_report", "locked": false, "schema_version": 3, "solution": true, "task": false}
def environment_report(requirements):
    ### BEGIN SOLUTION
    from importlib.metadata import PackageNotFoundError, version

    from packaging.version import Version

    def word(name, low, high):
        try:
            found = Version(version(name))
        except PackageNotFoundError:
            return "missing"
        if found < Version(low):
            return "too old"
        return "too new" if found >= Version(high) else "ok"

    return {name: word(name, low, high) for name, (low, high) in requirements.items()}
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_environment_report", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# Wide bounds, a package that does not exist, and bounds nobody can meet.
def test_environment_report():
    from imbalance_helpers.checks import check_equal, guarded

    report = guarded(environment_report)

    def compare(requirements, expected, mistakes=None):
        what = f"environment_report({requirements})"
        check_equal(report(requirements), expected, what, mistakes=mistakes)

    example = {"numpy": ("1.0", "9"), "no-such-package": ("1", "2")}
    compare(example, {"numpy": "ok", "no-such-package": "missing"})
    compare({"numpy": ("99", "100")}, {"numpy": "too old"})
    compare({"numpy": ("0.1", "0.2")}, {"numpy": "too new"})
    ### BEGIN HIDDEN TESTS
    from importlib.metadata import version

    from packaging.version import Version

    pip = "its name for import is not its name for pip"
    text = "1.10 comes after 1.9: compare versions part by part, as numbers"
    compare({"scipy": ("1.9", "99")}, {"scipy": "ok"}, {text: {"scipy": "too old"}})
    compare({"pandas": ("2.0", "10.0")}, {"pandas": "ok"}, {text: {"pandas": "too new"}})
    name = "imbalanced-learn"
    compare({name: ("0.9", "1")}, {name: "ok"}, {pip: {name: "missing"}, text: {name: "too old"}})
    name, here = "scikit-learn", version("scikit-learn")
    major, minor, patch = Version(here).release
    after = f"{major}.{minor}.{patch + 1}"
    compare({name: (here, after)}, {name: "ok"}, {pip: {name: "missing"}})
    compare({name: ("0.1", here)}, {name: "too new"})
    compare({name: (after, "99")}, {name: "too old"})
    ### END HIDDEN TESTS


test_environment_report()
print("environment_report passes.")

# %% [markdown]
# ## Exercise 4: which step is it? (2 points, by choice)
#
# Each sentence belongs to one of the four steps. In the cell below, replace each `"?"` by `"estimate"`, `"judge"`, `"decide"` or `"watch"`, and delete the line that raises `NotImplementedError`.
#
# 1. `"alerts"`: we can look at 50 alerts a day, so we flag the 50 highest scores.
# 2. `"holiday"`: since the holidays, 4 % of the payments are fraud instead of 2 %.
# 3. `"features"`: we add the time of day as a feature and train again; every payment gets a new probability.
# 4. `"ranking"`: on last month's rows, held back until now, frauds rank above honest payments in 86 % of pairs.
#
# The check shows which question each of your choices answers. It does not say whether the choice fits: read the questions and judge for yourself, before grading or the `solutions` folder does.
#
# <details><summary>Hint 1: a nudge</summary>For each sentence ask: did a probability change, was it graded, was it acted on, or did the world change?</details>
#
# <details><summary>Hint 2: an idea</summary>A budget is a reason to act. A score on rows held back is a grade.</details>
#
# <details><summary>Hint 3: nearly the answer</summary>Each step is used exactly once.</details>

# %% nbgrader={"grade": false, "grade_id": "which_step", "locked": false, "schema_version": 3, "solution": true, "task": false}
def which_step(sentence):
    answers = {"alerts": "?", "holiday": "?", "features": "?", "ranking": "?"}
    ### BEGIN SOLUTION
    answers = {"alerts": "decide", "holiday": "watch", "features": "estimate", "ranking": "judge"}
    ### END SOLUTION
    return answers[sentence]


# %% nbgrader={"grade": true, "grade_id": "test_which_step", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Shows the question behind each choice; whether it fits the sentence is yours to judge.
def test_which_step():
    from imbalance_helpers.checks import check, guarded

    step_of = guarded(which_step)
    question = {
        "estimate": "how likely is this row to be positive?",
        "judge": "are the probabilities, or their order, any good?",
        "decide": "from which probability on do we act?",
        "watch": "is the world still the one we learned from?",
    }
    for name in ["alerts", "holiday", "features", "ranking"]:
        step = step_of(name)
        known = type(step) is str and step in question
        check(known, f"{name!r}: {step!r} is none of the four steps")
        print(f"{name}: you say {step} ({question[step]})")
    ### BEGIN HIDDEN TESTS
    why = {
        "alerts": ("decide", "a budget says where to cut; the scores stay as they are"),
        "holiday": ("watch", "the share of fraud moved; the model did not"),
        "features": ("estimate", "the probabilities themselves changed"),
        "ranking": ("judge", "nothing changed; the order was graded on rows held back"),
    }
    for name, (step, reason) in why.items():
        check(step_of(name) == step, f"{name!r}: {step_of(name)!r} does not fit: {reason}")
    ### END HIDDEN TESTS


test_which_step()
print("which_step is complete.")

# %% [markdown]
# ## When you are done
#
# - [ ] Every check above says that it passes; the last one, that it is complete.
# - [ ] I read at least one message and used it.
# - [ ] I pressed **Validate** and read what it said.
# - [ ] I saved, then ran `from autograder import check; check("00_start_here")` in a new cell: all points are there.
