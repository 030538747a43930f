"""Periodic work with one date."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import draft, item

from bening.kernel.decree.xray.rules.periodic_single_date import check


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("Pemanfaatan dievaluasi secara berkala", ["quarterly", "semester"]),
        ("Pengukuran per semester", ["semester"]),
        ("Laporan bulanan dan triwulanan", ["monthly", "quarterly"]),
    ],
)
def test_periodic_words_with_one_date_fire(words: str, offered: list[str]) -> None:
    (finding,) = check(draft(item(words, target="April 2031")))
    assert finding.items == ("I.1.1",)
    assert [mend.value for mend in finding.mends] == offered


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("Data dimutakhirkan secara berkala", "Januari-Desember 2031"),
        ("Data dimutakhirkan secara berkala", "Juni dan Desember 2031"),
        ("Mengisi kehadiran setiap hari", "April 2031"),
        ("Laporan tahunan", "April 2031"),
        ("Laporan semester II", "April 2031"),
        ("Laporan setiap triwulan", ""),
    ],
)
def test_near_misses_do_not_fire(words: str, target: str) -> None:
    assert check(draft(item(words, target=target))) == []
