"""The bank is well formed, what is built from it is up to date, and no key is in clear text."""

import json
import re
from collections import Counter

import nbformat
import pytest

from imbalance_helpers.quiz import questions
from lessons.build import ROOT, bank, charts, class_test, notebooks, sealed
from lessons.build.__main__ import main, write_questions

MEND = "run `make build LESSON=15_quiz` after editing lessons/15_quiz/questions.md"
QUESTIONS, CLASS_TEST = bank.load()
CORE = [f"{n:02}" for n in range(9)]
SMALL = """# Group: {group}

## {name}

*{about}*

What is it?

{options}
"""
ABOUT = "concept · choose one · see 01_detection#Count first"
OPTIONS = "- [x] This\n  > Yes.\n- [ ] That\n  > No."


def test_every_group_and_kind_has_its_questions():
    assert len(QUESTIONS) >= 44
    groups, kinds = Counter(q.group for q in QUESTIONS), Counter(q.kind for q in QUESTIONS)
    assert groups.keys() == set(questions.GROUPS)
    assert min(groups.values()) >= 4
    assert kinds.keys() == questions.MIX.keys()
    assert sum(questions.MIX.values()) == len(questions.GROUPS) == 10


def test_every_core_lesson_asks_three():
    asked = Counter(lesson for q in QUESTIONS for lesson in q.lessons)
    assert sorted(lesson[:2] for lesson in asked) == CORE
    assert set(asked.values()) == {3}
    for lesson in notebooks.lesson_names():
        assert lesson in asked or lesson[:2] not in CORE


def test_right_options_do_not_stand_out_by_their_length():
    choices = [q for q in QUESTIONS if q.choose == "one"]
    longest = [max(q.options, key=lambda o: len(o.text)).right for q in choices]
    assert sum(longest) / len(choices) < 0.5


def test_right_options_stand_at_every_place():
    places = Counter(
        [o.right for o in q.shuffled()].index(True) for q in QUESTIONS if q.choose == "one"
    )
    assert min(places[n] for n in range(4)) >= 3


def test_built_file_is_up_to_date():
    # Compared by content: another zlib packs the same key into other bytes.
    rows = [json.loads(line) for line in questions.PATH.read_text(encoding="utf-8").splitlines()]
    fresh = [json.loads(json.dumps(sealed.encoded(question))) for question in QUESTIONS]
    for row in rows + fresh:
        row["key"] = questions.unseal(row["id"], row.pop("sealed"))
    assert rows == fresh, MEND


def test_building_twice_gives_the_same_bytes():
    assert sealed.lines(QUESTIONS) == sealed.lines(bank.load()[0])


def test_class_test_is_up_to_date():
    by_id = {question.id: question for question in QUESTIONS}
    text = class_test.notebook_text([by_id[key] for key in CLASS_TEST])
    path = ROOT / "lessons" / "15_quiz" / "quiz_exercises.py"
    assert path.read_text(encoding="utf-8") == text, MEND


def test_class_test_asks_what_no_lesson_has_asked():
    by_id = {question.id: question for question in QUESTIONS}
    assert not [key for key in CLASS_TEST if by_id[key].lessons]


def test_no_key_in_clear_in_what_learners_receive():
    replies = [re.sub(r"[`*]", "", o.feedback)[:40] for q in QUESTIONS for o in q.options]
    replies += [sealed.MARKDOWN.renderInline(o.feedback)[:40] for q in QUESTIONS for o in q.options]
    paths = list((ROOT / "notebooks").rglob("*.ipynb"))
    paths += [p for p in (ROOT / "imbalance_helpers").rglob("*") if p.is_file()]
    paths = [p for p in paths if p.suffix != ".pyc" and ".ipynb_checkpoints" not in p.parts]
    assert questions.PATH in paths
    for path in paths:
        content = path.read_text(encoding="utf-8").replace("\\u2212", "−").replace('\\"', '"')
        found = [reply for reply in replies if len(reply) > 20 and reply in content]
        assert not found, path.name


def test_no_verdict_in_clear_in_the_built_file():
    shown = {"id", "group", "kind", "choose", "lessons", "see", "text", "html", "options", "sealed"}
    for line in questions.PATH.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert row.keys() == shown
        assert all(option.keys() == {"id", "text", "html"} for option in row["options"])
        assert not re.search(r"right|true|feedback", row["sealed"])
        # Options stand in the order of their ids, which are hashes of what they say.
        assert [o["id"] for o in row["options"]] == sorted(o["id"] for o in row["options"])
        if row["choose"] == "number":
            assert row["options"] == []


def test_solutions_hold_no_key_of_the_interactive_questions():
    for path in (ROOT / "solutions").rglob("*.ipynb"):
        if path.name != "quiz_exercises.ipynb":  # the class test, for teachers
            content = path.read_text(encoding="utf-8")
            assert not [o for q in QUESTIONS for o in q.options if o.feedback[:60] in content]


def small(*, group="detect", name="one-two", about=ABOUT, options=OPTIONS):
    questions, class_test = bank.read(
        SMALL.format(group=group, name=name, about=about, options=options)
    )
    return [*questions, *QUESTIONS], class_test


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"options": "- [x] This\n- [ ] That\n  > No."}, "one-two: no feedback for the option 'Th"),
        ({"options": OPTIONS.replace("[ ]", "[x]")}, "one-two: 2 options are right, but expected"),
        ({"options": OPTIONS.replace("[x]", "[ ]")}, "one-two: 0 options are right"),
        ({"options": OPTIONS + "\n- [ ] This\n  > Twice."}, "one-two: two options say the same"),
        ({"group": "weather"}, "one-two: unknown group 'weather'; there are detect, "),
        (
            {"about": ABOUT.replace("first", "last")},
            "one-two: 01_detection has no heading 'Count l",
        ),
        ({"about": "concept · choose one"}, "one-two: no link"),
        ({"about": ABOUT.replace("concept · ", "")}, "one-two: its kind is missing"),
        ({"about": ABOUT.replace("one", "two")}, "one-two: say 'choose one', 'choose all' or"),
        ({"options": "\n".join(f"- [ ] {n}\n  > No." for n in range(6))}, "one-two: it has 6 opti"),
        ({"name": "seven-positives"}, "seven-positives: two questions have this id"),
        ({"name": "q17"}, "q17: an id is two or more words"),
        (
            {"about": ABOUT.replace("concept", "concept · 01_detection")},
            "01_detection asks 4 quick",
        ),
    ],
)
def test_malformed_question_is_named_with_the_reason(changes, said):
    with pytest.raises(bank.BankError) as caught:
        bank.check(*small(**changes), ROOT)
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("- [x] 0.5\n  > Yes.\n- [ ] anything else\n  > No.", "a number without range: '0.5'"),
        (
            "- [x] 3 to 2\n  > Yes.\n- [ ] anything else\n  > No.",
            "a number without range: '3 to 2'",
        ),
        ("- [x] 2 to 3\n  > Yes.\n- [ ] 4 to 5\n  > No.", "the last option has to be"),
    ],
)
def test_malformed_number_is_named_with_the_reason(options, said):
    about = ABOUT.replace("choose one", "choose a number")
    with pytest.raises(bank.BankError, match=f"^one-two: {said}"):
        bank.check(*small(about=about, options=options), ROOT)


def test_a_choice_of_all_needs_a_right_option():
    about = ABOUT.replace("choose one", "choose all")
    with pytest.raises(bank.BankError, match=r"^one-two: no option is right"):
        bank.check(*small(about=about, options=OPTIONS.replace("[x]", "[ ]")), ROOT)


def test_unknown_word_below_the_id_is_named():
    with pytest.raises(bank.BankError, match=r"^one-two: got 'hard' in the line"):
        small(about=ABOUT + " · hard")


def test_links_into_lessons_to_come_wait_for_them():
    about = ABOUT.replace("01_detection#Count first", "99_later#Anything")
    questions, _ = small(about=about)
    bank.check(questions, CLASS_TEST, ROOT)


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        (["no-such-question"], "no-such-question: the class test names it"),
        (CLASS_TEST[:9], "the class test needs one question of each group"),
        (["accuracy-of-the-positives", *CLASS_TEST[1:]], None),
        (["three-test-sets", *CLASS_TEST[1:]], "the class test has the mix"),
    ],
)
def test_class_test_is_a_draw_like_every_other(ids, said):
    if said is None:
        bank.check(QUESTIONS, ids, ROOT)
    else:
        with pytest.raises(bank.BankError, match=f"^{said}"):
            bank.check(QUESTIONS, ids, ROOT)


def test_every_group_needs_every_kind():
    kept = [q for q in QUESTIONS if (q.group, q.kind) != ("cost", "bug")]
    with pytest.raises(bank.BankError, match=r"^the group cost has no question of the kind bug"):
        bank.check(kept, CLASS_TEST, ROOT)


def test_malformed_bank_stops_the_build(tmp_path, monkeypatch):
    path = tmp_path / bank.SOURCE
    path.parent.mkdir(parents=True)
    path.write_text(SMALL.format(group="weather", name="one-two", about=ABOUT, options=OPTIONS))
    monkeypatch.setattr(notebooks, "ROOT", tmp_path)
    monkeypatch.setattr("sys.argv", ["lessons.build"])
    with pytest.raises(SystemExit, match=r"questions\.md: one-two: unknown group 'weather'"):
        main()


def test_build_writes_both_files(tmp_path):
    (tmp_path / sealed.TARGET).parent.mkdir(parents=True)
    path = tmp_path / bank.SOURCE
    path.parent.mkdir(parents=True)
    path.write_bytes((ROOT / bank.SOURCE).read_bytes())
    write_questions(tmp_path)
    assert (tmp_path / sealed.TARGET).read_text("utf-8") == sealed.lines(QUESTIONS)
    assert (path.parent / "quiz_exercises.py").exists()


def test_html_in_the_bank_is_shown_and_not_obeyed():
    html = sealed.to_html("A <script>alert(1)</script> and `<b>`")
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_figure_has_a_description_and_lines_that_differ_without_colour():
    (question,) = [q for q in QUESTIONS if q.id == "a-model-that-cries-wolf"]
    block = charts.FIGURE.search(question.text)[1]
    assert len(charts.description(block)) > 40
    drawing = charts.svg(block)
    dashes = re.findall(r'stroke-dasharray="([^"]*)"', drawing)
    assert len(dashes) == 4, "two lines, each with its sample in the legend"
    assert len(set(dashes)) == 2
    assert "this model" in drawing
    assert "predicted probability" in drawing


def test_stored_outputs_hold_the_text_and_no_widget():
    """A widget lives in a kernel; without one, and on paper, its text has to do."""
    shown = []
    for path in (ROOT / "solutions").rglob("*.ipynb"):
        for cell in nbformat.read(path, as_version=4).cells:
            for output in cell.get("outputs", []):
                assert notebooks.WIDGET not in output.get("data", {}), path.name
            if cell.source.rstrip().endswith(("quick_test()", '")')) and "quick_" in cell.source:
                (output,) = cell.outputs
                assert "quick" in output.data["text/plain"]
                assert "<ol>" in output.data["text/html"]
                shown.append(path.parent.name)
    assert {"00_start_here", "01_detection", "02_metrics", "15_quiz"} <= set(shown)
