"""Files that wait for the virus scanner, and scanning again with newer signatures."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from bening.foundation.files import scanner, services
from bening.foundation.files.enums import FileState, Scan
from bening.foundation.files.examination import Verdict, by_scanner
from bening.foundation.files.models import StoredFile

AGAIN_AFTER = timedelta(days=6)
AT_A_TIME = 200
FORGOTTEN_AFTER = timedelta(minutes=30)


def waiting(at: datetime) -> QuerySet[StoredFile]:
    """Files that nobody is given yet although nothing is wrong with them, the oldest first."""
    forgotten = Q(state=FileState.RECEIVED, uploaded_at__lt=at - FORGOTTEN_AFTER)
    return StoredFile.objects.filter(Q(state=FileState.CHECKED) | forgotten).order_by("uploaded_at", "pk")


def scan_waiting(*, at: datetime) -> int:
    """Examine waiting files until the scanner fails; returns how many moved on."""
    moved = 0
    for file in waiting(at)[:AT_A_TIME]:
        before = file.state
        try:
            after = services.examine(file, at=at)
        except services.FileRefusedError:  # its bytes are gone; `bening doctor` tells of those
            continue
        if after.state == FileState.CHECKED and before == FileState.CHECKED:
            break
        moved += 1
    return moved


def due_again(at: datetime) -> QuerySet[StoredFile, Any]:
    """Files in use whose last scan is older than six days, or that were never scanned."""
    old = Q(scanned_at__isnull=True) | Q(scanned_at__lt=at - AGAIN_AFTER)
    return StoredFile.objects.filter(old, state=FileState.AVAILABLE)


def scan_again(*, at: datetime) -> int:
    """Scan up to 200 contents in use once more; what turns out to be infected is given to nobody any longer.

    Returns how many contents were scanned; 0 without a scanner.
    """
    if not scanner.configured():
        return 0
    hashes = due_again(at).order_by("sha256").values_list("sha256", flat=True).distinct()[:AT_A_TIME]
    scanned = 0
    for sha256 in list(hashes):
        verdict = _verdict(sha256, at)
        if verdict is None:
            break
        scanned += 1
        _keep(sha256, verdict, at)
    return scanned


def _verdict(sha256: str, at: datetime) -> Verdict | None:
    """None when the scanner does not answer. Bytes that are gone count as scanned: there is nothing to give out."""
    file = StoredFile.objects.filter(sha256=sha256).order_by("pk")[0]
    try:
        with services.open_internally(file) as stream:
            verdict = by_scanner(stream, media_type=file.media_type, at=at)
    except services.FileRefusedError:
        return Verdict(FileState.AVAILABLE, file.media_type, "", Scan.UNSCANNED, at)
    return None if verdict.state == FileState.CHECKED else verdict


def _keep(sha256: str, verdict: Verdict, at: datetime) -> None:
    rows = StoredFile.objects.filter(sha256=sha256, state=FileState.AVAILABLE).order_by("pk")
    if verdict.state == FileState.AVAILABLE:
        rows.update(scan=verdict.scan, scanned_at=at)
        return
    for row in rows:
        services.settle(row, verdict, at=at)


def state_of_scanning(at: datetime) -> str:
    """One word for the status page: no scanner, files that wait for it, or nothing that waits."""
    if not scanner.configured():
        return "belum dipindai"
    return "menunggu" if waiting(at).exists() else "lancar"
