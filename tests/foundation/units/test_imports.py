"""The table of offices loads, loads again, and says which rows cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from bening.foundation.audit.models import AuditEvent
from bening.foundation.units import catalogue, commands, imports
from bening.foundation.units.enums import TimeZone, UnitKind
from bening.foundation.units.errors import UnitError
from bening.foundation.units.models import Unit
from tests.factories import NOW

KPU = [office.row() for office in catalogue.offices().values()]
JAMBI = [office.row() for office in catalogue.offices().values() if office.region_code.startswith("15")]
ROW = {
    "code": "kpu-ri",
    "name": "KPU RI",
    "kind": "centre",
    "parent_code": "",
    "institution": "kpu",
    "region_code": "",
    "time_zone": "Asia/Jakarta",
}


def test_the_catalogue_holds_all_553_offices() -> None:
    offices = catalogue.offices()
    kinds = [office.kind for office in offices.values()]
    assert len(offices) == 553
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "centre": 1,
        "province": 38,
        "regency": 416,
        "city": 98,
    }
    assert {office.time_zone for office in offices.values()} == set(TimeZone.values)
    assert {office.kind for office in offices.values()} <= set(UnitKind.values)
    assert all(office.parent_code in offices for office in offices.values() if office.kind != "centre")
    assert len({office.region_code for office in offices.values()}) == 553


@pytest.mark.parametrize(
    ("region", "zone"),
    [
        *[
            (code, TimeZone.WIB)
            for code in [
                "11",
                "12",
                "13",
                "14",
                "15",
                "16",
                "17",
                "18",
                "19",
                "21",
                "31",
                "32",
                "33",
                "34",
                "35",
                "36",
                "61",
                "62",
            ]
        ],
        *[(code, TimeZone.WITA) for code in ["51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"]],
        *[(code, TimeZone.WIT) for code in ["81", "82", "91", "92", "93", "94", "95", "96"]],
    ],
)
def test_every_province_has_the_time_zone_of_the_law(region: str, zone: TimeZone) -> None:
    offices = [office for office in catalogue.offices().values() if office.region_code[:2] == region]
    assert offices
    assert {office.time_zone for office in offices} == {zone.value}


def test_the_catalogue_is_searched_by_words_and_code() -> None:
    assert [office.name for office in catalogue.find("kerinci kabupaten")] == ["KPU Kabupaten Kerinci"]
    assert [office.name for office in catalogue.find("656382")] == ["KPU Kabupaten Kerinci"]
    assert len(catalogue.find("kabupaten", limit=7)) == 7
    assert catalogue.find("  ") == []
    assert catalogue.find("atlantis") == []
    assert [office.name for office in catalogue.lineage("656382")] == [
        "KPU Republik Indonesia",
        "KPU Provinsi Jambi",
        "KPU Kabupaten Kerinci",
    ]
    assert [office.name for office in catalogue.find("KIP Aceh", limit=1)] == ["KIP Aceh"]


@pytest.mark.django_db
def test_loading_twice_changes_nothing_the_second_time() -> None:
    rows = [ROW, *JAMBI]
    first = imports.load_units(rows, by=None, at=NOW)
    events = AuditEvent.objects.count()
    second = imports.load_units(rows, by=None, at=NOW)
    assert (first.added, first.errors) == (13, [])
    assert (second.added, second.changed, second.unchanged) == (0, 0, 13)
    assert AuditEvent.objects.count() == events
    assert Unit.objects.get(code="656382").lineage == "/kpu-ri/654322/656382/"
    assert second.sentence() == "0 ditambah, 0 diubah, 13 tetap, 0 baris bermasalah."


@pytest.mark.slow
@pytest.mark.django_db
def test_all_offices_load() -> None:
    report = imports.load_units(KPU, by=None, at=NOW)
    assert report.errors == []
    assert Unit.objects.count() == 553


@pytest.mark.django_db
def test_a_dry_run_says_what_would_happen_and_leaves_no_trace() -> None:
    report = imports.load_units([ROW], by=None, at=NOW, dry_run=True)
    assert report.added == 1
    assert not Unit.objects.exists()
    assert not AuditEvent.objects.exists()


@pytest.mark.django_db
def test_a_changed_row_changes_the_unit_and_keeps_what_the_table_does_not_say() -> None:
    imports.load_units([ROW], by=None, at=NOW)
    Unit.objects.update(accent="laut", is_active=False)
    report = imports.load_units([{**ROW, "name": "KPU Republik Indonesia"}], by=None, at=NOW)
    unit = Unit.objects.get()
    assert report.changed == 1
    assert (unit.name, unit.accent, unit.is_active) == ("KPU Republik Indonesia", "laut", False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"kind": "desa"}, "Baris 2: kolom kind berisi “desa”"),
        ({"time_zone": "WIB"}, "Baris 2: kolom time_zone berisi “WIB”"),
        ({"parent_code": "hilang"}, "Baris 2: satuan kerja atasan “hilang” belum ada"),
        ({"institution": "antah"}, "Baris 2: instansi “antah” belum ada"),
        ({"code": "KPU RI"}, "Baris 2: Satuan kerja “KPU RI” belum dapat disimpan"),
        ({"code": ""}, "Baris 2: Satuan kerja “KPU RI” belum dapat disimpan"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_kept(change: dict[str, str], sentence: str) -> None:
    report = imports.load_units([{**ROW, **change}, {**ROW, "code": "lain"}], by=None, at=NOW)
    assert len(report.errors) == 1
    assert report.errors[0].startswith(sentence)
    assert not Unit.objects.exists()


@pytest.mark.django_db
def test_an_office_of_the_catalogue_comes_with_those_above_it() -> None:
    unit = imports.add_office("656382", by=None, at=NOW)
    assert unit.lineage == "/kpu-ri/654322/656382/"
    assert imports.add_office("656382", by=None, at=NOW) == unit
    assert Unit.objects.count() == 3
    with pytest.raises(UnitError, match="tidak ada dalam daftar"):
        imports.add_office("000000", by=None, at=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_the_command_reads_a_file(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "satker.csv"
    lines = [delimiter.join(ROW), delimiter.join(ROW.values())]
    path.write_text("\n".join(lines), "utf-8-sig")
    assert commands.load(path, dry_run=True).added == 1
    assert not Unit.objects.exists()
    assert commands.load(path, dry_run=False).added == 1
    assert Unit.objects.get().name == "KPU RI"


def test_the_command_says_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    path = tmp_path / "satker.csv"
    with pytest.raises(UnitError, match="tidak terbaca"):
        commands.load(path, dry_run=False)
    path.write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(UnitError, match="UTF-8"):
        commands.load(path, dry_run=False)
    path.write_text("code,name\n")
    with pytest.raises(UnitError, match="kolom kind, parent_code, institution, region_code, time_zone tidak ada"):
        commands.load(path, dry_run=False)
