"""Due dates that follow their evidence: the evidence room says what happened, the plan moves as far as it may."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.foundation.workflow.returning import Words
from bening.rooms.plans import policies
from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.models import Occurrence, OccurrenceStep
from bening.rooms.plans.policies import REFUSALS, PolicyError
from bening.rooms.plans.selectors.proofs import running_occurrences
from bening.rooms.plans.services.occurrence_moves import (
    locked,
    move_to,
    occurrence_accept,
    occurrence_reopen,
    occurrence_return,
    step_to,
)

WITH_NOBODYS_HAND = (State.NOT_STARTED, State.IN_PROGRESS, State.RETURNED)
ALL_HANDED_IN = "Semua bukti yang diminta sudah diserahkan."
ALL_ACCEPTED = "Semua bukti yang diminta sudah diterima."


def hold_due_dates(*, occurrences: Collection[int], items: Collection[int]) -> None:
    """Lock the named due dates, and all of the named items, in the order of their keys until the transaction ends.

    To be asked before anything is recorded: whoever moves a due date holds it before the audit trail, and two people
    who took the two in different order would wait for each other.
    """
    rows = Occurrence.objects.filter(Q(pk__in=occurrences) | Q(item__in=items)).order_by("pk")
    list(rows.select_for_update(of=("self",), no_key=True).values_list("pk"))


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


@transaction.atomic
def follow_undo(
    *, by: Actor, at: datetime, occurrences: Collection[int], items: Collection[int], since: datetime
) -> list[Occurrence]:
    """A decision about evidence at ``since`` was taken back: the due dates that moved with it stand as before.

    Raises PolicyError where somebody moved one of them after that.
    """
    undone = []
    for occurrence in running_occurrences(occurrences=occurrences, items=items):
        row = locked(occurrence)
        steps = _standing(row.history.filter(at__gte=since).order_by("at", "pk"))
        if any(step.at > since for step in steps):
            raise PolicyError(f"Jatuh tempo butir {row.item.code} sudah berpindah lagi sejak keputusan itu.")
        own = [step for step in steps if step.by_id == by.user.pk]
        if own:
            undone.append(_back(by, at, row, own[0]))
    return undone


def _standing(steps: Iterable[OccurrenceStep]) -> list[OccurrenceStep]:
    """The steps without those that were taken back since, and without the taking back of these."""
    standing: list[OccurrenceStep] = []
    for step in steps:
        places = [place for place, earlier in enumerate(standing) if earlier.source == step.target]
        if step.is_undo and places:
            del standing[places[-1] :]
        else:
            standing.append(step)
    return standing


def _back(by: Actor, at: datetime, row: Occurrence, first: OccurrenceStep) -> Occurrence:
    """To where it stood before ``first``, with its audit event."""
    source, target = row.state, State(first.source)
    step_to(by=by.user, at=at, occurrence=row, target=target, words=Words(), is_undo=True)
    data = {"item": row.item_id, "from": source, "to": target.value}
    record(by=by.user, at=at, unit=by.unit, verb="plans.occurrence_undone", target=row, data=data)
    return row
