"""``bening files`` names what is lost and releases what passes."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from tests.factories import NOW, make_unit, make_user
from tests.foundation.files.servers import store  # noqa: F401

from bening.cli import main
from bening.foundation.files import services
from bening.foundation.files.enums import FileState
from bening.foundation.files.models import StoredFile

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("store", ["folder"], indirect=True)]


def kept(content: bytes, state: FileState = FileState.AVAILABLE) -> StoredFile:
    given = {"name": "undangan.txt", "media_type": "text/plain", "by": make_user(), "at": NOW}
    file = services.store(unit=make_unit(), content=content, **given)
    StoredFile.objects.filter(pk=file.pk).update(state=state, state_reason="")
    return file


def test_what_is_whole_is_counted_once_for_each_content(capsys):
    for content in (b"satu", b"satu", b"dua"):
        kept(content)
    assert main(["files", "check"]) == 0
    assert capsys.readouterr().out == "2 isi berkas diperiksa: semua utuh.\n"


def test_what_is_missing_or_changed_is_named(capsys):
    gone, changed, whole = kept(b"hilang"), kept(b"berubah"), kept(b"utuh")
    default_storage.delete(services.storage_name(gone.sha256))
    path = Path(default_storage.path(services.storage_name(changed.sha256)))
    path.chmod(0o600)
    path.write_bytes(b"lain")
    assert main(["files", "check"]) == 1
    told = capsys.readouterr().out
    assert f"{gone.unit}, berkas nomor {gone.pk}: Isi berkas" in told
    assert f"berkas nomor {changed.pk}:" in told
    assert f"berkas nomor {whole.pk}:" not in told
    assert "3 isi berkas diperiksa: 2 hilang atau berubah." in told


def test_what_passes_now_is_released(capsys, settings):
    file, gone = kept(b"lolos", FileState.QUARANTINED), kept(b"hilang", FileState.QUARANTINED)
    default_storage.delete(services.storage_name(gone.sha256))
    assert main(["files", "examine"]) == 1
    told = capsys.readouterr().out
    assert f"Berkas nomor {gone.pk}: Isi berkas" in told
    assert "1 berkas kini dapat dibuka, 0 tetap tertahan." in told
    file.refresh_from_db()
    assert file.state == FileState.AVAILABLE


def test_what_still_waits_is_counted(capsys, settings):
    settings.CLAMD = "/tidak/ada.ctl"
    kept(b"menunggu", FileState.CHECKED)
    assert main(["files", "examine"]) == 0
    assert "0 berkas kini dapat dibuka, 1 tetap tertahan." in capsys.readouterr().out
