"""The plan itself: its title, its way of counting weeks, the names of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from bening.foundation.accounts.enums import Area
from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.kernel.targets.schedule import Kind, Schedule
from bening.rooms.plans import policies
from bening.rooms.plans.enums import WeekReading
from bening.rooms.plans.models import Component, Item, Plan, PlanSection
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.rules.reschedule import Reschedule, reschedule
from bening.rooms.plans.services.conflict import Seen, changes_of, hand_of
from bening.rooms.plans.services.schedule import apply_schedule, standing
from bening.rooms.plans.services.targets import read_target

Part = TypeVar("Part", PlanSection, Component)


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


PART_LABELS = {"title": "Judul bagian", "area": "Area perubahan", "name": "Nama komponen"}


def part_values(row: PlanSection | Component) -> dict[str, Any]:
    """The editable values of a part of the plan."""
    return {"title": row.title, "area": row.area} if isinstance(row, PlanSection) else {"name": row.name}


@transaction.atomic
def section_rename(
    *, by: Actor, at: datetime, section: PlanSection, values: Mapping[str, Any], seen: Seen
) -> PlanSection:
    """Give a part another ``title`` or change ``area`` ("" for none).

    Raises EditConflict where somebody else changed the same meanwhile.
    """
    row = (
        PlanSection.objects.select_for_update(of=("self",), no_key=True)
        .select_related("plan", "changed_by")
        .get(pk=section.pk)
    )
    policies.check_edit_plan(by, row.plan)
    if values.get("area") and values["area"] not in Area.values:
        raise PolicyError("Area perubahan itu tidak dikenal. Pilih dari daftar.")
    return _rename(by, at, row, values, seen, "plans.section_renamed")


@transaction.atomic
def component_rename(
    *, by: Actor, at: datetime, component: Component, values: Mapping[str, Any], seen: Seen
) -> Component:
    """Give a component another ``name``. Raises EditConflict where somebody else did so meanwhile."""
    rows = Component.objects.select_for_update(of=("self",), no_key=True).select_related("section__plan", "changed_by")
    row = rows.get(pk=component.pk)
    policies.check_edit_plan(by, row.section.plan)
    return _rename(by, at, row, values, seen, "plans.component_renamed")


def _rename(by: Actor, at: datetime, row: Part, values: Mapping[str, Any], seen: Seen, verb: str) -> Part:
    present = part_values(row)
    last = hand_of(row.changed_by, row.changed_at)
    changes = changes_of(seen, values, present, version=row.version, last=last)
    wanted = {name: value if name == "area" else _titled(str(value)) for name, value in changes.items()}
    if put_names(row, wanted, by=by.user, at=at):
        _record(by, at, verb, row, changes={PART_LABELS[name]: [present[name], wanted[name]] for name in wanted})
    return row


def put_names(row: PlanSection | Component, values: Mapping[str, Any], *, by: User, at: datetime) -> bool:
    """Save a part with these values, one version on; False where they stand there already."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if row.pk and not changed:
        return False
    for name, value in changed.items():
        setattr(row, name, value)
    row.version, row.changed_by, row.changed_at = row.version + (1 if row.pk else 0), by, at
    row.save()
    return True


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
