"""What several folders of tests share: a PostgreSQL server of their own, for those that ask."""

import os
import random
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import pytest


def programs():
    """Return the folder of PostgreSQL's programs, which Debian keeps off the path."""
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3])
    )
    on_path = shutil.which("initdb")
    found = Path(on_path).resolve() if on_path else next(reversed(installed), None)
    if found is None:
        pytest.skip("no PostgreSQL: on Debian, apt-get install postgresql")
    return found.parent


def free_port():
    """Return a port nobody listens on, below those that the system gives out to programs.

    A kernel that starts in the meantime cannot take it.
    """
    while True:
        port = random.randint(15_000, 32_000)
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)):
                return port


def wait_until_it_answers(process, url, log):
    """Return when the server lets somebody in; say what it wrote if it never does."""
    import psycopg

    deadline = time.monotonic() + 60
    while True:
        try:
            psycopg.connect(url).close()
            return
        except psycopg.OperationalError as error:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{error}\n{log.read_text()}") from None
            time.sleep(0.05)


@contextmanager
def postgres_server():
    """Run a server on the loopback address; yield the URL of its databases' parent.

    It is set up as awkwardly as a department's may be: a password, a time zone far from UTC.
    """
    folder, port, password = programs(), free_port(), secrets.token_hex(16)
    # PostgreSQL refuses to run as root, and pytest's temporary folders are closed to others.
    as_root = os.geteuid() == 0
    owner = {"user": "postgres", "group": "postgres", "extra_groups": []} if as_root else {}
    with (
        tempfile.TemporaryDirectory(prefix="postgres-") as top,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("PGPASSWORD", password)  # no URL holds it, as README.md advises
        log, key = Path(top) / "log", Path(top) / "password"
        key.write_text(password)
        for path in (top, key) if as_root else ():
            shutil.chown(path, "postgres", "postgres")
        initdb = f"{folder}/initdb --pgdata=data --username=teacher --pwfile=password"
        made = subprocess.run(
            f"{initdb} --auth=scram-sha-256 --encoding=UTF8 --locale=C --no-sync".split(),
            cwd=top,
            capture_output=True,
            text=True,
            check=False,
            **owner,
        )
        assert made.returncode == 0, made.stdout + made.stderr
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": port,
            "unix_socket_directories": top,
            "timezone": "Asia/Kathmandu",
            "fsync": "off",
        }
        # Where setpriv exists, the server stops even if the tests are killed.
        leash = ["setpriv", "--pdeathsig=INT"] if shutil.which("setpriv") else []
        with log.open("wb") as file:
            process = subprocess.Popen(
                [*leash, folder / "postgres", "-D", "data"]
                + [f"--{name}={value}" for name, value in settings.items()],
                cwd=top,
                stdout=file,
                stderr=file,
                **owner,
            )
        try:
            address = f"teacher@127.0.0.1:{port}"
            wait_until_it_answers(process, f"postgresql://{address}/postgres", log)
            yield f"postgresql+psycopg://{address}"
        finally:
            process.send_signal(signal.SIGINT)  # PostgreSQL's fast way to stop
            process.wait(60)


@pytest.fixture(scope="session")
def new_postgres_url():
    """Return a function that makes an empty database on one server and returns its URL."""
    psycopg = pytest.importorskip("psycopg", reason="no psycopg: pip install -e '.[postgres]'")
    with postgres_server() as url:

        def new():
            name = f"course_{secrets.token_hex(4)}"
            parent = url.replace("+psycopg", "") + "/postgres"
            with psycopg.connect(parent, autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name}")
            return f"{url}/{name}"

        yield new


@pytest.fixture
def postgres_url(new_postgres_url):
    """Return the URL of an empty PostgreSQL database, for one test."""
    return new_postgres_url()
