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

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

Progress = Callable[[float, str], None]
Styles = dict[tuple[int, int], tuple[str, bool]]
"""(row, column), both from 1, → colour, bold."""

BROKEN: Final = (
    "Berkas Excel ini rusak atau tidak dapat dibaca. Buka dengan Excel, simpan ulang sebagai XLSX, lalu unggah kembali."
)
LOCKED: Final = "Berkas Excel ini dikunci dengan kata sandi. Hapus kata sandinya lalu unggah kembali."
TOO_FULL: Final = (
    "Lembar {sheet} mempunyai lebih dari {limit} sel berisi, terlalu besar untuk sebuah rencana aksi. "
    "Pindahkan rencana aksinya ke berkas sendiri lalu unggah kembali."
)
MAX_SHEETS: Final = 60
_WHITE: Final = frozenset({"00ffffff", "ffffffff", "00000000"})


def read_excel(data: bytes, progress: Progress) -> Source:
    """Read every visible sheet as one table; formulas give the values that Excel saved last."""
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    with sentence(BROKEN):
        try:
            workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        except PasswordError as error:
            raise DecreeError(LOCKED) from error
        names = [
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.visible is SheetVisibleEnum.Visible and sheet.typ is SheetTypeEnum.WorkSheet
        ][:MAX_SHEETS]
        sheets = [workbook.get_sheet_by_name(name) for name in names]
        heights = [_height(sheet) for sheet in sheets]
        new = data.startswith(b"PK")
        looks = _Looks(data) if new else None
        blocks: list[Block] = []
        for done, sheet in enumerate(sheets):
            progress(done / len(sheets), f"Membaca lembar “{sheet.name}”")
            table = _table(sheet, looks.of(sheet.name, heights[done]) if looks else {})
            table.colours_unknown = not new
            if table.rows:
                blocks.append(table)
    return Source(blocks, "xlsx" if new else "xls")


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


def _table(sheet: CalamineSheet, styles: Styles) -> Table:
    merges = dict(sheet.merged_cell_ranges or ())
    table = Table(Place(sheet=sheet.name))
    for number, values in enumerate(sheet.iter_rows()):
        row = Row(Place(sheet=sheet.name, row=number + 1))
        for column, value in enumerate(values):
            text = value_text(value) if value != "" else ""
            fill, bold = styles.get((number + 1, column + 1), ("", False))
            end = merges.get((number, column), (number, column))
            if text or fill or end != (number, column):
                row.cells.append(Cell(text, column + 1, end[0] - number + 1, end[1] - column + 1, fill, bold))
        check_size(1, row.cells[-1].column if row.cells else 0)
        table.rows.append(row)
    _trim(table)
    return table


def _trim(table: Table) -> None:
    """Coloured rows below the last text are decoration, and so are empty ones."""
    while table.rows and not any(cell.text for cell in table.rows[-1].cells):
        table.rows.pop()


class _Looks:
    """Fill colours and bold type by sheet, read row by row."""

    def __init__(self, data: bytes) -> None:
        from openpyxl import load_workbook

        self._workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)

    def of(self, name: str, rows: int) -> Styles:
        """The looks of a sheet's first ``rows`` rows: below its last value they are decoration."""
        found: Styles = {}
        sheet = self._workbook[name]
        for number, row in enumerate(sheet.iter_rows(max_row=rows or 1), 1):
            for cell in row:
                if getattr(cell, "has_style", False):
                    colour = _colour(cell.fill)
                    if colour or cell.font.b:
                        found[(number, cell.column)] = (colour, bool(cell.font.b))
        return found


def _colour(fill: object) -> str:
    if getattr(fill, "patternType", None) in {None, "none"}:
        return ""
    colour = getattr(fill, "fgColor", None)
    kind = getattr(colour, "type", "")
    value = str(getattr(colour, kind, "")).casefold() if kind else ""
    if kind == "rgb":
        return "" if value in _WHITE else value[-6:]
    return f"{kind} {value}" if (kind, value) != ("theme", "0") else ""
