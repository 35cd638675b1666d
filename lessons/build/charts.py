"""Small line charts for questions, as SVG: the same bytes from the same numbers everywhere.

A figure is a fenced block of lines, each with a name and numbers, after a description:

    ```figure
    alt: Precision and recall over the threshold: ...
    threshold: 0 0.2 0.4
    precision: 0.1 0.4 0.6
    recall: 1 0.8 0.5
    ```

The first line of numbers is the horizontal axis; each other one is drawn over it. "y:" names
the vertical axis.
"""

import base64
import re
from html import escape

FIGURE = re.compile(r"^```figure\n(.*?)^```$", re.DOTALL | re.MULTILINE)
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 460, 250, 56, 120, 12, 44
COLORS = ("#0072B2", "#D55E00", "#009E73")  # Okabe and Ito's
DASHES = ("", "7 4", "2 3")  # so that the lines differ without colour


def parse(block):
    """Return the description, the name of the vertical axis, and the named numbers."""
    pairs = [line.split(": ", 1) for line in block.strip().splitlines()]
    words = {name: text for name, text in pairs if name in ("alt", "y")}
    series = {n: [float(x) for x in t.split()] for n, t in pairs if n not in words}
    return words["alt"], words.get("y", ""), series


def description(block):
    """Return what a figure shows, in words, for those who cannot see it."""
    return escape(parse(block)[0])


def data_address(block):
    """Return the figure as an address that holds the whole image."""
    data = base64.b64encode(svg(block).encode()).decode()
    return f"data:image/svg+xml;base64,{data}"


def svg(block):
    """Draw the lines of a figure."""
    _, vertical, series = parse(block)
    (across, xs), *curves = series.items()
    top = max(1.0, max(max(ys) for _, ys in curves))

    def place(x, y):
        share = (x - min(xs)) / (max(xs) - min(xs))
        height = y / top * (HEIGHT - TOP - BOTTOM)
        return LEFT + share * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - height

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
    ]
    for tick in (0, 0.25, 0.5, 0.75, 1):
        left, y = place(min(xs), tick * top)
        right, _ = place(max(xs), 0)
        x, bottom = place(min(xs) + tick * (max(xs) - min(xs)), 0)
        across_at = min(xs) + tick * (max(xs) - min(xs))
        parts.append(f'<path d="M{left:.1f} {y:.1f}H{right:.1f}" stroke="#ddd"/>')
        parts.append(text(left - 6, y + 4, f"{tick * top:g}", "end"))
        parts.append(text(x, bottom + 16, f"{across_at:g}", "middle"))
    styles = zip(COLORS, DASHES, strict=True)
    for n, ((name, ys), (color, dash)) in enumerate(zip(curves, styles, strict=False)):
        points = [place(x, y) for x, y in zip(xs, ys, strict=True)]
        legend = TOP + 10 + 20 * n
        samples = [(WIDTH - RIGHT + 10, legend), (WIDTH - RIGHT + 38, legend)]
        parts += [line(points, color, dash), line(samples, color, dash)]
        parts.append(text(WIDTH - RIGHT + 44, legend + 4, name, "start", color))
    parts.append(text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, across, "middle"))
    middle = (TOP + HEIGHT - BOTTOM) / 2
    name = text(14, middle, vertical, "middle")
    parts.append(f'<g transform="rotate(-90 14 {middle:g})">{name}</g>')
    return "".join(parts) + "</svg>"


def line(points, color, dash):
    """Return a line through some places."""
    places = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return (
        f'<polyline points="{places}" fill="none" stroke="{color}" stroke-width="2" '
        f'stroke-dasharray="{dash}"/>'
    )


def text(x, y, words, anchor, color="#222"):
    """Return a line of text at a place."""
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {place} fill="{color}">{escape(words)}</text>'
