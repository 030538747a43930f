"""Files are looked at without being downloaded, and tell others nothing of their maker."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from PIL import Image

from bening.foundation.accounts.enums import Area, Role
from bening.foundation.accounts.models import Membership
from bening.foundation.files.enums import FileState
from bening.foundation.files.facts import read_facts
from bening.foundation.files.models import FileFacts, StoredFile
from bening.foundation.files.services import store
from bening.rooms.evidence.models import Evidence, VersionFile
from bening.rooms.evidence.services.review import evidence_accept
from bening.rooms.evidence.services.sharing import Terms, share_create
from tests.factories import NOW, YEAR, actor
from tests.foundation.files.samples import photo, written_pdf
from tests.rooms.evidence.world import Office, make_evidence, make_file, make_office

pytestmark = pytest.mark.django_db
PLACE = "-2,063, 101,39"


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture(autouse=True)
def clock_stands():
    with time_machine.travel(NOW, tick=False):
        yield


def url(office: Office, name: str, **kwargs: object) -> str:
    return reverse(f"evidence:{name}", kwargs={"unit": office.unit.code, "year": YEAR, **kwargs})


def received(office: Office, content: bytes, name: str, media_type: str) -> StoredFile:
    by = office.staff.user
    file = store(unit=office.unit, content=content, name=name, media_type=media_type, by=by, at=NOW)
    read_facts(file, at=NOW)
    return file


def held(office: Office, *files: StoredFile) -> tuple[Evidence, list[VersionFile]]:
    evidence = make_evidence(office.staff, office.item, files=list(files), submit=True)
    return evidence, list(evidence.current.files.order_by("position"))


def a_photo(office: Office) -> StoredFile:
    return received(office, photo(), "kegiatan.jpg", "image/jpeg")


def metadata_of(content: bytes) -> dict[int, object]:
    return dict(Image.open(io.BytesIO(content)).getexif())


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_pages_of_a_pdf_are_turned(client_for, office):
    evidence, (entry,) = held(office, received(office, written_pdf("Laporan", 3), "laporan.pdf", "application/pdf"))
    client = client_for(office.coordinator.user)
    first = client.get(url(office, "look", pk=evidence.pk, entry=entry.pk)).content.decode()
    last = client.get(url(office, "look", pk=evidence.pk, entry=entry.pk) + "?hal=99").content.decode()

    assert "Halaman 1 dari 3" in first
    assert 'data-key="n"' in first
    assert 'data-key="p"' not in first
    assert "Halaman 3 dari 3" in last
    assert 'data-key="n"' not in last
    assert "Ke halaman" in last
    for name in ("evidence", "review"):
        page = client.get(url(office, name, pk=evidence.pk)).content.decode()
        assert url(office, "preview", pk=evidence.pk, entry=entry.pk, number=1) in page
        assert 'loading="lazy"' in page


def test_a_page_is_a_picture_for_which_a_browser_asks_each_time(client_for, office):
    evidence, (entry,) = held(office, received(office, written_pdf("Laporan"), "laporan.pdf", "application/pdf"))
    client = client_for(office.staff.user)
    response = client.get(url(office, "preview", pk=evidence.pk, entry=entry.pk, number=1))

    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "private, no-cache"
    assert "sandbox" in response["Content-Security-Policy"]
    again = {"If-None-Match": response["ETag"]}
    page = url(office, "preview", pk=evidence.pk, entry=entry.pk, number=1)
    assert (client.get(page, headers=again).status_code, client.get(page, headers=again).content) == (304, b"")
    for number in ("0", "2", "9" * 300, "9" * 5_000):
        assert client.get(page.replace("/1/", f"/{number}/")).status_code == 404

    Membership.objects.filter(user=office.staff.user).update(ended_at=NOW)
    assert client.get(page, headers=again).status_code == 404
    StoredFile.objects.filter(pk=entry.file_id).update(state=FileState.QUARANTINED)
    assert client_for(office.coordinator.user).get(page, headers=again).status_code == 404


def test_words_are_read_here_and_several_files_one_after_the_other(client_for, office):
    evidence, entries = held(
        office, make_file(office.staff, content=b"Isi pertama"), make_file(office.staff, content=b"Isi kedua")
    )
    client = client_for(office.coordinator.user)
    first = client.get(url(office, "look", pk=evidence.pk, entry=entries[0].pk)).content.decode()
    second = client.get(url(office, "look", pk=evidence.pk, entry=entries[1].pk)).content.decode()

    assert "Isi pertama" in first
    assert 'data-key="."' in first
    assert "Isi kedua" in second
    assert 'data-key=","' in second


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (FileState.QUARANTINED, "dikarantina"),
        (FileState.RECEIVED, "masih diperiksa"),
        (FileState.CHECKED, "menunggu pemindai virus"),
    ],
)
def test_a_file_that_may_not_be_seen_says_why(client_for, office, state, words):
    evidence, (entry,) = held(office, make_file(office.staff))
    StoredFile.objects.filter(pk=entry.file_id).update(state=state)
    client = client_for(office.coordinator.user)

    assert words in client.get(url(office, "look", pk=evidence.pk, entry=entry.pk)).content.decode()
    assert words in client.get(url(office, "evidence", pk=evidence.pk)).content.decode()
    assert client.get(url(office, "preview", pk=evidence.pk, entry=entry.pk, number=1)).status_code == 404


def test_a_page_of_markup_is_only_downloaded(client_for, office):
    file = make_file(office.staff, name="halaman.html")
    StoredFile.objects.filter(pk=file.pk).update(media_type="text/html")
    evidence, (entry,) = held(office, StoredFile.objects.get(pk=file.pk))
    page = client_for(office.staff.user).get(url(office, "look", pk=evidence.pk, entry=entry.pk)).content.decode()

    assert "tidak mempunyai pratinjau" in page
    assert url(office, "file", pk=evidence.pk, entry=entry.pk) in page


def test_the_place_of_a_photo_is_for_its_sender_and_for_reviewers(client_for, office):
    evidence, (entry,) = held(office, a_photo(office))
    address = url(office, "look", pk=evidence.pk, entry=entry.pk)
    for who in (office.staff, office.coordinator):
        page = client_for(who.user).get(address).content.decode()
        assert PLACE in page
        assert "4 Maret 2025" in page
    stranger = make_office()
    assert client_for(stranger.staff.user).get(address).status_code == 404
    other = make_evidence(office.secretary, office.item, files=[entry.file])
    assert other.current.files.get().file.uploaded_by == office.staff.user


def test_somebody_else_of_the_unit_neither_sees_nor_downloads_the_place(client_for, office):
    evidence, (entry,) = held(office, a_photo(office))
    colleague = client_for(actor(office.unit, Role.STAFF, area=Area.MP).user)
    page = colleague.get(url(office, "look", pk=evidence.pk, entry=entry.pk)).content.decode()
    assert PLACE not in page
    assert "Keterangan di dalam berkas" not in page
    address = url(office, "file", pk=evidence.pk, entry=entry.pk)
    assert metadata_of(body(colleague.get(address))) == {}
    assert metadata_of(body(client_for(office.staff.user).get(address))) != {}


def test_through_a_link_nobody_learns_the_place(client, office):
    evidence, (entry,) = held(office, a_photo(office))
    evidence_accept(by=office.coordinator, at=NOW, evidence=evidence, number=1)
    link, token = share_create(by=office.secretary, at=NOW, terms=Terms("TPN", NOW + timedelta(days=1)))
    kwargs = {"token": token, "entry": entry.pk}
    page = client.get(reverse("share_look", kwargs=kwargs)).content.decode()
    drawn = client.get(reverse("share_preview", kwargs={**kwargs, "number": 1}))
    saved = client.get(reverse("share_file", kwargs=kwargs))

    assert PLACE not in page
    assert "no-store" in drawn["Cache-Control"]
    assert metadata_of(drawn.content) == metadata_of(body(saved)) == {}
    assert list(link.views.order_by("pk").values_list("what", flat=True)) == [
        "Lihat kegiatan.jpg",
        "Halaman 1 dari kegiatan.jpg",
        "Unduh kegiatan.jpg",
    ]
    assert client.get(reverse("share_preview", kwargs={**kwargs, "number": 2})).status_code == 404


def test_without_its_code_a_link_opens_no_file(client, office):
    evidence, (entry,) = held(office, a_photo(office))
    evidence_accept(by=office.coordinator, at=NOW, evidence=evidence, number=1)
    terms = Terms("TPN", NOW + timedelta(days=1), code="4711")
    link, token = share_create(by=office.secretary, at=NOW, terms=terms)
    kwargs = {"token": token, "entry": entry.pk}

    assert client.get(reverse("share_look", kwargs=kwargs)).status_code == 302
    assert client.get(reverse("share_file", kwargs=kwargs)).status_code == 302
    assert client.get(reverse("share_preview", kwargs={**kwargs, "number": 1})).status_code == 404
    assert not link.views.exists()


def test_until_the_pages_are_counted_the_first_is_shown(client_for, office):
    file = received(office, written_pdf("Laporan", 3), "laporan.pdf", "application/pdf")
    FileFacts.objects.all().delete()
    evidence, (entry,) = held(office, file)
    client = client_for(office.coordinator.user)
    page = client.get(url(office, "review", pk=evidence.pk)).content.decode()
    assert "Halaman lain sedang dihitung." in page
    assert 'hx-trigger="load delay:3s"' in page
    alone = client.get(url(office, "look", pk=evidence.pk, entry=entry.pk)).content.decode()
    assert "hx-trigger" not in alone
