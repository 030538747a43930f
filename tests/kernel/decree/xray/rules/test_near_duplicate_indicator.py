"""Indicators that say the same."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import component, draft, item

from bening.kernel.decree.xray.rules.near_duplicate_indicator import check


def test_equal_indicators_fire_together() -> None:
    plan = draft(item("Terdapat inovasi"), item("Terdapat inovasi."), item("Terdapat inovasi"))
    assert [finding.items for finding in check(plan)] == [("I.1.1", "I.1.2", "I.1.3")]


def test_four_words_of_five_at_the_same_stage_fire_across_components() -> None:
    plan = draft(
        component(item("Whistle Blowing System sudah diinternalisasikan dan diterapkan")),
        component(item("Whistle Blowing System telah diterapkan"), number=2),
    )
    (finding,) = check(plan)
    assert finding.items == ("I.1.1", "I.2.1")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Menetapkan kebijakan pola rotasi internal", "Menerapkan kebijakan pola rotasi internal"),
        ("Evaluasi penanganan benturan kepentingan pegawai kantor", "Penanganan benturan kepentingan pegawai kantor"),
        ("", ""),
    ],
)
def test_near_misses_do_not_fire(one: str, other: str) -> None:
    assert check(draft(item(one), item(other))) == []
