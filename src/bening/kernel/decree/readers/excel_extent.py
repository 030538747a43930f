"""How far the cells of an Excel workbook reach, looked up before a library lays them out.

The library reserves room for every position between the first and the last cell: two cells in opposite corners of a
sheet ask for half a terabyte, and end the whole program.
"""

from __future__ import annotations

import io
import re
import struct
from typing import Final

from bening.kernel.decree.archive import entry_names, read_entry
from bening.kernel.decree.blocks import check_size
from bening.kernel.decree.draft import DecreeError

TOO_FULL: Final = (
    "Berkas Excel ini berisi terlalu banyak sel untuk sebuah rencana aksi. "
    "Pindahkan rencana aksinya ke berkas sendiri lalu unggah kembali."
)
_HEAD: Final = 4
"""Bytes of a record's kind and length; as many hold the row and column of a cell."""
_CELL_RECORDS: Final = frozenset({0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x0206, 0x027E, 0x0406})
"""Formulas, numbers, texts, truth values and errors, in the versions of the format that are met (MS-XLS 2.3)."""
_LOCKED: Final = 0x002F
"""The record behind which all others are encrypted."""
_MOST_TAGS: Final = 2_000_000
_TAG = re.compile(rb"<(?:\w+:)?(row|c)\b([^>]*)>")
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,7})(\d{0,10})["']""")


def check_extent(data: bytes) -> None:
    """Refuse a workbook one of whose sheets reaches further than a plan can.

    Raises:
        DecreeError: with a sentence that names the limit passed.
    """
    for name in sorted(entry_names(data)):
        if name.lower().endswith(".xml"):
            content = read_entry(data, name)
            if b"sheetData" in content:
                check_size(*_extent(content))


def _extent(content: bytes) -> tuple[int, int]:
    """The last row and column of a sheet's cells that are not empty; those without a place follow the one before."""
    row = column = height = width = 0
    for count, tag in enumerate(_TAG.finditer(content)):
        if count > _MOST_TAGS:
            raise DecreeError(TOO_FULL)
        place = _PLACE.search(tag[2])
        if tag[1] == b"row":
            row, column = int(place[2]) if place and place[2] else row + 1, 0
            continue
        column = _column(place[1]) if place and place[1] else column + 1
        row = int(place[2]) if place and place[2] else row
        if not tag[2].endswith(b"/"):
            height, width = max(height, row), max(width, column)
    return height, width


def check_old_extent(data: bytes) -> None:
    """The same for an old workbook: its stream is a row of records, each a kind, a length and that many bytes.

    A locked one says nothing here; its library refuses it.

    Raises:
        DecreeError: with a sentence that names the limit passed.
    """
    import olefile  # type: ignore[import-untyped]

    with olefile.OleFileIO(io.BytesIO(data)) as file:
        stream = next((name for name in ("Workbook", "Book") if file.exists(name)), None)
        content = file.openstream(stream).read() if stream else b""
    at = height = width = 0
    while at + _HEAD <= len(content):
        kind, length = struct.unpack_from("<HH", content, at)
        if kind == _LOCKED:
            return
        if kind in _CELL_RECORDS and length >= _HEAD:
            row, column = struct.unpack_from("<HH", content, at + _HEAD)
            height, width = max(height, row + 1), max(width, column + 1)
        at += _HEAD + length
    check_size(height, width)


def _column(letters: bytes) -> int:
    """The number of a column by its letters: E is 5, AB is 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
