"""What comes back to a student: the message of a hidden test, never its text, nothing alive."""

import html
import os
import re
import time
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from traitlets.config import PyFileConfigLoader

from autograder.classroom.feedback import MINIMUM, NOTE, FeedbackExporter, HideTests
from autograder.classroom.markup import clean_html
from autograder.classroom.stock import Execute

ROOT = Path(__file__).resolve().parents[2]
KERNEL = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}

SECRET = 'assert share(["yes", "no"]) == 0.5, "half of the rows"'
TEST = f"""from math import isclose
assert isclose(share([]), 0)
### BEGIN HIDDEN TESTS
if True:
    {SECRET}
### END HIDDEN TESTS"""

# The ways to look at one's caller that need no knowledge of the test.
NOSY = r"""import inspect, linecache, pprint, sys
from IPython.display import HTML, display
def share(labels):
    caller = inspect.currentframe().f_back
    source = inspect.getsource(caller)
    print("called with", labels)
    print(source)
    print(repr(source))
    pprint.pprint(linecache.getlines(caller.f_code.co_filename))
    print("\n".join(source), file=sys.stderr)
    display(HTML("<pre>" + source.replace(" ", "<i> </i>").replace('"', "&quot;") + "</pre>"))
    display({"text/plain": "a figure"}, raw=True, metadata={"text/plain": {"alt": source}})
    return 0"""


def grade_cell(source, outputs=()):
    nbgrader = {"grade": True, "grade_id": "test_share", "locked": True, "points": 1}
    nbgrader |= {"schema_version": 3, "solution": False, "task": False}
    return new_code_cell(source, metadata={"nbgrader": nbgrader}, outputs=list(outputs))


def notebook(*cells):
    return new_notebook(cells=list(cells), metadata=KERNEL)


def hide(*cells):
    """Return the notebook as HideTests leaves it."""
    return HideTests().preprocess(notebook(*cells), {})[0]


def printed(text):
    return new_output("stream", name="stdout", text=text)


@pytest.fixture
def config(monkeypatch):
    """Load what a course uses; that extends PATH, which pytest puts back."""
    monkeypatch.setenv("PATH", os.environ["PATH"])
    return PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()


@pytest.fixture
def page(config):
    """Return a function that renders cells as the configured feedback page."""
    config.Exporter.default_preprocessors = ["autograder.classroom.HideTests"]
    marks = {"notebook": "practice", "score": 1, "max_score": 2, "late_penalty": 0}

    def render(*cells):
        exporter = FeedbackExporter(config=config)
        return exporter.from_notebook_node(notebook(*cells), {"nbgrader": marks})[0]

    return render


@pytest.fixture(scope="module")
def executed():
    """Run a nosy submission: its test fails on the hidden line, a later cell repeats the error."""
    again = "import sys, traceback\ntraceback.print_exception(sys.last_value)\nraise sys.last_value"
    nosy = notebook(new_code_cell(NOSY), grade_cell(TEST), new_code_cell(again))
    return NotebookClient(nosy, allow_errors=True, timeout=60).execute()


def as_read(node):
    """Return all text in a part of a notebook without colours, tags, escapes or white space."""
    if isinstance(node, str):
        text = re.sub(r"\x1b\[[0-9;]*m|<[^>]*>", "", node)
        return re.sub(r"\\n|\\|\s", "", html.unescape(text))
    return "".join(map(as_read, node.values() if isinstance(node, dict) else node or ()))


def test_a_submission_that_reads_its_caller_gets_nothing_back(executed):
    secret = re.sub(r"\s", "", SECRET)
    outputs = [output for cell in executed.cells for output in cell.outputs]
    assert sum(secret in as_read(list(o.values())[1:]) for o in outputs) >= 5, "not nosy enough"
    result = hide(*nbformat.from_dict(executed).cells)
    assert not [cell for cell in result.cells if secret in as_read(cell.get("outputs"))]
    test = result.cells[1]
    assert test.source == "from math import isclose\nassert isclose(share([]), 0)"
    assert test.outputs[-1].traceback == ["AssertionError: half of the rows"]
    assert "called with ['yes', 'no']\n" in "".join(o.get("text", "") for o in test.outputs)


def test_an_error_in_a_visible_test_keeps_its_frames():
    frames = ["\x1b[31m---> 1\x1b[39m assert share([1]) == 1", "AssertionError: "]
    error = new_output("error", ename="AssertionError", evalue="", traceback=frames)
    (cell,) = hide(grade_cell("assert share([1]) == 1", [error])).cells
    assert cell.outputs[0].traceback == frames


def test_the_message_of_a_check_stands_alone():
    evalue = "the share is 0.4, which is too low\n    at the line: return 0.4"
    error = new_output("error", ename="CheckFailed", evalue=evalue, traceback=[evalue])
    (cell,) = hide(grade_cell(TEST, [error])).cells
    assert cell.outputs[0].traceback == [evalue]


def test_a_message_that_quotes_a_test_is_redacted():
    evalue = f"look what I found:\n{SECRET}"
    error = new_output("error", ename="OSError", evalue=evalue, traceback=["frames", evalue])
    (cell,) = hide(grade_cell(TEST, [error])).cells
    assert cell.outputs[0].traceback == [f"OSError: look what I found:\n{NOTE}"]


def test_innocent_lines_stay():
    source = f"### BEGIN HIDDEN TESTS\nreturn x\n)\n{'y' * (MINIMUM - 1)}\n### END HIDDEN TESTS"
    text = f"return x\n(1)\n{'y' * MINIMUM}\nfrom math import isclose\nhalf of the rows\n"
    seen = new_code_cell("seen()", outputs=[printed(text)])
    assert hide(seen, grade_cell(TEST), grade_cell(source)).cells[0].outputs[0].text == text


def test_a_line_that_is_also_visible_is_no_secret():
    text = "import numpy as np\n"
    source = f"### BEGIN HIDDEN TESTS\n{text}### END HIDDEN TESTS"
    cells = new_code_cell(text, outputs=[printed(text)]), grade_cell(source)
    assert hide(*cells).cells[0].outputs[0].text == text
    alone = new_code_cell("tell()", outputs=[printed(text)])
    assert hide(alone, grade_cell(source)).cells[0].outputs[0].text == f"{NOTE}\n"


def test_half_a_delimiter_in_an_answer_is_the_students_business():
    answer = new_code_cell("### BEGIN HIDDEN TESTS\nx = 1")
    assert hide(answer, grade_cell(TEST)).cells[0].source == answer.source


ATTACKS = {
    "script": "<script>alert(1)</script>",
    "handler": "<img src=x onerror=alert(1)>",
    "quoted handler": '<b onmouseover="alert(1)">b</b>',
    "link": '<a href="javascript:alert(1)">a</a>',
    "frame": '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "form": '<form action="https://example.org"><button>ok</button></form>',
    "vector": "<svg onload=alert(1)><circle/></svg>",
    "split": "<scr<script></script>ipt>alert(1)</script><svg/>",  # whole once its middle is gone
    "unclosed": "<svg/><script>alert(1)",
    "style": '<p style="background: url(https://example.org/x)">p</p><style>p{}</style>',
}


def alive(page):
    """Return the tags of a page, as a browser's parser finds them, that run or load something."""
    return [
        tag
        for tag in BeautifulSoup(page, "html.parser").find_all(True)
        if tag.name in {"script", "iframe", "form", "svg", "object", "embed", "base", "link"}
        or any(name.startswith("on") for name in tag.attrs)
        or any(str(tag.get(name, "")).startswith("javascript:") for name in ("href", "src"))
        or "url" in tag.get("style", "")
    ]


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=list(ATTACKS))
@pytest.mark.parametrize("place", ["markdown", "html", "markdown output", "stdout", "latex"])
def test_no_html_of_a_submission_is_alive(page, attack, place):
    kind = {"html": "text/html", "markdown output": "text/markdown", "latex": "text/latex"}
    if place == "markdown":
        cell = new_markdown_cell(f"I think {attack}\n\n{attack}")
    elif place == "stdout":
        cell = new_code_cell("1", outputs=[printed(attack)])
    else:
        cell = new_code_cell("1", outputs=[new_output("display_data", data={kind[place]: attack})])
    assert alive(attack)
    assert not alive(page(cell))


@pytest.mark.parametrize("scheme", ["data", "&#1;Da\tta", "javascript", "java\nscript&colon;"])
def test_a_link_leads_to_a_page_only(scheme):
    assert "href" not in clean_html(f'<a href="{scheme}:text/html,alert(1)">a</a>')
    for address in ("https://example.org", "mailto:a@example.org", "../01_detection/data:.html"):
        assert f'href="{address}"' in clean_html(f'<a href="{address}">a</a>')


@pytest.mark.parametrize("part", ["<script ", "<b>", "<", "<a href=x>"])
def test_no_submission_makes_cleaning_slow(part):
    start = time.process_time()
    clean_html(part * 20_000)
    assert time.process_time() - start < 2


def test_links_and_other_kinds_of_output_are_not_alive_either(page):
    size = {"image/png": {"width": "1 onerror=alert(1)"}}
    outputs = [
        new_output("display_data", data={"application/javascript": "alert(1)"}),
        new_output("display_data", data={"image/svg+xml": ATTACKS["vector"]}),
        new_output("display_data", data={"text/vnd.mermaid": ATTACKS["script"]}),
        new_output("display_data", data={"image/png": "AAAA"}, metadata=size),
    ]
    text = page(new_markdown_cell("[a](javascript:alert(1))"), new_code_cell("1", outputs=outputs))
    assert not alive(text)
    assert "alert(1)" not in text


def test_the_page_forbids_scripts_and_loads_nothing(page):
    text = page(new_markdown_cell("$x$"))
    policy = re.search(r'<meta content="([^"]*)" http-equiv="Content-Security-Policy"', text)
    assert policy[1] == "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    assert not re.findall(
        r"https?://(?!www\.w3\.org)[\w.]+\.(?:js|mjs)|<script|<link|@import", text
    )


def test_what_a_learner_wrote_still_looks_as_in_the_notebook(page):
    image = "data:image/png;base64,iVBORw0KGgo="
    markdown = f"""$a < b$

> a quotation

```python
if a < b & c: pass
```

| k | v |
|---|---|
| 1 | 2 |

<details><summary>Hint</summary>more</details>

![a figure]({image}) ![pasted](attachment:x.png)"""
    cell = new_markdown_cell(markdown, attachments={"x.png": {"image/png": "iVBORw0KGgo="}})
    frame = (
        "<style scoped>td { color: red }</style><table><thead><tr><th>n</th></tr></thead></table>"
    )
    outputs = [
        new_output("display_data", data={"text/html": frame}),
        new_output("display_data", data={"image/png": "iVBORw0KGgo="}),
    ]
    text = page(cell, new_code_cell("1", outputs=outputs))
    body = text[text.index("<body") :]
    assert "<mi>a</mi><mo>&lt;</mo><mi>b</mi>" in body
    assert re.search(r"<blockquote>\s*<p>a quotation", body)
    assert "if a < b & c: pass" in html.unescape(re.sub(r"<[^>]*>", "", body))
    assert body.count("<th>") == 3
    assert "<summary>Hint</summary>" in body
    assert body.count(f'src="{image}"') == 3
    assert "color: red" not in body


def test_a_notebook_without_graded_cells_is_not_run():
    cells = notebook(new_code_cell("1 / 0"))
    result, _ = Execute().preprocess(cells, {})
    assert result.cells[0].outputs == []
    assert result.cells[0].execution_count is None
