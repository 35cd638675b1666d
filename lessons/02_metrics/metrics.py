# %% [markdown]
# # Judge a model by its four counts
#
# *30 minutes to read and run; the code takes about 6 seconds.*
#
# **What you will do.** Derive every common metric from four counts, see which of them can be fooled and how, read three published confusion matrices, and choose by cost.
#
# **What you will learn.** That each metric answers one question; that a precision belongs to a prevalence; that "the model misses the rare class" is mostly a remark about the cut at 0.5.
#
# **What you need.** `01_detection`: prevalence, floors, intervals.

# %% [markdown]
# ## Count the four outcomes
#
# 100 payments, 10 of them fraud. A model flags 12: eight frauds and four honest ones. That leaves two frauds missed and 86 honest payments left alone.

# %%
import numpy as np

y_true = np.repeat([1, 0, 1, 0], [8, 4, 2, 86])
y_pred = np.repeat([1, 1, 0, 0], [8, 4, 2, 86])
print(len(y_true), "payments,", y_true.sum(), "frauds,", y_pred.sum(), "flagged")

# %% [markdown]
# scikit-learn counts them with the true classes as rows and the predictions as columns, in the order of the labels.

# %%
from sklearn.metrics import confusion_matrix

counts = confusion_matrix(y_true, y_pred)
tn, fp, fn, tp = counts.ravel().tolist()
assert (tn, fp, fn, tp) == (86, 4, 2, 8)
counts

# %% alt="Confusion matrix with names: 86 true negatives and 4 false positives in the upper row, 2 false negatives and 8 true positives in the lower row."
import matplotlib.pyplot as plt
import seaborn as sns

plt.style.use("imbalance_helpers.course")
names = [[f"TN\n{tn}", f"FP\n{fp}"], [f"FN\n{fn}", f"TP\n{tp}"]]
ax = sns.heatmap(counts, annot=names, fmt="", cmap="Blues", cbar=False, square=True, vmax=150)
classes = ["honest", "fraud"]
_ = ax.set(xlabel="predicted", ylabel="true", xticklabels=classes, yticklabels=classes)

# %% [markdown]
# What to see: the right decisions stand on the diagonal, TN and TP. Off it stand two different errors: a **false positive** (FP) disturbs an honest customer, a **false negative** (FN) lets a fraud pass. The rows add up to the true classes, 90 and 10; a rare class is a row with small numbers.
#
# ## Ask each metric its question
#
# | metric | formula | its question |
# |---|---|---|
# | recall, or TPR | $TP / (TP + FN)$ | of the frauds, how many did we flag? |
# | false positive rate, FPR | $FP / (FP + TN)$ | of the honest, how many did we flag? |
# | precision | $TP / (TP + FP)$ | of the flagged, how many are fraud? |
# | accuracy | $(TP + TN) / n$ | of all rows, how many are right? |
#
# **Predict** all four for our counts, then run.

# %%
recall, fpr = tp / (tp + fn), fp / (fp + tn)
precision, accuracy = tp / (tp + fp), (tp + tn) / len(y_true)
assert (recall, accuracy) == (0.8, 0.94)
print(f"recall {recall:.3f}, FPR {fpr:.3f}, precision {precision:.3f}, accuracy {accuracy}")

# %% [markdown]
# The accuracy of 0.94 stands against a floor of 0.90 for flagging nothing. The other three look at one row or one column of the matrix each, which is why they still mean something when a class is rare.
#
# ## Fool each metric
#
# Any single metric can be had for free. **Predict** the recall of a policy that flags everybody, and its precision.

# %%
from sklearn.metrics import precision_score, recall_score

everybody = np.ones_like(y_true)
assert recall_score(y_true, everybody) == 1
assert precision_score(y_true, everybody) == y_true.mean()
recall_score(y_true, everybody), precision_score(y_true, everybody)

# %% [markdown]
# A recall of 1, at a precision equal to the prevalence. So when somebody asks for "a threshold with recall of at least 0.75, *if feasible*", the answer is that it always is: flag everybody. What may be infeasible is a recall of 0.75 *together with* a floor on precision.
#
# Precision is as cheap: flag the one row you are surest of. Good metrics come in pairs that pull against each other.
#
# ## Combine two of them
#
# F1 is the harmonic mean of precision and recall; written with counts, $F_1 = 2TP / (2TP + FP + FN)$. The true negatives do not appear in it. **Predict**: with a precision of 1 and a recall of 0.1, the ordinary mean is 0.55. What is F1?

# %%
def f1(precision, recall):
    """The harmonic mean."""
    return 2 * precision * recall / (precision + recall)


assert abs(f1(1.0, 0.1) - 0.1818) < 0.0001
assert abs(f1(precision, recall) - 2 * tp / (2 * tp + fp + fn)) < 1e-12
print(f"ours {f1(precision, recall):.3f}, the lopsided one {f1(1.0, 0.1):.3f}")

# %% [markdown]
# The harmonic mean stays close to the smaller of the two. A picture shows how close: each line joins the pairs with the same F1.

# %% alt="Lines of equal F1 over recall and precision, curved like hyperbolas. Our model lies at recall 0.8 and precision 0.67 between the lines 0.7 and 0.8; flagging everybody lies at recall 1 and precision 0.1 below the line 0.2."
grid = np.linspace(0.01, 1, 200)
recalls, precisions = np.meshgrid(grid, grid)
surface = f1(precisions, recalls)
_, ax = plt.subplots(figsize=(5.6, 4))
lines = ax.contour(recalls, precisions, surface, levels=np.arange(1, 10) / 10, colors="0.5")
ax.clabel(lines, fmt="%.1f")
ax.plot(recall, precision, "o", color="black", label="our model")
ax.plot(1, 0.1, "s", color="black", label="flag everybody", clip_on=False)
ax.legend(loc="upper left", bbox_to_anchor=(1.02, 1))
_ = ax.set(xlabel="recall", ylabel="precision", aspect="equal", xlim=(0, 1), ylim=(0, 1))

# %% [markdown]
# What to see: the lines bend round the corner at the top right, and run close to the axes: no amount of recall makes up for a low precision. Flagging everybody is the floor, with $F_1 = 2p/(1+p)$ at prevalence $p$; here 0.18.
#
# $F_\beta$ moves the balance: recall counts $\beta$ times as much as precision, $F_\beta = (1+\beta^2)\,PR / (\beta^2 P + R)$, with precision $P$ and recall $R$.

# %%
from sklearn.metrics import fbeta_score

scores = {beta: round(fbeta_score(y_true, y_pred, beta=beta), 3) for beta in [0.5, 1, 2]}
assert scores[0.5] < scores[1] < scores[2]
scores

# %% [markdown]
# Recall is our better half, so the score rises with β. A β is a claim about costs in disguise; further below we use costs openly.
#
# Two more metrics use all four counts. **Balanced accuracy** is the mean of the recalls of the two classes. **Matthews' correlation coefficient**, MCC, is the correlation between truth and prediction:
#
# $$\mathrm{MCC} = \frac{TP \cdot TN - FP \cdot FN}{\sqrt{(TP+FP)(TP+FN)(TN+FP)(TN+FN)}}$$

# %%
from sklearn.metrics import balanced_accuracy_score, matthews_corrcoef

balanced, mcc = balanced_accuracy_score(y_true, y_pred), matthews_corrcoef(y_true, y_pred)
assert abs(balanced - (8 / 10 + 86 / 90) / 2) < 1e-12
assert abs(mcc - np.corrcoef(y_true, y_pred)[0, 1]) < 1e-12
print(f"balanced accuracy {balanced:.3f} (floor 0.5), MCC {mcc:.3f} (floor 0)")

# %% [markdown]
# Their floors do not move with the prevalence: flagging nothing, everybody, or at random gives 0.5 and 0 on average. That makes them handy, not universal: neither knows what an error costs.
#
# ## Take the prevalence along
#
# A test flags 75 % of the frauds and 1 % of the honest payments. **Predict** its precision if 1 % of all payments are fraud: nearer to 99 %, 75 % or 40 %?

# %%
from imbalance_helpers import positive_predictive_value

prevalences = np.array([0.005, 0.01, 0.015])
precisions = positive_predictive_value(0.75, specificity=0.99, prevalence=prevalences)
assert precisions.round(3).tolist() == [0.274, 0.431, 0.533]
dict(zip(prevalences.tolist(), precisions.round(3).tolist()))

# %% [markdown]
# 43 %. Of 10,000 payments 100 are fraud and 75 of them are flagged; but 1 % of the 9,900 honest ones is 99 more. Halve the prevalence and the precision drops to 27 %, with the same model and the same threshold. Recall and FPR are each measured within one class and do not move.
#
# So a precision, and with it F1 and accuracy, belongs to a prevalence. Never compare two precisions from populations with different prevalence, and never carry one from a balanced sample to the real world.
#
# ## Read three published matrices
#
# A well-known article compares three logistic regressions on made-up data with 10 % positives: as it is, trained on data oversampled by SMOTE, and with balanced class weights. Lessons 05 and 06 explain the latter two; here we read the results. The split first:

# %%
from sklearn.model_selection import train_test_split

from imbalance_helpers import make_benchmark_90_to_10

X, y = make_benchmark_90_to_10()
split = train_test_split(X, y, test_size=0.3, stratify=y, random_state=42)
X_train, X_test, y_train, y_test = split
print(f"{len(y_test):,} test rows, {y_test.sum()} of them positive")

# %% [markdown]
# Then the three models, all tested on the same untouched rows.

# %%
from imblearn.over_sampling import SMOTE
from sklearn.linear_model import LogisticRegression

X_smote, y_smote = SMOTE(random_state=42).fit_resample(X_train, y_train)
weighted = LogisticRegression(max_iter=5000, class_weight="balanced")
models = {
    "baseline": LogisticRegression(max_iter=5000).fit(X_train, y_train),
    "SMOTE": LogisticRegression(max_iter=5000).fit(X_smote, y_smote),
    "balanced": weighted.fit(X_train, y_train),
}

# %%
for name, model in models.items():
    print(f"{name:9}", confusion_matrix(y_test, model.predict(X_test)).tolist())

# %% [markdown]
# And the metrics the article derives from them:

# %%
import pandas as pd
from sklearn.metrics import accuracy_score, f1_score

metrics = [precision_score, recall_score, f1_score, accuracy_score]
at_half = {
    name: [metric(y_test, model.predict(X_test)) for metric in metrics]
    for name, model in models.items()
}
pd.DataFrame(at_half, index=["precision", "recall", "F1", "accuracy"]).T.round(2)

# %% [markdown]
# The article concludes that both methods improve on the baseline: recall rises from 0.15 to 0.80 and F1 from 0.24 to 0.41. The numbers are right. **Predict**: the SMOTE model flags 454 rows, the baseline 35. What recall does the *baseline* reach if we let it flag 454 rows too, those with its highest scores?

# %%
n_flagged = int(models["SMOTE"].predict(X_test).sum())
matched = {}
for name, model in models.items():
    scores = model.predict_proba(X_test)[:, 1]
    flagged = scores >= np.sort(scores)[-n_flagged]
    assert flagged.sum() == n_flagged == 454
    matched[name] = recall_score(y_test, flagged), precision_score(y_test, flagged)
matched = pd.DataFrame(matched, index=["recall", "precision"]).T
assert matched["recall"].max() - matched["recall"].min() < 0.03
matched.round(2)

# %% [markdown]
# At the same number of flags, the recalls are within 0.03 of one another, five positives out of 157. The baseline had almost the same *ranking* all along; the two methods moved the *cut*. One split is an anecdote; lesson 05 repeats this on twenty. But the habit starts here: **compare models at matched flags, or over all thresholds, not at 0.5.**
#
# ## Look where the scores lie
#
# Moving the threshold only matters if there are scores in between. A tour of these methods fits a balanced logistic regression to the 100 rows of lesson 01 and predicts at 0.50 and at 0.30, to show the power of the threshold:

# %%
from imbalance_helpers import ScoreDistributionDisplay, make_toy_98_to_2

X_toy, y_toy = make_toy_98_to_2()
toy_model = LogisticRegression(class_weight="balanced").fit(X_toy, y_toy)
toy_scores = toy_model.predict_proba(X_toy)[:, 1]
for threshold in [0.50, 0.30]:
    print(threshold, np.bincount(toy_scores >= threshold).tolist())

# %% [markdown]
# 96 and 4, both times. The demonstration shows no effect, and the next cell says why.

# %%
between = (toy_scores >= 0.30) & (toy_scores < 0.50)
assert between.sum() == 0
print(between.sum(), "scores between 0.30 and 0.50")
print("the six highest:", np.sort(toy_scores)[-6:].round(2))

# %% [markdown]
# On the baseline of the article above, the threshold has something to move.

# %% alt="Histogram of the baseline's scores by class. Most negatives lie below 0.2; the positives spread from 0 to 0.7 with few above the dashed threshold at 0.5."
baseline_scores = models["baseline"].predict_proba(X_test)[:, 1]
assert (baseline_scores[y_test == 1] < 0.5).mean() > 0.8
_ = ScoreDistributionDisplay.from_predictions(y_test, baseline_scores, threshold=0.5)

# %% [markdown]
# What to see: positives do get higher scores, but few pass 0.5. With one positive in ten, a row must be far more fraud-like than usual before fraud is the likelier explanation. A cut at 0.5 minimises the number of errors of any kind; it treats a missed fraud and a disturbed customer as equally bad.
#
# ## Choose by cost
#
# Say a missed fraud costs 20 and a false alarm costs 1. Then flagging pays when $20\,p > 1 - p$, that is from $p = 1/21$ on (C. Elkan, 2001). We test it on data whose true probabilities we know, with 2 % fraud: floors are "flag nobody" and "flag everybody", the ceiling is the oracle that knows the true probability. **Predict** which cut gets closer to the oracle with a plain logistic regression, 0.5 or 1/21.

# %%
from imbalance_helpers import cost_loss, make_rare_events


def costs_of_one_data_set(seed):
    """Mean cost per payment of five policies on fresh data."""
    train = make_rare_events(20_000, prevalence=0.02, random_state=seed)
    test = make_rare_events(20_000, prevalence=0.02, random_state=1_000 + seed)
    proba = LogisticRegression().fit(train.data, train.target).predict_proba(test.data)[:, 1]
    flags = {"nobody": proba > 1, "cut at 0.5": proba > 0.5, "cut at 1/21": proba > 1 / 21}
    flags |= {"oracle": test.posterior > 1 / 21, "everybody": proba >= 0}
    truth = test.target
    costs = {k: cost_loss(truth, flag, cost_fp=1, cost_fn=20) for k, flag in flags.items()}
    return costs | {"mean proba": proba.mean(), "share of fraud": truth.mean()}

# %% [markdown]
# Twenty data sets, so that we see the spread:

# %%
results = pd.DataFrame(costs_of_one_data_set(seed) for seed in range(20))
results.agg(["mean", "std"]).T.round(3)

# %% [markdown]
# Before we put it in words, the claims as asserts:

# %%
assert (results["cut at 1/21"] < results["cut at 0.5"]).all()
assert (results["cut at 0.5"] > 0.9 * results["nobody"]).all()
assert (results["everybody"] > 2 * results["nobody"]).all()
gap = (results["cut at 1/21"] - results["oracle"]).mean()
assert gap < 0.005
assert abs((results["mean proba"] - results["share of fraud"]).mean()) < 0.001
print(f"cut at 1/21 minus oracle: {gap:.4f} per payment, in 20 data sets")

# %% [markdown]
# Three findings, on all 20 data sets:
#
# - the cut at 0.5 is nearly as costly as flagging nobody (more than 90 % of that cost); the same model, cut at 1/21, comes within a hair of the oracle;
# - flagging everybody, the policy of perfect recall, is the most expensive, more than twice as dear as flagging nobody;
# - the mean predicted probability equals the share of fraud, to within a tenth of a percentage point on average. The model is **not "biased toward the majority"**: log loss is a proper scoring rule, and a model that fits the world, trained on the data as they are, gives honest probabilities at any imbalance.
#
# What fails under imbalance is the cut at 0.5, and, as lesson 01 showed, the small number of positives. Neither is cured by pretending that the classes are balanced.

# %% [markdown]
# ## Common mistakes and self-check
#
# | mistake | ask yourself |
# |---|---|
# | Reporting recall alone | What is the recall of flagging everybody? |
# | Swapping FP and FN | Which customers are disturbed, which frauds pass? |
# | Comparing F1 or precision across prevalences | Is the share of positives the same in both? |
# | Comparing models at 0.5 | Do they flag the same number of rows? |
# | Showing a threshold that moves nothing | How many scores lie in between? |
#
# ## Checklist
#
# Double-click here and turn `[ ]` into `[x]` to tick.
#
# - [ ] I can derive precision, recall, F1, balanced accuracy and MCC from the four counts.
# - [ ] I know the floor of each, and how to get each for free.
# - [ ] I can compute a precision at another prevalence.
# - [ ] I know what an error of each kind costs in my own work, at least roughly.
#
# ## Quick questions
#
# Three questions to see what stayed; choose, then press *Check*.

# %%
from imbalance_helpers.quiz import quick_questions

quick_questions("02_metrics")

# %% [markdown]
# ## Takeaways
#
# - Four counts, and every metric is a question to some of them.
# - Precision, F1 and accuracy belong to a prevalence; recall and FPR do not.
# - Compare at matched flags or by cost. A gain at 0.5 may be nothing but a moved cut.
#
# Of the four steps, this lesson practised *judge* and began *decide*. Nothing changed in *estimate*: one and the same model was cheap or expensive depending on the cut. The exercises are in `metrics_exercises.ipynb`.
#
# ## On your own
#
# Take a published confusion matrix from your field. Recompute every metric, then the precision at half the prevalence. Which claim in the text survives?
#
# ## Further reading
#
# - C. Elkan (2001), "The foundations of cost-sensitive learning", *IJCAI*: from costs to a threshold.
# - R. van den Goorbergh, M. van Smeden, D. Timmerman and B. Van Calster (2022), "The harm of class imbalance corrections for risk prediction models", *JAMIA* 29: what balancing does to probabilities.
# - D. Chicco and G. Jurman (2020), "The advantages of the Matthews correlation coefficient", *BMC Genomics* 21.
# - D. J. Hand and P. Christen (2018), "A note on using the F-measure", *Statistics and Computing* 28: the weights hidden in F1.
# - scikit-learn user guide, "Classification metrics".
