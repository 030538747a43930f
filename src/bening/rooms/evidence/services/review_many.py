"""One decision about many pieces of evidence: each is judged on its own, and all are taken back together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID, uuid4

from bening.foundation.accounts.permissions import Actor
from bening.foundation.workflow.returning import return_words
from bening.rooms.evidence.models import Evidence
from bening.rooms.evidence.policies import REFUSALS
from bening.rooms.evidence.selectors.batches import batch_steps
from bening.rooms.evidence.services.review import evidence_accept, evidence_return, evidence_undo

Seen = tuple[Evidence, int]
"""A piece of evidence and the number of the version that the reviewer saw."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A piece of evidence that was left as it was, and why."""

    evidence: Evidence
    sentence: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a bulk decision did. ``batch`` is the name under which it is shown and taken back."""

    batch: UUID
    done: list[Evidence]
    refused: list[Refused]


def evidence_accept_many(*, by: Actor, at: datetime, rows: Sequence[Seen], note: str = "") -> Outcome:
    """Accept many; one refusal does not undo the others."""
    return _each(at, rows, partial(evidence_accept, by=by, note=note))


def evidence_return_many(
    *,
    by: Actor,
    at: datetime,
    rows: Sequence[Seen],
    reasons: Sequence[str],
    note: str = "",
    fix_by: date | None = None,
) -> Outcome:
    """Hand back many for the same reasons. Raises PolicyError where the words of the return are not complete."""
    return_words(by, at, reasons=reasons, note=note, fix_by=fix_by)
    return _each(at, rows, partial(evidence_return, by=by, reasons=reasons, note=note, fix_by=fix_by))


def _each(at: datetime, rows: Sequence[Seen], decide: Callable[..., Evidence]) -> Outcome:
    """Each a microsecond after the one before, so that history knows which of them moved a due date they share."""
    outcome = Outcome(uuid4(), [], [])
    for place, (evidence, number) in enumerate(rows):
        moment = at + timedelta(microseconds=place)
        try:
            outcome.done.append(decide(at=moment, evidence=evidence, number=number, batch=outcome.batch))
        except REFUSALS as refusal:
            outcome.refused.append(Refused(evidence, str(refusal)))
    return outcome


def evidence_undo_many(*, by: Actor, at: datetime, batch: UUID) -> Outcome:
    """Take back what may still be taken back of one's own bulk decision, the last first; the rest stays and is told."""
    outcome = Outcome(batch, [], [])
    for place, step in enumerate(reversed(batch_steps(by.unit, by.year, batch))):
        moment = at + timedelta(microseconds=place)
        try:
            outcome.done.append(evidence_undo(by=by, at=moment, evidence=step.evidence, batch=batch))
        except REFUSALS as refusal:
            outcome.refused.append(Refused(step.evidence, str(refusal)))
    return outcome
