"""Housekeeping of files that comes back."""

from __future__ import annotations

from django_tasks import task

from bening.foundation.files import garbage, uploads
from bening.foundation.kit import clock


@task()
def clear_uploads() -> int:
    """Forget uploads that stopped on the way and have run out; returns how many."""
    return uploads.clear_uploads(at=clock.now())


@task()
def collect_garbage() -> int:
    """Take away bytes that nothing points at; returns how many contents that were."""
    return garbage.collect(at=clock.now()).contents
