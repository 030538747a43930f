"""Periods in words."""

from datetime import date

import pytest

from bening.rooms.plans.rules.periods import period_words

FIRST, LAST = date(2025, 5, 1), date(2025, 6, 30)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2025-01", "Januari 2025"),
        ("2025-01-W2", "Januari 2025, minggu ke-2"),
        ("2025-05/2025-06", "1 Mei 2025 – 30 Juni 2025"),
        ("2025-13", "1 Mei 2025 – 30 Juni 2025"),
    ],
)
def test_a_period_reads_as_people_say_it(period, words):
    assert period_words(period, FIRST, LAST) == words


def test_one_day_is_one_day():
    assert period_words("2025-06-30", LAST, LAST) == "30 Juni 2025"
