"""Worksheets as offices hand them in: the ministry's columns with letters in cells of their own, for unit and TPI."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bening.kernel.lke.instrument import Level

from ..fillings import LKE, Raw

DEPTH = {Level.COMPONENT: 1, Level.ASPECT: 2, Level.GOAL: 2, Level.AREA: 3, Level.SUBCOMPONENT: 4}
SINGLE = (
    "PENILAIAN", *[None] * 6, "Bobot", "Penjelasan", "Pilihan Jawaban",
    "Jawaban", "Nilai", "%", "Catatan/Keterangan/Penjelasan",
)  # fmt: skip
BOTH = (
    "Penilaian", *[None] * 6, "Bobot", "Penjelasan", "Pilihan Jawaban",
    "Jawaban Unit", "Nilai", "%", "Catatan Unit", "Bukti Dukung", "Jawaban TPI", "Nilai", "%", "Catatan TPI",
)  # fmt: skip
K, N, O, P, S = 11, 14, 15, 16, 19  # noqa: E741 - the letters of the columns
TEN = tuple(LKE.items)[:10]


@dataclass
class Form:
    """A sheet under construction and the row of each part, question and input."""

    book: Workbook
    sheet: Worksheet
    rows: dict[str, int] = field(default_factory=dict)

    def __setitem__(self, cell: tuple[str, int], value: Any) -> None:
        name, column = cell
        self.sheet.cell(self.rows[name], column).value = value

    def data(self) -> bytes:
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()


def form(
    answers: Raw | None = None, *, heads: Iterable[str | None] = BOTH, title: str = "LKE ZI", only: Iterable[str] = ()
) -> Form:
    """The official form with the unit's answers; ``only`` those questions, with the parts they are in."""
    book = Workbook()
    book.active.title = title
    made = Form(book, book.active)
    wanted = set(only) or set(LKE.items)
    made.sheet.append(["LEMBAR KERJA EVALUASI ZONA INTEGRITAS"])
    made.sheet.append([])
    made.sheet.append(list(heads))
    for node in LKE.nodes.values():
        if any(item in wanted for item in LKE.items if item.startswith(f"{node.id}.")) or node.parent is None:
            _line(made, node.id, DEPTH[node.level], node.clause.rpartition(".")[2] + ".", node.name.upper())
        for item in node.items:
            if item in wanted:
                _question(made, item)
    for name, value in (answers or {}).items():
        target = LKE.names[name]
        if target in made.rows:
            made[target, K] = value
    return made


def _question(made: Form, name: str) -> None:
    item = LKE.items[name]
    letter = item.clause.rpartition(".")[2]
    _line(made, name, 5, letter if letter == "-" else f"{letter}.", item.text)
    made[name, 9] = "\n".join(option.text for option in item.options) or item.explanation
    made[name, 10] = item.answer_type
    for number in item.inputs:
        if len(item.inputs) == 1:
            made.rows[number.id] = made.rows[name]
        else:
            _line(made, number.id, 6, "-", number.label)


def _line(made: Form, name: str, column: int, letter: str, text: str) -> None:
    row = made.sheet.max_row + 1
    made.rows[name] = row
    made.sheet.cell(row, column, letter)
    made.sheet.cell(row, column + 1, text)


def plain_answers(given: Mapping[str, Any]) -> dict[str, str]:
    """Answers by the ids of items and inputs, as texts."""
    return {LKE.names[name]: str(value) for name, value in given.items()}
