"""Other rooms point at steps, required proofs and due dates: every edit keeps the row whose meaning stays."""

from datetime import date

import pytest

from bening.kernel.decree.draft import Mend
from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.enums import PlanState
from bening.rooms.plans.models import ActionStep, EvidenceRequirement, Item, Occurrence, Plan
from bening.rooms.plans.selectors.plan import overview
from bening.rooms.plans.services.bulk import Wish, bulk_apply, bulk_undo
from bening.rooms.plans.services.item_edit import item_update, item_values
from bening.rooms.plans.services.mend import item_mend
from bening.rooms.plans.services.occurrence_moves import occurrence_submit
from bening.rooms.plans.services.plan_build import plan_activate, plan_create_from_draft
from bening.rooms.plans.services.plan_edit import plan_set_weeks
from bening.rooms.plans.services.revision import plan_revise
from bening.rooms.plans.services.schedule import item_schedule
from tests.factories import NOW, TODAY, YEAR
from tests.rooms.plans.drafts import draft_item, draft_of
from tests.rooms.plans.worlds import make_world

pytestmark = pytest.mark.django_db

TEAM, MINUTES = "SK tim kerja zona integritas", "Notulen rapat pembentukan tim"


@pytest.fixture
def world():
    return make_world()


def edit(world, **values):
    item = world.item()
    return item_update(
        by=world.secretary, at=NOW, item=item, values=values, base=item_values(item), version=item.version
    )


def texts(model, manager="objects"):
    rows = getattr(model, manager).filter(item__code="I.1.1", item__removed_at__isnull=True)
    return {row.pk: row.text for row in rows.order_by("position")}


@pytest.mark.parametrize(("model", "name"), [(ActionStep, "steps"), (EvidenceRequirement, "requirements")])
def test_an_edit_mends_moves_removes_and_brings_back(world, model, name):
    edit(world, **{name: f"{TEAM}\n{MINUTES}"})
    team, minutes = texts(model)
    edit(world, **{name: f"Foto kegiatan\n{MINUTES} 2025\n{TEAM}"})
    photo = next(pk for pk in texts(model) if pk not in {team, minutes})
    assert texts(model) == {photo: "Foto kegiatan", minutes: f"{MINUTES} 2025", team: TEAM}
    edit(world, **{name: TEAM})
    assert texts(model) == {team: TEAM}
    assert {photo, minutes} <= set(texts(model, "with_removed"))
    assert model.with_removed.get(pk=photo).removed_at == NOW
    edit(world, **{name: f"{TEAM}\nFoto kegiatan"})
    assert texts(model) == {team: TEAM, photo: "Foto kegiatan"}


def test_a_mend_keeps_the_rows_of_the_cell(world):
    edit(world, requirements=f"1. {TEAM}\n2. {MINUTES}")
    before = texts(EvidenceRequirement)
    mend = Mend("I.1.1", "evidence", f"1. {TEAM} kabupaten\n2. {MINUTES}", "Ganti")
    item_mend(by=world.secretary, at=NOW, item=world.item(), mend=mend)
    assert list(texts(EvidenceRequirement)) == list(before)
    assert list(texts(EvidenceRequirement).values()) == [f"{TEAM} kabupaten", MINUTES]


def test_numbers_of_the_decree_stay_with_their_lines_and_in_its_text(world):
    edit(world, steps=f"1. {TEAM}\n2. {MINUTES}")
    assert item_values(world.item())["steps"] == f"1. {TEAM}\n2. {MINUTES}"
    assert world.item().action == f"1. {TEAM}\n2. {MINUTES}"
    assert list(ActionStep.objects.order_by("position").values_list("number", "text")) == [(1, TEAM), (2, MINUTES)]


def test_a_new_decree_keeps_rows_and_hides_what_it_no_longer_asks(world):
    plan = _kept_plan(world)
    item = Item.objects.get(plan=plan, code="I.1.1")
    asked = dict(EvidenceRequirement.objects.filter(item=item).values_list("text", "pk"))
    done = dict(ActionStep.objects.filter(item=item).values_list("text", "pk"))
    due = Occurrence.objects.get(item=item)
    new = draft_item("I.1.1", "Membentuk tim kerja", 1, action="1. Rapat tim\n2. Menyusun")
    new.evidence = new.evidence[:1]
    new.action_steps = (*new.action_steps[1:], *new.action_steps[:1])
    plan_revise(by=world.secretary, at=NOW, plan=plan, draft=draft_of(new))
    assert list(EvidenceRequirement.objects.filter(item=item).values_list("pk", flat=True)) == [asked["SK"]]
    assert EvidenceRequirement.with_removed.get(pk=asked["Notulen"]).removed_at == NOW
    rows = ActionStep.objects.filter(item=item).order_by("position").values_list("pk", "number")
    assert list(rows) == [(done["Menyusun"], 2), (done["Rapat"], 1)]
    assert Occurrence.objects.get(item=item).pk == due.pk


def _kept_plan(world):
    Plan.objects.filter(pk=world.plan.pk).update(state=PlanState.ARCHIVED)
    draft = draft_of(draft_item("I.1.1", "Membentuk tim kerja", 1))
    plan = plan_create_from_draft(by=world.secretary, at=NOW, draft=draft, year=YEAR, title="Baru")
    before = list(Occurrence.objects.values_list("pk", flat=True).order_by("pk"))
    plan = plan_activate(by=world.secretary, at=NOW, plan=plan)
    assert list(Occurrence.objects.values_list("pk", flat=True).order_by("pk")) == before
    return plan


def test_begun_work_keeps_its_row_when_its_date_is_told_more_exactly(world):
    row = world.occurrence()
    occurrence_submit(by=world.rina, at=NOW, occurrence=row)
    schedule(world, "Januari minggu ke-2 tahun 2025")
    row.refresh_from_db()
    assert (row.period, row.due, row.state) == ("2025-01-W2", date(2025, 1, 14), State.SUBMITTED)
    assert world.occurrence().pk == row.pk


def test_counting_weeks_another_way_moves_the_same_rows(world):
    schedule(world, "Januari minggu ke-2 tahun 2025")
    row = world.occurrence()
    world.plan.refresh_from_db()
    plan_set_weeks(by=world.secretary, at=NOW, plan=world.plan, weeks="full_monday")
    assert world.occurrence().pk == row.pk
    assert world.occurrence().due != row.due


def schedule(world, text):
    item_schedule(by=world.secretary, at=NOW, item=world.item(), text=text)


def test_in_a_draft_a_date_is_hidden_not_deleted_and_comes_back(world):
    Plan.objects.update(state=PlanState.DRAFT)
    first = world.occurrence()
    schedule(world, "Maret 2025")
    hidden = Occurrence.with_removed.get(pk=first.pk)
    assert (hidden.removed_at, hidden.version) == (NOW, 2)
    assert world.occurrence().period == "2025-03"
    assert overview(world.plan, TODAY).counted == 4
    schedule(world, "Januari 2025")
    assert world.occurrence().pk == first.pk


def test_an_undo_leaves_dates_that_were_hidden_meanwhile(world):
    Plan.objects.update(state=PlanState.DRAFT)
    world.plan.refresh_from_db()
    change, _ = bulk_apply(
        by=world.secretary, at=NOW, plan=world.plan, item_ids=[world.item().pk], wish=Wish(shift_days=3)
    )
    schedule(world, "Mei 2025")
    left = bulk_undo(by=world.secretary, at=NOW, change=change)
    assert len(left) == 1
    assert world.occurrence().period == "2025-05"
