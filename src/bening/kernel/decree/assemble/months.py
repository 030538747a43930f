"""Marks in a month grid, said as a target phrase that ``kernel.targets`` reads.

Convention: marks of separate months are one deliverable each ("Maret, Juni 2025"). A bar of neighbouring months drawn
by colour or by a merged cell is one piece of work that lasts ("Maret - Juni 2025"), and so are neighbouring weeks.
All twelve months are "setiap bulan", all four quarters "setiap triwulan".
"""

from __future__ import annotations

from typing import Final

from bening.kernel.decree.assemble.contents import TIME
from bening.kernel.decree.assemble.enumerators import roman
from bening.kernel.decree.assemble.periods import Period
from bening.kernel.decree.assemble.records import Record
from bening.kernel.decree.blocks import Cell
from bening.kernel.decree.clean import MONTHS, one_line
from bening.kernel.decree.draft import Role

NO_MARKS: Final = frozenset({"", "-", "–", "—", "0", "0%", "n/a", "tidak", ".", "_"})
_WHOLE_YEAR: Final = {
    "month": (12, "Setiap bulan"),
    "quarter": (4, "Setiap triwulan"),
    "semester": (2, "Setiap semester"),
}

Run = tuple[list[Period], bool]
"""Neighbouring periods, and whether they are one bar."""


def phrase_of(record: Record, year: int | None) -> str:
    """The target that the marks of a row speak; empty without marks. A text that is itself a time is kept as it is."""
    said = [cell.text for cell in record.marks.values() if cell.text and TIME.search(cell.text)]
    if said:
        return one_line(", ".join(said))
    runs = _runs(record)
    if not runs:
        return ""
    tail = f" {year}" if year else ""
    marked = [period for periods, _ in runs for period in periods]
    count, words = _WHOLE_YEAR.get(marked[0].unit, (0, ""))
    if count and {(p.unit, p.number) for p in marked} == {(marked[0].unit, n) for n in range(1, count + 1)}:
        return words + tail
    return ", ".join(_said(periods, bar=bar) for periods, bar in runs) + tail


def _runs(record: Record) -> list[Run]:
    runs: list[tuple[list[Period], bool, int]] = []
    for column in record.layout.places(Role.MONTH):
        cell, from_left = _mark(record, column)
        if cell is None:
            continue
        period = record.layout.columns[column].period
        if period is None:
            continue
        bar = from_left or not cell.text or cell.colspan > 1 or period.unit == "week"
        if runs and runs[-1][2] == column - 1 and bar and runs[-1][1]:
            runs[-1] = ([*runs[-1][0], period], True, column)
        else:
            runs.append(([period], bar, column))
    return [(periods, bar) for periods, bar, _ in runs]


def _mark(record: Record, column: int) -> tuple[Cell | None, bool]:
    """The mark over a column, and whether it reaches in from the column before."""
    cell = record.marks.get(column)
    if cell is None:
        return None, False
    from_left = cell.column - 1 < column
    if cell.text:
        return (None, False) if cell.text.casefold() in NO_MARKS else (cell, from_left)
    return (cell, from_left) if cell.fill and cell.fill not in record.base_fills else (None, False)


def _said(periods: list[Period], *, bar: bool) -> str:
    first, last = _name(periods[0]), _name(periods[-1])
    return f"{first} - {last}" if bar and len(periods) > 1 else ", ".join(_name(period) for period in periods)


def _name(period: Period) -> str:
    if period.unit == "month":
        return MONTHS[period.number - 1]
    if period.unit == "week":
        return f"{MONTHS[(period.month or 1) - 1]} minggu ke-{period.number}"
    word = "Triwulan" if period.unit == "quarter" else "Semester"
    return f"{word} {roman(period.number)}"
