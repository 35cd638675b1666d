"""Where submissions run: without network, gradebook, hidden tests or each other.

bubblewrap gives a program its own view of the machine: a read-only Python, an empty folder
of limited size, no network, no other process. `command` is the one place that says what is in
it. What is started there is in `kernel.py` and `fork.py`.
"""

import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import cache
from importlib.metadata import version
from pathlib import Path

import psutil

INSIDE = Path(__file__).parent / "inside"
SCRATCH = "/scratch"  # the one folder that a submission may write to
SYSTEM = ["/usr/bin", "/usr/lib", "/usr/lib64", "/usr/share", "/usr/local/bin", "/usr/local/lib"]
SYSTEM += ["/etc/fonts", "/etc/ld.so.cache", "/etc/localtime"]
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


# What outputs may depend on: the same where lessons are built, compared and graded.
PINNED = {
    "COLUMNS": "80",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "PYTHONHASHSEED": "0",
    "TZ": "UTC",
}
# Colab's notebooks open with pip: what is there already is found at once, the rest is refused.
OFFLINE = {"PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "UV_OFFLINE": "1"}


def environment(*, sandboxed=True):
    """Return the variables of a submission: reproducible, and one thread for each BLAS."""
    threads = ["OMP", "OPENBLAS", "MKL", "NUMEXPR", "VECLIB_MAXIMUM", "BLIS"]
    paths = [str(INSIDE), str(Path(_helpers()).parent)]
    variables = PINNED | {f"{name}_NUM_THREADS": "1" for name in threads}
    variables |= {
        "JOBLIB_MULTIPROCESSING": "0",  # n_jobs=2 is welcome, and starts threads
        "LOKY_MAX_CPU_COUNT": "1",
        "NBGRADER_EXECUTION": "autograde",
        "PYTHON_COLORS": "0",  # from 3.13 on, errors would come coloured into our messages
        "PYTHONPATH": os.pathsep.join(paths),
        "PYTHONWARNINGS": "ignore",
    }
    if not sandboxed:
        return variables
    programs = [str(Path(sys.executable).parent), "/usr/local/bin", "/usr/bin", "/bin"]
    return (
        variables
        | OFFLINE
        | {
            "HOME": SCRATCH,
            "IPYTHONDIR": f"{SCRATCH}/.ipython",
            "MPLCONFIGDIR": f"{SCRATCH}/.matplotlib",
            "PATH": os.pathsep.join(programs),
            "PYTHONDONTWRITEBYTECODE": "1",
            "TMPDIR": SCRATCH,
        }
    )


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
    sources = [path for folder in (_helpers(), INSIDE) for path in Path(folder).rglob("*.py")]
    content = b"".join(path.read_bytes() for path in sorted(sources))
    return {
        "python": platform.python_version(),
        **{name: version(name) for name in names},
        "imbalance_helpers": hashlib.sha256(content).hexdigest()[:12],
    }
