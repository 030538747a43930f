"""Changing many rows: look first, apply, undo."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.numbers import whole_number
from bening.foundation.kit.views import UNPROCESSABLE, found, render, say
from bening.foundation.workflow.policy import REFUSED
from bening.rooms.plans.forms.plans import BulkForm
from bening.rooms.plans.policies import why_not
from bening.rooms.plans.selectors.bulk import change_by_batch, chosen_items
from bening.rooms.plans.selectors.people import workers
from bening.rooms.plans.services.bulk import bulk_apply, bulk_preview, bulk_undo, check_undo
from bening.rooms.plans.views.common import said_no, the_plan, to


def _ids(request: UnitRequest) -> list[int]:
    return [pk for value in request.POST.getlist("pilih") if (pk := whole_number(value)) is not None]


@require_POST
def bulk(request: UnitRequest) -> HttpResponse:
    """The form for the picked rows (``langkah`` empty), its preview (``lihat``), or the change itself (``simpan``)."""
    plan = the_plan(request)
    items = chosen_items(plan, _ids(request))
    step = request.POST.get("langkah", "")
    people = list(workers(request.unit, request.year))
    form = BulkForm(request.POST if step else None, people=people)
    context = {"plan": plan, "items": items, "preview": None}
    if not items:
        return render(request, "plans/bulk.html", context | {"nothing": True, "form": form}, status=UNPROCESSABLE)
    if not step or not form.is_valid():
        return render(request, "plans/bulk.html", context, form=form)
    ids = [item.pk for item in items]
    try:
        if step == "simpan":
            change, _ = bulk_apply(by=request.actor, at=clock.now(), plan=plan, item_ids=ids, wish=form.wish())
            return to(request, "bulk_done", batch=change.batch)
        context["preview"] = bulk_preview(by=request.actor, plan=plan, item_ids=ids, wish=form.wish())
    except REFUSED as refusal:
        form.add_error(None, str(refusal))
    return render(request, "plans/bulk.html", context, form=form)


def bulk_done(request: UnitRequest, batch: UUID) -> HttpResponse:
    """What was changed, and for ten minutes the way back."""
    change = found(change_by_batch(request.unit, request.year, batch))
    reason = why_not(check_undo, request.actor, clock.now(), change)
    return render(request, "plans/bulk_done.html", {"change": change, "undo_reason": reason})


@require_POST
def undo(request: UnitRequest, batch: UUID) -> HttpResponse:
    """Put everything back that nobody changed since."""
    change = found(change_by_batch(request.unit, request.year, batch))
    try:
        left = bulk_undo(by=request.actor, at=clock.now(), change=change)
    except REFUSED as refusal:
        return said_no(request, refusal, to(request, "bulk_done", batch=batch))
    say(request, " ".join(["Perubahan dibatalkan.", *left]))
    return to(request)
