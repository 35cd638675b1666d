"""A running program that executes cells, however it is reached, and the ways it may end."""

import signal
import time
from typing import NamedTuple

from autograder.running.outputs import Outputs
from autograder.running.sandbox import resident
from autograder.running.status import Status

GRACE = 10  # interrupts, one every third of a second, before a program is killed
STEP = 0.5  # seconds between two looks at the memory
FORGED = "it wrote to the channel of the grader"


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


def ended(code):
    """Say how a program ended, from its exit code; bubblewrap adds 128 to a signal."""
    if code == 200:
        return Died(Status.KERNEL_DIED, "it closed the channel to the grader")
    number = -code if code < 0 else code - 128
    if number == signal.SIGKILL:  # not by us: the system was out of memory
        return Died(Status.OUT_OF_MEMORY, "the system killed it, for it used too much memory")
    if 0 < number < 65:
        return Died(Status.KERNEL_DIED, f"it crashed with signal {number}")
    return Died(Status.KERNEL_DIED, f"it ended itself with exit code {code}")
