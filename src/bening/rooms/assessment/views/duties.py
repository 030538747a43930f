"""Sharing out the questions of the worksheet."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from bening.foundation.accounts.models import User
from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.views import UNPROCESSABLE, render, say
from bening.foundation.workflow.policy import REFUSED, PolicyError
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.selectors.duties import duty_parts, items_of, workers
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.sheets import sheets_of
from bening.rooms.assessment.services.duties import EFFORTS, Share, duties_set
from bening.rooms.assessment.views.common import assessment_in, to

KEEP, NOBODY = "", "0"
"""Values of the field ``petugas`` beside the keys of people."""


@require_http_methods(["GET", "POST"])
def duties(request: UnitRequest) -> HttpResponse:
    """Who answers which question; many at once."""
    assessment, people, refusal = assessment_in(request), workers(request.unit, request.year), ""
    if request.method == "POST":
        instrument = instrument_of(assessment)
        items = items_of(instrument, request.POST.getlist("butir"), request.POST.getlist("bagian"))
        try:
            share = _share(request, people)
            number = duties_set(by=request.actor, at=clock.now(), assessment=assessment, items=items, share=share)
        except REFUSED as error:
            refusal = str(error)
        else:
            say(request, f"Tugas {number} butir diatur.")
            return to(request, "duties")
        messages.error(request, refusal)
    context = {
        "assessment": assessment,
        "parts": duty_parts(assessment, sheets_of(assessment)[Layer.UNIT]),
        "people": people,
        "efforts": EFFORTS,
        "ticked": {*request.POST.getlist("butir"), *request.POST.getlist("bagian")},
        "chosen": request.POST.get("petugas", KEEP),
        "effort": request.POST.get("usaha", ""),
    }
    return render(request, "assessment/duties.html", context, status=UNPROCESSABLE if refusal else 200)


def _share(request: UnitRequest, people: list[User]) -> Share:
    """What the form sets. Raises PolicyError for a person or an effort that is not on the lists."""
    chosen, effort = request.POST.get("petugas", KEEP), request.POST.get("usaha", "")
    known = {str(user.pk): user for user in people}
    if chosen not in {KEEP, NOBODY, *known} or effort not in {"", *map(str, EFFORTS)}:
        raise PolicyError("Pilih petugas dan usaha dari daftarnya.")
    return Share(gives=chosen != KEEP, assignee=known.get(chosen), effort=int(effort) if effort else None)
