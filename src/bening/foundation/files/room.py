"""How much a unit and a person may keep here, so that one of them does not fill the store for all."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Q, Sum

from bening.foundation.accounts.models import User
from bening.foundation.files.errors import StoreFullError
from bening.foundation.files.models import StoredFile, Upload
from bening.foundation.kit.formats import file_size
from bening.foundation.units.models import Unit


def used_by(unit: Unit) -> int:
    """Bytes of a unit: each content once, and what is announced and still coming (two queries)."""
    contents = StoredFile.objects.filter(unit=unit).order_by().values("sha256", "size").distinct()
    coming = Upload.objects.unfinished().filter(unit=unit)
    return sum(rows.aggregate(total=Sum("size"))["total"] or 0 for rows in (contents, coming))


def waiting_of(user: User) -> int:
    """Bytes that a person sent or announced and has not put in their place yet, in all her units (one query)."""
    rows = Upload.objects.filter(Q(file__isnull=True) | Q(claimed_at__isnull=True), by=user, discarded_at__isnull=True)
    return rows.aggregate(total=Sum("size"))["total"] or 0


def check_room(*, unit: Unit, by: User, name: str, size: int) -> None:
    """Raise StoreFullError where a file of so many bytes is too much for its unit or for one person's tray.

    To be asked inside the transaction that announces the file: the unit's row is locked, so that two files that begin
    at the same moment do not both take the last room.
    """
    if settings.QUOTA_UNIT_BYTES:
        Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
        used, limit = used_by(unit), settings.QUOTA_UNIT_BYTES
        if used + size > limit:
            raise StoreFullError(
                f"Penyimpanan penuh: {unit.name} sudah memakai {file_size(used)} dari {file_size(limit)}, "
                f"jadi “{name}” ({file_size(size)}) tidak muat. Hubungi administrator untuk menambah ruang."
            )
    if settings.QUOTA_WAITING_BYTES:
        waiting = waiting_of(by)
        if waiting + size > settings.QUOTA_WAITING_BYTES:
            raise StoreFullError(
                f"Penyimpanan penuh: berkas Anda yang belum dipilah sudah {file_size(waiting)} dari "
                f"{file_size(settings.QUOTA_WAITING_BYTES)}, jadi “{name}” ({file_size(size)}) tidak muat. "
                "Pilah atau buang dahulu yang menunggu."
            )
