"""Quick questions and the quick test, driven as widgets: choose, press, read."""

import re

import pytest
from ipywidgets import HTML, Button, Checkbox, Output, RadioButtons, Text

from imbalance_helpers import quiz
from imbalance_helpers.course.store import Store
from imbalance_helpers.quiz import questions
from imbalance_helpers.quiz.attempts import QuickTest
from imbalance_helpers.quiz.question_view import QuestionView, number

BANK = questions.bank()


def widgets(root, kind):
    """Return the widgets of a kind below `root`, in order."""
    own = [root] if isinstance(root, kind) else []
    return own + [w for child in getattr(root, "children", ()) for w in widgets(child, kind)]


def words(root):
    """Return what stands on the page, without the tags."""
    parts = [w.value for w in widgets(root, HTML)]
    parts += [o["data"]["text/html"] for w in widgets(root, Output) for o in w.outputs]
    return re.sub(r"<style>.*?</style>|<[^>]*>", "", " ".join(parts), flags=re.DOTALL)


def key(question):
    return questions.unseal(question.id, question.sealed)


def right_answer(question):
    if question.choose == "number":
        low, high = next(r["range"] for r in key(question)["ranges"] if r["right"])
        return (low + high) / 2
    return [k for k, said in key(question)["options"].items() if said["right"]]


def wrong_answer(question):
    if question.choose == "number":
        return 123456.0
    return [k for k, said in key(question)["options"].items() if not said["right"]][:1]


def put(view_or_root, question, answer):
    """Choose as a learner does."""
    if question.choose == "number":
        (field,) = widgets(view_or_root, Text)
        field.value = f"{answer:.12g}"
        return
    kind = RadioButtons if question.choose == "one" else Checkbox
    texts = {option.text for option in question.options if option.id in answer}
    for control in widgets(view_or_root, kind):
        if question.choose == "one" and control.options[0] in texts:
            control.index = 0
        elif question.choose == "all":
            control.value = control.description in texts


@pytest.fixture
def test(tmp_path):
    """Start a quick test with a store of its own and seeds 1, 2 and so on."""
    return new_test(tmp_path)


def new_test(folder, first_seed=1):
    seeds = iter(range(first_seed, 100))
    return QuickTest(BANK, Store(folder), lambda: next(seeds))


def answer(test, *, right):
    """Answer the question in front and read on."""
    question = test.view.question
    put(test.box, question, right_answer(question) if right else wrong_answer(question))
    test.button.click()
    said = words(test.box)
    test.button.click()
    return said


@pytest.mark.parametrize("question", BANK.values(), ids=BANK.keys())
def test_right_and_wrong_answers_get_their_verdict(question):
    assert question.judge(right_answer(question)).right
    assert not question.judge(wrong_answer(question)).right
    if question.choose == "all":
        every = [option.id for option in question.options]
        assert not question.judge(every).right
        assert len(question.judge(every).remarks) == len(every)


@pytest.mark.parametrize("question", BANK.values(), ids=BANK.keys())
def test_every_option_has_its_words(question):
    if question.choose == "number":
        said = [r["feedback"] for r in key(question)["ranges"]]
    else:
        said = [question.judge([o.id]).remarks[0].feedback for o in question.options]
    assert min(map(len, said)) > 15
    if question.choose == "one":
        assert len(set(said)) == len(said)


@pytest.mark.parametrize("lesson", sorted({name for q in BANK.values() for name in q.lessons}))
def test_quick_questions_of_a_lesson(lesson):
    display = quiz.quick_questions(lesson)
    asked = [q for q in BANK.values() if lesson in q.lessons]
    boxes = display.widget.children[1:]
    assert len(boxes) == len(asked) == 3
    for box, question in zip(boxes, asked, strict=True):
        (button,) = widgets(box, Button)
        button.click()
        assert "first." in words(box)
        put(box, question, wrong_answer(question))
        button.click()
        assert "Not quite:" in words(box)
        assert f"Read on: {question.see[1]} in {question.see[0]}" in words(box)
        put(box, question, right_answer(question))
        button.click()
        assert "Right:" in words(box)
        assert "Not quite:" not in words(box)


def test_unknown_lesson_names_the_known_ones():
    with pytest.raises(ValueError, match="Got the lesson '99_magic', but expected one of: 00_st"):
        quiz.quick_questions("99_magic")


def test_only_one_radio_button_stays_chosen():
    question = BANK["accuracy-of-the-positives"]
    view = QuestionView(question, [option.id for option in question.options])
    first, second, *_ = widgets(view.box, RadioButtons)
    assert view.answer is None
    first.index = 0
    second.index = 0
    assert first.index is None
    assert view.answer == [question.options[1].id]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("0.25", 0.25), ("0,25", 0.25), (" 25 % ", 0.25), ("1/4", 0.25), ("−3", -3), ("1e-3", 0.001)],
)
def test_numbers_as_people_write_them(text, expected):
    assert number(text) == expected


@pytest.mark.parametrize("text", ["", "a lot", "1/0", "nan", "inf", "1/2/3", "%", "--1"])
def test_what_is_no_number(text):
    assert number(text) is None


def test_start_writes_nothing_before_the_first_press(test, tmp_path):
    assert "7 right answers pass" in words(test.box)
    assert not (tmp_path / "progress.json").exists()


def test_a_test_failed_and_retaken_to_a_pass(test, tmp_path):
    test.button.click()
    for n in range(10):
        assert f"Question {n + 1} of 10" in words(test.box)
        said = answer(test, right=n < 6)
        assert ("Right:" if n < 6 else "Not quite:") in said
    assert "6 of 10 right: not passed yet; it takes 7." in words(test.box)
    assert "Worth reading again:" in words(test.box)
    first = {k for k, _ in test.attempts[0]["draw"]}
    test.button.click()
    assert "Question 1 of 10" in words(test.box)
    for n in range(10):
        answer(test, right=n < 7)
    assert "7 of 10 right: passed." in words(test.box)
    assert "Your 2 attempts: 6, 7." in words(test.box)
    second = {k for k, _ in test.attempts[1]["draw"]}
    assert len(first & second) <= 5
    saved = Store(tmp_path).read("quick_test")["attempts"]
    assert [sum(attempt["right"]) for attempt in saved] == [6, 7]


@pytest.mark.parametrize("answered", range(10))
def test_restart_goes_on_at_the_same_question_with_the_same_options(test, tmp_path, answered):
    test.button.click()
    for _ in range(answered):
        answer(test, right=True)
    again = new_test(tmp_path, first_seed=50)
    assert f"Question {answered + 1} of 10" in words(again.box)
    assert again.view.question.id == test.view.question.id
    assert [o.id for o in again.view.options] == [o.id for o in test.view.options]
    for _ in range(answered, 10):
        answer(again, right=True)
    assert "10 of 10 right: passed." in words(again.box)


def test_answer_is_saved_before_its_verdict_is_read(test, tmp_path):
    test.button.click()
    question = test.view.question
    put(test.box, question, right_answer(question))
    test.button.click()
    (attempt,) = Store(tmp_path).read("quick_test")["attempts"]
    assert attempt["right"] == [True]
    again = new_test(tmp_path)
    assert "Question 2 of 10" in words(again.box)


def test_an_answer_once_given_stays(test):
    test.button.click()
    question = test.view.question
    put(test.box, question, wrong_answer(question))
    test.button.click()
    controls = widgets(test.page, (RadioButtons, Checkbox, Text))
    assert controls
    assert all(w.disabled for w in controls)
    assert test.button.description == "Next question"


def test_nothing_chosen_asks_again_and_saves_nothing(test):
    test.button.click()
    test.button.click()
    assert "first." in words(test.box)
    assert test.attempts[0]["answers"] == []


def test_finished_attempt_is_shown_after_a_restart(test, tmp_path):
    test.button.click()
    for _ in range(10):
        answer(test, right=False)
    again = new_test(tmp_path)
    assert "0 of 10 right" in words(again.box)
    assert again.button.description == "Take it again, with new questions"


def test_damaged_file_is_said_and_not_fatal(tmp_path):
    (tmp_path / "progress.json").write_text("{")
    test = new_test(tmp_path)
    assert "was damaged" in words(test.box)
    test.button.click()
    assert "Question 1 of 10" in words(test.box)


@pytest.mark.parametrize("part", ["text", [1], {"attempts": 3}, {"attempts": [{"draw": 1}]}, 5])
def test_content_of_another_make_is_not_fatal(tmp_path, part):
    Store(tmp_path).write("quick_test", part)
    test = new_test(tmp_path)
    assert "Please note:" in words(test.box)
    test.button.click()
    assert "Question 1 of 10" in words(test.box)


def test_attempt_with_a_question_that_is_gone_is_void(test, tmp_path):
    test.button.click()
    store = Store(tmp_path)
    saved = store.read("quick_test")
    saved["attempts"][0]["draw"][3][0] = "no-such-question"
    store.write("quick_test", saved)
    again = new_test(tmp_path)
    assert "that attempt is void" in words(again.box)
    assert again.button.description == "Start the quick test"


def test_nothing_of_the_key_is_sent_before_the_answer(test):
    test.button.click()
    state = str([w.get_state() for w in widgets(test.box, (HTML, RadioButtons, Checkbox, Text))])
    question = test.view.question
    said = key(question)
    replies = said.get("ranges") or said["options"].values()
    assert not [r for r in replies if r["feedback"] in state]


@pytest.mark.parametrize("display", [lambda: quiz.quick_questions("02_metrics"), quiz.quick_test])
def test_fallback_lists_questions_and_options_the_same_every_time(display, tmp_path, monkeypatch):
    monkeypatch.setattr("imbalance_helpers.quiz.ask.Store", lambda: Store(tmp_path))
    first, second = display()._repr_mimebundle_(), display()._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in first
    for mime in ("text/plain", "text/html"):
        assert first[mime] == second[mime]
    orders = display()._orders
    replies = [r["feedback"] for q, _ in orders for r in key(q).get("ranges", ())]
    replies += [r["feedback"] for q, _ in orders for r in key(q).get("options", {}).values()]
    for question, _ in orders:
        assert question.text in first["text/plain"]
        assert question.html in first["text/html"]
        for option in question.options:
            assert option.text in first["text/plain"]
            assert option.html in first["text/html"]
    assert not [r for r in replies if r in first["text/html"] or r in first["text/plain"]]
    assert not re.search(r"Right:|Not quite:", first["text/html"] + first["text/plain"])


def test_fallback_does_not_depend_on_what_is_saved(test, tmp_path, monkeypatch):
    monkeypatch.setattr("imbalance_helpers.quiz.ask.Store", lambda: Store(tmp_path))
    before = quiz.quick_test().html
    test.button.click()
    assert quiz.quick_test().html == before
