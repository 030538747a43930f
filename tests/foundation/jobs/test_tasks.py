from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from bening.foundation.accounts.models import Session
from bening.foundation.jobs.models import ScheduledRun
from bening.foundation.jobs.tasks import clear_sessions, prune_jobs

pytestmark = pytest.mark.django_db


def result(status: TaskResultStatus, **times: object) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status=status,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="tests.foundation.jobs.sample_tasks.note",
        backend_name="default",
        run_after=get_date_max(),
        exception_class_path="",
        traceback="",
        **times,
    )


def test_sessions_that_ran_out_are_deleted():
    now = timezone.now()
    for key, expires in (("lama", now - timedelta(seconds=1)), ("baru", now + timedelta(days=1))):
        Session.objects.create(session_key=key, session_data="", expire_date=expires, started_at=now)
    clear_sessions.call()

    assert [session.session_key for session in Session.objects.all()] == ["baru"]


def test_old_results_go_and_failures_stay_longer():
    now = timezone.now()
    result(TaskResultStatus.SUCCESSFUL, finished_at=now - timedelta(days=8))
    fresh = result(TaskResultStatus.SUCCESSFUL, finished_at=now - timedelta(days=6))
    failed = result(TaskResultStatus.FAILED, finished_at=now - timedelta(days=8))
    result(TaskResultStatus.FAILED, finished_at=now - timedelta(days=61))
    waiting = result(TaskResultStatus.READY)

    assert prune_jobs.call() == 2
    assert set(DBTaskResult.objects.values_list("pk", flat=True)) == {fresh.pk, failed.pk, waiting.pk}


def test_what_a_killed_worker_left_becomes_a_failure():
    left = result(TaskResultStatus.RUNNING, started_at=timezone.now() - timedelta(hours=7))
    busy = result(TaskResultStatus.RUNNING, started_at=timezone.now() - timedelta(hours=1))
    prune_jobs.call()
    left.refresh_from_db()
    busy.refresh_from_db()

    assert left.status == TaskResultStatus.FAILED
    assert "berhenti" in left.traceback
    assert busy.status == TaskResultStatus.RUNNING


def test_the_memory_of_old_periods_is_forgotten():
    now = timezone.now()
    ScheduledRun.objects.create(name="digest", period="a", queued_at=now - timedelta(days=61))
    ScheduledRun.objects.create(name="digest", period="b", queued_at=now)
    prune_jobs.call()

    assert ScheduledRun.objects.get().period == "b"
