# %% [markdown]
# # Test yourself with ten quick questions
#
# *20 minutes to read and run; the code takes about 2 seconds.*
#
# **What you will do.** Answer ten questions, read what we say to each answer, and see which sections deserve a second look.
#
# **What you will learn.** Which of the common beliefs about imbalanced data you still hold.
#
# **What you need.** The lessons up to `08_stratified_cv`. Paper for one small calculation.

# %% [markdown]
# ## How the test works
#
# - Ten questions, one from each field: detecting, metrics, curves, validation, resampling, weights, thresholds, calibration, costs and shift. Four ask for an idea, three show a figure or a table, two hide a bug, one asks for a number.
# - Each question says whether to choose one option, all that apply, or to give a number. A number is accepted within a range; `0.25`, `25 %` and `1/4` are the same.
# - After each answer you read whether it is right, and why. An answer cannot be changed.
# - **Seven right answers pass.** Take the test as often as you like: each attempt draws other questions and shuffles the options.
# - Each answer is saved at once on this computer. If you close the page or restart the kernel, run the cell again: the test goes on where you were.
# - Everything works from the keyboard: Tab moves on and Shift + Tab back, Space chooses an option or presses the button.
#
# **Predict** before you start: how many of the ten will you get right? People who have just read something tend to guess too high.

# %%
from imbalance_helpers.quiz import quick_test

quick_test()

# %% [markdown]
# ## Use the result
#
# The last page of an attempt lists the sections behind the questions you missed. Read those, not everything. Then take the test again: some questions come back, most are new.
#
# A score from ten questions is an estimate from a small sample, like any other in this course. Somebody who knows the answers to 70 % of all questions passes an attempt only about two times in three:

# %%
from scipy.stats import binom

passing = binom.sf(6, 10, 0.7)
assert 0.6 < passing < 0.7
print(f"probability of at least 7 out of 10: {passing:.2f}")

# %% [markdown]
# So do not take one attempt too seriously, in either direction. The questions you missed say more than the number of those you got right.

# %% [markdown]
# ## Common mistakes and self-check
#
# | mistake | ask yourself |
# |---|---|
# | Trying until a seven turns up | Can I give the reason for each right answer? |
# | Skipping the words below a right answer | Was it right for that reason? |
# | Guessing the number | Which two counts does it divide? |
#
# ## Checklist
#
# - [ ] I predicted my score before the first attempt.
# - [ ] I read the sections behind the questions I missed.
# - [ ] I passed, and could explain each answer to a colleague.
#
# ## Takeaways
#
# - Most mistakes mix up two of the four steps: *estimate, judge, decide, watch*.
# - A score from ten questions has an interval, too.
#
# Which of the four did we change? None: this was a look at what we know about each. A teacher finds ten fixed questions as a graded notebook in `quiz_exercises.ipynb`.
#
# ## On your own
#
# Write a question that you would have got wrong before this course, with four options and a reply to each. The file `lessons/15_quiz/questions.md` shows the form (and all the answers).
#
# ## Further reading
#
# - H. L. Roediger and J. D. Karpicke (2006), "Test-enhanced learning: taking memory tests improves long-term retention", *Psychological Science* 17.
