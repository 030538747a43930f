"""Text as a person sees it: blanks collapsed, line breaks kept, spelling untouched."""

from __future__ import annotations

import re
from datetime import date, datetime

_BLANKS = re.compile(r"[^\S\n]+")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]")
_AROUND_BREAK = re.compile(r" ?\n[ \n]*")

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def tidy(text: str) -> str:
    """Collapse runs of blanks, trim each line, drop empty lines."""
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _AROUND_BREAK.sub("\n", _BLANKS.sub(" ", text)).strip()


def one_line(text: str) -> str:
    """The text on one line."""
    return text.replace("\n", " ")


def letters(text: str) -> str:
    """Only lower-case letters, digits and single blanks: for comparing, never for showing."""
    return " ".join(re.findall(r"[a-z0-9%]+", text.casefold()))


_CONTINUED = re.compile(r"[\s(\[-]+(?:lanjutan|lanj|sambungan)[.)\]]*\s*$", re.IGNORECASE)


def name_key(text: str) -> str:
    """Equal for two writings of one name, also for the one that a page break began again ("Tim Kerja (lanjutan)")."""
    return letters(_CONTINUED.sub("", text))


def value_text(value: object, shows: str = "day") -> str:
    """A spreadsheet value as an officer would type it: whole numbers without ".0", dates as "14 Januari 2025", or
    as "Januari 2025" and "2025" where the cell ``shows`` only the month or the year.
    """
    if value is None or isinstance(value, bool):
        return "" if value is None else ("ya" if value else "tidak")
    if isinstance(value, datetime | date):
        return f"{value.day} " * (shows == "day") + f"{MONTHS[value.month - 1]} " * (shows != "year") + str(value.year)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value).replace(".", ",")
    return tidy(str(value))
