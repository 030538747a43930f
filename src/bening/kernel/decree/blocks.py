"""The stream every reader yields, whatever the format: running text and tables of cells, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bening.kernel.decree.draft import DecreeError, Place
from bening.kernel.decree.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph or heading. ``level`` is the heading level from 1, or None for running text."""

    text: str
    place: Place
    level: int | None = None


@dataclass(slots=True, eq=False)
class Cell:
    """One cell where it begins; ``column`` counts from 1 in the full grid and spans reach right and down."""

    text: str
    column: int
    rowspan: int = 1
    colspan: int = 1
    fill: str = ""
    """Background colour as six lower-case hex digits or a theme name; empty for none and for white."""
    bold: bool = False


@dataclass(slots=True)
class Row:
    """The cells that begin in one row, left to right."""

    place: Place
    cells: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table as it stands in the source; rows of one spreadsheet are one table."""

    place: Place
    rows: list[Row] = field(default_factory=list)
    colours_unknown: bool = False
    """True where the format may colour cells but the colours cannot be read (old Excel)."""
    hidden: tuple[str, ...] = ()
    """Rows and columns that are hidden in the source and hold something, in words: "baris 4", "kolom E"."""

    @property
    def width(self) -> int:
        return max((cell.column + cell.colspan - 1 for row in self.rows for cell in row.cells), default=0)

    def texts(self) -> Iterator[str]:
        """All non-empty texts in reading order."""
        return (cell.text for row in self.rows for cell in row.cells if cell.text)


Block = Text | Table


@dataclass(slots=True)
class Source:
    """A whole file as blocks. ``kind`` is the format that was read, as in ``detect.Kind``."""

    blocks: list[Block]
    kind: str = ""
    hidden_sheets: tuple[str, ...] = ()
    """Names of sheets that are hidden, and so not read."""


class Grid:
    """A table with its spans laid out: ``at(row, column)`` is the cell that covers a position, counted from 0."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.width = table.width
        self.height = len(table.rows)
        check_size(self.height, self.width)
        self._cells: list[dict[int, tuple[Cell, int]]] = [{} for _ in table.rows]
        for number, row in enumerate(table.rows):
            for cell in row.cells:
                self._lay(cell, number)

    def _lay(self, cell: Cell, top: int) -> None:
        if not cell.text and not cell.fill and cell.rowspan == cell.colspan == 1:
            return
        for below in range(top, min(top + cell.rowspan, self.height)):
            positions = self._cells[below]
            for column in range(cell.column - 1, min(cell.column - 1 + cell.colspan, self.width)):
                positions.setdefault(column, (cell, top))

    def at(self, row: int, column: int) -> Cell | None:
        found = self._cells[row].get(column)
        return found[0] if found else None

    def own(self, row: int, column: int) -> Cell | None:
        """The cell that begins in this row and covers this column, if any."""
        found = self._cells[row].get(column)
        return found[0] if found and found[1] == row else None

    def starts(self, row: int) -> list[Cell]:
        """The non-empty cells that begin in this row."""
        return [cell for cell in self.table.rows[row].cells if cell.text]

    def place(self, row: int) -> Place:
        return self.table.rows[row].place


def check_size(rows: int, columns: int) -> None:
    """Refuse a table that is too large to be a plan.

    Raises:
        DecreeError: with a sentence that names the limit passed.
    """
    if columns > MAX_COLUMNS:
        raise DecreeError(
            f"Tabel mempunyai {columns} kolom, lebih dari batas {MAX_COLUMNS}. "
            "Hapus kolom yang tidak dipakai lalu unggah kembali."
        )
    if rows > MAX_ROWS or rows * columns > MAX_CELLS:
        raise DecreeError(
            f"Tabel mempunyai {rows} baris dan {columns} kolom, terlalu besar untuk sebuah rencana aksi. "
            "Hapus baris dan kolom kosong lalu unggah kembali."
        )
