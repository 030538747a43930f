"""Reads a date as an Indonesian officer writes it."""

import datetime as dt
import re

from .formats import MONTHS, MONTHS_SHORT

_ALIASES = {"agt": 8, "agst": 8, "ags": 8, "nop": 11, "nopember": 11, "pebruari": 2, "peb": 2, "sept": 9, "mrt": 3}
_MONTH_NUMBERS = (
    {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
    | {name.lower(): number for number, name in enumerate(MONTHS_SHORT, start=1)}
    | _ALIASES
)
_WORDS = re.compile(r"(?:[a-z]+,\s*)?(\d{1,2})\s+([a-z]+)\.?\s+(\d{4})")
_NUMBERS = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def parse_date(text: str) -> dt.date | None:
    """The date of "6 Januari 2025", "Senin, 6 Jan 2025", "06-01-2025", "6/1/2025" or "2025-01-06"; else `None`.

    Numbers are always day, month, year: the order of Indonesian letters, whatever the browser's language.
    """
    parts = _parts(text.strip().lower())
    if parts is None:
        return None
    try:
        return dt.date(*parts)
    except ValueError:
        return None


def _parts(text: str) -> tuple[int, int, int] | None:
    if match := _ISO.fullmatch(text):
        year, month, day = match.groups()
        return int(year), int(month), int(day)
    if match := _NUMBERS.fullmatch(text):
        day, month, year = match.groups()
        return int(year), int(month), int(day)
    if match := _WORDS.fullmatch(text):
        day, name, year = match.groups()
        return (int(year), _MONTH_NUMBERS[name], int(day)) if name in _MONTH_NUMBERS else None
    return None
