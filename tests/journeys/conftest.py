"""Journeys walk the real thing: `bening demo` in its own process and data folder, Debian's Chromium, axe on the way."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.journeys.walker import Walker

ROOT = Path(__file__).resolve().parents[2]
expect.set_options(timeout=20_000)  # a machine that is busy with something else is no failure
ALL_JOBS = ["db_worker", "--settings", "bening.config.settings", "--queue-name", "*", "--batch", "--no-startup-delay"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def untouched_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an example year in which nobody has walked yet and no job waits. Whoever of the parallel
    workers comes first makes it for all of them."""
    own = tmp_path_factory.getbasetemp()
    run = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    data, ready = run / "untouched-year", run / "untouched-year.ready"
    with (run / "untouched-year.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.exists():
            for words in (bening("demo", "--seed-only"), [sys.executable, "-m", "django", *ALL_JOBS]):
                made = subprocess.run(words, env=environment_of(data), capture_output=True, text=True, check=False)
                assert made.returncode == 0, made.stdout + made.stderr
            ready.touch()
    return data


@pytest.fixture(scope="session")
def demo_site(untouched_year: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running example year, in which the journeys of this worker come after one another in any
    order."""
    with serving(copied(untouched_year, tmp_path_factory.mktemp("demo") / "data")) as address:
        yield address


def copied(installation: Path, target: Path) -> Path:
    """An installation that nobody works in once more, to work in without disturbing the others."""
    return Path(shutil.copytree(installation, target))


@pytest.fixture
def own_site(untouched_year: Path, tmp_path: Path) -> Iterator[str]:
    """The address of an untouched example year of one's own, for a walk that hands in files: it neither finds what
    others left nor leaves anything to them."""
    with serving(copied(untouched_year, tmp_path / "data")) as address:
        yield address


def bening(*words: str) -> list[str]:
    """The command line of ``bening`` with this Python."""
    return [sys.executable, "-c", "import sys; from bening.cli import main; sys.exit(main())", *words]


def environment_of(data: Path) -> dict[str, str]:
    """The environment of the example year in a data folder, and nothing of another installation."""
    foreign = ("BENING_", "DATABASE_URL", "DJANGO_")
    return {name: value for name, value in os.environ.items() if not name.startswith(foreign)} | {
        "BENING_DATA": str(data),
        "BENING_DEMO": "1",
    }


@contextmanager
def serving(data: Path) -> Iterator[str]:
    """`bening demo` on a data folder for as long as the block lasts; yields its address."""
    port = free_port()
    environment = environment_of(data) | {"BENING_PORT": str(port)}
    log = data.with_name(f"{data.name}.log")
    address = f"http://127.0.0.1:{port}"
    with log.open("wb") as sink:
        server = subprocess.Popen(bening("demo"), env=environment, stdout=sink, stderr=sink)
        try:
            wait_for(f"{address}/status", server, log)
            yield address
        finally:
            server.terminate()
            server.wait(20)


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
def axe_source() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.fixture
def walker_at(browser: Browser, demo_site: str, axe_source: str) -> Iterator[Callable[..., Walker]]:
    """``walker_at(width, javascript=True, site="")`` gives somebody with a browser of that width at an address."""
    contexts: list[BrowserContext] = []

    def make(width: int = 1280, *, javascript: bool = True, site: str = "") -> Walker:
        context = browser.new_context(
            base_url=site or demo_site,
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
