"""A backup taken from one installation brings back the same people, plans and audit trail, or nothing at all."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from tests import factories

from bening.config import backup
from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.models import User
from bening.foundation.audit.models import AuditEvent
from bening.foundation.audit.services import record
from bening.foundation.audit.verify import verify_all
from bening.foundation.files import services as files
from bening.rooms.plans.models import Item, Occurrence

pytestmark = pytest.mark.django_db(transaction=True)


def quiet(_words: str) -> None:
    pass


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "DATA", tmp_path)
    return tmp_path


def fill(folder: Path) -> None:
    unit = factories.make_unit("kerinci")
    actor = factories.actor(unit, Role.SECRETARY)
    plan = factories.make_plan(unit, by=actor.user)
    record(by=actor.user, at=factories.NOW, unit=unit, verb="plans.plan_created", target=plan, data={"year": 2025})
    (folder / "files" / "ab").mkdir(parents=True)
    (folder / "files" / "ab" / "satu").write_bytes(b"isi berkas")


def empty(folder: Path) -> None:
    call_command("flush", verbosity=0, interactive=False)
    shutil.rmtree(folder / "files")


def test_there_and_back(data_folder: Path, tmp_path: Path) -> None:
    fill(data_folder)
    before = (User.objects.count(), Item.objects.count(), Occurrence.objects.count(), AuditEvent.objects.count())
    target = tmp_path / "cadangan.zip"
    made = backup.create(target, progress=quiet)
    assert made.files == 1
    assert not list(tmp_path.glob("*.sebagian"))
    empty(data_folder)
    restored = backup.restore(target, progress=quiet)
    assert restored.rows == made.rows
    assert (
        User.objects.count(),
        Item.objects.count(),
        Occurrence.objects.count(),
        AuditEvent.objects.count(),
    ) == before
    assert (data_folder / "files" / "ab" / "satu").read_bytes() == b"isi berkas"
    assert verify_all() == []
    factories.make_user("Baru")


def test_a_database_with_people_is_not_overwritten(data_folder: Path, tmp_path: Path) -> None:
    fill(data_folder)
    target = tmp_path / "cadangan.zip"
    backup.create(target, progress=quiet)
    with pytest.raises(backup.BackupError, match="sudah berisi"):
        backup.restore(target, progress=quiet)


def test_a_changed_member_is_named_and_nothing_is_written(data_folder: Path, tmp_path: Path) -> None:
    fill(data_folder)
    target, bad = tmp_path / "cadangan.zip", tmp_path / "rusak.zip"
    backup.create(target, progress=quiet)
    with zipfile.ZipFile(target) as source, zipfile.ZipFile(bad, "w") as sink:
        for name in source.namelist():
            data = source.read(name)
            sink.writestr(name, data.replace(b"Pegawai", b"Pegewai") if name == "rows/accounts.user.jsonl" else data)
    empty(data_folder)
    with pytest.raises(backup.BackupError, match=r"rows/accounts\.user\.jsonl di dalam cadangan berubah"):
        backup.restore(bad, progress=quiet)
    assert not User.objects.exists()


def test_what_is_no_backup_is_a_sentence(data_folder: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bukan.zip"
    with zipfile.ZipFile(bad, "w") as sink:
        sink.writestr("manifest.json", json.dumps({"format": 1, "members": {"files/../../etc/passwd": "0"}}))
    with pytest.raises(backup.BackupError, match="nama yang tidak wajar"):
        backup.restore(bad, progress=quiet)
    bad.write_bytes(b"bukan zip")
    with pytest.raises(backup.BackupError, match="bukan cadangan Bening"):
        backup.restore(bad, progress=quiet)


def test_stored_files_are_part_of_it(data_folder: Path) -> None:
    unit = factories.make_unit()
    stored = files.store(unit=unit, content=b"halo", name="a.txt", media_type="text/plain", by=None, at=factories.NOW)
    assert files.read(stored) == b"halo"
