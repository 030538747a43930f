"""All fillings of one worksheet side by side, as far as the person may read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bening.foundation.accounts.permissions import Actor
from bening.kernel.lke import Predicate, Score, score
from bening.kernel.lke.instrument import Item
from bening.kernel.lke.numbers import shown
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.models import Answer, Assessment, Sheet
from bening.rooms.assessment.rules.judging import areas_of, values_of
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.filling import answer_words
from bening.rooms.assessment.selectors.sheets import readable_sheets


@dataclass(frozen=True, slots=True)
class Cell:
    """What one layer says of a question: the answer in words ("" for none), its points, and why."""

    layer: Layer
    words: str
    points: Decimal
    note: str
    differs: bool
    """Answered, and otherwise than the unit."""


@dataclass(frozen=True, slots=True)
class Row:
    """One question over all layers."""

    item: Item
    area: str
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        return any(cell.differs for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Total:
    """One line below the questions: a name, and what each layer reaches, in words."""

    name: str
    cells: tuple[tuple[Layer, str], ...]


@dataclass(frozen=True, slots=True)
class Layers:
    """The fillings that the person may read, question by question, with totals, areas and thresholds."""

    layers: tuple[Layer, ...]
    rows: tuple[Row, ...]
    totals: tuple[Total, ...]
    differing: int


def layers_of(by: Actor, assessment: Assessment, *, area: str = "", differing: bool = False) -> Layers:
    """Everything on the page (two queries); ``area`` and ``differing`` narrow the questions only."""
    sheets = readable_sheets(by, assessment)
    instrument = instrument_of(assessment)
    scores = {layer: score(instrument, sheet.answers) for layer, sheet in sheets.items()}
    notes, areas = _notes(sheets), areas_of(instrument)
    rows = [Row(item, areas[item.id], tuple(_cells(item, sheets, scores, notes))) for item in instrument.items.values()]
    kept = [row for row in rows if area in ("", row.area) and (row.differs or not differing)]
    return Layers(tuple(sheets), tuple(kept), tuple(_totals(assessment, scores)), sum(row.differs for row in rows))


def _notes(sheets: Mapping[Layer, Sheet]) -> dict[tuple[int, str], str]:
    keys = [pk for sheet in sheets.values() for pk, _ in sheet.latest.values()]
    rows = Answer.objects.filter(pk__in=keys).exclude(note="").order_by("pk")
    return {(sheet, item): note for sheet, item, note in rows.values_list("sheet_id", "item", "note")}


def _cells(
    item: Item, sheets: Mapping[Layer, Sheet], scores: Mapping[Layer, Score], notes: Mapping[tuple[int, str], str]
) -> list[Cell]:
    given = {layer: values_of(scores[layer].instrument, sheet.answers, item.id) for layer, sheet in sheets.items()}
    unit = given.get(Layer.UNIT, {})
    return [
        Cell(
            layer=layer,
            words=answer_words(item, values),
            points=scores[layer].value(item.id),
            note=notes.get((sheets[layer].pk, item.id), ""),
            differs=layer is not Layer.UNIT and bool(values) and values != unit,
        )
        for layer, values in given.items()
    ]


def _totals(assessment: Assessment, scores: Mapping[Layer, Score]) -> list[Total]:
    found = [Total("Nilai keseluruhan", tuple((layer, shown(one.total)) for layer, one in scores.items()))]
    for area in instrument_of(assessment).areas:
        told = tuple((layer, f"{shown(one.area_percent(area.code))}%") for layer, one in scores.items())
        found.append(Total(f"Area {area.name}", told))
    checks = {layer: one.checks(Predicate(assessment.target)) for layer, one in scores.items()}
    for number, first in enumerate(next(iter(checks.values()), ())):
        label = f"Ambang {assessment.target}: {first.threshold.label}"
        cells = tuple(
            (layer, f"{row[number].shown} {'tercapai' if row[number].passed else 'belum'}")
            for layer, row in checks.items()
        )
        found.append(Total(label, cells))
    return found
