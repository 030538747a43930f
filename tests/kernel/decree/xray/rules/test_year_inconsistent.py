"""Years that do not fit in one row."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import document, draft, item

from bening.kernel.decree.xray.rules.year_inconsistent import check


@pytest.mark.parametrize(
    ("evidence", "reason"),
    [
        ("Renstra 2025-2030", "periode 2025–2030 sudah berakhir"),
        ("PK tahun 2031; SKP tahun 2030", "dokumen kinerja dari tahun 2030 dan 2031"),
        ("RKA-K/L 2031", "rencana anggaran 2031 lazimnya selesai"),
        ("RKKL 2031", "rencana anggaran 2031 lazimnya selesai"),
    ],
)
def test_years_that_cannot_be_meant_fire(evidence: str, reason: str) -> None:
    (finding,) = check(draft(item(evidence=evidence)))
    assert finding.items == ("I.1.1",)
    assert reason in finding.detail


@pytest.mark.parametrize(
    "evidence", ["Renstra 2027-2031", "PK 2031 dan SKP 2031", "LAKIP 2030", "RKA-K/L 2032", "SK Tim 2031; laporan 2030"]
)
def test_near_misses_do_not_fire(evidence: str) -> None:
    assert check(draft(item(evidence=evidence))) == []


def test_a_budget_signed_the_year_before_does_not_fire() -> None:
    assert check(draft(item(evidence="RKA 2031", target="November 2030"), item(evidence="RKA 2031", target=""))) == []


def test_without_a_plan_year_nothing_is_said() -> None:
    assert check(draft(item(evidence="Renstra 2025-2030"), document=document(year=None, default_year=None))) == []
