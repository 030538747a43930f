import pytest
from django.urls import reverse

from bening.foundation.accounts.enums import Role
from tests.factories import make_membership, make_unit, make_user
from tests.front.worlds import make_world

pytestmark = pytest.mark.django_db
PAGE = reverse("search")


def look(client, words, **headers):
    return client.get(PAGE, {"q": words}, headers=headers).content.decode()


def test_an_item_is_found_by_its_code(client_for, world):
    page = look(client_for(world.worker), "I.1.3")

    assert "/rencana/butir/I.1.3/" in page
    assert "/rencana/butir/I.1.4/" not in page


def test_an_item_is_found_by_a_word_of_its_text_and_the_word_is_marked(client_for, world):
    world.plan.items.filter(code="I.1.5").update(indicator="Survei <b>kepuasan</b> dilakukan")
    page = look(client_for(world.worker), "KEPUASAN")

    assert "/rencana/butir/I.1.5/" in page
    assert "&lt;b&gt;<mark>kepuasan</mark>&lt;/b&gt;" in page


def test_an_item_is_found_by_what_people_call_its_word(client_for, world):
    world.plan.items.filter(code="I.1.2").update(evidence_text="Bukti fisik kegiatan")
    page = look(client_for(world.worker), "eviden")

    assert "/rencana/butir/I.1.2/" in page
    assert "Termasuk padanan: Bukti fisik" in page
    assert "Istilah" in page


def test_people_are_found_only_within_ones_own_reach(client_for, world):
    stranger = make_user("Rina Orang Lain")
    make_membership(make_unit(name="KPU Kabupaten Jauh"), Role.STAFF, user=stranger)
    page = look(client_for(world.coordinator), "rina")

    assert "Rina</mark> Pelaksana" in page
    assert "KPU Kabupaten Kerinci: Pelaksana" in page
    assert "Orang Lain" not in page
    assert world.worker.email not in page


def test_another_units_items_are_not_found(client_for, world):
    other = make_world(unit=make_unit("bungo"), items=1)
    other.plan.items.update(indicator="Rahasia Bungo")

    assert "bungo" not in look(client_for(world.worker), "rahasia")


def test_supervisors_find_the_units_below(client_for):
    province = make_unit("15", name="KPU Provinsi Jambi")
    make_unit("kerinci", name="KPU Kabupaten Kerinci", parent=province)
    make_unit("lain", name="KPU Kabupaten Kerinci Palsu")
    page = look(client_for(make_membership(province, Role.SUPERVISOR).user), "kerinci")

    assert reverse("unit_summary", args=["kerinci", 2025]) in page
    assert "Palsu" not in page


def test_one_letter_finds_nothing_and_nothing_asks_for_words(client_for, world):
    client = client_for(world.worker)

    assert "Tidak ada yang cocok" in look(client, "x")
    assert "Tulis kode butir" in look(client, "")
    assert "Tidak ada yang cocok" in look(client, "zzzz")


def test_many_hits_say_that_there_are_more(client_for):
    world = make_world(items=20)
    page = look(client_for(world.worker), "indikator")

    assert page.count("/rencana/butir/") == 12
    assert "Masih ada lagi" in page


def test_htmx_gets_only_the_results(client_for, world):
    page = look(client_for(world.worker), "I.1.3", **{"HX-Request": "true"})

    assert page.strip().startswith('<div id="hasil"')
    assert "<html" not in page


def test_a_coordinators_areas_stand_with_her_name(client_for, world):
    make_membership(world.unit, Role.STAFF, user=world.coordinator)

    assert "Koordinator area Manajemen Perubahan; Pelaksana" in look(client_for(world.worker), "budi")


def test_help_is_found_too(client_for, world):
    assert "/bantuan/how-to/kalender-ponsel/" in look(client_for(world.worker), "kalender ponsel")


def test_a_large_plan_costs_no_more_queries(client_for, django_assert_max_num_queries):
    world = make_world(items=60)
    client = client_for(world.worker)
    look(client, "indikator")
    with django_assert_max_num_queries(12):
        look(client, "indikator")
