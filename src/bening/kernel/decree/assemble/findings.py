"""What only the reader can tell: tables left aside, cells it could not place, colours it could not see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bening.kernel.decree.assemble.headers import Segment
from bening.kernel.decree.assemble.records import Record
from bening.kernel.decree.blocks import Cell, Grid, Table
from bening.kernel.decree.draft import Finding, Place, Severity

_SAMPLE: Final = 5
_QUOTE: Final = 60


def table_not_plan(number: int, grid: Grid, segment: Segment) -> Finding:
    """A table that is no plan: a team, a budget, a place to sign."""
    rows = segment.header or segment.body
    words = " | ".join(cell.text for cell in grid.starts(rows[0]))
    return Finding(
        code="table_not_plan",
        severity=Severity.INFO,
        title="Tabel yang bukan rencana aksi",
        detail=f"Tabel {number} (“{_short(words)}”) tidak dibaca sebagai rencana aksi karena tidak memuat kolom "
        "langkah aksi, indikator atau bukti beserta waktunya. Isinya tidak masuk ke rencana.",
        places=(replace(grid.place(rows[0]), table=number),),
    )


def cells_unplaced(lost: Sequence[tuple[Cell, Place]]) -> Finding:
    """Cells of plan rows that belong to no item."""
    quotes = "; ".join(f"“{_short(cell.text)}”" for cell, _ in lost[:_SAMPLE])
    more = f" dan {len(lost) - _SAMPLE} sel lain" if len(lost) > _SAMPLE else ""
    return Finding(
        code="cells_unplaced",
        severity=Severity.MEDIUM,
        title="Sel yang tidak masuk ke butir mana pun",
        detail=f"Sel berikut berdiri tanpa butir: {quotes}{more}. "
        "Periksa pada naskah dan tambahkan dengan tangan bila perlu.",
        places=tuple(dict.fromkeys(place for _, place in lost)),
    )


def rows_aside(rows: Sequence[tuple[str, Record]]) -> Finding:
    """Rows inside the plan that are none of it, each with the reason."""
    quotes = "; ".join(
        f"{why} (“{_short(' | '.join(cell.text for cell in record.own.values()))}”)" for why, record in rows[:_SAMPLE]
    )
    more = f"; dan {len(rows) - _SAMPLE} baris lain" if len(rows) > _SAMPLE else ""
    return Finding(
        code="rows_aside",
        severity=Severity.INFO,
        title="Baris yang bukan butir rencana",
        detail=f"Baris berikut tidak dijadikan butir: {quotes}{more}. Isinya tetap ada pada naskah.",
        places=tuple(record.place for _, record in rows),
    )


def colours_unknown() -> Finding:
    """An old Excel file whose month grid may be coloured."""
    return Finding(
        code="colours_unknown",
        severity=Severity.MEDIUM,
        title="Warna sel tidak terbaca",
        detail="Berkas Excel lama (.xls) tidak memberi tahu warna sel. Bila jadwal ditandai dengan warna, simpan "
        "sebagai .xlsx lalu unggah kembali.",
    )


def hidden_parts(tables: Sequence[Table], sheets: Sequence[str]) -> Finding:
    """What is hidden in a workbook: rows and columns that were read all the same, sheets that were not."""
    read = [f"{', '.join(table.hidden[: _SAMPLE * 2])} pada lembar “{table.place.sheet}”" for table in tables]
    told = f"Yang tersembunyi tetapi ikut dibaca: {'; '.join(read)}. " if read else ""
    names = ", ".join(f"“{_short(name)}”" for name in sheets[:_SAMPLE])
    unread = f"Lembar tersembunyi yang tidak dibaca: {names}. " if sheets else ""
    return Finding(
        code="hidden_parts",
        severity=Severity.LOW,
        title="Bagian tersembunyi dalam berkas Excel",
        detail=f"{told}{unread}Pastikan yang tersembunyi memang perlu atau tidak perlu menjadi rencana.",
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _QUOTE else line[: _QUOTE - 1] + "…"
