"""The question bank as people write it: read it, check it.

`lessons/15_quiz/questions.md` is the one source of all questions, and the instructor's key.
"""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from imbalance_helpers.quiz.questions import CHOOSE, GROUPS, MIX
from lessons.build import ROOT

SOURCE = Path("lessons", "15_quiz", "questions.md")
NUMBER = r"-?\d+(?:\.\d+)?"
RANGE = re.compile(rf"({NUMBER}) to ({NUMBER})")
OTHERWISE = "anything else"


class BankError(Exception):
    """A bank that cannot be built; the message names the question and the reason."""


@dataclass
class Option:
    """An option as written: what it says, what we say to it, and whether it is right."""

    text: str
    right: bool
    feedback: str = ""

    @property
    def id(self):
        """Eight letters and digits that change with the text."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:8]

    @property
    def range(self):
        """The two ends, where the option is a range of numbers."""
        found = RANGE.fullmatch(self.text)
        return [float(found[1]), float(found[2])] if found else None


@dataclass
class Question:
    """A question as written."""

    id: str
    group: str
    kind: str = ""
    choose: str = ""
    lessons: list = field(default_factory=list)
    see: tuple = ()
    text: str = ""
    options: list = field(default_factory=list)

    def shuffled(self):
        """Return the options in an order that says nothing, the same every time."""
        return sorted(self.options, key=lambda option: option.id)


def read(text):
    """Read the bank's text; return the questions and the ids of the class test."""
    questions, class_test = [], []
    for section in re.split(r"^# ", text, flags=re.MULTILINE)[1:]:
        title, _, body = section.partition("\n")
        if title == "Class test":
            class_test = re.findall(r"^- (\S+)$", body, re.MULTILINE)
        elif title.startswith("Group: "):
            group = title.removeprefix("Group: ")
            parts = re.split(r"^## ", body, flags=re.MULTILINE)[1:]
            questions += [read_question(group, part) for part in parts]
    return questions, class_test


def read_question(group, part):
    """Read one question: its id, a line about it, what it asks, its options."""
    name, _, rest = part.partition("\n")
    about, _, rest = rest.strip().partition("\n")
    question = Question(name.strip(), group)
    for item in about.strip("*").split(" · "):
        if item.startswith("see "):
            question.see = tuple(item.removeprefix("see ").split("#", 1))
        elif item in MIX:
            question.kind = item
        elif item.startswith("choose "):
            question.choose = item.removeprefix("choose ").removeprefix("a ")
        elif re.fullmatch(r"\d\d_\w+", item):
            question.lessons.append(item)
        else:
            raise BankError(f"{question.id}: got {item!r} in the line below the id")
    prompt, *options = re.split(r"^- (?=\[[ x]\] )", rest, flags=re.MULTILINE)
    question.text = prompt.strip()
    for option in options:
        first, *more = option.rstrip().splitlines()
        feedback = " ".join(line.strip().removeprefix(">").strip() for line in more)
        question.options.append(Option(first[4:].strip(), first[1] == "x", feedback.strip()))
    return question


def check(questions, class_test, root):
    """Raise an error that names the first malformed question and what is wrong with it."""
    seen = set()
    for question in questions:
        for wrong in problems(question, root):
            raise BankError(f"{question.id}: {wrong}")
        if question.id in seen:
            raise BankError(f"{question.id}: two questions have this id")
        seen.add(question.id)
    have = {(question.group, question.kind) for question in questions}
    for group in GROUPS:
        for kind in MIX:
            if (group, kind) not in have:
                raise BankError(f"the group {group} has no question of the kind {kind}")
    asked = Counter(lesson for question in questions for lesson in question.lessons)
    for lesson, count in asked.items():
        if count != 3:
            raise BankError(f"{lesson} asks {count} quick questions, but expected three")
    check_class_test({question.id: question for question in questions}, class_test)


def check_class_test(by_id, class_test):
    """Raise an error unless the class test is a draw like every other."""
    for key in class_test:
        if key not in by_id:
            raise BankError(f"{key}: the class test names it, but there is no such question")
    drawn = [by_id[key] for key in class_test]
    if sorted(q.group for q in drawn) != sorted(GROUPS):
        raise BankError("the class test needs one question of each group")
    kinds = {kind: sum(q.kind == kind for q in drawn) for kind in MIX}
    if kinds != MIX:
        raise BankError(f"the class test has the mix {kinds}, but expected {MIX}")


def problems(question, root):
    """Yield what is wrong with one question, in words."""
    if not re.fullmatch(r"[a-z]+(-[a-z]+)+", question.id):
        yield "an id is two or more words in small letters, joined by hyphens"
    if question.group not in GROUPS:
        yield f"unknown group {question.group!r}; there are {', '.join(GROUPS)}"
    if question.kind not in MIX:
        yield f"its kind is missing: one of {', '.join(MIX)}"
    if question.choose not in CHOOSE:
        yield "say 'choose one', 'choose all' or 'choose a number'"
    if not question.text:
        yield "it asks nothing"
    yield from problems_of_options(question)
    yield from problems_of_link(question.see, root)


def problems_of_options(question):
    """Yield what is wrong with the options of a question."""
    options, right = question.options, sum(option.right for option in question.options)
    if not 2 <= len(options) <= 5:
        yield f"it has {len(options)} options, but expected two to five"
    for option in options:
        if not option.feedback:
            yield f"no feedback for the option {option.text!r}"
    if len({option.text for option in options}) < len(options):
        yield "two options say the same"
    if question.choose == "all" and not right:
        yield "no option is right"
    if question.choose != "all" and right != 1:
        yield f"{right} options are right, but expected one"
    if question.choose == "number":
        yield from problems_of_ranges(options)


def problems_of_ranges(options):
    """Yield what is wrong with the ranges of a question that asks for a number."""
    *ranges, last = options
    for option in ranges:
        if option.range is None or not option.range[0] < option.range[1]:
            yield f"a number without range: {option.text!r}; write it as '0.28 to 0.30'"
    if last.text != OTHERWISE or last.right:
        yield f"the last option has to be '[ ] {OTHERWISE}'"
    if len({option.feedback for option in options}) < len(options):
        yield "two ranges have the same feedback"


def problems_of_link(see, root):
    """Yield what is wrong with the link to the section that explains the question."""
    if len(see) != 2:
        yield "no link; write 'see 01_detection#Heading of a section'"
        return
    lesson, heading = see
    path = root / "lessons" / lesson / f"{lesson[3:]}.py"
    if path.exists():  # a lesson that is still to be written has no headings yet
        known = re.findall(r"^# ##+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        if heading not in known:
            yield f"{lesson} has no heading {heading!r}; it has {'; '.join(known)}"


def load(root=ROOT):
    """Return the checked questions and the ids of the class test."""
    questions, class_test = read((root / SOURCE).read_text(encoding="utf-8"))
    check(questions, class_test, root)
    return questions, class_test
