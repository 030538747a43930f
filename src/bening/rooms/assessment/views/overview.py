"""The room's first page: open the assessment, or see where it stands."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.views import render, say
from bening.foundation.workflow.policy import REFUSED
from bening.kernel.lke import Predicate
from bening.rooms.assessment.links import room_url
from bening.rooms.assessment.permissions import MANAGE_ASSESSMENT
from bening.rooms.assessment.selectors.sheets import assessment_of, sheets_of
from bening.rooms.assessment.services.opening import assessment_open
from bening.rooms.assessment.views.common import to


def overview(request: UnitRequest) -> HttpResponse:
    """Where the assessment of this year stands, layer by layer."""
    assessment = assessment_of(request.unit, request.year)
    context = {
        "assessment": assessment,
        "sheets": sheets_of(assessment) if assessment else {},
        "may_manage": request.actor.may(MANAGE_ASSESSMENT),
        "targets": list(Predicate),
        "open_url": room_url(request.unit, request.year, "open"),
    }
    return render(request, "assessment/overview.html", context)


@require_POST
def open_assessment(request: UnitRequest) -> HttpResponse:
    """Open the assessment of this year towards the chosen predicate."""
    target = request.POST.get("predikat", "")
    try:
        chosen = Predicate(target)
    except ValueError:
        messages.error(request, "Pilih predikat yang dituju: WBK atau WBBM.")
        return to(request, "overview")
    try:
        assessment_open(by=request.actor, at=clock.now(), on=clock.today(request.unit), target=chosen)
        say(request, f"Penilaian {request.year} menuju {chosen.value} dibuka.")
    except REFUSED as refusal:
        messages.error(request, str(refusal))
    return to(request, "overview")
