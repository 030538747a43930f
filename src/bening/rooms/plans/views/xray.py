"""The X-ray of the plan, and its one-click mends."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.pagination import paginate
from bening.foundation.kit.views import found, render, say
from bening.foundation.workflow.policy import REFUSED
from bening.rooms.plans import slots
from bening.rooms.plans.permissions import ASSIGN
from bening.rooms.plans.selectors.xray import examined, mend_of
from bening.rooms.plans.selectors.xray import xray as groups_of
from bening.rooms.plans.services.mend import item_mend
from bening.rooms.plans.views.common import said_no, the_item, the_plan, to

FIRST = 20
"""How many findings of a kind stand on the first page; the rest of a kind comes in pages of its own."""
RETHINK = "ulang"


def xray(request: UnitRequest) -> HttpResponse:
    """Findings grouped by issue, with mends where they are safe, and what to rethink; ``?jenis=`` shows one kind."""
    plan = the_plan(request)
    groups, rethink = examined(plan)
    may_mend = request.actor.may(ASSIGN)
    kind = request.GET.get("jenis", "")
    group = next((one for one in groups if one.code == kind), None)
    if group or kind == RETHINK:
        page = paginate(group.findings if group else rethink, request)
        return render(request, "plans/xray_kind.html", {"group": group, "page": page, "may_mend": may_mend})
    context = {
        "plan": plan,
        "groups": [(one, one.findings[:FIRST], len(one.findings)) for one in groups],
        "rethink": rethink[:FIRST],
        "rethink_count": len(rethink),
        "doubts": paginate(slots.doubts(request.unit, request.year), request),
        "may_mend": may_mend,
    }
    return render(request, "plans/xray.html", context)


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
