"""A new decree for a plan in force keeps the progress of what stayed."""

import pytest

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.audit.models import AuditEvent
from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.models import Decree, Item, Occurrence
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.services.occurrence_moves import occurrence_submit
from bening.rooms.plans.services.plan_build import Assigned, plan_activate, plan_create_from_draft
from bening.rooms.plans.services.revision import plan_diff, plan_revise
from tests.factories import NOW, YEAR, actor, make_unit
from tests.rooms.plans.drafts import draft_item, draft_of

pytestmark = pytest.mark.django_db

OLD = (
    draft_item("I.1.1", "Membentuk tim kerja zona integritas", 1),
    draft_item("I.1.2", "Menyusun rencana aksi pembangunan", 2),
    draft_item("I.2.1", "Menetapkan agen perubahan", 3),
)


@pytest.fixture
def secretary():
    return actor(make_unit(), Role.SECRETARY)


@pytest.fixture
def plan(secretary):
    plan = plan_create_from_draft(
        by=secretary, at=NOW, draft=draft_of(*OLD), year=YEAR, title="Rencana", decree_fields={"number": "1"}
    )
    return plan_activate(by=secretary, at=NOW, plan=plan)


@pytest.fixture
def new():
    return draft_of(
        draft_item("I.1.1", "Menyusun rencana aksi pembangunan", 2),
        draft_item("I.1.2", "Membentuk tim kerja zona integritas yang baru", 1, 2),
        draft_item("I.1.3", "Laporan keuangan tepat waktu", 6),
    )


def test_the_difference_names_added_changed_removed_and_kept(plan, new):
    diff = plan_diff(plan, new)
    assert [row.id for row in diff.added] == ["I.1.3"]
    assert [item.code for item in diff.removed] == ["I.2.1"]
    assert {pair.draft.id: {change.field for change in pair.changes} for pair in diff.changed} == {
        "I.1.1": {"code"},
        "I.1.2": {"code", "indicator", "action", "dates"},
    }
    assert [pair.item.code for pair in plan_diff(plan, draft_of(*OLD)).kept] == ["I.1.1", "I.1.2", "I.2.1"]


def test_progress_owners_and_identity_stay(plan, new, secretary):
    team = Item.objects.select_related("plan").get(plan=plan, code="I.1.1")
    row = Occurrence.objects.select_related("item__plan").get(item=team)
    occurrence_submit(by=secretary, at=NOW, occurrence=row)
    plan_revise(
        by=secretary,
        at=NOW,
        plan=plan,
        draft=new,
        decree_fields={"number": "9"},
        assigned=Assigned({"I.1.3": secretary.user}),
    )
    team.refresh_from_db()
    assert (team.code, team.indicator) == ("I.1.2", "Membentuk tim kerja zona integritas yang baru")
    assert dict(Occurrence.objects.filter(item=team).values_list("period", "state")) == {
        "2025-01": State.SUBMITTED,
        "2025-02": State.NOT_STARTED,
    }
    live = Item.objects.of_plan(plan).order_by("position")
    assert [(item.code, item.position) for item in live] == [("I.1.1", 1), ("I.1.2", 2), ("I.1.3", 3)]
    assert live[2].owner == secretary.user
    removed = Item.objects.get(plan=plan, removed_at__isnull=False)
    assert removed.indicator == "Menetapkan agen perubahan"
    plan.refresh_from_db()
    assert (plan.decree.number, Decree.objects.count()) == ("9", 2)
    event = AuditEvent.objects.get(verb="plans.plan_revised")
    assert event.data == {"added": ["I.1.3"], "changed": ["I.1.1", "I.1.2"], "removed": ["I.2.1"], "kept": 0}


def test_the_same_decree_again_changes_nothing(plan, secretary):
    before = list(Item.objects.order_by("pk").values_list("pk", "code", "version"))
    diff = plan_revise(by=secretary, at=NOW, plan=plan, draft=draft_of(*OLD))
    assert (len(diff.kept), diff.changed, diff.added, diff.removed) == (3, [], [], [])
    assert list(Item.objects.order_by("pk").values_list("pk", "code", "version")) == before


def test_a_code_that_stands_twice_stops_it(plan, secretary):
    with pytest.raises(PolicyError, match="lebih dari sekali"):
        plan_revise(by=secretary, at=NOW, plan=plan, draft=draft_of(OLD[0], OLD[0]))


def test_staff_do_not_revise(plan, new, secretary):
    with pytest.raises(NotAllowed):
        plan_revise(by=actor(plan.unit, Role.STAFF), at=NOW, plan=plan, draft=new)
