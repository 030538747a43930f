"""Opening a unit's assessment of a year, and the fillings of its layers."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction

from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.foundation.workflow.policy import PolicyError
from bening.kernel import process
from bening.kernel.lke import Predicate
from bening.rooms.assessment import policies
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.models import Assessment, Sheet
from bening.rooms.assessment.permissions import MANAGE_ASSESSMENT
from bening.rooms.assessment.rules.folding import standing
from bening.rooms.assessment.selectors.facts import instrument_of, replaced_at
from bening.rooms.assessment.services.crosswalk import crosswalk_ship

INSTRUMENT = "lke-zi-2021"
PROCESS = "zi-90-2021"
TWICE = "Penilaian tahun ini sudah dibuka. Muat ulang halaman untuk melihatnya."


@transaction.atomic
def assessment_open(*, by: Actor, at: datetime, on: date, target: Predicate, branch: str = "") -> Assessment:
    """Open the assessment of the actor's unit and year with the unit's own empty filling; a plan that was read for
    Bening is matched with the questions at once (``services.crosswalk``)."""
    by.check(MANAGE_ASSESSMENT)
    known = process.load(PROCESS)
    try:
        process.route(known, predicate=target, branch=branch)
    except process.RouteError as wrong:
        raise PolicyError(str(wrong)) from wrong
    assessment = Assessment(
        unit=by.unit,
        year=by.year,
        instrument=INSTRUMENT,
        process=PROCESS,
        target=target.value,
        branch=branch,
        phase=known.start,
        phase_since=on,
        opened_by=by.user,
        opened_at=at,
        facts_at=at,
        facts=replaced_at(at, (INSTRUMENT, PROCESS)),
    )
    try:
        with transaction.atomic():
            assessment.save()
    except IntegrityError as twice:
        raise PolicyError(TWICE) from twice
    _sheet(assessment, Layer.UNIT, at)
    record(by=by.user, at=at, unit=by.unit, verb="assessment.opened", target=assessment, data={"aim": target.value})
    crosswalk_ship(by=by, at=at, assessment=assessment)
    return assessment


@transaction.atomic
def sheet_start(*, by: Actor, at: datetime, assessment: Assessment, layer: Layer) -> Sheet:
    """The current filling of a layer, made empty where there is none yet; by whoever may fill it in."""
    policies.check_same_unit(by, assessment)
    policies.check_layer(by, layer)
    Assessment.objects.select_for_update(no_key=True).get(pk=assessment.pk)
    newest = assessment.sheets.filter(layer=layer).order_by("-round").first()
    if newest is not None:
        return newest
    sheet = _sheet(assessment, layer, at)
    record(by=by.user, at=at, unit=by.unit, verb="assessment.sheet_started", target=sheet, data={"layer": layer.value})
    return sheet


def _sheet(assessment: Assessment, layer: Layer, at: datetime, number: int = 1) -> Sheet:
    now = standing(instrument_of(assessment), {})
    return Sheet.objects.create(
        assessment=assessment,
        layer=layer,
        round=number,
        areas=now.areas,
        passes=now.passes,
        reached=now.reached,
        started_at=at,
    )
