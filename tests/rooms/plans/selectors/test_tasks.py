"""Tasks in the order of what holds the unit up, the calendar, the search."""

from collections import Counter
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bening.foundation.accounts.enums import Area, Role
from bening.foundation.accounts.models import Membership
from bening.rooms.plans import api
from bening.rooms.plans.enums import PlanState
from bening.rooms.plans.models import Item, Occurrence, Plan
from bening.rooms.plans.services.occurrence_moves import occurrence_return, occurrence_start, occurrence_submit
from tests.factories import NOW, TODAY, YEAR, actor, make_plan
from tests.rooms.plans.worlds import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_world(sections=2, components=1, items=4)


def test_what_holds_the_unit_up_comes_first(world):
    Occurrence.objects.filter(item__code="I.1.1").update(due=date(2025, 12, 1))
    Occurrence.objects.filter(item__code="I.1.2").update(due=date(2025, 6, 20))
    Occurrence.objects.filter(item__code="I.1.3").update(due=date(2025, 6, 1))
    returned = occurrence_submit(by=world.rina, at=NOW, occurrence=world.occurrence("I.1.4"))
    occurrence_return(
        by=world.coordinator,
        at=NOW,
        occurrence=returned,
        reasons=["unsigned"],
        note="Hal. 2",
        fix_by=date(2025, 6, 25),
    )
    Item.objects.filter(code__startswith="II").update(owner=None)
    tasks = api.tasks_for(world.rina.user, TODAY)
    assert [(task.code, task.kind) for task in tasks] == [
        ("I.1.3", "late"),
        ("I.1.4", "returned"),
        ("I.1.2", "soon"),
        ("I.1.1", "idle"),
    ]
    assert (tasks[1].action, tasks[1].note, tasks[1].due) == (
        "Perbaiki lalu serahkan kembali",
        "Hal. 2",
        date(2025, 6, 25),
    )
    assert tasks[0].url.endswith(f"/rencana/butir/I.1.3/?masa={tasks[0].occurrence}")


def test_what_is_submitted_is_the_reviewers_task_and_no_longer_the_owners(world):
    occurrence_submit(by=world.rina, at=NOW, occurrence=world.occurrence())
    assert "I.1.1" not in [task.code for task in api.tasks_for(world.rina.user, TODAY)]
    task = api.tasks_for(world.coordinator.user, TODAY)[0]
    assert (task.code, task.is_review, task.action, task.who) == ("I.1.1", True, "Periksa", "Rina Wati, S.E.")
    assert api.tasks_for(world.secretary.user, TODAY) == []


def test_an_area_without_another_coordinator_is_the_secretarys(world):
    occurrence_submit(by=world.rina, at=NOW, occurrence=world.occurrence("II.1.1"))
    Item.objects.filter(code="I.1.1").update(owner=world.coordinator.user)
    occurrence_submit(by=world.coordinator, at=NOW, occurrence=world.occurrence("I.1.1"))
    assert {task.code for task in api.tasks_for(world.secretary.user, TODAY)} == {"I.1.1", "II.1.1"}
    actor(world.unit, Role.COORDINATOR, area=Area.PT)
    assert {task.code for task in api.tasks_for(world.secretary.user, TODAY)} == {"I.1.1"}


def test_one_date_may_be_somebody_elses(world):
    Occurrence.objects.filter(item__code="I.1.1").update(owner=world.budi.user)
    assert "I.1.1" not in [task.code for task in api.tasks_for(world.rina.user, TODAY)]
    assert [task.code for task in api.tasks_for(world.budi.user, TODAY)] == ["I.1.1"]


def test_whose_role_ended_and_what_is_not_in_force_makes_no_tasks(world):
    Plan.objects.update(state=PlanState.DRAFT)
    assert api.tasks_for(world.rina.user, TODAY) == []
    Plan.objects.update(state=PlanState.ACTIVE)
    Item.objects.update(removed_at=NOW)
    assert api.tasks_for(world.rina.user, TODAY) == []
    Item.objects.update(removed_at=None)
    Membership.objects.filter(user=world.rina.user).update(ended_at=NOW)
    assert api.tasks_for(world.rina.user, TODAY) == api.calendar_entries(world.rina.user) == []


def test_the_database_counts_and_cuts_what_is_told_at_once(world):
    Occurrence.objects.filter(item__code="I.1.2").update(due=date(2025, 6, 1))
    Occurrence.objects.filter(item__code="I.1.3").update(due=date(2025, 6, 2))
    Item.objects.filter(code="II.1.1").update(owner=world.coordinator.user)
    occurrence_submit(by=world.rina, at=NOW, occurrence=world.occurrence("I.1.1"))
    user = world.coordinator.user
    everything, listed = api.tasks_for(user, TODAY), api.task_list(user, TODAY)
    assert [task.code for task in everything] == ["II.1.1", "I.1.1"]
    assert [*listed[:1], *listed[1:9]] == everything
    assert Counter(task.kind for task in everything) == {count.kind: count.number for count in listed.counts}
    assert len(listed) == len(listed.of(world.unit.code, YEAR)) == 2
    assert len(listed.of(world.unit.code, 2024)) == 0
    assert listed.of(world.unit.code, 2024)[:] == []
    days = [task.due for task in api.tasks_for(world.rina.user, TODAY) if task.kind == "late"]
    late = next(count for count in api.task_list(world.rina.user, TODAY).counts if count.kind == "late")
    assert (late.number, late.first, late.name) == (len(days), days[0], world.unit.name)
    assert {date(2025, 6, 1), date(2025, 6, 2)} < set(days)


def test_an_example_without_a_submitter_waits_for_the_coordinator_or_else_the_secretary(world):
    Occurrence.objects.filter(item__code__in=("I.1.1", "II.1.1")).update(state="submitted")
    assert [task.code for task in api.tasks_for(world.coordinator.user, TODAY)] == ["I.1.1"]
    assert [task.code for task in api.tasks_for(world.secretary.user, TODAY)] == ["II.1.1"]


def test_the_number_of_queries_is_the_same_for_few_and_many(world):
    def count():
        with CaptureQueriesContext(connection) as queries:
            api.tasks_for(world.coordinator.user, TODAY)
            api.tasks_for(world.rina.user, TODAY)
        return len(queries)

    occurrence_submit(by=world.rina, at=NOW, occurrence=world.occurrence("I.1.1"))
    few = count()
    for code in ("I.1.2", "I.1.3", "I.1.4"):
        occurrence_submit(by=world.rina, at=NOW, occurrence=world.occurrence(code))
    assert count() == few <= 8


def test_the_calendar_holds_everything_open(world):
    occurrence_start(by=world.rina, at=NOW, occurrence=world.occurrence())
    entries = api.calendar_entries(world.rina.user)
    assert [entry.due for entry in entries] == sorted(entry.due for entry in entries)
    first = next(entry for entry in entries if entry.code == "I.1.1")
    assert (first.key, first.unit_name, first.changed_on) == (
        f"occurrence-{world.occurrence().pk}",
        world.unit.name,
        NOW.date(),
    )


def test_the_search_finds_codes_words_and_people_of_the_unit_only(world):
    make_plan(make_world().unit, year=2024)
    assert [hit.code for hit in api.search(world.unit, YEAR, "ii.1.3")] == ["II.1.3"]
    assert len(api.search(world.unit, YEAR, "rina dokumen")) == 8
    assert len(api.search(world.unit, YEAR, "rina", limit=3)) == 3
    assert api.search(world.unit, YEAR, " ") == []
    assert api.search(world.unit, YEAR, "nihil") == []
