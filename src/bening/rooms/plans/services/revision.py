"""A new decree for a plan that is in force: what changes, and the change that keeps the progress of what stayed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.foundation.files.models import StoredFile
from bening.foundation.kit.formats import long_date
from bening.kernel.decree.draft import Item as DraftItem
from bening.kernel.decree.draft import PlanDraft
from bening.kernel.targets.schedule import WeekConvention
from bening.rooms.plans import policies
from bening.rooms.plans.enums import OccurrenceState
from bening.rooms.plans.imports.joined import merges_by_item
from bening.rooms.plans.models import ActionStep, Component, EvidenceRequirement, Item, Plan, PlanSection
from bening.rooms.plans.rules.likeness import Entry, match
from bening.rooms.plans.services.item_edit import set_lines, touch
from bening.rooms.plans.services.plan_build import (
    Assigned,
    add_items,
    check_distinct,
    decree_create,
    item_fields,
)
from bening.rooms.plans.services.plan_edit import put_names
from bening.rooms.plans.services.schedule import redate_all, schedule_preview

LABELS = {
    "code": "Kode",
    "component": "Komponen",
    "indicator": "Indikator",
    "action": "Langkah aksi",
    "evidence_text": "Bukti fisik",
    "target_text": "Target waktu",
    "dates": "Jatuh tempo",
}
TEXTS = ("indicator", "action", "evidence_text", "target_text")


@dataclass(frozen=True, slots=True)
class Change:
    """One field of an item that the new decree words otherwise."""

    field: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Pair:
    """An item and the row of the new decree that it is; ``changes`` is empty for what stays as it is."""

    item: Item
    draft: DraftItem
    changes: tuple[Change, ...] = ()


@dataclass(slots=True)
class PlanDiff:
    """What a new decree does to a plan. ``added`` are rows of the draft, ``removed`` items of the plan."""

    added: list[DraftItem] = field(default_factory=list)
    changed: list[Pair] = field(default_factory=list)
    removed: list[Item] = field(default_factory=list)
    kept: list[Pair] = field(default_factory=list)


def plan_diff(old_plan: Plan, draft: PlanDraft) -> PlanDiff:
    """Match the draft's rows to the plan's items by likeness (``rules.likeness``); a bounded number of queries."""
    items = list(
        Item.objects.of_plan(old_plan)
        .select_related("plan", "component__section", "owner")
        .prefetch_related("occurrences", "steps", "requirements")
        .order_by("position")
    )
    rows = [
        (component.name, item)
        for section in draft.sections
        for component in section.components
        for item in component.items
    ]
    pairs = match(
        [Entry(item.code, item.component.name, item.indicator) for item in items],
        [Entry(item.id, name, item.indicator) for name, item in rows],
    )
    diff = PlanDiff()
    for index, (name, row) in enumerate(rows):
        if index not in pairs:
            diff.added.append(row)
            continue
        item = items[pairs[index]]
        changes = _changes(item, row, name)
        (diff.changed if changes else diff.kept).append(Pair(item, row, changes))
    used = set(pairs.values())
    diff.removed = [item for index, item in enumerate(items) if index not in used]
    return diff


def _changes(item: Item, row: DraftItem, component: str) -> tuple[Change, ...]:
    new = item_fields(row)
    values = [("code", item.code, row.id), ("component", item.component.name, component)]
    values += [(name, str(getattr(item, name)), str(new[name])) for name in TEXTS]
    found = [Change(name, LABELS[name], before, after) for name, before, after in values if before != after]
    dates = schedule_preview(item, row.schedule)
    if dates.changes:
        applying = (o for o in item.occurrences.all() if o.state != OccurrenceState.CANCELLED)
        before = ", ".join(long_date(o.due) for o in applying) or "tanpa tanggal"
        after = ", ".join(long_date(o.due) for o in row.schedule.occurrences) or "tanpa tanggal"
        found.append(Change("dates", LABELS["dates"], before, after))
    return tuple(found)


@transaction.atomic
def plan_revise(
    *,
    by: Actor,
    at: datetime,
    plan: Plan,
    draft: PlanDraft,
    decree_fields: Mapping[str, Any] | None = None,
    source: StoredFile | None = None,
    assigned: Assigned | None = None,
    weeks: WeekConvention | None = None,
) -> PlanDiff:
    """Bring a plan to the words of a new decree, in place: what stayed keeps its states, owners, evidence and remarks.

    What is gone is taken out (kept in the database), what is new is added with the owners of ``assigned``. The former
    decree stays as a record. One audit event names the codes. Raises PolicyError when the draft names a code twice.
    """
    policies.check_edit_plan(by, plan)
    check_distinct(draft)
    plan = Plan.objects.select_for_update(of=("self",), no_key=True).select_related("unit").get(pk=plan.pk)
    diff = plan_diff(plan, draft)
    assigned = replace(assigned or Assigned({}), merges=merges_by_item(draft))
    _free_codes(diff, at, by)
    components = _structure(plan, draft, by=by, at=at)
    for pair in (*diff.kept, *diff.changed):
        pair.item.schedule_settled = pair.draft.id in assigned.settled
        pair.item.merges = assigned.merges.get(pair.draft.id, [])
        _rewrite(by, at, pair, components)
    add_items(plan, diff.added, components=components, assigned=assigned, by=by.user, at=at)
    _renumber(plan, draft)
    decree = decree_create(by=by, fields=decree_fields, document=draft.document, source=source)
    plan.decree = decree or plan.decree
    plan.week_convention = weeks.value if weeks else plan.week_convention
    plan.version += 1
    plan.save(update_fields=("decree", "week_convention", "version"))
    record(
        by=by.user,
        at=at,
        unit=by.unit,
        verb="plans.plan_revised",
        target=plan,
        data={
            "added": [row.id for row in diff.added],
            "changed": [pair.draft.id for pair in diff.changed],
            "removed": [item.code for item in diff.removed],
            "kept": len(diff.kept),
        },
    )
    return diff


def _free_codes(diff: PlanDiff, at: datetime, by: Actor) -> None:
    """Codes move between items, and are unique: everyone steps aside first, what is gone leaves the plan."""
    for item in diff.removed:
        item.removed_at = at
        touch(item, by=by.user, at=at)
    for pair in (*diff.kept, *diff.changed):
        Item.objects.filter(pk=pair.item.pk).update(code=f"~{pair.item.pk}")


def _structure(plan: Plan, draft: PlanDraft, *, by: Actor, at: datetime) -> dict[tuple[str, int], Component]:
    """The draft's sections and components, on the plan's rows where the number is the same."""
    components = {}
    sections = {row.code: row for row in PlanSection.objects.filter(plan=plan).order_by("pk")}
    parts = {(row.section_id, row.number): row for row in Component.objects.filter(section__plan=plan).order_by("pk")}
    for position, section in enumerate(draft.sections, start=1):
        row = sections.get(section.id) or PlanSection(plan=plan, code=section.id, position=position)
        values = {"position": position, "title": section.title, "area": section.area or ""}
        put_names(row, values, by=by.user, at=at)
        for part in section.components:
            component = parts.get((row.pk, part.number)) or Component(section=row, number=part.number)
            put_names(component, {"name": part.name}, by=by.user, at=at)
            components[section.id, part.number] = component
    return components


def _rewrite(by: Actor, at: datetime, pair: Pair, components: Mapping[tuple[str, int], Component]) -> None:
    item, row = pair.item, pair.draft
    item.code = row.id
    item.component = components[row.section, row.component]
    if not pair.changes:
        item.save(update_fields=("code", "component", "schedule_settled", "merges"))
        return
    for name, value in item_fields(row).items():
        setattr(item, name, value)
    set_lines(item, ActionStep, row.action_steps, at=at)
    set_lines(item, EvidenceRequirement, row.evidence, at=at)
    redate_all(by=by, at=at, item=item, changes=schedule_preview(item, row.schedule))
    touch(item, by=by.user, at=at)


def _renumber(plan: Plan, draft: PlanDraft) -> None:
    order = {row.id: position for position, row in enumerate(draft.items(), start=1)}
    items = list(Item.objects.of_plan(plan).order_by("pk"))
    for item in items:
        item.position = order[item.code]
    Item.objects.bulk_update(items, ["position"], batch_size=500)
