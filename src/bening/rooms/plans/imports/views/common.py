"""What every page of an import begins with."""

from __future__ import annotations

from django.http import Http404

from bening.foundation.accounts.requests import UnitRequest
from bening.rooms.plans.enums import ImportState
from bening.rooms.plans.imports.selectors import import_of
from bening.rooms.plans.links import plan_url
from bening.rooms.plans.models import PlanImport


def url(request: UnitRequest, name: str, **kwargs: object) -> str:
    """The address of a page of this room in the unit and year of the request."""
    return plan_url(request.unit, request.year, name, **kwargs)


def found(request: UnitRequest, pk: int) -> PlanImport:
    """The import with this number in the unit and year, or 404."""
    row = import_of(request.unit, request.year, pk)
    if row is None:
        raise Http404
    return row


def readable(request: UnitRequest, pk: int) -> PlanImport:
    """The import where it is open and has been read, or 404."""
    row = found(request, pk)
    if row.state != ImportState.OPEN or not row.draft or "phase" in row.reading:
        raise Http404
    return row
