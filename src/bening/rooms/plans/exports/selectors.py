"""The whole plan as one value, so that every format is made from the same reading of the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch

from bening.foundation.accounts.models import User
from bening.foundation.units.models import Unit
from bening.kernel.decree import draft as kernel
from bening.kernel.targets import schedule as targets
from bening.rooms.plans.enums import OccurrenceState
from bening.rooms.plans.models import Decree, Item, Occurrence, Plan

COLUMNS = ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI FISIK", "TARGET WAKTU")


@dataclass(frozen=True, slots=True)
class OccurrenceRow:
    """One due date as a sheet shows it."""

    pk: int
    code: str
    period: str
    start: date
    due: date
    state: str
    note: str
    version: int


@dataclass(frozen=True, slots=True)
class ExportedPlan:
    """A plan with what the formats need beside its texts: versions, owners and states by item code."""

    pk: int
    unit: str
    year: int
    draft: kernel.PlanDraft
    versions: dict[str, int] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    occurrences: list[OccurrenceRow] = field(default_factory=list)


def active_plan(unit: Unit, year: int) -> Plan | None:
    """The plan in force with its decree."""
    return Plan.objects.for_unit(unit).in_year(year).active().select_related("unit", "decree").first()


def people_of(unit: Unit, year: int) -> list[User]:
    """Who can own work in the unit this year: its present members, by name."""
    members = User.objects.filter(
        memberships__unit=unit, memberships__year=year, memberships__ended_at__isnull=True, is_active=True
    )
    return list(members.distinct().order_by("name", "pk"))


def person_label(user: User | None) -> str:
    """A person as a cell names her: the address makes it unique."""
    return f"{user.name} <{user.email}>" if user else ""


def exported_plan(plan: Plan) -> ExportedPlan:
    """Everything of a plan that is not taken out of it, in six queries whatever its length."""
    items = list(
        Item.objects.of_plan(plan)
        .select_related("owner")
        .order_by("position", "pk")
        .prefetch_related(
            "steps", "requirements", Prefetch("occurrences", queryset=Occurrence.objects.order_by("due", "pk"))
        )
    )
    return ExportedPlan(
        pk=plan.pk,
        unit=plan.unit.name,
        year=plan.year,
        draft=_draft(plan, items),
        versions={item.code: item.version for item in items},
        owners={item.code: person_label(item.owner) for item in items},
        occurrences=[_row(item, occurrence) for item in items for occurrence in item.occurrences.all()],
    )


def _row(item: Item, occurrence: Occurrence) -> OccurrenceRow:
    return OccurrenceRow(
        pk=occurrence.pk,
        code=item.code,
        period=occurrence.period,
        start=occurrence.start,
        due=occurrence.due,
        state=OccurrenceState(occurrence.state).label,
        note=occurrence.note,
        version=occurrence.version,
    )


def _draft(plan: Plan, items: list[Item]) -> kernel.PlanDraft:
    by_component: dict[int, list[Item]] = {}
    for item in items:
        by_component.setdefault(item.component_id, []).append(item)
    draft = kernel.PlanDraft(document=_document(plan))
    for section in plan.sections.order_by("position").prefetch_related("components"):
        part = kernel.Section(
            id=section.code, title=section.title, source=kernel.Place(), area=section.area or None, components=[]
        )
        draft.sections.append(part)
        for component in sorted(section.components.all(), key=lambda row: row.number):
            group = kernel.Component(
                number=component.number, number_raw=f"{component.number}.", name=component.name, source=kernel.Place()
            )
            part.components.append(group)
            group.items = [_item(item, section.code, component.number) for item in by_component.get(component.pk, ())]
    return draft


def _item(item: Item, section: str, component: int) -> kernel.Item:
    occurrences = tuple(
        targets.Occurrence(period=row.period, start=row.start, due=row.due) for row in item.occurrences.all()
    )
    return kernel.Item(
        id=item.code,
        seq=item.position,
        section=section,
        component=component,
        indicator=item.indicator,
        action_raw=item.action,
        evidence_raw=item.evidence_text,
        target_raw=item.target_text,
        schedule=targets.Schedule(
            kind=targets.Kind(item.schedule_kind),
            year=occurrences[0].due.year if occurrences else None,
            occurrences=occurrences,
        ),
        source=kernel.Place(**{name: item.source.get(name) for name in kernel.Place.__slots__}),
        action_steps=tuple(kernel.Step(no=step.number, text=step.text) for step in item.steps.all()),
        evidence=tuple(kernel.Step(no=None, text=proof.text) for proof in item.requirements.all()),
        owner_raw=item.source.get("owner", ""),
    )


def _document(plan: Plan) -> kernel.Document:
    """What the head of the document says; without a decree the unit's own name stands there."""
    decree = plan.decree or Decree(unit=plan.unit)
    reading = decree.reading
    name = plan.unit.name
    return kernel.Document(
        number=decree.number or None,
        year=decree.year,
        number_raw=f"NOMOR {decree.number} TAHUN {decree.year}" if decree.number else "",
        issuer=reading.get("issuer") or name,
        unit=reading.get("unit") or name,
        place=reading.get("place") or "",
        decree_date=decree.decree_date,
        signatory=decree.signatory,
        signatory_role=decree.signatory_role,
        subject=decree.subject,
        table_title=reading.get("table_title")
        or f"RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS {name.upper()} TAHUN {plan.year}",
        columns=COLUMNS,
        default_year=plan.year,
        default_year_from="rencana",
    )
