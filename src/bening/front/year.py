"""The year of a plan by months; pure arithmetic over its due dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from bening.foundation.kit.charts.months import MonthCounts
from bening.foundation.kit.formats import MONTHS
from bening.front.plan_dates import PlanDate

ALL = "semua"


def chosen_month(wanted: str, year: int, today: date) -> int:
    """The month of ``?bulan=``: 1–12, 0 for "semua"; without one the present month, January in another year."""
    if wanted == ALL:
        return 0
    if wanted.isdecimal() and 1 <= int(wanted) <= 12:
        return int(wanted)
    return today.month if today.year == year else 1


def strip(rows: Sequence[PlanDate], year: int) -> list[MonthCounts]:
    """How many due dates of each kind fall into each month of the year, each month a link to its list."""
    return [
        MonthCounts(month, Counter(row.kind for row in rows if _month(row, year) == month), f"?bulan={month}")
        for month in range(1, 13)
    ]


def by_month(rows: Sequence[PlanDate], year: int) -> list[tuple[str, list[PlanDate]]]:
    """The due dates under the names of their months; months without any are left out, other years come last."""
    groups = [(MONTHS[month - 1], [row for row in rows if _month(row, year) == month]) for month in range(1, 13)]
    groups.append(("Tahun lain", [row for row in rows if row.due.year != year]))
    return [(name, found) for name, found in groups if found]


def _month(row: PlanDate, year: int) -> int:
    """The month of a due date of this year, 0 of another: a return may set a day in the next year."""
    return row.due.month if row.due.year == year else 0
