"""Headings of month, quarter, semester and week columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bening.kernel.decree.assemble.enumerators import roman_value
from bening.kernel.decree.clean import MONTHS, letters

_SPELLINGS: Final = (
    ("jan",),
    ("feb", "peb", "pebruari"),
    ("mar", "mrt"),
    ("apr",),
    ("mei", "may"),
    ("jun",),
    ("jul",),
    ("ags", "agt", "agu", "agst", "agust", "aug"),
    ("sep", "sept"),
    ("okt", "oct"),
    ("nov", "nop", "nopember"),
    ("des", "dec"),
)
_SHORT: Final = {word: number for number, words in enumerate(_SPELLINGS, 1) for word in words}
_NAMES: Final = {name.casefold(): number for number, name in enumerate(MONTHS, 1)} | _SHORT
_YEAR = re.compile(r"\s+(?:20)?\d\d$")
_BRACKETS = re.compile(r"\([^)]*\)")
_TO: Final = frozenset({"s", "d", "sd", "sampai", "hingga", "dengan"})
_BY_MONTH = re.compile(r"b\s*(0?[1-9]|1[0-2])")
_QUARTER = re.compile(r"(?:tw|triwulan|tri wulan|trw|trwln|kuartal|q|triw)\s*(?:ke\s*)?([1-4]|i{1,3}|iv)")
_SEMESTER = re.compile(r"(?:semester|smt|sem|sm|smstr)\s*(?:ke\s*)?([12]|i{1,2})")
_UNITS: Final = {
    **dict.fromkeys(("triwulan", "tri wulan", "tw", "kuartal"), "Triwulan"),
    **dict.fromkeys(("semester", "smt"), "Semester"),
    **dict.fromkeys(("bulan", "bln"), "Bulan"),
    **dict.fromkeys(("minggu", "pekan", "mg"), "Minggu ke"),
    **dict.fromkeys(("tanggal", "tgl"), "Tanggal"),
    **dict.fromkeys(("tahun", "thn"), "Tahun"),
}
_COUNT = r"(?:\d{1,2}|\d{4}|[ivx]{1,4})"
_COUNTED = re.compile(rf"{_COUNT}(?:\s*(?:[,;/&–-]|dan|s\.?\s?/?d\.?)\s*{_COUNT})*", re.IGNORECASE)
_WEEK = re.compile(r"(?:minggu|mg|m|w|pekan)?\s*(?:ke\s*)?([1-5]|i{1,3}|iv|v)")


@dataclass(frozen=True, slots=True)
class Period:
    """One column of a grid. ``unit`` is month, quarter, semester or week; a week also has its month."""

    unit: str
    number: int
    month: int | None = None


def period_of(heading: str) -> Period | None:
    """The period a heading names by itself, or None."""
    plain = _YEAR.sub("", letters(_BRACKETS.sub(" ", heading)))
    if plain in _NAMES:
        return Period("month", _NAMES[plain])
    for unit, pattern in (("month", _BY_MONTH), ("quarter", _QUARTER), ("semester", _SEMESTER)):
        found = pattern.fullmatch(plain)
        if found:
            return Period(unit, _number(found.group(1)))
    return _span(plain)


def _span(plain: str) -> Period | None:
    """The quarter or semester whose first and last month a heading names: "Jan-Mar", "Juli s.d. Desember"."""
    words = [word for word in plain.split() if word not in _TO]
    months = [_NAMES[word] for word in words if word in _NAMES]
    if len(months) != 2 or len(words) != 2:
        return None
    first, last = months
    for unit, length in (("quarter", 3), ("semester", 6)):
        if last - first == length - 1 and last % length == 0:
            return Period(unit, last // length)
    return None


def week_of(heading: str, month: int) -> Period | None:
    """The week of a month that a sub-heading names: 1, II, M3, minggu ke-4."""
    found = _WEEK.fullmatch(letters(heading))
    return Period("week", _number(found.group(1)), month) if found else None


def unit_of(heading: str) -> str:
    """The word that a heading lends to bare numbers below it ("Triwulan" over "II"); empty for any other heading."""
    return _UNITS.get(letters(heading).removesuffix(" ke"), "")


def is_counted(text: str) -> bool:
    """True for bare numbers, Arabic or Roman, one or several: "3", "II, IV", "1 s.d. 3"."""
    return bool(_COUNTED.fullmatch(text.strip()))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else roman_value(text) or 0


def periods_of(paths: list[tuple[str, ...]]) -> dict[int, Period]:
    """The grid columns among heading paths (outermost heading first), by column.

    A bare number is a week under a month; twelve bare numbers 1 to 12, or four I to IV, under one common heading that
    speaks of time are months or quarters.
    """
    found: dict[int, Period] = {}
    for column, path in enumerate(paths):
        if not path:
            continue
        period = period_of(path[-1])
        if period is None and len(path) > 1:
            above = period_of(path[-2])
            if above and above.unit == "month":
                period = week_of(path[-1], above.number)
        if period:
            found[column] = period
    return found or _bare_numbers(paths)


_TIME = re.compile(r"\b(bulan|waktu|jadwal|triwulan|pelaksanaan|timeline|periode)\b")


def _bare_numbers(paths: list[tuple[str, ...]]) -> dict[int, Period]:
    under: dict[str, list[int]] = {}
    for column, path in enumerate(paths):
        if len(path) > 1 and _TIME.search(letters(path[0])):
            under.setdefault(path[0], []).append(column)
    for heading, columns in under.items():
        periods = numbered_periods(heading, [paths[column][-1] for column in columns])
        if periods:
            return dict(zip(columns, periods, strict=True))
    return {}


def numbered_periods(heading: str, texts: Sequence[str]) -> list[Period]:
    """The months 1 to 12 or quarters I to IV that bare numbers under a heading of time stand for; empty for others."""
    plain = [letters(text).lstrip("0") for text in texts]
    if not _TIME.search(letters(heading)):
        return []
    if plain == [str(number) for number in range(1, 13)]:
        return [Period("month", number) for number in range(1, 13)]
    if plain in (["i", "ii", "iii", "iv"], ["1", "2", "3", "4"]) and "bulan" not in letters(heading):
        return [Period("quarter", number) for number in range(1, 5)]
    return []
