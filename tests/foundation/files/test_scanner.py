"""Files and a real clamd with one signature of our own."""

from datetime import timedelta

import pytest

from bening.foundation.audit.models import AuditEvent
from bening.foundation.files import examination_tasks, scanner, scanning, services
from bening.foundation.files.enums import FileState, Scan
from tests.factories import NOW, make_unit, make_user
from tests.foundation.files import samples
from tests.foundation.files.servers import MARKER

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("clamd")]


@pytest.fixture
def store() -> None:
    """The folder only: the scanner is asked over the same stream whatever the store is."""


def keep(content: bytes = b"Undangan rapat", name: str = "undangan.txt"):
    return services.store(unit=make_unit(), content=content, name=name, media_type="", by=make_user(), at=NOW)


def infected() -> bytes:
    return b"Undangan " + MARKER


def test_without_a_scanner_a_file_is_given_out_as_not_scanned():
    file = keep(infected())
    assert (file.state, file.scan, file.scanned_at) == (FileState.AVAILABLE, Scan.UNSCANNED, None)
    assert scanning.state_of_scanning(NOW) == "belum dipindai"


@pytest.mark.usefixtures("clamd")
def test_a_clean_file_is_given_out_as_clean():
    file = keep()
    assert (file.state, file.scan, file.scanned_at) == (FileState.AVAILABLE, Scan.CLEAN, NOW)
    assert services.read(file) == b"Undangan rapat"
    assert "ClamAV" in scanner.version()


@pytest.mark.usefixtures("clamd")
@pytest.mark.parametrize("wrap", [lambda bad: bad, lambda bad: samples.zipped({"a.txt": bad})], ids=["plain", "zip"])
def test_an_infected_file_goes_into_quarantine_and_is_given_to_nobody(wrap):
    file = keep(wrap(infected()))
    assert (file.state, file.scan) == (FileState.QUARANTINED, Scan.INFECTED)
    assert "menemukan virus (Bening.Uji" in file.state_reason
    with pytest.raises(services.FileRefusedError, match="dikarantina"):
        services.open_file(file)


def test_while_the_scanner_is_away_files_wait_and_move_on_when_it_is_back(settings, clamd):
    settings.CLAMD = "/tidak/ada.ctl"
    clean, bad = keep(), keep(infected())
    assert {clean.state, bad.state} == {FileState.CHECKED}
    with pytest.raises(services.FileRefusedError, match="menunggu pemindai virus"):
        services.open_file(clean)
    assert scanning.state_of_scanning(NOW) == "menunggu"
    assert scanning.scan_waiting(at=NOW) == 0
    settings.CLAMD = clamd
    assert scanning.scan_waiting(at=NOW) == 2
    clean.refresh_from_db()
    bad.refresh_from_db()
    assert (clean.state, bad.state) == (FileState.AVAILABLE, FileState.QUARANTINED)
    verbs = AuditEvent.objects.filter(target_type="files.storedfile").order_by("pk").values_list("verb", "actor_name")
    assert list(verbs) == [("files.available", "Sistem"), ("files.quarantined", "Sistem")]
    assert scanning.state_of_scanning(NOW) == "lancar"


def test_a_week_later_everything_is_scanned_again_once(settings, clamd):
    clean = keep()
    bad = keep(infected())  # kept before its signature was known
    type(bad).objects.filter(pk=bad.pk).update(state=FileState.AVAILABLE, scan=Scan.CLEAN, state_reason="")
    later = NOW + timedelta(days=7)
    assert scanning.scan_again(at=NOW) == 0
    assert scanning.scan_again(at=later) == 2
    bad.refresh_from_db()
    clean.refresh_from_db()
    assert (bad.state, bad.scan) == (FileState.QUARANTINED, Scan.INFECTED)
    assert (clean.state, clean.scanned_at) == (FileState.AVAILABLE, later)
    assert scanning.scan_again(at=later) == 0


def test_again_is_put_off_while_the_scanner_is_away(settings, clamd):
    file = keep()
    settings.CLAMD = "/tidak/ada.ctl"
    assert scanning.scan_again(at=NOW + timedelta(days=7)) == 0
    settings.CLAMD = ""
    assert scanning.scan_again(at=NOW + timedelta(days=7)) == 0
    file.refresh_from_db()
    assert (file.state, file.scan) == (FileState.AVAILABLE, Scan.CLEAN)


@pytest.mark.usefixtures("clamd")
def test_a_file_over_the_scanners_own_limit_waits():
    file = keep(b"kata " * 600_000)
    assert file.state == FileState.CHECKED
    with pytest.raises(scanner.ScannerDownError, match="StreamMaxLength"), services.open_internally(file) as stream:
        scanner.scan(stream)


@pytest.mark.parametrize("address", ["/tidak/ada.ctl", "127.0.0.1:9"])
def test_a_scanner_that_does_not_answer_is_no_clean_bill(settings, address):
    settings.CLAMD = address
    with pytest.raises(scanner.ScannerDownError, match="tidak menjawab"):
        scanner.version()


def test_large_files_are_examined_by_a_job(monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(services, "AT_ONCE", 10)
    with django_capture_on_commit_callbacks() as queued:
        file = keep(b"Undangan rapat besar")
    assert file.state == FileState.RECEIVED
    with pytest.raises(services.FileRefusedError, match="masih diperiksa"):
        services.open_file(file)
    queued[0]()
    file.refresh_from_db()
    assert (file.state, file.media_type) == (FileState.AVAILABLE, "text/plain")
    examination_tasks.examine_file.call(file_id=file.pk)
    assert AuditEvent.objects.filter(target_id=str(file.pk)).count() == 1


def test_what_a_dead_worker_left_behind_is_examined_later(monkeypatch):
    monkeypatch.setattr(services, "AT_ONCE", 10)
    file, gone = keep(b"Undangan rapat besar"), keep(b"Undangan yang hilang")
    services.default_storage.delete(services.storage_name(gone.sha256))
    assert scanning.scan_waiting(at=NOW) == 0
    assert scanning.scan_waiting(at=NOW + timedelta(hours=1)) == 1
    file.refresh_from_db()
    assert file.state == FileState.AVAILABLE
