"""What each column of a worksheet holds, and whose it is, by its headings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bening.kernel.lke.sheet.book import Cell, Grid
from bening.kernel.process.model import Layer


class Role(StrEnum):
    """OUTLINE: the questions. CODE: ids. ANSWER, NOTE, EVIDENCE: filled in. DERIVED: worked out by the file.

    PRINTED: part of the form (weights, options, explanations).
    """

    OUTLINE = "outline"
    CODE = "code"
    ANSWER = "answer"
    NOTE = "note"
    EVIDENCE = "evidence"
    DERIVED = "derived"
    PRINTED = "printed"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its number, what it holds, whose it is (None where no heading says), its heading."""

    number: int
    role: Role
    layer: Layer | None
    heading: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a sheet and the last row of their headings (0 without any)."""

    columns: Mapping[int, Column]
    below: int

    def of(self, *roles: Role) -> list[Column]:
        return [column for column in self.columns.values() if column.role in roles]


_ROLES: Final = (
    (Role.PRINTED, r"pilihan jawaban|\bopsi\b|\bbobot\b|kriteria|panduan"),
    (Role.EVIDENCE, r"bukti|data dukung|data pendukung|dokumen pendukung|\be[vf]ide(?:n|nce)\b|tautan|\blink\b"),
    (Role.NOTE, r"catatan|keterangan|komentar|rekomendasi|alasan"),
    (Role.ANSWER, r"\bjawaban\b|\bisian\b|^penilaian (?:mandiri|unit|satker|satuan kerja|provinsi|tpi|tpn)\b"),
    (Role.PRINTED, r"penjelasan"),
    (Role.DERIVED, r"^(?:\W*\b(?:nilai|skor|hasil|capaian|persen|persentase)\b.*|.*%.*)$"),
    (Role.CODE, r"^(?:id|kode|soal.?id|nomor soal|id soal|kode soal)$"),
    (Role.OUTLINE, r"penilaian|pertanyaan|uraian|indikator|komponen|\bbutir\b|\bsoal\b"),
)
_LAYERS: Final = (
    (Layer.TPN, r"\btpn\b|penilai nasional"),
    (Layer.TPI, r"\btpi\b|penilai internal|\bevaluator\b|inspektorat"),
    (Layer.PROVINCE, r"\bprovinsi\b|pendahuluan"),
    (Layer.UNIT, r"\bunit\b|\bsatker\b|satuan kerja|mandiri|\bopd\b"),
)
SEARCHED: Final = 60
"""Rows in which headings are looked for."""
LEAST: Final = 3
"""Known headings that make a row the row of headings."""
LONGEST: Final = 80
"""Longer texts are no headings."""

Rows = dict[int, dict[int, Cell]]


def layer_of(text: str) -> Layer | None:
    """Whose filling the words name."""
    lower = text.casefold()
    return next((layer for layer, pattern in _LAYERS if re.search(pattern, lower)), None)


def role_of(text: str) -> Role | None:
    """What a column with that heading holds."""
    lower = " ".join(text.casefold().split())
    if not lower or len(lower) > LONGEST:
        return None
    return next((role for role, pattern in _ROLES if re.search(pattern, lower)), None)


def read_layout(grid: Grid, rows: Rows) -> Layout:
    """The columns by the row that has most known headings, with the row above and below it where they add to it."""
    head = _head(rows)
    if head is None:
        return Layout({}, 0)
    spread = _spread(grid, rows, head)
    block = [head]
    if _names_something(spread[head - 1]):
        block.insert(0, head - 1)
    if _only_headings(rows.get(head + 1, {})):
        block.append(head + 1)
    first = min((column for column, cell in rows[head].items() if _beyond(cell.text)), default=1)
    columns: dict[int, Column] = {}
    for number in sorted({column for row in block for column in spread.get(row, {})}):
        texts = [spread.get(row, {}).get(number, "") for row in block]
        column = _column(number, list(dict.fromkeys(filter(None, texts))))
        if column is not None and (number >= first or column.role in {Role.OUTLINE, Role.CODE}):
            columns[number] = column
    for number in range(1, first):
        columns.setdefault(number, Column(number, Role.OUTLINE, None, ""))
    return Layout(dict(sorted(columns.items())), max(block))


def _head(rows: Rows) -> int | None:
    def known(row: int) -> int:
        return len({role for cell in rows[row].values() if (role := role_of(cell.text))})

    searched = [row for row in rows if row <= SEARCHED]
    best = max(searched, key=known, default=None)
    return best if best is not None and known(best) >= LEAST else None


def _beyond(text: str) -> bool:
    role = role_of(text)
    return role is not None and role not in {Role.OUTLINE, Role.CODE}


def _spread(grid: Grid, rows: Rows, head: int) -> dict[int, dict[int, str]]:
    """Texts of the rows about the headings, each in all columns and rows that its merged range covers."""
    near = range(head - 1, head + 2)
    spread = {row: {column: cell.text for column, cell in rows.get(row, {}).items()} for row in near}
    for (top, left), (bottom, right) in grid.merges:
        text = rows.get(top, {}).get(left)
        for row in near:
            if text is not None and top <= row <= bottom:
                spread[row].update(dict.fromkeys(range(left, right + 1), text.text))
    return spread


def _names_something(texts: Mapping[int, str]) -> bool:
    """Whether the row above says something of the columns."""
    return any(layer_of(text) or _beyond(text) for text in texts.values() if len(text) <= LONGEST)


def _only_headings(cells: Mapping[int, Cell]) -> bool:
    """Whether the row below is one of headings still, and not the first question."""
    return bool(cells) and all(_beyond(cell.text) or layer_of(cell.text) for cell in cells.values())


def _column(number: int, texts: list[str]) -> Column | None:
    """The column by its headings from above to below; the lowest that says a role or a layer counts."""
    role = next((role for text in reversed(texts) if (role := role_of(text))), None)
    layer = next((layer for text in reversed(texts) if (layer := layer_of(text))), None)
    return Column(number, role, layer, " ".join(texts)) if role else None
