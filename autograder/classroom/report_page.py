"""The teacher's page of a lesson: who needs a look, the scores, the exercises, the students.

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
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from statistics import mean, median
from urllib.parse import quote

import numpy as np

from autograder.classroom.files import write_atomically
from autograder.classroom.pages import TEMPLATES, name_of
from autograder.classroom.report import in_order, read_report
from autograder.running.status import Status

NUMBER = re.compile(r"-?\d+(?:[.,]\d+)*(?:e[+-]?\d+)?", re.IGNORECASE)
NUMBERED = re.compile(r"\w+ (\d+)\b")  # Exercise 1: ...
MOST_COLUMNS = 12  # exercises that a table of students has room for


def write_page(folder):
    """Write report.html beside report.json and return its path."""
    folder = Path(folder)
    report = read_report(folder)
    path = folder / "report.html"
    write_atomically(path, html_page(report, feedback_pages(report, folder)))
    return path


def feedback_pages(report, folder):
    """Return where the feedback is, of whom there is some, as seen from a lesson's folder."""
    links, assignment = {}, report["assignment"]
    for s in report["submissions"]:
        parts = "..", "..", "feedback", s["student"], assignment, f"{s['notebook']}.html"
        with suppress(ValueError, OSError):  # no name that a file can have
            if Path(folder, *parts).is_file():
                links[s["student"], s["notebook"]] = quote("/".join(parts))
    return links


def html_page(report, links=None):
    """Return a report as one HTML file that loads nothing and runs nothing.

    Parameters
    ----------
    report : dict
        As `read_report` returns it.
    links : dict, default=None
        Where the feedback of a student on a notebook is.
    """
    submissions = in_order(report["submissions"])
    statuses = Counter(s["status"] for s in submissions)
    run = [s for s in submissions if Status(s["status"]).was_run]
    scores, tops = totals(run, "score"), totals(run, "max_score")
    asked = exercises(run, scores)
    return TEMPLATES.get_template("report.html.j2").render(
        report=report,
        made=report.get("made", ""),
        absent=report.get("not_handed_in", []),
        submissions=submissions,
        statuses=[(status, statuses[status]) for status in reversed(Status)],
        late=sum(s["late_seconds"] > 0 for s in submissions),
        scores=scores,
        top=max(tops.values(), default=0),
        mean=mean(scores.values()) if scores else None,
        median=median(scores.values()) if scores else None,
        full=sum(scores[student] >= tops[student] - 1e-9 for student in scores),
        plot=score_plot(list(scores.values()), max(tops.values(), default=0)),
        exercises=asked,
        columns=columns(submissions),
        groups=attention(submissions),
        links=links or {},
        several=len({s["notebook"] for s in submissions}) > 1,
        name_of=name_of,
    )


def columns(submissions):
    """Return what the table of students shows of each exercise: where it is and a short head."""
    titles = {
        (s["notebook"], name): exercise.get("title") or name
        for s in submissions
        for name, exercise in s["exercises"].items()
    }
    if len(titles) > MOST_COLUMNS:
        return []
    found = [NUMBERED.match(title) for title in titles.values()]
    heads = [match[1] if match else str(i) for i, match in enumerate(found, 1)]
    if len(set(heads)) < len(heads):
        heads = [str(i) for i in range(1, len(heads) + 1)]
    return [(*key, head, titles[key]) for key, head in zip(titles, heads, strict=True)]


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
            {"notebook": notebook, "name": given[0].get("title") or name}
            | {"max_points": given[0]["max_points"]}
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
