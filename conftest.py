"""What holds for the whole suite."""

import os

import pytest

from autograder.running.sandbox import PINNED

os.environ |= PINNED  # for the kernels in which nbval runs the notebooks

collect_ignore_glob = [
    "tests/answers/*",  # the corpus: code that is wrong on purpose
    "tests/*conftest.py",  # no doctests, and only one of several with this name can be imported
    "autograder/running/inside/*",  # runs beside submissions, where one file replaces a package
]


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(config, items):
    """Keep the cells of a notebook, which share a kernel, on one worker; leave slow tests out."""
    if not os.environ.get("ALL"):
        config.hook.pytest_deselected(items=[i for i in items if i.get_closest_marker("slow")])
        items[:] = [item for item in items if not item.get_closest_marker("slow")]
    for item in items:
        if item.path.suffix == ".ipynb":
            item.add_marker(pytest.mark.xdist_group(str(item.path)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Let nothing skip where CI is set: there a missing part is a failure."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, although CI allows no skip: {report.longrepr}"
    return report
