"""TPI, TPN and Inspektorat read everything and change nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from tests.journeys.places import PLAN, item
from tests.journeys.walker import Walker

Make = Callable[..., Walker]


@pytest.mark.parametrize("persona", ["tpi", "tpn", "inspektorat"])
def test_an_assessor_reads_only(walker_at: Make, persona: str) -> None:
    assessor = walker_at()
    page = assessor.page
    assessor.sign_in(persona)
    assessor.reads("Pengawasan 2025")
    assessor.open(PLAN)
    expect(page.locator("input[name=pilih]")).to_have_count(0)
    expect(page.get_by_role("link", name="Pengaturan")).to_have_count(0)
    assessor.open(item("III.4.4"))
    moves = page.locator("main form[action*='/jatuh-tempo/']")
    expect(moves).to_have_count(0)
    page.goto(f"{PLAN}pengaturan/")
    assessor.says("Anda tidak berwenang mengubah rencana.")
    assert page.goto("/satker/656396/2025/rencana/").status == (404 if persona == "tpn" else 200)  # type: ignore[union-attr]
