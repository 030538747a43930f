"""All plans of a year: the one in force, drafts, the archive."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.pagination import paginate
from bening.foundation.kit.views import found, render, say
from bening.foundation.workflow.policy import REFUSED
from bening.rooms.plans.enums import PlanState
from bening.rooms.plans.policies import why_not
from bening.rooms.plans.selectors.draft import draft_of_plan
from bening.rooms.plans.selectors.plan import (
    Wanted,
    active_of_year,
    items_of,
    overview,
    plan_by_pk,
    plans_of_year,
    rows_of,
    with_details,
)
from bening.rooms.plans.services.drafts import draft_adopt, draft_discard
from bening.rooms.plans.services.plan_build import check_activate, plan_activate
from bening.rooms.plans.services.revision import plan_diff
from bening.rooms.plans.views.common import said_no, to

PER_PAGE = 40


def plans(request: UnitRequest) -> HttpResponse:
    """The plans of the year with how many items each has, the one in force first."""
    return render(request, "plans/plans.html", {"plans": plans_of_year(request.unit, request.year)})


def draft(request: UnitRequest, pk: int) -> HttpResponse:
    """One of them to read; for a draft what it would change, and the ways to use it or to throw it away."""
    plan = found(plan_by_pk(request.unit, request.year, pk))
    on = clock.today(request.unit)
    active = active_of_year(request.unit, request.year)
    is_draft = plan.state == PlanState.DRAFT
    page = paginate(with_details(items_of(plan, Wanted(), on)), request, per_page=PER_PAGE)
    context = {
        "plan": plan,
        "is_draft": is_draft,
        "active": active,
        "diff": plan_diff(active, draft_of_plan(plan)) if is_draft and active else None,
        "numbers": overview(plan, on),
        "page": page,
        "rows": rows_of(page, on),
        "activate_reason": why_not(check_activate, plan),
    }
    return render(request, "plans/draft.html", context)


@require_POST
def act(request: UnitRequest, pk: int, slug: str) -> HttpResponse:
    """Put a draft in force (``berlakukan``), take it over into the plan in force (``pakai``), throw it away."""
    plan = found(plan_by_pk(request.unit, request.year, pk))
    common = {"by": request.actor, "at": clock.now()}
    try:
        if slug == "berlakukan":
            plan_activate(**common, plan=plan)
            words = "Rencana berlaku. Setiap penanggung jawab sekarang melihat tugasnya."
        elif slug == "pakai":
            draft_adopt(**common, draft=plan, plan=found(active_of_year(request.unit, request.year)))
            words = "Rencana yang berlaku sudah diperbarui. Kemajuan yang tercatat tetap ada."
        elif slug == "buang":
            draft_discard(**common, plan=plan)
            words = f"Rancangan “{plan.title}” dibuang. Isinya tetap tersimpan di arsip."
        else:
            raise Http404
    except REFUSED as refusal:
        return said_no(request, refusal, to(request, "draft", pk=pk))
    say(request, words)
    return to(request, "plans" if slug == "buang" else "plan")
