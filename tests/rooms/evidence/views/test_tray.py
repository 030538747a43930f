"""The tray: files dropped unsorted are put in their place in one table."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from bening.foundation.accounts.enums import Area, Role
from bening.foundation.files.models import FileFacts, Upload
from bening.foundation.files.uploads import Announced, upload_append, upload_start
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import Evidence, EvidenceLink
from bening.rooms.evidence.policies import PolicyError
from bening.rooms.evidence.services import tray as services
from bening.rooms.evidence.services.handing_in import Place
from bening.rooms.evidence.services.review import evidence_accept
from bening.rooms.plans.models import Plan
from tests.factories import NOW, YEAR, actor
from tests.rooms.evidence.world import Office, add_requirement, get_item, make_evidence, make_file, make_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    office = make_office()
    office.item.requirements.update(text="SK Tim Kerja ZI")
    get_item(office.plan, "I.1.2").requirements.update(text="Kartu kendali SPIP")
    return office


@pytest.fixture
def client(client_for, office):
    return client_for(office.staff.user)


def url(office: Office, name: str) -> str:
    return reverse(f"evidence:{name}", kwargs={"unit": office.unit.code, "year": YEAR})


def drop(office: Office, name: str, *, folder: str = "", content: str = "", by=None) -> Upload:
    by, body = by or office.staff, (content or f"Isi {name}{folder}").encode()
    announced = Announced(name, len(body), "text/plain", folder)
    upload = upload_start(unit=office.unit, year=YEAR, announced=announced, by=by.user, at=NOW)
    return upload_append(upload=upload, offset=0, content=ContentFile(body), by=by.user, at=NOW)


def row(upload: Upload, item=None, **changes: str) -> dict[str, str]:
    proof = str(item.requirements.first().pk) if item else ""
    data = {"proof": proof, "code": "", "due": "", "evidence_date": "", "title": "SK Tim", **changes}
    return {f"{upload.pk}-{name}": value for name, value in data.items()}


def send(client, office: Office, *uploads: Upload, name: str = "tray_sort", ticked=None, **data):
    ticked = uploads if ticked is None else ticked
    common = {"tampil": [str(one.pk) for one in uploads], "pilih": [str(one.pk) for one in ticked]}
    return client.post(url(office, name), {**common, **data})


def test_an_empty_tray_says_what_to_do(client, office):
    assert "Belum ada berkas yang menunggu" in client.get(url(office, "tray")).content.decode()


def test_each_file_stands_there_with_its_likeliest_proof_chosen_and_why(client, office):
    upload = drop(office, "SK pokja ZI 10 Januari 2025 final.txt")
    page = client.get(url(office, "tray")).content.decode()

    requirement = office.item.requirements.get()
    assert "1 berkas menunggu dipilah" in page
    assert f'<option value="{requirement.pk}" selected>I.1.1 SK Tim Kerja ZI' in page
    assert "I.1.1, karena kata:" in page
    assert 'value="10 Januari 2025"' in page
    assert "tertulis pada nama berkas" in page
    assert "Nama resmi: I.1.1 SK pokja ZI 10 Januari 2025 2025-01-10.txt" in page
    assert f'value="{upload.pk}" form="pilah" checked' in page


def test_what_was_read_in_a_file_helps_where_its_name_says_nothing(client, office):
    upload = drop(office, "scan0001.txt")
    FileFacts.objects.create(
        sha256=upload.file.sha256,
        text="KARTU KENDALI SPIP ditetapkan tanggal 3 Maret 2025",
        details={"created": "D:20250401"},
        read_at=NOW,
    )
    page = client.get(url(office, "tray")).content.decode()

    assert "I.1.2, karena kata:" in page
    assert 'value="3 Maret 2025"' in page
    assert "tertulis dalam dokumen" in page


def test_a_file_that_nothing_speaks_for_waits_without_a_tick(client, office):
    upload = drop(office, "zzz.txt")
    page = client.get(url(office, "tray")).content.decode()

    assert "Tidak ada yang cocok. Tulis kode butirnya." in page
    assert f'value="{upload.pk}" form="pilah">' in page


def test_the_ticked_rows_become_evidence_for_review(client, office):
    one, other, third = drop(office, "SK tim.txt"), drop(office, "kartu kendali.txt"), drop(office, "zzz.txt")
    item = get_item(office.plan, "I.1.2")
    data = row(one, office.item, evidence_date="10 Januari 2025", is_signed="on") | row(other, item, title="Kartu")
    response = send(client, office, one, other, third, ticked=(one, other), **data)

    assert response.status_code == 302
    first, second = Evidence.objects.order_by("pk")
    assert (first.title, first.state, second.title) == ("SK Tim", State.SUBMITTED, "Kartu")
    assert (first.current.evidence_date, first.current.is_signed) == (date(2025, 1, 10), True)
    link = first.links.get()
    assert (link.item, link.requirement) == (office.item, office.item.requirements.get())
    assert link.occurrence == office.item.occurrences.get()
    assert [upload.pk for upload in Upload.objects.waiting()] == [third.pk]
    page = client.get(url(office, "tray")).content.decode()
    assert "2 bukti dari 2 berkas diserahkan untuk diperiksa." in page


def test_rows_may_be_kept_as_drafts(client, office):
    upload = drop(office, "SK tim.txt")
    send(client, office, upload, aksi="simpan", **row(upload, office.item))

    assert Evidence.objects.get().state == State.DRAFT
    assert "1 bukti dari 1 berkas tersimpan sebagai rancangan." in client.get(url(office, "tray")).content.decode()


def test_rows_of_one_proof_and_title_become_one_piece_of_evidence(client, office):
    uploads = [drop(office, f"foto {number}.txt") for number in range(3)]
    data: dict[str, str] = {}
    for number, upload in enumerate(uploads):
        data |= row(upload, office.item, title="Foto Rapat" if number else "foto rapat")
    data |= {f"{uploads[0].pk}-evidence_date": "3 Maret 2025", f"{uploads[2].pk}-evidence_date": "5 Maret 2025"}
    send(client, office, *uploads, gabung="on", **data)

    evidence = Evidence.objects.get()
    assert [entry.file.name for entry in evidence.current.files.all()] == [f"foto {number}.txt" for number in range(3)]
    assert evidence.current.evidence_date == date(2025, 3, 5)
    assert not evidence.current.is_signed


def test_without_the_tick_rows_stay_apart(client, office):
    uploads = [drop(office, f"foto {number}.txt") for number in range(2)]
    send(client, office, *uploads, **row(uploads[0], office.item), **row(uploads[1], office.item))

    assert Evidence.objects.count() == 2


def test_a_code_that_is_typed_wins_over_the_suggestion(client, office):
    upload = drop(office, "SK tim.txt")
    send(client, office, upload, **row(upload, office.item, code=" i.1.2 "))

    assert EvidenceLink.objects.get().item.code == "I.1.2"
    assert EvidenceLink.objects.get().requirement.text == "Kartu kendali SPIP"


def test_a_code_of_an_item_with_several_proofs_means_the_item(client, office):
    item = get_item(office.plan, "I.1.2")
    add_requirement(item, "Foto")
    upload = drop(office, "SK tim.txt")
    send(client, office, upload, **row(upload, code="I.1.2"))

    assert EvidenceLink.objects.get().requirement is None


def test_an_item_that_asks_for_nothing_can_be_chosen(client, office):
    office.item.requirements.all().delete()
    upload = drop(office, "I.1.1 berkas.txt")
    page = client.get(url(office, "tray")).content.decode()
    send(client, office, upload, **row(upload, proof=str(-office.item.pk)))

    assert f'<option value="{-office.item.pk}" selected>I.1.1' in page
    assert EvidenceLink.objects.get().item == office.item


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"proof": ""}, "Pilih bukti yang diminta, atau tulis kode butirnya."),
        ({"code": "IX.9"}, "Tidak ada butir dengan kode “IX.9” dalam rencana ini."),
        ({"title": " "}, "Judul bukti belum diisi."),
        ({"evidence_date": "31 Juni 2025"}, "31 Juni 2025"),
    ],
)
def test_a_mistake_stays_in_its_row_and_the_rest_goes_through(client, office, changes, sentence):
    good, bad, quiet = drop(office, "SK tim.txt"), drop(office, "SK salah.txt"), drop(office, "SK nanti.txt")
    data = row(good, office.item) | row(bad, office.item, **{"title": "Salah ini", **changes})
    response = send(client, office, good, bad, quiet, ticked=(good, bad), **data, **row(quiet, title="Nanti saja"))
    page = response.content.decode()

    assert response.status_code == 422
    assert sentence in page
    assert Evidence.objects.get().title == "SK Tim"
    assert "1 bukti dari 1 berkas diserahkan untuk diperiksa." in page
    assert 'value="Nanti saja"' in page
    assert "SK tim.txt" not in page
    assert {upload.pk for upload in Upload.objects.waiting()} == {bad.pk, quiet.pk}


def test_a_due_date_that_the_item_does_not_have_is_told(client, office):
    upload = drop(office, "I.1 SK.txt")
    item = get_item(office.plan, "I.1.2")
    other = item.occurrences.get().due
    response = send(client, office, upload, **row(upload, office.item, due=other.isoformat()))

    assert response.status_code == 422
    assert "Jatuh tempo butir I.1.1:" in response.content.decode()
    send(client, office, upload, **row(upload, item, due=other.isoformat()))
    assert EvidenceLink.objects.get().occurrence == item.occurrences.get()


def test_the_month_in_a_name_chooses_among_due_dates(client, office):
    due = office.item.occurrences.get()
    later = office.item.occurrences.create(period="2025-11", start=date(2025, 11, 1), due=date(2025, 11, 30))
    upload = drop(office, "SK tim november.txt")
    assert "Otomatis (November 2025)" in client.get(url(office, "tray")).content.decode()
    send(client, office, upload, **row(upload, office.item))
    assert EvidenceLink.objects.get().occurrence == later
    unsaid = drop(office, "SK tim.txt")
    send(client, office, unsaid, **row(unsaid, office.item))

    assert due != later
    assert EvidenceLink.objects.filter(occurrence=None).count() == 1


def test_content_that_is_already_there_is_used_again(client, office):
    there = make_evidence(office.staff, office.item, files=[make_file(office.staff, content=b"Isi lama")])
    upload = drop(office, "kartu kendali salinan.txt", content="Isi lama")
    page = client.get(url(office, "tray")).content.decode()
    item = get_item(office.plan, "I.1.2")
    send(client, office, upload, **row(upload, item, same=str(there.pk), title=""))

    assert "Pakai “SK Tim Kerja” (I.1.1)" in page
    assert set(there.links.values_list("item__code", flat=True)) == {"I.1.1", "I.1.2"}
    assert Evidence.objects.count() == 1
    assert not Upload.objects.waiting()
    assert "1 berkas memakai bukti yang sudah ada." in client.get(url(office, "tray")).content.decode()


def test_the_same_content_may_become_evidence_of_its_own(client, office):
    make_evidence(office.staff, office.item, files=[make_file(office.staff, content=b"Isi lama")])
    upload = drop(office, "kartu.txt", content="Isi lama")
    send(client, office, upload, **row(upload, office.item, same=""))

    assert Evidence.objects.count() == 2


def test_a_refusal_of_the_service_stands_in_its_row(client, office, monkeypatch):
    upload, other = drop(office, "SK tim.txt"), drop(office, "SK lain.txt")
    real = services.tray_hand_in

    def refuse(*, chosen, **rest):
        if chosen.title == "Lain":
            raise PolicyError("Berkas “SK lain.txt” tidak lagi menunggu.")
        return real(chosen=chosen, **rest)

    monkeypatch.setattr(services, "tray_hand_in", refuse)
    response = send(client, office, upload, other, **row(upload, office.item), **row(other, office.item, title="Lain"))
    page = response.content.decode()

    assert response.status_code == 422
    assert "Berkas “SK lain.txt” tidak lagi menunggu." in page
    assert "SK tim.txt" not in page
    assert Evidence.objects.get().title == "SK Tim"


def test_a_refused_piece_changes_nothing(office):
    upload = drop(office, "SK tim.txt")
    item = get_item(make_office().plan, "I.1.1")
    with pytest.raises(PolicyError, match="satuan kerja atau tahun lain"):
        services.tray_hand_in(by=office.staff, at=NOW, chosen=services.Sorted([upload], Place(item), "SK"), submit=True)

    assert Upload.objects.waiting().get() == upload


def test_a_piece_that_uses_what_is_there_keeps_its_file_where_that_is_refused(office):
    upload = drop(office, "SK tim.txt")
    elsewhere = make_office()
    there = make_evidence(elsewhere.staff, elsewhere.item)
    chosen = services.Sorted([upload], Place(office.item), "", same=there)
    with pytest.raises(PolicyError):
        services.tray_hand_in(by=office.staff, at=NOW, chosen=chosen, submit=True)

    assert Upload.objects.waiting().get() == upload


def test_nothing_ticked_says_so(client, office):
    upload = drop(office, "SK tim.txt")
    response = send(client, office, upload, ticked=(), **row(upload, office.item))

    assert response.status_code == 302
    assert "Centang paling sedikit satu berkas." in client.get(response["Location"]).content.decode()


def test_ticked_files_are_thrown_away(client, office):
    upload, kept = drop(office, "SK tim.txt"), drop(office, "SK lain.txt")
    send(client, office, upload, kept, ticked=(upload,), name="tray_discard")

    assert [row.pk for row in Upload.objects.waiting()] == [kept.pk]
    assert "1 berkas dibuang." in client.get(url(office, "tray")).content.decode()
    send(client, office, kept, ticked=(), name="tray_discard")
    assert "Tidak ada berkas yang dicentang." in client.get(url(office, "tray")).content.decode()


def test_a_file_of_somebody_else_is_neither_shown_nor_filed(client, office):
    other = drop(office, "SK rahasia.txt", by=actor(office.unit, Role.STAFF, area=Area.PT))
    page = client.get(url(office, "tray")).content.decode()
    send(client, office, other, **row(other, office.item))
    send(client, office, other, name="tray_discard")

    assert "SK rahasia.txt" not in page
    assert not Evidence.objects.exists()
    assert Upload.objects.waiting().get() == other


def test_when_a_file_arrives_what_was_typed_stays(client, office):
    upload, new = drop(office, "SK tim.txt"), drop(office, "kartu kendali.txt")
    data = {"tampil": [str(upload.pk)], **row(upload, office.item, title="Judul saya", code="I.1.2")}
    page = client.post(url(office, "tray"), data).content.decode()

    assert 'value="Judul saya"' in page
    assert 'value="I.1.2"' in page
    assert f'value="{upload.pk}" form="pilah">' in page
    assert f'value="{new.pk}" form="pilah" checked' in page


def test_names_accepted_before_teach_the_next_year(client, office):
    evidence = make_evidence(
        office.staff,
        get_item(office.plan, "I.1.2"),
        files=[make_file(office.staff, name="lembar biru.txt")],
        submit=True,
    )
    evidence_accept(by=office.coordinator, at=NOW, evidence=evidence, number=1, note="")
    Evidence.objects.update(year=YEAR - 1)
    drop(office, "lembar biru baru.txt")

    assert "seperti berkas sebelumnya" in client.get(url(office, "tray")).content.decode()


def test_without_a_plan_in_force_files_wait(client, office):
    Plan.objects.update(state="archived")
    drop(office, "SK tim.txt")

    assert "Belum ada rencana yang berlaku" in client.get(url(office, "tray")).content.decode()


def test_the_number_of_queries_does_not_depend_on_the_files(client, office, django_assert_max_num_queries):
    for number in range(3):
        drop(office, f"SK tim {number}.txt")
    client.get(url(office, "tray"))
    with django_assert_max_num_queries(14) as few:
        client.get(url(office, "tray"))
    for number in range(27):
        drop(office, f"kartu kendali {number}.txt")
    with django_assert_max_num_queries(14) as many:
        client.get(url(office, "tray"))

    assert len(few) == len(many)


def test_where_files_wait_is_told_on_the_list_and_on_the_first_page(client, office):
    assert "menunggu dipilah" not in client.get(url(office, "list")).content.decode()
    drop(office, "SK tim.txt")

    for address in (url(office, "list"), reverse("home")):
        page = client.get(address).content.decode()
        assert "1 berkas menunggu dipilah" in page
        assert url(office, "tray") in page


def test_who_may_not_hand_in_sees_no_way_to_the_tray(client_for, office):
    client = client_for(actor(office.unit, Role.TPI).user)
    for address in (url(office, "list"), reverse("home")):
        assert "bukti/baki" not in client.get(address).content.decode()


def test_the_day_of_a_document_is_taken_by_one_press(client, office):
    upload = drop(office, "SK tim 10 Januari 2025.txt")
    address = url(office, "new") + "?butir=I.1.1"
    page = client.get(address).content.decode()
    assert 'name="pakai_tanggal" value="2025-01-10"' in page
    assert 'value="10 Januari 2025"' not in page

    typed = {"title": "Judul saya", "unggahan": [str(upload.pk)], "pakai_tanggal": "2025-01-10"}
    page = client.post(address, typed)
    assert page.status_code == 200
    assert 'value="10 Januari 2025"' in page.content.decode()
    assert 'value="Judul saya"' in page.content.decode()
    assert not Evidence.objects.exists()
    evidence = make_evidence(office.staff, office.item)
    address = reverse("evidence:version", kwargs={"unit": office.unit.code, "year": YEAR, "pk": evidence.pk})
    assert 'value="10 Januari 2025"' in client.post(address, typed).content.decode()
    assert client.post(address, {"pakai_tanggal": "kapan"}).status_code == 422
    assert 'value="2025-01-10"' in client.get(url(office, "received")).content.decode()


def test_files_dropped_elsewhere_lead_to_the_item_or_to_the_tray(client, office):
    assert client.get(url(office, "ready")).status_code == 204
    drop(office, "SK tim.txt")
    for_item = client.get(url(office, "ready") + "?butir=I.1.1&masa=3").content.decode()
    for_tray = client.get(url(office, "ready")).content.decode()

    assert "Serahkan untuk I.1.1" in for_item
    assert "Pilah dan serahkan" in for_tray
