"""What a student wrote, as HTML in which nothing runs, loads or takes long.

A submission is input from anybody: a cell may hold 40,000 tags, a formula of one character
repeated, or half a megabyte of output. Parsers of Markdown and of formulas are not linear, so
what they get is limited; beyond that, text stands as it was written.
"""

import functools
import html
import re

import nh3
from jinja2 import pass_context
from latex2mathml.converter import convert_to_element
from nbconvert.filters.markdown_mistune import InvalidNotebook, IPythonRenderer, MarkdownWithMath
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

LONGEST = 10_000  # characters of a cell that are parsed; a long answer has two thousand
FORMULA = 300  # characters of a formula that is set
PLACE = "\ue000"  # stands where a formula goes, in text that no longer holds this character

TAGS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "pre", "br", "hr", "img", "a"),
    *("table", "thead", "tbody", "tfoot", "tr", "th", "td", "ul", "ol", "li", "dl", "dt", "dd"),
    *("details", "summary", "blockquote", "code", "b", "i", "strong", "em", "del", "s"),
    *("sub", "sup", "abbr", "acronym"),
}
MATH_TAGS = {
    *("math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "msqrt", "mroot", "mfrac", "mstyle"),
    *("msub", "msup", "msubsup", "munder", "mover", "munderover", "mtable", "mtr", "mtd"),
    *("mpadded", "mphantom"),
}
MATH_ATTRIBUTES = {
    *("display", "accent", "stretchy", "fence", "form", "separator", "movablelimits", "largeop"),
    *("columnalign", "mathvariant", "linethickness", "minsize", "maxsize", "lspace", "rspace"),
    *("width", "height", "depth", "columnspacing", "rowspacing", "displaystyle", "scriptlevel"),
}


@pass_context
def markdown2html(context, source):
    """Render Markdown, then clean it.

    nbconvert's SanitizeHTML cleans before: it spoils quotations and `<` in code, hides
    hints that fold, and lets ``[text](javascript:...)`` through.
    """
    attachments = context.get("cell", {}).get("attachments", {})
    return _markdown(source, attachments) if attachments else _plain_markdown(source)


# The text of a lesson is the same on every page of a class.
@functools.lru_cache(1000)
def _plain_markdown(source):
    return _markdown(source, {})


def _markdown(source, attachments):
    if len(source) > LONGEST:
        return as_written(source)
    renderer = Renderer(escape=False, attachments=attachments, exclude_anchor_links=True)
    try:
        rendered = MarkdownWithMath(renderer=renderer).render(source.replace(PLACE, ""))
    except RecursionError:  # quotations in quotations
        return as_written(source)
    cleaned = clean_html(rendered)
    formulas = renderer.formulas
    return re.sub(f"{PLACE}(\\d+){PLACE}", lambda found: formulas[int(found[1])], cleaned)


class Renderer(IPythonRenderer):
    """nbconvert's renderer, with formulas that need no MathJax.

    `formulas` holds them. They are put in after cleaning: an HTML cleaner that lets MathML
    through lets more through.
    """

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.formulas = []

    def inline_math(self, body):
        """Leave a place for a formula in a line."""
        return self._place(body, f"${body}$", "inline")

    def block_math(self, body):
        """Leave a place for a formula on a line of its own."""
        return self._place(body, f"$${body}$$", "block")

    def latex_environment(self, name, body):
        """Leave a place for an environment."""
        text = f"\\begin{{{name}}}{body}\\end{{{name}}}"
        return self._place(text, text, "block")

    def image(self, text, url, title=None):
        """Show an image; an attachment that is missing is no reason to have no page."""
        try:
            return super().image(text, url, title)
        except InvalidNotebook:
            return f"[an image that is not in the notebook: {self.escape_html(text)}]"

    def _place(self, tex, written, display):
        self.formulas.append(mathml(tex, display) or f"<code>{html.escape(written)}</code>")
        return f"{PLACE}{len(self.formulas) - 1}{PLACE}"


@functools.lru_cache(1000)
def mathml(tex, display):
    r"""Return a formula in TeX as MathML, which browsers show by themselves.

    Parameters
    ----------
    tex : str
    display : {"inline", "block"}

    Returns
    -------
    str
        Empty for what is too long or no formula.

    Examples
    --------
    >>> mathml(r"n_c", "inline")
    '<math display="inline"><mrow><msub><mi>n</mi><mi>c</mi></msub></mrow></math>'
    >>> mathml(r"x^y^z", "inline")
    ''
    """
    if len(tex) > FORMULA:
        return ""
    try:
        return _written(convert_to_element(tex, display=display))
    except Exception:  # each kind of mistake in TeX has its own
        return ""


def _written(element):
    """Write MathML: the library's own writer escapes nothing, and it knows `href`."""
    text = html.escape(html.unescape(element.text or ""))
    inner = text + "".join(map(_written, element))
    if element.tag not in MATH_TAGS:
        return inner
    known = {k: v for k, v in element.attrib.items() if k in MATH_ATTRIBUTES}
    attributes = "".join(f' {name}="{html.escape(value)}"' for name, value in known.items())
    return f"<{element.tag}{attributes}>{inner}</{element.tag}>"


def clean_html(markup):
    """Keep tables, hints that fold and embedded images; drop every other tag."""
    return nh3.clean(
        str(markup),
        tags=TAGS,
        attributes={"*": {"class", "id"}, "a": {"href"}, "img": {"alt", "src"}},
        url_schemes={"http", "https", "mailto", "data"},
        attribute_filter=_harmless,
    )


def _harmless(tag, name, value):
    """Drop a link to data:, also with the tabs and controls that a browser skips in it.

    An attribute has no place for a formula.
    """
    linked = name == "href" and re.sub("[^a-z:]", "", value.lower()).startswith("data:")
    return None if linked or PLACE in value else value


def as_written(text):
    """Return text as it was written, without its end if it is long."""
    return f'<pre class="code">{html.escape(shortened(text, LONGEST))}</pre>'


def shortened(text, longest):
    r"""Return the beginning of a long text, and say how much more there is.

    Examples
    --------
    >>> shortened("abcdef", 6), shortened("abcdef", 2)
    ('abcdef', 'ab\n[4 more characters are not shown]')
    """
    if len(text) <= longest:
        return text
    return f"{text[:longest]}\n[{len(text) - longest:,} more characters are not shown]"


@functools.lru_cache(1000)
def code(source):
    """Return Python in colours."""
    # The lexer looks from each empty line to the end of them all.
    if len(source) > LONGEST or re.search(r"\s{200}", source):
        return as_written(source)
    lexer = get_lexer_by_name("ipython3", stripnl=False)
    lines = highlight(source, lexer, HtmlFormatter(nowrap=True))
    return f'<pre class="code">{lines.rstrip()}</pre>'
