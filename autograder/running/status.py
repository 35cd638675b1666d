"""How the grading of a notebook ended, in a word."""

from enum import StrEnum


class Status(StrEnum):
    """How the grading of one notebook ended, the most urgent first.

    `meaning` says it in words.

    Examples
    --------
    >>> Status("timeout"), str(Status.TIMEOUT), Status.REVIEW.was_run
    (<Status.TIMEOUT: 'timeout'>, 'timeout', False)
    """

    GRADER_ERROR = "grader_error", "the grader itself failed; no grade was written"
    REVIEW = "review", "signs of tampering with the tests; 0 points until somebody has looked"
    UNREADABLE = "unreadable", "the file is no notebook; 0 points until somebody has looked"
    MISSING = "missing", "the notebook was not handed in; 0 points until somebody has looked"
    KERNEL_DIED = "kernel_died", "the program crashed Python; points earned before count"
    OUT_OF_MEMORY = "out_of_memory", "more memory than allowed; points earned before count"
    TIMEOUT = "timeout", "took longer than allowed; every other point counts"
    OUTPUT_LIMIT = "output_limit", "printed more than allowed; points earned before count"
    OK = "ok", "ran from top to bottom; what failed is an ordinary mistake"

    def __new__(cls, value, meaning):
        """Make a member that is its value, with what it means beside it."""
        member = str.__new__(cls, value)
        member._value_, member.meaning = value, meaning
        return member

    @property
    def was_run(self):
        """Whether the answers were run, so that the points say something about them."""
        return not self.needs_a_person and self != Status.GRADER_ERROR

    @property
    def needs_a_person(self):
        """Whether its 0 points stand only until somebody has looked."""
        return self in (Status.REVIEW, Status.UNREADABLE, Status.MISSING)

    @property
    def urgency(self):
        """Return its place among all, 0 for the most urgent."""
        return list(Status).index(self)

    def worse(self, other):
        """Return the more urgent of two."""
        return min(self, other, key=lambda status: status.urgency)
