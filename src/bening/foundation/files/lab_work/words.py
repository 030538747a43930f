"""Text out of documents, as plain structure: headings, paragraphs, tables. Never markup from the file."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MOST_BLOCKS = 400
MOST_ROWS, MOST_COLUMNS = 200, 30
LONGEST = 2_000
MOST_XML = 50 * 1024 * 1024
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a table of a document."""

    kind: str
    text: str = ""
    rows: list[list[str]] = field(default_factory=list)


def short(text: object) -> str:
    """A text in one line, cut at 2,000 letters."""
    return " ".join(str("" if text is None else text).split())[:LONGEST]


def heading(text: object) -> Block:
    return Block("heading", short(text))


def paragraph(text: object) -> Block:
    return Block("paragraph", short(text))


def table(rows: list[list[Any]]) -> Block:
    """The upper left part of a table, its empty rows left out."""
    cells = [[short(cell) for cell in row[:MOST_COLUMNS]] for row in rows]
    return Block("table", rows=[row for row in cells if any(row)][:MOST_ROWS])


def word(path: Path) -> Iterator[Block]:
    """A DOCX in the order of its body."""
    import docx
    from docx.table import Table

    for part in docx.Document(str(path)).iter_inner_content():
        if isinstance(part, Table):
            yield table([[cell.text for cell in row.cells] for row in part.rows])
        elif part.text.strip():
            style = part.style.name if part.style is not None else ""
            yield heading(part.text) if style and style.startswith(("Heading", "Title")) else paragraph(part.text)


def sheets(path: Path) -> Iterator[Block]:
    """Every sheet of an XLSX, XLS or ODS workbook."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(nrows=MOST_ROWS * 2)
        yield heading(name)
        yield table([list(row) for row in rows])


def slides(path: Path) -> Iterator[Block]:
    """The words on each slide of a PPTX."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.startswith("ppt/slides/slide") and name.endswith(".xml")]
        for number, name in enumerate(sorted(names, key=lambda one: (len(one), one)), start=1):
            yield heading(f"Salindia {number}")
            for line in parsed(archive, name).iter(f"{_DRAWING}p"):
                if words := "".join(one.text or "" for one in line.iter(f"{_DRAWING}t")).strip():
                    yield paragraph(words)


def open_text(path: Path) -> Iterator[Block]:
    """Headings and paragraphs of an ODT or ODP, those in tables too."""
    with zipfile.ZipFile(path) as archive:
        for line in parsed(archive, "content.xml").iter(f"{_TEXT}h", f"{_TEXT}p"):
            if words := "".join(line.itertext()).strip():
                yield heading(words) if line.tag == f"{_TEXT}h" else paragraph(words)


def parsed(archive: zipfile.ZipFile, name: str) -> Any:
    """A part as a tree; entities are not expanded and nothing is fetched. Raises ValueError for an endless part."""
    from lxml import etree

    if archive.getinfo(name).file_size > MOST_XML:
        raise ValueError(name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    return etree.fromstring(archive.read(name), parser)


def plain(path: Path) -> str:
    """A text file in whatever code page it is."""
    content = path.read_bytes()[: 4 * LONGEST * MOST_BLOCKS]
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def lines(path: Path) -> Iterator[Block]:
    """A text file, one paragraph a line."""
    for line in plain(path).splitlines():
        if line.strip():
            yield paragraph(line)


def comma_separated(path: Path) -> Iterator[Block]:
    """A CSV as a table, whatever its separator is."""
    import csv

    text = plain(path)
    try:
        dialect: Any = csv.Sniffer().sniff(text[:4096], ",;\t|")
    except csv.Error:
        dialect = csv.excel
    yield table([row for _, row in zip(range(MOST_ROWS * 2), csv.reader(text.splitlines(), dialect), strict=False)])


def mail(path: Path) -> Iterator[Block]:
    """Who, when, about what, and the plain words."""
    from email import message_from_bytes, policy

    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    yield heading(message.get("Subject", "Surel"))
    names = (("Dari", "From"), ("Kepada", "To"), ("Tanggal", "Date"))
    yield table([[label, message.get(key, "")] for label, key in names])
    body = message.get_body(("plain",))
    for line in (body.get_content() if body else "").splitlines():
        if line.strip():
            yield paragraph(line)


def contents(path: Path) -> Iterator[Block]:
    """The table of contents of an archive."""
    with zipfile.ZipFile(path) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        yield table([["Nama", "Ukuran (byte)"], *([info.filename, info.file_size] for info in infos)])
