from datetime import date

from bening.rooms.evidence.rules.undated import undated
from tests.rooms.evidence.rules.proofs import proof


def test_neither_a_date_nor_a_period_is_told():
    assert undated(proof(evidence_date=None)).code == "undated"


def test_either_of_them_is_enough():
    assert undated(proof()) is None
    assert undated(proof(evidence_date=None, period=(date(2025, 1, 1), date(2025, 1, 31)))) is None
