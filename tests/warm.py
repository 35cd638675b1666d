"""Run `python -m nbgrader` and `python -m autograder` in forks of a process that imported them.

The commands are the real ones, each in a process of its own with its own folder, variables and
output; what they share is the three seconds that importing nbgrader takes.
"""

import functools
import multiprocessing
import os
import runpy
import sys

IMPORTED = ["nbgrader.apps.nbgraderapp", "nbgrader.converters", "nbconvert.exporters"]


def run(module, *arguments, cwd, env, log, timeout=600):
    """Run a command to its end.

    Parameters
    ----------
    module : str
        What follows ``python -m``.
    *arguments : str
        Its arguments.
    cwd, log : path
        The working directory, and the file for all that the command prints.
    env : dict
        All variables that the command sees.
    timeout : float, default=600
        Seconds until it is killed.

    Returns
    -------
    int
        Its exit status.
    """
    command = (module, list(map(str, arguments)), str(cwd), dict(env), str(log))
    process = _server().Process(target=_become, args=command)
    process.start()
    process.join(timeout)
    if process.exitcode is None:
        process.kill()
        process.join()
    return process.exitcode


@functools.cache
def _server():
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(IMPORTED)
    return context


def _become(module, arguments, cwd, env, log):
    """Become the command, in a fork."""
    with open(log, "wb") as file, open(os.devnull) as nothing:  # noqa: PTH123 - as the shell does
        for source, target in ((nothing, 0), (file, 1), (file, 2)):
            os.dup2(source.fileno(), target)
    sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
    os.environ.clear()
    os.environ.update(env)
    os.chdir(cwd)
    # As `python -m` has it, without what pytest adds: a test must not find more than a teacher.
    installed = [path for path in sys.path if path.startswith((sys.prefix, sys.base_prefix))]
    added = filter(None, env.get("PYTHONPATH", "").split(os.pathsep))
    sys.path[:] = [cwd, *added, *installed]
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
