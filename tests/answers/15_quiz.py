# Answers to the class test: its right options in several styles, and every wrong one with a
# piece of the reply that the learner then reads.

# %% fraud_in_the_last_weeks | right | letters as text
def fraud_in_the_last_weeks():
    return "acd"

# %% fraud_in_the_last_weeks | right | a set, in any order
def fraud_in_the_last_weeks():
    return set("ACD")

# %% fraud_in_the_last_weeks | right | with commas
def fraud_in_the_last_weeks():
    return "d, c, a"

# %% fraud_in_the_last_weeks | wrong | one left out | Not quite: a. The youngest payments have had the
def fraud_in_the_last_weeks():
    return "cd"

# %% fraud_in_the_last_weeks | wrong | one too many | Not quite: b. Training a model changes its scores,
def fraud_in_the_last_weeks():
    return "acdb"

# %% fraud_in_the_last_weeks | wrong | the wrong ones | Not quite: a. The youngest payments have had the
def fraud_in_the_last_weeks():
    return ['b']

# %% fraud_in_the_last_weeks | wrong | no such letter | 'z', which is none of a, b
def fraud_in_the_last_weeks():
    return "z"

# %% fraud_in_the_last_weeks | wrong | an empty text | returned no letter
def fraud_in_the_last_weeks():
    return ""

# %% fraud_in_the_last_weeks | wrong | a number in place of a letter | we expected letters such as
def fraud_in_the_last_weeks():
    return 1

# %% a_metric_for_rare_defects | right | the letter
def a_metric_for_rare_defects():
    return "c"

# %% a_metric_for_rare_defects | right | a capital in a list
def a_metric_for_rare_defects():
    return ["C"]

# %% a_metric_for_rare_defects | wrong | option a | Not quite: a. F1 is made of the four counts, and
def a_metric_for_rare_defects():
    return "a"

# %% a_metric_for_rare_defects | wrong | option b | Not quite: b. The weights are the class sizes. Costs
def a_metric_for_rare_defects():
    return "b"

# %% a_metric_for_rare_defects | wrong | option d | Not quite: d. Scores on training rows show memory.
def a_metric_for_rare_defects():
    return "d"

# %% a_metric_for_rare_defects | wrong | two letters | returned 2 letters: choose one
def a_metric_for_rare_defects():
    return "ca"

# %% a_metric_for_rare_defects | wrong | no such letter | 'z', which is none of a, b
def a_metric_for_rare_defects():
    return "z"

# %% a_metric_for_rare_defects | wrong | an empty text | returned no letter
def a_metric_for_rare_defects():
    return ""

# %% a_metric_for_rare_defects | wrong | a number in place of a letter | we expected letters such as
def a_metric_for_rare_defects():
    return 1

# %% average_precision_by_hand | right | a number
def average_precision_by_hand():
    return 0.8325

# %% average_precision_by_hand | right | worked out in code
def average_precision_by_hand():
    return (1 / 1 + 2 / 3) / 2

# %% average_precision_by_hand | wrong | 0.665 | Not quite: That is the precision at the second
def average_precision_by_hand():
    return 0.665

# %% average_precision_by_hand | wrong | 0.4 | Not quite: That is the share of fraud, what a
def average_precision_by_hand():
    return 0.4

# %% average_precision_by_hand | wrong | 0.335 | Not quite: That divides by all five payments. The
def average_precision_by_hand():
    return 0.335

# %% average_precision_by_hand | wrong | out of every range | Not quite: Walk down the list. At each fraud, note
def average_precision_by_hand():
    return 7

# %% average_precision_by_hand | wrong | text | we expected a number such as 0.25
def average_precision_by_hand():
    return "0.83"

# %% average_precision_by_hand | wrong | not a number | we expected a number such as 0.25
def average_precision_by_hand():
    return float("nan")

# %% average_precision_by_hand | wrong | nothing | we expected a number such as 0.25
def average_precision_by_hand():
    pass

# %% two_models_five_folds | right | the letter
def two_models_five_folds():
    return "b"

# %% two_models_five_folds | right | a capital in a list
def two_models_five_folds():
    return ["B"]

# %% two_models_five_folds | wrong | option a | Not quite: a. The maximum rewards luck, and the more
def two_models_five_folds():
    return "a"

# %% two_models_five_folds | wrong | option c | Not quite: c. Most of that spread is shared: some
def two_models_five_folds():
    return "c"

# %% two_models_five_folds | wrong | option d | Not quite: d. True, but without a spread we cannot
def two_models_five_folds():
    return "d"

# %% two_models_five_folds | wrong | two letters | returned 2 letters: choose one
def two_models_five_folds():
    return "ba"

# %% two_models_five_folds | wrong | no such letter | 'z', which is none of a, b
def two_models_five_folds():
    return "z"

# %% two_models_five_folds | wrong | an empty text | returned no letter
def two_models_five_folds():
    return ""

# %% two_models_five_folds | wrong | a number in place of a letter | we expected letters such as
def two_models_five_folds():
    return 1

# %% a_scaler_in_the_wrong_place | right | the letter
def a_scaler_in_the_wrong_place():
    return "d"

# %% a_scaler_in_the_wrong_place | right | a capital in a list
def a_scaler_in_the_wrong_place():
    return ["D"]

# %% a_scaler_in_the_wrong_place | wrong | option a | Not quite: a. imbalanced-learn's pipeline skips
def a_scaler_in_the_wrong_place():
    return "a"

# %% a_scaler_in_the_wrong_place | wrong | option b | Not quite: b. Each step works on what the one before
def a_scaler_in_the_wrong_place():
    return "b"

# %% a_scaler_in_the_wrong_place | wrong | option c | Not quite: c. Regularised logistic regression does
def a_scaler_in_the_wrong_place():
    return "c"

# %% a_scaler_in_the_wrong_place | wrong | two letters | returned 2 letters: choose one
def a_scaler_in_the_wrong_place():
    return "da"

# %% a_scaler_in_the_wrong_place | wrong | no such letter | 'z', which is none of a, b
def a_scaler_in_the_wrong_place():
    return "z"

# %% a_scaler_in_the_wrong_place | wrong | an empty text | returned no letter
def a_scaler_in_the_wrong_place():
    return ""

# %% a_scaler_in_the_wrong_place | wrong | a number in place of a letter | we expected letters such as
def a_scaler_in_the_wrong_place():
    return 1

# %% weights_against_copies | right | letters as text
def weights_against_copies():
    return "bc"

# %% weights_against_copies | right | a set, in any order
def weights_against_copies():
    return set("BC")

# %% weights_against_copies | right | with commas
def weights_against_copies():
    return "c, b"

# %% weights_against_copies | wrong | one left out | Not quite: b. Splits depend on class totals, and
def weights_against_copies():
    return "c"

# %% weights_against_copies | wrong | one too many | Not quite: a. The bootstrap draws rows. From more
def weights_against_copies():
    return "bca"

# %% weights_against_copies | wrong | the wrong ones | Not quite: a. The bootstrap draws rows. From more
def weights_against_copies():
    return ['a', 'd']

# %% weights_against_copies | wrong | no such letter | 'z', which is none of a, b
def weights_against_copies():
    return "z"

# %% weights_against_copies | wrong | an empty text | returned no letter
def weights_against_copies():
    return ""

# %% weights_against_copies | wrong | a number in place of a letter | we expected letters such as
def weights_against_copies():
    return 1

# %% ties_at_the_cut | right | the letter
def ties_at_the_cut():
    return "d"

# %% ties_at_the_cut | right | a capital in a list
def ties_at_the_cut():
    return ["D"]

# %% ties_at_the_cut | wrong | option a | Not quite: a. It would, if no two scores were equal.
def ties_at_the_cut():
    return "a"

# %% ties_at_the_cut | wrong | option b | Not quite: b. That is what "higher than the third
def ties_at_the_cut():
    return "b"

# %% ties_at_the_cut | wrong | option c | Not quite: c. Part f has 0.3, which is below the
def ties_at_the_cut():
    return "c"

# %% ties_at_the_cut | wrong | two letters | returned 2 letters: choose one
def ties_at_the_cut():
    return "da"

# %% ties_at_the_cut | wrong | no such letter | 'z', which is none of a, b
def ties_at_the_cut():
    return "z"

# %% ties_at_the_cut | wrong | an empty text | returned no letter
def ties_at_the_cut():
    return ""

# %% ties_at_the_cut | wrong | a number in place of a letter | we expected letters such as
def ties_at_the_cut():
    return 1

# %% calibration_and_order | right | the letter
def calibration_and_order():
    return "c"

# %% calibration_and_order | right | a capital in a list
def calibration_and_order():
    return ["C"]

# %% calibration_and_order | wrong | option a | Not quite: a. A sigmoid maps larger scores to larger
def calibration_and_order():
    return "a"

# %% calibration_and_order | wrong | option b | Not quite: b. Any score that orders the rows will do,
def calibration_and_order():
    return "b"

# %% calibration_and_order | wrong | option d | Not quite: d. If the model itself is trained on fewer
def calibration_and_order():
    return "d"

# %% calibration_and_order | wrong | two letters | returned 2 letters: choose one
def calibration_and_order():
    return "ca"

# %% calibration_and_order | wrong | no such letter | 'z', which is none of a, b
def calibration_and_order():
    return "z"

# %% calibration_and_order | wrong | an empty text | returned no letter
def calibration_and_order():
    return ""

# %% calibration_and_order | wrong | a number in place of a letter | we expected letters such as
def calibration_and_order():
    return 1

# %% balanced_and_then_a_low_cut | right | the letter
def balanced_and_then_a_low_cut():
    return "b"

# %% balanced_and_then_a_low_cut | right | a capital in a list
def balanced_and_then_a_low_cut():
    return ["B"]

# %% balanced_and_then_a_low_cut | wrong | option a | Not quite: a. A low cut flags more, not
def balanced_and_then_a_low_cut():
    return "a"

# %% balanced_and_then_a_low_cut | wrong | option c | Not quite: c. Nothing cancels. The cut knows the
def balanced_and_then_a_low_cut():
    return "c"

# %% balanced_and_then_a_low_cut | wrong | option d | Not quite: d. Both do the same thing, make flagging
def balanced_and_then_a_low_cut():
    return "d"

# %% balanced_and_then_a_low_cut | wrong | two letters | returned 2 letters: choose one
def balanced_and_then_a_low_cut():
    return "ba"

# %% balanced_and_then_a_low_cut | wrong | no such letter | 'z', which is none of a, b
def balanced_and_then_a_low_cut():
    return "z"

# %% balanced_and_then_a_low_cut | wrong | an empty text | returned no letter
def balanced_and_then_a_low_cut():
    return ""

# %% balanced_and_then_a_low_cut | wrong | a number in place of a letter | we expected letters such as
def balanced_and_then_a_low_cut():
    return 1

# %% precision_under_stress | right | the letter
def precision_under_stress():
    return "a"

# %% precision_under_stress | right | a capital in a list
def precision_under_stress():
    return ["A"]

# %% precision_under_stress | wrong | option b | Not quite: b. Fewer, in fact: there are fewer honest
def precision_under_stress():
    return "b"

# %% precision_under_stress | wrong | option c | Not quite: c. It can be moved, at the price of
def precision_under_stress():
    return "c"

# %% precision_under_stress | wrong | option d | Not quite: d. It is the same model in all three.
def precision_under_stress():
    return "d"

# %% precision_under_stress | wrong | two letters | returned 2 letters: choose one
def precision_under_stress():
    return "ab"

# %% precision_under_stress | wrong | no such letter | 'z', which is none of a, b
def precision_under_stress():
    return "z"

# %% precision_under_stress | wrong | an empty text | returned no letter
def precision_under_stress():
    return ""

# %% precision_under_stress | wrong | a number in place of a letter | we expected letters such as
def precision_under_stress():
    return 1
