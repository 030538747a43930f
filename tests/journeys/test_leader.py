"""Ketua: sees at a glance where the year stands, and who is late."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys.places import PLAN, UNIT
from tests.journeys.walker import Walker

Make = Callable[..., Walker]


def test_the_year_at_a_glance(walker_at: Make) -> None:
    leader = walker_at()
    leader.sign_in("ketua")
    leader.reads("Tugas saya")
    leader.page.get_by_role("navigation").get_by_role("link", name="Ringkasan").first.click()
    leader.reads("Ringkasan 2025")
    for words in ("Kemajuan", "Manajemen Perubahan", "Paling lama terlambat", "menunggu pemeriksaan"):
        leader.says(words)
    leader.press("Ingatkan")
    leader.reads("Ringkasan 2025")


def test_the_map_of_the_year_on_a_phone(walker_at: Make) -> None:
    leader = walker_at(360)
    leader.sign_in("ketua")
    leader.open(f"{PLAN}peta/")
    leader.open(f"{UNIT}/kalender/")
    leader.open(f"{UNIT}/jejak/")
