"""The pages of phases, prerequisites, figures and seats: what they show, what they save, what they cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from bening.foundation.accounts.enums import Role
from bening.foundation.files.selectors import waiting_uploads
from bening.rooms.assessment.enums import FactKind, Layer, Rank
from bening.rooms.assessment.models import Assessment, Fact, PhaseStep, PrerequisiteCheck, Seat
from bening.rooms.assessment.selectors.facts import figures
from bening.rooms.assessment.services.facts import fact_save
from bening.rooms.assessment.services.seats import seat_add
from tests.factories import NOW, YEAR, make_membership, make_user
from tests.rooms.assessment.phasing import Walker, walker
from tests.rooms.assessment.world import make_office
from tests.strict_client import StrictClient

SignIn = Callable[[object], StrictClient]
pytestmark = pytest.mark.django_db
PAGES = ("tahap/", "tahap/hasil/selesai/", "prasyarat/", "prasyarat/opini_bpk/", "angka/", "penilai/")


@pytest.fixture(autouse=True)
def in_the_middle_of_the_year() -> Iterator[None]:
    with time_machine.travel(NOW + timedelta(hours=6), tick=False):
        yield


@pytest.fixture
def walk() -> Walker:
    return walker(make_office())


@pytest.fixture
def admin(walk: Walker, client_for: SignIn) -> StrictClient:
    return client_for(walk.admin.user)


def url(walk: Walker, path: str = "tahap/") -> str:
    return f"/satker/{walk.office.unit.code}/{YEAR}/lke/{path}"


def text(client: StrictClient, address: str) -> str:
    return client.get(address).content.decode()


def step_form(walk: Walker, **fields: object) -> dict[str, object]:
    return {"tanggal": "16 Juni 2025", "versi": walk.assessment.row_version, **fields}


def test_the_page_says_where_it_is_who_acts_what_is_open_and_why(walk: Walker, admin: StrictClient) -> None:
    page = text(admin, url(walk))
    assert "<b>Penilaian mandiri</b>, sejak 16 Juni 2025" in page
    assert "Lampiran II Bab I.A" in page
    assert "terbaca di naskah peraturan" in page
    assert "113 butir belum dijawab." in page
    assert page.count("<tr>") >= 15


def test_a_result_is_recorded_with_its_letter_and_ticked_warnings(walk: Walker, admin: StrictClient) -> None:
    address = url(walk, "tahap/hasil/selesai/")
    letter = SimpleUploadedFile("surat.txt", b"Surat", content_type="text/plain")
    refused = admin.post(address, step_form(walk, nomor="12/2025", berkas=letter))
    assert refused.status_code == 422
    assert "12/2025" in refused.content.decode()
    waiting = refused.context["form"].waiting
    sentence = refused.context["warns"][0].sentence
    again = step_form(walk, nomor="12/2025", lanjutkan=sentence, unggahan="")
    assert admin.post(address, again | {"tanggal": "kemarin"}).status_code == 422
    kept = admin.post(address, step_form(walk, nomor="12/2025", lanjutkan=sentence, unggahan=str(_upload(walk))))
    assert kept.status_code == 302, waiting
    step = PhaseStep.objects.get()
    assert (step.document_number, step.warnings, step.document.name) == ("12/2025", [sentence], "surat.txt")
    assert "surat.txt" in text(admin, url(walk))
    assert b"".join(admin.get(url(walk, f"tahap/surat/{step.pk}/")).streaming_content) == b"Surat"


def _upload(walk: Walker) -> object:
    return waiting_uploads(walk.office.unit, YEAR, walk.admin.user)[0].pk


def test_blocks_are_told_and_nothing_is_saved(walk: Walker, client_for: SignIn) -> None:
    walk.move("selesai")
    client = client_for(walk.office.supervisor.user)
    response = client.post(url(walk, "tahap/hasil/layak/"), step_form(walk))
    assert response.status_code == 422
    assert "Belum dapat dicatat" in response.content.decode()
    assert walk.assessment.phase == "PRELIMINARY"


def test_who_may_not_move_sees_why_and_sends_nothing(walk: Walker, client_for: SignIn) -> None:
    client = client_for(walk.office.tpi.user)
    assert "Hasil tahap Penilaian mandiri dicatat oleh" in text(client, url(walk))
    letter = SimpleUploadedFile("surat.txt", b"Surat", content_type="text/plain")
    assert client.post(url(walk, "tahap/hasil/selesai/"), step_form(walk, berkas=letter)).status_code == 422
    assert client_for(walk.office.staff.user).get(url(walk, "tahap/hasil/selesai/")).status_code == 403
    assert client.get(url(walk, "tahap/hasil/layak/")).status_code == 404
    assert walk.assessment.phase == "SELF"


def test_the_last_step_is_taken_back_by_a_button(walk: Walker, admin: StrictClient) -> None:
    walk.move("selesai", by=walk.admin)
    PhaseStep.objects.update(at=NOW)
    assert "Urungkan langkah terakhir" in text(admin, url(walk))
    stale = admin.post(url(walk, "tahap/urungkan/"), {"versi": "1"}, follow=True).content.decode()
    assert "sudah berubah" in stale
    page = admin.post(url(walk, "tahap/urungkan/"), {"versi": walk.assessment.row_version}, follow=True)
    assert "Langkah terakhir diurungkan." in page.content.decode()
    assert "Langkah diurungkan: kembali ke Penilaian mandiri" in page.content.decode()


def test_a_prerequisite_is_recorded_judged_and_kept_with_its_history(walk: Walker, admin: StrictClient) -> None:
    address = url(walk, "prasyarat/sakip_instansi/")
    for grade in ("CC", "BB"):
        proof = SimpleUploadedFile("sakip.txt", grade.encode(), content_type="text/plain")
        assert admin.post(address, {"nilai": grade, "catatan": "Surat MenPANRB", "berkas": proof}).status_code == 302
        assert ("Belum terpenuhi" in text(admin, url(walk, "prasyarat/"))) is (grade == "CC")
    assert list(PrerequisiteCheck.objects.order_by("number").values_list("number", "value")) == [(1, "CC"), (2, "BB")]
    page = text(admin, address)
    assert page.index("Riwayat") < page.rindex("CC")
    assert b"".join(admin.get(f"{address}bukti/1/").streaming_content) == b"CC"
    assert "1 dari 11 syarat terpenuhi" in text(admin, url(walk, "prasyarat/"))


@pytest.mark.parametrize(("key", "value"), [("tlhp", "seratus"), ("maturitas_spip", "9")])
def test_a_value_of_another_kind_is_refused_in_words(walk: Walker, admin: StrictClient, key: str, value: str) -> None:
    response = admin.post(url(walk, f"prasyarat/{key}/"), {"nilai": value})
    assert response.status_code == 422
    assert "isilah angka 0 sampai" in response.content.decode()
    assert not PrerequisiteCheck.objects.exists()


def test_a_paper_is_recorded_by_its_number_and_taken_back(walk: Walker, admin: StrictClient) -> None:
    address = url(walk, "prasyarat/sptjm/")
    admin.post(address, {"nilai": "  7/SPTJM/2025  "})
    admin.post(address, {"nilai": ""})
    assert list(PrerequisiteCheck.objects.order_by("number").values_list("value", flat=True)) == ["7/SPTJM/2025", ""]


def test_staff_reads_prerequisites_only(walk: Walker, client_for: SignIn) -> None:
    client = client_for(walk.office.staff.user)
    assert "tidak berwenang" in text(client, url(walk, "prasyarat/tlhp/"))
    assert client.post(url(walk, "prasyarat/tlhp/"), {"nilai": "100"}).status_code == 422
    assert client.get(url(walk, "prasyarat/tidak-ada/")).status_code == 404
    assert not PrerequisiteCheck.objects.exists()


def test_branch_and_zone_are_set_on_the_page(walk: Walker, admin: StrictClient) -> None:
    admin.post(url(walk, "prasyarat/jalur/"), {"jalur": "wbk_mandiri", "kawasan": "kawasan"})
    assert (walk.assessment.branch, walk.assessment.zone) == ("wbk_mandiri", "kawasan")
    assert "Skor integrasi proses bisnis kawasan" in text(admin, url(walk, "prasyarat/"))
    assert admin.post(url(walk, "prasyarat/jalur/"), {"jalur": "x"}).status_code == 404


def test_people_of_the_layer_are_seated_and_let_go(walk: Walker, admin: StrictClient) -> None:
    address, tpi = url(walk, "penilai/tpi/tambah/"), walk.office.tpi.user
    works_here = make_membership(walk.office.province, Role.TPI).user
    make_membership(walk.office.unit, Role.STAFF, user=works_here)
    page = text(admin, url(walk, "penilai/"))
    assert tpi.name in page
    assert works_here.name not in page
    assert admin.post(address, {"tpi-orang": works_here.pk, "tpi-kedudukan": "head"}).status_code == 422
    assert admin.post(address, {"tpi-orang": tpi.pk, "tpi-kedudukan": "head"}).status_code == 302
    assert admin.post(address, {"tpi-orang": tpi.pk, "tpi-kedudukan": "member"}).status_code == 422
    seat = Seat.objects.get()
    assert admin.post(url(walk, f"penilai/{seat.pk}/lepas/")).status_code == 302
    assert admin.post(url(walk, f"penilai/{seat.pk}/lepas/")).status_code == 404
    assert admin.post(url(walk, "penilai/unit/tambah/")).status_code == 404
    seat.refresh_from_db()
    assert seat.removed_at is not None


def test_a_head_is_one_person_and_tpi_sets_only_its_own_team(walk: Walker, client_for: SignIn) -> None:
    second = make_membership(walk.office.province, Role.TPI).user
    seat_add(by=walk.office.tpi, at=NOW, assessment=walk.assessment, layer=Layer.TPI, rank=Rank.HEAD, person=second)
    client = client_for(walk.office.tpi.user)
    data = {"tpi-orang": walk.office.tpi.user.pk, "tpi-kedudukan": "head"}
    assert "sudah dijabat" in client.post(url(walk, "penilai/tpi/tambah/"), data).content.decode()
    data = {"tpn-orang": walk.tpn.user.pk, "tpn-kedudukan": "member"}
    assert client.post(url(walk, "penilai/tpn/tambah/"), data).status_code == 403
    assert client_for(walk.office.staff.user).post(url(walk, "penilai/tpi/tambah/"), data).status_code == 403


def test_new_figures_are_shown_and_taken_over(walk: Walker, admin: StrictClient) -> None:
    assert "Tidak ada angka baru" in text(admin, url(walk, "angka/"))
    figure = next(one for one in figures("lke-zi-2021", "zi-90-2021", YEAR) if one.name[1:] == ("scale", "abc", "B"))
    root = make_user(is_system_admin=True)
    fact_save(by=root, at=NOW, figure=figure, value="0,6", basis="Surat TPN 5/2025")
    page = text(admin, url(walk, "angka/"))
    assert "Surat TPN 5/2025" in page
    assert "<b>0,6</b>" in page
    assert admin.post(url(walk, "angka/pakai/")).status_code == 302
    assert walk.assessment.facts == [["lke-zi-2021", "scale", "abc", "B", "0.6"]]


def test_the_system_page_shows_all_and_replaces_what_is_not_settled(client_for: SignIn) -> None:
    client = client_for(make_user(is_system_admin=True))
    page = text(client, "/sistem/angka/")
    assert page.count("Dapat diganti") >= 15
    assert page.count("Terbaca di naskah") > 40
    address = "/sistem/angka/zi-90-2021/prerequisite/lama_wbk/WBBM/"
    assert "2 tahun" in text(client, address)
    assert client.post(address, {"nilai": "3", "dasar": ""}).status_code == 422
    assert client.post(address, {"nilai": "tiga", "dasar": "Surat"}).status_code == 422
    assert client.post(address, {"nilai": "3", "dasar": "Surat TPN"}).status_code == 302
    assert "3 tahun" in text(client, "/sistem/angka/")
    assert "Surat TPN" in text(client, address)
    window = "/sistem/angka/zi-90-2021/deadline/usulan/2025/"
    assert client.post(window, {"mulai": "1 Juli 2025", "dasar": "Surat"}).status_code == 422
    days = {"mulai": "1 Juli 2025", "selesai": "31 Juli 2025", "dasar": "Pengumuman"}
    assert client.post(window, days).status_code == 302
    assert Fact.objects.get(kind=FactKind.DEADLINE).value == "2025-07-01/2025-07-31"
    assert client.get("/sistem/angka/zi-90-2021/prerequisite/tidak-ada/WBK/").status_code == 404
    assert "Terkunci" in text(client, "/sistem/angka/zi-90-2021/prerequisite/tlhp/WBK/")


def test_the_pages_cost_the_same_however_much_happened(
    walk: Walker,
    admin: StrictClient,
    django_assert_max_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    for path in PAGES:
        with django_assert_max_num_queries(18):
            admin.get(url(walk, path))
    for _ in range(10):
        walk.move("selesai")
        walk.move("belum_layak")
        walk.provide("tlhp", "sptjm")
    assert Assessment.objects.get().phase == "SELF"
    for path in PAGES:
        with django_assert_max_num_queries(18):
            admin.get(url(walk, path))
