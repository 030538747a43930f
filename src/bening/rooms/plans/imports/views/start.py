"""Handing in a decree, waiting for it to be read, throwing it away."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.files.responses import download
from bening.foundation.files.services import FileRefusedError
from bening.foundation.kit import clock
from bening.foundation.kit.formats import long_datetime
from bening.foundation.kit.views import UNPROCESSABLE, render
from bening.kernel.decree import DecreeError
from bening.rooms.plans.imports import services
from bening.rooms.plans.imports.forms import SourceForm
from bening.rooms.plans.imports.selectors import open_imports
from bening.rooms.plans.imports.views.common import found, url
from bening.rooms.plans.policies import PolicyError


@require_http_methods(["GET", "POST"])
def start(request: UnitRequest) -> HttpResponse:
    """Upload or paste; what is being checked already stands below."""
    form = SourceForm(request.POST, request.FILES) if request.method == "POST" else SourceForm()
    refusal = ""
    if form.is_bound and form.is_valid():
        at = clock.now()
        try:
            row = services.import_start(by=request.actor, at=at, sent=_sent(form, f"Tempelan {long_datetime(at)}"))
        except (DecreeError, FileRefusedError) as error:
            refusal = str(error)
        else:
            return redirect(url(request, "import_review", pk=row.pk))
    context = {"imports": open_imports(request.unit, request.year), "refusal": refusal}
    status = UNPROCESSABLE if refusal else 200
    return render(request, "plans/imports/start.html", context, form=form, status=status)


def _sent(form: SourceForm, paste_name: str) -> services.Sent:
    upload = form.cleaned_data["file"]
    if upload:
        return services.Sent(upload.read(), upload.name, upload.content_type or "")
    return services.pasted(form.pasted(), name=paste_name)


@require_GET
def source(request: UnitRequest, pk: int) -> HttpResponse | FileResponse:
    """The file as it was handed in, to be saved; back to the reading with a sentence where it may not be given out."""
    row = found(request, pk)
    try:
        return download(row.source)
    except FileRefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect(url(request, "import_review", pk=pk))


@require_http_methods(["GET", "POST"])
def discard(request: UnitRequest, pk: int) -> HttpResponse:
    """Ask, then throw the import away."""
    row = found(request, pk)
    if request.method == "GET":
        return render(request, "plans/imports/discard.html", {"import": row})
    try:
        services.import_discard(by=request.actor, at=clock.now(), plan_import=row)
    except PolicyError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Impor “{row.source.name}” dibuang.")
    return redirect(url(request, "import"))
