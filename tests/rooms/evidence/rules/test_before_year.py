from datetime import date

import pytest

from bening.rooms.evidence.rules.before_year import before_year
from tests.rooms.evidence.rules.proofs import proof


@pytest.mark.parametrize(
    "changes",
    [
        {"evidence_date": date(2024, 12, 31)},
        {"evidence_date": date(2025, 2, 1), "period": (date(2024, 1, 1), date(2024, 12, 31))},
    ],
)
def test_what_belongs_to_an_earlier_year_is_told(changes):
    assert "sebelum tahun rencana 2025" in before_year(proof(**changes)).sentence


@pytest.mark.parametrize(
    "changes",
    [
        {"evidence_date": date(2025, 1, 1)},
        {"evidence_date": None},
        {"evidence_date": None, "period": (date(2024, 12, 1), date(2025, 1, 5))},
    ],
)
def test_what_reaches_into_the_year_is_not(changes):
    assert before_year(proof(**changes)) is None
