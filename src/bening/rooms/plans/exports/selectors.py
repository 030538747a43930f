"""The whole plan as one value, so that every format is made from the same reading of the database."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Prefetch

from bening.foundation.accounts.models import User
from bening.foundation.units.models import Unit
from bening.kernel.decree.draft import Document, PlanDraft
from bening.rooms.plans.enums import OccurrenceState
from bening.rooms.plans.models import Item, Occurrence, Plan
from bening.rooms.plans.selectors.draft import draft_of_plan

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
    draft: PlanDraft
    versions: dict[str, int] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    occurrences: list[OccurrenceRow] = field(default_factory=list)


def active_plan(unit: Unit, year: int) -> Plan | None:
    """The plan in force with its decree."""
    return Plan.objects.for_unit(unit).in_year(year).active().select_related("unit", "decree").first()


def person_label(user: User | None) -> str:
    """A person as a cell names her: the address makes it unique."""
    return f"{user.name} <{user.email}>" if user else ""


def exported_plan(plan: Plan) -> ExportedPlan:
    """Everything of a plan that is not taken out of it, in a fixed number of queries whatever its length."""
    items = list(
        Item.objects.of_plan(plan)
        .select_related("owner")
        .order_by("position", "pk")
        .prefetch_related(Prefetch("occurrences", queryset=Occurrence.objects.order_by("due", "pk")))
    )
    draft = draft_of_plan(plan)
    draft.document = _with_names(draft.document, plan)
    return ExportedPlan(
        pk=plan.pk,
        unit=plan.unit.name,
        year=plan.year,
        draft=draft,
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


def _with_names(document: Document, plan: Plan) -> Document:
    """The head as the decree's row has it; without a decree the unit's own name stands there."""
    decree, name = plan.decree, plan.unit.name
    title = f"RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS {name.upper()} TAHUN {plan.year}"
    named = replace(
        document,
        issuer=document.issuer or name,
        unit=document.unit or name,
        table_title=document.table_title or title,
        columns=COLUMNS,
        default_year=plan.year,
    )
    if decree is None:
        return named
    return replace(
        named,
        number_raw=f"NOMOR {decree.number} TAHUN {decree.year}" if decree.number else "",
        subject=decree.subject,
        signatory=decree.signatory,
        signatory_role=decree.signatory_role,
    )
