"""The tus protocol 1.0.0 (https://tus.io/protocols/resumable-upload): core, creation, creation-with-upload, checksum,
expiration and termination, as far as headers go. What they mean is done in ``uploads``.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from django.core.files import File
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.utils.http import http_date

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.files.errors import (
    STORE_FULL,
    ChecksumMismatchError,
    OffsetConflictError,
    StoreFullError,
    UploadGoneError,
    UploadRefusedError,
    UploadTooLargeError,
    is_full,
)
from bening.foundation.files.models import Upload
from bening.foundation.files.uploads import Announced
from bening.foundation.workflow.policy import PolicyError

VERSION = "1.0.0"
EXTENSIONS = "creation,creation-with-upload,checksum,expiration,termination"
PART_TYPE = "application/offset+octet-stream"
ALGORITHMS = {"sha1": hashlib.sha1, "sha256": hashlib.sha256}
IN_MEMORY = 1024 * 1024
PIECE = 64 * 1024

NO_CONTENT, CREATED = 204, 201
BAD_REQUEST, METHOD_NOT_ALLOWED, CONFLICT, GONE, PRECONDITION_FAILED = 400, 405, 409, 410, 412
TOO_LARGE, UNSUPPORTED_TYPE, CHECKSUM_MISMATCH, NO_ROOM = 413, 415, 460, 507

STATUS: tuple[tuple[type[Exception], int], ...] = (
    (StoreFullError, NO_ROOM),
    (UploadTooLargeError, TOO_LARGE),
    (UploadRefusedError, BAD_REQUEST),
    (OffsetConflictError, CONFLICT),
    (PolicyError, CONFLICT),
    (UploadGoneError, GONE),
    (ChecksumMismatchError, CHECKSUM_MISMATCH),
)
REFUSALS = tuple(kind for kind, _ in STATUS)

View = Callable[..., HttpResponse]


class Refusal(Exception):  # noqa: N818 - what the protocol calls an error is an answer here
    """An answer that the protocol asks for when a header is wrong."""

    def __init__(self, status: int, sentence: str, **headers: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


def is_tus(request: HttpRequest) -> bool:
    """The request speaks the protocol; anything else is a form or a mistake."""
    return "Tus-Resumable" in request.headers or request.method == "OPTIONS"


def resource(**methods: View) -> View:
    """A view of one kind of address: its methods by name, and the headers and answers that every address owes."""

    def view(request: UnitRequest, **kwargs: object) -> HttpResponse:
        method = _method_of(request)
        if method == "OPTIONS":
            return _signed(_capabilities())
        try:
            _check_version(request)
            response = _handler(methods, method)(request, **kwargs)
        except Refusal as refusal:
            response = _answer(refusal.status, str(refusal), refusal.headers)
        except REFUSALS as error:
            response = _answer(next(status for kind, status in STATUS if isinstance(error, kind)), str(error))
        except (OSError, OperationalError) as error:
            if not is_full(error):
                raise
            response = _answer(NO_ROOM, STORE_FULL)
        return _signed(response)

    return view


def _handler(methods: Mapping[str, View], method: str) -> View:
    if method not in methods:
        allowed = ", ".join(["OPTIONS", *methods])
        raise Refusal(METHOD_NOT_ALLOWED, "Cara ini tidak dikenal di alamat ini.", Allow=allowed)
    return methods[method]


def _method_of(request: HttpRequest) -> str:
    """A client behind a strict proxy may send POST and name what it means; reading stays reading."""
    if request.method == "POST":
        return request.headers.get("X-HTTP-Method-Override", "POST").upper()
    return request.method or ""


def _check_version(request: HttpRequest) -> None:
    if request.headers.get("Tus-Resumable") != VERSION:
        raise Refusal(PRECONDITION_FAILED, f"Server ini memakai protokol tus versi {VERSION}.", Tus_Version=VERSION)


def _answer(status: int, sentence: str, headers: Mapping[str, str] | None = None) -> HttpResponse:
    reason = "Checksum Mismatch" if status == CHECKSUM_MISMATCH else None
    return HttpResponse(sentence, "text/plain; charset=utf-8", status, reason, headers=headers)


def _signed(response: HttpResponse) -> HttpResponse:
    response["Tus-Resumable"] = VERSION
    response["Cache-Control"] = "no-store"
    return response


def _capabilities() -> HttpResponse:
    return HttpResponse(
        status=NO_CONTENT,
        headers={
            "Tus-Version": VERSION,
            "Tus-Extension": EXTENSIONS,
            "Tus-Max-Size": str(settings.UPLOAD_MAX_BYTES),
            "Tus-Checksum-Algorithm": ",".join(ALGORITHMS),
        },
    )


def progress(upload: Upload, status: int) -> HttpResponse:
    """Where an upload stands, in headers."""
    response = HttpResponse(status=status)
    response["Upload-Offset"] = str(upload.offset)
    if upload.file_id is None:
        response["Upload-Expires"] = http_date(upload.expires_at.timestamp())
    return response


def number(request: HttpRequest, header: str) -> int:
    """A header that is a size in bytes. Raises Refusal where it is missing or something else."""
    value = request.headers.get(header, "")
    if not re.fullmatch(r"[0-9]{1,18}", value):
        raise Refusal(BAD_REQUEST, f"Tajuk {header} harus bilangan bulat.")
    return int(value)


def announced(request: HttpRequest) -> Announced:
    """What ``Upload-Length`` and ``Upload-Metadata`` say of a new upload. Raises Refusal."""
    values = _metadata(request.headers.get("Upload-Metadata", ""))
    sha256 = values.get("sha256", "").lower()
    if sha256 and not re.fullmatch(r"[0-9a-f]{64}", sha256):
        raise Refusal(BAD_REQUEST, "Sidik SHA-256 harus 64 angka heksadesimal.")
    path = values.get("folder") or values.get("relativePath", "").rpartition("/")[0]
    return Announced(
        name=values.get("filename") or values.get("name", ""),
        size=number(request, "Upload-Length"),
        media_type=values.get("filetype") or values.get("type", ""),
        folder=path,
        sha256=sha256,
        modified_at=_moment(values.get("lastModified", "")),
        small=_uuid(values.get("small", "")),
    )


def _metadata(header: str) -> dict[str, str]:
    """``key base64,key base64``; keys without a value are empty."""
    values = {}
    for pair in filter(None, (part.strip() for part in header.split(","))):
        key, _, encoded = pair.partition(" ")
        try:
            values[key] = base64.b64decode(encoded, validate=True).decode().replace("\x00", "")
        except (binascii.Error, UnicodeDecodeError) as error:
            raise Refusal(BAD_REQUEST, f"Keterangan “{key}” pada Upload-Metadata tidak terbaca.") from error
    return values


def _moment(milliseconds: str) -> datetime | None:
    """``lastModified`` of a browser's file: milliseconds since 1970."""
    if not re.fullmatch(r"[0-9]{1,14}", milliseconds):
        return None
    return datetime.fromtimestamp(int(milliseconds) / 1000, tz=UTC)


def _uuid(value: str) -> UUID | None:
    if not value:
        return None
    try:
        return UUID(value)
    except ValueError as error:
        raise Refusal(BAD_REQUEST, "Nomor salinan kecil tidak dikenal.") from error


def received_part(request: HttpRequest, *, room: int) -> File[bytes]:
    """The body of a request, checked against ``Upload-Checksum``; from one MiB on it lies on the disk.

    A body that breaks off is kept as far as it came, unless a checksum says that only the whole counts. ``room``: how
    many bytes may come. Raises Refusal, UploadTooLargeError, ChecksumMismatchError.
    """
    if request.content_type != PART_TYPE:
        raise Refusal(UNSUPPORTED_TYPE, f"Potongan harus dikirim sebagai {PART_TYPE}.")
    name, wanted = _checksum(request.headers.get("Upload-Checksum", ""))
    if int(request.META.get("CONTENT_LENGTH") or 0) > room:
        raise UploadTooLargeError("Kiriman ini lebih besar daripada sisa berkasnya.")
    stream = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed with the File around it
    digest = ALGORITHMS[name]()
    for piece in _pieces(request):
        digest.update(piece)
        stream.write(piece)
    if wanted and digest.digest() != wanted:
        stream.close()
        raise ChecksumMismatchError("Potongan berubah di jalan. Kirim ulang.")
    stream.seek(0)
    return File(stream, name="part")


def _checksum(header: str) -> tuple[str, bytes]:
    """Algorithm and wanted digest; an empty digest where none was sent."""
    if not header:
        return "sha256", b""
    name, _, encoded = header.partition(" ")
    try:
        wanted = base64.b64decode(encoded, validate=True)
    except binascii.Error:
        wanted = b""
    if name not in ALGORITHMS or not wanted:
        raise Refusal(BAD_REQUEST, f"Upload-Checksum harus berupa {' atau '.join(ALGORITHMS)} dalam base64.")
    return name, wanted


def _pieces(request: HttpRequest) -> Iterator[bytes]:
    try:
        while piece := request.read(PIECE):
            yield piece
    except UnreadablePostError:
        return
