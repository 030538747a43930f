"""What the room's views share."""

from __future__ import annotations

from django.http import HttpResponseRedirect

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit.views import found
from bening.rooms.assessment.links import room_url
from bening.rooms.assessment.models import Assessment
from bening.rooms.assessment.selectors.sheets import assessment_of


def to(request: UnitRequest, name: str, *, query: str = "", **kwargs: object) -> HttpResponseRedirect:
    """A redirect to one of this room's pages in the unit and year of the request."""
    address = room_url(request.unit, request.year, name, **kwargs)
    return HttpResponseRedirect(f"{address}?{query}" if query else address)


def assessment_in(request: UnitRequest) -> Assessment:
    """The assessment of the unit and year; 404 where nobody opened one."""
    return found(assessment_of(request.unit, request.year))
