"""Run a notebook and settle what its tests earned: a pure function of a job.

A job is a dict of JSON with the notebook, the lesson's files and the limits; so is the
result. Nothing else passes between the grader and a submission, so a job can run on any
machine, and what comes back is data, never code.
"""

import ast
import base64
import builtins
import contextlib
import functools
import json
import os
import queue
import secrets
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

import nbformat
import zmq
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager
from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, Dict, Float

from autograder.report import Status
from autograder.sandbox import ForkServer, Limits, SandboxError, environment, probe, resident

PARSING = threading.Lock()  # some Pythons 3.11 and 3.12 cannot do it in two threads
ATTEMPTS = 3  # how often a sandbox or a worker may be killed before we give up on a submission
GRACE = 10  # interrupts, one every third of a second, before a program is killed
STEP = 0.5  # seconds between two looks at the memory
FORGED = "it wrote to the channel of the grader"
CANARY = """
try:
    assert False
except AssertionError:
    raise __import__("seal").Alarm("{nonce}", get_ipython().user_ns, {names}) from None
"""


class Outcome(NamedTuple):
    """A notebook that was run: with outputs, its status, remarks and what it used."""

    notebook: nbformat.NotebookNode
    status: Status
    notes: list
    seconds: float
    memory: float


class Died(Exception):
    """The program ended, or was ended, while a cell ran."""

    def __init__(self, status, words):
        super().__init__(words)
        self.status = status


class Lost(Exception):
    """The sandbox ended, for no fault of the program in it: somebody killed it."""


class Reply(NamedTuple):
    """What became of a cell."""

    status: str
    error: dict
    outputs: list
    late: bool  # it was interrupted
    cut: bool  # it printed more than was kept


class Session:
    """A running program that executes cells; subclasses say how to reach it."""

    memory = 0  # bytes, the most that was seen
    base = 0  # bytes that are not the submission's

    def __init__(self, limits):
        self.limits = limits

    def run(self, source, seconds, *, counted=False):
        """Run one cell, `counted` if it is the student's; raise `Died` if that ends the program."""
        outputs, interrupts, looked = Outputs(self.limits.output), 0, time.monotonic()
        self.send(source, counted)
        deadline = looked + seconds
        while True:
            now = time.monotonic()
            if now >= deadline:
                if interrupts == GRACE:
                    raise Died(Status.TIMEOUT, "it took too long and could not be interrupted")
                self.interrupt()
                interrupts, deadline = interrupts + 1, now + 0.3
            if now >= looked + STEP:
                self.look()
                looked = now
            message = self.receive(min(STEP, deadline - now))
            if message is None:
                continue
            try:
                kind, content = message
                if kind == "reply":
                    late = interrupts > 0
                    return Reply(content["status"], content, outputs.all, late, outputs.cut)
                outputs.add(kind, content)
            except Exception:
                raise Died(Status.REVIEW, FORGED) from None

    def look(self):
        """End a program whose processes together use more memory than one alone may."""
        used = resident(self.pid) - self.base
        self.memory = max(self.memory, used)
        if used > self.limits.memory:
            raise Died(Status.OUT_OF_MEMORY, "its processes used too much memory")


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
        return Lost("the fork server was killed") if code is None else _end(code)

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


class Kernel(Session):
    """A Jupyter kernel of its own, in the sandbox or not."""

    def __init__(self, limits, *, sandboxed, folder=None):
        super().__init__(limits)
        self.sandboxed = sandboxed
        self.manager = KernelManager(kernel_name="python3", transport_encryption="disabled")
        arguments = ["-m", "ipykernel_launcher", "-f", "{connection_file}", "--log-level=ERROR"]
        spec = KernelSpec(argv=[sys.executable, "-P", *arguments], language="python")
        spec.argv += ["--HistoryManager.enabled=False"]
        if sandboxed:
            provisioner = {"provisioner_name": "bubblewrap", "config": {"limits": asdict(limits)}}
            spec.metadata = {"kernel_provisioner": provisioner}
            spec.interrupt_mode = "message"
        # Sending to a program that closed its sockets, or broke them, would wait for ever.
        self.manager.context.sndtimeo = 0
        self.manager._kernel_spec = spec
        # What the program itself writes there, a crash's trace say, is not for the student.
        streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        # Where the gradebook is, and its password, is nobody's business either.
        variables = {k: v for k, v in os.environ.items() if not k.startswith(("NBGRADER", "PG"))}
        variables |= environment(sandboxed=False)
        self.manager.start_kernel(cwd=folder, env=variables, **streams)
        self.process = self.manager.provisioner.process
        self.pid = self.process.pid
        self.client = self.manager.client(context=self.manager.context)
        self.client.start_channels(hb=False)  # its thread could not be stopped, either
        try:
            self.client.wait_for_ready(timeout=120)
        except RuntimeError as error:
            self.close()
            raise Lost(f"the kernel did not start: {error}") from None

    def send(self, source, counted):
        """Send a cell."""
        options = {"allow_stdin": False, "stop_on_error": False, "store_history": counted}
        self.id, self.idle = None, False
        with contextlib.suppress(zmq.Again):
            self.id = self.client.execute(source, **options)

    def receive(self, seconds):
        """Return the next message of this cell, or None after a while."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            channel = self.client.shell_channel if self.idle else self.client.iopub_channel
            try:
                message = channel.get_msg(timeout=left)
                if message["parent_header"].get("msg_id") != self.id:
                    continue
                kind, content = message["msg_type"], message["content"]
                if self.idle:
                    return "reply", content
                if kind == "status" and content["execution_state"] == "idle":
                    self.idle = True
                elif kind not in ("status", "execute_input"):
                    return kind, content
            except queue.Empty:
                break
            except Exception:
                raise Died(Status.REVIEW, FORGED) from None
        if not self.manager.is_alive():
            code = self.process.poll()
            # bubblewrap reports how the program in it ended, unless it is killed itself.
            raise Lost("bubblewrap was killed") if self.sandboxed and code < 0 else _end(code)
        return None

    def look(self):
        """Look after the folder of the sockets, too: it is the one place on a real disk."""
        super().look()
        folder = getattr(self.manager.provisioner, "runtime", None)
        if folder and len([*folder.rglob("*")]) > 7:  # five sockets and two descriptions of them
            raise Died(Status.REVIEW, FORGED)

    def interrupt(self):
        """Interrupt the cell."""
        with contextlib.suppress(zmq.Again):
            self.manager.interrupt_kernel()

    def close(self):
        """End the kernel and all it started."""
        if self.manager is not None:
            manager, self.manager = self.manager, None
            self.client.stop_channels()
            manager._kill_kernel()  # `shutdown_kernel` would send a message first
            manager.cleanup_resources()


class Outputs:
    """The outputs of a cell, as a notebook keeps them, up to a number of bytes."""

    def __init__(self, budget):
        self.all, self.left, self.cut, self._clear = [], budget, False, False

    def add(self, kind, content):
        """Take in one message of a kernel."""
        if kind == "clear_output":
            self._clear = True
            if not content.get("wait"):
                self._empty()
        elif kind == "overflow":
            self._overflow()
        elif kind in ("stream", "display_data", "execute_result", "error"):
            self._empty()
            self._append(kind, content)
        elif kind == "update_display_data":
            self._update(content)

    def _append(self, kind, content):
        size = len(json.dumps(content, default=str))
        self.left -= size
        if self.left < 0 and kind != "error":
            if kind == "stream" and not self.cut and self.left + size > 0:
                self._stream(content["name"], content["text"][: int(self.left + size)])
            self._overflow()
        elif kind == "stream":
            self._stream(content["name"], content["text"])
        else:
            if kind == "error":  # kept at any length, but it may quote a whole data set
                content = content | {"evalue": content["evalue"][:20_000]}
            names = ["data", "metadata", "execution_count", "ename", "evalue", "traceback"]
            output = new_output(kind, **{n: content[n] for n in names if n in content})
            output.shown_as = content.get("transient", {}).get("display_id")
            self.all.append(output)

    def _stream(self, name, text):
        last = self.all[-1] if self.all else {}
        if last.get("output_type") == "stream" and last["name"] == name:
            last["text"] += text
        else:
            self.all.append(new_output("stream", name=name, text=text))

    def _overflow(self):
        if not self.cut:
            self.cut = True
            self._stream("stdout", "\n[this cell printed more; the rest was dropped]\n")

    def _empty(self):
        if self._clear:
            self.all.clear()
            self._clear = False

    def _update(self, content):
        name = content.get("transient", {}).get("display_id")
        for output in self.all:
            if name is not None and output.get("shown_as") == name:
                output["data"], output["metadata"] = content["data"], content["metadata"]


def run_notebook(notebook, start, limits, *, files=None, seed=0):
    """Run the cells of a notebook one by one and settle what each test earned.

    When the program dies, another one repeats the cells of the student that went well and
    goes on behind the cell that ended it: what was earned, and what can be, is kept.

    Parameters
    ----------
    notebook : NotebookNode
        From :func:`autograder.graft.graft`; it is changed in place.
    start : callable
        Returns a new `Session`.
    limits : Limits
        Seconds for a cell and for the notebook.
    files : dict, default=None
        The lesson's files: base64 of the content by relative path.
    seed : int, default=0
        For the global random generators.

    Returns
    -------
    Outcome
    """
    tests = [cell for cell in notebook.cells if is_test(cell)]
    modules = sorted({name for cell in tests for name in _imports(cell.source)})
    prepare = f"__import__('seal').prepare({modules!r}, {files or {}!r}, {seed!r})"
    status, notes, evidence, survived = Status.OK, [], [], []
    session, began, memory = None, None, 0

    def seconds():
        left = limits.wall - (time.monotonic() - began)
        if left <= 0:
            raise Died(Status.TIMEOUT, "the time for the whole notebook was over")
        return min(limits.cell, left)

    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    try:
        for number, cell in enumerate(code, start=1):
            cell.outputs, cell.execution_count = [], number
            try:
                if session is None:
                    if began is not None:
                        seconds()
                    session = _prepared(start, prepare)
                    began = began or time.monotonic()
                    for source in survived:
                        session.run(source, seconds(), counted=True)
                reply = session.run(cell.source, seconds(), counted=True)
                cell.outputs = reply.outputs
                if reply.late:
                    status = _worse(status, _cut_short(cell, reply))
                elif reply.status == "error" and "MemoryError" in _words(reply.error):
                    status = _worse(status, Status.OUT_OF_MEMORY)
                if is_test(cell):
                    evidence += _settle(cell, reply, session)
                elif not reply.late:
                    survived.append(cell.source)
            except Died as died:
                if died.status == Status.REVIEW:
                    evidence.append(str(died))
                status = _worse(status, died.status)
                cell.outputs.append(failed("Stopped", f"The program was stopped: {died}."))
                if session is not None:
                    session.close()
                    memory, session = max(memory, session.memory), None
    finally:
        if session is not None:
            session.close()
            memory = max(memory, session.memory)
    if evidence:
        status = Status.REVIEW
        notes += list(dict.fromkeys(evidence))
        for cell in tests:
            words = "A person will look at this submission before it gets points."
            cell.outputs.insert(0, failed("Review", words))
    for cell in code:
        for output in cell.outputs:
            output.pop("shown_as", None)
    # Half of a surrogate pair can be printed, and cannot be written.
    text = json.dumps(notebook, ensure_ascii=False).encode("utf-8", "replace")
    notebook = nbformat.from_dict(json.loads(text))
    took = time.monotonic() - began if began else 0
    return Outcome(notebook, status, notes, took, memory)


def _prepared(start, source):
    """Start a program and prepare it; if that fails, it is our fault and no student's."""
    session = start()
    try:
        reply = session.run(source, 60)
        problem = reply.error if reply.status != "ok" else None
    except Died as died:
        problem = died
    if problem:
        session.close()
        raise RuntimeError(f"a notebook cannot be prepared: {problem}")
    return session


def _cut_short(cell, reply):
    """Say in a cell's outputs why it was interrupted; return the status."""
    words = "it printed without end" if reply.cut else "it took too long"
    cell.outputs = [output for output in cell.outputs if output.output_type != "error"]
    cell.outputs.append(failed("TimeoutError", words))
    return Status.OUTPUT_LIMIT if reply.cut else Status.TIMEOUT


def is_test(cell):
    """Whether a cell is run to give points."""
    return cell.cell_type == "code" and utils.is_grade(cell) and not utils.is_solution(cell)


def _settle(cell, reply, session):
    """Leave in a test's outputs what nbgrader shall count; return signs of tampering.

    nbgrader gives no points for anything on the standard error, and takes a result for a
    number of points. Errors decide here, and a result counts where the test ends in one.
    """
    if reply.status == "error" and not any(o.output_type == "error" for o in cell.outputs):
        cell.outputs.append(failed(reply.error["ename"], reply.error["evalue"]))
    for output in cell.outputs:
        if output.output_type == "stream":
            output.name = "stdout"
    cell.outputs = _merged(cell.outputs)
    kinds, name = Counter(o.output_type for o in cell.outputs), cell.metadata.nbgrader.grade_id
    signs = []
    if kinds["execute_result"] and not _may_have_returned(cell, kinds):
        signs.append(f"{name} returned a result it cannot return")
        cell.outputs = [o for o in cell.outputs if o.output_type != "execute_result"]
    # What fails for certain must be seen to fail, and what a test relies on must be as it was.
    nonce = secrets.token_hex(8)
    names = sorted(_names(cell.source) & set(dir(builtins)))
    # With time of its own: an honest notebook may have used up what there was.
    answer = session.run(CANARY.format(nonce=nonce, names=names), session.limits.cell)
    if answer.late:
        return [*signs, f"the check behind {name} did not end in time"]
    said, *found = str(answer.error.get("evalue")).split(" ")
    if said != nonce or any(o.output_type == "execute_result" for o in answer.outputs):
        signs.append("a cell that must fail did not fail as it should")
    elif found:
        signs.append(f"functions that the tests rely on were replaced: {', '.join(found)}")
    return signs


def _may_have_returned(cell, kinds):
    """Whether a result is the test's: it ends in one, did not fail, and gives possible points."""
    if kinds["error"] or kinds["execute_result"] > 1 or not _ends_in_expression(cell.source):
        return False
    (output,) = (o for o in cell.outputs if o.output_type == "execute_result")
    try:
        return 0 <= float(output["data"]["text/plain"]) <= float(cell.metadata.nbgrader.points)
    except (KeyError, TypeError, ValueError):
        return False


def _merged(outputs):
    """Join neighbouring pieces of the standard output."""
    result = Outputs(float("inf"))
    for output in outputs:
        if output.output_type == "stream":
            result._stream(output.name, output.text)
        else:
            result.all.append(output)
    return result.all


@functools.lru_cache(1000)
def _imports(source):
    """Return the modules that a test imports."""
    nodes = list(ast.walk(_parsed(source)))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return names | {n.module for n in nodes if isinstance(n, ast.ImportFrom) and n.module}


@functools.lru_cache(1000)
def _names(source):
    return {node.id for node in ast.walk(_parsed(source)) if isinstance(node, ast.Name)}


@functools.lru_cache(1000)
def _ends_in_expression(source):
    body = _parsed(source).body
    return bool(body) and isinstance(body[-1], ast.Expr)


def _parsed(source):
    try:
        with PARSING:
            return ast.parse(source)
    except (SyntaxError, ValueError):  # a magic, say
        return ast.Module([], [])


def failed(name, words):
    """Return the output of a cell that failed, without a traceback."""
    return new_output("error", ename=name, evalue=words, traceback=[f"{name}: {words}"])


def _words(error):
    return f"{error.get('ename')}: {error.get('evalue')}"


def _worse(status, other):
    return min(status, other, key=list(Status).index)  # the most urgent is the first of them


def _end(code):
    """Say how a program ended, from its exit code; bubblewrap adds 128 to a signal."""
    if code == 200:
        return Died(Status.KERNEL_DIED, "it closed the channel to the grader")
    number = -code if code < 0 else code - 128
    if number == signal.SIGKILL:  # not by us: the system was out of memory
        return Died(Status.OUT_OF_MEMORY, "the system killed it, for it used too much memory")
    if 0 < number < 65:
        return Died(Status.KERNEL_DIED, f"it crashed with signal {number}")
    return Died(Status.KERNEL_DIED, f"it ended itself with exit code {code}")


def execute(job):
    """Run a job: the function that workers call, on this machine or another.

    Parameters
    ----------
    job : dict
        ``notebook``, ``files`` and ``limits`` as for :func:`run_notebook`; ``mode``, of which
        ``"warm"`` and ``"cold"`` are sandboxed and ``"none"`` is not; and in ``repeat`` how
        often to run it, each time with another seed.

    Returns
    -------
    dict
        ``notebook``, ``status``, ``notes``, ``seconds`` and ``memory`` (bytes). With several
        runs it is the first of them, and the notes name the tests that gave other points.
    """
    limits, mode = Limits.of(job["limits"]), job["mode"]
    first, points = None, []
    for seed in range(job["repeat"]):
        for attempt in range(ATTEMPTS):
            try:
                outcome = run_notebook(
                    nbformat.from_dict(job["notebook"]),
                    lambda: (
                        Fork(limits) if mode == "warm" else Kernel(limits, sandboxed=mode == "cold")
                    ),
                    limits,
                    files=job["files"],
                    seed=seed,
                )
                break
            except (Lost, SandboxError):
                if attempt == ATTEMPTS - 1:
                    raise
        first = first or outcome
        tests = filter(is_test, outcome.notebook.cells)
        points.append({c.metadata.nbgrader.grade_id: utils.determine_grade(c)[0] for c in tests})
    for name in points[0]:
        given = [run[name] for run in points]
        if len(set(given)) > 1:
            first.notes.append(f"unstable: {name} gave {', '.join(map(str, given))} points")
    return first._asdict()


def lesson_files(coursedir, assignment):
    """Return the files of a lesson, which notebooks may read, as base64 by relative path."""
    folder = coursedir.format_path(coursedir.source_directory, ".", assignment)
    paths = utils.find_all_files(folder, [*coursedir.ignore, "*.ipynb"])
    return {
        str(Path(path).relative_to(folder)): base64.b64encode(Path(path).read_bytes()).decode()
        for path in sorted(paths)
    }


def run_here(notebook, *, limits=None, folder=None):
    """Run one's own notebook in an ordinary kernel.

    Parameters
    ----------
    notebook : NotebookNode
        It is changed in place.
    limits : Limits, default=None
        Those of a cell and of the notebook hold; None stands for the defaults.
    folder : path, default=None
        The working directory; None stands for the current one.

    Returns
    -------
    Outcome
    """
    limits = limits or Limits()
    folder = None if folder is None else str(folder)
    return run_notebook(notebook, lambda: Kernel(limits, sandboxed=False, folder=folder), limits)


class Execute(NbGraderPreprocessor):
    """nbgrader's Execute, in a sandbox: for `nbgrader autograde` and Formgrader's button.

    A notebook in which no cell counts is left as it is. A lesson's folder also holds the
    notebook that learners read. They hand both in, since nbgrader submits folders; limiting
    nbgrader to ``*_exercises`` would leave the other without feedback, and then the
    assignment list offers none at all.
    """

    limits = Dict(help="Limits that differ from the defaults.").tag(config=True)
    sandboxed = Bool(True, help="Whether to run submissions in bubblewrap.").tag(config=True)
    timeout = Float(
        None, allow_none=True, help="What nbgrader calls the seconds for a cell; limits win."
    ).tag(config=True)

    def all_limits(self):
        """Return the limits that differ from the defaults."""
        return ({"cell": self.timeout} if (self.timeout or 0) > 0 else {}) | self.limits

    def preprocess(self, nb, resources):
        """Run the notebook, unless no cell of it counts."""
        if not any(map(utils.is_grade, nb.cells)):
            return nb, resources
        limits = Limits.of(self.all_limits())
        if self.sandboxed:
            probe()
        # This step belongs to an exporter, which belongs to nbgrader's Autograde.
        assignment = resources["nbgrader"]["assignment"]
        files = lesson_files(self.parent.parent.coursedir, assignment)
        outcome = run_notebook(
            nb, lambda: Kernel(limits, sandboxed=self.sandboxed), limits, files=files
        )
        for note in outcome.notes:
            self.log.warning("%s", note)
        return outcome.notebook, resources
