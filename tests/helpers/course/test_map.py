"""The course map: what stands where, what is ticked, and that it shows this course."""

from pathlib import Path

import pytest
from matplotlib.colors import to_hex

import imbalance_helpers
from imbalance_helpers import LESSONS, CourseMapDisplay


def offsets(display, label):
    found = [c for c in display.ax_.collections if c.get_label() == label]
    return {tuple(offset) for offset in found[0].get_offsets()}


def test_markers_stand_where_a_lesson_deals_with_a_step():
    display = CourseMapDisplay.from_progress(["02_metrics"])
    steps = ["estimate", "judge", "decide", "watch"]
    cells = {
        lesson.id: {(steps.index(s), row) for s in lesson.steps}
        for row, lesson in enumerate(LESSONS)
    }
    assert offsets(display, "done") == cells.pop("02_metrics")
    assert offsets(display, "still open") == set.union(*cells.values())


def test_done_and_open_differ_without_colour():
    display = CourseMapDisplay.from_progress(["01_detection"])
    open_, done, ticks = display.ax_.collections
    assert to_hex(open_.get_facecolor()[0]) == "#ffffff"
    assert to_hex(done.get_facecolor()[0]) != "#ffffff"
    assert len(ticks.get_offsets()) == len(done.get_offsets())


@pytest.mark.parametrize("done", [(), "01_detection", ["01_detection"], {"01_detection"}])
def test_progress_takes_one_id_or_many(done):
    assert CourseMapDisplay.from_progress(done).done == (("01_detection",) if done else ())


def test_everything_done():
    display = CourseMapDisplay.from_progress(lesson.id for lesson in LESSONS)
    assert offsets(display, "still open") == set()


@pytest.mark.parametrize("done", ["99_magic", ["01_detection", "99_magic"]])
def test_unknown_lessons_are_named_with_the_known_ones(done):
    words = "Got the lesson '99_magic', but expected some of: 00_start_here, 01_detection"
    with pytest.raises(ValueError, match=words):
        CourseMapDisplay.from_progress(done)


def test_lessons_are_the_numbered_folders():
    lessons = Path(imbalance_helpers.__file__).parents[1] / "lessons"
    folders = sorted(p.name for p in lessons.glob("[0-9][0-9]_*") if p.is_dir())
    assert [lesson.id for lesson in LESSONS] == folders


def test_lessons_have_a_title_minutes_and_known_steps():
    for lesson in LESSONS:
        assert lesson.title
        assert 5 <= lesson.minutes <= 60
        assert lesson.steps
        assert set(lesson.steps) <= {"estimate", "judge", "decide", "watch"}
