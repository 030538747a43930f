"""What one bulk decision decided, and what of it may still be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bening.foundation.accounts.permissions import Actor
from bening.foundation.units.models import Unit
from bening.rooms.evidence import policies
from bening.rooms.evidence.models import Evidence, EvidenceStep
from bening.rooms.evidence.selectors.lists import with_parts


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision of the batch and its evidence as it is now; ``reason`` says why it stays ("" = may be undone)."""

    step: EvidenceStep
    evidence: Evidence
    reason: str


def batch_steps(unit: Unit, year: int, batch: UUID) -> list[EvidenceStep]:
    """The decisions of one batch in this unit and year, in their order (one query)."""
    steps = EvidenceStep.objects.filter(batch=batch, evidence__unit=unit, evidence__year=year)
    return list(steps.select_related("evidence", "by").order_by("at", "pk"))


def decided_in(actor: Actor, batch: UUID, at: datetime) -> list[Decided]:
    """The same with what may be undone by this person now (four queries)."""
    steps = batch_steps(actor.unit, actor.year, batch)
    rows = with_parts(Evidence.objects.of(actor.unit, actor.year)).in_bulk([step.evidence_id for step in steps])
    return [
        Decided(step, row, policies.why_not(policies.check_undo, actor, row, step, at))
        for step in steps
        for row in [rows[step.evidence_id]]
    ]
