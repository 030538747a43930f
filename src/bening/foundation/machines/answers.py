"""How addresses for programs answer: JSON with an ETag, and errors in one form.

An error is ``{"error": true, "code": 404, "message": "…"}`` with the same code as its status, the form that the
PortalRB guide of 2026 asks of every office; the message is a sentence in Indonesian.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, quote_etag

MEDIA_TYPE = "application/json"
MESSAGES = {
    401: "Kunci API tidak ada atau tidak dikenal. Kirim kepala “Authorization: Bearer <kunci>”.",
    404: "Alamat ini tidak ada. Daftar alamat yang ada tersedia di /api/.",
    405: "Alamat ini hanya dapat dibaca. Pakai GET atau HEAD.",
    429: "Permintaan terlalu sering. Tunggu sebentar, lalu coba lagi.",
    500: "Ada yang salah di server Bening. Coba lagi nanti; bila berulang, beri tahu pengelolanya.",
}


class Refused(Exception):  # noqa: N818 - reads as what happened
    """A call that is answered with an error: its status, a sentence in Indonesian, and headers that go with it."""

    def __init__(self, status: int, message: str = "", headers: Mapping[str, str] | None = None) -> None:
        self.status = status
        self.message = message or MESSAGES[status]
        self.headers = dict(headers or {})
        super().__init__(self.message)


def to_bytes(data: Any) -> bytes:
    """UTF-8 JSON; the same data give the same bytes. Decimals and dates are text, moments end with their zone."""
    return json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def answer(request: HttpRequest, data: Any, *, private: bool = True) -> HttpResponse:
    """200 with the data, or 304 for a caller that has these very bytes already (``If-None-Match``)."""
    body = to_bytes(data)
    response = HttpResponse(body, content_type=MEDIA_TYPE)
    response["ETag"] = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    response["Cache-Control"] = "private, no-cache" if private else "public, no-cache"
    if private:
        response["Vary"] = "Authorization"
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


def failure(refused: Refused) -> HttpResponse:
    """The error that a call is answered with."""
    body = to_bytes({"error": True, "code": refused.status, "message": refused.message})
    headers = {"Cache-Control": "private, no-store", "Vary": "Authorization"} | refused.headers
    return HttpResponse(body, content_type=MEDIA_TYPE, status=refused.status, headers=headers)
