"""A filled worksheet comes back whole from Excel: its own export, the ministry's form, and what offices make of it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl.comments import Comment
from tests.kernel.decree.office import convert

from bening.kernel.decree import limits
from bening.kernel.lke import read_answers
from bening.kernel.lke.sheet import FindingKind, SheetError, SheetReading, read_worksheet
from bening.kernel.lke.sheet import book as book_module
from bening.kernel.lke.worksheet import worksheet
from bening.kernel.process import Layer

from ..fillings import LKE, at_random, best
from .forms import BOTH, SINGLE, TEN, Form, K, N, O, P, S, form, plain_answers

UNIT, TPI = Layer.UNIT, Layer.TPI


def read(made: Form) -> SheetReading:
    return read_worksheet(LKE, made.data())


def told(reading: SheetReading, kind: FindingKind) -> list[tuple[str, str]]:
    """Cells and what stood there, of the findings of a kind."""
    return [(finding.cell, finding.stood) for finding in reading.findings if finding.kind is kind]


def sentence(reading: SheetReading, kind: FindingKind) -> str:
    (finding,) = (finding for finding in reading.findings if finding.kind is kind)
    return finding.sentence


@pytest.mark.parametrize("missing", [0.0, 0.3])
def test_an_own_export_comes_back_whole(missing: float) -> None:
    unit, tpi = (read_answers(LKE, at_random(seed, missing=missing)) for seed in (1, 2))
    reading = read_worksheet(LKE, worksheet(LKE, {"LKE": unit, "Nilai TPI": tpi}))
    assert read_answers(LKE, dict(reading.answers[UNIT])) == unit
    assert read_answers(LKE, dict(reading.answers[TPI])) == tpi
    assert reading.findings == ()
    assert (reading.counts.questions, reading.counts.found) == (113, 113)


@pytest.mark.parametrize("heads", [SINGLE, BOTH], ids=["one", "two"])
def test_the_ministrys_form_comes_back_whole(heads) -> None:
    answers = at_random(7)
    reading = read(form(answers, heads=heads))
    assert read_answers(LKE, dict(reading.answers[UNIT])) == read_answers(LKE, answers)
    assert reading.findings == ()


@pytest.mark.slow
@pytest.mark.xdist_group("libreoffice")
def test_a_file_of_libreoffice_with_worked_out_values_comes_back_whole(tmp_path: Path) -> None:
    unit = read_answers(LKE, at_random(4, missing=0.1))
    saved = convert(worksheet(LKE, {"LKE": unit}), "xlsx", "xlsx:Calc MS Excel 2007 XML", tmp_path / "lke")
    reading = read_worksheet(LKE, saved)
    assert read_answers(LKE, dict(reading.answers[UNIT])) == unit
    assert reading.findings == ()


def test_unit_and_tpi_stand_side_by_side() -> None:
    made = form(best())
    made["P.1.i.b", P] = "c"
    made["P.1.i.b", N] = "Berita acara pemilihan"
    made["P.1.i.b", S] = "Tidak ada seleksi"
    made["P.1.i.b", O] = "SK Tim.pdf"
    reading = read(made)
    assert reading.answers[UNIT]["P.1.i.b"] == "A"
    assert reading.answers[TPI] == {"P.1.i.b": "C"}
    assert reading.places[TPI] == {"P.1.i.b": f"LKE ZI!P{made.rows['P.1.i.b']}"}
    assert (reading.notes[UNIT], reading.notes[TPI]) == (
        {"P.1.i.b": "Berita acara pemilihan"},
        {"P.1.i.b": "Tidak ada seleksi"},
    )
    assert reading.evidence == {"P.1.i.b": ("SK Tim.pdf",)}


def test_headings_in_two_rows_with_merged_cells() -> None:
    heads = [*BOTH[:10], "Jawaban", "Nilai", "%", "Catatan", "Eviden", "Jawaban", "Nilai", "%", "Catatan"]
    made = form({"P.1.i.a": "Ya"}, heads=heads)
    made.sheet["K2"], made.sheet["P2"] = "Penilaian Mandiri", "Tim Penilai Internal"
    made.sheet.merge_cells("K2:O2")
    made.sheet.merge_cells("P2:S2")
    made["P.1.i.a", P], made["P.1.i.a", S] = "Tidak", "Belum ada SK"
    reading = read(made)
    assert (reading.answers[UNIT], reading.answers[TPI]) == ({"P.1.i.a": "Ya"}, {"P.1.i.a": "Tidak"})
    assert reading.notes == {TPI: {"P.1.i.a": "Belum ada SK"}}


def test_two_columns_of_answers_without_a_name_are_the_units_and_tpis() -> None:
    heads = [*BOTH[:10], "Jawaban", "Nilai", "%", "Catatan", "Eviden", "Jawaban", "Nilai", "%", "Catatan"]
    made = form({"P.1.i.a": "Ya"}, heads=heads)
    made["P.1.i.a", P] = "Tidak"
    assert read(made).answers == {UNIT: {"P.1.i.a": "Ya"}, TPI: {"P.1.i.a": "Tidak"}}


def test_columns_without_headings_are_known_by_what_stands_in_them() -> None:
    answers = at_random(9)
    made = form(answers, heads=[])
    made.sheet.delete_cols(8, 2)
    reading = read(made)
    assert read_answers(LKE, dict(reading.answers[UNIT])) == read_answers(LKE, answers)


def test_rows_may_be_inserted_removed_and_moved() -> None:
    answers = best()
    made = form(answers, title="Sheet1 (2)")
    sheet = made.sheet
    removed = made.rows["P.4.i.b"]
    sheet.delete_rows(removed)
    sheet.insert_rows(1, 4)
    sheet.insert_rows(40, 3)
    sheet["F40"] = "Catatan: isi sesuai pedoman"
    (last,) = sheet.iter_rows(min_row=sheet.max_row, max_row=sheet.max_row)
    for cell in last:
        sheet.cell(41, cell.column).value = cell.value
        cell.value = None
    reading = read_worksheet(LKE, made.data())
    expected = plain_answers(answers)
    expected.pop("P.4.i.b")
    assert reading.answers[UNIT] == expected
    assert sentence(reading, FindingKind.MISSING_QUESTION).startswith("Butir P.4.i.b (")
    assert {finding.kind for finding in reading.findings} == {FindingKind.MISSING_QUESTION}


def test_questions_are_found_by_their_ids() -> None:
    made = form(heads=["Kode", *["Pertanyaan"], "Jawaban Unit", "Catatan Unit"], only=TEN)
    sheet = made.sheet
    sheet.delete_rows(4, sheet.max_row)
    for row, name in enumerate(TEN, 4):
        sheet.cell(row, 1, LKE.items[name].portal)
        sheet.cell(row, 2, "Bunyi lain sama sekali")
        sheet.cell(row, 3, LKE.items[name].options[-1].key)
    reading = read(made)
    assert reading.answers[UNIT] == {name: LKE.items[name].options[-1].key for name in TEN}
    assert len(told(reading, FindingKind.DIFFERENT_TEXT)) == len(TEN)


def test_a_changed_wording_is_taken_and_told() -> None:
    made = form({"P.1.i.b": "B", "P.1.ii.b": "C"})
    made["P.1.i.b", 6] = "Penentuan anggota Tim dipilih lewat prosedur yang jelas"
    made["P.1.ii.b", 6] = "Target prioritas dalam dokumen relevan dengan pembangunan WBK/WBBM"
    reading = read(made)
    assert reading.answers[UNIT] == {"P.1.i.b": "B", "P.1.ii.b": "C"}
    rows = [made.rows["P.1.i.b"], made.rows["P.1.ii.b"]]
    assert [cell for cell, _ in told(reading, FindingKind.DIFFERENT_TEXT)] == [f"F{row}" for row in rows]
    told_first = next(finding for finding in reading.findings if finding.kind is FindingKind.DIFFERENT_TEXT)
    assert told_first.sentence.startswith(f"Lembar “LKE ZI” sel F{rows[0]}: Bunyi P.1.i.b berbeda dari instrumen")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("P.1.i.b", "D", "yang dapat dipilih: A, B, C."),
        ("P.1.i.a", "mungkin", "yang dapat dipilih: Ya, Tidak."),
        ("H.I.a.1.1", 4.2, "angka 0 sampai 4"),
        ("R.1.i.a.1", -3, "bilangan bulat 0"),
        ("R.1.i.a.1", "tiga", "bilangan bulat 0"),
        ("R.1.i.a", "lengkap", "R.1.i.a dihitung dari R.1.i.a.1, R.1.i.a.2; isilah angka di sana."),
    ],
)
def test_a_value_that_cannot_be_taken_is_told_with_its_cell(name: str, value: object, words: str) -> None:
    made = form(only=[*TEN, "R.1.i.a", "H.I.a.1"])
    made[name, K] = value
    reading = read(made)
    assert reading.answers.get(UNIT, {}) == {}
    told_words = sentence(reading, FindingKind.WRONG_VALUE)
    assert told_words.startswith(f"Lembar “LKE ZI” sel K{made.rows[name]}: ")
    assert words in told_words


@pytest.mark.parametrize(
    ("name", "value", "taken"),
    [
        ("P.1.i.a", "YA ", "Ya"),
        ("P.1.i.a", True, "Ya"),
        ("P.1.i.b", "b.", "B"),
        ("P.1.i.b", "A. Jika dengan prosedur/mekanisme yang jelas dan mewakili seluruh unsur dalam unit kerja", "A"),
        ("H.I.a.1.1", 3.6, "3.6"),
        ("H.I.a.1.1", 0.1 + 0.2, "0.3"),
        ("H.I.a.1.1", "3,60", "3.60"),
        ("R.1.i.a.1", 7.0, "7"),
    ],
)
def test_an_answer_may_be_written_in_several_ways(name: str, value: object, taken: str) -> None:
    made = form(only=[*TEN, "R.1.i.a", "H.I.a.1"])
    made[name, K] = value
    assert read(made).answers == {UNIT: {name: taken}}


def test_a_percentage_that_the_file_works_out_is_kept_apart() -> None:
    made = form({"R.1.i.a.1": 4, "R.1.i.a.2": 3})
    made["R.1.i.a", K] = 0.75
    reading = read(made)
    assert reading.computed == {UNIT: {"R.1.i.a": "0,75"}}
    assert reading.answers == {UNIT: {"R.1.i.a.1": "4", "R.1.i.a.2": "3"}}


def test_errors_of_formulas_and_unfilled_cells_are_told() -> None:
    made = form()
    made["P.1.i.a", K] = "#DIV/0!"
    made.sheet.cell(made.rows["P.1.i.a"], K).data_type = "e"
    made["P.1.i.b", 12] = "Blm Diisi"
    made["P.1.ii.a", K] = "Blm Diisi"
    made["P.1.ii.b", K] = "=A1&B1"
    made["P.1.i", 12] = "#REF!"
    reading = read(made)
    rows = made.rows
    assert told(reading, FindingKind.FORMULA_ERROR) == [
        (f"L{rows['P.1.i']}", "#REF!"),
        (f"K{rows['P.1.i.a']}", "#DIV/0!"),
    ]
    assert [cell for cell, _ in told(reading, FindingKind.EMPTY)] == [f"L{rows['P.1.i.b']}", f"K{rows['P.1.ii.a']}"]
    assert told(reading, FindingKind.UNCOMPUTED) == [(f"K{rows['P.1.ii.b']}", "=A1&B1")]
    assert reading.answers == {}


def test_what_stands_beside_no_question_is_told() -> None:
    made = form({"P.1.i.a": "Ya"})
    made["P.1.i", K] = "A"
    made["P.1", N] = "Sudah baik"
    made.sheet.append([None] * 13 + ["Jambi, 2 Januari 2025"])
    made.sheet["K1"].comment = Comment("di atas", "x")
    made.sheet.cell(made.rows["P.1"], 1).comment = Comment("di bagian", "x")
    reading = read(made)
    assert sorted(stood for _, stood in told(reading, FindingKind.NOT_A_QUESTION)) == [
        "A", "Jambi, 2 Januari 2025", "Sudah baik", "di bagian",
    ]  # fmt: skip


def test_a_question_that_stands_twice_is_read_once() -> None:
    made = form({"P.1.i.a": "Ya"})
    row = made.sheet.max_row + 1
    made.sheet.cell(row, 6, LKE.items["P.1.i.a"].text)
    made.sheet.cell(row, K, "Tidak")
    reading = read(made)
    assert reading.answers == {UNIT: {"P.1.i.a": "Ya"}}
    assert told(reading, FindingKind.REPEATED) == [(f"K{row}", "Tidak")]


def test_two_answers_of_one_layer_are_told() -> None:
    made = form({"P.1.i.a": "Ya", "P.1.i.b": "A"}, heads=[*BOTH[:15], "Jawaban Unit", *BOTH[16:]])
    made["P.1.i.a", P], made["P.1.i.b", P] = "Tidak", "A"
    reading = read(made)
    assert reading.answers == {UNIT: {"P.1.i.a": "Ya", "P.1.i.b": "A"}}
    assert "sudah dijawab “Ya” pada LKE ZI!K" in sentence(reading, FindingKind.REPEATED)


def test_a_column_that_is_not_known_is_told_with_all_it_holds() -> None:
    made = form({"P.1.i.a": "Ya"}, heads=[*BOTH, "Petugas"])
    made["P.1.i.a", S + 1], made["P.1.i.b", S + 1] = "Budi", "Siti"
    rows = made.rows
    assert told(read(made), FindingKind.UNREAD_COLUMN) == [("T", f"T{rows['P.1.i.a']}: Budi\nT{rows['P.1.i.b']}: Siti")]


def test_links_comments_and_merged_notes_are_kept() -> None:
    made = form({"P.1.i.a": "Ya"})
    first, second = made.rows["P.1.i.a"], made.rows["P.1.i.b"]
    made["P.1.i.a", O] = "Lihat"
    made.sheet.cell(first, O).hyperlink = "https://contoh.go.id/sk.pdf"
    made.sheet.cell(first, K).hyperlink = "https://contoh.go.id/foto"
    made.sheet.cell(first, K).comment = Comment("tolong cek", "TPI")
    made["P.1.i.a", N] = "Satu catatan untuk dua butir"
    made.sheet.merge_cells(start_row=first, end_row=second, start_column=N, end_column=N)
    made["R.1.i.a.1", N], made["R.1.i.a.2", N] = "pertama", "kedua"
    reading = read(made)
    assert set(reading.evidence["P.1.i.a"]) == {"Lihat (https://contoh.go.id/sk.pdf)", "https://contoh.go.id/foto"}
    assert reading.notes[UNIT] == {
        "P.1.i.a": "Komentar: tolong cek\n\nSatu catatan untuk dua butir",
        "P.1.i.b": "Satu catatan untuk dua butir",
        "R.1.i.a": "pertama\n\nkedua",
    }


def test_an_answer_beside_the_second_row_of_a_merged_question_is_its_own() -> None:
    made = form(only=TEN)
    row = made.rows["P.1.i.b"]
    made.sheet.insert_rows(row + 1)
    made.sheet.merge_cells(start_row=row, end_row=row + 1, start_column=6, end_column=6)
    made.sheet.cell(row + 1, K, "B")
    assert read(made).answers == {UNIT: {"P.1.i.b": "B"}}


def test_other_sheets_are_named() -> None:
    made = form({"P.1.i.a": "Ya"})
    for title, state in (("Salinan", "visible"), ("Lama", "hidden")):
        copy = made.book.copy_worksheet(made.sheet)
        copy.title, copy.sheet_state = title, state
    made.book.create_sheet("Petunjuk").append(["Isilah dengan benar"])
    made.book.create_sheet("Kosong")
    reading = read(made)
    assert reading.sheets == ("LKE ZI",)
    assert [finding.sentence for finding in reading.findings if finding.kind is FindingKind.UNREAD_SHEET] == [
        "Lembar “Salinan” berisi LKE untuk penilai yang sudah terbaca dari lembar lain, jadi isinya tidak dibaca.",
        "Lembar “Lama” tersembunyi, jadi isinya tidak dibaca.",
        "Lembar “Petunjuk” tidak dikenali sebagai LKE, jadi isinya tidak dibaca.",
    ]


def _zipped(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "bukan lembar kerja Excel"),
        (b"%PDF-1.7 apa saja", "bukan lembar kerja Excel"),
        (b"Butir,Jawaban\nP.1.i.a,Ya\n", "bukan lembar kerja Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "dikunci dengan kata sandi"),
        (_zipped(word__document_xml=b"<a/>"), "bukan lembar kerja Excel"),
        (_zipped(xl__workbook_xml=b"<a/>"), "rusak atau tidak dapat dibaca"),
        (_zipped(xl__workbook_xml=b"<!DOCTYPE a []><a/>"), "definisi XML"),
        (_zipped(xl__workbook_xml=b"<a>" + b" " * (40 * limits.MIB) + b"</a>"), "terlalu besar setelah dibuka"),
        (form(only=TEN[:3]).data(), "tidak berisi LKE"),
    ],
    ids=["empty", "pdf", "csv", "locked", "word", "broken", "dtd", "bomb", "no LKE"],
)  # fmt: skip
def test_what_is_no_worksheet_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(SheetError, match=words):
        read_worksheet(LKE, data)


def test_limits_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    made = form(only=TEN)
    made.sheet.cell(book_module.MAX_SHEET_ROWS + 1, 1, "x")
    far = made.data()
    with pytest.raises(SheetError, match="10000 baris"):
        read_worksheet(LKE, far)
    made.sheet.cell(1_000_000, 1, "x")
    with pytest.raises(SheetError, match="10000 baris"):
        read_worksheet(LKE, made.data())
    small = form(only=TEN).data()
    for name, most, words in (
        ("MAX_FILLED_CELLS", 20, "20 sel berisi"), ("MAX_SHEETS", 0, "0 lembar"), ("MAX_FILE_BYTES", 9, "MiB"),
    ):  # fmt: skip
        with monkeypatch.context() as patch:
            patch.setattr(book_module, name, most)
            with pytest.raises(SheetError, match=words):
                read_worksheet(LKE, small)


def test_headings_below_headings() -> None:
    made = form({"P.1.i.a": "Ya"}, heads=[*BOTH[:10], "Jawaban", None, "Catatan"])
    made.sheet.merge_cells("K3:L3")
    made.sheet.insert_rows(4)
    made.sheet["K4"], made.sheet["L4"] = "Unit", "TPI"
    made.sheet.cell(made.rows["P.1.i.a"] + 1, 12).value = "Tidak"
    assert read(made).answers == {UNIT: {"P.1.i.a": "Ya"}, TPI: {"P.1.i.a": "Tidak"}}


def test_a_form_that_nobody_filled_in_has_no_answers() -> None:
    made = form(heads=[])
    made.sheet.append(["1."])
    reading = read(made)
    assert (reading.answers, reading.counts.found) == ({}, 113)


def test_a_link_or_comment_without_a_text_is_kept() -> None:
    made = form({"P.1.i.a": "Ya"})
    row = made.rows["P.1.i.b"]
    made.sheet.cell(row, K).hyperlink = "https://contoh.go.id/sk"
    made.sheet.cell(row, K).value = " "
    made.sheet.cell(row, N).comment = Comment("periksa", "x")
    reading = read(made)
    assert reading.evidence == {"P.1.i.b": ("https://contoh.go.id/sk",)}
    assert reading.notes == {UNIT: {"P.1.i.b": "Komentar: periksa"}}


def test_one_note_and_one_proof_for_all_inputs_of_a_question_are_kept_once() -> None:
    made = form()
    first, last = made.rows["R.1.i.a"], made.rows["R.1.i.a.2"]
    for column, text in ((N, "Lihat laporan"), (O, "Laporan.pdf")):
        made.sheet.cell(first, column).value = text
        made.sheet.merge_cells(start_row=first, end_row=last, start_column=column, end_column=column)
    reading = read(made)
    assert (reading.notes, reading.evidence) == ({UNIT: {"R.1.i.a": "Lihat laporan"}}, {"R.1.i.a": ("Laporan.pdf",)})


def test_of_two_rows_that_resemble_a_question_the_likelier_is_read() -> None:
    made = form({"P.1.i.b": "B"})
    made["P.1.i.b", 6] = "Penentuan anggota tim dipilih melalui prosedur yang jelas"
    row = made.sheet.max_row + 1
    made.sheet.cell(row, 6, "Penentuan anggota tim dipilih melalui prosedur jelas")
    made.sheet.cell(row, K, "C")
    reading = read(made)
    assert reading.answers == {UNIT: {"P.1.i.b": "B"}}
    assert told(reading, FindingKind.NOT_A_QUESTION) == [(f"K{row}", "C")]
