"""Due dates that follow their evidence: the evidence room says what happened, the plan moves as far as it may."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from bening.foundation.accounts.permissions import Actor
from bening.rooms.plans import policies
from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.models import Occurrence
from bening.rooms.plans.policies import REFUSALS
from bening.rooms.plans.services.occurrence_moves import (
    Words,
    locked,
    move_to,
    occurrence_accept,
    occurrence_reopen,
    occurrence_return,
)

WITH_NOBODYS_HAND = (State.NOT_STARTED, State.IN_PROGRESS, State.RETURNED)
ALL_HANDED_IN = "Semua bukti yang diminta sudah diserahkan."
ALL_ACCEPTED = "Semua bukti yang diminta sudah diterima."


@transaction.atomic
def follow_evidence(
    *, by: Actor, at: datetime, occurrence: Occurrence, is_handed_in: bool, is_accepted: bool
) -> Occurrence:
    """Begin the due date, hand it in when nothing is missing, end it when all was accepted.

    Whoever hands in evidence moves the work along, though somebody else owns it. Ending it is a review: where the
    actor may not review, it waits for somebody who may.
    """
    row = locked(occurrence)
    policies.check_running(by, row)
    if row.state in WITH_NOBODYS_HAND:
        if is_handed_in:
            row = move_to(by=by, at=at, occurrence=row, target=State.SUBMITTED, words=Words(ALL_HANDED_IN))
        elif row.state != State.IN_PROGRESS:
            row = move_to(by=by, at=at, occurrence=row, target=State.IN_PROGRESS, words=Words(fix_by=row.fix_by))
    if is_accepted and row.state == State.SUBMITTED and policies.can_review(by, row):
        row = occurrence_accept(by=by, at=at, occurrence=row, note=ALL_ACCEPTED)
    return row


@transaction.atomic
def follow_return(
    *,
    by: Actor,
    at: datetime,
    occurrence: Occurrence,
    reasons: Sequence[str],
    note: str,
    fix_by: date | None,
) -> Occurrence:
    """Hand back, or open again, a due date whose evidence was returned; left alone where the actor may not."""
    row = locked(occurrence)
    try:
        with transaction.atomic():
            if row.state == State.DONE:
                return occurrence_reopen(by=by, at=at, occurrence=row, note=note)
            return occurrence_return(by=by, at=at, occurrence=row, reasons=reasons, note=note, fix_by=fix_by)
    except REFUSALS:
        return row


@transaction.atomic
def follow_recall(*, by: Actor, at: datetime, occurrence: Occurrence) -> Occurrence:
    """Evidence was taken back: its due date is being worked on again."""
    row = locked(occurrence)
    policies.check_running(by, row)
    if row.state != State.SUBMITTED:
        return row
    return move_to(by=by, at=at, occurrence=row, target=State.IN_PROGRESS, words=Words())
