"""Answering: all questions of a filling on one page, and one question a page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import Http404, HttpResponse

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.views import UNPROCESSABLE, render, say
from bening.foundation.workflow.policy import REFUSED
from bening.kernel.lke import explain
from bening.kernel.lke.instrument import Instrument
from bening.rooms.assessment import policies
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.forms.filling import FilterForm
from bening.rooms.assessment.links import room_url
from bening.rooms.assessment.models import Assessment, Sheet
from bening.rooms.assessment.permissions import ASSIGN_ITEMS
from bening.rooms.assessment.rules.typing import Typed, typed_in
from bening.rooms.assessment.selectors import filling as selectors
from bening.rooms.assessment.selectors.crosswalk import support_for
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.overview import STANDINGS, told_sources
from bening.rooms.assessment.selectors.phases import open_layers
from bening.rooms.assessment.selectors.sheets import filling
from bening.rooms.assessment.services.filling import Outcome, filling_save
from bening.rooms.assessment.views.common import to

SAVE, ONWARD, EMPTY = "simpan", "lanjut", "kosongkan"
"""Names of the buttons; the value of ``simpan`` is the question that it stands at."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The filling that a request is about, with the others that the person may read."""

    assessment: Assessment
    sheets: dict[Layer, Sheet]
    sheet: Sheet
    layer: Layer
    instrument: Instrument
    reason: str
    """Why this person may not answer now, "" where she may."""


def desk_of(request: UnitRequest, layer: str) -> Desk:
    """404 for a layer that does not exist, has not begun, or is not for this person's eyes."""
    sheets = selectors.readable_now(request.actor)
    if layer not in Layer.values or Layer(layer) not in sheets:
        raise Http404
    sheet = sheets[Layer(layer)]
    assessment = sheet.assessment
    reason = policies.why_not(policies.check_answer, request.actor, sheet, open_layers(assessment))
    return Desk(assessment, sheets, sheet, Layer(layer), instrument_of(assessment), reason)


def sheet(request: UnitRequest, layer: str) -> HttpResponse:
    """Every question of one filling, or those that the filters leave."""
    desk = desk_of(request, layer)
    if request.method != "POST":
        return _sheet(request, desk, Outcome(desk.sheet, {}))
    outcome = _saved(request, desk, typed_in(desk.instrument, request.POST, desk.instrument.items))
    if "HX-Request" in request.headers:
        return _parts(request, desk, outcome, "assessment/saved.html")
    if not outcome.is_whole:
        return _sheet(request, desk, outcome)
    say(request, f"{len(outcome.saved)} jawaban tersimpan." if outcome.saved else "Tidak ada jawaban yang berubah.")
    back = to(request, "sheet", layer=layer, query=request.GET.urlencode())
    back["Location"] += f"#{_known(desk, request.POST.get(SAVE, ''))}"
    return back


def question(request: UnitRequest, layer: str, item: str) -> HttpResponse:
    """One question, large, with its arithmetic and everything that was ever answered to it."""
    desk = desk_of(request, layer)
    if item not in desk.instrument.items:
        raise Http404
    if request.method != "POST":
        return _question(request, desk, Outcome(desk.sheet, {}), item)
    typed = typed_in(desk.instrument, request.POST, [item])
    if EMPTY in request.POST:
        typed = [replace(one, values={}) for one in typed]
    outcome = _saved(request, desk, typed)
    if "HX-Request" in request.headers:
        return _question(request, desk, outcome, item, template="assessment/question_saved.html")
    if not outcome.is_whole:
        return _question(request, desk, outcome, item)
    say(request, f"Jawaban butir {item} tersimpan." if outcome.saved else "Tidak ada jawaban yang berubah.")
    following = _beside(desk, item)[1] if ONWARD in request.POST else ""
    return to(request, "question", layer=layer, item=following or item)


def _tabs(request: UnitRequest, desk: Desk) -> list[tuple[str, str, bool]]:
    """Label, address and whether it is shown, for the fillings that the person may read; none for a single one."""
    if len(desk.sheets) < 2:
        return []
    return [
        (str(layer.label), room_url(request.unit, request.year, "sheet", layer=layer.value), layer is desk.layer)
        for layer in desk.sheets
    ]


def _known(desk: Desk, item: str) -> str:
    return item if item in desk.instrument.items else ""


def _saved(request: UnitRequest, desk: Desk, typed: list[Typed]) -> Outcome:
    """What became of the answers; where none may be given now, the sentence stands at each."""
    try:
        outcome = filling_save(by=request.actor, at=clock.now(), sheet=desk.sheet, typed=typed)
    except REFUSED as refusal:
        return Outcome(desk.sheet, {one.item: one for one in typed}, problems={one.item: str(refusal) for one in typed})
    outcome.sheet.assessment = desk.assessment
    return outcome


def _page(desk: Desk, outcome: Outcome) -> selectors.Page:
    return selectors.Page(
        filling(outcome.sheet),
        duties=selectors.duties_of(desk.assessment),
        findings=selectors.found_items(list(desk.sheets.values())),
        typed=outcome.typed,
        problems=outcome.problems,
        clashes=outcome.clashes,
        saved=outcome.saved,
    )


def _sheet(request: UnitRequest, desk: Desk, outcome: Outcome) -> HttpResponse:
    page, filters = _page(desk, outcome), FilterForm(request.GET)
    chosen = filters.chosen()
    items = page.items(chosen, request.user)
    items += [item for item in (*outcome.problems, *outcome.clashes) if item not in items]
    chapters = page.chapters(items)
    context = {
        "assessment": desk.assessment,
        "sheet": outcome.sheet,
        "layer": desk.layer,
        "reason": desk.reason,
        "filters": filters,
        "chosen": chosen,
        "count": len(items),
        "chapters": chapters,
        "seen": selectors.seen_words(one for part in chapters for box in part.sections for one in box.questions),
        "board": selectors.board(outcome.sheet, desk.instrument),
        "outcome": outcome,
        "may_assign": request.actor.may(ASSIGN_ITEMS),
        "tabs": _tabs(request, desk),
    }
    return render(request, "assessment/sheet.html", context, status=200 if outcome.is_whole else UNPROCESSABLE)


def _parts(request: UnitRequest, desk: Desk, outcome: Outcome, template: str) -> HttpResponse:
    """The parts of the page that a save renews: what stands below each question, and the two numbers."""
    page = selectors.Page(
        selectors.part_of(outcome.sheet, list(outcome.typed), outcome.entries),
        typed=outcome.typed,
        problems=outcome.problems,
        clashes=outcome.clashes,
        saved=outcome.saved,
    )
    context = {
        "layer": desk.layer,
        "reason": desk.reason,
        "questions": [page.question(item) for item in outcome.typed],
        "board": selectors.board(outcome.sheet, desk.instrument),
    }
    return render(request, template, context, status=200 if outcome.is_whole else UNPROCESSABLE)


def _question(
    request: UnitRequest, desk: Desk, outcome: Outcome, item: str, *, template: str = "assessment/question.html"
) -> HttpResponse:
    page = _page(desk, outcome)
    known = desk.instrument.items[item]
    before, after = _beside(desk, item)
    shown = page.question(item)
    context = {
        "assessment": desk.assessment,
        "sheet": outcome.sheet,
        "layer": desk.layer,
        "reason": desk.reason,
        "question": shown,
        "seen": selectors.seen_words([shown]),
        "node": desk.instrument.nodes[known.node],
        "position": list(desk.instrument.items).index(item) + 1,
        "before": before,
        "after": after,
        "support": support_for(desk.assessment, [item])[item],
        "told": explain(page.filling.score, item),
        "history": selectors.history(outcome.sheet, known),
        "others": list(selectors.other_answers(desk.sheets, known, desk.layer)),
        "standing": STANDINGS[known.provenance.status],
        "sources": told_sources(desk.instrument, known.provenance),
        "board": selectors.board(outcome.sheet, desk.instrument),
    }
    return render(request, template, context, status=200 if outcome.is_whole else UNPROCESSABLE)


def _beside(desk: Desk, item: str) -> tuple[str, str]:
    """The questions before and after, "" at the ends."""
    order = list(desk.instrument.items)
    place = order.index(item)
    return order[place - 1] if place else "", order[place + 1] if place + 1 < len(order) else ""
