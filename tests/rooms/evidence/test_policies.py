"""Every reason why a thing may not be done with evidence now, in its own sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bening.rooms.evidence import policies
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import Evidence
from bening.rooms.evidence.services.handing_in import evidence_withdraw
from bening.rooms.evidence.services.review import evidence_accept
from tests.factories import NOW
from tests.rooms.evidence.world import Office, make_evidence, make_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office()


def test_what_is_under_review_is_not_changed(office: Office) -> None:
    evidence = make_evidence(office.staff, office.item, submit=True)
    assert "sedang diperiksa" in policies.why_not(policies.check_change, office.staff, evidence)


def test_what_is_not_used_is_not_changed(office: Office) -> None:
    evidence = make_evidence(office.staff, office.item)
    evidence = evidence_withdraw(by=office.staff, at=NOW, evidence=evidence, note="Salah unggah")
    assert "tidak dipakai" in policies.why_not(policies.check_change, office.staff, evidence)


def test_an_accepted_version_is_not_handed_in_again(office: Office) -> None:
    evidence = make_evidence(office.staff, office.item, submit=True)
    evidence = evidence_accept(by=office.coordinator, at=NOW, evidence=evidence, number=1)
    assert evidence.state == State.ACCEPTED
    assert "Versi ini sudah diterima" in policies.why_not(policies.check_submit, office.staff, evidence)


@pytest.mark.parametrize(
    ("check", "person", "words"),
    [
        (policies.check_recall, "staff", "menunggu pemeriksaan"),
        (policies.check_review, "coordinator", "belum diserahkan"),
        (policies.check_reopen, "coordinator", "sudah diterima"),
        (policies.check_restore, "staff", "dinyatakan tidak dipakai"),
    ],
)
def test_a_draft_is_neither_recalled_nor_reviewed_nor_reopened_nor_restored(
    office: Office, check: Callable[..., None], person: str, words: str
) -> None:
    evidence = make_evidence(office.staff, office.item)
    assert words in policies.why_not(check, getattr(office, person), evidence)


def test_evidence_without_a_version_has_only_its_maker(office: Office) -> None:
    evidence = Evidence(
        unit=office.unit, year=office.plan.year, title="Kosong", created_by=office.staff.user, created_at=NOW
    )
    assert policies.hands(evidence) == {office.staff.user.pk}
