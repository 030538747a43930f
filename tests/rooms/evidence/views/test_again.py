"""What comes back: only what changed is read again, a decision is taken back, a day is looked at as it was."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from bening.foundation.notifications.models import Notification
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import Evidence
from bening.rooms.evidence.services.handing_in import Content, evidence_submit, version_add
from bening.rooms.evidence.services.review import evidence_accept, evidence_return
from tests.factories import NOW, YEAR
from tests.rooms.evidence.world import Office, make_evidence, make_file, make_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture(autouse=True)
def clock_stands():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def url(office: Office, name: str, **kwargs: object) -> str:
    return reverse(f"evidence:{name}", kwargs={"unit": office.unit.code, "year": YEAR, **kwargs})


def returned(office: Office) -> Evidence:
    evidence = make_evidence(office.staff, office.item, submit=True)
    return evidence_return(
        by=office.coordinator, at=NOW, evidence=evidence, number=1, reasons=["unsigned", "other"], note="Capnya kabur"
    )


def mended(office: Office, evidence: Evidence, **content: object) -> Evidence:
    fields = {"files": [make_file(office.staff)], "change": "Halaman tanda tangan ditambahkan", **content}
    row = version_add(
        by=office.staff, at=NOW, evidence=evidence, content=Content(**fields), row_version=evidence.row_version
    )
    return evidence_submit(by=office.staff, at=NOW, evidence=row)


def test_who_handed_in_sees_first_what_to_mend(client_for, office):
    evidence = returned(office)
    page = client_for(office.staff.user).get(url(office, "evidence", pk=evidence.pk)).content.decode()

    assert "Yang perlu diperbaiki" in page
    assert "Belum ditandatangani atau dicap" in page
    assert "Capnya kabur" in page


def test_the_reviewer_reads_only_what_changed_beside_what_was_asked(client_for, office):
    evidence = mended(office, returned(office), is_signed=True)
    client = client_for(office.coordinator.user)
    page = client.get(url(office, "review", pk=evidence.pk)).content.decode()

    assert "Yang berubah sejak versi 1" in page
    assert "Berubah: tanda tangan dan berkas." in page
    assert "Baca keterangannya" in page
    assert "Capnya kabur" in page
    assert "Halaman tanda tangan ditambahkan" in page
    assert "Kini dinyatakan bertanda tangan" in page


def test_a_version_that_changes_nothing_says_so(client_for, office):
    evidence = returned(office)
    file = evidence.current.files.get().file
    evidence = mended(office, evidence, files=[file], change="Sudah saya periksa")
    page = client_for(office.coordinator.user).get(url(office, "review", pk=evidence.pk)).content.decode()

    assert "Tidak berubah: tanda tangan maupun berkas." in page
    assert "sama seperti dahulu" in page


def test_a_newer_version_of_what_was_accepted_says_that_the_old_one_counts(client_for, office):
    evidence = make_evidence(office.staff, office.item, submit=True)
    accepted = evidence_accept(by=office.coordinator, at=NOW, evidence=evidence, number=1)
    evidence = mended(office, accepted)
    page = client_for(office.coordinator.user).get(url(office, "review", pk=evidence.pk)).content.decode()

    assert "Versi 1 sudah diterima dan tetap dihitung" in page


def test_after_a_decision_the_notice_has_the_focus_and_takes_it_back(client_for, office):
    first = make_evidence(office.staff, office.item, title="Pertama", submit=True)
    make_evidence(office.staff, office.item, title="Kedua", submit=True)
    client = client_for(office.coordinator.user)
    sent = client.post(url(office, "review", pk=first.pk), {"keputusan": "terima", "number": 1, "note": ""})
    page = client.get(sent["Location"]).content.decode()
    assert "autofocus" in page
    assert "“Pertama” diterima." in page
    assert "autofocus" not in client.get(sent["Location"].partition("?")[0]).content.decode()
    back = client.post(url(office, "undo", pk=first.pk))

    assert back["Location"] == url(office, "review", pk=first.pk)
    assert "dibatalkan. Bukti ini menunggu pemeriksaan lagi." in client.get(back["Location"]).content.decode()
    first.refresh_from_db()
    assert first.state == State.SUBMITTED


def test_too_late_a_decision_stays_and_says_why(client_for, office, clock_stands):
    evidence = make_evidence(office.staff, office.item, submit=True)
    evidence_accept(by=office.coordinator, at=NOW, evidence=evidence, number=1)
    client = client_for(office.coordinator.user)
    assert "Batalkan keputusan" in client.get(url(office, "evidence", pk=evidence.pk)).content.decode()
    clock_stands.move_to(NOW + timedelta(minutes=11))
    assert "Batalkan keputusan" not in client.get(url(office, "evidence", pk=evidence.pk)).content.decode()
    page = client.post(url(office, "undo", pk=evidence.pk), follow=True).content.decode()
    assert "Sudah lewat sepuluh menit." in page


def test_the_list_of_a_day_shows_the_version_that_stood(client_for, office, clock_stands):
    evidence = make_evidence(office.staff, office.item, title="Laporan rapat", submit=True)
    accepted = evidence_accept(by=office.coordinator, at=NOW, evidence=evidence, number=1)
    mended(office, accepted)
    client = client_for(office.staff.user)
    clock_stands.move_to(NOW + timedelta(days=5))
    day = NOW.date()
    shown = client.get(url(office, "list") + f"?per={day.isoformat()}").content.decode()
    before = client.get(url(office, "list") + f"?per={(day - timedelta(days=1)).isoformat()}").content.decode()
    other = client.get(url(office, "list") + f"?per={day.isoformat()}&q=anggaran").content.decode()
    fitting = client.get(url(office, "list") + f"?per={day.isoformat()}&q=rapat&area=MP&butir=I.1.1").content.decode()
    odd = client.get(url(office, "list") + "?per=kemarin").content.decode()

    assert "Bukti per 16 Juni 2025" in shown
    assert "Laporan rapat" in shown
    assert "Belum ada bukti yang diterima waktu itu" in before
    assert "Laporan rapat" not in other
    assert "Laporan rapat" in fitting
    assert "Menunggu pemeriksaan" in odd


def test_notices_lead_to_where_something_is_to_be_done(office, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        evidence = make_evidence(office.staff, office.item, submit=True)
    told = Notification.objects.get(user=office.coordinator.user, kind="evidence.submitted")
    assert told.url == url(office, "review", pk=evidence.pk)
    with django_capture_on_commit_callbacks(execute=True):
        evidence_return(by=office.coordinator, at=NOW, evidence=evidence, number=1, reasons=["unreadable"])
    told = Notification.objects.get(user=office.staff.user, kind="evidence.returned")
    assert told.url == url(office, "evidence", pk=evidence.pk)


def test_tugas_saya_counts_what_waits_for_her(client_for, office):
    make_evidence(office.staff, office.item, submit=True)
    shown = client_for(office.coordinator.user).get(reverse("home")).content.decode()

    assert "Periksa 1 bukti" in shown
    assert url(office, "queue") in shown
    assert "Periksa 1 bukti" not in client_for(office.staff.user).get(reverse("home")).content.decode()


def test_gaps_of_a_shared_list_are_shown_alone(client, client_for, office):
    evidence = make_evidence(office.staff, office.item, title="SK Tim", submit=True)
    evidence_accept(by=office.coordinator, at=NOW, evidence=evidence, number=1)
    made = client_for(office.secretary.user).post(
        url(office, "shares"), {"label": "TPN", "days": "30", "area": "", "may_download": "on"}
    )
    address = made.context["address"]
    everything = client.get(address).content.decode()
    gaps = client.get(address + "?tampil=belum").content.decode()
    read = url(office, "evidence", pk=evidence.pk)
    entry = evidence.accepted.files.get() if evidence.accepted else evidence.current.files.get()
    client.get(f"{address}berkas/{entry.pk}/lihat/")

    assert "SK Tim" in everything
    assert "SK Tim" not in gaps
    assert "Belum ada bukti yang diterima." in gaps
    unit_page = client_for(office.secretary.user).get(url(office, "shares")).content.decode()
    assert "3 kunjungan" in unit_page
    assert "Daftar bukti" in unit_page
    assert "TPN: 1 kali" in client_for(office.staff.user).get(read).content.decode()
