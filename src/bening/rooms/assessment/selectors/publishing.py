"""What is told of assessments outside of the house: own fillings at once, judgements once they are signed; and which
assessments stand for proposal, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db.models import Q, QuerySet

from bening.foundation.units.models import Unit
from bening.kernel import process
from bening.kernel.lke import Instrument, Predicate, Score, score
from bening.kernel.process import GuardKind, Process
from bening.rooms.assessment.enums import Layer, SheetState
from bening.rooms.assessment.models import Answer, Assessment, Sheet
from bening.rooms.assessment.rules.figures import with_process
from bening.rooms.assessment.selectors.facts import instrument_of, replaced_at

PUBLISHED = Q(layer=Layer.UNIT) | Q(state=SheetState.SIGNED)
CONTENT = ("answers", "latest")


def assessments_of(units: Iterable[Unit], year: int) -> dict[int, Assessment]:
    """The assessments of a year by the key of their unit (one query)."""
    known = {unit.pk: unit for unit in units}
    found = {row.unit_id: row for row in Assessment.objects.filter(unit__in=known, year=year).order_by("pk")}
    for key, assessment in found.items():
        assessment.unit = known[key]
    return found


def published_sheets(assessments: Iterable[Assessment], *, with_answers: bool = False) -> dict[int, dict[Layer, Sheet]]:
    """The newest published round of each layer, by the key of its assessment (one query whatever their number).

    Without ``with_answers`` only what is folded beside the answers is read: totals, areas, what passes.
    """
    known = {row.pk: row for row in assessments}
    rows = Sheet.objects.filter(PUBLISHED, assessment__in=known).order_by("round", "pk")
    newest: dict[int, dict[Layer, Sheet]] = {pk: {} for pk in known}
    for sheet in rows.defer("frozen", *(() if with_answers else CONTENT)):
        sheet.assessment = known[sheet.assessment_id]
        newest[sheet.assessment_id][Layer(sheet.layer)] = sheet
    return {pk: {layer: sheets[layer] for layer in Layer if layer in sheets} for pk, sheets in newest.items()}


def exact_score(sheet: Sheet) -> Score:
    """What a filling is worth, exact; under the figures of its assessment."""
    return score(instrument_of(sheet.assessment), sheet.answers)


def notes_of(sheet: Sheet) -> Mapping[str, str]:
    """What was noted with the newest answer, by question, where anything was (one query)."""
    keys = [pk for pk, _ in sheet.latest.values()]
    return dict(Answer.objects.filter(pk__in=keys).exclude(note="").order_by("pk").values_list("item", "note"))


def portal_names(instrument: Instrument) -> dict[int, tuple[str, str]]:
    """By PortalRB's id of a question, in its order: the item here, and the name that its answer stands under."""
    found: dict[int, tuple[str, str]] = {}
    for item in instrument.items.values():
        if item.options and item.portal is not None:
            found[item.portal] = (item.id, item.id)
        found |= {field.portal: (item.id, field.id) for field in item.inputs}
    return dict(sorted(found.items()))


def proposal_phases(told: Process) -> tuple[str, ...]:
    """The codes of the proposal and of all phases after it in the process's order, but those that end a way.

    The proposal is the phase that is left under the deadline for proposals.
    """
    phases = tuple(told.phases.values())
    proposal = next(
        place
        for place, phase in enumerate(phases)
        if any(guard.kind is GuardKind.DEADLINE for result in phase.results for guard in result.guards)
    )
    return tuple(phase.code for phase in phases[proposal:] if not phase.is_end)


def is_proposed(assessment: Assessment) -> bool:
    """Whether the unit is being proposed, or was proposed and is still on its way or at its predicate."""
    return assessment.phase in proposal_phases(process.load(assessment.process))


def proposed(units: QuerySet[Unit], year: int, target: Predicate) -> list[Assessment]:
    """The proposed assessments of these units that aim at one predicate, by the unit's code (one query)."""
    rows = Assessment.objects.filter(unit__in=units.order_by(), year=year, target=target.value)
    return [row for row in rows.select_related("unit").defer("facts").order_by("unit__code") if is_proposed(row)]


def proposal_window(process_name: str, year: int, at: dt.datetime) -> tuple[dt.date, dt.date]:
    """The first and the last day for proposals of a year as they stand at a moment (one query).

    What TPN announced, where somebody wrote that down (page of figures); else from New Year to the regulation's day.
    It is the same for all units, so figures that an assessment keeps to do not matter.
    """
    told = with_process(process_name, replaced_at(at, (process_name,)))
    window = told.deadline.years.get(year)
    return (window.opens if window else dt.date(year, 1, 1)), process.due(told, year)
