"""One piece of evidence on its whole way: handed in on a phone, returned, mended, accepted, seen by an assessor."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Page, expect
from tests.foundation.files.samples import written_pdf
from tests.journeys.places import UNIT
from tests.journeys.walker import Walker

Make = Callable[..., Walker]
EVIDENCE = f"{UNIT}/bukti/"
CODE = "4711"


@pytest.fixture
def title() -> str:
    """No two runs hand in the same content."""
    return f"SK Tim Kerja {os.urandom(4).hex()}"


def send_pdf(walker: Walker, name: str, pages: int) -> None:
    """Picks a PDF and waits until it has arrived in the tray."""
    content = written_pdf(f"{name} {os.urandom(4).hex()}", pages)
    chosen = {"name": name, "mimeType": "application/pdf", "buffer": content}
    walker.page.locator("input[type=file]").first.set_input_files(chosen)  # type: ignore[arg-type]
    expect(walker.page.locator("#diterima")).to_contain_text(name, timeout=30_000)


def skip_to(page: Page, title: str) -> None:
    """Presses 3 until the evidence of that title is on the desk."""
    for _ in range(40):
        shown = page.locator("h1").inner_text()
        if shown == title:
            return
        page.keyboard.press("3")
        expect(page.locator("h1")).not_to_have_text(shown)
    raise AssertionError(f"{title} is not on the desk")


@pytest.fixture
def walker_at(walker_at: Make, own_site: str) -> Make:
    """Everybody walks in an untouched year: what is handed in here must not meet what others sent."""
    return partial(walker_at, site=own_site)


def tab_to(page: Page, selector: str) -> None:
    for _ in range(60):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached by Tab")


def hand_in(walker_at: Make, title: str) -> None:
    staff = walker_at(360)
    staff.sign_in("staf-mp")
    staff.open(f"{EVIDENCE}baru/?butir=I.1.1")
    send_pdf(staff, "keputusan.pdf", 3)
    staff.page.get_by_label("Judul bukti").fill(title)
    staff.page.get_by_label("Tanggal bukti").first.fill("14 Januari 2025")
    staff.press("Serahkan untuk diperiksa")
    staff.look()
    staff.says("diserahkan untuk diperiksa.")


def test_evidence_goes_its_whole_way(walker_at: Make, title: str) -> None:
    hand_in(walker_at, title)

    coordinator = walker_at()
    page = coordinator.page
    coordinator.sign_in("koordinator-mp")
    tab_to(page, f"a[href='{EVIDENCE}periksa/']")
    page.keyboard.press("Enter")
    expect(page.locator(".desk")).to_be_visible()
    skip_to(page, title)
    coordinator.look()
    for number in (1, 2, 3):
        expect(page.locator("#lembar")).to_contain_text(f"Halaman {number} dari 3", timeout=60_000)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(200)  # until the new links answer
        page.keyboard.press("n")
    expect(page.locator("h1")).to_have_text(title)
    page.keyboard.press("2")
    expect(page.get_by_label("Tanggal salah atau di luar masa")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("Belum ditandatangani atau dicap")).to_be_checked()
    tab_to(page, ".desk__back textarea")
    page.keyboard.type("Halaman 3 belum dicap.")
    coordinator.look()
    tab_to(page, ".desk__back .actions button")
    page.keyboard.press("Enter")
    expect(page.locator(".desk__last p")).to_be_focused()
    coordinator.says(f"“{title}” dikembalikan.")
    coordinator.look()

    staff = walker_at(360)
    staff.sign_in("staf-mp")
    staff.open(f"{EVIDENCE}?keadaan=returned&saya=on")
    staff.page.get_by_role("link", name=title).click()
    staff.reads(title)
    staff.says("Yang perlu diperbaiki")
    staff.says("Halaman 3 belum dicap.")
    staff.press("Serahkan versi baru")
    send_pdf(staff, "keputusan-dicap.pdf", 3)
    staff.page.get_by_label("Yang berubah").fill("Halaman 3 sudah dicap.")
    staff.page.get_by_label("Sudah ditandatangani").check()
    staff.press("Serahkan versi baru")
    staff.look()

    page.goto(f"{EVIDENCE}periksa/")
    skip_to(page, title)
    coordinator.look()
    coordinator.says("Yang berubah sejak versi 1")
    coordinator.says("Berubah: tanda tangan dan berkas.")
    page.keyboard.press("1")
    coordinator.says(f"“{title}” diterima.")
    page.keyboard.press("u")
    coordinator.says("menunggu pemeriksaan lagi.")
    expect(page.locator("h1")).to_have_text(title)
    page.keyboard.press("1")
    coordinator.says(f"“{title}” diterima.")

    see_as_assessor(walker_at, title)


def see_as_assessor(walker_at: Make, title: str) -> None:
    """The secretary makes a link with a code; somebody without an account looks through it."""
    secretary = walker_at()
    secretary.sign_in("sekretaris")
    secretary.open(f"{EVIDENCE}tautan/")
    secretary.page.get_by_label("Untuk siapa").fill(f"TPN untuk {title}")
    secretary.page.get_by_label("Kode pembuka").fill(CODE)
    secretary.press("Buat tautan")
    secretary.look()
    address = secretary.page.locator("#alamat-tautan").input_value()

    assessor = walker_at(360)
    page = assessor.page
    assessor.open(address)
    page.get_by_label("Kode pembuka").fill(CODE)
    assessor.press("Buka")
    assessor.reads("Bukti KPU Kabupaten Kerinci 2025")
    page.locator("li", has=page.get_by_role("link", name="keputusan-dicap.pdf")).first.get_by_role("link").click()
    assessor.look()
    assessor.says("Halaman 1 dari 3")
    assessor.press("Berikutnya")
    assessor.says("Halaman 2 dari 3")
    assessor.open(f"{address}?tampil=belum")

    secretary.open(f"{EVIDENCE}tautan/")
    card = secretary.page.locator("article", has_text=f"TPN untuk {title}")
    card.locator("summary").click()
    expect(card).to_contain_text("Lihat keputusan-dicap.pdf (2 kali)")
    secretary.look()


def test_many_are_accepted_after_a_look_at_what_will_happen(walker_at: Make, title: str) -> None:
    hand_in(walker_at, title)
    coordinator = walker_at()
    page = coordinator.page
    coordinator.sign_in("koordinator-mp")
    coordinator.open(f"{EVIDENCE}?keadaan=submitted&area=MP")
    page.locator("tr", has_text=title).locator("input[name=pilih]").check()
    coordinator.press("Lihat dahulu, lalu terima")
    coordinator.reads("Terima 1 bukti?")
    coordinator.press("Terima 1 bukti")
    coordinator.look()
    coordinator.says("1 bukti diterima.")
    day = walker_at(320)
    day.sign_in("staf-mp")
    day.open(f"{EVIDENCE}?per=2025-06-16&q={title.rsplit(' ', 1)[1]}")
    day.says(title)
