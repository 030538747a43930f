"""The LKE of many units as a workbook."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bening.foundation.documents import sheets
from bening.front.standings import COLUMNS


def standings_book(rows: Sequence[Sequence[str]], year: int) -> bytes:
    """One row a unit below frozen headings; texts never run as formulas."""
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has one plain sheet")
    sheet.title = f"Nilai LKE {year}"
    book.properties.title, book.properties.creator = sheet.title, "Bening"
    sheets.add_head(sheet, COLUMNS)
    for number, row in enumerate(rows, start=2):
        sheets.add_row(sheet, number, row, COLUMNS)
    sheets.landscape(sheet)
    return sheets.workbook_bytes(book)
