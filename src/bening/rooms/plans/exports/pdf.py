"""The plan as PDF/A in the decree's own layout."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from bening.foundation.kit.formats import long_date
from bening.rooms.plans.exports.rows import foot_lines, head_lines, table_rows
from bening.rooms.plans.exports.selectors import COLUMNS, ExportedPlan

_SLASH = re.compile(r"(?<=\w)/(?=\w)")
NO_BREAK = "/\u2060"
"""A slash and a word joiner: "terpadu/terintegrasi" stays on one line, where a break would read like a blank."""
TEMPLATE = Path(__file__).parent / "templates" / "plan.typ"


def plan_pdf(plan: ExportedPlan, *, at: datetime) -> bytes:
    """The document, made at the moment ``at``."""
    draft = plan.draft
    signed = draft.document.decree_date
    data = {
        "title": draft.document.table_title,
        "author": draft.document.issuer,
        "head": head_lines(draft),
        "columns": COLUMNS,
        "rows": [
            {"cells": [_joined(cell) for cell in row.cells], "section": row.item is None} for row in table_rows(draft)
        ],
        "foot": foot_lines(draft, date_words=long_date(signed) if signed else ""),
        "made": f"Dibuat dengan Bening pada {long_date(at.date())}",
    }
    from bening.foundation.documents.typst import render_pdf  # typst is wanted only here

    return render_pdf(TEMPLATE, data, at=at)


def _joined(text: str) -> str:
    return _SLASH.sub(NO_BREAK, text)
