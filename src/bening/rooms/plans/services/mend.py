"""Carrying out a mend that the X-ray offers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from bening.foundation.accounts.permissions import Actor
from bening.kernel.decree.draft import Mend
from bening.kernel.targets import with_context
from bening.rooms.plans import policies
from bening.rooms.plans.models import Item
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.services.item_edit import locked_item
from bening.rooms.plans.services.schedule import apply_schedule, item_schedule
from bening.rooms.plans.services.targets import choices_of, read_target


@transaction.atomic
def item_mend(*, by: Actor, at: datetime, item: Item, mend: Mend) -> None:
    """Set the target's words (field ``target``) or take the reading of a kind (field ``schedule``).

    Raises PolicyError for a reading that the item's words do not have, and for other fields.
    """
    row = locked_item(item)
    policies.check_assign(by, row)
    if mend.field == "target":
        item_schedule(by=by, at=at, item=row, text=mend.value, version=row.version)
    elif mend.field == "schedule":
        _take_kind(by, at, row, mend.value)
    else:
        raise PolicyError("Perbaikan ini tidak dapat dilakukan sekali tekan. Buka butirnya dan ubah di sana.")


def _take_kind(by: Actor, at: datetime, item: Item, kind: str) -> None:
    schedule = with_context(read_target(item.plan, item.target_text), (item.indicator, item.action, item.evidence_text))
    readings = [*choices_of(schedule), *([schedule.context_hint] if schedule.context_hint else [])]
    chosen = next((reading for reading in readings if reading.kind.value == kind and reading.occurrences), None)
    if chosen is None:
        raise PolicyError(f"Target butir {item.code} tidak lagi dapat dibaca begitu. Muat ulang halamannya.")
    item.schedule_settled = True
    apply_schedule(by=by, at=at, item=item, text=item.target_text, schedule=chosen)
