"""A JupyterLab of our own, started by `make lab` or `make teach`, and a Chromium to look at it."""

import contextlib
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[2]
NOT_COPIED = (".git", ".venv", "build", "__pycache__", ".ipynb_checkpoints", ".*cache")
CLASS_DATA = (
    "gradebook.db*",
    "exchange",
    "submitted",
    "autograded",
    "feedback",
    "reports",
    ".cache",
)
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab: where it answers, the folder it serves and what it printed."""

    url: str
    token: str
    root: Path
    log: Path

    def address(self, path="lab"):
        """Return the address of a page of this server."""
        return f"{self.url}/{path}?token={self.token}"

    def printed_address(self):
        """Return the address that is printed for people to open."""
        path = re.search(rf"{self.url}/(\S*)\?token=", self.log.read_text()).group(1)
        return self.address(path)


# Not for the session: while Playwright runs, asyncio.run fails in every other test.
@pytest.fixture(scope="module")
def browser():
    """Start headless Chromium, the system's own."""
    api = pytest.importorskip(
        "playwright.sync_api", reason="no playwright: pip install -e '.[browser]'"
    )
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next(filter(None, map(shutil.which, names)), None)
    where = {"executable_path": program} if program else {"channel": "chrome"}
    with api.sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(args=CHROMIUM_FLAGS, **where)
        except api.Error:
            if program:
                raise
            pytest.skip("no Chromium: apt install chromium; on macOS and Windows install Chrome")
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Copy the working tree, so that nothing a test types reaches the repository."""
    folder = tmp_path_factory.mktemp("lab") / "course"
    ignored = shutil.ignore_patterns(*NOT_COPIED, *CLASS_DATA, "*.egg-info")
    shutil.copytree(ROOT, folder, ignore=ignored)
    # A .venv as `make lab` leaves it: the programs of the Python that runs this test,
    # and a stamp younger than pyproject.toml, so that make installs nothing.
    (folder / ".venv").mkdir()
    (folder / ".venv" / "bin").symlink_to(Path(sys.prefix) / "bin")
    (folder / ".venv" / "lab").touch()
    return folder


@pytest.fixture(scope="module")
def lab(browser, course, request):
    """Start JupyterLab on the copy, in a home of its own; end it and its kernels afterwards.

    A module of tests for teachers says ``MAKE = "teach"``.
    """
    target = getattr(request.module, "MAKE", "lab")
    if shutil.which("make") is None:
        pytest.skip("no make: apt install make; on macOS xcode-select --install")
    server = Lab(
        f"http://127.0.0.1:{free_port()}", secrets.token_hex(16), course, course.parent / "lab.log"
    )
    options = [
        "--no-browser",
        "--allow-root",
        "--ip=127.0.0.1",
        f"--port={server.url.rpartition(':')[2]}",
        "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={server.token}",
        "--LabApp.expose_app_in_browser=True",
    ]
    with server.log.open("wb") as output:
        process = subprocess.Popen(
            ["make", target, f"LAB_OPTIONS={' '.join(options)}"],
            cwd=course,
            env=environment(course.parent / "home"),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        wait_until_it_answers(server, process)
        yield server
    finally:
        end(process)


def free_port():
    """Return a port of the loopback address that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(home):
    """Return this process's environment with every Jupyter folder below `home`."""
    home.mkdir()
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "XDG_", "NBGRADER"))
    }
    folders = {
        "HOME": home,
        "JUPYTER_CONFIG_DIR": home / "config",
        "JUPYTER_DATA_DIR": home / "data",
        "JUPYTER_RUNTIME_DIR": home / "runtime",
        "JUPYTERLAB_WORKSPACES_DIR": home / "workspaces",
        "JUPYTERLAB_SETTINGS_DIR": home / "settings",
    }
    return kept | {name: str(folder) for name, folder in folders.items()}


def wait_until_it_answers(server, process, seconds=120):
    """Ask the server for its status until it gives one."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.fail(f"make ended with {process.returncode}:\n{server.log.read_text()}")
        with contextlib.suppress(HTTPError, URLError, OSError):
            urlopen(server.address("api/status"), timeout=5).close()
            return
        time.sleep(0.2)
    pytest.fail(f"JupyterLab did not answer within {seconds} s:\n{server.log.read_text()}")


def end(process):
    """End make, the server and its kernels, which are groups of their own; leave none behind."""
    started = []
    with contextlib.suppress(psutil.NoSuchProcess):
        started = psutil.Process(process.pid).children(recursive=True)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)  # the server then ends its kernels
    for survivor in psutil.wait_procs(started, timeout=10)[1]:
        with contextlib.suppress(psutil.NoSuchProcess):
            survivor.kill()
    process.wait(timeout=10)


class Screen:
    """One browser window on JupyterLab, with the few things a learner does there."""

    def __init__(self, page, lab, shots):
        self.page, self.lab, self.shots = page, lab, shots
        self.elsewhere = ()  # addresses of other machines that a page may ask

    def open(self, path):
        """Open a notebook in a workspace of its own and wait for its kernel."""
        self.page.goto(self.lab.address(f"lab/workspaces/{secrets.token_hex(4)}/tree/{path}"))
        self.wait_until_ready()

    def wait_until_ready(self):
        """Wait until the notebook in front is there and its kernel is idle."""
        self.page.wait_for_function(
            """() => {
                const panel = window.jupyterapp?.shell.currentWidget;
                return panel?.context?.isReady
                    && panel.sessionContext?.session?.kernel?.status === "idle"
                    && panel.content.widgets.every(cell => cell.isAttached);
            }"""
        )

    def command(self, name):
        """Run a command of JupyterLab to its end, as its menu entry does."""
        return self.page.evaluate("name => jupyterapp.commands.execute(name)", name)

    def cells(self):
        """Return what stands on the page below each cell: its text, kinds and images."""
        return self.page.evaluate(
            """() => jupyterapp.shell.currentWidget.content.widgets.map(cell => {
                const outputs = [...cell.node.querySelectorAll(".jp-OutputArea-output")];
                return {
                    text: outputs.map(node => node.textContent).join("\\n").trim(),
                    kinds: outputs.map(node => node.dataset.mimeType),
                    images: outputs.flatMap(node => [...node.querySelectorAll("img")])
                        .filter(image => image.naturalWidth > 100).length,
                };
            })"""
        )

    def go_to(self, grade_id):
        """Select the cell with this grade id; return its number."""
        number = self.page.evaluate(
            """id => jupyterapp.shell.currentWidget.content.widgets.findIndex(
                cell => cell.model.getMetadata("nbgrader")?.grade_id === id)""",
            grade_id,
        )
        assert number >= 0, f"no cell has the grade id {grade_id}"
        self.show(number)
        return number

    def show(self, number, edge="start"):
        """Select a cell and scroll to its start or end."""
        self.page.evaluate(
            """async ([number, edge]) => {
                const notebook = jupyterapp.shell.currentWidget.content;
                notebook.deselectAll();
                notebook.activeCellIndex = number;
                await notebook.scrollToItem(number, edge);
            }""",
            [number, edge],
        )

    def type_answer(self, grade_id, text):
        """Replace the text of an answer cell from the keyboard, then run it."""
        self.go_to(grade_id)
        self.page.locator(".jp-Notebook .jp-Cell.jp-mod-active .cm-content").click()
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.insert_text(text)
        self.command("notebook:run-cell")

    def fill_in(self, answers):
        """Put texts into the cells with these grade ids."""
        self.page.evaluate(
            """answers => jupyterapp.shell.currentWidget.content.widgets.forEach(cell => {
                const id = cell.model.getMetadata("nbgrader")?.grade_id;
                if (id in answers) cell.model.sharedModel.setSource(answers[id]);
            })""",
            answers,
        )

    def validate(self, name):
        """Press Validate; return the text of the dialog that answers."""
        self.page.get_by_role("button", name="Validate", exact=True).click()
        dialog = self.page.locator(".jp-Dialog")
        dialog.get_by_text("Validation Results").wait_for()
        self.shoot(name)
        text = dialog.inner_text()
        if (message := dialog.locator("pre").nth(1)).count():
            message.scroll_into_view_if_needed()
            self.shoot(f"{name}_message")
        dialog.get_by_role("button", name="Ok").click()
        return text

    def use_theme(self, name):
        """Change the colours of JupyterLab, as its settings menu does."""
        self.page.evaluate(
            "theme => jupyterapp.commands.execute('apputils:change-theme', {theme})", name
        )
        self.page.wait_for_function("name => document.body.dataset.jpThemeName === name", arg=name)
        self.page.locator("#jupyterlab-splash").wait_for(state="detached")

    def questions(self):
        """Return what JupyterLab asks or announces unasked."""
        return self.page.locator(".jp-Notification-Toast, .jp-Dialog").all_inner_texts()

    def shoot(self, name):
        """Keep a picture of the page."""
        self.page.screenshot(path=self.shots / f"{name}.png")


@pytest.fixture
def screen(lab, browser, tmp_path):
    """Open a browser window; what it asks of other machines fails the test."""
    shots = Path(os.environ.get("SCREENSHOTS", tmp_path))
    shots.mkdir(parents=True, exist_ok=True)
    asked = []
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(40_000)
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    screen = Screen(page, lab, shots)
    yield screen
    page.evaluate("() => window.jupyterapp?.serviceManager.sessions.shutdownAll()")
    context.close()
    own = (lab.url, "data:", "blob:", "about:", *screen.elsewhere)
    assert [url for url in asked if not url.startswith(own)] == []
