"""Reviewing one piece of evidence after the other, with the keys 1, 2 and 3."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.forms import Form
from bening.foundation.kit.views import render, say
from bening.foundation.workflow.policy import REFUSED
from bening.rooms.evidence import policies
from bening.rooms.evidence.models import Evidence
from bening.rooms.evidence.moves import MOVES
from bening.rooms.evidence.selectors.delta import since_decision
from bening.rooms.evidence.selectors.page import evidence_page, with_versions
from bening.rooms.evidence.selectors.queue import Queue, review_queue
from bening.rooms.evidence.services import review
from bening.rooms.evidence.views.common import the_evidence, to
from bening.rooms.evidence.views.evidence import move_form
from bening.rooms.evidence.views.viewer import inline_viewer

ACCEPT, RETURN = MOVES["terima"], MOVES["kembalikan"]
AFTER = "sesudah"


def start(request: UnitRequest) -> HttpResponse:
    """The first that waits; an empty desk says so."""
    queue = review_queue(request.actor, clock.now())
    if queue.rows:
        return to(request, "review", pk=queue.rows[0].pk)
    return render(request, "evidence/queue_empty.html", {"queue": queue} | _last_decision(request, queue))


def one(request: UnitRequest, pk: int) -> HttpResponse:
    """One piece of evidence beside what it must prove; a decision leads to the next one."""
    queue = review_queue(request.actor, clock.now())
    waiting = queue.get(pk)
    evidence = with_versions(waiting) if waiting else the_evidence(request, pk)
    forms = _forms(request, evidence)
    form = next((one for one in forms.values() if one.is_bound), None)
    if form is not None and form.is_valid():
        try:
            _decide(request, evidence, returns=form is forms[RETURN.slug], data=form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
        else:
            following = queue.after(pk)
            query = urlencode({AFTER: pk})
            if following is None:
                return to(request, "queue", query=query)
            return to(request, "review", query=query, pk=following.pk)
    return render(request, "evidence/queue.html", _context(request, evidence, queue, forms), form=form)


def _forms(request: UnitRequest, evidence: Evidence) -> dict[str, Form]:
    """Both decisions; the one that was sent is bound."""
    chosen = RETURN if request.POST.get("keputusan") == RETURN.slug else ACCEPT
    sent = request.POST if request.method == "POST" else None
    overrules = policies.overrules(request.actor, evidence)
    return {
        kind.slug: move_form(kind, evidence, data=sent if kind is chosen else None, overrules=overrules)
        for kind in (ACCEPT, RETURN)
    }


def _context(request: UnitRequest, evidence: Evidence, queue: Queue, forms: dict[str, Form]) -> dict[str, Any]:
    keys = [row.pk for row in queue.rows]
    page = evidence_page(evidence)
    files = list(evidence.current.files.all()) if evidence.current else []
    return _last_decision(request, queue) | {
        "evidence": evidence,
        "page": page,
        "since": since_decision(page),
        "viewer": inline_viewer(request, evidence.pk, files),
        "overrules": policies.overrules(request.actor, evidence),
        "accept": forms[ACCEPT.slug],
        "hand_back": forms[RETURN.slug],
        "reason": policies.why_not(policies.check_review, request.actor, evidence),
        "queue": queue,
        "number": keys.index(evidence.pk) + 1 if evidence.pk in keys else 0,
        "following": queue.after(evidence.pk),
        "preceding": queue.before(evidence.pk),
    }


def _last_decision(request: UnitRequest, queue: Queue) -> dict[str, Any]:
    """Her last decision while it may be taken back, and whether this page came right after it."""
    last = queue.last
    return {"last": last, "just_now": last is not None and request.GET.get(AFTER) == str(last.evidence_id)}


def _decide(request: UnitRequest, evidence: Evidence, *, returns: bool, data: dict[str, Any]) -> None:
    decide = review.evidence_return if returns else review.evidence_accept
    decide(by=request.actor, at=clock.now(), evidence=evidence, **data)


@require_POST
def undo(request: UnitRequest, pk: int) -> HttpResponse:
    """Take back one's own decision and look at the evidence again."""
    evidence = the_evidence(request, pk)
    try:
        review.evidence_undo(by=request.actor, at=clock.now(), evidence=evidence)
    except REFUSED as refusal:
        messages.error(request, str(refusal))
        return to(request, "evidence", pk=pk)
    say(request, f"Keputusan atas “{evidence.title}” dibatalkan. Bukti ini menunggu pemeriksaan lagi.")
    return to(request, "review", pk=pk)
