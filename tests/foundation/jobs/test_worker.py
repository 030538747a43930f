import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from bening.foundation.jobs import worker as worker_module
from bening.foundation.jobs.loop import PAUSE_AFTER_ERROR, Loop
from bening.foundation.jobs.models import WorkerBeat
from bening.foundation.jobs.selectors import heartbeat_age
from bening.foundation.jobs.worker import BREATH, LONGEST, QueueWorker
from tests.foundation.jobs import sample_tasks
from tests.foundation.jobs.threads import run_until


@pytest.fixture
def queue(settings) -> None:
    """The queue in the database, as in the product."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    sample_tasks.done.clear()


@pytest.mark.django_db(transaction=True)
def test_a_queued_task_is_done_and_its_result_kept(queue):
    sample_tasks.note.enqueue("satu")
    rest = QueueWorker().step()

    assert sample_tasks.done == ["satu"]
    assert rest == BREATH
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


@pytest.mark.django_db(transaction=True)
def test_a_task_that_fails_is_kept_as_a_failure_and_the_worker_goes_on(queue):
    sample_tasks.fail.enqueue()
    sample_tasks.note.enqueue("dua")
    worker = QueueWorker()
    worker.step()
    worker.step()

    assert sample_tasks.done == ["dua"]
    assert "sengaja gagal" in DBTaskResult.objects.failed().get().traceback


@pytest.mark.django_db
def test_an_idle_worker_rests_longer_and_only_reads(queue):
    worker = QueueWorker()
    worker.step()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        rests = [worker.step() for _ in range(6)]

    assert rests == sorted(rests)
    assert rests[-1] == LONGEST
    assert len(queries) == 6
    assert all(query["sql"].startswith("SELECT") for query in queries)


@pytest.mark.django_db
def test_a_worker_gives_a_sign_of_life_and_forgets_old_ones(queue):
    now = timezone.now()
    WorkerBeat.objects.create(worker="mati", at=now - timezone.timedelta(days=2))
    assert heartbeat_age(now) == 172_800
    QueueWorker().step()

    assert heartbeat_age(timezone.now()) < 5
    assert not WorkerBeat.objects.filter(worker="mati").exists()


@pytest.mark.django_db
def test_without_any_worker_there_is_no_sign_of_life():
    assert heartbeat_age(timezone.now()) is None


@pytest.mark.django_db(transaction=True)
def test_the_worker_runs_in_a_thread_and_stops_cleanly(queue):
    sample_tasks.note.enqueue("benang")
    assert run_until(lambda: sample_tasks.done, worker_module.run)
    assert sample_tasks.done == ["benang"]


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_away_ends_nothing():
    class Flaky(Loop):
        rounds = 0

        def step(self) -> float:
            self.rounds += 1
            if self.rounds == 1:
                raise OperationalError("server closed the connection")
            return 0.0

    loop = Flaky()

    assert loop.guarded_step() == PAUSE_AFTER_ERROR
    assert loop.guarded_step() == 0.0
