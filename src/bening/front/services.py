"""What people do on the front's own pages: make and end a calendar address, remind somebody."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from django.db import transaction

from bening.foundation.accounts.models import FeedToken, User
from bening.foundation.accounts.permissions import Actor
from bening.foundation.accounts.tokens import new_token, token_hash
from bening.foundation.audit.services import record
from bening.foundation.kit.formats import due_words
from bening.foundation.notifications.selectors import was_told
from bening.foundation.notifications.services import notify
from bening.front.permissions import REMIND
from bening.front.plan_dates import PlanDate, late_of
from bening.rooms.plans import api as plans


@transaction.atomic
def feed_create(*, by: User, at: datetime) -> str:
    """Make a new calendar address and end the one before; returns the token, which is shown once and never kept."""
    feed_revoke(by=by, at=at)
    token = new_token()
    row = FeedToken.objects.create(user=by, token_hash=token_hash(token))
    record(by=by, at=at, unit=None, verb="accounts.feed_created", target=row)
    return token


@transaction.atomic
def feed_revoke(*, by: User, at: datetime) -> bool:
    """End a person's calendar address; False when there was none."""
    rows = list(FeedToken.objects.filter(user=by, revoked_at__isnull=True))
    for row in rows:
        row.revoked_at = at
        row.save(update_fields=("revoked_at",))
        record(by=by, at=at, unit=None, verb="accounts.feed_revoked", target=row)
    return bool(rows)


REMINDER = "front.reminder"


class ReminderError(Exception):
    """A reminder that cannot be sent, in a sentence."""


@transaction.atomic
def remind(*, by: Actor, occurrence: int, on: date, at: datetime) -> PlanDate:
    """Tell the owner of a late due date that it is late, at most once a day; returns the due date.

    Raises ReminderError with a sentence when it is not late (any more), nobody owns it, or she was reminded today.
    """
    by.check(REMIND)
    plan = plans.current_plan(by.unit, by.year)
    late = late_of(plan, on, occurrence=occurrence) if plan else []
    target = plans.occurrence_by_pk(by.unit, by.year, occurrence)
    if not late or target is None:
        raise ReminderError("Pekerjaan itu tidak terlambat lagi. Muat ulang halaman untuk melihat keadaan terbaru.")
    (row,) = late
    if row.owner_id is None:
        raise ReminderError(f"Butir {row.code} belum punya penanggung jawab. Tunjuk orangnya dahulu.")
    owner = User.objects.get(pk=row.owner_id)
    key = f"occurrence:{row.pk}:{on.isoformat()}"
    if was_told(owner, REMINDER, key):
        raise ReminderError(f"{owner.name} sudah diingatkan hari ini tentang butir {row.code}.")
    record(
        by=by.user,
        at=at,
        unit=by.unit,
        verb="front.reminded",
        target=target,
        data={"owner": owner.name, "due": row.due.isoformat()},
    )
    text = f"{by.user.name} mengingatkan: butir {row.code} {due_words(row.due, on)}. {row.title}"
    transaction.on_commit(
        partial(notify, users=[owner], unit=by.unit, kind=REMINDER, key=key, text=text, url=row.url, at=at)
    )
    return row
