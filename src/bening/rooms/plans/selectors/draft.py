"""A plan seen as the draft that the kernel's checks read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from bening.kernel import targets
from bening.kernel.decree.draft import Component, Document, Item, Paragraph, Place, PlanDraft, Section, Step
from bening.kernel.targets.schedule import Kind, Occurrence, Schedule, WeekConvention
from bening.rooms.plans.enums import OccurrenceState
from bening.rooms.plans.imports.joined import merge_from_json
from bening.rooms.plans.models import ActionStep, EvidenceRequirement, Plan
from bening.rooms.plans.models import Item as ItemRow
from bening.rooms.plans.models import Occurrence as OccurrenceRow

PLACE_FIELDS = frozenset(field.name for field in fields(Place))


ITEM_FIELDS = (
    "pk",
    "code",
    "indicator",
    "action",
    "evidence_text",
    "target_text",
    "schedule_kind",
    "schedule_settled",
    "source",
    "merges",
    "owner__name",
    "component_id",
    "component__number",
    "component__name",
    "component__section__code",
    "component__section__title",
    "component__section__area",
)


@dataclass(frozen=True, slots=True)
class PlanRows:
    """What a plan holds as plain values, cheap enough to be read each time; lines and dates by item.

    ``items`` have the attributes of ``ITEM_FIELDS``; a line is (number, text), a date (period, start, due, state).
    """

    items: list[Any]
    steps: dict[int, list[tuple[int | None, str]]]
    requirements: dict[int, list[tuple[int | None, str]]]
    dates: dict[int, list[tuple[str, date, date, str]]]


def rows_of_plan(plan: Plan) -> PlanRows:
    """Live items in the plan's order with their lines and dates (four queries)."""
    within = {"item__plan": plan, "item__removed_at__isnull": True}
    items = ItemRow.objects.of_plan(plan).order_by("position", "pk").values_list(*ITEM_FIELDS, named=True)
    found = PlanRows(list(items), defaultdict(list), defaultdict(list), defaultdict(list))
    for lines, model in ((found.steps, ActionStep), (found.requirements, EvidenceRequirement)):
        rows = model.objects.filter(**within).order_by("position", "pk")
        for item, number, text in rows.values_list("item_id", "number", "text"):
            lines[item].append((number, text))
    dates = OccurrenceRow.objects.filter(**within).order_by("due", "pk")
    for item, period, start, due, state in dates.values_list("item_id", "period", "start", "due", "state"):
        found.dates[item].append((period, start, due, state))
    return found


def draft_of_plan(plan: Plan, rows: PlanRows | None = None) -> PlanDraft:
    """The plan as it stands now (from ``rows`` where they were read): live items only, due dates that apply
    (all of an item where none does), the decree's own words."""
    rows = rows or rows_of_plan(plan)
    draft = PlanDraft(document_of(plan))
    sections: dict[str, Section] = {}
    components: dict[int, Component] = {}
    for seq, row in enumerate(rows.items, start=1):
        code = row.component__section__code
        if code not in sections:
            title, area = row.component__section__title, row.component__section__area
            sections[code] = Section(code, title, Place(), area=area or None)
            draft.sections.append(sections[code])
        if row.component_id not in components:
            number = row.component__number
            components[row.component_id] = Component(number, str(number), row.component__name, Place())
            sections[code].components.append(components[row.component_id])
        components[row.component_id].items.append(_item(plan, rows, row, seq=seq))
        draft.merges += [merge_from_json(merge, item=row.code) for merge in row.merges]
    return draft


def owners_by_code(plan: Plan) -> dict[str, int]:
    """Owner's id by item code, for items that have one."""
    rows = ItemRow.objects.of_plan(plan).filter(owner__isnull=False).order_by("position")
    return dict(rows.values_list("code", "owner_id"))


def document_of(plan: Plan) -> Document:
    """The head and foot of the plan's decree as they were read; of a plan without one, its year."""
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


def _item(plan: Plan, rows: PlanRows, row: Any, *, seq: int) -> Item:
    source = {name: value for name, value in row.source.items() if name in PLACE_FIELDS}
    return Item(
        id=row.code,
        seq=seq,
        section=row.component__section__code,
        component=row.component__number,
        indicator=row.indicator,
        action_raw=row.action,
        evidence_raw=row.evidence_text,
        target_raw=row.target_text,
        schedule=_schedule(plan, row, rows.dates[row.pk]),
        source=Place(**source),
        action_steps=tuple(Step(number, text) for number, text in rows.steps[row.pk]),
        evidence=tuple(Step(number, text) for number, text in rows.requirements[row.pk]),
        owner_raw=row.owner__name or row.source.get("owner", ""),
        extra=row.source.get("extra", {}),
        notes=list(row.source.get("notes", [])),
    )


def _schedule(plan: Plan, row: Any, dates: list[tuple[str, date, date, str]]) -> Schedule:
    """What the words say, with the dates that stand; a reading that a person chose is in doubt no longer."""
    read = targets.parse(row.target_text, year=plan.year, weeks=WeekConvention(plan.week_convention))
    applying = [one for one in dates if one[3] != OccurrenceState.CANCELLED] or dates
    standing = tuple(Occurrence(period, start, due) for period, start, due, _ in applying)
    settled = row.schedule_settled
    return replace(
        read,
        kind=Kind(row.schedule_kind) if standing else Kind.NONE,
        occurrences=standing,
        ambiguous=read.ambiguous and not settled,
        alternatives=() if settled else read.alternatives,
        inherited_from=row.source.get("inherited_from"),
    )
