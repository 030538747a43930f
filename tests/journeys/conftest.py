"""Journeys walk the real thing: `bening demo` in its own process and data folder, Debian's Chromium, axe on the way."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.journeys.walker import Walker

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.xdist_group("journeys"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running example year."""
    folder = tmp_path_factory.mktemp("demo")
    port = free_port()
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("BENING_", "DATABASE_URL", "DJANGO_"))
    }
    environment |= {"BENING_DATA": str(folder / "data"), "BENING_PORT": str(port)}
    log = (folder / "log").open("wb")
    command = [sys.executable, "-c", "import sys; from bening.cli import main; sys.exit(main())", "demo"]
    server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/status", server, folder / "log")
        yield address
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline:
        assert server.poll() is None, log.read_text("utf-8")
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.3)
    raise AssertionError(log.read_text("utf-8"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe_source() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.fixture
def walker_at(browser: Browser, demo_site: str, axe_source: str) -> Iterator[Callable[..., Walker]]:
    """``walker_at(width, javascript=True)`` gives somebody with a browser of that width."""
    contexts: list[BrowserContext] = []

    def make(width: int = 1280, *, javascript: bool = True) -> Walker:
        context = browser.new_context(
            base_url=demo_site,
            viewport={"width": width, "height": 800},
            java_script_enabled=javascript,
            locale="id-ID",
            reduced_motion="reduce",
        )
        contexts.append(context)
        page: Page = context.new_page()
        return Walker(page, axe_source, javascript=javascript)

    yield make
    for context in contexts:
        context.close()
