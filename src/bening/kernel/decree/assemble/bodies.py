"""From the segments of tables to records of plan rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from bening.kernel.decree.assemble.columns import Layout
from bening.kernel.decree.assemble.headers import Segment, is_numbering
from bening.kernel.decree.assemble.records import Record
from bening.kernel.decree.blocks import Cell
from bening.kernel.decree.draft import Role

BACKGROUND_ROWS = 3
"""A colour over a whole column of at least this many rows is the column's background, not a mark."""


def records_of(segment: Segment, layout: Layout, table: int) -> list[Record]:
    """The body rows that hold something, top to bottom."""
    background = _backgrounds(segment, layout)
    records = []
    top = True
    page = None
    for row in segment.body:
        if is_numbering(segment.grid, row) and top:
            continue
        record = _record(segment, row, layout, background)
        record.place = replace(segment.grid.place(row), table=table)
        if record.own or record.marks:
            record.top = top or record.place.page != page
            top, page = False, record.place.page
            records.append(record)
    return records


def _record(segment: Segment, row: int, layout: Layout, background: dict[int, str]) -> Record:
    grid = segment.grid
    record = Record(grid.place(row), layout)
    over = set(layout.places(Role.MONTH))
    fills: Counter[str] = Counter()
    for column, understood in enumerate(layout.columns):
        cell = grid.at(row, column)
        if cell is None:
            continue
        begins = grid.own(row, column) is cell
        if understood.role is Role.MONTH:
            if begins and cell.column - 1 in over and (cell.text or cell.fill != background.get(column, "")):
                record.marks[column] = cell
        else:
            fills[cell.fill] += 1
        if cell.text and cell.column - 1 == column:
            (record.own if begins else record.spanned)[column] = cell
    record.base_fills = frozenset(fills)
    return record


def _backgrounds(segment: Segment, layout: Layout) -> dict[int, str]:
    found: dict[int, str] = {}
    if len(segment.body) < BACKGROUND_ROWS:
        return found
    for column in layout.places(Role.MONTH):
        fills = {cell.fill if cell else "" for cell in (segment.grid.at(row, column) for row in segment.body)}
        if len(fills) == 1:
            found[column] = fills.pop()
    return found


def column_values(segment: Segment) -> list[list[str]]:
    """For each column the texts that begin in its body cells."""
    values: list[list[str]] = [[] for _ in range(segment.grid.width)]
    for row in segment.body:
        cells: list[Cell] = segment.grid.starts(row)
        for cell in cells:
            values[cell.column - 1].append(cell.text)
    return values
