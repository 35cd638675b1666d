# %% [markdown]
# # Start here: run, predict, check, take a hint
#
# *15 minutes to read and run; the code takes about 4 seconds.*
#
# **What you will do.** Run cells, watch a check fail and then pass, open a hint, and take one example through the four steps of this course.
#
# **What you will learn.** How the lessons and exercises work, and the question each step asks.
#
# **What you need.** This page open in JupyterLab, and a little Python. Nothing is downloaded.

# %% [markdown]
# ## Run a cell
#
# A notebook is made of cells. Click into the grey one below and press **Shift + Enter**: the code runs, its value appears underneath, and the next cell is selected.

# %%
2 + 2

# %% [markdown]
# Cells share what they define, so run them **from top to bottom**. If something odd happens, choose *Run → Restart Kernel and Run All Cells…* in the menu: a fresh start, with the same cells. You cannot break anything; your files are saved as you go.
#
# ## Predict first
#
# Before a surprising result the lessons ask you to **predict** it. Say your answer aloud or write it down. A wrong prediction is worth more than a right one: it shows what you believed.
#
# Try it. Ten labels, one of them a fraud (1), nine honest payments (0). Somebody predicts 0 for all of them. **Predict**: what share of the predictions is right?

# %%
labels = [0, 0, 0, 1, 0, 0, 0, 0, 0, 0]
predictions = [0] * 10
right = sum(label == guess for label, guess in zip(labels, predictions)) / len(labels)
assert right == 0.9
right

# %% [markdown]
# Nine out of ten, without any skill. This share of right predictions is called the **accuracy**. You have just met the problem this course is about.
#
# The line with `assert` is a sentence the computer checks: if it stopped being true, the cell would stop with an error. When a lesson states a number, there is such a line behind it.
#
# ## Fail, read, take a hint, pass
#
# Exercises have a cell for your answer and a cell that checks it. The answer cell holds the line `raise NotImplementedError()`, which means "not written yet"; you replace it with your code. Failing a check is the normal way to learn. Let us do it once on purpose: a function that should give the share of ones.

# %%
def share_of_ones(y):
    return y.count(1) / y.count(0)


share_of_ones(labels)

# %% [markdown]
# It gives a number, and looks plausible. The check disagrees. It compares the value we have with the one we expect. (In an exercise the message appears by itself, in red; the lines with `try` and `except` only keep this page running, and you need not understand them.)

# %%
from imbalance_helpers.checks import CheckFailed, check_equal

try:
    check_equal(share_of_ones(labels), 0.1, "the share of ones in ten labels")
except CheckFailed as message:
    print("The check says:", message)

# %% [markdown]
# Read the message first: it names the symptom. If that is not enough, each exercise has three hints. Click a triangle to open one, and try again before you open the next:
#
# <details><summary>Hint 1: a nudge</summary>A share has the whole in its denominator.</details>
#
# <details><summary>Hint 2: an idea</summary>Count the ones, and divide by the number of all labels.</details>
#
# <details><summary>Hint 3: nearly the code</summary><code>y.count(1) / len(y)</code></details>
#
# With that, we mend the function and check again.

# %%
def share_of_ones(y):
    return y.count(1) / len(y)


check_equal(share_of_ones(labels), 0.1, "the share of ones in ten labels")
print("share_of_ones passes.")

# %% [markdown]
# No message means that all is well. Two more things help:
#
# - The **Validate** button above an exercise notebook runs it from top to bottom in a fresh kernel and lists every check that fails. It judges the notebook as *saved*, so save first (Ctrl + S), and it shows the code of a failing check first: scroll to the message below it.
# - The folder `solutions` holds every exercise worked out. Look there when you are done, not before. In a class, your teacher keeps that folder, and you get feedback after handing in.
#
# ## Four steps, four questions
#
# Everything in this course belongs to one of four steps. Most confusion about imbalanced data comes from mixing them up.
#
# | step | question | what it needs |
# |---|---|---|
# | **estimate** | how likely is this row to be positive? | a model and honest data |
# | **judge** | are the probabilities, or at least their order, any good? | rows the model has not seen |
# | **decide** | from which probability on do we act? | costs, a budget or a constraint |
# | **watch** | is the world still the one we learned from? | the share of positives, over time |
#
# Let us walk one example through them. 2 % of these payments are fraud; each has two measurements.
#
# **Estimate.** A plain logistic regression, with no treatment of the imbalance, gives every new payment a probability.

# %%
from sklearn.linear_model import LogisticRegression

from imbalance_helpers import make_rare_events

train = make_rare_events(20_000, prevalence=0.02, random_state=2)
test = make_rare_events(20_000, prevalence=0.02, random_state=1)
model = LogisticRegression().fit(train.data, train.target)
proba = model.predict_proba(test.data)[:, 1]
print("the first three:", proba[:3].round(3))

# %% [markdown]
# **Judge.** Do frauds get higher probabilities than honest payments? Look at both classes, and count how often a fraud ranks above an honest payment, over all pairs of the two. (This share is known as ROC AUC; The dotted line is explained in the next step.)

# %% alt="Histogram of predicted probabilities by class. Honest payments pile up near 0; frauds are spread further to the right. A dotted line marks the threshold 1/21."
import matplotlib.pyplot as plt
from sklearn.metrics import roc_auc_score

from imbalance_helpers import ScoreDistributionDisplay

plt.style.use("imbalance_helpers.course")
pairs_in_order = roc_auc_score(test.target, proba)
assert 0.8 < pairs_in_order < 0.9
print(f"pairs in the right order: {pairs_in_order:.2f}")
_ = ScoreDistributionDisplay.from_predictions(test.target, proba, threshold=1 / 21)

# %% [markdown]
# What to see: most honest payments lie near 0, frauds further right, with a good deal of overlap. Of all pairs of one fraud and one honest payment, more than 80 % are in the right order; a coin would manage 50 %.
#
# **Decide.** A missed fraud costs 20, a false alarm 1, so we flag from a probability of 1/21 on, the dotted line above. Lesson 02 says why. Two simple policies set the *floor* to beat: flag nobody, or flag everybody. The *ceiling* is an oracle: these data are made up, so we know the true probability of every row (`posterior`).

# %%
from imbalance_helpers import cost_loss

policies = {"nobody": proba > 1, "everybody": proba >= 0}
policies |= {"model": proba >= 1 / 21, "oracle": test.posterior >= 1 / 21}
costs = {k: cost_loss(test.target, flag, cost_fn=20) for k, flag in policies.items()}
assert costs["model"] < costs["oracle"] + 0.01 and costs["model"] < 0.7 * costs["nobody"]
{name: round(cost, 3) for name, cost in costs.items()}

# %% [markdown]
# The mean cost of a payment: the model costs a third less than flagging nobody, and about as little as the oracle. To flag everybody is the worst of all.
#
# **Watch.** The mean probability should stay close to the share of fraud. **Predict** what happens when fraud doubles to 4 % and nobody tells the model.

# %%
later = make_rare_events(20_000, prevalence=0.04, random_state=2)
expected = model.predict_proba(later.data)[:, 1].mean()
assert abs(proba.mean() - test.target.mean()) < 0.003
assert later.target.mean() > expected + 0.01
print(f"before: predicted {proba.mean():.3f}, true {test.target.mean():.3f}")
print(f"later:  predicted {expected:.3f}, true {later.target.mean():.3f}")

# %% [markdown]
# Before, the two agree. Later, the model still expects the old world and predicts too little. Nothing is wrong with its ranking; its idea of how common fraud is, the *prevalence*, is out of date, and a later lesson mends that without training again.
#
# At the end of every lesson we ask: **which of the four did we change?**
#
# ## See where you are
#
# After working on an exercise notebook, **save it** (Ctrl + S), add a cell at its end with the **+** above the page, and run this in it:
#
# ```python
# from autograder import check
# check("00_start_here")
# ```
#
# It runs the notebook *as saved* in a fresh kernel, from top to bottom, as a grader does. A table then lists each exercise with its points, a verdict, and the one message that helps. Answers in words are read by a person.
#
# Each result is remembered on this computer. The last one counts, but a lesson that once had all its points stays done. To see what you have finished, run
#
# ```python
# from autograder import progress
# progress()
# ```
#
# It lists the points of each lesson and draws a map: every lesson, and the steps it deals with. After this lesson the map will look like this.

# %% alt="Course map: one row per lesson, one column for each of the four steps. The first lesson is ticked as done, the others are open."
from imbalance_helpers import CourseMapDisplay

_ = CourseMapDisplay.from_progress(done=["00_start_here"])

# %% [markdown]
# What to see: a filled mark with a tick is a finished lesson, an open circle one to come. Lessons build on each other from top to bottom.

# %% [markdown]
# ## Common mistakes and self-check
#
# | mistake | ask yourself |
# |---|---|
# | Running cells out of order | Does *Restart Kernel and Run All Cells…* still work? |
# | Changing a check to make it pass | What did its message say? |
# | Opening all hints at once | What did I try after the last one? |
# | Mixing up the four steps | Is this about the probability, its judgement, the cut, or the world? |
#
# ## Checklist
#
# Double-click here and turn `[ ]` into `[x]` to tick.
#
# - [ ] I ran every cell of this page, and predicted before the surprises.
# - [ ] I read a message, opened a hint, and saw a check pass.
# - [ ] I can name the four steps and the question of each.
#
# ## Quick questions
#
# Three questions to see what stayed; choose, then press *Check*.

# %%
from imbalance_helpers.quiz import quick_questions

quick_questions("00_start_here")

# %% [markdown]
# ## Takeaways
#
# - Run from top to bottom; predict; read the message before the hints.
# - *Estimate, judge, decide, watch*: four steps, and a fix for one is no fix for another.
#
# Which of the four did we change here? All four in turn: that was the tour. Now open `start_here_exercises.ipynb` in the same folder, then go on with `01_detection`.
#
# ## On your own
#
# In the *Decide* cell, change `cost_fn=20` to `cost_fn=5`, both `1 / 21` to `1 / 6`, and delete the line with `assert`. Run it. Which policies still lose to the model?
#
# ## Further reading
#
# - JupyterLab documentation, "The JupyterLab interface" and "Notebooks".
# - C. Elkan (2001), "The foundations of cost-sensitive learning", *IJCAI*: where the threshold 1/21 comes from.
