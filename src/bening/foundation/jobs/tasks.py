"""Housekeeping that comes back every night."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from bening.foundation.accounts.sessions import SessionStore
from bening.foundation.jobs.models import ScheduledRun

KEEP_SUCCESSFUL = timedelta(days=7)
KEEP_FAILED = timedelta(days=60)
KEEP_RUNS = timedelta(days=60)
ABANDONED_AFTER = timedelta(hours=6)


@task()
def clear_sessions() -> None:
    """Delete sign-ins that have run out."""
    SessionStore.clear_expired()


@task()
def prune_jobs() -> int:
    """Delete results nobody needs any more; what a killed worker left behind becomes a failure that can be seen.

    Returns how many results were deleted. The clock here is the machine's own: it is also the clock of the queue.
    """
    now = timezone.now()
    DBTaskResult.objects.running().filter(started_at__lt=now - ABANDONED_AFTER).update(
        status=TaskResultStatus.FAILED, finished_at=now, traceback="Pekerja berhenti sebelum pekerjaan ini selesai."
    )
    ScheduledRun.objects.filter(queued_at__lt=now - KEEP_RUNS).delete()
    deleted = DBTaskResult.objects.successful().filter(finished_at__lt=now - KEEP_SUCCESSFUL).delete()[0]
    return deleted + DBTaskResult.objects.failed().filter(finished_at__lt=now - KEEP_FAILED).delete()[0]
