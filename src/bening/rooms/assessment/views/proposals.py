"""A dry run of proposed answers: nothing changes before a person ticks it."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.views import UNPROCESSABLE, found, render, say
from bening.foundation.workflow.policy import REFUSED, why_not
from bening.rooms.assessment import policies
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.selectors.filling import readable_now
from bening.rooms.assessment.selectors.phases import open_layers
from bening.rooms.assessment.selectors.proposals import proposals
from bening.rooms.assessment.services.proposals import proposals_take
from bening.rooms.assessment.views.common import to


@require_http_methods(["GET", "POST"])
def propose(request: UnitRequest) -> HttpResponse:
    """What the accepted evidence and last year's answers let one propose, and taking what is ticked."""
    sheet, refusal = found(readable_now(request.actor).get(Layer.UNIT)), ""
    on = clock.today(request.unit)
    if request.method == "POST":
        keys = frozenset(request.POST.getlist("ambil"))
        try:
            number = proposals_take(by=request.actor, at=clock.now(), on=on, sheet=sheet, keys=keys)
        except REFUSED as error:
            refusal = str(error)
            sheet = readable_now(request.actor)[Layer.UNIT]
        else:
            say(request, f"{number} usulan disimpan sebagai jawaban.")
            return to(request, "proposals")
    context = {
        "sheet": sheet,
        "proposals": proposals(sheet.assessment, sheet, on),
        "refusal": refusal,
        "reason": why_not(policies.check_answer, request.actor, sheet, open_layers(sheet.assessment)),
    }
    return render(request, "assessment/proposals.html", context, status=UNPROCESSABLE if refusal else 200)
