"""The questions of one filling with what stands for each, and the two numbers that stay in view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor
from bening.kernel.lke import score
from bening.kernel.lke.instrument import Input, Instrument, Item, Node
from bening.rooms.assessment import policies
from bening.rooms.assessment.enums import FindingState, Layer
from bening.rooms.assessment.models import Answer, Assessment, Duty, Finding, Sheet
from bening.rooms.assessment.rules.typing import Typed
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.sheets import Filling, newest_of

ASPECTS = {"P": "Pemenuhan", "R": "Reform", "H": "Hasil"}
"""The parts of the worksheet by the first letter of the ids of their questions."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the list of questions is narrowed to; "" and False narrow nothing."""

    area: str = ""
    aspect: str = ""
    unanswered: bool = False
    mine: bool = False
    finding: bool = False

    @property
    def is_all(self) -> bool:
        return self == Chosen()


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its newest answer, or with what was typed and not saved.

    ``points`` of ``most`` is what the answer gives; ``number`` that of the answer that the person sees (0 for none);
    ``problem`` says why what was typed was not saved, ``clash`` is what somebody else answered meanwhile.
    """

    item: Item
    values: Mapping[str, str]
    note: str
    number: int
    points: Decimal
    most: Decimal
    entry: Answer | None
    duty: Duty | None = None
    has_finding: bool = False
    problem: str = ""
    clash: Answer | None = None
    is_saved: bool = False

    @property
    def chosen(self) -> str:
        """The key of the option that stands, or was typed."""
        return self.values.get(self.item.id, "")

    @property
    def letter(self) -> str:
        return self.item.clause.rpartition(".")[2]

    @property
    def fields(self) -> list[tuple[Input, str]]:
        """The inputs with what stands in them, numbers with a comma."""
        return [(one, self.values.get(one.id, "").replace(".", ",")) for one in self.item.inputs]

    @property
    def open_note(self) -> bool:
        return bool(self.note or self.problem or self.clash)

    @property
    def clash_words(self) -> str:
        """What somebody else answered, in words."""
        return "" if self.clash is None else answer_words(self.item, self.clash.values)


@dataclass(frozen=True, slots=True)
class Section:
    """A subcomponent with its questions."""

    node: Node
    questions: Sequence[Question]


@dataclass(frozen=True, slots=True)
class Chapter:
    """An area of an aspect, or a goal of the results."""

    node: Node
    aspect: str
    sections: Sequence[Section]


@dataclass(frozen=True, slots=True)
class AreaPoint:
    """An area of change and how much of its weight is reached, 0 to 100."""

    code: str
    name: str
    percent: Decimal

    @property
    def width(self) -> str:
        return f"{self.percent:.1f}%"


@dataclass(frozen=True, slots=True)
class Board:
    """Progress and score of a filling: two different things."""

    answered: int
    questions: int
    total: Decimal
    areas: tuple[AreaPoint, ...]

    @property
    def progress_width(self) -> str:
        return f"{Decimal(100) * self.answered / self.questions:.1f}%"

    @property
    def left(self) -> int:
        return self.questions - self.answered


def board(sheet: Sheet, instrument: Instrument) -> Board:
    """The two numbers as the sheet keeps them; nothing is asked or computed."""
    areas = tuple(AreaPoint(one.code, one.name, Decimal(sheet.areas.get(one.code, "0"))) for one in instrument.areas)
    return Board(sheet.answered, len(instrument.items), sheet.total, areas)


def readable_now(by: Actor) -> dict[Layer, Sheet]:
    """The newest fillings of the actor's unit and year that she may read, each with its assessment (one query)."""
    rows = Sheet.objects.filter(assessment__unit=by.unit, assessment__year=by.year).select_related("assessment")
    sheets = list(rows.order_by("round"))
    for sheet in sheets:
        sheet.assessment.unit = by.unit
    return newest_of(sheet for sheet in sheets if policies.can_see(by, sheet))


def part_of(sheet: Sheet, items: Sequence[str], known: Mapping[str, Answer]) -> Filling:
    """The same as ``selectors.sheets.filling`` with the newest entries of these questions only.

    ``known`` are entries that need not be asked for (one query for the others, none where there are none).
    """
    instrument = instrument_of(sheet.assessment)
    keys = [sheet.latest[item][0] for item in items if item in sheet.latest and item not in known]
    asked = Answer.objects.filter(pk__in=keys).select_related("by") if keys else ()
    entries = {**known, **{entry.item: entry for entry in asked}}
    return Filling(sheet, instrument, score(instrument, sheet.answers), entries)


def duties_of(assessment: Assessment) -> dict[str, Duty]:
    """Who answers which question, and the effort set for it (one query)."""
    return {row.item: row for row in Duty.objects.filter(assessment=assessment).select_related("assignee")}


def found_items(sheets: Sequence[Sheet]) -> frozenset[str]:
    """The questions with a finding that is not settled, on these fillings (one query)."""
    rows = Finding.objects.filter(sheet__in=sheets, state__in=(FindingState.OPEN, FindingState.PLANNED))
    return frozenset(rows.order_by("item").values_list("item", flat=True).distinct())


@dataclass(frozen=True)
class Page:
    """Everything that a page of questions shows of one filling.

    ``typed``, ``problems``, ``clashes`` and ``saved`` are those of an attempt to save (``services.filling.Outcome``).
    """

    filling: Filling
    duties: Mapping[str, Duty] = field(default_factory=dict)
    findings: frozenset[str] = frozenset()
    typed: Mapping[str, Typed] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    clashes: Mapping[str, Answer] = field(default_factory=dict)
    saved: Sequence[str] = ()

    @property
    def instrument(self) -> Instrument:
        return self.filling.instrument

    @property
    def sheet(self) -> Sheet:
        return self.filling.sheet

    @cached_property
    def unanswered(self) -> frozenset[str]:
        return frozenset(self.filling.score.unanswered)

    def items(self, chosen: Chosen, person: User) -> list[str]:
        """The ids of the questions that are asked for, in the worksheet's order."""
        nodes = {node for area in self.instrument.areas if area.code == chosen.area for node in area.nodes}
        return [item for item in self.instrument.items if self._fits(item, chosen, nodes, person)]

    def _fits(self, item: str, chosen: Chosen, nodes: set[str], person: User) -> bool:
        duty = self.duties.get(item)
        return all((
            not chosen.area or any(item.startswith(f"{node}.") for node in nodes),
            not chosen.aspect or item.startswith(chosen.aspect),
            not chosen.unanswered or item in self.unanswered,
            not chosen.mine or (duty is not None and duty.assignee_id == person.pk),
            not chosen.finding or item in self.findings,
        ))  # fmt: skip

    def question(self, item: str) -> Question:
        """One question as it is to be shown."""
        known = self.instrument.items[item]
        entry, typed = self.filling.entries.get(item), self.typed.get(item)
        kept = typed if typed is not None and (item in self.problems or item in self.clashes) else None
        clash = self.clashes.get(item)
        worth = self.filling.score
        return Question(
            item=known,
            values=kept.values if kept else entry.values if entry else {},
            note=kept.note if kept else entry.note if entry else "",
            number=clash.number if clash else kept.seen if kept else entry.number if entry else 0,
            points=worth.value(item),
            most=most_of(self.instrument, item),
            entry=entry,
            duty=self.duties.get(item),
            has_finding=item in self.findings,
            problem=self.problems.get(item, ""),
            clash=clash,
            is_saved=item in self.saved,
        )

    def chapters(self, items: Sequence[str]) -> list[Chapter]:
        """The questions of ``items`` under the worksheet's headings."""
        wanted = set(items)
        found: dict[str, list[Section]] = {}
        for node in self.instrument.nodes.values():
            inside = [self.question(item) for item in node.items if item in wanted]
            if inside:
                found.setdefault(self._above(node), []).append(Section(node, inside))
        return [Chapter(self.instrument.nodes[name], ASPECTS[name[0]], sections) for name, sections in found.items()]

    def _above(self, node: Node) -> str:
        """The area or goal that a subcomponent stands in; itself where nothing stands between it and the part."""
        parent = self.instrument.nodes[node.parent or node.id]
        return parent.id if "." in parent.id else node.id


def most_of(instrument: Instrument, item: str) -> Decimal:
    """The most points that a question can give."""
    node = instrument.nodes[instrument.items[item].node]
    return node.weight / len(node.items)


def seen_words(questions: Iterable[Question]) -> str:
    """What a form says of the answers that its person sees (``rules.typing.SEEN``)."""
    return " ".join(f"{one.item.id}:{one.number}" for one in questions if one.number)


def answer_words(item: Item, values: Mapping[str, str]) -> str:
    """An answer in words: the option and its text, or each number with its label; "" where it was taken back."""
    if item.options:
        return next((_option(o.key, o.shown) for o in item.options if o.key == values.get(item.id)), "")
    return "; ".join(f"{one.label}: {values[one.id].replace('.', ',')}" for one in item.inputs if one.id in values)


def _option(key: str, text: str) -> str:
    return key if key == text else f"{key}. {text}"


def history(sheet: Sheet, item: Item) -> list[tuple[Answer, str]]:
    """Every answer to a question on one filling with its words, the newest first (one query)."""
    rows = Answer.objects.filter(sheet=sheet, item=item.id).select_related("by").order_by("-number")
    return [(row, answer_words(item, row.values)) for row in rows]


def other_answers(sheets: Mapping[Layer, Sheet], item: Item, layer: Layer) -> Iterator[tuple[str, str]]:
    """The label and the answer of the other fillings that the person may read."""
    names = [one.id for one in item.inputs] or [item.id]
    for other, sheet in sheets.items():
        if other is not layer:
            values = {name: sheet.answers[name] for name in names if name in sheet.answers}
            yield str(other.label), answer_words(item, values)
