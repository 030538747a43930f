"""The trail as a table for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from bening.foundation.audit import selectors
from bening.foundation.audit.models import AuditEvent
from bening.foundation.units.models import Unit

HEAD = ("urutan", "waktu", "pelaku", "tindakan", "kalimat", "perubahan", "sasaran", "sidik")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def guarded(value: object) -> str:
    """Text that no spreadsheet takes for a formula: a dangerous beginning gets an apostrophe before it (OWASP)."""
    text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


class _Echo:
    def write(self, text: str) -> str:
        return text


def csv_lines(events: Iterable[AuditEvent], unit: Unit) -> Iterator[str]:
    """The lines of a CSV file with a byte order mark, one per event; times in the unit's own zone."""
    writer = csv.writer(_Echo())
    zone = ZoneInfo(unit.time_zone)
    yield "\ufeff"
    yield writer.writerow(HEAD)
    for event in events:
        told = selectors.told(event)
        cells = (
            event.position,
            event.at.astimezone(zone).isoformat(timespec="seconds"),
            event.actor_name,
            event.verb,
            told.sentence,
            "; ".join(f"{name}: {before} → {after}" for name, before, after in told.changes),
            event.target_label,
            event.hash,
        )
        yield writer.writerow([guarded(cell) for cell in cells])
