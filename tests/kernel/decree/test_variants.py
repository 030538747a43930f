"""What only some formats can carry, and what a person chooses about a reading."""

from __future__ import annotations

from datetime import date

from tests.kernel.decree.builders import C, saved, to_csv, to_docx, to_html, to_markdown, to_xlsx
from tests.kernel.decree.phrases import DSK, RAPAT, SK, TITLE

from bening.kernel.decree import read
from bening.kernel.decree.draft import Role


def test_dates_in_cells_are_due_dates() -> None:
    rows = [
        ["No", "Kegiatan", "Eviden", "Tanggal"],
        ["1", SK, DSK, C(date(2025, 1, 20))],
        ["2", RAPAT, DSK, C(date(2025, 3, 5))],
    ]
    items = read(to_xlsx([TITLE, rows])).items()
    assert [item.schedule.first_due for item in items] == [date(2025, 1, 20), date(2025, 3, 5)]
    assert [item.schedule.last_due for item in items] == [date(2025, 1, 20), date(2025, 3, 5)]


def test_sheets_are_sections() -> None:
    head = ["No", "Rencana Aksi", "Eviden", "Waktu"]
    sheets = {
        "1. Manajemen Perubahan": [[head, ["1", SK, DSK, "Januari 2025"]]],
        "2. Penguatan Pengawasan": [[head, ["1", RAPAT, "Notulen", "Maret 2025"]]],
        "Petunjuk": ["Isi lembar sesuai area."],
    }
    draft = read(to_xlsx([], sheets=sheets), year=2025)
    assert [(s.id, s.title, s.area) for s in draft.sections] == [
        ("1", "Manajemen Perubahan", "MP"),
        ("2", "Penguatan Pengawasan", "PW"),
    ]
    assert [item.id for item in draft.items()] == ["1.1.1", "2.1.1"]
    assert draft.items()[0].source.sheet == "1. Manajemen Perubahan"


def test_a_person_can_say_what_a_column_is_and_it_is_kept_by_its_layout() -> None:
    blocks = [
        TITLE,
        [["No", "Rencana Aksi", "Eviden", "Waktu", "Simpul"], ["1", SK, DSK, "Januari 2025", "Sekretaris"]],
    ]
    first = read(to_html(blocks))
    reading = first.columns[4]
    chosen = {(reading.signature, reading.column): Role.OWNER, (first.columns[2].signature, 3): Role.INDICATOR}
    again = read(to_markdown(blocks), columns=chosen)
    item = again.items()[0]
    assert (item.owner_raw, item.indicator, item.evidence_raw) == ("Sekretaris", DSK, "")
    assert all(reading.sure for reading in again.columns)
    assert again.columns[4].reason == "dipilih oleh pengguna"


def test_a_year_chosen_by_a_person_wins() -> None:
    blocks = [[["No", "Rencana Aksi", "Eviden", "Waktu"], ["1", SK, DSK, "Januari"]]]
    assert read(to_csv(blocks), year=2026).items()[0].schedule.first_due.isoformat() == "2026-01-31"


def test_a_heading_over_one_table_is_its_section_only_when_it_names_an_area() -> None:
    table = [["No", "Rencana Aksi", "Eviden", "Waktu"], ["1", SK, DSK, "Januari 2025"]]
    assert read(to_docx([TITLE, "# II. PENGUATAN PENGAWASAN", table])).sections[0].title == "PENGUATAN PENGAWASAN"
    assert (
        read(to_docx(["# Latar Belakang", "Zona Integritas adalah predikat.", TITLE, table])).sections[0].title == TITLE
    )


def test_automatic_word_numbers_are_read() -> None:
    from docx import Document

    document = Document()
    table = document.add_table(2, 4)
    for place, text in enumerate(["No", "Rencana Aksi", "Eviden", "Waktu"]):
        table.rows[0].cells[place].text = text
    row = table.rows[1].cells
    row[0].text, row[3].text = "1", "Januari 2025"
    row[1].text, row[2].text = "", "Dokumen"
    row[1].paragraphs[0].style = "List Number"
    row[1].paragraphs[0].add_run(SK)
    row[1].add_paragraph(RAPAT, style="List Number")
    item = read(saved(document.save)).items()[0]
    assert item.action_raw == f"1. {SK}\n2. {RAPAT}"
    assert [step.no for step in item.action_steps] == [1, 2]
    assert item.schedule.first_due.strftime("%m-%d") == "01-31"
