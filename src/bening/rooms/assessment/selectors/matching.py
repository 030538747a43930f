"""What may be added to one question: items of the plan, the likeliest first, and evidence of the unit."""

from __future__ import annotations

from dataclasses import dataclass

from bening.kernel.lke import Instrument
from bening.rooms.assessment.enums import LinkStanding
from bening.rooms.assessment.models import Assessment, CrossLink
from bening.rooms.assessment.selectors.crosswalk import Support
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.readings import Pair, likeness
from bening.rooms.evidence import api as evidence
from bening.rooms.plans import api as plans

MOST = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item of the plan that may answer the question: how alike (0 to 100), by which words; ``rejected`` once."""

    plan: plans.CrossRow
    percent: int
    words: tuple[str, ...]
    rejected: bool
    url: str
    choice: str
    """The pair as a button names it."""


def area_code(instrument: Instrument, item: str) -> str:
    """The change area of a question; "" for the results."""
    return next(
        (area.code for area in instrument.areas for node in area.nodes if item.startswith(f"{node}.")),
        "",
    )


def candidates(assessment: Assessment, item: str, words: str) -> list[Candidate]:
    """Items that are not linked to the question: those of its area by likeness, or with ``words`` those of the whole
    plan that hold every word (two queries)."""
    rows = plans.cross_rows(assessment.unit, assessment.year)
    links = CrossLink.objects.filter(item=item, plan_item__in=[row.pk for row in rows]).order_by("pk")
    standing = dict(links.values_list("plan_item", "standing"))
    area = area_code(instrument_of(assessment), item)
    wanted = [
        row
        for row in rows
        if standing.get(row.pk, LinkStanding.REJECTED) == LinkStanding.REJECTED
        and (_says(row, words) if words else row.area == area or not area)
    ]
    matches = likeness(assessment, wanted, item)
    found = [
        Candidate(
            plan=row,
            percent=round(matches[Pair(row.pk, item)].score * 100) if Pair(row.pk, item) in matches else 0,
            words=matches[Pair(row.pk, item)].words if Pair(row.pk, item) in matches else (),
            rejected=row.pk in standing,
            url=plans.item_url(assessment.unit, assessment.year, row.code),
            choice=f"{row.pk}:{item}",
        )
        for row in wanted
    ]
    return sorted(found, key=lambda candidate: -candidate.percent)[:MOST]


def _says(row: plans.CrossRow, words: str) -> bool:
    text = f"{row.code} {row.indicator} {row.component_name} {row.action} {row.evidence}".casefold()
    return all(word in text for word in words.casefold().split())


def pieces_to_put(assessment: Assessment, support: Support, words: str) -> list[evidence.Piece]:
    """Evidence that is not behind the question yet and holds every word, newest first (one query)."""
    there = {piece.pk for piece in support.pieces}
    rows = evidence.find_pieces(assessment.unit, assessment.year, words, limit=MOST + len(there))
    return [piece for piece in rows if piece.pk not in there][:MOST]
