"""Who judges an assessment."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.views import UNPROCESSABLE, found, render, say
from bening.foundation.workflow.policy import REFUSED
from bening.rooms.assessment import policies
from bening.rooms.assessment.enums import Layer, Rank
from bening.rooms.assessment.forms.seats import SeatForm
from bening.rooms.assessment.models import Assessment
from bening.rooms.assessment.selectors.seats import JUDGING, judges_for, seat_by_pk, seats_of
from bening.rooms.assessment.services.seats import seat_add, seat_remove
from bening.rooms.assessment.views.common import assessment_in, to


def seats(request: UnitRequest) -> HttpResponse:
    """The teams by layer, and a form for each that the person may set."""
    return _page(request, assessment_in(request))


def _page(request: UnitRequest, assessment: Assessment, bound: SeatForm | None = None) -> HttpResponse:
    people, taken = judges_for(assessment), seats_of(assessment)
    layers = []
    for layer in JUDGING:
        sitting = {seat.person_id for seat in taken[layer]}
        form = SeatForm(
            people=[one for one in people[layer] if one.pk not in sitting],
            prefix=layer.value,
        )
        is_bound = bound is not None and bound.prefix == layer.value
        may = policies.can_seat(request.actor, assessment, layer)
        layers.append((layer, taken[layer], bound if is_bound else form, may))
    status = UNPROCESSABLE if bound else 200
    context = {"assessment": assessment, "layers": layers, "bound": bound}
    return render(request, "assessment/seats.html", context, status=status)


@require_POST
def add(request: UnitRequest, layer: str) -> HttpResponse:
    """Seat a person."""
    if layer not in Layer.values or Layer(layer) not in JUDGING:
        raise Http404
    assessment = assessment_in(request)
    form = SeatForm(request.POST, people=judges_for(assessment)[Layer(layer)], prefix=layer)
    if form.is_valid():
        rank, person = Rank(form.cleaned_data["kedudukan"]), form.person()
        try:
            seat_add(
                by=request.actor, at=clock.now(), assessment=assessment, layer=Layer(layer), rank=rank, person=person
            )
        except REFUSED as refusal:
            form.add_error("orang", str(refusal))
        else:
            say(request, f"{person.name} menjadi penilai.")
            return to(request, "seats")
    return _page(request, assessment, form)


@require_POST
def remove(request: UnitRequest, pk: int) -> HttpResponse:
    """Let a person go."""
    seat = found(seat_by_pk(assessment_in(request), pk))
    try:
        seat_remove(by=request.actor, at=clock.now(), seat=seat)
        say(request, f"{seat.person.name} tidak lagi menjadi penilai.")
    except REFUSED as refusal:
        messages.error(request, str(refusal))
    return to(request, "seats")
