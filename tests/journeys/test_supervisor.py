"""Pembina: compares the offices of her province, goes into one, and holds on to it."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys.walker import Walker

Make = Callable[..., Walker]


def test_side_by_side_then_one_office(walker_at: Make) -> None:
    supervisor = walker_at()
    page = supervisor.page
    supervisor.sign_in("provinsi")
    supervisor.reads("Pengawasan 2025")
    supervisor.says("12 satuan kerja")
    supervisor.open("/pengawasan/?urut=-terlambat")
    page.get_by_role("link", name="KPU Kabupaten Merangin").first.click()
    supervisor.reads("Ringkasan 2025")
    supervisor.press("Fokus ke satuan kerja ini")
    supervisor.reads("Ringkasan 2025")
    supervisor.says("Fokus pada KPU Kabupaten Merangin.")
    elsewhere = page.goto("/satker/999999/2025/rencana/")
    assert elsewhere is not None
    assert elsewhere.status == 404
    supervisor.says("tidak ditemukan")
