"""The addresses below ``/api/`` that belong to no room."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from bening.foundation.kit.views import render
from bening.foundation.machines import openapi
from bening.foundation.machines.answers import Refused, answer, failure
from bening.foundation.machines.gate import MachineRequest, machine
from bening.foundation.machines.operations import Operation
from bening.foundation.machines.paging import NEXT, PAGING, page_of
from bening.foundation.units.enums import UnitKind

UNITS = Operation(
    summary="Satuan kerja dalam jangkauan kunci",
    description="Satuan kerja pembuat kunci dan semua satuan kerja aktif di bawahnya, urut kode.",
    scope=None,
    parameters=PAGING,
    response={
        "type": "object",
        "required": ["units", "next"],
        "properties": {
            "units": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["code", "name", "kind", "parent"],
                    "properties": {
                        "code": {"type": "string", "description": "Kode satuan kerja"},
                        "name": {"type": "string"},
                        "kind": {"enum": UnitKind.values},
                        "parent": {
                            "type": ["string", "null"],
                            "description": "Kode satuan kerja atasan; null bila di luar jangkauan kunci",
                        },
                    },
                },
            },
            "next": NEXT,
        },
    },
)


@machine(UNITS)
def units(request: MachineRequest) -> HttpResponse:
    """The units that the key reaches, page by page."""
    acting = request.machine
    found, following = page_of(acting.units().select_related("parent"), acting)
    rows = [
        {
            "code": unit.code,
            "name": unit.name,
            "kind": unit.kind,
            "parent": unit.parent.code if unit.parent and unit.pk != acting.key.unit_id else None,
        }
        for unit in found
    ]
    return answer(request, {"units": rows, "next": following})


@require_safe
def document(request: HttpRequest) -> HttpResponse:
    """The description for programs."""
    return answer(request, openapi.document(), private=False)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The description for people."""
    return render(request, "machines/index.html", {"addresses": openapi.addresses(), "errors": openapi.ERRORS})


@csrf_exempt
def missing(request: HttpRequest, rest: str) -> HttpResponse:  # noqa: ARG001 - whatever it is, it is not there
    """What nobody answers: an error in the form that programs expect, not a page."""
    return failure(Refused(404))
