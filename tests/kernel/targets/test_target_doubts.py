"""Where a phrase can mean more than one thing the other readings are kept, dated, with a reason."""

from __future__ import annotations

from datetime import date

import pytest

from bening.kernel.targets import Kind, WeekConvention, parse

YEAR = 2025


def alternatives(phrase: str) -> list[tuple[str, int, str]]:
    return [
        (other.kind.value, len(other.occurrences), str(other.occurrences[-1].due))
        for other in parse(phrase, year=YEAR).alternatives
    ]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Paling lambat Mei-Juni 2025", [("month", 1, "2025-05-31"), ("window", 1, "2025-06-30")]),
        ("Paling lambat 5 s.d. 10 Maret", [("date", 1, "2025-03-05"), ("window", 1, "2025-03-10")]),
        ("Maret - Desember 2025", [("monthly", 10, "2025-12-31")]),
        ("Sepanjang tahun", [("monthly", 12, "2025-12-31")]),
        ("April-Mei 2025", []),
        ("15 Januari - 20 April 2025", []),
        ("Januari minggu ke 2", []),
        ("Awal Januari", [("month", 1, "2025-01-31")]),
        ("Akhir semester I", [("window", 1, "2025-06-30")]),
        ("Triwulan I s.d. III", [("window", 1, "2025-09-30")]),
        ("setiap hari kerja", [("monthly", 12, "2025-12-31")]),
        ("per semester / per triwulan", [("quarterly", 4, "2025-12-31")]),
        ("Maret atau April", [("month", 1, "2025-03-31"), ("month", 1, "2025-04-30")]),
        ("Minggu 5 Januari 2025", [("date", 1, "2025-01-05")]),
        ("November - Februari", [("monthly", 4, "2026-02-28"), ("window", 1, "2025-02-28")]),
        ("31 Desember - 5 Januari", [("window", 1, "2025-01-05")]),
        ("Setiap triwulan (Maret, Juni)", [("quarterly", 4, "2025-12-31")]),
        ("setelah Maret 2025", []),
    ],
)
def test_other_readings_are_kept(phrase: str, expected: list[tuple[str, int, str]]) -> None:
    assert alternatives(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("Maret, Juni, September, Desember", Kind.QUARTERLY),
        ("Juni, Desember 2025", Kind.SEMESTER),
        ("April, Agustus, Desember", Kind.FOUR_MONTHLY),
        ("Jan, Feb, Mar, Apr, Mei, Jun, Jul, Agt, Sep, Okt, Nov, Des", Kind.MONTHLY),
        ("Februari, April, Juni, Agustus, Oktober, Desember", None),
        ("Juni 2025, Desember 2026", None),
        ("Juni 2025", None),
    ],
)
def test_regular_list_of_months_tells_its_frequency(phrase: str, kind: Kind | None) -> None:
    assert parse(phrase, year=YEAR).equivalent == kind


@pytest.mark.parametrize(
    ("convention", "phrase", "start", "due"),
    [
        (WeekConvention.BLOCKS, "Minggu ke-2 Januari 2025", "2025-01-08", "2025-01-14"),
        (WeekConvention.CALENDAR, "Minggu ke-2 Januari 2025", "2025-01-06", "2025-01-12"),
        (WeekConvention.FULL_MONDAY, "Minggu ke-2 Januari 2025", "2025-01-13", "2025-01-19"),
        (WeekConvention.FOUR_WEEKS, "Minggu ke-2 Januari 2025", "2025-01-08", "2025-01-14"),
        (WeekConvention.BLOCKS, "Minggu ke-4 Januari 2025", "2025-01-22", "2025-01-28"),
        (WeekConvention.FOUR_WEEKS, "Minggu ke-4 Januari 2025", "2025-01-22", "2025-01-31"),
        (WeekConvention.CALENDAR, "Minggu ke-1 Januari 2025", "2025-01-01", "2025-01-05"),
        (WeekConvention.CALENDAR, "Minggu ke-5 Januari 2025", "2025-01-27", "2025-01-31"),
        (WeekConvention.CALENDAR, "Minggu ke-6 Juni 2025", "2025-06-30", "2025-06-30"),
        (WeekConvention.CALENDAR, "Minggu ke-1 September 2025", "2025-09-01", "2025-09-07"),
        (WeekConvention.FULL_MONDAY, "Minggu ke-5 Maret 2021", "2021-03-29", "2021-04-04"),
        (WeekConvention.FULL_MONDAY, "minggu terakhir Maret 2021", "2021-03-29", "2021-04-04"),
    ],
)
def test_weeks_follow_the_convention_of_the_plan(convention: WeekConvention, phrase: str, start: str, due: str) -> None:
    (week,) = parse(phrase, year=YEAR, weeks=convention).occurrences
    assert (str(week.start), str(week.due)) == (start, due)


@pytest.mark.parametrize(
    ("convention", "missing"),
    [
        (WeekConvention.BLOCKS, "Minggu ke-5 Februari 2025"),
        (WeekConvention.FOUR_WEEKS, "Minggu ke-5 Januari 2025"),
        (WeekConvention.FULL_MONDAY, "Minggu ke-5 Januari 2025"),
        (WeekConvention.CALENDAR, "Minggu ke-6 Januari 2025"),
    ],
)
def test_week_that_the_convention_lacks_is_not_clamped(convention: WeekConvention, missing: str) -> None:
    schedule = parse(missing, year=YEAR, weeks=convention)
    assert (schedule.kind, schedule.findings[0].code) == (Kind.NONE, "impossible")


@pytest.mark.parametrize(
    ("convention", "year", "count"),
    [
        (WeekConvention.BLOCKS, 2025, 52),
        (WeekConvention.BLOCKS, 2026, 53),
        (WeekConvention.FOUR_WEEKS, 2025, 48),
    ],
)
def test_every_week_counts_the_weeks_of_the_year(convention: WeekConvention, year: int, count: int) -> None:
    assert len(parse("setiap minggu", year=year, weeks=convention).occurrences) == count


def test_every_month_names_the_month_though_the_day_is_in_the_next() -> None:
    last = parse("setiap tanggal 5 bulan berikutnya", year=YEAR).occurrences[-1]
    assert (last.period, last.due) == ("2025-12", date(2026, 1, 5))


def test_two_rules_in_a_month_have_their_own_names() -> None:
    periods = [it.period for it in parse("setiap bulan tanggal 10 dan 25", year=YEAR).occurrences]
    assert periods[:2] == ["2025-01-10", "2025-01-25"]
    assert len(set(periods)) == 24


@pytest.mark.parametrize(
    ("phrase", "period"),
    [
        ("Maret 2025", "2025-03"),
        ("Mei-Juni 2025", "2025-05/2025-06"),
        ("Januari minggu ke-2 s.d. minggu ke-4", "2025-01-W2/2025-01-W4"),
        ("6 s.d. 10 Januari", "2025-01-06/2025-01-10"),
        ("Minggu ke-4 Januari s.d. Maret", "2025-01-W4/2025-03"),
        ("Januari - Januari 2025", "2025-01"),
        ("sepanjang tahun", "2025-01/2025-12"),
        ("setelah Maret", "2025-04-01/2025-12-31"),
    ],
)
def test_period_names_the_occurrence(phrase: str, period: str) -> None:
    assert [it.period for it in parse(phrase, year=YEAR).occurrences] == [period]


def test_terms_over_new_year_are_each_named() -> None:
    schedule = parse("Triwulan IV 2024 s.d. Triwulan I 2025", year=YEAR)
    assert [it.period for it in schedule.occurrences] == ["2024-10/2024-12", "2025-01/2025-03"]
