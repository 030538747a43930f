"""What a new target does to due dates that stand."""

from datetime import date

from bening.kernel.targets.schedule import Occurrence
from bening.rooms.plans.rules.reschedule import Standing, reschedule


def standing(pk, period, *, begun=False, void=False, due=date(2025, 1, 31)):
    return Standing(pk, period, date(2025, 1, 1), due, begun, void)


def wanted(period, due=date(2025, 1, 31)):
    return Occurrence(period, date(2025, 1, 1), due)


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
