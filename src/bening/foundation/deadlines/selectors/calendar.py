"""The working days of offices, from the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bening.foundation.deadlines.enums import DayKind
from bening.foundation.deadlines.models import Holiday
from bening.foundation.units.models import Unit
from bening.kernel.workdays import Calendar


@dataclass(frozen=True)
class OfficeDays:
    """The days off of one office."""

    holidays: tuple[Holiday, ...]

    @cached_property
    def strict(self) -> Calendar:
        """Nobody works on any of them: the convention where a rule says nothing else."""
        return Calendar(frozenset(day.date for day in self.holidays))

    @cached_property
    def with_joint_leave(self) -> Calendar:
        """Joint leave counts as worked."""
        return Calendar(frozenset(day.date for day in self.holidays if day.kind != DayKind.JOINT_LEAVE))

    def calendar(self, *, counts_joint_leave: bool = False) -> Calendar:
        return self.with_joint_leave if counts_joint_leave else self.strict

    @cached_property
    def known_years(self) -> frozenset[int]:
        """Years whose national holidays are there; in any other a count is a guess."""
        return frozenset(day.date.year for day in self.holidays if day.kind == DayKind.NATIONAL)

    @cached_property
    def _doubtful(self) -> tuple[date, ...]:
        return tuple(day.date for day in self.holidays if day.is_provisional)

    def is_provisional(self, start: date, end: date) -> bool:
        """Whether a count of working days between the two rests on days that no decree has set yet."""
        years = range(start.year, end.year + 1)
        return any(start < day <= end for day in self._doubtful) or any(year not in self.known_years for year in years)


def office_days(unit: Unit) -> OfficeDays:
    """All days off that hold in a unit (one query)."""
    return OfficeDays(tuple(Holiday.objects.live().holding_in(unit).order_by("date", "pk")))


def days_by_unit(units: Iterable[Unit]) -> dict[int, OfficeDays]:
    """The same for many units at once (one query), by the units' keys."""
    wanted = {unit.pk: set(unit.lineage_codes()) for unit in units}
    rows = list(Holiday.objects.live().select_related("unit").order_by("date", "pk"))
    return {
        pk: OfficeDays(tuple(row for row in rows if row.unit is None or row.unit.code in codes))
        for pk, codes in wanted.items()
    }


def holiday_of(unit: Unit, pk: int) -> Holiday | None:
    """A day that holds in the unit, or did before it was taken out."""
    return Holiday.objects.holding_in(unit).select_related("unit").filter(pk=pk).first()


def standing_day(unit: Unit | None, day: date, kind: str) -> Holiday | None:
    """The day off of that kind that stands there already, in the unit or (without one) everywhere."""
    rows = Holiday.objects.live().filter(date=day, kind=kind)
    return (rows.holding_in(unit) if unit else rows.filter(unit__isnull=True)).order_by("pk").first()


def holidays_of(unit: Unit, year: int) -> list[Holiday]:
    """Every day off of a year, with those that were taken out, in order (one query)."""
    rows = Holiday.objects.holding_in(unit).filter(date__year=year).select_related("unit", "added_by", "removed_by")
    return list(rows.order_by("date", "kind", "pk"))


def count_in_year(holidays: Sequence[Holiday], year: int) -> int:
    """How many days of a year are worked, given its days off."""
    return Calendar(frozenset(day.date for day in holidays)).count(date(year - 1, 12, 31), date(year, 12, 31))
