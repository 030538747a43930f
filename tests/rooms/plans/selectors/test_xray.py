"""The plan as the X-ray sees it, and its mends."""

import pytest

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import NotAllowed
from bening.kernel.decree.draft import Mend
from bening.kernel.targets.schedule import Kind
from bening.rooms.plans.models import Item, Occurrence
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.selectors.draft import draft_of_plan
from bening.rooms.plans.selectors.xray import mend_of, xray
from bening.rooms.plans.services.mend import item_mend
from bening.rooms.plans.services.plan_build import plan_create_from_draft
from tests.factories import NOW, YEAR, actor, make_unit
from tests.rooms.plans.drafts import draft_item, draft_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary():
    return actor(make_unit(), Role.SECRETARY)


def plan_of(secretary, *items):
    return plan_create_from_draft(
        by=secretary, at=NOW, draft=draft_of(*items), year=YEAR, title="Rencana", decree_fields={"number": "1"}
    )


def item_of(plan, code="I.1.1"):
    return Item.objects.select_related("plan", "component__section").get(plan=plan, code=code)


def test_the_plan_comes_back_as_the_draft_it_was(secretary):
    item = draft_item("I.1.1", "Tim kerja", 1)
    plan = plan_of(secretary, item, draft_item("II.1.1", "SOP", 3, 6))
    draft = draft_of_plan(plan)
    back = draft.items()[0]
    assert (back.id, back.indicator, back.action_raw, back.target_raw) == (
        "I.1.1",
        "Tim kerja",
        item.action_raw,
        "Januari 2025",
    )
    assert back.action_steps == item.action_steps
    assert [step.text for step in back.evidence] == ["SK", "Notulen"]
    assert back.source == item.source
    assert back.schedule.occurrences == item.schedule.occurrences
    assert back.owner_raw == "Sekretaris"
    assert (draft.document.number, draft.document.unit) == ("1", "KPU Kabupaten Kerinci")
    assert [section.area for section in draft.sections] == ["MP", "PT"]


def test_findings_are_grouped_gravest_first_and_offer_their_mends(secretary):
    plan = plan_of(
        secretary,
        draft_item("I.1.1", "Tim kerja", 1),
        draft_item("I.1.2", "Agen perubahan", 5, 6, target="Paling lambat Mei – Juni 2025"),
    )
    groups = xray(plan)
    ranks = [["high", "medium", "low", "info"].index(group.severity) for group in groups]
    assert ranks == sorted(ranks)
    ambiguous = next(group for group in groups if group.code == "ambiguous_deadline")
    offered = ambiguous.findings[0].mends[0]
    assert mend_of(groups, item="I.1.2", field="schedule", value=offered.value) == offered
    assert mend_of(groups, item="I.1.2", field="schedule", value="dikarang") is None
    item_mend(by=secretary, at=NOW, item=item_of(plan, "I.1.2"), mend=offered)
    assert "ambiguous_deadline" not in {group.code for group in xray(plan)}


def test_a_text_a_target_and_a_frequency_are_mended(secretary):
    plan = plan_of(secretary, draft_item("I.1.1", "Tim kerja", 1))
    for field, value in (
        ("indicator", "Tim kerja terbentuk"),
        ("action", "Rapat tim"),
        ("evidence", "SK tim"),
        ("target", "Maret 2025"),
    ):
        item_mend(by=secretary, at=NOW, item=item_of(plan), mend=Mend("I.1.1", field, value, ""))
    item = item_of(plan)
    assert (item.indicator, item.action, item.evidence_text, item.target_text) == (
        "Tim kerja terbentuk",
        "Rapat tim",
        "SK tim",
        "Maret 2025",
    )
    assert [step.text for step in item.steps.all()] == ["Rapat tim"]
    assert [proof.text for proof in item.requirements.all()] == ["SK tim"]
    item_mend(by=secretary, at=NOW, item=item_of(plan), mend=Mend("I.1.1", "schedule", Kind.QUARTERLY.value, ""))
    assert Occurrence.objects.filter(item=item).count() == 4


def test_a_reading_that_is_gone_and_who_may_not_are_refused(secretary):
    plan = plan_of(secretary, draft_item("I.1.1", "Tim kerja", 1))
    with pytest.raises(PolicyError, match="tidak lagi dapat dibaca begitu"):
        item_mend(by=secretary, at=NOW, item=item_of(plan), mend=Mend("I.1.1", "schedule", "alternative:3", ""))
    with pytest.raises(NotAllowed):
        item_mend(
            by=actor(plan.unit, Role.STAFF), at=NOW, item=item_of(plan), mend=Mend("I.1.1", "target", "Mei 2025", "")
        )


def test_the_same_plan_is_examined_once_and_a_changed_one_anew(secretary, monkeypatch):
    seen = []
    monkeypatch.setattr("bening.kernel.decree.xray.examine", lambda draft: seen.append(draft) or [])
    plan = plan_of(secretary, draft_item("I.1.1", "Tim kerja yang belum pernah ada", 1))
    xray(plan)
    xray(plan)
    assert len(seen) == 1
    Item.objects.update(indicator="Tim kerja yang lain lagi")
    xray(plan)
    assert len(seen) == 2
