"""Many units at a glance."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bening.rooms.plans import api
from bening.rooms.plans.models import Occurrence
from bening.rooms.plans.selectors.marks import kind_case, kind_of, next_of, worst
from bening.rooms.plans.services.occurrence_moves import (
    occurrence_accept,
    occurrence_cancel,
    occurrence_reopen,
    occurrence_return,
    occurrence_start,
    occurrence_submit,
)
from tests.factories import NOW, TODAY, YEAR, make_plan, make_unit
from tests.rooms.plans.worlds import make_world

pytestmark = pytest.mark.django_db

MARCH = datetime(2025, 3, 10, 3, 0, tzinfo=UTC)
APRIL = datetime(2025, 4, 10, 3, 0, tzinfo=UTC)


def finish(world, code, at):
    row = occurrence_submit(by=world.rina, at=at, occurrence=world.occurrence(code))
    return occurrence_accept(by=world.secretary, at=at, occurrence=row, note="Mewakili")


def test_done_of_counted_by_area_late_and_waiting():
    world = make_world()
    finish(world, "I.1.1", MARCH)
    occurrence_submit(by=world.rina, at=NOW, occurrence=world.occurrence("I.1.2"))
    occurrence_cancel(by=world.secretary, at=NOW, occurrence=world.occurrence("II.1.1"), note="Tidak ada")
    empty = make_unit()
    found = {row.unit: row for row in api.unit_progress([world.unit, empty], YEAR, TODAY)}
    total = found[world.unit].total
    assert (total.counted, total.done, total.late, total.waiting) == (3, 1, 1, 1)
    assert total.share == pytest.approx(1 / 3)
    assert found[world.unit].areas["MP"].counted == 2
    assert found[world.unit].areas["PT"].late == 1
    assert (found[empty].plan, found[empty].total.share) == (None, 0.0)


def test_the_trend_is_told_from_the_history():
    world = make_world()
    finish(world, "I.1.1", MARCH)
    row = finish(world, "I.1.2", APRIL)
    occurrence_reopen(by=world.secretary, at=NOW, occurrence=row, note="Salah")
    trend = api.unit_progress([world.unit], YEAR, TODAY)[0].trend
    assert trend == [
        (date(2024, 12, 31), 0),
        (date(2025, 1, 31), 0),
        (date(2025, 2, 28), 0),
        (date(2025, 3, 31), 0.25),
        (date(2025, 4, 30), 0.5),
        (date(2025, 5, 31), 0.5),
        (date(2025, 6, 16), 0.25),
    ]


def test_the_number_of_queries_does_not_grow_with_the_units():
    counts = []
    units = []
    for _ in range(3):
        unit = make_unit()
        make_plan(unit)
        units.append(unit)
        with CaptureQueriesContext(connection) as queries:
            api.unit_progress(units, YEAR, TODAY)
        counts.append(len(queries))
    assert set(counts) == {3}


def test_python_and_sql_mark_alike():
    world = make_world(items=5)
    codes = ["I.1.1", "I.1.2", "I.1.3", "I.1.4", "I.1.5", "II.1.1"]
    row = occurrence_submit(by=world.rina, at=NOW, occurrence=world.occurrence(codes[0]))
    finish(world, codes[1], MARCH)
    occurrence_cancel(by=world.secretary, at=NOW, occurrence=world.occurrence(codes[2]), note="Tidak ada")
    back = occurrence_submit(by=world.rina, at=NOW, occurrence=world.occurrence(codes[3]))
    occurrence_return(by=world.coordinator, at=NOW, occurrence=back, reasons=["unsigned"], fix_by=date(2025, 6, 30))
    occurrence_start(by=world.rina, at=NOW, occurrence=world.occurrence("II.1.3"))
    rows = Occurrence.objects.annotate(sql=kind_case(TODAY)).order_by("pk")
    assert {row.sql for row in rows} == {"review", "done", "void", "returned", "late", "active", "idle"}
    soon = date(2025, 7, 25)
    for day in (TODAY, soon, date(2025, 1, 1), date(2026, 1, 1)):
        for row in Occurrence.objects.annotate(sql=kind_case(day)).order_by("pk"):
            assert row.sql == kind_of(row, day), (row.period, row.state, day)


def test_the_worst_mark_and_the_date_to_look_at():
    assert worst(["done", "late", "idle"]) == "late"
    assert worst([]) == "blocked"
    assert next_of([]) is None
    world = make_world()
    done = finish(world, "I.1.1", MARCH)
    void = occurrence_cancel(by=world.secretary, at=NOW, occurrence=world.occurrence("I.1.2"), note="x")
    later = world.occurrence("II.1.1")
    assert next_of([void, done, later]) == later
    assert next_of([void, done]) == done
    assert next_of([void]) == void


def test_the_overview_of_one_plan_agrees():
    world = make_world()
    finish(world, "I.1.1", MARCH)
    numbers = api.overview(world.plan, TODAY)
    assert (numbers.items, numbers.counted, numbers.done, numbers.late, numbers.waiting) == (4, 4, 1, 3, 0)
    assert numbers.months == {1: {"done": 1}, 2: {"late": 1}, 3: {"late": 1}, 4: {"late": 1}}
    assert [(part.kind, part.hint) for part in numbers.parts] == [
        ("late", "2 butir · 1 dari 2 selesai, 1 terlambat"),
        ("late", "2 butir · 0 dari 2 selesai, 2 terlambat"),
    ]
