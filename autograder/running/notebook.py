"""Run a notebook and settle what its tests earned: a pure function of a job.

A job is a dict of JSON with the notebook, the lesson's files and the limits; so is the
result. Nothing else passes between the grader and a submission, so a job can run on any
machine, and what comes back is data, never code.
"""

import json
import time
from typing import NamedTuple

import nbformat

from autograder.running.fork import Fork
from autograder.running.kernel import Kernel
from autograder.running.marked import earned, is_test
from autograder.running.outputs import failed
from autograder.running.sandbox import Limits, SandboxError
from autograder.running.session import Died, Lost
from autograder.running.settle import imports, settle
from autograder.running.status import Status

ATTEMPTS = 3  # how often a sandbox or a worker may be killed before we give up on a submission


class Outcome(NamedTuple):
    """A notebook that was run: with outputs, its status, remarks and what it used."""

    notebook: nbformat.NotebookNode
    status: Status
    notes: list
    seconds: float
    memory: float


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
    limits, sandboxed = Limits.of(job["limits"]), job["mode"] == "cold"

    def start():
        return Fork(limits) if job["mode"] == "warm" else Kernel(limits, sandboxed=sandboxed)

    outcomes = [_attempted(job, start, limits, seed) for seed in range(job["repeat"])]
    return outcomes[0]._replace(notes=[*outcomes[0].notes, *_unstable(outcomes)])._asdict()


def _attempted(job, start, limits, seed):
    """Run a notebook, and again if its sandbox was lost."""
    for attempt in range(ATTEMPTS):
        notebook = nbformat.from_dict(job["notebook"])
        try:
            return run_notebook(notebook, start, limits, files=job["files"], seed=seed)
        except (Lost, SandboxError):
            if attempt == ATTEMPTS - 1:
                raise


def _unstable(outcomes):
    """Yield what there is to say of tests that did not give the same points each time."""
    for cells in zip(*(filter(is_test, o.notebook.cells) for o in outcomes), strict=True):
        given = [earned(cell)[0] for cell in cells]
        if len(set(given)) > 1:
            name = cells[0].metadata.nbgrader.grade_id
            yield f"unstable: {name} gave {', '.join(map(str, given))} points"


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


def run_notebook(notebook, start, limits, *, files=None, seed=0):
    """Run the cells of a notebook one by one and settle what each test earned.

    When the program dies, another one repeats the cells of the student that went well and
    goes on behind the cell that ended it: what was earned, and what can be, is kept.

    Parameters
    ----------
    notebook : NotebookNode
        From :func:`autograder.running.graft.graft`; it is changed in place.
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
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    tests = [cell for cell in code if is_test(cell)]
    modules = sorted({name for cell in tests for name in imports(cell.source)})
    run = Run(start, f"__import__('seal').prepare({modules!r}, {files or {}!r}, {seed!r})", limits)
    try:
        for number, cell in enumerate(code, start=1):
            cell.outputs, cell.execution_count = [], number
            run.cell(cell)
    finally:
        run.end()
    if run.evidence:
        run.status = Status.REVIEW
        for cell in tests:
            words = "A person will look at this submission before it gets points."
            cell.outputs.insert(0, failed("Review", words))
    for cell in code:
        for output in cell.outputs:
            output.pop("shown_as", None)
    # Half of a surrogate pair can be printed, and cannot be written.
    text = json.dumps(notebook, ensure_ascii=False).encode("utf-8", "replace")
    notebook, notes = nbformat.from_dict(json.loads(text)), list(dict.fromkeys(run.evidence))
    took = time.monotonic() - run.began if run.began else 0
    return Outcome(notebook, run.status, notes, took, run.memory)


class Run:
    """A notebook on its way: the program that runs it, the clock, and what was found so far."""

    def __init__(self, start, prepare, limits):
        self.start, self.prepare, self.limits = start, prepare, limits
        self.session, self.began, self.memory = None, None, 0
        self.status, self.evidence, self.survived = Status.OK, [], []

    def cell(self, cell):
        """Run one cell; what ends the program ends no other cell."""
        try:
            if self.session is None:
                self._begin()
            reply = self.session.run(cell.source, self._seconds(), counted=True)
            cell.outputs = reply.outputs
            if reply.late:
                self.status = self.status.worse(_cut_short(cell, reply))
            elif reply.status == "error" and _lacks_memory(reply.error):
                self.status = self.status.worse(Status.OUT_OF_MEMORY)
            if is_test(cell):
                self.evidence += settle(cell, reply, self.session)
            elif not reply.late:
                self.survived.append(cell.source)
        except Died as died:
            if died.status == Status.REVIEW:
                self.evidence.append(str(died))
            self.status = self.status.worse(died.status)
            cell.outputs.append(failed("Stopped", f"The program was stopped: {died}."))
            self.end()

    def end(self):
        """End the program, if one runs."""
        if self.session is not None:
            session, self.session = self.session, None
            session.close()
            self.memory = max(self.memory, session.memory)

    def _begin(self):
        """Start a program, the first or the next, and bring it to where the last one was."""
        if self.began is not None:
            self._seconds()
        self.session = _prepared(self.start, self.prepare)
        self.began = self.began or time.monotonic()
        for source in self.survived:
            self.session.run(source, self._seconds(), counted=True)

    def _seconds(self):
        """Return how long the next cell may take."""
        left = self.limits.wall - (time.monotonic() - self.began)
        if left <= 0:
            raise Died(Status.TIMEOUT, "the time for the whole notebook was over")
        return min(self.limits.cell, left)


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


def _lacks_memory(error):
    return "MemoryError" in f"{error.get('ename')}: {error.get('evalue')}"
