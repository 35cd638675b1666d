"""Inside the sandbox: run the cells that the grader sends, and send back what they say.

On its socket a fork reads one cell a line and writes messages like those of a kernel, one JSON
object a line.
"""

import asyncio
import builtins
import getpass
import io
import json
import os
import signal
import sys
import threading
from pathlib import Path

from ipykernel.jsonutil import json_clean
from ipykernel.zmqshell import ZMQInteractiveShell
from jupyter_client.session import Session
from traitlets.config import Config

NO_KEYBOARD = "There is no keyboard while a notebook is graded: remove the call of input()."
SCRATCH = "/scratch"  # the one folder to write to


class Wire(Session):
    """Takes the place of a kernel's session: what the shell publishes goes to the grader."""

    def open(self, connection, budget):
        """Write to this socket; a cell may publish `budget` bytes."""
        self.connection, self.budget, self.lock = connection, budget, threading.Lock()
        self.begin()

    def begin(self):
        """Start a new cell."""
        self.left = self.budget

    def msg(self, msg_type, content=None, **_):
        """Return a message as the shell's hooks know it."""
        return {"msg_type": msg_type, "content": content or {}}

    def send(self, stream, message, content=None, *_, **__):
        """Publish a message, or say that a cell has published too much."""
        if isinstance(message, str):
            message = self.msg(message, content)
        kind, content = message["msg_type"], message["content"]
        if kind in ("error", "reply"):  # never dropped, but an error may quote a whole data set
            content = {name: _short(value) for name, value in content.items()}
        line = json.dumps([kind, content], default=str).encode() + b"\n"
        with self.lock:
            if kind not in ("error", "reply"):
                if self.left < 0:
                    return
                self.left -= len(line)
                if self.left < 0:
                    line = b'["overflow", {}]\n'
            self.connection.sendall(line)


def _short(value, length=20_000):
    """Cut long text, in a list, too."""
    if isinstance(value, list):
        return [_short(part) for part in value[-50:]]
    return value if len(value) <= length else value[:length] + " [...]"


class Stream(io.TextIOBase):
    """Standard output or error of the cells."""

    encoding = "utf-8"

    def __init__(self, wire, name):
        self.wire, self.name, self.text = wire, name, ""

    def writable(self):
        """Say that text is welcome."""
        return True

    def write(self, text):
        """Collect text; an endless line is passed on in pieces."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        if self.wire.left >= 0:
            self.text += text[: self.wire.left + 1]
            if len(self.text) > 8192:
                self.flush()
        return len(text)

    def flush(self):
        """Publish what was collected."""
        text, self.text = self.text, ""
        if text:
            self.wire.send(None, "stream", {"name": self.name, "text": text})


def new_shell():
    """Return the shell that runs the cells, without a kernel around it."""
    builtins.input = getpass.getpass = no_keyboard
    # Saving a history takes a thread, which does not survive a fork and may hold a lock then.
    shell = ZMQInteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    shell.enable_gui = lambda gui=None: None  # %matplotlib asks for one, and there is no kernel
    shell.displayhook.session = shell.display_pub.session = Wire()
    shell.displayhook.pub_socket = shell.display_pub.pub_socket = None
    return shell


def run_cells(shell, connection, limits):
    """Run cells as a kernel does, until the grader closes the socket."""
    Path(SCRATCH, "work").mkdir()
    os.chdir(Path(SCRATCH, "work"))
    wire = shell.displayhook.session
    wire.open(connection, int(limits["output"]))
    streams = {name: Stream(wire, name) for name in ("stdout", "stderr")}
    sys.stdout, sys.stderr = streams.values()
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    for line in connection.makefile("r", encoding="utf-8"):
        wire.begin()
        for name, stream in streams.items():
            if getattr(getattr(sys, name), "closed", True):  # a cell closed or removed it
                setattr(sys, name, stream)
        source, counted, token = json.loads(line)
        reply = loop.run_until_complete(execute(shell, source, counted))
        for stream in streams.values():
            stream.flush()
        wire.send(None, "reply", reply | {"token": token})


async def execute(shell, source, counted):
    """Run one cell; return what a kernel would reply."""
    try:
        transformed, failure = shell.transform_cell(source), None
    except Exception:
        transformed, failure = source, sys.exc_info()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        shell._last_traceback = None
        result = await shell.run_cell_async(
            source,
            store_history=counted,
            transformed_cell=transformed,
            preprocessing_exc_tuple=failure,
        )
        shell.events.trigger("post_execute")
        shell.events.trigger("post_run_cell", result)
    except KeyboardInterrupt:
        return {"status": "error", "ename": "KeyboardInterrupt", "evalue": "", "traceback": []}
    except Exception as error:  # the submission broke the shell itself
        name, words = type(error).__name__, str(error)
        return {"status": "error", "ename": name, "evalue": words, "traceback": []}
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    if result.success:
        return {"status": "ok"}
    error = result.error_before_exec or result.error_in_exec
    return json_clean(
        {
            "status": "error",
            "ename": type(error).__name__,
            "evalue": str(error),
            "traceback": shell._last_traceback or [],
        }
    )


class NoKeyboard(EOFError):
    """A cell asked for input."""

    def _render_traceback_(self):
        return [str(self)]


def no_keyboard(*_, **__):
    """Take the place of input()."""
    raise NoKeyboard(NO_KEYBOARD)
