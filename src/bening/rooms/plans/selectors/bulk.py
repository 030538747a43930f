"""Rows picked for a change of many, and changes done."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from bening.foundation.units.models import Unit
from bening.rooms.plans.models import BulkChange, Item, Plan


def chosen_items(plan: Plan, ids: Sequence[int]) -> list[Item]:
    """The live items of the plan among these ids, in its order; ids of other plans are left out."""
    return list(Item.objects.of_plan(plan).filter(pk__in=ids).order_by("position"))


def change_by_batch(unit: Unit, year: int, batch: UUID) -> BulkChange | None:
    """A change of many rows in one of the unit's plans of the year."""
    rows = BulkChange.objects.filter(plan__unit=unit, plan__year=year, batch=batch)
    return rows.select_related("plan", "by").first()
