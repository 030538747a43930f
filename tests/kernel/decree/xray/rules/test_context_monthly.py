"""A frequency beside a target that is a range."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import draft, item

from bening.kernel.decree.xray.rules.context_monthly import check


@pytest.mark.parametrize(
    ("evidence", "kind"), [("Data nominatif per bulan", "monthly"), ("Rekap setiap triwulan", "quarterly")]
)
def test_a_frequency_beside_a_longer_range_fires(evidence: str, kind: str) -> None:
    (finding,) = check(draft(item(evidence=evidence, target="Januari-Desember 2031")))
    assert finding.items == ("I.1.1",)
    assert "kolom bukti" in finding.detail
    assert [(mend.field, mend.value) for mend in finding.mends] == [("schedule", kind)]


@pytest.mark.parametrize(
    ("evidence", "target"),
    [
        ("Data nominatif", "Januari-Desember 2031"),
        ("Data secara berkala", "Januari-Desember 2031"),
        ("Laporan semesteran", "Mei-Juni 2031"),
        ("Data per bulan", "Juni 2031"),
        ("Data per bulan", "per bulan 2031"),
    ],
)
def test_near_misses_do_not_fire(evidence: str, target: str) -> None:
    assert check(draft(item(evidence=evidence, target=target))) == []
