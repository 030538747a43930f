"""Links for somebody without an account: made, taken back, and every look noted."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.rooms.evidence.models import ShareLink, ShareView, VersionFile
from bening.rooms.evidence.permissions import SHARE
from bening.rooms.evidence.policies import PolicyError
from bening.rooms.evidence.selectors.handover import token_hash

LONGEST = timedelta(days=366)
TRIES, TRIES_WITHIN = 10, timedelta(hours=1)
"""Wrong codes that a link bears within an hour."""
SHORTEST_CODE = 4
WRONG_CODE = "Kode pembuka salah"


@dataclass(frozen=True, slots=True)
class Terms:
    """For whom, until when, and how much: "" for every area, None for what stands at the time of looking."""

    label: str
    expires_at: datetime
    code: str = ""
    area: str = ""
    as_of: datetime | None = None
    may_download: bool = True


@transaction.atomic
def share_create(*, by: Actor, at: datetime, terms: Terms) -> tuple[ShareLink, str]:
    """The link and its token, which is kept nowhere: it can be shown this once only."""
    by.check(SHARE)
    if not terms.label.strip():
        raise PolicyError("Tulis untuk siapa tautan ini, misalnya “Tim Penilai Nasional, evaluasi lapangan”.")
    if not at < terms.expires_at <= at + LONGEST:
        raise PolicyError("Masa berlaku tautan paling singkat sampai besok dan paling lama satu tahun.")
    if 0 < len(terms.code) < SHORTEST_CODE:
        raise PolicyError(f"Kode pembuka terlalu pendek. Pakai paling sedikit {SHORTEST_CODE} huruf atau angka.")
    token = secrets.token_urlsafe(24)
    link = ShareLink.objects.create(
        unit=by.unit,
        year=by.year,
        label=terms.label.strip()[:200],
        token_hash=token_hash(token),
        code_hash=make_password(terms.code) if terms.code else "",
        area=terms.area,
        as_of=terms.as_of,
        may_download=terms.may_download,
        created_by=by.user,
        created_at=at,
        expires_at=terms.expires_at,
    )
    record(
        by=by.user,
        at=at,
        unit=by.unit,
        verb="evidence.share_created",
        target=link,
        data={"expires_at": terms.expires_at.isoformat(), "area": terms.area, "has_code": bool(terms.code)},
    )
    return link, token


@transaction.atomic
def share_revoke(*, by: Actor, at: datetime, link: ShareLink) -> ShareLink:
    """Ends a link at once. One that ended already stays as it is."""
    by.check(SHARE)
    row = ShareLink.objects.select_for_update(of=("self",), no_key=True).get(pk=link.pk, unit=by.unit, year=by.year)
    if row.revoked_at is None:
        row.revoked_by, row.revoked_at = by.user, at
        row.save(update_fields=("revoked_by", "revoked_at"))
        record(by=by.user, at=at, unit=by.unit, verb="evidence.share_revoked", target=row)
    return row


def look(*, link: ShareLink, at: datetime, what: str, entry: VersionFile | None = None, agent: str = "") -> ShareView:
    """Note one look. It is written during a GET: it tells who looked and changes nothing that was looked at."""
    return ShareView.objects.create(link=link, at=at, what=what[:300], entry=entry, agent=agent[:200])


@transaction.atomic
def code_fits(*, link: ShareLink, code: str, at: datetime, agent: str = "") -> bool:
    """Whether the code is right. Wrong ones are noted among the looks, where the unit sees that somebody guesses.

    One try at a time, whichever process takes it. Raises PolicyError after too many wrong ones within an hour.
    """
    row = ShareLink.objects.select_for_update(of=("self",), no_key=True).get(pk=link.pk)
    if row.views.filter(what=WRONG_CODE, at__gt=at - TRIES_WITHIN).count() >= TRIES:
        raise PolicyError("Kode salah terlalu sering. Coba lagi satu jam lagi, atau minta tautan baru.")
    if check_password(code, row.code_hash):
        return True
    look(link=row, at=at, what=WRONG_CODE, agent=agent)
    return False
