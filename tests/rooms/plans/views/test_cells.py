"""Cells that are edited in their place, and the same on a page of its own."""

import gzip
import json

import pytest

from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.models import EvidenceRequirement, Item, Occurrence
from bening.rooms.plans.services.item_edit import item_update, item_values
from bening.rooms.plans.services.schedule import item_schedule
from tests.factories import NOW
from tests.rooms.plans.worlds import make_world

pytestmark = pytest.mark.django_db

HTMX = {"HTTP_HX_REQUEST": "true"}


def payload(item, field, value):
    seen = {"target_text": item.target_text} if field == "target_text" else {field: item_values(item)[field]}
    return {field: value, "base": json.dumps(seen), "version": item.version}


NEW = [
    ("indicator", "Indikator baru", lambda item: item.indicator),
    ("steps", "Rapat\nMenyusun SK", lambda item: "\n".join(step.text for step in item.steps.all())),
    ("requirements", "SK\nFoto", lambda item: "\n".join(row.text for row in item.requirements.all())),
    ("target_text", "Maret 2025", lambda item: item.target_text),
]


@pytest.mark.parametrize(("field", "value", "read"), NEW, ids=[row[0] for row in NEW])
def test_a_cell_is_edited_in_its_place(world, at, secretary, field, value, read):
    url = f"{at('item_cell', code='I.1.1', field=field)}?di=tabel"
    form = secretary.get(url, **HTMX).content.decode()
    assert "<html" not in form
    assert f'data-inplace="{field}"' in form
    answer = secretary.post(url, payload(world.item(), field, value), **HTMX)
    assert (answer.status_code, "HX-Retarget" in answer) == (200, False)
    words = answer.content.decode()
    assert f'<tr id="butir-{world.item().pk}">' in words
    assert value.splitlines()[0] in words
    assert read(world.item()) == value


def test_owner_and_date_are_edited_in_the_list(world, at, secretary):
    url = at("item_cell", code="I.1.1", field="owner")
    assert "Budi Hartono" in secretary.get(url, **HTMX).content.decode()
    answer = secretary.post(url, payload(world.item(), "owner", world.budi.user.pk), **HTMX)
    assert "Budi Hartono" in answer.content.decode()
    row = world.occurrence()
    url = at("due_cell", pk=row.pk)
    assert "31 Januari 2025" in secretary.get(url, **HTMX).content.decode()
    form = {"due": "7 Februari 2025", "base": json.dumps({"due": "2025-01-31"}), "version": 1}
    assert "7 Februari 2025" in secretary.post(url, form, **HTMX).content.decode()
    assert world.occurrence().due.isoformat() == "2025-02-07"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("indicator", "", "Tulis indikatornya."),
        ("owner", "0", "0"),
        ("target_text", "kapan-kapan", "tidak terbaca"),
        ("target_text", "Paling lambat Mei – Juni 2025", "Pilih salah satu"),
    ],
)
def test_an_error_stays_in_the_cell_with_what_was_typed(world, at, secretary, field, value, sentence):
    answer = secretary.post(at("item_cell", code="I.1.1", field=field), payload(world.item(), field, value), **HTMX)
    assert (answer.status_code, answer["HX-Retarget"]) == (422, "closest form")
    words = answer.content.decode()
    assert sentence in words
    assert value in words
    assert 'aria-invalid="true"' in words


def test_a_doubtful_target_is_settled_in_the_cell(world, at, secretary):
    url = at("item_cell", code="I.1.1", field="target_text")
    form = payload(world.item(), "target_text", "Paling lambat Mei – Juni 2025")
    assert 'type="radio"' in secretary.post(url, form, **HTMX).content.decode()
    assert secretary.post(url, form | {"choice": 0}, **HTMX).status_code == 200
    assert world.item().schedule_settled


def test_another_hand_meanwhile_is_told_in_the_cell_with_both_texts(world, at, secretary):
    item = world.item()
    mine = payload(item, "indicator", "Kalimat saya")
    item_update(
        by=world.secretary, at=NOW, item=item, values={"indicator": "Kalimat Sari"}, base=item_values(item), version=1
    )
    url = at("item_cell", code="I.1.1", field="indicator")
    answer = secretary.post(url, mine, **HTMX)
    words = answer.content.decode()
    assert (answer.status_code, answer["HX-Retarget"]) == (422, "closest form")
    assert "Sari Dewi, S.H. mengubah Indikator I.1.1" in words
    assert "Kalimat Sari" in words
    assert "Kalimat saya" in words
    chosen = {"indicator": "Kalimat saya", "version": 2, "base": answer.context["base"]}
    assert secretary.post(url, chosen, **HTMX).status_code == 200
    assert world.item().indicator == "Kalimat saya"


def test_without_scripts_the_cell_is_a_page(world, at, secretary):
    item = world.item()
    url = f"{at('item_cell', code='I.1.1', field='indicator')}?di=tabel"
    assert "Ubah Indikator I.1.1" in secretary.get(url).content.decode()
    mine = payload(item, "indicator", "Kalimat saya")
    assert secretary.post(url, mine).url == f"{at('table')}?q=I.1.1"
    answer = secretary.post(url, mine | {"indicator": "Lain"})
    assert answer.status_code == 409
    assert "Dua orang mengubah butir I.1.1" in answer.content.decode()
    due = at("due_cell", pk=world.occurrence().pk)
    assert secretary.get(due).status_code == 200
    form = {"due": "7 Februari 2025", "base": "{}", "version": 1}
    assert secretary.post(due, form).url == f"{at()}?q=I.1.1"


def test_a_cell_that_does_not_exist_is_404(at, secretary):
    assert secretary.get(at("item_cell", code="I.1.1", field="warna")).status_code == 404
    assert secretary.get(at("due_cell", pk=0)).status_code == 404


def test_the_table_links_only_what_one_may_change(world, at, secretary, rina, client_for):
    assert "data-cell" not in rina.get(at("table")).content.decode()
    page = secretary.get(at("table")).content.decode()
    assert all(f'data-cell="{field}"' in page for field, *_ in NEW)
    page = client_for(world.coordinator.user).get(at("table")).content.decode()
    assert 'data-cell="indicator"' not in page
    assert "I.1.1/ubah/owner/" in page
    assert "II.1.1/ubah/owner/" not in page


def test_finished_and_returned_dates_are_no_cells(world, at, secretary):
    Occurrence.objects.update(state=State.DONE)
    page = secretary.get(at("table")).content.decode()
    assert 'data-cell="owner"' in page
    assert 'data-cell="due"' not in page


def test_the_table_says_when_nothing_matches_and_when_there_is_no_plan(world, at, secretary):
    assert "Tidak ada butir yang cocok" in secretary.get(f"{at('table')}?q=zzz").content.decode()
    world.plan.state = "archived"
    world.plan.save()
    assert "Belum ada rencana" in secretary.get(at("table")).content.decode()


def test_the_table_stays_light_and_its_queries_constant(client_for, demo_mode, django_assert_max_num_queries):
    for items in (1, 10):
        world = make_world(sections=4, components=2, items=items)
        long = "Menyusun dokumen rencana kerja pembangunan zona integritas tahun 2025 " * 4
        Item.objects.filter(plan=world.plan).update(action=long, evidence_text=long)
        client = client_for(world.secretary.user)
        client.get(f"/satker/{world.unit.code}/2025/rencana/tabel/")
        with django_assert_max_num_queries(16):
            page = client.get(f"/satker/{world.unit.code}/2025/rencana/tabel/")
    assert len(gzip.compress(page.content)) < 25 * 1024


def test_the_target_of_a_cell_remakes_dates_and_keeps_proofs(world, at, secretary):
    proofs = list(EvidenceRequirement.objects.values_list("pk", flat=True).order_by("pk"))
    item_schedule(by=world.secretary, at=NOW, item=world.item(), text="Maret 2025")
    url = at("item_cell", code="I.1.1", field="target_text")
    secretary.post(url, payload(world.item(), "target_text", "Maret minggu ke-2 tahun 2025"), **HTMX)
    assert Occurrence.objects.filter(item=world.item()).exclude(state=State.CANCELLED).get().period == "2025-03-W2"
    assert list(EvidenceRequirement.objects.values_list("pk", flat=True).order_by("pk")) == proofs
