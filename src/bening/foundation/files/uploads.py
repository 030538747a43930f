"""Receiving files part by part, so that a lost connection costs one part and not the file.

What is promised: a part is in the store before its bytes are counted; the bytes are counted once, whoever else sends
the same part; a file exists only when the SHA-256 of what arrived is that of the sender. A process may die between any
two steps: the part that was not acknowledged is sent again. Nothing is recorded in the audit trail before the file is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from tempfile import TemporaryFile
from uuid import UUID

from django.conf import settings
from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from bening.foundation.accounts.models import User
from bening.foundation.audit.services import record
from bening.foundation.files import parts, services
from bening.foundation.files.errors import (
    STORE_FULL,
    ChecksumMismatchError,
    OffsetConflictError,
    UploadGoneError,
    UploadRefusedError,
    UploadTooLargeError,
    is_full,
)
from bening.foundation.files.models import StoredFile, Upload
from bening.foundation.files.room import check_room
from bening.foundation.kit.formats import file_size
from bening.foundation.units.models import Unit
from bening.foundation.workflow.policy import PolicyError

LIFE = timedelta(days=7)
"""How long an unfinished upload waits for its next part."""
MOST_PARTS = 4_000
UNKNOWN_TYPE = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Announced:
    """What the sender says of a file before its bytes come. ``size`` in bytes; ``sha256`` in hexadecimal, or ""."""

    name: str
    size: int
    media_type: str = ""
    folder: str = ""
    sha256: str = ""
    modified_at: datetime | None = None
    small: UUID | None = None
    """The upload of the smaller copy, where this is the photo as the camera made it."""


@dataclass(frozen=True, slots=True)
class FormUploads:
    """What came of a form with many files: those that were kept, and a sentence for each that was not."""

    kept: tuple[Upload, ...]
    refusals: tuple[str, ...]


def check_open(upload: Upload, *, by: User, at: datetime) -> None:
    """More bytes may come. Raises PolicyError for another person's upload, UploadGoneError for one that has ended."""
    _check_own(upload, by)
    if upload.discarded_at is not None:
        raise UploadGoneError(f"Unggahan “{upload.name}” sudah dibuang. Unggah lagi dari awal.")
    if upload.file_id is None and upload.expires_at <= at:
        raise UploadGoneError(f"Unggahan “{upload.name}” terlalu lama terhenti. Unggah lagi dari awal.")


def check_offset(upload: Upload, offset: int) -> None:
    """The next part begins here. Raises OffsetConflictError."""
    if offset != upload.offset:
        raise OffsetConflictError(
            f"Unggahan “{upload.name}” sudah sampai di byte {upload.offset}. Lanjutkan dari sana."
        )


def check_waiting(upload: Upload, *, by: User) -> StoredFile:
    """The file of an upload in the person's tray: whole, neither used nor thrown away. Raises PolicyError."""
    _check_own(upload, by)
    if upload.file is None:
        raise PolicyError(f"Berkas “{upload.name}” belum diterima seluruhnya. Tunggu unggahannya selesai.")
    if upload.claimed_at is not None or upload.discarded_at is not None:
        raise PolicyError(f"Berkas “{upload.name}” tidak lagi menunggu. Muat ulang halaman ini.")
    return upload.file


def _check_own(upload: Upload, by: User) -> None:
    if upload.by_id != by.pk:
        raise PolicyError("Unggahan ini milik orang lain.")


def _lock(pk: UUID) -> Upload:
    upload = Upload.objects.select_for_update(of=("self",), no_key=True).filter(pk=pk).first()
    if upload is None:
        raise UploadGoneError("Unggahan ini sudah tidak ada. Unggah lagi dari awal.")
    return upload


@transaction.atomic
def upload_start(*, unit: Unit, year: int, announced: Announced, by: User, at: datetime) -> Upload:
    """Make room for a file that is about to come.

    Raises UploadRefusedError for an empty file or an unknown smaller copy, UploadTooLargeError over the limit,
    StoreFullError where it is too much for the unit or the person.
    """
    name = services.clean_name(announced.name)
    if announced.size == 0:
        raise UploadRefusedError(f"Berkas “{name}” kosong. Pilih berkas yang berisi.")
    if announced.size > settings.UPLOAD_MAX_BYTES:
        raise UploadTooLargeError(
            f"Berkas “{name}” berukuran {file_size(announced.size)}, melebihi batas "
            f"{file_size(settings.UPLOAD_MAX_BYTES)}. Perkecil atau bagi berkasnya."
        )
    check_room(unit=unit, by=by, name=name, size=announced.size)
    small = None
    if announced.small is not None:
        small = Upload.objects.filter(pk=announced.small, unit=unit, year=year, by=by).first()
        if small is None:
            raise UploadRefusedError(f"Salinan kecil dari “{name}” tidak ditemukan. Unggah fotonya lagi.")
    return Upload.objects.create(
        unit=unit,
        year=year,
        by=by,
        name=name,
        folder=announced.folder[:500],
        media_type=announced.media_type[:120],
        modified_at=announced.modified_at,
        sha256=announced.sha256,
        size=announced.size,
        small=small,
        created_at=at,
        expires_at=at + LIFE,
    )


def upload_append(*, upload: Upload, offset: int, content: File[bytes], by: User, at: datetime) -> Upload:
    """Take the bytes that begin at ``offset``; with the last of them the file is made. Returns where the upload stands.

    Raises OffsetConflictError where the upload stands elsewhere (also when another process was faster),
    ChecksumMismatchError where the whole is not what the sender announced (it then begins again at 0),
    UploadTooLargeError for more than was announced and UploadGoneError.
    """
    check_open(upload, by=by, at=at)
    check_offset(upload, offset)
    if content.size == 0:
        return upload
    if offset + content.size > upload.size:
        raise UploadTooLargeError(f"Kiriman untuk “{upload.name}” lebih besar daripada {file_size(upload.size)}.")
    if offset + content.size == upload.size:
        return _finish(upload, content, by=by, at=at)
    if len(upload.parts) >= MOST_PARTS:
        raise UploadRefusedError(f"Unggahan “{upload.name}” terlalu banyak potongannya. Perbesar potongannya.")
    name = parts.keep(upload.pk, offset, content)
    try:
        return _count(upload, name, content.size, by=by, at=at)
    except (OffsetConflictError, UploadGoneError):
        parts.drop(upload.pk, name)
        raise


@transaction.atomic
def _count(upload: Upload, name: str, size: int, *, by: User, at: datetime) -> Upload:
    locked = _lock_at(upload, by=by, at=at)
    locked.parts.append([name, size])
    locked.offset += size
    locked.expires_at = at + LIFE
    locked.save(update_fields=("parts", "offset", "expires_at"))
    return locked


def _lock_at(upload: Upload, *, by: User, at: datetime) -> Upload:
    """The row, held, if it still stands where this request found it."""
    locked = _lock(upload.pk)
    check_open(locked, by=by, at=at)
    check_offset(locked, upload.offset)
    return locked


def _finish(upload: Upload, last: File[bytes], *, by: User, at: datetime) -> Upload:
    with TemporaryFile() as whole:
        try:
            sha256 = parts.assemble(upload.pk, [name for name, _ in upload.parts], last, whole)
        except FileNotFoundError as error:
            _start_over(upload, by=by, at=at)
            raise OffsetConflictError(f"Potongan “{upload.name}” hilang. Unggah lagi dari awal.") from error
        if upload.sha256 and sha256 != upload.sha256:
            _start_over(upload, by=by, at=at)
            raise ChecksumMismatchError(
                f"Isi “{upload.name}” yang diterima berbeda dari yang dikirim. Unggah lagi dari awal."
            )
        media_type = upload.media_type or UNKNOWN_TYPE
        received = services.receive(File(whole), name=upload.name, media_type=media_type, at=at)
        return _complete(upload, received, by=by, at=at)


@transaction.atomic
def _start_over(upload: Upload, *, by: User, at: datetime) -> Upload:
    """Back to nothing received, unless another request was faster."""
    locked = _lock_at(upload, by=by, at=at)
    locked.parts, locked.offset = [], 0
    locked.save(update_fields=("parts", "offset"))
    transaction.on_commit(partial(parts.remove_all, locked.pk))
    return locked


@transaction.atomic
def _complete(upload: Upload, received: services.Received, *, by: User, at: datetime) -> Upload:
    """The stored file, the upload that is whole by it and the audit event, all or nothing."""
    locked = _lock_at(upload, by=by, at=at)
    file = services.store(
        unit=locked.unit, content=received, name=locked.name, media_type=received.media_type, by=by, at=at
    )
    had_parts = bool(locked.parts)
    locked.file, locked.offset, locked.parts = file, locked.size, []
    locked.save(update_fields=("file", "offset", "parts"))
    _link_original(locked)
    _record(locked, file, "files.received", by=by, at=at)
    if had_parts:
        transaction.on_commit(partial(parts.remove_all, locked.pk))
    return locked


def _link_original(upload: Upload) -> None:
    """Tie a photo and its smaller copy together, whichever of them arrived last."""
    if upload.small is not None:
        StoredFile.objects.filter(uploads=upload.small).update(original=upload.file)
    elif original := upload.originals.filter(file__isnull=False).order_by("created_at", "pk").first():
        StoredFile.objects.filter(uploads=upload).update(original=original.file)


def _record(upload: Upload, file: StoredFile, verb: str, *, by: User, at: datetime) -> None:
    data = {"size": file.size, "sha256": file.sha256, "year": upload.year}
    record(by=by, at=at, unit=upload.unit, verb=verb, target=file, data=data)


@transaction.atomic
def upload_discard(*, upload: Upload, by: User, at: datetime) -> None:
    """Stop an upload, or take a waiting file out of the tray; its original goes with it.

    What was never received whole leaves nothing behind. Raises PolicyError for a file that is already used.
    """
    locked = _lock(upload.pk)
    _check_own(locked, by)
    if locked.file_id is None:
        locked.delete()
        transaction.on_commit(partial(parts.remove_all, upload.pk))
        return
    file = check_waiting(locked, by=by)
    locked.discarded_at = at
    locked.save(update_fields=("discarded_at",))
    locked.originals.update(discarded_at=at)
    _record(locked, file, "files.discarded", by=by, at=at)


def hold(uploads: Sequence[Upload]) -> dict[UUID, Upload]:
    """The uploads as they stand now, by number, locked in the order of their numbers until the transaction ends.

    Whoever changes several asks for all of them before the first one is recorded.
    """
    rows = Upload.objects.select_for_update(of=("self",), no_key=True).select_related("file").order_by("pk")
    return {row.pk: row for row in rows.filter(pk__in=[upload.pk for upload in uploads])}


@transaction.atomic
def claim(uploads: Sequence[Upload], *, by: User, at: datetime) -> list[StoredFile]:
    """Take waiting files out of the tray because they got their place; their stored files in the given order.

    The caller records the audit event of what the files are used for. Raises PolicyError where one is not waiting.
    """
    locked = hold(uploads)
    files = []
    for upload in uploads:
        if (row := locked.get(upload.pk)) is None:
            raise PolicyError(f"Berkas “{upload.name}” tidak lagi menunggu. Muat ulang halaman ini.")
        files.append(check_waiting(row, by=by))
    Upload.objects.filter(pk__in=locked).update(claimed_at=at)
    Upload.objects.filter(small__in=locked, file__isnull=False).update(claimed_at=at)
    return files


def store_form_files(
    files: Iterable[UploadedFile[bytes]], *, unit: Unit, year: int, by: User, at: datetime
) -> FormUploads:
    """Files of a plain form, for those who have no script: each becomes an upload that waits in the tray."""
    kept: list[Upload] = []
    refusals: list[str] = []
    for file in files:
        try:
            kept.append(_store_form_file(file, unit=unit, year=year, by=by, at=at))
        except UploadRefusedError as refusal:
            refusals.append(str(refusal))
        except OSError as error:
            if not is_full(error):
                raise
            refusals.append(f"Berkas “{services.clean_name(file.name or '')}”: {STORE_FULL}")
    return FormUploads(tuple(kept), tuple(refusals))


def _store_form_file(file: UploadedFile[bytes], *, unit: Unit, year: int, by: User, at: datetime) -> Upload:
    announced = Announced(file.name or "", file.size or 0, file.content_type or "")
    upload = upload_start(unit=unit, year=year, announced=announced, by=by, at=at)
    return upload_append(upload=upload, offset=0, content=file, by=by, at=at)


def clear_uploads(*, at: datetime) -> int:
    """Forget unfinished uploads that have run out, and parts that belong to none; how many uploads were forgotten."""
    forgotten, _ = Upload.objects.unfinished().filter(expires_at__lte=at).delete()
    stored = parts.folders()
    living = {str(pk) for pk in Upload.objects.unfinished().order_by().values_list("pk", flat=True)}
    for name in stored:
        if name not in living:
            parts.remove_all(name)
    return forgotten
