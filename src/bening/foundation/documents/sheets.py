"""XLSX by openpyxl: heads that stay in view, wrapped texts, lists to choose from, and texts that never run."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from math import ceil

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from bening.foundation.documents.columns import Column
from bening.foundation.documents.guard import is_risky

LAST_ROW = 5_000
"""Down to this row a list to choose from is offered."""
LINE_HEIGHT = 14.5
"""Points of one line of text; programs that do not fit row heights by themselves need to be told."""
HEAD_FILL = PatternFill("solid", fgColor="DCE6F1")
BAND_FILL = PatternFill("solid", fgColor="EEF2F7")
THIN = Border(*(Side(style="thin", color="B7C0CC"),) * 4)


def put(cell: Cell, value: str | int | date | None) -> None:
    """Write a value; a text is always a text, even where it looks like a formula, a number or a date."""
    cell.value = value or None if isinstance(value, str) else value
    if isinstance(value, str) and value:
        cell.data_type = "s"
        cell.quotePrefix = is_risky(value)


def add_head(sheet: Worksheet, columns: Sequence[Column], *, row: int = 1) -> None:
    """The headings, frozen together with what stands above them, and repeated on every printed page."""
    for number, column in enumerate(columns, start=1):
        cell = sheet.cell(row=row, column=number)
        put(cell, column.heading)
        cell.font, cell.fill, cell.border = Font(bold=True), HEAD_FILL, THIN
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width, dimension.hidden = column.width, column.hidden
    sheet.freeze_panes = sheet.cell(row=row + 1, column=1)
    sheet.print_title_rows = f"{row}:{row}"


def add_row(sheet: Worksheet, row: int, values: Sequence[str | int | date | None], columns: Sequence[Column]) -> None:
    """One row of texts, wrapped and topped; cells of columns that are not editable are locked."""
    for number, (value, column) in enumerate(zip(values, columns, strict=True), start=1):
        cell = sheet.cell(row=row, column=number)
        put(cell, value)
        cell.border = THIN
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.protection = Protection(locked=not column.editable)
        if isinstance(value, date):
            cell.number_format = "dd/mm/yyyy"
    sheet.row_dimensions[row].height = LINE_HEIGHT * max(
        (_lines(value, column.width) for value, column in zip(values, columns, strict=True)), default=1
    )


def _lines(value: object, width: int) -> int:
    """How many lines a text takes in a column of that many characters."""
    return sum(max(1, ceil(len(line) / (width * 0.85))) for line in str(value or "").split("\n"))


def add_band(sheet: Worksheet, row: int, values: Sequence[str | None]) -> None:
    """A bold, coloured row that opens a part; its title may run over the empty cells beside it."""
    for number, value in enumerate(values, start=1):
        cell = sheet.cell(row=row, column=number)
        put(cell, value)
        cell.font, cell.fill, cell.alignment = Font(bold=True), BAND_FILL, Alignment(vertical="center")


def add_list(sheet: Worksheet, column: int, source: str, *, first_row: int, title: str, message: str) -> None:
    """Offer the values of ``source`` (a range as a formula) in a column; other words are warned of, not forbidden."""
    letter = get_column_letter(column)
    rule = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=True, errorStyle="warning")
    rule.errorTitle, rule.error = title, message
    rule.add(f"{letter}{first_row}:{letter}{LAST_ROW}")
    sheet.add_data_validation(rule)


def range_of(sheet: Worksheet, column: int, count: int) -> str:
    """The first ``count`` cells of a column as an absolute reference from another sheet."""
    letter = get_column_letter(column)
    return f"{quote_sheetname(sheet.title)}!${letter}$1:${letter}${max(count, 1)}"


def landscape(sheet: Worksheet) -> None:
    """A4 across, one page wide."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def workbook_bytes(book: Workbook) -> bytes:
    """The finished file."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
