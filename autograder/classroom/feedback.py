"""What a student gets back: marks and messages, no hidden test, nothing that runs or loads.

nbgrader's own feedback shows the hidden tests and whatever HTML a submission displays.
`nbgrader_config.py` puts these parts into its chain, so the command and Formgrader's button
both use them; Formgrader's own pages get the two filters, too. A student who encodes what a
test says (reversed, base64) is not caught here: that takes a sandbox around the run.
"""

import html
import re

import nh3
from jinja2 import DictLoader, pass_context
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbgrader import utils
from nbgrader.preprocessors import ClearHiddenTests
from traitlets import List, default

NOTE = "[a line of a hidden test was removed here]"
# Shorter lines, such as `else:` or `x = 1`, say nothing and occur everywhere.
MINIMUM = 9
# Terminal colours, white space, and the backslashes of a repr: what a quotation may add.
NOISE = re.compile(r"\x1b\[[0-9;]*m|\s|\\")

# nbgrader's template calls this macro in the page's head to load MathJax from a server that
# an offline learner does not reach; a policy without scripts takes its place.
HEAD = """{% macro mathjax() %}<meta http-equiv="Content-Security-Policy"
content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<style>th, td { padding: 0.2em 0.8em 0.2em 0 } summary { display: list-item }</style>{% endmacro %}
"""
TAGS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "pre", "br", "hr", "img", "a"),
    *("table", "thead", "tbody", "tfoot", "tr", "th", "td", "ul", "ol", "li", "dl", "dt", "dd"),
    *("details", "summary", "blockquote", "code", "b", "i", "strong", "em", "del", "s"),
    *("sub", "sup", "abbr", "acronym"),
}


class HideTests(ClearHiddenTests):
    """Remove hidden tests, and every line of an output that quotes one.

    The delimiters are those configured for nbgrader's ClearHiddenTests.
    """

    # nbconvert's exporters set it on every preprocessor; nbgrader's base class lost the tag,
    # and each page would come with a warning.
    display_data_priority = List().tag(config=True)

    def preprocess(self, nb, resources):
        """Clear the tests first: an output above a test may quote it, too."""
        hidden, shortened = set(), []
        for cell in nb.cells:
            # Only nbgrader's own cells: a student's may hold half a delimiter, which raises.
            if utils.is_grade(cell) and not utils.is_solution(cell):
                before = _lines(cell.source)
                if self._remove_hidden_test_region(cell):
                    hidden |= before
                    shortened += [o for o in cell.get("outputs", []) if o.output_type == "error"]
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
    """nbgrader's feedback page without scripts and without a network."""

    @default("extra_loaders")
    def _head_without_scripts(self):
        return [DictLoader({"mathjax.html.j2": HEAD})]


@pass_context
def markdown2html(context, source):
    """Render Markdown, then clean it.

    nbconvert's SanitizeHTML cleans before: it spoils quotations and `<` in code, hides
    hints that fold, and lets ``[text](javascript:...)`` through.
    """
    attachments = context.get("cell", {}).get("attachments", {})
    renderer = IPythonRenderer(escape=False, attachments=attachments, exclude_anchor_links=True)
    return clean_html(MarkdownWithMath(renderer=renderer).render(source))


def clean_html(markup):
    """Keep tables, hints that fold and embedded images; drop every other tag."""
    return nh3.clean(
        str(markup),
        tags=TAGS,
        attributes={"*": {"class", "id"}, "a": {"href"}, "img": {"alt", "src"}},
        url_schemes={"http", "https", "mailto", "data"},
        attribute_filter=_embed_only_images,
    )


def _embed_only_images(tag, name, value):
    """Drop a link to data:, also with the tabs and controls that a browser skips in it."""
    linked = name == "href" and re.sub("[^a-z:]", "", value.lower()).startswith("data:")
    return None if linked else value


def _lines(source):
    return {_squeeze(line) for line in source.split("\n")}


def _squeeze(text):
    return NOISE.sub("", text)
