"""DOCX by python-docx: an A4 page across, paragraphs in the middle, a table whose heads repeat on every page."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell, _Row

FONT = "Bookman Old Style"
"""The typeface that KPU's official letters use; Word puts another in its place where it is missing."""


def landscape_document(*, title: str) -> Docx:
    """An empty document on A4 across, in Indonesian, with margins of two centimetres."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(10)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "id-ID")
    style.element.get_or_add_rPr().append(language)
    style.paragraph_format.space_after = Pt(0)
    document.core_properties.title = title
    document.core_properties.language = "id-ID"
    document.core_properties.author = ""
    return document


def centred(document: Docx, text: str, *, bold: bool = False, space_after: int = 0) -> None:
    """One paragraph in the middle of the line."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(space_after)
    paragraph.add_run(text).bold = bold


def right_block(document: Docx, lines: Sequence[str], *, indent_cm: float = 16) -> None:
    """Lines one below the other in the right part of the page, kept together: where a decree is signed."""
    for line in lines:
        paragraph = document.add_paragraph(line)
        paragraph.paragraph_format.left_indent = Cm(indent_cm)
        paragraph.paragraph_format.keep_with_next = True


def add_table(document: Docx, widths_cm: Sequence[float]) -> Table:
    """An empty table with rules and fixed column widths."""
    table = document.add_table(rows=0, cols=len(widths_cm))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths_cm, strict=True):
        column.width = Cm(width)
    return table


def add_row(
    table: Table, texts: Sequence[str], widths_cm: Sequence[float], *, bold: bool = False, centre: bool = False
) -> _Row:
    """One row that is not torn by the end of a page; a line break in a text stays one."""
    row = table.add_row()
    _mark(row, "w:cantSplit")
    for cell, text, width in zip(row.cells, texts, widths_cm, strict=True):
        cell.width = Cm(width)
        write(cell, text, bold=bold, centre=centre)
    return row


def write(cell: _Cell, text: str, *, bold: bool = False, centre: bool = False) -> None:
    """Put a text into an empty cell."""
    paragraph = cell.paragraphs[0]
    if centre:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).bold = bold


def write_across(row: _Row, text: str, *, first: int = 0) -> None:
    """Put a bold text into the cells from ``first`` to the end of a row of empty cells, joined into one."""
    cell = row.cells[first].merge(row.cells[-1])
    for paragraph in cell.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001 - a merge leaves an empty line per cell
    write(cell, text, bold=True)


def repeat_as_head(row: _Row) -> None:
    """Let the row stand on top of the table on every page."""
    _mark(row, "w:tblHeader")


def shade(row: _Row, colour: str) -> None:
    """Colour a row's ground (six hex digits)."""
    for cell in row.cells:
        shading = OxmlElement("w:shd")
        shading.set(qn("w:val"), "clear")
        shading.set(qn("w:fill"), colour)
        cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001 - python-docx has no shading


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - python-docx has no row properties


def document_bytes(document: Docx) -> bytes:
    """The finished file."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
