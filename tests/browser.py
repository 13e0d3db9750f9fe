"""A server for the page and a headless Chromium to look at it with."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0
"""Seconds that a server may take to answer."""

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Put before everything else on the server's path: Python runs it at start.
_GUARD = """
import os, sys

def _guard(event, arguments):
    if event not in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        return
    address = arguments[0] if event == "socket.getaddrinfo" else arguments[1]
    host = address[0] if isinstance(address, tuple) else address
    if event != "socket.getaddrinfo" and not isinstance(address, tuple):
        return
    if host in (None, "", "127.0.0.1", "::1", "localhost", b"127.0.0.1", b"localhost"):
        return
    with open(os.environ["SOCKET_GUARD_LOG"], "a") as log:
        log.write(f"{event} {host}\\n")
    raise OSError(f"outbound sockets are forbidden: {event} {host}")

sys.addaudithook(_guard)
"""


def chromium_path():
    """Returns the browser's path; where there is none, skips, or fails on a build server."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), "")
    if path and Path(path).exists():
        return path
    missing = "no Chromium: `apt-get install chromium`, or set CHROMIUM to its path"
    if os.environ.get("CI") == "true":
        pytest.fail(missing)
    pytest.skip(missing)


@contextmanager
def chromium():
    """Yields a headless browser."""
    path = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def guarded(folder):
    """Returns the environment of a process that can reach nothing but this machine.

    What it tries to reach is written to `guard.log` in `folder`. No setting is inherited.
    """
    (folder / "sitecustomize.py").write_text(_GUARD)
    log = folder / "guard.log"
    log.touch()
    paths = os.pathsep.join([str(folder), str(ROOT)])
    others = os.environ.items()
    kept = {name: value for name, value in others if not name.startswith("KILDESVAR_")}
    return kept | {"PYTHONPATH": paths, "SOCKET_GUARD_LOG": str(log)}


@contextmanager
def serve(script, folder, **environment):
    """Runs a page on a free port, with outbound sockets forbidden, and yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    output = folder / "server.log"
    with output.open("w") as log:
        server = subprocess.Popen(
            command, cwd=ROOT, env=guarded(folder) | environment, stdout=log, stderr=log
        )
    try:
        url = f"http://127.0.0.1:{port}"
        _await(f"{url}/_stcore/health", server, output)
        yield url
    finally:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _await(url, server, output):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=1):  # noqa: S310
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"the server did not start:\n{output.read_text()}")


class Visit:
    """One browser window on the page, and what it asked for on the network."""

    def __init__(self, browser, url, *, width=1280, height=800, scheme="light", query=""):
        self.url = url
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme
        )
        self.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=url)
        self.page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.requests = []
        self.errors = []
        self.sent = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", lambda dialog: self.errors.append(f"dialog {dialog.message}"))
        self.page.on("websocket", self._follow)
        self.page.goto(f"{url}/{query}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()

    def _follow(self, websocket):
        self.requests.append(websocket.url)
        websocket.on("framesent", self._sent)

    def _sent(self, frame):
        self.sent.append(frame)

    @property
    def box(self):
        return self.page.get_by_test_id("stChatInputTextArea")

    @property
    def turn(self):
        """The newest question."""
        return self.page.locator("article.turn.latest")

    def ask(self, question):
        """Sends a question and waits until it has been answered or refused."""
        before = self.page.locator("article.turn").count()
        self.box.fill(question)
        self.box.press("Enter")
        self.page.locator("article.turn").nth(before).wait_for()
        self.turn.locator(".verdict, .failure").first.wait_for()

    def cite(self, number):
        """The button of a citation beside the answer or in the list."""
        return self.turn.locator(f"button.number[data-place='{number}']").first

    def outside(self):
        """Returns the requests that went anywhere but to the page's own server."""
        own = (self.url, self.url.replace("http", "ws", 1), "data:", "blob:")
        return [url for url in self.requests if not url.startswith(own)]


def in_view(locator):
    """Returns whether the first of some elements is what a reader sees at its place."""
    return locator.first.evaluate(
        """node => {
            const box = node.getClientRects()[0];
            const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
            const seen = node.getRootNode().elementFromPoint(x, y);
            return seen === node || node.contains(seen);
        }"""
    )


def unreadable(page):
    """Returns the texts whose contrast with what is behind them is below 4.5 to 1 (WCAG AA)."""
    return page.evaluate((ROOT / "tests" / "contrast.js").read_text(encoding="utf-8"))
