"""Evidence of another year."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import document, draft, item

from bening.kernel.decree.xray.rules.evidence_other_year import check


@pytest.mark.parametrize(
    ("evidence", "years"),
    [
        ("SK Tim Kerja tahun 2030", "2030"),
        ("Laporan evaluasi 2028", "2028"),
        ("Undangan 2032 dan daftar hadir 2029", "2029 dan 2032"),
    ],
)
def test_another_year_fires(evidence: str, years: str) -> None:
    (finding,) = check(draft(item(evidence=evidence)))
    assert finding.items == ("I.1.1",)
    assert f"menyebut tahun {years}, sedangkan" in finding.detail


@pytest.mark.parametrize(
    "evidence",
    [
        "SK Tim Kerja tahun 2031",
        "LAKIP tahun 2030",
        "Hasil evaluasi 2030",
        "SK 2031 pengganti SK 2029",
        "Renstra 2030-2034",
        "Salinan Peraturan Nomor 90 Tahun 2021",
        "PermenPANRB 90/2021",
        "Daftar hadir",
    ],
)
def test_near_misses_do_not_fire(evidence: str) -> None:
    assert check(draft(item(evidence=evidence))) == []


def test_without_a_plan_year_nothing_is_said() -> None:
    assert check(draft(item(evidence="SK 2030"), document=document(year=None, default_year=None))) == []
