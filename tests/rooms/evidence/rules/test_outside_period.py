from datetime import date

import pytest

from bening.rooms.evidence.rules.outside_period import outside_period
from tests.rooms.evidence.rules.proofs import proof


@pytest.mark.parametrize("day", [date(2025, 2, 28), date(2025, 4, 1)])
def test_a_date_outside_the_due_dates_period_is_told(day):
    assert "1 Maret 2025 s.d. 31 Maret 2025" in outside_period(proof(evidence_date=day)).sentence


@pytest.mark.parametrize("day", [date(2025, 3, 1), date(2025, 3, 31), None])
def test_the_first_and_last_day_and_no_date_are_not(day):
    assert outside_period(proof(evidence_date=day)) is None


def test_a_report_on_march_that_was_signed_in_april_is_right():
    assert outside_period(proof(evidence_date=date(2025, 4, 4), period=(date(2025, 3, 1), date(2025, 3, 31)))) is None


@pytest.mark.parametrize("period", [(date(2025, 1, 1), date(2025, 2, 28)), (date(2025, 4, 1), date(2025, 4, 30))])
def test_a_period_that_does_not_meet_it_is_told(period):
    assert outside_period(proof(period=period)).code == "outside_period"


def test_what_is_for_the_whole_item_has_no_period_to_miss():
    assert outside_period(proof(masa=None, evidence_date=date(2020, 1, 1))) is None
