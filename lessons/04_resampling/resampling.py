# %% [markdown]
# # Resample, and know what you changed
#
# *25 minutes to read and run; the code takes about 10 seconds.*
#
# **What you will do.** Copy rows of the rare class, drop rows of the common one, and measure on data with a known truth what that does to the boundary, the probabilities and the ranking; then undo it.
#
# **What you will learn.** That resampling swaps the prevalence for another and little else; where a sampler belongs; when dropping rows is a bargain.
#
# **What you need.** `02_metrics` (matched flags, costs) and `03_curves` (average precision).

# %% [markdown]
# ## Copy rows, or drop rows
#
# A tour of these methods starts from 100 rows, two of them positive; the only feature is the row number.

# %%
from imbalance_helpers import make_toy_98_to_2

X_toy, y_toy = make_toy_98_to_2()
toy = X_toy.assign(target=y_toy)
majority, minority = toy[y_toy == 0], toy[y_toy == 1]
minority

# %% [markdown]
# **Random oversampling** (ROS) draws rows of the minority again, with replacement, until there are as many as we like. The tour goes up to 98:

# %%
import pandas as pd
from sklearn.utils import resample

copies = resample(minority, replace=True, n_samples=98, random_state=42)
oversampled = pd.concat([majority, copies])
assert sorted(copies["feature1"].value_counts()) == [43, 55]
print(oversampled["target"].value_counts().to_dict())
print(oversampled["target"].value_counts(normalize=True).to_dict())

# %% [markdown]
# **Random undersampling** (RUS) keeps a random part of the majority, without replacement. Down to 2:

# %%
kept = resample(majority, replace=False, n_samples=2, random_state=42)
undersampled = pd.concat([kept, minority])
print(undersampled["target"].value_counts().to_dict())
print(undersampled["target"].value_counts(normalize=True).to_dict())

# %% [markdown]
# 98 to 98, then 2 to 2: balanced both times, as printed in the tour. **Predict**: how many *different* positive rows does each table hold?

# %%
for name, table in {"oversampled": oversampled, "undersampled": undersampled}.items():
    different = table.loc[table["target"] == 1, "feature1"].nunique()
    assert different == 2
    print(f"{name}: {len(table)} rows, {different} different positives")

# %% [markdown]
# Two, as before. What the printed counts show: the functions do what they say. What they do not show:
#
# - **No information was added.** 98 positives here are two rows, 43 and 55 times. A model cannot learn more from them than from the two.
# - **Information was thrown away.** 96 of the 98 negatives are gone, and two are left to stand for them all.
# - **No model got better.** None was fitted; and on these data none could, since a single cut at row 98 separates the classes already.
#
# `imbalanced-learn` has both as *samplers*, with the wanted ratio of minority to majority as `sampling_strategy`.

# %%
from imblearn.over_sampling import RandomOverSampler
from imblearn.under_sampling import RandomUnderSampler

for sampler in [RandomOverSampler, RandomUnderSampler]:
    _, y_new = sampler(sampling_strategy=0.5, random_state=42).fit_resample(X_toy, y_toy)
    print(f"{sampler.__name__:19}", y_new.value_counts().sort_index().to_dict())

# %% [markdown]
# Note that a *ratio* of 0.5 is one positive for two negatives, so a *share* of one third, not one half.
#
# ## Put the sampler where it belongs
#
# To see what resampling does we need data with overlap, enough positives, and a known truth: 20,000 payments, 2 % fraud, and for each row its true probability. First of all, a stratified hold-out: half of the rows is set aside, untouched.

# %%
from sklearn.model_selection import train_test_split

from imbalance_helpers import make_rare_events

events = make_rare_events(20_000, prevalence=0.02, random_state=0)
X, y = events.data, events.target
split = train_test_split(X, y, test_size=0.5, stratify=y, random_state=0)
X_train, X_test, y_train, y_test = split
print(f"training: {y_train.sum()} of {len(y_train):,} rows positive, test: {y_test.sum()}")

# %% [markdown]
# A pipeline of imbalanced-learn resamples when it is fitted, and only then. **Predict**: how many predictions does it return for the 10,000 test rows?

# %%
from imblearn.pipeline import make_pipeline
from sklearn.linear_model import LogisticRegression

model = make_pipeline(RandomOverSampler(random_state=0), LogisticRegression())
model.fit(X_train, y_train)
len(model.predict(X_test))

# %% [markdown]
# One for each. The model learned from a balanced table and is judged on the world as it is. The pipeline of scikit-learn has no place for a step that changes the number of rows, and says so:

# %%
from sklearn.pipeline import make_pipeline as sklearn_pipeline

try:
    sklearn_pipeline(RandomOverSampler(random_state=0), LogisticRegression()).fit(X, y)
except TypeError as error:
    print(str(error).split(" '")[0], "...")

# %% [markdown]
# What goes wrong without a pipeline? Suppose we oversample first and split afterwards. A decision tree can learn rows by heart. **Predict** its recall on the "test" rows of such a split.

# %%
from sklearn.metrics import recall_score
from sklearn.tree import DecisionTreeClassifier

tree = DecisionTreeClassifier(random_state=0)
honest = recall_score(y_test, tree.fit(X_train, y_train).predict(X_test))
X_copied, y_copied = RandomOverSampler(random_state=0).fit_resample(X, y)
X_a, X_b, y_a, y_b = train_test_split(X_copied, y_copied, test_size=0.5, random_state=0)
leaking = recall_score(y_b, tree.fit(X_a, y_a).predict(X_b))
assert honest < 0.3 and leaking > 0.99
print(f"recall on untouched rows {honest:.2f}, on rows split after copying {leaking:.2f}")

# %% [markdown]
# All of them found, because each "test" positive is a copy of a training row. Lesson 08 measures this leak; from here on **samplers see training rows only**.
#
# One more habit. A sampler draws, so it needs a seed. How much hangs on it? We undersample the same training rows with 20 seeds:

# %%
from sklearn.metrics import average_precision_score

scores = []
for seed in range(20):
    model = make_pipeline(RandomUnderSampler(random_state=seed), LogisticRegression())
    proba = model.fit(X_train, y_train).predict_proba(X_test)[:, 1]
    scores.append([average_precision_score(y_test, proba), proba.mean()])
scores = pd.DataFrame(scores, columns=["average precision", "mean risk"])
assert (scores.max() - scores.min() > 0.015).all()
scores.agg(["min", "max"]).round(3)

# %% [markdown]
# Same data, same model, and results that move. A tutorial that calls its sampler without a seed prints a number nobody can print again. Fix the seed to repeat a result; vary it to see how far to trust it.
#
# ## Look at the boundary
#
# Three logistic regressions: on the data as they are, oversampled to 1:1, undersampled to 1:1. All three see the same hold-out.

# %%
def three_models(classifier, seed=0):
    """The classifier on plain, oversampled and undersampled training rows."""
    over, under = RandomOverSampler(random_state=seed), RandomUnderSampler(random_state=seed)
    samplers = {"plain": [], "ROS": [over], "RUS": [under]}
    return {name: make_pipeline(*sampler, classifier) for name, sampler in samplers.items()}

# %% [markdown]
# A logistic regression is three numbers here: an intercept and two slopes. **Predict**: which of them does resampling change?

# %%
lines = {}
for name, model in three_models(LogisticRegression()).items():
    fitted = model.fit(X_train, y_train)[-1]
    lines[name] = [fitted.intercept_[0], *fitted.coef_[0]]
lines = pd.DataFrame(lines, index=["intercept", "slope 1", "slope 2"]).T
lines.round(2)

# %% [markdown]
# The slopes move by less than 0.2; the intercept jumps by more than 3.5. A boundary is where the model gives 0.5. We compute all three as straight lines, and a fourth: where the *plain* model gives 0.02, the prevalence.

# %%
from scipy.special import logit

moves = lines.sub(lines.loc["plain"]).drop("plain").abs()
assert moves["intercept"].min() > 3.5 and moves[["slope 1", "slope 2"]].max(axis=None) < 0.2
borders = lines.rename(index="{} at 0.5".format)
borders.loc["plain at 0.02"] = lines.loc["plain"]
borders["cut"] = [0.5, 0.5, 0.5, 0.02]
borders["height"] = (logit(borders["cut"]) - borders["intercept"]) / borders["slope 2"]
borders["slope"] = -borders["slope 1"] / borders["slope 2"]
assert borders["height"].drop("plain at 0.5").abs().max() < 0.1
assert borders.loc["plain at 0.5", "height"] > 3.5

# %% alt="Two overlapping clouds of points, many negatives in the lower left and few positives in the upper right. The boundary of the plain model runs far up in the upper right, beyond nearly all points. The boundaries after over- and undersampling lie close together between the two clouds, on the thick grey line where the plain model gives 0.02."
import matplotlib.pyplot as plt

from imbalance_helpers import CLASS_COLORS

plt.style.use("imbalance_helpers.course")
_, ax = plt.subplots(figsize=(6.4, 4.4))
for label, size in enumerate([1, 5]):
    rows = X_train[y_train == label]
    ax.plot(*rows.T, ".", ms=size, color=CLASS_COLORS[label], label=f"class {label}")
for name, style in zip(borders.index[::-1], ["-", ":", "--", "-"], strict=True):
    line = borders.loc[name]
    look = {"color": "black", "lw": 2} if line["cut"] == 0.5 else {"color": "0.7", "lw": 8}
    ax.axline((0, line["height"]), slope=line["slope"], ls=style, label=name, **look)
ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
_ = ax.set(xlabel="feature 1", ylabel="feature 2", aspect="equal")

# %% [markdown]
# What to see: before, the boundary lies out where positives outnumber negatives, and almost nothing is flagged. After, it lies between the two clouds; and that line was there all along, as the plain model's line for 0.02. Balancing moved the *cut*, from one half to the prevalence.
#
# ## Follow the scores
#
# What about the probabilities themselves? On the hold-out, plain on the left and oversampled on the right. **Predict** the mean predicted probability in each, given that 2 % are fraud.

# %% alt="Two histograms of scores by class. Plain: nearly all rows below 0.1, a few positives up to 0.6. ROS: negatives spread from 0 to 0.9 with the bulk around 0.2, positives pile up from 0.5 to 1."
from imbalance_helpers import ScoreDistributionDisplay

_, axes = plt.subplots(1, 2, figsize=(8, 3.4), sharey=True)
for ax, name in zip(axes, ["plain", "ROS"], strict=True):
    model = three_models(LogisticRegression())[name].fit(X_train, y_train)
    proba = model.predict_proba(X_test)[:, 1]
    ScoreDistributionDisplay.from_predictions(y_test, proba, threshold=0.5, bins=25, ax=ax)
    _ = ax.set(xlabel=f"{name}: score, mean {proba.mean():.3f}", xlim=(0, 1))

# %% [markdown]
# What to see: the whole distribution slides to the right, of both classes alike. Nobody became more fraudulent. To be sure that it is no accident, 20 fresh data sets:

# %%
import numpy as np


def one_run(seed):
    """Truth, true probability and the scores of three models on an untouched hold-out."""
    events = make_rare_events(20_000, prevalence=0.02, random_state=seed)
    X, y, posterior = events.data, events.target, events.posterior
    rows = train_test_split(np.arange(20_000), test_size=0.5, stratify=y, random_state=seed)
    train, test = rows
    run = {"truth": y[test], "oracle": posterior[test]}
    for name, model in three_models(LogisticRegression(), seed).items():
        run[name] = model.fit(X[train], y[train]).predict_proba(X[test])[:, 1]
    return pd.DataFrame(run)

# %%
runs = [one_run(seed) for seed in range(20)]
risks = pd.DataFrame([run.mean() for run in runs])
assert abs(risks["plain"] - risks["truth"]).mean() < 0.001
assert (risks[["ROS", "RUS"]] > 0.25).all(axis=None)
risks.agg(["mean", "std"]).T.round(3)

# %% [markdown]
# The plain model predicts on average as much fraud as there is, to a tenth of a percentage point. The other two predict more than 25 % in every run, where 2 % is true. The data of the published comparison in lesson 02, with 10 % positives, show it as well:

# %%
from imbalance_helpers import make_benchmark_90_to_10

X_bench, y_bench = make_benchmark_90_to_10()
split = train_test_split(X_bench, y_bench, test_size=0.3, stratify=y_bench, random_state=42)
bench_risk = {"truth": split[3].mean()}
for name, model in three_models(LogisticRegression(max_iter=5000), seed=42).items():
    bench_risk[name] = model.fit(split[0], split[2]).predict_proba(split[1])[:, 1].mean()
assert bench_risk["plain"] - bench_risk["truth"] < 0.005 < 0.25 < bench_risk["ROS"]
{name: round(float(risk), 3) for name, risk in bench_risk.items()}

# %% [markdown]
# A doctor or a bank that reads these numbers as risks is told more than 25 % where 10 % is true. Articles that praise what resampling does to recall seldom mention it.
#
# ## Undo it
#
# The distortion has a formula. With a ratio $r$ of positives to negatives after resampling, the model lives in a world of prevalence $r/(1+r)$, where each positive meets fewer negatives. So all odds $p/(1-p)$ are multiplied by one number:
#
# $$\text{factor} = r \cdot \frac{1-\pi}{\pi}, \qquad \pi \text{ the prevalence before.}$$
#
# Its logarithm is the jump of the intercept. **Predict** it for $r = 1$ and $\pi = 0.02$, then compare with the table of intercepts above.

# %%
jump = np.log(0.98 / 0.02)
moved = lines["intercept"] - lines.loc["plain", "intercept"]
assert abs(moved[["ROS", "RUS"]] - jump).max() < 0.15
print(f"formula {jump:.2f}, ROS {moved['ROS']:.2f}, RUS {moved['RUS']:.2f}")

# %% [markdown]
# To undo it, divide the odds by the factor. `shift_prevalence` does that, given the two prevalences. As a measure we take the **Brier score**, the mean of $(p - y)^2$, lower is better. Floor: a policy that gives everybody the prevalence. Ceiling: the true probability.

# %%
from imbalance_helpers import shift_prevalence


def brier_scores(run):
    """Brier scores of one run, before and after the repair."""
    proba = run.drop(columns="truth").assign(floor=run["truth"].mean())
    for name in ["ROS", "RUS"]:
        proba[f"{name} undone"] = shift_prevalence(
            proba[name], train_prevalence=0.5, target_prevalence=0.02
        )
    return proba.sub(run["truth"], axis=0).pow(2).mean()

# %%
brier = pd.DataFrame([brier_scores(run) for run in runs])
gap = brier.sub(brier["oracle"], axis=0).mean()
assert (brier[["ROS", "RUS"]].min(axis=1) > 5 * brier["floor"]).all()
assert gap[["plain", "ROS undone", "RUS undone"]].max() < 0.0005 < gap["floor"]
brier.agg(["mean", "std"]).T.sort_values("mean").round(4)

# %% [markdown]
# Resampled, the probabilities are more than five times *worse than knowing nothing*, in every run. Undone, they are within 0.0005 of the ceiling, like the plain model's. So the repair works; it leads back to where we started.
#
# The factor takes away a prior, not a mistake of the model: it is exact only where the model fits.
#
# ## Ask whether the ranking got better
#
# A factor on all odds moves no row past another. What remains is what the draw and the misfit of the model do. On the published data, 20 splits: recall at 0.5, and recall when all three flag as many rows as ROS does.

# %%
def two_recalls(seed):
    """Recall of each model at 0.5, and at the number of rows that ROS flags."""
    X, y = X_bench, y_bench
    X_a, X_b, y_a, y_b = train_test_split(X, y, test_size=0.3, stratify=y, random_state=seed)
    models = three_models(LogisticRegression(max_iter=5000), seed)
    proba = {name: m.fit(X_a, y_a).predict_proba(X_b)[:, 1] for name, m in models.items()}
    proba = pd.DataFrame(proba)
    n_flags = (proba["ROS"] > 0.5).sum()
    top = proba.rank(ascending=False) <= n_flags
    table = {"at 0.5": (proba > 0.5)[y_b == 1].mean(), "same flags": top[y_b == 1].mean()}
    return pd.DataFrame(table).stack()

# %% [markdown]
# **Predict** both columns for the plain model, then run.

# %%
recalls = pd.DataFrame([two_recalls(seed) for seed in range(20)])
recalls.mean().unstack().round(3)

# %% [markdown]
# At 0.5 the plain model finds few, at the same number of flags nearly as many. The differences, with their spread over the splits:

# %%
gain = recalls["ROS"] - recalls["plain"]
assert gain["at 0.5"].min() > 0.5
assert abs(gain["same flags"].mean()) < gain["same flags"].std() < 0.02
gain.agg(["mean", "std"]).round(3)

# %% [markdown]
# At 0.5 the gain in recall is 0.63; at the same number of flags 0.01 of it is left, less than its own spread. The "improvement" was the cut.
#
# Over all thresholds we take the average precision (AP, lesson 03), on 20 identical folds. `compare_strategies` runs them, and refuses samplers outside a pipeline. The figure shows the difference to plain, fold by fold.

# %% alt="Two rows, ROS and RUS, with one tick per fold: all differences in average precision to the plain model lie left of zero, around minus 0.03."
from imbalance_helpers import StrategyDisplay, compare_strategies

strategies = three_models(LogisticRegression(max_iter=5000))
results = compare_strategies(strategies, X_bench, y_bench, scoring="average_precision")
differences = StrategyDisplay.from_results(results, baseline="plain").values[0]
assert (differences < 0).all() and (abs(differences.mean(axis=1) + 0.033) < 0.005).all()

# %% [markdown]
# What to see: both samplers *lose*, in each of the 20 folds, about 0.03 on average. A straight line does not fit these data; with balanced rows it is fitted to the middle of the crowd, at the expense of the top of the list.
#
# ## Sweep the ratio
#
# Nobody has to go to 1:1. We sweep the ratio with gradient boosted trees, which fit these data well. **Predict** which of the two samplers hurts the ranking more, and why.

# %%
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import RepeatedStratifiedKFold
from threadpoolctl import threadpool_limits

trees = HistGradientBoostingClassifier(max_iter=30, random_state=0)
samplers = {"ROS": RandomOverSampler, "RUS": RandomUnderSampler}
sweep = {"plain": trees}
for name, sampler in samplers.items():
    for ratio in [0.2, 0.4, 1.0]:
        step = sampler(sampling_strategy=ratio, random_state=0)
        sweep[f"{name} {ratio}"] = make_pipeline(step, trees)

# %%
folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=2, random_state=0)
metrics = ["average_precision", "neg_brier_score"]
with threadpool_limits(1):  # one thread is faster when the machine is busy
    results = compare_strategies(sweep, X_bench, y_bench, scoring=metrics, cv=folds)

# %% [markdown]
# Ten folds, so ten paired differences to plain for each ratio:

# %%
table = results.pivot(index=["metric", "fold"], columns="strategy", values="score")
change = table.sub(table["plain"], axis=0).loc["average_precision", list(sweep)[1:]]
over, under = change["ROS 1.0"], change["RUS 1.0"]
assert -over.std() < over.mean() < 0 and (under < 0).all() and under.mean() < -0.1
assert abs(change["RUS 0.2"].mean()) < change["RUS 0.2"].std()
change.agg(["mean", "std"]).T.round(3)

# %% [markdown]
# Oversampling to 1:1 changes the AP by less than the folds differ, and the mean change is no gain. Undersampling to 1:1 costs more than 0.1, in every fold, because some 420 training positives leave room for as many negatives out of 3,600, and the trees needed the others.
#
# The same runs as a picture, with the Brier score and the price: the number of training rows. Time to fit grows about in step with the rows; we show rows, as seconds differ from machine to machine.

# %%
def curves(name, n_pos, n_neg):
    """Ratio, AP, Brier score and training rows of one sampler, beginning with plain."""
    ratios = [n_pos / n_neg, 0.2, 0.4, 1.0]
    columns = ["plain", *(f"{name} {ratio}" for ratio in ratios[1:])]
    scores = table.groupby("metric").mean()[columns]
    rows = [n_neg * (1 + r) if name == "ROS" else n_pos * (1 + 1 / r) for r in ratios]
    return ratios, scores.loc["average_precision"], -scores.loc["neg_brier_score"], rows

# %% alt="Three panels against the ratio, from 0.12 to 1. Average precision: oversampling stays level near 0.8, undersampling falls below 0.7; the floor is at 0.1. Brier score: oversampling rises slowly, undersampling rises above the floor of 0.09. Training rows: oversampling grows from 4,000 to over 7,000, undersampling shrinks to below 1,000."
n_pos, p = y_bench.sum() * 0.8, y_bench.mean()
_, axes = plt.subplots(1, 3, figsize=(9, 3.2))
for name, style in {"ROS": "o--", "RUS": "s:"}.items():
    ratios, *panels = curves(name, n_pos, len(y_bench) * 0.8 - n_pos)
    for ax, values in zip(axes, panels, strict=True):
        ax.plot(ratios, values, style, label=name)
assert panels[1].iloc[-1] > p * (1 - p) and panels[2][1] < 0.65 * panels[2][0]
for ax, floor in zip(axes, [p, p * (1 - p)], strict=False):
    ax.axhline(floor, color="black", lw=1, label="floor")
axes[0].legend(loc="center right", bbox_to_anchor=(1, 0.35))
for ax, title in zip(axes, ["average precision", "Brier score", "training rows"], strict=True):
    _ = ax.set(title=title, xlabel="ratio after sampling", ylim=(0, None))

# %% [markdown]
# What to see: from left to right, oversampling buys nothing with nearly twice the rows. Undersampling sheds rows fast, and pays with ranking and with probabilities that end up worse than the floor. Its mild end, a ratio of 0.2, is the bargain: more than a third of the rows are gone, and the AP changes by less than its spread.
#
# ## Decide when to resample
#
# - **To save time or memory**, with far more negatives than you need: undersample, mildly, then undo the prior, or give each kept negative the weight of those it stands for. Exercise 6 builds this.
# - **Because a method needs it**: some ensembles draw balanced samples by design; a later lesson covers them.
# - **To raise recall at 0.5**: lower the threshold instead (lesson 07). It is free, and the probabilities stay true.
# - **To oversample plainly**: rarely. A weight of two says the same as two copies (lesson 06), without the extra rows.

# %% [markdown]
# ## Common mistakes and self-check
#
# | mistake | ask yourself |
# |---|---|
# | Resampling before the split | Can a test row be a copy of a training row? |
# | Judging on balanced test rows | Is the prevalence of my hold-out the real one? |
# | Reading the scores as risks | Is their mean near the prevalence? |
# | Praising the recall at 0.5 | What does plain reach at the same number of flags? |
# | Mixing up ratio and share | Is 0.5 one in two, or one in three? |
# | A sampler without a seed | Do I get the same numbers tomorrow? |
#
# ## Checklist
#
# Double-click here and turn `[ ]` into `[x]` to tick.
#
# - [ ] My sampler stands in a pipeline of imbalanced-learn, and has a seed.
# - [ ] I can say by which factor resampling multiplies the odds, and undo it.
# - [ ] I compare with the plain model at matched flags or over all thresholds, on several splits.
# - [ ] I can say what I resample *for*.

# %% [markdown]
# ## Quick questions
#
# Three questions, ungraded, with a word on every option.

# %%
from imbalance_helpers.quiz import quick_questions

quick_questions("04_resampling")

# %% [markdown]
# ## Takeaways
#
# - Copies add no information; dropped rows take some away.
# - Resampling replaces the prevalence. Probabilities rise, and the cut at 0.5 moves to the old prevalence.
# - The ranking stays about the same or gets worse; how much worse depends on what is dropped.
# - The shift has a formula and can be undone.
#
# Of the four steps (estimate, judge, decide, watch), which did we change? We meant to improve the *estimate*, and distorted it; what improved was the *decision* at 0.5, which a threshold does for free. The exercises are in `resampling_exercises.ipynb`.
#
# ## On your own
#
# Take a model of yours that was trained on resampled rows. Compare the mean of its scores with the prevalence, undo the shift, and compare again.
#
# ## Further reading
#
# - A. Dal Pozzolo, O. Caelen, R. A. Johnson and G. Bontempi (2015), "Calibrating probability with undersampling for unbalanced classification", *IEEE SSCI*: the formula, with proof.
# - R. van den Goorbergh, M. van Smeden, D. Timmerman and B. Van Calster (2022), "The harm of class imbalance corrections for risk prediction models", *JAMIA* 29.
# - Y. Elor and H. Averbuch-Elor (2022), "To SMOTE, or not to SMOTE?", *arXiv* 2201.08528: when balancing helps weak learners.
# - imbalanced-learn user guide, "Common pitfalls and recommended practices": the leak, and pipelines.
