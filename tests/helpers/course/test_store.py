"""What the course remembers survives kills, damage and folders that cannot be written."""

import json
import os
import subprocess
import sys
import time

import pytest

from imbalance_helpers.course.store import Store

WRITER = """
import sys
from imbalance_helpers.course.store import Store

store = Store(sys.argv[1])
for n in range(10**9):
    store.write("quick_test", [n] * 50_000)
"""


def test_parts_are_kept_apart(tmp_path):
    store = Store(tmp_path / "new" / "folder")
    assert store.read("one") is None
    store.write("one", {"a": [1, 2]})
    store.write("two", "b")
    store.write("one", {"a": [3]})
    again = Store(tmp_path / "new" / "folder")
    assert (again.read("one"), again.read("two")) == ({"a": [3]}, "b")
    assert json.loads(store.path.read_text())["version"] == 1
    assert [p.name for p in store.path.parent.iterdir()] == ["progress.json"]
    assert store.notice == again.notice == ""


def test_default_folder_is_the_user_s(monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(
        "imbalance_helpers.course.store.user_data_path",
        lambda *args, **kwargs: asked.append(args) or tmp_path,
    )
    assert Store().path == tmp_path / "progress.json"
    assert asked == [("imbalanced-data-course",)]


@pytest.mark.parametrize(
    "content", [b"", b'{"quick_test": [1, 2', b"[1]", b"\xff\xfe\x00", b"null"]
)
def test_damaged_file_is_set_aside_with_a_message(tmp_path, content):
    (tmp_path / "progress.json").write_bytes(content)
    store = Store(tmp_path)
    assert store.read("quick_test") is None
    assert "was damaged" in store.notice
    assert "progress.damaged-1.json" in store.notice
    assert (tmp_path / "progress.damaged-1.json").read_bytes() == content
    store.write("quick_test", 1)
    assert Store(tmp_path).read("quick_test") == 1


def test_second_damaged_file_leaves_the_first(tmp_path):
    for content in (b"first", b"second"):
        (tmp_path / "progress.json").write_bytes(content)
        Store(tmp_path).read("quick_test")
    assert (tmp_path / "progress.damaged-1.json").read_bytes() == b"first"
    assert (tmp_path / "progress.damaged-2.json").read_bytes() == b"second"


def moment_of_next_write(path, last):
    """Return when the file's time differs from `last`, and the new time."""
    deadline = time.monotonic() + 60
    while not path.exists() or path.stat().st_mtime_ns == last:
        assert time.monotonic() < deadline, "the process wrote nothing"
        time.sleep(0.001)
    return time.monotonic(), path.stat().st_mtime_ns


def test_killed_writer_leaves_a_whole_file(tmp_path):
    """Killed in every part of its third write, a process never leaves half a file."""
    path = tmp_path / "progress.json"
    for part in (0, 0.15, 0.3, 0.5, 0.7, 0.9):
        before = path.stat().st_mtime_ns if path.exists() else None
        process = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)])
        first, before = moment_of_next_write(path, before)
        second, _ = moment_of_next_write(path, before)
        time.sleep(part * (second - first))  # however fast the machine is
        process.kill()
        process.wait()
        store = Store(tmp_path)
        values = store.read("quick_test")
        assert len(values) == 50_000
        assert len(set(values)) == 1
        assert values[0] >= 1, "the second write was lost"
        assert store.notice == ""
    store.write("quick_test", "after")
    assert Store(tmp_path).read("quick_test") == "after"


def test_failed_write_is_said_and_leaves_the_old_file(tmp_path, monkeypatch):
    store = Store(tmp_path)
    store.write("one", 1)

    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    store.write("one", 2)
    assert "could not be saved: No space left on device" in store.notice
    monkeypatch.undo()
    assert Store(tmp_path).read("one") == 1


def test_folder_that_is_a_file_is_not_fatal(tmp_path):
    (tmp_path / "file").write_text("")
    store = Store(tmp_path / "file")
    assert store.read("one") is None
    store.write("one", 1)
    assert "could not be" in store.notice
