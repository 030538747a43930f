"""Which day a document was made, guessed from its name and content; the person who hands it in confirms it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bening.kernel.suggest.dates import days, set_day

_MADE = {"taken": "tanggal foto diambil", "created": "tanggal berkas dibuat"}
_DATE = re.compile(r"^D:(\d{4})(\d\d)(\d\d).*")
"""How a PDF writes a day."""
_BEGINNING = 8_000
"""Letters of the text that are looked at: a decree's own day is on its last page, other days follow in annexes."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A day and, in Indonesian, where it was found."""

    on: date
    why: str


def dated(name: str, text: str, details: Mapping[str, Any], *, until: date) -> Dated | None:
    """The day in the file's name, else in its text, else when the photo was taken or the file was made.

    ``until`` is today: a later day is not the document's own.
    """
    for day in days(name):
        if day <= until:
            return Dated(day, "tertulis pada nama berkas")
    said = set_day(text[:_BEGINNING])
    if said and said <= until:
        return Dated(said, "tertulis dalam dokumen")
    for key, why in _MADE.items():
        found = days(_DATE.sub(r"\1-\2-\3", str(details.get(key, ""))))
        if found and found[0] <= until:
            return Dated(found[0], why)
    return None
