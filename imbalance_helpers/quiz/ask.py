"""Ask questions: three at the end of a lesson, or the ten of the quick test."""

from html import escape

from ipywidgets import HTML, Button, VBox

from imbalance_helpers.course.store import Store
from imbalance_helpers.quiz.attempts import QuickTest
from imbalance_helpers.quiz.question_view import STYLE, QuestionView
from imbalance_helpers.quiz.questions import CHOOSE, bank, draw


def quick_questions(lesson):
    """Ask the questions at the end of a lesson; they are not graded.

    Parameters
    ----------
    lesson : str
        The lesson's folder, such as ``"01_detection"``.

    Returns
    -------
    display
        The questions as widgets, or as text where no kernel runs.

    Raises
    ------
    ValueError
        If there are no questions on this lesson.

    Examples
    --------
    >>> quick_questions("01_detection").text.splitlines()[0]
    'Three quick questions. They are not graded; each option has its answer.'
    """
    chosen = [question for question in bank().values() if lesson in question.lessons]
    if not chosen:
        known = sorted({name for question in bank().values() for name in question.lessons})
        raise ValueError(f"Got the lesson {lesson!r}, but expected one of: {', '.join(known)}.")
    orders = [(question, [option.id for option in question.options]) for question in chosen]
    intro = "Three quick questions. They are not graded; each option has its answer."
    boxes = [_checked(*pair, f"Question {n}") for n, pair in _count(orders)]
    return _Display(VBox([HTML(f"{STYLE}<p>{intro}</p>"), *boxes]), intro, orders)


def quick_test():
    """Show the quick test: ten questions, seven to pass, as often as you like.

    Every answer is saved at once, in the user's data folder; after a restart the test goes
    on at the same question.

    Returns
    -------
    display
        The test as widgets, or one possible draw as text where no kernel runs.

    Examples
    --------
    >>> quick_test().text.splitlines()[0]
    'The quick test, with one possible draw of ten questions.'
    """
    test = QuickTest(bank(), Store())
    orders = [(bank()[key], order) for key, order in draw(list(bank().values()), 0)]
    intro = "The quick test, with one possible draw of ten questions."
    return _Display(test.box, intro, orders)


def _count(things):
    return enumerate(things, start=1)


def _checked(question, order, heading):
    """Return the widgets of a question with a button that judges the answer."""
    view = QuestionView(question, order, heading)
    button = Button(description="Check", tooltip=f"Check the answer to {heading.lower()}")

    def check(_):
        if view.answer is None:
            view.ask_again()
        else:
            view.show(question.judge(view.answer))

    button.on_click(check)
    return VBox([view.prompt, *view.inputs, button, view.feedback, view.link])


class _Display:
    """Widgets, and the same questions as text and as HTML for where no kernel runs."""

    def __init__(self, widget, intro, orders):
        widget.add_class("course-quiz")
        self.widget, self._intro, self._orders = widget, intro, orders

    @property
    def text(self):
        """The questions and their options as plain text."""
        parts = [self._intro]
        for n, (question, order) in _count(self._orders):
            parts.append(f"{n}. {question.text}\n\n{CHOOSE[question.choose]}.")
            parts += [f"   ( ) {option.text}" for option in question.in_order(order)]
        return "\n\n".join(parts)

    @property
    def html(self):
        """The questions and their options as HTML."""
        items = []
        for question, order in self._orders:
            options = "".join(f"<li>{o.html}</li>" for o in question.in_order(order))
            asked = f"<p><em>{CHOOSE[question.choose]}.</em></p>"
            items.append(f'<li>{question.html}{asked}<ul type="circle">{options}</ul></li>')
        return f"<p>{escape(self._intro)}</p><ol>{''.join(items)}</ol>"

    def _repr_mimebundle_(self, **kwargs):
        shown = self.widget._repr_mimebundle_(**kwargs)
        return shown | {"text/plain": self.text, "text/html": self.html}
