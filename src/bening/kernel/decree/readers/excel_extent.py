"""How far the cells of a new Excel workbook reach, looked up before a library lays them out.

The library reserves room for every position between the first and the last cell: two cells in opposite corners of a
sheet ask for half a terabyte, and end the whole program.
"""

from __future__ import annotations

import re
from typing import Final

from bening.kernel.decree.archive import entry_names, read_entry
from bening.kernel.decree.blocks import check_size
from bening.kernel.decree.draft import DecreeError

TOO_FULL: Final = (
    "Berkas Excel ini berisi terlalu banyak sel untuk sebuah rencana aksi. "
    "Pindahkan rencana aksinya ke berkas sendiri lalu unggah kembali."
)
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


def _column(letters: bytes) -> int:
    """The number of a column by its letters: E is 5, AB is 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
