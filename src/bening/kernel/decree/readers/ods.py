"""OpenDocument spreadsheets, read from content.xml: values as shown, spans and colours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from bening.kernel.decree.archive import read_entry
from bening.kernel.decree.blocks import Block, Cell, Row, Source, Table, check_size
from bening.kernel.decree.clean import tidy, value_text
from bening.kernel.decree.draft import DecreeError, Place
from bening.kernel.decree.limits import MAX_COLUMNS, MAX_ROWS
from bening.kernel.decree.readers.xml import Element, parse_xml

Progress = Callable[[float, str], None]

_NS: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TABLE, _TEXT, _OFFICE, _STYLE = (_NS % name for name in ("table", "text", "office", "style"))
_FO: Final = _NS % "xsl-fo-compatible"
_NO_COLOUR: Final = frozenset({"", "transparent", "ffffff"})
LOCKED: Final = "Berkas ini dikunci dengan kata sandi. Hapus kata sandinya lalu unggah kembali."


def read_ods(data: bytes, progress: Progress) -> Source:
    """Read every sheet as one table. Runs of equal empty rows and columns are counted, not made."""
    if b"manifest:encryption-data" in read_entry(data, "META-INF/manifest.xml", required=False):
        raise DecreeError(LOCKED)
    root = parse_xml(read_entry(data, "content.xml"))
    fills = _fills(root)
    sheets = list(root.iter(f"{_TABLE}table"))
    blocks: list[Block] = []
    for done, sheet in enumerate(sheets):
        progress(done / len(sheets), f"Membaca lembar “{sheet.get(f'{_TABLE}name')}”")
        table = _table(sheet, fills)
        if table.rows:
            blocks.append(table)
    return Source(blocks, "ods")


def _fills(root: Element) -> dict[str, str]:
    """Cell style → background colour."""
    found = {}
    for style in root.iter(f"{_STYLE}style"):
        properties = style.find(f"{_STYLE}table-cell-properties")
        colour = (properties.get(f"{_FO}background-color") or "") if properties is not None else ""
        plain = colour.casefold().lstrip("#")
        if plain not in _NO_COLOUR:
            found[style.get(f"{_STYLE}name") or ""] = plain
    return found


def _table(sheet: Element, fills: dict[str, str]) -> Table:
    name = sheet.get(f"{_TABLE}name") or ""
    table = Table(Place(sheet=name))
    blank = 0
    for node in sheet.iter(f"{_TABLE}table-row"):
        cells = list(_cells(node, fills))
        repeated = _count(node, "number-rows-repeated", MAX_ROWS + 1)
        if not any(cell.text for cell in cells):
            blank += repeated
            continue
        check_size(len(table.rows) + blank + repeated, 1)
        for _ in range(blank):
            table.rows.append(Row(Place(sheet=name, row=len(table.rows) + 1)))
        blank = 0
        for _ in range(repeated):
            table.rows.append(Row(Place(sheet=name, row=len(table.rows) + 1), cells))
            cells = list(_cells(node, fills))
    return table


def _cells(row: Element, fills: dict[str, str]) -> Iterator[Cell]:
    column = 1
    for node in row:
        if node.tag not in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
            continue
        repeated = _count(node, "number-columns-repeated", 1 << 20)
        text = _words(node)
        fill = fills.get(node.get(f"{_TABLE}style-name") or "", "")
        if node.tag == f"{_TABLE}table-cell" and (text or fill):
            height = _count(node, "number-rows-spanned", MAX_ROWS)
            width = _count(node, "number-columns-spanned", MAX_COLUMNS + 1)
            for place in range(column, column + (repeated if text else min(repeated, MAX_COLUMNS - column + 1))):
                if text:
                    check_size(1, place)
                yield Cell(text, place, height, width, fill)
        column += repeated


def _count(node: Element, name: str, most: int) -> int:
    text = node.get(f"{_TABLE}{name}", "1")
    return min(max(1, int(text)), most) if text.isdigit() and len(text) < 9 else 1


def _words(cell: Element) -> str:
    day = cell.get(f"{_OFFICE}date-value")
    if day:
        return _day(day)
    return tidy("\n".join(_inline(paragraph) for paragraph in cell.iterfind(f"{_TEXT}p")))


def _day(text: str) -> str:
    from datetime import date

    try:
        return value_text(date.fromisoformat(text[:10]))
    except ValueError:
        return text


def _inline(paragraph: Element) -> str:
    pieces = []
    for node in paragraph.iter():
        if node.tag == f"{_TEXT}line-break":
            pieces.append("\n")
        elif node.tag in {f"{_TEXT}s", f"{_TEXT}tab"}:
            pieces.append(" ")
        else:
            pieces.append(node.text or "")
        if node is not paragraph:
            pieces.append(node.tail or "")
    return "".join(pieces)
