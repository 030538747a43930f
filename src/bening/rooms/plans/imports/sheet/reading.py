"""From the workbook to rows of text, each with its place. No database."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bening.foundation.documents.columns import Column
from bening.kernel.decree.archive import check_archive
from bening.kernel.decree.clean import tidy, value_text
from bening.kernel.decree.detect import Media, detect
from bening.kernel.decree.draft import DecreeError
from bening.kernel.decree.guard import sentence
from bening.kernel.decree.limits import MAX_ROWS
from bening.rooms.plans.exports.sheet_layout import DUE_COLUMNS, DUE_SHEET, HEAD_ROW, PLAN_COLUMNS, PLAN_SHEET

NOT_OURS = "Ini bukan lembar kerja rencana dari Bening. Unduh lembar Excel di halaman Ekspor, isi, lalu unggah kembali."
BROKEN = "Berkas Excel ini tidak dapat dibuka. Simpan ulang sebagai .xlsx, lalu unggah kembali."
KEYS = {PLAN_SHEET: "KODE", DUE_SHEET: "ID"}
"""The hidden column by which a row of a sheet is known."""

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: the sheet, its number there, and its texts by heading. A heading that was deleted is absent."""

    sheet: str
    number: int
    cells: dict[str, str]
    letters: dict[str, str]
    """Column letters by heading."""

    @property
    def key(self) -> str:
        return self.cells[KEYS[self.sheet]]


def read_sheet(content: bytes) -> list[SheetRow]:
    """All filled rows of both sheets, in order. Raises DecreeError where the file is no working sheet of ours."""
    from openpyxl import load_workbook  # a third of a second that most processes never need

    if detect(content) is not Media.XLSX:
        raise DecreeError(NOT_OURS)
    check_archive(content)
    with sentence(BROKEN):
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        if PLAN_SHEET not in book.sheetnames:
            raise DecreeError(NOT_OURS)
        rows = list(_rows(book[PLAN_SHEET], PLAN_COLUMNS))
        if DUE_SHEET in book.sheetnames:
            rows += _rows(book[DUE_SHEET], DUE_COLUMNS)
    return rows


def _rows(sheet: ReadOnlyWorksheet, columns: Sequence[Column]) -> Iterable[SheetRow]:
    sheet.reset_dimensions()
    known = {column.heading for column in columns}
    places: dict[int, str] = {}
    for number, cells in enumerate(sheet.iter_rows(max_col=len(columns) + 20), start=1):
        texts = [tidy(value_text(cell.value)) for cell in cells]
        if number < HEAD_ROW or not any(texts):
            continue
        if number == HEAD_ROW:
            places = {place: text for place, text in enumerate(texts) if text in known}
            _check_head(sheet.title, set(places.values()))
            continue
        if number > MAX_ROWS:
            raise DecreeError(f"Lembar “{sheet.title}” lebih dari {MAX_ROWS} baris. Hapus baris kosong di bawahnya.")
        yield SheetRow(
            sheet.title,
            number,
            {heading: texts[place] if place < len(texts) else "" for place, heading in places.items()},
            {heading: _letter(place) for place, heading in places.items()},
        )


def _check_head(title: str, found: set[str]) -> None:
    missing = [heading for heading in (KEYS[title], "VERSI") if heading not in found]
    if missing:
        raise DecreeError(
            f"Lembar “{title}”, baris {HEAD_ROW}: kolom {' dan '.join(missing)} tidak ada. Kolom tersembunyi itu "
            "mengenali baris; unduh lembar yang baru, salin isian Anda ke sana, lalu unggah kembali."
        )


def _letter(place: int) -> str:
    """Column letter of a place from 0; the sheets of ours end long before Z."""
    return chr(ord("A") + place) if place < 26 else f"kolom {place + 1}"
