"""Where submissions run: without network, gradebook, hidden tests or each other.

bubblewrap gives a program its own view of the machine: a read-only Python, an empty folder
of limited size, no network, no other process. `command` is the one place that says what is in
it. `Bubblewrap` starts Jupyter kernels in it, for any kernelspec that names it; `ForkServer`
starts a process in it that has imported the libraries and forks for one submission at a time.
"""

import hashlib
import importlib.util
import json
import os
import platform
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import ClassVar

import psutil
from jupyter_client.provisioning import LocalProvisioner
from traitlets import Dict

INSIDE = Path(__file__).parent / "inside"
SCRATCH = "/scratch"  # the one folder that a submission may write to
SYSTEM = ["/usr/bin", "/usr/lib", "/usr/lib64", "/usr/share", "/usr/local/bin", "/usr/local/lib"]
SYSTEM += ["/etc/fonts", "/etc/ld.so.cache", "/etc/localtime"]
# Started once for many submissions; what an answer imports beyond this is imported by it.
LIBRARIES = (
    "imbalance_helpers.checks",
    "imbalance_helpers",
    "imbalance_helpers.spies",
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
ADVICE = (
    "Submissions are programs of other people, so they run in a sandbox, and it does not start "
    "here: {reason}. It needs Linux and bubblewrap 0.8 or newer (Debian, Ubuntu: apt-get install "
    "bubblewrap). If that is installed, the system forbids unprivileged user namespaces: on "
    "Ubuntu 23.10 and later allow them for bwrap in AppArmor, in a container start it with "
    "--security-opt seccomp=unconfined --security-opt apparmor=unconfined. If only warm workers "
    "are forbidden, use --cold. On macOS and Windows grade in a Linux virtual machine. "
    "Use --no-sandbox only if you trust every submission as much as your own programs."
)


class SandboxError(RuntimeError):
    """The sandbox cannot be started on this machine."""

    def __init__(self, reason):
        super().__init__(ADVICE.format(reason=reason))


@dataclass(frozen=True)
class Limits:
    """What one submission may use.

    Parameters
    ----------
    cell, wall : float, default=30, 300
        Seconds for a cell, and for a whole notebook.
    memory : float, default=4e9
        Bytes of memory, for each process and for all of them together.
    output : float, default=1e6
        Bytes that one cell may print and display; the rest is dropped.
    file, disk : float, default=1e8, 5e8
        Bytes of one file, and of all files together.
    processes : int, default=64
        Processes and threads at a time.

    Examples
    --------
    >>> Limits.of({"cell": 5}).cell
    5
    >>> Limits.of({"cells": 5})
    Traceback (most recent call last):
    ValueError: Got the limit 'cells', but expected some of: cell, wall, memory, output, \
file, disk, processes.
    """

    cell: float = 30
    wall: float = 300
    memory: float = 4e9
    output: float = 1e6
    file: float = 1e8
    disk: float = 5e8
    processes: int = 64

    @classmethod
    def of(cls, values):
        """Return limits with some values changed."""
        names = [field.name for field in fields(cls)]
        for name, value in values.items():
            if name not in names:
                raise ValueError(
                    f"Got the limit {name!r}, but expected some of: {', '.join(names)}."
                )
            if not isinstance(value, (int, float)) or value <= 0:
                raise ValueError(f"Got {name}={value!r}, but expected a number above 0.")
        return cls(**values)


def command(program, limits, *, writable=None, capped=True):
    """Return the command that runs a program in a sandbox.

    Parameters
    ----------
    program : list of str
        The command to run inside.
    limits : Limits
        The size of its folder, and with `capped` the rest that holds for a process.
    writable : path, default=None
        A folder outside that the program may write to: the sockets of a kernel.
    capped : bool, default=True
        Whether to limit the processes; the fork server does that for each fork by itself.

    Returns
    -------
    list of str
    """
    bwrap = shutil.which("bwrap")
    if bwrap is None:
        raise SandboxError("there is no program bwrap")
    folders = [*SYSTEM, *sorted({sys.base_prefix, sys.prefix} - {"/usr", "/usr/local"})]
    folders = [Path(folder) for folder in (*folders, _helpers(), INSIDE) if Path(folder).exists()]
    mounts = [word for folder in folders for word in ("--ro-bind", str(folder), str(folder))]
    for name in ["/bin", "/lib", "/lib32", "/lib64", "/sbin"]:
        if Path(name).is_symlink():
            mounts += ["--symlink", str(Path(name).readlink()), name]
        elif Path(name).is_dir():
            mounts += ["--ro-bind", name, name]
    if writable:
        mounts += ["--bind", str(writable), "/run/kernel"]
        folders.append(Path("/run/kernel"))
    parents = sorted({parent for folder in folders for parent in folder.parents} - {Path("/")})
    if Path("/tmp") not in parents:
        mounts += ["--symlink", SCRATCH.strip("/"), "/tmp"]
    scratch = ["--size", str(int(limits.disk)), "--perms", "1777", "--tmpfs"]
    words = [bwrap, "--unshare-all", "--die-with-parent", "--new-session", "--clearenv"]
    words += [word for pair in environment().items() for word in ("--setenv", *pair)]
    # bubblewrap would close the folders on the way to a mount to other users.
    words += [word for folder in parents for word in ("--perms", "755", "--dir", str(folder))]
    words += [*mounts, "--proc", "/proc", "--dev", "/dev", *scratch, "/dev/shm"]
    words += [*scratch, SCRATCH, "--perms", "1777", "--dir", f"{SCRATCH}/work"]
    words += ["--chdir", f"{SCRATCH}/work", "--remount-ro", "/", "--remount-ro", "/dev"]
    words += ["--cap-drop", "ALL"]
    if capped:
        caps = {"as": limits.memory, "fsize": limits.file, "nproc": limits.processes, "core": 0}
        program = ["prlimit", *(f"--{name}={int(n)}" for name, n in caps.items()), *program]
    if os.geteuid() == 0:
        # Root may start as many processes as it likes, inside a sandbox too: become another.
        words.remove("--unshare-all")
        words[1:1] = [f"--unshare-{name}" for name in ("ipc", "pid", "net", "uts", "cgroup-try")]
        for capability in ("CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP"):
            words += ["--cap-add", capability]
        uid = 2000 + os.getpid() % 60000
        drop = ["setpriv", f"--reuid={uid}", f"--regid={uid}", "--clear-groups"]
        program = [*drop, "--inh-caps=-all", "--bounding-set=-all", "--no-new-privs", *program]
    return [*words, "--", *program]


def environment(*, sandboxed=True):
    """Return the variables of a submission: reproducible, and one thread for each BLAS."""
    threads = ["OMP", "OPENBLAS", "MKL", "NUMEXPR", "VECLIB_MAXIMUM", "BLIS"]
    paths = [str(INSIDE), str(Path(_helpers()).parent)]
    variables = {f"{name}_NUM_THREADS": "1" for name in threads} | {
        "JOBLIB_MULTIPROCESSING": "0",  # n_jobs=2 is welcome, and starts threads
        "LOKY_MAX_CPU_COUNT": "1",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "NBGRADER_EXECUTION": "autograde",
        "PYTHON_COLORS": "0",  # from 3.13 on, errors would come coloured into our messages
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": os.pathsep.join(paths),
        "PYTHONWARNINGS": "ignore",
    }
    if not sandboxed:
        return variables
    programs = [str(Path(sys.executable).parent), "/usr/local/bin", "/usr/bin", "/bin"]
    return variables | {
        "HOME": SCRATCH,
        "IPYTHONDIR": f"{SCRATCH}/.ipython",
        "LANG": "C.UTF-8",
        "MPLCONFIGDIR": f"{SCRATCH}/.matplotlib",
        "PATH": os.pathsep.join(programs),
        "PYTHONDONTWRITEBYTECODE": "1",
        "TMPDIR": SCRATCH,
    }


def _helpers():
    """Return the folder of the package that submissions import."""
    return importlib.util.find_spec("imbalance_helpers").submodule_search_locations[0]


@cache
def probe(limits=Limits()):
    """Start the sandbox once and return what it is, such as ``"bubblewrap 0.8.0"``.

    Raises
    ------
    SandboxError
        If it does not start; the message says why and what to do.
    """
    words = command([sys.executable, "-P", "-c", "print('started')"], limits)
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SandboxError(str(error)) from None
    if done.stdout != "started\n":
        raise SandboxError(
            done.stderr.strip().splitlines()[-1]
            if done.stderr.strip()
            else f"exit code {done.returncode}"
        )
    return subprocess.run(
        [words[0], "--version"], capture_output=True, text=True, check=True
    ).stdout.strip()


class Bubblewrap(LocalProvisioner):
    """Starts a kernel in the sandbox; kernelspecs name it as ``bubblewrap``.

    In a kernelspec: ``"metadata": {"kernel_provisioner": {"provisioner_name": "bubblewrap",
    "config": {"limits": {"memory": 2e9}}}}``, with ``"interrupt_mode": "message"``, since a
    signal would end bubblewrap instead of reaching the kernel.
    """

    limits = Dict(help="Limits that differ from the defaults.").tag(config=True)
    runtime = None

    async def pre_launch(self, **kwargs):
        """Choose sockets in a folder that both sides see; put bubblewrap before the command."""
        # The path of a socket may have about 100 characters: a short one in the system's folder.
        self.runtime = Path(tempfile.mkdtemp(prefix="k"))
        manager = self.parent
        manager.transport, manager.ip = "ipc", str(self.runtime / "s")
        manager.connection_file = str(self.runtime / "c")
        kwargs = await super().pre_launch(**kwargs)
        # Inside, the folder has another name: the kernel gets a connection file of its own.
        connection = json.loads((self.runtime / "c").read_text())
        inside = self.runtime / "inside"
        inside.write_text(json.dumps(connection | {"ip": "/run/kernel/s"}))
        self.runtime.chmod(0o777)
        inside.chmod(0o644)
        words = [
            word.replace(str(self.runtime / "c"), "/run/kernel/inside") for word in kwargs["cmd"]
        ]
        kwargs["cmd"] = command(words, Limits.of(self.limits), writable=self.runtime)
        kwargs["cwd"], kwargs["env"] = None, {}  # bubblewrap's is in /proc/1 inside
        return kwargs

    async def cleanup(self, restart=False):
        """Remove the sockets."""
        if self.runtime and not restart:
            shutil.rmtree(self.runtime, ignore_errors=True)
        await super().cleanup(restart)


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
        with suppress(IndexError):
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


def resident(pid):
    """Return the memory of a process and all below it, in bytes; shared pages count twice."""
    total = 0
    with suppress(psutil.Error):
        parent = psutil.Process(pid)
        for process in [parent, *parent.children(recursive=True)]:
            with suppress(psutil.Error):
                total += process.memory_info().rss
    return total


def fingerprint():
    """Return what grades depend on: the versions of Python and the libraries."""
    names = ["imbalanced-learn", "matplotlib", "numpy", "pandas", "scikit-learn", "scipy"]
    sources = [path for folder in (_helpers(), INSIDE) for path in Path(folder).glob("*.py")]
    content = b"".join(path.read_bytes() for path in sorted(sources))
    return {
        "python": platform.python_version(),
        **{name: version(name) for name in names},
        "imbalance_helpers": hashlib.sha256(content).hexdigest()[:12],
    }
