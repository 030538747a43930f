"""A person leaves: nothing stays without an owner."""

import pytest

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.models import Membership
from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.audit.models import AuditEvent
from bening.rooms.plans.models import Item, Occurrence
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.selectors.handover import carriers, load_of
from bening.rooms.plans.services.handover import handover
from bening.rooms.plans.services.occurrence_moves import occurrence_accept, occurrence_submit
from tests.factories import NOW
from tests.rooms.plans.worlds import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_world()


def load(world, person=None):
    return load_of(world.unit, world.plan.year, person or world.rina.user)


def give_all(world, **options):
    keys = load(world).row_keys()
    assignments = dict.fromkeys(keys, world.budi.user.pk)
    return handover(by=world.secretary, at=NOW, person=world.rina.user, assignments=assignments, **options)


def test_the_load_is_open_items_and_single_dates(world):
    row = occurrence_submit(by=world.rina, at=NOW, occurrence=world.occurrence())
    occurrence_accept(by=world.coordinator, at=NOW, occurrence=row)
    Occurrence.objects.filter(item__code="II.1.2").update(owner=world.budi.user)
    assert [item.code for item in load(world).items] == ["I.1.2", "II.1.1", "II.1.2"]
    assert [row.item.code for row in load(world, world.budi.user).occurrences] == ["II.1.2"]
    found = {row.person: row.rows for row in carriers(world.unit, world.plan.year)}
    assert (found[world.rina.user], found[world.budi.user], found[world.secretary.user]) == (3, 1, 0)


def test_everything_changes_hands_in_one_event(world):
    Occurrence.objects.filter(item__code="I.1.1").update(owner=world.rina.user)
    assert len(give_all(world)) == 5
    assert len(load(world)) == 0
    assert world.occurrence().owner == world.budi.user
    assert AuditEvent.objects.filter(verb="plans.handed_over").count() == 1


def test_a_row_without_a_receiver_stops_everything(world):
    item = world.item()
    with pytest.raises(PolicyError, match="Masih ada 3 pekerjaan tanpa penerima"):
        handover(
            by=world.secretary, at=NOW, person=world.rina.user, assignments={f"item:{item.pk}": world.budi.user.pk}
        )
    everything_to_herself = dict.fromkeys(load(world).row_keys(), world.rina.user.pk)
    with pytest.raises(PolicyError, match="Masih ada 4"):
        handover(by=world.secretary, at=NOW, person=world.rina.user, assignments=everything_to_herself)
    assert set(Item.objects.values_list("owner", flat=True)) == {world.rina.user.pk}


def test_roles_end_when_asked(world):
    give_all(world, end_memberships=True)
    assert Membership.objects.get(user=world.rina.user).ended_at == NOW


def test_the_last_who_can_manage_the_team_does_not_leave_it_alone(world):
    with pytest.raises(PolicyError, match="Tidak ada orang lain yang dapat mengatur tim"):
        handover(by=world.secretary, at=NOW, person=world.secretary.user, assignments={}, end_memberships=True)
    Membership.objects.create(user=world.budi.user, unit=world.unit, year=world.plan.year, role=Role.ADMIN)
    handover(by=world.secretary, at=NOW, person=world.secretary.user, assignments={}, end_memberships=True)
    assert Membership.objects.get(user=world.secretary.user).ended_at == NOW


def test_somebody_whose_role_has_ended_is_still_listed_with_her_work(world):
    Membership.objects.filter(user=world.rina.user).update(ended_at=NOW)
    row = next(row for row in carriers(world.unit, world.plan.year) if row.person == world.rina.user)
    assert (row.rows, row.here, row.kind) == (4, False, "late")


def test_only_who_may_edit_the_plan_hands_over(world):
    with pytest.raises(NotAllowed):
        handover(by=world.coordinator, at=NOW, person=world.rina.user, assignments={})
