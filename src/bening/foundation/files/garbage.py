"""Taking away bytes that nothing points at. What a stored file points at is never touched.

Bytes lie in the store before the row that names them, and a hand-in of the same content may find them there while they
are being taken away. So nothing is deleted that is younger than a day, and the look at the rows and the deletion are
one transaction in which no row can be added; ``services.store`` looks once more after it has added its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import F, ProtectedError

from bening.foundation.files import parts, previews
from bening.foundation.files.models import FileFacts, StoredFile, Upload
from bening.foundation.files.services import storage_name

DISCARDED_FOR = timedelta(days=30)
"""How long a file that was thrown out of the tray is kept."""
YOUNG = timedelta(days=1)
"""Bytes younger than this may belong to work that is still going on."""
STORED = re.compile(r"[0-9a-f]{2}/[0-9a-f]{2}/([0-9a-f]{64})")
AT_A_TIME = 200
LOCKED_AT_A_TIME = 25


@dataclass(frozen=True, slots=True)
class Collected:
    """What was taken away: rows of discarded uploads, contents, folders of previews, half-written files."""

    discarded: int
    contents: int
    previews: int
    half_written: int


def collect(*, at: datetime) -> Collected:
    """Take away what nothing points at any longer. Ended at any moment, it goes on the next time."""
    before = at - YOUNG
    return Collected(
        discarded=forget_discarded(at=at),
        contents=sum(_take_away(hashes) for hashes in _in_batches(_unnamed(before), LOCKED_AT_A_TIME)),
        previews=_take_previews_away(),
        half_written=default_storage.remove_half_written(before),  # type: ignore[attr-defined]
    )


def forget_discarded(*, at: datetime) -> int:
    """Delete uploads that were discarded thirty days ago, and their files where nothing else points at those."""
    old = Upload.objects.filter(discarded_at__lte=at - DISCARDED_FOR)
    keys = list(old.order_by(F("small_id").asc(nulls_first=True), "pk").values_list("pk", flat=True))
    for pk in keys:
        _forget(pk)
    return len(keys)


@transaction.atomic
def _forget(pk: UUID) -> None:
    upload = Upload.objects.filter(pk=pk).first()
    if upload is None:
        return
    files = [upload.file_id, *upload.originals.order_by("pk").values_list("file_id", flat=True)]
    upload.delete()
    rows = StoredFile.objects.filter(pk__in=[key for key in files if key])
    for file in rows.order_by(F("original_id").desc(nulls_last=True), "pk"):  # a smaller copy before its original
        try:
            with transaction.atomic():
                file.delete()
        except ProtectedError:  # evidence, an import or another upload uses it
            continue


def _unnamed(before: datetime) -> Iterator[str]:
    """SHA-256 of contents that were written before a moment and that no stored file names at this one."""
    old = (name for name, written_at in default_storage.written() if written_at < before)  # type: ignore[attr-defined]
    stored = (found[1] for found in map(STORED.fullmatch, old) if found)
    for hashes in _in_batches(stored, AT_A_TIME):
        yield from sorted(set(hashes) - _named(hashes))


def _in_batches(values: Iterable[str], size: int) -> Iterator[list[str]]:
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some


def _named(hashes: Iterable[str]) -> set[str]:
    return set(StoredFile.objects.filter(sha256__in=hashes).order_by().values_list("sha256", flat=True))


@transaction.atomic
def _take_away(hashes: list[str]) -> int:
    """Delete contents that still no row names; how many."""
    _let_nobody_add_files()
    doomed = sorted(set(hashes) - _named(hashes))
    for sha256 in doomed:
        default_storage.delete(storage_name(sha256))
    FileFacts.objects.filter(sha256__in=doomed).delete()
    return len(doomed)


def _let_nobody_add_files() -> None:
    """Until the transaction ends no row of a stored file is added. SQLite lets nobody else write anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {StoredFile._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")


def _take_previews_away() -> int:
    """Delete previews of contents that no stored file names; they are made anew should the content come again."""
    folders = parts.folders(previews.FOLDER)
    gone = [sha256 for hashes in _in_batches(folders, AT_A_TIME) for sha256 in sorted(set(hashes) - _named(hashes))]
    for sha256 in gone:
        parts.remove_folder(f"{previews.FOLDER}/{sha256}")
    return len(gone)
