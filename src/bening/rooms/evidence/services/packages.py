"""Packages for assessors: asked for by a person, made by the queue, kept in the store until they are made anew."""

from __future__ import annotations

import hashlib
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import IO, BinaryIO, cast
from uuid import uuid4

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction

from bening import __version__
from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.selectors import extract
from bening.foundation.audit.services import record
from bening.foundation.files.services import FileRefusedError, open_to_be_hashed
from bening.foundation.notifications.services import notify
from bening.foundation.units.models import Unit
from bening.kernel.package.contents import BagInfo, Entry, Extra, Facts, Missing, PackageCancelledError, PackageError
from bening.kernel.package.naming import suggested_name
from bening.kernel.package.writer import write_package
from bening.rooms.evidence import slots
from bening.rooms.evidence.links import room_url
from bening.rooms.evidence.models import EvidenceVersion, Package, VersionFile
from bening.rooms.evidence.models.handover import PackageOrder
from bening.rooms.evidence.models.handover import PackageState as State
from bening.rooms.evidence.permissions import HAND_OVER
from bening.rooms.evidence.policies import PolicyError
from bening.rooms.evidence.selectors.handover import Shelf, shelves
from bening.rooms.evidence.services.stamping import stamper
from bening.rooms.evidence.tasks import package_make_later
from bening.rooms.plans import api as plans

BEAT = 1.0
"""Seconds between two signs of progress."""
DEAD_AFTER = timedelta(minutes=10)
OPEN = (State.QUEUED, State.RUNNING)


@transaction.atomic
def package_request(
    *,
    by: Actor,
    at: datetime,
    title: str,
    as_of: datetime,
    pending: bool = False,
    order: PackageOrder = PackageOrder.PLAN,
) -> Package:
    """Queue a package of what stood accepted at ``as_of``; with ``pending`` also of what waits for a decision."""
    by.check(HAND_OVER)
    if as_of > at:
        raise PolicyError("Keadaan per tanggal itu belum terjadi. Pilih hari ini atau sebelumnya.")
    if plans.current_plan(by.unit, by.year) is None:
        raise PolicyError("Belum ada rencana aksi untuk tahun ini, jadi belum ada yang dapat dikemas.")
    if order == PackageOrder.LKE and not slots.chapters(by.unit, by.year, as_of):
        raise PolicyError("LKE tahun ini belum dibuka. Pilih urutan rencana aksi, atau buka LKE dahulu.")
    Unit.objects.select_for_update(no_key=True).get(pk=by.unit.pk)  # one request of the unit after the other
    if Package.objects.filter(unit=by.unit, year=by.year, state__in=OPEN).exists():
        raise PolicyError("Satu paket sedang dibuat. Tunggu sampai selesai, atau batalkan dahulu.")
    package = Package.objects.create(
        unit=by.unit,
        year=by.year,
        title=title.strip()[:200] or f"Bukti Zona Integritas {by.year}",
        as_of=as_of,
        includes_pending=pending,
        order=order,
        created_by=by.user,
        created_at=at,
        beat_at=at,
    )
    record(
        by=by.user,
        at=at,
        unit=by.unit,
        verb="evidence.package_requested",
        target=package,
        data={"as_of": as_of.isoformat(), "pending": pending, "order": order.value},
    )
    transaction.on_commit(partial(package_make_later.enqueue, package.pk))
    return package


@transaction.atomic
def package_cancel(*, by: Actor, at: datetime, package: Package) -> Package:
    """Ask the work to stop; one that waits in the queue stops at once."""
    by.check(HAND_OVER)
    row = Package.objects.select_for_update(of=("self",), no_key=True).get(pk=package.pk, unit=by.unit)
    if row.state not in OPEN:
        raise PolicyError("Paket ini sudah tidak sedang dibuat.")
    row.cancel_requested = True
    if row.state == State.QUEUED:
        row.state, row.finished_at = State.CANCELLED, at
    row.save(update_fields=("cancel_requested", "state", "finished_at"))
    record(by=by.user, at=at, unit=by.unit, verb="evidence.package_cancelled", target=row)
    return row


def package_make(*, at: datetime, package_id: int, clock: Callable[[], datetime]) -> Package | None:
    """Make a queued package. What is half made when the process dies is forgotten by ``packages_tidy``."""
    with transaction.atomic():
        package = (
            Package.objects.select_for_update(of=("self",), no_key=True)
            .select_related("unit", "created_by")
            .get(pk=package_id)
        )
        if package.state != State.QUEUED:
            return None
        package.state, package.beat_at = State.RUNNING, at
        package.save(update_fields=("state", "beat_at"))
    try:
        _write(package, clock)
    except PackageCancelledError:
        return _end(package, clock(), State.CANCELLED)
    except (PackageError, FileRefusedError) as error:
        return _end(package, clock(), State.FAILED, error=str(error))
    return _end(package, clock(), State.DONE)


@transaction.atomic
def _end(package: Package, at: datetime, state: State, *, error: str = "") -> Package:
    """Write how it ended, unless it was given up for dead meanwhile; what somebody cancelled at the last moment is not
    done.
    """
    row = Package.objects.select_for_update(of=("self",), no_key=True).get(pk=package.pk)
    if row.state != State.RUNNING:
        return row
    if state == State.DONE and row.cancel_requested:
        state = State.CANCELLED
    package.cancel_requested = row.cancel_requested
    package.state, package.finished_at, package.error = state, at, error[:500]
    package.save()
    if state == State.DONE:
        data = {"files": package.done_files, "sha256": package.sha256, "merkle_root": package.merkle_root}
        data["fingerprint"] = package.fingerprint
        record(by=None, at=at, unit=package.unit, verb="evidence.package_made", target=package, data=data)
    elif state == State.FAILED:
        record(by=None, at=at, unit=package.unit, verb="evidence.package_failed", target=package, data={"error": error})
    if state != State.CANCELLED:
        word = "siap diunduh" if state == State.DONE else "gagal dibuat"
        send = partial(
            notify,
            users=[package.created_by],
            unit=package.unit,
            kind="evidence.package",
            key=f"package:{package.pk}",
            text=f"{package.title} {word}.",
            url=room_url(package.unit, package.year, "packages"),
            at=at,
        )
        transaction.on_commit(send)
    return package


def _write(package: Package, clock: Callable[[], datetime]) -> None:
    order = PackageOrder(package.order)
    shown = shelves(package.unit, package.year, package.as_of, order=order, pending=package.includes_pending)
    kept = [entry.file for one in shown for version, _ in one.versions for entry in version.files.all()]
    counted = [file.size for file in kept if file.is_available]
    package.total_files, package.total_bytes = len(counted), sum(counted)
    package.save(update_fields=("total_files", "total_bytes"))
    beat = _Beat(package, clock)
    with tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR) as spool:
        sink = _Hashing(spool)
        result = write_package(
            cast("IO[bytes]", sink),
            entries(shown),
            info=_info(package),
            extras=_extras(package),
            audit=extract(package.unit),
            stamper=stamper(),
            progress=beat.progress,
            cancelled=beat.is_cancelled,
        )
        package.sha256, package.size = sink.sha256, spool.tell()
        package.done_files, package.done_bytes = result.files, result.size
        package.merkle_root, package.is_stamped = result.merkle_root, result.stamped_at is not None
        package.fingerprint = result.fingerprint
        package.name = f"{result.folder}.zip"
        package.error = result.stamp_problem[:500]
        spool.seek(0)
        package.stored_as = default_storage.save(f"paket/{package.sha256}.zip", File(spool))


class _Hashing:
    """A sink that hashes what goes through it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self._digest.update(data)
        return self._stream.write(data)

    def flush(self) -> None:
        self._stream.flush()

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()


class _Beat:
    """Writes progress at most once a second, and learns on the way whether somebody asked to stop."""

    def __init__(self, package: Package, clock: Callable[[], datetime]) -> None:
        self._package = package
        self._clock = clock
        self._next = 0.0
        self._cancelled = False

    def progress(self, files: int, size: int) -> None:
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + BEAT
        row = Package.objects.filter(pk=self._package.pk)
        row.update(done_files=files, done_bytes=size, beat_at=self._clock())
        self._cancelled = bool(row.values_list("cancel_requested", flat=True).get())

    def is_cancelled(self) -> bool:
        return self._cancelled


def _info(package: Package) -> BagInfo:
    return BagInfo(
        title=package.title,
        unit=package.unit.name,
        identifier=str(uuid4()),
        made_at=package.as_of,
        software=f"Bening {__version__}",
        made_by=package.created_by.name,
        order=package.order,
    )


def _extras(package: Package) -> list[Extra]:
    workbook = plans.plan_workbook(package.unit, package.year)
    return [Extra("rencana-aksi.xlsx", "Rencana aksi sebagai lembar kerja", workbook)] if workbook else []


def entries(shown: list[Shelf]) -> Iterator[Entry | Missing]:
    """The package's files heading by heading; a heading without any stands as a gap."""
    for one in shown:
        if not one.versions:
            facts = Facts(item=one.code, item_title=one.title, state="Belum ada bukti")
            yield Missing(one.folders, facts)
        for version, is_accepted in one.versions:
            for entry in version.files.all():
                if entry.file.is_available:
                    yield _entry(one, version, entry, is_accepted=is_accepted)
                else:
                    yield Missing(one.folders, _facts(one, version, entry, "Berkasnya belum lolos pemeriksaan"))


def _entry(shelf: Shelf, version: EvidenceVersion, entry: VersionFile, *, is_accepted: bool) -> Entry:
    file, facts = entry.file, _facts(shelf, version, entry, "Diterima" if is_accepted else "Belum diterima")
    name = suggested_name(code=shelf.code, title=version.evidence.title, on=version.evidence_date, original=file.name)
    return Entry(shelf.folders, name, file.size, file.sha256, lambda: cast("BinaryIO", open_to_be_hashed(file)), facts)


def _facts(shelf: Shelf, version: EvidenceVersion, entry: VersionFile, state: str) -> Facts:
    evidence = version.evidence
    decided = state == "Diterima"
    return Facts(
        item=shelf.code,
        item_title=shelf.title,
        title=evidence.title,
        state=state,
        dated=version.evidence_date,
        original_name=entry.file.name,
        uploaded_by=version.made_by.name,
        uploaded_at=version.made_at,
        reviewer=evidence.decided_by.name if decided and evidence.decided_by else "",
        reviewed_at=evidence.decided_at if decided else None,
        note=version.change,
    )


def packages_tidy(*, at: datetime) -> int:
    """Packages whose maker died are declared failed, so that a new one can be asked for; how many there were."""
    dead = Package.objects.filter(state=State.RUNNING, beat_at__lt=at - DEAD_AFTER).select_related("unit", "created_by")
    rows = list(dead.order_by("pk"))
    for package in rows:
        _end(package, at, State.FAILED, error="Pembuatan terhenti di tengah jalan. Minta paket ini sekali lagi.")
    return len(rows)
