"""Letting the plan's due dates follow what happens to their evidence."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from bening.foundation.accounts.permissions import Actor
from bening.rooms.evidence.enums import EvidenceReason
from bening.rooms.evidence.models import Evidence
from bening.rooms.evidence.rules.completeness import completeness
from bening.rooms.evidence.selectors.shares import answers_of
from bening.rooms.evidence.services.common import Words
from bening.rooms.plans import api as plans


def _concerned(evidence: Evidence) -> list[plans.Occurrence]:
    """The due dates that the evidence is for; those of the whole item where it names none."""
    named = [link.occurrence_id for link in evidence.links.all() if link.occurrence_id]
    whole = [link.item_id for link in evidence.links.all() if not link.occurrence_id]
    return plans.open_occurrences(occurrences=named, items=whole)


def follow(*, by: Actor, at: datetime, evidence: Evidence) -> None:
    """Each due date goes as far as its evidence lets it: begun, handed in when nothing is missing, done when all was
    accepted. What this person may not move stays where it is.
    """
    occurrences = _concerned(evidence)
    answers = answers_of({occurrence.item_id for occurrence in occurrences})
    asked = plans.requirement_ids({occurrence.item_id for occurrence in occurrences})
    grouped = defaultdict(list)
    for item, answer in answers:
        grouped[item].append(answer)
    for occurrence in occurrences:
        item = occurrence.item_id
        cells = completeness(asked.get(item, ()), (occurrence.pk,), grouped[item])
        plans.follow_evidence(
            by=by,
            at=at,
            occurrence=occurrence,
            is_handed_in=cells.wanted > 0 and cells.accepted + cells.waiting == cells.wanted,
            is_accepted=cells.is_complete,
        )


def follow_return(*, by: Actor, at: datetime, evidence: Evidence, words: Words) -> None:
    """Due dates that this evidence had brought to review or to their end go back with it, for the same reasons."""
    for occurrence in plans.decided_occurrences(
        occurrences=[link.occurrence_id for link in evidence.links.all() if link.occurrence_id],
        items=[link.item_id for link in evidence.links.all() if not link.occurrence_id],
    ):
        reasons = list(words.reasons) or [EvidenceReason.OTHER.value]
        note = words.note or "Buktinya dikembalikan."
        plans.follow_return(by=by, at=at, occurrence=occurrence, reasons=reasons, note=note, fix_by=words.fix_by)


def follow_recall(*, by: Actor, at: datetime, evidence: Evidence) -> None:
    """Due dates under review that now miss this evidence are being worked on again."""
    for occurrence in _concerned(evidence):
        plans.follow_recall(by=by, at=at, occurrence=occurrence)


def follow_undo(*, by: Actor, at: datetime, evidence: Evidence, decided_at: datetime) -> None:
    """Due dates that moved with a decision go back with it. Raises PolicyError where one has moved again since."""
    plans.follow_undo(
        by=by,
        at=at,
        occurrences=[link.occurrence_id for link in evidence.links.all() if link.occurrence_id],
        items=[link.item_id for link in evidence.links.all() if not link.occurrence_id],
        since=decided_at,
    )
