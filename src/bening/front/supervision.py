"""Units side by side for who looks after many: filtered, sorted, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from bening.foundation.accounts.enums import Area
from bening.foundation.kit.charts.spark import Spark, spark_line
from bening.foundation.kit.formats import MONTHS_SHORT
from bening.foundation.kit.forms import Form
from bening.foundation.units.enums import UnitKind
from bening.foundation.units.models import Unit
from bening.rooms.plans import api as plans


class SupervisionFilter(Form):
    """What narrows the list; the choices of provinces are those that the person supervises."""

    all_optional = True

    q = forms.CharField(label="Nama satuan kerja", required=False)
    provinsi = forms.ChoiceField(label="Provinsi", required=False)
    jenis = forms.ChoiceField(label="Jenis", required=False, choices=[("", "Semua jenis"), *UnitKind.choices])
    hanya = forms.ChoiceField(
        label="Tampilkan",
        required=False,
        choices=[
            ("", "Semua"),
            ("terlambat", "Yang punya keterlambatan"),
            ("tanpa-rencana", "Yang belum punya rencana"),
        ],
    )

    def __init__(self, data: Any, *, provinces: Sequence[Unit]) -> None:
        super().__init__(data)
        choices = [("", "Semua provinsi"), *((unit.code, unit.name) for unit in provinces)]
        self.fields["provinsi"].choices = choices  # type: ignore[attr-defined]

    def narrowed(self, units: QuerySet[Unit]) -> QuerySet[Unit]:
        """The units that pass the filters which the database knows."""
        if not self.is_valid():
            return units
        chosen = self.cleaned_data
        for word in chosen["q"].split():
            units = units.filter(Q(name__icontains=word) | Q(code__icontains=word))
        if chosen["provinsi"]:
            units = units.filter(lineage__contains=f"/{chosen['provinsi']}/")
        if chosen["jenis"]:
            units = units.filter(kind=chosen["jenis"])
        return units

    def keeps(self, row: UnitRow) -> bool:
        """Whether a unit passes the filters that need its figures."""
        only = self.cleaned_data.get("hanya", "") if self.is_valid() else ""
        return {"terlambat": row.total.late > 0, "tanpa-rencana": not row.total.counted}.get(only, True)


@dataclass(frozen=True, slots=True)
class AreaCell:
    """One area of one unit: how much of it is done, None where nothing is planned."""

    area: Area
    percent: int | None


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit with its figures."""

    unit: Unit
    progress: plans.UnitProgress

    @property
    def areas(self) -> list[AreaCell]:
        """The six areas in their order."""
        return [AreaCell(area, percent(self.progress.areas.get(area))) for area in Area]

    @property
    def total(self) -> plans.Counts:
        return self.progress.total

    @property
    def percent(self) -> int | None:
        return percent(self.progress.total)

    @property
    def trend(self) -> Spark:
        """Per cent done at the end of the last months and today."""
        points = [(MONTHS_SHORT[day.month - 1], round(share * 100)) for day, share in self.progress.trend]
        return spark_line(points if self.total.counted else [])


def percent(counts: plans.Counts | None) -> int | None:
    """Whole per cent, halves rounded up, but 100 only when all is done; None when nothing is planned."""
    if not counts or not counts.counted:
        return None
    rounded = (counts.done * 200 + counts.counted) // (counts.counted * 2)
    return rounded if counts.done == counts.counted else min(rounded, 99)


SORTS = {
    "nama": lambda row: row.unit.name,
    "kemajuan": lambda row: -1 if row.percent is None else row.percent,
    "terlambat": lambda row: row.total.late,
    "menunggu": lambda row: row.total.waiting,
}


def rows_of(units: Sequence[Unit], year: int, on: date, *, sort: str, form: SupervisionFilter) -> list[UnitRow]:
    """All units that pass, sorted by ``?urut=`` (a minus reverses).

    Without a column those with a plan come first, the latest on top, then the others in the order of the tree.
    """
    rows = [row for one in plans.unit_progress(units, year, on) if form.keeps(row := UnitRow(one.unit, one))]
    key = SORTS.get(sort.removeprefix("-"))
    if key is None:
        return sorted(rows, key=lambda row: (row.percent is None, -row.total.late))
    return sorted(rows, key=key, reverse=sort.startswith("-"))


@dataclass(frozen=True, slots=True)
class Totals:
    """The figures of all units that pass the filters, not only of the page."""

    units: int
    with_plan: int
    done: int
    total: int
    late: int
    waiting: int


def totals(rows: Sequence[UnitRow]) -> Totals:
    """Adds up the rows."""
    return Totals(
        units=len(rows),
        with_plan=sum(row.progress.plan is not None for row in rows),
        done=sum(row.total.done for row in rows),
        total=sum(row.total.counted for row in rows),
        late=sum(row.total.late for row in rows),
        waiting=sum(row.total.waiting for row in rows),
    )


def chosen_year(wanted: str, years: Sequence[int], this_year: int) -> int:
    """The year of ``?tahun=`` when the person supervises in it, else this year, else the newest."""
    if wanted.isdecimal() and int(wanted) in years:
        return int(wanted)
    return this_year if this_year in years else years[0]
