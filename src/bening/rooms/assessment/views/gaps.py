"""What the worksheet asks and the plan lacks, and adding it to the plan."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.views import UNPROCESSABLE, render, say
from bening.foundation.workflow.policy import REFUSED
from bening.rooms.assessment.forms.gaps import GapForm
from bening.rooms.assessment.models import Assessment
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.gaps import gaps, spots
from bening.rooms.assessment.services.gaps import Added, GapRefused, gaps_add, gaps_undo
from bening.rooms.assessment.views.common import assessment_in, to
from bening.rooms.assessment.views.undoing import forget, remember, remembered
from bening.rooms.plans import api as plans

UNDO = "kesenjangan"


def overview(request: UnitRequest) -> HttpResponse:
    """The questions that no item of the plan answers, by area."""
    assessment = assessment_in(request)
    context = {
        "assessment": assessment,
        "gaps": gaps(assessment),
        "may_add": request.actor.may(plans.EDIT_PLAN),
        "undo": remembered(request, UNDO),
    }
    return render(request, "assessment/gaps.html", context)


def add(request: UnitRequest) -> HttpResponse:
    """Show the items as they would stand in the plan, to be changed; sent, add them all or none."""
    assessment = assessment_in(request)
    forms = _forms(request, assessment)
    if not forms:
        messages.error(request, "Belum ada butir yang dipilih. Centang paling sedikit satu.")
        return to(request, "gaps")
    error = ""
    if request.method == "POST" and all(form.is_valid() for form in forms):
        try:
            items = [form.new_item() for form in forms]
            added = gaps_add(by=request.actor, at=clock.now(), assessment=assessment, items=items)
        except GapRefused as refusal:
            wrong = next(form for form in forms if form.question.id == refusal.question)
            wrong.add_error("target_text" if "arget waktu" in str(refusal) else None, str(refusal))
        except REFUSED as refusal:
            error = str(refusal)
        else:
            return _added(request, added)
    status = UNPROCESSABLE if error or any(form.errors for form in forms) else 200
    return render(request, "assessment/gaps_add.html", {"forms": forms, "error": error}, status=status)


def _forms(request: UnitRequest, assessment: Assessment) -> list[GapForm]:
    """One form for each chosen question that exists, each once, in the worksheet's order."""
    sent = request.POST if request.method == "POST" else request.GET
    chosen = set(sent.getlist("pilih"))
    questions = [item for key, item in instrument_of(assessment).items.items() if key in chosen]
    plan = plans.active_of_year(request.unit, request.year)
    if plan is None or not questions:
        return []
    places = spots(assessment, plan, [question.id for question in questions])
    people = list(plans.workers(request.unit, request.year))
    data = request.POST if request.method == "POST" else None
    on = clock.today(request.unit)
    return [
        GapForm(data, question=one, spot=places[one.id], people=people, on=on, year=request.year) for one in questions
    ]


def _added(request: UnitRequest, added: list[Added]) -> HttpResponse:
    codes = ", ".join(one.code for one in added)
    sentence = f"{len(added)} butir masuk ke rencana: {codes}."
    remember(request, UNDO, sentence, [list(one) for one in added])
    return to(request, "gaps")


@require_POST
def undo(request: UnitRequest) -> HttpResponse:
    """Take out of the plan what this person just added."""
    assessment, kept = assessment_in(request), remembered(request, UNDO)
    if kept is None:
        messages.error(request, "Tidak ada lagi yang dapat diurungkan. Keluarkan butirnya dari halaman rencana.")
        return to(request, "gaps")
    try:
        added = [Added(*one) for one in kept["what"]]
        codes = gaps_undo(by=request.actor, at=clock.now(), assessment=assessment, added=added)
    except REFUSED as refusal:
        messages.error(request, str(refusal))
        return to(request, "gaps")
    forget(request, UNDO)
    left = len(added) - len(codes)
    rest = f" {left} butir sudah diubah orang, jadi tetap di rencana." if left else ""
    say(request, f"{len(codes)} butir dikeluarkan lagi dari rencana.{rest}")
    return to(request, "gaps")
