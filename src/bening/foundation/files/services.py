"""Keeping the bytes that people hand in: under their SHA-256, never changed, checked when read.

The service that takes the file records the audit event; keeping the bytes is a part of it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import PurePosixPath

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from bening.foundation.accounts.models import User
from bening.foundation.audit.services import record
from bening.foundation.files.enums import FileState
from bening.foundation.files.examination import AT_ONCE, Verdict, examine_bytes
from bening.foundation.files.models import StoredFile
from bening.foundation.files.workflow import FILE
from bening.foundation.kit.formats import file_size
from bening.foundation.units.models import Unit

_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+')
"""What file systems refuse, and what nobody sees: a sign that turns the reading direction hides the true ending."""
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


@dataclass(frozen=True, slots=True)
class Received:
    """Bytes that were taken in and looked at, before anything is written to the database.

    ``verdict`` is None for a large file: a job examines it.
    """

    name: str
    sha256: str
    size: int
    media_type: str
    stream: File[bytes]
    verdict: Verdict | None

    @property
    def refusal(self) -> str:
        """Why the file goes into quarantine, in a sentence; "" where it does not."""
        return self.verdict.reason if self.verdict else ""


def receive(
    content: bytes | File[bytes], *, name: str, media_type: str, at: datetime, max_bytes: int | None = None
) -> Received:
    """Hash, examine and keep bytes: the slow part of ``store``, to be done before a transaction begins.

    ``media_type`` is what the sender claims. Raises FileRefusedError for an empty file and for one over ``max_bytes``;
    a file that the examination refuses is received all the same, so that the refusal can be shown and kept.
    """
    stream: File[bytes] = ContentFile(content) if isinstance(content, bytes) else content
    shown = clean_name(name)
    sha256, size = _digest(stream)
    if size == 0:
        raise FileRefusedError(f"Berkas “{shown}” kosong. Pilih berkas yang berisi.")
    if max_bytes is not None:
        check_size(shown, size, max_bytes)
    verdict = None
    if size <= AT_ONCE:
        verdict = examine_bytes(stream, name=shown, claimed=media_type, at=at)
        stream.seek(0)
    keep_bytes(stream, sha256, size)
    return Received(shown, sha256, size, media_type, stream, verdict)


def made_here(content: bytes, *, name: str, media_type: str) -> Received:
    """A document that this program has just made itself, for ``store``: kept, and not examined by content."""
    stream: File[bytes] = ContentFile(content)
    sha256, size = _digest(stream)
    keep_bytes(stream, sha256, size)
    return Received(clean_name(name), sha256, size, media_type, stream, Verdict(FileState.AVAILABLE, media_type))


@transaction.atomic
def store(
    *,
    unit: Unit,
    content: bytes | File[bytes] | Received,
    name: str,
    media_type: str,
    by: User | None,
    at: datetime,
    max_bytes: int | None = None,
) -> StoredFile:
    """Keep the bytes and the fact that somebody handed them in.

    The same bytes are kept once, however often they are handed in. The file is AVAILABLE, CHECKED (waits for the virus
    scanner), QUARANTINED with its ``state_reason``, or, above ``AT_ONCE`` bytes, RECEIVED until a job has examined it.
    Inside a transaction of your own give what ``receive`` returned, so that nothing slow happens while others wait.
    Raises FileRefusedError for an empty file and for one over ``max_bytes``.
    """
    if not isinstance(content, Received):
        content = receive(content, name=name, media_type=media_type, at=at, max_bytes=max_bytes)
    verdict = content.verdict or Verdict(FileState.RECEIVED, content.media_type)
    file = StoredFile.objects.create(
        unit=unit,
        sha256=content.sha256,
        size=content.size,
        media_type=verdict.media_type[:120],
        name=clean_name(name),
        uploaded_by=by,
        uploaded_at=at,
        state=verdict.state,
        state_reason=verdict.reason,
        scan=verdict.scan,
        scanned_at=verdict.scanned_at,
    )
    keep_bytes(content.stream, content.sha256, content.size)  # old ones may have been collected before the row stood
    _look_further(file)
    return file


def _look_further(file: StoredFile) -> None:
    """Queue what comes next for a file: its examination, or reading what it says."""
    from bening.foundation.files import examination_tasks as jobs

    if file.state == FileState.RECEIVED:
        transaction.on_commit(partial(jobs.examine_file.enqueue, file_id=file.pk))
    elif file.state == FileState.AVAILABLE:
        transaction.on_commit(partial(jobs.read_file.enqueue, file_id=file.pk))


def keep_bytes(stream: File[bytes], sha256: str, size: int) -> None:
    """Put bytes into the store under their hash, unless they stand there whole."""
    path = storage_name(sha256)
    if not _is_kept(path, size):
        default_storage.save(path, stream)


def _is_kept(path: str, size: int) -> bool:
    return default_storage.exists(path) and default_storage.size(path) == size


def examine(file: StoredFile, *, at: datetime) -> StoredFile:
    """Look at a file that was received, or look again at one in quarantine or one that waits for the scanner.

    The verdict is kept with one audit event. Raises FileRefusedError where the bytes are gone or changed.
    """
    with open_internally(file) as stream:
        verdict = examine_bytes(stream, name=file.name, claimed=file.media_type, at=at)
    return settle(file, verdict, at=at)


@transaction.atomic
def settle(file: StoredFile, verdict: Verdict, *, at: datetime) -> StoredFile:
    """Move a file to the state of its verdict; nothing happens where it stands there already."""
    row = StoredFile.objects.select_for_update(of=("self",), no_key=True).select_related("unit").get(pk=file.pk)
    row.scan, row.scanned_at = verdict.scan, verdict.scanned_at or row.scanned_at
    if row.state != verdict.state:
        source = FileState.RECEIVED if row.state == FileState.QUARANTINED else FileState(row.state)
        move = FILE.move(source, verdict.state)
        row.state, row.state_reason, row.media_type = verdict.state, verdict.reason, verdict.media_type[:120]
        record(
            by=None,
            at=at,
            unit=row.unit,
            verb=move.verb,
            target=row,
            data={"sha256": row.sha256, "reason": verdict.reason, "scan": verdict.scan.value},
        )
        _look_further(row)
        if verdict.state == FileState.QUARANTINED:
            from bening.foundation.files.holding import tell_of_quarantine

            tell_of_quarantine(row, at=at)
    row.save(update_fields=("state", "state_reason", "media_type", "scan", "scanned_at"))
    return row


def check_available(file: StoredFile) -> None:
    """Raise FileRefusedError with a sentence unless the file may be given out."""
    if file.state == FileState.AVAILABLE:
        return
    sentences = {
        FileState.RECEIVED: f"Berkas “{file.name}” masih diperiksa. Coba lagi sebentar.",
        FileState.CHECKED: f"Berkas “{file.name}” menunggu pemindai virus. Hubungi administrator bila terlalu lama.",
        FileState.QUARANTINED: f"Berkas “{file.name}” dikarantina. {file.state_reason}",
    }
    raise FileRefusedError(sentences[FileState(file.state)])


def open_file(file: StoredFile) -> File[bytes]:
    """The bytes for a person, from the start, after their hash was found right.

    Raises FileRefusedError where the file is not AVAILABLE, or its bytes are gone or no longer those handed in.
    """
    check_available(file)
    return open_internally(file)


def open_to_be_hashed(file: StoredFile) -> File[bytes]:
    """The bytes for somebody who hashes them while copying and compares the hash himself, so that they are read once.

    Raises FileRefusedError where the file is not AVAILABLE or its bytes are gone.
    """
    check_available(file)
    return _opened(file)


def open_internally(file: StoredFile) -> File[bytes]:
    """The bytes for the server's own readers (examination, import, facts), whatever the file's state; hash checked.

    Raises FileRefusedError where the bytes are gone or are no longer those that were handed in.
    """
    stream = _opened(file)
    if _digest(stream)[0] != file.sha256:
        stream.close()
        raise FileRefusedError(
            f"Isi berkas “{file.name}” berubah sejak diunggah, jadi tidak dipakai. Pulihkan dari cadangan."
        )
    return stream


def _opened(file: StoredFile) -> File[bytes]:
    try:
        return default_storage.open(storage_name(file.sha256), "rb")
    except FileNotFoundError as error:
        raise FileRefusedError(
            f"Isi berkas “{file.name}” tidak ada di penyimpanan. Pulihkan dari cadangan, lalu coba lagi."
        ) from error


def read(file: StoredFile) -> bytes:
    """All bytes of a file at once, for a person, as in ``open_file``."""
    with open_file(file) as stream:
        content: bytes = stream.read()
    return content


def read_internally(file: StoredFile) -> bytes:
    """All bytes of a file at once, for the server's own readers, as in ``open_internally``."""
    with open_internally(file) as stream:
        content: bytes = stream.read()
    return content
