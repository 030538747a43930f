"""Accepting many at once: first a page that says what will happen, then the deed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.numbers import whole_number
from bening.foundation.kit.views import UNPROCESSABLE, render, say
from bening.rooms.evidence import policies
from bening.rooms.evidence.selectors.lists import Row, chosen_rows
from bening.rooms.evidence.services import review
from bening.rooms.evidence.views.common import to

CHOICES, NOTE = "pilih", "catatan"
WAITING = "keadaan=submitted"
LONGEST_NOTE = 4_000
TOO_LONG = "Catatan ini terlalu panjang. Persingkat sampai 4.000 huruf, lalu terima lagi."
STALE = "Ada versi yang lebih baru daripada yang Anda centang."


def accept_many(request: UnitRequest) -> HttpResponse:
    """The ticked rows, each naming the version that the reviewer saw (``7:2``): looked at by GET, accepted by POST."""
    sent = request.POST if request.method == "POST" else request.GET
    chosen = _chosen(sent.getlist(CHOICES))
    rows = chosen_rows(request.unit, request.year, list(chosen))
    if not rows:
        messages.error(request, "Centang dahulu bukti yang diterima.")
        return to(request, "list", query=WAITING)
    note = sent.get(NOTE, "").replace("\x00", "")
    too_long = len(note) > LONGEST_NOTE
    if request.method == "POST" and not too_long:
        return _accept(request, rows, chosen, note)
    if too_long:
        messages.error(request, TOO_LONG)
    judged = [(row, _why_not(request, row, chosen[row.evidence.pk])) for row in rows]
    good = [row for row, reason in judged if not reason]
    context = {
        "good": good,
        "bad": [(row, reason) for row, reason in judged if reason],
        "flagged": sum(bool(row.findings) for row in good),
        "needs_note": any(policies.overrules(request.actor, row.evidence) for row in good),
        "note": note,
    }
    return render(request, "evidence/accept_many.html", context, status=UNPROCESSABLE if too_long else 200)


def _chosen(values: list[str]) -> dict[int, int]:
    """Evidence and the version seen, from ``7:2``; anything odd is left out."""
    parts = (value.partition(":") for value in values)
    pairs = ((whole_number(pk), whole_number(number)) for pk, _, number in parts)
    return {pk: number for pk, number in pairs if pk is not None and number is not None}


def _why_not(request: UnitRequest, row: Row, number: int) -> str:
    """Why this row will not be accepted; "" where it will."""
    current = row.evidence.current
    if current is None or current.number != number:
        return STALE
    return policies.why_not(policies.check_accept, request.actor, row.evidence)


def _accept(request: UnitRequest, rows: list[Row], chosen: dict[int, int], note: str) -> HttpResponse:
    pairs: list[Any] = [(row.evidence, chosen[row.evidence.pk]) for row in rows]
    done, refused = review.evidence_accept_many(by=request.actor, at=clock.now(), rows=pairs, note=note)
    if done:
        say(request, f"{len(done)} bukti diterima.")
    for row in refused:
        messages.warning(request, f"“{row.evidence.title}” tidak diterima: {row.sentence}")
    return to(request, "list", query=WAITING)
