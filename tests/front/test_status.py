import pytest
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
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
    names = health.on_disk()
    monkeypatch.setattr(health, "on_disk", lambda: names | {("plans", "9999_besok")})
    answer = client.get("/status")

    assert answer.status_code == 503
    assert answer.json()["migrations"] is False


def test_the_migrations_on_disk_are_those_that_django_finds(db):
    assert health.on_disk() == set(MigrationLoader(connection).disk_migrations)


def test_a_database_that_is_away_is_said_and_nothing_more(client, monkeypatch):
    monkeypatch.setattr(health, "heartbeat_age", _away)
    answer = client.get("/status")

    assert answer.status_code == 503
    assert answer.json()["status"] == "mati"
    assert "sandi" not in answer.content.decode()


def _away(at):
    raise DatabaseError("host=db sandi=rahasia")
