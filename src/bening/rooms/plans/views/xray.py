"""The X-ray of the plan, and its one-click mends."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.pagination import paginate
from bening.foundation.kit.views import render
from bening.rooms.plans import slots
from bening.rooms.plans.permissions import ASSIGN
from bening.rooms.plans.selectors.xray import mend_of, rethink
from bening.rooms.plans.selectors.xray import xray as groups_of
from bening.rooms.plans.services.mend import item_mend
from bening.rooms.plans.views.common import REFUSED, found, said_no, say, the_item, the_plan, to


def xray(request: UnitRequest) -> HttpResponse:
    """Findings grouped by issue, with mends where they are safe, and what to rethink."""
    plan = the_plan(request)
    context = {
        "plan": plan,
        "groups": groups_of(plan),
        "rethink": rethink(plan),
        "doubts": paginate(slots.doubts(request.unit, request.year), request),
    }
    return render(request, "plans/xray.html", context | {"may_mend": request.actor.may(ASSIGN)})


@require_POST
def mend(request: UnitRequest) -> HttpResponse:
    """Carry out one mend that the X-ray offers now."""
    wanted = {name: request.POST.get(name, "") for name in ("item", "field", "value")}
    offered = found(mend_of(groups_of(the_plan(request)), **wanted))
    row = the_item(request, offered.item)
    try:
        item_mend(by=request.actor, at=clock.now(), item=row, mend=offered)
    except REFUSED as refusal:
        return said_no(request, refusal, to(request, "xray"))
    say(request, f"Butir {row.code} diperbaiki.")
    return to(request, "xray")
