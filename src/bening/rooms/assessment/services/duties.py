"""Saying who answers which questions, and how much work raising them takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.foundation.workflow.policy import PolicyError
from bening.rooms.assessment import policies
from bening.rooms.assessment.models import Assessment, Duty
from bening.rooms.assessment.permissions import ASSIGN_ITEMS
from bening.rooms.assessment.selectors.duties import workers
from bening.rooms.assessment.selectors.facts import instrument_of

EFFORTS = range(1, 10)


@dataclass(frozen=True, slots=True)
class Share:
    """What is set: with ``gives`` the questions become ``assignee``'s (None: nobody's); ``effort`` None stays."""

    gives: bool = False
    assignee: User | None = None
    effort: int | None = None


@transaction.atomic
def duties_set(*, by: Actor, at: datetime, assessment: Assessment, items: Sequence[str], share: Share) -> int:
    """Set it for all these questions in one step; returns how many there are.

    Raises PolicyError where nothing is chosen or the person does not fill in this unit's worksheet.
    """
    by.check(ASSIGN_ITEMS)
    policies.check_same_unit(by, assessment)
    _check(by, assessment, items, share)
    known = {
        row.item: row
        for row in Duty.objects.select_for_update(no_key=True).filter(assessment=assessment, item__in=items)
    }
    rows = [known.get(item) or Duty(assessment=assessment, item=item) for item in items]
    for row in rows:
        if share.gives:
            row.assignee = share.assignee
        if share.effort is not None:
            row.effort = share.effort
    Duty.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=("assessment", "item"), update_fields=("assignee", "effort")
    )
    data = {
        "items": list(items),
        "number": len(items),
        "name": share.assignee.name if share.assignee else "",
        "gives": share.gives,
        "effort": share.effort,
    }
    record(by=by.user, at=at, unit=by.unit, verb="assessment.duties_set", target=assessment, data=data)
    return len(items)


def _check(by: Actor, assessment: Assessment, items: Sequence[str], share: Share) -> None:
    if not items:
        raise PolicyError("Belum ada butir yang dipilih. Centang butir atau seluruh subkomponennya.")
    if not share.gives and share.effort is None:
        raise PolicyError("Belum ada yang diatur. Pilih petugas, usaha, atau keduanya.")
    if set(items) - instrument_of(assessment).items.keys():
        raise PolicyError("Ada butir yang tidak dikenal. Muat ulang halaman, lalu pilih lagi.")
    if share.effort is not None and share.effort not in EFFORTS:
        raise PolicyError("Usaha diisi 1 sampai 9.")
    if share.assignee is not None and share.assignee.pk not in {user.pk for user in workers(by.unit, by.year)}:
        raise PolicyError("Orang itu tidak mengisi LKE satuan kerja ini. Pilih dari daftarnya.")
