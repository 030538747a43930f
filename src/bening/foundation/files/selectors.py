"""Finding stored files and uploads again, only in the unit that they were handed in to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import QuerySet

from bening.foundation.accounts.models import User
from bening.foundation.files.enums import FileState
from bening.foundation.files.models import FileFacts, StoredFile, Upload
from bening.foundation.units.models import Unit


def file_of(unit: Unit, pk: int) -> StoredFile | None:
    """The file with this number where it belongs to the unit."""
    return StoredFile.objects.filter(unit=unit, pk=pk).first()


def facts_of(files: Iterable[StoredFile]) -> dict[str, FileFacts]:
    """What was read out of these files so far, by SHA-256; one query however many there are."""
    return FileFacts.objects.in_bulk({file.sha256 for file in files})


def held_files(unit: Unit) -> QuerySet[StoredFile]:
    """Files of the unit that are given to nobody, with who handed them in: in quarantine or waiting; newest first."""
    rows = StoredFile.objects.filter(unit=unit).exclude(state=FileState.AVAILABLE)
    return rows.select_related("uploaded_by").order_by("-uploaded_at", "-pk")


def same_content(unit: Unit, sha256: str) -> QuerySet[StoredFile]:
    """Files of the unit with exactly these bytes, the first one first."""
    return StoredFile.objects.filter(unit=unit, sha256=sha256).order_by("uploaded_at", "pk")


def own_upload(unit: Unit, year: int, user: User, pk: UUID) -> Upload | None:
    """The upload with this number where the person herself sent it to the unit and year."""
    rows = Upload.objects.filter(unit=unit, year=year, by=user, pk=pk)
    return rows.select_related("unit", "file", "small").first()


def waiting_uploads(unit: Unit, year: int, user: User) -> QuerySet[Upload]:
    """What the person sent and has not put in its place yet, in the order it came, with the stored files."""
    rows = Upload.objects.waiting().filter(unit=unit, year=year, by=user)
    return rows.select_related("file", "file__original").order_by("created_at", "file_id")


def waiting_in_order(unit: Unit, year: int, user: User, pks: Sequence[UUID]) -> list[Upload]:
    """The person's waiting uploads of these numbers, in the order of the numbers; unknown ones are left out."""
    found = {upload.pk: upload for upload in waiting_uploads(unit, year, user).filter(pk__in=pks)}
    return [found[pk] for pk in dict.fromkeys(pks) if pk in found]
