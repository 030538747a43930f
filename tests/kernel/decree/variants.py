"""Decrees of other units: other headings, shapes, grids and numberings, each with the reading decided beforehand.

An expected item is (id, indicator, action, evidence, due dates); due dates are month-day of 2025. Sections are titles.
An indicator left empty stands for the action: so a table without a column of indicators is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tests.kernel.decree.builders import Blocks, C, Rows

TITLE = "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS KPU KABUPATEN CONTOH TAHUN 2025"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")
Expected = tuple[str, str, str, str, tuple[str, ...]]
ALL = ("markdown", "html", "docx", "xlsx", "xls", "csv", "pasted")
SPANNED = ("html", "docx", "xlsx", "xls")
COLOURED = ("html", "docx", "xlsx")


@dataclass(frozen=True)
class Variant:
    name: str
    blocks: Blocks
    sections: tuple[str, ...]
    components: tuple[str, ...]
    items: tuple[Expected, ...]
    formats: tuple[str, ...] = ALL
    unsure: tuple[str, ...] = ()
    """Headings of columns that the reader must say it is not sure of."""
    owners: tuple[str, ...] = ()
    codes: tuple[str, ...] = field(default=())
    """Codes of findings that must be there."""


def months(**marks: str | C) -> list[str | C]:
    return [marks.get(month, "") for month in MONTHS]


SK, RAPAT, LAPORAN = "Menyusun SK tim kerja", "Melaksanakan rapat evaluasi", "Menyusun laporan kinerja"
DSK, DRAPAT, DLAPORAN = "SK tim kerja", "Undangan dan notulen rapat", "Dokumen laporan kinerja"
TIM, EVA, LAP = "Tim kerja telah dibentuk", "Evaluasi telah dilakukan", "Laporan telah disusun"
JAN, MAR, JUN, DES = "01-31", "03-31", "06-30", "12-31"
MP, PW = "MANAJEMEN PERUBAHAN", "PENGUATAN PENGAWASAN"

GRID_HEAD: Rows = [["NO", "RENCANA AKSI", "EVIDEN", *MONTHS]]
TWO_ROW_GRID: list = [
    [C("No", down=2), C("Rencana Aksi", down=2), C("Output", down=2), C("Waktu Pelaksanaan", right=12)],
    list(MONTHS),
]
ONE = ("I.1.1", "", SK, DSK)
TWO = ("I.1.2", "", RAPAT, DRAPAT)

VARIANTS = [
    Variant(
        "other words in another order, no number, owner first",
        [
            TITLE,
            [
                ["Penanggung Jawab", "Waktu Pelaksanaan", "Rencana Kerja", "Data Dukung", "Indikator Keberhasilan"],
                ["Sekretaris", "Januari 2025", SK, DSK, TIM],
                ["Kasubbag Umum", "Maret 2025", RAPAT, DRAPAT, EVA],
            ],
        ],
        (TITLE,),
        (TITLE,),
        (("I.1.1", TIM, SK, DSK, (JAN,)), ("I.1.2", EVA, RAPAT, DRAPAT, (MAR,))),
        owners=("Sekretaris", "Kasubbag Umum"),
    ),
    Variant(
        "target is a count, waktu is the time",
        [
            TITLE,
            [
                ["No", "Kegiatan", "Output", "Target", "Waktu", "PIC"],
                ["1", SK, DSK, "1 dokumen", "Januari 2025", "Sekretaris"],
                ["2", RAPAT, DRAPAT, "100%", "Maret 2025", "Ketua Tim"],
            ],
        ],
        (TITLE,),
        (TITLE,),
        ((*ONE, (JAN,)), (*TWO, (MAR,))),
        owners=("Sekretaris", "Ketua Tim"),
    ),
    Variant(
        "target alone is the time",
        [
            TITLE,
            [
                ["No", "Kegiatan", "Bukti Dukung", "Target"],
                ["1", SK, DSK, "Januari 2025"],
                ["2", RAPAT, DRAPAT, "Maret 2025"],
            ],
        ],
        (TITLE,),
        (TITLE,),
        ((*ONE, (JAN,)), (*TWO, (MAR,))),
    ),
    Variant(
        "area column with real row spans",
        [
            TITLE,
            [
                ["No", "Area Perubahan", "Rencana Aksi", "Eviden", "Jadwal"],
                [C("1", down=2), C("Manajemen Perubahan", down=2), SK, DSK, "Januari 2025"],
                [RAPAT, DRAPAT, "Maret 2025"],
                ["2", "Penguatan Pengawasan", LAPORAN, DLAPORAN, "Juni 2025"],
            ],
        ],
        ("Manajemen Perubahan", "Penguatan Pengawasan"),
        ("Manajemen Perubahan", "Penguatan Pengawasan"),
        (
            ("1.1.1", "", SK, DSK, (JAN,)),
            ("1.1.2", "", RAPAT, DRAPAT, (MAR,)),
            ("2.1.1", "", LAPORAN, DLAPORAN, (JUN,)),
        ),
        SPANNED,
    ),
    Variant(
        "area column repeated on each row, numbers count the rows",
        [
            TITLE,
            [
                ["No", "Area", "Rencana Aksi", "Eviden", "Jadwal"],
                ["1", "Manajemen Perubahan", SK, DSK, "Januari 2025"],
                ["2", "Manajemen Perubahan", RAPAT, DRAPAT, "Maret 2025"],
                ["3", "Penguatan Pengawasan", LAPORAN, DLAPORAN, "Juni 2025"],
            ],
        ],
        ("Manajemen Perubahan", "Penguatan Pengawasan"),
        ("Manajemen Perubahan", "Penguatan Pengawasan"),
        ((*ONE, (JAN,)), (*TWO, (MAR,)), ("II.1.1", "", LAPORAN, DLAPORAN, (JUN,))),
    ),
    Variant(
        "area column blank below, component column too",
        [
            TITLE,
            [
                ["AREA", "KOMPONEN", "KEGIATAN", "DOKUMEN", "WAKTU"],
                ["Manajemen Perubahan", "Tim Kerja", SK, DSK, "Januari 2025"],
                ["", "", RAPAT, DRAPAT, "Maret 2025"],
                ["Penguatan Akuntabilitas", "Kinerja", LAPORAN, DLAPORAN, "Juni 2025"],
            ],
        ],
        ("Manajemen Perubahan", "Penguatan Akuntabilitas"),
        ("Tim Kerja", "Kinerja"),
        ((*ONE, (JAN,)), (*TWO, (MAR,)), ("II.1.1", "", LAPORAN, DLAPORAN, (JUN,))),
    ),
    Variant(
        "sections as merged rows",
        [
            TITLE,
            [
                ["NO", "RENCANA AKSI", "OUTPUT", "WAKTU", "KET"],
                [C(f"A. {MP}", right=5)],
                ["1", SK, DSK, "Januari 2025", ""],
                ["2", RAPAT, DRAPAT, "Maret 2025", "rutin"],
                [C(f"B. {PW}", right=5)],
                ["1", LAPORAN, DLAPORAN, "Juni 2025", ""],
            ],
        ],
        (MP, PW),
        (MP, PW),
        (
            ("A.1.1", "", SK, DSK, (JAN,)),
            ("A.1.2", "", RAPAT, DRAPAT, (MAR,)),
            ("B.1.1", "", LAPORAN, DLAPORAN, (JUN,)),
        ),
    ),
    Variant(
        "nested numbering I, A, 1",
        [
            TITLE,
            [
                ["NO", "URAIAN KEGIATAN", "KELUARAN", "BATAS WAKTU"],
                ["I", MP, "", ""],
                ["A", "Tim Kerja", "", ""],
                ["1", SK, DSK, "Januari 2025"],
                ["2", RAPAT, DRAPAT, "Maret 2025"],
                ["B", "Agen Perubahan", "", ""],
                ["1", "Menetapkan agen", "SK agen perubahan", "Maret 2025"],
                ["II", PW, "", ""],
                ["A", "SPIP", "", ""],
                ["1", LAPORAN, DLAPORAN, "Juni 2025"],
            ],
        ],
        (MP, PW),
        ("Tim Kerja", "Agen Perubahan", "SPIP"),
        (
            (*ONE, (JAN,)),
            (*TWO, (MAR,)),
            ("I.2.1", "", "Menetapkan agen", "SK agen perubahan", (MAR,)),
            ("II.1.1", "", LAPORAN, DLAPORAN, (JUN,)),
        ),
    ),
    Variant(
        "sections as headings between tables",
        [
            TITLE,
            f"# I. {MP}",
            [["No", "Rencana Aksi", "Eviden", "Waktu"], ["1", SK, DSK, "Januari 2025"]],
            f"# II. {PW}",
            [["No", "Rencana Aksi", "Eviden", "Waktu"], ["1", LAPORAN, DLAPORAN, "Juni 2025"]],
        ],
        (MP, PW),
        (MP, PW),
        ((*ONE, (JAN,)), ("II.1.1", "", LAPORAN, DLAPORAN, (JUN,))),
    ),
    Variant(
        "month grid with one header row and typed marks",
        [
            TITLE,
            [
                *GRID_HEAD,
                ["1", SK, DSK, *months(Jan="x")],
                ["2", RAPAT, DRAPAT, *months(Mar="✓", Jun="v")],
                ["3", LAPORAN, DLAPORAN, *months(Des="1")],
            ],
        ],
        (TITLE,),
        (TITLE,),
        ((*ONE, (JAN,)), (*TWO, (MAR, JUN)), ("I.1.3", "", LAPORAN, DLAPORAN, (DES,))),
    ),
    Variant(
        "two-row header over a month grid",
        [TITLE, [*TWO_ROW_GRID, ["1", SK, DSK, *months(Jan="√")], ["2", RAPAT, DRAPAT, *months(Mar="●", Jun="●")]]],
        (TITLE,),
        (TITLE,),
        ((*ONE, (JAN,)), (*TWO, (MAR, JUN))),
    ),
    Variant(
        "month grid in colours: a bar is one piece of work",
        [
            TITLE,
            [
                *TWO_ROW_GRID,
                ["1", SK, DSK, *months(Jan=C(fill="92d050"))],
                ["2", RAPAT, DRAPAT, *months(Apr=C(fill="92d050"), Mei=C(fill="92d050"), Jun=C(fill="92d050"))],
                ["3", LAPORAN, DLAPORAN, *months(Mar=C(fill="92d050"), Des=C(fill="92d050"))],
            ],
        ],
        (TITLE,),
        (TITLE,),
        ((*ONE, (JAN,)), (*TWO, (JUN,)), ("I.1.3", "", LAPORAN, DLAPORAN, (MAR, DES))),
        COLOURED,
    ),
    Variant(
        "every month marked is monthly",
        [TITLE, [*GRID_HEAD, ["1", SK, DSK, *["v"] * 12], ["2", RAPAT, DRAPAT, *months(Jun="v")]]],
        (TITLE,),
        (TITLE,),
        (
            (
                *ONE,
                (JAN, "02-28", MAR, "04-30", "05-31", JUN, "07-31", "08-31", "09-30", "10-31", "11-30", DES),
            ),
            (*TWO, (JUN,)),
        ),
    ),
    Variant(
        "quarters TW I to IV",
        [
            TITLE,
            [
                [C("No", down=2), C("Kegiatan", down=2), C("Data Dukung", down=2), C("Target Triwulan", right=4)],
                ["TW I", "TW II", "TW III", "TW IV"],
                ["1", SK, DSK, "v", "", "", ""],
                ["2", RAPAT, DRAPAT, "v", "v", "v", "v"],
            ],
        ],
        (TITLE,),
        (TITLE,),
        ((*ONE, (MAR,)), (*TWO, (MAR, JUN, "09-30", DES))),
    ),
    Variant(
        "B03 B06 B09 B12",
        [
            TITLE,
            [
                ["No", "Rencana Aksi", "Bukti Dukung", "B03", "B06", "B09", "B12"],
                ["1", SK, DSK, "1", "", "", ""],
                ["2", RAPAT, DRAPAT, "", "1", "-", "1"],
            ],
        ],
        (TITLE,),
        (TITLE,),
        ((*ONE, (MAR,)), (*TWO, (JUN, DES))),
    ),
    Variant(
        "weeks under months",
        [
            TITLE,
            [
                [
                    C("No", down=2),
                    C("Kegiatan", down=2),
                    C("Output", down=2),
                    C("Januari", right=4),
                    C("Februari", right=4),
                ],
                ["1", "2", "3", "4", "1", "2", "3", "4"],
                ["1", SK, DSK, "", "x", "", "", "", "", "", ""],
                ["2", RAPAT, DRAPAT, "", "", "", "", "x", "", "x", ""],
            ],
        ],
        (TITLE,),
        (TITLE,),
        ((*ONE, ("01-14",)), (*TWO, ("02-07", "02-21"))),
        SPANNED,
    ),
    Variant(
        "dates in cells",
        [
            TITLE,
            [
                ["No", "Kegiatan", "Eviden", "Tanggal"],
                ["1", SK, DSK, C(date(2025, 1, 20))],
                ["2", RAPAT, DRAPAT, C(date(2025, 3, 5))],
            ],
        ],
        (TITLE,),
        (TITLE,),
        ((*ONE, ("01-20",)), (*TWO, ("03-05",))),
        ("xlsx",),
    ),
    Variant(
        "team, budget and signature tables stand beside the plan",
        [
            "SUSUNAN TIM KERJA",
            [
                ["NO", "NAMA", "JABATAN", "KEDUDUKAN DALAM TIM"],
                ["1", "Budi", "Sekretaris", "Ketua"],
                ["2", "Ani", "Staf", "Anggota"],
            ],
            TITLE,
            [
                ["No", "Rencana Aksi", "Eviden", "Waktu"],
                ["1", SK, DSK, "Januari 2025"],
                ["2", RAPAT, DRAPAT, "Maret 2025"],
            ],
            "RENCANA ANGGARAN",
            [
                ["No", "Uraian", "Volume", "Satuan", "Harga Satuan", "Jumlah"],
                ["1", "Konsumsi rapat", "10", "orang", "50000", "500000"],
            ],
        ],
        (TITLE,),
        (TITLE,),
        ((*ONE, (JAN,)), (*TWO, (MAR,))),
        ("markdown", "html", "docx", "xlsx", "csv"),
        codes=("table_not_plan",),
    ),
    Variant(
        "one indicator over several actions",
        [
            TITLE,
            [
                ["No", "Indikator", "Langkah Aksi", "Bukti Fisik", "Target Waktu"],
                [C("1", down=2), C(TIM, down=2), SK, DSK, "Januari 2025"],
                [RAPAT, DRAPAT, "Maret 2025"],
                ["2", LAP, LAPORAN, DLAPORAN, "Juni 2025"],
            ],
        ],
        (TITLE,),
        (TITLE,),
        (
            ("I.1.1", TIM, SK, DSK, (JAN,)),
            ("I.1.2", TIM, RAPAT, DRAPAT, (MAR,)),
            ("I.1.3", LAP, LAPORAN, DLAPORAN, (JUN,)),
        ),
    ),
    Variant(
        "a target over several rows",
        [
            TITLE,
            [
                ["No", "Indikator", "Langkah Aksi", "Bukti Fisik", "Target Waktu"],
                ["1", TIM, SK, DSK, C("Maret 2025", down=2)],
                ["2", EVA, RAPAT, DRAPAT],
                ["3", LAP, LAPORAN, DLAPORAN, "Juni 2025"],
            ],
        ],
        (TITLE,),
        (TITLE,),
        (
            ("I.1.1", TIM, SK, DSK, (MAR,)),
            ("I.1.2", EVA, RAPAT, DRAPAT, (MAR,)),
            ("I.1.3", LAP, LAPORAN, DLAPORAN, (JUN,)),
        ),
    ),
    Variant(
        "sections only by numbers that begin again",
        [
            TITLE,
            [
                ["No", "Rencana Aksi", "Eviden", "Waktu"],
                ["1", SK, DSK, "Januari 2025"],
                ["2", RAPAT, DRAPAT, "Maret 2025"],
                ["1", LAPORAN, DLAPORAN, "Juni 2025"],
            ],
        ],
        ("Bagian I", "Bagian II"),
        ("Bagian I", "Bagian II"),
        ((*ONE, (JAN,)), (*TWO, (MAR,)), ("II.1.1", "", LAPORAN, DLAPORAN, (JUN,))),
    ),
    Variant(
        "decimal numbers name their section",
        [
            TITLE,
            [
                ["No", "Rencana Aksi", "Eviden", "Waktu"],
                ["1.1", SK, DSK, "Januari 2025"],
                ["1.2", RAPAT, DRAPAT, "Maret 2025"],
                ["2.1", LAPORAN, DLAPORAN, "Juni 2025"],
            ],
        ],
        ("Bagian I", "Bagian II"),
        ("Bagian I", "Bagian II"),
        (
            ("1.1.1", "", SK, DSK, (JAN,)),
            ("1.1.2", "", RAPAT, DRAPAT, (MAR,)),
            ("2.1.1", "", LAPORAN, DLAPORAN, (JUN,)),
        ),
        ("markdown", "html", "docx", "csv", "pasted"),
    ),
    Variant(
        "an unknown heading is said and kept aside",
        [
            TITLE,
            [
                ["No", "Rencana Aksi", "Eviden", "Waktu", "Kodifikasi Simpul"],
                ["1", SK, DSK, "Januari 2025", "zx-17"],
                ["2", RAPAT, DRAPAT, "Maret 2025", "zx-18"],
            ],
        ],
        (TITLE,),
        (TITLE,),
        ((*ONE, (JAN,)), (*TWO, (MAR,))),
        unsure=("Kodifikasi Simpul",),
        codes=("column_unsure",),
    ),
    Variant(
        "a row cut by a page break, with headings repeated inside one table",
        [
            TITLE,
            [
                ["No", "Indikator", "Langkah Aksi", "Bukti Fisik", "Target Waktu"],
                ["1", TIM, SK, "SK tim kerja yang ditandatangani oleh", "Januari 2025"],
                ["No", "Indikator", "Langkah Aksi", "Bukti Fisik", "Target Waktu"],
                ["", "", "", "ketua dan sekretaris", ""],
                ["2", EVA, RAPAT, DRAPAT, "Maret 2025"],
            ],
        ],
        (TITLE,),
        (TITLE,),
        (
            ("I.1.1", TIM, SK, "SK tim kerja yang ditandatangani oleh ketua dan sekretaris", (JAN,)),
            ("I.1.2", EVA, RAPAT, DRAPAT, (MAR,)),
        ),
    ),
    Variant(
        "quarters I to IV under one heading",
        [
            TITLE,
            [
                [
                    C("No", down=2),
                    C("Rencana Aksi", down=2),
                    C("Output", down=2),
                    C("Triwulan", right=4),
                    C("PJ", down=2),
                ],
                ["I", "II", "III", "IV"],
                ["1", SK, DSK, "√", "", "", "", "Sekretaris"],
                ["2", RAPAT, DRAPAT, "", "√", "", "√", "Ketua"],
            ],
        ],
        (TITLE,),
        (TITLE,),
        ((*ONE, (MAR,)), (*TWO, (JUN, DES))),
        owners=("Sekretaris", "Ketua"),
    ),
    Variant(
        "months 1 to 12 under one heading",
        [
            TITLE,
            [
                [C("No", down=2), C("Rencana Aksi", down=2), C("Bukti Dukung", down=2), C("Bulan", right=12)],
                [str(number) for number in range(1, 13)],
                ["1", SK, DSK, "v", *[""] * 11],
                ["2", RAPAT, DRAPAT, *["v" if number in (3, 6) else "" for number in range(1, 13)]],
            ],
        ],
        (TITLE,),
        (TITLE,),
        ((*ONE, (JAN,)), (*TWO, (MAR, JUN))),
    ),
    Variant(
        "semesters",
        [
            TITLE,
            [
                ["No", "Kegiatan", "Data Dukung", "Semester I", "Semester II"],
                ["1", SK, DSK, "x", ""],
                ["2", RAPAT, DRAPAT, "x", "x"],
            ],
        ],
        (TITLE,),
        (TITLE,),
        ((*ONE, (JUN,)), (*TWO, (JUN, DES))),
    ),
    Variant(
        "output and time under one heading",
        [
            TITLE,
            [
                [C("No", down=2), C("Rencana Aksi", down=2), C("Target", right=2), C("PIC", down=2)],
                ["Output", "Waktu"],
                ["1", SK, DSK, "Januari 2025", "Sekretaris"],
                ["2", RAPAT, DRAPAT, "Maret 2025", "Ketua"],
            ],
        ],
        (TITLE,),
        (TITLE,),
        ((*ONE, (JAN,)), (*TWO, (MAR,))),
        owners=("Sekretaris", "Ketua"),
    ),
    Variant(
        "a table without headings goes on with the columns before it",
        [
            TITLE,
            [["No", "Rencana Aksi", "Eviden", "Waktu"], ["1", SK, DSK, "Januari 2025"]],
            [["2", RAPAT, DRAPAT, "Maret 2025"]],
        ],
        (TITLE,),
        (TITLE,),
        ((*ONE, (JAN,)), (*TWO, (MAR,))),
        ("html", "docx"),
    ),
    Variant(
        "no headings at all: contents decide, and the reader says so",
        [
            TITLE,
            [
                ["1", SK, DSK, "Januari 2025"],
                ["2", RAPAT, DRAPAT, "Maret 2025"],
                ["3", LAPORAN, DLAPORAN, "Juni 2025"],
            ],
        ],
        (TITLE,),
        (TITLE,),
        ((*ONE, (JAN,)), (*TWO, (MAR,)), ("I.1.3", "", LAPORAN, DLAPORAN, (JUN,))),
        ("html", "docx"),
        unsure=("", "", "", ""),
    ),
    Variant(
        "letters and brackets: A, 1), a)",
        [
            TITLE,
            [
                ["No", "Uraian", "Eviden", "Waktu"],
                ["A", MP, "", ""],
                ["1)", "Tim Kerja", "", ""],
                ["a)", SK, DSK, "Januari 2025"],
                ["b)", RAPAT, DRAPAT, "Maret 2025"],
                ["B", PW, "", ""],
                ["1)", "SPIP", "", ""],
                ["a)", LAPORAN, DLAPORAN, "Juni 2025"],
            ],
        ],
        (MP, PW),
        ("Tim Kerja", "SPIP"),
        (
            ("A.1.1", "", SK, DSK, (JAN,)),
            ("A.1.2", "", RAPAT, DRAPAT, (MAR,)),
            ("B.1.1", "", LAPORAN, DLAPORAN, (JUN,)),
        ),
    ),
    Variant(
        "papers of one action on rows of their own",
        [
            TITLE,
            [
                ["No", "Rencana Aksi", "Eviden", "Waktu"],
                [C("1", down=3), C(SK, down=3), "Undangan", C("Januari 2025", down=3)],
                ["Daftar hadir"],
                ["Notulen"],
                ["2", RAPAT, DRAPAT, "Maret 2025"],
            ],
        ],
        (TITLE,),
        (TITLE,),
        (("I.1.1", "", SK, "Undangan\nDaftar hadir\nNotulen", (JAN,)), (*TWO, (MAR,))),
    ),
    Variant(
        "a signature inside the table is no row of the plan",
        [
            TITLE,
            [
                ["No", "Rencana Aksi", "Eviden", "Waktu"],
                ["1", SK, DSK, "Januari 2025"],
                ["", "", "", ""],
                ["", "", "Ditetapkan di Contoh", ""],
                ["", "", "Kepala,", ""],
                ["", "", "Budi", ""],
            ],
        ],
        (TITLE,),
        (TITLE,),
        ((*ONE, (JAN,)),),
    ),
    Variant(
        "sasaran, program, kegiatan: the area is found among them",
        [
            TITLE,
            [
                ["No", "Sasaran", "Program", "Kegiatan", "Indikator Kinerja", "Target", "Waktu", "PIC"],
                ["1", "Pola pikir berubah", "Manajemen Perubahan", SK, TIM, "1 SK", "Januari", "Sekretaris"],
                ["2", "Budaya kerja berubah", "Manajemen Perubahan", RAPAT, EVA, "4 kali", "Maret, Juni", "Ketua"],
            ],
        ],
        ("Manajemen Perubahan",),
        ("Pola pikir berubah", "Budaya kerja berubah"),
        (("I.1.1", TIM, SK, "", (JAN,)), ("I.2.1", EVA, RAPAT, "", (MAR, JUN))),
        owners=("Sekretaris", "Ketua"),
    ),
]
