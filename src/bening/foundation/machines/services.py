"""Making and taking back keys, and writing down what is called with them."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Exists, OuterRef

from bening.foundation.accounts.permissions import Actor
from bening.foundation.accounts.tokens import token_hash
from bening.foundation.audit.services import record
from bening.foundation.machines.keys import new_secret, shown_part
from bening.foundation.machines.models import AccessLine, ApiKey
from bening.foundation.machines.networks import truncated
from bening.foundation.machines.permissions import MANAGE_KEYS
from bening.foundation.machines.policies import KeyTerms, check_can_revoke, check_terms

KEEP_LINES = timedelta(days=180)
"""How long a line of the log is kept; the last one of each key stays, to tell when it was last used."""


@transaction.atomic
def key_create(*, by: Actor, at: datetime, terms: KeyTerms) -> tuple[ApiKey, str]:
    """The key and its secret, which is kept nowhere: it can be shown this once only. Raises NotAllowed, PolicyError."""
    by.check(MANAGE_KEYS)
    zone = ZoneInfo(by.unit.time_zone)
    check_terms(terms, at.astimezone(zone).date())
    secret = new_secret()
    key = ApiKey.objects.create(
        unit=by.unit,
        name=terms.name.strip(),
        holder=terms.holder.strip(),
        contact=terms.contact.strip(),
        scopes=[scope.value for scope in terms.scopes],
        prefix=shown_part(secret),
        secret_hash=token_hash(secret),
        networks=terms.networks,
        rate_limit=terms.rate_limit,
        created_by=by.user,
        created_at=at,
        expires_at=datetime.combine(terms.last_day + timedelta(days=1), time.min, tzinfo=zone),
    )
    data = {
        "holder": key.holder,
        "scopes": key.scopes,
        "prefix": key.prefix,
        "last_day": terms.last_day.isoformat(),
        "networks": key.networks,
        "rate_limit": key.rate_limit,
    }
    record(by=by.user, at=at, unit=by.unit, verb="machines.key_created", target=key, data=data)
    return key, secret


@transaction.atomic
def key_revoke(*, by: Actor, at: datetime, key: ApiKey) -> ApiKey:
    """Ends a key at once. Raises NotAllowed, and PolicyError for one that ended already."""
    by.check(MANAGE_KEYS)
    row = ApiKey.objects.select_for_update(of=("self",)).get(pk=key.pk, unit=by.unit)
    check_can_revoke(row, at)
    row.revoked_by, row.revoked_at = by.user, at
    row.save(update_fields=("revoked_by", "revoked_at"))
    data = {"holder": row.holder, "prefix": row.prefix}
    record(by=by.user, at=at, unit=by.unit, verb="machines.key_revoked", target=row, data=data)
    return row


def call_note(*, key: ApiKey, at: datetime, view: str, unit_code: str, status: int, address: str) -> AccessLine:
    """Note one call. It is written during a GET: it tells who read and changes nothing that was read."""
    return AccessLine.objects.create(
        key=key, at=at, view=view[:80], unit_code=unit_code[:40], status=status, network=truncated(address)
    )


def lines_forget(*, at: datetime) -> int:
    """Delete lines that are old enough, but the last of each key; returns how many."""
    newer = AccessLine.objects.filter(key=OuterRef("key"), at__gt=OuterRef("at"))
    return AccessLine.objects.filter(Exists(newer), at__lt=at - KEEP_LINES).delete()[0]
