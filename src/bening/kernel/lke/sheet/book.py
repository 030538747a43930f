"""The sheets of an Excel file as cells with text, address and error, within the limits of the decree's readers."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from bening.kernel.decree.archive import check_archive, entry_names, read_entry
from bening.kernel.decree.clean import value_text
from bening.kernel.decree.detect import Media, detect
from bening.kernel.decree.draft import DecreeError
from bening.kernel.decree.guard import sentence
from bening.kernel.decree.limits import MAX_FILE_BYTES, MAX_FILLED_CELLS, MIB
from bening.kernel.decree.readers.excel_extent import check_extent
from bening.kernel.lke.sheet.model import SheetError

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MAX_SHEET_ROWS: Final = 10_000
MAX_SHEETS: Final = 60
DECIMALS: Final = 10
"""Decimals that are kept of a number: what arithmetic in binary adds behind them is noise."""

NOT_EXCEL: Final = "Berkas ini bukan lembar kerja Excel (.xlsx). Simpan LKE sebagai XLSX, lalu unggah kembali."
BROKEN: Final = (
    "Berkas Excel ini rusak atau tidak dapat dibaca. Buka dengan Excel, simpan ulang sebagai XLSX, lalu unggah kembali."
)
TOO_LARGE: Final = (
    "Lembar kerja ini terlalu besar untuk sebuah LKE (lebih dari {limit}). Hapus baris, kolom, dan lembar yang tidak "
    "dipakai, lalu unggah kembali."
)
TOO_BIG: Final = "Berkas ini lebih dari batas {limit} MiB. Hapus gambar di dalamnya, lalu unggah kembali."
DEFINITIONS: Final = (
    "Berkas Excel ini berisi definisi XML yang tidak lazim. Buka dengan Excel, simpan ulang sebagai XLSX, lalu unggah "
    "kembali."
)

Position = tuple[int, int]
"""Row and column of a cell, counted from 1."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell. ``link`` is its address on the network, ``comment`` what is pinned to it, ``uncomputed`` a
    formula whose value the file does not hold."""

    text: str
    error: bool = False
    uncomputed: bool = False
    link: str = ""
    comment: str = ""


@dataclass(slots=True)
class Grid:
    """One sheet: its filled cells, and its merged ranges as first and last position."""

    name: str
    hidden: bool
    cells: dict[Position, Cell] = field(default_factory=dict)
    merges: list[tuple[Position, Position]] = field(default_factory=list)

    def rows(self) -> dict[int, dict[int, Cell]]:
        """Filled cells by row and column, in the sheet's order."""
        found: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in sorted(self.cells.items()):
            found.setdefault(row, {})[column] = cell
        return found


def address(row: int, column: int) -> str:
    """A cell as people call it: (9, 11) is "K9"."""
    return f"{letters(column)}{row}"


def letters(column: int) -> str:
    """The letters of a column: 11 is "K"."""
    word = ""
    while column:
        column, rest = divmod(column - 1, 26)
        word = chr(ord("A") + rest) + word
    return word


def open_book(data: bytes) -> list[Grid]:
    """The sheets of an XLSX file in its order; SheetError with a sentence for a file that cannot or may not be read."""
    if len(data) > MAX_FILE_BYTES:
        raise SheetError(TOO_BIG.format(limit=MAX_FILE_BYTES // MIB))
    try:
        _check(data)
        with sentence(BROKEN):
            return _grids(data)
    except DecreeError as error:
        raise SheetError(str(error)) from error


def _check(data: bytes) -> None:
    """Refuse what is no XLSX, is locked, unpacks to too much, reaches too far or defines its own XML."""
    try:
        media = detect(data)
    except DecreeError as error:
        raise SheetError(str(error) if "kata sandi" in str(error) else NOT_EXCEL) from error
    if media is not Media.XLSX:
        raise SheetError(NOT_EXCEL)
    check_archive(data)
    for name in entry_names(data):
        if name.lower().endswith((".xml", ".rels")) and _defines(read_entry(data, name)):
            raise SheetError(DEFINITIONS)
    try:
        check_extent(data)
    except DecreeError as error:
        raise SheetError(TOO_LARGE.format(limit=f"{MAX_SHEET_ROWS} baris")) from error


def _defines(content: bytes) -> bool:
    """Whether XML begins with definitions of its own, in whatever encoding."""
    return b"<!DOCTYPE" in content[:4096].replace(b"\0", b"").upper()


def _grids(data: bytes) -> list[Grid]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data))
    if len(book.worksheets) > MAX_SHEETS:
        raise DecreeError(TOO_LARGE.format(limit=f"{MAX_SHEETS} lembar"))
    grids = [Grid(sheet.title, sheet.sheet_state != "visible") for sheet in book.worksheets]
    formulas: dict[str, list[Position]] = {}
    for grid, sheet in zip(grids, book.worksheets, strict=True):
        formulas[grid.name] = _fill(grid, sheet)
    if any(formulas.values()):
        saved = load_workbook(io.BytesIO(data), data_only=True)
        for grid in grids:
            _settle(grid, saved[grid.name], formulas[grid.name])
    return grids


def _fill(grid: Grid, sheet: Worksheet) -> list[Position]:
    """Enter the sheet's cells; where a formula stands is given back, since its value is saved elsewhere."""
    formulas = []
    if sheet.max_row > MAX_SHEET_ROWS:
        raise DecreeError(TOO_LARGE.format(limit=f"{MAX_SHEET_ROWS} baris"))
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None and cell.comment is None:
                continue
            position = (cell.row, cell.column)
            link = getattr(cell.hyperlink, "target", None) or ""
            comment = cell.comment.text.strip() if cell.comment else ""
            grid.cells[position] = Cell(_text(cell.value), cell.data_type == "e", link=link, comment=comment)
            if cell.data_type == "f":
                formulas.append(position)
        if len(grid.cells) > MAX_FILLED_CELLS:
            raise DecreeError(TOO_LARGE.format(limit=f"{MAX_FILLED_CELLS} sel berisi"))
    grid.merges = [((area.min_row, area.min_col), (area.max_row, area.max_col)) for area in sheet.merged_cells.ranges]
    return formulas


def _settle(grid: Grid, saved: Worksheet, formulas: list[Position]) -> None:
    """Put the values that were saved last in the place of formulas."""
    for position in formulas:
        cell, old = saved.cell(*position), grid.cells[position]
        known: Mapping[str, Any] = {"link": old.link, "comment": old.comment}
        if cell.value is None:
            grid.cells[position] = Cell(old.text, uncomputed=True, **known)
        else:
            grid.cells[position] = Cell(_text(cell.value), cell.data_type == "e", **known)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        value = round(value, DECIMALS)
    text = getattr(value, "text", value)  # array formulas are objects
    return value_text(text).strip()
