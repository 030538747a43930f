"""The report as Word text, for who goes on writing."""

from __future__ import annotations

from docx.document import Document

from bening.foundation.documents import words
from bening.rooms.assessment.reports.lhe import Report, Table

WIDTH_CM = 25.7
HEAD_COLOUR = "E8EDF3"


def report_docx(report: Report) -> bytes:
    """The same parts in the same order as the PDF."""
    document = words.landscape_document(title=report.title)
    words.centred(document, report.title, bold=True)
    words.centred(document, report.subtitle, space_after=8)
    for label, value in report.facts:
        document.add_paragraph(f"{label}: {value}")
    document.add_paragraph(f"Dasar: {report.basis}")
    for table in report.tables:
        document.add_heading(table.title, level=2)
        if table.rows:
            _table(document, table)
        else:
            document.add_paragraph("Tidak ada.")
    document.add_heading("Kesimpulan", level=2)
    document.add_paragraph(report.conclusion)
    words.right_block(document, ["", *(f"{name}, {moment}" for name, moment in report.signatures)])
    document.add_paragraph(report.foot)
    return words.document_bytes(document)


def _table(document: Document, table: Table) -> None:
    widths = [WIDTH_CM / len(table.columns)] * len(table.columns)
    shown = words.add_table(document, widths)
    head = words.add_row(shown, table.columns, widths, bold=True, centre=True)
    words.repeat_as_head(head)
    words.shade(head, HEAD_COLOUR)
    for row in table.rows:
        words.add_row(shown, row, widths)
