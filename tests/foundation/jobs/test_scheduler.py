from datetime import UTC, datetime, timedelta

import pytest

from bening.foundation.jobs.models import ScheduledRun
from bening.foundation.jobs.scheduler import Periodic, Scheduler, run, run_pending
from tests.foundation.jobs import sample_tasks
from tests.foundation.jobs.threads import run_until

MORNING = Periodic("digest", sample_tasks.note, at="06:00")
HOURLY = Periodic("tidy", sample_tasks.note, every=timedelta(hours=1))
SIX_IN_JAKARTA = datetime(2025, 6, 15, 23, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _nothing_done() -> None:
    sample_tasks.done.clear()


def test_a_daily_job_waits_for_its_hour_in_the_office_time_zone():
    assert MORNING.period(SIX_IN_JAKARTA - timedelta(seconds=1)) == ""
    assert MORNING.period(SIX_IN_JAKARTA) == "2025-06-16"


def test_a_job_every_hour_has_a_period_for_each_hour():
    first, same, later = (HOURLY.period(SIX_IN_JAKARTA + timedelta(minutes=minutes)) for minutes in (0, 59, 60))

    assert first == same
    assert later != first


@pytest.mark.parametrize("options", [{}, {"at": "06:00", "every": timedelta(hours=1)}])
def test_a_job_needs_either_an_hour_or_an_interval(options):
    with pytest.raises(ValueError, match="either"):
        Periodic("odd", sample_tasks.note, **options)


@pytest.mark.django_db
def test_due_work_is_queued_once_a_period():
    assert run_pending([MORNING, HOURLY], SIX_IN_JAKARTA) == ["digest", "tidy"]
    assert run_pending([MORNING, HOURLY], SIX_IN_JAKARTA + timedelta(minutes=5)) == []
    assert run_pending([MORNING, HOURLY], SIX_IN_JAKARTA + timedelta(hours=1)) == ["tidy"]
    assert sample_tasks.done == ["kerja"] * 3


@pytest.mark.django_db
def test_a_server_that_was_off_at_six_queues_the_day_when_it_is_back():
    assert run_pending([MORNING], SIX_IN_JAKARTA + timedelta(hours=9)) == ["digest"]


@pytest.mark.django_db
def test_a_second_process_that_saw_the_same_period_queues_nothing(monkeypatch):
    ScheduledRun.objects.create(name="digest", period="2025-06-16", queued_at=SIX_IN_JAKARTA)
    monkeypatch.setattr(ScheduledRun.objects, "filter", lambda **_: ScheduledRun.objects.none())

    assert run_pending([MORNING], SIX_IN_JAKARTA) == []
    assert sample_tasks.done == []


@pytest.mark.django_db
def test_a_task_that_cannot_be_queued_leaves_its_period_open(monkeypatch):
    class Unreachable:
        def enqueue(self) -> None:
            raise ConnectionError("queue away")

    broken = Periodic("broken", Unreachable(), at="06:00")
    with pytest.raises(ConnectionError):
        run_pending([broken], SIX_IN_JAKARTA)

    assert not ScheduledRun.objects.exists()


@pytest.mark.django_db
def test_the_scheduler_looks_and_then_rests():
    scheduler = Scheduler([HOURLY], interval=7)

    assert scheduler.step() == 7
    assert sample_tasks.done == ["kerja"]


@pytest.mark.django_db(transaction=True)
def test_the_scheduler_runs_until_it_is_told_to_stop():
    assert run_until(lambda: sample_tasks.done, run, [HOURLY])
    assert sample_tasks.done == ["kerja"]
