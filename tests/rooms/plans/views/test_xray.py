"""The X-ray page and its one-click mends."""

import pytest

from bening.rooms.plans.links import plan_url
from bening.rooms.plans.models import Item, Plan
from bening.rooms.plans.services.schedule import item_schedule
from tests.factories import NOW
from tests.rooms.plans.worlds import make_world

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
    group = next(group for group, _, _ in page.context["groups"] if group.code == "ambiguous_deadline")
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


def test_what_is_much_of_one_kind_comes_in_pages(demo_mode, client_for):
    large = make_world(sections=1, components=1, items=60)
    large.plan.items.update(owner=None, indicator="Rapat pemantauan setiap bulan")
    client, address = client_for(large.secretary.user), plan_url(large.unit, large.plan.year, "xray")
    first = client.get(address)
    assert first.content.decode().count("Belum ada penanggung jawab.") == 20
    assert "Lihat semua (60)" in first.content.decode()
    second = client.get(address, {"jenis": "ulang", "hal": 2}).content.decode()
    assert second.count("Belum ada penanggung jawab.") == 10
    group, shown, count = next(row for row in first.context["groups"] if row[2] > 20)
    assert (len(shown), count) == (20, len(group.findings))
    of_kind = client.get(address, {"jenis": group.code})
    assert list(of_kind.context["page"]) == group.findings[:50]
    assert client.get(address, {"jenis": "dikarang"}).context["rethink_count"] == 60
