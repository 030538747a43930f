"""All fillings of the worksheet side by side, on the page and as files."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit.views import render
from bening.rooms.assessment.forms.desk import LayersFilter
from bening.rooms.assessment.selectors.layers import Layers, layers_of
from bening.rooms.assessment.views.common import assessment_in

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _shown(request: UnitRequest) -> tuple[Layers, LayersFilter]:
    form = LayersFilter(request.GET)
    area, differing = form.chosen()
    return layers_of(request.actor, assessment_in(request), area=area, differing=differing), form


@require_safe
def layers(request: UnitRequest) -> HttpResponse:
    """Unit, province, TPI and TPN beside each other."""
    shown, form = _shown(request)
    context = {"shown": shown, "filters": form, "query": request.GET.urlencode(), "endings": list(KINDS)}
    return render(request, "assessment/layers.html", context)


@require_safe
def layers_file(request: UnitRequest, ending: str) -> HttpResponse:
    """The same as a file, with the same filters."""
    if ending not in KINDS:
        raise Http404
    from bening.rooms.assessment.reports.layers import layers_csv, layers_xlsx  # openpyxl is wanted only here

    make = layers_csv if ending == "csv" else layers_xlsx
    name = f"lke-berdampingan-{request.unit.code}-{request.year}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(make(_shown(request)[0]), content_type=KINDS[ending], headers=headers)
