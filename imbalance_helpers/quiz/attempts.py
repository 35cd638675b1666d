"""Attempts at the quick test: one question after the other, saved at once, and the result."""

import secrets
from html import escape

from ipywidgets import HTML, Button, VBox

from imbalance_helpers.quiz.question_view import STYLE, QuestionView, linked, section_link
from imbalance_helpers.quiz.questions import PASS_AT, draw

PART = "quick_test"  # the part of the store that belongs to the quick test


class QuickTest:
    """The quick test: a start page, ten questions one at a time, and a result.

    One button leads through it, so that the keyboard's focus stays where it is.
    """

    def __init__(self, questions, store, new_seed=lambda: secrets.randbits(32)):
        self.questions, self.store, self.new_seed = questions, store, new_seed
        self.page, self.notice = VBox(), HTML()
        self.button = Button(layout={"width": "auto"})
        self.button.on_click(lambda _: self.step())
        self.box = VBox([HTML(STYLE), self.notice, self.page, self.button])
        self.attempts = self._load()
        if self.attempts and not _finished(self.attempts[-1]):
            self._ask()
        else:
            self._rest()

    def _load(self):
        """Return the attempts saved so far, without an open one that the bank has outgrown."""
        saved = self.store.read(PART)
        self._say_notice()
        try:
            attempts = list(saved["attempts"]) if saved is not None else []
            if attempts and not _finished(attempts[-1]) and not self._still_asked(attempts[-1]):
                attempts.pop()
                self._say("The questions have changed since your last visit; that attempt is void.")
            _result(attempts, self.questions)
        except (IndexError, KeyError, TypeError, ValueError):
            attempts = []
            self._say("Your saved attempts cannot be read; we start anew.")
        return attempts

    def _still_asked(self, attempt):
        """Whether the bank still has every question of an attempt, with the same options."""
        return all(
            key in self.questions and {o.id for o in self.questions[key].options} == set(order)
            for key, order in attempt["draw"]
        )

    def _say_notice(self):
        if self.store.notice:
            self._say(self.store.notice)

    def _say(self, text):
        self.notice.value = f'<div role="alert"><b>Please note:</b> {escape(text)}</div>'

    def step(self):
        """Do what the button says."""
        if self.view is None:
            self._begin()
        elif not self.judged:
            self._answer()
        elif _finished(self.attempts[-1]):
            self._rest()
        else:
            self._ask()

    def _begin(self):
        """Start an attempt with a new draw."""
        last = {key for key, _ in self.attempts[-1]["draw"]} if self.attempts else set()
        drawn = draw(list(self.questions.values()), self.new_seed(), avoid=last)
        self.attempts.append({"draw": drawn, "answers": [], "right": []})
        self._save()
        self._ask()

    def _ask(self):
        """Show the first question without an answer."""
        attempt = self.attempts[-1]
        n = len(attempt["answers"])
        key, order = attempt["draw"][n]
        heading = f"Question {n + 1} of {len(attempt['draw'])}"
        self.view, self.judged = QuestionView(self.questions[key], order, heading), False
        self.page.children = [self.view.box]
        self.button.description = "Answer"

    def _answer(self):
        """Judge the answer, save it, say what we think of it."""
        answer = self.view.answer
        if answer is None:
            self.view.ask_again()
            return
        verdict, attempt = self.view.question.judge(answer), self.attempts[-1]
        attempt["answers"].append(answer)
        attempt["right"].append(verdict.right)
        self._save()
        self.view.freeze()
        self.view.show(verdict)
        self.judged = True
        last = _finished(attempt)
        self.button.description = "See the result" if last else "Next question"

    def _rest(self):
        """Show how the attempts went, or at first what is to come."""
        self.view = None
        self.page.children = [_result(self.attempts, self.questions)]
        again = "Take it again, with new questions"
        self.button.description = again if self.attempts else "Start the quick test"

    def _save(self):
        self.store.write(PART, {"attempts": self.attempts})
        self._say_notice()


def _finished(attempt):
    return len(attempt["answers"]) == len(attempt["draw"])


def best_score(store):
    """Return the best score in a finished attempt, None if there is none; and if it passes."""
    try:
        finished = [a for a in store.read(PART)["attempts"] if _finished(a)]
        best = max((sum(attempt["right"]) for attempt in finished), default=None)
    except (AttributeError, KeyError, TypeError):
        best = None  # nothing saved yet, or nothing that can be read
    return best, best is not None and best >= PASS_AT


def _result(attempts, questions):
    """Return the last score, all scores, and where to read on; at first, what is to come."""
    if not attempts:
        return HTML(f"<p>Ten questions; {PASS_AT} right answers pass.</p>")
    last = attempts[-1]
    score, total = sum(last["right"]), len(last["draw"])
    verdict = "passed" if score >= PASS_AT else f"not passed yet; it takes {PASS_AT}"
    lines = [f"<h4>{score} of {total} right: {verdict}.</h4>"]
    if len(attempts) > 1:
        scores = ", ".join(str(sum(attempt["right"])) for attempt in attempts)
        lines.append(f"<p>Your {len(attempts)} attempts: {scores}.</p>")
    missed = [
        key for (key, _), right in zip(last["draw"], last["right"], strict=False) if not right
    ]
    sections = dict.fromkeys(questions[key].see for key in missed if key in questions)
    if sections:
        items = "".join(f"<li>{section_link(*section)}</li>" for section in sections)
        lines.append(f"<p>Worth reading again:</p><ul>{items}</ul>")
    return linked("".join(lines))
