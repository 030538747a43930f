"""Deciding about many at once: first a page that says what will happen, then the deed, then the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from bening.foundation.accounts.permissions import Actor
from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.forms import Form
from bening.foundation.kit.numbers import whole_number
from bening.foundation.kit.views import found, render, say
from bening.foundation.workflow.policy import REFUSED
from bening.rooms.evidence import policies
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.forms.review import AcceptManyForm, ReturnManyForm
from bening.rooms.evidence.models import Evidence
from bening.rooms.evidence.selectors.batches import decided_in
from bening.rooms.evidence.selectors.lists import Row, chosen_rows
from bening.rooms.evidence.services import review_many
from bening.rooms.evidence.views.common import to

CHOICES = "pilih"
WAITING = "keadaan=submitted"
NOTHING_LEFT = "Tidak ada lagi keputusan yang dapat dibatalkan di sini."
STALE = "Ada versi yang lebih baru daripada yang Anda centang."


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the two decisions: its address, its words, and who may make it."""

    view: str
    verb: str
    done: str
    icon: str
    check: Callable[[Actor, Evidence], None]


ACCEPT = Kind("accept_many", "Terima", "diterima", "check", policies.check_accept)
RETURN = Kind("return_many", "Kembalikan", "dikembalikan", "undo-2", policies.check_review)


def accept_many(request: UnitRequest) -> HttpResponse:
    """The ticked rows, each naming the version that the reviewer saw (``7:2``): looked at by GET, accepted by POST."""
    return _many(request, ACCEPT)


def return_many(request: UnitRequest) -> HttpResponse:
    """The same rows handed back together, for the same reasons."""
    return _many(request, RETURN)


def _many(request: UnitRequest, kind: Kind) -> HttpResponse:
    sent = request.POST if request.method == "POST" else request.GET
    chosen = _chosen(sent.getlist(CHOICES))
    rows = chosen_rows(request.unit, request.year, list(chosen))
    if not rows:
        messages.error(request, f"Centang dahulu bukti yang {kind.done}.")
        return to(request, "list", query=WAITING)
    judged = [(row, _why_not(request, kind, row, chosen[row.evidence.pk])) for row in rows]
    good = [row for row, reason in judged if not reason]
    form = _form(request, kind, good)
    if form.is_valid():
        try:
            return _decide(request, kind, [(row.evidence, chosen[row.evidence.pk]) for row in rows], form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
    context = {
        "kind": kind,
        "good": good,
        "bad": [(row, reason) for row, reason in judged if reason],
        "flagged": sum(bool(row.findings) for row in good),
    }
    return render(request, "evidence/decide_many.html", context, form=form)


def _chosen(values: list[str]) -> dict[int, int]:
    """Evidence and the version seen, from ``7:2``; anything odd is left out."""
    parts = (value.partition(":") for value in values)
    pairs = ((whole_number(pk), whole_number(number)) for pk, _, number in parts)
    return {pk: number for pk, number in pairs if pk is not None and number is not None}


def _why_not(request: UnitRequest, kind: Kind, row: Row, number: int) -> str:
    """Why this row will stay as it is; "" where it will not."""
    current = row.evidence.current
    if current is None or current.number != number:
        return STALE
    return policies.why_not(kind.check, request.actor, row.evidence)


def _form(request: UnitRequest, kind: Kind, good: Sequence[Row]) -> Form:
    data = request.POST if request.method == "POST" else None
    if kind is RETURN:
        return ReturnManyForm(data)
    return AcceptManyForm(data, reason=any(policies.overrules(request.actor, row.evidence) for row in good))


def _decide(request: UnitRequest, kind: Kind, rows: list[review_many.Seen], words: dict[str, Any]) -> HttpResponse:
    decide = review_many.evidence_return_many if kind is RETURN else review_many.evidence_accept_many
    outcome = decide(by=request.actor, at=clock.now(), rows=rows, **words)
    for row in outcome.refused:
        messages.warning(request, f"“{row.evidence.title}” tidak {kind.done}: {row.sentence}")
    if not outcome.done:
        return to(request, "list", query=WAITING)
    say(request, f"{len(outcome.done)} bukti {kind.done}.")
    return to(request, "decided", batch=outcome.batch)


def decided(request: UnitRequest, batch: UUID) -> HttpResponse:
    """What one bulk decision decided, and for ten minutes the way back."""
    rows = found(decided_in(request.actor, batch, clock.now()) or None)
    first = rows[0].step
    still = sum(not row.reason for row in rows)
    changed = any(row.reason == policies.CHANGED_SINCE for row in rows)
    context = {
        "batch": batch,
        "rows": rows,
        "first": first,
        "kind": ACCEPT if first.target == State.ACCEPTED else RETURN,
        "open": still,
        "shut": "" if still else NOTHING_LEFT if changed else rows[0].reason,
    }
    return render(request, "evidence/decided.html", context)


@require_POST
def undo_many(request: UnitRequest, batch: UUID) -> HttpResponse:
    """Take back what nobody changed since; what stays is named."""
    found(decided_in(request.actor, batch, clock.now()) or None)
    outcome = review_many.evidence_undo_many(by=request.actor, at=clock.now(), batch=batch)
    for row in outcome.refused:
        messages.warning(request, f"“{row.evidence.title}” tetap: {row.sentence}")
    if outcome.done:
        say(request, f"Keputusan atas {len(outcome.done)} bukti dibatalkan. Semuanya menunggu pemeriksaan lagi.")
    return to(request, "decided", batch=batch)
