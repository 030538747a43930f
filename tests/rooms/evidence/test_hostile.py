"""What somebody tries who may hand in, and wants more: to accept what is hers, or to undo what others accepted."""

from __future__ import annotations

import pytest

from bening.foundation.accounts.enums import Area, Role
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import Evidence
from bening.rooms.evidence.policies import PolicyError
from bening.rooms.evidence.selectors.queue import review_queue
from bening.rooms.evidence.services.handing_in import (
    Content,
    Place,
    evidence_recall,
    evidence_submit,
    evidence_withdraw,
    link_add,
    version_add,
)
from bening.rooms.evidence.services.review import evidence_accept, evidence_reopen
from tests.factories import NOW, actor
from tests.rooms.evidence.world import Office, get_item, make_evidence, make_file, make_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office()


def with_newer_draft(office: Office) -> Evidence:
    """Version 1 stands accepted; version 2 was handed in and taken back."""
    evidence = make_evidence(office.staff, office.item, submit=True)
    evidence = evidence_accept(by=office.coordinator, at=NOW, evidence=evidence, number=1)
    newer = Content(files=[make_file(office.staff)], change="Lampiran baru")
    evidence = version_add(by=office.staff, at=NOW, evidence=evidence, content=newer, row_version=evidence.row_version)
    evidence = evidence_submit(by=office.staff, at=NOW, evidence=evidence)
    return evidence_recall(by=office.staff, at=NOW, evidence=evidence)


def test_nobody_sets_accepted_evidence_aside_by_taking_back_a_newer_version(office: Office) -> None:
    evidence = with_newer_draft(office)
    with pytest.raises(PolicyError, match="masih berlaku"):
        evidence_withdraw(by=office.staff, at=NOW, evidence=evidence, note="Tidak perlu")
    evidence.refresh_from_db()
    assert (evidence.state, evidence.accepted and evidence.accepted.number) == (State.DRAFT, 1)


def test_what_was_opened_again_may_be_set_aside(office: Office) -> None:
    evidence = evidence_submit(by=office.staff, at=NOW, evidence=with_newer_draft(office))
    evidence = evidence_accept(by=office.coordinator, at=NOW, evidence=evidence, number=2)
    evidence = evidence_reopen(by=office.coordinator, at=NOW, evidence=evidence, note="Salah tahun")
    evidence = evidence_withdraw(by=office.staff, at=NOW, evidence=evidence, note="Salah tahun")
    assert (evidence.state, evidence.accepted) == (State.WITHDRAWN, None)


def test_a_coordinator_makes_herself_no_reviewer_by_using_evidence_for_her_own_item(office: Office) -> None:
    other = get_item(office.plan, "II.1.1")
    stranger = actor(office.unit, Role.COORDINATOR, area=Area(other.component.section.area))
    evidence = make_evidence(office.staff, office.item, submit=True)
    link_add(by=stranger, at=NOW, evidence=evidence, place=Place(other))

    with pytest.raises(PolicyError, match="koordinator areanya"):
        evidence_accept(by=stranger, at=NOW, evidence=evidence, number=1)
    assert review_queue(stranger, NOW).rows == []
    assert [row.pk for row in review_queue(office.coordinator, NOW).rows] == [evidence.pk]
    link_add(by=office.staff, at=NOW, evidence=evidence, place=Place(get_item(office.plan, "II.1.2")))
    assert evidence_accept(by=stranger, at=NOW, evidence=evidence, number=1).state == State.ACCEPTED


def test_what_is_not_used_gets_no_new_item(office: Office) -> None:
    evidence = make_evidence(office.staff, office.item)
    evidence = evidence_withdraw(by=office.staff, at=NOW, evidence=evidence, note="Salah unggah")
    with pytest.raises(PolicyError, match="tidak dipakai"):
        link_add(by=office.staff, at=NOW, evidence=evidence, place=Place(get_item(office.plan, "I.1.2")))
