"""Evidence put directly to a question."""

from __future__ import annotations

import pytest

from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.audit.models import AuditEvent
from bening.rooms.assessment.models import Proof
from bening.rooms.assessment.policies import PolicyError
from bening.rooms.assessment.selectors.crosswalk import support_for
from bening.rooms.assessment.services.proofs import proof_take, proofs_put
from tests.factories import NOW
from tests.rooms.assessment.crossing import Crossed, make_crossed

pytestmark = pytest.mark.django_db
ITEM = "P.1.i.a"


@pytest.fixture
def crossed() -> Crossed:
    return make_crossed()


def put(crossed: Crossed, *keys: int, item: str = ITEM) -> list[Proof]:
    office = crossed.office
    return proofs_put(by=office.staff, at=NOW, assessment=office.assessment, item=item, evidence_pks=keys)


def test_evidence_is_put_to_a_question_once(crossed: Crossed) -> None:
    evidence = crossed.evidence()
    assert len(put(crossed, evidence.pk)) == 1
    assert put(crossed, evidence.pk) == []
    assert support_for(crossed.office.assessment, [ITEM])[ITEM].waiting == 1
    assert AuditEvent.objects.get(verb="assessment.proof_put").data["title"] == evidence.title


def test_what_is_taken_off_stays_in_the_records_and_may_come_back(crossed: Crossed) -> None:
    evidence = crossed.evidence()
    [proof] = put(crossed, evidence.pk)
    proof_take(by=crossed.office.staff, at=NOW, proof=proof)
    assert support_for(crossed.office.assessment, [ITEM])[ITEM].is_empty
    assert AuditEvent.objects.filter(verb="assessment.proof_taken").count() == 1
    with pytest.raises(PolicyError, match="sudah dilepas"):
        proof_take(by=crossed.office.staff, at=NOW, proof=proof)
    assert len(put(crossed, evidence.pk)) == 1
    assert Proof.objects.count() == 2


def test_only_evidence_of_the_unit_that_was_handed_in(crossed: Crossed) -> None:
    other, draft = make_crossed().evidence(), crossed.evidence(submit=False)
    for keys in ([other.pk], [draft.pk], []):
        with pytest.raises(PolicyError, match="sudah diterima atau sedang diperiksa"):
            put(crossed, *keys)
    with pytest.raises(PolicyError, match="tidak ada pada LKE"):
        put(crossed, crossed.evidence().pk, item="Z.1")
    assert not Proof.objects.exists()


def test_assessors_put_nothing(crossed: Crossed) -> None:
    office, evidence = crossed.office, crossed.evidence()
    with pytest.raises(NotAllowed):
        proofs_put(by=office.tpi, at=NOW, assessment=office.assessment, item=ITEM, evidence_pks=[evidence.pk])
    [proof] = put(crossed, evidence.pk)
    with pytest.raises(PolicyError, match="lain"):
        proof_take(by=make_crossed().office.staff, at=NOW, proof=proof)
