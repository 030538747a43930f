"""The name of a period in words."""

from __future__ import annotations

import re
from datetime import date

from bening.foundation.kit.formats import MONTHS, long_date

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-W([1-6]))?")


def period_words(period: str, start: date, due: date) -> str:
    """ "Januari 2025", "Januari 2025, minggu ke-2"; a key of another shape reads as its days."""
    found = MONTH.fullmatch(period)
    if found is None:
        return long_date(due) if start == due else f"{long_date(start)} – {long_date(due)}"
    year, month, week = found.groups()
    return f"{MONTHS[int(month) - 1]} {year}" + (f", minggu ke-{week}" if week else "")
