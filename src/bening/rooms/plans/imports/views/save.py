"""Making a checked import a plan, and putting the plan in force."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.views import UNPROCESSABLE, render
from bening.rooms.plans.enums import PlanState
from bening.rooms.plans.exports.selectors import active_plan
from bening.rooms.plans.imports.forms import DecreeForm, SaveForm
from bening.rooms.plans.imports.saving import check_save, import_revise, import_save, owners_named
from bening.rooms.plans.imports.selectors import check_of, consequences
from bening.rooms.plans.imports.views.common import found, readable, url
from bening.rooms.plans.policies import PolicyError, why_not
from bening.rooms.plans.selectors.people import workers
from bening.rooms.plans.services.plan_build import check_activate, plan_activate
from bening.rooms.plans.services.revision import plan_diff


@require_http_methods(["GET", "POST"])
def save(request: UnitRequest, pk: int) -> HttpResponse:
    """Confirm what the decree says of itself, and save a draft plan."""
    row = readable(request, pk)
    check = check_of(row)
    document = check.draft.document
    title = (document.table_title or f"Rencana aksi Zona Integritas {request.unit.name} {request.year}")[:300]
    form = SaveForm(request.POST) if request.method == "POST" else SaveForm.of(document, title=title)
    refusal = ""
    if form.is_bound and form.is_valid():
        try:
            import_save(
                by=request.actor,
                at=clock.now(),
                plan_import=row,
                title=form.cleaned_data["title"],
                decree_fields=form.decree_fields(),
            )
        except PolicyError as error:
            refusal = str(error)
        else:
            return redirect(url(request, "import_activate", pk=row.pk))
    context = {
        "import": row,
        "check": check,
        "refusal": refusal,
        "why_not": why_not(check_save, check),
        "active": active_plan(request.unit, request.year),
        "owners": len(owners_named(check, list(workers(request.unit, request.year)))),
    }
    return render(request, "plans/imports/save.html", context, form=form, status=UNPROCESSABLE if refusal else 200)


@require_http_methods(["GET", "POST"])
def activate(request: UnitRequest, pk: int) -> HttpResponse:
    """What follows from putting the saved plan in force, and doing it."""
    row = found(request, pk)
    if row.plan is None or row.plan.state == PlanState.ARCHIVED:
        raise Http404
    if row.plan.state == PlanState.ACTIVE:
        return redirect(url(request, "plan"))
    refusal = ""
    if request.method == "POST":
        try:
            plan_activate(by=request.actor, at=clock.now(), plan=row.plan)
        except PolicyError as error:
            refusal = str(error)
        else:
            messages.success(request, f"“{row.plan.title}” berlaku mulai sekarang.")
            return redirect(url(request, "plan"))
    context = {
        "import": row,
        "plan": row.plan,
        "refusal": refusal,
        "why_not": why_not(check_activate, row.plan),
        "facts": consequences(row.plan, clock.today(request.unit)),
    }
    return render(request, "plans/imports/activate.html", context, status=UNPROCESSABLE if refusal else 200)


@require_http_methods(["GET", "POST"])
def revision(request: UnitRequest, pk: int) -> HttpResponse:
    """What the checked decree changes in the plan in force, row by row, and the change itself."""
    row = readable(request, pk)
    plan = active_plan(request.unit, request.year)
    if plan is None:
        return redirect(url(request, "import_save", pk=row.pk))
    check = check_of(row)
    form = DecreeForm(request.POST) if request.method == "POST" else DecreeForm.of(check.draft.document)
    refusal = ""
    if form.is_bound and form.is_valid():
        fields = form.decree_fields()
        try:
            import_revise(by=request.actor, at=clock.now(), plan_import=row, plan=plan, decree_fields=fields)
        except PolicyError as error:
            refusal = str(error)
        else:
            messages.success(request, "Rencana yang berlaku sudah diperbarui. Kemajuan yang tercatat tetap ada.")
            return redirect(url(request, "plan"))
    context = {
        "import": row,
        "check": check,
        "plan": plan,
        "diff": plan_diff(plan, check.draft),
        "refusal": refusal,
        "why_not": why_not(check_save, check),
    }
    status = UNPROCESSABLE if refusal else 200
    return render(request, "plans/imports/revision.html", context, form=form, status=status)
