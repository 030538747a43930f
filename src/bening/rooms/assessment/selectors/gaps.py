"""What the worksheet asks and the plan lacks, with the points that hang on it and the place that it would have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bening.foundation.accounts.enums import Area
from bening.kernel.lke import Instrument, Score, score
from bening.kernel.lke.crosswalk import uncovered
from bening.kernel.lke.instrument import Item, Level
from bening.rooms.assessment.enums import Layer, LinkStanding
from bening.rooms.assessment.models import Assessment, CrossLink, Sheet
from bening.rooms.assessment.selectors.crosstable import weight_of
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.matching import area_code
from bening.rooms.plans import api as plans

RESULTS = "Hasil"


@dataclass(frozen=True, slots=True)
class Gap:
    """One question that no item of the plan answers. ``at_stake``: its points that the unit's filling does not have."""

    question: Item
    aspect: str
    part: str
    weight: Decimal
    at_stake: Decimal


@dataclass(frozen=True, slots=True)
class Group:
    """The gaps of one change area, or of the results, in the worksheet's order."""

    title: str
    gaps: tuple[Gap, ...]

    @property
    def weight(self) -> Decimal:
        return sum((gap.weight for gap in self.gaps), start=Decimal(0))

    @property
    def at_stake(self) -> Decimal:
        return sum((gap.at_stake for gap in self.gaps), start=Decimal(0))


@dataclass(frozen=True, slots=True)
class Gaps:
    """All gaps by area; ``covered`` of ``questions`` are answered by the plan; ``has_plan``: one is in force."""

    groups: tuple[Group, ...]
    covered: int
    questions: int
    has_plan: bool

    @property
    def missing(self) -> int:
        return self.questions - self.covered

    @property
    def aspects(self) -> dict[str, int]:
        """How many gaps each aspect (fulfilment, reform, results) has."""
        return dict(Counter(gap.aspect for group in self.groups for gap in group.gaps))


def aspect_of(instrument: Instrument, item: Item) -> str:
    """ "Pemenuhan", "Reform" or "Hasil": the aspect that the question is in, or the component that has none."""
    node = instrument.nodes[item.node]
    while node.level is not Level.ASPECT and node.parent is not None:
        node = instrument.nodes[node.parent]
    return node.name


def area_title(instrument: Instrument, code: str) -> str:
    """The change area's name; the results where there is none."""
    return next((area.name for area in instrument.areas if area.code == code), RESULTS)


def linked_questions(rows: Collection[plans.CrossRow]) -> set[str]:
    """The questions that these items of the plan answer (one query)."""
    links = CrossLink.objects.filter(plan_item__in=[row.pk for row in rows]).exclude(standing=LinkStanding.REJECTED)
    return set(links.order_by("pk").values_list("item", flat=True))


def gaps(assessment: Assessment) -> Gaps:
    """Everything on the page of gaps (three queries)."""
    instrument = instrument_of(assessment)
    rows = plans.cross_rows(assessment.unit, assessment.year)
    missing = uncovered(instrument, linked_questions(rows))
    now = score(instrument, _own_answers(assessment))
    found: dict[str, list[Gap]] = {code: [] for code in (*(area.code for area in instrument.areas), "")}
    for item in missing:
        found[area_code(instrument, item)].append(_gap(instrument, item, now))
    groups = tuple(Group(area_title(instrument, code), tuple(rows)) for code, rows in found.items() if rows)
    return Gaps(groups, len(instrument.items) - len(missing), len(instrument.items), bool(rows))


def _own_answers(assessment: Assessment) -> Mapping[str, str]:
    sheet = Sheet.objects.filter(assessment=assessment, layer=Layer.UNIT).order_by("-round").first()
    return sheet.answers if sheet else {}


def _gap(instrument: Instrument, item: str, now: Score) -> Gap:
    question = instrument.items[item]
    weight = weight_of(instrument, question)
    return Gap(
        question,
        aspect_of(instrument, question),
        instrument.nodes[question.node].name,
        weight,
        weight - now.value(item),
    )


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the item that answers a question would stand: components of the area that are there, one of them or a new
    one by ``name`` chosen (``chosen`` None), and who coordinates the area."""

    area: str
    title: str
    name: str
    components: tuple[plans.Component, ...]
    chosen: plans.Component | None
    coordinator: int | None


def spots(assessment: Assessment, plan: plans.Plan, questions: Collection[str]) -> dict[str, Spot]:
    """The place of each question in the plan in force (four queries).

    Chosen is the component whose items answer other questions of the same part of the worksheet; else the one that is
    called like the part; else a new one.
    """
    instrument = instrument_of(assessment)
    components = plans.components_of(plan)
    known = {component.pk: component for component in components}
    beside = _components_by_node(assessment, instrument)
    coordinators = plans.coordinators_of(assessment.unit, assessment.year)
    found = {}
    for item in questions:
        node, area = instrument.nodes[instrument.items[item].node], area_code(instrument, item)
        own = tuple(row for row in components if row.section.area == area and area) or tuple(
            row for row in components if not area and row.section.title.casefold() == RESULTS.casefold()
        )
        named = next((row for row in own if row.name.casefold() == node.name.casefold()), None)
        chosen = known.get(beside.get(node.id, 0)) or named
        title = str(Area(area).label) if area else RESULTS
        people = sorted(coordinators.get(area, ()))
        found[item] = Spot(area, title, node.name, own, chosen, people[0] if people else None)
    return found


def _components_by_node(assessment: Assessment, instrument: Instrument) -> dict[str, int]:
    """The component whose items answer most of each part's questions."""
    rows = {row.pk: row.component for row in plans.cross_rows(assessment.unit, assessment.year)}
    links = CrossLink.objects.filter(plan_item__in=rows).exclude(standing=LinkStanding.REJECTED).order_by("pk")
    counts: dict[str, Counter[int]] = {}
    for plan_item, item in links.values_list("plan_item", "item"):
        if item in instrument.items:
            counts.setdefault(instrument.items[item].node, Counter())[rows[plan_item]] += 1
    return {node: number.most_common(1)[0][0] for node, number in counts.items()}
