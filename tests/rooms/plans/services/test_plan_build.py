"""A checked draft becomes a plan; one plan a year is in force."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.audit.models import AuditEvent
from bening.rooms.plans.enums import PlanState
from bening.rooms.plans.models import Item, Occurrence, Plan
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.services.plan_build import plan_activate, plan_create_from_draft
from tests.factories import NOW, YEAR, actor, make_plan, make_unit, make_user
from tests.rooms.plans.drafts import draft_item, draft_of

pytestmark = pytest.mark.django_db


def create(by, draft, **options):
    return plan_create_from_draft(by=by, at=NOW, draft=draft, year=YEAR, title="Rencana", **options)


def test_everything_the_draft_holds_is_in_the_plan():
    by = actor(make_unit(), Role.SECRETARY)
    owner = make_user()
    draft = draft_of(draft_item("I.1.1", "Tim kerja", 1), draft_item("II.2.1", "SOP", 3, 6, 9))
    plan = create(by, draft, owners={"I.1.1": owner}, decree_fields={"number": "7", "year": 2025, "subject": None})
    assert plan.state == PlanState.DRAFT
    assert plan.decree.number == "7"
    assert plan.decree.reading["decree_date"] == "2025-01-06"
    item = Item.objects.get(code="I.1.1")
    assert item.owner == owner
    assert item.component.section.area == "MP"
    assert item.source == {"page": 3, "table": 1, "row": 2, "owner": "Sekretaris"}
    assert [step.text for step in item.steps.all()] == ["Rapat", "Menyusun"]
    assert [proof.text for proof in item.requirements.all()] == ["SK", "Notulen"]
    assert [o.period for o in Occurrence.objects.filter(item__code="II.2.1")] == ["2025-03", "2025-06", "2025-09"]
    event = AuditEvent.objects.get()
    assert (event.verb, event.data["items"]) == ("plans.plan_created", 2)


def test_the_number_of_queries_does_not_grow_with_the_draft():
    by = actor(make_unit(), Role.SECRETARY)
    counts = []
    create(by, draft_of(draft_item("I.1.1", "Butir 1", 1)))  # the unit's audit trail begins
    for size in (2, 40):
        draft = draft_of(*(draft_item(f"I.1.{number}", f"Butir {number}", 1) for number in range(1, size)))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            create(by, draft)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_code_that_stands_twice_is_refused_in_words_and_nothing_is_written():
    by = actor(make_unit(), Role.SECRETARY)
    with pytest.raises(PolicyError, match=r"Butir I\.1\.1 tertulis lebih dari sekali"):
        create(by, draft_of(draft_item("I.1.1", "Satu", 1), draft_item("I.1.1", "Dua", 2)))
    assert not Plan.objects.exists()


def test_who_may_not_edit_may_not_create():
    with pytest.raises(NotAllowed):
        create(actor(make_unit(), Role.STAFF), draft_of(draft_item("I.1.1", "Satu", 1)))


def test_an_unknown_decree_field_is_a_programming_error():
    with pytest.raises(TypeError, match="nomer"):
        create(actor(make_unit(), Role.SECRETARY), draft_of(), decree_fields={"nomer": "1"})


def test_a_draft_comes_into_force():
    by = actor(make_unit(), Role.SECRETARY)
    plan = plan_activate(by=by, at=NOW, plan=create(by, draft_of(draft_item("I.1.1", "Satu", 1))))
    assert (plan.state, plan.activated_at) == (PlanState.ACTIVE, NOW)
    with pytest.raises(PolicyError, match="Hanya rancangan"):
        plan_activate(by=by, at=NOW, plan=plan)


def test_a_second_plan_of_the_year_is_sent_to_the_revision():
    unit = make_unit()
    by = actor(unit, Role.SECRETARY)
    make_plan(unit)
    plan = create(by, draft_of(draft_item("I.1.1", "Satu", 1)))
    with pytest.raises(PolicyError, match="Perbarui rencana"):
        plan_activate(by=by, at=NOW, plan=plan)


def test_another_units_plan_is_refused():
    plan = make_plan(make_unit(), state=PlanState.DRAFT)
    with pytest.raises(PolicyError, match="satuan kerja atau tahun lain"):
        plan_activate(by=actor(make_unit(), Role.SECRETARY), at=NOW, plan=plan)
