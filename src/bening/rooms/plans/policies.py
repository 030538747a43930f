"""When a thing may be done with a plan, apart from who may (``permissions``). The sentence is what a button says."""

from __future__ import annotations

from bening.foundation.accounts.permissions import Actor
from bening.rooms.plans.enums import PlanState
from bening.rooms.plans.models import Plan


class PolicyError(Exception):
    """Not now, or not like this: a sentence in Indonesian that says why and what to do."""


def check_same_unit(by: Actor, plan: Plan) -> None:
    """A service called for another unit's plan is a programming error in a page, and an attempt in a request."""
    if plan.unit_id != by.unit.pk:
        raise PolicyError("Rencana ini milik satuan kerja lain.")


def check_open_plan(plan: Plan) -> None:
    if plan.state == PlanState.ARCHIVED:
        raise PolicyError("Rencana ini sudah diarsipkan, sehingga tidak dapat diubah lagi.")
