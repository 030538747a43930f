"""The working sheet goes out, is edited offline, and comes back cell by cell."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from bening.foundation.audit.models import AuditEvent
from bening.kernel.decree import DecreeError
from bening.rooms.plans.exports.selectors import exported_plan, person_label
from bening.rooms.plans.exports.xlsx import plan_xlsx
from bening.rooms.plans.imports.sheet import services
from bening.rooms.plans.imports.sheet.reading import read_sheet
from bening.rooms.plans.imports.sheet.selectors import dry_run
from bening.rooms.plans.models import BulkChange, EvidenceRequirement, Item, Occurrence
from tests.factories import NOW
from tests.rooms.plans.worlds import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    world = make_world()
    Item.objects.filter(plan=world.plan).update(target_text="Mei 2025")
    return world


class Sheet:
    """The downloaded workbook, edited like a person would: by heading and row."""

    def __init__(self, world):
        self.book = load_workbook(
            io.BytesIO(plan_xlsx(exported_plan(world.plan), people=[person_label(world.budi.user)]))
        )

    def set(self, key, heading, value, sheet="Rencana"):
        page = self.book[sheet]
        head = {cell.value: cell.column for cell in page[1]}
        row = next(row for row in range(2, page.max_row + 1) if page.cell(row, 1).value == key)
        page.cell(row, head[heading]).value = value

    def content(self):
        stream = io.BytesIO()
        self.book.save(stream)
        return stream.getvalue()


@pytest.fixture
def sheet(world):
    return Sheet(world)


def run(world, sheet):
    return dry_run(world.secretary, world.plan, read_sheet(sheet.content()))


def changes(result):
    return [(one.change.name, one.change.field, one.change.before, one.change.after) for one in result.accepted]


def apply(world, sheet, **more):
    file = services.sheet_receive(by=world.secretary, at=NOW, content=sheet.content(), name="lembar.xlsx")
    token = services.sheet_token(run(world, sheet))
    return services.sheet_apply(by=world.secretary, at=NOW, plan=world.plan, file=file, token=token, **more)


def test_an_untouched_sheet_changes_nothing(world, sheet):
    result = run(world, sheet)
    assert (changes(result), result.troubles, result.comparison.missing) == ([], [], [])


def test_an_emptied_cell_keeps_and_the_word_clears(world, sheet):
    sheet.set("I.1.1", "LANGKAH AKSI", None)
    sheet.set("I.1.2", "BUKTI FISIK", "(Kosongkan)")
    assert changes(run(world, sheet)) == [("Butir I.1.2", "evidence_text", "Laporan", "")]


def test_every_trouble_names_sheet_row_and_column(world, sheet):
    due = world.occurrence().pk
    sheet.set("I.1.1", "INDIKATOR", "(kosongkan)")
    sheet.set("I.1.1", "PENANGGUNG JAWAB", "Orang Lain")
    sheet.set("I.1.2", "TARGET WAKTU", "kapan-kapan")
    sheet.set("II.1.1", "VERSI", "x")
    sheet.set("II.1.1", "INDIKATOR", "Lain")
    sheet.set(due, "KEADAAN", "Selesai", sheet="Jatuh tempo")
    sheet.book["Rencana"].append([None, None, "9", "Baru", "Butir baru"])
    sheet.book["Rencana"].append(["IX.9.9", 1, "9", "Baru", "Butir hilang"])
    sheet.book["Rencana"].append(["I.1.2", 1, "9", "Baru", "Ganda"])
    troubles = {trouble.place: trouble.because for trouble in run(world, sheet).troubles}
    assert troubles["Lembar “Rencana”, baris 3, kolom E (INDIKATOR)"] == "Indikator tidak boleh kosong."
    assert "tidak ada dalam daftar orang" in troubles["Lembar “Rencana”, baris 3, kolom I (PENANGGUNG JAWAB)"]
    assert "tidak terbaca" in troubles["Lembar “Rencana”, baris 4, kolom H (TARGET WAKTU)"]
    assert "versinya hilang" in troubles["Lembar “Rencana”, baris 6, kolom B (VERSI)"]
    assert "lewat pemeriksaan" in troubles["Lembar “Jatuh tempo”, baris 2, kolom G (KEADAAN)"]
    assert "baru" in troubles["Lembar “Rencana”, baris 8"]
    assert "tidak ada lagi" in troubles["Lembar “Rencana”, baris 9"]
    assert "mengulang baris 4" in troubles["Lembar “Rencana”, baris 10"]
    assert changes(run(world, sheet)) == []


def test_a_row_that_is_missing_from_the_sheet_is_told_and_stays(world, sheet):
    sheet.book["Rencana"].delete_rows(3)
    assert run(world, sheet).comparison.missing == ["Butir I.1.1"]


def test_all_cells_are_applied_as_one_change_and_undone_as_one(world, sheet):
    due = world.occurrence().pk
    sheet.set("I.1.1", "INDIKATOR", "=Tim kerja")
    sheet.set("I.1.1", "LANGKAH AKSI", "1. Rapat;\n2. SK")
    sheet.set("I.1.1", "PENANGGUNG JAWAB", person_label(world.budi.user))
    sheet.set("I.1.2", "TARGET WAKTU", "Maret 2025")
    sheet.set(due, "KEADAAN", "Tidak berlaku", sheet="Jatuh tempo")
    sheet.set(due, "CATATAN", "Tidak ada anggaran", sheet="Jatuh tempo")
    sheet.book["Rencana"]["E3"].data_type = "s"
    events = AuditEvent.objects.count()
    change = apply(world, sheet)
    assert AuditEvent.objects.count() == events + 2
    assert AuditEvent.objects.get(batch=change.batch).verb == "plans.sheet_applied"
    item = world.item()
    assert (item.indicator, item.owner, item.version) == ("=Tim kerja", world.budi.user, 2)
    assert [step.text for step in item.steps.order_by("position")] == ["Rapat;", "SK"]
    assert Occurrence.objects.get(item__code="I.1.2", state="not_started", item__plan=world.plan).period == "2025-03"
    assert (world.occurrence().state, world.occurrence().note) == ("cancelled", "Tidak ada anggaran")
    undone = services.sheet_undo(by=world.secretary, at=NOW, change=change)
    assert (undone.rows, undone.left) == (3, [])
    item = world.item()
    assert (item.indicator, item.owner, item.action) == ("Indikator I.1.1", world.rina.user, "Menyusun dokumen")
    assert world.item("I.1.2").target_text == "Mei 2025"
    assert (world.occurrence().state, world.occurrence().note) == ("not_started", "")


def test_a_cell_that_goes_and_comes_back_keeps_its_rows(world, sheet):
    proof = EvidenceRequirement.objects.get(item=world.item())
    sheet.set("I.1.1", "BUKTI FISIK", "Foto kegiatan")
    change = apply(world, sheet)
    assert EvidenceRequirement.with_removed.get(pk=proof.pk).removed_at == NOW
    services.sheet_undo(by=world.secretary, at=NOW, change=change)
    assert list(world.item().requirements.all()) == [proof]


def test_a_row_changed_meanwhile_is_a_conflict_that_shows_both_and_may_be_taken(world, sheet):
    sheet.set("I.1.1", "INDIKATOR", "Dari lembar")
    Item.objects.filter(plan=world.plan, code="I.1.1").update(indicator="Dari Bening", version=2)
    result = run(world, sheet)
    ((key, (cell,)),) = result.comparison.conflicts.items()
    assert (cell.before, cell.after) == ("Dari Bening", "Dari lembar")
    apply(world, sheet, take=frozenset({key}))
    assert world.item().indicator == "Dari lembar"


def test_the_pages_show_the_dry_run_apply_and_undo(world, sheet, client_for):
    web = client_for(world.secretary.user)
    base = f"/satker/{world.unit.code}/2025/rencana/lembar/"
    assert web.get(base).status_code == 200
    sheet.set("I.1.1", "INDIKATOR", "Dari lembar")
    sheet.set("I.1.2", "TARGET WAKTU", "kapan-kapan")
    page = web.post(base, {"file": SimpleUploadedFile("isi.xlsx", sheet.content())}, follow=True)
    words = page.content.decode()
    assert "Dari" in words
    assert "kolom H (TARGET WAKTU)" in words
    here = page.redirect_chain[-1][0]
    assert web.post(here, {"tanda": "lama"}).status_code == 422
    done = web.post(here, {"tanda": page.context["token"]}, follow=True)
    assert "1 sel dari lembar kerja" in done.content.decode()
    assert world.item().indicator == "Dari lembar"
    batch = BulkChange.objects.get().batch
    web.post(f"{base}hasil/{batch}/batalkan/")
    assert world.item().indicator == "Indikator I.1.1"
    assert "Sudah dibatalkan" in web.get(f"{base}hasil/{batch}/").content.decode()


def test_a_stranger_file_is_refused_on_the_page(world, client_for):
    web = client_for(world.secretary.user)
    base = f"/satker/{world.unit.code}/2025/rencana/lembar/"
    response = web.post(base, {"file": SimpleUploadedFile("x.xlsx", b"bukan excel")})
    assert response.status_code == 422
    assert "bukan lembar kerja rencana" in response.content.decode()


def test_a_sheet_without_its_hidden_keys_is_refused_with_its_place(sheet):
    sheet.book["Rencana"].delete_cols(2)
    with pytest.raises(DecreeError, match=r"Lembar “Rencana”, baris 1: kolom VERSI tidak ada"):
        read_sheet(sheet.content())
