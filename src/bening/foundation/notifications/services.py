"""Telling people something inside the application, and keeping what they have read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from bening.foundation.accounts.models import User
from bening.foundation.notifications.models import TEXT_LENGTH, DigestPreference, Notification
from bening.foundation.units.models import Unit


def shortened(text: str, length: int = TEXT_LENGTH) -> str:
    """The text in one line, cut at a word so that it fits ``length`` characters, with an ellipsis where cut."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[: length - 1].rsplit(" ", maxsplit=1)[0].rstrip(" ,.;:–") + "…"


@transaction.atomic
def notify(*, users: Iterable[User], unit: Unit, kind: str, key: str, text: str, url: str, at: datetime) -> None:
    """Tell active people one thing, each of them once: the same ``kind`` + ``key`` is never told twice.

    ``kind`` is ``room.event`` (at most 40 characters), ``key`` names the event itself, for example
    ``occurrence:12:returned:3`` (at most 80). ``url`` is a path of this site. Nothing is mailed here: mail is only
    ever the daily digest. Call it from ``transaction.on_commit`` of the change that it tells of.
    """
    people = {user.pk: user for user in users if user.is_active}
    line = shortened(text)
    Notification.objects.bulk_create(
        [
            Notification(user=user, unit=unit, kind=kind, key=key, text=line, url=url, created_at=at)
            for user in people.values()
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def mark_read(*, by: User, pk: int, at: datetime) -> Notification | None:
    """Keep that a person has read one of their own notifications; None when it is not theirs."""
    notification = Notification.objects.select_related("unit").filter(user=by, pk=pk).first()
    if notification and notification.read_at is None:
        notification.read_at = at
        notification.save(update_fields=("read_at",))
    return notification


@transaction.atomic
def mark_all_read(*, by: User, at: datetime) -> int:
    """Mark everything that a person has not read yet; returns how many there were."""
    return Notification.objects.filter(user=by, read_at__isnull=True).update(read_at=at)


@transaction.atomic
def digest_preference_save(*, by: User, is_enabled: bool, weekdays: Iterable[int]) -> DigestPreference:
    """Keep how a person wants the daily mail; ``weekdays`` are the days to send on, Monday is 0."""
    wanted = set(weekdays)
    quiet = ",".join(str(number) for number in range(7) if number not in wanted)
    return DigestPreference.objects.update_or_create(
        user=by, defaults={"is_enabled": is_enabled, "quiet_weekdays": quiet}
    )[0]


@transaction.atomic
def claim_digest(*, user: User, on: date) -> bool:
    """Take the right to send this person's digest of a day; False when it was taken before.

    Two workers that compose the same digest never both send it.
    """
    DigestPreference.objects.bulk_create([DigestPreference(user=user)], ignore_conflicts=True)
    rows = DigestPreference.objects.filter(user=user).exclude(last_sent_on=on)
    return rows.update(last_sent_on=on) == 1


@transaction.atomic
def release_digest(*, user: User, last_sent_on: date | None) -> None:
    """Give back a claim whose mail could not be sent, so that its news stands in the next one."""
    DigestPreference.objects.filter(user=user).update(last_sent_on=last_sent_on)
