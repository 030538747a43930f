"""An assessor's desk: the unit's answers one after the other, beside what speaks for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bening.foundation.accounts.permissions import Actor
from bening.kernel.lke import Instrument
from bening.kernel.lke.instrument import Item
from bening.rooms.assessment import policies
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.models import Answer, Assessment, Sheet
from bening.rooms.assessment.rules.judging import (
    RESULTS,
    Agreement,
    Narrowed,
    agreement,
    areas_of,
    values_of,
)
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.filling import answer_words
from bening.rooms.assessment.selectors.phases import open_layers
from bening.rooms.assessment.selectors.sheets import readable_sheets

JUDGING = (Layer.PROVINCE, Layer.TPI, Layer.TPN)
"""The layers that judge."""


@dataclass(frozen=True, slots=True)
class Row:
    """One question of the desk with both answers in words ("" where there is none)."""

    item: Item
    theirs: str
    mine: str
    standing: Agreement


@dataclass(frozen=True, slots=True)
class Part:
    """An area, or the results, with how many of its questions are judged and which could be agreed to at once."""

    code: str
    name: str
    judged: int
    questions: int
    differing: int
    agreeable: int


@dataclass(frozen=True)
class Desk:
    """The desk of one layer. ``sheets`` are the fillings that the person may read; ``reason`` says why she may not
    judge now, "" where she may."""

    assessment: Assessment
    layer: Layer
    sheets: Mapping[Layer, Sheet]
    reason: str

    @property
    def sheet(self) -> Sheet | None:
        """The layer's own filling; None before its first answer."""
        return self.sheets.get(self.layer)

    @property
    def unit_sheet(self) -> Sheet | None:
        return self.sheets.get(Layer.UNIT)

    @cached_property
    def instrument(self) -> Instrument:
        return instrument_of(self.assessment)

    @cached_property
    def areas(self) -> dict[str, str]:
        return areas_of(self.instrument)

    def values(self, layer: Layer, item: str) -> dict[str, str]:
        """What a layer answers to a question, as far as the person may read it."""
        sheet = self.sheets.get(layer)
        return values_of(self.instrument, sheet.answers, item) if sheet else {}

    def seen(self, item: str) -> int:
        """The number of the layer's own answer to a question; 0 for none."""
        return int(self.sheet.latest.get(item, (0, 0))[1]) if self.sheet else 0

    def words(self, layer: Layer, item: str) -> str:
        """What a layer answers to a question in words."""
        return answer_words(self.instrument.items[item], self.values(layer, item))

    @cached_property
    def standings(self) -> dict[str, Agreement]:
        """How each question stands, in the worksheet's order."""
        return {
            item: agreement(self.values(self.layer, item), self.values(Layer.UNIT, item))
            for item in self.instrument.items
        }

    @property
    def judged(self) -> int:
        return sum(one is not Agreement.OPEN for one in self.standings.values())

    @property
    def differing(self) -> int:
        return sum(one is Agreement.DIFFERENT for one in self.standings.values())

    def items(self, narrowed: Narrowed) -> list[str]:
        """The questions that are asked for, in the worksheet's order."""
        return [item for item, standing in self.standings.items() if narrowed.keeps(standing, self.areas[item])]

    def agreeable(self, area: str = "") -> list[str]:
        """The questions not judged yet that the unit answered."""
        return [item for item in self.items(Narrowed(area=area)) if self.values(Layer.UNIT, item)]

    def neighbours(self, item: str, narrowed: Narrowed) -> tuple[str, str]:
        """The questions before and after that are asked for, "" where there is none; after the last comes the first."""
        order, wanted = list(self.instrument.items), self.items(narrowed)
        place = {name: number for number, name in enumerate(order)}
        before = [one for one in wanted if place[one] < place[item]]
        after = [one for one in wanted if place[one] > place[item]]
        first = wanted[0] if wanted and wanted[0] != item else ""
        return before[-1] if before else "", after[0] if after else first

    def row(self, item: str) -> Row:
        return Row(
            self.instrument.items[item],
            self.words(Layer.UNIT, item),
            self.words(self.layer, item),
            self.standings[item],
        )

    def parts(self) -> list[Part]:
        """The areas and the results, with how far they are judged."""
        names = {area.code: area.name for area in self.instrument.areas} | {RESULTS: "Hasil"}
        return [self._part(code, name) for code, name in names.items()]

    def _part(self, code: str, name: str) -> Part:
        inside = [self.standings[item] for item, area in self.areas.items() if area == code]
        return Part(
            code=code,
            name=name,
            judged=sum(one is not Agreement.OPEN for one in inside),
            questions=len(inside),
            differing=sum(one is Agreement.DIFFERENT for one in inside),
            agreeable=len(self.agreeable(code)),
        )


def desk_of(by: Actor, assessment: Assessment, layer: Layer) -> Desk:
    """The desk of a layer that judges, for anybody who judges at any layer (one query)."""
    readable = readable_sheets(by, assessment)
    sheet = readable.get(layer) or Sheet(assessment=assessment, layer=layer)
    reason = policies.why_not(policies.check_answer, by, sheet, open_layers(assessment))
    return Desk(assessment, layer, readable, reason)


@dataclass(frozen=True, slots=True)
class Told:
    """What one layer says of a question: the answer in words with its note and who gave it."""

    label: str
    words: str
    entry: Answer | None


def told_of(desk: Desk, item: str) -> dict[Layer, Told]:
    """What every layer that the person may read says of a question (one query)."""
    keys = [sheet.latest[item][0] for sheet in desk.sheets.values() if item in sheet.latest]
    entries = {row.sheet_id: row for row in Answer.objects.filter(pk__in=keys).select_related("by")}
    return {
        layer: Told(str(layer.label), desk.words(layer, item), entries.get(sheet.pk))
        for layer, sheet in desk.sheets.items()
    }
