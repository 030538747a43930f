"""Delimited text: one table whose rows may hold paragraphs, several tables and signatures, as spreadsheets export
it.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import Final

from bening.kernel.decree.blocks import Cell, Row, Source, Table, check_size
from bening.kernel.decree.clean import tidy
from bening.kernel.decree.draft import DecreeError, Place
from bening.kernel.decree.guard import sentence

_DELIMITERS: Final = ";\t,|"
_SAMPLE_LINES: Final = 400
BROKEN_CSV: Final = (
    "Berkas CSV ini tidak dapat dibaca. Simpan ulang dari Excel sebagai “CSV UTF-8” lalu unggah kembali."
)
NO_TABLE: Final = (
    "Berkas teks ini tidak memuat tabel. Unggah keputusan sebagai DOCX, PDF atau XLSX, atau salin tabelnya lalu "
    "tempelkan."
)


def read_csv(text: str) -> Source:
    """Read delimited text; the delimiter is the one that most rows share.

    Raises:
        DecreeError: when no delimiter makes a table of the text.
    """
    delimiter = _delimiter(text)
    with sentence(BROKEN_CSV):
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        table = Table(Place(line=1))
        for values in rows:
            cells = [Cell(tidy(value), column) for column, value in enumerate(values, 1) if value.strip()]
            table.rows.append(Row(Place(line=rows.line_num, row=len(table.rows) + 1), cells))
            check_size(len(table.rows), cells[-1].column if cells else 0)
    return Source([table], "csv")


def _delimiter(text: str) -> str:
    lines = text.splitlines()[:_SAMPLE_LINES]
    scores = {}
    for sign in _DELIMITERS:
        counts = Counter(line.count(sign) for line in lines if line.count(sign) >= 2)
        scores[sign] = max((count * min(times, 20) for times, count in counts.items()), default=0)
    best = max(scores, key=lambda sign: scores[sign])
    if not scores[best]:
        raise DecreeError(NO_TABLE)
    return best
