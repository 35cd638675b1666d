# %% [markdown]
# # Weigh the classes, and know what you changed
#
# *25 minutes to read and run; the code takes about 10 seconds.*
#
# **What you will do.** Compute balanced weights by hand, compare weighted rows with copied rows in several models, measure what weights do to a logistic regression whose truth we know, take it back, and read a published comparison again.
#
# **What you will learn.** That a weight is a number of copies, with exceptions; that balanced weights multiply the odds and little else; what this does to a probability, to a cut and to a ranking.
#
# **What you need.** `02_metrics`, above all matched flags. The Brier score is explained here; lessons 03 and 04 help.

# %% [markdown]
# ## Compute the weights
#
# Most models are fitted by making a sum of losses small, one loss per row. If 98 rows of 100 are negative, they make up 98 of the 100 terms. A **class weight** multiplies every term of a class. `class_weight="balanced"` means: give each class the same total.
#
# With $n$ rows, $K$ classes and $n_c$ rows of class $c$, the weight of a row of class $c$ is $w_c = n / (K\, n_c)$. **Predict** both weights for the 98-to-2 rows of lesson 01.

# %%
import numpy as np
from sklearn.utils.class_weight import compute_class_weight

from imbalance_helpers import make_toy_98_to_2

X_toy, y_toy = make_toy_98_to_2()

# %%
weights = compute_class_weight("balanced", classes=np.array([0, 1]), y=y_toy)
print("weights per row:", weights.round(2).tolist())
print("total per class:", (weights * [98, 2]).round(2).tolist())

# %% [markdown]
# $100/(2 \cdot 98) \approx 0.51$ and $100/(2 \cdot 2) = 25$. Both classes now weigh 50, and all rows together still weigh 100: on average a row weighs 1.
#
# The same weights can be given row by row, as `sample_weight` in `fit`. It is one and the same mechanism: `class_weight` says it per class, `sample_weight` per row, so that rows of one class may differ, say by the amount of the payment.

# %%
from sklearn.linear_model import LogisticRegression

row_weights = weights[y_toy]
by_class = LogisticRegression(class_weight="balanced").fit(X_toy, y_toy)
by_row = LogisticRegression().fit(X_toy, y_toy, sample_weight=row_weights)

# %%
assert np.isclose(row_weights.sum(), len(y_toy)) and (weights * [98, 2] == 50).all()
assert np.allclose(by_class.coef_, by_row.coef_)

# %% [markdown]
# ## Read a weight as copies
#
# Log loss with weights is $\sum_i w_i\,\ell_i / \sum_i w_i$. Take three rows, and give the positive one a weight of 2. **Predict**: is that the same as writing the row down twice?

# %%
from sklearn.metrics import log_loss

weighted = log_loss([0, 0, 1], [0.1, 0.2, 0.4], sample_weight=[1, 1, 2])
copied = log_loss([0, 0, 1, 1], [0.1, 0.2, 0.4, 0.4])
assert np.isclose(weighted, copied)
print(f"weighted {weighted:.6f}, copied {copied:.6f}")

# %% [markdown]
# The same. So "weights keep the data as they are" does not make them a different *kind* of method from oversampling by copies (lesson 04): a whole weight is a number of copies, without the memory for them.
#
# Is that so for every model? We draw 3,000 rows with 10 % positives, give each positive a weight of 9 or nine copies, and look at the largest difference between the two models' probabilities.

# %%
from imbalance_helpers import make_rare_events

small = make_rare_events(3_000, prevalence=0.1, random_state=0)
nine = np.where(small.target == 1, 9, 1)
copies = np.repeat(np.arange(3_000), nine)

# %%
def largest_difference(model):
    """Between the probabilities of weighted rows and of copied rows."""
    p = model.fit(small.data, small.target, sample_weight=nine).predict_proba(small.data)
    model.fit(small.data[copies], small.target[copies])
    return abs(model.predict_proba(small.data) - p).max()

# %% [markdown]
# **Predict** for each of these five whether the difference is zero.

# %%
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.tree import DecisionTreeClassifier as Tree

models = {
    "logistic regression": LogisticRegression(),
    "tree, max_depth=4": Tree(max_depth=4, random_state=0),
    "tree, min_samples_leaf=50": Tree(min_samples_leaf=50, random_state=0),
    "tree, min_weight_fraction_leaf=0.02": Tree(min_weight_fraction_leaf=0.02, random_state=0),
    "random forest": RandomForestClassifier(50, random_state=0),
}

# %%
differences = pd.Series({name: largest_difference(model) for name, model in models.items()})
differ = differences.index.isin(["tree, min_samples_leaf=50", "random forest"])
assert differences[~differ].max() < 1e-6 and differences[differ].min() > 0.1
assert 5_000 < len(copies) < 6_000
differences.round(2)

# %% [markdown]
# Exactly the same for logistic regression and for trees that are limited in depth or by *weight*. Different where something counts **rows**: `min_samples_leaf=50` counts a row of weight 9 as one row, and nine copies as nine. Different where **chance** draws rows: the forest draws from 3,000 rows in one case and from more than 5,000 in the other.
#
# ## Tune on weights, not on copies
#
# There is a third difference, and it costs money. We let cross-validation choose the depth of a tree, once with weights and once with the copies. Nobody can rank these data better than the true posterior does: that is our ceiling.

# %%
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GridSearchCV, StratifiedKFold

fresh = make_rare_events(20_000, prevalence=0.1, random_state=1)
folds = StratifiedKFold(5, shuffle=True, random_state=0)
depths = {"max_depth": [2, 4, 8, 20]}
search = GridSearchCV(Tree(random_state=0), depths, cv=folds, scoring="roc_auc")
ceiling = roc_auc_score(fresh.target, fresh.posterior)

# %%
def tune(seed, use_copies):
    """The depth chosen, the AUC reported, and the AUC on fresh rows."""
    data = make_rare_events(3_000, prevalence=0.1, random_state=seed)
    w = np.where(data.target == 1, 9, 1)
    rows = np.repeat(np.arange(3_000), w) if use_copies else np.arange(3_000)
    search.fit(data.data[rows], data.target[rows], sample_weight=None if use_copies else w)
    on_fresh = roc_auc_score(fresh.target, search.predict_proba(fresh.data)[:, 1])
    return search.best_params_["max_depth"], search.best_score_, on_fresh

# %% [markdown]
# **Predict** which of the two reports the better score, and which does better on fresh rows. Five data sets, to be fair:

# %%
columns = ["depth", "reported", "fresh"]
by_weight = pd.DataFrame([tune(seed, False) for seed in range(2, 7)], columns=columns)
by_copies = pd.DataFrame([tune(seed, True) for seed in range(2, 7)], columns=columns)
assert by_copies["reported"].min() > ceiling + 0.05 and ceiling > by_weight["reported"].max()
assert (by_weight["fresh"] - by_copies["fresh"]).min() > 0.1

# %%
print(f"AUC: floor 0.5, ceiling {ceiling:.3f}")
pd.concat({"weights": by_weight, "copies": by_copies}, axis=1).round(3)

# %% [markdown]
# In all five data sets the copies report an AUC *above the ceiling*, and on fresh rows their tree is more than 0.1 worse than the one chosen with weights. Copies of one row fall into different folds, so the tree was tested on rows it had memorised. Weights cannot leak that way, since each row stays in one fold; and this, not some gentler treatment of the data, is their real advantage. (Copies made inside each fold do not leak either; lesson 08 shows how.)
#
# ## Check who takes weights
#
# "Works with many algorithms", the articles say. Let us ask scikit-learn itself.

# %%
import inspect

from sklearn.utils import all_estimators

classifiers = dict(all_estimators(type_filter="classifier"))
asked = [inspect.signature(c.__init__).parameters for c in classifiers.values()]

# %%
share = np.mean(["class_weight" in parameters for parameters in asked])
assert 0.25 < share < 0.4
print(f"about one classifier in {1 / share:.0f} takes class_weight")

# %% [markdown]
# About a third (15 of 44 in scikit-learn 1.9; the number moves with the version). The well-known ones, by both roads:

# %%
known = "LogisticRegression SVC RandomForestClassifier HistGradientBoostingClassifier "
known += "GradientBoostingClassifier AdaBoostClassifier GaussianNB MLPClassifier "
known += "KNeighborsClassifier LinearDiscriminantAnalysis"
support = pd.DataFrame(index=known.split(), columns=["class_weight", "sample_weight"])
for name in support.index:
    made, fitted = (inspect.signature(f) for f in (classifiers[name], classifiers[name].fit))
    support.loc[name] = "class_weight" in made.parameters, "sample_weight" in fitted.parameters

# %%
assert support["class_weight"].tolist() == [True] * 4 + [False] * 6
assert support["sample_weight"].tolist() == [True] * 8 + [False] * 2
support.replace({True: "yes", False: "-"})

# %% [markdown]
# Gradient boosting of the older kind, AdaBoost, naive Bayes and the neural network lack `class_weight`, but take weights row by row. Nearest neighbours and discriminant analysis take neither (the latter has `priors`).
#
# XGBoost and LightGBM call it `scale_pos_weight`: a weight for the positives, with the negatives at 1. The usual value is $n_{neg}/n_{pos}$. It is the same *ratio* as the balanced pair, on another *scale*. Does the scale matter? Where there is a penalty, yes: doubling every weight is like halving the penalty.

# %%
def mean_risk(C, class_weight):
    """Mean predicted probability under a penalty; a smaller C is a stronger penalty."""
    model = LogisticRegression(C=C, class_weight=class_weight).fit(small.data, small.target)
    return model.predict_proba(small.data)[:, 1].mean()

# %%
n_neg, n_pos = np.bincount(small.target).tolist()
one_sided = mean_risk(0.001, {0: 1, 1: n_neg / n_pos})
pair = mean_risk(0.001, "balanced")
rescaled = mean_risk(0.001 * 2 * n_neg / (n_neg + n_pos), "balanced")
assert abs(one_sided - pair) > 0.005 and abs(one_sided - rescaled) < 0.0001
print(f"one-sided {one_sided:.3f}, pair {pair:.3f}, pair with C rescaled {rescaled:.3f}")

# %% [markdown]
# With the same `C = 0.001` the one-sided weight and the pair give different models; with `C` rescaled they agree. So tune the penalty anew whenever you change the weights.
#
# ## Look inside one model
#
# Now the question behind all this: what do balanced weights *do*? We fit logistic regression twice to 20,000 rows with 2 % positives. The truth of these data is itself a logistic regression, so we know what should come out. **Predict** which will move: the intercept, the slopes, or both.

# %%
from scipy.special import logit

train = make_rare_events(20_000, prevalence=0.02, random_state=0)
plain = LogisticRegression().fit(train.data, train.target)
balanced = LogisticRegression(class_weight="balanced").fit(train.data, train.target)

# %%
columns = {"truth": [logit(0.02), 1.5 / 2**0.5, 1.5 / 2**0.5]}
for name, model in [("plain", plain), ("balanced", balanced)]:
    columns[name] = [*model.intercept_, *model.coef_[0]]
pd.DataFrame(columns, index=["intercept", "slope 1", "slope 2"]).round(2)

# %% [markdown]
# The slopes hardly move; the intercept rises by almost 4. The formula says by how much. Weights $w_1$ and $w_0$ make the model believe in a world where the positives are $w_1/w_0$ times as frequent, so the **odds** $p/(1-p)$ are multiplied by that ratio. For balanced weights and prevalence $\pi$ it is $(1-\pi)/\pi$, and on the logit scale
#
# $$\mathrm{logit}\,p_{balanced} \approx \mathrm{logit}\,p_{plain} + \log\frac{1-\pi}{\pi}.$$
#
# Twenty data sets, to see the spread:

# %%
def change(seed):
    """How far the intercept moved, how far the formula says, and the two slopes."""
    data = make_rare_events(20_000, prevalence=0.02, random_state=seed)
    a = LogisticRegression().fit(data.data, data.target)
    b = LogisticRegression(class_weight="balanced").fit(data.data, data.target)
    pi = data.target.mean()
    moved, *slopes = [*(b.intercept_ - a.intercept_), *(b.coef_ - a.coef_)[0]]
    return moved, np.log((1 - pi) / pi), *slopes

# %%
shifts = pd.DataFrame([change(seed) for seed in range(20)])
shifts.columns = ["intercept moved by", "formula", "slope 1 moved by", "slope 2 moved by"]
assert abs(shifts["intercept moved by"] - shifts["formula"]).max() < 0.05
assert shifts.filter(like="slope").abs().max(axis=None) < 0.15
assert shifts.filter(like="slope").mean().abs().max() < 0.03
shifts.agg(["mean", "std"]).round(3)

# %% [markdown]
# In all 20 data sets the intercept moves by what the formula says, to within 0.05, and each slope by less than 0.15, up or down: by less than 0.03 on average. Now fresh rows, each with its logit under both models.

# %%
test = make_rare_events(200_000, prevalence=0.02, random_state=1)
logits = plain.decision_function(test.data)
lifted = balanced.decision_function(test.data)
assert abs(lifted - logits - shifts["formula"][0]).max() < 0.3

# %% alt="Scatter of the logit under balanced weights against the logit of the plain model. The points lie on a line parallel to the dashed identity line and about 3.9 above it; the positives sit further right on the same line."
import matplotlib.pyplot as plt

from imbalance_helpers import CLASS_COLORS

plt.style.use("imbalance_helpers.course")
_, ax = plt.subplots()
for label, color, name in zip([0, 1], CLASS_COLORS, ["negative", "positive"]):
    rows = np.flatnonzero(test.target == label)[:400]
    ax.scatter(logits[rows], lifted[rows], s=12, color=color, label=name)
ax.axline((0, 0), slope=1, color="0.4", linestyle="--", label="no change")
ax.axline((0, shifts["formula"][0]), slope=1, color="black", linewidth=1, label="formula")
ax.legend(loc="upper left", bbox_to_anchor=(1.02, 1))
_ = ax.set(xlabel="logit, plain", ylabel="logit, balanced", aspect="equal")

# %% [markdown]
# What to see: one line, parallel to "no change" and about 3.9 above it. All 200,000 rows are lifted by the same amount to within 0.3, so their **order** hardly changes; what changes is which of them lie above 0, that is, above a probability of 0.5.
#
# So a cut at 0.5 in the balanced model should be a cut at $\pi$ in the plain one. **Predict**: in how many rows of 100 do the two rules agree?

# %%
from sklearn.metrics import recall_score

pi = train.target.mean()
at_half, at_pi = lifted > 0, logits > logit(pi)
agree = (at_half == at_pi).mean()
recalls = [recall_score(test.target, flags) for flags in (logits > 0, at_pi, at_half)]

# %%
assert agree > 0.99 and recalls[0] < 0.1 and abs(recalls[1] - recalls[2]) < 0.03
print(f"the two rules agree in {agree:.1%} of the rows")
rules = ["plain at 0.5", "plain at pi", "balanced at 0.5"]
pd.Series(recalls, index=rules, name="recall").round(2)

# %% [markdown]
# The jump in recall, for which weights are praised, is there for free: it is a moved cut. If you want that cut, you can have it without refitting anything; lesson 07 chooses cuts on purpose.
#
# ## See what became of the probabilities
#
# If the odds are about 50 times too high, a probability is no longer one. **Predict** the mean predicted probability of the balanced model, in a population with 2 % positives.
#
# The **Brier score** is the mean of $(p - y)^2$, lower is better. The floor predicts the prevalence for every row, the ceiling knows the true posterior.

# %%
from scipy.special import expit
from sklearn.metrics import average_precision_score, brier_score_loss

predicted = {"constant": np.full(len(logits), pi), "plain": expit(logits)}
predicted |= {"balanced": expit(lifted), "posterior": test.posterior}

# %% [markdown]
# Three numbers for each: the mean prediction, the Brier score, and average precision (lesson 03) for the ranking.

# %%
def judge(y_true, p):
    """Three numbers for one set of predictions."""
    return [p.mean(), brier_score_loss(y_true, p), average_precision_score(y_true, p)]


rows = {name: judge(test.target, p) for name, p in predicted.items()}
table = pd.DataFrame(rows, index=["mean p", "Brier", "AP"]).T

# %%
assert table.loc["balanced", "mean p"] > 15 * table.loc["plain", "mean p"]
assert table.loc["balanced", "Brier"] > 7 * table.loc["constant", "Brier"]
assert abs(table.loc["plain", "AP"] - table.loc["balanced", "AP"]) < 0.005
assert abs(table.loc["plain", "mean p"] - test.target.mean()) < 0.001
table.round(4)

# %% [markdown]
# The plain model is honest on average and close to the ceiling. The balanced one claims more than fifteen times the true risk, and its Brier score is more than seven times that of a *constant*. The ranking, by average precision, is the same. scikit-learn draws the calibration:

# %% alt="Calibration curves of both models. The plain model follows the diagonal of perfect calibration; the balanced model runs along the bottom and rises only near 1: where it predicts 0.5, about 2 percent are positive."
from sklearn.calibration import CalibrationDisplay

_, ax = plt.subplots(figsize=(5.6, 4))
for name, marker in [("plain", "o"), ("balanced", "s")]:
    look = {"n_bins": 10, "name": name, "ax": ax, "marker": marker}
    CalibrationDisplay.from_predictions(test.target, predicted[name], **look)
ax.legend(loc="upper left", bbox_to_anchor=(1.02, 1))
_ = ax.set(xlabel="mean predicted probability", ylabel="share of positives", aspect="equal")
assert (predicted["plain"] > 0.7).sum() < 200
half = abs(predicted["balanced"] - 0.5) < 0.05
assert test.target[half].mean().round(2) == 0.02

# %% [markdown]
# What to see: the plain model runs along the diagonal; its last three points rest on fewer than 200 rows of 200,000. The balanced model runs along the bottom: of the rows to which it gives about one half, some 2 % are positive. It is not badly made, it answers another question: "how likely, if both classes were equally common?"
#
# ## Take it back
#
# Since weights multiply the odds by $w = w_1/w_0$, dividing the odds by $w$ takes it back. On the logit scale that is a subtraction.

# %%
w = (1 - pi) / pi
assert 49 < w < 51
table.loc["corrected"] = judge(test.target, expit(lifted - np.log(w)))
assert abs(table.loc["corrected", "Brier"] - table.loc["plain", "Brier"]) < 0.0001
assert abs(table.loc["corrected", "mean p"] - test.target.mean()) < 0.001
table.loc[["plain", "balanced", "corrected"]].round(4)

# %% [markdown]
# As if there had never been weights: we went there and back. Whoever needs probabilities, for costs, for a price, for a doctor, fits without weights or takes them back. And never do both: a cost-based threshold *on top of* balanced weights corrects twice.
#
# ## Read the published comparison again
#
# Lesson 02 met an article that compares three models on 5,000 made-up rows, about 10 % of them positive. Here are its baseline and its balanced model.

# %%
from sklearn.metrics import confusion_matrix
from sklearn.model_selection import train_test_split

from imbalance_helpers import make_benchmark_90_to_10

X, y = make_benchmark_90_to_10()

# %%
def fit_pair(seed):
    """Split 70/30, fit both models; return the test labels and both probabilities."""
    X_fit, X_test, y_fit, y_test = train_test_split(
        X, y, test_size=0.3, stratify=y, random_state=seed
    )
    pair = [LogisticRegression(max_iter=5000, class_weight=w) for w in (None, "balanced")]
    return y_test, *(model.fit(X_fit, y_fit).predict_proba(X_test)[:, 1] for model in pair)

# %% [markdown]
# First the article's own split:

# %%
y_test, p_base, p_balanced = fit_pair(42)
for name, p in [("baseline", p_base), ("balanced", p_balanced)]:
    print(f"{name}  {confusion_matrix(y_test, p > 0.5).tolist()}", end="  ")
    print(f"recall {recall_score(y_test, p > 0.5):.2f}", end="  ")
    print(f"mean p {p.mean():.3f}  Brier {brier_score_loss(y_test, p):.3f}")

# %%
assert confusion_matrix(y_test, p_base > 0.5).tolist() == [[1331, 12], [134, 23]]
assert confusion_matrix(y_test, p_balanced > 0.5).tolist() == [[1017, 326], [30, 127]]
constant = brier_score_loss(y_test, np.full(len(y_test), y_test.mean()))
assert p_balanced.mean().round(2) == 0.38 and y_test.mean().round(3) == 0.105
assert brier_score_loss(y_test, p_balanced) > constant > brier_score_loss(y_test, p_base)
print(f"share of positives {y_test.mean():.3f}  Brier of that constant {constant:.3f}")

# %% [markdown]
# The matrices are the article's: 23 and then 127 of 157 positives found, with 12 and then 326 false alarms. It concludes that weights "improve real-world usefulness". The last two columns, which it does not print, say what was paid: predicted risks of 0.38 where 0.105 is true, and a Brier score worse than that of a constant.
#
# **Predict**: do the weights at least *rank* better? Twenty splits, the same for both models, and recall at *matched flags*: the baseline flags as many rows as the balanced model does at 0.5.

# %%
def compare(seed):
    """Balanced minus baseline on one split."""
    y_test, base, balanced = fit_pair(seed)
    top = np.argsort(-base)[: (balanced > 0.5).sum()]
    found = recall_score(y_test, balanced > 0.5)
    gain = {"recall, matched": found - y_test[top].sum() / y_test.sum()}
    for score in [average_precision_score, roc_auc_score, brier_score_loss]:
        gain[score.__name__] = score(y_test, balanced) - score(y_test, base)
    divided = balanced / (balanced + odds * (1 - balanced))
    gain["divided"] = brier_score_loss(y_test, divided) - brier_score_loss(y_test, base)
    return gain

# %%
odds = (1 - y.mean()) / y.mean()
gains = pd.DataFrame(compare(seed) for seed in range(20))
gains.columns = ["recall, matched", "AP", "AUC", "Brier", "Brier, odds divided"]
assert (gains["AP"] < 0).all() and (gains["Brier"] > 0).all()
assert (gains["Brier, odds divided"] > 0).all() and gains["recall, matched"].std() > 0.01
assert gains["Brier, odds divided"].max() < gains["Brier"].min() / 10
assert 0 < gains["AUC"].mean() < 0.01 and 0 < gains["recall, matched"].mean() < 0.02
gains.agg(["mean", "std", "min", "max"]).round(3)

# %% [markdown]
# Paired over 20 splits: average precision is *lower* in every one, AUC a trifle higher on average (less than 0.01), recall at matched flags higher by about one positive in a hundred, with a spread as large. Not the leap from 0.15 to 0.81 that the cut at 0.5 shows.
#
# Why does the ranking move at all, when it stood still above? There, the truth was a logistic regression. Here it is not, and weights decide *where* a wrong model fits well: among the likely positives, or everywhere alike. Then the intercept is not the whole story: dividing the odds takes back more than nine tenths of the damage to the Brier score, but in none of the splits all of it.
#
# ## Try a forest
#
# Forests take weights too. **Predict**: do balanced weights lift all the odds of a forest by the same factor, so that dividing takes them back?

# %%
from sklearn.base import clone


def forest_pair(seed):
    """Test labels, and the probabilities of a plain and of a balanced forest."""
    parts = train_test_split(X, y, test_size=0.3, stratify=y, random_state=seed)
    X_fit, X_test, y_fit, y_test = parts
    forest = RandomForestClassifier(40, random_state=seed)
    pair = [clone(forest).set_params(class_weight=w) for w in (None, "balanced")]
    return y_test, *(model.fit(X_fit, y_fit).predict_proba(X_test)[:, 1] for model in pair)

# %% [markdown]
# Five splits, with recall at 0.5 and at matched flags as before.

# %%
def compare_forests(seed):
    """What the weights did to a forest on one split."""
    y_test, plain, balanced = forest_pair(seed)
    gain, top = {}, np.argsort(-plain, kind="stable")[: (balanced > 0.5).sum()]
    found = recall_score(y_test, balanced > 0.5)
    gain["mean p"] = balanced.mean() - plain.mean()
    gain["mean p, divided"] = (balanced / (balanced + odds * (1 - balanced))).mean()
    gain["AP"] = np.subtract(*(average_precision_score(y_test, p) for p in (balanced, plain)))
    gain["recall at 0.5"] = found - recall_score(y_test, plain > 0.5)
    gain["recall, matched"] = found - y_test[top].sum() / y_test.sum()
    return gain

# %%
forests = pd.DataFrame(compare_forests(seed) for seed in range(5))
assert forests["recall at 0.5"].min() > 0.1 and abs(forests["recall, matched"].mean()) < 0.04
assert abs(forests["AP"].mean()) < 0.05 and (forests["mean p, divided"] < 0.06).all()
assert forests["mean p"].between(0.03, 0.06).all()
forests.agg(["mean", "std"]).round(3)

# %% [markdown]
# No. Balanced weights raise the forest's mean probability by less than 0.06; dividing the odds, which would suit a logistic regression, brings it below 0.06, where a tenth of the rows is positive. These trees grow until every leaf is pure, and a pure leaf answers 0 or 1 whatever its rows weigh; the weights only change where the splits lie. A later lesson calibrates such models.
#
# But the familiar picture returns: recall at 0.5 rises by more than 0.1 in each of five splits, and at matched flags by less than 0.04 on average. Average precision changes by less than 0.05 on average.

# %% [markdown]
# ## Common mistakes and self-check
#
# | mistake | ask yourself |
# |---|---|
# | Reading a balanced model's output as a probability | Is its mean near the prevalence? |
# | Praising the recall at 0.5 | What does the plain model find with as many flags? |
# | Weights *and* a cost-based threshold | How often did I correct for the costs? |
# | Copying rows before cross-validation | Can a row and its copy lie in different folds? |
# | Weights computed from all rows | Did I count the classes in the training rows only? |
# | New weights, old penalty | Did I tune `C` again? |
#
# ## Checklist
#
# Double-click here and turn `[ ]` into `[x]` to tick.
#
# - [ ] I can compute balanced weights and `scale_pos_weight` by hand.
# - [ ] I know for which models a weight equals copies, and why not for others.
# - [ ] I can say by how much balanced weights move an intercept, and take it back.
# - [ ] I have compared the mean predicted probability of my own model with the prevalence.
#
# ## Quick questions
#
# Three questions to see what stayed; choose, then press *Check*.

# %%
from imbalance_helpers.quiz import quick_questions

quick_questions("06_class_weights")

# %% [markdown]
# ## Takeaways
#
# - Balanced weights are $n/(K n_c)$ per row; a whole weight is a number of copies unless something counts rows, draws rows, or splits them into folds.
# - In a model that fits, they multiply the odds by $(1-\pi)/\pi$: a moved cut, the same ranking, probabilities that are too high.
# - In a model that does not fit, they also choose where it errs; measure whether that helps, over many splits and at matched flags.
# - Start without weights, and move the cut. Keep weights for rows that were sampled with known shares, for tools without a cut to move, or after they have won a fair comparison.
#
# Of the four steps (*estimate, judge, decide, watch*), which did we change? *Estimate*: the probabilities themselves, although what most people want from weights is a different *decision*. The exercises are in `class_weights_exercises.ipynb`.
#
# ## On your own
#
# Take a model of yours that was fitted with balanced weights. Compare its mean predicted probability with the prevalence, divide the odds, and compare again. Then ask who downstream has been using the number as a probability.
#
# ## Further reading
#
# - R. van den Goorbergh, M. van Smeden, D. Timmerman and B. Van Calster (2022), "The harm of class imbalance corrections for risk prediction models", *JAMIA* 29.
# - Y. Elor and H. Averbuch-Elor (2022), "To SMOTE, or not to SMOTE?", arXiv 2201.08528: weak models gain from balancing, strong ones do not.
# - G. King and L. Zeng (2001), "Logistic regression in rare events data", *Political Analysis* 9: weights and the correction of the intercept.
# - C. Elkan (2001), "The foundations of cost-sensitive learning", *IJCAI*: how a change of class shares moves a threshold.
# - scikit-learn, `compute_class_weight`; XGBoost and LightGBM, parameter `scale_pos_weight`.
