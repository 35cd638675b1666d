"""The quick test in JupyterLab: failed, resumed after a restart, passed; by keyboard too."""

import json

import pytest

from imbalance_helpers.quiz import questions

pytestmark = pytest.mark.xdist_group("browser")

QUIZ = "notebooks/15_quiz/quiz.ipynb"
BANK = questions.bank()


def saved(lab):
    """Return the attempts in the file of the learner's progress."""
    (path,) = (lab.root.parent / "home").rglob("progress.json")
    return json.loads(path.read_text(encoding="utf-8"))["quick_test"]["attempts"]


def start(screen):
    """Open the notebook, run it, return the quick test."""
    screen.open(QUIZ)
    return run(screen)


def run(screen):
    """Run all cells; return the quick test and its button."""
    screen.command("notebook:run-all-cells")
    test = screen.page.locator(".course-quiz")
    button = test.locator("button")
    button.wait_for()
    button.scroll_into_view_if_needed()
    return test, button


def asked(lab):
    """Return the question in front."""
    attempt = saved(lab)[-1]
    return BANK[attempt["draw"][len(attempt["answers"])][0]]


def wanted(question, *, right):
    """Return a number to type, or the texts of the options to choose."""
    key = questions.unseal(question.id, question.sealed)
    if question.choose == "number":
        low, high = next(r["range"] for r in key["ranges"] if r["right"])
        return f"{(low + high) / 2 if right else 98765:.6g}"
    chosen = [o.text for o in question.options if key["options"][o.id]["right"] == right]
    return chosen if question.choose == "all" else chosen[:1]


def choose(test, answer):
    """Give an answer with the mouse."""
    if isinstance(answer, str):
        test.locator("input[type=text]").fill(answer)
        test.locator("input[type=text]").press("Tab")
    else:
        for text in answer:
            test.get_by_label(text, exact=True).check()


def press(button, then):
    """Press the button; wait until it says what comes next."""
    button.click()
    button.get_by_text(then).wait_for()


def take(lab, test, button, *, until, right):
    """Answer questions up to this number, the first `right` ones rightly."""
    n = len(saved(lab)[-1]["answers"])
    while n < until:
        test.get_by_text(f"Question {n + 1} of 10").wait_for()
        choose(test, wanted(asked(lab), right=n < right))
        press(button, "See the result" if n == 9 else "Next question")
        verdict = "Right:" if n < right else "Not quite:"
        test.get_by_role("alert").get_by_text(verdict, exact=True).first.wait_for()
        n += 1
        if n < until or until == 10:
            press(button, "Take it again" if n == 10 else "Answer")


def test_failed_resumed_after_a_restart_and_passed(lab, screen):
    test, button = start(screen)
    screen.shoot("quiz_start")
    press(button, "Answer")
    take(lab, test, button, until=5, right=3)
    screen.shoot("quiz_answered")
    press(button, "Answer")
    test.get_by_text("Question 6 of 10").wait_for()
    before = test.locator("label").all_inner_texts()

    screen.page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.restartKernel()")
    screen.wait_until_ready()
    test, button = run(screen)
    test.get_by_text("Question 6 of 10").wait_for()
    assert test.locator("label").all_inner_texts() == before
    screen.shoot("quiz_resumed")
    take(lab, test, button, until=10, right=3)
    test.get_by_text("3 of 10 right: not passed yet; it takes 7.").wait_for()
    button.scroll_into_view_if_needed()
    screen.shoot("quiz_failed")

    press(button, "Answer")
    take(lab, test, button, until=10, right=8)
    test.get_by_text("8 of 10 right: passed.").wait_for()
    test.get_by_text("Your 2 attempts: 3, 8.").wait_for()
    button.scroll_into_view_if_needed()
    screen.shoot("quiz_passed")
    first, second = ({key for key, _ in attempt["draw"]} for attempt in saved(lab))
    assert len(first & second) <= 5


def test_by_keyboard_alone(lab, screen):
    test, button = start(screen)
    keys = screen.page.keyboard
    button.focus()
    for n in range(10):
        keys.press("Space")
        button.get_by_text("Answer").wait_for()
        question = asked(lab)
        answer_by_keys(screen, question, wanted(question, right=n < 7))
        screen.shoot(f"keyboard_{n}")
        keys.press("Space")
        button.get_by_text("See the result" if n == 9 else "Next question").wait_for()
        assert saved(lab)[-1]["right"][-1] == (n < 7)
    keys.press("Space")
    test.get_by_text("7 of 10 right: passed.").wait_for()


def answer_by_keys(screen, question, answer):
    """Go back from the button with Shift + Tab, choose with Space, return with Tab."""
    keys, steps = screen.page.keyboard, 0
    if isinstance(answer, str):
        keys.press("Shift+Tab")
        keys.type(answer)
        keys.press("Tab")
        return
    while answer and steps < len(question.options):
        keys.press("Shift+Tab")
        steps += 1
        named = screen.page.evaluate("() => document.activeElement.labels[0].innerText.trim()")
        if named in answer:
            keys.press("Space")
            answer = [text for text in answer if text != named]
    assert answer == [], "an option that the keyboard does not reach"
    for _ in range(steps):
        keys.press("Tab")


def test_quick_questions_of_a_lesson_and_the_link_to_a_section(screen):
    screen.open("notebooks/01_detection/detection.ipynb")
    screen.command("notebook:run-all-cells")
    quick = screen.page.locator(".course-quiz")
    buttons = quick.get_by_role("button", name="Check")
    buttons.first.wait_for()
    assert buttons.count() == 3
    buttons.first.scroll_into_view_if_needed()
    screen.shoot("quick_questions")
    question = BANK["three-test-sets"]
    (wrong,) = wanted(question, right=False)
    (right,) = wanted(question, right=True)
    choose(quick, [wrong])
    buttons.nth(2).click()
    quick.get_by_text("Not quite:").wait_for()
    choose(quick, [right])
    buttons.nth(2).click()
    quick.get_by_text("Right:").wait_for()
    link = quick.get_by_role("link", name=question.see[1])
    link.scroll_into_view_if_needed()
    screen.shoot("quick_questions_checked")
    link.click()
    heading = screen.page.get_by_role("heading", name=question.see[1])
    screen.page.wait_for_function(
        """name => [...document.querySelectorAll("h2")].some(h => {
            const box = h.getBoundingClientRect();
            return h.innerText.startsWith(name) && box.top >= 0 && box.bottom < innerHeight;
        })""",
        arg=question.see[1],
    )
    assert heading.count() == 1
    screen.shoot("quick_questions_link")
