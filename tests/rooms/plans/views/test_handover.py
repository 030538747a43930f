"""The hand-over from the page."""

import pytest

from bening.rooms.plans.models import Item
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_people_are_listed_with_what_they_carry(world, at, secretary):
    words = secretary.get(at("handover")).content.decode()
    assert (
        words.index(world.rina.user.name)
        < words.index("Orang tanpa pekerjaan terbuka")
        < words.index(world.budi.user.name)
    )
    assert "Rina Wati" in words
    assert "4 belum selesai" in words


def test_all_work_goes_to_one_and_a_row_to_another(world, at, secretary):
    url = at("handover_person", pk=world.rina.user.pk)
    assert secretary.get(url).status_code == 200
    form = {"semua": world.budi.user.pk, f"item_{world.item('II.1.2').pk}": world.coordinator.user.pk}
    assert secretary.post(url, form).url == at("handover")
    owners = dict(Item.objects.values_list("code", "owner__name"))
    assert owners["II.1.2"] == "Kurnia Putra"
    assert owners["I.1.1"] == "Budi Hartono"


def test_a_row_without_a_receiver_comes_back_in_words(world, at, secretary):
    answer = secretary.post(at("handover_person", pk=world.rina.user.pk), {"semua": ""})
    assert answer.status_code == 422
    assert "Masih ada 4 pekerjaan tanpa penerima" in answer.content.decode()


def test_somebody_without_work_can_only_leave(world, at, secretary):
    words = secretary.get(at("handover_person", pk=world.budi.user.pk)).content.decode()
    assert "Tidak ada pekerjaan terbuka" in words


def test_who_may_not_and_who_does_not_exist_here(world, at, rina, stranger, secretary):
    assert rina.get(at("handover")).status_code == 403
    assert stranger.get(at("handover")).status_code == 404
    assert secretary.get(at("handover_person", pk=make_user().pk)).status_code == 404
