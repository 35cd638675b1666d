"""What a test earned, and signs that it was tampered with."""

import ast
import builtins
import functools
import secrets
import threading
from collections import Counter

from autograder.running.outputs import failed, merged

PARSING = threading.Lock()  # some Pythons 3.11 and 3.12 cannot do it in two threads
CANARY = """
try:
    assert False
except AssertionError:
    raise __import__("seal").Alarm("{nonce}", get_ipython().user_ns, {names}) from None
"""


def settle(cell, reply, session):
    """Leave in a test's outputs what nbgrader shall count; return signs of tampering.

    nbgrader gives no points for anything on the standard error, and takes a result for a
    number of points. Errors decide here, and a result counts where the test ends in one.
    """
    if reply.status == "error" and not any(o.output_type == "error" for o in cell.outputs):
        cell.outputs.append(failed(reply.error["ename"], reply.error["evalue"]))
    for output in cell.outputs:
        if output.output_type == "stream":
            output.name = "stdout"
    cell.outputs = merged(cell.outputs)
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


@functools.lru_cache(1000)
def imports(source):
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
