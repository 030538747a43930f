"""Deciding many handed-in due dates at once."""

from __future__ import annotations

from django.http import HttpResponse

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.numbers import whole_number
from bening.foundation.kit.views import render
from bening.foundation.workflow.policy import REFUSED
from bening.rooms.plans.forms.plans import DecisionForm
from bening.rooms.plans.selectors.reviewing import review_desk
from bening.rooms.plans.services.bulk_review import review_apply, review_preview
from bening.rooms.plans.views.common import the_plan, to


def review(request: UnitRequest) -> HttpResponse:
    """What waits (GET), the preview of one decision about what was picked (``lihat``), or the decision (``simpan``)."""
    plan = the_plan(request)
    form = DecisionForm(request.POST or None)
    picked = [pk for value in request.POST.getlist("pilih") if (pk := whole_number(value)) is not None]
    preview = None
    if request.method == "POST" and not picked:
        form.add_error(None, "Belum ada yang dipilih. Centang paling sedikit satu baris.")
    elif request.method == "POST" and form.is_valid():
        wanted = {"by": request.actor, "at": clock.now(), "plan": plan, "ids": picked, "decision": form.decision()}
        try:
            if request.POST.get("langkah") == "simpan":
                change, _ = review_apply(**wanted)
                return to(request, "bulk_done", batch=change.batch)
            preview = review_preview(**wanted)
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
    desk = review_desk(plan, request.actor)
    context = {
        "mine": [(row, row.row.pk in picked) for row in desk if not row.reason],
        "others": [row for row in desk if row.reason],
        "picked": picked,
        "preview": preview,
        "on": clock.today(request.unit),
    }
    return render(request, "plans/review.html", context, form=form)
