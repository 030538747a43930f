import pytest
from django.db import DatabaseError
from django.utils import timezone

from bening.foundation.jobs.models import WorkerBeat
from bening.front import health

pytestmark = pytest.mark.django_db


def test_a_server_with_a_live_worker_is_well(client):
    WorkerBeat.objects.create(worker="satu", at=timezone.now())
    answer = client.get("/status")

    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
    assert answer.json()["worker_seconds"] < 100
    assert "no-store" in answer["Cache-Control"]


def test_without_a_worker_pages_are_still_served(client):
    answer = client.get("/status")

    assert answer.status_code == 200
    assert answer.json() == {
        "status": "terganggu",
        "database": True,
        "migrations": True,
        "worker": False,
        "worker_seconds": None,
        "virus_scan": "belum dipindai",
    }


def test_a_missing_migration_takes_the_server_out_of_service(client, monkeypatch):
    monkeypatch.setattr(health, "_migrations_seen_applied", False)
    monkeypatch.setattr(health.MigrationLoader, "build_graph", _one_more_on_disk(health.MigrationLoader.build_graph))
    answer = client.get("/status")

    assert answer.status_code == 503
    assert answer.json()["migrations"] is False


def _one_more_on_disk(build_graph):
    def patched(self) -> None:
        build_graph(self)
        self.disk_migrations = {**self.disk_migrations, ("plans", "9999_besok"): None}

    return patched


def test_a_database_that_is_away_is_said_and_nothing_more(client, monkeypatch):
    monkeypatch.setattr(health, "heartbeat_age", _away)
    answer = client.get("/status")

    assert answer.status_code == 503
    assert answer.json()["status"] == "mati"
    assert "sandi" not in answer.content.decode()


def _away(at):
    raise DatabaseError("host=db sandi=rahasia")
