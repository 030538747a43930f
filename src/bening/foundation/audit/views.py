"""The audit trail of a unit, as a page and as a table to take away."""

from __future__ import annotations

from django.http import HttpResponse, StreamingHttpResponse

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.audit import exports, selectors
from bening.foundation.audit.forms import TrailFilter
from bening.foundation.kit.pagination import paginate
from bening.foundation.kit.views import render


def _filter(request: UnitRequest) -> TrailFilter:
    people, verbs = selectors.people_of(request.unit), selectors.verbs_of(request.unit)
    return TrailFilter(request.GET, people=people, verbs=verbs)


def trail(request: UnitRequest) -> HttpResponse:
    """Who did what when, newest first."""
    filter_form = _filter(request)
    page = paginate(selectors.events_of(request.unit, filter_form.wanted()), request)
    context = {
        "filter_form": filter_form,
        "page": page,
        "rows": [selectors.told(event) for event in page],
        "head": selectors.head_of(request.unit),
    }
    return render(request, "audit/trail.html", context)


def export(request: UnitRequest) -> StreamingHttpResponse:
    """The same events as a CSV file."""
    events = selectors.events_of(request.unit, _filter(request).wanted())
    response = StreamingHttpResponse(
        exports.csv_lines(events.iterator(chunk_size=2000), request.unit), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="jejak-{request.unit.code}.csv"'
    return response
