# %% [markdown]
# # Validate without fooling yourself
#
# *30 minutes to read and run; the code takes about 15 seconds.*
#
# **What you will do.** Cut folds that hold their share of positives, see how far a score moves by luck, reach a perfect score on pure noise, and then take the leaks out one by one.
#
# **What you will learn.** To stratify, to keep every learned step inside the folds, to compare two models in pairs, and to split by group or by time when the use of the model asks for it.
#
# **What you need.** `01_detection` and `02_metrics`: intervals, floors and ceilings. Lessons 04 and 05 explain resampling and SMOTE.

# %% [markdown]
# ## Cut the rows into folds
#
# **Cross-validation** cuts the rows into $k$ folds. Each fold is the test set once, while a model learns from the other folds. So every row is tested by a model that never saw it, and we get $k$ scores instead of one.
#
# Labels often come sorted. Here are 80 negatives, then 20 positives. **Predict**: how many positives does each of five plain folds hold?

# %%
import numpy as np
from sklearn.model_selection import KFold


def positives_per_fold(splitter, y):
    """Number of positives in each test fold."""
    return [int(y[test].sum()) for _, test in splitter.split(y, y)]


# %%
y_sorted = np.repeat([0, 1], [80, 20])
assert positives_per_fold(KFold(5), y_sorted) == [0, 0, 0, 0, 20]
positives_per_fold(KFold(5), y_sorted)

# %% [markdown]
# Four folds have nothing to find. And the model tested on the fifth has learned from 80 negatives and not one positive.
#
# Shuffle, then? Take 1,000 rows with 10 positives. **Predict**: out of 1,000 shuffles, how many leave at least one of the five folds without a positive?

# %%
y_rare = np.repeat([0, 1], [990, 10])
shuffles = [KFold(5, shuffle=True, random_state=seed) for seed in range(1_000)]
empty = sum(0 in positives_per_fold(shuffle, y_rare) for shuffle in shuffles)
assert empty == 465
print(f"{empty / 1_000:.1%} of 1,000 shuffles leave a fold without a positive")

# %% [markdown]
# Almost every second one. What do we get as the score of such a fold?

# %%
import warnings

from sklearn.metrics import average_precision_score, roc_auc_score

with warnings.catch_warnings(record=True):
    no_positive, scores = [0, 0, 0], [0.1, 0.2, 0.3]
    ap = float(average_precision_score(no_positive, scores))
    auc = float(roc_auc_score(no_positive, scores))
assert ap == 0 and np.isnan(auc)
ap, auc

# %% [markdown]
# An average precision (AP) of 0 that slips into the mean unseen, or NaN. Neither says anything about the model; only a warning, which we silenced here, says so.
#
# ## Stratify
#
# A **stratified** splitter deals out each class on its own, so the numbers of positives in two folds differ by at most one.

# %%
from sklearn.model_selection import StratifiedKFold

stratified = StratifiedKFold(5, shuffle=True, random_state=0)
assert positives_per_fold(stratified, y_rare) == [2, 2, 2, 2, 2]
positives_per_fold(stratified, y_rare)

# %% alt="Three strips of five folds, one row a class, coloured by the share of the class that each fold holds. Plain: all 10 positives in the last fold. Shuffled: 3, 3, 0, 3 and 1 positives. Stratified: 2 positives and 198 negatives in every fold."
import matplotlib.pyplot as plt
import seaborn as sns

plt.style.use("imbalance_helpers.course")
splitters = {"plain": KFold(5), "shuffled": shuffles[1], "stratified": stratified}
figure, axes = plt.subplots(3, 1, figsize=(6, 4.5), sharex=True, layout="constrained")
for ax, (name, splitter) in zip(axes, splitters.items()):
    counts = np.array([np.bincount(y_rare[test], minlength=2)
                       for _, test in splitter.split(y_rare, y_rare)]).T
    shares = counts / counts.sum(axis=1, keepdims=True)
    look = {"cmap": "Blues", "vmin": 0, "vmax": 1.2, "cbar": False}
    sns.heatmap(shares, annot=counts, fmt="d", **look, ax=ax)
    ax.set_title(name, loc="left")
    ax.set_yticklabels(["negative", "positive"], rotation=0)
_ = axes[-1].set(xlabel="fold", xticklabels=range(1, 6))

# %% [markdown]
# What to see: the rows of the negatives look alike in all three strips. It is the rare class that moves, and only the last strip deals it out evenly.
#
# Stratifying deals out what there is; it cannot make more. **Predict**: three positives, five stratified folds?

# %%
y_three = np.repeat([0, 1], [97, 3])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(sorted(positives_per_fold(stratified, y_three)))
assert sorted(positives_per_fold(StratifiedKFold(3), y_three)) == [1, 1, 1]
print(caught[0].message)

# %% [markdown]
# Empty folds again, and a warning that scrolls by. The number of folds cannot exceed the number of positives, $n_{pos}$. And one positive a fold is no better than it sounds: lesson 01 cut its 98-to-2 data in two stratified folds, 49 and 1 each, and "1 of 1 found" told us next to nothing. Stratification spreads the positives; it does not shorten the interval that their number allows.
#
# ## Know how far the score moves
#
# Five folds give one mean. Shuffle again and it is another. We cross-validate one logistic regression on the same 1,000 rows, about 5 % positive, with 200 different shuffles. We know the truth for these data, so we also know a ceiling: the AP of the true probabilities. The floor is the prevalence.
#
# **Predict**: how far apart are the lowest and the highest of the 200 means?

# %%
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score

from imbalance_helpers import make_rare_events


def mean_scores(seed, n_repeats):
    """One mean AP for each repeat of five stratified folds on a data set."""
    events = make_rare_events(1_000, prevalence=0.05, random_state=seed)
    cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=n_repeats, random_state=seed)
    model = LogisticRegression(solver="newton-cholesky")  # quick for few columns
    X, y = events.data, events.target
    scores = cross_val_score(model, X, y, cv=cv, scoring="average_precision")
    return scores.reshape(n_repeats, 5).mean(axis=1)


# %%
repeats = mean_scores(seed=0, n_repeats=200)
print(f"200 shuffles: {repeats.min():.3f} to {repeats.max():.3f}, std {repeats.std():.3f}")
assert repeats.max() > 1.2 * repeats.min()

# %% [markdown]
# Same rows, same model, and with the luckiest seed the score is a fifth higher than with the unluckiest. A fixed `random_state` picks one of these numbers: it makes a run *repeatable*, not *fair*. So we repeat, and report the mean.
#
# But 200 repeats are not 200 data sets. **Predict**: what does the spread become if we draw 1,000 *new* rows each time?

# %%
fresh = np.array([mean_scores(seed, n_repeats=1)[0] for seed in range(60)])
assert fresh.std() > 3 * repeats.std()
print(f"60 data sets: {fresh.min():.3f} to {fresh.max():.3f}, std {fresh.std():.3f}")

# %% alt="Two histograms of the mean average precision on one axis. 200 shuffles of the same rows make a narrow peak; 60 fresh data sets spread about four times as wide. Vertical lines mark the floor at the prevalence and the ceiling of the true probabilities."
events = make_rare_events(1_000, prevalence=0.05, random_state=0)
y, cv = events.target, RepeatedStratifiedKFold(n_splits=5, n_repeats=20, random_state=0)
truth = events.posterior
in_folds = [average_precision_score(y[test], truth[test]) for _, test in cv.split(y, y)]
_, ax = plt.subplots()
bins = np.arange(0, 0.62, 0.02)
ax.hist(repeats, bins, density=True, alpha=0.6, label="200 shuffles, same rows")
ax.hist(fresh, bins, density=True, histtype="step", lw=2, color="black", label="60 data sets")
ax.axvline(y.mean(), ls=":", color="0.3", label="floor: prevalence")
ax.axvline(np.mean(in_folds), ls="--", color="0.3", label="ceiling for these rows")
ax.legend(loc="upper left", bbox_to_anchor=(0.13, 1))
_ = ax.set(xlabel="mean average precision of five folds", ylabel="density")

# %% [markdown]
# What to see: the narrow peak is the luck of the *shuffle*; repeating averages it away. The wide outline is the luck of the *sample*, here about 50 positives, more than three times as wide, and no number of repeats removes it. Note that the ceiling belongs to these 1,000 rows: another sample has another one.
#
# ## Compare two models in pairs
#
# A popular lesson compares a random forest to SMOTE followed by the same forest, each by one cross-validation, and prints two means. We ask for more: the **same folds** for both, several repeats, and the spread of the *differences*. Our `compare_strategies` runs all strategies on identical folds, five times four by default.

# %%
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

from imbalance_helpers import compare_strategies, make_benchmark_90_to_10

X, y = make_benchmark_90_to_10()
X, _, y, _ = train_test_split(X, y, train_size=800, stratify=y, random_state=0)
forest = RandomForestClassifier(30, random_state=0)
models = {"forest": forest, "SMOTE": make_pipeline(SMOTE(random_state=0), forest)}
results = compare_strategies(models, X, y, scoring="average_precision")

# %%
pairs = results.pivot(index="fold", columns="strategy", values="score")
difference = pairs["SMOTE"] - pairs["forest"]
per_repeat = difference.to_numpy().reshape(4, 5).mean(axis=1)
print("mean difference of each repeat:", per_repeat.round(3).tolist())
print(f"20 folds: {difference.mean():+.3f} ± {difference.std():.3f}")
print(f"SMOTE wins {(difference > 0).sum()} of 20 folds")

# %% [markdown]
# The claims as asserts:

# %%
assert (per_repeat < 0).sum() == 1 and (difference > 0).sum() < 10
assert abs(difference.mean()) < difference.std() / 4
unpaired = np.sqrt(pairs["SMOTE"].var() + pairs["forest"].var())
assert difference.std() < unpaired
print(f"spread of the pairs {difference.std():.3f}, unpaired {unpaired:.3f}")

# %% alt="Differences in average precision between SMOTE and the forest alone, one tick a fold, on both sides of a line at zero; the mean difference lies close to zero within a wide range."
from imbalance_helpers import StrategyDisplay

_ = StrategyDisplay.from_results(results, baseline="forest")

# %% [markdown]
# What to see: ticks on both sides of zero, and a mean that lies well within their range.
#
# One of four shuffles would have told us that SMOTE hurts, three that it helps; SMOTE wins in fewer than half of the folds, and the mean difference is less than a quarter of its spread. The honest report is: *no difference that these 800 rows can show*.
#
# Pairing helps because a hard fold is hard for both models, so part of the luck cancels; here only a small part, since a forest adds luck of its own. Two cautions: the folds share training rows, so do not divide the spread by $\sqrt{20}$ and call it a standard error (Nadeau and Bengio, 2003, give a correction); and both models must face the same population. Scores from two samples with different prevalence are not a pair, however well the splits are stratified and the seeds fixed.
#
# ## Reach a perfect score on noise
#
# Now the leak. Ten columns of random numbers, and 40 of 400 rows called positive at random. There is nothing to learn: an AUC of 0.5 is floor *and* ceiling.
#
# We balance the classes by copying positives (random oversampling), then cross-validate a forest. **Predict** its AUC.

# %%
from imblearn.over_sampling import RandomOverSampler


def noise(seed):
    """400 rows of noise, 40 of them called positive."""
    rng = np.random.default_rng(seed)
    return rng.normal(size=(400, 10)), rng.permutation(np.repeat([0, 1], [360, 40]))


# %%
X_noise, y_noise = noise(seed=0)
X_copied, y_copied = RandomOverSampler(random_state=0).fit_resample(X_noise, y_noise)
small = RandomForestClassifier(10, random_state=0)
leaked = cross_val_score(small, X_copied, y_copied, cv=stratified, scoring="roc_auc")
assert leaked.mean() > 0.99
print(f"AUC {leaked.mean():.3f}")

# %% [markdown]
# Perfect, on noise. Why? Look at a test fold: how many of its positives also stand in the training folds, number for number?

# %%
train, test = next(stratified.split(X_copied, y_copied))
is_known, positive = np.isin(X_copied[test, 0], X_copied[train, 0]), y_copied[test] == 1
assert is_known[positive].all() and not is_known[~positive].any()
print(f"known before: positives {is_known[positive].mean():.0%}, "
      f"negatives {is_known[~positive].mean():.0%}")

# %% [markdown]
# Every positive has a twin on the other side, and no negative has one. The forest only has to remember. The cure is to resample **inside** each fold, training rows only, which is what a pipeline of imbalanced-learn does. Let us see both orders for three samplers, on six noise sets.

# %%
from imblearn.under_sampling import RandomUnderSampler
from sklearn.model_selection import cross_validate

samplers = {"copies": RandomOverSampler(random_state=0), "SMOTE": SMOTE(random_state=0),
            "undersampling": RandomUnderSampler(random_state=0)}


def both_orders(sampler, X, y):
    """Mean AUC and AP, resampled inside the folds and before the split."""
    options = {"cv": stratified, "scoring": {"AUC": "roc_auc", "AP": "average_precision"}}
    inside = cross_validate(make_pipeline(sampler, small), X, y, **options)
    before = cross_validate(small, *sampler.fit_resample(X, y), **options)
    orders = {"inside": inside, "before": before}
    return [(order, metric, runs[f"test_{metric}"].mean())
            for metric in ["AUC", "AP"] for order, runs in orders.items()]


# %%
import pandas as pd

rows = [(name, *row) for seed in range(6) for name, sampler in samplers.items()
        for row in both_orders(sampler, *noise(seed))]
leak = pd.DataFrame(rows, columns=["sampler", "order", "metric", "score"])
table = leak.pivot_table(index="sampler", columns=["metric", "order"], values="score",
                         aggfunc=["mean", "std"], sort=False)
table.round(3)

# %% [markdown]
# Before we put it in words, the claims as asserts:

# %%
means = table["mean"]
assert means.loc["copies", ("AUC", "before")] > 0.99
assert means.loc["SMOTE", ("AUC", "before")] > 0.9
assert (means["AUC", "inside"] - 0.5).abs().max() < 0.05
assert abs(means.loc["undersampling", ("AUC", "before")] - 0.5) < 0.05
assert means.loc["undersampling", ("AP", "before")] > 0.5 > 3 * means["AP", "inside"].max()

# %% alt="Bars of the mean AUC on noise for copies, SMOTE and undersampling, with dots for six seeds. Resampled inside the folds all three stand at 0.5, the dashed line of chance. Resampled before the split, copies reach 1.0 and SMOTE 0.95; undersampling stays near 0.5."
shown = {"data": leak[leak["metric"] == "AUC"], "x": "sampler", "y": "score", "hue": "order"}
ax = sns.barplot(**shown, errorbar=None, palette=["#0072B2", "#E69F00"], alpha=0.8)
sns.stripplot(**shown, dodge=True, palette=2 * ["black"], jitter=0, legend=False, ax=ax)
ax.axhline(0.5, ls="--", color="0.3", label="floor and ceiling")
ax.legend(loc="upper left", bbox_to_anchor=(1.01, 1), title="resampled")
_ = ax.set(xlabel="", ylabel="mean AUC of five folds", ylim=(0, 1.05))

# %% [markdown]
# What to see: inside the folds, all three samplers stay at chance on average, as they must; single noise sets of 40 positives stray by 0.1. Before the split, copies reach a perfect score, and SMOTE, whose new points lie between two old ones, nearly so.
#
# Undersampling makes no twins, and its AUC stays honest. But look at its AP in the table: above one half, on noise! The test folds were balanced too, and the floor of AP is the prevalence of the *test* rows: 0.5 instead of 0.1. Nothing leaked; the question changed. Test folds keep the natural prevalence.
#
# ## Keep every learned step in the pipeline
#
# The same rule holds for anything that learns from rows: scaling, imputing, selecting features, encoding by the target, choosing a threshold. What learns belongs inside. **Predict**: 500 noise columns; we keep the 10 that go best with the labels, *then* cross-validate. No row is copied. Does the AUC stay at 0.5?

# %%
from sklearn.feature_selection import SelectKBest

rng = np.random.default_rng(0)
wide, logistic = rng.normal(size=(400, 500)), LogisticRegression()
chosen = SelectKBest(k=10).fit_transform(wide, y_noise)
before = cross_val_score(logistic, chosen, y_noise, cv=stratified, scoring="roc_auc")
pipeline = make_pipeline(SelectKBest(k=10), logistic)
inside = cross_val_score(pipeline, wide, y_noise, cv=stratified, scoring="roc_auc")
assert before.mean() > 0.75 and inside.mean() < 0.6
print(f"chosen before the split {before.mean():.2f}, inside {inside.mean():.2f}")

# %% [markdown]
# It does not: the choice had seen the labels of the test rows. A pipeline for SMOTE has three more details:
#
# - **Scale first, inside.** SMOTE looks for nearest neighbours, so a column in cents outweighs a column in years.
# - **Seed the sampler**, or each run is another experiment.
# - **Use imbalanced-learn's pipeline.** The one of scikit-learn cannot hold a sampler, and says so:

# %%
from imblearn.pipeline import Pipeline
from sklearn.pipeline import Pipeline as PlainPipeline
from sklearn.preprocessing import StandardScaler

steps = [("scale", StandardScaler()), ("smote", SMOTE(random_state=0)), ("model", logistic)]
try:
    PlainPipeline(steps).fit(X_noise, y_noise)
except TypeError as error:
    print(str(error).split("'SMOTE")[0].strip())

# %% [markdown]
# The right pipeline resamples when it is fitted and skips the sampler when it predicts. You need not believe this: a *spy* is a step that writes down which rows it saw. The rows get numbers, and we ask each spy.

# %%
from imbalance_helpers.spies import SpyClassifier, SpyLog, SpySampler

sampled, judged = SpyLog(), SpyLog()
spied = make_pipeline(SpySampler(log=sampled), SpyClassifier(log=judged))
numbers = np.arange(400).reshape(-1, 1)
_ = cross_val_score(spied, numbers, y_noise, cv=stratified, scoring="roc_auc")
assert all(not seen & tested for seen, tested in zip(sampled.fitted, judged.predicted))
assert judged.row_counts == {"fitted": [576] * 5, "predicted": [80] * 5}
print("sampler saw", sampled.row_counts["fitted"])
print("model saw  ", judged.row_counts["fitted"])
print("predictions", judged.row_counts["predicted"])

# %% [markdown]
# In each fold the sampler saw 320 rows and handed 576 to the model, and the 80 rows to predict were none of them. The spies come back in the exercises.
#
# Afterwards `Pipeline(steps)` of imbalanced-learn takes the three steps that scikit-learn refused, in the same order.

# %%
right = Pipeline(steps)
honest = [cross_val_score(right, *noise(seed), cv=stratified, scoring="roc_auc").mean()
          for seed in range(6)]
assert abs(np.mean(honest) - 0.5) < 0.05
print(f"AUC on six noise sets: {np.mean(honest):.2f} ± {np.std(honest):.2f}")

# %% [markdown]
# ## Mistrust a score that is not a number
#
# This line stands in many tutorials: `make_scorer(average_precision_score, needs_proba=True)`. Run it under a current scikit-learn:

# %%
from sklearn.metrics import make_scorer

old = make_scorer(average_precision_score, needs_proba=True)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    scores = cross_val_score(logistic, X, y, cv=stratified, scoring=old)
assert np.isnan(scores).all() and len(caught) == 5
print(scores, "and", len(caught), "warnings")
print(str(caught[0].message).strip().splitlines()[-1])

# %% [markdown]
# The option was removed in version 1.6. `make_scorer` takes it without a word and hands it to the metric, which fails in every fold; the mean prints as `nan`. Name the scorer instead, or say what the metric needs, and let errors be errors:

# %%
methods = ("decision_function", "predict_proba")  # the first that the model has
new = make_scorer(average_precision_score, response_method=methods)
options = {"cv": stratified, "error_score": "raise"}
by_name = cross_val_score(logistic, X, y, scoring="average_precision", **options)
by_response = cross_val_score(logistic, X, y, scoring=new, **options)
assert np.allclose(by_name, by_response)
print(f"AP {by_name.mean():.3f}, both ways; floor {y.mean():.3f}")

# %% [markdown]
# ## Split the way the model will be used
#
# Twins also arise without us. A stolen card makes several payments, and they look alike. We simulate 300 cards with 5 payments each; every card has a pattern of its own, and 60 cards, picked at random, are bad. Again nothing can be learned about a *new* card. **Predict** the AUC when payments of one card fall on both sides.

# %%
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.neighbors import KNeighborsClassifier


def auc_by_row_and_by_card(seed):
    """Mean AUC on noise about cards: split by payment, and by card."""
    rng = np.random.default_rng(seed)
    card, bad = np.repeat(np.arange(300), 5), rng.permutation(300) < 60
    payments = rng.normal(size=(300, 5))[card] + 0.3 * rng.normal(size=(1_500, 5))
    options = {"n_splits": 5, "shuffle": True, "random_state": seed}
    folds = [StratifiedKFold(**options).split(payments, bad[card]),
             StratifiedGroupKFold(**options).split(payments, bad[card], groups=card)]
    model = KNeighborsClassifier()
    return [cross_val_score(model, payments, bad[card], cv=cv, scoring="roc_auc").mean()
            for cv in folds]


# %%
by_row, by_card = np.transpose([auc_by_row_and_by_card(seed) for seed in range(20)])
assert by_row.min() > 0.8 and abs(by_card.mean() - 0.5) < 0.03
print(f"split by payment {by_row.mean():.2f} ± {by_row.std():.2f}")
print(f"split by card    {by_card.mean():.2f} ± {by_card.std():.2f}")

# %% [markdown]
# Time leaks too. Fraudsters change their pattern; here it moves a step every week. A shuffled fold lets the model learn from next week to judge last week. We compare it with folds in order of time (`TimeSeriesSplit`: learn from the past, test on what follows), and with the truth: week 11, judged by a model of weeks 1 to 10.

# %%
from sklearn.model_selection import TimeSeriesSplit


def shuffled_ordered_truth(seed):
    """AUC by shuffled folds, by ordered folds, and in the week that follows."""
    rng = np.random.default_rng(seed)
    week, fraud = np.repeat(np.arange(11), 300), (rng.random(3_300) < 0.1).astype(int)
    pattern = 2 * np.column_stack([np.cos(week), np.sin(week)]) * fraud[:, None]
    data = np.column_stack([rng.normal(size=(3_300, 2)) + pattern, 2 * week])
    past, model = week < 10, KNeighborsClassifier(25)
    cvs = [StratifiedKFold(5, shuffle=True, random_state=seed), TimeSeriesSplit(5)]
    X, y = data[past], fraud[past]
    estimates = [cross_val_score(model, X, y, cv=cv, scoring="roc_auc").mean() for cv in cvs]
    proba = model.fit(X, y).predict_proba(data[~past])[:, 1]
    return [*estimates, roc_auc_score(fraud[~past], proba)]


# %%
columns = ["shuffled folds", "ordered folds", "the next week"]
in_time = pd.DataFrame([shuffled_ordered_truth(seed) for seed in range(20)], columns=columns)
mean = in_time.mean()
assert mean["shuffled folds"] > mean["the next week"] + 0.1
assert abs(mean["ordered folds"] - mean["the next week"]) < 0.05
in_time.agg(["mean", "std"]).T.round(2)

# %% [markdown]
# Shuffled folds promise far more than the next week delivers; ordered folds come close. So before choosing a splitter, say what is new when the model is used:
#
# | new in use | split by | splitter |
# |---|---|---|
# | rows, one of many alike | row | `StratifiedKFold`, repeated |
# | customers, cards, patients | group | `StratifiedGroupKFold` |
# | days | time, with a gap for labels that come late | `TimeSeriesSplit(gap=...)` |
#
# ## Look at the test set once
#
# Cross-validation is for every step on the way, from the first baseline on. The test set is for the end. **Predict**: 50 "models" that guess at random are judged on one test set with 30 positives among 300 rows. What AUC does the best of them show?

# %%
rng = np.random.default_rng(0)
y_test = np.repeat([0, 1], [270, 30])
guesses = rng.random((20, 50, 300))
best = np.array([max(roc_auc_score(y_test, guess) for guess in fifty) for fifty in guesses])
assert 0.6 < best.mean() < 0.65 and best.min() > 0.55
print(f"best of 50 guessers: {best.mean():.2f} ± {best.std():.2f} over 20 test sets")

# %% [markdown]
# On a second test set the winner would be at 0.5 again. Whoever chooses among models, thresholds or seeds by the test set has trained on it.
#
# ## Look up: what to use when
#
# Where the course stands after nine lessons. First of all: *a fitting model on the data as they are, judged by ranking and calibration, with a threshold from costs, a budget or a constraint*. The rest are tools for particular reasons.
#
# | tool | use it when | mind |
# |---|---|---|
# | threshold | always; it is the decision | choose on validation rows, report on test rows |
# | class weights | the learner takes them and its errors at 0.5 matter, or the fit ignores the rare class | probabilities shift; correct or recalibrate before using costs |
# | undersampling | rows are too many, time is short | throws rows away; correct the prior |
# | random oversampling | the learner takes no weights | copies, slower; same shift as weights |
# | SMOTE | a weak learner, numeric scaled features, and it wins in paired folds | inside the folds only; never ids, counts, categories; no help with a handful of positives |
# | knobs of the algorithm (leaf size, regularisation, balanced forests) | few positives: keep the model simple first | tune by AP or log loss, in the folds |
# | more positives | $n_{pos}$ below about 100 | nothing above replaces them |
#
# ## Follow a workflow
#
# A well-known article lists nine steps: distribution, stratified split, baseline, precision and recall, weights or SMOTE, comparison, threshold, cross-validation, deployment. Cross-validation comes eighth there, after everything has been chosen. We move it:
#
# 1. **Distribution**: prevalence, number of positives, and where the labels come from.
# 2. **Split** as in use: stratified, by group or by time. Lock the test set away.
# 3. **Baselines** by cross-validation: a constant policy, then a plain model.
# 4. **Metrics** from the decision: AP or AUC, log loss, and recall, precision or cost at the operating point.
# 5. **Candidates**: weights or SMOTE inside a pipeline, one change at a time.
# 6. **Comparison** in pairs on identical, repeated folds, at matched flags, with the spread.
# 7. **Threshold** from out-of-fold scores, by cost, budget or constraint; calibrate on the natural prevalence.
# 8. **Test set, once**, with an interval.
# 9. **Deployment**: watch the prevalence, the number of alerts, and the ripe labels.
#
# Cross-validation is not a step: steps 3 to 7 all stand on it.
#
# ## Ask again: six questions
#
# **Should accuracy never be used?** It may, when all errors cost the same. Put the accuracy of flagging nothing beside it.
#
# **From which ratio on must I act?** No ratio asks for action; costs and the number of positives do. 0.1 % of a million rows is easier than 1 % of a thousand.
#
# **SMOTE or class weights?** Often neither: both mainly move the cut. Try the threshold first, then compare in paired folds at matched flags.
#
# **Does SMOTE help when positives are extremely scarce?** No. It interpolates between the few there are, and by default needs at least six in each training fold. Find more, simplify, rank.
#
# **May I balance the test set?** No. Precision and AP then answer for a world that does not exist.
#
# **Is threshold tuning as good as resampling?** In studies with logistic regression (van den Goorbergh and others, 2022) resampling won nothing that a threshold would not give, and spoiled calibration. For strong learners Elor and Averbuch-Elor (2022) found the same; weak learners did gain from balancing.
#
# ## Keep to these habits
#
# Stratify · baseline first · everything learned in the pipeline · identical folds, repeated · differences with a spread · natural prevalence in every test fold · seeds written down · test set once · an interval on the final number.

# %% [markdown]
# ## Common mistakes and self-check
#
# | mistake | ask yourself |
# |---|---|
# | Resampling before the split | Does a shuffled target give 0.5? |
# | More folds than positives | How many positives does each test fold hold? |
# | One run, one seed | Would the next seed tell the same story? |
# | Comparing models at different priors | Same folds, and the same prevalence in both populations? |
# | A `nan` in a table of scores | Does `error_score="raise"` run through? |
# | Shuffling customers or days | What will be new when the model is used? |
#
# ## Checklist
#
# Double-click here and turn `[ ]` into `[x]` to tick.
#
# - [ ] I counted the positives of each test fold.
# - [ ] Every step that learns stands in one pipeline, sampler and scaler included.
# - [ ] I ran my whole procedure on shuffled labels, and it scored at chance.
# - [ ] I compare on identical folds and report the spread of the differences.
# - [ ] I know who or what is new in use, and split by that.
#
# ## Quick questions
#
# Three questions to see what stayed; choose, then press *Check*.

# %%
from imbalance_helpers.quiz import quick_questions

quick_questions("08_stratified_cv")

# %% [markdown]
# ## Takeaways
#
# - Stratifying deals the positives out evenly; it makes no new ones.
# - What learns from rows belongs inside the folds. Before the split, noise scored 1.0.
# - A seed makes a run repeatable; repeats, pairs and fresh data make a claim believable.
#
# Of the four steps (*estimate, judge, decide, watch*), which did we change? *Judge*, and nothing else: the models were what they were, and their honest scores were lower. The exercises are in `stratified_cv_exercises.ipynb`.
#
# ## On your own
#
# Take your last project. Shuffle its labels, run the whole procedure from raw rows to the final score, and see whether it reports chance. Then repeat the true run with five other seeds.
#
# ## Further reading
#
# - C. Nadeau and Y. Bengio (2003), "Inference for the generalization error", *Machine Learning* 52: why fold scores are not independent, and a correction.
# - S. Kaufman, S. Rosset, C. Perlich and O. Stitelman (2012), "Leakage in data mining: formulation, detection, and avoidance", *ACM TKDD* 6.
# - C. Ambroise and G. J. McLachlan (2002), "Selection bias in gene extraction on the basis of microarray gene-expression data", *PNAS* 99: features chosen before the split.
# - R. van den Goorbergh, M. van Smeden, D. Timmerman and B. Van Calster (2022), "The harm of class imbalance corrections for risk prediction models", *JAMIA* 29.
# - Y. Elor and H. Averbuch-Elor (2022), "To SMOTE, or not to SMOTE?", arXiv:2201.08528.
# - imbalanced-learn user guide, "Common pitfalls and recommended practices".
# - scikit-learn user guide, "Cross-validation: evaluating estimator performance".
