"""What the evidence room asks of plans: which proofs and due dates items have, and which of them may move."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Q

from bening.foundation.units.models import Unit
from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.enums import PlanState
from bening.rooms.plans.models import EvidenceRequirement, Item, Occurrence
from bening.rooms.plans.selectors.asks import Asks


def requirement_ids(items: Collection[int]) -> dict[int, list[int]]:
    """The required proofs of each item, in their order (one query)."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = EvidenceRequirement.objects.filter(item__in=items).order_by("item", "position")
    for item, pk in rows.values_list("item", "pk"):
        found[item].append(pk)
    return found


def counted_occurrence_ids(items: Collection[int]) -> dict[int, list[int]]:
    """The due dates that count of each item, by day (one query)."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = Occurrence.objects.counted().filter(item__in=items).order_by("due", "pk")
    for item, pk in rows.values_list("item", "pk"):
        found[item].append(pk)
    return found


def running_occurrences(*, occurrences: Collection[int], items: Collection[int]) -> list[Occurrence]:
    """The named due dates, and all of the named items, of plans in force, whatever their state."""
    rows = Occurrence.objects.filter(
        Q(pk__in=occurrences) | Q(item__in=items), item__plan__state=PlanState.ACTIVE, item__removed_at__isnull=True
    )
    return list(
        rows.select_related("item__plan__unit", "item__component__section", "item__owner", "owner").order_by(
            "due", "pk"
        )
    )


def open_occurrences(*, occurrences: Collection[int], items: Collection[int]) -> list[Occurrence]:
    """The named due dates, and all of the named items, that are not closed."""
    return [row for row in running_occurrences(occurrences=occurrences, items=items) if not row.is_closed]


def decided_occurrences(*, occurrences: Collection[int], items: Collection[int]) -> list[Occurrence]:
    """The same, but those that wait for review or are done."""
    rows = running_occurrences(occurrences=occurrences, items=items)
    return [row for row in rows if row.state in {State.SUBMITTED, State.DONE}]


def requirement_by_pk(unit: Unit, year: int, pk: int) -> EvidenceRequirement | None:
    """A required proof of one of the unit's plans of the year."""
    rows = EvidenceRequirement.objects.filter(item__plan__unit=unit, item__plan__year=year, pk=pk)
    return rows.select_related("item").first()


def items_of_year(unit: Unit, year: int, *, among: Collection[int] | None = None) -> list[Item]:
    """The items of the plan in force, or those ``among`` these, with their required proofs and due dates, in plan order
    (three queries)."""
    rows = Item.objects.filter(
        plan__unit=unit, plan__year=year, plan__state=PlanState.ACTIVE, removed_at__isnull=True
    ).select_related("plan", "component__section", "owner")
    if among is not None:
        rows = rows.filter(pk__in=among)
    return list(rows.prefetch_related("requirements", "occurrences").order_by("position", "pk"))


class AskedDue(NamedTuple):
    """A due date of an item; one that does not apply is not ``counted``."""

    pk: int
    start: date
    due: date
    counted: bool


class AskedItem(NamedTuple):
    """An item with what it asks for, as plain values: thousands are read at once, and two readings can be compared."""

    pk: int
    code: str
    indicator: str
    action: str
    owner: str | None
    component: int
    component_number: int
    component_name: str
    section_code: str
    section_title: str
    area: str
    requirements: tuple[tuple[int, str], ...]
    """Number and text of each required proof, in their order."""
    dues: tuple[AskedDue, ...]


ASKED_FIELDS = (
    "pk", "code", "indicator", "action", "owner__name", "component", "component__number", "component__name",
    "component__section__code", "component__section__title", "component__section__area",
)  # fmt: skip


def asked_items(unit: Unit, year: int) -> list[AskedItem]:
    """All items of the plan in force with their required proofs and due dates, in plan order (three queries)."""
    active = {"plan__unit": unit, "plan__year": year, "plan__state": PlanState.ACTIVE, "removed_at__isnull": True}
    within = {f"item__{name}": value for name, value in active.items()}
    proofs: dict[int, list[tuple[int, str]]] = defaultdict(list)
    requirements = EvidenceRequirement.objects.filter(**within).order_by("position", "pk")
    for item, pk, text in requirements.values_list("item", "pk", "text"):
        proofs[item].append((pk, text))
    dues: dict[int, list[AskedDue]] = defaultdict(list)
    dates = Occurrence.objects.filter(**within).order_by("due", "pk")
    for item, pk, start, due, state in dates.values_list("item", "pk", "start", "due", "state"):
        dues[item].append(AskedDue(pk, start, due, state != State.CANCELLED))
    rows = Item.objects.filter(**active).order_by("position", "pk").values_list(*ASKED_FIELDS)
    return [AskedItem._make((*row, tuple(proofs[row[0]]), tuple(dues[row[0]]))) for row in rows]


def asks_of_year(unit: Unit, year: int) -> dict[int, tuple[str, Asks]]:
    """Change area and asks of each item of the plan in force, in plan order (two queries)."""
    active = {"plan__unit": unit, "plan__year": year, "plan__state": PlanState.ACTIVE, "removed_at__isnull": True}
    live = Count("requirements", filter=Q(requirements__removed_at__isnull=True))
    rows = Item.objects.filter(**active).annotate(asked=live).order_by("position", "pk")
    dues: dict[int, list[int]] = defaultdict(list)
    within = {f"item__{name}": value for name, value in active.items()}
    for item, pk in Occurrence.objects.counted().filter(**within).order_by("due", "pk").values_list("item", "pk"):
        dues[item].append(pk)
    found = rows.values_list("pk", "component__section__area", "asked")
    return {pk: (area, Asks(asked, tuple(dues[pk]))) for pk, area, asked in found}


def item_areas(unit: Unit, year: int) -> dict[int, str]:
    """The change area of each item of the plan in force, in plan order (one query)."""
    rows = Item.objects.filter(plan__unit=unit, plan__year=year, plan__state=PlanState.ACTIVE, removed_at__isnull=True)
    return dict(rows.order_by("position", "pk").values_list("pk", "component__section__area"))
