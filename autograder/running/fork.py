"""A fork of a server in the sandbox: the quick way to run a submission.

It takes a while until the libraries are imported, so a server (`server.py`) imports them once
and forks for one submission at a time.
"""

import contextlib
import json
import secrets
import selectors

from autograder.running.server import ForkServer
from autograder.running.session import FORGED, Died, Lost, Session, ended
from autograder.running.status import Status


class Fork(Session):
    """A fork of a server in the sandbox."""

    def __init__(self, limits):
        super().__init__(limits)
        self.server = ForkServer.borrow()
        self.pid = self.server.process.pid
        try:
            self.socket, self.buffer = self.server.fork(limits), b""
        except OSError as error:
            self.server.close()
            raise Lost(f"the fork server is gone: {error}") from None
        self.base = self.server.base
        self.ready = selectors.DefaultSelector()
        self.ready.register(self.socket, selectors.EVENT_READ)

    def send(self, source, counted):
        """Send a cell."""
        self.token = secrets.token_hex(8)
        with contextlib.suppress(OSError):  # `receive` says what happened
            self.socket.settimeout(self.limits.cell)
            self.socket.sendall(json.dumps([source, counted, self.token]).encode() + b"\n")

    def receive(self, seconds):
        """Return the next message, or None after a while; a submission may write anything."""
        while b"\n" not in self.buffer:
            if not self.ready.select(max(seconds, 0)):
                return None
            with contextlib.suppress(OSError):
                if part := self.socket.recv(1 << 20):
                    self.buffer += part
                    if len(self.buffer) > 20 * self.limits.output + 20_000_000:
                        raise Died(Status.OUTPUT_LIMIT, "it wrote without end")
                    continue
            raise self.ended()
        line, _, self.buffer = self.buffer.partition(b"\n")
        try:
            kind, content = json.loads(line)
            if kind == "reply" and content.pop("token") != self.token:
                raise ValueError("not a reply to this cell")
            return kind, dict(content)
        except Exception:
            raise Died(Status.REVIEW, FORGED) from None

    def ended(self):
        """Say how the program ended by itself."""
        code = self.close()
        return Lost("the fork server was killed") if code is None else ended(code)

    def interrupt(self):
        """Interrupt the cell."""
        with contextlib.suppress(OSError):  # `receive` says what happened
            self.server.interrupt()

    def close(self):
        """End the program and all it started; return its exit code, or None if it was lost."""
        if self.server is None:
            return 0
        server, self.server = self.server, None
        self.ready.close()
        self.socket.close()
        try:
            end = server.end()
        except (OSError, ValueError):  # the server is gone: the next submission starts another
            server.close()
            return None
        ForkServer.idle.append(server)
        self.memory = max(self.memory, end["memory"])
        return end["code"]
