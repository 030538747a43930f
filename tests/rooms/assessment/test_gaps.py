"""What the worksheet asks and the plan lacks, and adding it to the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bening.foundation.accounts.permissions import NotAllowed
from bening.kernel.lke import load
from bening.rooms.assessment.enums import LinkStanding
from bening.rooms.assessment.links import room_url
from bening.rooms.assessment.models import CrossLink
from bening.rooms.assessment.selectors.gaps import gaps, spots
from bening.rooms.assessment.services.answering import Given, answer_save
from bening.rooms.assessment.services.crosswalk import crosswalk_ship
from bening.rooms.assessment.services.gaps import Added, GapRefused, NewItem, gaps_add, gaps_undo
from bening.rooms.plans.models import Component, Item, PlanSection
from bening.rooms.plans.services.item_edit import touch
from tests.factories import NOW, YEAR
from tests.rooms.assessment.crossing import Crossed, make_crossed, make_kerinci
from tests.strict_client import StrictClient

pytestmark = pytest.mark.django_db
ClientFor = Callable[[object], StrictClient]
KERINCI_LACKS = {
    "P.1": "ii.b iv.c iv.d",
    "P.2": "ii.a",
    "P.4": "ii.g",
    "P.6": "i.d iii.a iii.b iii.c v.a v.b v.c",
}


@pytest.fixture
def crossed() -> Crossed:
    return make_crossed()


def new(question: str, component: int | None = None, *, target: str = "Desember", **values: object) -> NewItem:
    return NewItem(
        question, {"indicator": f"Menjawab {question}", "requirements": "Laporan", **values}, target, component
    )


def add(crossed: Crossed, *items: NewItem) -> list[Added]:
    office = crossed.office
    return gaps_add(by=office.secretary, at=NOW, assessment=office.assessment, items=items)


def url(crossed: Crossed, name: str) -> str:
    return room_url(crossed.office.unit, YEAR, name)


def test_kerinci_lacks_twelve_of_fulfilment_all_of_reform_and_all_results() -> None:
    kerinci = make_kerinci()
    office = kerinci.office
    assert crosswalk_ship(by=office.secretary, at=NOW, assessment=office.assessment) == 78
    found = gaps(office.assessment)
    rows = [gap for group in found.groups for gap in group.gaps]
    assert sorted(gap.question.id for gap in rows if gap.aspect == "Pemenuhan") == [
        f"{area}.{rest}" for area, names in KERINCI_LACKS.items() for rest in names.split()
    ]
    assert Counter(gap.aspect for gap in rows) == {"Pemenuhan": 12, "Reform": 23, "Hasil": 3}
    assert (found.covered, found.missing) == (75, 38)
    assert [group.title for group in found.groups][-1] == "Hasil"
    assert found.groups[-1].weight == Decimal(40)
    beside = spots(office.assessment, kerinci.plan, ["P.1.ii.b", "P.6.iii.a", "H.I.a.1"])
    assert str(beside["P.1.ii.b"].chosen) == "I.2 Komponen I.2"
    assert beside["P.6.iii.a"].chosen is None
    assert (beside["H.I.a.1"].components, beside["H.I.a.1"].title) == ((), "Hasil")


def test_what_was_answered_well_is_no_longer_at_stake(crossed: Crossed) -> None:
    given = Given("P.1.i.a", {"P.1.i.a": "Ya"})
    answer_save(by=crossed.office.staff, at=NOW, sheet=crossed.office.sheet(), given=given)
    first, second = gaps(crossed.office.assessment).groups[0].gaps[:2]
    assert (first.weight, first.at_stake) == (Decimal("0.25"), 0)
    assert second.at_stake == Decimal("0.25")


def test_an_item_is_added_dated_owned_and_linked(crossed: Crossed) -> None:
    component = Component.objects.get(section__code="I")
    [added] = add(crossed, new("P.1.i.a", component.pk, owner=crossed.office.coordinator.user.pk))
    item = Item.objects.get(pk=added.plan_item)
    assert (item.code, item.owner, item.occurrences.get().due.month) == ("I.1.3", crossed.office.coordinator.user, 12)
    assert item.requirements.get().text == "Laporan"
    link = CrossLink.objects.get()
    assert (link.plan_item, link.item, link.standing) == (item, "P.1.i.a", LinkStanding.CONFIRMED)
    assert "P.1.i.a" not in {gap.question.id for gap in gaps(crossed.office.assessment).groups[0].gaps}


def test_parts_that_the_plan_lacks_are_made_once_and_in_their_place(crossed: Crossed) -> None:
    codes = [one.code for one in add(crossed, new("R.1.i.a"), new("R.1.i.b"), new("H.I.a.1"), new("H.II.a.1"))]
    assert codes == ["I.2.1", "I.2.2", "III.1.1", "III.2.1"]
    assert list(PlanSection.objects.order_by("position").values_list("title", "area"))[-1] == ("Hasil", "")
    live = Item.objects.of_plan(crossed.plan).order_by("position")
    assert [item.code for item in live][:4] == ["I.1.1", "I.1.2", "I.2.1", "I.2.2"]


def test_one_wrong_item_keeps_all_of_them_out(crossed: Crossed) -> None:
    for wrong in (new("R.1.i.b", target="kapan-kapan"), new("R.1.i.b", 0), new("R.1.i.a")):
        with pytest.raises(GapRefused) as refusal:
            add(crossed, new("R.1.i.a"), wrong)
        assert refusal.value.question == wrong.question
    assert not CrossLink.objects.exists()
    assert Item.objects.of_plan(crossed.plan).count() == 4


def test_a_coordinator_does_not_add(crossed: Crossed) -> None:
    office = crossed.office
    with pytest.raises(NotAllowed):
        gaps_add(by=office.coordinator, at=NOW, assessment=office.assessment, items=[new("R.1.i.a")])


def test_undoing_takes_out_what_nobody_touched(crossed: Crossed) -> None:
    office = crossed.office
    added = add(crossed, new("R.1.i.a"), new("R.1.i.b"))
    touch(Item.objects.get(pk=added[1].plan_item), by=office.secretary.user, at=NOW)
    assert gaps_undo(by=office.secretary, at=NOW, assessment=office.assessment, added=added) == [added[0].code]
    assert Item.objects.get(pk=added[0].plan_item).removed_at == NOW
    assert list(CrossLink.objects.values_list("item", flat=True)) == ["R.1.i.b"]


def test_items_are_shown_before_they_are_added_and_can_be_undone(crossed: Crossed, client_for: ClientFor) -> None:
    client = client_for(crossed.office.secretary.user)
    page = client.get(url(crossed, "gaps_add"), {"pilih": ["P.1.i.a", "R.1.i.a", "tidak-ada"]})
    forms = page.context["forms"]
    assert [form.question.id for form in forms] == ["P.1.i.a", "R.1.i.a"]
    assert forms[0].initial["owner"] == crossed.office.coordinator.user.pk
    data = {"pilih": ["P.1.i.a", "R.1.i.a"]}
    for form in forms:
        data |= {form.add_prefix(name): value if value is not None else "" for name, value in form.initial.items()}
    wrong = client.post(url(crossed, "gaps_add"), data | {"R.1.i.a-target_text": "entah"})
    assert wrong.status_code == 422
    assert "tidak terbaca" in wrong.content.decode()
    done = client.post(url(crossed, "gaps_add"), data, follow=True)
    assert "2 butir masuk ke rencana: I.2.1, I.3.1." in done.content.decode()
    undone = client.post(url(crossed, "gaps_undo"), follow=True)
    assert "2 butir dikeluarkan lagi" in undone.content.decode()
    assert (
        "Tidak ada lagi yang dapat diurungkan" in client.post(url(crossed, "gaps_undo"), follow=True).content.decode()
    )


def test_choosing_nothing_leads_back(crossed: Crossed, client_for: ClientFor) -> None:
    client = client_for(crossed.office.secretary.user)
    assert "Centang paling sedikit satu" in client.get(url(crossed, "gaps_add"), follow=True).content.decode()


def test_who_may_not_edit_the_plan_sees_the_gaps_only(crossed: Crossed, client_for: ClientFor) -> None:
    client = client_for(crossed.office.coordinator.user)
    page = client.get(url(crossed, "gaps")).content.decode()
    assert "P.1.i.a" in page
    assert "Tambahkan" not in page
    assert client.get(url(crossed, "gaps_add"), {"pilih": "P.1.i.a"}).status_code == 403


def test_the_page_asks_as_much_for_all_gaps_as_for_few(crossed: Crossed, client_for: ClientFor) -> None:
    client, numbers = client_for(crossed.office.secretary.user), []
    item = crossed.item()
    for linked in (list(load().items)[5:], []):
        CrossLink.objects.all().delete()
        CrossLink.objects.bulk_create(
            CrossLink(plan_item=item, item=question, standing=LinkStanding.SHIPPED, at=NOW) for question in linked
        )
        client.get(url(crossed, "gaps"))
        with CaptureQueriesContext(connection) as asked:
            page = client.get(url(crossed, "gaps"))
        numbers.append(len(asked))
    assert numbers[0] == numbers[1] <= 12
    assert len(page.content) < 150_000
