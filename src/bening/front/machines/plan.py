"""A unit's plan in force and how far it is."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from bening.foundation.accounts.enums import Area
from bening.foundation.kit import clock
from bening.foundation.machines.answers import Refused, answer
from bening.foundation.machines.enums import Scope
from bening.foundation.machines.gate import Machine, MachineRequest, machine
from bening.foundation.machines.operations import UNIT_CODE, Operation
from bening.foundation.machines.paging import NEXT, PAGING, page_of
from bening.front.machines.common import (
    COUNT,
    DATE,
    TEXT,
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
from bening.front.machines.selectors import Tally, items_of, progress_of
from bening.rooms.plans import api as plans

STATES = [str(value) for value, _ in plans.Occurrence._meta.get_field("state").choices or ()]
STATE = {"enum": STATES, "type": "string"}
AREA = {"enum": ["", *Area.values], "type": "string", "description": "Area perubahan; kosong bila tidak ada"}
MONTH = {"type": "integer", "minimum": 1, "maximum": 12}

PLAN = Operation(
    summary="Rencana aksi yang berlaku",
    description="Bagian, komponen, butir, bukti yang diminta, dan jatuh temponya. Butir dibagi dalam halaman menurut "
    "kode; “position” adalah urutannya dalam rencana. 404 bila tidak ada rencana yang berlaku.",
    scope=Scope.PLAN_READ,
    parameters=(UNIT_CODE, YEAR, *PAGING),
    response=thing(
        unit=UNIT,
        year=COUNT,
        title=TEXT,
        decree=or_null(thing(number=TEXT, date=or_null(DATE))),
        sections=many(
            thing(
                code=TEXT,
                title=TEXT,
                area=AREA,
                components=many(thing(number=COUNT, name=TEXT)),
            )
        ),
        items=many(
            thing(
                code=TEXT,
                position=COUNT,
                section=TEXT,
                component=COUNT,
                indicator=TEXT,
                action=TEXT,
                evidence=TEXT,
                target=told(TEXT, "Target waktu seperti tertulis"),
                proofs=told(many(TEXT), "Bukti yang diminta, satu per satu"),
                occurrences=many(
                    thing(period=TEXT, start=DATE, due=DATE, fix_by=or_null(DATE), state=STATE),
                ),
            )
        ),
        next=NEXT,
    ),
)


@machine(PLAN)
def plan(request: MachineRequest, code: str) -> HttpResponse:
    """The parts of the plan in force, and a page of its items."""
    acting = request.machine
    found = _plan(acting, code)
    items, following = page_of(items_of(found), acting)
    return answer(
        request,
        {
            "unit": unit_named(found.unit),
            "year": found.year,
            "title": found.title,
            "decree": found.decree and {"number": found.decree.number, "date": found.decree.decree_date},
            "sections": _sections(found),
            "items": [_item(item) for item in items],
            "next": following,
        },
    )


def _plan(acting: Machine, code: str) -> plans.Plan:
    year = year_of(acting)
    found = plans.active_of_year(acting.unit_in_reach(code), year)
    if found is None:
        raise Refused(404, f"Satuan kerja ini tidak mempunyai rencana aksi yang berlaku untuk tahun {year}.")
    return found


def _sections(found: plans.Plan) -> list[dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for component in plans.components_of(found):
        part = component.section
        row = rows.setdefault(part.code, {"code": part.code, "title": part.title, "area": part.area, "components": []})
        row["components"].append({"number": component.number, "name": component.name})
    return list(rows.values())


def _item(item: plans.Item) -> dict[str, Any]:
    return {
        "code": item.code,
        "position": item.position,
        "section": item.component.section.code,
        "component": item.component.number,
        "indicator": item.indicator,
        "action": item.action,
        "evidence": item.evidence_text,
        "target": item.target_text,
        "proofs": [proof.text for proof in item.requirements.all()],
        "occurrences": [
            {"period": due.period, "start": due.start, "due": due.due, "fix_by": due.fix_by, "state": due.state}
            for due in item.occurrences.all()
        ],
    }


COUNTS = {
    "counted": told(COUNT, "Jatuh tempo yang dihitung: semua selain yang tidak berlaku"),
    "done": told(COUNT, "Di antaranya yang selesai"),
    "late": told(COUNT, "Di antaranya yang terlambat pada hari itu"),
    "states": told(by_name(COUNT), "Semua jatuh tempo menurut keadaan"),
}

PROGRESS = Operation(
    summary="Kemajuan rencana aksi",
    description="Banyaknya jatuh tempo menurut keadaan, seluruhnya, per area perubahan, dan per bulan. Kemajuan adalah "
    "“done” dari “counted”. 404 bila tidak ada rencana yang berlaku.",
    scope=Scope.PROGRESS_READ,
    parameters=(UNIT_CODE, YEAR),
    response=thing(
        unit=UNIT,
        year=COUNT,
        on=told(DATE, "Hari yang dihitung: hari ini di satuan kerja itu"),
        total=thing(**COUNTS),
        areas=many(thing(area=AREA, **COUNTS)),
        months=many(thing(month=MONTH, **COUNTS)),
    ),
)


@machine(PROGRESS)
def progress(request: MachineRequest, code: str) -> HttpResponse:
    """Where the due dates of the plan in force stand today."""
    found = _plan(request.machine, code)
    on = clock.today(found.unit)
    counted = progress_of(found, on)
    return answer(
        request,
        {
            "unit": unit_named(found.unit),
            "year": found.year,
            "on": on,
            "total": _tally(counted.total),
            "areas": [
                {"area": area, **_tally(counted.areas[area])} for area in ("", *Area.values) if area in counted.areas
            ],
            "months": [{"month": month, **_tally(counted.months[month])} for month in sorted(counted.months)],
        },
    )


def _tally(tally: Tally) -> dict[str, Any]:
    states = {state: tally.states[state] for state in STATES}
    return {
        "counted": sum(states.values()) - states["cancelled"],
        "done": states["done"],
        "late": tally.late,
        "states": states,
    }
