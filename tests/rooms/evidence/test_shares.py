"""Share links: an outsider sees what was accepted, the unit sees who looked."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse

from bening.foundation.accounts.permissions import NotAllowed
from bening.rooms.evidence.models import ShareLink, ShareView
from bening.rooms.evidence.policies import PolicyError
from bening.rooms.evidence.services.review import evidence_accept
from bening.rooms.evidence.services.sharing import TRIES, WRONG_CODE, Terms, share_create, share_revoke
from tests.factories import NOW, YEAR
from tests.rooms.evidence.world import Office, get_item, make_evidence, make_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    cache.clear()
    return make_office()


@pytest.fixture(autouse=True)
def clock_stands():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def share(office: Office, **terms) -> tuple[ShareLink, str]:
    wanted = Terms(**({"label": "TPN", "expires_at": NOW + timedelta(days=7)} | terms))
    return share_create(by=office.secretary, at=NOW, terms=wanted)


def address(token: str, entry: int | None = None) -> str:
    kwargs = {"token": token} | ({"entry": entry} if entry else {})
    return reverse("share_file" if entry else "share", kwargs=kwargs)


def accepted(office: Office, code: str = "I.1.1"):
    evidence = make_evidence(office.staff, get_item(office.plan, code), title=f"SK {code}", submit=True)
    return evidence_accept(by=office.secretary, at=NOW, evidence=evidence, number=1, note="Mewakili")


def test_a_stranger_sees_what_was_accepted_and_each_look_is_noted(client, office):
    evidence = accepted(office)
    make_evidence(office.staff, get_item(office.plan, "I.1.2"), title="Belum diterima", submit=True)
    link, token = share(office)
    shown = client.get(address(token)).content.decode()
    entry = evidence.accepted.files.get()
    response = client.get(address(token, entry.pk))
    read = client.get(reverse("share_look", kwargs={"token": token, "entry": entry.pk})).content.decode()

    assert "SK I.1.1" in shown
    assert "Laporan nomor" in read
    assert "Belum diterima" not in shown
    assert response["Content-Disposition"].startswith("attachment")
    assert list(link.views.order_by("pk").values_list("what", flat=True)) == [
        "Daftar bukti",
        f"Unduh {entry.file.name}",
        f"Lihat {entry.file.name}",
    ]
    assert set(link.views.values_list("entry", flat=True)) == {None, entry.pk}


def test_nothing_of_the_token_is_kept_and_an_ended_link_never_was(client, office, clock_stands):
    link, token = share(office)
    assert token not in str(ShareLink.objects.values().get())
    assert client.get(address("salah")).status_code == 404
    share_revoke(by=office.secretary, at=NOW, link=link)
    assert client.get(address(token)).status_code == 404
    _, other = share(office)
    clock_stands.move_to(NOW + timedelta(days=8))
    assert client.get(address(other)).status_code == 404


def test_a_code_is_asked_for_and_guessing_ends(client, office):
    accepted(office)
    _, token = share(office, code="4711")
    assert "Masukkan kode" in client.get(address(token)).content.decode()
    wrong = client.post(address(token), {"code": "0000"})
    assert wrong.status_code == 422
    assert list(ShareView.objects.values_list("what", flat=True)) == [WRONG_CODE]
    assert client.post(address(token), {"code": "4711"}).status_code == 302
    assert "SK I.1.1" in client.get(address(token)).content.decode()
    for _ in range(TRIES):
        client.session.flush()
        client.cookies.clear()
        client.post(address(token), {"code": "0000"})
    refused = client.post(address(token), {"code": "4711"})
    assert "terlalu sering" in refused.content.decode()


def test_guessing_is_counted_for_an_hour_whatever_becomes_of_the_cache(client, office, clock_stands):
    _, token = share(office, code="4711")
    for _ in range(TRIES):
        client.post(address(token), {"code": "0000"})
    cache.clear()
    clock_stands.move_to(NOW + timedelta(minutes=59))
    assert "terlalu sering" in client.post(address(token), {"code": "4711"}).content.decode()
    clock_stands.move_to(NOW + timedelta(minutes=61))
    assert client.post(address(token), {"code": "4711"}).status_code == 302


def test_a_code_that_is_guessed_in_an_hour_is_none(office):
    with pytest.raises(PolicyError, match="terlalu pendek"):
        share(office, code="47")


def test_a_link_for_one_area_shows_no_other_and_without_download_no_file(client, office):
    own = accepted(office)
    other = accepted(office, "II.1.1")
    _, token = share(office, area="MP", may_download=False)
    shown = client.get(address(token)).content.decode()

    assert "SK I.1.1" in shown
    assert "SK II.1.1" not in shown
    entry = own.accepted.files.get()
    assert client.get(address(token, entry.pk)).status_code == 404
    looked = client.get(reverse("share_look", kwargs={"token": token, "entry": entry.pk})).content.decode()
    assert "Laporan nomor" in looked
    assert "Unduh" not in looked
    assert client.get(address(token, other.accepted.files.get().pk)).status_code == 404


def test_only_the_unit_shares_and_within_a_year(office):
    with pytest.raises(NotAllowed):
        share_create(by=office.staff, at=NOW, terms=Terms("TPN", NOW + timedelta(days=1)))
    with pytest.raises(PolicyError, match="satu tahun"):
        share(office, expires_at=NOW + timedelta(days=400))
    with pytest.raises(PolicyError, match="untuk siapa"):
        share(office, label=" ")


def test_the_page_makes_a_link_once_and_takes_it_back(client_for, office):
    client = client_for(office.secretary.user)
    url = reverse("evidence:shares", kwargs={"unit": office.unit.code, "year": YEAR})
    assert "Belum ada tautan" in client.get(url).content.decode()
    made = client.post(url, {"label": "TPI Inspektorat", "days": "30", "area": "", "may_download": "on"})
    found = re.search(r"/berbagi/([\w-]+)/", made.content.decode())
    assert found
    assert found.group(1) not in client.get(url).content.decode()
    link = ShareLink.objects.get()
    client.post(reverse("evidence:share_revoke", kwargs={"unit": office.unit.code, "year": YEAR, "pk": link.pk}))
    assert "Dicabut" in client.get(url).content.decode()
    assert client.post(url, {"label": "", "days": "30"}).status_code == 422
