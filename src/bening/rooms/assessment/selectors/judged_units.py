"""All units that a person judges, with how far each is and how long it waits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Q, QuerySet

from bening.foundation.accounts.enums import INHERITED_ROLES, Role
from bening.foundation.accounts.models import Membership
from bening.foundation.units.enums import UnitKind
from bening.foundation.units.models import Unit
from bening.kernel import process
from bening.rooms.assessment.enums import FindingState, Layer
from bening.rooms.assessment.links import room_url
from bening.rooms.assessment.models import Assessment, Finding, Sheet
from bening.rooms.assessment.permissions import BY_LAYER, WORKING
from bening.rooms.assessment.selectors.desk import JUDGING
from bening.rooms.assessment.selectors.facts import instrument_of


@dataclass(frozen=True, slots=True)
class Held:
    """Where one role to judge reaches: the unit and, where the role is inherited, those below."""

    unit: Unit
    layers: frozenset[Layer]
    reaches_below: bool

    def covers(self, unit: Unit) -> bool:
        return unit.pk == self.unit.pk or (self.reaches_below and unit.lineage.startswith(self.unit.lineage))


@dataclass(frozen=True)
class Judging:
    """Where a person judges in a year, and the units that she works in and therefore does not judge."""

    year: int
    held: tuple[Held, ...]
    works_in: frozenset[int]

    def layers(self, unit: Unit) -> list[Layer]:
        """The layers that she fills in for a unit."""
        found = {layer for held in self.held if held.covers(unit) for layer in held.layers}
        return [layer for layer in JUDGING if layer in found] if unit.pk not in self.works_in else []


def judging_years(memberships: Iterable[Membership]) -> list[int]:
    """The years in which a person judges anybody, newest first."""
    return sorted({row.year for row in memberships if _layers(Role(row.role))}, reverse=True)


def judging_of(memberships: Sequence[Membership], year: int) -> Judging:
    """Where a person with these memberships judges. No query."""
    rows = [row for row in memberships if row.year == year]
    held = tuple(
        Held(row.unit, layers, Role(row.role) in INHERITED_ROLES) for row in rows if (layers := _layers(Role(row.role)))
    )
    return Judging(year, held, frozenset(row.unit_id for row in rows if Role(row.role) in WORKING))


def _layers(role: Role) -> frozenset[Layer]:
    return frozenset(layer for layer in JUDGING if role in BY_LAYER[layer].roles)


@dataclass(frozen=True)
class UnitRow:
    """One assessment with a layer of the person: its phase, and since when it is her turn."""

    assessment: Assessment
    layer: Layer
    phase: str
    is_turn: bool

    @property
    def desk_url(self) -> str:
        return room_url(self.assessment.unit, self.assessment.year, "desk", layer=self.layer.value)

    def days(self, on: dt.date) -> int | None:
        """Days since it is her turn; None while it is not."""
        return (on - self.assessment.phase_since).days if self.is_turn else None


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed to; "" and False narrow nothing. ``province`` is a code of a unit."""

    words: str = ""
    province: str = ""
    phase: str = ""
    turn: bool = False

    def keeps(self, row: UnitRow) -> bool:
        return (not self.phase or row.assessment.phase == self.phase) and (row.is_turn or not self.turn)


@dataclass(frozen=True)
class Units:
    """The units of a person in a year. ``rows`` are those with an assessment, her turn first, the longest wait on
    top; ``unopened`` counts the others."""

    rows: tuple[UnitRow, ...]
    unopened: int

    @cached_property
    def turns(self) -> int:
        """How many wait for her."""
        return sum(row.is_turn for row in self.rows)


def judged_units(judging: Judging, wanted: Wanted) -> Units:
    """The units that the person judges and the filters keep (two queries, whatever their number)."""
    units = _within(judging)
    for word in wanted.words.split():
        units = units.filter(Q(name__icontains=word) | Q(code__icontains=word))
    if wanted.province:
        units = units.filter(lineage__contains=f"/{wanted.province}/")
    opened = list(
        Assessment.objects.filter(unit__in=units, year=judging.year)
        .select_related("unit")
        .order_by("phase_since", "unit__lineage")
    )
    rows = [_row(one, layer) for one in opened for layer in judging.layers(one.unit)]
    kept = sorted((row for row in rows if wanted.keeps(row)), key=lambda row: not row.is_turn)
    return Units(tuple(kept), units.count() - len(opened))


def _within(judging: Judging) -> QuerySet[Unit]:
    reach = Q(pk__in=[held.unit.pk for held in judging.held])
    for held in judging.held:
        if held.reaches_below:
            reach |= Q(lineage__startswith=held.unit.lineage)
    return Unit.objects.active().filter(reach).exclude(pk__in=judging.works_in)


def provinces_in(judging: Judging) -> list[Unit]:
    """The provinces among the units that the person judges (one query)."""
    return list(_within(judging).filter(kind=UnitKind.PROVINCE).order_by("name", "pk"))


def _row(assessment: Assessment, layer: Layer) -> UnitRow:
    phase = process.load(assessment.process).phases[assessment.phase]
    is_turn = phase.writes is not None and phase.writes.value == layer.value
    return UnitRow(assessment, layer, phase.name, is_turn)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a row is: questions judged, its signature's state in words, findings not settled, days waiting."""

    row: UnitRow
    judged: int
    questions: int
    state: str
    findings: int
    days: int | None


def progress_of(rows: Sequence[UnitRow], on: dt.date) -> list[Progress]:
    """The figures of one page of rows (two queries)."""
    keys = {row.assessment.pk for row in rows}
    newest: dict[tuple[int, str], Sheet] = {
        (sheet.assessment_id, sheet.layer): sheet
        for sheet in Sheet.objects.filter(assessment__in=keys, layer__in=JUDGING)
        .only("assessment_id", "layer", "round", "state", "answered")
        .order_by("round")
    }
    findings = _findings(keys)
    return [_progress(row, newest.get((row.assessment.pk, row.layer.value)), findings, on) for row in rows]


def _progress(row: UnitRow, sheet: Sheet | None, findings: Mapping[int, int], on: dt.date) -> Progress:
    return Progress(
        row=row,
        judged=sheet.answered if sheet else 0,
        questions=len(instrument_of(row.assessment).items),
        state=str(sheet.get_state_display()) if sheet else "Belum dimulai",
        findings=findings.get(row.assessment.pk, 0),
        days=row.days(on),
    )


def _findings(keys: Collection[int]) -> dict[int, int]:
    rows = Finding.objects.filter(
        sheet__assessment__in=keys, state__in=(FindingState.OPEN, FindingState.PLANNED)
    ).order_by("sheet__assessment")
    return dict(rows.values_list("sheet__assessment").annotate(number=Count("pk")))
