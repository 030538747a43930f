"""When a term ends: in working days, calendar days, months, years, hours, or on a date that comes back every year."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kernel.workdays.days import JOINT_LEAVE, NATIONAL

from bening.kernel.workdays import Calendar, Measure, Pause, Position, Term, due_of, last_day, position_of

OFFICE = Calendar(NATIONAL | JOINT_LEAVE)
WIB, WITA, WIT = (ZoneInfo(name) for name in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"))


def term(measure: str, amount: int = 0, **rest: int) -> Term:
    return Term(Measure(measure), amount, **rest)


def at(day: str, hour: int = 10) -> datetime:
    """An hour of a day in WIB."""
    return datetime.fromisoformat(f"{day}T{hour:02d}:00:00").replace(tzinfo=WIB)


@pytest.mark.parametrize(
    ("start", "wanted", "expected"),
    [
        ("2026-05-22", term("working_day", 17), "2026-06-22"),
        ("2026-05-17", term("calendar_day", 14), "2026-05-31"),  # a Sunday and a holiday: it stays
        ("2026-01-31", term("month", 1), "2026-02-28"),
        ("2026-11-30", term("month", 3), "2027-02-28"),
        ("2024-02-29", term("year", 2), "2026-02-28"),
        ("2026-02-01", term("fixed_date", month=3, day=31), "2026-03-31"),
        ("2026-03-31", term("fixed_date", month=3, day=31), "2026-03-31"),
        ("2026-04-01", term("fixed_date", month=3, day=31), "2027-03-31"),
        ("2026-02-10", term("fixed_date", month=2, day=29), "2026-02-28"),
        ("2026-02-01", term("fixed_date", 5, month=3, day=31), "2026-04-05"),
    ],
)
def test_the_last_day(start: str, wanted: Term, expected: str) -> None:
    assert last_day(date.fromisoformat(start), wanted, OFFICE).isoformat() == expected


def test_it_ends_with_the_day_in_the_zone_of_the_office() -> None:
    late = datetime(2026, 1, 2, 16, 30, tzinfo=UTC)  # 23.30 WIB, but already Saturday 3 January in WITA
    ends = {zone.key: due_of(late, term("working_day", 1), OFFICE, zone) for zone in (WIB, WITA, WIT)}
    assert {due.day for due in ends.values()} == {date(2026, 1, 5)}
    assert ends["Asia/Jakarta"].at == datetime(2026, 1, 5, 16, 59, 59, tzinfo=UTC)
    assert ends["Asia/Jayapura"].at == datetime(2026, 1, 5, 14, 59, 59, tzinfo=UTC)
    assert due_of(late, term("calendar_day", 1), OFFICE, WIB).day == date(2026, 1, 3)
    assert due_of(late, term("calendar_day", 1), OFFICE, WITA).day == date(2026, 1, 4)


def test_hours_end_to_the_second() -> None:
    due = due_of(at("2026-03-20", 22), term("hour", 72), OFFICE, WIB)
    assert (due.at, due.day) == (at("2026-03-23", 22), date(2026, 3, 23))


def test_hours_wait_for_a_pause() -> None:
    pauses = [Pause(at("2026-03-21", 8), at("2026-03-21", 20)), Pause(at("2026-03-19", 0), at("2026-03-20", 23))]
    assert due_of(at("2026-03-20", 22), term("hour", 72), OFFICE, WIB, pauses).at == at("2026-03-24", 11)
    over = [Pause(at("2026-03-25", 8), at("2026-03-26", 8))]
    assert due_of(at("2026-03-20", 22), term("hour", 72), OFFICE, WIB, over).at == at("2026-03-23", 22)


@pytest.mark.parametrize("measure", ["working_day", "calendar_day"])
def test_the_days_after_a_pause_begins_do_not_count(measure: str) -> None:
    """Monday 8 June; paused on Wednesday 10, resumed on Friday 12: Thursday and Friday do not count."""
    pause = Pause(at("2026-06-10"), at("2026-06-12"))
    start = at("2026-06-08")
    without = {"working_day": "2026-06-11", "calendar_day": "2026-06-11"}
    paused = {"working_day": "2026-06-15", "calendar_day": "2026-06-13"}
    assert due_of(start, term(measure, 3), OFFICE, WIB).day.isoformat() == without[measure]
    assert due_of(start, term(measure, 3), OFFICE, WIB, [pause]).day.isoformat() == paused[measure]


def test_a_pause_that_ends_on_its_day_costs_nothing() -> None:
    pause = Pause(at("2026-06-10", 8), at("2026-06-10", 16))
    assert due_of(at("2026-06-08"), term("working_day", 5), OFFICE, WIB, [pause]).day == date(2026, 6, 15)


def test_an_extension_is_a_longer_term() -> None:
    assert term("working_day", 10).longer(7) == term("working_day", 17)


def test_which_day_it_is() -> None:
    ten = term("working_day", 10)
    start, due = date(2026, 3, 13), date(2026, 4, 6)
    assert position_of(start, due, start, ten, OFFICE) == Position(0, 10)
    assert position_of(start, due, date(2026, 3, 24), ten, OFFICE) == Position(2, 10)
    assert position_of(start, due, date(2026, 4, 8), ten, OFFICE) == Position(12, 10)
    assert position_of(start, due, date(2026, 3, 1), ten, OFFICE) == Position(0, 10)
    month = term("month", 1)
    assert position_of(start, date(2026, 4, 13), date(2026, 3, 23), month, OFFICE) == Position(10, 31)


@pytest.mark.parametrize("make", [
    lambda: term("working_day"),
    lambda: term("hour", 0),
    lambda: term("fixed_date", month=13, day=1),
    lambda: term("fixed_date", month=1, day=0),
    lambda: term("fixed_date", -1, month=1, day=1),
])  # fmt: skip
def test_a_term_without_length_is_refused(make: object) -> None:
    with pytest.raises(ValueError, match="atas waktu"):
        make()  # type: ignore[operator]


@given(
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    st.sampled_from([Measure.WORKING_DAY, Measure.CALENDAR_DAY, Measure.MONTH, Measure.YEAR]),
    st.integers(1, 60),
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 20)), max_size=4),
)
def test_a_pause_never_brings_the_end_nearer(
    day: date, measure: Measure, amount: int, given_pauses: list[tuple[int, int]]
) -> None:
    start = datetime(day.year, day.month, day.day, 9, tzinfo=WIB)
    pauses = [Pause(start + timedelta(days=a), start + timedelta(days=a + b)) for a, b in given_pauses]
    wanted = Term(measure, amount)
    plain, paused = due_of(start, wanted, OFFICE, WIB), due_of(start, wanted, OFFICE, WIB, pauses)
    assert paused.day >= plain.day
    assert paused.at >= plain.at
    assert due_of(start, wanted.longer(1), OFFICE, WIB, pauses).day > paused.day
