"""What a person was told."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from bening.foundation.accounts.models import User
from bening.foundation.notifications.models import DigestPreference, Notification


def unread_count(user: User) -> int:
    """How many notifications wait to be read: the number on the bell."""
    return Notification.objects.filter(user=user, read_at__isnull=True).count()


def notifications_of(user: User, *, only_unread: bool = False) -> QuerySet[Notification]:
    """A person's notifications with their units, newest first."""
    rows = Notification.objects.filter(user=user).select_related("unit")
    return rows.filter(read_at__isnull=True) if only_unread else rows


def digest_preference(user: User) -> DigestPreference:
    """How a person wants the digest; an unsaved default where nothing was chosen."""
    return DigestPreference.objects.filter(user=user).first() or DigestPreference(user=user)


def preferences_of(users: list[User]) -> dict[int, DigestPreference]:
    """The saved preferences of many people, by user id."""
    return {row.user_id: row for row in DigestPreference.objects.filter(user__in=users)}


def wants_digest(preference: DigestPreference, on: date) -> bool:
    """Whether a digest may be sent on this day: switched on, not a quiet weekday, not sent today already."""
    quiet = {int(number) for number in preference.quiet_weekdays.split(",") if number}
    return preference.is_enabled and on.weekday() not in quiet and preference.last_sent_on != on


def was_told(user: User, kind: str, key: str) -> bool:
    """Whether a person was already told this event."""
    return Notification.objects.filter(user=user, kind=kind, key=key).exists()
