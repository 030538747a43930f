"""The pages that the documentation shows. ``make screenshots`` takes their pictures from a fresh example year."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.journeys.places import PLAN, UNIT, item
from tests.journeys.walker import PICTURES, Walker

Make = Callable[..., Walker]
WIDE, PHONE = 1280, 360
SHOWN = [
    ("sekretaris", WIDE, PLAN, "rencana"),
    ("staf-mp", WIDE, item("I.3.1"), "butir"),
    ("sekretaris", WIDE, f"{PLAN}rontgen/", "rontgen"),
    ("provinsi", WIDE, "/pengawasan/?urut=-terlambat", "pengawasan"),
    ("ketua", WIDE, f"{UNIT}/lke/", "lke"),
    ("provinsi", WIDE, "/pengawasan/lke/", "nilai-lke"),
    ("staf-pp", PHONE, "/", "tugas-saya"),
    ("koordinator-pw", WIDE, f"{UNIT}/bukti/periksa/", "periksa-bukti"),
]
DROPPED = {
    "Notulen rapat monev ZI 14 April 2025.txt": "Notulen rapat monitoring dan evaluasi Zona Integritas",
    "Daftar hadir sosialisasi benturan kepentingan 20 Mei 2025.txt": "Daftar hadir peserta (contoh)",
}
"""Files for the tray: name and content."""
MOST_BYTES = 150 * 1024


def keep(walker: Walker, name: str, *, height: int = 800) -> None:
    """The picture, which must be small, once the preview on the page (if there is one) is drawn."""
    for preview in walker.page.locator(".viewer__page img").all():
        expect(preview).to_have_js_property("complete", value=True, timeout=20_000)
    walker.picture(name, height=height)
    assert (PICTURES / f"{name}.png").stat().st_size <= MOST_BYTES


@pytest.mark.parametrize(("persona", "width", "address", "name"), SHOWN, ids=[row[3] for row in SHOWN])
def test_a_page_that_the_documentation_shows(
    walker_at: Make, persona: str, width: int, address: str, name: str
) -> None:
    walker = walker_at(width)
    walker.sign_in(persona)
    walker.open(address)
    keep(walker, name)


def test_a_piece_of_evidence_with_its_versions(walker_at: Make) -> None:
    walker = walker_at(WIDE)
    walker.sign_in("sekretaris")
    walker.open(f"{UNIT}/bukti/?q=lembar+monev+ZI")
    walker.page.locator("tbody a", has_text="April 2025").first.click()
    walker.reads("Undangan rapat")
    keep(walker, "bukti")


def test_the_tray_with_suggested_proofs(walker_at: Make, tmp_path: Path) -> None:
    walker = walker_at(WIDE)
    walker.sign_in("staf-pw")
    walker.open(f"{UNIT}/bukti/baki/")
    for name, content in DROPPED.items():
        (tmp_path / name).write_text(content)
    walker.page.locator("input[name=berkas]").first.set_input_files([tmp_path / name for name in DROPPED])
    expect(walker.page.locator("#baki h2")).to_have_text("2 berkas menunggu dipilah", timeout=20_000)
    walker.look()
    keep(walker, "baki", height=1300)


def test_a_package_that_is_ready(walker_at: Make) -> None:
    walker = walker_at(WIDE)
    walker.sign_in("sekretaris")
    walker.open(f"{UNIT}/bukti/paket/")
    walker.press("Buat paket")
    expect(walker.page.get_by_role("link", name="Unduh paket")).to_be_visible(timeout=60_000)
    walker.open(f"{UNIT}/bukti/paket/")
    keep(walker, "paket")
