"""Packages for assessors: ask, watch, cancel, download."""

from __future__ import annotations

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.files.responses import as_download
from bening.foundation.kit import clock
from bening.foundation.kit.views import found, render, say
from bening.foundation.workflow.policy import REFUSED
from bening.rooms.evidence.forms.handover import PackageForm
from bening.rooms.evidence.models.handover import PackageState
from bening.rooms.evidence.selectors.handover import evidence_total, package_by_pk, packages_of
from bening.rooms.evidence.services.packages import OPEN, package_cancel, package_request
from bening.rooms.evidence.views.common import to

SHOWN = 20


def packages(request: UnitRequest) -> HttpResponse:
    """The packages of the year with their progress, and the form to ask for one."""
    initial = {"title": f"Bukti Zona Integritas {request.year}"}
    form = PackageForm(request.POST or None, initial=initial)
    if form.is_bound and form.is_valid():
        at = clock.now()
        try:
            package_request(
                by=request.actor,
                at=at,
                title=form.cleaned_data["title"],
                as_of=form.moment(request.unit, at),
                pending=form.cleaned_data["pending"],
                order=form.cleaned_data["order"],
            )
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, "Paket sedang dibuat. Anda akan diberi tahu bila sudah siap.")
            return to(request, "packages")
    rows = list(packages_of(request.unit, request.year)[:SHOWN])
    context = {
        "packages": rows,
        "is_busy": any(row.state in OPEN for row in rows),
        "accepted": evidence_total(request.unit, request.year),
    }
    template = "evidence/package_rows.html" if request.headers.get("HX-Request") else "evidence/packages.html"
    return render(request, template, context, form=form)


@require_POST
def cancel(request: UnitRequest, pk: int) -> HttpResponse:
    """Stop making it."""
    package = found(package_by_pk(request.unit, request.year, pk))
    try:
        package_cancel(by=request.actor, at=clock.now(), package=package)
    except REFUSED as refusal:
        messages.error(request, str(refusal))
    else:
        say(request, "Pembuatan paket dibatalkan.")
    return to(request, "packages")


def package_file(request: UnitRequest, pk: int) -> HttpResponse | HttpResponseBase:
    """The finished ZIP."""
    package = found(package_by_pk(request.unit, request.year, pk))
    is_there = package.state == PackageState.DONE and package.stored_as
    if not is_there or not default_storage.exists(package.stored_as):
        raise Http404
    stream = default_storage.open(package.stored_as, "rb")
    return as_download(FileResponse(stream, content_type="application/zip"), package.name)
