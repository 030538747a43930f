"""Reading large files and scans behind the scenes."""

from __future__ import annotations

from django_tasks import task

from bening.foundation.kit import clock
from bening.rooms.plans.imports import services


@task()
def import_read(import_id: int) -> None:
    """Read the source of an import and keep the draft, or the sentence why it could not be read."""
    services.import_read(at=clock.now(), import_id=import_id)
