"""Settings, names, bringing into force and copying from the page."""

import json

import pytest

from bening.rooms.plans.enums import PlanState
from bening.rooms.plans.models import Item, Occurrence, Plan
from bening.rooms.plans.services.schedule import item_schedule
from tests.factories import NOW, make_plan

pytestmark = pytest.mark.django_db


def test_a_title_is_saved_and_an_empty_one_asked_again(world, at, secretary):
    form = {"title": "Rencana ZI", "week_convention": "blocks"}
    assert secretary.post(at("settings"), form).status_code == 302
    assert Plan.objects.get().title == "Rencana ZI"
    assert secretary.post(at("settings"), form | {"title": ""}).status_code == 422


def test_the_dates_that_move_are_shown_before_they_move(world, at, secretary):
    item_schedule(by=world.secretary, at=NOW, item=world.item(), text="Januari, minggu ke-2")
    page = secretary.get(at("settings"), {"title": "x", "week_convention": "calendar"})
    assert "14 Januari 2025 menjadi 12 Januari 2025" in page.content.decode()
    due = Occurrence.objects.filter(period="2025-01-W2")
    assert due.get().due.day == 14
    secretary.post(at("settings"), {"title": "x", "week_convention": "calendar"})
    assert due.get().due.day == 12


def test_a_draft_is_brought_into_force(world, at, secretary):
    Plan.objects.update(state=PlanState.DRAFT)
    assert "Berlakukan rencana" in secretary.get(at("settings")).content.decode()
    assert secretary.post(at("activate")).url == at()
    assert Plan.objects.get().state == PlanState.ACTIVE
    answer = secretary.post(at("activate"), follow=True)
    assert "Hanya rancangan" in answer.content.decode()


def test_parts_are_renamed(world, at, secretary):
    component = world.item().component
    assert secretary.get(at("section", code="I")).status_code == 200
    lock = {"version": 1, "base": "{}"}
    assert secretary.post(at("section", code="I"), lock | {"title": "Perubahan", "area": "MP"}).status_code == 302
    assert secretary.post(at("section", code="I"), lock | {"title": "", "area": "MP"}).status_code == 422
    assert secretary.get(at("section", code="IX")).status_code == 404
    assert secretary.get(at("component", pk=component.pk)).status_code == 200
    assert secretary.post(at("component", pk=component.pk), lock | {"name": "Tim"}).status_code == 302
    assert secretary.post(at("component", pk=component.pk), lock | {"name": ""}).status_code == 422
    assert str(world.item().component) == "I.1 Tim"


@pytest.mark.parametrize("name", ["section", "component"])
def test_two_people_who_rename_a_part_choose(world, at, secretary, name):
    component = world.item().component
    url = at("section", code="I") if name == "section" else at("component", pk=component.pk)
    field, old = ("title", component.section.title) if name == "section" else ("name", component.name)
    base = {"area": component.section.area} if name == "section" else {}
    mine = base | {field: "Tulisan saya", "version": 1, "base": json.dumps(base | {field: old})}
    secretary.post(url, mine | {field: "Tulisan Sari"})
    answer = secretary.post(url, mine)
    words = answer.content.decode()
    assert answer.status_code == 409
    assert "Sari Dewi" in words
    assert "Tulisan Sari" in words
    assert "Tulisan saya" in words
    again = mine | {"version": 2, "base": answer.context["base"]}
    assert secretary.post(url, again).status_code == 302
    assert "Tulisan saya" in str(world.item().component if name == "component" else world.item().component.section)


def test_a_plan_is_copied_and_shows_what_to_rethink(world, at, secretary):
    Plan.objects.update(state=PlanState.ARCHIVED)
    assert "Belum ada rencana tahun lain" in secretary.get(at("copy")).content.decode()
    old = make_plan(world.unit, year=2024)
    Item.objects.filter(plan=old).update(indicator="Menurut SKP 2024")
    assert secretary.post(at("copy"), {"source": old.pk, "title": ""}).status_code == 422
    answer = secretary.post(at("copy"), {"source": old.pk, "title": "Rencana 2025"}, follow=True)
    words = answer.content.decode()
    assert "Perlu dipikirkan ulang (4)" in words
    assert "menyebut tahun 2024" in words


@pytest.mark.parametrize("name", ["settings", "copy"])
def test_staff_and_strangers_stay_out(at, rina, stranger, name):
    assert rina.get(at(name)).status_code == 403
    assert stranger.get(at(name)).status_code == 404
