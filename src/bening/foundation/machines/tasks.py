"""Housekeeping of the log that comes back every night."""

from __future__ import annotations

from django_tasks import task

from bening.foundation.kit import clock
from bening.foundation.machines import services


@task()
def forget_lines() -> int:
    """Delete lines of the log that are old enough; returns how many."""
    return services.lines_forget(at=clock.now())
