"""The pages as people use them: hand in, find again, decide, reuse."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bening.foundation.files.enums import FileState
from bening.foundation.files.models import Upload
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import Evidence
from tests.factories import YEAR
from tests.rooms.evidence.world import Office, add_requirement, get_item, make_evidence, make_file, make_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office()


def url(office: Office, name: str, **kwargs: object) -> str:
    return reverse(f"evidence:{name}", kwargs={"unit": office.unit.code, "year": YEAR, **kwargs})


def text(name: str = "sk.txt", content: bytes = b"Surat keputusan tim kerja") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="text/plain")


def hand_in(client, office: Office, **changes):
    data = {"title": "SK Tim Kerja", "evidence_date": "10 Januari 2025", "berkas": [text()], "aksi": "serahkan"}
    return client.post(url(office, "new") + "?butir=I.1.1", data | changes)


def test_a_plain_form_hands_in_a_file_and_leads_back_to_the_item(client_for, office):
    client = client_for(office.staff.user)
    response = hand_in(client, office)

    assert response.status_code == 302
    evidence = Evidence.objects.get()
    assert (evidence.state, evidence.title) == (State.SUBMITTED, "SK Tim Kerja")
    page = client.get(response["Location"])
    assert "Menunggu pemeriksaan" in page.content.decode()


def test_saving_first_leaves_a_draft(client_for, office):
    hand_in(client_for(office.staff.user), office, aksi="simpan")

    assert Evidence.objects.get().state == State.DRAFT


def test_a_mistake_keeps_the_file_and_what_was_typed(client_for, office):
    client = client_for(office.staff.user)
    response = hand_in(client, office, evidence_date="31 Juni 2025")

    assert response.status_code == 422
    page = response.content.decode()
    assert "31 Juni 2025" in page
    assert not Evidence.objects.exists()
    upload = Upload.objects.waiting().get()
    again = client.post(
        url(office, "new") + "?butir=I.1.1",
        {"title": "SK", "evidence_date": "30 Juni 2025", "unggahan": [str(upload.pk)]},
    )
    assert again.status_code == 302
    assert Upload.objects.get().claimed_at is not None


def test_without_a_file_there_is_a_sentence(client_for, office):
    response = hand_in(client_for(office.staff.user), office, berkas=[])

    assert response.status_code == 422
    assert "Pilih paling sedikit satu berkas." in response.content.decode()


def test_the_same_content_again_offers_what_is_already_there(client_for, office):
    client = client_for(office.staff.user)
    hand_in(client, office)
    response = client.post(url(office, "new") + "?butir=I.1.2", {"title": "SK lagi", "berkas": [text("salinan.txt")]})

    assert response.status_code == 422
    page = response.content.decode()
    assert "sudah ada dalam bukti “SK Tim Kerja” untuk I.1.1" in page
    kept = Evidence.objects.get()
    client.post(url(office, "reuse", pk=kept.pk), {"butir": "I.1.2", "syarat": "", "masa": ""})
    assert set(kept.links.values_list("item__code", flat=True)) == {"I.1.1", "I.1.2"}


def test_who_insists_gets_a_second_evidence_of_the_same_content(client_for, office):
    client = client_for(office.staff.user)
    hand_in(client, office)
    response = client.post(
        url(office, "new") + "?butir=I.1.2", {"title": "SK lagi", "berkas": [text("salinan.txt")], "tetap": "on"}
    )

    assert response.status_code == 302
    assert Evidence.objects.count() == 2


def test_the_list_is_searched_by_file_name_and_shows_who_must_look(client_for, office):
    make_evidence(office.staff, office.item, files=[make_file(office.staff, name="undangan-rapat.txt")], submit=True)
    client = client_for(office.coordinator.user)
    found = client.get(url(office, "list") + "?q=undangan").content.decode()
    nothing = client.get(url(office, "list") + "?q=gratifikasi").content.decode()

    assert "undangan-rapat.txt" in found
    assert "Tanggal bukti belum diisi" in found
    assert "Tidak ada bukti yang cocok" in nothing


def test_an_empty_room_says_what_to_do(client_for, office):
    assert "Belum ada bukti" in client_for(office.staff.user).get(url(office, "list")).content.decode()


def test_the_coordinator_accepts_on_the_page(client_for, office):
    evidence = make_evidence(office.staff, office.item, submit=True)
    client = client_for(office.coordinator.user)
    page = client.get(url(office, "evidence", pk=evidence.pk)).content.decode()
    assert "Terima" in page
    response = client.post(url(office, "move", pk=evidence.pk, slug="terima"), {"number": 1, "note": ""})

    assert response.status_code == 302
    evidence.refresh_from_db()
    assert evidence.state == State.ACCEPTED


def test_a_return_without_a_reason_keeps_the_words(client_for, office):
    evidence = make_evidence(office.staff, office.item, submit=True)
    response = client_for(office.coordinator.user).post(
        url(office, "move", pk=evidence.pk, slug="kembalikan"), {"number": 1, "note": "Capnya kurang jelas"}
    )

    assert response.status_code == 422
    assert "Capnya kurang jelas" in response.content.decode()


def test_many_are_accepted_at_once_and_the_refused_are_named(client_for, office):
    good = make_evidence(office.staff, office.item, submit=True)
    own = make_evidence(office.coordinator, get_item(office.plan, "I.1.2"), title="Milik sendiri", submit=True)
    client = client_for(office.coordinator.user)
    chosen = {"pilih": [f"{good.pk}:1", f"{own.pk}:1", "apa:saja"]}
    before = client.get(url(office, "accept_many"), chosen).content.decode()
    assert "Terima 1 bukti?" in before
    assert "Anda ikut menyusun bukti ini" in before
    assert "Tanggal bukti belum diisi" in before
    good.refresh_from_db()
    assert good.state == State.SUBMITTED
    page = client.post(url(office, "accept_many"), chosen, follow=True).content.decode()

    assert "1 bukti diterima." in page
    assert "“Milik sendiri” tidak diterima" in page


def test_a_new_version_goes_to_review_and_shows_only_what_changed(client_for, office):
    evidence = make_evidence(office.staff, office.item, submit=True)
    client_for(office.coordinator.user).post(
        url(office, "move", pk=evidence.pk, slug="kembalikan"), {"number": 1, "reasons": ["unsigned"], "note": ""}
    )
    evidence.refresh_from_db()
    response = client_for(office.staff.user).post(
        url(office, "version", pk=evidence.pk),
        {
            "berkas": [text("sk-bercap.txt", b"Sudah dicap")],
            "change": "Halaman tanda tangan ditambahkan",
            "is_signed": "on",
            "row_version": evidence.row_version,
        },
    )
    assert response.status_code == 302
    page = client_for(office.coordinator.user).get(url(office, "evidence", pk=evidence.pk)).content.decode()

    assert "Kini dinyatakan bertanda tangan" in page
    assert "Berkas baru:" in page
    assert "Tidak dipakai lagi:" in page


def test_a_file_is_saved_and_one_in_quarantine_is_refused(client_for, office):
    evidence = make_evidence(office.staff, office.item)
    entry = evidence.current.files.get()
    client = client_for(office.staff.user)
    response = client.get(url(office, "file", pk=evidence.pk, entry=entry.pk))

    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("attachment")
    entry.file.state = FileState.QUARANTINED
    entry.file.save()
    refused = client.get(url(office, "file", pk=evidence.pk, entry=entry.pk), follow=True)
    assert refused.redirect_chain


def test_another_offices_evidence_does_not_exist_here(client_for, office):
    other = make_office()
    evidence = make_evidence(other.staff, other.item)
    client = client_for(office.secretary.user)

    assert client.get(url(office, "evidence", pk=evidence.pk)).status_code == 404
    assert client.get(url(office, "new") + "?butir=IX.9.9").status_code == 404
    stranger = client_for(make_office().staff.user)
    assert stranger.get(url(office, "list")).status_code == 404


def test_evidence_is_linked_to_one_more_item_by_its_code_and_let_go(client_for, office):
    evidence = make_evidence(office.staff, office.item)
    client = client_for(office.staff.user)
    wrong = client.post(url(office, "link", pk=evidence.pk), {"code": "X.9"})
    assert wrong.status_code == 422
    assert "Tidak ada butir “X.9”" in wrong.content.decode()
    client.post(url(office, "link", pk=evidence.pk), {"code": "I.1.2"})
    link = evidence.links.get(item__code="I.1.2")
    client.post(url(office, "unlink", pk=evidence.pk, link_pk=link.pk))
    link.refresh_from_db()

    assert link.removed_at is not None
    client.post(url(office, "rename", pk=evidence.pk), {"title": "SK Tim Kerja ZI"})
    evidence.refresh_from_db()
    assert evidence.title == "SK Tim Kerja ZI"


def test_an_item_that_asks_for_several_things_asks_which(client_for, office):
    evidence = make_evidence(office.staff, office.item)
    other = get_item(office.plan, "I.1.2")
    second = add_requirement(other, "Berita acara")
    client = client_for(office.staff.user)
    asked = client.post(url(office, "link", pk=evidence.pk), {"code": "I.1.2"})
    assert "Menjawab bukti yang diminta" in asked.content.decode()
    wrong = client.post(url(office, "link", pk=evidence.pk), {"code": "I.1.2", "requirement": "0", "occurrence": ""})
    assert wrong.status_code == 422
    client.post(url(office, "link", pk=evidence.pk), {"code": "I.1.2", "requirement": second.pk, "occurrence": ""})

    assert evidence.links.get(item=other).requirement == second
