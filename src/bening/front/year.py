"""The year of a plan by months; pure arithmetic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def strip(months: Mapping[int, Mapping[str, int]]) -> list[MonthCounts]:
    """How many due dates of each kind fall into each month, each month a link to its list."""
    return [MonthCounts(month, months.get(month, {}), f"?bulan={month}") for month in range(1, 13)]


def by_month(rows: Sequence[PlanDate]) -> list[tuple[str, list[PlanDate]]]:
    """The due dates under the names of their months; months without any are left out."""
    groups = [(name, [row for row in rows if row.month == month]) for month, name in enumerate(MONTHS, start=1)]
    return [(name, found) for name, found in groups if found]
