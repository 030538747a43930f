"""A decision is taken back within ten minutes, and everything stands as before."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bening.foundation.audit.models import AuditEvent
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import Evidence
from bening.rooms.evidence.policies import PolicyError
from bening.rooms.evidence.selectors.page import as_of
from bening.rooms.evidence.selectors.queue import review_queue
from bening.rooms.evidence.services.handing_in import Content, evidence_rename, evidence_submit, version_add
from bening.rooms.evidence.services.review import evidence_accept, evidence_reopen, evidence_return, evidence_undo
from bening.rooms.plans.enums import OccurrenceState
from bening.rooms.plans.services.occurrence_moves import occurrence_reopen
from tests.factories import NOW, YEAR
from tests.rooms.evidence.world import Office, make_evidence, make_file, make_office

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(minutes=1)
LATER = NOW + timedelta(minutes=2)


@pytest.fixture
def office() -> Office:
    return make_office()


def accept(office: Office, evidence: Evidence, at=SOON) -> Evidence:
    number = Evidence.objects.get(pk=evidence.pk).current.number
    return evidence_accept(by=office.coordinator, at=at, evidence=evidence, number=number)


def give_back(office: Office, evidence: Evidence, at=SOON) -> Evidence:
    number = Evidence.objects.get(pk=evidence.pk).current.number
    return evidence_return(by=office.coordinator, at=at, evidence=evidence, number=number, reasons=["unsigned"])


def undo(office: Office, evidence: Evidence, at=LATER) -> Evidence:
    return evidence_undo(by=office.coordinator, at=at, evidence=evidence)


def due_state(office: Office) -> str:
    return office.item.occurrences.get().state


def test_an_acceptance_is_taken_back_with_its_due_date(office):
    evidence = make_evidence(office.staff, office.item, submit=True)
    before = due_state(office)
    accept(office, evidence)
    assert due_state(office) == OccurrenceState.DONE
    row = undo(office, evidence)

    assert row.state == State.SUBMITTED
    assert (row.accepted_id, row.decided_by_id, row.decided_at) == (None, None, None)
    assert due_state(office) == before == OccurrenceState.SUBMITTED
    assert [step.target for step in row.history.all()] == ["submitted", "accepted", "submitted"]
    verbs = AuditEvent.objects.filter(at=LATER).order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["plans.occurrence_undone", "evidence.undone"]


def test_a_return_is_taken_back_with_its_due_date(office):
    evidence = make_evidence(office.staff, office.item, submit=True)
    give_back(office, evidence)
    assert due_state(office) == OccurrenceState.RETURNED
    undo(office, evidence)

    assert due_state(office) == OccurrenceState.SUBMITTED
    assert accept(office, evidence, LATER).state == State.ACCEPTED


def test_the_version_that_counted_before_counts_again(office):
    evidence = accept(office, make_evidence(office.staff, office.item, submit=True))
    first = evidence.accepted
    content = Content(files=[make_file(office.staff)], change="Diperbaiki")
    added = version_add(by=office.staff, at=SOON, evidence=evidence, content=content, row_version=evidence.row_version)
    evidence_submit(by=office.staff, at=SOON, evidence=added)
    second = accept(office, evidence, LATER)
    assert second.accepted != first
    row = undo(office, evidence, LATER + timedelta(minutes=1))

    assert row.accepted == first
    assert (row.decided_by, row.decided_at) == (office.coordinator.user, SOON)
    moments = {at: as_of(office.unit, YEAR, at) for at in (SOON, LATER, LATER + timedelta(minutes=1))}
    assert [[version.number for version in rows] for rows in moments.values()] == [[1], [2], [1]]


def test_only_who_decided_and_only_at_once(office):
    evidence = make_evidence(office.staff, office.item, submit=True)
    with pytest.raises(PolicyError, match="Tidak ada keputusan"):
        undo(office, evidence)
    accept(office, evidence)
    with pytest.raises(PolicyError, match="Hanya yang memutuskan"):
        evidence_undo(by=office.secretary, at=LATER, evidence=evidence)
    with pytest.raises(PolicyError, match="sepuluh menit"):
        undo(office, evidence, SOON + timedelta(minutes=11))
    draft = make_evidence(office.staff, office.item)
    with pytest.raises(PolicyError, match="belum pernah"):
        undo(office, draft)


def test_what_happened_since_keeps_the_decision(office):
    evidence = accept(office, make_evidence(office.staff, office.item, submit=True))
    evidence_rename(by=office.staff, at=SOON, evidence=evidence, title="Judul lain")
    with pytest.raises(PolicyError, match="sudah berubah lagi"):
        undo(office, evidence)


def test_a_due_date_that_moved_since_keeps_the_decision(office):
    evidence = accept(office, make_evidence(office.staff, office.item, submit=True))
    occurrence_reopen(by=office.secretary, at=LATER, occurrence=office.item.occurrences.get(), note="Salah")
    with pytest.raises(PolicyError, match="sudah berpindah lagi"):
        undo(office, evidence, LATER + timedelta(minutes=1))
    evidence.refresh_from_db()
    assert evidence.state == State.ACCEPTED


def test_reopening_is_no_decision_that_is_taken_back(office):
    evidence = accept(office, make_evidence(office.staff, office.item, submit=True))
    evidence_reopen(by=office.coordinator, at=LATER, evidence=evidence, note="Keliru")
    with pytest.raises(PolicyError, match="Tidak ada keputusan"):
        undo(office, evidence, LATER)


def test_the_desk_offers_the_last_decision_and_does_not_count_it_twice(office):
    evidence = make_evidence(office.staff, office.item, submit=True)
    assert review_queue(office.coordinator, SOON).last is None
    accept(office, evidence)
    offered = review_queue(office.coordinator, LATER).last
    assert offered is not None
    assert offered.evidence == evidence
    assert review_queue(office.coordinator, SOON + timedelta(minutes=11)).last is None
    assert review_queue(office.secretary, LATER).last is None
    undo(office, evidence)

    assert review_queue(office.coordinator, LATER).last is None
    assert review_queue(office.coordinator, NOW).decided_today == 0
