"""A backup that is taken while people work is whole, and restored into the other kind of database and back."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from tests.config.test_backup import everything, quiet
from tests.factories import NOW, make_user
from tests.rooms.evidence.test_at_once import database_of_many  # noqa: F401
from tests.rooms.evidence.world import Office, make_evidence, make_file, make_office

from bening.config import backup
from bening.foundation.audit.services import record
from bening.foundation.audit.verify import verify_all
from bening.foundation.files.models import StoredFile
from bening.foundation.files.services import open_internally, storage_name
from bening.rooms.evidence.models import Evidence
from bening.rooms.evidence.services.handing_in import evidence_rename

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("database_of_many")]
LEAST_WRITTEN, MOST_WRITTEN = 2, 12
"""How much each of them writes before the backup begins, and at most."""


@contextmanager
def people_at_work(office: Office) -> Iterator[Event]:
    """Two who hand in and rename until the block ends; the event is set once they have begun in earnest."""
    ended, begun = Event(), Event()

    def work(title: str) -> None:
        try:
            number = 0
            while number < MOST_WRITTEN and not ended.is_set():
                number += 1
                evidence = make_evidence(office.staff, office.item, title=f"{title} {number}", submit=number % 2 == 0)
                if number % 2:
                    evidence_rename(by=office.staff, at=NOW, evidence=evidence, title=f"{title} {number} baru")
                if number >= LEAST_WRITTEN:
                    begun.set()
        finally:
            begun.set()
            connection.close()

    threads = [Thread(target=work, args=(title,)) for title in ("SK", "Notulen")]
    for thread in threads:
        thread.start()
    try:
        yield begun
    finally:
        ended.set()
        for thread in threads:
            thread.join(timeout=30)


@contextmanager
def sqlite_instead(path: Path) -> Iterator[None]:
    """An empty, migrated SQLite database in the place of the installation's own."""
    usual = connections["default"]
    options = {"transaction_mode": "IMMEDIATE", "init_command": "PRAGMA foreign_keys=ON;"}
    connections["default"] = DatabaseWrapper(
        {**usual.settings_dict, "ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": options}
    )
    try:
        call_command("migrate", verbosity=0)
        yield
    finally:
        connections["default"].close()
        connections["default"] = usual


def lose_the_files() -> None:
    for sha256 in StoredFile.objects.order_by("sha256").values_list("sha256", flat=True).distinct():
        default_storage.delete(storage_name(sha256))


def restored(source: Path, made: backup.Report) -> dict[str, list[dict[str, object]]]:
    """What stands in the database after a restore, once it was found whole and takes new rows."""
    report = backup.restore(source, progress=quiet)
    assert (report.rows, report.files, report.damaged) == (made.rows, made.files, ())
    assert verify_all() == []
    for file in StoredFile.objects.order_by("pk"):
        open_internally(file).close()
    for evidence in Evidence.objects.order_by("pk"):
        assert evidence.versions.count() == 1, "a half record"
        assert evidence.history.count() == (evidence.state != "draft")
    return everything()


def takes_new_rows() -> None:
    """Numbers go on after the restored ones."""
    row = Evidence.objects.select_related("unit", "created_by").order_by("-pk")[0]
    newest = row.pk
    row.pk = None
    row.save(force_insert=True)
    assert row.pk > newest
    make_user("Baru")
    record(by=None, at=NOW, unit=row.unit, verb="evidence.created", target=row, data={"files": 0})
    assert verify_all() == []


def test_a_backup_taken_while_people_work_is_whole_on_either_database(tmp_path: Path) -> None:
    office = make_office()
    make_evidence(office.staff, office.item)
    first, second = tmp_path / "pertama.zip", tmp_path / "kedua.zip"
    with people_at_work(office) as begun:
        assert begun.wait(timeout=30)
        made = backup.create(first, progress=quiet)
        make_file(office.staff)
    assert made.damaged == ()
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    kind = connection.vendor
    lose_the_files()
    with sqlite_instead(tmp_path / "lain.sqlite3"):
        there = restored(first, made)
        made = backup.create(second, progress=quiet)
        takes_new_rows()
        lose_the_files()
    call_command("flush", verbosity=0, interactive=False)
    assert connection.vendor == kind
    assert restored(second, made) == there
    takes_new_rows()


def test_a_backup_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "_write_rows", full)
    with pytest.raises(OSError, match="No space"):
        backup.create(tmp_path / "cadangan.zip", progress=quiet)
    assert list(tmp_path.glob("cadangan*")) == []
