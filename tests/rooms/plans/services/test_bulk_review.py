"""One decision about many due dates that wait for review."""

from datetime import date, timedelta

import pytest

from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.audit.models import AuditEvent
from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.models import Occurrence, OccurrenceStep
from bening.rooms.plans.policies import PolicyError, can_review, submitter_id
from bening.rooms.plans.selectors.reviewing import review_desk
from bening.rooms.plans.selectors.tasks import tasks_for
from bening.rooms.plans.services.bulk import bulk_undo
from bening.rooms.plans.services.bulk_review import Decision, review_apply, review_preview
from bening.rooms.plans.services.occurrence_moves import occurrence_submit
from tests.factories import NOW, TODAY
from tests.rooms.plans.worlds import make_world

pytestmark = pytest.mark.django_db
RETURN = Decision(accepts=False, note="Hal. 2", reasons=["unsigned"], fix_by=date(2025, 6, 20))


@pytest.fixture
def world():
    world = make_world()
    for row in Occurrence.objects.order_by("pk"):
        occurrence_submit(by=world.rina, at=NOW, occurrence=row, note="Sudah")
    return world


def ids():
    return list(Occurrence.objects.order_by("pk").values_list("pk", flat=True))


def states():
    return list(Occurrence.objects.order_by("pk").values_list("state", flat=True))


def apply(world, by, decision):
    return review_apply(by=by, at=NOW, plan=world.plan, ids=ids(), decision=decision)


def test_each_row_is_judged_and_those_that_may_not_say_why(world):
    preview = review_preview(by=world.coordinator, at=NOW, plan=world.plan, ids=ids(), decision=Decision(accepts=True))
    assert [(row.code, row.after) for row in preview.rows] == [("I.1.1", "Selesai"), ("I.1.2", "Selesai")]
    assert {row.code for row in preview.refused} == {"II.1.1", "II.1.2"}
    assert all("diperiksa oleh koordinator areanya" in row.because for row in preview.refused)
    assert states() == [State.SUBMITTED] * 4


def test_accepted_as_one_batch_with_one_event_and_told(world, django_capture_on_commit_callbacks):
    before = AuditEvent.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        change, _ = apply(world, world.coordinator, Decision(accepts=True))
    assert states() == [State.DONE, State.DONE, State.SUBMITTED, State.SUBMITTED]
    assert AuditEvent.objects.count() == before + 1
    assert AuditEvent.objects.get(batch=change.batch).data["refused"] == 2
    assert world.rina.user.notifications.filter(kind="plans.accepted").count() == 2


def test_returned_with_reasons_words_and_day(world):
    apply(world, world.coordinator, RETURN)
    row = world.occurrence()
    assert (row.state, row.fix_by) == (State.RETURNED, date(2025, 6, 20))
    step = row.history.get(target=State.RETURNED)
    assert (step.note, step.reasons) == ("Hal. 2", ["unsigned"])


def test_a_return_without_reason_is_asked_again(world):
    with pytest.raises(PolicyError, match="paling sedikit satu alasan"):
        apply(world, world.coordinator, Decision(accepts=False))
    assert states() == [State.SUBMITTED] * 4


def test_who_handed_in_does_not_decide_and_a_secretary_says_why(world):
    OccurrenceStep.objects.filter(occurrence=world.occurrence()).update(by=world.secretary.user)
    preview = review_preview(by=world.secretary, at=NOW, plan=world.plan, ids=ids(), decision=Decision(accepts=True))
    assert [row.because[:20] for row in preview.refused] == ["Anda sendiri yang me", *["Tulis alasan mengapa"] * 3]
    with pytest.raises(PolicyError, match="Tidak ada baris"):
        apply(world, world.secretary, Decision(accepts=True))
    _, preview = apply(world, world.secretary, Decision(accepts=True, note="Koordinator sakit"))
    assert [row.code for row in preview.refused] == ["I.1.1"]


@pytest.mark.parametrize("decision", [Decision(accepts=True), RETURN], ids=["accept", "return"])
def test_an_undo_puts_the_work_back_on_the_desk_of_the_same_reviewer(world, decision):
    change, _ = apply(world, world.coordinator, decision)
    assert bulk_undo(by=world.coordinator, at=NOW + timedelta(minutes=9), change=change) == []
    row = world.occurrence()
    assert (row.state, row.state_changed_by, row.fix_by) == (State.SUBMITTED, world.rina.user, None)
    assert submitter_id(row) == world.rina.user.pk
    assert can_review(world.coordinator, row)
    assert len([task for task in tasks_for(world.coordinator.user, TODAY) if task.is_review]) == 2


def test_the_desk_shows_what_was_written_and_who_may(world):
    desk = review_desk(world.plan, world.coordinator)
    assert [(entry.words, bool(entry.reason)) for entry in desk] == [("Sudah", code > 1) for code in range(4)]


def test_staff_do_not_review(world):
    with pytest.raises(NotAllowed):
        apply(world, world.rina, Decision(accepts=True))
