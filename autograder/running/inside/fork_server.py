"""Inside the sandbox: a process that has imported the libraries and forks for each submission.

Starting Python and importing the libraries takes far longer than most submissions run. This
server does it once. Each submission gets a fork with its own user, process, mount, network
and IPC namespaces: it sees no other process, has fresh empty folders, and whatever it starts
ends with it. The server itself never reads anything from a submission.

It speaks with the grader through two sockets. On `control` the grader sends the end of
another socket and the limits, or ``interrupt`` or ``kill``; the server answers with the exit
code and the memory used. That other socket, one per submission, is for `cells.py`.
"""

import contextlib
import ctypes
import gc
import importlib
import json
import os
import resource
import select
import signal
import socket
import struct
import sys
from pathlib import Path

from cells import SCRATCH, new_shell, run_cells

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
        run_cells(shell, socket.socket(fileno=fd), limits)
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


if __name__ == "__main__":
    os.nice(5)  # behind the one process that writes, and whoever sits at this machine
    gc.disable()  # importing makes hardly any garbage
    control = socket.socket(fileno=int(sys.argv[1]))
    shell = new_shell()
    for name in sys.argv[2:]:
        importlib.import_module(name)
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
