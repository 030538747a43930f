"""The page on which questions and items of the plan are matched: one row for each pair, and for each question alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bening.kernel.lke import Instrument
from bening.kernel.lke.crosswalk import Match
from bening.kernel.lke.instrument import Item
from bening.rooms.assessment.enums import LinkStanding
from bening.rooms.assessment.models import Assessment, CrossLink
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.readings import Pair, looked_at, suggestions
from bening.rooms.plans import api as plans


class Kind(StrEnum):
    """How a row stands: as a link does, or suggested by likeness, or a question that nothing answers."""

    SHIPPED = LinkStanding.SHIPPED.value
    CONFIRMED = LinkStanding.CONFIRMED.value
    REJECTED = LinkStanding.REJECTED.value
    SUGGESTED = "suggested"
    ALONE = "alone"


WORDS = {
    Kind.SUGGESTED: "Usulan",
    Kind.SHIPPED: "Daftar Bening",
    Kind.CONFIRMED: str(LinkStanding.CONFIRMED.label),
    Kind.ALONE: "Tanpa padanan",
    Kind.REJECTED: str(LinkStanding.REJECTED.label),
}
STATES = {
    Kind.SUGGESTED: "review",
    Kind.SHIPPED: "active",
    Kind.CONFIRMED: "done",
    Kind.ALONE: "idle",
    Kind.REJECTED: "void",
}
"""The kit's kind of state for each."""
LIVE = (Kind.SHIPPED, Kind.CONFIRMED)


def weight_of(instrument: Instrument, item: Item) -> Decimal:
    """The most points that a question can give: its equal share of its part's weight."""
    node = instrument.nodes[item.node]
    return node.weight / len(node.items)


@dataclass(frozen=True, slots=True)
class Row:
    """One question with one item of the plan, or with none (ALONE). ``match`` tells why it is suggested."""

    question: Item
    weight: Decimal
    kind: Kind
    plan: plans.CrossRow | None = None
    link: CrossLink | None = None
    match: Match | None = None
    url: str = ""

    @property
    def choice(self) -> str:
        """The pair as a tick names it; "" for a question alone."""
        return f"{self.plan.pk}:{self.question.id}" if self.plan else ""

    @property
    def name(self) -> str:
        """The pair as it is read aloud."""
        return f"{self.question.id} dengan {self.plan.code}" if self.plan else self.question.id

    @property
    def word(self) -> str:
        return WORDS[self.kind]

    @property
    def state(self) -> str:
        return STATES[self.kind]

    @property
    def percent(self) -> int:
        """How alike the two are, 0 to 100."""
        return round(self.match.score * 100) if self.match else 0

    def says(self, words: str) -> bool:
        """Whether every word stands in the question or the item."""
        plan = f"{self.plan.code} {self.plan.indicator}" if self.plan else ""
        text = f"{self.question.id} {self.question.shown} {plan}".casefold()
        return all(word in text for word in words.casefold().split())


@dataclass(frozen=True, slots=True)
class Table:
    """All rows in the worksheet's order, and how many of each kind there are; ``has_plan``: a plan is in force."""

    rows: Sequence[Row]
    counts: Mapping[str, int]
    has_plan: bool

    def wanted(self, *, words: str = "", kind: str = "", area: str = "") -> list[Row]:
        """The rows that the filters leave; empty values do not filter. ``area`` is what ``area_of`` gives."""
        return [
            row
            for row in self.rows
            if (not kind or row.kind == kind) and (not area or area_of(row.question) == area) and row.says(words)
        ]


def area_of(question: Item) -> str:
    """The number of the change area (1 to 6) that a question belongs to, "H" for the results."""
    return "H" if question.id.startswith("H") else question.id.split(".")[1]


def table(assessment: Assessment) -> Table:
    """Everything on the page (two queries). Items without a link are compared with the questions by likeness."""
    instrument = instrument_of(assessment)
    plan = {row.pk: row for row in plans.cross_rows(assessment.unit, assessment.year)}
    links = list(
        CrossLink.objects.filter(plan_item__in=plan).select_related("by").order_by("plan_item__position", "pk")
    )
    known = {Pair(link.plan_item_id, link.item) for link in links}
    linked = {link.plan_item_id for link in links if link.standing != LinkStanding.REJECTED}
    unlinked = [row for row in plan.values() if row.pk not in linked]
    told = looked_at(assessment, unlinked)
    guessed = suggestions(assessment, [row for row in unlinked if row.pk not in told])
    by_question: dict[str, list[Row]] = defaultdict(list)
    for link in links:
        by_question[link.item].append(
            _row(assessment, link.item, Kind(link.standing), plan[link.plan_item_id], link=link)
        )
    for pair, match in sorted(guessed.items(), key=lambda entry: -entry[1].score):
        if pair not in known:
            by_question[pair.item].append(
                _row(assessment, pair.item, Kind.SUGGESTED, plan[pair.plan_item], match=match)
            )
    rows = [row for item in instrument.items for row in _of_question(assessment, item, by_question[item])]
    counts = Counter(row.kind.value for row in rows)
    return Table(rows, {kind.value: counts[kind.value] for kind in WORDS}, bool(plan))


def _of_question(assessment: Assessment, item: str, rows: list[Row]) -> list[Row]:
    """The rows of one question; without a live link also one that says so."""
    alone = [] if any(row.kind in LIVE for row in rows) else [_row(assessment, item, Kind.ALONE)]
    return alone + rows


def _row(
    assessment: Assessment,
    item: str,
    kind: Kind,
    plan: plans.CrossRow | None = None,
    *,
    link: CrossLink | None = None,
    match: Match | None = None,
) -> Row:
    instrument = instrument_of(assessment)
    question = instrument.items[item]
    url = plans.item_url(assessment.unit, assessment.year, plan.code) if plan else ""
    return Row(question, weight_of(instrument, question), kind, plan, link, match, url)
