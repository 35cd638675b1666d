"""What a student gets back: marks and messages, no hidden test, nothing that runs or loads.

nbgrader's own feedback shows the hidden tests and whatever HTML a submission displays.
`nbgrader_config.py` puts these classes into its chain, so the command and Formgrader's
button both use them. A student who encodes what a test says (reversed, base64) is not
caught here: that takes a sandbox around the run, not a filter after it.
"""

import html
import re

import bleach
from jinja2 import DictLoader, pass_context
from nbconvert.exporters import HTMLExporter
from nbgrader import utils
from nbgrader.preprocessors import ClearHiddenTests
from traitlets import default

NOTE = "[a line of a hidden test was removed here]"
# Shorter lines, such as `else:` or `x = 1`, say nothing and occur everywhere.
MINIMUM = 9
# Terminal colours, white space, and the backslashes of a repr: what a quotation may add.
NOISE = re.compile(r"\x1b\[[0-9;]*m|\s|\\")

# nbgrader's template calls this macro in the page's head to load MathJax from a server that
# an offline learner does not reach; a policy without scripts takes its place.
HEAD = """{% macro mathjax() %}<meta http-equiv="Content-Security-Policy"
content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">{% endmacro %}"""
TAGS = bleach.ALLOWED_TAGS | {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "pre", "br", "hr", "img"),
    *("table", "thead", "tbody", "tfoot", "tr", "th", "td", "dl", "dt", "dd"),
    *("details", "summary", "del", "s", "sub", "sup"),
}


class HideTests(ClearHiddenTests):
    """Remove hidden tests, and every line of an output that quotes one.

    The delimiters are those configured for nbgrader's ClearHiddenTests.
    """

    def preprocess(self, nb, resources):
        """Clear the tests first: an output above a test may quote it, too."""
        hidden, shortened = set(), []
        for cell in nb.cells:
            # Only nbgrader's own cells: a student's may hold half a delimiter, which raises.
            if utils.is_grade(cell) and not utils.is_solution(cell):
                before = _lines(cell.source)
                if self._remove_hidden_test_region(cell):
                    hidden |= before
                    shortened += [o for o in cell.outputs if o.output_type == "error"]
        visible = set().union(*(_lines(cell.source) for cell in nb.cells))
        self.hidden = {line for line in hidden - visible if len(line) >= MINIMUM}
        for output in shortened:
            # A check from imbalance_helpers has no frames, only its message.
            if output.traceback != [output.evalue]:
                output.traceback = [f"{output.ename}: {output.evalue}"]
        for cell in nb.cells:
            for output in cell.get("outputs", []):
                self.redact(output)
        return nb, resources

    def redact(self, output):
        """Replace the lines of one output that quote a hidden test."""
        if output.output_type == "stream":
            output.text = self.without_quotes(output.text)
        elif output.output_type == "error":
            output.traceback = [self.without_quotes(part) for part in output.traceback]
        else:
            output.metadata = {}  # an image's alternative text may quote as well
            for kind, value in output.data.items():
                if isinstance(value, str) and kind not in ("image/png", "image/jpeg"):
                    output.data[kind] = self.without_quotes(value)

    def without_quotes(self, text):
        """Return the text with a note in place of what quotes a hidden test."""
        text = "\n".join(NOTE if self.quotes(line) else line for line in text.split("\n"))
        return NOTE if self.quotes(text) else text  # one character on each line, say

    def quotes(self, text):
        """Whether the text, or what a browser shows of it, holds a hidden line."""
        shown = _squeeze(text), _squeeze(html.unescape(re.sub(r"<[^>]*>", "", text)))
        return any(line in form for line in self.hidden for form in shown)


class FeedbackExporter(HTMLExporter):
    """nbgrader's feedback page without scripts and without a network.

    HTML is cleaned after Markdown is rendered. nbconvert's SanitizeHTML does it before: it
    spoils quotations and `<` in code, and lets ``[text](javascript:...)`` through.
    """

    @default("extra_loaders")
    def _no_mathjax(self):
        return [DictLoader({"mathjax.html.j2": HEAD})]

    def default_filters(self):
        """Replace the two filters through which a submission's HTML passes."""
        yield from super().default_filters()
        yield "clean_html", clean
        yield "markdown2html", self.markdown_to_clean_html

    @pass_context
    def markdown_to_clean_html(self, context, source):
        """Render Markdown, then clean it; nbgrader's template does not."""
        return clean(self.markdown2html(context, source))


def clean(markup):
    """Keep tables, hints that fold and embedded images; drop every other tag."""
    # bleach drops a tag and keeps its text, which for these two is no text to read.
    markup = re.sub(r"(?is)<(style|script)\b.*?</\1>", "", str(markup))
    attributes = {"*": ["class", "id"], "a": ["href"], "img": ["alt", "src"]}
    protocols = {"http", "https", "mailto", "data"}  # no browser follows a link to data:
    return bleach.clean(markup, tags=TAGS, attributes=attributes, protocols=protocols, strip=True)


def _lines(source):
    return {_squeeze(line) for line in source.split("\n")}


def _squeeze(text):
    return NOISE.sub("", text)
