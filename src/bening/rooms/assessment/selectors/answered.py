"""From the plan and the evidence to the questions: which of them an item or a piece of evidence answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Q

from bening.foundation.units.models import Unit
from bening.kernel.lke import Instrument
from bening.kernel.lke.instrument import Item
from bening.rooms.assessment.enums import LinkStanding
from bening.rooms.assessment.links import room_url
from bening.rooms.assessment.models import Assessment, CrossLink, Proof
from bening.rooms.assessment.selectors.crosstable import weight_of
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.sheets import assessment_of
from bening.rooms.evidence import api as evidence
from bening.rooms.plans import api as plans


@dataclass(frozen=True, slots=True)
class Answered:
    """One question that something answers, with the most points it can give."""

    question: Item
    weight: Decimal
    url: str


def answered_by_items(unit: Unit, year: int, items: Collection[int]) -> list[Answered]:
    """The questions that these items of a plan answer, in the worksheet's order (two queries at most)."""
    links = CrossLink.objects.filter(plan_item__in=items).exclude(standing=LinkStanding.REJECTED)
    return _answered(unit, year, set(links.order_by("pk").values_list("item", flat=True)))


def answered_by_evidence(unit: Unit, year: int, piece: evidence.Evidence) -> list[Answered]:
    """The questions that a piece of evidence answers: through its items, or put directly (two queries at most)."""
    items = {link.item_id for link in piece.links.all()}
    links = CrossLink.objects.filter(plan_item__in=items).exclude(standing=LinkStanding.REJECTED)
    puts = Proof.objects.filter(evidence=piece.pk, removed_at__isnull=True)
    questions = links.order_by().values_list("item", flat=True).union(puts.order_by().values_list("item", flat=True))
    return _answered(unit, year, set(questions.order_by("item")))


def _answered(unit: Unit, year: int, questions: set[str]) -> list[Answered]:
    assessment = assessment_of(unit, year) if questions else None
    if assessment is None:
        return []
    instrument = instrument_of(assessment)
    return [
        Answered(item, weight_of(instrument, item), room_url(unit, year, "matching", item=item.id))
        for item in instrument.items.values()
        if item.id in questions
    ]


def chapters(unit: Unit, year: int, moment: datetime) -> list[evidence.Chapter]:
    """The worksheet as the headings of a package: every question with the items and evidence that answer it; empty
    where nobody opened the assessment (five queries)."""
    assessment = assessment_of(unit, year)
    if assessment is None:
        return []
    items, puts = _items_by_question(assessment), _puts_by_question(assessment, moment)
    instrument = instrument_of(assessment)
    return [
        evidence.Chapter(_folders(instrument, item), item.id, item.shown, tuple(items[item.id]), tuple(puts[item.id]))
        for item in instrument.items.values()
    ]


def _items_by_question(assessment: Assessment) -> dict[str, list[int]]:
    rows = [row.pk for row in plans.cross_rows(assessment.unit, assessment.year)]
    links = CrossLink.objects.filter(plan_item__in=rows).exclude(standing=LinkStanding.REJECTED)
    found: dict[str, list[int]] = defaultdict(list)
    for item, plan_item in links.order_by("plan_item__position", "pk").values_list("item", "plan_item"):
        found[item].append(plan_item)
    return found


def _puts_by_question(assessment: Assessment, moment: datetime) -> dict[str, list[int]]:
    rows = Proof.objects.filter(
        Q(removed_at__isnull=True) | Q(removed_at__gt=moment), assessment=assessment, at__lte=moment
    )
    found: dict[str, list[int]] = defaultdict(list)
    for item, piece in rows.order_by("pk").values_list("item", "evidence"):
        found[item].append(piece)
    return found


def _folders(instrument: Instrument, item: Item) -> tuple[str, ...]:
    """Area within its aspect, part, question: "P.1 Manajemen Perubahan", "i Penyusunan Tim Kerja", "a Unit kerja …"."""
    part = instrument.nodes[item.node]
    area = instrument.nodes[part.parent] if part.parent else part
    above = instrument.nodes[area.parent].name if area.parent else ""
    return f"{area.id} {area.name} ({above})", f"{part.id} {part.name}", f"{item.id} {item.shown}"
