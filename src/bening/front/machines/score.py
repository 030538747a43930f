"""Scores of the worksheet: one unit exactly, and all units in reach by what is kept of them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import HttpResponse

from bening.foundation.machines.answers import Refused, answer
from bening.foundation.machines.enums import Scope
from bening.foundation.machines.gate import MachineRequest, machine
from bening.foundation.machines.operations import UNIT_CODE, Operation
from bening.foundation.machines.paging import NEXT, PAGING, page_of
from bening.foundation.units.models import Unit
from bening.front.machines.common import (
    COUNT,
    DATE,
    EXACT,
    TEXT,
    TRUTH,
    UNIT,
    YEAR,
    by_name,
    many,
    or_null,
    thing,
    told,
    unit_named,
    year_of,
)
from bening.kernel.lke import Predicate, to_json
from bening.kernel.lke.numbers import plain, points
from bening.rooms.assessment import api as assessment

LAYER = {"enum": [layer.value for layer in assessment.Layer], "type": "string", "description": "Siapa yang mengisi"}
PREDICATE = {"enum": [predicate.value for predicate in Predicate], "type": "string"}
PHASE = thing(code=TEXT, name=TEXT, since=DATE)
CHECK = thing(
    "Satu ambang",
    key=TEXT,
    label=TEXT,
    measure={"enum": ["points", "percent"], "type": "string"},
    value=EXACT,
    minimum=EXACT,
    passed=TRUTH,
    shortfall=EXACT,
    clause=TEXT,
    status=told(TEXT, "Seberapa pasti ambang ini diketahui"),
)
REQUIREMENT = thing("Yang diminta selain nilai", key=TEXT, text=TEXT, clause=TEXT, status=TEXT)
AREAS = by_name(thing(name=TEXT, value=EXACT, weight=EXACT, percent=EXACT))
SAID = {
    "layer": LAYER,
    "round": told(COUNT, "Putaran pengisian"),
    "state": {"enum": [state.value for state in assessment.SheetState], "type": "string"},
    "signed_at": or_null({"type": "string", "format": "date-time"}),
}
TOLD = ("total", "complete", "areas", "unanswered", "predicates")
"""What is taken of a score as ``bening score --json`` writes it."""

SCORE = Operation(
    summary="Nilai LKE satu satuan kerja",
    description="Nilai setiap pengisi dengan semua ambang kedua predikat dan kekurangannya, tanpa pembulatan: angka "
    "yang sama dengan perintah “bening score --json”. Nilai penilai hanya ada setelah lembarnya ditandatangani. "
    "404 bila penilaian belum dibuka.",
    scope=Scope.SCORE_READ,
    parameters=(UNIT_CODE, YEAR),
    response=thing(
        unit=UNIT,
        year=COUNT,
        instrument=TEXT,
        process=TEXT,
        target=PREDICATE,
        phase=PHASE,
        layers=many(
            thing(
                **SAID,
                total=EXACT,
                complete=told(TRUTH, "Semua butir terjawab"),
                areas=AREAS,
                unanswered=told(many(TEXT), "Butir yang belum terjawab"),
                predicates=by_name(
                    thing(scores_pass=TRUTH, checks=many(CHECK), requirements=many(REQUIREMENT)),
                ),
            )
        ),
    ),
)


@machine(SCORE)
def score(request: MachineRequest, code: str) -> HttpResponse:
    """The exact score of each filling of a unit that is told outside."""
    acting = request.machine
    unit, year = acting.unit_in_reach(code), year_of(acting)
    found = assessment.assessments_of([unit], year).get(unit.pk)
    if found is None:
        raise Refused(404, f"Penilaian satuan kerja ini untuk tahun {year} belum dibuka.")
    sheets = assessment.published_sheets([found], with_answers=True)[found.pk]
    told_of = {
        "unit": unit_named(unit),
        "year": year,
        "instrument": found.instrument,
        "process": found.process,
        "target": found.target,
        "phase": _phase(found),
        "layers": [{**_said(sheet), **_exact(sheet)} for sheet in sheets.values()],
    }
    return answer(request, told_of)


def _exact(sheet: assessment.Sheet) -> dict[str, Any]:
    whole = to_json(assessment.exact_score(sheet))
    return {name: whole[name] for name in TOLD}


def _said(sheet: assessment.Sheet) -> dict[str, Any]:
    return {"layer": sheet.layer, "round": sheet.round, "state": sheet.state, "signed_at": sheet.signed_at}


def _phase(found: assessment.Assessment) -> dict[str, Any]:
    phase = assessment.process_of(found).phases[found.phase]
    return {"code": phase.code, "name": phase.name, "since": found.phase_since}


KEPT = told(EXACT, "Angka desimal sebagai teks, dipotong sesudah sepuluh desimal")

SCORES = Operation(
    summary="Nilai LKE semua satuan kerja",
    description="Satu baris untuk setiap satuan kerja dalam jangkauan kunci, urut kode; “assessment” null bila "
    "penilaiannya belum dibuka. Kelulusan ambang diputuskan dari nilai yang tidak dipotong.",
    scope=Scope.SCORE_READ,
    parameters=(YEAR, *PAGING),
    response=thing(
        year=COUNT,
        units=many(
            thing(
                **UNIT["properties"],
                assessment=or_null(
                    thing(
                        target=PREDICATE,
                        phase=PHASE,
                        layers=many(
                            thing(
                                **SAID,
                                total=KEPT,
                                answered=told(COUNT, "Butir yang terjawab"),
                                areas=told(by_name(KEPT), "Persen dari bobot per area"),
                                passes=told(many(PREDICATE), "Predikat yang semua ambangnya lulus"),
                            )
                        ),
                    )
                ),
            )
        ),
        next=NEXT,
    ),
)


@machine(SCORES)
def scores(request: MachineRequest) -> HttpResponse:
    """What is kept of the fillings of all units in reach: three queries a page."""
    acting = request.machine
    year = year_of(acting)
    units, following = page_of(acting.units(), acting)
    found = assessment.assessments_of(units, year)
    sheets = assessment.published_sheets(found.values())
    rows = [_row(unit, found.get(unit.pk), sheets) for unit in units]
    return answer(request, {"year": year, "units": rows, "next": following})


def _row(
    unit: Unit, found: assessment.Assessment | None, sheets: dict[int, dict[assessment.Layer, assessment.Sheet]]
) -> dict[str, Any]:
    if found is None:
        return {**unit_named(unit), "assessment": None}
    layers = [
        {
            **_said(sheet),
            "total": points(sheet.total),
            "answered": sheet.answered,
            "areas": {code: plain(Decimal(percent)) for code, percent in sheet.areas.items()},
            "passes": sheet.passes,
        }
        for sheet in sheets[found.pk].values()
    ]
    return {**unit_named(unit), "assessment": {"target": found.target, "phase": _phase(found), "layers": layers}}
