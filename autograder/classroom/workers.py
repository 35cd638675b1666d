"""Run the jobs of a class in parallel: threads with a sandbox each, or machines through dask."""

from contextlib import contextmanager

import joblib
import psutil
from nbgrader.converters.base import NbGraderException

from autograder.running.notebook import ATTEMPTS, execute
from autograder.running.sandbox import fingerprint, probe


class Workers:
    """Where jobs are run.

    Parameters
    ----------
    mode : {"warm", "cold", "none"}
        How; the machines of dask must be able to.
    n_jobs : int
        How many at a time; 0 for as many as processors and memory allow.
    memory : float
        Bytes that one job may use.
    scheduler : str, default=""
        The address of a dask scheduler; empty for this machine.
    """

    def __init__(self, mode, n_jobs, memory, scheduler=""):
        self.mode, self.n_jobs, self.memory, self.scheduler = mode, n_jobs, memory, scheduler

    def run(self, submissions, prepare, keep):
        """Yield each submission when it can be written; workers may die on the way.

        Parameters
        ----------
        submissions : list of Submission
        prepare : callable
            Finds out what there is to run of a submission.
        keep : callable
            Takes a submission, the name of a notebook and its result.
        """
        waiting, running, ready = list(reversed(submissions)), {}, []

        def calls():
            while waiting:
                submission = waiting.pop()
                try:
                    prepare(submission)
                except Exception as error:
                    submission.error = f"{type(error).__name__}: {error}"
                if submission.jobs and not submission.error:
                    running[submission.student] = submission
                    yield joblib.delayed(work)(submission.student, submission.jobs)
                else:
                    ready.append(submission)

        while waiting or running:
            try:
                with self._options() as options:
                    parallel = joblib.Parallel(
                        batch_size=1, return_as="generator_unordered", **options
                    )
                    for student, results, error in parallel(calls()):
                        while ready:
                            yield ready.pop()
                        submission = running.pop(student)
                        submission.error = error
                        for name, result in results.items():
                            keep(submission, name, result)
                        yield submission
            except self._died():
                for submission in running.values():
                    submission.deaths += 1
                    if submission.deaths < ATTEMPTS:
                        waiting.append(submission)
                    else:
                        submission.error = "the worker that ran it was killed again and again"
                        ready.append(submission)
                running.clear()
        yield from ready

    def _died(self):
        """Return the exceptions that say that a worker was killed."""
        if not self.scheduler:
            return ()
        from distributed import KilledWorker

        return KilledWorker

    @contextmanager
    def _options(self):
        """Yield the options of `joblib.Parallel` for this machine, or for those of dask."""
        if not self.scheduler:
            room = psutil.virtual_memory().available // self.memory
            fitting = max(1, min(joblib.cpu_count(), int(room)))
            yield {"backend": "threading", "n_jobs": self.n_jobs or fitting}
            return
        from distributed import Client

        with Client(self.scheduler, timeout="30s") as client:
            self._compare(client.run(machine, self.mode))
            with joblib.parallel_config(backend="dask"):
                yield {"n_jobs": self.n_jobs or -1}

    def _compare(self, machines):
        """Refuse machines on which grades might differ."""
        if not machines:
            raise NbGraderException(f"The scheduler {self.scheduler} has no workers.")
        ours = machine(self.mode)
        for worker, theirs in machines.items():
            for what in sorted(ours.keys() | theirs.keys()):
                if theirs.get(what) != ours.get(what):
                    raise NbGraderException(
                        f"The worker {worker} has {what} {theirs.get(what)}, "
                        f"but here it is {ours.get(what)}."
                    )


def machine(mode):
    """Return what must agree between machines that grade together."""
    return {"sandbox": "none" if mode == "none" else probe()} | fingerprint()


def work(student, jobs):
    """Run a student's jobs; called in a worker."""
    try:
        return student, {name: execute(job) for name, job in jobs.items()}, ""
    except Exception as error:
        return student, {}, f"{type(error).__name__}: {error}"
