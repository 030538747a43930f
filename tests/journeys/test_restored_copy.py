"""A backup taken while people work, restored on an empty machine: everything acknowledged is there, nothing is half."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.conftest import bening, copied, environment_of, serving
from tests.journeys.places import UNIT, item
from tests.journeys.walker import Walker

from bening.kernel.package.verify import verify_package

Make = Callable[..., Walker]
ROOT = Path(__file__).resolve().parents[2]
SOME = 5
"""Acknowledgements awaited before the backup begins."""
SUBMITTED, ACCEPTED = "submitted", "accepted"


def run(command: list[str], data: Path) -> str:
    """What a command says that ended well."""
    ended = subprocess.run(
        command, cwd=ROOT, env=environment_of(data), capture_output=True, text=True, timeout=240, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def backed_up_at_work(data: Path, target: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Takes a backup while people work; what they were told before it began, and until it ended."""
    told: dict[str, str] = {}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.at_work", "work"],
        cwd=ROOT,
        env=environment_of(data),
        stdout=subprocess.PIPE,
        text=True,
    ) as people:
        assert people.stdout is not None
        for _ in range(SOME):
            take(people.stdout.readline(), told)
        before = dict(told)
        run(bening("backup", str(target)), data)
        os.kill(people.pid, signal.SIGKILL)
        for line in people.stdout.readlines():
            take(line, told)
    return before, told


def take(line: str, told: dict[str, str]) -> None:
    if line.endswith("\n"):
        what, key = line.split()
        told[key] = {"handed-in": SUBMITTED, "accepted": ACCEPTED}[what]


@pytest.mark.slow
def test_a_backup_taken_at_work_is_a_whole_installation(walker_at: Make, untouched_year: Path, tmp_path: Path) -> None:
    backup = tmp_path / "cadangan.zip"
    before, told = backed_up_at_work(copied(untouched_year, tmp_path / "a"), backup)
    restored = tmp_path / "b"
    assert "semua sidik dan jejak audit cocok" in run(bening("restore", str(backup)), restored)
    assert "Jejak audit utuh" in run(bening("audit", "verify"), restored)
    found = json.loads(run([sys.executable, "-m", "tests.journeys.at_work", "look"], restored))

    assert len(told) > len(before), "nobody worked while the backup was made"
    for key, state in before.items():
        assert found[key][0] in {state, told[key]}
    with serving(restored) as site:
        assert "Semua baik." in run(bening("doctor"), restored)
        waiting = next(key for key in before if found[key][0] == SUBMITTED)
        decide(walker_at(site=site), waiting, found[waiting][1])
        hand_over(walker_at(site=site), tmp_path)


def decide(coordinator: Walker, key: str, title: str) -> None:
    """From the item to its evidence, its file and the decision."""
    page = coordinator.page
    coordinator.sign_in("koordinator-mp")
    coordinator.open(item("I.1.1"))
    page.get_by_role("link", name=title, exact=True).first.click()
    coordinator.reads(title)
    saved = saved_from(page, page.locator(f"a[href*='/bukti/{key}/berkas/'][href$='/']:not([href*='lihat'])").first)
    assert saved.read_text("utf-8").startswith(f"Bukti {title.split()[1]}\n")
    coordinator.open(f"{UNIT}/bukti/periksa/{key}/")
    page.keyboard.press("1")
    coordinator.says(f"“{title}” diterima.")


def hand_over(secretary: Walker, folder: Path) -> None:
    """A package of the restored copy verifies."""
    page = secretary.page
    secretary.sign_in("sekretaris")
    secretary.open(f"{UNIT}/bukti/paket/")
    secretary.press("Buat paket")
    ready = page.get_by_role("link", name="Unduh paket").first
    expect(ready).to_be_visible(timeout=60_000)
    package = saved_from(page, ready).rename(folder / "paket.zip")
    assert verify_package(package, certificates=b"", fingerprint="", progress=lambda _files, _size: None).holds


def saved_from(page: Page, link) -> Path:
    with page.expect_download() as saving:
        link.click()
    return saving.value.path()
