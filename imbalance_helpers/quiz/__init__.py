"""Questions on the lessons: three at the end of each, and the quick test.

Both are widgets. Where no kernel runs, on paper and in tests, the same display shows the
questions and their options as text.
"""

from imbalance_helpers.quiz.ask import quick_questions, quick_test

__all__ = ["quick_questions", "quick_test"]
