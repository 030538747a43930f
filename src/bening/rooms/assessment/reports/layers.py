"""The fillings side by side as a table of texts, for CSV and Excel."""

from __future__ import annotations

from openpyxl import Workbook

from bening.foundation.documents import sheets
from bening.foundation.documents.columns import Column
from bening.foundation.documents.csv import csv_bytes
from bening.kernel.lke.numbers import shown
from bening.rooms.assessment.selectors.layers import Layers

WIDTHS = {"Butir": 12, "Pertanyaan": 60}


def _table(layers: Layers) -> tuple[list[str], list[list[str]]]:
    """The headings and the rows; questions first, then totals, areas and thresholds."""
    heads = ["Butir", "Pertanyaan"]
    for layer in layers.layers:
        heads += [str(layer.label), f"Nilai {layer.label}", f"Catatan {layer.label}"]
    rows = [
        [row.item.id, row.item.shown, *(text for one in row.cells for text in (one.words, shown(one.points), one.note))]
        for row in layers.rows
    ]
    rows += [["", total.name, *(text for _, told in total.cells for text in ("", told, ""))] for total in layers.totals]
    return heads, rows


def layers_csv(layers: Layers) -> bytes:
    heads, rows = _table(layers)
    return csv_bytes([heads, *rows])


def layers_xlsx(layers: Layers) -> bytes:
    heads, rows = _table(layers)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Berdampingan"
    columns = [Column(head, WIDTHS.get(head, 24 if not head.startswith("Nilai") else 12)) for head in heads]
    sheets.add_head(sheet, columns)
    for number, row in enumerate(rows, start=2):
        sheets.add_row(sheet, number, row, columns)
    sheets.landscape(sheet)
    return sheets.workbook_bytes(book)
