"""Pages and texts as Word, Excel, Google and terminals give them away: HTML, CSV, Markdown."""

from __future__ import annotations

import pytest
from tests.kernel.decree.sketch import expected_sketch, sketch_of

from bening.kernel.decree import PlanDraft, read, read_pasted

PLAN = expected_sketch(
    """
    I (judul)
      - Membentuk tim > SK tim @ 01-31
      - Sosialisasi > Undangan / Notulen @ 03-31
    """
)
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta charset=utf-8><style>td {mso-style-name: "Table Normal";}</style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=IN><!--StartFragment-->
<p class=MsoNormal align=center><b><span lang=IN>RENCANA AKSI ZONA INTEGRITAS KANTOR CONTOH TAHUN
2025<o:p></o:p></span></b></p>
<table class=MsoTableGrid border=1><thead><tr><td width=38><p class=MsoNormal><b>No<o:p></o:p></b></p></td>
<td><p class=MsoNormal><b>Rencana
Aksi<o:p></o:p></b></p></td><td><p><b>Eviden</b></p></td><td><p><b>Waktu</b></p></td></tr></thead>
<tr><td><p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>
<o:p>&nbsp;</o:p></p></td>
<td><p class=MsoNormal>Membentuk
tim<o:p></o:p></p></td><td><p>SK tim</p></td><td><p>Januari&nbsp;2025<o:p></o:p></p></td></tr>
<tr><td><p>2.</p></td><td><p><del cite="mailto:x">Rapat</del><ins cite="mailto:y">Sosialisasi</ins></p></td>
<td><p>Undangan</p><p>Notulen</p></td><td><p>Maret 2025<span style='display:none;mso-hide:all'>x</span></p></td></tr>
</table><!--EndFragment--></body></html>"""
EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><style>.xl65 {mso-number-format:"\\@";}</style></head>
<body><table border=0 cellpadding=0 cellspacing=0><!--StartFragment--><col width=64 span=4>
<tr height=20><td colspan=4 class=xl65>RENCANA AKSI ZONA INTEGRITAS KANTOR CONTOH TAHUN 2025</td></tr>
<tr><td></td><td></td><td></td><td></td></tr>
<tr><td class=xl65>No</td><td>Rencana Aksi</td><td>Eviden</td><td>Waktu</td></tr>
<tr><td x:num align=right>1</td><td>Membentuk tim</td><td>SK tim</td><td x:num="45658">Jan-25</td></tr>
<tr><td align=right>2</td><td>Sosialisasi</td><td>Undangan<br>Notulen</td><td>Mar-25</td></tr>
<!--EndFragment--></table></body></html>"""
DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span
style="font-weight:700">RENCANA AKSI ZONA INTEGRITAS KANTOR CONTOH TAHUN 2025</span></p><div dir="ltr"
style="margin-left:0pt;" align="left"><table style="border:none;"><colgroup><col width="40"/></colgroup><tbody>
<tr><td><p dir="ltr"><span>No</span></p></td><td><p dir="ltr"><span>Rencana Aksi</span></p></td>
<td><p dir="ltr"><span>Eviden</span></p></td><td><p dir="ltr"><span>Waktu</span></p></td></tr>
<tr><td><p dir="ltr"><span>1</span></p></td><td><p dir="ltr"><span>Membentuk </span><span>tim</span></p></td>
<td><p dir="ltr"><span>SK tim</span></p></td><td><p dir="ltr"><span>Januari 2025</span></p><br/></td></tr>
<tr><td><p dir="ltr"><span>2</span></p></td><td><p dir="ltr"><span>Sosialisasi</span></p></td>
<td><ul><li dir="ltr"><p dir="ltr">Undangan</p></li><li><p>Notulen</p></li></ul></td>
<td><p dir="ltr"><span>Maret 2025</span></p></td></tr></tbody></table></div></b>"""
SHEETS = """<google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}--></style>
<table cellspacing="0" data-sheets-root="1"><colgroup><col width="50"/></colgroup><tbody>
<tr><td rowspan="1" colspan="4" data-sheets-value='{"1":2,"2":"x"}'>
RENCANA AKSI ZONA INTEGRITAS KANTOR CONTOH TAHUN 2025</td></tr>
<tr><td>No</td><td>Rencana Aksi</td><td>Eviden</td><td data-sheets-value='{"1":2}'>Waktu</td></tr>
<tr><td data-sheets-value='{"1":3,"3":1}'>1</td><td>Membentuk tim</td><td>SK tim</td><td>Januari 2025</td></tr>
<tr><td>2</td><td>Sosialisasi</td><td>Undangan<br/>Notulen</td><td>Maret 2025</td></tr></tbody></table>"""
MARKDOWN = """RENCANA AKSI ZONA INTEGRITAS KANTOR CONTOH TAHUN 2025

|  No | Rencana Aksi      | Eviden                 |     Waktu    |
|----:|:------------------|:----------------------:|--------------|
|   1 | **Membentuk tim** | SK tim                 | Januari 2025 |
|   2 | Sosialisasi       | Undangan<br/>Notulen   | Maret&nbsp;2025
"""
CSV = """"RENCANA AKSI ZONA INTEGRITAS KANTOR CONTOH TAHUN 2025";;;
;;;
No;Rencana Aksi;Eviden;Waktu
1;Membentuk tim;SK tim;Januari 2025
2;Sosialisasi;"Undangan
Notulen";Maret 2025
"""


def pasted(text: str) -> PlanDraft:
    return read_pasted(text, year=2025)


@pytest.mark.parametrize("page", [WORD, EXCEL, DOCS, SHEETS], ids=["word", "excel", "google docs", "google sheets"])
def test_what_is_pasted_from_office_programs(page: str) -> None:
    assert sketch_of(pasted(page)) == PLAN
    assert sketch_of(read(page.encode())) == PLAN


def test_markdown_with_aligned_columns_and_breaks() -> None:
    assert sketch_of(read(MARKDOWN.encode())) == PLAN


def test_csv_with_semicolons_from_windows() -> None:
    assert sketch_of(read(CSV.replace("\n", "\r\n").encode("cp1252"))) == PLAN
    smart = CSV.replace("Membentuk tim", "Membentuk “tim” – 2025").encode("cp1252")
    assert read(smart).items()[0].action_raw == "Membentuk “tim” – 2025"


def test_csv_that_names_its_delimiter() -> None:
    assert sketch_of(read(("sep=;\n" + CSV).encode())) == PLAN


def test_plain_text_of_a_terminal_with_tabs_and_broken_blanks() -> None:
    text = CSV.replace(";", "\t").replace('"Undangan\nNotulen"', "Undangan / Notulen")
    draft = pasted(text)
    assert [item.action_raw for item in draft.items()] == ["Membentuk tim", "Sosialisasi"]


def test_rows_that_a_page_hides_are_not_read() -> None:
    hidden = '<tr style="display: none"><td>9</td><td>Rencana lama</td><td>SK</td><td>Mei 2025</td></tr>'
    assert sketch_of(read(DOCS.replace("</tbody>", f"{hidden}</tbody>").encode())) == PLAN


def test_a_list_of_papers_in_a_table_of_its_own_stays_in_its_cell() -> None:
    papers = "<table><tr><td>Undangan</td></tr><tr><td>Daftar hadir</td></tr><tr><td>Notulen</td></tr></table>"
    draft = read(SHEETS.replace("Undangan<br/>Notulen", papers).encode())
    assert draft.items()[1].evidence_raw == "Undangan\nDaftar hadir\nNotulen"


def test_a_plan_in_the_frame_of_a_web_page_is_read() -> None:
    frame = f"<table><tr><td>Menu</td><td>{SHEETS}</td></tr></table>"
    assert sketch_of(read(f"<html><body>{frame}</body></html>".encode())) == PLAN
