"""Last year's plan in a new year."""

from dataclasses import replace

import pytest

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import NotAllowed
from bening.rooms.plans.enums import OccurrenceState, PlanState
from bening.rooms.plans.models import Item, Occurrence
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.selectors.xray import rethink
from bening.rooms.plans.services.copy import plan_copy
from bening.rooms.plans.services.occurrence_moves import occurrence_submit
from tests.factories import NOW, actor, make_membership
from tests.rooms.plans.worlds import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_world()


def copy(world, **options):
    by = actor(world.unit, Role.SECRETARY, user=world.secretary.user, year=2026)
    return plan_copy(by=by, at=NOW, source=world.plan, title="Rencana 2026", **options)


def test_structure_stays_dates_move_and_states_start_anew(world):
    Item.objects.filter(code="I.1.1").update(target_text="Januari, minggu ke-2 Tahun 2025")
    occurrence_submit(by=world.rina, at=NOW, occurrence=world.occurrence())
    make_membership(world.unit, Role.STAFF, user=world.rina.user, year=2026)
    plan = copy(world)
    assert (plan.year, plan.state) == (2026, PlanState.DRAFT)
    item = plan.items.get(code="I.1.1")
    assert (item.target_text, item.owner) == ("Januari, minggu ke-2 Tahun 2026", world.rina.user)
    row = Occurrence.objects.get(item=item)
    assert (row.period, row.state) == ("2026-01-W2", OccurrenceState.NOT_STARTED)


def test_what_must_be_rethought_is_listed_with_reasons(world):
    Item.objects.filter(code="I.1.1").update(target_text="Maret 2025", evidence_text="SKP 2024")
    Item.objects.filter(code="I.1.2").update(target_text="kapan-kapan")
    Item.objects.filter(code="II.1.1").update(target_text="Paling lambat Mei – Juni 2025")
    make_membership(world.unit, Role.STAFF, user=world.rina.user, year=2026)
    reasons = {row.code: " ".join(row.reasons) for row in rethink(copy(world))}
    assert "menyebut tahun 2024" in reasons["I.1.1"]
    assert "belum menjadi tanggal" in reasons["I.1.2"]
    assert "belum menjadi tanggal" in reasons["II.1.1"]


def test_owners_who_left_are_left_out_and_listed(world):
    plan = copy(world)
    assert not plan.items.filter(owner__isnull=False).exists()
    assert all("Belum ada penanggung jawab." in row.reasons for row in rethink(plan))


def test_what_cannot_be_copied_is_refused(world):
    by = actor(world.unit, Role.SECRETARY, user=world.secretary.user, year=2026)
    with pytest.raises(PolicyError, match="Beri judul"):
        plan_copy(by=by, at=NOW, source=world.plan, title=" ")
    with pytest.raises(PolicyError, match="tahun lain"):
        plan_copy(by=world.secretary, at=NOW, source=world.plan, title="Sama")
    with pytest.raises(PolicyError, match="satuan kerja sendiri"):
        plan_copy(by=by, at=NOW, source=make_world().plan, title="Orang lain")
    with pytest.raises(NotAllowed):
        plan_copy(by=replace(by, roles=frozenset({Role.STAFF})), at=NOW, source=world.plan, title="X")
