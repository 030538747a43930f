"""Reading keys and their log."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q, QuerySet

from bening.foundation.accounts.tokens import token_hash
from bening.foundation.machines.enums import Outcome
from bening.foundation.machines.keys import is_secret, shown_part
from bening.foundation.machines.models import REFUSED_FROM, AccessLine, ApiKey
from bening.foundation.units.models import Unit

WINDOW = timedelta(minutes=1)
TOO_MANY = 429


def keys_of(unit: Unit) -> QuerySet[ApiKey]:
    """The keys that were made in a unit with their last call, newest first."""
    return ApiKey.objects.for_unit(unit).with_last_call().select_related("unit", "created_by", "revoked_by")


def key_behind(secret: str) -> ApiKey | None:
    """The key that a secret belongs to, whether or not it still opens anything.

    It is looked up by the part of the secret that pages show; the rest is compared in constant time, so that the time
    of an answer tells nothing about the hash.
    """
    if not is_secret(secret):
        return None
    key = ApiKey.objects.select_related("unit").filter(prefix=shown_part(secret)).first()
    return key if key and hmac.compare_digest(key.secret_hash, token_hash(secret)) else None


@dataclass(frozen=True, slots=True)
class Recent:
    """The calls of the last minute: how many were let through, since when, and whether one was turned away already."""

    let_through: int
    first: datetime | None
    turned_away: bool


def recent_calls(key: ApiKey, at: datetime) -> Recent:
    """Counted from the log, so all processes and machines over one database share the limit."""
    let_through = ~Q(status=TOO_MANY)
    counted = AccessLine.objects.filter(key=key, at__gt=at - WINDOW, at__lte=at).aggregate(
        let_through=Count("pk", filter=let_through),
        first=Min("at", filter=let_through),
        turned_away=Count("pk", filter=~let_through),
    )
    return Recent(counted["let_through"], counted["first"], bool(counted["turned_away"]))


def lines_of(key: ApiKey, *, outcome: str = "", view: str = "") -> QuerySet[AccessLine]:
    """The log of a key, newest first; ``outcome`` one of ``Outcome``, ``view`` the name of an address."""
    rows = AccessLine.objects.filter(key=key)
    if outcome:
        rows = rows.filter(**{"status__lt" if outcome == Outcome.ANSWERED else "status__gte": REFUSED_FROM})
    return rows.filter(view=view) if view else rows


def units_in_reach(key: ApiKey) -> QuerySet[Unit]:
    """The active units that a key reads: its own and all below, by code."""
    return Unit.objects.active().under(key.unit).order_by("code")


def unit_in_reach(key: ApiKey, code: str) -> Unit | None:
    """One of them; no question to the database for the key's own."""
    if code == key.unit.code:
        return key.unit
    return units_in_reach(key).filter(code=code).first()
