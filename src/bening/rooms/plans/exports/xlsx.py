"""The plan as a workbook that comes back: texts and owners in one sheet, due dates with their states in another."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from bening.foundation.documents import sheets
from bening.rooms.plans.enums import OccurrenceState
from bening.rooms.plans.exports.rows import table_rows
from bening.rooms.plans.exports.selectors import ExportedPlan
from bening.rooms.plans.exports.sheet_layout import (
    DUE_COLUMNS,
    DUE_SHEET,
    HEAD_ROW,
    HELP,
    HELP_SHEET,
    LIST_SHEET,
    PLAN_COLUMNS,
    PLAN_SHEET,
)

NOT_IN_LIST = "Pilih dari daftar, supaya isinya dikenali ketika lembar ini diunggah kembali."


def plan_xlsx(plan: ExportedPlan, *, people: Sequence[str]) -> bytes:
    """The workbook. ``people`` are the labels of those who may be chosen as owners."""
    book = Workbook()
    plan_sheet = book.active
    if not isinstance(plan_sheet, Worksheet):
        raise TypeError("a new workbook has one plain sheet")
    plan_sheet.title = PLAN_SHEET
    book.properties.title, book.properties.creator = plan.draft.document.table_title, "Bening"
    due_sheet, help_sheet, lists = (book.create_sheet(name) for name in (DUE_SHEET, HELP_SHEET, LIST_SHEET))
    _fill_lists(lists, people)
    _fill_plan(plan_sheet, plan)
    _fill_due(due_sheet, plan)
    _fill_help(help_sheet)
    owners = sheets.range_of(lists, 1, len(people))
    states = sheets.range_of(lists, 2, len(OccurrenceState))
    for sheet, heading, columns, source in (
        (plan_sheet, "PENANGGUNG JAWAB", PLAN_COLUMNS, owners),
        (due_sheet, "KEADAAN", DUE_COLUMNS, states),
    ):
        place = next(number for number, column in enumerate(columns, start=1) if column.heading == heading)
        sheets.add_list(sheet, place, source, first_row=HEAD_ROW + 1, title="Tidak ada di daftar", message=NOT_IN_LIST)
        sheets.landscape(sheet)
    return sheets.workbook_bytes(book)


def _fill_plan(sheet: Worksheet, plan: ExportedPlan) -> None:
    sheets.add_head(sheet, PLAN_COLUMNS, row=HEAD_ROW)
    for number, row in enumerate(table_rows(plan.draft), start=HEAD_ROW + 1):
        if row.item is None:
            sheets.add_band(sheet, number, (None, None, *(cell or None for cell in row.cells), None))
        else:
            code = row.item.id
            values = (code, plan.versions[code], *row.cells, plan.owners[code])
            sheets.add_row(sheet, number, values, PLAN_COLUMNS)


def _fill_due(sheet: Worksheet, plan: ExportedPlan) -> None:
    sheets.add_head(sheet, DUE_COLUMNS, row=HEAD_ROW)
    for number, row in enumerate(plan.occurrences, start=HEAD_ROW + 1):
        values = (row.pk, row.version, row.code, row.period, row.start, row.due, row.state, row.note)
        sheets.add_row(sheet, number, values, DUE_COLUMNS)


def _fill_help(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 110
    for number, line in enumerate(HELP, start=1):
        cell = sheet.cell(row=number, column=1)
        sheets.put(cell, line)
        cell.alignment = sheets.Alignment(wrap_text=True, vertical="top")
        cell.font = Font(bold=number == 1)


def _fill_lists(sheet: Worksheet, people: Sequence[str]) -> None:
    for column, values in ((1, people), (2, [str(state.label) for state in OccurrenceState])):
        for number, value in enumerate(values, start=1):
            sheets.put(sheet.cell(row=number, column=column), value)
    sheet.sheet_state = "hidden"
