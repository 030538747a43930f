"""Evidence about a period that has not ended."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import document, draft, item

from bening.kernel.decree.xray.rules.evidence_before_it_can_exist import check


@pytest.mark.parametrize(
    ("evidence", "target", "ends"),
    [
        ("Hasil pengukuran kinerja semester", "Januari 2031", "30 Juni 2031"),
        ("Laporan triwulanan", "Februari 2031", "31 Maret 2031"),
        ("Laporan Semester II", "Juli 2031", "31 Desember 2031"),
        ("Laporan triwulan ke-3", "Agustus 2031", "30 September 2031"),
        ("LKjIP tahun 2031", "Desember minggu ke-2 2031", "31 Desember 2031"),
        ("Laporan kinerja 2032", "Desember 2031", "31 Desember 2032"),
    ],
)
def test_a_due_date_before_the_end_of_the_period_fires(evidence: str, target: str, ends: str) -> None:
    (finding,) = check(draft(item(evidence=evidence, target=target)))
    assert finding.items == ("I.1.1",)
    assert f"baru berakhir {ends}" in finding.detail


@pytest.mark.parametrize(
    ("evidence", "target"),
    [
        ("Rekapitulasi setiap triwulan", "Maret, Juni, September, Desember 2031"),
        ("Hasil pengukuran kinerja semester II tahun 2030", "Januari 2031"),
        ("LAKIP tahun 2030", "Januari 2031"),
        ("Laporan semester IV", "Januari 2031"),
        ("Laporan kegiatan", "Januari 2031"),
        ("Laporan semester", ""),
    ],
)
def test_near_misses_do_not_fire(evidence: str, target: str) -> None:
    assert check(draft(item(evidence=evidence, target=target))) == []


def test_without_a_plan_year_nothing_is_said() -> None:
    plan = draft(
        item(evidence="Laporan semester", target="Januari 2031"), document=document(year=None, default_year=None)
    )
    assert check(plan) == []
