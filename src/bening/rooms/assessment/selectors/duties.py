"""Who answers which question, and what waits for a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bening.foundation.accounts.models import Membership, User
from bening.foundation.units.models import Unit
from bening.kernel.lke import score
from bening.kernel.lke.instrument import Instrument, Item, Node
from bening.rooms.assessment.enums import Layer, SheetState
from bening.rooms.assessment.links import room_url
from bening.rooms.assessment.models import Assessment, Duty, Sheet
from bening.rooms.assessment.permissions import ANSWER_UNIT
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.filling import duties_of
from bening.rooms.assessment.selectors.phases import open_layers


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One question with who answers it; ``effort`` is 1 where nobody set it."""

    item: Item
    assignee: User | None
    effort: int
    is_answered: bool

    @property
    def name(self) -> str:
        return self.assignee.name if self.assignee else ""


@dataclass(frozen=True, slots=True)
class DutyPart:
    """A subcomponent with its questions."""

    node: Node
    rows: Sequence[DutyRow]


@dataclass(frozen=True, slots=True)
class WaitingAnswers:
    """How many questions of one assessment wait for a person's answer, and where she answers them."""

    unit: Unit
    year: int
    number: int
    url: str


def workers(unit: Unit, year: int) -> list[User]:
    """The active people of the unit who may fill in its own worksheet that year, by name (one query)."""
    rows = Membership.objects.current().filter(unit=unit, year=year, role__in=ANSWER_UNIT.roles, user__is_active=True)
    return list({row.user_id: row.user for row in rows.select_related("user").order_by("user__name", "user")}.values())


def duty_parts(assessment: Assessment, sheet: Sheet) -> list[DutyPart]:
    """Every question under its subcomponent, in the worksheet's order (one query)."""
    instrument, duties = instrument_of(assessment), duties_of(assessment)
    open_items = frozenset(score(instrument, sheet.answers).unanswered)

    def row(item: str) -> DutyRow:
        duty = duties.get(item)
        known = instrument.items[item]
        return DutyRow(known, duty.assignee if duty else None, duty.effort if duty else 1, item not in open_items)

    nodes = (node for node in instrument.nodes.values() if node.items)
    return [DutyPart(node, [row(item) for item in node.items]) for node in nodes]


def items_of(instrument: Instrument, items: Sequence[str], nodes: Sequence[str]) -> list[str]:
    """The questions named themselves or by their subcomponent, each once, in the worksheet's order."""
    wanted, inside = set(items), set(nodes)
    return [item.id for item in instrument.items.values() if item.id in wanted or item.node in inside]


def waiting_answers(user: User) -> list[WaitingAnswers]:
    """What waits for a person's answer while the unit may write, by assessment (two queries, or one)."""
    mine: dict[int, set[str]] = {}
    for assessment, item in Duty.objects.filter(assignee=user).order_by("pk").values_list("assessment", "item"):
        mine.setdefault(assessment, set()).add(item)
    if not mine:
        return []
    rows = Sheet.objects.filter(assessment__in=mine, layer=Layer.UNIT, state=SheetState.OPEN)
    newest = {row.assessment_id: row for row in rows.select_related("assessment__unit").order_by("round")}
    found = [_waiting(sheet, mine[key]) for key, sheet in newest.items()]
    return sorted((one for one in found if one.number), key=lambda one: (-one.year, one.unit.name))


def _waiting(sheet: Sheet, items: set[str]) -> WaitingAnswers:
    assessment = sheet.assessment
    may_write = Layer.UNIT in open_layers(assessment)
    unanswered = score(instrument_of(assessment), sheet.answers).unanswered if may_write else ()
    address = room_url(assessment.unit, assessment.year, "sheet", layer=Layer.UNIT.value)
    return WaitingAnswers(
        assessment.unit, assessment.year, len(items.intersection(unanswered)), f"{address}?saya=on&belum=on"
    )
