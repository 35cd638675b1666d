"""What a student gets back: marks and messages, no hidden test, nothing that runs or loads.

nbgrader's own feedback shows the hidden tests and whatever HTML a submission displays, and
takes a second of processor for each student. `nbgrader_config.py` puts these parts into its
chain, so the command and Formgrader's button both use them. A student who encodes what a
test says (reversed, base64) is not caught here: that takes a sandbox around the run.
"""

import html
import re

from nbconvert.exporters import Exporter
from nbgrader import utils
from nbgrader.preprocessors import ClearHiddenTests
from traitlets import Bool, List, default

from autograder.classroom.feedback_page import html_page

NOTE = "[a line of a hidden test was removed here]"
# Shorter lines, such as `else:` or `x = 1`, say nothing and occur everywhere.
MINIMUM = 9
# Terminal colours, white space, and the backslashes of a repr: what a quotation may add.
NOISE = re.compile(r"\x1b\[[0-9;]*m|\s|\\")


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
            # The table on top of the page shows these two.
            output.ename, output.evalue = map(self.without_quotes, (output.ename, output.evalue))
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
        end = text.rfind(">") + 1  # behind it, a search for the end of each tag takes long
        bare = re.sub(r"<[^>]*>", "", text[:end]) + text[end:]
        shown = _squeeze(text), _squeeze(html.unescape(bare))
        return any(line in form for line in self.hidden for form in shown)


class FeedbackExporter(Exporter):
    """The page of one notebook, in place of nbconvert's, which takes long and loads MathJax."""

    output_mimetype = "text/html"
    # Each step would validate the notebook, which none of them can spoil.
    optimistic_validation = Bool(True).tag(config=True)

    @default("file_extension")
    def _file_extension_default(self):
        return ".html"

    def from_notebook_node(self, nb, resources=None, **options):
        """Return the page, and what nbgrader needs to write it."""
        nb, resources = super().from_notebook_node(nb, resources, **options)
        return html_page(nb, resources["nbgrader"]), resources


def _lines(source):
    return {_squeeze(line) for line in source.split("\n")}


def _squeeze(text):
    return NOISE.sub("", text)
