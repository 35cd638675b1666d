"""One question as widgets: radio buttons, checkboxes or a text field, and what we say to it."""

from html import escape

from ipywidgets import HTML, Checkbox, Output, RadioButtons, Text, VBox

from imbalance_helpers.quiz.questions import CHOOSE

# Options are sentences: let them wrap. A verdict is a word first, its border second.
STYLE = """<style>
.course-quiz .widget-radio, .course-quiz .widget-radio-box, .course-quiz .widget-checkbox {
    width: auto; height: auto; margin: 0; }
.course-quiz .widget-radio-box label, .course-quiz .widget-label-basic {
    display: flex; align-items: center; width: auto; height: auto; max-width: 46em;
    margin: 0; padding: 3px 0; line-height: 1.4; white-space: normal; cursor: pointer; }
.course-quiz .widget-radio-box input, .course-quiz .widget-label-basic input {
    position: static; order: -1; flex: none; margin: 0 8px 0 2px; }
.course-quiz button { align-self: flex-start; padding: 0 14px; }
.course-quiz input:focus-visible, .course-quiz button:focus-visible {
    outline: 2px solid currentColor; outline-offset: 2px; }
.course-quiz .widget-html-content { line-height: 1.5; max-width: 46em; }
.course-quiz pre { padding: 6px 10px; border-left: 3px solid #999; overflow-x: auto; }
.course-quiz table { border-collapse: collapse; margin: 6px 0; }
.course-quiz th, .course-quiz td { border: 1px solid #999; padding: 3px 10px; text-align: right; }
.course-quiz .remark { border-left: 4px double #999; margin: 6px 0; padding: 2px 10px; }
.course-quiz .remark.right { border-left-style: solid; border-color: #0072B2; }
.course-quiz .remark.wrong { border-color: #D55E00; }
</style>"""


class QuestionView:
    """The widgets of one question.

    Parameters
    ----------
    question : Question
        The question.
    order : sequence of str
        The ids of its options, in the order to show.
    heading : str, default=""
        What stands above it, such as "Question 3 of 10".
    """

    def __init__(self, question, order, heading=""):
        self.question = question
        self.options = question.in_order(order)
        title = f"<h4>{escape(heading)}</h4>" if heading else ""
        self.prompt = HTML(title + question.html)
        self.inputs = self._make_inputs()
        self.feedback = HTML()
        self.link = linked("")
        self.box = VBox([self.prompt, *self.inputs, self.feedback, self.link])

    def _make_inputs(self):
        """Native controls: Tab goes from one to the next, Space chooses.

        Each radio button is a group of its own, because in a notebook the arrow keys,
        which move within a group, belong to JupyterLab and go to the next cell.
        """
        label = f"{CHOOSE[self.question.choose]}:"
        if self.question.choose == "number":
            field = Text(description=label, placeholder="such as 0.25, 25 % or 1/4")
            field.style.description_width = "initial"
            return [field]
        if self.question.choose == "one":
            controls = [RadioButtons(options=[o.text], value=None) for o in self.options]
            for control in controls:
                control.observe(self._leave_one, "index")
        else:
            controls = [Checkbox(description=o.text, indent=False) for o in self.options]
        return [HTML(f"<b>{label}</b>"), *controls]

    def _leave_one(self, change):
        """Take the choice back from the other radio buttons."""
        if change["new"] is not None:
            for control in self.inputs[1:]:
                if control is not change["owner"]:
                    control.index = None

    @property
    def answer(self):
        """The answer as `Question.judge` takes it, or None if there is none yet."""
        if self.question.choose == "number":
            return number(self.inputs[0].value)
        pairs = zip(self.options, self.inputs[1:], strict=True)
        return [option.id for option, control in pairs if control.value] or None

    def freeze(self):
        """Take no further answer."""
        for control in self.inputs:
            if hasattr(control, "disabled"):
                control.disabled = True

    def ask_again(self):
        """Say that there is no answer to judge yet."""
        wanted = {"one": "Choose an option", "all": "Choose at least one option"}
        text = wanted.get(self.question.choose, "Type a number, such as 0.25, 25 % or 1/4")
        self.feedback.value = f'<div role="alert">{text} first.</div>'
        set_html(self.link, "")

    def show(self, verdict):
        """Show the verdict, the remarks, and where to read on."""
        several = self.question.choose == "all"
        count = sum(remark.ok for remark in verdict.remarks)
        summary = f"<b>{says(verdict.right)}</b> {count} of {len(self.options)} options."
        lines = [f"<p>{summary}</p>"] if several else []
        lines += [remark_html(remark, name_it=several) for remark in verdict.remarks]
        self.feedback.value = f'<div role="alert">{"".join(lines)}</div>'
        set_html(self.link, f"<p>Read on: {section_link(*self.question.see)}.</p>")


def says(ok):
    """Return the verdict in words."""
    return "Right:" if ok else "Not quite:"


def remark_html(remark, *, name_it):
    """Return a remark as HTML, with the option it is about where there are several."""
    about = f"{escape(remark.about)} " if name_it else ""
    kind = "right" if remark.ok else "wrong"
    return f'<div class="remark {kind}"><b>{says(remark.ok)}</b> {about}{remark.feedback}</div>'


def linked(html):
    """Return a widget that shows HTML with links, which JupyterLab opens in a tab of their own."""
    output = Output()
    set_html(output, html)
    return output


def set_html(output, html):
    """Replace what an Output shows."""
    data = {"text/html": html, "text/plain": ""}
    shown = {"output_type": "display_data", "data": data, "metadata": {}}
    output.outputs = (shown,) if html else ()


def section_link(lesson, heading):
    """Return a link to a section of a lesson, from the notebook of any lesson."""
    address = f"../{lesson}/{lesson[3:]}.ipynb#{heading.replace(' ', '-')}"
    return f'<a href="{escape(address)}">{escape(heading)}</a> in {lesson}'


def number(text):
    """Read a number as people write it: 0.25, 0,25, 25 % or 1/4; None if it is none."""
    text = text.replace(",", ".").replace("−", "-").strip()
    percent = text.endswith("%")
    try:
        top, _, bottom = text.rstrip("% ").partition("/")
        value = float(top) / (float(bottom or 1) * (100 if percent else 1))
    except (ValueError, ZeroDivisionError):
        return None
    return value if abs(value) < float("inf") else None
