"""A copied office name fires; the unit itself, a channel and another kind of office do not."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import document, draft, item

from bening.kernel.decree.xray.rules.foreign_unit import check


def test_another_office_of_the_same_kind_fires_in_cells_and_paragraphs() -> None:
    plan = draft(
        item(action="Tim ZI KPU Provinsi Kenanga melakukan pemetaan"),
        document=document("Program pembangunan pada KPU Provinsi Kenanga dengan mengacu pada peraturan"),
    )
    (finding,) = check(plan)
    assert finding.items == ("I.1.1",)
    assert [place.line for place in finding.places] == [1, 1]
    assert "“KPU Provinsi Kenanga”" in finding.detail
    assert "milik KPU Kabupaten Melati" in finding.detail
    (mend,) = finding.mends
    assert (mend.item, mend.field) == ("I.1.1", "action")
    assert mend.value == "Tim ZI KPU Kabupaten Melati melakukan pemetaan"


def test_one_cell_with_the_name_twice_is_mended_once() -> None:
    plan = draft(item(evidence="SK KPU Kota Dahlia; laporan KPU Kota Dahlia"))
    (finding,) = check(plan)
    assert [mend.value for mend in finding.mends] == ["SK KPU Kabupaten Melati; laporan KPU Kabupaten Melati"]


@pytest.mark.parametrize(
    ("unit", "text", "foreign"),
    [
        (
            "Pengadilan Negeri Sungai Biru",
            "Laporan Pengadilan Negeri Bukit Hijau tahun ini",
            "Pengadilan Negeri Bukit Hijau",
        ),
        (
            "Pengadilan Agama Anggrek Kelas IB",
            "SOP Pengadilan Agama Kelas IA Dahlia",
            "Pengadilan Agama Kelas IA Dahlia",
        ),
        (
            "Lapas Kelas IIA Teratai",
            "Standar Lembaga Pemasyarakatan Kelas IIB Sedap Malam",
            "Lembaga Pemasyarakatan Kelas IIB Sedap Malam",
        ),
        ("BPS Kabupaten Mawar", "Maklumat BPS Kab. Kamboja dipasang", "BPS Kab. Kamboja"),
        ("Kantor Pertanahan Kabupaten Mawar", "Loket Kantor Pertanahan Kota Seruni", "Kantor Pertanahan Kota Seruni"),
        ("KPP Pratama Flamboyan", "Tim KPP Pratama Bougenvil", "KPP Pratama Bougenvil"),
        ("RSUD Cempaka", "Survei RSUD Melur tersedia", "RSUD Melur"),
        (
            "KANTOR WILAYAH KEMENTERIAN AGAMA PROVINSI MAWAR",
            "SK Kantor Wilayah Kementerian Agama Provinsi Kenanga",
            "Kantor Wilayah Kementerian Agama Provinsi Kenanga",
        ),
        ("Dinas Sosial Kabupaten Mawar", "Petugas Dinas Sosial Kabupaten Kamboja", "Dinas Sosial Kabupaten Kamboja"),
        ("KPU Kabupaten Tanjung Barat", "Website KPU Kabupaten Tanjung Barat Daya", "KPU Kabupaten Tanjung Barat Daya"),
        ("KPU Kabupaten Mawar", "Website KPU Kota Mawar", "KPU Kota Mawar"),
    ],
)
def test_works_for_offices_of_other_institutions(unit: str, text: str, foreign: str) -> None:
    (finding,) = check(draft(item(evidence=text), document=document(unit=unit, issuer="")))
    assert f"“{foreign}” tertulis di I.1.1 (bukti)" in finding.detail


@pytest.mark.parametrize(
    "text",
    [
        "Website KPU Kabupaten Melati dan media sosial",
        "Standar KOMISI PEMILIHAN UMUM KABUPATEN MELATI TENTANG pelayanan",
        "Komisi Pemilihan Umum Provinsi dan Komisi Pemilihan Umum Kabupaten/Kota",
        "Sosialisasi KPU Melayani, Renstra KPU RI",
        "Surat usulan melalui KPU Provinsi Kenanga",
        "Laporan disampaikan kepada Ketua KPU Provinsi Kenanga",
        "Berkoordinasi dengan KPU Provinsi Kenanga",
        "Pemerintah Provinsi Kenanga dan Bawaslu Kabupaten Dahlia",
        "KPU PROVINSI DAN KABUPATEN",
    ],
)
def test_near_misses_do_not_fire(text: str) -> None:
    assert check(draft(item(action=text))) == []


@pytest.mark.parametrize("unit", ["", "Unit Layanan", "Balai Pelatihan"])
def test_a_unit_without_a_known_region_is_not_guessed_at(unit: str) -> None:
    assert check(draft(item(action="Tim KPU Provinsi Kenanga"), document=document(unit=unit, issuer=""))) == []


def test_the_issuer_stands_in_for_a_missing_unit() -> None:
    plan = draft(item(action="Tim KPU Kota Dahlia"), document=document(unit=""))
    (finding,) = check(plan)
    assert "milik Komisi Pemilihan Umum Kabupaten Melati" in finding.detail
