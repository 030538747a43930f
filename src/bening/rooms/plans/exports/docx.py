"""The plan as Word text in the decree's own layout."""

from __future__ import annotations

from bening.foundation.documents import words
from bening.foundation.kit.formats import long_date
from bening.rooms.plans.exports.rows import foot_lines, head_lines, table_rows
from bening.rooms.plans.exports.selectors import COLUMNS, ExportedPlan

WIDTHS_CM = (1.2, 4.2, 5.6, 5.8, 5.6, 3.3)
SECTION_COLOUR = "E8EDF3"


def plan_docx(plan: ExportedPlan) -> bytes:
    """Head, table with repeated heads, place of signature."""
    draft = plan.draft
    document = words.landscape_document(title=draft.document.table_title)
    for line in head_lines(draft):
        words.centred(document, line)
    words.centred(document, draft.document.table_title, bold=True, space_after=8)
    table = words.add_table(document, WIDTHS_CM)
    numbers = [str(number) for number in range(1, len(COLUMNS) + 1)]
    for texts, bold in ((COLUMNS, True), (numbers, False)):
        row = words.add_row(table, texts, WIDTHS_CM, bold=bold, centre=True)
        words.repeat_as_head(row)
        words.shade(row, SECTION_COLOUR)
    for line in table_rows(draft):
        if line.item is not None:
            words.add_row(table, line.cells, WIDTHS_CM)
            continue
        row = words.add_row(table, (line.cells[0], *("",) * (len(COLUMNS) - 1)), WIDTHS_CM, bold=True)
        words.write_across(row, line.cells[1], first=1)
        words.shade(row, SECTION_COLOUR)
    signed = draft.document.decree_date
    words.right_block(document, ["", *foot_lines(draft, date_words=long_date(signed) if signed else "")])
    return words.document_bytes(document)
