"""Changing one item, and what stays when two people do."""

import pytest

from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.audit.models import AuditEvent
from bening.foundation.audit.sentences import sentence
from bening.foundation.notifications.models import Notification
from bening.rooms.plans.models import EvidenceRequirement
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.services.conflict import EditConflict
from bening.rooms.plans.services.item_edit import item_remove, item_update, item_values
from tests.factories import NOW, make_user
from tests.rooms.plans.worlds import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_world()


def update(world, values, *, base=None, version=None, by=None):
    item = world.item()
    return item_update(
        by=by or world.secretary,
        at=NOW,
        item=item,
        values=values,
        base=base or item_values(item),
        version=version or item.version,
    )


def test_another_persons_change_of_another_field_stays(world):
    base = item_values(world.item())
    update(world, {"indicator": "Kalimat Sari"})
    update(world, {"steps": "Rapat"}, base=base, version=1)
    item = world.item()
    assert (item.indicator, item.action, item.version) == ("Kalimat Sari", "Rapat", 3)


def test_the_same_field_is_a_conflict_with_who_and_both_values(world):
    base = item_values(world.item())
    update(world, {"indicator": "Kalimat Sari"})
    with pytest.raises(EditConflict) as caught:
        update(world, {"indicator": "Kalimat saya"}, base=base, version=1)
    clash = caught.value.clashes[0]
    assert (caught.value.who, clash.mine, clash.theirs) == (world.secretary.user.name, "Kalimat saya", "Kalimat Sari")
    assert world.item().indicator == "Kalimat Sari"


def test_nothing_changed_writes_nothing(world):
    update(world, item_values(world.item()))
    assert world.item().version == 1
    assert not AuditEvent.objects.exists()


def test_requirements_keep_their_rows(world):
    kept = EvidenceRequirement.objects.get(item__code="I.1.1")
    update(world, {"requirements": "SK\nLaporan"})
    rows = list(EvidenceRequirement.objects.filter(item__code="I.1.1").order_by("position"))
    assert [row.text for row in rows] == ["SK", "Laporan"]
    assert rows[1].pk == kept.pk
    update(world, {"requirements": "SK"})
    assert EvidenceRequirement.objects.filter(item__code="I.1.1").count() == 1


def test_the_new_owner_is_told_and_the_trail_names_people(world, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        update(world, {"owner": world.budi.user.pk})
    assert Notification.objects.get().user == world.budi.user
    event = AuditEvent.objects.get()
    assert event.data["changes"] == {"Penanggung jawab": ["Rina Wati, S.E.", "Budi Hartono"]}
    assert sentence(event) == "Sari Dewi, S.H. mengubah butir I.1.1 Indikator I.1.1"


def test_who_does_not_work_here_cannot_own(world):
    with pytest.raises(PolicyError, match="tidak bekerja"):
        update(world, {"owner": make_user().pk})


def test_a_coordinator_changes_owners_but_not_texts(world):
    update(world, {"owner": None}, by=world.coordinator)
    assert world.item().owner is None
    with pytest.raises(NotAllowed, match="mengubah rencana"):
        update(world, {"indicator": "Lain"}, by=world.coordinator)


def test_empty_indicators_and_removed_items_are_refused(world):
    with pytest.raises(PolicyError, match="tidak boleh kosong"):
        update(world, {"indicator": " "})
    item_remove(by=world.secretary, at=NOW, item=world.item(), reason="Ganda")
    with pytest.raises(PolicyError, match="sudah dikeluarkan"):
        update(world, {"indicator": "Lain"})
    with pytest.raises(PolicyError, match="Tulis alasan"):
        item_remove(by=world.secretary, at=NOW, item=world.item("I.1.2"), reason=" ")
