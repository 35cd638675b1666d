"""The question bank as learners receive it: draw questions, judge answers.

`questions.jsonl` is built from lessons/15_quiz/questions.md by `make build`. Verdicts and
feedback are compressed and combined with a stream of bytes derived from the question's id.
That keeps honest people honest: nobody reads a key by accident, in a file, a notebook or
a search. It is no protection against someone who reads this module, and need not be.
"""

import base64
import hashlib
import json
import random
import zlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

PATH = Path(__file__).with_name("questions.jsonl")
GROUPS = (
    "detect",
    "metrics",
    "curves",
    "validation",
    "resampling",
    "weights",
    "threshold",
    "calibration",
    "cost",
    "shift",
)
# A draw has one question of each group, and of each kind as many as stand here.
MIX = {"concept": 4, "figure-or-table": 3, "bug": 2, "calculation": 1}
CHOOSE = {"one": "Choose one", "all": "Choose all that apply", "number": "Give a number"}
PASS_AT = 7


class Option(NamedTuple):
    """One option as shown: its id, its text, and its text as HTML."""

    id: str
    text: str
    html: str


class Remark(NamedTuple):
    """What we say about one option, or about one range of numbers."""

    ok: bool
    about: str
    feedback: str


class Verdict(NamedTuple):
    """Whether an answer is right, and the remarks on it."""

    right: bool
    remarks: tuple


class Question(NamedTuple):
    """A question; `see` names the section that explains it, `sealed` holds the key."""

    id: str
    group: str
    kind: str
    choose: str
    lessons: tuple
    see: tuple
    text: str
    html: str
    options: tuple
    sealed: str

    def in_order(self, option_ids):
        """Return the options in the order of these ids."""
        by_id = {option.id: option for option in self.options}
        return [by_id[option_id] for option_id in option_ids]

    def judge(self, answer):
        """Judge a list of option ids or, where a number is asked for, a number."""
        key = unseal(self.id, self.sealed)
        if self.choose == "number":
            (remark,) = [r for r in key["ranges"] if fits(answer, r)][:1]
            remarks = [Remark(remark["right"], "", remark["feedback"])]
        else:
            remarks = []
            for option in self.options:
                said, chosen = key["options"][option.id], option.id in answer
                if chosen or self.choose == "all":
                    about = f"You {'chose' if chosen else 'left out'} “{option.text}”."
                    remarks.append(Remark(chosen == said["right"], about, said["feedback"]))
        return Verdict(all(r.ok for r in remarks), tuple(remarks))


def fits(number, remark):
    """Whether a number lies in the range of a remark; the last remark has none and fits all."""
    return remark["range"] is None or remark["range"][0] <= number <= remark["range"][1]


def seal(question_id, key):
    """Turn verdicts and feedback into text that does not show them."""
    packed = zlib.compress(json.dumps(key, sort_keys=True).encode(), 9)
    return base64.b64encode(_combined(question_id, packed)).decode()


def unseal(question_id, sealed):
    """Return what `seal` was given."""
    return json.loads(zlib.decompress(_combined(question_id, base64.b64decode(sealed))))


def _combined(question_id, data):
    stream = hashlib.shake_256(question_id.encode()).digest(len(data))
    return bytes(a ^ b for a, b in zip(data, stream, strict=True))


@cache
def bank():
    """Read the questions; map each id to its question."""
    lines = PATH.read_text(encoding="utf-8").splitlines()
    return {question.id: question for question in map(_question, lines)}


def _question(line):
    fields = json.loads(line)
    options = tuple(Option(**option) for option in fields.pop("options"))
    pairs = {"lessons": tuple(fields["lessons"]), "see": tuple(fields["see"]), "options": options}
    return Question(**fields | pairs)


def draw(questions, seed, *, avoid=()):
    """Draw one question of each group in the mix of kinds, and shuffle all options.

    At most half of the questions come from `avoid`, the ids of the last attempt. The result
    is a list of pairs: the id of a question and the ids of its options in order.
    """
    rng = random.Random(seed)
    kinds = [kind for kind, count in MIX.items() for _ in range(count)]
    while True:
        rng.shuffle(kinds)
        picked = [
            rng.choice([q for q in questions if (q.group, q.kind) == pair])
            for pair in zip(GROUPS, kinds, strict=True)
        ]
        if sum(question.id in avoid for question in picked) <= len(picked) // 2:
            break
    rng.shuffle(picked)
    return [(q.id, rng.sample([o.id for o in q.options], len(q.options))) for q in picked]
