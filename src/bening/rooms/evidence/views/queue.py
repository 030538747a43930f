"""Reviewing one piece of evidence after the other, with the keys 1, 2 and 3."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.forms import Form
from bening.foundation.kit.views import render
from bening.rooms.evidence import policies
from bening.rooms.evidence.models import Evidence
from bening.rooms.evidence.moves import MOVES
from bening.rooms.evidence.selectors.page import evidence_page
from bening.rooms.evidence.selectors.queue import Queue, review_queue
from bening.rooms.evidence.services import review
from bening.rooms.evidence.views.common import REFUSED, say, the_evidence, to
from bening.rooms.evidence.views.evidence import move_form

ACCEPT, RETURN = MOVES["terima"], MOVES["kembalikan"]


def start(request: UnitRequest) -> HttpResponse:
    """The first that waits; an empty desk says so."""
    queue = review_queue(request.actor, clock.today(request.unit))
    if queue.rows:
        return to(request, "review", pk=queue.rows[0].pk)
    return render(request, "evidence/queue_empty.html", {"queue": queue})


def one(request: UnitRequest, pk: int) -> HttpResponse:
    """One piece of evidence beside what it must prove; a decision leads to the next one."""
    evidence = the_evidence(request, pk)
    queue = review_queue(request.actor, clock.today(request.unit))
    overrules = policies.overrules(request.actor, evidence)
    chosen = RETURN if request.POST.get("keputusan") == RETURN.slug else ACCEPT
    sent = request.POST if request.method == "POST" else None
    forms: dict[str, Form] = {
        kind.slug: move_form(
            kind,
            evidence,
            data=sent if kind is chosen else None,
            overrules=overrules,
        )
        for kind in (ACCEPT, RETURN)
    }
    form = forms[chosen.slug]
    if form.is_bound and form.is_valid():
        try:
            _decide(request, evidence, returns=chosen is RETURN, data=form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
        else:
            word = "dikembalikan" if chosen is RETURN else "diterima"
            say(request, f"“{evidence.title}” {word}.")
            following = queue.after(pk)
            return to(request, "review", pk=following.pk) if following else to(request, "queue")
    context = _context(queue, pk) | {
        "evidence": evidence,
        "page": evidence_page(evidence),
        "accept": forms[ACCEPT.slug],
        "hand_back": forms[RETURN.slug],
        "reason": policies.why_not(policies.check_review, request.actor, evidence),
    }
    return render(request, "evidence/queue.html", context, form=form if form.is_bound else None)


def _context(queue: Queue, pk: int) -> dict[str, Any]:
    keys = [row.pk for row in queue.rows]
    return {
        "queue": queue,
        "number": keys.index(pk) + 1 if pk in keys else 0,
        "following": queue.after(pk),
        "preceding": queue.before(pk),
    }


def _decide(request: UnitRequest, evidence: Evidence, *, returns: bool, data: dict[str, Any]) -> None:
    decide = review.evidence_return if returns else review.evidence_accept
    decide(by=request.actor, at=clock.now(), evidence=evidence, **data)
