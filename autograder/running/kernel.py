"""A Jupyter kernel of its own, in the sandbox or not: the slow way, for everything."""

import contextlib
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

import zmq
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager
from jupyter_client.provisioning import LocalProvisioner
from traitlets import Dict

from autograder.running.sandbox import Limits, command, environment
from autograder.running.session import FORGED, Died, Lost, Session, ended
from autograder.running.status import Status


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
            raise Lost("bubblewrap was killed") if self.sandboxed and code < 0 else ended(code)
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
