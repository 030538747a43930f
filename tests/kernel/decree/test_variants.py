"""Unseen decrees are read as people would read them, in every format that can carry their shape."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.kernel.decree.builders import (
    Blocks,
    to_csv,
    to_docx,
    to_html,
    to_markdown,
    to_pasted,
    to_xls,
    to_xlsx,
)
from tests.kernel.decree.offices import OFFICES
from tests.kernel.decree.variants import DSK, JAN, MP, PW, RAPAT, SK, TITLE, VARIANTS, Variant

from bening.kernel.decree import PlanDraft, read, read_pasted
from bening.kernel.decree.draft import Role

READERS: dict[str, Callable[[Blocks], PlanDraft]] = {
    "markdown": lambda blocks: read(to_markdown(blocks)),
    "html": lambda blocks: read(to_html(blocks)),
    "docx": lambda blocks: read(to_docx(blocks)),
    "xlsx": lambda blocks: read(to_xlsx(blocks)),
    "xls": lambda blocks: read(to_xls(blocks)),
    "csv": lambda blocks: read(to_csv(blocks)),
    "pasted": lambda blocks: read_pasted(to_pasted(blocks)),
}
CASES = [
    pytest.param(variant, name, id=f"{variant.name} ({name})")
    for variant in (*VARIANTS, *OFFICES)
    for name in variant.formats
]


@pytest.mark.parametrize(("variant", "name"), CASES)
def test_variant(variant: Variant, name: str) -> None:
    draft = READERS[name](variant.blocks)
    items = draft.items()
    dues = [tuple(o.due.strftime("%m-%d") for o in item.schedule.occurrences) for item in items]
    read_items = [(i.id, i.indicator, i.action_raw, i.evidence_raw, due) for i, due in zip(items, dues, strict=True)]
    assert tuple(read_items) == tuple((name, own or deed, deed, *rest) for name, own, deed, *rest in variant.items)
    assert tuple(section.title for section in draft.sections) == variant.sections
    assert tuple(component.name for component in draft.components()) == variant.components
    assert draft.cells_total == draft.cells_in_plan + draft.cells_explained
    assert not [finding for finding in draft.findings if finding.code == "cells_unplaced"]
    assert {finding.code for finding in draft.findings} >= set(variant.codes)
    assert tuple(reading.heading for reading in draft.columns if not reading.sure) == variant.unsure
    if variant.owners:
        assert tuple(item.owner_raw for item in items) == variant.owners


def test_there_are_many_variants() -> None:
    assert len(VARIANTS) >= 20


def test_areas_are_known_in_every_shape() -> None:
    for variant in VARIANTS:
        if MP in variant.sections:
            assert [section.area for section in read(to_html(variant.blocks)).sections] == ["MP", "PW"]


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
    assert read(to_docx([TITLE, f"# II. {PW}", table])).sections[0].title == PW
    assert (
        read(to_docx(["# Latar Belakang", "Zona Integritas adalah predikat.", TITLE, table])).sections[0].title == TITLE
    )


def test_automatic_word_numbers_are_read() -> None:
    from docx import Document
    from tests.kernel.decree.builders import _saved

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
    item = read(_saved(document.save)).items()[0]
    assert item.action_raw == f"1. {SK}\n2. {RAPAT}"
    assert [step.no for step in item.action_steps] == [1, 2]
    assert item.schedule.first_due.strftime("%m-%d") == JAN
