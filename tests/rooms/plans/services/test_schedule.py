"""Due dates: read anew, moved along the item, counted in another way."""

from datetime import date

import pytest

from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.audit.models import AuditEvent
from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.enums import PlanState
from bening.rooms.plans.models import Component, Item, Occurrence, Plan
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.services.conflict import EditConflict, Seen
from bening.rooms.plans.services.occurrence_moves import occurrence_accept, occurrence_submit
from bening.rooms.plans.services.plan_edit import (
    component_rename,
    part_values,
    plan_rename,
    plan_set_weeks,
    section_rename,
)
from bening.rooms.plans.services.schedule import KEEP, Scope, due_values, item_schedule, occurrence_edit
from tests.factories import NOW
from tests.rooms.plans.worlds import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_world()


def monthly(world):
    item_schedule(by=world.secretary, at=NOW, item=world.item(), text="setiap bulan")
    return list(Occurrence.objects.filter(item__code="I.1.1").order_by("due"))


def test_work_stays_with_its_period(world):
    occurrence_submit(by=world.rina, at=NOW, occurrence=world.occurrence())
    rows = monthly(world)
    assert len(rows) == 12
    assert rows[0].state == State.SUBMITTED
    event = AuditEvent.objects.get(verb="plans.item_rescheduled")
    assert event.data["changes"] == {"Target waktu": ["Bulan 1", "setiap bulan"]}


def test_begun_work_stays_although_the_target_no_longer_names_it(world):
    occurrence_submit(by=world.rina, at=NOW, occurrence=world.occurrence())
    changes = item_schedule(by=world.secretary, at=NOW, item=world.item(), text="Maret 2025")
    assert [row.period for row in changes.stay] == ["2025-01"]
    assert Occurrence.objects.filter(item__code="I.1.1").count() == 2


def test_a_period_that_comes_back_counts_again(world):
    item_schedule(by=world.secretary, at=NOW, item=world.item(), text="Maret 2025")
    item_schedule(by=world.secretary, at=NOW, item=world.item(), text="Januari 2025")
    assert dict(Occurrence.objects.filter(item__code="I.1.1").values_list("period", "state")) == {
        "2025-01": State.NOT_STARTED,
        "2025-03": State.CANCELLED,
    }


def test_in_a_draft_untouched_dates_simply_go(world):
    Plan.objects.update(state=PlanState.DRAFT)
    item_schedule(by=world.secretary, at=NOW, item=world.item(), text="Maret 2025")
    assert list(Occurrence.objects.filter(item__code="I.1.1").values_list("period", flat=True)) == ["2025-03"]


def test_an_empty_target_leaves_no_dates(world):
    item_schedule(by=world.secretary, at=NOW, item=world.item(), text=" ")
    assert world.occurrence().state == State.CANCELLED


def test_a_choice_that_does_not_exist_is_refused(world):
    with pytest.raises(PolicyError, match="Pilihan bacaan itu tidak ada"):
        item_schedule(by=world.secretary, at=NOW, item=world.item(), text="Mei 2025", choice=7)


def test_staff_and_other_areas_do_not_reschedule(world):
    with pytest.raises(NotAllowed):
        item_schedule(by=world.rina, at=NOW, item=world.item(), text="Mei 2025")
    with pytest.raises(PolicyError, match="di luar area"):
        item_schedule(by=world.coordinator, at=NOW, item=world.item("II.1.1"), text="Mei 2025")


@pytest.mark.parametrize(("scope", "moved"), [(Scope.THIS, 1), (Scope.NEXT, 10), (Scope.ALL, 12)])
def test_a_change_reaches_this_the_next_or_all(world, scope, moved):
    march = monthly(world)[2]
    edited = occurrence_edit(
        by=world.secretary,
        at=NOW,
        occurrence=march,
        scope=scope,
        seen=Seen(version=march.version),
        due=date(2025, 4, 7),
    )
    assert len(edited.changed) == moved
    rows = list(Occurrence.objects.filter(item__code="I.1.1").order_by("pk"))
    assert rows[2].due == date(2025, 4, 7)
    assert rows[0].due == (date(2025, 2, 7) if scope is Scope.ALL else date(2025, 1, 31))
    assert rows[11].due == (date(2025, 12, 31) if scope is Scope.THIS else date(2026, 1, 7))
    assert all(row.owner is None for row in rows)


def test_moving_before_the_start_moves_the_start_too(world):
    row = occurrence_edit(
        by=world.secretary,
        at=NOW,
        occurrence=world.occurrence(),
        scope=Scope.THIS,
        seen=Seen(version=1),
        due=date(2024, 12, 20),
    ).changed[0]
    assert row.start == row.due == date(2024, 12, 20)


def test_another_hands_date_and_target_are_told_with_both_texts(world):
    seen = Seen(due_values(world.occurrence()), 1)
    edit = {"by": world.secretary, "at": NOW, "scope": Scope.THIS}
    occurrence_edit(**edit, occurrence=world.occurrence(), seen=seen, due=date(2025, 2, 7))
    with pytest.raises(EditConflict) as caught:
        occurrence_edit(**edit, occurrence=world.occurrence(), seen=seen, due=date(2025, 2, 20))
    clash = caught.value.clashes[0]
    assert (caught.value.who, clash.mine, clash.theirs) == ("Sari Dewi, S.H.", "2025-02-20", "2025-02-07")
    mine = {"due": date(2025, 1, 31), "owner": world.budi.user.pk}
    occurrence_edit(**edit, occurrence=world.occurrence(), seen=seen, **mine)
    assert (world.occurrence().due, world.occurrence().owner) == (date(2025, 2, 7), world.budi.user)
    seen = Seen({"target_text": "Bulan 1"}, 1)
    item_schedule(by=world.secretary, at=NOW, item=world.item(), text="Maret 2025", seen=seen)
    with pytest.raises(EditConflict) as caught:
        item_schedule(by=world.secretary, at=NOW, item=world.item(), text="April 2025", seen=seen)
    assert "Sari Dewi, S.H. mengubah ini sementara Anda mengisi" in caught.value.sentence


def test_an_owner_of_one_date_is_told_and_taken_back(world):
    edit = {"by": world.secretary, "at": NOW, "scope": Scope.THIS}
    occurrence_edit(**edit, occurrence=world.occurrence(), seen=Seen(version=1), owner=world.budi.user.pk)
    assert world.occurrence().owner == world.budi.user
    occurrence_edit(**edit, occurrence=world.occurrence(), seen=Seen(version=2), owner=None)
    assert world.occurrence().owner is None
    with pytest.raises(PolicyError, match="tidak bekerja di satuan kerja"):
        occurrence_edit(**edit, occurrence=world.occurrence(), seen=Seen(version=3), owner=make_world().rina.user.pk)
    occurrence_edit(**edit, occurrence=world.occurrence(), seen=Seen(version=3), owner=KEEP, due=date(2025, 2, 1))


def test_finished_dates_are_left_alone_and_told(world):
    rows = monthly(world)
    occurrence_submit(by=world.rina, at=NOW, occurrence=rows[0])
    occurrence_accept(by=world.coordinator, at=NOW, occurrence=rows[0])
    edited = occurrence_edit(
        by=world.secretary,
        at=NOW,
        occurrence=rows[1],
        scope=Scope.ALL,
        seen=Seen(version=rows[1].version),
        due=date(2025, 3, 1),
    )
    assert ([row.pk for row in edited.skipped], len(edited.changed)) == ([rows[0].pk], 11)
    done = Occurrence.objects.get(pk=rows[0].pk)
    with pytest.raises(PolicyError, match="sudah selesai atau tidak berlaku"):
        occurrence_edit(
            by=world.secretary,
            at=NOW,
            occurrence=done,
            scope=Scope.THIS,
            seen=Seen(version=done.version),
            due=date(2025, 3, 1),
        )


def test_another_way_of_counting_weeks_moves_only_weeks(world):
    item_schedule(by=world.secretary, at=NOW, item=world.item(), text="Januari, minggu ke-2")
    assert world_due(world) == date(2025, 1, 14)
    changes = plan_set_weeks(by=world.secretary, at=NOW, plan=world.plan, weeks="calendar")
    assert [change.item.code for change in changes] == ["I.1.1"]
    assert world_due(world) == date(2025, 1, 12)
    with pytest.raises(PolicyError, match="tidak dikenal"):
        plan_set_weeks(by=world.secretary, at=NOW, plan=world.plan, weeks="lunar")


def world_due(world):
    return Occurrence.objects.get(item__code="I.1.1", item__plan=world.plan, period="2025-01-W2").due


def test_names_change_and_must_not_be_empty(world):
    component = world.item().component
    plan_rename(by=world.secretary, at=NOW, plan=world.plan, title=" Rencana baru ")
    rename(world.secretary, component.section, title="Tata laksana", area="PT")
    rename(world.secretary, component, name="Tim")
    item = Item.objects.select_related("plan", "component__section").get(code="I.1.1")
    assert (item.plan.title, item.component.name, item.component.section.area) == ("Rencana baru", "Tim", "PT")
    with pytest.raises(PolicyError, match="Judul tidak boleh kosong"):
        plan_rename(by=world.secretary, at=NOW, plan=world.plan, title=" ")
    with pytest.raises(PolicyError, match="tidak dikenal"):
        rename(world.secretary, component.section, title="X", area="ZZ")
    with pytest.raises(PolicyError, match="Judul tidak boleh kosong"):
        rename(world.secretary, component, name=" ")
    with pytest.raises(NotAllowed):
        rename(world.rina, component, name="Tim")


def rename(by, row, *, seen=None, **values):
    row.refresh_from_db()
    seen = seen or Seen(part_values(row), row.version)
    if isinstance(row, Component):
        return component_rename(by=by, at=NOW, component=row, values=values, seen=seen)
    return section_rename(by=by, at=NOW, section=row, values=values, seen=seen)


def test_two_people_who_rename_a_part_are_told_both_texts(world):
    section = world.item().component.section
    seen = Seen(part_values(section), section.version)
    rename(world.secretary, section, title="Judul Sari", area=section.area)
    with pytest.raises(EditConflict) as caught:
        rename(world.secretary, section, seen=seen, title="Judul saya", area=section.area)
    clash = caught.value.clashes[0]
    assert (caught.value.who, clash.mine, clash.theirs) == (world.secretary.user.name, "Judul saya", "Judul Sari")
    area = rename(world.secretary, section, seen=seen, title=seen.values["title"], area="PT")
    assert (area.title, area.area, area.version) == ("Judul Sari", "PT", 3)


def test_the_same_name_again_writes_nothing(world):
    component = world.item().component
    assert rename(world.secretary, component, name=component.name).version == 1
    assert not AuditEvent.objects.exists()
