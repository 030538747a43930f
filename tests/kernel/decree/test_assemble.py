"""The small rules of the assembler, one by one."""

from __future__ import annotations

import pytest
from tests.kernel.decree.builders import C, to_csv, to_docx, to_html
from tests.kernel.decree.phrases import DSK, MONTHS, RAPAT, SK, TITLE

from bening.kernel.decree import read
from bening.kernel.decree.assemble.areas import area_inside, area_of_contents, area_of_title
from bening.kernel.decree.assemble.enumerators import label_of, roman, roman_value
from bening.kernel.decree.assemble.joins import joined, reads_on
from bening.kernel.decree.assemble.ledger import Ledger
from bening.kernel.decree.assemble.metadata import describe, kind_of, short_name, title_case
from bening.kernel.decree.assemble.outline import Group, Outline
from bening.kernel.decree.assemble.periods import Period, numbered_periods, period_of, periods_of, week_of
from bening.kernel.decree.assemble.steps import steps_of, suggested_split
from bening.kernel.decree.assemble.vocabulary import is_known, weights
from bening.kernel.decree.blocks import Cell, Text
from bening.kernel.decree.draft import Place, Role

HEAD = ["No", "Indikator", "Langkah Aksi", "Bukti Fisik", "Target Waktu"]


@pytest.mark.parametrize(
    ("text", "readings", "rest"),
    [
        ("I", ("upper roman", 1), ""),
        ("II PENATAAN TATA LAKSANA", ("upper roman", 2), "PENATAAN TATA LAKSANA"),
        ("A. Manajemen", ("upper", 1), "Manajemen"),
        ("1) rapat", ("digit)", 1), "rapat"),
        ("(2) rapat", ("digit)", 2), "rapat"),
        ("b. rapat", ("lower", 2), "rapat"),
        ("1.2 rapat", ("decimal2", 2), "rapat"),
        ("12", ("digit", 12), ""),
    ],
)
def test_enumerators(text: str, readings: tuple[str, int], rest: str) -> None:
    label = label_of(text)
    assert label is not None
    assert (label.readings[0], label.rest) == (readings, rest)


@pytest.mark.parametrize("text", ["SOP telah ada", "E-office", "", "Tim. kerja", "a rapat", "– rapat"])
def test_no_enumerators(text: str) -> None:
    assert label_of(text) is None


def test_roman_numbers_there_and_back() -> None:
    assert all(roman_value(roman(number)) == number for number in range(1, 400))
    assert roman_value("") is None
    assert roman_value("iix") is None


def test_outline_with_gaps_and_decimals() -> None:
    outline = Outline()

    def depth(text: str) -> int:
        label = label_of(text)
        return outline.depth(Group(label.rest if label else text, label, ""))

    assert [depth(text) for text in ("I. SATU", "A. Dua", "C. Lompat", "III. LOMPAT", "A. Lagi")] == [0, 1, 1, 0, 1]
    assert depth("1.1 Rinci") == 1
    assert depth("Manajemen Perubahan") == 0
    assert depth("BEBAS") == 1
    assert depth("bebas juga") == 2


def test_areas() -> None:
    assert area_of_title("IV. Penguatan Akuntabilitas Kinerja") == "AK"
    assert area_of_title("Area 2: Penataan Tata Laksana") == "PT"
    assert area_of_title("Manajmen Perubahan") == "MP"
    assert area_of_title("") is None
    assert area_of_title("Latar belakang") is None
    assert area_inside("Rencana aksi area penguatan pengawasan tahun 2025") == "PW"
    assert area_inside("tanpa nama") is None
    assert area_of_contents(["SPIP", "gratifikasi", "renstra"]) == "PW"
    assert area_of_contents(["SPIP", "renstra"]) is None


def test_periods() -> None:
    assert period_of("Nopember 2025") == Period("month", 11)
    assert period_of("B09") == Period("month", 9)
    assert period_of("Triwulan IV") == Period("quarter", 4)
    assert period_of("Smt 2") == Period("semester", 2)
    assert period_of("Rencana") is None
    assert week_of("Minggu ke-3", 5) == Period("week", 3, 5)
    assert week_of("9", 5) is None
    assert numbered_periods("Jumlah", ["1", "2", "3", "4"]) == []
    assert numbered_periods("Bulan", ["1", "2", "3", "4"]) == []
    assert len(periods_of([("Waktu", str(number)) for number in range(1, 13)])) == 12
    assert periods_of([(), ("No",), ("Waktu", "x")]) == {}


def test_vocabulary() -> None:
    assert is_known("Penanggunjawab")
    assert not is_known("Rencana Aksi Tahun 2025")
    assert weights("Rencana Aksi Tahun 2025")[Role.ACTION] > 0.5
    assert weights("x" * 200) == {}


def test_steps() -> None:
    assert [(s.no, s.text) for s in steps_of("Rapat:\n1. satu; 2. dua\n5. lima")] == [
        (None, "Rapat:"),
        (1, "satu;"),
        (2, "dua\n5. lima"),
    ]
    assert steps_of("") == ()
    assert [s.no for s in steps_of("Tahun 2025. Rapat 3. kali")] == [None]
    steps = steps_of("1. SK; 2. Foto (depan, belakang)")
    assert suggested_split("", steps) == ("SK", "Foto (depan, belakang)")
    text = "Foto (depan, belakang), Spanduk dan Banner; undangan, III, yang sah"
    assert suggested_split(text, steps_of(text)) == (
        "Foto (depan, belakang)",
        "Spanduk",
        "Banner",
        "Undangan, III, yang sah",
    )


def test_joining() -> None:
    assert reads_on("Rapat dan", "Evaluasi")
    assert not reads_on("", "evaluasi")
    assert not reads_on("Rapat", "2. evaluasi")
    assert joined("", "baru", shared=False) == "baru"
    assert joined("1. satu", "2. dua", shared=False) == "1. satu\n2. dua"
    assert joined("Undangan", "Notulen", shared=True) == "Undangan\nNotulen"


def test_a_row_cut_in_several_cells_is_joined() -> None:
    head = HEAD
    rows = [
        head,
        ["1", "Telah dibentuk tim kerja yang", "Menyusun keputusan tim dan", "SK tim", "Januari 2025"],
        head,
        ["", "bertugas membangun zona", "menetapkan anggotanya", "", ""],
        ["2", "Ada rapat", RAPAT, "Notulen", "Maret 2025"],
    ]
    first, second = read(to_csv([TITLE, rows])).items()
    assert first.indicator == "Telah dibentuk tim kerja yang bertugas membangun zona"
    assert first.action_raw == "Menyusun keputusan tim dan menetapkan anggotanya"
    assert second.id == "I.1.2"


def test_an_action_of_its_own_in_the_middle_is_an_item_and_evidence_alone_is_not() -> None:
    rows = [
        HEAD,
        ["1", "Tim ada", SK, DSK, "Januari 2025"],
        ["", "", "Mengumumkan tim", "", ""],
        ["", "", "", "Foto pengumuman", ""],
        ["", "", "", "Spanduk", "Maret 2025"],
        ["", "", "", "", ""],
        ["2", "Ada rapat", RAPAT, "Notulen", "Mei 2025"],
    ]
    draft = read(to_html([TITLE, rows]))
    said = [(i.indicator, i.action_raw, i.evidence_raw, i.target_raw) for i in draft.items()]
    assert said == [
        ("Tim ada", SK, DSK, "Januari 2025"),
        ("Tim ada", "Mengumumkan tim", "Foto pengumuman", ""),
        ("Tim ada", "Mengumumkan tim", "Spanduk", "Maret 2025"),
        ("Ada rapat", RAPAT, "Notulen", "Mei 2025"),
    ]
    assert draft.items()[1].schedule.inherited_from == "I.1.1"
    assert len(draft.items()[2].notes) == 2


def test_what_belongs_to_no_item_is_reported() -> None:
    rows = [
        [*HEAD, "Keterangan"],
        ["1", "Tim ada", SK, DSK, "Januari 2025", ""],
        ["2", "", "", "", "", "lihat lampiran"],
        ["3", "Ada", RAPAT, "Notulen", "Mei 2025", ""],
    ]
    draft = read(to_html([TITLE, rows]))
    assert [item.indicator for item in draft.items()] == ["Tim ada", "Ada"]
    finding = next(finding for finding in draft.findings if finding.code == "cells_unplaced")
    assert "“2”; “lihat lampiran”" in finding.detail
    assert (draft.cells_total, draft.cells_in_plan, draft.cells_explained) == (12, 10, 2)


def test_a_component_on_a_row_of_its_own() -> None:
    rows = [
        ["No", "Komponen", "Indikator", "Rencana Aksi", "Eviden", "Waktu"],
        ["1", "Tim Kerja", "", "", "", ""],
        ["", "", "Tim ada", SK, DSK, "Januari 2025"],
        ["2", "Agen Perubahan", "Agen ada", RAPAT, "Notulen", "Mei 2025"],
    ]
    draft = read(to_html([TITLE, rows]))
    assert [(c.number, c.name, len(c.items)) for c in draft.components()] == [
        (1, "Tim Kerja", 1),
        (2, "Agen Perubahan", 1),
    ]
    assert draft.cells_total == draft.cells_in_plan


def test_sections_of_one_title_are_one_section() -> None:
    rows = [["No", "Rencana Aksi", "Eviden", "Waktu"]]
    part = [*rows, ["I", C("MANAJEMEN PERUBAHAN", right=3)], ["1", SK, DSK, "Januari 2025"]]
    again = [*rows, ["I", C("MANAJEMEN PERUBAHAN", right=3)], ["2", RAPAT, "Notulen", "Maret 2025"]]
    other = [*rows, ["I", C("LAIN SEKALI", right=3)], ["1", "Rapat lain", "Foto", "Mei 2025"]]
    draft = read(to_docx([TITLE, part, again, other]))
    assert [(s.id, s.title) for s in draft.sections] == [("I", "MANAJEMEN PERUBAHAN"), ("II", "LAIN SEKALI")]
    assert [item.id for item in draft.items()] == ["I.1.1", "I.1.2", "II.1.1"]


def test_headings_of_components_between_tables() -> None:
    table = [["No", "Rencana Aksi", "Eviden", "Waktu"], ["1", SK, DSK, "Januari 2025"]]
    draft = read(to_html([TITLE, "# A. MANAJEMEN PERUBAHAN", "# 1. Tim Kerja", table, "# 2. Agen Perubahan", table]))
    assert [component.name for component in draft.components()][:1] == ["Tim Kerja"]
    assert draft.sections[0].title == "MANAJEMEN PERUBAHAN"


def test_two_columns_of_evidence_keep_both() -> None:
    rows = [["No", "Rencana Aksi", "Eviden", "Dokumen", "Waktu"], ["1", SK, DSK, "Nota dinas", "Januari 2025"]]
    draft = read(to_csv([TITLE, rows]))
    assert draft.items()[0].extra["Dokumen"] == "Nota dinas"
    assert [reading.reason for reading in draft.columns if not reading.sure] == ["artinya sudah dipakai kolom lain"]


def test_a_grid_cell_that_says_a_time_is_kept_as_said() -> None:
    rows = [["No", "Rencana Aksi", "Eviden", *MONTHS], ["1", SK, DSK, "", "", "15 Maret 2025", *[""] * 9]]
    assert read(to_csv([TITLE, rows])).items()[0].target_raw == "15 Maret 2025"


def test_a_grid_without_marks_has_no_target() -> None:
    rows = [
        ["No", "Rencana Aksi", "Eviden", *MONTHS],
        ["1", SK, DSK, *["-"] * 12],
        ["2", RAPAT, "Notulen", "x", *[""] * 11],
    ]
    assert [item.target_raw for item in read(to_csv([TITLE, rows])).items()] == ["", "Januari 2025"]


def test_a_coloured_column_is_background_and_a_coloured_row_too() -> None:
    fill = "eeeeee"
    rows = [
        ["No", "Rencana Aksi", "Eviden", *MONTHS],
        *[[str(n), f"{SK} {n}", DSK, C(fill=fill), "", "x", *[""] * 9] for n in range(1, 4)],
        [C("4", fill=fill), C(RAPAT, fill=fill), C("Notulen", fill=fill), *[C("", fill=fill)] * 11, C("x", fill=fill)],
    ]
    draft = read(to_html([TITLE, rows]))
    assert [item.target_raw for item in draft.items()][3] == "Desember 2025"


def test_weeks_that_touch_are_one_stretch() -> None:
    rows = [
        [C("No", down=2), C("Kegiatan", down=2), C("Output", down=2), C("Januari", right=4), C("Februari", right=4)],
        ["M1", "M2", "M3", "M4", "M1", "M2", "M3", "M4"],
        ["1", SK, DSK, "", "x", "x", "", "", "", "", ""],
    ]
    item = read(to_html([TITLE, rows])).items()[0]
    assert item.target_raw == "Januari minggu ke-2 - Januari minggu ke-3 2025"
    assert [o.due.isoformat() for o in item.schedule.occurrences] == ["2025-01-21"]


def test_old_excel_says_that_colours_are_unknown() -> None:
    from tests.kernel.decree.builders import to_xls

    rows = [["No", "Rencana Aksi", "Eviden", *MONTHS], ["1", SK, DSK, "x", *[""] * 11]]
    assert "colours_unknown" in {finding.code for finding in read(to_xls([TITLE, rows])).findings}


def test_the_ledger_reports_what_nobody_placed() -> None:
    ledger, cell = Ledger(), Cell("x", 1)
    ledger.enter(cell, Place(row=1))
    assert ledger.total == 1
    assert ledger.lost() == [(cell, Place(row=1))]
    assert (ledger.total, ledger.explained) == (1, 1)


# ---- the decree's own data -------------------------------------------------------------------------------------------


def document_of(*lines: str, title: str = "") -> object:
    return describe([Text(line, Place()) for line in lines], title, "berkas")


def test_another_office_is_described() -> None:
    document = document_of(
        "KEPUTUSAN KEPALA BADAN PUSAT STATISTIK KABUPATEN CONTOH",
        "NOMOR : 17.A/KPTS/2025",
        "TENTANG",
        "RENCANA KERJA ZONA INTEGRITAS",
        "DENGAN RAHMAT TUHAN YANG MAHA ESA",
        "Ditetapkan di Contoh pada tanggal 31 Februari 2025",
    )
    assert (document.number, document.year) == ("17.A/KPTS/2025", 2025)
    assert document.issuer == "Kepala Badan Pusat Statistik Kabupaten Contoh"
    assert document.subject == "RENCANA KERJA ZONA INTEGRITAS"
    assert (document.place, document.decree_date, document.decree_date_raw) == ("Contoh", None, "")
    assert (document.default_year, document.default_year_from) == (2025, "number of the decree")


def test_years_of_titles() -> None:
    assert document_of("NOMOR 1", title="RENCANA AKSI TAHUN 2026").default_year_from == "title of the table"
    only = document_of("TENTANG", "RENCANA AKSI TAHUN 2026")
    assert (only.default_year, only.default_year_from) == (2026, "title of the decree")


def test_nothing_is_guessed() -> None:
    document = document_of("KEPUTUSAN BERSAMA", "Salinan sesuai dengan aslinya", "Budi")
    assert (document.number, document.issuer, document.subject, document.signatory) == (None, "", "", "")
    assert document.certified_copy_by == ""
    signed = document_of("pada tanggal 6 Januari 2025", "KEPALA KANTOR,", "ttd", "???")
    assert (signed.signatory_role, signed.signatory) == ("Kepala Kantor", "")


def test_names() -> None:
    assert short_name("Komisi Pemilihan Umum Kota Contoh") == "KPU Kota Contoh"
    assert short_name("Dinas Contoh") == "Dinas Contoh"
    assert title_case("Sudah Biasa") == "Sudah Biasa"
    assert kind_of("") == "Keputusan (SK)"
