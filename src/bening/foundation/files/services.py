"""Keeping the bytes that people hand in: under their SHA-256, never changed, checked when read.

The service that takes the file records the audit event; keeping the bytes is a part of it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import datetime
from pathlib import PurePosixPath

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from bening.foundation.accounts.models import User
from bening.foundation.files.models import StoredFile
from bening.foundation.kit.formats import file_size
from bening.foundation.units.models import Unit

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_NAME_LENGTH = 200


class FileRefusedError(ValueError):
    """A file that cannot be kept or given back. The message is a sentence in Indonesian."""


def storage_name(sha256: str) -> str:
    """Where the bytes of a hash stand in the store: ``ab/cd/abcd…``."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def clean_name(name: str) -> str:
    """A file name that is safe to show and to offer for download; the ending is kept when a long name is cut."""
    base = unicodedata.normalize("NFC", name.replace("\\", "/")).rsplit("/", 1)[-1]
    base = _UNSAFE.sub("_", base).strip(" .") or "berkas"
    suffix = PurePosixPath(base).suffix[:20]
    return base if len(base) <= _NAME_LENGTH else base[: _NAME_LENGTH - len(suffix)] + suffix


def _digest(content: File[bytes]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    content.seek(0)
    for chunk in content.chunks():
        digest.update(chunk)
        size += len(chunk)
    content.seek(0)
    return digest.hexdigest(), size


def check_size(name: str, size: int, max_bytes: int) -> None:
    """Raise FileRefusedError with a sentence for a file over the limit; to be asked before reading it."""
    if size > max_bytes:
        raise FileRefusedError(
            f"Berkas “{name}” berukuran {file_size(size)}, melebihi batas {file_size(max_bytes)}. "
            "Perkecil atau bagi berkasnya."
        )


@transaction.atomic
def store(
    *,
    unit: Unit,
    content: bytes | File[bytes],
    name: str,
    media_type: str,
    by: User | None,
    at: datetime,
    max_bytes: int | None = None,
) -> StoredFile:
    """Keep the bytes and the fact that somebody handed them in.

    The same bytes are kept once, however often they are handed in. Raises FileRefusedError for an empty file and for
    one over ``max_bytes``.
    """
    stream: File[bytes] = ContentFile(content) if isinstance(content, bytes) else content
    shown = clean_name(name)
    sha256, size = _digest(stream)
    if size == 0:
        raise FileRefusedError(f"Berkas “{shown}” kosong. Pilih berkas yang berisi.")
    if max_bytes is not None:
        check_size(shown, size, max_bytes)
    path = storage_name(sha256)
    if not _is_kept(path, size):
        default_storage.save(path, stream)
    return StoredFile.objects.create(
        unit=unit, sha256=sha256, size=size, media_type=media_type[:120], name=shown, uploaded_by=by, uploaded_at=at
    )


def _is_kept(path: str, size: int) -> bool:
    return default_storage.exists(path) and default_storage.size(path) == size


def open_file(file: StoredFile) -> File[bytes]:
    """The bytes for reading, from the start, after their hash was found right.

    Raises FileRefusedError where the bytes are gone or are no longer those that were handed in.
    """
    try:
        stream = default_storage.open(storage_name(file.sha256), "rb")
    except FileNotFoundError as error:
        raise FileRefusedError(
            f"Isi berkas “{file.name}” tidak ada di penyimpanan. Pulihkan dari cadangan, lalu coba lagi."
        ) from error
    if _digest(stream)[0] != file.sha256:
        stream.close()
        raise FileRefusedError(
            f"Isi berkas “{file.name}” berubah sejak diunggah, jadi tidak dipakai. Pulihkan dari cadangan."
        )
    return stream


def read(file: StoredFile) -> bytes:
    """All bytes of a file at once, checked as in ``open_file``."""
    with open_file(file) as stream:
        content: bytes = stream.read()
    return content
