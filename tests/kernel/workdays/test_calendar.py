"""Counting working days: the worked examples, the properties that every calendar keeps, and the time it takes."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kernel.workdays.days import JOINT_LEAVE, NATIONAL

from bening.kernel.workdays import Calendar

OFFICE = Calendar(NATIONAL | JOINT_LEAVE)
JOINT_LEAVE_WORKED = Calendar(NATIONAL)

EXAMPLES = [
    ("2026-03-13", 10, "2026-04-06", "2026-03-30"),
    ("2026-12-21", 3, "2026-12-28", "2026-12-24"),
    ("2026-03-02", 30, "2026-04-21", "2026-04-15"),
    ("2026-02-13", 10, "2026-03-03", "2026-03-02"),
    ("2026-05-22", 17, "2026-06-22", "2026-06-19"),
    ("2026-05-13", 3, "2026-05-20", "2026-05-19"),
    ("2026-08-14", 5, "2026-08-24", "2026-08-24"),
    ("2026-01-02", 5, "2026-01-09", "2026-01-09"),
]
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
OFF = st.frozensets(DAYS, max_size=80)
WEEKENDS = st.frozensets(st.integers(0, 6), max_size=6)
CALENDARS = st.builds(Calendar, OFF, WEEKENDS)


@pytest.mark.parametrize(("start", "days", "expected", "joint_leave_worked"), EXAMPLES)
def test_the_worked_examples(start: str, days: int, expected: str, joint_leave_worked: str) -> None:
    day = date.fromisoformat(start)
    assert OFFICE.add(day, days).isoformat() == expected
    assert JOINT_LEAVE_WORKED.add(day, days).isoformat() == joint_leave_worked


def test_2026_has_240_working_days() -> None:
    assert OFFICE.count(date(2025, 12, 31), date(2026, 12, 31)) == 240


@given(CALENDARS, DAYS, st.integers(1, 400))
def test_a_deadline_falls_on_a_working_day_after_the_event(calendar: Calendar, start: date, days: int) -> None:
    end = calendar.add(start, days)
    assert calendar.is_working(end)
    assert end > start


@given(CALENDARS, DAYS, st.integers(0, 400))
def test_counting_undoes_adding(calendar: Calendar, start: date, days: int) -> None:
    assert calendar.count(start, calendar.add(start, days)) == days


@given(CALENDARS, DAYS, DAYS)
def test_counting_is_looking_at_each_day(calendar: Calendar, one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    looked_at = sum(calendar.is_working(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))
    assert calendar.count(first, last) == looked_at
    assert calendar.count(last, first) == -looked_at


@given(CALENDARS, DAYS, st.integers(0, 30), st.integers(1, 300))
def test_later_events_and_longer_terms_never_end_earlier(
    calendar: Calendar, start: date, later: int, days: int
) -> None:
    end = calendar.add(start, days)
    assert calendar.add(start + timedelta(days=later), days) >= end
    assert calendar.add(start, days + 1) > end


@given(CALENDARS, CALENDARS, DAYS)
def test_two_calendars_work_on_the_days_that_both_work(one: Calendar, other: Calendar, day: date) -> None:
    if len(one.weekend | other.weekend) == 7:
        with pytest.raises(ValueError, match="tanpa satu pun hari kerja"):
            _ = one | other
        return
    assert (one | other).is_working(day) == (one.is_working(day) and other.is_working(day))
    assert one | other == other | one


@given(CALENDARS, OFF, DAYS, st.integers(1, 200))
def test_more_days_off_never_bring_a_deadline_nearer(
    calendar: Calendar, off: frozenset[date], start: date, days: int
) -> None:
    assert (calendar | Calendar(off, frozenset())).add(start, days) >= calendar.add(start, days)


@given(CALENDARS, DAYS)
def test_the_next_working_day_is_the_first_that_is_worked(calendar: Calendar, day: date) -> None:
    found = calendar.next_working(day)
    assert calendar.is_working(found)
    assert calendar.count(day, found) == (0 if found == day else 1)


def test_less_than_no_day_is_refused() -> None:
    with pytest.raises(ValueError, match="kurang dari nol"):
        OFFICE.add(date(2026, 1, 1), -1)


@pytest.mark.timed
def test_ten_thousand_deadlines_take_well_under_a_second() -> None:
    start = date(2026, 1, 1)
    begun = time.process_time()
    for number in range(10_000):
        OFFICE.add(start + timedelta(days=number % 365), number % 60 + 1)
    assert time.process_time() - begun < 0.5
