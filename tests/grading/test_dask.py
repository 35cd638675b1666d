"""Several machines: workers of dask, which share no disk with the grader, give the same grades."""

import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager

import corpus
import psutil
import pytest
from grading.classes import new_class

distributed = pytest.importorskip("distributed", reason="no dask: pip install -e '.[dask]'")

pytestmark = [
    pytest.mark.skipif(shutil.which("bwrap") is None, reason="there is no bubblewrap"),
    pytest.mark.xdist_group("dask"),
]


@pytest.fixture(scope="module")
def scheduler():
    """Return the address of a scheduler with two workers, on this machine, over TCP."""
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        protocol="tcp",
        host="127.0.0.1",
        dashboard_address=":0",
    ) as cluster:
        yield cluster.scheduler_address


@pytest.fixture(scope="module")
def ungraded(tmp_path_factory):
    """Return a class of six."""
    return new_class(tmp_path_factory.mktemp("dask") / "course", range(4, 10))


@pytest.fixture(scope="module")
def here(ungraded, tmp_path_factory):
    """Return the class as this machine grades it."""
    course = ungraded.copy(tmp_path_factory.mktemp("here") / "course")
    course.grade()
    return course


@pytest.fixture
def course(ungraded, tmp_path):
    """Return the class, not graded yet."""
    return ungraded.copy(tmp_path / "course")


def dask(address):
    return ["--backend", "dask", "--scheduler", address]


def assert_same(course, here):
    assert course.report() == here.report()
    assert course.rows() == here.rows()
    assert course.autograded() == here.autograded()


@contextmanager
def one_worker(scheduler, folder, *, before=(), path=()):
    """Run a worker of its own in this folder; `path` comes first on Python's."""
    paths = [*path, *os.environ.get("PYTHONPATH", "").split(os.pathsep), str(corpus.ROOT)]
    options = ["--no-nanny", "--nthreads=1", "--no-dashboard", "--name=other"]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", scheduler, *options]
    with (folder / "worker.log").open("wb") as log:
        process = subprocess.Popen(
            [*before, *worker, f"--local-directory={folder}"],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        with distributed.Client(scheduler) as client:
            deadline = time.monotonic() + 60
            while not (found := addresses(client, "other")) and process.poll() is None:
                assert time.monotonic() < deadline
                time.sleep(0.1)
        assert found, (folder / "worker.log").read_text()
        yield found[0]
    finally:
        process.terminate()
        process.wait(30)


def addresses(client, name):
    """Return the addresses of the workers with this name."""
    workers = client.scheduler_info(n_workers=-1)["workers"]
    return [address for address, worker in workers.items() if worker["name"] == name]


def test_two_workers_grade_like_this_machine(course, here, scheduler):
    course.grade(*dask(scheduler))
    assert_same(course, here)


def test_a_worker_that_is_killed_is_replaced(course, here, scheduler):
    with distributed.Client(scheduler) as client:
        victim = psutil.Process(next(iter(client.run(os.getpid).values())))
    with course.start("autograder", "grade", "01_detection", "--force", *dask(scheduler)) as run:
        while run.poll() is None and not busy(victim):
            time.sleep(0.01)
        assert run.poll() is None, (course.folder / "log").read_text()
        victim.kill()
        assert run.wait(120) == 0, (course.folder / "log").read_text()
    assert_same(course, here)


def busy(worker):
    """Whether a submission runs below a worker: a fork of its server."""
    try:
        children = worker.children(recursive=True)
        return sum("fork_server.py" in " ".join(child.cmdline()) for child in children) > 3
    except psutil.Error:
        return False


def test_a_worker_that_differs_is_named_and_nothing_is_written(course, scheduler, tmp_path):
    shutil.copytree(corpus.ROOT / "imbalance_helpers", tmp_path / "path" / "imbalance_helpers")
    with (tmp_path / "path" / "imbalance_helpers" / "checks" / "guard.py").open("a") as file:
        file.write("\nprevalence = None\n")
    rows = course.rows()
    with one_worker(scheduler, tmp_path, path=[str(tmp_path / "path")]) as address:
        words = course.grade(*dask(scheduler), status=1)
    assert f"The worker {address} has imbalance_helpers " in words
    assert "Traceback" not in words
    assert course.rows() == rows
    assert not (course.folder / "autograder" / "autograded").exists()
    assert not (course.folder / "autograder" / "reports").exists()


def test_workers_need_not_see_the_course(course, here, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    hidden = ["bwrap", "--dev-bind", "/", "/", "--tmpfs", str(course.folder), "--"]
    with distributed.LocalCluster(
        n_workers=0, protocol="tcp", host="127.0.0.1", dashboard_address=":0"
    ) as cluster:
        scheduler = cluster.scheduler_address
        words = course.grade(*dask(scheduler), status=1)
        assert f"The scheduler {scheduler} has no workers." in words
        with one_worker(scheduler, elsewhere, before=hidden) as address:
            with distributed.Client(scheduler) as client:
                assert client.run(os.listdir, str(course.folder)) == {address: []}
            course.grade(*dask(scheduler))
    assert_same(course, here)
