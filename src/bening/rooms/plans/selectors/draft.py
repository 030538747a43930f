"""A plan seen as the draft that the kernel's checks read."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from bening.kernel import targets
from bening.kernel.decree.draft import Component, Document, Item, Paragraph, Place, PlanDraft, Section, Step
from bening.kernel.targets.schedule import Kind, Occurrence, Schedule, WeekConvention
from bening.rooms.plans.enums import OccurrenceState
from bening.rooms.plans.imports.joined import merge_from_json
from bening.rooms.plans.models import Item as ItemRow
from bening.rooms.plans.models import Plan

PLACE_FIELDS = frozenset(field.name for field in fields(Place))


def draft_of_plan(plan: Plan) -> PlanDraft:
    """The plan as it stands now (six queries): live items only, due dates that apply
    (all of an item where none does), the decree's own words."""
    rows = (
        ItemRow.objects.of_plan(plan)
        .select_related("component__section", "owner")
        .prefetch_related("steps", "requirements", "occurrences")
        .order_by("position")
    )
    draft = PlanDraft(_document(plan))
    sections: dict[str, Section] = {}
    components: dict[int, Component] = {}
    for row in rows:
        part = row.component.section
        if part.code not in sections:
            sections[part.code] = Section(part.code, part.title, Place(), area=part.area or None)
            draft.sections.append(sections[part.code])
        if row.component_id not in components:
            component = Component(row.component.number, str(row.component.number), row.component.name, Place())
            components[row.component_id] = component
            sections[part.code].components.append(component)
        components[row.component_id].items.append(_item(plan, row, seq=len(draft.items()) + 1))
        draft.merges += [merge_from_json(merge, item=row.code) for merge in row.merges]
    return draft


def owners_by_code(plan: Plan) -> dict[str, int]:
    """Owner's id by item code, for items that have one."""
    rows = ItemRow.objects.of_plan(plan).filter(owner__isnull=False).order_by("position")
    return dict(rows.values_list("code", "owner_id"))


def _document(plan: Plan) -> Document:
    decree = plan.decree
    if decree is None:
        return Document(year=plan.year, default_year=plan.year)
    values: dict[str, Any] = dict(decree.reading)
    values["decree_date"] = decree.decree_date
    values["paragraphs"] = tuple(
        Paragraph(part["text"], Place(**part["place"])) for part in values.get("paragraphs", ())
    )
    values["columns"] = tuple(values.get("columns", ()))
    known = {field.name for field in fields(Document)}
    document = Document(**{name: value for name, value in values.items() if name in known})
    document.number = decree.number or document.number
    document.year = decree.year or document.year
    return document


def _item(plan: Plan, row: ItemRow, *, seq: int) -> Item:
    source = {name: value for name, value in row.source.items() if name in PLACE_FIELDS}
    return Item(
        id=row.code,
        seq=seq,
        section=row.component.section.code,
        component=row.component.number,
        indicator=row.indicator,
        action_raw=row.action,
        evidence_raw=row.evidence_text,
        target_raw=row.target_text,
        schedule=_schedule(plan, row),
        source=Place(**source),
        action_steps=tuple(Step(step.number, step.text) for step in row.steps.all()),
        evidence=tuple(Step(proof.number, proof.text) for proof in row.requirements.all()),
        owner_raw=row.owner.name if row.owner else row.source.get("owner", ""),
        extra=row.source.get("extra", {}),
        notes=list(row.source.get("notes", [])),
    )


def _schedule(plan: Plan, row: ItemRow) -> Schedule:
    """What the words say, with the dates that stand; a reading that a person chose is in doubt no longer."""
    read = targets.parse(row.target_text, year=plan.year, weeks=WeekConvention(plan.week_convention))
    rows = list(row.occurrences.all())
    applying = [o for o in rows if o.state != OccurrenceState.CANCELLED] or rows
    standing = tuple(Occurrence(o.period, o.start, o.due) for o in applying)
    settled = row.schedule_settled
    return replace(
        read,
        kind=Kind(row.schedule_kind) if standing else Kind.NONE,
        occurrences=standing,
        ambiguous=read.ambiguous and not settled,
        alternatives=() if settled else read.alternatives,
        inherited_from=row.source.get("inherited_from"),
    )
