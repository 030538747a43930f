"""Date arithmetic: from a named place in the calendar to its first and last day. Nothing is ever clamped."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .phrase import LAST_WEEK, MONTHS_IN, Part, Unit
from .schedule import WeekConvention
from .words import MONTH_NAMES

DAYS_IN_WEEK = 7
_FOUR = 4
_THIRDS = {Part.EARLY: (1, 10), Part.MIDDLE: (11, 20)}
"""Days of a month that "awal" and "pertengahan" mean; "akhir" runs from day 21 to the last."""
_LATE_FROM = 21


class ImpossibleError(ValueError):
    """A place that the calendar does not have ("31 Juni", "minggu ke-6"); the message is a sentence in Indonesian."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """First and last day of a place in the calendar, and the ``period`` that names it."""

    start: date
    due: date
    period: str


def day(year: int, month: int, number: int) -> Span:
    """One day; raises :class:`ImpossibleError` where the month has no such day."""
    last = last_day(year, month).day
    if not 1 <= number <= last:
        msg = f"Tanggal {number} {MONTH_NAMES[month].capitalize()} {year} tidak ada dalam kalender; periksa tanggalnya."
        raise ImpossibleError(msg)
    it = date(year, month, number)
    return Span(it, it, it.isoformat())


def last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def months(year: int, first: int, count: int) -> Span:
    """``count`` whole months from month ``first``; named 2025-05 or 2025-05/2025-06."""
    end_year, end_month = add_months(year, first, count - 1)
    start = f"{year}-{first:02}"
    return Span(
        date(year, first, 1),
        last_day(end_year, end_month),
        start if count == 1 else f"{start}/{end_year}-{end_month:02}",
    )


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month ``count`` months on."""
    years, index = divmod(month - 1 + count, 12)
    return year + years, index + 1


def unit_span(unit: Unit, year: int, number: int) -> Span:
    """The ``number``-th month, quarter, four-month term, semester of a year, or the year itself (number 1)."""
    length = MONTHS_IN[unit]
    if not 1 <= number <= 12 // length:
        raise ImpossibleError(f"{unit.capitalize()} ke-{number} tidak ada dalam setahun; periksa angkanya.")
    return months(year, (number - 1) * length + 1, length)


def part_of(span: Span, part: Part) -> Span:
    """The early, middle or late part of whole months.

    One month: days 1-10, 11-20, 21-end. Longer: its first month, its middle month or two, its last month.
    """
    count = (span.due.year - span.start.year) * 12 + span.due.month - span.start.month + 1
    year, month = span.start.year, span.start.month
    if count == 1:
        first, last = _THIRDS.get(part, (_LATE_FROM, span.due.day))
        start, due = date(year, month, first), date(year, month, last)
        return Span(start, due, f"{start.isoformat()}/{due.isoformat()}")
    if part is Part.MIDDLE:
        offset = (count + 1) // 2 - 1
        return months(*add_months(year, month, offset), count // 2 - offset + 1)
    return months(year, month, 1) if part is Part.EARLY else months(span.due.year, span.due.month, 1)


def weeks_of(year: int, month: int, convention: WeekConvention) -> tuple[Span, ...]:
    """All weeks of a month in the plan's way of counting them (see :class:`WeekConvention`)."""
    end = last_day(year, month)
    first = date(year, month, 1)
    if convention in (WeekConvention.BLOCKS, WeekConvention.FOUR_WEEKS):
        starts = [first + timedelta(days=offset) for offset in range(0, end.day, DAYS_IN_WEEK)]
        starts = starts[:_FOUR] if convention is WeekConvention.FOUR_WEEKS else starts
        dues = [start - timedelta(days=1) for start in starts[1:]] + [end]
    else:
        mondays = [
            date(year, month, number) for number in range(1, end.day + 1) if not date(year, month, number).weekday()
        ]
        clipped = convention is WeekConvention.CALENDAR
        starts = [first, *mondays] if clipped and first.weekday() else mondays
        sundays = [start + timedelta(days=DAYS_IN_WEEK - 1 - start.weekday()) for start in starts]
        dues = [min(sunday, end) for sunday in sundays] if clipped else sundays
    return tuple(
        Span(start, due, f"{year}-{month:02}-W{number}")
        for number, (start, due) in enumerate(zip(starts, dues, strict=True), start=1)
    )


def week(year: int, month: int, number: int, convention: WeekConvention) -> Span:
    """Week ``number`` of a month, LAST_WEEK for the last; raises :class:`ImpossibleError` where it has fewer."""
    weeks = weeks_of(year, month, convention)
    if number == LAST_WEEK:
        return weeks[-1]
    if not 1 <= number <= len(weeks):
        name = MONTH_NAMES[month].capitalize()
        msg = f"Minggu ke-{number} tidak ada pada {name} {year}, yang hanya {len(weeks)} minggu; periksa angkanya."
        raise ImpossibleError(msg)
    return weeks[number - 1]


def months_between(start: date, end: date) -> Iterator[tuple[int, int]]:
    """(year, month) of every month touched by the days from ``start`` to ``end``."""
    year, month = start.year, start.month
    while (year, month) <= (end.year, end.month):
        yield year, month
        year, month = add_months(year, month, 1)
