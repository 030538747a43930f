"""Files that are broken, hostile or no decree at all: a sentence in Indonesian, and nothing else ever."""

from __future__ import annotations

import hashlib
import io
import random
import shutil
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.kernel.decree.builders import Rows, to_csv, to_docx, to_html, to_markdown, to_xls, to_xlsx
from tests.kernel.decree.phrases import DSK, SK, TITLE

from bening.kernel.decree import DecreeError, limits, read, read_pasted
from bening.kernel.decree.archive import check_archive
from bening.kernel.decree.detect import OLD_WORD
from bening.kernel.decree.encoding import decode

PLAN: Rows = [["No", "Rencana Aksi", "Eviden", "Waktu"], ["1", SK, DSK, "Januari 2025"]]
SAMPLES = {
    "markdown": to_markdown([TITLE, PLAN]),
    "html": to_html([TITLE, PLAN]),
    "docx": to_docx([TITLE, PLAN]),
    "xlsx": to_xlsx([TITLE, PLAN]),
    "xls": to_xls([TITLE, PLAN]),
    "csv": to_csv([TITLE, PLAN]),
}


def archive(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return out.getvalue()


def docx_of(document: bytes) -> bytes:
    return archive(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": document})


def refusal(data: bytes) -> str:
    with pytest.raises(DecreeError) as caught:
        read(data)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert sentence[0].isupper()
    return sentence


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "kosong"),
        (b"   \n\x00\x00", "kosong"),
        ((hashlib.sha512(b"x").digest() * 80), "bukan teks"),
        (b"%PDF-1.7 tidak utuh", "PDF ini rusak"),
        (b"PK\x03\x04 bukan arsip", "rusak"),
        (b"\x89PNG\r\n\x1a\n bukan gambar", "Gambar ini rusak"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "tidak dikenali"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + bytes(600), "Excel ini rusak"),
        (archive(**{"ppt/presentation.xml": b"<p/>"}), "arsip ZIP"),
        (b"Hanya sebuah kalimat tanpa tabel.", "tidak memuat tabel"),
        (b"a;b;c\n1;2;3\n", "Tidak ada tabel rencana aksi"),
        (b"<html><body><p>Tanpa tabel</p></body></html>", "Tidak ada tabel rencana aksi"),
        (docx_of(b"<broken"), "rusak"),
        (archive(**{"word/document.xml": b"<a/>"})[:-30], "rusak"),
    ],
)
def test_a_sentence_says_what_is_wrong(data: bytes, words: str) -> None:
    assert words in refusal(data)


def test_old_word_is_asked_to_be_saved_anew() -> None:
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")) == OLD_WORD


def test_a_file_past_the_limit_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bening.kernel.decree.reading.MAX_FILE_BYTES", 100)
    path = tmp_path / "besar.csv"
    path.write_bytes(b"x" * 200)
    with pytest.raises(DecreeError, match="lebih dari batas"):
        read(path)


def test_a_path_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(DecreeError, match="tidak ditemukan"):
        read(tmp_path / "tidak-ada.csv")
    with pytest.raises(DecreeError, match="tidak dapat dibuka"):
        read(tmp_path)


def test_text_past_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bening.kernel.decree.reading.MAX_TEXT_BYTES", 100)
    assert "lebih dari batas" in refusal(SAMPLES["html"])
    with pytest.raises(DecreeError, match="lebih dari batas"):
        read_pasted("x" * 200)


def test_nothing_pasted() -> None:
    with pytest.raises(DecreeError, match="Belum ada yang ditempelkan"):
        read_pasted("  \n ")


def test_a_zip_bomb_is_refused_by_what_comes_out_of_it() -> None:
    bomb = docx_of(b"<a>" + b" " * (40 * limits.MIB) + b"</a>")
    assert len(bomb) < limits.MIB
    started = time.monotonic()
    assert "terlalu besar" in refusal(bomb)
    assert time.monotonic() - started < 2


def test_an_archive_that_declares_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bening.kernel.decree.archive.MAX_ARCHIVE_BYTES", 10)
    with pytest.raises(DecreeError, match="terlalu besar"):
        check_archive(SAMPLES["docx"])


def test_an_archive_that_lies_about_its_size() -> None:
    content = b"<a>" + b"x" * 3000 + b"</a>"
    data = bytearray(docx_of(content))
    size = len(content).to_bytes(4, "little")
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = (5).to_bytes(4, "little")
    assert "rusak" in refusal(bytes(data))


def test_too_many_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bening.kernel.decree.archive.MAX_ARCHIVE_ENTRIES", 1)
    assert "terlalu besar" in refusal(SAMPLES["xlsx"])


def test_one_part_past_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bening.kernel.decree.archive.MAX_XML_BYTES", 10)
    assert "terlalu besar" in refusal(SAMPLES["docx"])


def test_an_encrypted_archive() -> None:
    data = bytearray(SAMPLES["docx"])
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    assert "kata sandi" in refusal(bytes(data))


def test_entities_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w>&b;</w>'
    assert "definisi XML" in refusal(docx_of(bomb))


def test_a_wide_table_is_refused() -> None:
    started = time.monotonic()
    for data in (
        b";".join(b"x" for _ in range(10_000)) + b"\n",
        b"<table><tr>" + b"<td>x</td>" * 10_000 + b"</tr></table>",
        to_markdown([[["x"] * 1000]]),
    ):
        assert "kolom" in refusal(data)
    assert time.monotonic() - started < 5


LOCKED_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"3 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]/Size 4>>\n%%EOF"
)


def test_a_pdf_that_needs_a_password() -> None:
    assert "dikunci dengan kata sandi" in refusal(LOCKED_PDF)


def test_a_word_file_that_needs_a_password() -> None:
    stream = "EncryptedPackage".encode("utf-16-le").ljust(128, b"\0")
    assert "dikunci dengan kata sandi" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + stream)


def test_a_plan_longer_than_any_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bening.kernel.decree.assemble.plan.MAX_PLAN_ROWS", 2)
    head = "No;Rencana Aksi;Eviden;Waktu\n"
    rows = [f"{n};Membentuk tim {n};SK tim;Januari 2025\n" for n in range(1, 4)]
    assert "mempunyai 3 baris, lebih dari batas 2" in refusal((head + "".join(rows)).encode())
    assert len(read((head + "".join(rows[:2])).encode()).items()) == 2


def test_a_full_sheet_is_refused_before_its_colours_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.kernel.decree.builders import to_xlsx

    monkeypatch.setattr("bening.kernel.decree.readers.excel.MAX_FILLED_CELLS", 7)
    table = [["No", "Rencana Aksi", "Eviden", "Waktu"], ["1", "Membentuk tim", "SK tim", "Januari 2025"]]
    assert "lebih dari 7 sel berisi" in refusal(to_xlsx([table]))


def test_a_word_document_of_endless_paragraphs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bening.kernel.decree.readers.docx.MAX_PARAGRAPHS", 3)
    assert "melebihi batas 3" in refusal(to_docx([[["No", "Rencana Aksi"], ["1", "Rapat"]]] * 4))


def test_a_long_table_is_refused() -> None:
    assert "baris" in refusal(b"a;b;c\n" * (limits.MAX_ROWS + 2))
    assert "baris" in refusal(b"<table>" + b"<tr><td>x</td></tr>" * (limits.MAX_ROWS + 2) + b"</table>")


def test_a_deep_page_is_refused_or_read_but_never_falls() -> None:
    deep = b"<html><body>" + b"<div>" * 50_000 + b"x"
    refusal(deep)
    refusal(b"<table><tr><td>" * 5_000)


def test_spans_that_lie() -> None:
    table = b'<table><tr><td colspan="99999">x</td></tr></table>'
    assert "kolom" in refusal(table)
    html = to_html([TITLE, PLAN]).replace(b"<td>1</td>", b'<td rowspan="9999999" colspan="abc">1</td>')
    assert len(read(html).items()) == 1


def test_formulas_give_the_saved_value() -> None:
    """A formula never computed by a spreadsheet has no value; it reads as empty and runs nothing."""
    rows = [PLAN[0], ["1", '=HYPERLINK("http://contoh.id","x")', DSK, "Januari 2025"], ["2", SK, DSK, "Maret 2025"]]
    draft = read(to_xlsx([TITLE, rows]))
    assert [item.action_raw for item in draft.items()][-1] == SK


def test_encodings() -> None:
    assert decode("é ✓".encode()) == "é ✓"
    assert decode("é".encode("cp1252")) == "é"
    assert decode("abc é".encode("utf-16-be")) == "abc é"
    assert decode(b"\xff\xfe\x00\x00" + "ab".encode("utf-32-le")) == "ab"
    with pytest.raises(DecreeError):
        decode(b"\xef\xbb\xbf" + bytes(range(1, 9)) * 20)


def test_a_locked_pdf_and_an_overlong_one(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    out = io.BytesIO()
    pages = [Image.new("L", (20, 20)) for _ in range(3)]
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:])
    monkeypatch.setattr("bening.kernel.decree.readers.pdf.MAX_PAGES", 2)
    assert "lebih dari batas 2" in refusal(out.getvalue())


def test_a_scan_without_tesseract_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    out, pdf = io.BytesIO(), io.BytesIO()
    Image.new("L", (200, 200), 255).save(out, "PNG")
    Image.new("L", (200, 200), 255).save(pdf, "PDF")
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert "apt install tesseract-ocr tesseract-ocr-ind" in refusal(out.getvalue())
    assert "apt install tesseract-ocr tesseract-ocr-ind" in refusal(pdf.getvalue())


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_damaged_files_never_raise_anything_else(name: str, seed: int) -> None:
    """Random cuts and flipped bytes of every sample; most damage to an archive is caught by its checksums."""
    chance = random.Random(seed)
    data = bytearray(SAMPLES[name])
    for _ in range(chance.randint(1, 12)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.4:
        del data[chance.randrange(len(data)) :]
    with suppress(DecreeError):
        draft = read(bytes(data))
        assert draft.cells_total == draft.cells_in_plan + draft.cells_explained


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_damaged_word_xml_never_raises_anything_else(seed: int) -> None:
    """The damage goes inside the archive, past its checksums."""
    chance = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(SAMPLES["docx"])) as file:
        document = file.read("word/document.xml").decode()
    at = chance.randrange(len(document))
    document = (
        document[:at]
        + chance.choice(["<", "&x;", "999999999", '"', "</w:tr>", "", "w:", "\u0007"])
        + document[at + 3 :]
    )
    with suppress(DecreeError):
        assert read(docx_of(document.encode())).items()
