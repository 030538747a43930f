"""Each move of a due date: who may, when, what is kept and who is told."""

from datetime import date

import pytest

from bening.foundation.accounts.enums import Area, Role
from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.audit.models import AuditEvent
from bening.foundation.notifications.models import Notification
from bening.foundation.workflow.returning import ReturnReason
from bening.foundation.workflow.table import MoveRefused
from bening.rooms.plans import policies
from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.enums import PlanState
from bening.rooms.plans.models import Item, Plan
from bening.rooms.plans.moves import MOVES, moves_from
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.services import occurrence_moves as moves
from bening.rooms.plans.workflow import OCCURRENCE
from tests.factories import NOW, actor
from tests.rooms.plans.worlds import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_world()


def submitted(world, code="I.1.1", by=None):
    return moves.occurrence_submit(by=by or world.rina, at=NOW, occurrence=world.occurrence(code))


def test_the_way_from_start_to_done(world, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        moves.occurrence_start(by=world.rina, at=NOW, occurrence=world.occurrence())
        moves.occurrence_submit(by=world.rina, at=NOW, occurrence=world.occurrence(), note="Sudah lengkap")
        moves.occurrence_accept(by=world.coordinator, at=NOW, occurrence=world.occurrence())
    row = world.occurrence()
    assert (row.state, row.state_changed_by) == (State.DONE, world.coordinator.user)
    assert [(step.source, step.target, step.note) for step in row.history.all()] == [
        ("not_started", "in_progress", ""),
        ("in_progress", "submitted", "Sudah lengkap"),
        ("submitted", "done", ""),
    ]
    assert [event.verb for event in AuditEvent.objects.order_by("position")] == [
        "plans.occurrence_started",
        "plans.occurrence_submitted",
        "plans.occurrence_accepted",
    ]
    told = Notification.objects.order_by("pk")
    assert [(n.user, n.kind) for n in told] == [
        (world.coordinator.user, "plans.submitted"),
        (world.rina.user, "plans.accepted"),
    ]
    assert told[0].url.endswith(f"/rencana/butir/I.1.1/?masa={row.pk}")


def test_another_persons_work_stays_hers_in_words(world):
    with pytest.raises(PolicyError, match="Ini tugas Rina Wati"):
        moves.occurrence_start(by=world.budi, at=NOW, occurrence=world.occurrence())


def test_unassigned_work_belongs_to_whoever_takes_it(world):
    Item.objects.update(owner=None)
    row = moves.occurrence_start(by=world.budi, at=NOW, occurrence=world.occurrence())
    assert world.occurrence().owner == world.budi.user
    with pytest.raises(PolicyError, match="Ini tugas Budi"):
        moves.occurrence_submit(by=world.rina, at=NOW, occurrence=row)


def test_who_does_no_work_in_the_unit_takes_nothing(world):
    Item.objects.update(owner=None)
    with pytest.raises(NotAllowed, match="mengerjakan butir"):
        moves.occurrence_submit(by=actor(world.unit, Role.TPI), at=NOW, occurrence=world.occurrence())


def test_a_return_keeps_reasons_words_and_the_day(world):
    row = moves.occurrence_return(
        by=world.coordinator,
        at=NOW,
        occurrence=submitted(world),
        reasons=[ReturnReason.UNSIGNED, ReturnReason.WRONG_DATE],
        note="Halaman 2",
        fix_by=date(2025, 6, 20),
    )
    assert (row.state, row.fix_by) == (State.RETURNED, date(2025, 6, 20))
    assert row.history.last().reasons == ["wrong_date", "unsigned"]
    row = moves.occurrence_submit(by=world.rina, at=NOW, occurrence=row)
    assert row.fix_by is None


def test_work_taken_up_again_keeps_the_day_by_which_to_mend_it(world):
    row = moves.occurrence_return(
        by=world.coordinator, at=NOW, occurrence=submitted(world), reasons=["unsigned"], fix_by=date(2025, 6, 20)
    )
    assert moves.occurrence_start(by=world.rina, at=NOW, occurrence=row).fix_by == date(2025, 6, 20)


@pytest.mark.parametrize(
    ("reasons", "note", "fix_by", "sentence"),
    [
        ([], "", None, "paling sedikit satu alasan"),
        (["other"], " ", None, "Tulis alasannya"),
        (["ngawur"], "x", None, "paling sedikit satu alasan"),
        (["unsigned", "ngawur"], "", None, "Tulis alasannya"),
        (["unsigned"], "", date(2025, 6, 15), "sudah lewat"),
    ],
)
def test_a_return_without_a_usable_reason_is_refused(world, reasons, note, fix_by, sentence):
    row = submitted(world)
    with pytest.raises(PolicyError, match=sentence):
        moves.occurrence_return(by=world.coordinator, at=NOW, occurrence=row, reasons=reasons, note=note, fix_by=fix_by)
    assert world.occurrence().state == State.SUBMITTED


def test_nobody_reviews_what_they_submitted(world):
    Item.objects.update(owner=world.coordinator.user)
    row = submitted(world, by=world.coordinator)
    with pytest.raises(PolicyError, match="Anda sendiri yang menyerahkan"):
        moves.occurrence_accept(by=world.coordinator, at=NOW, occurrence=row)
    with pytest.raises(PolicyError, match="Anda sendiri yang menyerahkan"):
        moves.occurrence_return(by=world.coordinator, at=NOW, occurrence=row, reasons=["unsigned"])


def test_work_of_the_only_coordinator_goes_to_the_secretary(world, django_capture_on_commit_callbacks):
    Item.objects.update(owner=world.coordinator.user)
    with django_capture_on_commit_callbacks(execute=True):
        submitted(world, by=world.coordinator)
    assert Notification.objects.get().user == world.secretary.user


def test_a_coordinator_of_another_area_does_not_review(world):
    with pytest.raises(PolicyError, match="Bagian II diperiksa oleh koordinator areanya"):
        moves.occurrence_accept(by=world.coordinator, at=NOW, occurrence=submitted(world, "II.1.1"))


def test_staff_do_not_review(world):
    with pytest.raises(NotAllowed, match="memeriksa hasil kerja"):
        moves.occurrence_accept(by=world.budi, at=NOW, occurrence=submitted(world))


def test_a_secretary_who_overrules_says_why(world):
    row = submitted(world)
    with pytest.raises(PolicyError, match="mewakili koordinator"):
        moves.occurrence_accept(by=world.secretary, at=NOW, occurrence=row)
    row = moves.occurrence_accept(by=world.secretary, at=NOW, occurrence=row, note="Koordinator cuti")
    assert row.history.last().note == "Koordinator cuti"


def test_a_secretary_who_coordinates_the_area_needs_no_reason(world):
    both = actor(world.unit, Role.COORDINATOR, area=Area.MP, user=world.secretary.user)
    assert moves.occurrence_accept(by=both, at=NOW, occurrence=submitted(world)).state == State.DONE


def test_the_submitter_takes_back_and_nobody_else(world):
    row = submitted(world)
    with pytest.raises(PolicyError, match="Hanya yang menyerahkan"):
        moves.occurrence_withdraw(by=world.budi, at=NOW, occurrence=row)
    row = moves.occurrence_withdraw(by=world.rina, at=NOW, occurrence=row)
    assert row.state == State.IN_PROGRESS
    with pytest.raises(PolicyError, match="sedang menunggu pemeriksaan"):
        moves.occurrence_withdraw(by=world.rina, at=NOW, occurrence=row)


def test_done_work_is_opened_again_with_a_reason(world):
    row = moves.occurrence_accept(by=world.coordinator, at=NOW, occurrence=submitted(world))
    with pytest.raises(PolicyError, match="Tulis alasan membuka"):
        moves.occurrence_reopen(by=world.coordinator, at=NOW, occurrence=row, note="")
    row = moves.occurrence_reopen(by=world.coordinator, at=NOW, occurrence=row, note="Berkas salah")
    assert row.state == State.RETURNED
    with pytest.raises(PolicyError, match="Hanya pekerjaan yang sudah selesai"):
        moves.occurrence_reopen(by=world.coordinator, at=NOW, occurrence=row, note="Lagi")


def test_what_does_not_apply_leaves_with_a_reason_and_comes_back(world):
    with pytest.raises(PolicyError, match="Tulis alasan mengapa"):
        moves.occurrence_cancel(by=world.secretary, at=NOW, occurrence=world.occurrence(), note=" ")
    moves.occurrence_cancel(by=world.coordinator, at=NOW, occurrence=world.occurrence(), note="Tidak ada formasi")
    assert world.occurrence().state == State.CANCELLED
    moves.occurrence_restore(by=world.secretary, at=NOW, occurrence=world.occurrence())
    assert world.occurrence().state == State.NOT_STARTED


def test_a_move_that_the_table_lacks_is_refused_in_words(world):
    with pytest.raises(MoveRefused, match="Dari keadaan"):
        moves.occurrence_restore(by=world.secretary, at=NOW, occurrence=world.occurrence())
    row = submitted(world)
    with pytest.raises(PolicyError, match="Tarik kembali dahulu"):
        moves.occurrence_start(by=world.rina, at=NOW, occurrence=row)
    row = moves.occurrence_withdraw(by=world.rina, at=NOW, occurrence=row)
    with pytest.raises(PolicyError, match="Belum diserahkan"):
        moves.occurrence_accept(by=world.coordinator, at=NOW, occurrence=row)


def test_nothing_moves_in_a_draft_an_archive_or_a_removed_item(world):
    Plan.objects.update(state=PlanState.DRAFT)
    with pytest.raises(PolicyError, match="masih rancangan"):
        submitted(world)
    Plan.objects.update(state=PlanState.ARCHIVED)
    with pytest.raises(PolicyError, match="diarsipkan"):
        submitted(world)
    Plan.objects.update(state=PlanState.ACTIVE)
    Item.objects.update(removed_at=NOW)
    with pytest.raises(PolicyError, match="sudah dikeluarkan"):
        submitted(world)


def test_another_unit_touches_nothing(world):
    other = make_world()
    with pytest.raises(PolicyError, match="satuan kerja atau tahun lain"):
        moves.occurrence_accept(by=other.secretary, at=NOW, occurrence=submitted(world))


def test_every_move_of_the_table_has_a_kind_and_every_kind_a_move():
    offered = {(source.value, kind.target.value) for kind in MOVES.values() for source in kind.sources}
    assert offered == {(move.source, move.target) for move in OCCURRENCE.moves}
    assert [kind.slug for kind in moves_from(State.SUBMITTED)] == ["terima", "kembalikan", "tarik"]
    assert MOVES["serahkan"].label(State.RETURNED) == "Serahkan kembali"


def test_can_says_as_a_bool_what_check_says_in_words(world):
    assert policies.can_start(world.rina, world.occurrence())
    assert not policies.can_start(world.budi, world.occurrence())
    assert policies.why_not(policies.check_start, world.rina, world.occurrence()) == ""
