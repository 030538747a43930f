"""The background work of the examination: large files, files that wait for the scanner, and scanning again."""

from __future__ import annotations

from django_tasks import task

from bening.foundation.files import facts, scanning, services
from bening.foundation.files.enums import FileState
from bening.foundation.files.models import StoredFile
from bening.foundation.kit import clock


@task()
def examine_file(file_id: int) -> None:
    """Examine a file that was too large to be examined while its sender waited. Done twice, it does nothing."""
    file = StoredFile.objects.filter(pk=file_id, state=FileState.RECEIVED).first()
    if file is not None:
        services.examine(file, at=clock.now())


@task()
def read_file(file_id: int) -> None:
    """Read what a file says, once for each content."""
    file = StoredFile.objects.filter(pk=file_id, state=FileState.AVAILABLE).first()
    if file is not None:
        facts.read_facts(file, at=clock.now())


@task()
def scan_waiting() -> int:
    """Examine what an absent scanner or a dead worker left behind; returns how many files moved on."""
    return scanning.scan_waiting(at=clock.now())


@task()
def scan_again() -> int:
    """Scan a part of what is given out with today's signatures, and queue the rest; returns how many were scanned."""
    at = clock.now()
    scanned = scanning.scan_again(at=at)
    if scanned and scanning.due_again(at).exists():
        scan_again.enqueue()
    return scanned
