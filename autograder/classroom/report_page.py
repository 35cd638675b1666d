"""The teacher's page of a lesson: the scores, the exercises, and who needs a look.

The two numbers of an exercise are those of classical test theory. Difficulty is the mean
share of its points, so a high one is easy (Crocker and Algina, 1986, chapter 14).
Discrimination is the corrected item-total correlation: between its points and the student's
points in all other exercises; with its own among them, it would agree with itself
(Henrysson, 1963, Psychometrika 28).
"""

import base64
import io
import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from statistics import mean, median

import jinja2
import numpy as np

from autograder.classroom.files import write_atomically
from autograder.classroom.report import in_order, read_report
from autograder.running.status import Status

NUMBER = re.compile(r"-?\d+(?:[.,]\d+)*(?:e[+-]?\d+)?", re.IGNORECASE)
TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=jinja2.StrictUndefined,
)


def write_page(folder):
    """Write report.html beside report.json and return its path."""
    path = Path(folder) / "report.html"
    write_atomically(path, html_page(read_report(folder)))
    return path


def html_page(report):
    """Return a report as one HTML file that loads nothing and runs nothing."""
    submissions = in_order(report["submissions"])
    statuses = Counter(s["status"] for s in submissions)
    run = [s for s in submissions if Status(s["status"]).was_run]
    scores, tops = totals(run, "score"), totals(run, "max_score")
    return TEMPLATES.get_template("report.html.j2").render(
        report=report,
        submissions=submissions,
        statuses=[(status, statuses[status]) for status in reversed(Status)],
        late=sum(s["late_seconds"] > 0 for s in submissions),
        scores=scores,
        top=max(tops.values(), default=0),
        mean=mean(scores.values()) if scores else None,
        median=median(scores.values()) if scores else None,
        full=sum(scores[student] >= tops[student] - 1e-9 for student in scores),
        plot=score_plot(list(scores.values()), max(tops.values(), default=0)),
        exercises=exercises(run, scores),
        groups=attention(submissions),
        several=len({s["notebook"] for s in submissions}) > 1,
    )


def totals(submissions, field):
    """Map each student to the sum of a field over the notebooks."""
    sums = Counter()
    for s in submissions:
        sums[s["student"]] += s[field]
    return sums


def exercises(submissions, scores):
    """Return what the page says of each exercise, in the order of the notebook."""
    answers = defaultdict(list)
    for s in submissions:
        for name, exercise in s["exercises"].items():
            answers[s["notebook"], name].append(exercise | {"student": s["student"]})
    result = []
    for (notebook, name), given in answers.items():
        marked = [x for x in given if x["points"] is not None]
        points = [x["points"] for x in marked]
        # A score is the sum over what code graded: a mark given by hand is not in it.
        own = [0 if x["manual"] else x["points"] for x in marked]
        rest = [scores[x["student"]] - y for x, y in zip(marked, own, strict=True)]
        full = sum(x["points"] >= x["max_points"] for x in marked)
        none = sum(x["points"] <= 0 < x["max_points"] for x in marked)
        shares = [x["points"] / x["max_points"] for x in marked if x["max_points"]]
        result.append(
            {"notebook": notebook, "name": name, "max_points": given[0]["max_points"]}
            | {"n": len(marked), "waiting": len(given) - len(marked)}
            | {"full": full, "part": len(marked) - full - none, "none": none}
            | {"difficulty": mean(shares) if shares else None}
            | {"discrimination": correlation(points, rest), "failures": failures(given)}
        )
    return result


def correlation(x, y):
    """Return Pearson's correlation, or None where one side does not vary.

    Examples
    --------
    >>> correlation([0, 0, 2, 2], [1, 3, 3, 5]), correlation([1, 1], [0, 2])
    (0.7071067811865475, None)
    """
    if len(x) < 2 or min(np.ptp(x), np.ptp(y)) < 1e-9:
        return None
    return float(np.corrcoef(x, y)[0, 1])


def failures(answers):
    """Count the messages, those that differ in their numbers alone together.

    Returns
    -------
    list of tuple (int, str, int)
        How many answers got such a message, the most frequent wording, and how many
        wordings there were; the most frequent kind first.

    Examples
    --------
    >>> failures([{"message": "got 3"}, {"message": "got -0.5"}, {"message": ""}])
    [(2, 'got 3', 2)]
    """
    kinds = defaultdict(Counter)
    for message in filter(None, (x["message"].strip() for x in answers)):
        kinds[NUMBER.sub("#", message)][message] += 1
    rows = [(kind.total(), kind.most_common(1)[0][0], len(kind)) for kind in kinds.values()]
    return sorted(rows, key=lambda row: -row[0])


def attention(submissions):
    """Group who needs a look by the most urgent reason, the most urgent first.

    Returns
    -------
    list of tuple (str, str, list of dict)
        Each reason, its meaning and the submissions.
    """
    reasons = {status.value: status.meaning for status in Status if status != Status.OK}
    reasons["flagged"] = "marked in the gradebook for somebody to look at"
    reasons["noted"] = "ran, and the grader has something to say"
    reasons["waiting for a manual grade"] = (
        "nothing wrong: an answer waits for points given by hand"
    )
    groups = defaultdict(list)
    for s in submissions:
        applying = (
            s["status"] if s["status"] != Status.OK else "",
            "flagged" if s["flagged"] else "",
            "noted" if s["notes"] else "",
            "waiting for a manual grade" if s["needs_manual_grade"] else "",
        )
        groups[next(filter(None, applying), "")].append(s)
    return [(name, meaning, groups[name]) for name, meaning in reasons.items() if groups[name]]


def score_plot(scores, top):
    """Return a histogram of the scores as a data address, and its description in words."""
    if not scores or not top:
        return None
    # Imported late: both are slow to load, and only the plot needs them.
    import matplotlib.style
    from matplotlib.figure import Figure

    from imbalance_helpers import CLASS_COLORS

    top = max(top, *scores)
    # A bar for each score where scores are whole numbers, else twenty equal bins.
    whole = top <= 40 and all(float(x).is_integer() for x in (*scores, top))
    edges = np.arange(-0.5, top + 1) if whole else np.linspace(0, top, 21)
    counts, _ = np.histogram(scores, edges)
    look = {"svg.hashsalt": "report"}  # the same page every time
    with matplotlib.style.context(["imbalance_helpers.course", look]):
        figure = Figure(figsize=(8, 2.8))
        ax = figure.subplots()
        bars = {"facecolor": (CLASS_COLORS[0], 0.35), "edgecolor": CLASS_COLORS[0]}
        ax.bar(edges[:-1], counts, np.diff(edges), align="edge", linewidth=1.5, **bars)
        middle = median(scores)
        ax.axvline(middle, color="black", linestyle="--", label=f"median {middle:g}")
        ax.set(xlabel=f"Score (points out of {top:g})", ylabel="Students")
        ax.margins(x=0.01)
        ax.yaxis.get_major_locator().set_params(integer=True)
        if whole:  # up to the full marks, which a locator may leave out
            ax.set_xticks(np.arange(top, -1, -max(1, top // 16))[::-1])
        ax.legend(loc="lower right", bbox_to_anchor=(1, 1), borderpad=0)
        file = io.BytesIO()
        figure.savefig(file, format="svg", metadata=dict.fromkeys(("Creator", "Date")))
    names = [f"{a + 0.5:g}" if whole else f"{a:g} to {b:g}" for a, b in pairwise(edges)]
    words = ", ".join(f"{name}: {n}" for name, n in zip(names, counts, strict=True) if n)
    address = f"data:image/svg+xml;base64,{base64.b64encode(file.getvalue()).decode()}"
    return address, f"Histogram. Points and how many students got them: {words}."
