"""What is asked before a proposal, what is known of it, and which ways the assessment takes."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.views import UNPROCESSABLE, found, render, say
from bening.foundation.workflow.policy import REFUSED, why_not
from bening.rooms.assessment import policies
from bening.rooms.assessment.forms.phases import WaysForm
from bening.rooms.assessment.forms.prerequisites import CheckForm
from bening.rooms.assessment.selectors import prerequisites as selectors
from bening.rooms.assessment.selectors.overview import STANDINGS
from bening.rooms.assessment.selectors.phases import Known, known_of
from bening.rooms.assessment.services.prerequisites import Said, prerequisite_check, ways_save
from bening.rooms.assessment.views.common import assessment_in, to
from bening.rooms.assessment.views.letters import given, letter, received, waiting


def prerequisites(request: UnitRequest) -> HttpResponse:
    """Everything that the predicate asks with what is known of it."""
    assessment = assessment_in(request)
    known = known_of(assessment)
    rows = selectors.asked_rows(known)
    context = {
        "assessment": assessment,
        "known": known,
        "rows": rows,
        "met": sum(row.asked.met is True for row in rows),
        "papers": selectors.paper_rows(known, [phase.code for phase in known.phases]),
        "form": _ways_form(known),
        "zone": known.process.zones.get(assessment.zone),
        "affirmation": known.process.affirmations.get(assessment.affirmation),
        "may_write": not why_not(policies.check_prerequisite, request.actor, assessment),
        "may_manage": not why_not(policies.check_manage, request.actor, assessment),
    }
    return render(request, "assessment/prerequisites.html", context)


def _ways_form(known: Known, data: object = None) -> WaysForm:
    row = known.assessment
    initial = {"jalur": row.branch, "afirmasi": row.affirmation, "kawasan": row.zone}
    return WaysForm(data, process=known.process, target=row.target, kind=known.kind, initial=initial)


def prerequisite(request: UnitRequest, key: str) -> HttpResponse:
    """One prerequisite or paper: what is known, its history, and the form for who may write."""
    assessment = assessment_in(request)
    known = known_of(assessment)
    thing = found(selectors.thing_of(known, key))
    newest = known.checks.get(key)
    initial = {"nilai": newest.value if newest else ""}
    reason = why_not(policies.check_prerequisite, request.actor, assessment)
    form = CheckForm(None if reason else received(request), thing=thing, waiting=waiting(request), initial=initial)
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                at = clock.now()
                said = Said(key, form.cleaned_data["nilai"], form.cleaned_data["catatan"], letter(request, form, at))
                prerequisite_check(by=request.actor, at=at, assessment=assessment, said=said)
        except REFUSED as refusal:
            form.add_error("nilai", str(refusal))
        else:
            say(request, "Dicatat.")
            return to(request, "prerequisites")
    context = {
        "assessment": assessment,
        "thing": thing,
        "asked": next((row for row in known.asked if row.prerequisite.key == key), None),
        "standing": STANDINGS[thing.provenance.status],
        "sources": selectors.titles(known.process, thing.provenance.sources),
        "history": selectors.history_of(assessment, key),
        "reason": reason,
    }
    status = UNPROCESSABLE if reason and request.method == "POST" else 200
    return render(request, "assessment/prerequisites_one.html", context, form=form, status=status)


@require_POST
def ways(request: UnitRequest) -> HttpResponse:
    """Set the branch, the affirmation and the zone."""
    assessment = assessment_in(request)
    form = _ways_form(known_of(assessment), request.POST)
    if not form.is_valid():
        raise Http404
    try:
        ways_save(by=request.actor, at=clock.now(), assessment=assessment, **form.ways())
        say(request, "Jalur penilaian disimpan.")
    except REFUSED as refusal:
        messages.error(request, str(refusal))
    return to(request, "prerequisites")


def proof(request: UnitRequest, key: str, number: int) -> HttpResponse | HttpResponseBase:
    """The proof of one row of the history, to be saved."""
    return given(request, found(selectors.proof_of(assessment_in(request), key, number)), "prerequisites")
