# %% [markdown]
# # Invent minority rows with SMOTE, and judge what they add
#
# *30 minutes to read and run; the code takes about 10 seconds.*
#
# **What you will do.** Build SMOTE from its one formula, watch where it puts new rows, repeat two published demonstrations and find out what they show, then put SMOTE against doing nothing at equal numbers of alerts.
#
# **What you will learn.** What SMOTE can and cannot add; which columns it spoils; where it stands in a pipeline; how to tell a better ranking from a moved cut.
#
# **What you need.** `02_metrics`, above all matched flags. Random oversampling, which copies rows, helps as background.

# %% [markdown]
# ## Put a point between two points
#
# Copying rare rows adds nothing new. N. Chawla and co-authors (2002) proposed to *invent* rows: take a minority row $x$, one of its nearest minority neighbours $z$, a random $u$ between 0 and 1, and put the new row at $x + u\,(z - x)$. This is SMOTE, the *synthetic minority over-sampling technique*.

# %%
import numpy as np

x, z, u = np.array([0.0, 0.0]), np.array([4.0, 2.0]), 0.25
new = x + u * (z - x)
assert new.tolist() == [1.0, 0.5]
new.tolist()

# %% [markdown]
# A quarter of the way from $x$ to $z$. One $u$ serves all features, so the new row lies on the segment between the two. Now the library, on two moons of 300 and 30 points:

# %%
from imblearn.over_sampling import SMOTE
from sklearn.datasets import make_moons

X, y = make_moons((300, 30), noise=0.12, random_state=3)
X.shape, y.mean().round(2).item()

# %%
X_new, y_new = SMOTE(random_state=0).fit_resample(X, y)
synthetic = X_new[len(X):]
assert np.array_equal(X_new[: len(X)], X) and (y_new[len(X):] == 1).all()
print(np.bincount(y).tolist(), "->", np.bincount(y_new).tolist())

# %% [markdown]
# The old rows come first, untouched; 270 invented ones follow, all labelled as minority. By default each minority row may pair with its $k = 5$ nearest minority neighbours, itself not counted. We look them up ourselves.

# %%
from sklearn.neighbors import NearestNeighbors

minority = X[y == 1]
nearest = NearestNeighbors(n_neighbors=5).fit(minority).kneighbors(return_distance=False)
segments = np.array([(minority[i], minority[j]) for i in range(30) for j in nearest[i]])
print(segments.shape[0], "segments, from 30 rows to 5 neighbours each")

# %% [markdown]
# **Predict**: where will the 270 new points lie? Could one of them lie further right than every real minority point?

# %% alt="Two moons. Grey segments join each of the 30 minority points to its five nearest minority points, and all synthetic points, drawn as small crosses, lie on these segments."
import matplotlib.pyplot as plt

from imbalance_helpers import CLASS_COLORS

plt.style.use("imbalance_helpers.course")
blue, orange = CLASS_COLORS
_, ax = plt.subplots()
ax.plot(segments[:, :, 0].T, segments[:, :, 1].T, color="0.75", linewidth=0.8)
ax.scatter(*X[y == 0].T, s=8, color=blue, alpha=0.4, label="majority")
ax.scatter(*synthetic.T, s=14, marker="x", linewidth=0.8, color="black", label="synthetic")
ax.scatter(*minority.T, s=36, color=orange, label="minority")
ax.legend(loc="upper left", bbox_to_anchor=(1.02, 1))
_ = ax.set(xlabel="feature 1", ylabel="feature 2", aspect="equal")

# %% [markdown]
# What to see: every cross lies on a segment of the grey web, none beyond it. SMOTE interpolates; it never reaches outside what the minority already covers. Over 20 seeds:

# %%
low, high = minority.min(axis=0), minority.max(axis=0)
for seed in range(20):
    rows = SMOTE(random_state=seed).fit_resample(X, y)[0][len(X):]
    assert (rows >= low).all() and (rows <= high).all()
print("5,400 synthetic rows, none outside the range of the 30 real ones")

# %% [markdown]
# ## See what it invents
#
# A segment between two rare rows may cross ground where no rare row can be. We build such a world: positives lie *on* a circle, negatives fill the disc inside. **Predict**: of the rows that SMOTE invents from 8 positives, how many fall into the disc? From 12? From 60?

# %%
def ring(n_positives, seed):
    """Positives on a circle of radius 1, and 500 negatives in a disc of radius 0.8."""
    rng = np.random.default_rng(seed)
    angle = 2 * np.pi * rng.random(500 + n_positives)
    radius = np.append(0.8 * np.sqrt(rng.random(500)), np.ones(n_positives))
    points = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    return points, np.repeat([0, 1], [500, n_positives])


def invented(points, labels, seed=0):
    """Only the rows that SMOTE adds."""
    return SMOTE(random_state=seed).fit_resample(points, labels)[0][len(points):]

# %% [markdown]
# Twenty draws of each:

# %%
in_disc = {}
for n in [8, 12, 60]:
    rows = [invented(*ring(n, seed), seed) for seed in range(20)]
    in_disc[n] = [float((np.hypot(*row.T) < 0.8).mean()) for row in rows]
    print(f"{n:2} positives: {np.mean(in_disc[n]):.0%} ± {np.std(in_disc[n]):.0%} in the disc")
assert np.mean(in_disc[8]) > 0.25 and np.mean(in_disc[12]) > 0.05 and max(in_disc[60]) < 0.01

# %% [markdown]
# More than a quarter from 8 positives, hardly anything from 60. One draw of each:

# %% alt="Two panels of a ring of positives around a disc of negatives. With 8 positives the synthetic points run along chords, many of them through the disc; with 60 positives they hug the circle."
_, axes = plt.subplots(1, 2, figsize=(7.2, 3.6), sharey=True)
for ax, n in zip(axes, [8, 60]):
    points, labels = ring(n, seed=0)
    ax.scatter(*points[labels == 0].T, s=5, color=blue, alpha=0.4)
    ax.scatter(*invented(points, labels).T, s=10, marker="x", linewidth=0.7, color="black")
    ax.scatter(*points[labels == 1].T, s=36, color=orange)
    ax.set(xlabel="feature 1", title=f"{n} positives", aspect="equal")
_ = axes[0].set(ylabel="feature 2")

# %% [markdown]
# What to see: with few positives the nearest neighbours are far away, and the chords between them cut through the disc; each cross there teaches the model something false. With 60 positives the hole stays empty. So the advice to use SMOTE "when minority rows are extremely scarce" has it backwards: **the fewer the rows, the more is invented.**
#
# Overlap is the other hard ground. Here we know the true probability everywhere: 5 % positives, two normal classes. **Predict**: what is the true probability of being positive, on average, at the places where SMOTE puts its "positives"?

# %%
from scipy.special import expit, logit


def true_probability(points):
    """P(y = 1) at these points, by the formula in the notes of make_rare_events."""
    return expit(logit(0.05) + 2 * points.sum(axis=1) / np.sqrt(2))

# %%
from imbalance_helpers import make_rare_events

truths = []
for seed in range(20):
    events = make_rare_events(3_000, prevalence=0.05, class_sep=2, random_state=seed)
    truths.append(true_probability(invented(events.data, events.target, seed)).mean())

# %% [markdown]
# First the formula against the truth that comes with the data, then the answer:

# %%
assert np.allclose(true_probability(events.data), events.posterior)
assert 0.3 < min(truths) and max(truths) < 0.42
print(f"labelled 1.00, truly {np.mean(truths):.2f} ± {np.std(truths):.2f}")

# %% [markdown]
# About one in three, where the label says certain. The last of the 20 data sets:

# %% alt="Overlapping clouds of majority and minority points. Synthetic points spread over the region of overlap; most lie to the left of the dashed line where the true probability is one half."
new_rows = invented(events.data, events.target, seed)
assert (true_probability(new_rows) < 0.5).mean() > 0.6
majority, real = (events.data[events.target == label] for label in [0, 1])
line = np.array([-2.5, 4.0])
_, ax = plt.subplots()
ax.scatter(*majority.T, s=4, color=blue, alpha=0.3, label="majority")
ax.scatter(*new_rows.T, s=8, marker="x", linewidth=0.5, color="black", label="synthetic")
ax.scatter(*real.T, s=16, color=orange, label="minority")
ax.plot(line, -logit(0.05) / np.sqrt(2) - line, "--", color="black", label="probability 0.5")
ax.legend(loc="upper left", bbox_to_anchor=(1.02, 1))
_ = ax.set(xlabel="feature 1", ylabel="feature 2", ylim=(-4.5, 4.5), aspect="equal")

# %% [markdown]
# What to see: most crosses lie below the dashed line, where a row is more likely negative than positive. Yet all of them say "positive". A model that trusts them must claim risks that are too high; further below we measure by how much.
#
# ## Repeat a famous demonstration
#
# The tour with the 100 rows of lesson 01, 98 to 2, shows SMOTE too. First with its default $k = 5$:

# %%
from imbalance_helpers import make_toy_98_to_2

X_toy, y_toy = make_toy_98_to_2()
y_toy.value_counts().to_dict()

# %%
try:
    SMOTE(random_state=42).fit_resample(X_toy, y_toy)
except ValueError as error:
    print(error)

# %% [markdown]
# Five neighbours and the row itself make six; the minority has two. That is why the tour sets `k_neighbors=1`, without a word on it. With two rows there is a single segment to invent on.

# %%
import pandas as pd

X_98, y_98 = SMOTE(k_neighbors=1, random_state=42).fit_resample(X_toy, y_toy)
print(y_98.value_counts().to_dict())
print(y_98.value_counts(normalize=True).to_dict())

# %% [markdown]
# 98 and 98, a half each: "balanced". The two real positives have `feature1` 98 and 99. **Predict** the values of the 96 invented ones before you look.

# %%
values = X_98["feature1"].iloc[100:]
assert (values == 98).all()
print(values.value_counts().to_dict())

# %% [markdown]
# All 96 are 98: copies of one row. Nothing lies "between nearby minority points". The column holds integers (`int64`), and imbalanced-learn turns its result back into the type that came in; 98.2 and 98.9 both become 98. As floats it works as drawn:

# %%
X_float, _ = SMOTE(k_neighbors=1, random_state=42).fit_resample(X_toy.astype(float), y_toy)
values = X_float["feature1"].iloc[100:]
assert values.nunique() == 96 and values.between(98, 99).all()
print(values.head(4).round(2).tolist(), "...")

# %% [markdown]
# So the counts looked right, and the rows were wrong. Look at the rows.
#
# ## Know the columns it spoils
#
# Most tables have integer columns: a visit count, an id, a 0/1 flag. Here 80 % of the 40 minority rows have the flag. **Predict** the share among the invented rows.

# %%
rng = np.random.default_rng(0)
flag = np.append(rng.permutation(960) % 2, rng.permutation(40) < 32).astype(int)
table = pd.DataFrame({"customer_id": np.arange(1_000, 2_000), "flag": flag})
table["visits"] = rng.poisson(4, size=1_000)
table["amount"] = rng.lognormal(3, 1, size=1_000)
rare = np.repeat([0, 1], [960, 40])

# %%
more = invented(table, rare)
assert flag[rare == 1].mean() == 0.8 and more["flag"].mean() < 0.7
print(f"flag: {flag[rare == 1].mean():.2f} real, {more['flag'].mean():.2f} invented")

# %% [markdown]
# An invented flag is 1 only if both ends have it; anything between 0 and 1 is cut to 0. Counts are cut down as well, and ids are worse:

# %%
as_float = invented(table.astype(float), rare)
drop = (as_float["visits"] - more["visits"]).mean()
assert drop > 0.2 and more["customer_id"].duplicated().any()
print(f"visits: {drop:.2f} too low on average")
print(f"ids: {len(more)} invented rows, {more['customer_id'].nunique()} different ids")

# %% [markdown]
# Two counts side by side, as they are and cast to float:

# %% alt="Two panels of the same minority, visits against purchases. As int64 the synthetic points fall on the grid of whole numbers, most on existing points; as float they lie along the segments between the points."
counts = pd.DataFrame(rng.poisson(3, size=(530, 2)), columns=["visits", "purchases"])
few = np.repeat([0, 1], [500, 30])
_, axes = plt.subplots(1, 2, figsize=(7.2, 3.6), sharey=True)
for ax, kind in zip(axes, ["int64", "float64"]):
    crosses = invented(counts.astype(kind), few)
    ax.scatter(*crosses.to_numpy().T, s=14, marker="x", linewidth=0.7, color="black", zorder=3)
    ax.scatter(*counts[few == 1].to_numpy().T, s=36, color=orange)
    ax.set(xlabel="visits", title=f"columns of type {kind}", aspect="equal")
axes[0].set(ylabel="purchases")
grid = invented(counts, few).drop_duplicates()
assert len(grid) < 40 < len(invented(counts.astype(float), few).drop_duplicates())

# %% [markdown]
# What to see: the same 470 crosses twice. On the left they pile up on a few whole numbers, pulled towards zero; on the right they lie on segments, but 2.7 visits is no visit count either. Cast to float before SMOTE, leave ids out, and ask whether a point between two rows makes sense at all.
#
# ## Scale first, in the pipeline
#
# "Nearest" depends on units. Take the positives of the benchmark of lesson 02, and say that one of its ten columns is stored in cents instead of euros.

# %%
from imbalance_helpers import make_benchmark_90_to_10

X_bench, y_bench = make_benchmark_90_to_10()
euros = X_bench[y_bench == 1]
cents = euros * ([100] + 9 * [1])

# %% [markdown]
# **Predict**: how many of the five neighbours of a row stay the same?

# %%
def five_nearest(rows):
    """For each row, the set of its five nearest."""
    found = NearestNeighbors(n_neighbors=5).fit(rows).kneighbors(return_distance=False)
    return [set(row) for row in found.tolist()]


def kept(a, b):
    """Share of the neighbours in a that are in b as well."""
    return np.mean([len(i & j) / 5 for i, j in zip(a, b)])

# %%
from sklearn.preprocessing import StandardScaler

raw = kept(five_nearest(euros), five_nearest(cents))
scaled = [five_nearest(StandardScaler().fit_transform(rows)) for rows in [euros, cents]]
assert raw < 0.1 and kept(*scaled) == 1
print(f"neighbours kept: {raw:.0%} as they are, {kept(*scaled):.0%} when scaled first")

# %% [markdown]
# So: scale, then SMOTE, then the model; and only ever on training rows. A pipeline keeps that order. scikit-learn's own refuses a sampler:

# %%
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline as make_sklearn_pipeline

refusing = make_sklearn_pipeline(SMOTE(random_state=0), LogisticRegression())

# %%
try:
    refusing.fit(X_toy, y_toy)
except TypeError as error:
    print(str(error)[:68], "...")

# %% [markdown]
# The pipeline of imbalanced-learn takes it: it resamples in `fit`, and leaves the rows alone in `predict`. The tour ends with one, to show that it fits:

# %%
from imblearn.pipeline import make_pipeline

steps = StandardScaler(), SMOTE(k_neighbors=1, random_state=42), LogisticRegression()
predicted = make_pipeline(*steps).fit(X_toy, y_toy).predict(X_toy)
assert len(predicted) == 100 and predicted.sum() == 13
print("fitted;", predicted.sum(), "of", len(predicted), "rows flagged")

# %% [markdown]
# Here the scaler returned floats, so the 96 rows were no copies this time; by luck, not by design. Thirteen rows flagged for two positives, all of them training rows: that it *fits* is all this shows.
#
# ## Repeat the famous comparison
#
# Lesson 02 printed three confusion matrices of a well-known article. Its SMOTE model had this one:

# %%
from sklearn.metrics import confusion_matrix
from sklearn.model_selection import train_test_split


def article_matrix(seed):
    """The article's script: one split, no scaling, SMOTE, logistic regression, cut at 0.5."""
    shares = {"test_size": 0.3, "stratify": y_bench, "random_state": 42}
    X_train, X_test, y_train, y_test = train_test_split(X_bench, y_bench, **shares)
    smoted = SMOTE(random_state=seed).fit_resample(X_train, y_train)
    predicted = LogisticRegression(max_iter=5000).fit(*smoted).predict(X_test)
    return confusion_matrix(y_test, predicted)

# %%
assert article_matrix(42).tolist() == [[1014, 329], [32, 125]]
article_matrix(42).tolist()

# %% [markdown]
# Ours has a seed, the article's `SMOTE()` has none. Without a seed everybody reads another matrix:

# %%
false_alarms = [int(article_matrix(seed)[0, 1]) for seed in range(10)]
assert max(false_alarms) - min(false_alarms) >= 10
print("false alarms with ten seeds:", sorted(false_alarms))

# %% [markdown]
# Seed every sampler. But one split remains one split. So we take 20, each stratified 70/30 as in the article, and judge each model in three ways: at 0.5; at *matched alerts*, flagging the 10 % or 30 % of the test rows with the highest scores; and over all cuts, by AP and ROC AUC. AP, the *average precision*, sums up the precision over all recalls; the floor of AP is the prevalence, that of AUC is 0.5.

# %%
def recall_at(share):
    """A scorer: the recall when this share of the rows, from the top, is flagged."""

    def scorer(model, X, y):
        ranked = np.argsort(-model.predict_proba(X)[:, 1], kind="stable")
        return y[ranked[: round(share * len(y))]].sum() / y.sum()

    return scorer

# %% [markdown]
# A second scorer: the *mean risk* that a model predicts, which should be the prevalence. And a short cut for pipelines:

# %%
def mean_risk(model, X, y):
    """The mean predicted probability."""
    return model.predict_proba(X)[:, 1].mean()


def scaled_first(*steps):
    """A pipeline that starts with the scaler."""
    return make_pipeline(StandardScaler(), *steps)

# %%
from sklearn.dummy import DummyClassifier

strategies = {
    "floor": DummyClassifier(),
    "plain": scaled_first(LogisticRegression()),
    "SMOTE": scaled_first(SMOTE(random_state=0), LogisticRegression()),
    "balanced": scaled_first(LogisticRegression(class_weight="balanced")),
}

# %% [markdown]
# "balanced" weighs the classes instead of inventing rows; lesson 06 explains it. `compare_strategies` fits them all on identical splits. **Predict** for SMOTE against plain: recall at 0.5? recall at 10 % flagged? mean predicted risk, when 10 % are positive?

# %%
from sklearn.model_selection import StratifiedShuffleSplit

splits = StratifiedShuffleSplit(n_splits=20, test_size=0.3, random_state=0)
scoring = {"recall at 0.5": "recall", "recall, 10 % flagged": recall_at(0.1)}
scoring |= {"recall, 30 % flagged": recall_at(0.3), "AP": "average_precision"}
scoring |= {"ROC AUC": "roc_auc", "mean risk": mean_risk}

# %%
from threadpoolctl import threadpool_limits

from imbalance_helpers import compare_strategies

_ = threadpool_limits(1)  # many small fits are faster on one thread each
results = compare_strategies(strategies, X_bench, y_bench, scoring=scoring, cv=splits)
by_split = results.pivot(index="fold", columns=["metric", "strategy"], values="score")
means = by_split.mean().unstack()[list(strategies)].loc[list(scoring)]
means.round(2)

# %% [markdown]
# At 0.5 SMOTE finds about three quarters of the positives and plain about one in seven: the article's finding, and it is true. One line below, at the same number of alerts, it is gone. Differences are best taken split by split:

# %%
judged = list(scoring)[:5]
gain = pd.DataFrame({m: by_split[m, "SMOTE"] - by_split[m, "plain"] for m in judged})
spread = gain.quantile([0.025, 0.5, 0.975]).T.round(3)
spread.columns = ["2.5 %", "median", "97.5 %"]
spread.assign(wins_of_20=(gain > 0).sum())

# %% alt="Three panels, one per metric, with the differences of SMOTE and of balanced weights to the plain model on 20 splits: recall at 10 % flagged lies mostly below zero, AP below zero on every split, ROC AUC slightly above zero."
from imbalance_helpers import StrategyDisplay

shown = results["strategy"].isin(["plain", "SMOTE", "balanced"])
shown &= results["metric"].isin(["recall, 10 % flagged", "AP", "ROC AUC"])
_ = StrategyDisplay.from_results(results[shown], baseline="plain")

# %% [markdown]
# What to see: each tick is a split, zero is the plain model. The rows of SMOTE and of balanced weights look alike in every panel. In words:

# %%
assert means.loc["recall at 0.5", ["plain", "SMOTE"]].round(1).tolist() == [0.1, 0.8]
assert (gain["recall at 0.5"] > 0.5).all()
assert (gain["AP"] < 0).all() and gain["AP"].mean() < -0.02
assert gain["recall, 10 % flagged"].mean() < -0.01
assert (gain["recall, 10 % flagged"] > 0).sum() <= 5
assert 8 <= (gain["recall, 30 % flagged"] > 0).sum() <= 16
assert 0 < gain["ROC AUC"].mean() < 0.01
assert abs(means["SMOTE"] - means["balanced"]).max() < 0.02
risk, share = means.loc["mean risk"], y_bench.mean()
assert abs(risk["plain"] - share) < 0.005 and risk["SMOTE"] > 3 * share

# %% [markdown]
# - **At 0.5** recall rises by more than 0.5, on every split. The cut moved.
# - **At the top of the list** SMOTE loses: with 10 % flagged it is ahead on five splits at most, and AP falls on all 20.
# - **Further down** it is even at 30 % flagged (neither wins clearly), and ROC AUC gains less than 0.01.
# - **Balanced weights** do the same within 0.02 in every line, at no invented row.
# - **Predicted risks** lose their meaning: SMOTE claims more than three times the true 10 % on average; the plain model is right to within 0.005.
#
# If you want the recall of SMOTE at 0.5 you can have it: lower the threshold of the plain model. The intervals above span the splits; splits share rows, so read them as a spread, not as a test. Lesson 08 says more.
#
# ## Ask when it helps
#
# R. van den Goorbergh and co-authors (2022) found the same for logistic regression: no gain in ranking, and risks that are far too high. Y. Elor and H. Averbuch-Elor (2022) compared many learners: strong ones such as boosting gained nothing, while *weak* ones, such as single trees or support vector machines, did gain. Their claim has this scope, so we test it in this scope.

# %%
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

boosting = HistGradientBoostingClassifier(max_iter=30, random_state=0)
learners = {"tree": DecisionTreeClassifier(random_state=0), "SVM": SVC(), "boosting": boosting}

# %%
pairs = {name: scaled_first(learner) for name, learner in learners.items()}
for name, learner in learners.items():
    pairs[f"{name} + SMOTE"] = scaled_first(SMOTE(random_state=0), learner)
six_splits = StratifiedShuffleSplit(n_splits=6, test_size=0.3, random_state=0)
two = {"AP": "average_precision", "AUC": "roc_auc"}
scores = compare_strategies(pairs, X_bench, y_bench, scoring=two, cv=six_splits)

# %% [markdown]
# Again the differences, split by split:

# %%
wide = scores.pivot(index="fold", columns=["metric", "strategy"], values="score")
lines = {}
for case in [(metric, name) for metric in two for name in learners]:
    change = wide[case[0], f"{case[1]} + SMOTE"] - wide[case]
    lines[case] = [round(wide[case].mean(), 2), round(change.mean(), 3), (change > 0).sum()]

# %%
assert lines["AUC", "tree"][2] == lines["AUC", "SVM"][2] == 6
assert abs(lines["AUC", "boosting"][1]) < 0.01 and abs(lines["AP", "boosting"][1]) < 0.01
assert lines["AP", "tree"][1] < 0 and lines["AP", "SVM"][1] < 0
assert lines["AP", "boosting"][0] - 0.01 > 2 * lines["AP", "tree"][0]
pd.DataFrame.from_dict(lines, orient="index", columns=["plain", "change", "wins of 6"])

# %% [markdown]
# On these data: the tree and the SVM gain in ROC AUC on all six splits and lose a little AP on average; boosting changes by less than 0.01 in both, and has more than twice the AP of the tree, with SMOTE or without. So SMOTE is not useless. It is a *hyperparameter*: try it inside the pipeline, keep it if it wins on the metric of your decision.
#
# ## Do not expect rows to replace data
#
# Last, the scarce case: 8 positives or so in 400 rows. We compare SMOTE with ten times the data and with a simpler model, between the floor (AP = prevalence) and the oracle that knows the true probability.

# %%
from sklearn.neighbors import KNeighborsClassifier

flexible = KNeighborsClassifier(15)
cases = {
    "few rows": (flexible, 400),
    "few rows + SMOTE": (make_pipeline(SMOTE(k_neighbors=2, random_state=0), flexible), 400),
    "ten times the rows": (flexible, 4_000),
    "simple model": (LogisticRegression(), 400),
}

# %% [markdown]
# **Predict** the order of the four. Each is fitted on 20 data sets and judged on fresh rows, by AP.

# %%
from sklearn.metrics import average_precision_score


def scarce(seed):
    """AP on fresh data of every case, of the floor and of the oracle."""
    test = make_rare_events(5_000, random_state=1_000 + seed)
    risks = {"floor": np.zeros(5_000)}
    for name, (model, n) in cases.items():
        rows = make_rare_events(n, random_state=seed)
        risks[name] = model.fit(rows.data, rows.target).predict_proba(test.data)[:, 1]
    risks["oracle"] = test.posterior
    return {name: average_precision_score(test.target, risk) for name, risk in risks.items()}

# %% [markdown]
# Means and spread over the 20:

# %%
ap = pd.DataFrame([scarce(seed) for seed in range(20)])
assert abs((ap["few rows + SMOTE"] - ap["few rows"]).mean()) < 0.01
assert (ap["ten times the rows"] - ap["few rows"]).mean() > 0.015
assert (ap["simple model"] - ap["few rows"]).mean() > 0.08
ap.agg(["mean", "std"]).T.round(3)

# %% [markdown]
# Rows on the segments between eight rows tell nothing new: SMOTE changes the mean AP by less than 0.01. Ten times the data help, and a simpler model, which needs less data, helps most: it comes near the oracle. A. Sakho and co-authors (2024) show why in theory: SMOTE stays close to the original rows. With few positives prefer more data, simpler models, prior knowledge, and ranking over deciding.
#
# ## Know the variants
#
# | sampler | what it changes | mind |
# |---|---|---|
# | `BorderlineSMOTE` (2005) | starts only from rows with many majority neighbours | invents where truth is most mixed |
# | `SVMSMOTE` (2011) | starts from the support vectors of an SVM | an SVM to fit, and to scale for |
# | `ADASYN` (2008) | the more majority neighbours, the more new rows | draws outliers and label errors |
# | `KMeansSMOTE` (2018) | invents inside clusters only | clusters need many minority rows |
# | `SMOTENC`, `SMOTEN` (2002) | categories by majority vote of the neighbours | not an answer to ids |
# | `SMOTETomek`, `SMOTEENN` (2004) | clean up after SMOTE | ENN deletes real rows too |
#
# All of them keep what we found: they move the prior to about one half, they need distances that mean something, they work on training rows only. With a category in the table:

# %%
from imblearn.over_sampling import SMOTENC

shop = pd.DataFrame({"amount": rng.lognormal(3, 1, size=600)})
shop["country"] = rng.choice(["AT", "DE", "FR"], size=600)
shop_labels = np.repeat([0, 1], [560, 40])

# %%
mixed, _ = SMOTENC(["country"], random_state=0).fit_resample(shop, shop_labels)
assert set(mixed["country"]) == {"AT", "DE", "FR"} and len(mixed) == 1_120
print(mixed["country"].iloc[600:].value_counts().to_dict())

# %% [markdown]
# ## Common mistakes and self-check
#
# | mistake | ask yourself |
# |---|---|
# | SMOTE before the split | Has any row of the test set, or a mix of it, been trained on? |
# | Integer, id or flag columns | Did I look at invented rows, not only at counts? |
# | SMOTE before scaling | Would other units give other neighbours? |
# | Judging at 0.5 | Do both models flag the same number of rows? |
# | Reading the score as a risk | Is the mean prediction near the prevalence? |
# | `SMOTE()` without a seed | Would a colleague get the same rows? |
#
# ## Checklist
#
# Double-click here and turn `[ ]` into `[x]` to tick.
#
# - [ ] I can write SMOTE's formula and say where a new row can and cannot lie.
# - [ ] I know which of my columns may not be interpolated.
# - [ ] My sampler stands after the scaler in a pipeline of imbalanced-learn, with a seed.
# - [ ] I have compared SMOTE with the plain model at matched alerts, on several splits.

# %% [markdown]
# ## Quick questions
#
# Three questions to see what stayed; choose, then press *Check*.

# %%
from imbalance_helpers.quiz import quick_questions

quick_questions("05_smote")

# %% [markdown]
# ## Takeaways
#
# - SMOTE interpolates between minority neighbours. It needs many of them, close together, in scaled continuous columns.
# - Its gain at 0.5 is a moved cut. For logistic regression the top of the ranking got worse; weak learners may gain; strong ones hardly change.
# - It inflates probabilities, like every method that balances the classes.
# - Look at the rows, not at the counts.
#
# Of the four steps, SMOTE changes *estimate*: the training data, and with them the prior. What it seemed to improve was *decide*, and there a threshold is enough. The exercises are in `smote_exercises.ipynb`.
#
# ## On your own
#
# Take a table of yours. Which columns could be interpolated? Add SMOTE to your pipeline, and draw the differences to the plain model over 20 splits at the number of alerts you can handle.
#
# ## Further reading
#
# - N. V. Chawla, K. W. Bowyer, L. O. Hall and W. P. Kegelmeyer (2002), "SMOTE: synthetic minority over-sampling technique", *JAIR* 16.
# - R. van den Goorbergh, M. van Smeden, D. Timmerman and B. Van Calster (2022), "The harm of class imbalance corrections for risk prediction models", *JAMIA* 29.
# - Y. Elor and H. Averbuch-Elor (2022), "To SMOTE, or not to SMOTE?", arXiv 2201.08528.
# - A. Sakho, E. Malherbe and E. Scornet (2024), "Do we need rebalancing strategies? A theoretical and empirical study around SMOTE and its variants", arXiv 2402.03819.
# - imbalanced-learn user guide, "Over-sampling" and "Common pitfalls and recommended practices".
