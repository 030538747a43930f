"""A calendar of working days: a weekend that comes back every week, and single days on which nobody works."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property

WEEKEND = frozenset({5, 6})
"""Saturday and Sunday by ``date.weekday()``: civil servants work five days (Perpres 21/2023, recalled)."""
WEEK = 7


@dataclass(frozen=True)
class Calendar:
    """Which days are worked. ``off`` are single days without work: holidays, joint leave, local and polling days.

    ``weekend`` holds the days of the week (0 is Monday) on which nobody works, never all seven. Every question is
    answered in the time of a binary search, however far apart the days lie.
    """

    off: frozenset[date] = frozenset()
    weekend: frozenset[int] = WEEKEND

    def __post_init__(self) -> None:
        if len(self.weekend) >= WEEK:
            raise ValueError("Kalender tanpa satu pun hari kerja tidak dapat dipakai menghitung batas waktu.")

    def __or__(self, other: Calendar) -> Calendar:
        """The calendar of days that both work."""
        return Calendar(self.off | other.off, self.weekend | other.weekend)

    def is_working(self, day: date) -> bool:
        return day.weekday() not in self.weekend and day not in self.off

    def count(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and including ``end``; negative when ``end`` comes first."""
        return self._number(end.toordinal()) - self._number(start.toordinal())

    def add(self, start: date, days: int) -> date:
        """The day on which the given number of working days after ``start`` is reached; ``start`` itself for 0.

        The day of the event is day 0 and does not count. Raises ValueError for a negative number.
        """
        if days < 0:
            raise ValueError(f"Jumlah hari tidak boleh kurang dari nol, tetapi tertulis {days}.")
        if days == 0:
            return start
        ordinal = start.toordinal()
        wanted = self._number(ordinal) + days
        lost = bisect_right(self._lost, ordinal)
        while True:
            ordinal = self._ordinal_of(wanted + lost)
            passed = bisect_right(self._lost, ordinal)
            if passed == lost:
                return date.fromordinal(ordinal)
            lost = passed

    def next_working(self, day: date) -> date:
        """The day itself when it is worked, else the next one that is."""
        return day if self.is_working(day) else self.add(day, 1)

    @cached_property
    def _lost(self) -> list[int]:
        """The ordinals of single days off that the weekend does not take anyway."""
        return sorted(day.toordinal() for day in self.off if day.weekday() not in self.weekend)

    @cached_property
    def _in_week(self) -> tuple[int, ...]:
        """Ordinal 1 is a Monday: how many days of a week's first 0 … 7 are no weekend."""
        counts = [0]
        for weekday in range(WEEK):
            counts.append(counts[-1] + (weekday not in self.weekend))
        return tuple(counts)

    def _number(self, ordinal: int) -> int:
        """How many working days there were from the first day of year 1 up to and including this one."""
        weeks, rest = divmod(ordinal, WEEK)
        return weeks * self._in_week[WEEK] + self._in_week[rest] - bisect_right(self._lost, ordinal)

    def _ordinal_of(self, number: int) -> int:
        """The ordinal of the so-and-so-many-th day that is no weekend (the inverse of ``_number`` without ``off``)."""
        weeks, rest = divmod(number - 1, self._in_week[WEEK])
        return weeks * WEEK + self._in_week.index(rest + 1)
