"""Whether the background work is alive."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max

from bening.foundation.jobs.models import WorkerBeat


def heartbeat_age(at: datetime) -> int | None:
    """Seconds since any worker last said that it is alive; None when none ever did."""
    newest = WorkerBeat.objects.aggregate(newest=Max("at"))["newest"]
    return None if newest is None else max(0, int((at - newest).total_seconds()))
