"""Which items of the plan and which evidence answer the questions of the worksheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bening.rooms.assessment.enums import LinkStanding
from bening.rooms.assessment.models import Assessment, CrossLink, Proof
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.evidence import api as evidence
from bening.rooms.plans import api as plans


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One item of the plan in force that answers a question.

    ``standing`` says who says so; ``share`` counts what the item asks for, what of it was accepted and what waits;
    ``pieces`` are the evidence behind these numbers.
    """

    pk: int
    item: str
    code: str
    indicator: str
    standing: LinkStanding
    share: evidence.Completeness
    pieces: tuple[evidence.Piece, ...]
    assessment: Assessment

    @property
    def url(self) -> str:
        return plans.item_url(self.assessment.unit, self.assessment.year, self.code)

    @property
    def choice(self) -> str:
        """The pair of item and question as a button names it."""
        return f"{self.pk}:{self.item}"


@dataclass(frozen=True, slots=True)
class Put:
    """A piece of evidence that somebody put directly to a question; ``pk`` is the key of its ``Proof``."""

    pk: int
    piece: evidence.Piece


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for a question of the worksheet: items of the plan with their evidence, and evidence put directly."""

    item: str
    plan_items: tuple[PlanItem, ...] = ()
    puts: tuple[Put, ...] = ()

    @property
    def share(self) -> evidence.Completeness:
        """What the plan's items ask for together; what was put directly is not asked by anything and not in it."""
        return sum((row.share for row in self.plan_items), start=evidence.Completeness())

    @property
    def pieces(self) -> tuple[evidence.Piece, ...]:
        """All evidence behind the question, each piece once: put directly first, then in the plan's order."""
        rows = [put.piece for put in self.puts] + [piece for row in self.plan_items for piece in row.pieces]
        return tuple({piece.pk: piece for piece in rows}.values())

    @property
    def accepted(self) -> int:
        """How many pieces of evidence were accepted."""
        return sum(piece.is_accepted for piece in self.pieces)

    @property
    def waiting(self) -> int:
        """How many pieces of evidence wait for a decision."""
        return len(self.pieces) - self.accepted

    @property
    def is_empty(self) -> bool:
        """Neither an item of the plan nor evidence answers it."""
        return not (self.plan_items or self.puts)


def support_for(assessment: Assessment, items: Collection[str] | None = None) -> Mapping[str, Support]:
    """The support of these questions, or of all of the instrument, by question (six queries whatever their number).

    ``assessment`` comes with its unit. Links that were rejected, and links to items that are not in the plan in force,
    do not count.
    """
    wanted = list(instrument_of(assessment).items if items is None else items)
    answering = _plan_items(assessment, wanted)
    puts = _puts(assessment, wanted)
    return {item: Support(item, tuple(answering[item]), tuple(puts[item])) for item in wanted}


def _plan_items(assessment: Assessment, wanted: Collection[str]) -> dict[str, list[PlanItem]]:
    unit, year = assessment.unit, assessment.year
    links = CrossLink.objects.filter(plan_item__plan__unit=unit, plan_item__plan__year=year, item__in=wanted)
    links = links.exclude(standing=LinkStanding.REJECTED).order_by("plan_item__position", "plan_item")
    rows = list(links.values_list("item", "plan_item", "standing"))
    live = plans.live_items(unit, year, {plan_item for _, plan_item, _ in rows}) if rows else {}
    shares = evidence.shares({row.pk: row.asks for row in live.values()})
    pieces = evidence.pieces_of_items(unit, year, live.keys()) if live else {}
    found: dict[str, list[PlanItem]] = defaultdict(list)
    for item, plan_item, standing in rows:
        if (row := live.get(plan_item)) is not None:
            held = tuple(pieces.get(row.pk, ()))
            found[item].append(
                PlanItem(
                    row.pk, item, row.code, row.indicator, LinkStanding(standing), shares[row.pk], held, assessment
                )
            )
    return found


def _puts(assessment: Assessment, wanted: Collection[str]) -> dict[str, list[Put]]:
    rows = list(
        Proof.objects.filter(assessment=assessment, item__in=wanted, removed_at__isnull=True)
        .order_by("pk")
        .values_list("item", "pk", "evidence")
    )
    known = evidence.pieces(assessment.unit, assessment.year, {pk for *_, pk in rows}) if rows else {}
    found: dict[str, list[Put]] = defaultdict(list)
    for item, pk, piece in rows:
        if piece in known:
            found[item].append(Put(pk, known[piece]))
    return found


def proof_by_pk(assessment: Assessment, item: str, pk: int) -> Proof | None:
    """One piece of evidence that was put directly to a question of this assessment."""
    return Proof.objects.filter(assessment=assessment, item=item, pk=pk).first()
