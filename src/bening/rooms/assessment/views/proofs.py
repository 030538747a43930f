"""One question with everything that answers it: items of the plan, evidence put directly, and finding more of both."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.numbers import whole_number
from bening.foundation.kit.views import found, render, say
from bening.foundation.workflow.policy import REFUSED
from bening.rooms.assessment.forms.crosswalk import PickForm
from bening.rooms.assessment.permissions import ANSWER_UNIT, LINK_ITEMS
from bening.rooms.assessment.selectors.crosswalk import proof_by_pk, support_for
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.matching import candidates, pieces_to_put
from bening.rooms.assessment.selectors.overview import STANDINGS, told_sources
from bening.rooms.assessment.services.proofs import proof_take, proofs_put
from bening.rooms.assessment.views.common import assessment_in, to


def matching(request: UnitRequest, item: str) -> HttpResponse:
    """What answers one question, and what may be added: items of the plan by likeness, evidence by words."""
    assessment = assessment_in(request)
    instrument = instrument_of(assessment)
    if item not in instrument.items:
        raise Http404
    form = PickForm(request.GET)
    words = form.words()
    support = support_for(assessment, [item])[item]
    question = instrument.items[item]
    context = {
        "assessment": assessment,
        "question": question,
        "node": instrument.nodes[question.node],
        "standing": STANDINGS[question.provenance.status],
        "sources": told_sources(instrument, question.provenance),
        "support": support,
        "pick_form": form,
        "words": words,
        "candidates": candidates(assessment, item, words["butir"]),
        "pieces": pieces_to_put(assessment, support, words["bukti"]),
        "may_link": request.actor.may(LINK_ITEMS),
        "may_put": request.actor.may(ANSWER_UNIT),
    }
    return render(request, "assessment/matching.html", context)


@require_POST
def put(request: UnitRequest, item: str) -> HttpResponse:
    """Put the evidence that is ticked to the question."""
    assessment = assessment_in(request)
    chosen = [number for text in request.POST.getlist("bukti") if (number := whole_number(text)) is not None]
    back = to(request, "matching", item=item) if item in instrument_of(assessment).items else to(request, "crosswalk")
    try:
        rows = proofs_put(by=request.actor, at=clock.now(), assessment=assessment, item=item, evidence_pks=chosen)
    except REFUSED as refusal:
        messages.error(request, str(refusal))
    else:
        say(request, f"{len(rows)} bukti dipasang pada butir {item}.")
    return back


@require_POST
def take(request: UnitRequest, item: str, pk: int) -> HttpResponse:
    """Take one piece of evidence off the question."""
    proof = found(proof_by_pk(assessment_in(request), item, pk))
    try:
        proof_take(by=request.actor, at=clock.now(), proof=proof)
    except REFUSED as refusal:
        messages.error(request, str(refusal))
    else:
        say(request, f"Bukti dilepas dari butir {proof.item}.")
    return to(request, "matching", item=proof.item)
