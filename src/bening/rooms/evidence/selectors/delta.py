"""What was asked for when evidence was handed back, beside what changed since: all that a reviewer reads again."""

from __future__ import annotations

from dataclasses import dataclass

from bening.foundation.workflow.returning import ReturnReason
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import EvidenceStep, EvidenceVersion
from bening.rooms.evidence.rules.answered import Answer, Change, answered
from bening.rooms.evidence.selectors.page import Delta, EvidencePage, deltas
from bening.rooms.evidence.selectors.standing import undone


@dataclass(frozen=True, slots=True)
class Asked:
    """One reason of the return, in words, and whether the change touches it."""

    words: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Since:
    """The newest version beside the one decided about last. ``returned`` is None where that one was accepted."""

    before: EvidenceVersion
    delta: Delta
    returned: EvidenceStep | None
    asked: list[Asked]


def since_decision(page: EvidencePage) -> Since | None:
    """What changed since the last decision about an older version; None where nobody decided before."""
    current = page.evidence.current
    taken_back = undone(page.history)
    decisions = (
        step
        for step in page.history
        if step.version and step.target in {State.RETURNED, State.ACCEPTED} and step.pk not in taken_back
    )
    last = next((step for step in decisions if current and step.version_id != current.pk), None)
    versions = {delta.version.pk: delta.version for delta in page.deltas}
    if last is None or current is None or last.version_id not in versions:
        return None
    before, after = versions[last.version_id], versions[current.pk]
    delta = deltas(page.evidence, [before, after])[0]
    returned = last if last.target == State.RETURNED else None
    change = Change(
        date=(before.evidence_date, before.period_start, before.period_end)
        != (after.evidence_date, after.period_start, after.period_end),
        signed=after.is_signed and not before.is_signed,
        files=bool(delta.added or delta.gone),
    )
    asked = [
        Asked(str(ReturnReason(reason).label), answered(reason, change))
        for reason in (returned.reasons if returned else ())
        if reason in ReturnReason.values
    ]
    return Since(before, delta, returned, asked)
