"""Putting files out of the tray in their place: one piece of evidence in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from bening.foundation.accounts.permissions import Actor
from bening.foundation.files.models import Upload
from bening.foundation.files.uploads import check_waiting, claim, hold, upload_discard
from bening.rooms.evidence.models import Evidence
from bening.rooms.evidence.permissions import HAND_IN
from bening.rooms.evidence.services.handing_in import Content, Place, evidence_create, evidence_submit, link_add


@dataclass(frozen=True, slots=True)
class Sorted:
    """Files that a person put under one proof. ``same``: evidence that holds this content already and is used."""

    uploads: Sequence[Upload]
    place: Place
    title: str
    evidence_date: date | None = None
    is_signed: bool = False
    same: Evidence | None = None


@transaction.atomic
def tray_hand_in(*, by: Actor, at: datetime, chosen: Sorted, submit: bool) -> Evidence:
    """Make evidence of the files (handed in for review with ``submit``), or let what is there serve this proof too.

    Raises PolicyError or MoveRefused, and then nothing has changed: the files wait on.
    """
    if chosen.same is not None:
        by.check(HAND_IN)
        for upload in hold(chosen.uploads).values():
            check_waiting(upload, by=by.user)
        link_add(by=by, at=at, evidence=chosen.same, place=chosen.place)
        for upload in chosen.uploads:
            upload_discard(upload=upload, by=by.user, at=at)
        return chosen.same
    files = claim(chosen.uploads, by=by.user, at=at)
    content = Content(
        files=files, evidence_date=chosen.evidence_date, is_signed=chosen.is_signed, places=[chosen.place]
    )
    evidence = evidence_create(by=by, at=at, title=chosen.title, content=content)
    return evidence_submit(by=by, at=at, evidence=evidence) if submit else evidence


@transaction.atomic
def tray_discard(*, by: Actor, at: datetime, uploads: Sequence[Upload]) -> int:
    """Throw waiting files away; how many. All or none."""
    by.check(HAND_IN)
    hold(uploads)
    for upload in uploads:
        upload_discard(upload=upload, by=by.user, at=at)
    return len(uploads)


def joined(rows: Sequence[tuple[Sorted, bool]]) -> list[Sorted]:
    """Those that may be joined (True beside them) and say the same proof, due date and title become one piece of
    evidence: in their order, dated like the latest, signed where all are."""
    kept: dict[tuple[object, ...], Sorted] = {}
    for number, (row, may_join) in enumerate(rows):
        place = row.place
        key: tuple[object, ...] = (number,)
        if may_join and row.same is None:
            requirement, occurrence = (part and part.pk for part in (place.requirement, place.occurrence))
            key = ("", place.item.pk, requirement, occurrence, row.title.casefold())
        kept[key] = _together(kept[key], row) if key in kept else row
    return list(kept.values())


def _together(first: Sorted, second: Sorted) -> Sorted:
    dates = [day for day in (first.evidence_date, second.evidence_date) if day]
    return Sorted(
        uploads=[*first.uploads, *second.uploads],
        place=first.place,
        title=first.title,
        evidence_date=max(dates, default=None),
        is_signed=first.is_signed and second.is_signed,
    )
