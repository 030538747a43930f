"""A plan that leaves as a document comes back as the same plan."""

import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

import bening.reference.examples
from bening.foundation.accounts.enums import Role
from bening.kernel.decree import draft_from_json, read
from bening.kernel.decree.clean import one_line
from bening.rooms.plans.exports.csv import plan_csv
from bening.rooms.plans.exports.docx import plan_docx
from bening.rooms.plans.exports.json import plan_json
from bening.rooms.plans.exports.pdf import plan_pdf
from bening.rooms.plans.exports.selectors import active_plan, exported_plan
from bening.rooms.plans.exports.xlsx import plan_xlsx
from bening.rooms.plans.services.plan_build import plan_activate, plan_create_from_draft
from tests.factories import NOW, actor, make_unit

pytestmark = pytest.mark.django_db
DECREE = Path(bening.reference.examples.__file__).parent / "kerinci-2025" / "keputusan.md"


@pytest.fixture
def plan():
    unit = make_unit(name="KPU Kabupaten Kerinci")
    by = actor(unit, Role.SECRETARY)
    draft = read(DECREE, year=2025)
    fields = {name: getattr(draft.document, name) for name in ("number", "year", "decree_date", "subject", "signatory")}
    made = plan_create_from_draft(by=by, at=NOW, draft=draft, year=2025, title="Rencana", decree_fields=fields)
    plan_activate(by=by, at=NOW, plan=made)
    return active_plan(unit, 2025)


def as_rows(draft, *, flat=False):
    def text(value):
        return " ".join(one_line(value).split()) if flat else value

    return [
        (
            item.id,
            text(item.indicator),
            text(item.action_raw),
            text(item.evidence_raw),
            text(item.target_raw),
            [(o.period, o.start, o.due) for o in item.schedule.occurrences],
        )
        for item in draft.items()
    ]


def names(draft):
    return [(s.id, s.title, [(c.number, c.name) for c in s.components]) for s in draft.sections]


@pytest.mark.parametrize("form", ["docx", "xlsx", "csv"])
def test_tables_come_back_word_for_word(plan, form):
    exported = exported_plan(plan)
    content = {
        "docx": lambda: plan_docx(exported),
        "xlsx": lambda: plan_xlsx(exported, people=["Siti <siti@contoh.invalid>"]),
        "csv": lambda: plan_csv(exported),
    }[form]()
    back = read(content, filename=f"rencana.{form}", media_type="text/csv" if form == "csv" else None, year=2025)
    assert len(back.items()) == 71
    assert as_rows(back) == as_rows(exported.draft)
    assert names(back) == names(exported.draft)


@pytest.mark.slow
def test_a_pdf_comes_back_with_the_same_words_and_dates(plan):
    exported = exported_plan(plan)
    back = read(plan_pdf(exported, at=NOW), filename="rencana.pdf", year=2025)
    assert as_rows(back, flat=True) == as_rows(exported.draft, flat=True)
    assert (back.document.number, back.document.decree_date) == ("2", exported.draft.document.decree_date)


def test_json_holds_the_draft_itself(plan):
    exported = exported_plan(plan)
    back = draft_from_json(json.loads(plan_json(exported)))
    assert as_rows(back) == as_rows(exported.draft)
    assert sorted(back.merges, key=lambda merge: merge.item) == sorted(
        read(DECREE, year=2025).merges, key=lambda merge: merge.item
    )
    assert len(back.merges) == 2
    assert json.loads(plan_json(exported))["counts"]["occurrences_total"] == 92


def test_the_item_says_from_which_rows_it_was_read(plan, client_for):
    user = actor(plan.unit, Role.STAFF).user
    pages = [
        client_for(user).get(f"/satker/{plan.unit.code}/2025/rencana/butir/{merge.item}/").content.decode()
        for merge in exported_plan(plan).draft.merges
    ]
    assert any("Baris ini digabung dari" in page for page in pages)
    assert any("“analisis mutasi pegawai” disambung di akhirnya" in page for page in pages)


def test_a_word_document_repeats_its_heads_and_lies_across(plan):
    from docx import Document

    document = Document(io.BytesIO(plan_docx(exported_plan(plan))))
    assert document.sections[0].page_width > document.sections[0].page_height
    heads = [row for row in document.tables[0].rows if row._tr.xpath("./w:trPr/w:tblHeader")]
    assert [cell.text for cell in heads[0].cells][:3] == ["NO", "KOMPONEN", "INDIKATOR"]
    assert [cell.text for cell in heads[1].cells] == ["1", "2", "3", "4", "5", "6"]
    assert document.paragraphs[0].text == "LAMPIRAN"


def test_the_workbook_hides_its_keys_freezes_its_head_and_offers_lists(plan):
    book = load_workbook(io.BytesIO(plan_xlsx(exported_plan(plan), people=["Siti <siti@contoh.invalid>"])))
    sheet, due = book["Rencana"], book["Jatuh tempo"]
    assert sheet.column_dimensions["A"].hidden
    assert sheet.column_dimensions["B"].hidden
    assert sheet.freeze_panes == "A2"
    assert (sheet["A3"].value, sheet["B3"].value) == ("I.1.1", 1)
    assert [rule.formula1 for rule in sheet.data_validations.dataValidation] == ["'Daftar'!$A$1:$A$1"]
    assert [rule.formula1 for rule in due.data_validations.dataValidation] == ["'Daftar'!$B$1:$B$6"]
    assert book["Daftar"].sheet_state == "hidden"
    assert due.max_row == 93


def test_queries_do_not_grow_with_the_plan(plan, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        exported_plan(plan)


@pytest.mark.parametrize("ending", ["docx", "pdf", "xlsx", "csv", "json"])
def test_each_format_is_a_download_that_runs_nothing(plan, ending, client_for):
    user = actor(plan.unit, Role.STAFF).user
    response = client_for(user).get(f"/satker/{plan.unit.code}/2025/rencana/ekspor/{ending}/")
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


def test_the_page_offers_all_formats_and_an_import_without_a_plan(plan, client_for):
    user = actor(plan.unit, Role.STAFF).user
    page = client_for(user).get(f"/satker/{plan.unit.code}/2025/rencana/ekspor/").content.decode()
    assert "Unduh Word" in page
    assert "Unggah lembar kerja" not in page
    empty = make_unit()
    response = client_for(actor(empty, Role.STAFF).user).get(f"/satker/{empty.code}/2025/rencana/ekspor/")
    assert "Belum ada rencana yang berlaku" in response.content.decode()
    assert client_for(user).get(f"/satker/{plan.unit.code}/2025/rencana/ekspor/exe/").status_code == 404
