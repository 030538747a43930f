"""Targets, single due dates, and every move from the page."""

import json

import pytest

from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.models import Occurrence
from bening.rooms.plans.services.occurrence_moves import occurrence_submit
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def test_a_target_is_shown_in_dates_before_it_is_saved(world, at, secretary):
    assert "Lihat tanggalnya" in secretary.get(at("item_schedule", code="I.1.1")).content.decode()
    page = secretary.get(at("item_schedule", code="I.1.1"), {"target_text": "Maret 2025"})
    assert "1 Maret 2025 – 31 Maret 2025" in page.content.decode()
    assert world.occurrence().period == "2025-01"


def test_a_target_is_saved(world, at, secretary):
    answer = secretary.post(at("item_schedule", code="I.1.1"), {"target_text": "Maret 2025", "version": 1})
    assert answer.status_code == 302
    assert dict(Occurrence.objects.filter(item__code="I.1.1").values_list("period", "state")) == {
        "2025-01": State.CANCELLED,
        "2025-03": State.NOT_STARTED,
    }


def test_an_unclear_target_asks_and_then_takes_the_choice(world, at, secretary):
    form = {"target_text": "Paling lambat Mei – Juni 2025", "version": 1}
    answer = secretary.post(at("item_schedule", code="I.1.1"), form)
    assert answer.status_code == 422
    assert "lebih dari satu cara" in answer.content.decode()
    assert secretary.post(at("item_schedule", code="I.1.1"), form | {"choice": 0}).status_code == 302
    assert world.item().schedule_settled


def test_an_unreadable_or_stale_target_is_refused(world, at, secretary):
    answer = secretary.post(at("item_schedule", code="I.1.1"), {"target_text": "kapan-kapan", "version": 1})
    assert answer.status_code == 422
    assert "kapan-kapan" in answer.content.decode()
    stale = {"target_text": "Maret 2025", "version": 0, "base": json.dumps({"target_text": "April 2025"})}
    answer = secretary.post(at("item_schedule", code="I.1.1"), stale)
    assert answer.status_code == 409
    assert "Maret 2025" in answer.content.decode()
    assert "Bulan 1" in answer.content.decode()
    chosen = stale | {"version": 1, "base": answer.context["base"]}
    assert secretary.post(at("item_schedule", code="I.1.1"), chosen).status_code == 302


def test_a_due_date_moves(world, at, secretary):
    row = world.occurrence()
    assert secretary.get(at("occurrence_edit", pk=row.pk)).status_code == 200
    form = {"due": "7 Februari 2025", "owner": world.budi.user.pk, "scope": "ini", "version": 1}
    assert secretary.post(at("occurrence_edit", pk=row.pk), form).status_code == 302
    row = world.occurrence()
    assert (row.due.isoformat(), row.owner) == ("2025-02-07", world.budi.user)
    stale = form | {"due": "9 Maret 2025", "base": json.dumps({"due": "2025-01-31", "owner": world.budi.user.pk})}
    answer = secretary.post(at("occurrence_edit", pk=row.pk), stale)
    assert answer.status_code == 409
    assert "9 Maret 2025" in answer.content.decode()
    assert "7 Februari 2025" in answer.content.decode()
    chosen = {**answer.context["kept"], "due": "2025-03-09", "version": 2, "base": answer.context["base"]}
    assert secretary.post(at("occurrence_edit", pk=row.pk), chosen).status_code == 302
    assert world.occurrence().due.isoformat() == "2025-03-09"
    answer = secretary.post(at("occurrence_edit", pk=row.pk), form | {"due": "32 Januari"})
    assert "32 Januari" in answer.content.decode()


def test_staff_may_not_move_dates(world, at, rina):
    assert rina.get(at("occurrence_edit", pk=world.occurrence().pk)).status_code == 403


def test_work_goes_its_way_from_the_page(world, at, rina, client_for):
    row = world.occurrence()
    url = lambda slug: at("occurrence_move", pk=row.pk, slug=slug)  # noqa: E731
    assert rina.post(url("mulai")).status_code == 302
    assert rina.post(url("serahkan"), {"note": "Sudah"}).url.endswith(f"?masa={row.pk}")
    reviewer = client_for(world.coordinator.user)
    assert "Catatan penyerahan" in reviewer.get(at("item", code="I.1.1")).content.decode()
    answer = reviewer.post(url("kembalikan"), {"reasons": ["unsigned"], "note": "Hal. 2", "fix_by": "20 Juni 2025"})
    assert answer.status_code == 302
    words = rina.get(at("item", code="I.1.1")).content.decode()
    assert "Belum ditandatangani" in words
    assert "20 Juni 2025" in words
    rina.post(url("serahkan"), {"note": ""})
    reviewer.post(url("terima"), {"note": ""})
    assert world.occurrence().state == State.DONE


def test_a_return_without_a_reason_keeps_what_was_typed(world, at, client_for):
    row = occurrence_submit(by=world.rina, at=NOW, occurrence=world.occurrence())
    answer = client_for(world.coordinator.user).post(
        at("occurrence_move", pk=row.pk, slug="kembalikan"), {"note": "Halaman dua kosong"}
    )
    assert answer.status_code == 422
    assert "Pilih paling sedikit satu alasan." in answer.content.decode()
    assert "Halaman dua kosong" in answer.content.decode()


def test_a_refused_move_says_why(world, at, rina, client_for):
    row = world.occurrence()
    answer = client_for(world.budi.user).post(at("occurrence_move", pk=row.pk, slug="mulai"), follow=True)
    assert "Ini tugas Rina Wati" in answer.content.decode()
    answer = client_for(world.budi.user).post(at("occurrence_move", pk=row.pk, slug="serahkan"), {"note": "Punya saya"})
    assert answer.status_code == 422
    assert "Punya saya" in answer.content.decode()


def test_who_may_not_review_gets_403(world, at, rina):
    row = occurrence_submit(by=world.rina, at=NOW, occurrence=world.occurrence())
    assert rina.post(at("occurrence_move", pk=row.pk, slug="terima"), {"note": ""}).status_code == 403


def test_another_units_due_date_and_an_unknown_move_do_not_exist(world, at, rina, stranger):
    row = world.occurrence()
    assert stranger.post(at("occurrence_move", pk=row.pk, slug="mulai")).status_code == 404
    assert rina.post(at("occurrence_move", pk=row.pk, slug="terbang")).status_code == 404
    assert rina.post(at("occurrence_move", pk=0, slug="mulai")).status_code == 404
    assert rina.get(at("occurrence_move", pk=row.pk, slug="mulai")).status_code == 405
