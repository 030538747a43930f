"""The LKE of many units side by side, and the leader's card."""

from __future__ import annotations

import gzip
import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.models import User
from bening.foundation.units.enums import UnitKind
from bening.foundation.units.models import Unit
from bening.rooms.assessment.models import Assessment, Sheet
from tests.factories import YEAR, make_institution, make_membership, make_unit, make_user
from tests.rooms.assessment.many import add_assessments

pytestmark = pytest.mark.django_db
PAGE, MAP = reverse("supervision_scores"), reverse("supervision_map")
CSV, XLSX = (reverse("supervision_file", args=[ending]) for ending in ("csv", "xlsx"))


@pytest.fixture
def province() -> Unit:
    return make_unit("15", name="KPU Provinsi Jambi", kind=UnitKind.PROVINCE)


@pytest.fixture
def supervisor(province: Unit) -> User:
    return make_membership(province, Role.SUPERVISOR).user


@pytest.fixture
def offices(province: Unit, supervisor: User) -> dict[str, Unit]:
    """Kerinci passes, Bungo has 74.99 points, Tebo has nothing yet; a unit of another province stands aside."""
    units = {name: make_unit(name.lower(), name=f"KPU Kabupaten {name}", parent=province) for name in NAMES}
    kerinci, bungo = add_assessments([units["Kerinci"], units["Bungo"]], by=supervisor, judged=False)
    change(kerinci, total="86.5", passes=["WBK", "WBBM"], reached={"WBK": 12, "WBBM": 12}, areas=areas(90))
    change(bungo, total="74.9999", passes=[], reached={"WBK": 5, "WBBM": 1}, areas=areas(70, PW="59.99"))
    Assessment.objects.filter(pk=bungo.pk).update(phase="SELF", target="WBBM")
    add_assessments([make_unit("lain", name="KPU Kabupaten Lain")], by=supervisor)
    return units


NAMES = ("Kerinci", "Bungo", "Tebo")


def areas(percent: int, **other: str) -> dict[str, str]:
    return dict.fromkeys(("MP", "PT", "SDM", "AK", "PW", "PP"), str(percent)) | other


def change(assessment: Assessment, **fields: Any) -> None:
    Sheet.objects.filter(assessment=assessment).update(answered=100, **fields)


def body(response: Any) -> str:
    return " ".join(response.content.decode().partition("<tbody>")[2].partition("</tbody>")[0].split())


def shown(response: Any) -> list[str]:
    found = {name: body(response).find(f"KPU Kabupaten {name}<") for name in NAMES}
    return [name for name in sorted(found, key=lambda name: found[name]) if found[name] >= 0]


def test_units_stand_side_by_side_with_their_distance(client_for, offices, supervisor):
    response = client_for(supervisor).get(PAGE)
    page, rows = " ".join(response.content.decode().split()), body(response)

    assert "2 dari 4 satuan kerja membuka LKE. 1 nilainya cukup untuk predikat yang dituju." in page
    assert "<b>86,50</b>" in rows
    assert "<b>74,99</b>" in rows, "too little never shows as 75,00"
    assert "10,01" in rows, "what is missing is raised"
    assert "Penguatan Pengawasan 59%" in rows
    assert "1/12" in rows
    assert "Penilaian mandiri" in rows
    assert rows.count("Belum membuka LKE") == 2
    assert "Lain" not in rows
    assert reverse("assessment:overview", args=["kerinci", YEAR]) in rows
    assert "85 atau lebih" in page
    assert "1 dari 4 satuan kerja · <b>25%</b>" in page


def test_a_judgement_counts_once_it_is_signed(client_for, province, supervisor):
    (assessment,) = add_assessments([make_unit("muaro", name="KPU Kabupaten Muaro", parent=province)], by=supervisor)
    own, judged = Sheet.objects.filter(assessment=assessment).order_by("pk")
    Sheet.objects.filter(pk=own.pk).update(total="80", reached={"WBK": 12})
    Sheet.objects.filter(pk=judged.pk).update(total="62.5", reached={"WBK": 7}, passes=[])
    rows = body(client_for(supervisor).get(PAGE))

    assert "<b>80,00</b>" in rows
    assert "62,50" in rows
    assert "7/12" in rows
    assert "12,50" in rows
    Sheet.objects.filter(pk=judged.pk).update(state="open", signed_at=None)
    rows = body(client_for(supervisor).get(PAGE))
    assert "62,50" not in rows
    assert "12/12" in rows


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, ["Kerinci", "Bungo", "Tebo"]),
        ({"q": "kabupaten bungo"}, ["Bungo"]),
        ({"provinsi": "15", "hanya": "cukup"}, ["Kerinci"]),
        ({"hanya": "kurang"}, ["Bungo"]),
        ({"hanya": "belum-dibuka"}, ["Tebo"]),
        ({"tahap": "SELF"}, ["Bungo"]),
        ({"predikat": "WBK"}, ["Kerinci"]),
        ({"urut": "nama"}, ["Bungo", "Kerinci", "Tebo"]),
        ({"urut": "-kurang"}, ["Tebo", "Bungo", "Kerinci"]),
        ({"urut": "nilai"}, ["Tebo", "Bungo", "Kerinci"]),
        ({"urut": "-ambang"}, ["Kerinci", "Bungo", "Tebo"]),
        ({"urut": "kemajuan", "q": "tebo"}, ["Tebo"]),
        ({"hanya": "ngawur"}, ["Kerinci", "Bungo", "Tebo"]),
        ({"q": "tidak ada"}, []),
    ],
)
@pytest.mark.parametrize("address", [PAGE, MAP])
def test_the_filters_narrow_and_the_columns_sort(client_for, offices, supervisor, address, query, names):
    response = client_for(supervisor).get(address, query)

    assert shown(response) == names
    assert ("Tidak ada satuan kerja yang cocok" in response.content.decode()) == (not names)


def test_the_map_says_which_minimum_each_area_reaches(client_for, offices, supervisor):
    rows = body(client_for(supervisor).get(MAP))

    assert rows.count("ambang WBBM tercapai") == 6
    assert rows.count("ambang WBK tercapai") == 5
    assert rows.count("di bawah ambang WBK") == 1


def test_the_files_hold_what_passes_the_filters(client_for, offices, supervisor):
    Unit.objects.filter(code="bungo").update(name="=Bungo")
    client = client_for(supervisor)
    lines = client.get(CSV, {"provinsi": "15"}).content.decode("utf-8-sig").splitlines()
    assert len(lines) == 5
    assert lines[0].startswith("Kode;Satuan kerja;Tahap")
    assert "'=Bungo" in lines[2]
    assert lines[2].endswith("Satuan kerja;Penguatan Pengawasan (59%);1 dari 12;10,01;")
    assert "Belum membuka LKE" in lines[3]

    sheet = load_workbook(io.BytesIO(client.get(XLSX, {"hanya": "kurang"}).content)).active
    assert sheet.max_row == 2
    assert sheet["B2"].value == "=Bungo"
    assert sheet["B2"].data_type == "s"
    assert client.get(reverse("supervision_file", args=["exe"])).status_code == 404


@pytest.mark.parametrize("address", [PAGE, MAP, CSV])
def test_who_supervises_nobody_finds_no_such_page(client_for, offices, address):
    assert client_for(make_user()).get(address).status_code == 404


def test_another_year_is_chosen_among_those_of_the_supervision(client_for, province, offices, supervisor):
    make_membership(province, Role.SUPERVISOR, user=supervisor, year=2024)

    assert "Nilai LKE 2024" in client_for(supervisor).get(PAGE, {"tahun": "2024"}).content.decode()


@pytest.fixture
def country() -> User:
    """The centre with 38 provinces and 514 offices below, each with its own filling and the TPI's."""
    centre = make_unit("pusat", name="KPU RI", kind=UnitKind.CENTRE)
    provinces = [_unit(f"p{number}", centre, UnitKind.PROVINCE) for number in range(38)]
    Unit.objects.bulk_create(provinces)
    offices = [_unit(f"k{number}", provinces[number % 38], UnitKind.REGENCY) for number in range(514)]
    Unit.objects.bulk_create(offices)
    user = make_membership(centre, Role.INSPECTORATE).user
    add_assessments([centre, *provinces, *offices], by=user)
    return user


def _unit(code: str, parent: Unit, kind: UnitKind) -> Unit:
    return Unit(
        institution=make_institution(), parent=parent, code=code, name=f"KPU Kabupaten Nomor {code}", kind=kind,
        lineage=f"{parent.lineage}{code}/",
    )  # fmt: skip


def test_the_whole_country_fits_in_twelve_queries_and_25_kib(client_for, country, django_assert_max_num_queries):
    client = client_for(country)
    client.get(PAGE)
    for address in (PAGE, f"{PAGE}?urut=-kurang&hanya=kurang&hal=2", MAP, CSV):
        with django_assert_max_num_queries(12):
            response = client.get(address)
        assert len(gzip.compress(response.content, 6)) <= 25 * 1024, address
    page = client.get(PAGE).content
    assert "553 dari 553 satuan kerja membuka LKE" in page.decode()
    assert len(page) <= 150_000


def test_the_leader_sees_the_way_and_the_weakest_area_first(client_for, offices):
    unit = offices["Kerinci"]
    leader = make_membership(unit, Role.LEADER).user
    address = reverse("unit_summary", args=[unit.code, YEAR])
    client = client_for(leader)
    page = " ".join(client.get(address).content.decode().split())

    assert "LKE menuju WBK" in page
    assert "<b>86,50</b> dari 100" in page
    assert "100 dari 113 butir terjawab, 12 dari 12 ambang tercapai. Area terlemah: Manajemen Perubahan (90%)." in page
    assert reverse("assessment:overview", args=[unit.code, YEAR]) in page
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert sum("assessment_" in query["sql"] for query in asked) <= 3


def test_without_an_lke_the_summary_says_nothing_of_it(client_for, offices):
    leader = make_membership(offices["Tebo"], Role.LEADER).user

    assert "LKE menuju" not in client_for(leader).get(reverse("unit_summary", args=["tebo", YEAR])).content.decode()
