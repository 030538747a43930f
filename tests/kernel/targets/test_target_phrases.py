"""Every phrase of the tables beside this file is read as agreed; the tables say where they come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from bening.kernel.targets import Schedule, parse

HERE = Path(__file__).parent
YEAR = 2025


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("# ")]


def yes(it: bool) -> str:
    return "yes" if it else "no"


def as_cells(schedule: Schedule) -> list[str]:
    found = schedule.occurrences
    return [
        schedule.kind.value,
        str(len(found)),
        *((str(found[0].start), str(found[0].due), str(found[-1].due)) if found else ("-", "-", "-")),
        yes(schedule.ambiguous),
        schedule.qualifier or "-",
        ",".join(finding.code for finding in schedule.findings) or "-",
    ]


@pytest.mark.parametrize("row", rows("phrases.tsv"), ids=lambda row: row[0])
def test_phrase_is_read_as_agreed(row: list[str]) -> None:
    phrase, *expected = row
    assert as_cells(parse(phrase, year=YEAR)) == expected


@pytest.mark.parametrize("row", rows("first_decree.tsv"), ids=lambda row: row[0])
def test_phrase_of_the_first_decree_is_read_as_agreed(row: list[str]) -> None:
    phrase, *expected = row
    schedule = parse(phrase, year=YEAR)
    assert [
        schedule.year_from.value if schedule.year_from else "-",
        schedule.kind.value,
        " ".join(f"{it.start}..{it.due}" for it in schedule.occurrences),
        schedule.equivalent.value if schedule.equivalent else "-",
        yes(schedule.ambiguous),
        schedule.qualifier or "-",
    ] == expected
    assert schedule.year == YEAR


@pytest.mark.parametrize(
    ("phrase", "same_as"),
    [
        ("JANUARI - DESEMBER 2025", "Januari-Desember 2025"),
        ("Januari\u00a0-\u00a0Desember\n2025", "Januari-Desember 2025"),
        ("Januari-\nDesember 2025.", "Januari-Desember 2025"),
        ("\u200bMaret, Juni 2025", "Maret dan Juni 2025"),
        ("- Maret 2025\n- Juni 2025", "Maret 2025, Juni 2025"),
        ("Minggu Ke - 2 Januari 2025", "minggu ke-2 januari 2025"),
        ("Ｊａｎｕａｒｉ 2025", "Januari 2025"),
    ],
)
def test_form_does_not_change_the_reading(phrase: str, same_as: str) -> None:
    assert parse(phrase, year=YEAR) == parse(same_as, year=YEAR)


@pytest.mark.parametrize("blank", ["", "   ", "\n", "-", "–", "...", "\u00a0"])
def test_blank_is_none_with_a_finding(blank: str) -> None:
    schedule = parse(blank, year=YEAR)
    assert as_cells(schedule)[:2] == ["none", "0"]
    assert [finding.code for finding in schedule.findings] == ["blank"]


def test_unreadable_part_is_quoted() -> None:
    assert '"aula kantor"' in parse("Januari 2025 di aula kantor", year=YEAR).findings[0].detail
    assert '"rapat"' in parse("Rapat Januari 2025", year=YEAR).findings[0].detail
    assert '"bulan"' in parse("Maret 2025 bulan", year=YEAR).findings[0].detail
    assert '"juni - juli"' not in parse("Juni - Juli", year=YEAR).findings


def test_text_longer_than_any_target_is_not_read() -> None:
    schedule = parse("Januari 2025 " * 50, year=YEAR)
    assert schedule.findings[0].code == "unreadable"
    assert "terlalu panjang" in schedule.findings[0].detail


def test_year_comes_from_the_phrase_before_the_document() -> None:
    assert parse("Maret 2024", year=YEAR).year == 2024
    assert parse("Maret", year=YEAR).year == YEAR
    undated = parse("Maret", year=None)
    assert (undated.kind.value, undated.findings[0].code) == ("none", "no_year")
    assert parse("Maret 2024", year=None).occurrences == parse("Maret 2024", year=YEAR).occurrences


@pytest.mark.parametrize("year", [1899, 2100])
def test_plan_year_outside_the_calendar_is_refused(year: int) -> None:
    with pytest.raises(ValueError, match="di luar 1900-2099"):
        parse("Maret", year=year)
