"""A trail to read and to tamper with."""

from __future__ import annotations

from datetime import timedelta

from bening.foundation.accounts.models import User
from bening.foundation.audit.models import AuditEvent
from bening.foundation.audit.services import Entry, record_many
from bening.foundation.units.models import Unit
from tests.factories import NOW


def write(
    unit: Unit | None, count: int, *, by: User | None = None, verb: str = "units.unit_changed"
) -> list[AuditEvent]:
    """So many events about the unit itself, one minute apart."""
    target = unit or by
    assert target is not None
    events = []
    for number in range(count):
        entries = [
            Entry("units.unit_changed", target, {"nomor": number, "teks": "é – ✓", "changes": {"name": ["A", "B"]}})
        ]
        events += record_many(by=by, at=NOW + timedelta(minutes=number), unit=unit, entries=entries)
    return events
