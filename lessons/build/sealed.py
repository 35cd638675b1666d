"""The questions as learners receive them: what is asked in clear text, the key sealed."""

import json
import re
from pathlib import Path

from markdown_it import MarkdownIt

from imbalance_helpers.quiz.questions import seal
from lessons.build import charts

TARGET = Path("imbalance_helpers", "quiz", "questions.jsonl")
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def to_html(text):
    """Turn the text of a question into HTML, figures included."""
    parts = charts.FIGURE.split(text)
    html = [MARKDOWN.render(part) if n % 2 == 0 else figure(part) for n, part in enumerate(parts)]
    return "".join(html)


def figure(block):
    """Turn the lines of a figure into an image with a description."""
    address, alt = charts.data_address(block), charts.description(block)
    return f'<p><img src="{address}" alt="{alt}"></p>'


def plain(text):
    """Return text to be read without rendering: no code marks, figures as their numbers."""
    text = charts.FIGURE.sub(lambda found: f"[Figure: {found[1].strip()}]", text)
    return re.sub(r"^```\w*\n|\n```$", "", text, flags=re.MULTILINE).replace("`", "")


def encoded(question):
    """Return one question as learners receive it: what it asks in clear, the key sealed."""
    inline = MARKDOWN.renderInline
    if question.choose == "number":
        shown = []
        ranges = [
            {"range": o.range, "right": o.right, "feedback": inline(o.feedback)}
            for o in question.options
        ]
        key = {"ranges": ranges}
    else:
        shown = [
            {"id": o.id, "text": plain(o.text), "html": inline(o.text)} for o in question.shuffled()
        ]
        said = {o.id: {"right": o.right, "feedback": inline(o.feedback)} for o in question.options}
        key = {"options": said}
    return {
        "id": question.id,
        "group": question.group,
        "kind": question.kind,
        "choose": question.choose,
        "lessons": question.lessons,
        "see": question.see,
        "text": plain(question.text),
        "html": to_html(question.text),
        "options": shown,
        "sealed": seal(question.id, key),
    }


def lines(questions):
    """Return the content of the file that learners receive."""
    rows = [json.dumps(encoded(question), ensure_ascii=False) for question in questions]
    return "\n".join(rows) + "\n"
