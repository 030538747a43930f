"""Handing in a working sheet, its dry run, and taking the change back."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.files import services as files
from bening.foundation.files.selectors import file_of
from bening.foundation.kit import clock
from bening.foundation.kit.forms import Form
from bening.foundation.kit.views import UNPROCESSABLE, render
from bening.kernel.decree import DecreeError
from bening.rooms.plans.exports.selectors import active_plan
from bening.rooms.plans.imports.sheet import services
from bening.rooms.plans.imports.sheet.reading import read_sheet
from bening.rooms.plans.imports.sheet.selectors import change_of, dry_run
from bening.rooms.plans.imports.views.common import url
from bening.rooms.plans.models import Plan
from bening.rooms.plans.policies import REFUSALS


class SheetForm(Form):
    """The filled working sheet."""

    file = forms.FileField(
        label="Lembar kerja (.xlsx)",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "Pilih lembar kerja Excel yang sudah Anda isi."},
    )


def _plan(request: UnitRequest) -> Plan:
    plan = active_plan(request.unit, request.year)
    if plan is None:
        raise Http404
    return plan


@require_http_methods(["GET", "POST"])
def upload(request: UnitRequest) -> HttpResponse:
    """Hand in the sheet; it is only looked at."""
    _plan(request)
    form = SheetForm(request.POST, request.FILES) if request.method == "POST" else SheetForm()
    if form.is_bound and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            file = services.sheet_receive(by=request.actor, at=clock.now(), content=sent.read(), name=sent.name)
        except (DecreeError, files.FileRefusedError) as error:
            form.add_error("file", str(error))
        else:
            return redirect(url(request, "sheet_check", pk=file.pk))
    return render(request, "plans/imports/sheet.html", {}, form=form)


@require_http_methods(["GET", "POST"])
def check(request: UnitRequest, pk: int) -> HttpResponse:
    """Everything that would change, and everything that would not with its reason; then the change."""
    plan, file, refusal = _plan(request), file_of(request.unit, pk), ""
    if file is None or file.media_type != services.MEDIA_TYPE:
        raise Http404
    if request.method == "POST":
        take = frozenset(request.POST.getlist("pakai"))
        token = request.POST.get("tanda", "")
        try:
            change = services.sheet_apply(
                by=request.actor, at=clock.now(), plan=plan, file=file, token=token, take=take
            )
        except REFUSALS as error:
            refusal = str(error)
        else:
            messages.success(request, f"{change.summary} diterapkan.")
            return redirect(url(request, "sheet_done", batch=change.batch))
    run = dry_run(request.actor, plan, read_sheet(files.read_internally(file)))
    context = {"file": file, "run": run, "token": services.sheet_token(run), "refusal": refusal}
    return render(request, "plans/imports/sheet_check.html", context, status=UNPROCESSABLE if refusal else 200)


def done(request: UnitRequest, batch: UUID) -> HttpResponse:
    """What was applied, with the way back."""
    change = change_of(_plan(request), str(batch))
    if change is None:
        raise Http404
    return render(request, "plans/imports/sheet_done.html", {"change": change})


@require_POST
def undo(request: UnitRequest, batch: UUID) -> HttpResponse:
    """Put back what the sheet changed."""
    change = change_of(_plan(request), str(batch))
    if change is None:
        raise Http404
    try:
        undone = services.sheet_undo(by=request.actor, at=clock.now(), change=change)
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return redirect(url(request, "sheet_done", batch=batch))
    messages.success(request, f"{undone.rows} baris dikembalikan seperti semula.")
    for sentence in undone.left:
        messages.warning(request, sentence)
    return redirect(url(request, "plan"))
