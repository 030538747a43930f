"""A backup taken from one installation brings back the same people, plans and audit trail, or nothing at all."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from tests import factories
from tests.foundation.files.servers import store  # noqa: F401
from tests.rooms.evidence.world import make_office

from bening.cli.data import told_of_damage
from bening.config import backup
from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.models import User
from bening.foundation.audit.services import record
from bening.foundation.audit.verify import verify_all
from bening.foundation.files import services as files
from bening.foundation.files.models import StoredFile
from bening.rooms.evidence.models import Package
from bening.rooms.evidence.services.packages import package_make, package_request

pytestmark = pytest.mark.django_db(transaction=True)


def quiet(_words: str) -> None:
    pass


CONTENT = b"Isi berkas yang tersimpan"
AT = factories.NOW + timedelta(microseconds=123_456)


def everything() -> dict[str, list[dict[str, object]]]:
    """Every row that a backup keeps."""
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in backup.kept_models()}


def fill() -> StoredFile:
    unit = factories.make_unit("kerinci")
    actor = factories.actor(unit, Role.SECRETARY)
    plan = factories.make_plan(unit, by=actor.user)
    record(by=actor.user, at=AT, unit=unit, verb="plans.plan_created", target=plan, data={"year": 2025})
    given = {"unit": unit, "media_type": "text/plain", "by": actor.user, "at": AT}
    files.store(content=CONTENT, name="salinan.txt", **given)
    return files.store(content=CONTENT, name="a.txt", **given)


def empty(file: StoredFile) -> None:
    call_command("flush", verbosity=0, interactive=False)
    default_storage.delete(files.storage_name(file.sha256))


def rewritten(source: Path, target: Path, change: Callable[[str, bytes], tuple[str, bytes]]) -> Path:
    """A backup with changed members."""
    with zipfile.ZipFile(source) as given, zipfile.ZipFile(target, "w") as sink:
        for name in given.namelist():
            sink.writestr(*change(name, given.read(name)))
    return target


def test_there_and_back(tmp_path: Path) -> None:
    file = fill()
    before = everything()
    assert all(before[name] for name in ("accounts.User", "plans.Item", "plans.Occurrence", "audit.AuditEvent"))
    target = tmp_path / "cadangan.zip"
    made = backup.create(target, progress=quiet)
    assert made.files == 1
    assert not list(tmp_path.glob("*.sebagian"))
    empty(file)
    restored = backup.restore(target, progress=quiet)
    assert restored.rows == made.rows
    assert everything() == before
    assert files.read(StoredFile.objects.get(pk=file.pk)) == CONTENT
    assert made.damaged == restored.damaged == ()
    assert verify_all() == []
    factories.make_user("Baru")


def test_a_package_comes_back_as_it_was_handed_over(tmp_path: Path) -> None:
    office = make_office()
    package = package_request(by=office.secretary, at=AT, title="Bukti ZI", as_of=AT)
    package_make(at=AT, package_id=package.pk, clock=lambda: AT)
    package.refresh_from_db()
    target = tmp_path / "cadangan.zip"
    backup.create(target, progress=quiet)
    call_command("flush", verbosity=0, interactive=False)
    default_storage.delete(package.stored_as)
    backup.restore(target, progress=quiet)
    with default_storage.open(package.stored_as, "rb") as stream:
        assert hashlib.sha256(stream.read()).hexdigest() == package.sha256
    assert Package.objects.get().stored_as == package.stored_as


def test_a_package_that_made_room_is_not_missed(tmp_path: Path) -> None:
    office = make_office()
    package = package_request(by=office.secretary, at=AT, title="Bukti ZI", as_of=AT)
    package_make(at=AT, package_id=package.pk, clock=lambda: AT)
    default_storage.delete(Package.objects.get().stored_as)
    assert backup.create(tmp_path / "cadangan.zip", progress=quiet).damaged == ()


def test_a_database_with_people_is_not_overwritten(tmp_path: Path) -> None:
    fill()
    target = tmp_path / "cadangan.zip"
    backup.create(target, progress=quiet)
    with pytest.raises(backup.BackupError, match="sudah berisi"):
        backup.restore(target, progress=quiet)


def test_a_changed_member_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    file = fill()
    target, bad = tmp_path / "cadangan.zip", tmp_path / "rusak.zip"
    backup.create(target, progress=quiet)
    rewritten(
        target,
        bad,
        lambda name, data: (name, data.replace(b"Pegawai", b"Pegewai") if name.startswith("rows/acc") else data),
    )
    empty(file)
    with pytest.raises(backup.BackupError, match=r"rows/accounts\.user\.jsonl di dalam cadangan berubah"):
        backup.restore(bad, progress=quiet)
    assert not User.objects.exists()


def test_what_is_no_backup_is_a_sentence(tmp_path: Path) -> None:
    bad = tmp_path / "bukan.zip"
    with zipfile.ZipFile(bad, "w") as sink:
        sink.writestr("manifest.json", json.dumps({"format": 1, "members": {"files/../../etc/passwd": "0"}}))
    with pytest.raises(backup.BackupError, match="nama yang tidak wajar"):
        backup.restore(bad, progress=quiet)
    bad.write_bytes(b"bukan zip")
    with pytest.raises(backup.BackupError, match="bukan cadangan Bening"):
        backup.restore(bad, progress=quiet)


def test_a_file_under_another_hash_than_its_own_is_refused(tmp_path: Path) -> None:
    file = fill()
    target = tmp_path / "cadangan.zip"
    backup.create(target, progress=quiet)
    other = f"{int(file.sha256[0] != '0')}{file.sha256[1:]}"

    def renamed(name: str, data: bytes) -> tuple[str, bytes]:
        old, new = f"files/{files.storage_name(file.sha256)}", f"files/{files.storage_name(other)}"
        return (new, data) if name == old else (name, data.replace(old.encode(), new.encode()))

    bad = rewritten(target, tmp_path / "palsu.zip", renamed)
    empty(file)
    with pytest.raises(backup.BackupError, match="nama yang tidak wajar"):
        backup.restore(bad, progress=quiet)
    assert not default_storage.exists(files.storage_name(other))


def test_a_lost_file_is_named_and_keeps_nothing_else_from_being_saved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = fill()
    default_storage.delete(files.storage_name(file.sha256))
    target = tmp_path / "cadangan.zip"
    made = backup.create(target, progress=quiet)
    assert (made.files, len(made.damaged)) == (0, 1)
    assert "tidak ada di penyimpanan" in made.damaged[0]
    call_command("flush", verbosity=0, interactive=False)
    restored = backup.restore(target, progress=quiet)
    assert restored.damaged == made.damaged
    assert told_of_damage(restored.damaged) == 1
    assert "1 berkas TIDAK ada di dalam cadangan" in capsys.readouterr().err


def test_what_comes_in_while_it_is_made_disturbs_nothing(tmp_path: Path) -> None:
    file = fill()
    target = tmp_path / "cadangan.zip"

    def work_goes_on(words: str) -> None:
        if "baris" in words:
            files.store(unit=file.unit, content=b"baru", name="b.txt", media_type="", by=None, at=factories.NOW)

    made = backup.create(target, progress=work_goes_on)
    assert made.files == 1
    empty(file)
    assert backup.restore(target, progress=quiet).files == 1
    assert StoredFile.objects.count() == 2
