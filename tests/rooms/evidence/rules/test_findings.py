from datetime import date

from bening.rooms.evidence.rules.findings import findings
from tests.rooms.evidence.rules.proofs import proof


def test_a_good_proof_has_none():
    assert findings(proof()) == []


def test_every_rule_speaks_in_its_order():
    bad = proof(evidence_date=date(2024, 3, 2), is_signed=False)

    assert [found.code for found in findings(bad)] == ["before_year", "outside_period", "unsigned"]
