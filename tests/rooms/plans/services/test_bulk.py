"""Many rows at once: preview, one batch, undo."""

from datetime import date, timedelta

import pytest

from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.audit.models import AuditEvent
from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.models import Item, Occurrence
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.services.bulk import Tri, Wish, bulk_apply, bulk_preview, bulk_undo
from bening.rooms.plans.services.item_edit import item_update, item_values
from bening.rooms.plans.services.occurrence_moves import occurrence_accept, occurrence_start, occurrence_submit
from tests.factories import NOW
from tests.rooms.plans.worlds import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_world()


def everything(world):
    return list(Item.objects.filter(plan=world.plan).order_by("position").values_list("pk", flat=True))


def apply(world, wish, by=None):
    return bulk_apply(by=by or world.secretary, at=NOW, plan=world.plan, item_ids=everything(world), wish=wish)


def test_the_preview_shows_what_changes_and_what_is_refused_and_writes_nothing(world):
    row = occurrence_submit(by=world.rina, at=NOW, occurrence=world.occurrence())
    occurrence_accept(by=world.coordinator, at=NOW, occurrence=row)
    wish = Wish(owner=Tri.SET, owner_id=world.budi.user.pk, shift_days=7)
    preview = bulk_preview(by=world.secretary, plan=world.plan, item_ids=everything(world), wish=wish)
    assert (len(preview.rows), len(preview.refused), preview.items) == (7, 1, 4)
    assert "sudah selesai" in preview.refused[0].because
    assert world.item().owner == world.rina.user


def test_owners_dates_and_states_change_in_one_batch(world):
    wish = Wish(
        owner=Tri.SET, owner_id=world.budi.user.pk, shift_days=7, move="tidak-berlaku", reason="Dihapus", month=1
    )
    change, _ = apply(world, wish)
    assert set(Item.objects.values_list("owner__name", flat=True)) == {"Budi Hartono"}
    january, february = world.occurrence("I.1.1"), world.occurrence("I.1.2")
    assert (january.due, january.state) == (date(2025, 2, 7), State.CANCELLED)
    assert (february.due, february.state) == (date(2025, 2, 28), State.NOT_STARTED)
    event = AuditEvent.objects.get(verb="plans.bulk_changed")
    assert (event.batch, len(event.data["rows"])) == (change.batch, 6)


def test_keep_set_and_clear_are_three_things(world):
    Item.objects.filter(code="I.1.1").update(owner=None)
    apply(world, Wish(shift_days=1))
    assert world.item("I.1.2").owner == world.rina.user
    apply(world, Wish(owner=Tri.CLEAR))
    assert not Item.objects.filter(owner__isnull=False).exists()


def test_unassigned_work_that_is_started_belongs_to_who_starts_it(world):
    Item.objects.update(owner=None)
    apply(world, Wish(move="mulai"))
    assert set(Occurrence.objects.values_list("owner", "state")) == {(world.secretary.user.pk, State.IN_PROGRESS)}


def test_each_row_is_judged_by_the_persons_own_reach(world):
    _, preview = apply(world, Wish(shift_days=3), by=world.coordinator)
    assert [row.code for row in preview.rows] == ["I.1.1", "I.1.2"]
    assert {row.because.split(".")[0] for row in preview.refused} == {"Butir II"}
    with pytest.raises(NotAllowed):
        apply(world, Wish(shift_days=3), by=world.rina)


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        (Wish(), "Belum ada yang akan diubah"),
        (Wish(owner=Tri.SET), "Pilih penanggung jawab"),
        (Wish(move="terima"), "satu per satu"),
        (Wish(move="tidak-berlaku"), "Tulis alasan"),
        (Wish(shift_days=400), "366 hari"),
        (Wish(move="berlakukan"), "Tidak ada baris yang dapat diubah"),
        (Wish(owner=Tri.SET, owner_id=0), "tidak bekerja"),
    ],
)
def test_a_wish_that_makes_no_sense_is_refused_in_words(world, wish, sentence):
    with pytest.raises(PolicyError, match=sentence):
        apply(world, wish)


def test_undo_puts_everything_back_within_ten_minutes(world):
    wish = Wish(owner=Tri.SET, owner_id=world.budi.user.pk, shift_days=7, move="tidak-berlaku", reason="Salah")
    change, _ = apply(world, wish)
    assert bulk_undo(by=world.secretary, at=NOW + timedelta(minutes=9), change=change) == []
    assert set(Item.objects.values_list("owner", flat=True)) == {world.rina.user.pk}
    row = world.occurrence()
    assert (row.due, row.state) == (date(2025, 1, 31), State.NOT_STARTED)
    with pytest.raises(PolicyError, match="sudah dibatalkan"):
        bulk_undo(by=world.secretary, at=NOW, change=change)


def test_undo_leaves_what_somebody_changed_meanwhile_and_says_so(world):
    change, _ = apply(world, Wish(owner=Tri.SET, owner_id=world.budi.user.pk, shift_days=7))
    item = world.item()
    item_update(
        by=world.secretary,
        at=NOW,
        item=item,
        values={"indicator": "Baru"},
        base=item_values(item),
        version=item.version,
    )
    occurrence_start(by=world.budi, at=NOW, occurrence=world.occurrence("II.1.1"))
    left = bulk_undo(by=world.secretary, at=NOW, change=change)
    assert len(left) == 2
    assert "Butir I.1.1 tetap, karena Sari Dewi" in left[0]
    assert "II.1.1 Maret 2025 tetap, karena Budi Hartono" in left[1]
    assert world.item().owner == world.budi.user
    assert world.item("I.1.2").owner == world.rina.user


def test_undo_is_for_who_did_it_and_not_for_long(world):
    change, _ = apply(world, Wish(shift_days=7))
    with pytest.raises(PolicyError, match="Hanya yang melakukan"):
        bulk_undo(by=world.coordinator, at=NOW, change=change)
    with pytest.raises(PolicyError, match="sepuluh menit"):
        bulk_undo(by=world.secretary, at=NOW + timedelta(minutes=11), change=change)
    with pytest.raises(PolicyError, match="satuan kerja atau tahun lain"):
        bulk_undo(by=make_world().secretary, at=NOW, change=change)
