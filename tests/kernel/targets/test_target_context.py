"""Frequency words elsewhere in a row are found and proposed; they never change the target by themselves."""

from __future__ import annotations

import pytest

from bening.kernel.targets import Kind, frequency_words, from_json, parse, to_json, with_context


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Timeline pemantauan (per semester /per triwulan)",
            [("per semester", "semester"), ("per triwulan", "quarterly")],
        ),
        (
            "Rapat evaluasi per semester atau per triwulan",
            [("per semester", "semester"), ("per triwulan", "quarterly")],
        ),
        ("mencatat kehadiran setiap hari seperti pegawai lain", [("setiap hari", "window")]),
        ("dimutakhirkan secara berkala", [("secara berkala", None)]),
        ("diukur secara Periodik", [("secara Periodik", None)]),
        ("Hasil pengukuran kinerja semester", [("semester", "semester")]),
        ("Data nominatif pegawai per bulan", [("per bulan", "monthly")]),
        ("rekapitulasi setiap triwulan", [("setiap triwulan", "quarterly")]),
        ("Laporan bulanan dan rekap mingguan", [("bulanan", "monthly"), ("mingguan", "weekly")]),
        ("1 laporan/bulan", [("/bulan", "monthly")]),
        ("Rapat 2 kali setahun", [("2 kali setahun", "semester")]),
        ("dilaporkan sebulan sekali", [("sebulan sekali", "monthly")]),
        ("setiap 3 bulan", [("setiap 3 bulan", "quarterly")]),
        ("setiap tahun", [("setiap tahun", "window")]),
        ("rencana tahun sebelumnya", []),
        ("Dokumen tahun 2025", []),
        ("Renstra 2020-2024", []),
        ("laporan Tahunan", []),
        ("Laporan Semester II, Triwulan ke-3, triwulan pertama, setiap bulan Maret", []),
        ("superbulan perbulanan", []),
        ("", []),
    ],
)
def test_frequency_words_of_a_cell(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(word, kind and kind.value) for word, kind in frequency_words(text)] == expected


def test_monthly_evidence_beside_a_year_long_window_is_proposed() -> None:
    window = parse("Januari-Desember 2025.", year=2025)
    schedule = with_context(window, ["Pemutakhiran secara berkala", "Data nominatif pegawai per bulan"])
    hint = schedule.context_hint
    assert hint is not None
    assert (hint.kind, len(hint.occurrences)) == (Kind.MONTHLY, 12)
    assert '"Data nominatif pegawai per bulan"' in hint.because
    assert (schedule.kind, schedule.occurrences) == (Kind.WINDOW, window.occurrences)
    assert schedule.alternatives == ()
    assert from_json(to_json(schedule)) == schedule
    assert to_json(schedule)["context_hint"]["occurrences"] == 12


@pytest.mark.parametrize(
    ("phrase", "texts"),
    [
        ("Januari-Desember 2025", ["Kartu Kendali SPIP", ""]),
        ("Januari-Desember 2025", ["dilakukan secara berkala", "dicatat setiap hari", "2 kali sebulan"]),
        ("April-Mei 2025", ["Laporan setiap triwulan"]),
        ("Maret, Juni, September, Desember 2025", ["Laporan setiap triwulan"]),
        ("Per-bulan (Januari-Desember)", ["mencatat setiap hari"]),
        ("Januari 2025", ["Hasil pengukuran kinerja semester"]),
        ("Januari-Maret dan Juni 2025", ["per bulan"]),
        ("", ["per bulan"]),
    ],
)
def test_nothing_is_proposed_where_it_would_not_fit(phrase: str, texts: list[str]) -> None:
    schedule = parse(phrase, year=2025)
    assert with_context(schedule, texts) == schedule


def test_json_of_a_deadline_range_has_the_agreed_shape() -> None:
    data = to_json(parse("Paling lambat Mei-Juni 2025", year=2025))
    findings = data.pop("findings")
    assert [finding["code"] for finding in findings] == ["deadline_range"]
    month, window = data.pop("alternatives")
    assert (month["kind"], month["due"]) == ("month", "2025-05-31")
    assert (window["kind"], window["due"]) == ("window", "2025-06-30")
    assert data == {
        "kind": "window",
        "year": 2025,
        "year_from": "cell",
        "precision": "window",
        "deliverables": "one",
        "occurrences": [{"period": "2025-05/2025-06", "start": "2025-05-01", "due": "2025-06-30"}],
        "first_due": "2025-06-30",
        "last_due": "2025-06-30",
        "range": None,
        "ambiguous": True,
        "qualifier": "paling lambat",
        "equivalent": None,
        "context_hint": None,
        "inherited_from": None,
        "notes": [],
    }


def test_json_of_a_frequency_tells_its_range() -> None:
    data = to_json(parse("Per-bulan (Januari-Desember)", year=2025))
    assert data["range"] == {"start": "2025-01-01", "end": "2025-12-31"}
    assert (data["precision"], data["deliverables"]) == ("month", "one_per_occurrence")
    assert data["alternatives"] == []


def test_json_of_nothing_reads_back() -> None:
    nothing = parse("", year=2025)
    data = to_json(nothing)
    assert (data["kind"], data["precision"], data["deliverables"], data["first_due"]) == ("none", None, None, None)
    assert from_json(data) == nothing


def test_alternative_with_many_dates_has_no_single_due() -> None:
    (monthly,) = to_json(parse("Januari-Desember 2025", year=2025))["alternatives"]
    assert (monthly["due"], len(monthly["occurrences"])) == (None, 12)
