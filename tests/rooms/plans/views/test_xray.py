"""The X-ray page and its one-click mends."""

import pytest

from bening.rooms.plans.models import Item, Plan
from bening.rooms.plans.services.schedule import item_schedule
from tests.factories import NOW

pytestmark = pytest.mark.django_db

UNCLEAR = "Paling lambat Mei – Juni 2025"


@pytest.fixture
def unclear(world):
    item_schedule(by=world.secretary, at=NOW, item=world.item(), text=UNCLEAR, choice=0)
    Item.objects.filter(code="I.1.1").update(schedule_settled=False)


def test_findings_are_shown_with_their_items(unclear, at, rina):
    words = rina.get(at("xray")).content.decode()
    assert UNCLEAR in words
    assert 'name="field"' not in words


def test_a_mend_is_one_click(world, unclear, at, secretary):
    page = secretary.get(at("xray"))
    group = next(group for group in page.context["groups"] if group.code == "ambiguous_deadline")
    mend = group.findings[0].mends[0]
    form = {"item": mend.item, "field": mend.field, "value": mend.value}
    assert secretary.post(at("xray_mend"), form).url == at("xray")
    assert world.item().schedule_settled
    assert secretary.post(at("xray_mend"), form).status_code == 404


def test_nothing_but_what_is_offered_can_be_posted(at, secretary, rina, stranger):
    form = {"item": "I.1.1", "field": "indicator", "value": "Teks karangan"}
    assert secretary.post(at("xray_mend"), form).status_code == 404
    assert rina.post(at("xray_mend"), form).status_code == 403
    assert stranger.get(at("xray")).status_code == 404


def test_without_a_plan_there_is_nothing_to_look_at(at, secretary):
    Plan.objects.update(year=2023)
    assert secretary.get(at("xray")).status_code == 404
