"""What the room's views share."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpResponseRedirect

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit.views import found
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.links import room_url
from bening.rooms.assessment.models import Assessment, Sheet
from bening.rooms.assessment.selectors.sheets import assessment_of

LAYER = "lapis"


def to(request: UnitRequest, name: str, *, query: str = "", **kwargs: object) -> HttpResponseRedirect:
    """A redirect to one of this room's pages in the unit and year of the request."""
    address = room_url(request.unit, request.year, name, **kwargs)
    return HttpResponseRedirect(f"{address}?{query}" if query else address)


def assessment_in(request: UnitRequest) -> Assessment:
    """The assessment of the unit and year; 404 where nobody opened one."""
    return found(assessment_of(request.unit, request.year))


def chosen_sheet(request: UnitRequest, sheets: Mapping[Layer, Sheet]) -> Sheet:
    """The filling that ``?lapis=`` names, the unit's own without it; 404 for one that the person cannot read."""
    wanted = request.GET.get(LAYER, Layer.UNIT.value)
    if wanted not in Layer.values or Layer(wanted) not in sheets:
        raise Http404
    return sheets[Layer(wanted)]


def layer_tabs(request: UnitRequest, sheets: Mapping[Layer, Sheet], sheet: Sheet) -> list[tuple[str, str, bool]]:
    """Label, address and whether it is shown, for the fillings the person may read; none for a single one."""
    if len(sheets) < 2:
        return []
    return [(str(layer.label), f"{request.path}?{LAYER}={layer.value}", layer == sheet.layer) for layer in sheets]
