"""The pages of a unit's keys."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bening.foundation.machines.models import ApiKey
from bening.foundation.machines.services import call_note, key_revoke
from tests.factories import NOW, YEAR
from tests.foundation.machines.world import TERMS, World, call
from tests.strict_client import StrictClient

FORM = {
    "name": "Penarikan LKE",
    "holder": "PortalRB",
    "contact": "Rina",
    "scopes": ["plan:read", "portalrb:read"],
    "last_day": "30 Juni 2026",
    "rate_limit": "30",
    "networks": "127.0.0.0/8",
}


@pytest.fixture
def admin(world: World, client_for) -> StrictClient:
    return client_for(world.admin.user)


def at(world: World, name: str, **more: object) -> str:
    return reverse(f"machines:{name}", kwargs={"unit": world.province.code, "year": YEAR, **more})


def text_of(response: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_a_unit_without_keys_is_told_what_they_are_for(world: World, admin: StrictClient) -> None:
    assert "Belum ada kunci" in text_of(admin.get(at(world, "list")))


def test_a_key_is_made_and_its_secret_shown_once(world: World, admin: StrictClient) -> None:
    response = admin.post(at(world, "new"), FORM)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    secret = re.search(r"bening_[0-9A-Za-z]{49}", response.content.decode())[0]
    key = ApiKey.objects.get()
    assert (key.scopes, key.networks, key.rate_limit) == (["plan:read", "portalrb:read"], ["127.0.0.0/8"], 30)
    assert call(secret).status_code == 200
    for page in (at(world, "list"), at(world, "key", pk=key.pk)):
        text = admin.get(page).content.decode()
        assert key.prefix in text
        assert secret not in text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"scopes": []}, "Pilih paling sedikit satu data yang boleh dibaca."),
        ({"networks": "kantor"}, "Jaringan “kantor” tidak terbaca."),
        ({"last_day": "30 Juni 2028"}, "paling lama dua tahun"),
        ({"rate_limit": "1000"}, "600"),
        ({"contact": ""}, "Penanggung jawab sistem belum diisi."),
    ],
)
def test_what_does_not_fit_is_told_and_kept(
    world: World, admin: StrictClient, change: dict[str, object], words: str
) -> None:
    response = admin.post(at(world, "new"), FORM | change)
    assert response.status_code == 422
    assert words in text_of(response)
    assert "Penarikan LKE" in response.content.decode()
    assert not ApiKey.objects.exists()


def test_a_new_key_lasts_a_year_unless_told_otherwise(world: World, admin: StrictClient) -> None:
    assert 'value="15 Juni 2026"' in admin.get(at(world, "new")).content.decode()


def test_a_key_near_its_end_is_warned_of(world: World, admin: StrictClient) -> None:
    world.make_key()
    assert "Segera berakhir" not in text_of(admin.get(at(world, "list")))
    world.make_key(name="Dasbor", last_day=(NOW + timedelta(days=10)).date())
    text = text_of(admin.get(at(world, "list")))
    assert "Dasbor untuk PortalRB: hari terakhirnya 26 Juni 2025." in text


def test_the_log_is_shown_filtered_and_page_by_page(world: World, admin: StrictClient) -> None:
    key, _ = world.make_key()
    for _number in range(51):
        call_note(key=key, at=NOW, view="api:units", unit_code="", status=200, address="203.0.113.7")
    call_note(key=key, at=NOW + timedelta(minutes=1), view="lama", unit_code="16", status=404, address="")
    page = at(world, "key", pk=key.pk)
    first = text_of(admin.get(page))
    assert "Satuan kerja dalam jangkauan kunci" in first
    assert "203.0.113.0/24" in first
    assert "Ditolak 404" in first
    assert "Ditolak" not in text_of(admin.get(f"{page}?hal=2")).split("Catatan akses")[-1].split("Asal")[-1]
    refused = text_of(admin.get(f"{page}?hasil=ditolak"))
    assert "lama" in refused
    assert "203.0.113.0/24" not in refused
    assert "Tidak ada permintaan yang cocok" in text_of(admin.get(f"{page}?hasil=ditolak&alamat=api:units"))
    assert admin.get(f"{page}?hasil=apa&alamat=lain").status_code == 200


def test_a_key_that_was_never_used_says_so(world: World, admin: StrictClient) -> None:
    key, _ = world.make_key()
    assert "Belum pernah dipakai" in text_of(admin.get(at(world, "key", pk=key.pk)))


def test_a_key_is_revoked_after_a_question(world: World, admin: StrictClient) -> None:
    key, secret = world.make_key()
    page = at(world, "revoke", pk=key.pk)
    assert "tidak dapat membaca data lagi" in text_of(admin.get(page))
    assert call(secret).status_code == 200
    assert "Kunci “Penarikan LKE” dicabut." in text_of(admin.post(page, follow=True))
    assert call(secret).status_code == 401
    again = admin.post(page)
    assert (again.status_code, "Kunci ini sudah dicabut." in text_of(again)) == (422, True)
    assert "Cabut kunci" not in text_of(admin.get(at(world, "key", pk=key.pk)))


def test_thirty_keys_cost_no_more_questions_than_one(world: World, admin: StrictClient) -> None:
    key, _ = world.make_key()
    call_note(key=key, at=NOW, view="api:units", unit_code="", status=200, address="")

    def questions() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert admin.get(at(world, "list")).status_code == 200
        return len(captured)

    one = questions()
    for _ in range(29):
        another, _ = world.make_key(name=TERMS.name + " lagi")
        call_note(key=another, at=NOW, view="api:units", unit_code="", status=200, address="")
    key_revoke(by=world.admin, at=NOW, key=another)
    assert questions() == one
