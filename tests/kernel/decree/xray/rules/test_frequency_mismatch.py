"""Dates against the frequency that the row promises."""

from __future__ import annotations

from datetime import date

import pytest
from tests.kernel.decree.xray.builders import document, draft, item

from bening.kernel.decree.xray.rules.frequency_mismatch import check

TWO_MONTHLY = "Februari, April, Juni, Agustus, Oktober, Desember 2031"


def test_two_monthly_targets_fit_neither_quarters_nor_semesters() -> None:
    (finding,) = check(draft(item("Rapat per semester/per triwulan", target=TWO_MONTHLY)))
    assert finding.items == ("I.1.1",)
    assert sorted(mend.value for mend in finding.mends) == ["quarterly", "semester"]
    assert all(mend.field == "schedule" for mend in finding.mends)


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("Laporan setiap triwulan", "Maret, Juni 2031"),
        ("Laporan setiap triwulan", "April, Juli, Oktober, Desember 2031"),
        ("Laporan bulanan", "Januari, Maret, Mei 2031"),
        ("Laporan semesteran", "setiap bulan 2031"),
    ],
)
def test_too_few_and_too_many_dates_fire(words: str, target: str) -> None:
    assert [finding.items for finding in check(draft(item(evidence=words, target=target)))] == [("I.1.1",)]


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("Laporan setiap triwulan", "Maret, Juni, September, Desember 2031"),
        ("Laporan semesteran", "Juni dan Desember 2031"),
        ("Laporan semesteran", "setiap semester 2031"),
        ("Laporan triwulan II", TWO_MONTHLY),
        ("Laporan", TWO_MONTHLY),
        ("Laporan mingguan", TWO_MONTHLY),
        ("Laporan setiap triwulan", "Juni 2031"),
    ],
)
def test_near_misses_do_not_fire(words: str, target: str) -> None:
    assert check(draft(item(evidence=words, target=target))) == []


def test_periods_that_ended_before_the_decree_need_no_date() -> None:
    late = document(decree_date=date(2031, 7, 4))
    assert check(draft(item(evidence="Laporan triwulanan", target="September, Desember 2031"), document=late)) == []


def test_an_unknown_plan_year_is_taken_from_the_dates() -> None:
    yearless = document(year=None, default_year=None, decree_date=None)
    plan = draft(item(evidence="Laporan triwulanan", target="September, Desember 2031"), document=yearless)
    assert [finding.items for finding in check(plan)] == [("I.1.1",)]
