"""The desk of a reviewer, decided at once."""

import pytest

from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.models import Occurrence
from bening.rooms.plans.services.occurrence_moves import occurrence_submit
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(world, client_for):
    for row in Occurrence.objects.order_by("pk"):
        occurrence_submit(by=world.rina, at=NOW, occurrence=row, note="Sudah")
    return client_for(world.coordinator.user)


def form(**more):
    return {"pilih": list(Occurrence.objects.order_by("pk").values_list("pk", flat=True)), "putusan": "terima"} | more


def test_look_decide_and_undo(world, at, desk):
    assert "2 hasil kerja menunggu Anda" in desk.get(at("review")).content.decode()
    words = desk.post(at("review"), form(langkah="lihat")).content.decode()
    assert "2 baris akan berubah" in words
    assert "2 ditolak" in words
    assert world.occurrence().state == State.SUBMITTED
    done = desk.post(at("review"), form(langkah="simpan"), follow=True)
    assert "2 hasil kerja diterima tersimpan" in done.content.decode()
    assert world.occurrence().state == State.DONE
    desk.post(f"{done.redirect_chain[-1][0]}batalkan/")
    assert world.occurrence().state == State.SUBMITTED


def test_a_return_without_reasons_and_an_empty_choice_are_asked_again(at, desk):
    answer = desk.post(at("review"), form(langkah="lihat", putusan="kembalikan", note="Catatan saya"))
    assert answer.status_code == 422
    assert "paling sedikit satu alasan" in answer.content.decode()
    assert "Catatan saya" in answer.content.decode()
    answer = desk.post(at("review"), {"putusan": "terima", "langkah": "simpan"})
    assert "Belum ada yang dipilih" in answer.content.decode()


def test_an_empty_desk_says_what_comes(at, client_for, world):
    page = client_for(world.coordinator.user).get(at("review"))
    assert "Tidak ada yang menunggu" in page.content.decode()


def test_tasks_lead_to_the_desk_and_staff_stay_out(at, desk, rina):
    assert at("review") in desk.get("/").content.decode()
    assert at("review") not in rina.get("/").content.decode()
    assert rina.get(at("review")).status_code == 403
