"""One year's days laid out as twelve small months, and listed by what sets them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bening.foundation.accounts.permissions import Actor
from bening.foundation.deadlines.enums import DayKind
from bening.foundation.deadlines.models import Holiday
from bening.foundation.deadlines.permissions import MANAGE_DEADLINES
from bening.foundation.deadlines.policies import can_holiday_remove
from bening.foundation.kit.formats import MONTHS
from bening.foundation.units.models import Unit
from bening.kernel.workdays import WEEKEND

MARKS = {DayKind.NATIONAL: "L", DayKind.JOINT_LEAVE: "C", DayKind.LOCAL: "D", DayKind.POLLING: "P"}
ORDER = tuple(MARKS)


@dataclass(frozen=True, slots=True)
class Cell:
    """One day: its number, the kind of its style ("" for a working day), the letter on it and what it is called."""

    number: int
    kind: str = ""
    mark: str = ""
    name: str = ""
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """A month by weeks that begin on Monday; None where a day belongs to another month."""

    name: str
    weeks: tuple[tuple[Cell | None, ...], ...]
    working: int


@dataclass(frozen=True, slots=True)
class Group:
    """The days that one decree sets, in one office or (without ``unit``) everywhere."""

    basis: str
    unit: Unit | None
    source: str
    standing: str
    rows: tuple[Holiday, ...]
    may_remove: bool


def groups_of(holidays: Sequence[Holiday], actor: Actor) -> list[Group]:
    """Days by what sets them, in the order of their first days; ``may_remove`` by who looks at them."""
    by_basis: dict[tuple[str, int | None], list[Holiday]] = {}
    for day in holidays:
        by_basis.setdefault((day.legal_basis, day.unit_id), []).append(day)
    return [
        Group(
            basis=rows[0].legal_basis,
            unit=rows[0].unit,
            source=rows[0].source,
            standing=rows[0].standing,
            rows=tuple(rows),
            may_remove=actor.may(MANAGE_DEADLINES) and can_holiday_remove(actor, rows[0]),
        )
        for rows in by_basis.values()
    ]


def months_of(year: int, holidays: Sequence[Holiday], today: date) -> list[Month]:
    """The twelve months of a year with the days off that count in it."""
    off: dict[date, list[Holiday]] = {}
    for day in sorted(holidays, key=lambda one: ORDER.index(DayKind(one.kind))):
        off.setdefault(day.date, []).append(day)
    return [_month(year, number, off, today) for number in range(1, 13)]


def _month(year: int, number: int, off: dict[date, list[Holiday]], today: date) -> Month:
    first = date(year, number, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    days = [first + timedelta(days=offset) for offset in range(last.day)]
    cells: list[Cell | None] = [None] * first.weekday()
    cells += [_cell(day, off.get(day, []), is_today=day == today) for day in days]
    cells += [None] * (-len(cells) % 7)
    weeks = tuple(tuple(cells[start : start + 7]) for start in range(0, len(cells), 7))
    return Month(MONTHS[number - 1], weeks, sum(day.weekday() not in WEEKEND and day not in off for day in days))


def _cell(day: date, off: Sequence[Holiday], *, is_today: bool) -> Cell:
    if off:
        kind = DayKind(off[0].kind)
        return Cell(day.day, kind.value, MARKS[kind], ", ".join(one.name for one in off), is_today)
    return Cell(day.day, "weekend" if day.weekday() in WEEKEND else "", is_today=is_today)
