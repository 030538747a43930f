"""What is there and what is missing, by area, component and item; and what a reviewer should look at again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bening.foundation.accounts.enums import Area
from bening.foundation.units.models import Unit
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import EvidenceLink
from bening.rooms.evidence.rules.completeness import Completeness
from bening.rooms.evidence.rules.findings import findings
from bening.rooms.evidence.rules.proof import EvidenceFinding, Proof
from bening.rooms.evidence.selectors.shares import answers_of_year, shares_from
from bening.rooms.plans import api as plans


@dataclass(frozen=True, slots=True)
class ItemGap:
    """One item: of the whole year, and of what was due until today."""

    item: plans.AskedItem
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
    """Completeness of the plan in force for the year and until today, narrowed to one change area (four queries)."""
    items = [item for item in plans.asked_items(unit, year) if not area or item.area == area]
    asked = {item.pk: _asks(item, None) for item in items}
    due = {item.pk: asks for item in items if (asks := _asks(item, on)).dues}
    answers = answers_of_year(unit, year)
    return _grouped(items, shares_from(answers, asked), shares_from(answers, due))


def _asks(item: plans.AskedItem, until: date | None) -> plans.Asks:
    """What the item asks for at the due dates that count, or at those until a day."""
    dues = tuple(row.pk for row in item.dues if row.counted and (until is None or row.due <= until))
    return plans.Asks(len(item.requirements), dues)


def _grouped(
    items: Sequence[plans.AskedItem], whole: Mapping[int, Completeness], so_far: Mapping[int, Completeness]
) -> Gaps:
    areas: dict[str, Group] = {}
    components: dict[int, Group] = {}
    total = Group("Seluruh rencana")
    names = {value: str(label) for value, label in Area.choices}
    for item in items:
        gap = ItemGap(item, whole[item.pk], so_far.get(item.pk, Completeness()))
        if not gap.year.wanted:
            continue
        areas.setdefault(item.area, Group(names.get(item.area, item.section_title))).add(gap)
        name = f"{item.section_code}.{item.component_number} {item.component_name}"
        components.setdefault(item.component, Group(name)).add(gap)
        total.add(gap)
    return Gaps(list(areas.values()), list(components.values()), total)


@dataclass(frozen=True, slots=True)
class Flagged:
    """One piece of evidence, for the item with this code, with what should be looked at."""

    evidence: int
    title: str
    code: str
    findings: list[EvidenceFinding]


FLAGGED_FIELDS = (
    "evidence", "evidence__title", "item__code", "evidence__current__evidence_date",
    "evidence__current__period_start", "evidence__current__period_end", "evidence__current__is_signed",
    "evidence__current__valid_until", "occurrence__start", "occurrence__due", "requirement__text",
)  # fmt: skip


def flagged(unit: Unit, year: int, *, area: str = "") -> list[Flagged]:
    """Evidence in use whose date, period or signature does not fit what it is for, in plan order (one query)."""
    links = (
        EvidenceLink.objects.live()
        .filter(evidence__unit=unit, evidence__year=year)
        .exclude(evidence__state=State.WITHDRAWN)
        .order_by("item__position", "evidence", "pk")
    )
    if area:
        links = links.filter(item__component__section__area=area)
    told: set[tuple[int, str]] = set()
    found: list[Flagged] = []
    for evidence, title, code, *parts in links.values_list(*FLAGGED_FIELDS):
        new = [one for one in findings(_proof(year, parts)) if (evidence, one.sentence) not in told]
        told |= {(evidence, one.sentence) for one in new}
        if new:
            found.append(Flagged(evidence, title, code, new))
    return found


def _proof(year: int, parts: Sequence[Any]) -> Proof:
    """What the rules look at, of the plain values of one link: the version's dates, the due date, the asked proof."""
    day, first, last, is_signed, valid_until, start, due, asked = parts
    return Proof(
        year=year,
        evidence_date=day,
        period=(first, last) if first and last else None,
        is_signed=bool(is_signed),
        masa=(start, due) if start else None,
        asked=asked or "",
        valid_until=valid_until,
    )
