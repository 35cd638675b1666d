# %% [markdown]
# # Read a ranking by its curves
#
# *30 minutes to read and run; the code takes about 10 seconds.*
#
# **What you will do.** Trace both curves on eight rows, score a model between a floor and a ceiling, then let the prevalence fall from 50 % to 0.1 % and watch which numbers move.
#
# **What you will learn.** That a score is an order before it is a decision; that ROC AUC does not depend on the prevalence and average precision does; how much of an average precision can be luck.
#
# **What you need.** `02_metrics`: recall, false positive rate, precision.

# %% [markdown]
# ## Compare pairs
#
# Lesson 02 judged one cut through the scores. Now we judge the scores before anybody cuts. Eight payments, sorted by score, three of them fraud:

# %%
import numpy as np

y_tiny = np.array([1, 1, 0, 1, 0, 0, 0, 0])
s_tiny = np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2])
print(y_tiny.sum(), "frauds,", (y_tiny == 0).sum(), "honest")

# %% [markdown]
# Take each fraud together with each honest payment: 3 × 5 = 15 pairs. **Predict**: in how many of them does the fraud have the higher score?

# %%
higher = s_tiny[y_tiny == 1][:, np.newaxis] > s_tiny[y_tiny == 0]
assert higher.sum() == 14 and higher.size == 15
print(f"{higher.sum()} of {higher.size} pairs in the right order: {higher.mean():.4f}")

# %% [markdown]
# All but one: the fraud at 0.6 lies below the honest payment at 0.7. This share of pairs is the **ROC AUC**. A pair with equal scores counts one half. A score that says nothing gets 0.5 on average, a perfect order 1.

# %%
from sklearn.metrics import roc_auc_score

assert abs(roc_auc_score(y_tiny, s_tiny) - 14 / 15) < 1e-12
print(f"{roc_auc_score(y_tiny, s_tiny):.4f}")

# %% [markdown]
# The scores enter through their order alone. Any change that keeps the order keeps the AUC, and so does any threshold: a threshold is no part of it.
#
# ## Walk down the list
#
# AUC stands for the area under a curve, and the curve comes from a walk: go down the list, flag one row more at each step, and write down the recall (also called TPR) and the false positive rate (FPR) for the **ROC curve**, and the precision for the **precision–recall curve**.

# %%
import pandas as pd

flagged, hits = np.arange(1, 9), y_tiny.cumsum()
walk = pd.DataFrame({"threshold": s_tiny, "fraud": y_tiny, "recall": hits / 3})
walk["FPR"], walk["precision"] = (flagged - hits) / 5, hits / flagged
walk.round(3)

# %% [markdown]
# A fraud raises the recall; an honest payment raises the FPR and lowers the precision. scikit-learn takes the same walk:

# %%
from sklearn.metrics import precision_recall_curve, roc_curve

fpr, tpr, _ = roc_curve(y_tiny, s_tiny, drop_intermediate=False)
precision, recall, thresholds = precision_recall_curve(y_tiny, s_tiny)
assert np.allclose(tpr[1:], walk["recall"]) and np.allclose(fpr[1:], walk["FPR"])
assert np.allclose(precision[:-1], walk["precision"][::-1])
print(len(precision), "points,", len(thresholds), "thresholds; last point:",
      (float(recall[-1]), float(precision[-1])))

# %% [markdown]
# Beware the last point: recall 0 at precision 1 is added by scikit-learn so that the curve starts at the axis. No threshold belongs to it, and nobody ever measured that precision.

# %% alt="Two panels for the eight payments. Left, the ROC curve climbs to recall 0.67 at FPR 0, steps right to 0.2 and up to 1, above the dashed diagonal. Right, precision is 1 up to recall 0.67, then falls to 0.75 at recall 1, above the dashed line at the prevalence 0.375."
import matplotlib.pyplot as plt

plt.style.use("imbalance_helpers.course")
_, (left, right) = plt.subplots(1, 2, figsize=(7.2, 3.4))
left.plot(fpr, tpr, "o-")
left.plot([0, 1], [0, 1], "--", color="0.4", label="random order")
right.step(recall, precision, "o-", where="post")
right.axhline(y_tiny.mean(), linestyle="--", color="0.4", label="prevalence")
left.set(xlabel="FPR", ylabel="recall (TPR)", title="ROC")
right.set(xlabel="recall", ylabel="precision", ylim=(0, 1.05), title="precision–recall")
_ = [ax.legend(loc="lower right") for ax in (left, right)]

# %% [markdown]
# What to see: left, up is a fraud and right is an honest payment; the area under the steps is the 14/15 of above. Right, the curve starts high and ends at the prevalence, where everybody is flagged. The floor on the left is the diagonal, always; the floor on the right lies at the prevalence.
#
# ## Sum up the second curve
#
# **Average precision** (AP) is the mean of the precisions at the frauds: at each one, what share of the list so far is fraud? Here (1 + 1 + 3/4) / 3. Written with the curve it is a sum of steps, $AP = \sum_i (R_i - R_{i-1})\,P_i$: width in recall times precision.

# %%
from sklearn.metrics import average_precision_score

by_hand = walk.loc[walk["fraud"] == 1, "precision"].mean()
assert abs(by_hand - average_precision_score(y_tiny, s_tiny)) < 1e-12
print(f"AP {by_hand:.4f}")

# %% [markdown]
# ## Put a model between floor and ceiling
#
# Now a model, and from here on always the same care: hold rows back, **stratified** so that both sides get their share of positives; put every step that learns from data into one **pipeline**, so that even the scaling comes from the training rows alone. Lesson 08 shows what happens otherwise.

# %%
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

model = make_pipeline(StandardScaler(), LogisticRegression())

# %%
from imbalance_helpers import make_rare_events


def held_out_scores(seed):
    """True labels, scores of a pipeline and true probabilities, for rows held back."""
    events = make_rare_events(20_000, prevalence=0.02, random_state=seed)
    rows = np.arange(20_000)
    train, test = train_test_split(rows, stratify=events.target, random_state=seed)
    model.fit(events.data[train], events.target[train])
    scores = model.predict_proba(events.data[test])[:, 1]
    return events.target[test], scores, events.posterior[test]

# %% [markdown]
# The floor is one and the same score for every row. The ceiling is the oracle: no model can rank better than the true probability. Ten data sets:

# %%
rows = []
for seed in range(10):
    y, scores, posterior = held_out_scores(seed)
    for name, s in {"constant": 0 * scores, "model": scores, "oracle": posterior}.items():
        rows.append([name, roc_auc_score(y, s), average_precision_score(y, s)])
ten = pd.DataFrame(rows, columns=["score", "ROC AUC", "AP"]).groupby("score")
ten.agg(["mean", "std"]).round(3)

# %% [markdown]
# How far is the model from the ceiling, on average?

# %%
means = ten.mean()
assert (means.loc["constant"] - [0.5, 0.02]).abs().max() < 0.001
gap = (means.loc["oracle"] - means.loc["model"]).abs()
assert gap.max() < 0.002
assert means.loc["oracle"].round(2).tolist() == [0.86, 0.19]
print(f"oracle and model differ by {gap['ROC AUC']:.4f} in AUC and {gap['AP']:.4f} in AP")

# %% alt="ROC and precision-recall curves of model and oracle on one held-out set at 2 % prevalence. The two curves lie on each other in both panels; the ROC curve bends far above the diagonal, while precision falls from high, jumpy values to below 0.2 at recall 0.5."
_, (left, right) = plt.subplots(1, 2, figsize=(7.2, 3.4))
for s, name, style in [(posterior, "oracle", "-"), (scores, "model", "--")]:
    left.plot(*roc_curve(y, s)[:2], style, label=name)
    precision, recall, _ = precision_recall_curve(y, s)
    right.step(recall, precision, style, where="post", label=name)
left.plot([0, 1], [0, 1], ":", color="0.4", label="constant")
right.axhline(y.mean(), linestyle=":", color="0.4", label="constant")
left.set(xlabel="FPR", ylabel="recall (TPR)")
right.set(xlabel="recall", ylabel="precision")
_ = [ax.legend() for ax in (left, right)]

# %% [markdown]
# What to see: model and oracle lie on each other, so no trick can improve this ranking; the features hold no more. And the same ranking looks good on the left (AUC 0.86 on average) and poor on the right (AP 0.19), where the dotted floor lies at 0.02. Both are right. They answer different questions, as the next experiment shows.
#
# ## Change nothing but the prevalence
#
# Scores of honest payments follow a normal distribution; those of frauds the same one, moved up by $d$ standard deviations. The AUC then has a closed form, $\Phi(d/\sqrt{2})$, with $\Phi$ the normal distribution function. We choose $d$ so that it is 0.90.

# %%
from scipy.stats import norm

d = np.sqrt(2) * norm.ppf(0.90)
prevalences = {"50 %": 0.5, "10 %": 0.1, "1 %": 0.01, "0.1 %": 0.001}


def draw(prevalence, seed, n=200_000):
    """Labels and scores; the prevalence alone can change."""
    y = (np.arange(n) < prevalence * n).astype(int)
    return y, np.random.default_rng(seed).normal(size=n) + d * y


print(f"d = {d:.3f}")

# %% alt="Four histograms of scores with logarithmic counts, for prevalences 50, 10, 1 and 0.1 %. The hill of the negatives keeps its place and height; the hill of the positives keeps its place and shape and sinks, until it lies wholly inside the hill of the negatives."
figure, axes = plt.subplots(1, 4, figsize=(8.4, 3.1), sharex=True, sharey=True)
for ax, (name, prevalence) in zip(axes, prevalences.items()):
    y, s = draw(prevalence, seed=0)
    bins = np.linspace(-5, 7, 37)
    ax.hist(s[y == 0], bins, color="C0", alpha=0.5, label="honest")
    ax.hist(s[y == 1], bins, color="C1", histtype="step", hatch="//", label="fraud")
    ax.set(title=name, xlabel="score", yscale="log")
axes[0].set(ylabel="rows out of 200,000")
figure.legend(*axes[0].get_legend_handles_labels(), loc="outside upper center", ncols=2)
assert (s[y == 0] > d).sum() > 30 * y.sum()

# %% [markdown]
# What to see: each hill keeps its place and its shape. Only the number of frauds falls. At 0.1 %, more than 30 times as many honest payments lie above the middle of the fraud hill as there are frauds at all.
#
# **Predict**, for a prevalence of 10 %, 1 % and 0.1 %: the AUC, the AP, and the precision when we find 75 % of the frauds. Write your nine numbers down.

# %%
def precision_at_recall(y, s, wanted):
    """Precision at the highest threshold that finds this share of the positives."""
    threshold = np.quantile(s[y == 1], 1 - wanted, method="lower")
    return y[s >= threshold].mean()


rows = []
for name, prevalence in prevalences.items():
    for seed in range(5):
        y, s = draw(prevalence, seed)
        numbers = roc_auc_score(y, s), average_precision_score(y, s)
        rows.append([name, *numbers, precision_at_recall(y, s, 0.75)])
columns = ["prevalence", "ROC AUC", "AP", "precision at recall 0.75"]
measured = pd.DataFrame(rows, columns=columns).groupby("prevalence", sort=False)

# %%
measured.agg(["mean", "std"]).round(3)

# %% [markdown]
# Five seeds are a sample; theory has no spread. The precision at recall $r$ is $\pi r / (\pi r + (1-\pi) f)$ with the prevalence $\pi$ and the FPR $f$ at that recall; AP is its mean over all recalls.

# %%
recalls = (np.arange(10_000) + 0.5) / 10_000


def theory(prevalence, fpr):
    """Precision along the recalls."""
    return prevalence * recalls / (prevalence * recalls + (1 - prevalence) * fpr)


fpr_normal = norm.sf(d + norm.isf(recalls))
curves = {name: theory(p, fpr_normal) for name, p in prevalences.items()}
exact = pd.DataFrame({name: [c.mean(), c[7_500]] for name, c in curves.items()}).T
exact.columns = columns[2:]
exact.round(3)

# %% [markdown]
# Theory and measurement agree; the claims as asserts, before we look at the picture:

# %%
assert exact["AP"].round(2).tolist() == [0.90, 0.60, 0.20, 0.04]
assert exact[columns[3]].round(3).tolist() == [0.855, 0.395, 0.056, 0.006]
assert (measured["ROC AUC"].mean() - 0.90).abs().max() < 0.01
assert ((measured["AP"].mean() - exact["AP"]).abs() < 0.02).all()
print(f"alerts for each fraud found, at 0.1 %: {1 / exact.iloc[3, 1]:.0f}")

# %% alt="Two rows of four panels, for prevalences 50, 10, 1 and 0.1 %. The ROC curve in the upper row is the same in all four. The precision-recall curve in the lower row collapses from near 1 towards the dashed line at the prevalence."
_, axes = plt.subplots(2, 4, figsize=(8.4, 4.6), sharex="row", sharey="row")
for (name, prevalence), (top, bottom) in zip(prevalences.items(), axes.T):
    y, s = draw(prevalence, seed=0)
    top.plot(*roc_curve(y, s)[:2])
    top.plot([0, 1], [0, 1], "--", color="0.4", lw=1)
    precision, recall, _ = precision_recall_curve(y, s, drop_intermediate=True)
    bottom.step(recall, precision, where="post", lw=1)
    bottom.plot(recalls, curves[name], ":", color="black")
    bottom.axhline(prevalence, linestyle="--", color="0.4", lw=1)
    top.set(title=name, xlabel="FPR")
    bottom.set(xlabel="recall", xticks=[0, 0.5, 1])
axes[0, 0].set(ylabel="recall (TPR)")
_ = axes[1, 0].set(ylabel="precision")

# %% [markdown]
# What to see: above, four times the same curve, the last one rough because 200 frauds draw it; below, the precision (the dotted line is theory, the dashed one the prevalence) falls with every panel. Recall and FPR are each measured within one class, so the ROC curve and its area cannot move. Precision mixes the classes.
#
# Three consequences:
#
# - An AUC of 0.90 can mean 85 % real alerts or 0.6 %. At 0.1 % it takes 171 alerts to find one fraud.
# - An AP belongs to its prevalence. An AP of 0.60 here and 0.20 there may be the *same* model: **never compare AP across prevalences.** (The same data, stratified and with a fixed seed, is no protection if the populations differ.)
# - Do not call AUC "misleading" and AP "the right one". A population with fewer frauds is harder to *act* on, and AP says so; the *scores* are as good as before, and AUC says so.

# %% [markdown]
# ## Ask which part of the list matters
#
# AUC counts all pairs alike, also those far down the list that nobody will look at. So two scores with the same AUC can differ at the top. Take frauds whose scores spread twice as widely, and move them so that the AUC is again 0.90. **Predict**: which AP is higher at 1 %?

# %%
move = norm.ppf(0.90) * np.sqrt(1 + 2**2)
fpr_wide = norm.sf(move + 2 * norm.isf(recalls))
auc_wide = 1 - fpr_wide.mean()
ap_wide = theory(0.01, fpr_wide).mean()
assert abs(auc_wide - 0.90) < 0.001 and ap_wide > 2 * exact["AP"]["1 %"]
print(f"AUC {auc_wide:.2f}, AP {ap_wide:.2f} instead of {exact['AP']['1 %']:.2f}")

# %% [markdown]
# The same share of ordered pairs, more than twice the AP. The two ends of the list say why:

# %%
ends = pd.DataFrame({"first": fpr_normal, "wide": fpr_wide})
top, deep = (ends < 0.001).mean(), ends.iloc[9_500]
assert top.round(2).tolist() == [0.10, 0.46] and deep.round(2).tolist() == [0.43, 0.66]
pd.DataFrame({"recall at FPR 0.001": top, "FPR at recall 0.95": deep}).round(2)

# %% [markdown]
# Nearly half of the wide frauds stand above 99.9 % of the honest payments: if you can check only the top of the list, you want these scores. But others are hopeless: if a miss is a catastrophe and you must find 95 %, the wide scores disturb two thirds of all customers, the first ones 43 %. Neither summary is "better": AUC asks about the whole order, AP leans towards the top. **Report the prevalence with both, and beside them the operating point you will use**: precision, recall and alerts at your capacity.
#
# ## Do not draw straight lines
#
# "PR-AUC" is used for two things: AP, and the area under the straight lines that join the points, `auc(recall, precision)`. **Predict** both for a score that is the same for all of 100 rows, two of them positive.

# %%
from sklearn.metrics import auc

y_two, constant = np.repeat([0, 1], [98, 2]), np.full(100, 0.3)
precision, recall, _ = precision_recall_curve(y_two, constant)
ap, lines = average_precision_score(y_two, constant), auc(recall, precision)
assert ap == 0.02 and abs(lines - 0.51) < 1e-12
print(f"AP {ap}, straight lines {lines:.2f}")

# %% [markdown]
# A score that has learned nothing gets 0.51. There are two points, flag all (recall 1, precision 0.02) and the artificial one (recall 0, precision 1), and the straight line between them promises rows that cannot be had. Ties do this, and models with few distinct scores, such as small trees, have many.
#
# Without ties the error turns round: the line then dips to the precision just *before* each fraud.

# %%
y_last = np.array([0, 1])
precision, recall, _ = precision_recall_curve(y_last, [0.9, 0.1])
ap, lines = average_precision_score(y_last, [0.9, 0.1]), auc(recall, precision)
assert (ap, lines) == (0.5, 0.25)
print(f"an honest payment before a fraud: AP {ap}, straight lines {lines}")

# %% [markdown]
# So use `average_precision_score`, and say "average precision".
#
# ## Know what luck can reach
#
# The floor of AP is the prevalence. Is a model with an AP of 0.06 at a prevalence of 5 % above its floor? Let us fit random forests to pure noise, and score them on 1,000 rows held back, 50 of them positive.

# %%
from sklearn.ensemble import RandomForestClassifier

y = np.repeat([0, 1], [1_900, 100])
noise_ap = []
for seed in range(10):
    X = np.random.default_rng(seed).normal(size=(2_000, 5))
    split = train_test_split(X, y, test_size=0.5, stratify=y, random_state=seed)
    X_train, X_test, y_train, y_test = split
    forest = RandomForestClassifier(50, max_depth=6, random_state=seed).fit(X_train, y_train)
    noise_ap.append(average_precision_score(y_test, forest.predict_proba(X_test)[:, 1]))
print(np.sort(noise_ap).round(3))

# %% [markdown]
# **Predict**: what is the mean AP of a list in purely random order, 0.05 or something else? And how far does luck reach? We draw 1,000 random orders of the same rows.

# %%
rng = np.random.default_rng(0)
luck = [average_precision_score(y_test, rng.random(1_000)) for _ in range(1_000)]
low, high = np.quantile(luck, [0.025, 0.975])
assert np.mean(noise_ap) > 0.05 and np.mean(luck) > 0.055 and high > 0.07
print(f"by luck: mean {np.mean(luck):.4f}, 95 % of them from {low:.3f} to {high:.3f}")

# %% [markdown]
# The mean lies *above* the prevalence, and luck alone reaches past 0.07. In a small sample a few positives at the top by chance weigh a lot, and nothing below weighs as much against them. Of a list of $n$ rows with $m$ positives in random order the mean AP is known exactly (Y. Bestgen, 2015), with $H_n = 1 + 1/2 + \dots + 1/n$:
#
# $$\frac{1}{n}\left(\frac{m-1}{n-1}\,(n - H_n) + H_n\right)$$

# %%
def chance_ap(n, m):
    """Mean average precision of m positives among n rows in random order."""
    harmonic = (1 / np.arange(1, n + 1)).sum()
    return ((m - 1) / (n - 1) * (n - harmonic) + harmonic) / n


assert abs(chance_ap(1_000, 50) - np.mean(luck)) < 4 * np.std(luck) / np.sqrt(1_000)
for n in [200, 1_000, 10_000, 100_000]:
    print(f"{n:7,} rows, 5 % positive: {chance_ap(n, n // 20):.4f}")

# %% [markdown]
# It approaches the prevalence only in large samples. So the "naive PR-AUC baseline" is not one number but a range: **shuffle, and ask whether your AP lies above the upper end.** An AP of 0.06 here does not.
#
# ## Look at the top k
#
# An office that can check 50 payments a day does not read curves. It asks how many of the 50 highest are fraud, the **precision at k**, and how many of all frauds these are, the **recall at k**.

# %%
from imbalance_helpers import precision_at_k_score

y, scores, posterior = held_out_scores(seed=0)
precision = precision_at_k_score(y, scores, k=50)
recall = 50 * precision / y.sum()
print(f"top 50: precision {precision:.2f}; of all {y.sum()} frauds: recall {recall:.2f}")

# %% [markdown]
# Three traps. With fewer than k frauds even a perfect ranking cannot reach a precision of 1; the most it can is $\min(m, k)/k$ for $m$ frauds. With ties, "all scores from the k-th on" can be many more than k. And the rows must be the things one checks:

# %%
day = pd.DataFrame({
    "card": ["A", "A", "A", "B", "C", "D"],
    "score": [0.9, 0.8, 0.7, 0.6, 0.5, 0.1],
    "fraud": [1, 1, 1, 0, 0, 1],
})
top_payments = day.nlargest(3, "score")["fraud"].mean()
top_cards = day.groupby("card").max().nlargest(3, "score")["fraud"].mean()
assert top_payments == 1 and abs(top_cards - 1 / 3) < 1e-12
print(f"top 3 payments: {top_payments:.2f}, top 3 cards: {top_cards:.2f}")

# %% [markdown]
# One phone call settles all payments of card A, so three calls reach A, B and C: one fraud, not three. Score a card by its highest payment, and take the top k of each day separately, since the office works every day.
#
# ## Ask for what may be impossible
#
# "The best recall at a precision of at least 0.9" is a fair wish and may have no answer. **Predict** what this piece from a tutorial does with scores that never reach 0.9:

# %%
precision, recall, thresholds = precision_recall_curve([0, 1, 0, 1, 0], [9, 8, 7, 6, 5])
wanted = np.flatnonzero(precision[:-1] >= 0.9)
try:
    print(thresholds[wanted[np.argmax(recall[wanted])]])
except ValueError as error:
    print(type(error).__name__, "-", error)

# %% [markdown]
# It crashes: there is nothing to choose from. Leaving out the `[:-1]` is worse:

# %%
wanted = np.flatnonzero(precision >= 0.9)
assert wanted.tolist() == [len(thresholds)] and recall[wanted[0]] == 0
print(f"point {wanted[0]} of the curve; thresholds go from 0 to {len(thresholds) - 1}")

# %% [markdown]
# That is the artificial last point, with recall 0 and no threshold. A function that answers this wish must be able to say "none". A recall of 0.75 alone, on the other hand, is always to be had: flag everybody, as lesson 02 did.
#
# And a threshold chosen on some rows looks best on those rows; lesson 07 measures by how much.

# %% [markdown]
# ## Common mistakes and self-check
#
# | mistake | ask yourself |
# |---|---|
# | "The AUC is 0.95, so we can use it" | How many alerts for one fraud, at our prevalence? |
# | Comparing AP of two populations | Is the prevalence the same in both? |
# | `auc(recall, precision)` | What does a constant score get? |
# | "AP above the prevalence, so it learned" | What do shuffled scores reach in a sample this small? |
# | Passing predicted labels to a curve | Did I pass scores, so that there is an order? |
# | Scoring rows the model was fitted on | Were scaler and model fitted on the training rows alone? |
# | Trusting the last point of the PR curve | Which threshold belongs to it? |
# | Counting payments where cards are checked | What does one unit of our work settle? |
#
# ## Checklist
#
# Double-click here and turn `[ ]` into `[x]` to tick.
#
# - [ ] I can compute AUC from pairs and AP from steps, ties included.
# - [ ] I can say which curve moves with the prevalence, and why.
# - [ ] I report AP with the prevalence, and with what luck reaches.
# - [ ] I know k, or the floor on precision, in my own work.
#
# ## Quick questions
#
# Three questions, ungraded, with a word on every option.

# %%
from imbalance_helpers.quiz import quick_questions

quick_questions("03_curves")

# %% [markdown]
# ## Takeaways
#
# - AUC is the share of pairs in the right order, the same at any prevalence.
# - AP sums up the precision–recall curve in steps; it belongs to a prevalence and, in small samples, to luck.
# - Neither replaces the operating point: precision, recall and alerts at the capacity you have.
#
# Of the four steps (*estimate, judge, decide, watch*), which did we change? Only *judge*: one and the same ranking looked excellent or hopeless, depending on the population and on the question. The exercises are in `curves_exercises.ipynb`.
#
# ## On your own
#
# Find a published AUC in your field. With the ROC curve in the paper and the prevalence in *your* population, compute the precision at a recall of 0.75 and the alerts for each true one. Would you use the model?
#
# ## Further reading
#
# - T. Fawcett (2006), "An introduction to ROC analysis", *Pattern Recognition Letters* 27.
# - J. Davis and M. Goadrich (2006), "The relationship between precision-recall and ROC curves", *ICML*: why straight lines are wrong.
# - T. Saito and M. Rehmsmeier (2015), "The precision-recall plot is more informative than the ROC plot when evaluating binary classifiers on imbalanced datasets", *PLOS ONE* 10: the case for the second curve.
# - M. McDermott and others (2024), "A closer look at AUROC and AUPRC under class imbalance", *NeurIPS*: the case against always preferring it.
# - Y. Bestgen (2015), "Exact expected average precision of the random baseline for system evaluation", *Prague Bulletin of Mathematical Linguistics* 103.
# - Y.-A. Le Borgne, W. Siblini, B. Lebichot and G. Bontempi (2022), *Reproducible Machine Learning for Credit Card Fraud Detection: Practical Handbook*: precision by card and by day.
