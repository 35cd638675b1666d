"""Build the course: python -m lessons.build [LESSON ...], all lessons or the ones named."""

import argparse
import sys
from concurrent.futures import ThreadPoolExecutor

from autograder.learner import release
from lessons.build import ROOT, bank, notebooks, sealed
from lessons.build.class_test import notebook_text


def write_questions(root):
    """Write what is made from the bank: the file of the package, and the class test."""
    questions, class_test = bank.load(root)
    by_id = {question.id: question for question in questions}
    texts = {
        sealed.TARGET: sealed.lines(questions),
        bank.SOURCE.with_name("quiz_exercises.py"): notebook_text([by_id[k] for k in class_test]),
    }
    for path, text in texts.items():
        (root / path).write_text(text, encoding="utf-8", newline="\n")


def main():
    """Build the lessons named on the command line, two at a time."""
    parser = argparse.ArgumentParser(
        prog="python -m lessons.build", description=notebooks.__doc__.splitlines()[0]
    )
    parser.add_argument("lessons", nargs="*", metavar="LESSON", help="default: all of them")
    names = parser.parse_args().lessons or notebooks.lesson_names()
    if (notebooks.ROOT / bank.SOURCE).exists():
        try:
            write_questions(notebooks.ROOT)  # the lessons ask questions from them
        except bank.BankError as error:
            sys.exit(f"{bank.SOURCE}: {error}")
    with ThreadPoolExecutor(max_workers=2) as pool:
        builds = [pool.submit(notebooks.build, name) for name in names]
    content = release.pack(notebooks.ROOT / "notebooks")  # what learners can always go back to
    target = notebooks.ROOT / release.FILE.relative_to(ROOT)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(content, encoding="utf-8", newline="\n")
    outcomes = zip(names, (done.exception() for done in builds), strict=True)
    sys.exit("\n".join(f"{name}: {error}" for name, error in outcomes if error) or None)


if __name__ == "__main__":
    main()
