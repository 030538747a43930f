"""How complete items are: one query for what was handed in, whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.db.models import Q

from bening.foundation.units.models import Unit
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import EvidenceLink
from bening.rooms.evidence.rules.completeness import Answer, Completeness, completeness
from bening.rooms.plans import api as plans


def answers_of(items: Collection[int]) -> list[tuple[int, Answer]]:
    """(item, answer) for every live link of the items to evidence that is in use (one query)."""
    return _answers(Q(item__in=items))


def _answers(within: Q) -> list[tuple[int, Answer]]:
    rows = (
        EvidenceLink.objects.live()
        .filter(within, Q(requirement__isnull=True) | Q(requirement__removed_at__isnull=True))
        .exclude(evidence__state=State.WITHDRAWN)
        .values_list("item", "requirement", "occurrence", "evidence__state", "evidence__accepted")
        .order_by("pk")
    )
    return [
        (item, Answer(requirement, occurrence, accepted is not None, state == State.SUBMITTED))
        for item, requirement, occurrence, state, accepted in rows
    ]


def shares(items: Mapping[int, plans.Asks]) -> dict[int, Completeness]:
    """The completeness of each of the items (one query)."""
    return shares_from(_by_item(answers_of(items.keys()) if items else ()), items)


def answers_of_year(unit: Unit, year: int) -> dict[int, list[Answer]]:
    """What answers each item of any plan that the unit had for the year (one query)."""
    return _by_item(_answers(Q(item__plan__unit=unit, item__plan__year=year)))


def shares_from(answers: Mapping[int, Collection[Answer]], items: Mapping[int, plans.Asks]) -> dict[int, Completeness]:
    """The completeness of each of the items by answers that were read already."""
    return {item: _share(asks, answers.get(item, ())) for item, asks in items.items()}


def _by_item(answers: Iterable[tuple[int, Answer]]) -> dict[int, list[Answer]]:
    grouped: dict[int, list[Answer]] = defaultdict(list)
    for item, answer in answers:
        grouped[item].append(answer)
    return grouped


def _share(asks: plans.Asks, answers: Collection[Answer]) -> Completeness:
    """How complete an item is.

    ``answers_of`` leaves out links to proofs that were taken out of the plan, so that the number of proofs is enough:
    those that nothing answers stand as nameless ones.
    """
    named = sorted({answer.requirement for answer in answers if answer.requirement is not None})
    nameless = [-place for place in range(1, asks.proofs - len(named) + 1)]
    return completeness(named + nameless, asks.dues, answers)


def area_shares(unit: Unit, year: int) -> dict[str, Completeness]:
    """The completeness of each change area of the plan in force (three queries)."""
    asked = plans.asks_of_year(unit, year)
    totals: dict[str, Completeness] = defaultdict(Completeness)
    found = shares_from(answers_of_year(unit, year), {item: asks for item, (_, asks) in asked.items()})
    for item, share in found.items():
        totals[asked[item][0]] += share
    return dict(totals)
