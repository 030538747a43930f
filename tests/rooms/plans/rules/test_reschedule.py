"""What a new target does to due dates that stand."""

from calendar import monthrange
from datetime import date

from bening.kernel.targets.schedule import Occurrence
from bening.rooms.plans.rules.reschedule import Standing, reschedule


def span(period):
    month = int(period[5:7])
    return date(2025, month, 1), date(2025, month, monthrange(2025, month)[1])


def standing(pk, period, *, begun=False, void=False):
    return Standing(pk, period, *span(period), begun, void)


def wanted(period, due=None):
    start, end = span(period)
    return Occurrence(period, start, due or end)


def test_matched_by_period():
    rows = [
        standing(1, "2025-01"),
        standing(2, "2025-02"),
        standing(3, "2025-03"),
        standing(4, "2025-04", begun=True),
        standing(5, "2025-05", void=True),
        standing(6, "2025-06", void=True),
    ]
    plan = reschedule(
        rows, [wanted("2025-01"), wanted("2025-02", date(2025, 2, 14)), wanted("2025-05"), wanted("2025-07")]
    )
    assert [row.pk for row in plan.keep] == [1]
    assert [row.pk for row, _ in plan.move] == [2, 5]
    assert [row.pk for row in plan.drop] == [3]
    assert [row.pk for row in plan.stay] == [4]
    assert [o.period for o in plan.add] == ["2025-07"]
    assert plan.changes


def test_the_same_dates_change_nothing():
    assert not reschedule([standing(1, "2025-01")], [wanted("2025-01")]).changes


def test_the_same_work_told_more_exactly_keeps_its_row():
    week = Occurrence("2025-01-W2", date(2025, 1, 8), date(2025, 1, 14))
    plan = reschedule([standing(1, "2025-01", begun=True), standing(2, "2025-02", void=True)], [week])
    assert [(row.pk, to.period) for row, to in plan.move] == [(1, "2025-01-W2")]
    assert (plan.add, plan.drop, plan.stay) == ([], [], [])


def test_many_dates_for_one_are_other_work():
    quarter = Occurrence("2025-Q1", date(2025, 1, 1), date(2025, 3, 31))
    plan = reschedule([standing(1, "2025-01"), standing(2, "2025-02", begun=True), standing(3, "2025-03")], [quarter])
    assert [row.pk for row in plan.drop] == [1, 3]
    assert [row.pk for row in plan.stay] == [2]
    assert plan.add == [quarter]
