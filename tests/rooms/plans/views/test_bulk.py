"""Many rows from the page: pick, look, apply, undo."""

import pytest

from bening.rooms.plans.models import BulkChange, Item

pytestmark = pytest.mark.django_db

KEEP = {"pemilik": "biarkan", "orang": "", "geser": "", "keadaan": "", "alasan": "", "bulan": ""}


@pytest.fixture
def picked(world):
    return list(Item.objects.filter(plan=world.plan, code__startswith="I.").values_list("pk", flat=True))


def test_nothing_picked_says_how_to_pick(at, secretary):
    answer = secretary.post(at("bulk"))
    assert answer.status_code == 422
    assert "Centang butir" in answer.content.decode()


def test_pick_look_apply_and_undo(world, at, secretary, picked):
    assert "Ubah 2 butir" in secretary.post(at("bulk"), {"pilih": picked}).content.decode()
    wish = KEEP | {"pilih": picked, "pemilik": "ganti", "orang": world.budi.user.pk, "geser": 7}
    page = secretary.post(at("bulk"), wish | {"langkah": "lihat"})
    words = page.content.decode()
    assert "4 baris akan berubah" in words
    assert "7 Februari 2025" in words
    assert world.item().owner == world.rina.user
    answer = secretary.post(at("bulk"), wish | {"langkah": "simpan"})
    change = BulkChange.objects.get()
    assert answer.url == at("bulk_done", batch=change.batch)
    assert "Batalkan perubahan" in secretary.get(answer.url).content.decode()
    assert world.item().owner == world.budi.user
    secretary.post(at("bulk_undo", batch=change.batch))
    assert world.item().owner == world.rina.user
    answer = secretary.post(at("bulk_undo", batch=change.batch), follow=True)
    assert "sudah dibatalkan" in answer.content.decode()


def test_bad_input_comes_back_with_what_was_typed(at, secretary, picked):
    answer = secretary.post(at("bulk"), KEEP | {"pilih": picked, "geser": "banyak", "langkah": "lihat"})
    assert answer.status_code == 422
    assert "bilangan bulat" in answer.content.decode()
    assert 'value="banyak"' in answer.content.decode()
    answer = secretary.post(at("bulk"), KEEP | {"pilih": picked, "langkah": "lihat"})
    assert answer.status_code == 422
    assert "Belum ada yang akan diubah" in answer.content.decode()


def test_rows_of_another_unit_are_left_out_and_its_changes_do_not_exist(at, secretary, stranger, rina, picked):
    wish = KEEP | {"pilih": picked, "geser": 7, "langkah": "simpan"}
    assert stranger.post(at("bulk"), wish).status_code == 404
    assert rina.post(at("bulk"), wish).status_code == 403
    secretary.post(at("bulk"), wish)
    change = BulkChange.objects.get()
    assert stranger.get(at("bulk_done", batch=change.batch)).status_code == 404
    assert stranger.post(at("bulk_undo", batch=change.batch)).status_code == 404
