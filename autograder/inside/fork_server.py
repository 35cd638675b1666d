"""Inside the sandbox: a process that has imported the libraries and forks for each submission.

Starting Python and importing the libraries takes far longer than most submissions run. This
server does it once. Each submission gets a fork with its own user, process, mount, network
and IPC namespaces: it sees no other process, has fresh empty folders, and whatever it starts
ends with it. The server itself never reads anything from a submission.

It speaks with the grader through two sockets. On `control` the grader sends the end of
another socket and the limits, or ``interrupt`` or ``kill``; the server answers with the exit
code and the memory used. On that other socket, one per submission, the fork reads cells and
writes messages like those of a kernel, one JSON object a line.
"""

import asyncio
import builtins
import contextlib
import ctypes
import gc
import getpass
import importlib
import io
import json
import os
import resource
import select
import signal
import socket
import struct
import sys
import threading
from pathlib import Path

from ipykernel.jsonutil import json_clean
from ipykernel.zmqshell import ZMQInteractiveShell
from jupyter_client.session import Session
from traitlets.config import Config

libc = ctypes.CDLL(None, use_errno=True)
# <linux/sched.h>: mount, cgroup, UTS, IPC, user, process and network namespaces.
NAMESPACES = (
    0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x10000000 | 0x20000000 | 0x40000000
)
CLONE3 = 435  # <asm/unistd.h>, the same number on all processors
UID, GID = os.getuid(), os.getgid()  # in a new user namespace they have no number at first
NOSUID_NODEV = 2 | 4  # <sys/mount.h>
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_DROP = 1, 4, 24  # <linux/prctl.h>
CAPABILITIES = 0x20080522  # <linux/capability.h>: _LINUX_CAPABILITY_VERSION_3
NO_KEYBOARD = "There is no keyboard while a notebook is graded: remove the call of input()."
SCRATCH = "/scratch"  # the one folder to write to
ENDED = 200  # exit code of a submission that was alive when the grader ended it


def call(function, *arguments):
    """Call a function of the C library; raise what it reports."""
    if function(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{function.__name__}: {os.strerror(number)}")


def serve(control):
    """Fork for one submission after the other, until the grader closes its end."""
    while True:
        order, fds, _, _ = socket.recv_fds(control, 4096, 1)
        if not order:
            return
        if not fds:  # a signal for a submission that had just ended
            continue
        child = fork()
        if child == 0:
            control.close()
            begin(fds[0], json.loads(order))
        os.close(fds[0])
        control.send(supervise(control, child))


def fork():
    """Fork into new namespaces, of which the child is the first process.

    When the first process of a process namespace ends, the kernel ends all others in it.
    `os.fork` takes no flags, and `os.unshare` would need a second fork, which costs more than
    the cells of many a submission. Around the system call we do what `os.fork` does.
    """
    # <linux/sched.h>: struct clone_args, which has the signal at a child's end in the fifth place.
    arguments = struct.pack("8Q", NAMESPACES, 0, 0, 0, signal.SIGCHLD, 0, 0, 0)
    python = ctypes.PyDLL(None, use_errno=True)  # holds the interpreter's lock, as a fork must
    python.PyOS_BeforeFork()
    child = python.syscall(CLONE3, arguments, len(arguments))
    number = ctypes.get_errno()
    if child == 0:
        python.PyOS_AfterFork_Child()
        return 0
    python.PyOS_AfterFork_Parent()
    if child < 0:
        raise OSError(number, f"clone3: {os.strerror(number)}")
    return child


def rehearse():
    """Fork once, so that a system that forbids it says so, before a submission waits."""
    child = fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


def supervise(control, child):
    """Pass the grader's signals on until the submission ends; return how it did."""
    ended, killed = os.pidfd_open(child), False
    try:
        while True:
            ready, _, _ = select.select([control, ended], [], [])
            if ended in ready:
                _, status, usage = os.wait4(child, 0)
                code = os.waitstatus_to_exitcode(status)
                if killed and code == -signal.SIGKILL:
                    code = ENDED
                return json.dumps({"code": code, "memory": usage.ru_maxrss * 1024}).encode()
            order = control.recv(4096)
            if not order:
                os._exit(0)  # the whole sandbox goes with this process
            killed = killed or order == b"kill"
            # Not reaped yet, so this number still is the submission's.
            os.kill(child, signal.SIGKILL if killed else signal.SIGINT)
    finally:
        os.close(ended)


def begin(fd, limits):
    """Become the submission: take its folders and limits, and run its cells."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(BaseException):  # a traceback would quote the grader
        os.setsid()  # a signal to the process group must not reach the server
        call(libc.prctl, PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        isolate(limits)
        renounce(limits)
        run(socket.socket(fileno=fd), limits)
        os._exit(0)
    os._exit(1)


def isolate(limits):
    """Give this process its own user and empty folders."""
    call(libc.prctl, PR_SET_DUMPABLE, 1, 0, 0, 0)  # else /proc/self belongs to root
    for name, line in [
        ("setgroups", "deny"),
        ("uid_map", f"{UID} {UID} 1"),
        ("gid_map", f"{GID} {GID} 1"),
    ]:
        Path("/proc/self", name).write_text(line)
    for folder in (SCRATCH, "/dev/shm"):
        options = f"size={int(limits['disk'])},mode=1777".encode()
        call(libc.mount, b"tmpfs", folder.encode(), b"tmpfs", NOSUID_NODEV, options)


def renounce(limits):
    """Give up the capabilities that the new namespaces brought, and accept the limits."""
    with contextlib.suppress(OSError):
        for capability in range(64):
            call(libc.prctl, PR_CAPBSET_DROP, capability, 0, 0, 0)
    call(libc.capset, struct.pack("Ii", CAPABILITIES, 0), bytes(24))
    for name, value in [
        ("AS", limits["memory"]),
        ("FSIZE", limits["file"]),
        ("NPROC", limits["processes"]),
        ("CORE", 0),
    ]:
        resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (int(value), int(value)))


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


def run(connection, limits):
    """Run cells as a kernel does, until the grader closes the socket."""
    Path(SCRATCH, "work").mkdir()
    os.chdir(Path(SCRATCH, "work"))
    shell.displayhook.session.open(connection, int(limits["output"]))
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
        reply = loop.run_until_complete(execute(source, counted))
        for stream in streams.values():
            stream.flush()
        wire.send(None, "reply", reply | {"token": token})


async def execute(source, counted):
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


if __name__ == "__main__":
    os.nice(5)  # behind the one process that writes, and whoever sits at this machine
    gc.disable()  # importing makes hardly any garbage
    control = socket.socket(fileno=int(sys.argv[1]))
    builtins.input = getpass.getpass = no_keyboard
    # Saving a history takes a thread, which does not survive a fork and may hold a lock then.
    shell = ZMQInteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    shell.enable_gui = lambda gui=None: None  # %matplotlib asks for one, and there is no kernel
    for name in sys.argv[2:]:
        importlib.import_module(name)
    wire = Wire()
    shell.displayhook.session = shell.display_pub.session = wire
    shell.displayhook.pub_socket = shell.display_pub.pub_socket = None
    threads = len([*Path("/proc/self/task").iterdir()])
    if threads > 1:
        raise SystemExit(f"Got {threads} threads before the first fork, but expected one.")
    call(libc.prctl, PR_SET_DUMPABLE, 0, 0, 0, 0)
    gc.collect()
    gc.freeze()  # else collecting copies pages that all submissions share
    gc.enable()
    rehearse()
    # What is open here is open in every submission: one could leave words for the next.
    os.dup2(os.open(os.devnull, os.O_RDWR), sys.__stderr__.fileno())
    control.send(b"ready")
    serve(control)
