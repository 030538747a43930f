"""What the assessment room asks of plans: the items of the plan in force by their keys, with what they ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Count, Q

from bening.foundation.units.models import Unit
from bening.rooms.plans.enums import PlanState
from bening.rooms.plans.models import Item, Occurrence
from bening.rooms.plans.selectors.asks import Asks


class LiveItem(NamedTuple):
    """An item of the plan in force: what it is called and how much it asks for."""

    pk: int
    code: str
    indicator: str
    asks: Asks


def live_items(unit: Unit, year: int, among: Collection[int]) -> dict[int, LiveItem]:
    """Those ``among`` these keys that stand in the plan in force, in plan order (two queries)."""
    active = {"plan__unit": unit, "plan__year": year, "plan__state": PlanState.ACTIVE, "removed_at__isnull": True}
    proofs = Count("requirements", filter=Q(requirements__removed_at__isnull=True))
    rows = Item.objects.filter(**active, pk__in=among).annotate(asked=proofs).order_by("position", "pk")
    found = list(rows.values_list("pk", "code", "indicator", "asked"))
    dues: dict[int, list[int]] = defaultdict(list)
    dates = Occurrence.objects.counted().filter(item__in=[row[0] for row in found]).order_by("due", "pk")
    for item, pk in dates.values_list("item", "pk"):
        dues[item].append(pk)
    return {pk: LiveItem(pk, code, indicator, Asks(asked, tuple(dues[pk]))) for pk, code, indicator, asked in found}


class CrossRow(NamedTuple):
    """An item of the plan in force with the words that it is compared by, and its place in the plan."""

    pk: int
    code: str
    indicator: str
    action: str
    evidence: str
    component: int
    component_name: str
    area: str


CROSS_FIELDS = (
    "pk", "code", "indicator", "action", "evidence_text", "component", "component__name", "component__section__area",
)  # fmt: skip


def cross_rows(unit: Unit, year: int) -> list[CrossRow]:
    """The items of the plan in force, in plan order (one query)."""
    active = {"plan__unit": unit, "plan__year": year, "plan__state": PlanState.ACTIVE, "removed_at__isnull": True}
    rows = Item.objects.filter(**active).order_by("position", "pk").values_list(*CROSS_FIELDS)
    return [CrossRow(*row) for row in rows]
