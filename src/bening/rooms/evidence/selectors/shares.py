"""How complete items are: one query for what was handed in, whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from bening.foundation.units.models import Unit
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import EvidenceLink
from bening.rooms.evidence.rules.completeness import Answer, Completeness, completeness
from bening.rooms.plans import api as plans


def answers_of(items: Collection[int]) -> list[tuple[int, Answer]]:
    """(item, answer) for every live link of the items to evidence that is in use (one query)."""
    rows = (
        EvidenceLink.objects.live()
        .filter(item__in=items)
        .exclude(evidence__state=State.WITHDRAWN)
        .values_list("item", "requirement", "occurrence", "evidence__state", "evidence__accepted")
        .order_by("pk")
    )
    return [
        (item, Answer(requirement, occurrence, accepted is not None, state == State.SUBMITTED))
        for item, requirement, occurrence, state, accepted in rows
    ]


def shares(items: Collection[int]) -> dict[int, Completeness]:
    """The completeness of each of the items (three queries)."""
    if not items:
        return {}
    asked = plans.requirement_ids(items)
    dates = plans.counted_occurrence_ids(items)
    grouped: dict[int, list[Answer]] = defaultdict(list)
    for item, answer in answers_of(items):
        grouped[item].append(answer)
    return {item: completeness(asked.get(item, ()), dates.get(item, ()), grouped[item]) for item in items}


def area_shares(unit: Unit, year: int) -> dict[str, Completeness]:
    """The completeness of each change area of the plan in force (four queries)."""
    areas = plans.item_areas(unit, year)
    totals: dict[str, Completeness] = defaultdict(Completeness)
    for item, share in shares(list(areas)).items():
        totals[areas[item]] += share
    return dict(totals)
