"""Drafts beside the plan in force: read, taken over, thrown away."""

import pytest

from bening.foundation.audit.models import AuditEvent
from bening.rooms.plans.enums import OccurrenceState, PlanState
from bening.rooms.plans.models import Item, Plan
from bening.rooms.plans.services.occurrence_moves import occurrence_submit
from bening.rooms.plans.services.plan_build import plan_create_from_draft
from tests.factories import NOW, YEAR
from tests.rooms.plans.drafts import draft_item, draft_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(world):
    content = draft_of(draft_item("I.1.1", "Indikator I.1.1", 1), draft_item("I.1.2", "Survei kepuasan baru", 3))
    return plan_create_from_draft(
        by=world.secretary,
        at=NOW,
        draft=content,
        year=YEAR,
        title="Rancangan kedua",
        decree_fields={"number": "9"},
        owners={"I.1.2": world.budi.user},
    )


def test_all_plans_of_the_year_are_listed_with_their_state(world, at, secretary, draft):
    page = secretary.get(at("plans"))
    assert [(plan.state, plan.live) for plan in page.context["plans"]] == [("active", 4), ("draft", 2)]
    assert "Rancangan kedua" in page.content.decode()
    assert at("plans") in secretary.get(at("settings")).content.decode()
    assert "Rancangan kedua" not in secretary.get(at()).content.decode()


def test_a_draft_is_read_beside_the_plan_in_force(at, secretary, draft):
    words = secretary.get(at("draft", pk=draft.pk)).content.decode()
    assert "Survei kepuasan baru" in words
    assert "Dibandingkan dengan rencana yang berlaku" in words
    answer = secretary.post(at("draft_act", pk=draft.pk, slug="berlakukan"), follow=True)
    assert "sudah berlaku" in answer.content.decode()


def test_a_draft_taken_over_keeps_the_progress_of_what_stays(world, at, secretary, draft):
    row = occurrence_submit(by=world.rina, at=NOW, occurrence=world.occurrence())
    assert secretary.post(at("draft_act", pk=draft.pk, slug="pakai")).url == at()
    row.refresh_from_db()
    assert (row.state, row.item_id) == (OccurrenceState.SUBMITTED, world.item().pk)
    live = Item.objects.of_plan(world.plan).order_by("position")
    assert [(item.code, item.owner) for item in live] == [("I.1.1", world.rina.user), ("I.1.2", world.budi.user)]
    draft.refresh_from_db()
    world.plan.refresh_from_db()
    assert (draft.state, world.plan.decree.number) == (PlanState.ARCHIVED, "9")


def test_a_draft_is_thrown_away_into_the_archive(at, secretary, draft):
    assert secretary.post(at("draft_act", pk=draft.pk, slug="buang")).url == at("plans")
    draft.refresh_from_db()
    assert draft.state == PlanState.ARCHIVED
    assert AuditEvent.objects.filter(verb="plans.draft_discarded").count() == 1
    again = secretary.post(at("draft_act", pk=draft.pk, slug="buang"), follow=True)
    assert "sudah diarsipkan" in again.content.decode()


def test_the_plan_in_force_is_not_thrown_away(world, at, secretary):
    answer = secretary.post(at("draft_act", pk=world.plan.pk, slug="buang"), follow=True)
    assert "Hanya rancangan" in answer.content.decode()
    assert "Buka rencana yang berlaku" in secretary.get(at("draft", pk=world.plan.pk)).content.decode()


def test_without_a_plan_in_force_any_draft_is_put_in_force(world, at, secretary, draft):
    Plan.objects.filter(pk=world.plan.pk).update(state=PlanState.DRAFT)
    assert "Berlakukan rencana" in secretary.get(at("draft", pk=draft.pk)).content.decode()
    assert secretary.post(at("draft_act", pk=draft.pk, slug="berlakukan")).url == at()
    assert Plan.objects.active().get() == draft


def test_others_find_nothing(at, rina, stranger, secretary, draft):
    assert rina.get(at("plans")).status_code == 403
    assert stranger.get(at("draft", pk=draft.pk)).status_code == 404
    assert secretary.post(at("draft_act", pk=draft.pk, slug="terbang")).status_code == 404
    assert secretary.get(at("draft", pk=0)).status_code == 404


def test_a_year_without_plans_says_how_to_begin(at, secretary):
    Plan.objects.update(year=2024)
    assert "Belum ada rencana" in secretary.get(at("plans")).content.decode()
