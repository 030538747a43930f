"""Handing in new evidence for an item, and a newer version of what was handed in."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect, QueryDict

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.files.selectors import waiting_uploads
from bening.foundation.files.uploads import claim, store_form_files
from bening.foundation.kit import clock
from bening.foundation.kit.views import render, say
from bening.foundation.workflow.policy import REFUSED
from bening.rooms.evidence import policies
from bening.rooms.evidence.forms.handing_in import HandInForm, NewVersionForm, VersionForm
from bening.rooms.evidence.models import Evidence
from bening.rooms.evidence.selectors.reuse import already_there, reusable
from bening.rooms.evidence.selectors.tray import days_of
from bening.rooms.evidence.services.handing_in import evidence_create, evidence_submit, version_add
from bening.rooms.evidence.views.common import the_evidence, the_item, to
from bening.rooms.plans import api as plans


def _received(request: UnitRequest) -> QueryDict:
    """What was sent, with the files of a plain form kept first: they wait in the tray whatever else is wrong."""
    data = request.POST.copy()
    sent = request.FILES.getlist("berkas")
    if sent:
        kept = store_form_files(sent, unit=request.unit, year=request.year, by=request.user, at=clock.now())
        for sentence in kept.refusals:
            messages.error(request, sentence)
        data.setlist("unggahan", [*data.getlist("unggahan"), *(str(upload.pk) for upload in kept.kept)])
    return data


def new(request: UnitRequest) -> HttpResponse:
    """Files for one item (``?butir=``), with the proof (``?syarat=``) and due date (``?masa=``) where known."""
    item = the_item(request, request.GET.get("butir", ""))
    data = _received(request) if request.method == "POST" else None
    waiting = list(waiting_uploads(request.unit, request.year, request.user))
    form = HandInForm(data, item=item, waiting=waiting, initial=_initial(request, item, waiting))
    if typed := _with_date(form):
        form = HandInForm(item=item, waiting=waiting, initial=typed)
    if form.is_bound and form.is_valid():
        same = [] if form.cleaned_data["tetap"] else already_there(request.unit, request.year, form.chosen())
        if same:
            return render(request, "evidence/new.html", _context(request, item, form) | {"same": same}, status=422)
        try:
            return _after(request, item, _create(request, form))
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
    return render(request, "evidence/new.html", _context(request, item, form), form=form)


def _with_date(form: VersionForm) -> dict[str, Any]:
    """What was typed, with the day of a document that the person took by one press; empty where she took none."""
    try:
        day = date.fromisoformat(form.data.get("pakai_tanggal", ""))
    except ValueError:
        return {}
    typed = {name: form[name].value() for name in form.fields if name != "berkas"}
    return typed | {"evidence_date": day}


def _initial(request: UnitRequest, item: plans.Item, waiting: list[Any]) -> dict[str, Any]:
    requirements, occurrences = list(item.requirements.all()), list(item.occurrences.all())
    asked = next((row for row in requirements if str(row.pk) == request.GET.get("syarat")), None)
    asked = requirements[0] if len(requirements) == 1 else asked
    masa = str(occurrences[0].pk) if len(occurrences) == 1 else request.GET.get("masa", "")
    return {
        "requirement": str(asked.pk) if asked else "",
        "occurrence": masa,
        "title": " ".join((asked.text if asked else "").split())[:300],
        "unggahan": [str(upload.pk) for upload in waiting],
    }


def _context(request: UnitRequest, item: plans.Item, form: HandInForm) -> dict[str, Any]:
    query = request.GET.get("q", "").strip()
    return {
        "item": item,
        "form": form,
        "query": query,
        **_ticked(request, form),
        "syarat": form["requirement"].value() or "",
        "masa": form["occurrence"].value() or "",
        "reusable": reusable(request.unit, request.year, item, query) if query else [],
        "asked": next((row for row in form.requirements if str(row.pk) == str(form["requirement"].value())), None),
    }


@transaction.atomic
def _create(request: UnitRequest, form: HandInForm) -> Evidence:
    at = clock.now()
    files = claim(form.chosen(), by=request.user, at=at)
    content = form.content(files, [form.place()])
    evidence = evidence_create(by=request.actor, at=at, title=form.cleaned_data["title"], content=content)
    if request.POST.get("aksi") != "simpan":
        evidence = evidence_submit(by=request.actor, at=at, evidence=evidence)
    return evidence


def _after(request: UnitRequest, item: plans.Item, evidence: Evidence) -> HttpResponseRedirect:
    done = "tersimpan, belum diserahkan" if evidence.state == "draft" else "diserahkan untuk diperiksa"
    say(request, f"Bukti “{evidence.title}” {done}.")
    masa = evidence.links.values_list("occurrence", flat=True).first()
    url = plans.item_url(request.unit, request.year, item.code)
    return HttpResponseRedirect(f"{url}?masa={masa}" if masa else url)


def received(request: UnitRequest) -> HttpResponse:
    """The list of received files again, after one more arrived: ticks stay as they are, a new file is ticked."""
    waiting = list(waiting_uploads(request.unit, request.year, request.user))
    shown, ticked = set(request.GET.getlist("tampil")), set(request.GET.getlist("unggahan"))
    keys = [str(upload.pk) for upload in waiting]
    context = {"waiting": waiting, "ticked": [key for key in keys if key in ticked or key not in shown]}
    context["days"] = days_of(waiting, on=clock.today(request.unit))
    return render(request, "evidence/received_list.html", context)


def ready(request: UnitRequest) -> HttpResponse:
    """What to do with files that were dropped on another page: hand them in for its item, or sort them in the tray."""
    code, masa = request.GET.get("butir", ""), request.GET.get("masa", "")
    number = waiting_uploads(request.unit, request.year, request.user).count()
    if not number:
        return HttpResponse(status=204)
    item = the_item(request, code) if code else None
    context = {"number": number, "item": item, "masa": masa if masa.isdecimal() else ""}
    return render(request, "evidence/ready.html", context)


def _ticked(request: UnitRequest, form: VersionForm) -> dict[str, Any]:
    ticked = [str(key) for key in form["unggahan"].value() or ()]
    return {"waiting": form.waiting, "ticked": ticked, "days": days_of(form.waiting, on=clock.today(request.unit))}


def version(request: UnitRequest, pk: int) -> HttpResponse:
    """Newer files for evidence that was returned, drafted or accepted; the older version stays."""
    evidence = the_evidence(request, pk)
    data = _received(request) if request.method == "POST" else None
    waiting = list(waiting_uploads(request.unit, request.year, request.user))
    form = NewVersionForm(data, waiting=waiting, initial=_as_before(evidence, waiting))
    if typed := _with_date(form):
        form = NewVersionForm(waiting=waiting, initial=typed)
    if form.is_bound and form.is_valid():
        try:
            _add_version(request, evidence, form)
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, f"Versi baru “{evidence.title}” diserahkan untuk diperiksa.")
            return to(request, "evidence", pk=evidence.pk)
    reason = policies.why_not(policies.check_change, request.actor, evidence)
    return render(
        request, "evidence/version.html", {"evidence": evidence, "reason": reason} | _ticked(request, form), form=form
    )


def _as_before(evidence: Evidence, waiting: list[Any]) -> dict[str, Any]:
    before = evidence.current
    return {
        "row_version": evidence.row_version,
        "unggahan": [str(upload.pk) for upload in waiting],
        "evidence_date": before and before.evidence_date,
        "period_start": before and before.period_start,
        "period_end": before and before.period_end,
        "valid_until": before and before.valid_until,
        "is_signed": bool(before and before.is_signed),
    }


@transaction.atomic
def _add_version(request: UnitRequest, evidence: Evidence, form: VersionForm) -> None:
    at = clock.now()
    files = claim(form.chosen(), by=request.user, at=at)
    row = version_add(
        by=request.actor,
        at=at,
        evidence=evidence,
        content=form.content(files),
        row_version=form.cleaned_data["row_version"],
    )
    evidence_submit(by=request.actor, at=at, evidence=row)
