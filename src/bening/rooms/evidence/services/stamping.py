"""The time-stamp authority (RFC 3161) of the installation, where one is configured."""

from __future__ import annotations

from pathlib import Path
from urllib.request import Request, urlopen

from django.conf import settings

from bening.kernel.package.contents import Stamper, StampRefusedError

TIMEOUT = 20
LARGEST = 1024 * 1024


def stamper() -> Stamper | None:
    """How to get a stamp by ``BENING_TSA_URL`` and ``BENING_TSA_CERTIFICATES``; None without them."""
    if not settings.TSA_URL:
        return None
    return Stamper(send=_send, certificates=Path(settings.TSA_CERTIFICATES).read_bytes())


def _send(request: bytes) -> bytes:
    asked = Request(  # noqa: S310 - the address is the administrator's setting, checked to be http(s)
        settings.TSA_URL, data=request, headers={"Content-Type": "application/timestamp-query"}, method="POST"
    )
    with urlopen(asked, timeout=TIMEOUT) as answer:  # noqa: S310
        content: bytes = answer.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise StampRefusedError("Jawaban penyedia stempel waktu terlalu besar. Periksa BENING_TSA_URL.")
    return content
