"""The plan page: parts, rows, filters, empty states, and a bounded number of queries."""

import gzip

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bening.foundation.accounts.enums import Role
from bening.rooms.plans.enums import PlanState
from bening.rooms.plans.models import Item, Occurrence, Plan
from bening.rooms.plans.services.schedule import item_schedule
from tests.factories import NOW, make_membership, make_plan, make_unit, make_user
from tests.rooms.plans.worlds import make_world

pytestmark = pytest.mark.django_db


def test_it_shows_parts_progress_and_rows(at, rina):
    page = rina.get(at())
    assert page.status_code == 200
    assert [part.section.code for part in page.context["numbers"].parts] == ["I", "II"]
    assert [row.item.code for row in page.context["rows"]] == ["I.1.1", "I.1.2", "II.1.1", "II.1.2"]
    assert "0 dari 4 jatuh tempo selesai" in page.content.decode()


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("bagian=II", ["II.1.1", "II.1.2"]),
        ("area=MP", ["I.1.1", "I.1.2"]),
        ("bulan=2", ["I.1.2"]),
        ("telat=on", ["I.1.1", "I.1.2", "II.1.1", "II.1.2"]),
        ("keadaan=done", []),
        ("q=ii.1.2", ["II.1.2"]),
        ("q=indikator+laporan+II.1.1", ["II.1.1"]),
        ("pemilik=0", []),
        ("bulan=13&bagian=XX", ["I.1.1", "I.1.2", "II.1.1", "II.1.2"]),
    ],
)
def test_filters_are_addresses(at, rina, query, codes):
    page = rina.get(f"{at()}?{query}")
    assert [row.item.code for row in page.context["rows"]] == codes


def test_the_owner_filter_looks_at_items_and_at_single_dates(world, at, rina):
    Occurrence.objects.filter(item__code="II.1.2").update(owner=world.budi.user)
    page = rina.get(f"{at()}?pemilik={world.budi.user.pk}")
    assert [row.item.code for row in page.context["rows"]] == ["II.1.2"]
    assert not rina.get(f"{at()}?pemilik={world.budi.user.pk}&bulan=1").context["rows"]
    assert [row.item.code for row in rina.get(f"{at()}?pemilik={world.budi.user.pk}&bulan=4").context["rows"]] == [
        "II.1.2"
    ]


def test_a_component_and_an_item_due_more_than_once(world, at, rina):
    item = world.item()
    item_schedule(by=world.secretary, at=NOW, item=item, text="setiap bulan")
    page = rina.get(f"{at()}?komponen={item.component_id}")
    assert [row.item.code for row in page.context["rows"]] == ["I.1.1", "I.1.2"]
    assert "0 dari 12 selesai" in page.content.decode()


def test_removed_items_are_not_shown_or_counted(at, rina):
    Item.objects.filter(code="I.1.1").update(removed_at=NOW)
    page = rina.get(at())
    assert "I.1.1" not in [row.item.code for row in page.context["rows"]]
    assert (page.context["numbers"].items, page.context["numbers"].counted) == (3, 3)


def test_no_plan_says_who_makes_it(at, rina):
    Plan.objects.update(state=PlanState.ARCHIVED)
    assert "Sekretaris atau administrator" in rina.get(at()).content.decode()


def test_a_draft_says_that_work_cannot_start_yet(at, rina):
    Plan.objects.update(state=PlanState.DRAFT)
    assert "Masih rancangan" in rina.get(at()).content.decode()


def test_another_unit_sees_nothing(at, stranger):
    assert stranger.get(at()).status_code == 404
    assert stranger.get(at("heat")).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_plan(at, rina, client_for):
    unit = make_unit()
    user = make_user()
    make_membership(unit, Role.STAFF, user=user)
    make_plan(unit, sections=6, components=2, items=10)
    small, large = (f"/satker/{code}/2025/rencana/" for code in (at().split("/")[2], unit.code))
    counts = []
    for client, url in ((rina, small), (client_for(user), large)):
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 16


def test_a_full_page_stays_below_its_weight(client_for, demo_mode):
    world = make_world(sections=6, components=3, items=10)
    page = client_for(world.secretary.user).get(f"/satker/{world.unit.code}/2025/rencana/")
    assert len(gzip.compress(page.content)) < 25 * 1024


def test_the_map_has_a_row_for_each_item(at, rina):
    page = rina.get(at("heat"))
    assert [row.code for row in page.context["rows"]] == ["I.1.1", "I.1.2", "II.1.1", "II.1.2"]
    assert {month: cell.kind for month, cell in page.context["rows"][1].cells.items()} == {2: "late"}
    assert not rina.get(f"{at('heat')}?keadaan=done").context["rows"]


def test_the_map_by_component_fits_one_sheet(at, rina):
    page = rina.get(f"{at('heat')}?baris=komponen&area=MP")
    row = page.context["rows"][0]
    assert (len(page.context["rows"]), row.code) == (1, "I.1")
    assert {month: (cell.kind, cell.note) for month, cell in row.cells.items()} == {
        1: ("late", "0 dari 1 selesai"),
        2: ("late", "0 dari 1 selesai"),
    }


def test_the_map_without_a_plan_explains(at, rina):
    Plan.objects.update(state=PlanState.ARCHIVED)
    assert "Belum ada rencana" in rina.get(at("heat")).content.decode()
