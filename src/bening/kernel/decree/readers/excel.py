"""Excel workbooks, new and old: values and merges by calamine, colours and bold type of new ones by openpyxl."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from bening.kernel.decree.blocks import Block, Cell, Row, Source, Table, check_size
from bening.kernel.decree.clean import value_text
from bening.kernel.decree.draft import DecreeError, Place
from bening.kernel.decree.guard import sentence
from bening.kernel.decree.limits import MAX_FILLED_CELLS
from bening.kernel.decree.readers.excel_extent import check_extent, check_old_extent
from bening.kernel.decree.readers.excel_looks import PLAIN, Hidden, Looks, Workbook

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

Progress = Callable[[float, str], None]
BROKEN: Final = (
    "Berkas Excel ini rusak atau tidak dapat dibaca. Buka dengan Excel, simpan ulang sebagai XLSX, lalu unggah kembali."
)
LOCKED: Final = "Berkas Excel ini dikunci dengan kata sandi. Hapus kata sandinya lalu unggah kembali."
TOO_FULL: Final = (
    "Lembar {sheet} mempunyai lebih dari {limit} sel berisi, terlalu besar untuk sebuah rencana aksi. "
    "Pindahkan rencana aksinya ke berkas sendiri lalu unggah kembali."
)
MAX_SHEETS: Final = 60


def read_excel(data: bytes, progress: Progress) -> Source:
    """Read every visible sheet as one table; formulas give the values that Excel saved last."""
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    new = data.startswith(b"PK")
    with sentence(BROKEN):
        (check_extent if new else check_old_extent)(data)
        try:
            workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        except PasswordError as error:
            raise DecreeError(LOCKED) from error
        pages = [sheet for sheet in workbook.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
        names = [sheet.name for sheet in pages if sheet.visible is SheetVisibleEnum.Visible][:MAX_SHEETS]
        hidden = tuple(sheet.name for sheet in pages if sheet.visible is not SheetVisibleEnum.Visible)
        sheets = [workbook.get_sheet_by_name(name) for name in names]
        heights = [_height(sheet) for sheet in sheets]
        shown = Workbook(data) if new else None
        blocks: list[Block] = []
        for done, sheet in enumerate(sheets):
            progress(done / len(sheets), f"Membaca lembar “{sheet.name}”")
            table = _table(sheet, shown.looks(sheet.name, heights[done]) if shown else {})
            table.colours_unknown = not new
            table.hidden = _hidden_words(shown.hidden(sheet.name), table) if shown else ()
            if table.rows:
                blocks.append(table)
    return Source(blocks, "xlsx" if new else "xls", hidden)


def _height(sheet: CalamineSheet) -> int:
    """The rows of a sheet; one too large for a plan is refused before its colours are read, which takes longest."""
    check_size(sheet.total_height, 1)
    filled = height = 0
    for values in sheet.iter_rows():
        height += 1
        columns = [column for column, value in enumerate(values, 1) if value != ""]
        check_size(1, columns[-1] if columns else 0)
        filled += len(columns)
        if filled > MAX_FILLED_CELLS:
            raise DecreeError(TOO_FULL.format(sheet=sheet.name, limit=MAX_FILLED_CELLS))
    return height


def _table(sheet: CalamineSheet, looks: Looks) -> Table:
    merges = dict(sheet.merged_cell_ranges or ())
    table = Table(Place(sheet=sheet.name))
    for number, values in enumerate(sheet.iter_rows()):
        row = Row(Place(sheet=sheet.name, row=number + 1))
        for column, value in enumerate(values):
            look = looks.get((number + 1, column + 1), PLAIN)
            text = value_text(value, look.shows) if value != "" else ""
            end = merges.get((number, column), (number, column))
            if text or look.fill or end != (number, column):
                row.cells.append(Cell(text, column + 1, end[0] - number + 1, end[1] - column + 1, look.fill, look.bold))
        check_size(1, row.cells[-1].column if row.cells else 0)
        table.rows.append(row)
    _trim(table)
    return table


def _trim(table: Table) -> None:
    """Coloured rows below the last text are decoration, and so are empty ones."""
    while table.rows and not any(cell.text for cell in table.rows[-1].cells):
        table.rows.pop()


def _hidden_words(hidden: Hidden, table: Table) -> tuple[str, ...]:
    """Hidden rows and columns that hold something, in words: "baris 4", "kolom E"."""
    rows = [
        row for row in hidden.rows if row <= len(table.rows) and any(cell.text for cell in table.rows[row - 1].cells)
    ]
    filled = {cell.column for row in table.rows for cell in row.cells if cell.text}
    columns = [column for first, last in hidden.columns for column in sorted(filled) if first <= column <= last]
    return (*(f"baris {row}" for row in rows), *(f"kolom {_letters(column)}" for column in columns))


def _letters(column: int) -> str:
    """The letters that Excel gives a column: 5 is E, 28 is AB."""
    word = ""
    while column:
        column, rest = divmod(column - 1, 26)
        word = chr(ord("A") + rest) + word
    return word
