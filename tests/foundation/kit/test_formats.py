import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.foundation.kit import formats
from bening.foundation.kit.dates import parse_date

DAY = dt.date(2025, 1, 6)


def test_dates_read_as_indonesian_words():
    assert formats.long_date(DAY) == "6 Januari 2025"
    assert formats.short_date(DAY) == "Sen, 6 Jan"
    assert formats.long_datetime(dt.datetime(2025, 8, 17, 9, 5, tzinfo=dt.UTC)) == "17 Agustus 2025 pukul 09.05"
    assert formats.month_name(12) == "Desember"


@pytest.mark.parametrize(
    ("value", "places", "words"),
    [
        (1234567, None, "1.234.567"),
        (Decimal("55.375"), 2, "55,38"),
        (Decimal("55.50"), None, "55,5"),
        (Decimal(100), None, "100"),
        (0.1, 2, "0,10"),
        (-3, None, "−3"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("2.5"), 0, "3"),
    ],
)
def test_numbers_use_points_for_thousands_and_a_comma_for_fractions(value, places, words):
    assert formats.number(value, places) == words


@pytest.mark.parametrize(
    ("days", "relative", "due"),
    [
        (0, "hari ini", "hari ini"),
        (1, "besok", "besok"),
        (3, "3 hari lagi", "3 hari lagi"),
        (-1, "kemarin", "terlambat 1 hari"),
        (-5, "5 hari lalu", "terlambat 5 hari"),
        (1200, "1.200 hari lagi", "1.200 hari lagi"),
    ],
)
def test_days_are_told_from_the_day_asked(days, relative, due):
    value = DAY + dt.timedelta(days=days)
    assert formats.relative_day(value, DAY) == relative
    assert formats.due_words(value, DAY) == due


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 byte"),
        (812, "812 byte"),
        (1024, "1,0 KB"),
        (1468006, "1,4 MB"),
        (200 * 1024**2, "200 MB"),
        (3 * 1024**4, "3,0 TB"),
    ],
)
def test_sizes_have_one_digit_after_the_comma_while_small(size, words):
    assert formats.file_size(size) == words


@pytest.mark.parametrize(
    ("name", "mark"), [("Siti Rahma, S.H.", "SR"), ("budi", "B"), ("Dr. Ahmad Fauzi", "DA"), ("", "")]
)
def test_a_person_is_marked_by_two_letters(name, mark):
    assert formats.initials(name) == mark


@pytest.mark.parametrize(
    "text",
    [
        "6 Januari 2025",
        "6 jan 2025",
        "Senin, 6 Januari 2025",
        "06-01-2025",
        "6/1/2025",
        "06.01.2025",
        "2025-01-06",
        " 6  JANUARI  2025 ",
    ],
)
def test_a_date_is_read_in_every_way_officers_write_it(text):
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text", ["", "besok", "31 Februari 2025", "6 Janu 2025", "2025/01/06", "6 Januari 25", "13-13-2025"]
)
def test_what_is_no_date_is_not_guessed(text):
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "month"), [("1 Nopember 2025", 11), ("1 Pebruari 2025", 2), ("1 Agt 2025", 8), ("1 Sept. 2025", 9)]
)
def test_old_and_short_spellings_of_months_are_known(text, month):
    assert parse_date(text) == dt.date(2025, month, 1)


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_every_date_survives_being_written_and_read(day):
    assert parse_date(formats.long_date(day)) == day
    assert parse_date(f"{day.day}/{day.month}/{day.year}") == day
