"""Days that stand in a name or text, as Indonesian offices write them."""

from __future__ import annotations

import re
from datetime import date

from bening.kernel.suggest.places import MONTHS
from bening.kernel.suggest.words import plain

_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = re.compile(
    rf"(?<!\d)(?P<d1>\d{{1,2}})[ ._-]+(?P<m1>{_NAMES})[ ._-]+(?P<y1>20\d\d)(?!\d)"
    r"|(?<!\d)(?P<y2>20\d\d)([-._: /]?)(?P<m2>\d\d)\5(?P<d2>\d\d)(?!\d{3})"
    r"|(?<!\d)(?P<d3>\d{1,2})([-./])(?P<m3>\d{1,2})\9(?P<y3>20\d\d)(?!\d)"
)
_PARTS = (("y1", "m1", "d1"), ("y2", "m2", "d2"), ("y3", "m3", "d3"))
_SET = re.compile(r"(?:tanggal|tgl\.?)[ :.]*$")


def _day(match: re.Match[str]) -> date | None:
    year, month, day = next(match.group(*part) for part in _PARTS if match[part[0]])
    try:
        return date(int(year), MONTHS.get(month) or int(month), int(day))
    except ValueError:
        return None


def days(text: str) -> list[date]:
    """All days in a text, in their order: "6 Januari 2025", "2025-01-06", "20250106", "06-01-2025". No such day as 31
    June is left out."""
    return [day for match in _DAY.finditer(plain(text)) if (day := _day(match))]


def set_day(text: str) -> date | None:
    """The day on which a document says that it was made: the last one after the word "tanggal", else the first one."""
    lowered = plain(text)
    found = [(day, _SET.search(lowered, 0, match.start())) for match in _DAY.finditer(lowered) if (day := _day(match))]
    said = [day for day, after in found if after]
    return said[-1] if said else next((day for day, _ in found), None)
