"""Tables that stand side by side under one another's headings: "No, Kegiatan, Waktu | No, Kegiatan, Waktu"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bening.kernel.decree.assemble.headers import is_header
from bening.kernel.decree.blocks import Cell, Grid, Row, Table
from bening.kernel.decree.clean import letters

_FEWEST: Final = 3
"""Headings that must come again, in the same order, to make a second table."""
_HEADER_WITHIN: Final = 15
"""Rows in which the headings are looked for."""


def apart(grid: Grid) -> list[Grid]:
    """The tables of a grid, left to right; most often it is only one."""
    starts = next((_starts(grid, row) for row in range(min(grid.height, _HEADER_WITHIN)) if is_header(grid, row)), [])
    if len(starts) < 2:
        return [grid]
    ends = [*starts[1:], grid.width + 1]
    return [Grid(_columns(grid.table, start, end)) for start, end in zip([1, *starts[1:]], ends, strict=True)]


def _starts(grid: Grid, row: int) -> list[int]:
    """The columns at which the headings of a row begin anew; one or none for a table of its own."""
    cells = grid.starts(row)
    words = [letters(cell.text) for cell in cells]
    for size in range(_FEWEST, len(words) // 2 + 1):
        if len(words) % size == 0 and words == words[:size] * (len(words) // size) and len(set(words[:size])) == size:
            return [cell.column for cell in cells[::size]]
    return []


def _columns(table: Table, start: int, end: int) -> Table:
    """The cells that begin in some columns, moved to the left edge."""
    rows = [
        Row(row.place, [_moved(cell, start, end) for cell in row.cells if start <= cell.column < end])
        for row in table.rows
    ]
    return replace(table, rows=rows)


def _moved(cell: Cell, start: int, end: int) -> Cell:
    return replace(cell, column=cell.column - start + 1, colspan=min(cell.colspan, end - cell.column))
