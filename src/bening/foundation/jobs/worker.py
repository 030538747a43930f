"""The queue's worker, for a thread of the web process or for ``bening worker``.

It looks with a plain read whether anything waits, and only then lets django-tasks-db take it: an idle worker never
opens a write transaction, so that on SQLite it stands in nobody's way.
"""

from __future__ import annotations

import os
import socket
from datetime import datetime, timedelta
from threading import Event

from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from bening.foundation.jobs.loop import Loop
from bening.foundation.jobs.models import WorkerBeat

BACKEND = "default"
BREATH, SHORTEST, LONGEST = 0.01, 0.2, 2.0
BEAT_EVERY = timedelta(seconds=30)
FORGET_AFTER = timedelta(days=1)


class QueueWorker(Loop):
    """Runs queued tasks one after the other; rests up to two seconds when nothing comes."""

    def __init__(self) -> None:
        self.worker_id = f"{socket.gethostname()[:30]}-{os.getpid()}-{get_random_string(8)}"
        self._rest = SHORTEST
        self._beat_at: datetime | None = None

    def step(self) -> float:
        self._beat()
        if DBTaskResult.objects.ready().filter(backend_name=BACKEND).exists():
            self._work()
            self._rest = SHORTEST
            return BREATH
        self._rest = min(self._rest * 2, LONGEST)
        return self._rest

    def _work(self) -> None:
        worker = Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name=BACKEND,
            startup_delay=False,
            max_tasks=1,
            worker_id=self.worker_id,
            excluded_queue_names=[],
        )
        worker.run()

    def _beat(self) -> None:
        now = timezone.now()
        if self._beat_at is None or now - self._beat_at >= BEAT_EVERY:
            WorkerBeat.objects.update_or_create(worker=self.worker_id, defaults={"at": now})
            WorkerBeat.objects.filter(at__lt=now - FORGET_AFTER).delete()
            self._beat_at = now


def run(stopping: Event) -> None:
    """Work through the queue in the calling thread until ``stopping`` is set."""
    QueueWorker().run(stopping)
