"""The list of evidence, the page of one, and what is done there."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.forms import Form
from bening.foundation.kit.pagination import paginate
from bening.foundation.kit.views import found, render, say
from bening.foundation.workflow.policy import REFUSED
from bening.rooms.evidence import policies, slots
from bening.rooms.evidence.forms.filters import EvidenceFilter
from bening.rooms.evidence.forms.handing_in import LinkForm, PlaceForm, TitleForm
from bening.rooms.evidence.forms.handover import end_of
from bening.rooms.evidence.forms.review import AcceptForm, ReasonForm, ReturnForm
from bening.rooms.evidence.models import Evidence
from bening.rooms.evidence.moves import MOVES, MoveKind, offers
from bening.rooms.evidence.permissions import HAND_IN, HAND_OVER, REVIEW, SHARE
from bening.rooms.evidence.selectors.delta import since_decision
from bening.rooms.evidence.selectors.lists import evidence_list, rows_of, state_counts, stood_at, with_parts
from bening.rooms.evidence.selectors.page import evidence_page
from bening.rooms.evidence.selectors.visits import seen_by
from bening.rooms.evidence.services import handing_in, review
from bening.rooms.evidence.services.handing_in import Place
from bening.rooms.evidence.views.common import the_evidence, the_item, to
from bening.rooms.evidence.views.viewer import inline_viewer
from bening.rooms.plans import api as plans


def index(request: UnitRequest) -> HttpResponse:
    """Everything that was handed in, to be found again, filtered, and accepted in bulk."""
    filters = EvidenceFilter(request.GET)
    wanted = filters.wanted(request.user)
    day = filters.cleaned_data.get("per")
    if day:
        return _as_of(request, filters, day)
    rows = with_parts(evidence_list(request.unit, request.year, wanted))
    page = paginate(rows, request, per_page=25)
    counts = state_counts(request.unit, request.year)
    context = {
        "filters": filters,
        "page": page,
        "rows": rows_of(list(page.object_list)),
        "counts": counts,
        "has_any": any(counts.values()),
        "may_review": request.actor.may(REVIEW),
        "may_hand_over": request.actor.may(HAND_OVER),
        "may_share": request.actor.may(SHARE),
    }
    return render(request, "evidence/list.html", context)


def _as_of(request: UnitRequest, filters: EvidenceFilter, day: date) -> HttpResponse:
    """What stood as accepted at the end of a day; each row leads to that version."""
    moment = end_of(day, request.unit, clock.now())
    rows = stood_at(request.unit, request.year, moment, filters.wanted(request.user))
    page = paginate(rows, request, per_page=25)
    return render(request, "evidence/list_as_of.html", {"filters": filters, "page": page, "moment": moment})


def move_form(kind: MoveKind, evidence: Evidence, *, data: Any = None, overrules: bool = False) -> Form:
    """The form that a move asks for; its ids are its own, for several stand on one page."""
    ids = f"id_{kind.slug}_%s"
    initial = {"number": evidence.current.number if evidence.current else 0}
    if kind.wants == "return":
        return ReturnForm(data, auto_id=ids, initial=initial)
    if kind.wants == "accept":
        return AcceptForm(data, auto_id=ids, initial=initial, reason=overrules)
    return ReasonForm(data, auto_id=ids) if kind.wants == "reason" else Form(data, auto_id=ids)


def page_context(request: UnitRequest, evidence: Evidence) -> dict[str, Any]:
    """Everything the page of one piece of evidence shows, also where it is shown again with an error."""
    overrules = policies.overrules(request.actor, evidence)
    page = evidence_page(evidence)
    newest = page.history[0] if page.history else None
    return {
        "evidence": evidence,
        "page": page,
        "since": since_decision(page),
        "viewer": inline_viewer(request, evidence.pk, page.deltas[0].files if page.deltas else []),
        "seen": seen_by(evidence),
        "beside": slots.panels(request, evidence),
        "last": newest if newest and policies.can_undo(request.actor, evidence, newest, clock.now()) else None,
        "offers": [
            {"offer": offer, "form": move_form(offer.kind, evidence, overrules=overrules)}
            for offer in offers(request.actor, evidence)
        ],
        "change_reason": policies.why_not(policies.check_change, request.actor, evidence),
        "may_hand_in": request.actor.may(HAND_IN),
        "link_form": LinkForm(auto_id="id_kaitan_%s"),
        "title_form": TitleForm(initial={"title": evidence.title}, auto_id="id_judul_%s"),
        "on": clock.today(request.unit),
        "form": None,
    }


def evidence(request: UnitRequest, pk: int) -> HttpResponse:
    """One piece of evidence: its files, what it proves, what changed, what may be done."""
    return render(request, "evidence/evidence.html", page_context(request, the_evidence(request, pk)))


@require_POST
def move(request: UnitRequest, pk: int, slug: str) -> HttpResponse:
    """Hand in, take back, accept, return, reopen, set aside, use again."""
    row, kind = the_evidence(request, pk), found(MOVES.get(slug))
    form = move_form(kind, row, data=request.POST, overrules=policies.overrules(request.actor, row))
    if form.is_valid():
        try:
            _make(request, row, kind, form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, f"“{row.title}”: {kind.label(row.state).lower()}.")
            return to(request, "evidence", pk=row.pk)
    context = page_context(request, row)
    for entry in context["offers"]:
        if entry["offer"].kind is kind:
            entry["form"] = form
    return render(request, "evidence/evidence.html", context, form=form)


def _make(request: UnitRequest, row: Evidence, kind: MoveKind, data: dict[str, Any]) -> None:
    who: dict[str, Any] = {"by": request.actor, "at": clock.now(), "evidence": row}
    if kind.wants == "accept":
        review.evidence_accept(**who, number=data["number"], note=data["note"])
    elif kind.wants == "return":
        review.evidence_return(**who, **data)
    elif kind.wants == "reason":
        serve = {"buka-kembali": review.evidence_reopen, "tidak-dipakai": handing_in.evidence_withdraw}
        serve[kind.slug](**who, note=data["note"])
    else:
        plain = {
            "serahkan": handing_in.evidence_submit,
            "tarik": handing_in.evidence_recall,
            "pakai-lagi": handing_in.evidence_restore,
        }
        plain[kind.slug](**who)


@require_POST
def rename(request: UnitRequest, pk: int) -> HttpResponse:
    """Another title."""
    row = the_evidence(request, pk)
    form = TitleForm(request.POST, auto_id="id_judul_%s")
    if form.is_valid():
        try:
            handing_in.evidence_rename(by=request.actor, at=clock.now(), evidence=row, title=form.cleaned_data["title"])
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, "Judul tersimpan.")
            return to(request, "evidence", pk=row.pk)
    return render(request, "evidence/evidence.html", page_context(request, row) | {"title_form": form}, form=form)


@require_POST
def link(request: UnitRequest, pk: int) -> HttpResponse:
    """Let it serve one more item, named by its code; where the item asks for several things, say which."""
    row = the_evidence(request, pk)
    form = LinkForm(request.POST, auto_id="id_kaitan_%s")
    if form.is_valid():
        try:
            item = _item_or_refusal(request, form.cleaned_data["code"].strip())
            chosen = PlaceForm(request.POST if "occurrence" in request.POST else None, item=item)
            if chosen.must_ask and not chosen.is_bound:
                return render(request, "evidence/link.html", {"evidence": row, "item": item, "place_form": chosen})
            if not chosen.must_ask or chosen.is_valid():
                handing_in.link_add(by=request.actor, at=clock.now(), evidence=row, place=chosen.place())
                say(request, f"Bukti ini juga dipakai untuk butir {item.code}.")
                return to(request, "evidence", pk=row.pk)
            context = {"evidence": row, "item": item, "place_form": chosen}
            return render(request, "evidence/link.html", context, form=chosen)
        except REFUSED as refusal:
            form.add_error("code", str(refusal))
    return render(request, "evidence/evidence.html", page_context(request, row) | {"link_form": form}, form=form)


def _item_or_refusal(request: UnitRequest, code: str) -> plans.Item:
    """The item of that code; a code that the plan does not have is a sentence, not a 404."""
    item = plans.item_by_code(request.unit, request.year, code)
    if item is None:
        raise policies.PolicyError(f"Tidak ada butir “{code}” dalam rencana tahun {request.year}.")
    return item


@require_POST
def unlink(request: UnitRequest, pk: int, link_pk: int) -> HttpResponse:
    """It no longer serves this item."""
    row = the_evidence(request, pk)
    kept = found(next((entry for entry in row.links.all() if entry.pk == link_pk), None))
    try:
        handing_in.link_remove(by=request.actor, at=clock.now(), link=kept)
    except REFUSED as refusal:
        messages.error(request, str(refusal))
    else:
        say(request, f"Bukti ini dilepas dari butir {kept.item.code}.")
    return to(request, "evidence", pk=row.pk)


@require_POST
def reuse(request: UnitRequest, pk: int) -> HttpResponse:
    """Use what is already there for the item, proof and due date that the person came from."""
    row = the_evidence(request, pk)
    item = the_item(request, request.POST.get("butir", ""))
    requirement = next((one for one in item.requirements.all() if str(one.pk) == request.POST.get("syarat")), None)
    occurrence = next((one for one in item.occurrences.all() if str(one.pk) == request.POST.get("masa")), None)
    try:
        place = Place(item, requirement, occurrence)
        handing_in.link_add(by=request.actor, at=clock.now(), evidence=row, place=place)
    except REFUSED as refusal:
        messages.error(request, str(refusal))
    else:
        say(request, f"“{row.title}” juga dipakai untuk butir {item.code}.")
    return to(request, "evidence", pk=row.pk)
