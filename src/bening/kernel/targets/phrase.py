"""The parts of a target phrase as the grammar sees them, before years and missing words are filled in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """A stretch of the calendar that a phrase names or repeats."""

    DAY = "hari"
    WEEK = "minggu"
    MONTH = "bulan"
    QUARTER = "triwulan"
    FOUR_MONTHS = "caturwulan"
    SEMESTER = "semester"
    YEAR = "tahun"


MONTHS_IN: dict[Unit, int] = {
    Unit.MONTH: 1,
    Unit.QUARTER: 3,
    Unit.FOUR_MONTHS: 4,
    Unit.SEMESTER: 6,
    Unit.YEAR: 12,
}
"""Length in months of the units that are made of whole months."""


LAST_WEEK = -1
"""Stands for the number of the week in "minggu terakhir"."""


class Part(StrEnum):
    """The third of a stretch that "awal", "pertengahan" and "akhir" point at."""

    EARLY = "awal"
    MIDDLE = "pertengahan"
    LATE = "akhir"


class Mark(StrEnum):
    """A word that colours the whole phrase without naming a date."""

    DEADLINE = "paling lambat"
    BEFORE = "sebelum"
    AFTER = "setelah"
    FROM = "mulai"
    AT_LEAST = "minimal"
    ABOUT = "sekitar"
    ON_DEMAND = "jika ada"
    PERIODIC = "berkala"
    EITHER = "atau"
    REALISED = "realisasi"


@dataclass(frozen=True, slots=True)
class Point:
    """One named place in the calendar. A field is None where the phrase leaves it to a neighbour.

    ``number`` counts the unit: day of the month, week of the month (or LAST_WEEK), month or term of the year, always 1
    for a year. ``plain`` marks an arabic number without "ke": only such a number can be a day of a month, and after
    "Minggu" it may be a Sunday's date. ``next_month`` is "tanggal 5 bulan berikutnya".
    """

    unit: Unit | None = None
    number: int | None = None
    month: int | None = None
    year: int | None = None
    part: Part | None = None
    plain: bool = False
    next_month: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """From one point to another; ``last`` is None for "s.d. selesai"."""

    first: Point
    last: Point | None


@dataclass(frozen=True, slots=True)
class Frequency:
    """``times`` deliverables in every ``every`` units. ``said`` is False for a bare "Triwulan" without "setiap"."""

    unit: Unit
    every: int = 1
    times: int = 1
    part: Part | None = None
    weekday: int | None = None
    said: bool = True


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that stands beside the dates and must agree with them: "12 bulan", or "4 kali" (``unit`` None)."""

    number: int
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day's name that stands beside a date, Monday is 0."""

    number: int


@dataclass(frozen=True, slots=True)
class Group:
    """What stands in brackets: it narrows or repeats the item before it."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words outside the grammar; ``negates`` when one of them ("tidak", "kecuali") can turn the meaning round."""

    text: str
    negates: bool = False


Item = Point | Range | Frequency | Amount | Weekday | Group | Mark | Unknown
