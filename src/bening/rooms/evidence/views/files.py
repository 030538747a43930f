"""Files of evidence: looked at page by page, or saved; never trusted."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.files.responses import download, download_for_others, page_picture
from bening.foundation.files.services import FileRefusedError, check_available
from bening.foundation.kit.views import found, render
from bening.rooms.evidence.models import VersionFile
from bening.rooms.evidence.selectors.looking import beside, entry_by_pk
from bening.rooms.evidence.views.common import to
from bening.rooms.evidence.views.viewer import page_number, sees_details, unit_addresses, viewer_of

ASK_FIRST = "private, no-cache"
"""A browser may keep what it was shown, but asks each time: a role may have ended, a file may be held by now."""


def entry_of(request: UnitRequest, pk: int, entry: int) -> VersionFile:
    """One file of one version of the evidence, or 404."""
    return found(entry_by_pk(request.unit, request.year, pk, entry))


def file(request: UnitRequest, pk: int, entry: int) -> HttpResponse | HttpResponseBase:
    """The file, to be saved: as it was handed in by who sent it, without a photo's place and time by others.

    One in quarantine or not yet checked is refused with the reason.
    """
    kept = entry_of(request, pk, entry).file
    try:
        return download(kept) if kept.uploaded_by_id == request.user.pk else download_for_others(kept)
    except FileRefusedError as refusal:
        messages.error(request, str(refusal))
        return to(request, "evidence", pk=pk)


def look(request: UnitRequest, pk: int, entry: int) -> HttpResponse:
    """One file to be read here: a page at a time, or its words and tables."""
    kept = entry_of(request, pk, entry)
    viewer = viewer_of(
        kept,
        beside(kept),
        unit_addresses(request, pk),
        number=page_number(request),
        with_details=sees_details(request, kept),
        with_text=True,
    )
    context = {"evidence": kept.version.evidence, "version": kept.version, "viewer": viewer}
    context["inline"] = request.headers.get("HX-Request") == "true"
    return render(request, "evidence/look.html", context)


def preview(request: UnitRequest, pk: int, entry: int, number: int) -> HttpResponse:
    """Page ``number`` of a file as a picture, or 304 for who has it; 404 where there is nothing to see."""
    kept = entry_of(request, pk, entry)
    etag = f'"{kept.file.sha256}-{number}"'
    try:
        check_available(kept.file)
        response = get_conditional_response(request, etag=etag) or page_picture(kept.file, number)
    except FileRefusedError as refusal:
        raise Http404(str(refusal)) from refusal
    response["ETag"] = etag
    response["Cache-Control"] = ASK_FIRST
    return response
