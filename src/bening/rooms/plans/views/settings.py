"""The plan's settings, the names of its parts, bringing it into force, copying it to a new year."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.views import found, render, say
from bening.foundation.workflow.policy import REFUSED
from bening.rooms.plans.enums import WeekReading
from bening.rooms.plans.forms.plans import ComponentForm, CopyForm, PartForm, PlanForm, SectionForm
from bening.rooms.plans.models import Component, PlanSection
from bening.rooms.plans.policies import why_not
from bening.rooms.plans.selectors.item import component_by_pk
from bening.rooms.plans.selectors.plan import components_of, current_plan, earlier_plans, section_by_code
from bening.rooms.plans.services.conflict import EditConflict, Seen
from bening.rooms.plans.services.copy import plan_copy
from bening.rooms.plans.services.plan_build import check_activate, plan_activate
from bening.rooms.plans.services.plan_edit import (
    PART_LABELS,
    component_rename,
    part_values,
    plan_rename,
    plan_set_weeks,
    section_rename,
    week_changes,
)
from bening.rooms.plans.views.common import said_no, the_plan, to
from bening.rooms.plans.views.conflict import conflict_page


def settings(request: UnitRequest) -> HttpResponse:
    """Title and week convention; ``?week_convention=`` shows which dates would move before it is applied."""
    plan = the_plan(request)
    weeks = request.POST.get("week_convention", request.GET.get("week_convention", plan.week_convention))
    weeks = weeks if weeks in WeekReading.values else plan.week_convention
    form = PlanForm(request.POST or None, initial={"title": plan.title, "week_convention": weeks})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            if data["title"] != plan.title:
                plan_rename(by=request.actor, at=clock.now(), plan=plan, title=data["title"])
            if data["week_convention"] != plan.week_convention:
                plan_set_weeks(by=request.actor, at=clock.now(), plan=plan, weeks=data["week_convention"])
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, "Pengaturan rencana tersimpan.")
            return to(request, "settings")
    context = {
        "plan": plan,
        "previewing": weeks != plan.week_convention,
        "changes": week_changes(plan, weeks) if weeks != plan.week_convention else [],
        "weeks_label": WeekReading(weeks).label,
        "components": components_of(plan),
        "activate_reason": why_not(check_activate, plan),
    }
    return render(request, "plans/settings.html", context, form=form)


@require_POST
def activate(request: UnitRequest) -> HttpResponse:
    """Bring the draft into force."""
    plan = the_plan(request)
    try:
        plan_activate(by=request.actor, at=clock.now(), plan=plan)
    except REFUSED as refusal:
        return said_no(request, refusal, to(request, "settings"))
    say(request, "Rencana berlaku. Setiap penanggung jawab sekarang melihat tugasnya.")
    return to(request)


def _initial(row: PlanSection | Component) -> dict[str, object]:
    values = part_values(row)
    return {**values, "base": values, "version": row.version}


def _seen(form: PartForm) -> Seen:
    return Seen(form.cleaned_data["base"], form.cleaned_data["version"])


def section(request: UnitRequest, code: str) -> HttpResponse:
    """Rename a part or set its change area."""
    row = found(section_by_code(the_plan(request), code))
    form = SectionForm(request.POST or None, initial=_initial(row))
    if request.method == "POST" and form.is_valid():
        try:
            section_rename(by=request.actor, at=clock.now(), section=row, values=form.values(), seen=_seen(form))
        except EditConflict as conflict:
            return conflict_page(
                request, form, conflict, name=f"bagian {row.code}", labels=PART_LABELS, back=request.path
            )
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, f"Bagian {row.code} tersimpan.")
            return to(request, query=f"bagian={row.code}")
    return render(request, "plans/section.html", {"section": row}, form=form)


def component(request: UnitRequest, pk: int) -> HttpResponse:
    """Rename a component."""
    row = found(component_by_pk(request.unit, request.year, pk))
    form = ComponentForm(request.POST or None, initial=_initial(row))
    if request.method == "POST" and form.is_valid():
        try:
            component_rename(by=request.actor, at=clock.now(), component=row, values=form.values(), seen=_seen(form))
        except EditConflict as conflict:
            name = f"komponen {row.section.code}.{row.number}"
            return conflict_page(request, form, conflict, name=name, labels=PART_LABELS, back=request.path)
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, "Nama komponen tersimpan.")
            return to(request, query=f"komponen={row.pk}")
    return render(request, "plans/component.html", {"component": row}, form=form)


def copy(request: UnitRequest) -> HttpResponse:
    """A draft for this year from another year's plan."""
    plans = earlier_plans(request.unit, request.year)
    initial = {"title": f"Rencana aksi Zona Integritas {request.unit.name} {request.year}"}
    form = CopyForm(request.POST or None, plans=plans, initial=initial)
    if request.method == "POST" and form.is_valid():
        source = found(next((plan for plan in plans if plan.pk == form.cleaned_data["source"]), None))
        try:
            plan_copy(by=request.actor, at=clock.now(), source=source, title=form.cleaned_data["title"])
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, "Rancangan dibuat. Periksa dahulu apa yang perlu dipikirkan ulang.")
            return to(request, "xray")
    context = {"plans": plans, "present": current_plan(request.unit, request.year)}
    return render(request, "plans/copy.html", context, form=form)
