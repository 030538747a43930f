"""The due dates of items: read anew from the target's words, moved, and handed to somebody else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db import transaction

from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.selectors import history_of
from bening.foundation.audit.services import record
from bening.foundation.workflow.returning import Words
from bening.kernel.targets.schedule import Alternative, Schedule
from bening.kernel.targets.schedule import Occurrence as Dates
from bening.rooms.plans import policies
from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.enums import PlanState
from bening.rooms.plans.models import Item, Occurrence, OccurrenceStep
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.rules.reschedule import Reschedule, Standing, reschedule
from bening.rooms.plans.services.conflict import Hand, Seen, changes_of, hand_of
from bening.rooms.plans.services.item_edit import locked_item, tell_owner, touch, worker
from bening.rooms.plans.services.occurrence_moves import locked, step_to
from bening.rooms.plans.services.targets import readable_occurrences

CLOSED = frozenset({State.DONE, State.CANCELLED})
GONE_NOTE = "Tidak ada lagi dalam target waktu yang baru."
KEEP = object()
"""Marks a value of ``occurrence_edit`` that stays as it is (None clears it)."""


class Scope(StrEnum):
    """How far the change of one due date reaches along its item."""

    THIS = "ini"
    NEXT = "berikutnya"
    ALL = "semua"


def standing(occurrences: Iterable[Occurrence]) -> list[Standing]:
    """The rows as ``rules.reschedule`` sees them; work is begun from its first move on."""
    return [
        Standing(
            row.pk,
            row.period,
            row.start,
            row.due,
            begun=row.state not in {State.NOT_STARTED, State.CANCELLED},
            void=row.state == State.CANCELLED,
        )
        for row in occurrences
    ]


def schedule_preview(item: Item, schedule: Schedule | Alternative) -> Reschedule:
    """What would happen to the item's due dates."""
    return reschedule(standing(item.occurrences.all()), schedule.occurrences)


@transaction.atomic
def item_schedule(
    *, by: Actor, at: datetime, item: Item, text: str, seen: Seen | None = None, choice: int | None = None
) -> Reschedule:
    """Set the target's words and the due dates that they mean. ``choice`` picks one of several readings.

    ``seen`` (``target_text`` and version) is the optimistic lock; None where nobody typed. Raises EditConflict where
    somebody else changed the words since, PolicyError when they are unreadable or need a choice.
    """
    row = locked_item(item)
    policies.check_assign(by, row)
    if seen is not None:
        present, last = {"target_text": row.target_text}, hand_of(row.changed_by, row.changed_at)
        changes_of(seen, {"target_text": text.strip()}, present, version=row.version, last=last)
    schedule = readable_occurrences(row.plan, text, choice=choice)
    row.schedule_settled = choice is not None
    return apply_schedule(by=by, at=at, item=row, text=text, schedule=schedule)


@transaction.atomic
def apply_schedule(*, by: Actor, at: datetime, item: Item, text: str, schedule: Schedule | Alternative) -> Reschedule:
    """Write a schedule that was chosen already. The caller has locked the item and checked the policy."""
    changes = schedule_preview(item, schedule)
    redate_all(by=by, at=at, item=item, changes=changes)
    before = item.target_text
    item.target_text = text.strip()
    item.schedule_kind = schedule.kind.value
    touch(item, by=by.user, at=at)
    record(
        by=by.user,
        at=at,
        unit=by.unit,
        verb="plans.item_rescheduled",
        target=item,
        data={
            "changes": {"Target waktu": [before, item.target_text]},
            "added": [o.period for o in changes.add],
            "moved": [row.period for row, _ in changes.move],
            "dropped": [row.period for row in changes.drop],
        },
    )
    return changes


def redate_all(*, by: Actor, at: datetime, item: Item, changes: Reschedule) -> None:
    """Carry out a reschedule on the item's rows."""
    for row, occurrence in changes.move:
        _redate(by, at, row, occurrence)
    for row in changes.drop:
        _drop(by, at, item, row)
    _add(item, changes.add)


def _add(item: Item, dates: Iterable[Dates]) -> None:
    """New rows, and those of the same periods that were taken out before."""
    wanted = {day.period: day for day in dates}
    gone = Occurrence.with_removed.filter(item=item, removed_at__isnull=False, period__in=wanted)
    for row in gone.select_for_update(no_key=True).order_by("pk"):
        day = wanted.pop(row.period)
        row.start, row.due, row.removed_at = day.start, day.due, None
        row.version += 1
        row.save()
    Occurrence.objects.bulk_create(
        Occurrence(item=item, period=day.period, start=day.start, due=day.due) for day in wanted.values()
    )


def _redate(by: Actor, at: datetime, row: Standing, to: Dates) -> None:
    occurrence = Occurrence.objects.select_for_update(no_key=True).get(pk=row.pk)
    occurrence.period, occurrence.start, occurrence.due = to.period, to.start, to.due
    if row.void:
        step_to(by=by.user, at=at, occurrence=occurrence, target=State.NOT_STARTED, words=Words())
    else:
        occurrence.version += 1
    occurrence.save()


def _drop(by: Actor, at: datetime, item: Item, row: Standing) -> None:
    """In a draft nobody can have worked: the row is out of sight. Later it stays in sight as not applying."""
    occurrence = Occurrence.objects.select_for_update(no_key=True).get(pk=row.pk)
    if item.plan.state == PlanState.DRAFT and not OccurrenceStep.objects.filter(occurrence=occurrence).exists():
        occurrence.removed_at = at
        occurrence.version += 1
        occurrence.save(update_fields=("removed_at", "version"))
    else:
        step_to(by=by.user, at=at, occurrence=occurrence, target=State.CANCELLED, words=Words(GONE_NOTE))


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edit reached: the rows changed and those left alone because they are closed."""

    changed: list[Occurrence]
    skipped: list[Occurrence]


@transaction.atomic
def occurrence_edit(
    *,
    by: Actor,
    at: datetime,
    occurrence: Occurrence,
    scope: Scope,
    seen: Seen,
    due: date | None = None,
    owner: Any = KEEP,
) -> Edited:
    """Move the due date and/or change the owner of this one, this and the next ones, or all of the item.

    ``seen`` (``due`` as ISO text, ``owner`` as an id, and version) is the optimistic lock: EditConflict where somebody
    else changed the same since. ``due`` is the new date of this one; the others move by the same number of days.
    ``owner`` is a user's id, None to fall back on the item's owner, or KEEP. Finished and void rows are left alone, and
    told.
    """
    row = locked(occurrence)
    policies.check_assign(by, row.item)
    wanted = ({"due": due.isoformat()} if due else {}) | ({} if owner is KEEP else {"owner": owner})
    changes_of(seen, wanted, due_values(row), version=row.version, last=_last_hand(row))
    stale = seen.version != row.version
    due = None if stale and wanted.get("due") == seen.values.get("due") else due
    owner = KEEP if stale and wanted.get("owner") == seen.values.get("owner") else owner
    shift = due - row.due if due else timedelta(0)
    person = KEEP if owner is KEEP else worker(by, owner)
    rows = _reach(row, scope)
    result = Edited([r for r in rows if r.state not in CLOSED], [r for r in rows if r.state in CLOSED])
    if not result.changed:
        raise PolicyError("Semua jatuh tempo yang dipilih sudah selesai atau tidak berlaku, sehingga tidak diubah.")
    before = {str(r.pk): [r.due.isoformat(), r.owner_id] for r in result.changed}
    for target in result.changed:
        _edit(target, shift, person)
    record(
        by=by.user,
        at=at,
        unit=by.unit,
        verb="plans.occurrence_edited",
        target=row,
        data={"scope": scope.value, "days": shift.days, "before": before, "item": row.item_id},
    )
    if isinstance(person, User):
        tell_owner(by=by, at=at, item=row.item, owner=person)
    return result


def due_values(row: Occurrence) -> dict[str, Any]:
    """The editable values of one due date."""
    return {"due": row.due.isoformat(), "owner": row.owner_id}


def _last_hand(row: Occurrence) -> Hand:
    """Who changed a due date last, by the trail."""
    told = history_of(row, limit=1)
    return Hand(told[0].who, told[0].at) if told else Hand("", None)


def _reach(row: Occurrence, scope: Scope) -> list[Occurrence]:
    rows = Occurrence.objects.select_for_update(of=("self",), no_key=True).filter(item=row.item).order_by("due", "pk")
    if scope is Scope.THIS:
        rows = rows.filter(pk=row.pk)
    elif scope is Scope.NEXT:
        rows = rows.filter(due__gte=row.due)
    return list(rows)


def _edit(row: Occurrence, shift: timedelta, person: Any) -> None:
    row.due += shift
    row.start = min(row.start, row.due)
    if person is not KEEP:
        row.owner = person
    row.version += 1
    row.save(update_fields=("due", "start", "owner", "version"))
