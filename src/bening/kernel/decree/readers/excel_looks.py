"""What a new Excel workbook shows beside its values: colours, bold type, months without days, hidden parts."""

from __future__ import annotations

import io
import re
from typing import Any, Final, NamedTuple

from bening.kernel.decree.archive import read_entry
from bening.kernel.decree.readers.xml import parse_xml

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PACKAGE: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_REFERENCE: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WHITE: Final = frozenset({"00ffffff", "ffffffff", "00000000"})
_ASIDE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|;.*')
"""What a number format says besides its signs: literal words, the language, all but its first section."""
_HIDDEN_ROW = re.compile(rb"<row\b[^>]*?\bhidden=\"(?:1|true)\"[^>]*>")
_HIDDEN_COLUMN = re.compile(rb"<col\b[^>]*?\bhidden=\"(?:1|true)\"[^>]*>")
_ATTRIBUTE = re.compile(rb"\b(r|min|max)=\"(\d{1,7})\"")


class Look(NamedTuple):
    """How one cell looks. ``shows`` tells what a date shows: "day", "month" (no day) or "year"."""

    fill: str = ""
    bold: bool = False
    shows: str = "day"


PLAIN: Final = Look()
Looks = dict[tuple[int, int], Look]
"""(row, column), both from 1, → look, where it is not plain."""


class Hidden(NamedTuple):
    """Numbers of hidden rows, and first and last of hidden columns, from 1."""

    rows: tuple[int, ...] = ()
    columns: tuple[tuple[int, int], ...] = ()


class Workbook:
    """The looks of a workbook's sheets, read row by row."""

    def __init__(self, data: bytes) -> None:
        from openpyxl import load_workbook

        self._data = data
        self._workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        self._paths = _sheet_paths(data)

    def looks(self, name: str, rows: int) -> Looks:
        """The looks of a sheet's first ``rows`` rows: below its last value they are decoration."""
        found: Looks = {}
        sheet = self._workbook[name]
        for number, row in enumerate(sheet.iter_rows(max_row=rows or 1), 1):
            for cell in row:
                if getattr(cell, "has_style", False):
                    look = Look(_colour(cell.fill), bool(cell.font.b), _shows(cell))
                    if look != PLAIN:
                        found[(number, cell.column)] = look
        return found

    def hidden(self, name: str) -> Hidden:
        """The rows and columns of a sheet that its author hid."""
        path = self._paths.get(name)
        content = read_entry(self._data, path, required=False) if path else b""
        rows = (dict(_ATTRIBUTE.findall(tag[0])).get(b"r") for tag in _HIDDEN_ROW.finditer(content))
        columns = (
            dict(_ATTRIBUTE.findall(tag[0])) for tag in _HIDDEN_COLUMN.finditer(content[: content.find(b"<sheetData")])
        )
        return Hidden(
            tuple(int(row) for row in rows if row),
            tuple((int(column[b"min"]), int(column[b"max"])) for column in columns if len(column) == 2),
        )


def _sheet_paths(data: bytes) -> dict[str, str]:
    """Sheet name → its entry in the archive."""
    relations = parse_xml(read_entry(data, "xl/_rels/workbook.xml.rels"))
    targets = {node.get("Id"): node.get("Target") or "" for node in relations.iter(f"{_PACKAGE}Relationship")}
    found: dict[str, str] = {}
    for sheet in parse_xml(read_entry(data, "xl/workbook.xml")).iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_REFERENCE), "")
        found[sheet.get("name") or ""] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _shows(cell: Any) -> str:
    """What of a date its number format shows ("mmm-yy" shows no day)."""
    if not cell.is_date:
        return "day"
    signs = _ASIDE.sub("", cell.number_format.casefold())
    if "d" in signs or "h" in signs:
        return "day"
    return "month" if "m" in signs else "year" if "y" in signs else "day"


def _colour(fill: Any) -> str:
    if getattr(fill, "patternType", None) in {None, "none"}:
        return ""
    colour = getattr(fill, "fgColor", None)
    kind = getattr(colour, "type", "")
    value = str(getattr(colour, kind, "")).casefold() if kind else ""
    if kind == "rgb":
        return "" if value in _WHITE else value[-6:]
    return f"{kind} {value}" if (kind, value) != ("theme", "0") else ""
