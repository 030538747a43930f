"""The way of an assessment: where it is, what comes next, recording a result, taking it back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.numbers import whole_number
from bening.foundation.kit.views import UNPROCESSABLE, found, render, say
from bening.foundation.workflow.policy import REFUSED, why_not
from bening.kernel.process import Result
from bening.rooms.assessment import policies
from bening.rooms.assessment.forms.phases import StepForm
from bening.rooms.assessment.selectors.phases import Known, known_of, letter_of
from bening.rooms.assessment.selectors.prerequisites import paper_rows
from bening.rooms.assessment.selectors.way_of_phases import phase_rows, told_steps
from bening.rooms.assessment.services.phases import StepRefused, assessment_move, assessment_step_undo, check_undo
from bening.rooms.assessment.views.common import assessment_in, to
from bening.rooms.assessment.views.letters import given, letter, received, waiting


def phases(request: UnitRequest) -> HttpResponse:
    """Every phase of this assessment with who acts, its clause, and what was done when; the results of the present."""
    assessment = assessment_in(request)
    known = known_of(assessment)
    today = clock.today(request.unit)
    context = {
        "assessment": assessment,
        "known": known,
        "phase": known.phase,
        "rows": phase_rows(known),
        "results": [(result, known.shortfalls(result, today)) for result in known.phase.results],
        "papers": paper_rows(known, [assessment.phase]),
        "told": told_steps(known),
        "reason": why_not(policies.check_move, request.actor, assessment, known.phase),
        "may_undo": not why_not(check_undo, request.actor, known, clock.now()),
    }
    return render(request, "assessment/phases.html", context)


def step(request: UnitRequest, result: str) -> HttpResponse:
    """One result of the present phase: what its guards ask, and the form that records it."""
    assessment = assessment_in(request)
    known = known_of(assessment)
    reason = why_not(policies.check_move, request.actor, assessment, known.phase)
    chosen = next((row for row in known.phase.results if row.key == result), None)
    if chosen is None:
        raise Http404
    data = None if reason else received(request)
    initial = {"tanggal": clock.today(request.unit), "versi": assessment.row_version}
    form = StepForm(data, result=chosen, waiting=waiting(request), initial=initial)
    status = UNPROCESSABLE if reason and request.method == "POST" else 200
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                at = clock.now()
                taken = form.taken(letter(request, form, at), request.POST.getlist("lanjutkan"))
                assessment_move(by=request.actor, at=at, assessment=assessment, taken=taken)
        except StepRefused:
            status = UNPROCESSABLE
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, f"Hasil tahap {known.phase.name} dicatat: {chosen.label}.")
            return to(request, "phases")
    context = _step_context(request, known, chosen, form) | {"reason": reason}
    return render(request, "assessment/phase_step.html", context, form=form, status=status)


def _step_context(request: UnitRequest, known: Known, chosen: Result, form: StepForm) -> dict[str, Any]:
    people = whole_number(str(form["responden"].value() or "")) if "responden" in form.fields else None
    found_now = known.shortfalls(chosen, form.day(clock.today(request.unit)), people)
    return {
        "assessment": known.assessment,
        "known": known,
        "phase": known.phase,
        "result": chosen,
        "target": known.process.phases[chosen.target],
        "blocks": [row for row in found_now if row.effect == "blocks"],
        "warns": [row for row in found_now if row.effect == "warns"],
        "ticked": request.POST.getlist("lanjutkan"),
    }


@require_POST
def undo(request: UnitRequest) -> HttpResponse:
    """Take the last step back."""
    assessment = assessment_in(request)
    seen = whole_number(request.POST.get("versi", "")) or 0
    try:
        assessment_step_undo(by=request.actor, at=clock.now(), assessment=assessment, seen=seen)
        say(request, "Langkah terakhir diurungkan.")
    except REFUSED as refusal:
        messages.error(request, str(refusal))
    return to(request, "phases")


def phase_letter(request: UnitRequest, pk: int) -> HttpResponse | HttpResponseBase:
    """The letter of a step, to be saved."""
    return given(request, found(letter_of(assessment_in(request), pk)), "phases")
