"""What no form of ours sends: numbers that no row has, words without end, signs that no database keeps."""

from __future__ import annotations

import pytest
import time_machine
from django.urls import reverse

from bening.foundation.files.models import Upload
from bening.foundation.files.services import store
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.services.sharing import Terms, share_create
from tests.factories import NOW, YEAR
from tests.rooms.evidence.world import Office, make_evidence, make_office

pytestmark = pytest.mark.django_db
ENDLESS = "9" * 5_000
PAST_THE_DATABASE = "9" * 25


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def url(office: Office, name: str, **kwargs: object) -> str:
    return reverse(f"evidence:{name}", kwargs={"unit": office.unit.code, "year": YEAR, **kwargs})


@pytest.mark.parametrize("number", [ENDLESS, PAST_THE_DATABASE])
def test_a_tick_that_names_no_row_is_left_out(client_for, office, number):
    evidence = make_evidence(office.staff, office.item, submit=True)
    client = client_for(office.coordinator.user)
    assert client.post(url(office, "accept_many"), {"pilih": [f"{number}:1"]}).status_code == 302
    assert client.post(url(office, "accept_many"), {"pilih": [f"{evidence.pk}:{number}"]}).status_code == 302
    evidence.refresh_from_db()
    assert evidence.state == State.SUBMITTED


@pytest.mark.parametrize("number", [ENDLESS, PAST_THE_DATABASE])
@pytest.mark.parametrize("name", ["evidence", "version", "review"])
def test_an_address_that_names_no_row_is_not_found(client_for, office, number, name):
    address = url(office, name, pk=1).replace("/1/", f"/{number}/")
    assert client_for(office.coordinator.user).get(address).status_code == 404


def test_a_proof_that_names_none_is_a_sentence_in_its_row(client_for, office):
    file = store(
        unit=office.unit, content=b"Laporan", name="laporan.txt", media_type="text/plain", by=office.staff.user, at=NOW
    )
    upload = Upload.objects.create(
        unit=office.unit,
        year=YEAR,
        by=office.staff.user,
        name=file.name,
        size=file.size,
        offset=file.size,
        file=file,
        created_at=NOW,
        expires_at=NOW,
    )
    typed = {"tampil": [upload.pk], "pilih": [upload.pk], f"{upload.pk}-proof": ENDLESS, f"{upload.pk}-title": "SK"}
    response = client_for(office.staff.user).post(url(office, "tray_sort"), typed)
    assert response.status_code == 422
    assert "Pilih bukti yang diminta" in response.content.decode()


@pytest.mark.parametrize("words", [" ".join(f"kata{number}" for number in range(100)), "SK\x00Tim", "x" * 8_000])
def test_search_words_without_end_or_with_signs_that_nobody_types_find_nothing(client_for, office, words):
    client = client_for(office.staff.user)
    assert client.get(url(office, "new"), {"butir": office.item.code, "q": words}).status_code == 200
    assert client.get(url(office, "list"), {"q": words}).status_code == 200


def test_a_code_with_a_sign_that_no_database_keeps_is_not_found(client_for, office):
    assert client_for(office.staff.user).get(url(office, "new"), {"butir": "I.1\x00"}).status_code == 404


@pytest.mark.parametrize("page", [ENDLESS, "-1", "0", "satu", "\x00"])
def test_an_odd_page_number_gives_a_page(client_for, office, page):
    assert client_for(office.staff.user).get(url(office, "list"), {"hal": page}).status_code == 200


def test_words_of_a_bulk_acceptance_are_as_long_as_those_of_one(client_for, office):
    evidence = make_evidence(office.staff, office.item, submit=True)
    sent = {"pilih": [f"{evidence.pk}:1"], "note": "x" * 4_001}
    page = client_for(office.secretary.user).post(url(office, "accept_many"), sent, follow=True).content.decode()
    evidence.refresh_from_db()
    assert evidence.state == State.SUBMITTED
    assert "terlalu panjang" in page


def test_a_share_page_is_kept_by_nobody_and_found_by_no_search(client, office):
    terms = Terms(label="TPN", expires_at=NOW.replace(year=NOW.year + 1))
    _, token = share_create(by=office.secretary, at=NOW, terms=terms)
    response = client.get(reverse("share", kwargs={"token": token}))
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] in {"no-referrer", "same-origin"}
    assert not response.cookies


def test_signs_that_nobody_sees_do_not_stand_in_a_title(client_for, office):
    evidence = make_evidence(office.staff, office.item)
    client = client_for(office.staff.user)
    client.post(url(office, "rename", pk=evidence.pk), {"title": "SK\x07 \u202efdp.exe\u200b"})
    evidence.refresh_from_db()
    assert evidence.title == "SK fdp.exe"
    assert client.post(url(office, "rename", pk=evidence.pk), {"title": "\u202e\u200b"}).status_code == 422
