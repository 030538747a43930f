"""The first hour of an installation, and the system administrator's pages afterwards."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bening.foundation.accounts import setup
from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.errors import TeamError
from bening.foundation.accounts.models import Membership, SetupToken, User
from bening.foundation.kit import clock
from bening.foundation.units.models import Institution, Unit
from tests import factories
from tests.factories import NOW
from tests.strict_client import StrictClient

SignIn = Callable[[object], StrictClient]
PERSON = {"name": "Rina Wati", "email": "rina@contoh.invalid", "password": "hujan di danau"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def root(client_for: SignIn) -> StrictClient:
    return client_for(factories.make_user("Dewi", email="dewi@contoh.invalid", is_system_admin=True))


def test_the_key_opens_once_and_only_while_nobody_is_there(client: StrictClient) -> None:
    old, token = setup.setup_token(), setup.setup_token()
    assert old is not None
    assert token is not None
    assert SetupToken.objects.get().token_hash != token
    for address in ("/mulai/", f"/mulai/?kunci={old}", "/mulai/?kunci=salah"):
        assert client.get(address).status_code == 404, address
    assert client.get(f"/mulai/?kunci={token}").status_code == 200
    weak = client.post("/mulai/", {**PERSON, "password": "12345", "kunci": token})
    assert weak.status_code == 422
    assert client.post("/mulai/", {**PERSON, "kunci": old}).status_code == 404
    assert client.post("/mulai/", {**PERSON, "kunci": token})["Location"] == "/mulai/satker/"
    user = User.objects.get()
    assert user.is_system_admin
    assert StrictClient().get(f"/mulai/?kunci={token}").status_code == 404
    assert StrictClient().post("/mulai/", {**PERSON, "email": "x@contoh.invalid", "kunci": token}).status_code == 404
    assert setup.setup_token() is None
    with pytest.raises(TeamError, match="tidak berlaku lagi"):
        setup.first_admin_create(token=token, at=NOW, **{**PERSON, "email": "x@contoh.invalid"})


def test_example_people_do_not_close_the_door() -> None:
    factories.make_user(is_demo=True)
    assert setup.setup_token() is not None


def test_the_wizard_leads_from_the_office_to_the_decree(client: StrictClient) -> None:
    token = setup.setup_token()
    client.post("/mulai/", {**PERSON, "kunci": token})
    assert client.get("/mulai/tim/")["Location"] == "/mulai/satker/"
    page = client.get("/mulai/satker/", {"q": "kerinci"}).content.decode()
    assert "KPU Kabupaten Kerinci" in page
    assert "KPU Provinsi Jambi, KPU Republik Indonesia" in page
    assert "Tidak ada yang cocok" in client.get("/mulai/satker/", {"q": "atlantis"}).content.decode()
    assert "tidak ada dalam daftar" in client.post("/mulai/satker/", {"kode": "x"}).content.decode()
    assert client.get("/mulai/")["Location"] == "/mulai/satker/", "it goes on where it stopped"
    assert client.post("/mulai/satker/", {"kode": "656382"})["Location"] == "/mulai/tim/"
    held = Membership.objects.get()
    assert (held.unit.code, held.role, held.year) == ("656382", Role.ADMIN, clock.today(held.unit).year)
    assert client.get("/mulai/")["Location"] == "/mulai/tim/"
    data = {"name": "Budi", "email": "budi@contoh.invalid", "role": "secretary", "area": ""}
    done = client.post("/mulai/tim/", data, follow=True).content.decode()
    assert 'id="tautan"' in done
    assert "Budi: Sekretaris" in done
    assert f"/satker/656382/{held.year}/rencana/" in done
    assert client.post("/mulai/tim/", data).status_code == 422
    assert client.post("/mulai/satker/", {"kode": "656382"}).status_code == 302, "choosing again changes nothing"
    assert Membership.objects.count() == 1


def test_a_unit_of_another_institution_brings_its_own_tree(root: StrictClient) -> None:
    data = {
        "institution_name": "Pengadilan Tata Usaha Negara",
        "institution_short": "PTUN",
        "name": "PTUN Jambi",
        "code": "ptun-jambi",
        "kind": "other",
        "parent_name": "",
        "parent_unit_code": "pttun",
        "time_zone": "Asia/Jakarta",
    }
    assert root.get("/mulai/satker/lain/").status_code == 200
    half = root.post("/mulai/satker/lain/", data)
    assert half.status_code == 422
    assert "kosongkan keduanya" in half.content.decode()
    bad = root.post("/mulai/satker/lain/", {**data, "parent_name": "PTTUN", "code": "PTUN Jambi"})
    assert "huruf kecil" in bad.content.decode()
    assert not Unit.objects.exists(), "a refused unit leaves nothing behind"
    assert root.post("/mulai/satker/lain/", {**data, "parent_name": "PTTUN"})["Location"] == "/mulai/tim/"
    assert Unit.objects.get(code="ptun-jambi").lineage == "/pttun/ptun-jambi/"
    assert Institution.objects.get().code == "ptun"


@pytest.mark.parametrize(
    "address", ["/mulai/satker/", "/mulai/satker/lain/", "/mulai/tim/", "/sistem/satker/", "/sistem/pengguna/"]
)
def test_others_do_not_see_the_administrators_pages(address: str, client_for: SignIn, client: StrictClient) -> None:
    assert client_for(factories.make_user()).get(address).status_code == 404
    assert client.get(address).status_code == 302


def test_units_are_found_added_moved_and_put_out_of_use(root: StrictClient) -> None:
    institution = factories.make_institution()
    data = {
        "code": "akar",
        "name": "KPU Akar",
        "kind": "centre",
        "institution": institution.pk,
        "parent_code": "",
        "region_code": "",
        "time_zone": "Asia/Jakarta",
        "is_active": "on",
    }
    assert root.get("/sistem/satker/tambah/").status_code == 200
    assert root.post("/sistem/satker/tambah/", data)["Location"] == "/sistem/satker/akar/"
    child = {**data, "code": "daun", "name": "KPU Daun", "parent_code": "akar"}
    root.post("/sistem/satker/tambah/", child)
    assert "sudah dipakai KPU Daun" in root.post("/sistem/satker/tambah/", child).content.decode()
    assert (
        "Tidak ada satuan kerja" in root.post("/sistem/satker/tambah/", {**child, "parent_code": "x"}).content.decode()
    )
    assert 'value="akar"' in root.get("/sistem/satker/daun/").content.decode()
    loop = root.post("/sistem/satker/akar/", {**data, "parent_code": "daun"})
    assert loop.status_code == 422
    assert "tidak dapat ditaruh di bawah" in loop.content.decode()
    root.post("/sistem/satker/daun/", {name: value for name, value in child.items() if name != "is_active"})
    assert not Unit.objects.get(code="daun").is_active
    assert "tidak dipakai" in root.get("/sistem/satker/", {"q": "daun"}).content.decode()
    assert "Tidak ada satuan kerja yang cocok" in root.get("/sistem/satker/", {"q": "zzz"}).content.decode()
    assert root.get("/sistem/satker/hilang/").status_code == 404


def test_institutions_are_added_and_renamed(root: StrictClient) -> None:
    assert root.get("/sistem/instansi/tambah/").status_code == 200
    given = {"code": "bps", "name": "Badan Pusat Statistik", "short_name": "BPS", "kind": "kl"}
    assert root.post("/sistem/instansi/tambah/", {**given, "kind": ""}).status_code == 422
    root.post("/sistem/instansi/tambah/", given)
    row = Institution.objects.get(code="bps")
    assert root.get(f"/sistem/instansi/{row.pk}/").status_code == 200
    root.post(f"/sistem/instansi/{row.pk}/", {**given, "name": "BPS RI"})
    row.refresh_from_db()
    assert row.name == "BPS RI"
    assert root.post("/sistem/instansi/tambah/", {"code": "bps", "name": "X", "short_name": "X"}).status_code == 422


def test_an_administrator_is_appointed_for_a_unit_that_is_locked_out(root: StrictClient) -> None:
    unit = factories.make_unit("terkunci")
    address = "/sistem/satker/terkunci/administrator/"
    assert 'value="dewi@contoh.invalid"' in root.get(address).content.decode()
    assert "Belum ada akun" in root.post(address, {"email": "x@contoh.invalid", "year": 2025}).content.decode()
    assert root.post(address, {"email": "dewi@contoh.invalid", "year": 2025})["Location"] == "/sistem/satker/terkunci/"
    assert "sudah Administrator" in root.post(address, {"email": "dewi@contoh.invalid", "year": 2025}).content.decode()
    assert Membership.objects.get(unit=unit).role == Role.ADMIN
    assert root.get("/sistem/satker/hilang/administrator/").status_code == 404


def test_people_are_found_closed_opened_and_made_administrators(root: StrictClient) -> None:
    ani = factories.make_user("Ani")
    assert "Ani" in root.get("/sistem/pengguna/", {"q": "ani"}).content.decode()
    assert "Tidak ada yang cocok" in root.get("/sistem/pengguna/", {"q": "zzz"}).content.decode()
    address = f"/sistem/pengguna/{ani.pk}/"
    assert root.get(address).status_code == 200
    assert "Akun Ani ditutup" in root.post(f"{address}tutup/", follow=True).content.decode()
    assert "ditutup" in root.get("/sistem/pengguna/").content.decode()
    assert "Akun Ani dibuka" in root.post(f"{address}buka/", follow=True).content.decode()
    assert "tidak memakai" in root.post(f"{address}langkah-kedua/", follow=True).content.decode()
    root.post(f"{address}administrator/", {"nilai": "ya"})
    ani.refresh_from_db()
    assert ani.is_system_admin
    root.post(f"{address}administrator/", {"nilai": "tidak"})
    ani.refresh_from_db()
    assert not ani.is_system_admin
    own = User.objects.get(name="Dewi")
    assert "akun Anda sendiri" in root.get(f"/sistem/pengguna/{own.pk}/").content.decode()


def test_a_unit_changes_its_own_settings_on_its_page(client_for: SignIn) -> None:
    unit = factories.make_unit("kerinci")
    client = client_for(factories.make_membership(unit, Role.SECRETARY).user)
    address = "/satker/kerinci/2025/pengaturan/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"name": "", "time_zone": "Asia/Jakarta", "accent": ""}).status_code == 422
    data = {"name": "KPU Kerinci", "time_zone": "Asia/Jayapura", "accent": "daun"}
    assert client.post(address, data)["Location"] == address
    unit.refresh_from_db()
    assert (unit.name, unit.time_zone, unit.accent) == ("KPU Kerinci", "Asia/Jayapura", "daun")
    assert client_for(factories.make_membership(unit, Role.STAFF).user).get(address).status_code == 403


def test_the_accents_are_those_of_the_kit() -> None:
    import json
    from importlib.resources import files

    from bening.foundation.units.forms import ACCENTS

    tokens = json.loads(files("bening.foundation.kit").joinpath("tokens.json").read_text("utf-8"))
    assert {name for name, _ in ACCENTS if name} == set(tokens["accents"])
