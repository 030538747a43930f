"""Judging a unit's worksheet: one question after the other, or several at once where the assessor agrees."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse

from bening.foundation.accounts.permissions import Actor
from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.views import UNPROCESSABLE, render, say
from bening.foundation.workflow.policy import REFUSED
from bening.kernel.lke import AnswersError
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.forms.desk import DeskFilter
from bening.rooms.assessment.rules.judging import Narrowed
from bening.rooms.assessment.rules.typing import MOST_DIGITS, NOTE, SEEN, seen_in, typed_in
from bening.rooms.assessment.selectors.crosswalk import support_for
from bening.rooms.assessment.selectors.desk import JUDGING, Desk, desk_of, told_of
from bening.rooms.assessment.selectors.findings import findings_of_item
from bening.rooms.assessment.selectors.overview import STANDINGS, told_sources
from bening.rooms.assessment.services.answering import Given
from bening.rooms.assessment.services.judging import AGREED, agree_many, judgement_save
from bening.rooms.assessment.views.common import assessment_in, to

PICKED = "pilih"
AGREED_TO = "u"
"""The field with the number of the unit's answer that the assessor looked at."""


def desk_in(request: UnitRequest, layer: str) -> Desk:
    """404 for a layer that does not judge, and before the assessment is opened."""
    if layer not in JUDGING:
        raise Http404
    return desk_of(request.actor, assessment_in(request), Layer(layer))


def desk(request: UnitRequest, layer: str) -> HttpResponse:
    """How far the layer is, area by area, and its questions to go through."""
    shown = desk_in(request, layer)
    filters = DeskFilter(request.GET)
    narrowed = filters.narrowed()
    items = shown.items(narrowed)
    context = {
        "desk": shown,
        "filters": filters,
        "narrowed": narrowed,
        "rows": [shown.row(item) for item in items],
        "first": items[0] if items else "",
        "agreeable": len(shown.agreeable(narrowed.area)),
    }
    return render(request, "assessment/desk.html", context)


def question(request: UnitRequest, layer: str, item: str) -> HttpResponse:
    """One question beside what speaks for it; an answer leads to the next one."""
    shown = desk_in(request, layer)
    if item not in shown.instrument.items:
        raise Http404
    narrowed = DeskFilter(request.GET).narrowed()
    if request.method != "POST":
        return render(request, "assessment/desk_question.html", _context(request.actor, shown, item, narrowed))
    given = _given(request, shown, item)
    try:
        judgement_save(
            by=request.actor,
            at=clock.now(),
            assessment=shown.assessment,
            layer=shown.layer,
            given=given,
            agreed_to=_number(request.POST.get(AGREED_TO, "")) if given.proposed else None,
        )
    except (*REFUSED, AnswersError) as refusal:
        context = _context(request.actor, shown, item, narrowed, given) | {"problem": _sentence(refusal)}
        return render(request, "assessment/desk_question.html", context, status=UNPROCESSABLE)
    say(request, f"Butir {item} dinilai.")
    following = shown.neighbours(item, narrowed)[1]
    if not following:
        return to(request, "desk", layer=layer, query=narrowed.query)
    return to(request, "desk_question", layer=layer, item=following, query=narrowed.query)


def agree(request: UnitRequest, layer: str) -> HttpResponse:
    """What would be taken over from the unit, to look at first; then taking it over."""
    shown = desk_in(request, layer)
    area = DeskFilter(request.GET).narrowed().area
    problem = ""
    if request.method == "POST":
        picked = request.POST.getlist(PICKED)
        try:
            agree_many(
                by=request.actor,
                at=clock.now(),
                assessment=shown.assessment,
                layer=shown.layer,
                items=picked,
                seen=_number(request.POST.get("versi", "")),
            )
        except REFUSED as refusal:
            problem = str(refusal)
            messages.error(request, problem)
            shown = desk_in(request, layer)
        else:
            say(request, f"{len(set(picked))} jawaban satuan kerja disetujui.")
            return to(request, "desk", layer=layer)
    wanted = set(request.POST.getlist(PICKED) if problem else request.GET.getlist(PICKED))
    items = [item for item in shown.agreeable(area) if not wanted or problem or item in wanted]
    supports = support_for(shown.assessment, items)
    rows = [(shown.row(item), supports[item], not wanted or item in wanted) for item in items]
    context = {"desk": shown, "rows": rows, "area": area}
    return render(request, "assessment/desk_agree.html", context, status=UNPROCESSABLE if problem else 200)


def _given(request: UnitRequest, shown: Desk, item: str) -> Given:
    """The answer as it came: what was chosen or typed, or the unit's own where she agrees."""
    note = request.POST.get(f"{NOTE}{item}", "")
    seen = seen_in(request.POST.get(SEEN, "")).get(item, 0)
    if AGREED in request.POST:
        return Given(item, shown.values(Layer.UNIT, item), note=note, seen=seen, proposed=AGREED)
    typed = typed_in(shown.instrument, {f"{NOTE}{item}": "", **request.POST.dict()}, [item])[0]
    return Given(item, typed.values, note=note, seen=seen)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else 0


def _sentence(refusal: Exception) -> str:
    if isinstance(refusal, AnswersError):
        return " ".join(problem.partition(": ")[2] for problem in refusal.problems)
    return str(refusal)


def _context(by: Actor, shown: Desk, item: str, narrowed: Narrowed, refused: Given | None = None) -> dict[str, Any]:
    """What the page shows; ``refused`` is what was given and not saved."""
    known = shown.instrument.items[item]
    told = told_of(shown, item)
    mine, theirs = told.get(shown.layer), told.get(Layer.UNIT)
    before, after = shown.neighbours(item, narrowed)
    order = list(shown.instrument.items)
    values = refused.values if refused else shown.values(shown.layer, item)
    note = refused.note if refused else mine.entry.note if mine and mine.entry else ""
    return {
        "desk": shown,
        "item": known,
        "node": shown.instrument.nodes[known.node],
        "position": order.index(item) + 1,
        "narrowed": narrowed,
        "theirs": theirs,
        "theirs_number": theirs.entry.number if theirs and theirs.entry else 0,
        "mine": mine,
        "note": note,
        "numbers": [(field, values.get(field.id, "").replace(".", ",")) for field in known.inputs],
        "seen": f"{item}:{shown.seen(item)}" if shown.seen(item) else "",
        "others": [one for layer, one in told.items() if layer not in (Layer.UNIT, shown.layer)],
        "findings": findings_of_item(by, shown.assessment, item),
        "support": support_for(shown.assessment, [item])[item],
        "before": before,
        "after": after,
        "standing": STANDINGS[known.provenance.status],
        "sources": told_sources(shown.instrument, known.provenance),
    }
