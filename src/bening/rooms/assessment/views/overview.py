"""The room's first page, and the arithmetic of a filling in full."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.views import render, say
from bening.foundation.workflow.policy import REFUSED
from bening.kernel.lke import Predicate, explain
from bening.rooms.assessment.permissions import MANAGE_ASSESSMENT
from bening.rooms.assessment.selectors import overview as selectors
from bening.rooms.assessment.selectors.sheets import assessment_of, readable_sheets
from bening.rooms.assessment.services.opening import assessment_open
from bening.rooms.assessment.views.common import assessment_in, chosen_sheet, layer_tabs, to


def overview(request: UnitRequest) -> HttpResponse:
    """Where the assessment of this year stands; before it is opened, how to open it."""
    assessment = assessment_of(request.unit, request.year)
    if assessment is None:
        may_manage = request.actor.may(MANAGE_ASSESSMENT)
        return render(request, "assessment/unopened.html", {"may_manage": may_manage, "targets": list(Predicate)})
    sheets = readable_sheets(request.actor, assessment)
    sheet = chosen_sheet(request, sheets)
    context = {
        "assessment": assessment,
        "sheet": sheet,
        "worth": selectors.worth(sheet, selectors.efforts_of(assessment)),
        "tabs": layer_tabs(request, sheets, sheet),
        "years": selectors.earlier_totals(assessment),
    }
    return render(request, "assessment/overview.html", context)


def score(request: UnitRequest) -> HttpResponse:
    """Why the score is what it is: every part, question and clause."""
    assessment = assessment_in(request)
    sheets = readable_sheets(request.actor, assessment)
    sheet = chosen_sheet(request, sheets)
    result = selectors.score_of(sheet)
    context = {
        "assessment": assessment,
        "sheet": sheet,
        "score": result,
        "roots": [explain(result, root) for root in result.instrument.roots],
        "tabs": layer_tabs(request, sheets, sheet),
        "decisions": result.instrument.decisions,
    }
    return render(request, "assessment/score.html", context)


@require_POST
def open_assessment(request: UnitRequest) -> HttpResponse:
    """Open the assessment of this year towards the chosen predicate."""
    target = request.POST.get("predikat", "")
    if target not in list(Predicate):
        messages.error(request, "Pilih predikat yang dituju: WBK atau WBBM.")
        return to(request, "overview")
    try:
        assessment_open(by=request.actor, at=clock.now(), on=clock.today(request.unit), target=Predicate(target))
        say(request, f"Penilaian {request.year} menuju {target} dibuka.")
    except REFUSED as refusal:
        messages.error(request, str(refusal))
    return to(request, "overview")
