"""Old packages make room: the five newest of a unit and year stay, and those younger than thirty days."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber

from bening.foundation.audit.services import record
from bening.rooms.evidence.models import Package
from bening.rooms.evidence.models.handover import PackageState as State

NEWEST = 5
KEPT_FOR = timedelta(days=30)
FOLDER = "paket"
YOUNG = timedelta(days=1)
"""A file younger than this may belong to a package that is just being finished."""


def packages_kept() -> QuerySet[Package]:
    """Finished packages whose file is in the store."""
    return Package.objects.filter(state=State.DONE).exclude(stored_as="").order_by("pk")


def packages_remove_old(*, at: datetime) -> int:
    """Take the files of old packages away; their rows with hash and fingerprint stay. Returns how many packages."""
    rank = Window(RowNumber(), partition_by=(F("unit_id"), F("year")), order_by=F("pk").desc())
    ranked = packages_kept().annotate(rank=rank).filter(rank__gt=NEWEST, finished_at__lt=at - KEPT_FOR)
    old = list(ranked.values_list("pk", flat=True))
    for pk in old:
        _forget(pk, at)
    _remove_unnamed(at - YOUNG)
    return len(old)


@transaction.atomic
def _forget(pk: int, at: datetime) -> None:
    """The row first: a process that dies in between leaves a file that nothing names, which goes the next time."""
    package = Package.objects.select_for_update(of=("self",), no_key=True).select_related("unit").get(pk=pk)
    package.stored_as = ""
    package.save(update_fields=("stored_as",))
    data = {"sha256": package.sha256}
    record(by=None, at=at, unit=package.unit, verb="evidence.package_removed", target=package, data=data)


def _remove_unnamed(before: datetime) -> None:
    named = set(packages_kept().values_list("stored_as", flat=True))
    written = default_storage.written(f"{FOLDER}/")  # type: ignore[attr-defined]
    for name in [name for name, moment in written if moment < before and name not in named]:
        default_storage.delete(name)
