"""The plan as CSV: the decree's six columns and nothing else."""

from __future__ import annotations

from bening.foundation.documents.csv import csv_bytes
from bening.rooms.plans.exports.rows import table_rows
from bening.rooms.plans.exports.selectors import COLUMNS, ExportedPlan


def plan_csv(plan: ExportedPlan) -> bytes:
    """One row an indicator, section titles in rows of their own."""
    return csv_bytes([COLUMNS, *(row.cells for row in table_rows(plan.draft))])
