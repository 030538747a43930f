"""How long a rule gives, and the day on which that ends.

Conventions (a setting of each rule where the law is silent; no general article on counting was found): the day of the
event is day 0; a term in calendar days, months or years ends on its literal day, even where nobody works then (UU
30/2014 article 58(3) moves only the validity of a decision); a pause takes the days after it begins, up to and
including the day on which it ends, out of the count.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from bening.kernel.workdays.calendar import Calendar

END_OF_DAY = time(23, 59, 59)
EVERY_DAY = Calendar(weekend=frozenset())
MONTHS_OF_YEAR = 12


class Measure(StrEnum):
    """What a rule counts in."""

    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"
    YEAR = "year"
    FIXED_DATE = "fixed_date"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time as a rule states it: 30 working days, 2 months, 72 hours, or "every 31 March".

    For ``FIXED_DATE`` ``month`` and ``day`` name the day of the year, and ``amount`` days are added to it (0 unless it
    was extended); for all others ``amount`` is at least 1. Raises ValueError otherwise.
    """

    measure: Measure
    amount: int = 0
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        if self.measure is Measure.FIXED_DATE:
            if self.amount < 0 or not 1 <= self.month <= MONTHS_OF_YEAR or not 1 <= self.day <= 31:
                raise ValueError("Batas waktu bertanggal tetap memerlukan bulan 1–12 dan tanggal 1–31.")
        elif self.amount < 1:
            raise ValueError(f"Lama batas waktu paling sedikit 1, tetapi tertulis {self.amount}.")

    def longer(self, amount: int) -> Term:
        """The same term extended by so many of what it counts in (days for a fixed date)."""
        return replace(self, amount=self.amount + amount)


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which a deadline does not run; both ends are aware."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Due:
    """When a term ends: the last day, and its last moment in the zone of the office."""

    day: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Position:
    """How far a term has run: the day that is counted now (0 on the day of the event), and how many there are."""

    number: int
    total: int


def due_of(start: datetime, term: Term, calendar: Calendar, zone: tzinfo, pauses: Sequence[Pause] = ()) -> Due:
    """The last day and moment of a term that an event at ``start`` (aware) opened.

    Days are those of ``zone``, and end there at midnight; hours end to the second.
    """
    if term.measure is Measure.HOUR:
        moment = start + timedelta(hours=term.amount)
        for pause in sorted(pauses, key=lambda one: one.start):
            begun = max(pause.start, start)
            if begun < moment and begun < pause.end:
                moment += pause.end - begun
        return Due(moment.astimezone(zone).date(), moment)
    day = last_day(start.astimezone(zone).date(), term, calendar, paused_days(pauses, zone))
    return Due(day, datetime.combine(day, END_OF_DAY, zone))


def last_day(start: date, term: Term, calendar: Calendar, paused: frozenset[date] = frozenset()) -> date:
    """The last day of a term that is counted in days or longer; ``paused`` are the days that do not count."""
    if term.measure is Measure.WORKING_DAY:
        return (calendar | Calendar(paused)).add(start, term.amount)
    return Calendar(paused, EVERY_DAY.weekend).add(start, (_literal(start, term) - start).days)


def paused_days(pauses: Sequence[Pause], zone: tzinfo) -> frozenset[date]:
    """The days, in the zone, that pauses take out of the count."""
    days: set[date] = set()
    for pause in pauses:
        first, last = pause.start.astimezone(zone).date(), pause.end.astimezone(zone).date()
        days.update(first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    return frozenset(days)


def position_of(
    start: date, due: date, on: date, term: Term, calendar: Calendar, paused: frozenset[date] = frozenset()
) -> Position:
    """Which day of a term ``on`` is: counted as the term counts, months and years in calendar days."""
    base = calendar if term.measure is Measure.WORKING_DAY else EVERY_DAY
    counted = Calendar(base.off | paused, base.weekend)
    return Position(max(counted.count(start, on), 0), counted.count(start, due))


def _literal(start: date, term: Term) -> date:
    """The end of a term without pauses."""
    if term.measure is Measure.CALENDAR_DAY:
        return start + timedelta(days=term.amount)
    if term.measure is Measure.FIXED_DATE:
        this_year = _clipped(start.year, term.month, term.day)
        fixed = this_year if this_year >= start else _clipped(start.year + 1, term.month, term.day)
        return fixed + timedelta(days=term.amount)
    months = term.amount * (MONTHS_OF_YEAR if term.measure is Measure.YEAR else 1)
    year, month = divmod(start.year * MONTHS_OF_YEAR + start.month - 1 + months, MONTHS_OF_YEAR)
    return _clipped(year, month + 1, start.day)


def _clipped(year: int, month: int, day: int) -> date:
    """The day of that number, or the month's last: one month after 31 January is the end of February."""
    return date(year, month, min(day, monthrange(year, month)[1]))
