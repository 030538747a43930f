"""Every page: no barrier for a screen reader, and nothing cut off at 320 px, which is 1280 px magnified four times."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from tests.journeys.places import PLAN, UNIT, item
from tests.journeys.walker import Walker

Make = Callable[..., Walker]

PAGES = {
    "sekretaris": [
        "/",
        "/cari?q=laporan",
        "/pemberitahuan/",
        "/pemberitahuan/surel/",
        "/akun/profil/",
        "/akun/perangkat/",
        "/akun/dua-langkah/",
        "/akun/kalender/",
        "/glosarium/",
        "/bantuan/",
        f"{UNIT}/ringkasan/",
        f"{UNIT}/kalender/",
        f"{UNIT}/tim/",
        f"{UNIT}/tim/undang/",
        f"{UNIT}/tim/tambah/",
        f"{UNIT}/jejak/",
        f"{UNIT}/pengaturan/",
        PLAN,
        item("II.1.1"),
        f"{item('II.1.1')}ubah/",
        f"{item('II.1.1')}jadwal/",
        f"{PLAN}peta/",
        f"{PLAN}rontgen/",
        f"{PLAN}pengaturan/",
        f"{PLAN}serah-terima/",
        f"{PLAN}impor/",
        f"{PLAN}ekspor/",
        f"{PLAN}lembar/",
        f"{PLAN}salin/",
    ],
    "provinsi": ["/pengawasan/"],
}


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("persona", PAGES)
def test_every_page_can_be_read_and_fits(walker_at: Make, persona: str, width: int) -> None:
    walker = walker_at(width)
    walker.sign_in(persona)
    for address in PAGES[persona]:
        walker.open(address)


@pytest.mark.parametrize("width", [1280, 320])
def test_the_sign_in_page_can_be_read_and_fits(walker_at: Make, width: int) -> None:
    walker_at(width).open("/akun/masuk/")


def test_the_keyboard_alone_reaches_the_main_action(walker_at: Make) -> None:
    """The skip link comes first; from there a few steps lead to the button that hands the work in."""
    walker = walker_at()
    page = walker.page
    walker.sign_in("staf-mp")
    walker.open(item("I.4.2"))
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Langsung ke isi")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()").startswith("Serahkan untuk diperiksa"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("details[open] textarea").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
