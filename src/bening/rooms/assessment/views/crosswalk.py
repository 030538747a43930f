"""Matching the plan's items with the questions: the table of pairs, deciding about them, and taking that back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.numbers import whole_number
from bening.foundation.kit.pagination import paginate
from bening.foundation.kit.views import render, say
from bening.foundation.workflow.policy import REFUSED, PolicyError
from bening.rooms.assessment.enums import LinkStanding
from bening.rooms.assessment.forms.crosswalk import CrosswalkFilter
from bening.rooms.assessment.permissions import LINK_ITEMS
from bening.rooms.assessment.selectors.crosstable import Kind, table
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.readings import Pair
from bening.rooms.assessment.services import crosswalk as services
from bening.rooms.assessment.views.common import assessment_in, to
from bening.rooms.assessment.views.undoing import forget, remember, remembered

UNDO = "padanan"
DECISIONS = {
    "pasti": (LinkStanding.CONFIRMED.value, "dipastikan"),
    "tolak": (LinkStanding.REJECTED.value, "ditolak"),
    "batal": (services.UNDECIDED, "dikembalikan ke keadaan semula"),
}


def crosswalk(request: UnitRequest) -> HttpResponse:
    """Every question with the plan's items that answer it or may answer it."""
    assessment = assessment_in(request)
    filters = CrosswalkFilter(request.GET, instrument=instrument_of(assessment))
    found = table(assessment)
    wanted = filters.wanted()
    page = paginate(found.wanted(**wanted), request, per_page=40)
    context = {
        "assessment": assessment,
        "filters": filters,
        "page": page,
        "counts": found.counts,
        "has_plan": found.has_plan,
        "words": wanted["words"],
        "may_link": request.actor.may(LINK_ITEMS),
        "undo": remembered(request, UNDO),
        "open_kinds": [Kind.SUGGESTED, Kind.SHIPPED],
    }
    return render(request, "assessment/crosswalk.html", context)


def pairs_of(texts: list[str]) -> list[Pair]:
    """Ticks ("12:P.1.i.a") as pairs. Raises PolicyError for what is none."""
    found = []
    for text in texts:
        plan_item, _, item = text.partition(":")
        number = whole_number(plan_item)
        if number is None or not item:
            raise PolicyError("Pilihan itu tidak dikenal. Muat ulang halaman, lalu pilih sekali lagi.")
        found.append(Pair(number, item))
    if not found:
        raise PolicyError("Belum ada padanan yang dipilih. Centang paling sedikit satu.")
    return found


@require_POST
def decide(request: UnitRequest) -> HttpResponse:
    """Confirm or reject one pair (``satu``) or those that are ticked, or take such decisions back."""
    assessment = assessment_in(request)
    action, _, one = request.POST.get("satu", "").partition(":")
    action = action or request.POST.get("aksi", "")
    back = to(request, "crosswalk", query=request.POST.get("lalu", ""))
    if request.POST.get("butir") in instrument_of(assessment).items:
        back = to(request, "matching", item=request.POST["butir"])
    try:
        standing, done = DECISIONS.get(action, ("?", ""))
        pairs = pairs_of([one] if one else request.POST.getlist("pilih"))
        changes = services.links_decide(
            by=request.actor, at=clock.now(), assessment=assessment, pairs=pairs, standing=standing
        )
    except REFUSED as refusal:
        messages.error(request, str(refusal))
        return back
    if changes:
        sentence = f"{len(changes)} padanan {done}."
        remember(request, UNDO, sentence, [[*change.pair, change.before, change.after] for change in changes])
        if "butir" in request.POST:  # the table tells it beside the button that takes it back
            say(request, sentence)
    else:
        say(request, "Tidak ada yang berubah: sudah begitu sebelumnya.")
    return back


@require_POST
def undo(request: UnitRequest) -> HttpResponse:
    """Take back what this person just decided."""
    assessment, kept = assessment_in(request), remembered(request, UNDO)
    if kept is None:
        messages.error(request, "Tidak ada lagi yang dapat diurungkan. Ubah padanannya satu per satu.")
        return to(request, "crosswalk")
    changes = [services.Change(Pair(plan_item, item), before, after) for plan_item, item, before, after in kept["what"]]
    try:
        number = services.links_undo(by=request.actor, at=clock.now(), assessment=assessment, changes=changes)
    except REFUSED as refusal:
        messages.error(request, str(refusal))
        return to(request, "crosswalk")
    forget(request, UNDO)
    say(request, f"{number} padanan dikembalikan seperti sebelumnya.")
    return to(request, "crosswalk")


@require_POST
def ship(request: UnitRequest) -> HttpResponse:
    """Use the reading that ships with Bening for the plan in force."""
    assessment = assessment_in(request)
    try:
        number = services.crosswalk_ship(by=request.actor, at=clock.now(), assessment=assessment)
    except REFUSED as refusal:
        messages.error(request, str(refusal))
    else:
        none = "Tidak ada padanan baru dalam daftar Bening untuk rencana ini. Periksa usulan menurut kemiripan."
        say(request, f"{number} padanan dari daftar Bening dipakai." if number else none)
    return to(request, "crosswalk")
