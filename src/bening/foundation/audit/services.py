"""Writing the audit trail. Every service that changes something records one event in the same transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import models, transaction

from bening.foundation.accounts.models import User
from bening.foundation.audit.models import AuditEvent, AuditHead
from bening.foundation.units.models import Unit
from bening.kernel import ledger

SYSTEM = "Sistem"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one event says besides who and when."""

    verb: str
    target: models.Model
    data: dict[str, Any] = field(default_factory=dict)


def chain_of(unit: Unit | None) -> str:
    """Each unit has its own chain, so that offices never wait for one another."""
    return f"unit:{unit.pk}" if unit else "system"


def hashed_fields(event: AuditEvent) -> dict[str, Any]:
    """The values of an event that its hash covers: everything but the two hashes and the row id."""
    return {
        "chain": event.chain,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": event.actor_id,
        "actor_name": event.actor_name,
        "unit": event.unit_id,
        "verb": event.verb,
        "target_type": event.target_type,
        "target_id": event.target_id,
        "target_label": event.target_label,
        "data": event.data,
        "batch": str(event.batch) if event.batch else None,
    }


@transaction.atomic(savepoint=False)
def record_many(
    *, by: User | None, at: datetime, unit: Unit | None, entries: Sequence[Entry], batch: UUID | None = None
) -> list[AuditEvent]:
    """Append events to the unit's chain, in order. Must run inside the transaction of the change it tells of."""
    chain = chain_of(unit)
    head = _head(chain)
    events = []
    for entry in entries:
        event = AuditEvent(
            chain=chain,
            position=head.position + 1,
            at=at,
            actor=by,
            actor_name=by.name if by else SYSTEM,
            unit=unit,
            verb=entry.verb,
            target_type=entry.target._meta.label_lower,
            target_id=str(entry.target.pk),
            target_label=str(entry.target)[:200],
            data=entry.data,
            batch=batch,
            previous_hash=head.hash,
        )
        event.hash = ledger.link_hash(hashed_fields(event), position=event.position, previous_hash=event.previous_hash)
        head.position, head.hash = event.position, event.hash
        events.append(event)
    if events:
        AuditEvent.objects.bulk_create(events)
        head.save(update_fields=("position", "hash"))
    return events


def _head(chain: str) -> AuditHead:
    """The end of a chain, locked until the transaction ends; a new chain begins with its first event."""
    rows = AuditHead.objects.select_for_update(no_key=True).filter(chain=chain)
    head = rows.first()
    if head is None:
        AuditHead.objects.bulk_create([AuditHead(chain=chain)], ignore_conflicts=True)
        head = rows.get()
    return head


def record(
    *,
    by: User | None,
    at: datetime,
    unit: Unit | None,
    verb: str,
    target: models.Model,
    data: dict[str, Any] | None = None,
    batch: UUID | None = None,
) -> AuditEvent:
    """Append one event. ``data`` must be plain JSON (dates as ISO text) without secrets."""
    return record_many(by=by, at=at, unit=unit, entries=[Entry(verb, target, data or {})], batch=batch)[0]
