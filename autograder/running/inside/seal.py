"""Beside the submission: what is prepared before its first cell, and signs of tampering.

Nothing here can hold back a program that shares its process. It makes what usually is done
leave a trace: a person then looks at the submission.
"""

import base64
import builtins
import importlib
import random
import sys
from pathlib import Path
from types import FunctionType

from IPython import get_ipython

KERNEL = ("_", "__loader__", "excepthook", "input")  # what IPython changes by itself
HELPERS = "imbalance_helpers"  # a package that imports its names when they are asked for
CHECKS = "imbalance_helpers.checks"  # a package: the tests rely on what is in it, too
_known = {}


def prepare(modules=(), files=None, seed=0):
    """Write the lesson's files, seed the global generators, remember what the tests rely on."""
    for name, content in (files or {}).items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(content))
    shell = get_ipython()
    shell.ask_exit = lambda: None  # else exit() ends the kernel, a moment later
    # %matplotlib widget, qt or notebook mean the one backend that draws without anybody there.
    draw = shell.enable_matplotlib
    shell.enable_matplotlib = lambda gui=None: draw("inline")
    _known["hooks"] = _hooks(shell)
    random.seed(seed)
    for name in modules:
        importlib.import_module(name)
    for name in sys.modules[HELPERS].__all__ if HELPERS in modules else []:
        getattr(sys.modules[HELPERS], name)  # else it could be replaced unseen
    inner = sorted(name for name in sys.modules if name.startswith(f"{CHECKS}."))
    for name in ["builtins", *modules, *(inner if CHECKS in modules else [])]:
        _known[name] = _callables(sys.modules[name])
    if "numpy" in _known:
        importlib.import_module("numpy").random.seed(seed)


class Alarm(Exception):
    """Raised where a cell must fail; its text names what is no longer what it was.

    Parameters
    ----------
    nonce : str
        What only the grader knows beforehand.
    namespace : dict
        The variables of the notebook.
    names : sequence of str
        The builtins that the test calls: a notebook may redefine others.
    """

    def __init__(self, nonce, namespace, names):
        found = [
            f"{module}.{name}"
            for module, known in _known.items()
            if module != "hooks"
            for name, identity in _callables(sys.modules[module], known).items()
            if identity != known[name]
        ]
        # A number called `max` breaks the test by itself; a function may fool it.
        found += [
            name
            for name in names
            if callable(namespace.get(name)) and namespace[name] is not getattr(builtins, name)
        ]
        if _hooks(get_ipython()) != _known.get("hooks"):
            found.append("IPython's transformers")
        if sys.getprofile() or sys.gettrace():
            found.append("sys.setprofile")
        super().__init__(" ".join([nonce, *found]))

    def _render_traceback_(self):
        return [str(self)]  # a real one takes longer than most tests


def _hooks(shell):
    """Return what changes the cells before they run."""
    names = ("input_transformers_cleanup", "input_transformers_post", "ast_transformers")
    return [list(getattr(shell, name)) for name in names]


def _callables(module, names=None):
    """Map the public functions and classes of a module to their identities, code included."""
    known = vars(module)
    return {
        name: _identity(known.get(name))
        for name in (known if names is None else names)
        if names is not None or (callable(known[name]) and name not in KERNEL)
    }


def _identity(value):
    # Others may make up what they are asked for: unittest.mock.call has a new __code__ each time.
    return id(value), id(value.__code__) if isinstance(value, FunctionType) else None
