"""The way to the predicate, and what would be if."""

from __future__ import annotations

from django.http import HttpResponse

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit.views import UNPROCESSABLE, render
from bening.kernel.lke import AnswersError, what_if
from bening.rooms.assessment.selectors import overview, way
from bening.rooms.assessment.selectors.sheets import readable_sheets
from bening.rooms.assessment.views.common import assessment_in, chosen_sheet, layer_tabs


def way_to(request: UnitRequest) -> HttpResponse:
    """The fewest things that suffice, everything that could still gain, and a what-if that saves nothing."""
    assessment = assessment_in(request)
    sheets = readable_sheets(request.actor, assessment)
    sheet = chosen_sheet(request, sheets)
    effort = overview.efforts_of(assessment)
    now = overview.worth(sheet, effort)
    sent = {name: request.GET.get(name, "") for name in now.score.instrument.names if name in request.GET}
    changed, problems = way.changes(now.score, sent), ()
    try:
        after = overview.worth(sheet, effort, now=what_if(now.score, changed)) if changed else None
    except AnswersError as wrong:
        after, problems = None, wrong.problems
    context = {
        "assessment": assessment,
        "sheet": sheet,
        "now": now,
        "after": after,
        "changed": len(changed),
        "problems": problems,
        "needed": way.steps(now.score, now.path.steps),
        "possible": way.steps(now.score, way.ranked(now.score, effort), sent),
        "tabs": layer_tabs(request, sheets, sheet),
    }
    return render(request, "assessment/way.html", context, status=UNPROCESSABLE if problems else 200)
