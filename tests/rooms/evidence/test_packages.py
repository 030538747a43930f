"""Packages: what is in them, that an outsider finds them whole, and what happens when work stops half-way."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.files.enums import FileState
from bening.foundation.files.models import StoredFile
from bening.kernel.package.verify import verify_package
from bening.rooms.evidence.models import Package
from bening.rooms.evidence.models.handover import PackageState as State
from bening.rooms.evidence.policies import PolicyError
from bening.rooms.evidence.selectors.handover import standing
from bening.rooms.evidence.services import packages
from bening.rooms.evidence.services.handing_in import Content, evidence_submit, version_add
from bening.rooms.evidence.services.packages import package_cancel, package_make, package_request, packages_tidy
from bening.rooms.evidence.services.review import evidence_accept, evidence_reopen
from tests.factories import NOW, YEAR
from tests.rooms.evidence.world import Office, get_item, make_evidence, make_file, make_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office()


def accepted(office: Office, code: str = "I.1.1", *, at=NOW, **content):
    evidence = make_evidence(office.staff, get_item(office.plan, code), title=f"SK {code}", submit=True, **content)
    return evidence_accept(by=office.coordinator, at=at, evidence=evidence, number=1)


def ask(office: Office, *, at=NOW, as_of=None, pending: bool = False) -> Package:
    return package_request(by=office.secretary, at=at, title="Bukti ZI", as_of=as_of or at, pending=pending)


def make(office: Office, **asked) -> Package:
    package = ask(office, **asked)
    return package_make(at=NOW, package_id=package.pk, clock=lambda: NOW)


def names(package: Package) -> list[str]:
    with default_storage.open(package.stored_as, "rb") as stream, zipfile.ZipFile(stream) as archive:
        return [name.split("/", 1)[1] for name in archive.namelist()]


def test_a_package_holds_what_was_accepted_in_plan_order_and_verifies(office, tmp_path):
    accepted(office)
    package = make(office)

    assert package.state == State.DONE
    assert (package.done_files, package.total_files) == (1, 1)
    files = [name for name in names(package) if name.startswith("data/")]
    assert files == ["data/I Manajemen Perubahan/1 Tim Kerja/I.1.1 Indikator I.1.1/I.1.1 SK I.1.1.txt"]
    assert "dokumen/rencana-aksi.xlsx" in names(package)
    path = tmp_path / "paket.zip"
    with default_storage.open(package.stored_as, "rb") as stream:
        path.write_bytes(stream.read())
    report = verify_package(path)
    assert report.holds, report


def test_what_waits_comes_only_when_asked_for(office):
    make_evidence(office.staff, office.item, submit=True)

    assert make(office).done_files == 0
    assert make(office, pending=True).done_files == 1


def test_a_file_in_quarantine_is_a_gap_and_not_a_file(office):
    file = make_file(office.staff)
    accepted(office, files=[file])
    StoredFile.objects.filter(pk=file.pk).update(state=FileState.QUARANTINED)
    package = make(office)

    assert package.done_files == 0
    with default_storage.open(package.stored_as, "rb") as stream, zipfile.ZipFile(stream) as archive:
        index = next(name for name in archive.namelist() if name.endswith("bukti.jsonl"))
        assert "belum lolos pemeriksaan" in archive.read(index).decode()


def test_the_past_is_shown_as_it_was(office):
    evidence = accepted(office, at=NOW)
    later = NOW + timedelta(days=3)
    version_add(
        by=office.staff,
        at=later,
        evidence=evidence,
        content=Content(files=[make_file(office.staff)], change="Lampiran"),
        row_version=evidence.row_version,
    )
    evidence_submit(by=office.staff, at=later, evidence=evidence)
    evidence_accept(by=office.coordinator, at=later, evidence=evidence, number=2)
    evidence_reopen(by=office.coordinator, at=later + timedelta(days=1), evidence=evidence, note="Salah")

    def stood(at):
        return [version.number for shown in standing(office.unit, YEAR, at) for version, _ in shown.versions]

    assert stood(NOW - timedelta(days=1)) == []
    assert stood(NOW) == [1]
    assert stood(later) == [2]
    assert stood(later + timedelta(days=2)) == []


def test_only_those_who_may_ask_and_only_one_at_a_time(office):
    with pytest.raises(NotAllowed):
        package_request(by=office.staff, at=NOW, title="", as_of=NOW)
    with pytest.raises(PolicyError, match="belum terjadi"):
        ask(office, as_of=NOW + timedelta(days=1))
    ask(office)
    with pytest.raises(PolicyError, match="sedang dibuat"):
        ask(office)


def test_a_queued_package_is_cancelled_at_once_and_never_made(office):
    package = ask(office)
    package_cancel(by=office.secretary, at=NOW, package=package)

    assert package_make(at=NOW, package_id=package.pk, clock=lambda: NOW) is None
    package.refresh_from_db()
    assert package.state == State.CANCELLED
    with pytest.raises(PolicyError, match="sudah tidak"):
        package_cancel(by=office.secretary, at=NOW, package=package)


def test_a_running_package_stops_when_asked(office, monkeypatch):
    accepted(office)
    package = ask(office)
    monkeypatch.setattr(packages, "BEAT", 0)
    run = packages._write

    def asked_in_the_middle(row, clock):
        Package.objects.filter(pk=row.pk).update(cancel_requested=True)
        run(row, clock)

    monkeypatch.setattr(packages, "_write", asked_in_the_middle)
    package_make(at=NOW, package_id=package.pk, clock=lambda: NOW)

    package.refresh_from_db()
    assert (package.state, package.stored_as) == (State.CANCELLED, "")


def test_lost_bytes_end_in_a_sentence(office):
    evidence = accepted(office)
    from bening.foundation.files.services import storage_name

    default_storage.delete(storage_name(evidence.accepted.files.get().file.sha256))
    package = make(office)

    assert package.state == State.FAILED
    assert "Pulihkan" in package.error


def test_a_package_whose_maker_died_is_declared_failed(office):
    package = ask(office)
    Package.objects.filter(pk=package.pk).update(state=State.RUNNING)

    assert packages_tidy(at=NOW + timedelta(minutes=5)) == 0
    assert packages_tidy(at=NOW + timedelta(minutes=11)) == 1
    package.refresh_from_db()
    assert package.state == State.FAILED
    assert ask(office).state == State.QUEUED


def page(office: Office, name: str, **kwargs) -> str:
    return reverse(f"evidence:{name}", kwargs={"unit": office.unit.code, "year": YEAR, **kwargs})


def test_the_page_asks_shows_and_gives_the_package(client_for, office):
    accepted(office)
    client = client_for(office.secretary.user)
    assert "Belum ada paket" in client.get(page(office, "packages")).content.decode()
    wrong = client.post(page(office, "packages"), {"title": "Paket", "as_of": "31 Februari 2025"})
    assert wrong.status_code == 422
    made = make(office)
    shown = client.get(page(office, "packages")).content.decode()
    assert made.sha256 in shown
    response = client.get(page(office, "package_file", pk=made.pk))

    content = b"".join(response.streaming_content)
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    assert client_for(office.staff.user).get(page(office, "packages")).status_code == 403
