"""Assessments and their fillings by unit, year and layer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bening.foundation.accounts.permissions import Actor
from bening.foundation.units.models import Unit
from bening.kernel.lke import Instrument, Score, score
from bening.rooms.assessment import policies
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.models import Answer, Assessment, Sheet
from bening.rooms.assessment.selectors.facts import instrument_of


def assessment_of(unit: Unit, year: int) -> Assessment | None:
    """The assessment of a unit and year; None where nobody opened one."""
    return Assessment.objects.of(unit, year).select_related("unit", "opened_by").first()


@dataclass(frozen=True, slots=True)
class Filling:
    """One sheet with its instrument, its exact score and the newest entry of each answered item."""

    sheet: Sheet
    instrument: Instrument
    score: Score
    entries: Mapping[str, Answer]


def newest_of(sheets: Iterable[Sheet]) -> dict[Layer, Sheet]:
    """The last of each layer's, given in the order of their rounds; the layers in the order of the process."""
    newest = {sheet.layer: sheet for sheet in sheets}
    return {layer: newest[layer.value] for layer in Layer if layer.value in newest}


def sheets_of(assessment: Assessment) -> dict[Layer, Sheet]:
    """The newest round of each layer that has begun (one query)."""
    return newest_of(_rounds(assessment))


def readable_sheets(by: Actor, assessment: Assessment) -> dict[Layer, Sheet]:
    """The newest round of each layer that the person may read: while assessors make a further one, the signed one."""
    return newest_of(sheet for sheet in _rounds(assessment) if policies.can_see(by, sheet))


def _rounds(assessment: Assessment) -> list[Sheet]:
    sheets = list(Sheet.objects.filter(assessment=assessment).order_by("round"))
    for sheet in sheets:
        sheet.assessment = assessment
    return sheets


def filling(sheet: Sheet) -> Filling:
    """A sheet with everything a page shows of its answers (one query beside the sheet's)."""
    instrument = instrument_of(sheet.assessment)
    keys = [pk for pk, _ in sheet.latest.values()]
    entries = {entry.item: entry for entry in Answer.objects.filter(pk__in=keys).select_related("by")}
    return Filling(sheet, instrument, score(instrument, sheet.answers), entries)
