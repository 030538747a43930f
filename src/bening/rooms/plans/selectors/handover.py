"""What a person carries in a unit and year."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from bening.foundation.accounts.models import User
from bening.foundation.units.models import Unit
from bening.rooms.plans.enums import PlanState
from bening.rooms.plans.models import Item, Occurrence
from bening.rooms.plans.selectors.people import members


@dataclass(frozen=True, slots=True)
class Load:
    """Items that the person owns and are not finished, and single due dates that are hers by exception."""

    items: list[Item]
    occurrences: list[Occurrence]

    def row_keys(self) -> list[str]:
        """One key a row: ``item:<pk>`` or ``occurrence:<pk>``."""
        return [f"item:{row.pk}" for row in self.items] + [f"occurrence:{row.pk}" for row in self.occurrences]

    def __len__(self) -> int:
        return len(self.items) + len(self.occurrences)


def open_items(unit: Unit, year: int) -> QuerySet[Item]:
    """Live items of plans that are not archived, with something open on them or no due date yet."""
    any_occurrence = Occurrence.objects.filter(item=OuterRef("pk"))
    return Item.objects.filter(
        Exists(any_occurrence.open()) | ~Exists(any_occurrence),
        plan__unit=unit,
        plan__year=year,
        removed_at__isnull=True,
    ).exclude(plan__state=PlanState.ARCHIVED)


def open_occurrences(unit: Unit, year: int) -> QuerySet[Occurrence]:
    """Open due dates of live items of plans that are not archived."""
    rows = Occurrence.objects.open().filter(item__plan__unit=unit, item__plan__year=year, item__removed_at__isnull=True)
    return rows.exclude(item__plan__state=PlanState.ARCHIVED)


def load_of(unit: Unit, year: int, person: User) -> Load:
    """The open work of a person in the unit's plans of the year that are not archived (two queries)."""
    items = open_items(unit, year).filter(owner=person).select_related("plan", "component__section")
    occurrences = open_occurrences(unit, year).filter(owner=person)
    return Load(
        list(items.order_by("position", "pk")),
        list(occurrences.select_related("item__plan", "item__component__section").order_by("due", "pk")),
    )


@dataclass(frozen=True, slots=True)
class Carrier:
    """A person and how many open rows she carries; ``here`` is False for one whose role has ended."""

    person: User
    rows: int
    here: bool

    @property
    def kind(self) -> str:
        """Work of somebody who is gone waits for a hand-over."""
        return "active" if self.here else "late"

    @property
    def words(self) -> str:
        return f"{self.rows} belum selesai"

    @property
    def hint(self) -> str:
        """Who may hold work although her role has ended."""
        return self.person.position if self.here else "Perannya sudah berakhir"


def carriers(unit: Unit, year: int) -> list[Carrier]:
    """Members of the unit that year and whoever else still carries its open work, by name (four queries)."""
    present = {user.pk: user for user in members(unit, year)}
    counts: Counter[int] = Counter()
    for owners in (open_items(unit, year), open_occurrences(unit, year).filter(owner__isnull=False)):
        counts.update(owners.exclude(owner=None).order_by("pk").values_list("owner", flat=True))
    gone = User.objects.filter(pk__in=set(counts) - set(present)).order_by("name", "pk")
    people = sorted([*present.values(), *gone], key=lambda user: (user.name, user.pk))
    return [Carrier(user, counts[user.pk], user.pk in present) for user in people]
