from datetime import date

import pytest

from bening.rooms.evidence.rules.expired import expired
from tests.rooms.evidence.rules.proofs import proof


@pytest.mark.parametrize(("masa", "until"), [(True, date(2025, 3, 30)), (False, date(2025, 12, 30))])
def test_what_ends_before_it_is_needed_is_told(masa, until):
    changes = {} if masa else {"masa": None}
    assert "Hanya berlaku sampai" in expired(proof(valid_until=until, **changes)).sentence


@pytest.mark.parametrize(("masa", "until"), [(True, date(2025, 3, 31)), (False, date(2025, 12, 31)), (True, None)])
def test_what_holds_to_the_last_day_or_says_nothing_is_not(masa, until):
    changes = {} if masa else {"masa": None}
    assert expired(proof(valid_until=until, **changes)) is None
