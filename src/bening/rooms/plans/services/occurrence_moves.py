"""Every change of state of one due date: start, submit, withdraw, accept, return, reopen, cancel, restore."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.foundation.workflow.returning import Words, required, return_words
from bening.rooms.plans import policies
from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.models import Occurrence, OccurrenceStep
from bening.rooms.plans.selectors.people import reviewers_of
from bening.rooms.plans.services.telling import tell
from bening.rooms.plans.workflow import OCCURRENCE


def locked(occurrence: Occurrence) -> Occurrence:
    """The occurrence as it stands now, locked until the transaction ends, with what the policies read."""
    return (
        Occurrence.objects.select_for_update(of=("self",), no_key=True)
        .select_related("item__plan__unit", "item__component__section", "item__owner", "owner")
        .get(pk=occurrence.pk)
    )


def step_to(
    *, by: User, at: datetime, occurrence: Occurrence, target: State, words: Words, is_undo: bool = False
) -> OccurrenceStep:
    """Write the new state and its step of history. The caller has locked the row and checked the policy."""
    step = OccurrenceStep.objects.create(
        occurrence=occurrence,
        source=occurrence.state,
        target=target,
        by=by,
        at=at,
        note=words.note,
        reasons=list(words.reasons),
        is_undo=is_undo,
    )
    occurrence.state = target
    occurrence.state_changed_by = by
    occurrence.state_changed_at = at
    occurrence.fix_by = words.fix_by
    occurrence.version += 1
    occurrence.save(update_fields=("state", "state_changed_by", "state_changed_at", "fix_by", "version", "owner"))
    return step


def move_to(*, by: Actor, at: datetime, occurrence: Occurrence, target: State, words: Words) -> Occurrence:
    """Step to another state and record it. The caller has locked the row and checked the policy."""
    verb = OCCURRENCE.move(occurrence.state, target).verb
    source = occurrence.state
    step_to(by=by.user, at=at, occurrence=occurrence, target=target, words=words)
    record(
        by=by.user,
        at=at,
        unit=by.unit,
        verb=verb,
        target=occurrence,
        data={
            "item": occurrence.item_id,
            "from": source,
            "to": str(target),
            "note": words.note,
            "reasons": list(words.reasons),
            "fix_by": words.fix_by.isoformat() if words.fix_by else None,
        },
    )
    return occurrence


def _take(by: Actor, occurrence: Occurrence) -> None:
    """Work without an owner belongs to whoever takes it."""
    if policies.effective_owner(occurrence) is None:
        occurrence.owner = by.user


def tell_about(
    occurrence: Occurrence, *, users: Iterable[User | None], by: Actor, at: datetime, event: str, text: str
) -> None:
    """Tell people of a move of a due date; ``event`` names the kind, ``text`` is what the actor did."""
    tell(
        users=users,
        by=by,
        item=occurrence.item,
        kind=f"plans.{event}",
        key=f"occurrence:{occurrence.pk}:{event}:{occurrence.version}",
        text=f"{by.user.name} {text}: {occurrence.item.code} {occurrence.item.indicator}",
        at=at,
        query=f"masa={occurrence.pk}",
    )


@transaction.atomic
def occurrence_start(*, by: Actor, at: datetime, occurrence: Occurrence) -> Occurrence:
    """Begin, or take up again what was returned; unassigned work becomes the actor's."""
    row = locked(occurrence)
    policies.check_start(by, row)
    _take(by, row)
    return move_to(by=by, at=at, occurrence=row, target=State.IN_PROGRESS, words=Words(fix_by=row.fix_by))


@transaction.atomic
def occurrence_submit(*, by: Actor, at: datetime, occurrence: Occurrence, note: str = "") -> Occurrence:
    """Hand in for review; those who may review it are told."""
    row = locked(occurrence)
    policies.check_submit(by, row)
    _take(by, row)
    row = move_to(by=by, at=at, occurrence=row, target=State.SUBMITTED, words=Words(note.strip()))
    reviewers = reviewers_of(by.unit, row.item.plan.year, row.item.component.section.area, but=by.user)
    tell_about(row, users=reviewers, by=by, at=at, event="submitted", text="menyerahkan untuk diperiksa")
    return row


@transaction.atomic
def occurrence_withdraw(*, by: Actor, at: datetime, occurrence: Occurrence) -> Occurrence:
    """Take back what was submitted and not yet decided."""
    row = locked(occurrence)
    policies.check_withdraw(by, row)
    return move_to(by=by, at=at, occurrence=row, target=State.IN_PROGRESS, words=Words())


@transaction.atomic
def occurrence_accept(*, by: Actor, at: datetime, occurrence: Occurrence, note: str = "") -> Occurrence:
    """Done. A secretary who is not the area's coordinator says why she decides (``policies.overrules``)."""
    row = locked(occurrence)
    policies.check_review(by, row)
    if policies.overrules(by, row):
        required(note, "Tulis alasan mengapa Anda memutuskan mewakili koordinator area.")
    users = (policies.effective_owner(row), row.state_changed_by)
    row = move_to(by=by, at=at, occurrence=row, target=State.DONE, words=Words(note.strip()))
    tell_about(row, users=users, by=by, at=at, event="accepted", text="menerima hasil kerja")
    return row


@transaction.atomic
def occurrence_return(
    *,
    by: Actor,
    at: datetime,
    occurrence: Occurrence,
    reasons: Sequence[str],
    note: str = "",
    fix_by: date | None = None,
) -> Occurrence:
    """Hand back with ticked reasons (values of ReturnReason), words, and the day by which to mend it."""
    row = locked(occurrence)
    policies.check_review(by, row)
    words = return_words(by, at, reasons=reasons, note=note, fix_by=fix_by)
    users = (policies.effective_owner(row), row.state_changed_by)
    row = move_to(by=by, at=at, occurrence=row, target=State.RETURNED, words=words)
    tell_about(row, users=users, by=by, at=at, event="returned", text="mengembalikan hasil kerja")
    return row


@transaction.atomic
def occurrence_reopen(*, by: Actor, at: datetime, occurrence: Occurrence, note: str) -> Occurrence:
    """Accepted work goes back to its owner, with the reason."""
    row = locked(occurrence)
    policies.check_reopen(by, row)
    words = Words(required(note, "Tulis alasan membuka kembali pekerjaan yang sudah selesai."))
    row = move_to(by=by, at=at, occurrence=row, target=State.RETURNED, words=words)
    tell_about(row, users=[policies.effective_owner(row)], by=by, at=at, event="reopened", text="membuka kembali")
    return row


@transaction.atomic
def occurrence_cancel(*, by: Actor, at: datetime, occurrence: Occurrence, note: str) -> Occurrence:
    """Declare that this due date does not apply; it leaves the progress count, with the reason."""
    row = locked(occurrence)
    policies.check_cancel(by, row)
    words = Words(required(note, "Tulis alasan mengapa jatuh tempo ini tidak berlaku."))
    row = move_to(by=by, at=at, occurrence=row, target=State.CANCELLED, words=words)
    tell_about(
        row, users=[policies.effective_owner(row)], by=by, at=at, event="cancelled", text="menyatakan tidak berlaku"
    )
    return row


@transaction.atomic
def occurrence_restore(*, by: Actor, at: datetime, occurrence: Occurrence) -> Occurrence:
    """A due date that did not apply counts again."""
    row = locked(occurrence)
    policies.check_restore(by, row)
    return move_to(by=by, at=at, occurrence=row, target=State.NOT_STARTED, words=Words())
