"""The build: lessons (text) -> solutions (executed) -> notebooks (released).

`bank` reads and checks the questions, `charts` draws their figures; from them `sealed`
and `class_test` make what learners receive. `notebooks` builds a lesson.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
