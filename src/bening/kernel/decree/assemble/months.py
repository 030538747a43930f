"""Marks in a month grid, said as a target phrase that ``kernel.targets`` reads.

Convention: marks of separate months are one deliverable each ("Maret, Juni 2025"). A bar of neighbouring months drawn
by colour or by a merged cell is one piece of work that lasts ("Maret - Juni 2025"), and so are neighbouring weeks.
All twelve months are "setiap bulan", all four quarters "setiap triwulan".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bening.kernel.decree.assemble.contents import TIME
from bening.kernel.decree.assemble.enumerators import roman
from bening.kernel.decree.assemble.periods import Period
from bening.kernel.decree.assemble.records import Record
from bening.kernel.decree.blocks import Cell
from bening.kernel.decree.clean import MONTHS, one_line
from bening.kernel.decree.draft import Role

NO_MARKS: Final = frozenset({"", "-", "–", "—", "0", "0%", "n/a", "tidak", ".", "_", "☐", "□"})
_WHOLE_YEAR: Final = {
    "month": (12, "Setiap bulan"),
    "quarter": (4, "Setiap triwulan"),
    "semester": (2, "Setiap semester"),
}

_DAY = re.compile(r"(?:tgl|tanggal)\b\.?\s*(\d{1,2})", re.IGNORECASE)


@dataclass(slots=True)
class Run:
    """Neighbouring periods, whether they are one bar, and the time that the cell itself names, if any."""

    periods: list[Period]
    bar: bool
    last: int
    said: str = ""


def phrase_of(record: Record, year: int | None) -> str:
    """The target that the marks of a row speak; empty without marks. A text that is itself a time is kept as it is."""
    runs = _runs(record)
    if not runs:
        return ""
    marked = [period for run in runs for period in run.periods]
    count, words = _WHOLE_YEAR.get(marked[0].unit, (0, ""))
    spoken = any(run.said for run in runs)
    tail = f" {year}" if year and not runs[-1].said else ""
    whole = {(p.unit, p.number) for p in marked} == {(marked[0].unit, n) for n in range(1, count + 1)}
    if count and whole and not spoken:
        return words + tail
    return one_line(", ".join(run.said or _said(run) for run in runs)) + tail


def _runs(record: Record) -> list[Run]:
    runs: list[Run] = []
    for column in record.layout.places(Role.MONTH):
        cell, from_left = _mark(record, column)
        period = record.layout.columns[column].period
        if cell is None or period is None:
            continue
        said = _time_in(cell.text, period)
        if said and from_left:
            continue
        bar = not said and (from_left or not cell.text or cell.colspan > 1 or period.unit == "week")
        before = runs[-1] if runs else None
        if before and before.last == column - 1 and bar and before.bar:
            before.periods.append(period)
            before.last = column
        else:
            runs.append(Run([period], bar, column, said))
    return runs


def _time_in(text: str, period: Period) -> str:
    """The time that a mark names by itself: "10 Januari 2025", or "tgl 14" below a month."""
    if TIME.search(text):
        return text
    day = _DAY.match(text) if period.unit == "month" else None
    return f"{day[1]} {MONTHS[period.number - 1]}" if day else ""


def _mark(record: Record, column: int) -> tuple[Cell | None, bool]:
    """The mark over a column, and whether it reaches in from the column before."""
    cell = record.marks.get(column)
    if cell is None:
        return None, False
    from_left = cell.column - 1 < column
    if cell.text:
        return (None, False) if cell.text.casefold() in NO_MARKS else (cell, from_left)
    return (cell, from_left) if cell.fill and cell.fill not in record.base_fills else (None, False)


def _said(run: Run) -> str:
    first, last = _name(run.periods[0]), _name(run.periods[-1])
    return f"{first} - {last}" if run.bar and len(run.periods) > 1 else ", ".join(map(_name, run.periods))


def _name(period: Period) -> str:
    if period.unit == "month":
        return MONTHS[period.number - 1]
    if period.unit == "week":
        return f"{MONTHS[(period.month or 1) - 1]} minggu ke-{period.number}"
    word = "Triwulan" if period.unit == "quarter" else "Semester"
    return f"{word} {roman(period.number)}"
