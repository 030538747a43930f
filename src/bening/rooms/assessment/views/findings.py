"""Findings: made at the desk, listed for both sides, answered by the unit and settled by the assessor."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.views import UNPROCESSABLE, found, render, say
from bening.foundation.workflow.policy import REFUSED
from bening.rooms.assessment.enums import FindingState
from bening.rooms.assessment.forms.findings import FindingForm
from bening.rooms.assessment.models import Finding
from bening.rooms.assessment.permissions import ANSWER_UNIT
from bening.rooms.assessment.selectors import findings as selectors
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.services import findings as services
from bening.rooms.assessment.views.common import assessment_in, to
from bening.rooms.assessment.views.desk import desk_in
from bening.rooms.plans import api as plans

SETTLING = {"selesai": FindingState.DONE, "batal": FindingState.DROPPED, "buka": FindingState.OPEN}
MOST_DIGITS = 6


def findings(request: UnitRequest) -> HttpResponse:
    """Every finding on the unit's worksheet that the person may read."""
    assessment = assessment_in(request)
    rows = selectors.findings_for(request.actor, assessment)
    context = {
        "assessment": assessment,
        "rows": rows,
        "counts": selectors.counts_of(rows),
        "judges": bool(selectors.own_layers(request.actor)),
    }
    return render(request, "assessment/findings.html", context)


def add(request: UnitRequest, layer: str, item: str) -> HttpResponse:
    """A new finding on one question of the desk."""
    shown = desk_in(request, layer)
    if item not in shown.instrument.items:
        raise Http404
    form = FindingForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            services.finding_add(
                by=request.actor,
                at=clock.now(),
                on=clock.today(request.unit),
                assessment=shown.assessment,
                layer=shown.layer,
                item=item,
                found=form.found(),
            )
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, f"Temuan pada butir {item} tercatat.")
            return to(request, "desk_question", layer=layer, item=item)
    context = {"desk": shown, "item": shown.instrument.items[item]}
    return render(request, "assessment/finding_add.html", context, form=form)


def finding(request: UnitRequest, pk: int) -> HttpResponse:
    """One finding with what the person may do about it."""
    assessment = assessment_in(request)
    row = found(selectors.finding_by_pk(request.actor, assessment, pk))
    problem = ""
    if request.method == "POST":
        try:
            say(request, _move(request, row))
        except REFUSED as refusal:
            problem = str(refusal)
            row = found(selectors.finding_by_pk(request.actor, assessment, pk))
        else:
            return to(request, "finding", pk=pk)
    judges = row.sheet.layer in selectors.own_layers(request.actor)
    context: dict[str, Any] = {
        "assessment": assessment,
        "finding": row,
        "item": instrument_of(assessment).items[row.item],
        "plan_url": selectors.plan_url_of(row),
        "is_unsettled": row.state in selectors.UNSETTLED,
        "judges": judges,
        "may_answer": request.actor.may(ANSWER_UNIT),
        "may_plan": request.actor.may(plans.EDIT_PLAN) and row.state == FindingState.OPEN,
        "problem": problem,
        "typed": request.POST.get("catatan", "") if problem else row.outcome,
    }
    return render(request, "assessment/finding.html", context, status=UNPROCESSABLE if problem else 200)


def _move(request: UnitRequest, row: Finding) -> str:
    """Do what the button says; the sentence that tells it. 404 for a button that is not there."""
    step, note = request.POST.get("langkah", ""), request.POST.get("catatan", "")
    sent = request.POST.get("versi", "")
    version = int(sent) if sent.isdecimal() and len(sent) <= MOST_DIGITS else 0
    by, at = request.actor, clock.now()
    if step == "jawab":
        services.finding_answer(by=by, at=at, finding=row, outcome=note, version=version)
        return "Penyelesaian tercatat. Penilai memutuskan apakah temuan selesai."
    if step == "rencana":
        planned = services.finding_plan(by=by, at=at, on=clock.today(request.unit), finding=row, version=version)
        return f"Tindak lanjut masuk ke rencana sebagai butir {planned.plan_item.code}." if planned.plan_item else ""
    if step not in SETTLING:
        raise Http404
    settled = services.finding_settle(by=by, at=at, finding=row, state=SETTLING[step], note=note, version=version)
    return f"Temuan sekarang: {settled.get_state_display().lower()}."
