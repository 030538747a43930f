"""Numbers out of addresses and forms that nobody checked yet."""

from __future__ import annotations

MOST_DIGITS = 18
"""No row's key has more; more than these neither fit into a database nor, from 4,300 on, into ``int``."""


def whole_number(text: str) -> int | None:
    """The number that the digits name; None for anything else and for more digits than a key may have."""
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else None
