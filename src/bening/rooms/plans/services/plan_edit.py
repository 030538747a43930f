"""The plan itself: its title, its way of counting weeks, the names of its parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from bening.foundation.accounts.enums import Area
from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.kernel.targets.schedule import Kind, Schedule
from bening.rooms.plans import policies
from bening.rooms.plans.enums import WeekReading
from bening.rooms.plans.models import Component, Item, Plan, PlanSection
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.rules.reschedule import Reschedule, reschedule
from bening.rooms.plans.services.schedule import apply_schedule, standing
from bening.rooms.plans.services.targets import read_target


def _titled(text: str) -> str:
    if not text.strip():
        raise PolicyError("Judul tidak boleh kosong.")
    return text.strip()


@transaction.atomic
def plan_rename(*, by: Actor, at: datetime, plan: Plan, title: str) -> Plan:
    """Give the plan another title (at most 300 characters)."""
    policies.check_edit_plan(by, plan)
    before, plan.title = plan.title, _titled(title)[:300]
    plan.version += 1
    plan.save(update_fields=("title", "version"))
    _record(by, at, "plans.plan_renamed", plan, changes={"Judul": [before, plan.title]})
    return plan


@transaction.atomic
def section_rename(*, by: Actor, at: datetime, section: PlanSection, title: str, area: str) -> PlanSection:
    """Give a part another title or another change area ("" for none)."""
    policies.check_edit_plan(by, section.plan)
    if area and area not in Area.values:
        raise PolicyError("Area perubahan itu tidak dikenal. Pilih dari daftar.")
    before = [section.title, section.area]
    section.title, section.area = _titled(title), area
    section.save(update_fields=("title", "area"))
    changes = {"Judul": [before[0], section.title], "Area": [before[1], area]}
    _record(by, at, "plans.section_renamed", section, changes=changes)
    return section


@transaction.atomic
def component_rename(*, by: Actor, at: datetime, component: Component, name: str) -> Component:
    """Give a component another name."""
    policies.check_edit_plan(by, component.section.plan)
    before, component.name = component.name, _titled(name)
    component.save(update_fields=("name",))
    _record(by, at, "plans.component_renamed", component, changes={"Nama": [before, component.name]})
    return component


def _record(by: Actor, at: datetime, verb: str, target: Plan | PlanSection | Component, **data: object) -> None:
    record(by=by.user, at=at, unit=by.unit, verb=verb, target=target, data=data)


@dataclass(frozen=True, slots=True)
class WeekChange:
    """An item whose dates another way of counting weeks moves."""

    item: Item
    schedule: Schedule
    changes: Reschedule


def week_changes(plan: Plan, weeks: str) -> list[WeekChange]:
    """The items whose dates move under another convention (three queries whatever their number).

    Only items whose words mean weeks are read again; dates that a person moved by hand in other items stay.
    """
    items = (
        Item.objects.of_plan(plan)
        .filter(schedule_kind__in=(Kind.WEEK, Kind.WINDOW, Kind.WEEKLY))
        .select_related("component__section", "plan")
        .prefetch_related("occurrences")
    )
    found = []
    for item in items:
        old, new = read_target(plan, item.target_text), read_target(plan, item.target_text, weeks=weeks)
        if old.occurrences != new.occurrences and new.occurrences:
            found.append(WeekChange(item, new, reschedule(standing(item.occurrences.all()), new.occurrences)))
    return found


@transaction.atomic
def plan_set_weeks(*, by: Actor, at: datetime, plan: Plan, weeks: str) -> list[WeekChange]:
    """Count weeks another way and move the dates that this changes; one event for the plan, one for each item."""
    policies.check_edit_plan(by, plan)
    if weeks not in WeekReading.values:
        raise PolicyError("Cara membaca minggu itu tidak dikenal. Pilih dari daftar.")
    changes = week_changes(plan, weeks)
    for change in changes:
        apply_schedule(by=by, at=at, item=change.item, text=change.item.target_text, schedule=change.schedule)
    before, plan.week_convention = plan.week_convention, weeks
    plan.version += 1
    plan.save(update_fields=("week_convention", "version"))
    _record(by, at, "plans.weeks_changed", plan, before=before, after=weeks, items=[c.item.code for c in changes])
    return changes
