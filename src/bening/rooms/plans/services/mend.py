"""Carrying out a mend that the X-ray offers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.kernel.decree.assemble.steps import steps_of
from bening.kernel.decree.draft import Mend
from bening.rooms.plans import policies
from bening.rooms.plans.imports.mending import phrase_of
from bening.rooms.plans.models import ActionStep, EvidenceRequirement, Item
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.services.item_edit import LABELS, locked_item, set_lines, touch
from bening.rooms.plans.services.schedule import apply_schedule, item_schedule
from bening.rooms.plans.services.targets import read_target

TEXTS = {
    "indicator": ("indicator", "indicator"),
    "action": ("action", "steps"),
    "evidence": ("evidence_text", "requirements"),
}
"""Field of the mend → field of the item, and the name of what a person edits."""
ALTERNATIVE = "alternative:"


@transaction.atomic
def item_mend(*, by: Actor, at: datetime, item: Item, mend: Mend) -> None:
    """Set a text of the item, its target's words, or take another reading of them.

    ``mend.field`` is indicator, action, evidence or target (then ``value`` is the new text), or schedule: ``value`` is
    ``alternative:N`` of the reading, or a kind of frequency. Raises PolicyError for a reading that is no longer there.
    """
    row = locked_item(item)
    policies.check_assign(by, row)
    if mend.field == "target":
        item_schedule(by=by, at=at, item=row, text=mend.value)
    elif mend.field == "schedule" and mend.value.startswith(ALTERNATIVE):
        _take_alternative(by, at, row, int(mend.value.removeprefix(ALTERNATIVE)))
    elif mend.field == "schedule":
        item_schedule(by=by, at=at, item=row, text=phrase_of(mend.value))
    else:
        _set_text(by, at, row, mend)


def _take_alternative(by: Actor, at: datetime, item: Item, number: int) -> None:
    alternatives = read_target(item.plan, item.target_text).alternatives
    if number >= len(alternatives):
        raise PolicyError(f"Target butir {item.code} tidak lagi dapat dibaca begitu. Muat ulang halamannya.")
    item.schedule_settled = True
    apply_schedule(by=by, at=at, item=item, text=item.target_text, schedule=alternatives[number])


def _set_text(by: Actor, at: datetime, item: Item, mend: Mend) -> None:
    """The whole cell; steps and required proofs are split as the reader splits them, and keep their rows."""
    policies.check_edit_plan(by, item.plan)
    field, name = TEXTS[mend.field]
    before = getattr(item, field)
    setattr(item, field, mend.value)
    if mend.field == "action":
        set_lines(item, ActionStep, steps_of(mend.value), at=at)
    elif mend.field == "evidence":
        set_lines(item, EvidenceRequirement, steps_of(mend.value), at=at)
    touch(item, by=by.user, at=at)
    changes = {LABELS[name]: [before, mend.value]}
    record(by=by.user, at=at, unit=by.unit, verb="plans.item_changed", target=item, data={"changes": changes})
