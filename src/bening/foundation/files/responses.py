"""Giving a stored file back without trusting it: always a download, never a page."""

from __future__ import annotations

from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header

from bening.foundation.files.models import StoredFile
from bening.foundation.files.previews import as_seen_by_others, preview_page, tells_more
from bening.foundation.files.services import open_file

SANDBOX = "default-src 'none'; sandbox"


def as_download(response: HttpResponse | FileResponse, name: str) -> HttpResponse | FileResponse:
    """Put the headers on a response that make a browser save it and run nothing of it."""
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "private, no-store"
    return response


def download(file: StoredFile) -> FileResponse:
    """The bytes of a stored file under its own name. Raises FileRefusedError as ``open_file`` does."""
    return as_download(FileResponse(open_file(file), content_type="application/octet-stream"), file.name)


def made_file(content: bytes, *, name: str, media_type: str) -> HttpResponse:
    """A document that was just made, to be saved."""
    return as_download(HttpResponse(content, content_type=media_type), name)


def download_for_others(file: StoredFile) -> HttpResponse | FileResponse:
    """The file for somebody who is not its owner: pictures without place, time and device. Raises FileRefusedError."""
    if not tells_more(file):
        return download(file)
    copy = as_seen_by_others(file)
    return as_download(HttpResponse(copy.content, content_type="application/octet-stream"), copy.name)


def page_picture(file: StoredFile, number: int) -> HttpResponse:
    """One page of a preview, to be shown in an ``img``. Raises FileRefusedError as ``preview_page`` does."""
    response = HttpResponse(preview_page(file, number), content_type="image/webp")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "private, max-age=3600"
    return response
