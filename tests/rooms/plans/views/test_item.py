"""The item page and the changes of an item."""

import json

import pytest

from bening.foundation.accounts.enums import Role
from bening.rooms.plans.enums import PlanState
from bening.rooms.plans.models import Item, Plan
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.services.item_edit import item_restore, item_update, item_values
from tests.factories import NOW, make_membership, make_plan, make_user

pytestmark = pytest.mark.django_db


def payload(item, **changes):
    values = item_values(item)
    form = {name: "" if value is None else value for name, value in values.items()}
    return form | {"base": json.dumps(values), "version": item.version} | changes


def test_the_page_shows_the_due_date_to_act_on(at, rina):
    page = rina.get(at("item", code="I.1.1"))
    words = page.content.decode()
    assert "Mulai kerjakan" in words
    assert "Serahkan untuk diperiksa" in words
    assert "Januari 2025" in words


def test_somebody_else_reads_why_she_cannot(world, at, client_for):
    words = client_for(world.budi.user).get(at("item", code="I.1.1")).content.decode()
    assert "Ini tugas Rina Wati" in words


def test_an_item_without_dates_says_so(world, at, secretary):
    world.occurrence().delete()
    assert "belum punya tanggal" in secretary.get(at("item", code="I.1.1")).content.decode()


@pytest.mark.parametrize("name", ["item", "item_edit", "item_schedule", "item_remove"])
def test_another_unit_and_an_unknown_code_do_not_exist(at, secretary, stranger, name):
    assert stranger.get(at(name, code="I.1.1")).status_code == 404
    assert secretary.get(at(name, code="X.9.9")).status_code == 404


def test_an_edit_is_saved(world, at, secretary):
    item = world.item()
    answer = secretary.post(
        at("item_edit", code="I.1.1"), payload(item, indicator="Tim kerja terbentuk", steps="Rapat\nSK\n")
    )
    assert answer.status_code == 302
    item = world.item()
    assert (item.indicator, item.action, item.version) == ("Tim kerja terbentuk", "Rapat\nSK", 2)


def test_an_empty_indicator_comes_back_with_what_was_typed(world, at, secretary):
    answer = secretary.post(at("item_edit", code="I.1.1"), payload(world.item(), indicator="", steps="Rapat dulu"))
    assert answer.status_code == 422
    words = answer.content.decode()
    assert "Tulis indikatornya." in words
    assert "Rapat dulu" in words


def test_staff_may_not_edit(world, at, rina):
    assert rina.post(at("item_edit", code="I.1.1"), payload(world.item())).status_code == 403
    assert rina.get(at("item_edit", code="I.1.1")).status_code == 403


def test_two_people_who_changed_one_field_choose(world, at, secretary):
    item = world.item()
    mine = payload(item, indicator="Kalimat saya")
    item_update(
        by=world.secretary, at=NOW, item=item, values={"indicator": "Kalimat Sari"}, base=item_values(item), version=1
    )
    answer = secretary.post(at("item_edit", code="I.1.1"), mine)
    assert answer.status_code == 409
    words = answer.content.decode()
    assert "Kalimat saya" in words
    assert "Kalimat Sari" in words
    assert "Sari Dewi" in words
    again = {**mine, "version": 2, "base": answer.context["base"], "indicator": "Kalimat saya"}
    assert secretary.post(at("item_edit", code="I.1.1"), again).status_code == 302
    assert world.item().indicator == "Kalimat saya"


def test_a_coordinator_gives_out_work_in_her_own_area_only(world, at, client_for):
    client = client_for(world.coordinator.user)
    item = world.item("II.1.1")
    form = {"owner": world.budi.user.pk, "base": json.dumps(item_values(item)), "version": 1}
    answer = client.post(at("item_edit", code="II.1.1"), form)
    assert answer.status_code == 422
    assert "di luar area Anda" in answer.content.decode()
    assert client.post(at("item_edit", code="I.1.1"), form).status_code == 302


def test_an_item_is_added_with_its_dates(world, at, secretary):
    component = world.item().component
    form = {"indicator": "Baru", "steps": "", "requirements": "SK", "target_text": "Maret dan Juni", "owner": ""}
    answer = secretary.post(at("item_add", component=component.pk), form)
    assert answer.url == at("item", code="I.1.3")
    item = world.item("I.1.3")
    assert [o.period for o in item.occurrences.all()] == ["2025-03", "2025-06"]
    assert [row.code for row in Item.objects.of_plan(world.plan).order_by("position")] == [
        "I.1.1", "I.1.2", "I.1.3", "II.1.1", "II.1.2",
    ]  # fmt: skip


def test_a_target_that_cannot_be_read_is_asked_again(world, at, secretary):
    form = {"indicator": "Baru", "target_text": "kapan-kapan"}
    answer = secretary.post(at("item_add", component=world.item().component.pk), form)
    assert answer.status_code == 422
    assert "tidak terbaca" in answer.content.decode()
    assert secretary.get(at("item_add", component=world.item().component.pk)).status_code == 200
    assert secretary.get(at("item_add", component=0)).status_code == 404


def test_an_item_leaves_with_a_reason_and_comes_back(world, at, secretary):
    assert secretary.get(at("item_remove", code="I.1.1")).status_code == 200
    assert secretary.post(at("item_remove", code="I.1.1"), {"reason": ""}).status_code == 422
    assert secretary.post(at("item_remove", code="I.1.1"), {"reason": "Ganda"}).status_code == 302
    assert world.item().removed_at
    assert "Sudah dikeluarkan" in secretary.get(at("item", code="I.1.1")).content.decode()
    assert secretary.post(at("item_remove", code="I.1.1"), {"reason": "Lagi"}).status_code == 422
    assert secretary.post(at("item_restore", code="I.1.1")).status_code == 302
    assert world.item().removed_at is None
    answer = secretary.post(at("item_restore", code="I.1.1"), follow=True)
    assert "masih ada dalam rencana" in answer.content.decode()


def test_an_archived_plan_is_not_changed(world, at, secretary):
    item = world.item()
    Plan.objects.update(state=PlanState.ARCHIVED)
    assert secretary.post(at("item_edit", code="I.1.1"), payload(item)).status_code == 404


def test_whoever_has_a_role_in_another_year_only_sees_nothing(world, at, client_for):
    user = make_user()
    make_membership(world.unit, Role.SECRETARY, user=user, year=2024)
    make_plan(world.unit, year=2024)
    assert client_for(user).get(at("item", code="I.1.1")).status_code == 404


def test_a_base_that_cannot_be_read_counts_as_nothing_seen(world, at, secretary):
    form = payload(world.item(), indicator="Baru") | {"base": "{rusak"}
    assert secretary.post(at("item_edit", code="I.1.1"), form).status_code == 302
    assert secretary.post(at("item_edit", code="I.1.1"), form | {"base": "[]", "indicator": "Lagi"}).status_code == 302
    assert world.item().indicator == "Lagi"


def test_a_code_that_another_item_took_keeps_the_old_one_out(world, at, secretary):
    Item.objects.filter(code="I.1.1").update(removed_at=NOW)
    old = world.item()
    Item.objects.filter(code="I.1.2").update(code="I.1.1")
    with pytest.raises(PolicyError, match="sudah dipakai butir lain"):
        item_restore(by=world.secretary, at=NOW, item=old)
