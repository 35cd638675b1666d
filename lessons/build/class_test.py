"""The class test: ten questions of the bank as a graded notebook, in percent format."""

import json

from lessons.build import charts

INTRO = """\
# %% [markdown]
# # Take the quick test with your class
#
# Ten questions, one point each; seven points pass. 20 minutes are plenty.
#
# Each question says whether to choose one option, to choose all that apply, or to give a number. \
Write your answer after `return`: a letter such as `return "b"`, several letters such as \
`return "ac"`, or a number such as `return 0.25`. The cell below the answer says whether it can \
be read; which answers are right you learn from the feedback.
"""
END = """
# %% [markdown]
# ## When you are done
#
# - [ ] Each cell above says that the answer can be read.
# - [ ] I saved the notebook before handing it in.
#
# For practice there is `quiz.ipynb`: other questions, as often as you like, \
with an answer to each option at once.
"""
HOW = {
    "one": "Choose one: return its letter.",
    "all": "Choose all that apply: return their letters.",
    "number": "Return a number.",
}
ANSWER = {
    "grade": False, "locked": False, "schema_version": 3, "solution": True, "task": False,
}  # fmt: skip
TEST = {
    "grade": True, "locked": True, "points": 1, "schema_version": 3, "solution": False,
    "task": False,
}  # fmt: skip


def notebook_text(questions):
    """Return the notebook of these questions as text; the same bytes every time."""
    parts = [exercise(number, question) for number, question in enumerate(questions, start=1)]
    return "\n".join([INTRO, *parts]) + END


def exercise(number, question):
    """Return the cells of one question: what it asks, the answer, the test."""
    name = question.id.replace("-", "_")
    solution = key(question) if question.choose == "number" else json.dumps("".join(key(question)))
    return f"""\
# %% [markdown]
{commented(prompt(number, question))}

# %% nbgrader={metadata(name, ANSWER)}
def {name}():
    ### BEGIN SOLUTION
    return {solution}
    ### END SOLUTION


# %% nbgrader={metadata("test_" + name, TEST)}
# Checks that the answer can be read; whether it is right you learn from the feedback.
def test_{name}():
    from imbalance_helpers.checks import {checker(question)}

    {call(question, name, hidden=False)}
    ### BEGIN HIDDEN TESTS
    {call(question, name, hidden=True)}
    ### END HIDDEN TESTS


test_{name}()
print("The answer can be read.")
"""


def prompt(number, question):
    """Return the question as Markdown, options lettered."""
    words = question.id.replace("-", " ")
    title = f"## Exercise {number}: {words} (1 point, by choice)"
    shown = charts.FIGURE.sub(
        lambda found: f"![{charts.parse(found[1])[0]}]({charts.data_address(found[1])})",
        question.text,
    )
    options = [] if question.choose == "number" else question.shuffled()
    lines = [f"- **{letter}** {o.text}" for letter, o in zip("abcde", options, strict=False)]
    return "\n\n".join(filter(None, [title, shown, "\n".join(lines), HOW[question.choose]]))


def key(question):
    """Return the right letters, or a number inside the right range."""
    if question.choose == "number":
        (low, high) = next(option.range for option in question.options if option.right)
        return round((low + high) / 2, 6)
    return [a for a, o in zip("abcde", question.shuffled(), strict=False) if o.right]


def checker(question):
    """Return the name of the check for this way to choose."""
    return "check_number" if question.choose == "number" else "check_choice"


def call(question, name, *, hidden):
    """Return the call of the check; only the hidden one holds the key."""
    if question.choose == "number":
        ranges = [(o.range, o.right, o.feedback) for o in question.options]
        return f"check_number({name}, {ranges if hidden else None})"
    remarks = {
        letter: (option.right, option.feedback) if hidden else None
        for letter, option in zip("abcde", question.shuffled(), strict=False)
    }
    several = question.choose == "all"
    options = f"{remarks}" if hidden else repr("".join(remarks))
    return f"check_choice({name}, {options}, several={several})"


def metadata(grade_id, fields):
    """Return nbgrader's metadata in the order in which jupytext writes them."""
    return json.dumps(dict(sorted((fields | {"grade_id": grade_id}).items())))


def commented(text):
    """Return Markdown as the lines of a markdown cell in percent format."""
    return "\n".join(f"# {line}".rstrip() for line in text.splitlines())
