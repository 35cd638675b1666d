# %% [markdown]
# # Take the quick test with your class
#
# Ten questions, one point each; seven points pass. 20 minutes are plenty.
#
# Each question says whether to choose one option, to choose all that apply, or to give a number. Write your answer after `return`: a letter such as `return "b"`, several letters such as `return "ac"`, or a number such as `return 0.25`. The cell below the answer says whether it can be read; which answers are right you learn from the feedback.

# %% [markdown]
# ## Exercise 1: fraud in the last weeks (1 point, by choice)
#
# The share of confirmed fraud was 2 % all year and falls to 0.3 % in the last three weeks. Which of these could explain it, with fraud as common as ever?
#
# - **a** Customers report a fraud weeks after the payment.
# - **b** The model was retrained on more data.
# - **c** Since three weeks ago, the table holds every honest payment, where it used to hold one in ten.
# - **d** The review team was ill, and only reviewed payments can be confirmed.
#
# Choose all that apply: return their letters.

# %% nbgrader={"grade": false, "grade_id": "fraud_in_the_last_weeks", "locked": false, "schema_version": 3, "solution": true, "task": false}
def fraud_in_the_last_weeks():
    ### BEGIN SOLUTION
    return "acd"
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_fraud_in_the_last_weeks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Checks that the answer can be read; whether it is right you learn from the feedback.
def test_fraud_in_the_last_weeks():
    from imbalance_helpers.checks import check_choice

    check_choice(fraud_in_the_last_weeks, 'abcd', several=True)
    ### BEGIN HIDDEN TESTS
    check_choice(fraud_in_the_last_weeks, {'a': (True, 'The youngest payments have had the least time to be confirmed. Their labels are not ripe.'), 'b': (False, 'Training a model changes its scores, not which payments are fraud, nor by itself who confirms them.'), 'c': (True, 'More honest rows for the same frauds: the share drops, and only the sampling has changed.'), 'd': (True, 'Who never gets looked at never becomes a positive. Ask who decided which rows get a label.')}, several=True)
    ### END HIDDEN TESTS


test_fraud_in_the_last_weeks()
print("The answer can be read.")

# %% [markdown]
# ## Exercise 2: a metric for rare defects (1 point, by choice)
#
# 2 % of the parts are defective. The line below prints 0.97, and the report says: "F1 for defects is 0.97."
#
# ```
# f1_score(y_test, model.predict(X_test), average="weighted")
# ```
#
# What went wrong?
#
# - **a** F1 needs probabilities, not predicted labels.
# - **b** `weighted` weighs errors by their cost, and no costs were given.
# - **c** 98 % of this average is about the good parts.
# - **d** Nothing, but it should be repeated on the training rows.
#
# Choose one: return its letter.

# %% nbgrader={"grade": false, "grade_id": "a_metric_for_rare_defects", "locked": false, "schema_version": 3, "solution": true, "task": false}
def a_metric_for_rare_defects():
    ### BEGIN SOLUTION
    return "c"
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_a_metric_for_rare_defects", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Checks that the answer can be read; whether it is right you learn from the feedback.
def test_a_metric_for_rare_defects():
    from imbalance_helpers.checks import check_choice

    check_choice(a_metric_for_rare_defects, 'abcd', several=False)
    ### BEGIN HIDDEN TESTS
    check_choice(a_metric_for_rare_defects, {'a': (False, 'F1 is made of the four counts, and those need decisions. It is ranking metrics that need scores.'), 'b': (False, 'The weights are the class sizes. Costs appear nowhere in F1.'), 'c': (True, '`weighted` averages the F1 of both classes by their sizes. A model that flags nothing gets 0.97 this way. Leave the default, `average="binary"`, and name the class with `pos_label`.'), 'd': (False, 'Scores on training rows show memory. And the number is not the F1 of the defects in the first place.')}, several=False)
    ### END HIDDEN TESTS


test_a_metric_for_rare_defects()
print("The answer can be read.")

# %% [markdown]
# ## Exercise 3: average precision by hand (1 point, by choice)
#
# Five payments, from the highest score to the lowest: fraud, honest, fraud, honest, honest. What is the average precision?
#
# Return a number.

# %% nbgrader={"grade": false, "grade_id": "average_precision_by_hand", "locked": false, "schema_version": 3, "solution": true, "task": false}
def average_precision_by_hand():
    ### BEGIN SOLUTION
    return 0.8325
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_average_precision_by_hand", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Checks that the answer can be read; whether it is right you learn from the feedback.
def test_average_precision_by_hand():
    from imbalance_helpers.checks import check_number

    check_number(average_precision_by_hand, None)
    ### BEGIN HIDDEN TESTS
    check_number(average_precision_by_hand, [([0.825, 0.84], True, 'Precision at the first fraud is 1/1, at the second 2/3. Their mean is 0.833.'), ([0.66, 0.67], False, 'That is the precision at the second fraud, 2/3. Average it with the precision at the first.'), ([0.39, 0.41], False, 'That is the share of fraud, what a ranking by chance has in a long list.'), ([0.33, 0.34], False, 'That divides by all five payments. The average is over the frauds.'), (None, False, 'Walk down the list. At each fraud, note the precision so far; average these over the frauds.')])
    ### END HIDDEN TESTS


test_average_precision_by_hand()
print("The answer can be read.")

# %% [markdown]
# ## Exercise 4: two models five folds (1 point, by choice)
#
# Average precision of two models on the same five folds:
#
# | fold | 1 | 2 | 3 | 4 | 5 |
# |---|---|---|---|---|---|
# | A | 0.40 | 0.46 | 0.35 | 0.50 | 0.43 |
# | B | 0.42 | 0.47 | 0.38 | 0.51 | 0.46 |
#
# Each model varies by about 0.05 from fold to fold, and the means differ by 0.02. What should we look at?
#
# - **a** The best fold of each model.
# - **b** The differences fold by fold: B is ahead in all five, by 0.01 to 0.03.
# - **c** The overlap of the two ranges: they overlap, so there is no difference.
# - **d** The means alone: B has the larger one.
#
# Choose one: return its letter.

# %% nbgrader={"grade": false, "grade_id": "two_models_five_folds", "locked": false, "schema_version": 3, "solution": true, "task": false}
def two_models_five_folds():
    ### BEGIN SOLUTION
    return "b"
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_two_models_five_folds", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Checks that the answer can be read; whether it is right you learn from the feedback.
def test_two_models_five_folds():
    from imbalance_helpers.checks import check_choice

    check_choice(two_models_five_folds, 'abcd', several=False)
    ### BEGIN HIDDEN TESTS
    check_choice(two_models_five_folds, {'a': (False, 'The maximum rewards luck, and the more folds, the more of it.'), 'b': (True, 'Paired differences cancel what makes a fold hard for both models. Five folds that share training rows are still few, so repeat them.'), 'c': (False, 'Most of that spread is shared: some folds are hard for both. Comparing ranges throws the pairing away.'), 'd': (False, 'True, but without a spread we cannot tell a habit from an accident.')}, several=False)
    ### END HIDDEN TESTS


test_two_models_five_folds()
print("The answer can be read.")

# %% [markdown]
# ## Exercise 5: a scaler in the wrong place (1 point, by choice)
#
# ```
# from imblearn.pipeline import make_pipeline
#
# make_pipeline(SMOTE(random_state=0), StandardScaler(), LogisticRegression())
# ```
#
# The features are a yearly income in euros and an age in years. What is the matter?
#
# - **a** SMOTE in a pipeline also adds rows when the pipeline predicts.
# - **b** Nothing, the order of steps in a pipeline does not matter.
# - **c** Logistic regression needs no scaling, so the scaler should go.
# - **d** Income alone decides which rows SMOTE takes for neighbours.
#
# Choose one: return its letter.

# %% nbgrader={"grade": false, "grade_id": "a_scaler_in_the_wrong_place", "locked": false, "schema_version": 3, "solution": true, "task": false}
def a_scaler_in_the_wrong_place():
    ### BEGIN SOLUTION
    return "d"
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_a_scaler_in_the_wrong_place", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Checks that the answer can be read; whether it is right you learn from the feedback.
def test_a_scaler_in_the_wrong_place():
    from imbalance_helpers.checks import check_choice

    check_choice(a_scaler_in_the_wrong_place, 'abcd', several=False)
    ### BEGIN HIDDEN TESTS
    check_choice(a_scaler_in_the_wrong_place, {'a': (False, "imbalanced-learn's pipeline skips samplers when it predicts. scikit-learn's own refuses them."), 'b': (False, 'Each step works on what the one before hands over. The neighbours are found in unscaled columns here.'), 'c': (False, 'Regularised logistic regression does better with it. And SMOTE needs it more.'), 'd': (True, 'It runs before the features are scaled. A thousand euros outweigh any age. Put the scaler first: scaler, SMOTE, model.')}, several=False)
    ### END HIDDEN TESTS


test_a_scaler_in_the_wrong_place()
print("The answer can be read.")

# %% [markdown]
# ## Exercise 6: weights against copies (1 point, by choice)
#
# For which models does giving each positive the weight 3 yield the *same* fit as putting each positive into the training set three times? All other settings stay as they are.
#
# - **a** A random forest with bootstrap samples
# - **b** A decision tree limited by `max_depth` alone
# - **c** Logistic regression with a given regularisation strength `C`
# - **d** A decision tree with `min_samples_leaf=20`
#
# Choose all that apply: return their letters.

# %% nbgrader={"grade": false, "grade_id": "weights_against_copies", "locked": false, "schema_version": 3, "solution": true, "task": false}
def weights_against_copies():
    ### BEGIN SOLUTION
    return "bc"
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_weights_against_copies", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Checks that the answer can be read; whether it is right you learn from the feedback.
def test_weights_against_copies():
    from imbalance_helpers.checks import check_choice

    check_choice(weights_against_copies, 'abcd', several=True)
    ### BEGIN HIDDEN TESTS
    check_choice(weights_against_copies, {'a': (False, 'The bootstrap draws rows. From more rows it draws other samples.'), 'b': (True, 'Splits depend on class totals, and these are the same either way.'), 'c': (True, 'Its loss is a sum over rows: a row counted three times is a row with weight 3.'), 'd': (False, 'Copies count as rows in a leaf, weights do not.')}, several=True)
    ### END HIDDEN TESTS


test_weights_against_copies()
print("The answer can be read.")

# %% [markdown]
# ## Exercise 7: ties at the cut (1 point, by choice)
#
# There is time to check three parts a day. Today's scores:
#
# | part | a | b | c | d | e | f |
# |---|---|---|---|---|---|---|
# | score | 0.9 | 0.8 | 0.6 | 0.6 | 0.6 | 0.3 |
#
# The rule is "flag every part whose score is at least the third highest". How many parts does it flag?
#
# - **a** 3
# - **b** 2
# - **c** 6
# - **d** 5
#
# Choose one: return its letter.

# %% nbgrader={"grade": false, "grade_id": "ties_at_the_cut", "locked": false, "schema_version": 3, "solution": true, "task": false}
def ties_at_the_cut():
    ### BEGIN SOLUTION
    return "d"
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_ties_at_the_cut", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Checks that the answer can be read; whether it is right you learn from the feedback.
def test_ties_at_the_cut():
    from imbalance_helpers.checks import check_choice

    check_choice(ties_at_the_cut, 'abcd', several=False)
    ### BEGIN HIDDEN TESTS
    check_choice(ties_at_the_cut, {'a': (False, 'It would, if no two scores were equal. Trees and rounded scores often give the same score to many rows.'), 'b': (False, 'That is what "higher than the third highest" flags. It keeps within the budget, and says so.'), 'c': (False, 'Part f has 0.3, which is below the cut.'), 'd': (True, 'The third highest score is 0.6, and three parts have it. Break ties on purpose, or flag only what lies above the cut.')}, several=False)
    ### END HIDDEN TESTS


test_ties_at_the_cut()
print("The answer can be read.")

# %% [markdown]
# ## Exercise 8: calibration and order (1 point, by choice)
#
# A model is calibrated by fitting a sigmoid to its scores (Platt's method, one sigmoid with a positive slope). What happens to its ROC AUC?
#
# - **a** It rises: better probabilities, better ranking.
# - **b** It cannot be computed any more.
# - **c** It stays the same. Calibration changes what the scores mean, not their order.
# - **d** It falls a little, because part of the data was spent on calibration.
#
# Choose one: return its letter.

# %% nbgrader={"grade": false, "grade_id": "calibration_and_order", "locked": false, "schema_version": 3, "solution": true, "task": false}
def calibration_and_order():
    ### BEGIN SOLUTION
    return "c"
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_calibration_and_order", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Checks that the answer can be read; whether it is right you learn from the feedback.
def test_calibration_and_order():
    from imbalance_helpers.checks import check_choice

    check_choice(calibration_and_order, 'abcd', several=False)
    ### BEGIN HIDDEN TESTS
    check_choice(calibration_and_order, {'a': (False, 'A sigmoid maps larger scores to larger probabilities, so the order of the rows stays. AUC sees the order only.'), 'b': (False, 'Any score that orders the rows will do, and probabilities do.'), 'c': (True, 'Ranking and calibration are separate virtues. (Isotonic calibration can tie neighbouring scores, and so move AUC slightly.)'), 'd': (False, 'If the model itself is trained on fewer rows, the model may be worse. The sigmoid changes nothing in the order.')}, several=False)
    ### END HIDDEN TESTS


test_calibration_and_order()
print("The answer can be read.")

# %% [markdown]
# ## Exercise 9: balanced and then a low cut (1 point, by choice)
#
# A missed fraud costs 20 times as much as a false alarm. A team trains with balanced class weights *and* flags from 1/21 on. What is the likely result?
#
# - **a** Too few flags, because 1/21 is a very low number.
# - **b** Far too many flags: the imbalance has been corrected for twice.
# - **c** No difference: the weights cancel in the cut.
# - **d** The best of both: weights help to learn, the cut helps to decide.
#
# Choose one: return its letter.

# %% nbgrader={"grade": false, "grade_id": "balanced_and_then_a_low_cut", "locked": false, "schema_version": 3, "solution": true, "task": false}
def balanced_and_then_a_low_cut():
    ### BEGIN SOLUTION
    return "b"
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_balanced_and_then_a_low_cut", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Checks that the answer can be read; whether it is right you learn from the feedback.
def test_balanced_and_then_a_low_cut():
    from imbalance_helpers.checks import check_choice

    check_choice(balanced_and_then_a_low_cut, 'abcd', several=False)
    ### BEGIN HIDDEN TESTS
    check_choice(balanced_and_then_a_low_cut, {'a': (False, 'A low cut flags more, not fewer.'), 'b': (True, '1/21 is right for honest probabilities, and weights make them much too high. Use plain probabilities with this cut, or take the weights out of the odds first.'), 'c': (False, 'Nothing cancels. The cut knows the costs only, and the probabilities have moved.'), 'd': (False, 'Both do the same thing, make flagging easier. Done twice, it is overdone.')}, several=False)
    ### END HIDDEN TESTS


test_balanced_and_then_a_low_cut()
print("The answer can be read.")

# %% [markdown]
# ## Exercise 10: precision under stress (1 point, by choice)
#
# One model, one threshold, 10,000 payments in three different months:
#
# | share of fraud | recall | false positive rate | precision | alerts |
# |---|---|---|---|---|
# | 0.5 % | 0.75 | 0.01 | 0.274 | 137 |
# | 1.0 % | 0.75 | 0.01 | 0.431 | 174 |
# | 1.5 % | 0.75 | 0.01 | 0.533 | 211 |
#
# What should the team conclude?
#
# - **a** The model has not changed; the share of fraud has, and precision and workload follow it.
# - **b** With more fraud, the model produces more false alarms.
# - **c** The threshold should be raised until precision is 0.533 in every month.
# - **d** The model was best in the third month and should be frozen then.
#
# Choose one: return its letter.

# %% nbgrader={"grade": false, "grade_id": "precision_under_stress", "locked": false, "schema_version": 3, "solution": true, "task": false}
def precision_under_stress():
    ### BEGIN SOLUTION
    return "a"
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_precision_under_stress", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Checks that the answer can be read; whether it is right you learn from the feedback.
def test_precision_under_stress():
    from imbalance_helpers.checks import check_choice

    check_choice(precision_under_stress, 'abcd', several=False)
    ### BEGIN HIDDEN TESTS
    check_choice(precision_under_stress, {'a': (True, 'Plan for a range of precisions and alerts, and watch the share of fraud.'), 'b': (False, 'Fewer, in fact: there are fewer honest payments to disturb. The added alerts are real ones.'), 'c': (False, 'It can be moved, at the price of recall. That is a decision about costs and capacity, and the table is no evidence that 0.533 is the right aim.'), 'd': (False, 'It is the same model in all three. Recall and false positive rate, measured within each class, have not moved.')}, several=False)
    ### END HIDDEN TESTS


test_precision_under_stress()
print("The answer can be read.")

# %% [markdown]
# ## When you are done
#
# - [ ] Each cell above says that the answer can be read.
# - [ ] I saved the notebook before handing it in.
#
# For practice there is `quiz.ipynb`: other questions, as often as you like, with an answer to each option at once.
