"""What is there and what is missing, by area, component and item; and what a reviewer should look at again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bening.foundation.accounts.enums import Area
from bening.foundation.units.models import Unit
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import EvidenceLink
from bening.rooms.evidence.rules.completeness import Completeness
from bening.rooms.evidence.rules.findings import findings
from bening.rooms.evidence.rules.proof import EvidenceFinding
from bening.rooms.evidence.selectors.panel import proof_of
from bening.rooms.evidence.selectors.shares import shares
from bening.rooms.plans import api as plans


@dataclass(frozen=True, slots=True)
class ItemGap:
    """One item: of the whole year, and of what was due until today."""

    item: plans.Item
    year: Completeness
    so_far: Completeness

    @property
    def is_behind(self) -> bool:
        """Something that was due is not accepted yet."""
        return self.so_far.accepted < self.so_far.wanted


@dataclass(slots=True)
class Group:
    """A component or an area with the sums of its items."""

    title: str
    items: list[ItemGap] = field(default_factory=list)
    year: Completeness = field(default_factory=Completeness)
    so_far: Completeness = field(default_factory=Completeness)

    def add(self, gap: ItemGap) -> None:
        """Take in one item."""
        self.items.append(gap)
        self.year += gap.year
        self.so_far += gap.so_far

    @property
    def behind(self) -> list[ItemGap]:
        """The items of which something due is missing."""
        return [gap for gap in self.items if gap.is_behind]


@dataclass(frozen=True, slots=True)
class Gaps:
    """The whole plan: its areas, its components in plan order, and the sum."""

    areas: list[Group]
    components: list[Group]
    total: Group


def gaps(unit: Unit, year: int, on: date, *, area: str = "") -> Gaps:
    """Completeness of the plan in force for the year and until today, narrowed to one change area (five queries)."""
    items = [item for item in plans.items_of_year(unit, year) if not area or item.component.section.area == area]
    asked = {item.pk: _asks(item, None) for item in items}
    due = {item.pk: asks for item in items if (asks := _asks(item, on)).dues}
    return _grouped(items, shares(asked), shares(due))


def _asks(item: plans.Item, until: date | None) -> plans.Asks:
    """What the item asks for at the due dates that count, or at those until a day."""
    counted = [row for row in item.occurrences.all() if row.state != "cancelled"]
    dues = tuple(row.pk for row in counted if until is None or row.due <= until)
    return plans.Asks(len(item.requirements.all()), dues)


def _grouped(
    items: Sequence[plans.Item], whole: Mapping[int, Completeness], so_far: Mapping[int, Completeness]
) -> Gaps:
    areas: dict[str, Group] = {}
    components: dict[int, Group] = {}
    total = Group("Seluruh rencana")
    for item in items:
        gap = ItemGap(item, whole[item.pk], so_far.get(item.pk, Completeness()))
        if not gap.year.wanted:
            continue
        component, section = item.component, item.component.section
        title = str(Area(section.area).label) if section.area in Area.values else section.title
        areas.setdefault(section.area, Group(title)).add(gap)
        name = f"{section.code}.{component.number} {component.name}"
        components.setdefault(component.pk, Group(name)).add(gap)
        total.add(gap)
    return Gaps(list(areas.values()), list(components.values()), total)


@dataclass(frozen=True, slots=True)
class Flagged:
    """One link of evidence with what should be looked at."""

    link: EvidenceLink
    findings: list[EvidenceFinding]


def flagged(unit: Unit, year: int, *, area: str = "") -> list[Flagged]:
    """Evidence in use whose date, period or signature does not fit what it is for, in plan order (one query)."""
    links = (
        EvidenceLink.objects.live()
        .filter(evidence__unit=unit, evidence__year=year)
        .exclude(evidence__state=State.WITHDRAWN)
        .select_related("evidence__current", "item__component__section", "requirement", "occurrence")
        .order_by("item__position", "evidence", "pk")
    )
    if area:
        links = links.filter(item__component__section__area=area)
    once: dict[tuple[int, str], Flagged] = {}
    found: dict[int, list[EvidenceFinding]] = defaultdict(list)
    for link in links:
        for finding in findings(proof_of(link.evidence, link)):
            if (link.evidence_id, finding.sentence) not in once:
                once[link.evidence_id, finding.sentence] = Flagged(link, found[link.pk])
                found[link.pk].append(finding)
    return list({id(entry.findings): entry for entry in once.values()}.values())
