"""What single formats bring along: lists, nested tables, tracked changes, repeated cells."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from itertools import pairwise

import pytest

from bening.kernel.decree import DecreeError, read
from bening.kernel.decree.blocks import Table, Text
from bening.kernel.decree.clean import value_text
from bening.kernel.decree.draft import Place
from bening.kernel.decree.guard import sentence
from bening.kernel.decree.readers.cut_words import WholeWords
from bening.kernel.decree.readers.docx import read_docx
from bening.kernel.decree.readers.html import read_html
from bening.kernel.decree.readers.markdown import read_markdown
from bening.kernel.decree.readers.ocr import FAILED, read_image
from bening.kernel.decree.readers.ods import read_ods
from bening.kernel.decree.readers.ruled import Box, Ruled, box_text, go_on, ruled_table, stacked_tables, unwrap
from bening.kernel.decree.readers.word_numbering import Numbering
from bening.kernel.decree.readers.xml import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
OFFICE = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)


def quiet(_share: float, _words: str) -> None:
    """No progress wanted."""


def pack(**entries: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return out.getvalue()


def word(body: str, **parts: str) -> list[Text | Table]:
    document = f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>"
    return read_docx(pack(**{"word/document.xml": document, **parts}), quiet).blocks


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


# ---- Word ------------------------------------------------------------------------------------------------------------


# ruff: noqa: E501 - markup reads best on one line


def test_word_tracked_changes_boxes_and_breaks() -> None:
    blocks = word(
        f"<w:p>{run('satu')}<w:del>{run('hapus')}</w:del><w:ins>{run(' dua')}</w:ins><w:r><w:tab/><w:t>tiga</w:t><w:br/>"
        '<w:noBreakHyphen/></w:r><w:r><w:br w:type="page"/></w:r></w:p>'
        f"<w:sdt><w:sdtContent><w:p>{run('isian')}</w:p></w:sdtContent></w:sdt>"
        f"<w:p><mc:AlternateContent><mc:Choice><w:p>{run('kotak')}</w:p></mc:Choice><mc:Fallback><w:p>{run('dua kali')}"
        "</w:p></mc:Fallback></mc:AlternateContent></w:p>"
        f"<w:p><mc:AlternateContent><mc:Fallback><w:p>{run('cadangan')}</w:p></mc:Fallback></mc:AlternateContent></w:p>"
        "<w:p/>"
    )
    assert [block.text for block in blocks] == ["satu dua tiga\n-", "isian", "kotak", "cadangan"]
    assert [block.place.page for block in blocks] == [1, 2, 2, 2]


def test_word_table_inside_a_table_is_the_table() -> None:
    inner = f"<w:tbl><w:tr><w:tc><w:p>{run('a')}</w:p></w:tc><w:tc><w:p>{run('b')}</w:p></w:tc></w:tr></w:tbl>"
    (before, table) = word(f"<w:tbl><w:tr><w:tc><w:p>{run('judul')}</w:p>{inner}</w:tc></w:tr></w:tbl>")
    assert before.text == "judul"
    assert list(table.texts()) == ["a", "b"]


def test_word_small_table_inside_a_cell_is_its_text() -> None:
    inner = f"<w:tbl><w:tr><w:tc><w:p>{run('a')}</w:p></w:tc><w:tc><w:p>{run('b')}</w:p></w:tc></w:tr></w:tbl>"
    (table,) = word(f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc><w:tc><w:p>{run('c')}</w:p></w:tc></w:tr></w:tbl>")
    assert list(table.texts()) == ["a\nb", "c"]


def test_word_spans_offsets_and_colours() -> None:
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p>{}</w:p></w:tc>"
    rows = (
        "<w:tr>"
        + cell.format('<w:vMerge w:val="restart"/><w:shd w:fill="92D050"/>', run("tinggi"))
        + cell.format(
            '<w:gridSpan w:val="2"/><w:shd w:fill="auto"/>', "<w:r><w:rPr><w:b/></w:rPr><w:t>lebar</w:t></w:r>"
        )
        + "</w:tr><w:tr>"
        + cell.format("<w:vMerge/>", run("lagi"))
        + "</w:tr><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>"
        + cell.format("<w:vMerge/>", run("sendiri"))
        + "<w:bookmarkStart/></w:tr>"
    )
    (table,) = word(f"<w:tbl>{rows}</w:tbl>")
    first, second = table.rows[0].cells
    assert (first.text, first.rowspan, first.fill) == ("tinggi\nlagi", 2, "92d050")
    assert (second.column, second.colspan, second.fill, second.bold) == (2, 2, "", True)
    assert (second.text, second.rowspan, table.rows[2].cells) == ("lebar\nsendiri", 2, [])


def test_word_styles_bring_levels_and_lists() -> None:
    styles = (
        f'<w:styles {W}><w:style w:styleId="J"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="K"/>'
        "</w:styles>"
    )
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
        '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    paragraph = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr>{}</w:p>'
    blocks = word(
        paragraph.format("J", run("Judul")) + paragraph.format("L", run("a")) + paragraph.format("L", run("b")),
        **{"word/styles.xml": styles, "word/numbering.xml": numbering},
    )
    assert [(block.text, block.level) for block in blocks] == [("Judul", 2), ("III. a", None), ("IV. b", None)]


@pytest.mark.parametrize(
    ("style", "text", "shown"),
    [
        ("decimal", "%1.", ["1.", "2."]),
        ("decimalZero", "%1)", ["01)", "02)"]),
        ("lowerLetter", "%1)", ["a)", "b)"]),
        ("upperLetter", "(%1)", ["(A)", "(B)"]),
        ("lowerRoman", "%1", ["i", "ii"]),
        ("bullet", "•", ["", ""]),
    ],
)
def test_word_number_styles(style: str, text: str, shown: list[str]) -> None:
    root = parse_xml(
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        "</w:numbering>".encode()
    )
    numbering = Numbering.of(root)
    assert [numbering.next("1", 0), numbering.next("1", 0)] == shown
    assert numbering.next("1", 5) == numbering.next("9", 0) == ""


def test_word_numbers_of_levels_and_overrides() -> None:
    root = parse_xml(
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:lvlText w:val="%1.%2"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
        '</w:lvlOverride><w:lvlOverride w:ilvl="1"><w:lvl><w:numFmt w:val="lowerLetter"/></w:lvl></w:lvlOverride></w:num>'
        '<w:num w:numId="3"/></w:numbering>'.encode()
    )
    numbering = Numbering.of(root)
    said = [numbering.next("1", depth) for depth in (0, 1, 1, 0, 1)]
    assert said == ["1.", "1.1", "1.2", "2.", "2.1"]
    assert [numbering.next("2", depth) for depth in (0, 1)] == ["7.", "7.a"]
    assert numbering.next("3", 0) == ""


# ---- HTML ------------------------------------------------------------------------------------------------------------


def test_html_lists_layout_tables_and_silence() -> None:
    data = "".join(f"<tr><td>{n}</td><td>b</td></tr>" for n in range(4))
    source = read_html(
        "<html><head><title>t</title><style>p{}</style></head><body>depan<h2>Judul</h2><script>x()</script>ekor"
        "<ol start='3'><li>tiga<li>empat</ol><ul><li>butir</ul>"
        f"<table><tr><td>kiri</td><td><table>{data}</table>sesudah</td></tr></table>"
        "<table><tr><th bgcolor='#FF0'>a<table><tr><td>kecil</td></tr></table></th><td style='font-weight:bold'>b</td>"
        "<p>bukan sel</p></tr></table></body></html>"
    )
    texts = [(block.text, block.level) for block in source.blocks if isinstance(block, Text)]
    assert texts == [
        ("depan", None),
        ("Judul", 2),
        ("ekor", None),
        ("3. tiga", None),
        ("4. empat", None),
        ("butir", None),
        ("kiri", None),
        ("sesudah", None),
        ("bukan sel", None),
    ]
    tables = [block for block in source.blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [4, 1]
    heading, bold = tables[1].rows[0].cells
    assert (heading.text, heading.fill, heading.bold) == ("a\nkecil", "ff0", True)
    assert bold.bold


# ---- Markdown --------------------------------------------------------------------------------------------------------


def test_markdown_lists_code_and_html_tables() -> None:
    source = read_markdown(
        "# Judul\n\n1. satu\n2. dua\n\n```\nkode\n```\n\n```\n```\n\n<div>blok</div>\n\n"
        "<table><tr><td>a</td></tr></table>\n\n| a | b |\n|---|---|\n| c \\| d | `e` | lebih |\n&nbsp;\n"
    )
    texts = [(block.text, block.level) for block in source.blocks if isinstance(block, Text)]
    assert texts[:5] == [("Judul", 1), ("1. satu", None), ("2. dua", None), ("kode", None), ("blok", None)]
    tables = [block for block in source.blocks if isinstance(block, Table)]
    assert list(tables[0].texts()) == ["a"]
    assert list(tables[1].texts())[:5] == ["a", "b", "c | d", "e", "lebih"]


# ---- OpenDocument ----------------------------------------------------------------------------------------------------


def ods(rows: str, manifest: str = "", styles: str = "") -> bytes:
    content = (
        f"<office:document-content {OFFICE}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f'<office:spreadsheet><table:table table:name="Satu">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    return pack(**{"META-INF/manifest.xml": manifest, "content.xml": content})


def test_ods_repeats_spans_dates_and_colours() -> None:
    style = '<style:style style:name="k"><style:table-cell-properties fo:background-color="#92d050"/></style:style>'
    rows = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="2"><table:shapes/>'
        '<table:table-cell table:number-columns-repeated="2"><text:p>x<text:s/>y<text:line-break/>z<text:span>!</text:span></text:p>'
        '</table:table-cell><table:covered-table-cell/><table:table-cell office:date-value="2025-03-05T00:00:00"/>'
        '<table:table-cell office:date-value="kapan"/><table:table-cell table:style-name="k" '
        'table:number-rows-spanned="2"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row>'
    )
    (table,) = read_ods(ods(rows, styles=style + "<style:style style:name='tanpa'/>"), quiet).blocks
    assert [len(row.cells) for row in table.rows] == [0, 0, 5, 5]
    cells = table.rows[2].cells
    assert [cell.text for cell in cells] == ["x y\nz!", "x y\nz!", "5 Maret 2025", "kapan", ""]
    assert (cells[4].fill, cells[4].rowspan) == ("92d050", 2)


def test_ods_that_is_locked_or_empty() -> None:
    with pytest.raises(DecreeError, match="kata sandi"):
        read_ods(ods("", manifest="<manifest:encryption-data/>"), quiet)
    assert read_ods(ods(""), quiet).blocks == []


# ---- ruled tables ----------------------------------------------------------------------------------------------------


def spoken(text: str, x0: float, x1: float, top: float) -> dict[str, object]:
    return {"text": text, "x0": x0, "x1": x1, "top": top, "bottom": top + 10, "fontname": "Contoh-Bold"}


def test_a_word_cut_at_the_right_edge_is_made_whole() -> None:
    box = Box(0, 0, 60, 60)
    assert (
        box_text([spoken("Menerbitka", 5, 54, 2), spoken("n", 5, 10, 14), spoken("SK", 14, 24, 14)], box, WholeWords())
        == "Menerbitkan SK"
    )
    assert unwrap(["1. satu", "lagi", "2. dua", "bolak-", "balik"]) == "1. satu lagi\n2. dua bolak-balik"


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("menggunakan", "teknologi", "menggunakan teknologi"),
        ("pelaksanaan", "tahapan", "pelaksanaan tahapan"),
        ("mempertimban", "gkan", "mempertimbangkan"),
        ("monitoring/ev", "aluasi", "monitoring/evaluasi"),
        ("bersama", "dan", "bersama dan"),
        ("Perencana", "an", "Perencanaan"),
        ("dokumen", "usulan", "dokumen usulan"),
        ("Sosialisas", "inya", "Sosialisasinya"),
    ],
)
def test_a_whole_word_that_fills_its_line_is_left_alone(before: str, after: str, whole: str) -> None:
    right = 5.0 + 5 * len(before)
    box = Box(0, 0, right + 5, 60)
    words = WholeWords()
    words.learn([[spoken("usulan", 5, 35, 2), spoken("baru", 40, 60, 2)]], 100)
    lines = [spoken(before, 5, right, 2), spoken(after, 5, 5 + 5 * len(after), 14)]
    assert box_text(lines, box, words) == whole


def boxes(lefts: list[float], tops: list[float]) -> list[Box]:
    return [Box(x, y, x2, y2) for y, y2 in pairwise(tops) for x, x2 in pairwise(lefts)]


def test_tables_without_a_gap_are_told_apart_by_their_columns() -> None:
    one, other = boxes([0, 50, 100, 150], [0, 20, 40]), boxes([0, 30, 80, 150], [40, 60])
    assert [len(group) for group in stacked_tables([*one, *other])] == [6, 3]
    merged = [Box(0, 40, 150, 60)]
    assert [len(group) for group in stacked_tables([*one, *merged])] == [7]


def page(words: list[dict[str, object]], tops: list[float], lefts: list[float]) -> Ruled:
    return ruled_table(boxes(lefts, tops), words, [], Place(page=1))


def test_a_row_goes_on_overleaf_only_below_full_cells() -> None:
    lefts = [0.0, 100.0, 200.0]
    full = page([spoken("Menyusun", 2, 40, 8), spoken("SK", 102, 112, 8)], [0, 20], lefts)
    after = page([spoken("laporan", 2, 40, 2), spoken("Juni", 2, 20, 22)], [0, 20, 40], lefts)
    assert go_on(full, after)
    assert [row.cells[0].text for row in full.table.rows] == ["Menyusun laporan", "Juni"]
    short = page([spoken("Menyusun", 2, 40, 0)], [0, 60], lefts)
    assert go_on(short, page([spoken("Rapat", 2, 40, 2)], [0, 20], lefts))
    assert len(short.table.rows) == 2
    assert not go_on(short, page([], [0, 20], [0.0, 50.0, 200.0]))


def test_a_colour_behind_a_cell() -> None:
    paint = {"x0": 0, "x1": 100, "top": 0, "bottom": 20, "fill": True, "non_stroking_color": (0.5, 0.8, 0.3)}
    white = {**paint, "non_stroking_color": 1}
    line = {**paint, "bottom": 1}
    table = ruled_table(boxes([0, 100, 200], [0, 20]), [], [white, line, paint], Place()).table
    assert [bool(cell.fill) for cell in table.rows[0].cells] == [True, False]


# ---- OCR -------------------------------------------------------------------------------------------------------------


def test_a_picture_without_lines_or_words_is_no_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (120, 60), 255).save(out, "PNG")
    with pytest.raises(DecreeError, match="Tidak ada tabel"):
        read(out.getvalue())
    monkeypatch.setattr("bening.kernel.decree.readers.ocr.MAX_IMAGE_PIXELS", 100)
    with pytest.raises(DecreeError, match="terlalu besar"):
        read(out.getvalue())


def test_a_failing_tesseract_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (20, 20), 255).save(out, "PNG")
    monkeypatch.setattr("bening.kernel.decree.readers.ocr._program", lambda: "/tidak/ada")
    monkeypatch.setattr("bening.kernel.decree.readers.ocr._languages", lambda _program: "ind")
    with pytest.raises(DecreeError, match=FAILED[:30]):
        read_image(out.getvalue(), quiet)


def test_too_many_scanned_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (200, 200), 255).save(out, "PDF", save_all=True, append_images=[Image.new("L", (200, 200), 255)])
    monkeypatch.setattr("bening.kernel.decree.readers.ocr.MAX_OCR_PAGES", 1)
    with pytest.raises(DecreeError, match="lebih dari batas 1"):
        read(out.getvalue())


# ---- values ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "ya"),
        (False, "tidak"),
        (3.0, "3"),
        (2.5, "2,5"),
        (date(2025, 8, 17), "17 Agustus 2025"),
        (7, "7"),
    ],
)
def test_spreadsheet_values_read_as_an_officer_types_them(value: object, text: str) -> None:
    assert value_text(value) == text


def test_the_guard_lets_an_interruption_pass() -> None:
    with pytest.raises(KeyboardInterrupt), sentence("Berkas rusak."):
        raise KeyboardInterrupt
