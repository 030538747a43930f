"""Uploads over HTTP: the tus protocol for the script and other programs, a plain form for everybody else."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.files import photos, selectors, tus, uploads
from bening.foundation.files.errors import UploadRefusedError
from bening.foundation.files.models import Upload
from bening.foundation.files.services import FileRefusedError
from bening.foundation.kit import clock
from bening.foundation.workflow.policy import PolicyError

UNPROCESSABLE = 422


def _start(request: UnitRequest) -> HttpResponse:
    announced = tus.announced(request)
    by, at = request.user, clock.now()
    with_bytes = request.content_type == tus.PART_TYPE
    content = tus.received_part(request, room=announced.size) if with_bytes else None
    upload = uploads.upload_start(unit=request.unit, year=request.year, announced=announced, by=by, at=at)
    if content is not None:
        with content:
            upload = uploads.upload_append(upload=upload, offset=0, content=content, by=by, at=at)
    response = tus.progress(upload, tus.CREATED)
    response["Location"] = reverse(
        "files:upload", kwargs={"unit": request.unit.code, "year": request.year, "pk": upload.pk}
    )
    return response


def _own(request: UnitRequest, pk: UUID) -> Upload:
    upload = selectors.own_upload(request.unit, request.year, request.user, pk)
    if upload is None:
        raise Http404
    return upload


def _ask(request: UnitRequest, pk: UUID) -> HttpResponse:
    upload = _own(request, pk)
    uploads.check_open(upload, by=request.user, at=clock.now())
    response = tus.progress(upload, tus.NO_CONTENT)
    response["Upload-Length"] = str(upload.size)
    return response


def _append(request: UnitRequest, pk: UUID) -> HttpResponse:
    upload = _own(request, pk)
    at = clock.now()
    uploads.check_open(upload, by=request.user, at=at)
    offset = tus.number(request, "Upload-Offset")
    uploads.check_offset(upload, offset)
    with tus.received_part(request, room=upload.size - offset) as content:
        upload = uploads.upload_append(upload=upload, offset=offset, content=content, by=request.user, at=at)
    return tus.progress(upload, tus.NO_CONTENT)


def _discard(request: UnitRequest, pk: UUID) -> HttpResponse:
    uploads.upload_discard(upload=_own(request, pk), by=request.user, at=clock.now())
    return HttpResponse(status=tus.NO_CONTENT)


tus_uploads = tus.resource(POST=_start)
upload_view = tus.resource(HEAD=_ask, PATCH=_append, DELETE=_discard)


def uploads_view(request: UnitRequest) -> HttpResponse:
    """Begin an upload by the protocol, or take many files from a form and go back to the page it came from."""
    if tus.is_tus(request):
        return tus_uploads(request)
    if request.method != "POST":
        return HttpResponseNotAllowed(["OPTIONS", "POST"])
    result = uploads.store_form_files(
        request.FILES.getlist("berkas"), unit=request.unit, year=request.year, by=request.user, at=clock.now()
    )
    for sentence in result.refusals:
        messages.error(request, sentence)
    if result.kept:
        messages.success(request, f"{len(result.kept)} berkas diterima.")
    elif not result.refusals:
        messages.error(request, "Belum ada berkas yang dipilih. Pilih berkas, lalu kirim lagi.")
    return HttpResponseRedirect(_back(request))


def photos_view(request: UnitRequest) -> HttpResponse:
    """Make one PDF of the chosen photos, in the order they are named. The script is answered in JSON."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    chosen = selectors.waiting_in_order(request.unit, request.year, request.user, _numbers(request))
    try:
        made = photos.photos_to_pdf(
            chosen, name=request.POST.get("nama", "").strip() or photos.DEFAULT_NAME, by=request.user, at=clock.now()
        )
    except (UploadRefusedError, FileRefusedError, PolicyError) as refusal:
        if request.accepts("text/html"):
            messages.error(request, str(refusal))
            return HttpResponseRedirect(_back(request))
        return HttpResponse(str(refusal), status=UNPROCESSABLE, content_type="text/plain; charset=utf-8")
    if request.accepts("text/html"):
        messages.success(request, f"{len(chosen)} foto menjadi satu berkas “{made.name}”.")
        return HttpResponseRedirect(_back(request))
    return JsonResponse({"id": str(made.pk), "name": made.name, "size": made.size})


def _numbers(request: UnitRequest) -> list[UUID]:
    numbers = []
    for value in request.POST.getlist("pilih"):
        try:
            numbers.append(UUID(value))
        except ValueError as error:
            raise Http404 from error
    return numbers


def _back(request: UnitRequest) -> str:
    """The page that the form stands on, if it is one of ours."""
    page = request.POST.get("kembali", "")
    return page if url_has_allowed_host_and_scheme(page, allowed_hosts=None) else reverse("home")
