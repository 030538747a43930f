"""Moving years inside texts from one plan year to another."""

from __future__ import annotations

import re

YEARS = re.compile(r"(?<![\d/.])(20\d{2})(?![\d/])")
"""A year that stands alone: not part of a longer number, a regulation's number or a date in figures."""


def years_in(text: str) -> list[int]:
    """The years that a text names, each once, in order."""
    return list(dict.fromkeys(int(year) for year in YEARS.findall(text)))


def redated(text: str, *, years: int) -> str:
    """The text with every year moved by a number of years."""
    return YEARS.sub(lambda found: str(int(found[1]) + years), text)
