"""Koordinator: takes what was handed in from the list of tasks, accepts one piece and gives one back."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect
from tests.journeys.walker import Walker

Make = Callable[..., Walker]


def test_one_piece_is_accepted_and_one_goes_back(walker_at: Make) -> None:
    coordinator = walker_at()
    page = coordinator.page
    coordinator.sign_in("koordinator-pw")
    coordinator.look()
    waiting = page.get_by_role("link", name="Periksa", exact=True)
    before = waiting.count()
    assert before >= 2

    waiting.first.click()
    coordinator.look()
    coordinator.unfold("Terima")
    coordinator.press("Terima")
    coordinator.look()
    coordinator.says(": selesai.")

    page.goto("/")
    expect(waiting).to_have_count(before - 1)
    waiting.first.click()
    coordinator.unfold("Kembalikan")
    coordinator.press("Kembalikan")
    coordinator.look()
    coordinator.says("Pilih paling sedikit satu alasan.")
    page.get_by_label("Belum ditandatangani atau dicap").check()
    page.get_by_label("Penjelasan").fill("Halaman terakhir belum dibubuhi cap.")
    coordinator.press("Kembalikan")
    coordinator.look()
    coordinator.says(": dikembalikan.")
    coordinator.says("Halaman terakhir belum dibubuhi cap.")

    page.goto("/")
    expect(waiting).to_have_count(before - 2)
