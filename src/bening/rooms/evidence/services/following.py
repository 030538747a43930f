"""Letting the plan's due dates follow what happens to their evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from bening.foundation.accounts.permissions import Actor
from bening.foundation.workflow.returning import ReturnReason, Words
from bening.rooms.evidence.models import Evidence
from bening.rooms.evidence.rules.completeness import Answer, Completeness, completeness
from bening.rooms.evidence.selectors.shares import answers_of
from bening.rooms.plans import api as plans


def _concerned(evidence: Evidence) -> list[plans.Occurrence]:
    """The due dates that the evidence is for; those of the whole item where it names none."""
    named = [link.occurrence_id for link in evidence.links.all() if link.occurrence_id]
    whole = [link.item_id for link in evidence.links.all() if not link.occurrence_id]
    return plans.open_occurrences(occurrences=named, items=whole)


def _shares(occurrences: Sequence[plans.Occurrence]) -> list[tuple[plans.Occurrence, Completeness]]:
    """How complete each due date is now (two queries)."""
    items = {occurrence.item_id for occurrence in occurrences}
    asked = plans.requirement_ids(items)
    grouped: dict[int, list[Answer]] = defaultdict(list)
    for item, answer in answers_of(items):
        grouped[item].append(answer)
    return [(row, completeness(asked.get(row.item_id, ()), (row.pk,), grouped[row.item_id])) for row in occurrences]


def follow(*, by: Actor, at: datetime, evidence: Evidence) -> None:
    """Each due date goes as far as its evidence lets it: begun, handed in when nothing is missing, done when all was
    accepted. What this person may not move stays where it is.
    """
    for occurrence, share in _shares(_concerned(evidence)):
        plans.follow_evidence(
            by=by,
            at=at,
            occurrence=occurrence,
            is_handed_in=share.wanted > 0 and share.missing == 0,
            is_accepted=share.is_complete,
        )


def follow_return(*, by: Actor, at: datetime, evidence: Evidence, words: Words) -> None:
    """Due dates that miss this evidence now go back with it, for the same reasons; those that something else still
    answers (an earlier accepted version, another file) stay where they are.
    """
    decided = plans.decided_occurrences(
        occurrences=[link.occurrence_id for link in evidence.links.all() if link.occurrence_id],
        items=[link.item_id for link in evidence.links.all() if not link.occurrence_id],
    )
    reasons = list(words.reasons) or [ReturnReason.OTHER.value]
    note = words.note or "Buktinya dikembalikan."
    for occurrence, share in _shares(decided):
        if share.missing:
            plans.follow_return(by=by, at=at, occurrence=occurrence, reasons=reasons, note=note, fix_by=words.fix_by)


def follow_recall(*, by: Actor, at: datetime, evidence: Evidence) -> None:
    """Due dates under review that now miss this evidence are being worked on again."""
    for occurrence, share in _shares(_concerned(evidence)):
        if share.missing:
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
