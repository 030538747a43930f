"""Work that comes back: each day at a time, or every so often. Queued once a period however many processes run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from threading import Event
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks.base import Task

from bening.foundation.jobs.loop import Loop
from bening.foundation.jobs.models import ScheduledRun
from bening.foundation.kit import clock


@dataclass(frozen=True, slots=True)
class Periodic:
    """A task that is queued again and again: daily ``at`` "06:00" (server's time zone), or ``every`` so often.

    A server that was off at that hour queues the day's work when it is back on the same day.
    """

    name: str
    task: Task[Any, Any]
    at: str = ""
    every: timedelta | None = None

    def __post_init__(self) -> None:
        if bool(self.at) == bool(self.every):
            raise ValueError(f"{self.name}: give either at= or every=")

    def period(self, at: datetime) -> str:
        """The name of the period that is due at this moment, "" when the day's hour has not come yet."""
        if self.every:
            return str(int(at.timestamp() // self.every.total_seconds()))
        local = at.astimezone(timezone.get_default_timezone())
        return local.date().isoformat() if local.time() >= time.fromisoformat(self.at) else ""


def run_pending(periodics: Iterable[Periodic], at: datetime) -> list[str]:
    """Queue what is due and was not queued yet in its period; returns the names."""
    due = {periodic.name: (periodic, period) for periodic in periodics if (period := periodic.period(at))}
    known = set(
        ScheduledRun.objects.filter(name__in=due, period__in=[period for _, period in due.values()]).values_list(
            "name", "period"
        )
    )
    return [
        name
        for name, (periodic, period) in due.items()
        if (name, period) not in known and _queue_once(periodic, period, at)
    ]


@transaction.atomic
def _queue_once(periodic: Periodic, period: str, at: datetime) -> bool:
    """Take the period and queue the task in one transaction; False when another process took it first."""
    _, taken = ScheduledRun.objects.get_or_create(name=periodic.name, period=period, defaults={"queued_at": at})
    if taken:
        periodic.task.enqueue()
    return taken


class Scheduler(Loop):
    """Looks twice a minute for what is due."""

    def __init__(self, periodics: Sequence[Periodic], *, interval: float = 30) -> None:
        self.periodics = periodics
        self.interval = interval

    def step(self) -> float:
        run_pending(self.periodics, clock.now())
        return self.interval


def run(periodics: Sequence[Periodic], stopping: Event) -> None:
    """Schedule in the calling thread until ``stopping`` is set."""
    Scheduler(periodics).run(stopping)
