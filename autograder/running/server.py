"""The server in the sandbox that has imported the libraries; it runs `inside/fork_server.py`.

Light: grading starts two of them before anything else, and imports its own libraries meanwhile.
"""

import contextlib
import json
import socket
import subprocess
import sys
import tempfile
from dataclasses import asdict
from typing import ClassVar

from autograder.running.sandbox import INSIDE, Limits, SandboxError, command, resident

# Started once for many submissions; what an answer imports beyond this is imported by it.
LIBRARIES = (
    "imbalance_helpers.checks",
    "imbalance_helpers.comparison",
    "imbalance_helpers.datasets",
    "imbalance_helpers.displays.class_counts",
    "imbalance_helpers.displays.explorer",
    "imbalance_helpers.displays.resampling",
    "imbalance_helpers.displays.score_distribution",
    "imbalance_helpers.displays.strategy",
    "imbalance_helpers.displays.threshold",
    "imbalance_helpers.intervals",
    "imbalance_helpers.metrics",
    "imbalance_helpers.spies",
    "imbalance_helpers.thresholds",
    "imblearn.pipeline",
    "imblearn.over_sampling",
    "imblearn.under_sampling",
    "matplotlib.pyplot",
    "matplotlib_inline.backend_inline",
    "pandas",
    "scipy.stats",
    "seal",
    "sklearn.calibration",
    "sklearn.dummy",
    "sklearn.ensemble",
    "sklearn.linear_model",
    "sklearn.metrics",
    "sklearn.model_selection",
    "sklearn.neighbors",
    "sklearn.pipeline",
    "sklearn.preprocessing",
    "sklearn.tree",
)


class ForkServer:
    """A process in the sandbox that forks for each submission.

    It takes a while until the libraries are imported. Only the first `fork` waits for that, so
    a server can be started before there is something to run.
    """

    idle: ClassVar = []  # servers that wait for a submission

    def __init__(self):
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        program = [sys.executable, "-P", str(INSIDE / "fork_server.py"), str(theirs.fileno())]
        self.base, self.log = 0, tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`
        with theirs:
            self.process = subprocess.Popen(
                command([*program, *LIBRARIES], Limits(), capped=False),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self.log,
                env={},  # what bubblewrap is started with can be read inside, in /proc/1
                pass_fds=[theirs.fileno()],
            )
        self.control.settimeout(120)

    @classmethod
    def borrow(cls):
        """Return a server that is idle, or a new one; who is done puts it back into `idle`."""
        with contextlib.suppress(IndexError):
            while True:
                server = cls.idle.pop()
                if server.process.poll() is None:
                    return server
                server.close()
        return cls()

    def _answer(self):
        try:
            return self.control.recv(4096)
        except OSError:
            return b""

    def _wait(self):
        """Wait until the libraries are imported."""
        if self._answer() != b"ready":
            self.log.seek(0)
            lines = self.log.read().decode(errors="replace").strip().splitlines() or ["no message"]
            self.close()
            raise SandboxError(f"the fork server ended: {lines[-1]}")
        self.base = resident(self.process.pid)

    def fork(self, limits):
        """Start a submission with these limits; return the socket to speak with it."""
        if not self.base:
            self._wait()
        ours, theirs = socket.socketpair()
        with theirs:
            order = json.dumps(asdict(limits)).encode()
            socket.send_fds(self.control, [order], [theirs.fileno()])
        return ours

    def interrupt(self):
        """Interrupt the cell that runs."""
        self.control.send(b"interrupt")

    def end(self):
        """End the submission; return its exit code and the memory it used, in bytes."""
        self.control.send(b"kill")
        return json.loads(self._answer())

    def close(self):
        """End the server, and with it all that runs in its sandbox."""
        self.control.close()
        self.log.close()
        self.process.kill()
        self.process.wait()
