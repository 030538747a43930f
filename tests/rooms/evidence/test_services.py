"""Handing in and deciding: what is written, who is told, and how the plan follows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bening.foundation.accounts.enums import Area, Role
from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.audit.models import AuditEvent
from bening.foundation.notifications.models import Notification
from bening.rooms.evidence import policies
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import EvidenceLink, EvidenceStep
from bening.rooms.evidence.policies import PolicyError
from bening.rooms.evidence.services.handing_in import (
    Content,
    Place,
    evidence_create,
    evidence_recall,
    evidence_rename,
    evidence_restore,
    evidence_submit,
    evidence_withdraw,
    link_add,
    link_remove,
    version_add,
)
from bening.rooms.evidence.services.review import (
    STALE,
    evidence_accept,
    evidence_reopen,
    evidence_return,
)
from bening.rooms.evidence.services.review_many import evidence_accept_many
from bening.rooms.plans.enums import OccurrenceState
from bening.rooms.plans.models import Occurrence
from tests.factories import NOW, actor, make_unit
from tests.rooms.evidence.world import (
    Office,
    add_requirement,
    get_item,
    make_evidence,
    make_file,
    make_office,
    place_of,
    share_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office()


def state_of(office: Office) -> str:
    return Occurrence.objects.get(item=office.item).state


def test_what_was_handed_in_waits_for_the_coordinator_and_takes_its_due_date_along(
    office, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        evidence = make_evidence(office.staff, office.item, submit=True)

    assert evidence.state == State.SUBMITTED
    assert state_of(office) == OccurrenceState.SUBMITTED
    assert list(Notification.objects.filter(kind="evidence.submitted").values_list("user", flat=True)) == [
        office.coordinator.user.pk
    ]
    verbs = list(AuditEvent.objects.filter(unit=office.unit).order_by("pk").values_list("verb", flat=True))
    assert verbs == ["evidence.created", "evidence.submitted", "plans.occurrence_submitted"]


def test_acceptance_ends_the_due_date_and_counts(office):
    evidence = make_evidence(office.staff, office.item, submit=True)
    evidence_accept(by=office.coordinator, at=NOW, evidence=evidence, number=1)

    assert state_of(office) == OccurrenceState.DONE
    share = share_of(office.item)
    assert (share.wanted, share.accepted, share.waiting) == (1, 1, 0)


def test_a_due_date_with_two_proofs_is_begun_by_the_first_and_handed_in_by_the_second(office):
    second = add_requirement(office.item, "Berita acara")
    make_evidence(office.staff, office.item, submit=True)
    assert state_of(office) == OccurrenceState.IN_PROGRESS

    place = Place(office.item, second, office.item.occurrences.first())
    make_evidence(office.staff, office.item, title="Berita acara", places=[place], submit=True)
    assert state_of(office) == OccurrenceState.SUBMITTED


def test_a_return_needs_a_reason_and_sends_the_due_date_back(office):
    evidence = make_evidence(office.staff, office.item, submit=True)
    with pytest.raises(PolicyError, match="satu alasan"):
        evidence_return(by=office.coordinator, at=NOW, evidence=evidence, number=1, reasons=[])
    with pytest.raises(PolicyError, match="kata-kata"):
        evidence_return(by=office.coordinator, at=NOW, evidence=evidence, number=1, reasons=["other"])
    with pytest.raises(PolicyError, match="sudah lewat"):
        evidence_return(
            by=office.coordinator, at=NOW, evidence=evidence, number=1, reasons=["unsigned"], fix_by=date(2025, 6, 1)
        )
    fix_by = NOW.date() + timedelta(days=7)
    returned = evidence_return(
        by=office.coordinator, at=NOW, evidence=evidence, number=1, reasons=["unsigned"], note="Cap.", fix_by=fix_by
    )

    assert (returned.state, returned.fix_by) == (State.RETURNED, fix_by)
    row = Occurrence.objects.get(item=office.item)
    assert (row.state, row.fix_by) == (OccurrenceState.RETURNED, fix_by)
    step = EvidenceStep.objects.last()
    assert step.reason_words == ["Belum ditandatangani atau dicap"]


def test_nobody_reviews_what_she_had_a_hand_in(office):
    evidence = make_evidence(office.coordinator, office.item, submit=True)
    with pytest.raises(PolicyError, match="Anda ikut menyusun"):
        evidence_accept(by=office.coordinator, at=NOW, evidence=evidence, number=1)


def test_who_only_sent_a_file_of_it_does_not_review_it_either(office):
    file = make_file(office.coordinator)
    evidence = make_evidence(office.staff, office.item, files=[file], submit=True)

    assert not policies.can_review(office.coordinator, evidence)


def test_the_secretary_decides_for_a_coordinator_only_with_a_reason(office):
    evidence = make_evidence(office.staff, office.item, submit=True)
    with pytest.raises(PolicyError, match="mewakili"):
        evidence_accept(by=office.secretary, at=NOW, evidence=evidence, number=1)
    accepted = evidence_accept(by=office.secretary, at=NOW, evidence=evidence, number=1, note="Koordinator cuti.")

    assert accepted.state == State.ACCEPTED


def test_a_coordinator_of_another_area_and_a_stranger_review_nothing(office):
    evidence = make_evidence(office.staff, office.item, submit=True)
    other = actor(office.unit, Role.COORDINATOR, area=Area.PT)
    with pytest.raises(PolicyError, match="koordinator areanya"):
        evidence_accept(by=other, at=NOW, evidence=evidence, number=1)
    with pytest.raises(NotAllowed):
        evidence_accept(by=office.staff, at=NOW, evidence=evidence, number=1)
    stranger = actor(make_unit(), Role.SECRETARY)
    with pytest.raises(PolicyError, match="satuan kerja atau tahun lain"):
        evidence_accept(by=stranger, at=NOW, evidence=evidence, number=1, note="Boleh?")


def test_a_decision_about_a_version_that_was_replaced_is_refused(office):
    evidence = make_evidence(office.staff, office.item, submit=True)
    evidence_recall(by=office.staff, at=NOW, evidence=evidence)
    evidence.refresh_from_db()
    version_add(
        by=office.staff,
        at=NOW,
        evidence=evidence,
        content=Content(files=[make_file(office.staff)], change="Sudah dicap"),
        row_version=evidence.row_version,
    )
    evidence_submit(by=office.staff, at=NOW, evidence=evidence)

    with pytest.raises(PolicyError, match=STALE.split(",")[0]):
        evidence_accept(by=office.coordinator, at=NOW, evidence=evidence, number=1)


def test_the_accepted_version_counts_while_a_newer_one_is_reviewed(office):
    evidence = make_evidence(office.staff, office.item, submit=True)
    evidence_accept(by=office.coordinator, at=NOW, evidence=evidence, number=1)
    evidence.refresh_from_db()
    with pytest.raises(PolicyError, match="sudah diterima"):
        evidence_submit(by=office.staff, at=NOW, evidence=evidence)
    newer = Content(files=[make_file(office.staff)], change="Lampiran baru")
    version_add(by=office.staff, at=NOW, evidence=evidence, content=newer, row_version=evidence.row_version)
    evidence_submit(by=office.staff, at=NOW, evidence=evidence)
    evidence.refresh_from_db()

    assert (evidence.state, evidence.accepted.number, evidence.current.number) == (State.SUBMITTED, 1, 2)
    assert share_of(office.item).accepted == 1
    assert [version.number for version in evidence.versions.all()] == [1, 2]


def test_two_people_adding_a_version_at_once_do_not_overwrite_one_another(office):
    evidence = make_evidence(office.staff, office.item)
    content = Content(files=[make_file(office.staff)])
    version_add(by=office.staff, at=NOW, evidence=evidence, content=content, row_version=1)
    with pytest.raises(PolicyError, match="diubah orang lain"):
        version_add(by=office.secretary, at=NOW, evidence=evidence, content=content, row_version=1)


def test_reopening_takes_it_out_of_the_count_with_a_reason(office):
    evidence = make_evidence(office.staff, office.item, submit=True)
    evidence_accept(by=office.coordinator, at=NOW, evidence=evidence, number=1)
    with pytest.raises(PolicyError, match="alasan"):
        evidence_reopen(by=office.coordinator, at=NOW, evidence=evidence, note=" ")
    evidence_reopen(by=office.coordinator, at=NOW, evidence=evidence, note="Salah lampiran.")

    assert share_of(office.item).accepted == 0
    assert state_of(office) == OccurrenceState.RETURNED


def test_taking_back_frees_the_due_date_for_more_work(office):
    evidence = make_evidence(office.staff, office.item, submit=True)
    with pytest.raises(PolicyError, match="menyerahkan bukti ini"):
        evidence_recall(by=office.secretary, at=NOW, evidence=evidence)
    evidence_recall(by=office.staff, at=NOW, evidence=evidence)

    assert state_of(office) == OccurrenceState.IN_PROGRESS


def test_evidence_needs_files_a_title_and_its_own_unit(office):
    stranger = actor(make_unit(), Role.STAFF)
    place = place_of(office.item)
    with pytest.raises(PolicyError, match="satu berkas"):
        evidence_create(by=office.staff, at=NOW, title="SK", content=Content(files=[]))
    with pytest.raises(PolicyError, match="judul"):
        evidence_create(by=office.staff, at=NOW, title=" ", content=Content(files=[make_file(office.staff)]))
    with pytest.raises(PolicyError, match="Berkas ini milik"):
        evidence_create(by=office.staff, at=NOW, title="SK", content=Content(files=[make_file(stranger)]))
    content = Content(files=[make_file(stranger)], places=[place])
    with pytest.raises(PolicyError, match="Butir ini milik"):
        evidence_create(by=stranger, at=NOW, title="SK", content=content)
    other = get_item(office.plan, "I.1.2")
    content = Content(files=[make_file(office.staff)], places=[Place(other, place.requirement)])
    with pytest.raises(PolicyError, match="bukan milik butir"):
        evidence_create(by=office.staff, at=NOW, title="SK", content=content)
    content = Content(files=[make_file(office.staff)], period=(date(2025, 3, 1), date(2025, 2, 1)))
    with pytest.raises(PolicyError, match="mendahului"):
        evidence_create(by=office.staff, at=NOW, title="SK", content=content)


def test_what_proves_nothing_cannot_be_handed_in(office):
    evidence = make_evidence(office.staff, office.item, places=[])
    with pytest.raises(PolicyError, match="Pilih dahulu butir"):
        evidence_submit(by=office.staff, at=NOW, evidence=evidence)


def test_one_evidence_serves_many_items_and_an_accepted_one_moves_the_next_item_to_review(office):
    evidence = make_evidence(office.staff, office.item, submit=True)
    evidence_accept(by=office.coordinator, at=NOW, evidence=evidence, number=1)
    other = get_item(office.plan, "I.1.2")
    first = link_add(by=office.staff, at=NOW, evidence=evidence, place=place_of(other))
    again = link_add(by=office.staff, at=NOW, evidence=evidence, place=place_of(other))

    assert first.pk == again.pk
    assert Occurrence.objects.get(item=other).state == OccurrenceState.SUBMITTED
    assert share_of(other).accepted == 1


def test_a_link_that_is_taken_away_stays_on_record(office):
    evidence = make_evidence(office.staff, office.item)
    link = evidence.links.get()
    link_remove(by=office.staff, at=NOW, link=link)

    assert EvidenceLink.objects.live().count() == 0
    assert EvidenceLink.objects.get().removed_by == office.staff.user


def test_what_is_not_used_any_more_stays_and_can_come_back(office):
    evidence = make_evidence(office.staff, office.item)
    with pytest.raises(PolicyError, match="alasan"):
        evidence_withdraw(by=office.staff, at=NOW, evidence=evidence, note="")
    evidence = evidence_withdraw(by=office.staff, at=NOW, evidence=evidence, note="Salah unggah")
    assert share_of(office.item).waiting == 0
    with pytest.raises(PolicyError, match="tidak dipakai"):
        evidence_rename(by=office.staff, at=NOW, evidence=evidence, title="Lain")
    evidence = evidence_restore(by=office.staff, at=NOW, evidence=evidence)

    assert evidence_rename(by=office.staff, at=NOW, evidence=evidence, title="SK baru").title == "SK baru"


def test_a_bulk_acceptance_leaves_what_may_not_be_accepted_and_says_why(office):
    good = make_evidence(office.staff, office.item, submit=True)
    own = make_evidence(office.coordinator, get_item(office.plan, "I.1.2"), title="Punya sendiri", submit=True)
    outcome = evidence_accept_many(by=office.coordinator, at=NOW, rows=[(good, 1), (own, 1)])

    assert [row.pk for row in outcome.done] == [good.pk]
    assert [(row.evidence.pk, "ikut menyusun" in row.sentence) for row in outcome.refused] == [(own.pk, True)]


def test_a_returned_newer_version_leaves_the_due_date_done_that_the_accepted_one_answers(office):
    evidence = make_evidence(office.staff, office.item, places=[Place(office.item)], submit=True)
    evidence_accept(by=office.coordinator, at=NOW, evidence=evidence, number=1)
    evidence.refresh_from_db()
    newer = Content(files=[make_file(office.staff)], change="Lampiran baru")
    version_add(by=office.staff, at=NOW, evidence=evidence, content=newer, row_version=evidence.row_version)
    evidence_submit(by=office.staff, at=NOW, evidence=evidence)
    evidence_return(by=office.coordinator, at=NOW, evidence=evidence, number=2, reasons=["unreadable"])

    assert state_of(office) == OccurrenceState.DONE


def test_one_returned_file_sends_back_nothing_that_another_answers(office):
    first = make_evidence(office.staff, office.item, submit=True)
    second = make_evidence(office.staff, office.item, title="SK lain", submit=True)
    evidence_return(by=office.coordinator, at=NOW, evidence=second, number=1, reasons=["unreadable"])
    assert state_of(office) == OccurrenceState.SUBMITTED
    evidence_return(by=office.coordinator, at=NOW, evidence=first, number=1, reasons=["unreadable"])
    assert state_of(office) == OccurrenceState.RETURNED
