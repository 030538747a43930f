"""A filling as a workbook in the layout of the ministry's worksheet, with formulas that recalculate it.

The columns are those of Lampiran III: the outline in A to G, then H Bobot, I Penjelasan, J Pilihan Jawaban, K Jawaban,
L Nilai, M %, N Catatan. The formulas use the workbook's own arithmetic (AVERAGE, SUM), so that a spreadsheet program
gives a second opinion on ``score``. Unlike the original, an unanswered question is 0 and not left out of the mean.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from bening.kernel.lke.answers import Answers
from bening.kernel.lke.instrument import Decrease, Index, Instrument, Item, Level, Share

HEADINGS = ("Penilaian", *[""] * 6, "Bobot", "Penjelasan", "Pilihan Jawaban", "Jawaban", "Nilai", "%", "Catatan")
WIDTHS = {"G": 48, "I": 60, "J": 12, "K": 10, "L": 10, "M": 10, "N": 32}
DEPTH = {Level.COMPONENT: 1, Level.ASPECT: 2, Level.GOAL: 2, Level.AREA: 3, Level.SUBCOMPONENT: 4}
QUESTION, INPUT = 5, 6
"""Columns (1 is A) in which parts, questions and inputs begin."""

Places = dict[str, int]
"""The row of each part, question and input."""


def worksheet(instrument: Instrument, fillings: Mapping[str, Answers]) -> bytes:
    """An XLSX file with one sheet for each filling, by its title (at most 31 characters)."""
    book = Workbook()
    book.remove(book.active)
    rows = places(instrument)
    for title, answers in fillings.items():
        _sheet(book.create_sheet(title), instrument, answers, rows)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def places(instrument: Instrument) -> Places:
    """Row numbers in the worksheet's order: a part, then its questions, each followed by its inputs."""
    order: list[str] = []
    for node in instrument.nodes.values():
        order.append(node.id)
        for item in node.items:
            order += [item, *(field.id for field in instrument.items[item].inputs)]
    return {name: row for row, name in enumerate([*order, "total"], start=3)}


def _sheet(sheet: Worksheet, instrument: Instrument, answers: Answers, rows: Places) -> None:
    sheet.append([f"{instrument.title} – {instrument.regulation} {instrument.clause}"])
    sheet.append(HEADINGS)
    for column, width in WIDTHS.items():
        sheet.column_dimensions[column].width = width
    for cell in sheet[2]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A3"
    for node in instrument.nodes.values():
        row = rows[node.id]
        _write(sheet, row, DEPTH[node.level], f"{_letter(node.clause)} {node.name}", bold=True)
        sheet[f"H{row}"] = node.weight
        below = [f"L{rows[name]}" for name in (*node.children, *node.items)]
        sheet[f"L{row}"] = f"=AVERAGE({','.join(below)})*H{row}" if node.items else f"=SUM({','.join(below)})"
        sheet[f"M{row}"] = f"=L{row}/H{row}"
        for name in node.items:
            _question(sheet, instrument.items[name], answers, rows)
    row = rows["total"]
    _write(sheet, row, 1, "Nilai evaluasi", bold=True)
    sheet[f"L{row}"] = f"=SUM({','.join(f'L{rows[root]}' for root in instrument.roots)})"


def _question(sheet: Worksheet, item: Item, answers: Answers, rows: Places) -> None:
    row = rows[item.id]
    _write(sheet, row, QUESTION, f"{_letter(item.clause)} {item.shown}")
    options = "\n".join(f"{option.key}. {option.shown}" for option in item.options if option.shown != option.key)
    sheet[f"I{row}"] = "\n".join(part for part in (item.explanation, options) if part)
    sheet[f"I{row}"].alignment = Alignment(wrap_text=True, vertical="top")
    sheet[f"J{row}"] = item.answer_type
    sheet[f"K{row}"] = answers.choices.get(item.id)
    sheet[f"L{row}"] = _value(item, rows)
    for field in item.inputs:
        _write(sheet, rows[field.id], INPUT, f"- {field.label}")
        sheet[f"J{rows[field.id]}"] = "Jumlah"
        sheet[f"K{rows[field.id]}"] = answers.numbers.get(field.id)


def _value(item: Item, rows: Places) -> str:
    """The formula of a question's value, 0 to 1; 0 while an answer or an input is missing."""
    if item.formula is None:
        cell = f"K{rows[item.id]}"
        value = "0"
        for option in reversed(item.options):
            value = f'IF({cell}="{option.key}",{option.value},{value})'
        return f"={value}"
    cells = [f"K{rows[field.id]}" for field in item.inputs]
    return f"=IF(COUNT({','.join(cells)})<{len(cells)},0,{_computed(item, rows)})"


def _computed(item: Item, rows: Places) -> str:
    formula = item.formula
    if isinstance(formula, Share):
        whole = f"SUM({','.join(f'K{rows[name]}' for name in formula.whole)})"
        return f"IF({whole}=0,{formula.when_empty},MIN(1,K{rows[formula.part]}/{whole}))"
    if isinstance(formula, Decrease):
        before, now = f"K{rows[formula.before]}", f"K{rows[formula.now]}"
        empty = f"IF({now}=0,{formula.when_none},{formula.when_empty})"
        return f"IF({before}=0,{empty},MAX(0,({before}-{now})/{before}))"
    maximum = formula.maximum if isinstance(formula, Index) else Decimal(1)
    return f"K{rows[item.inputs[0].id]}/{maximum}"


def _write(sheet: Worksheet, row: int, column: int, text: str, *, bold: bool = False) -> None:
    cell = sheet.cell(row, column, text)
    if bold:
        cell.font = Font(bold=True)


def _letter(clause: str) -> str:
    """The last step of a clause as the sheet writes it: "a." for A.I.1.i.a, "-" where it has no letter."""
    last = clause.rpartition(".")[2]
    return last if last == "-" else f"{last}."
