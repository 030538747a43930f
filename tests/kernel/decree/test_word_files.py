"""Word documents with what people leave in them: tracked changes, controls, text boxes, ticks, tables in cells."""

from __future__ import annotations

from tests.kernel.decree.files import TITLE, cell, paragraph, row, run, table, word
from tests.kernel.decree.sketch import expected_sketch, sketch_of

from bening.kernel.decree import read

HEAD = row("No", "Rencana Aksi", "Eviden", "Waktu")
PLAN = """
I (judul)
  - Membentuk tim > SK tim @ 01-31
  - Sosialisasi > Notulen @ 03-31
"""
SECOND = row("2", "Sosialisasi", "Notulen", "Maret 2025")


def reads(data: bytes, expected: str = PLAN) -> None:
    assert sketch_of(read(data)) == expected_sketch(expected)


def test_deleted_words_are_gone_and_inserted_ones_are_read() -> None:
    gone, new = "<w:del><w:r><w:delText>panitia</w:delText></w:r></w:del>", f"<w:ins>{run('tim')}</w:ins>"
    changed = f"<w:p>{run('Membentuk ')}{gone}{new}</w:p>"
    reads(word(paragraph(TITLE), table(HEAD, row("1", cell(changed), "SK tim", "Januari 2025"), SECOND)))


def test_a_row_whose_deletion_is_tracked_is_gone_and_an_inserted_one_is_read() -> None:
    texts = ("9", "Batal", "-", "Mei 2025")
    struck = (cell(f"<w:p><w:del><w:r><w:delText>{text}</w:delText></w:r></w:del></w:p>") for text in texts)
    gone = row(*struck, properties="<w:del/>")
    half = row("9", "Batal juga", "Dokumen", "Mei 2025", properties="<w:del/>")
    new = row("2", "Sosialisasi", "Notulen", "Maret 2025", properties="<w:ins/>")
    reads(word(paragraph(TITLE), table(HEAD, row("1", "Membentuk tim", "SK tim", "Januari 2025"), gone, half, new)))


def test_moved_words_stand_where_they_went() -> None:
    here = f"<w:p><w:moveFrom>{run('Notulen')}</w:moveFrom>{run('SK tim')}</w:p>"
    there = f"<w:p><w:moveTo>{run('Notulen')}</w:moveTo></w:p>"
    reads(
        word(
            paragraph(TITLE),
            table(
                HEAD,
                row("1", "Membentuk tim", cell(here), "Januari 2025"),
                row("2", "Sosialisasi", cell(there), "Maret 2025"),
            ),
        )
    )


def test_content_controls_around_words_cells_and_rows_are_open() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    first = row("1", control(cell("Membentuk tim")), cell(f"<w:p>{control(run('SK tim'))}</w:p>"), "Januari 2025")
    reads(word(control(paragraph(TITLE)), control(table(HEAD, control(first), control(SECOND)))))


def test_ticks_that_word_keeps_as_symbols_are_marks() -> None:
    tick = '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'
    reads(
        word(
            paragraph(TITLE),
            table(
                row("No", "Rencana Aksi", "Eviden", "Jan", "Feb", "Mar"),
                row("1", "Membentuk tim", "SK tim", cell(tick), "", ""),
                row("2", "Sosialisasi", "Notulen", "", "", cell(tick)),
            ),
        )
    )


def test_check_boxes_count_only_when_they_are_ticked() -> None:
    def box(sign: str) -> str:
        return cell(f"<w:p><w:sdt><w:sdtPr/><w:sdtContent>{run(sign)}</w:sdtContent></w:sdt></w:p>")

    reads(
        word(
            paragraph(TITLE),
            table(
                row("No", "Rencana Aksi", "Eviden", "Jan", "Feb", "Mar"),
                row("1", "Membentuk tim", "SK tim", box("☒"), box("☐"), box("☐")),
                row("2", "Sosialisasi", "Notulen", box("☐"), box("☐"), box("☑")),
            ),
        )
    )


def test_a_text_box_is_read_once_though_word_keeps_two_copies() -> None:
    text = f"<w:txbxContent>{paragraph(TITLE)}</w:txbxContent>"
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx>"
        f"{text}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>{text}</v:textbox></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    draft = read(word(box, table(HEAD, row("1", "Membentuk tim", "SK tim", "Januari 2025"), SECOND)))
    assert sketch_of(draft) == expected_sketch(PLAN)
    assert draft.document.table_title == TITLE


def test_a_plan_inside_a_text_box_is_read() -> None:
    plan = table(HEAD, row("1", "Membentuk tim", "SK tim", "Januari 2025"), SECOND)
    box = f"<w:p><w:r><wps:txbx><w:txbxContent>{plan}<w:p/></w:txbxContent></wps:txbx></w:r></w:p>"
    reads(word(paragraph(TITLE), box))


def test_a_small_table_inside_a_cell_is_the_text_of_that_cell() -> None:
    papers = f"{table(row('Undangan'), row('Notulen'))}<w:p/>"
    reads(
        word(paragraph(TITLE), table(HEAD, row("1", "Rapat", cell(papers), "Januari 2025"), SECOND)),
        """
        I (judul)
          - Rapat > Undangan / Notulen @ 01-31
          - Sosialisasi > Notulen @ 03-31
        """,
    )


def test_a_plan_inside_a_frame_table_is_read() -> None:
    plan = f"{table(HEAD, row('1', 'Membentuk tim', 'SK tim', 'Januari 2025'), SECOND)}<w:p/>"
    frame = table(row(cell(f"{paragraph('LOGO')}")), row(cell(plan)))
    reads(word(paragraph(TITLE), frame))


def test_hidden_words_and_field_codes_are_not_read() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r>"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("Januari 2025")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    first = row("1", cell(f"<w:p>{run('Membentuk tim')}{hidden}</w:p>"), "SK tim", cell(f"<w:p>{field}</w:p>"))
    reads(word(paragraph(TITLE), table(HEAD, first, SECOND)))


def test_vertical_merges_and_cells_before_the_first_column() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    reads(
        word(
            paragraph(TITLE),
            table(
                row("Area", "Rencana Aksi", "Eviden", "Waktu"),
                row(cell("Manajemen Perubahan", down), "Membentuk tim", "SK tim", cell("Januari 2025", down)),
                row(cell("", on), "Sosialisasi", "Notulen", cell("", on)),
                row("Penguatan Pengawasan", "Membentuk UPG", "SK UPG", "Maret 2025"),
            ),
        ),
        """
        I Manajemen Perubahan
          - Membentuk tim > SK tim @ 01-31
          - Sosialisasi > Notulen @ 01-31
        II Penguatan Pengawasan
          - Membentuk UPG > SK UPG @ 03-31
        """,
    )
