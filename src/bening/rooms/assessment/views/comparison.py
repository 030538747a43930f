"""One unit over layers and years."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit.views import render
from bening.kernel.lke import Predicate
from bening.rooms.assessment.selectors import comparison as selectors
from bening.rooms.assessment.views.common import assessment_in


@require_safe
def comparison(request: UnitRequest) -> HttpResponse:
    """The areas and totals of every filling that the person may read, this year's and the last years'."""
    assessment = assessment_in(request)
    target, columns = Predicate(assessment.target), selectors.columns(request.actor, assessment)
    newest = columns[-1]
    context = {
        "assessment": assessment,
        "columns": columns,
        "newest": newest,
        "before": selectors.compared_with(columns),
        "least": selectors.least_total(newest.instrument, target),
        "lines": selectors.area_lines(columns, target),
        "labels": [area.code for area in newest.areas],
        "rings": selectors.rings(columns, target),
        "bars": selectors.bars(newest, target),
        "trends": selectors.trends(columns),
    }
    return render(request, "assessment/comparison.html", context)
