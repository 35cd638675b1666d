# %% [markdown]
# # Detect an imbalance before you model it
#
# *25 minutes to read and run; the code takes about 5 seconds.*
#
# **What you will do.** Count classes, score two policies that have learned nothing, measure how well a recall can be known, and catch a rarity that is not real.
#
# **What you will learn.** To describe an imbalance by two numbers, the *prevalence* and the *number of positives*; to say which of them limits you; to ask where the rare class went before calling it rare.
#
# **What you need.** `00_start_here`, and a little pandas.

# %% [markdown]
# ## Count first
#
# A card company hands us 100,000 payments, 1,000 of them fraud. Each payment has a label: 0 for an honest one, 1 for fraud. We call the class we look for the *positive* class.

# %%
import numpy as np

y_fraud = np.repeat([0, 1], [99_000, 1_000])
print(y_fraud[:3], "...", y_fraud[-3:])

# %% [markdown]
# pandas counts the classes, and with `normalize=True` gives their shares.

# %%
import pandas as pd

labels = pd.Series(y_fraud, name="fraud")
pd.DataFrame({"rows": labels.value_counts(), "share": labels.value_counts(normalize=True)})

# %% [markdown]
# Two numbers sum it up. The **prevalence** is the share of positives, here 1 %. The **ratio** is majority to minority, here 99 to 1. Ratio and prevalence say the same thing twice; we mostly use the prevalence, because it is also the probability that a row drawn at random is positive.
#
# **Predict** before you run the next cell: another desk has 9,800 honest payments and 200 frauds. What are its prevalence and its ratio?

# %%
y_other = np.repeat([0, 1], [9_800, 200])
prevalence, ratio = y_other.mean(), (y_other == 0).sum() / (y_other == 1).sum()
assert (prevalence, ratio) == (0.02, 49)
print(f"prevalence {prevalence:.0%}, ratio {ratio:.0f} to 1")

# %% [markdown]
# Twice the prevalence, but a fifth of the frauds. Which of the two desks is easier to work for? Keep your answer; we measure it below.
#
# ## Look at the counts
#
# On a linear axis a class of 1 % is a line too thin to see. A logarithmic axis shows every class.

# %% alt="Bar chart with a logarithmic count axis: 99,000 rows of class 0 (99 %) and 1,000 rows of class 1 (1 %)."
import matplotlib.pyplot as plt

from imbalance_helpers import ClassCountDisplay

plt.style.use("imbalance_helpers.course")
_ = ClassCountDisplay.from_labels(y_fraud)

# %% [markdown]
# What to see: each grid line is ten times the one below, so two lines apart means about a hundred to one.
#
# More than two classes need no new idea. Take each class against all the others: each has its own prevalence and its own number of rows.

# %% alt="Bar chart with a logarithmic count axis of four classes: 9,500 good parts, 400 scratched, 80 bent and 20 cracked."
parts = np.repeat(["good", "scratched", "bent", "cracked"], [9_500, 400, 80, 20])
_ = ClassCountDisplay.from_labels(parts)

# %% [markdown]
# What to see: "defect or not" has a prevalence of 5 %, but "cracked or not" only 0.2 %, with 20 rows to learn from. How rare a class is depends on the question.
#
# ## Score two policies that have learned nothing
#
# Somebody reports an accuracy of 99 % on the card payments. **Predict**: what does a policy score that never flags anything?

# %%
from sklearn.dummy import DummyClassifier

no_features = np.zeros((len(y_fraud), 1))
never = DummyClassifier(strategy="most_frequent").fit(no_features, y_fraud)
assert never.score(no_features, y_fraud) == 0.99
never.score(no_features, y_fraud)

# %% [markdown]
# The same 99 %, and not one fraud found. This is the *accuracy paradox*: in a data set with prevalence $p$, flagging nothing has accuracy $1-p$. So 98 % on the 98-to-2 data of many tutorials, 99 % here and 90 % at a prevalence of 10 % all mean "nothing learned".
#
# The other natural floor flags at random, at the base rate: each row with probability $p$. A positive is found with probability $p$, a negative left alone with probability $1-p$, so on average the accuracy is $p^2 + (1-p)^2$.

# %%
for p in [0.10, 0.02, 0.01]:
    at_base_rate = p**2 + (1 - p) ** 2
    assert at_base_rate < 1 - p
    print(f"prevalence {p:.0%}: never {1 - p:.4f}, at the base rate {at_base_rate:.4f}")

# %% [markdown]
# Random flags are *less* accurate than none, though they find some fraud: accuracy punishes trying. Let us check the formula against a simulation.

# %%
rng = np.random.default_rng(0)
flags = rng.random((20, len(y_fraud))) < 0.01
accuracies = (flags == y_fraud).mean(axis=1)
assert abs(accuracies.mean() - (0.01**2 + 0.99**2)) < 0.0005
print(f"20 random policies: accuracy {accuracies.mean():.4f} ± {accuracies.std():.4f}")

# %% [markdown]
# A floor says how bad; a *ceiling* says how good it could get. We can draw data for which the true probability of fraud is known for every row: `make_rare_events` returns it as `posterior`. Nobody can be more accurate than someone who knows it and flags the rows above 0.5.
#
# **Predict**: at a prevalence of 2 %, how far above the floor of 98 % does the best possible accuracy lie?

# %%
from imbalance_helpers import make_rare_events

gains = []
for seed in range(20):
    events = make_rare_events(20_000, prevalence=0.02, random_state=seed)
    best = ((events.posterior > 0.5) == events.target).mean()
    gains.append(best - (1 - events.target.mean()))
assert 0 < np.mean(gains) < 0.002
print(f"best accuracy minus floor, 20 data sets: {np.mean(gains):+.4f} ± {np.std(gains):.4f}")

# %% [markdown]
# Almost nothing. Floor and ceiling touch, so accuracy has no room to tell a good model from none. Yet the scores of these data are far from useless, as the *ranking* shows: a positive gets a higher probability than a negative in about 86 % of all pairs.

# %%
from sklearn.metrics import roc_auc_score

auc = roc_auc_score(events.target, events.posterior)
assert 0.82 < auc < 0.89
print(f"share of pairs in the right order: {auc:.2f}")

# %% [markdown]
# The trouble is with the yardstick, not with the data. Lesson 02 finds better ones.
#
# ## Ask how many positives there are
#
# Recall is the share of the positives that a model finds. It is measured on the positives alone, so their number, not the number of rows, says how well it is known. Say 8 of 10 are found. A confidence interval shows what else fits these data; `scipy` has Wilson's, which behaves well for small counts.

# %%
from scipy.stats import binomtest

interval = binomtest(k=8, n=10).proportion_ci(method="wilson")
assert interval.low < 0.5 and interval.high > 0.94
print(f"8 of 10 found: 95 % interval from {interval.low:.2f} to {interval.high:.2f}")

# %% [markdown]
# From "misses half" to "misses one in twenty": ten positives cannot tell these apart. **Predict**: how many positives does it take to know a recall of 0.8 to within ±0.05?

# %%
def half_width(n_pos, recall=0.8):
    """Half of the 95 % interval when this share of n_pos positives is found."""
    interval = binomtest(round(recall * n_pos), n_pos).proportion_ci(method="wilson")
    return (interval.high - interval.low) / 2


widths = pd.Series({n: half_width(n) for n in [10, 20, 50, 100, 250, 1_000, 10_000]})
assert widths[10] > 0.2 and 0.07 < widths[100] < 0.08 and widths[250] <= 0.05
widths.round(3)

# %% alt="Half-width of the interval against the number of positives, both axes logarithmic: a straight line falling from 0.23 at 10 positives to 0.008 at 10,000, crossing the dashed line at 0.05 near 250."
ax = widths.plot(marker="o", loglog=True, label="recall 0.8")
ax.axhline(0.05, linestyle="--", color="0.4", label="±0.05")
ax.legend()
_ = ax.set(xlabel="number of positives", ylabel="half-width of the 95 % interval")

# %% [markdown]
# What to see: a straight line that falls by a factor of ten when the positives grow by a hundred. To halve the uncertainty takes four times the positives. About 250 of them reach ±0.05.
#
# Now back to the two desks: 1,000 frauds at 1 %, or 200 at 2 %?

# %%
assert half_width(1_000) < half_width(200) / 2
print(f"1,000 positives: ±{half_width(1_000):.3f}    200 positives: ±{half_width(200):.3f}")

# %% [markdown]
# The rarer fraud is the better known. The same holds in the extreme: 0.1 % of a million rows (1,000 positives) is an easier problem than 1 % of a thousand rows (10 positives).
#
# ## Name the severity, with two numbers
#
# Sources disagree on names. One tutorial calls 5 % "moderate" and 0.1 % "extreme"; another calls anything from 1 to 20 % one class; Google's machine-learning course says mild from 20 to 40 %, moderate from 1 to 20 %, extreme below 1 %. All look at the share alone. **Our rule looks at the number first:**
#
# | the first line that fits | word | what it asks of us |
# |---|---|---|
# | fewer than 100 minority rows | scarce | find more positives; report intervals |
# | prevalence below 0.01 | extreme | mind the capacity to handle alerts |
# | prevalence below 0.20 | moderate | never judge by accuracy |
# | prevalence of 0.40 or below | mild | choose the threshold on purpose |
# | anything else | balanced | the same, out of habit |
#
# The borders are conventions, like those of adult clothes sizes. What is not a convention is the width of the interval.
#
# ## See why a tiny data set proves nothing
#
# Many tutorials show their methods on these 100 rows: one feature that counts 0 to 99, and a target that is 1 for the last two rows.

# %%
from imbalance_helpers import make_toy_98_to_2

X_toy, y_toy = make_toy_98_to_2()
print(y_toy.value_counts().to_dict())
print(y_toy.value_counts(normalize=True).to_dict())
X_toy.assign(target=y_toy).tail(3)

# %% [markdown]
# 98 to 2, or a prevalence of 2 %. **Predict**: how well does plain logistic regression rank these rows, with no treatment of the imbalance at all?

# %%
from sklearn.linear_model import LogisticRegression

plain = LogisticRegression().fit(X_toy, y_toy)
auc = roc_auc_score(y_toy, plain.predict_proba(X_toy)[:, 1])
assert auc == 1.0
auc

# %% [markdown]
# Perfectly. The feature is the row number, and the last two rows are the positives: a single cut separates the classes. When doing nothing is already perfect, no method can be *seen* to help, whatever is printed afterwards.
#
# One such print is often shown as a success: a random forest, fitted and then asked to predict the rows it was fitted on.

# %%
from sklearn.ensemble import RandomForestClassifier

forest = RandomForestClassifier(100, class_weight="balanced", random_state=42)
predicted = forest.fit(X_toy, y_toy).predict(X_toy)
assert (predicted == y_toy).all()
print(pd.Series(predicted).value_counts().to_dict())

# %% [markdown]
# 98 and 2, "as it should be". **Predict**: what happens if we shuffle the target first, so that the two positives are two rows picked at random and there is nothing to learn?

# %%
for seed in range(5):
    y_noise = y_toy.sample(frac=1, random_state=seed).to_numpy()
    predicted = forest.fit(X_toy, y_noise).predict(X_toy)
    found = predicted[y_noise == 1].sum()
    assert found == 2 and predicted.sum() <= 4
    print(f"{predicted.sum()} rows flagged, {found} of the 2 positives found")

# %% [markdown]
# Both found, five times out of five, in pure noise, with a neighbour or two flagged along with them. The forest remembers its rows; the print shows memory, not skill. Scores count only on rows the model has not seen.
#
# So let us hold rows back. Two folds, stratified, so that each gets its share of the positives:

# %%
from sklearn.model_selection import StratifiedKFold

folds = StratifiedKFold(n_splits=2, shuffle=True, random_state=42)
for train, test in folds.split(X_toy, y_toy):
    in_train, in_test = np.bincount(y_toy[train]), np.bincount(y_toy[test])
    print("train", in_train.tolist(), "test", in_test.tolist())

# %% [markdown]
# Stratifying did its job: 49 and 1 on each side. But a recall measured on *one* positive is either 0 or 1. What does "1 of 1 found" tell us?

# %%
one = binomtest(1, 1).proportion_ci(method="wilson")
assert one.low < 0.21 and one.high == 1
print(f"1 of 1 found: 95 % interval from {one.low:.2f} to {one.high:.2f}")

# %% [markdown]
# Next to nothing. To compare methods, use data with overlap between the classes and at least 100 positives. The rest of this course does.
#
# ## Check that the rarity is real
#
# A class can look rare because of how the data came about. Fraud is reported by customers, weeks later. We simulate it: 2 % fraud in every one of 20 weeks, confirmed with a delay of four weeks on average; today is the end of week 20.

# %%
week = rng.integers(1, 21, size=400_000)
fraud = rng.random(week.size) < 0.02
delay = rng.exponential(4, size=week.size)
confirmed = fraud & (week + delay <= 20)
share = pd.DataFrame({"true": fraud, "confirmed": confirmed}).groupby(week).mean()
assert share["true"].between(0.016, 0.024).all()
assert share["confirmed"].loc[18:].max() < 0.01
share.loc[[1, 10, 15, 20]].round(4)

# %% alt="Share of fraud per week. The true share stays near 2 % over 20 weeks; the confirmed share follows it at first and then falls towards zero in the last weeks."
ax = (100 * share).plot(style=["-", "--"], marker="o", markersize=4)
ax.set(xlabel="week of the payment", ylabel="fraud (% of payments)", ylim=(0, None))
_ = ax.set_xticks(range(2, 21, 2))

# %% [markdown]
# What to see: nothing changed in the world, yet the confirmed share falls to nothing in the last weeks. Train on those, and you teach the model that recent fraud is honest. Wait until labels are ripe, or leave the last weeks out.
#
# Delay is one of four questions to put to a rare class:
#
# 1. **When** was the label known? (Delay makes recent positives rare.)
# 2. **Who** never got a label? (Only reviewed cases can be positive.)
# 3. **What** was sampled? (Somebody may have kept all frauds and every tenth honest payment.)
# 4. **Which** row counts? (A share of payments is not a share of cards.)

# %% [markdown]
# ## Common mistakes and self-check
#
# | mistake | ask yourself |
# |---|---|
# | Praising an accuracy | What does flagging nothing score here? |
# | Quoting the rows, not the positives | How wide is the interval of this recall? |
# | Naming the severity by the share alone | How many positives are there? |
# | Reading counts predicted for training rows | Would shuffled labels print the same? |
# | Believing the last weeks | When did each label become known? |
#
# ## Checklist
#
# Double-click here and turn `[ ]` into `[x]` to tick.
#
# - [ ] I can give prevalence, ratio and number of positives of a data set.
# - [ ] I know the accuracy of two policies that learned nothing.
# - [ ] I can say how wide the interval of a recall is, and what it would take to halve it.
# - [ ] I have put the four questions to my own data.
#
# ## Quick questions
#
# Three questions to see what stayed; choose, then press *Check*.

# %%
from imbalance_helpers.quiz import quick_questions

quick_questions("01_detection")

# %% [markdown]
# ## Takeaways
#
# - Two numbers describe an imbalance: the prevalence, and the number of positives. The second limits what we can know.
# - Accuracy has no room between floor and ceiling when positives are rare.
# - A data set with two positives, or without overlap, cannot show that any method helps.
# - Rarity can be an artefact of delay, review or sampling.
#
# Of the four steps (*estimate, judge, decide, watch*), which did we change? None yet: we learned what a judgement can rest on. The exercises are in `detection_exercises.ipynb`.
#
# ## On your own
#
# Take a data set of yours. Count the classes, compute the two floors, and the interval of a recall of 0.8. Then ask the four questions, and find out who can answer the second.
#
# ## Further reading
#
# - E. B. Wilson (1927), "Probable inference, the law of succession, and statistical inference", *JASA* 22: the interval used here.
# - L. D. Brown, T. T. Cai and A. DasGupta (2001), "Interval estimation for a binomial proportion", *Statistical Science* 16: why the usual formula fails for small counts.
# - G. King and L. Zeng (2001), "Logistic regression in rare events data", *Political Analysis* 9: what few positives do to a model, and what they do not.
# - Google, *Machine Learning Crash Course*, "Imbalanced datasets": the source of one of the scales above.
# - scikit-learn user guide, "Dummy estimators".
