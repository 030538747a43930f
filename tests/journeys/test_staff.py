"""Pelaksana: hands in work on a phone, and on a phone without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.journeys.walker import Walker

Make = Callable[..., Walker]
HAND_IN = "Serahkan untuk diperiksa"


@pytest.mark.parametrize(("persona", "javascript"), [("staf-pp", True), ("staf-pw", False)], ids=["phone", "no-js"])
def test_late_work_is_handed_in_on_a_phone(walker_at: Make, persona: str, *, javascript: bool) -> None:
    staff = walker_at(360, javascript=javascript)
    page = staff.page
    staff.sign_in(persona)
    staff.reads("Tugas saya")
    page.get_by_role("link", name=HAND_IN).first.click()
    staff.look()
    address = page.url
    staff.unfold(HAND_IN)
    page.get_by_label("Catatan").first.fill("Dokumen bertanda tangan ada di map area.")
    staff.press(HAND_IN)
    staff.look()
    staff.says(": menunggu pemeriksaan.")
    staff.says("Dokumen bertanda tangan ada di map area.")

    staff.press("Tarik kembali")
    staff.look()
    staff.says(": berjalan.")
    page.goto(address)
    staff.unfold(HAND_IN)
    staff.press(HAND_IN)
    staff.says(": menunggu pemeriksaan.")


def test_a_remark_reaches_the_page_and_an_empty_one_says_so(walker_at: Make) -> None:
    staff = walker_at(360)
    staff.sign_in("staf-sdm")
    staff.page.locator("tbody a").first.click()
    staff.page.get_by_label("Tulis komentar").fill("Menunggu tanda tangan @Nurhayati.")
    staff.press("Kirim komentar")
    staff.look()
    staff.says("Komentar tersimpan.")
    staff.says("Menunggu tanda tangan")
