"""From a checked draft to a plan, and from a draft plan to the one that is in force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.foundation.files.models import StoredFile
from bening.kernel.decree.draft import Document, PlanDraft
from bening.kernel.decree.draft import Item as DraftItem
from bening.kernel.targets.schedule import WeekConvention
from bening.rooms.plans.enums import PlanState
from bening.rooms.plans.imports.joined import merges_by_item
from bening.rooms.plans.models import (
    ActionStep,
    Component,
    Decree,
    EvidenceRequirement,
    Item,
    Occurrence,
    Plan,
    PlanSection,
)
from bening.rooms.plans.permissions import EDIT_PLAN
from bening.rooms.plans.policies import PolicyError, check_same_unit

DECREE_FIELDS = frozenset({"number", "year", "decree_date", "subject", "signatory", "signatory_role"})


@transaction.atomic
def plan_create_from_draft(
    *,
    by: Actor,
    at: datetime,
    draft: PlanDraft,
    year: int,
    title: str,
    decree_fields: Mapping[str, Any] | None = None,
    source: StoredFile | None = None,
    owners: Mapping[str, User] | None = None,
    weeks: WeekConvention = WeekConvention.BLOCKS,
    settled: Collection[str] = (),
) -> Plan:
    """A plan in state draft with everything the draft holds.

    ``decree_fields`` are fields of ``Decree`` as a person confirmed them (None: no decree); ``source`` the file that
    was read; ``owners`` people by draft item id; ``weeks`` how the draft counted weeks; ``settled`` ids of items whose
    dates a person chose among several readings. Raises PolicyError when the draft names a code twice.
    """
    by.check(EDIT_PLAN)
    check_distinct(draft)
    decree = decree_create(by=by, fields=decree_fields, document=draft.document, source=source)
    plan = Plan.objects.create(
        unit=by.unit,
        year=year,
        title=title[:300],
        decree=decree,
        state=PlanState.DRAFT,
        week_convention=weeks.value,
        created_by=by.user,
        created_at=at,
    )
    components = add_structure(plan, draft)
    people = Assigned(owners or {}, frozenset(settled), merges_by_item(draft))
    items = add_items(plan, draft.items(), components=components, assigned=people, by=by.user, at=at)
    record(
        by=by.user,
        at=at,
        unit=by.unit,
        verb="plans.plan_created",
        target=plan,
        data={"year": year, "sections": len(draft.sections), "items": len(items)},
    )
    return plan


@transaction.atomic
def plan_activate(*, by: Actor, at: datetime, plan: Plan) -> Plan:
    """Put a draft in force. PolicyError while another plan of the year is in force: that one is revised instead."""
    by.check(EDIT_PLAN)
    check_same_unit(by, plan)
    plan = Plan.objects.select_for_update(of=("self",), no_key=True).get(pk=plan.pk)
    check_activate(plan)
    plan.state = PlanState.ACTIVE
    plan.activated_at = at
    plan.version += 1
    plan.save(update_fields=("state", "activated_at", "version"))
    record(by=by.user, at=at, unit=by.unit, verb="plans.plan_activated", target=plan, data={"year": plan.year})
    return plan


def check_activate(plan: Plan) -> None:
    """Raises PolicyError unless the plan is a draft and no other plan of its unit and year is in force."""
    if plan.state != PlanState.DRAFT:
        raise PolicyError("Hanya rancangan yang dapat diberlakukan.")
    other = Plan.objects.active().filter(unit_id=plan.unit_id, year=plan.year).first()
    if other:
        raise PolicyError(
            f"Untuk tahun {plan.year} sudah berlaku “{other.title}”. Pakai “Perbarui rencana” supaya kemajuan yang"
            " sudah tercatat tidak hilang."
        )


def check_distinct(draft: PlanDraft) -> None:
    """Raises PolicyError when the draft names a code twice; the person mends the draft, nothing is merged silently."""
    for kind, codes in (
        ("Bagian", [section.id for section in draft.sections]),
        ("Komponen", [f"{section.id}.{part.number}" for section in draft.sections for part in section.components]),
        ("Butir", [item.id for item in draft.items()]),
    ):
        twice = [code for code, count in Counter(codes).items() if count > 1]
        if twice:
            raise PolicyError(f"{kind} {', '.join(twice)} tertulis lebih dari sekali. Perbaiki nomornya dahulu.")


@dataclass(frozen=True, slots=True)
class Assigned:
    """What is known about items of a draft beside their texts, by its item ids.

    ``owners`` and ``settled`` (dates that were chosen) are what people decided, ``merges`` (``imports.joined``) what
    the reader joined.
    """

    owners: Mapping[str, User]
    settled: Collection[str] = frozenset()
    merges: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)


def decree_create(
    *, by: Actor, fields: Mapping[str, Any] | None, document: Document, source: StoredFile | None
) -> Decree | None:
    """The decree's row with what the reader found in the document, or None without fields."""
    if fields is None:
        return None
    unknown = set(fields) - DECREE_FIELDS
    if unknown:
        raise TypeError(f"unknown decree fields: {sorted(unknown)}")
    values = {name: value for name, value in fields.items() if value not in (None, "")}
    return Decree.objects.create(unit=by.unit, source=source, reading=document_to_json(document), **values)


def document_to_json(document: Document) -> dict[str, Any]:
    """The document's fields as plain JSON: dates as ISO text."""
    values = asdict(document)
    if isinstance(values["decree_date"], date):
        values["decree_date"] = values["decree_date"].isoformat()
    return values


def add_structure(plan: Plan, draft: PlanDraft) -> dict[tuple[str, int], Component]:
    """Sections and components of the draft; returns the components by section code and number."""
    sections = PlanSection.objects.bulk_create(
        PlanSection(plan=plan, code=section.id, position=position, title=section.title, area=section.area or "")
        for position, section in enumerate(draft.sections, start=1)
    )
    components = Component.objects.bulk_create(
        Component(section=row, number=component.number, name=component.name)
        for row, section in zip(sections, draft.sections, strict=True)
        for component in section.components
    )
    return {(component.section.code, component.number): component for component in components}


def add_items(
    plan: Plan,
    drafts: list[DraftItem],
    *,
    components: Mapping[tuple[str, int], Component],
    assigned: Assigned,
    by: User,
    at: datetime,
) -> list[Item]:
    """Items with their steps, requirements and occurrences, in four statements whatever their number."""
    items = Item.objects.bulk_create(
        [
            Item(
                plan=plan,
                component=components[draft.section, draft.component],
                code=draft.id,
                position=position,
                owner=assigned.owners.get(draft.id),
                schedule_settled=draft.id in assigned.settled,
                merges=assigned.merges.get(draft.id, []),
                changed_by=by,
                changed_at=at,
                **item_fields(draft),
            )
            for position, draft in enumerate(drafts, start=1)
        ],
        batch_size=500,
    )
    pairs = list(zip(items, drafts, strict=True))
    add_details(pairs)
    Occurrence.objects.bulk_create(
        [
            Occurrence(item=item, period=occurrence.period, start=occurrence.start, due=occurrence.due)
            for item, draft in pairs
            for occurrence in draft.schedule.occurrences
        ],
        batch_size=500,
    )
    return items


def add_details(pairs: list[tuple[Item, DraftItem]]) -> None:
    """The steps and required proofs of items that have none yet."""
    ActionStep.objects.bulk_create(
        [
            ActionStep(item=item, position=position, number=step.no, text=step.text)
            for item, draft in pairs
            for position, step in enumerate(draft.action_steps, start=1)
        ],
        batch_size=500,
    )
    EvidenceRequirement.objects.bulk_create(
        [
            EvidenceRequirement(item=item, position=position, number=proof.no, text=proof.text)
            for item, draft in pairs
            for position, proof in enumerate(draft.evidence, start=1)
        ],
        batch_size=500,
    )


def item_fields(draft: DraftItem) -> dict[str, Any]:
    """What of a draft item stands in the item's own row."""
    place = {name: value for name, value in asdict(draft.source).items() if value is not None}
    other = {
        "owner": draft.owner_raw,
        "extra": draft.extra,
        "notes": draft.notes,
        "inherited_from": draft.schedule.inherited_from,
    }
    return {
        "indicator": draft.indicator,
        "action": draft.action_raw,
        "evidence_text": draft.evidence_raw,
        "target_text": draft.target_raw,
        "schedule_kind": draft.schedule.kind.value,
        "source": place | {name: value for name, value in other.items() if value},
    }
