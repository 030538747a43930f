"""How complete items are: one query for what was handed in, whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from django.db.models import Q

from bening.foundation.units.models import Unit
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import EvidenceLink
from bening.rooms.evidence.rules.completeness import Answer, Completeness, completeness
from bening.rooms.plans import api as plans


def answers_of(items: Collection[int]) -> list[tuple[int, Answer]]:
    """(item, answer) for every live link of the items to evidence that is in use (one query)."""
    rows = (
        EvidenceLink.objects.live()
        .filter(Q(requirement__isnull=True) | Q(requirement__removed_at__isnull=True), item__in=items)
        .exclude(evidence__state=State.WITHDRAWN)
        .values_list("item", "requirement", "occurrence", "evidence__state", "evidence__accepted")
        .order_by("pk")
    )
    return [
        (item, Answer(requirement, occurrence, accepted is not None, state == State.SUBMITTED))
        for item, requirement, occurrence, state, accepted in rows
    ]


def shares(items: Mapping[int, plans.Asks]) -> dict[int, Completeness]:
    """The completeness of each of the items (one query).

    Links to proofs that were taken out of the plan are left out by the query, so that the number of proofs is enough:
    those that nothing answers stand as nameless ones.
    """
    grouped: dict[int, list[Answer]] = defaultdict(list)
    for item, answer in answers_of(items.keys()) if items else ():
        grouped[item].append(answer)
    return {item: _share(asks, grouped[item]) for item, asks in items.items()}


def _share(asks: plans.Asks, answers: list[Answer]) -> Completeness:
    named = sorted({answer.requirement for answer in answers if answer.requirement is not None})
    nameless = [-place for place in range(1, asks.proofs - len(named) + 1)]
    return completeness(named + nameless, asks.dues, answers)


def area_shares(unit: Unit, year: int) -> dict[str, Completeness]:
    """The completeness of each change area of the plan in force (three queries)."""
    asked = plans.asks_of_year(unit, year)
    totals: dict[str, Completeness] = defaultdict(Completeness)
    for item, share in shares({item: asks for item, (_, asks) in asked.items()}).items():
        totals[asked[item][0]] += share
    return dict(totals)
