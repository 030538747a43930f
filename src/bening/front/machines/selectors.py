"""Rows of a plan as programs of other offices read them: without people and without what they noted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, F, Prefetch, QuerySet
from django.db.models.functions import ExtractMonth

from bening.rooms.plans import api as plans


def items_of(plan: plans.Plan) -> QuerySet[plans.Item]:
    """The plan's items with their part, their proofs and their due dates: three queries, whatever their number."""
    proofs = plans.EvidenceRequirement.objects.order_by("position", "pk")
    dues = plans.Occurrence.objects.order_by("due", "pk")
    return (
        plans.Item.objects.of_plan(plan)
        .select_related("component__section")
        .prefetch_related(Prefetch("requirements", queryset=proofs), Prefetch("occurrences", queryset=dues))
    )


@dataclass(slots=True)
class Tally:
    """How many due dates are in each state, and how many of them are late."""

    states: Counter[str] = field(default_factory=Counter)
    late: int = 0


@dataclass(slots=True)
class Progress:
    """The due dates of a plan: all of them, by area ("" for parts without one), and by month."""

    total: Tally = field(default_factory=Tally)
    areas: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    months: dict[int, Tally] = field(default_factory=lambda: defaultdict(Tally))


def progress_of(plan: plans.Plan, on: date) -> Progress:
    """Where the due dates of a plan stand on a day (two queries)."""
    found = Progress()
    dates = plans.Occurrence.objects.of_plan(plan)
    for area, month, state, number in _grouped(dates):
        for tally in (found.total, found.areas[area], found.months[month]):
            tally.states[state] += number
    for area, month, _, number in _grouped(dates.overdue(on)):
        for tally in (found.total, found.areas[area], found.months[month]):
            tally.late += number
    return found


def _grouped(rows: QuerySet[plans.Occurrence]) -> Iterable[tuple[str, int, str, int]]:
    """Area, month, state, and how many, in any order."""
    area, month = F("item__component__section__area"), ExtractMonth("due")
    return rows.order_by().values_list(area, month, "state").annotate(number=Count("pk"))
