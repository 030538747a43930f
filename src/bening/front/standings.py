"""The LKE of many units side by side: filtered, sorted, summed up, and as rows of a file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from bening.foundation.documents.columns import Column
from bening.foundation.kit.formats import number
from bening.foundation.kit.forms import Form
from bening.foundation.units.models import Unit
from bening.rooms.assessment import api as assessment


class StandingsFilter(Form):
    """What narrows the list; provinces and phases are those of the units that the person supervises."""

    all_optional = True

    q = forms.CharField(label="Nama satuan kerja", required=False)
    provinsi = forms.ChoiceField(label="Provinsi", required=False)
    tahap = forms.ChoiceField(label="Tahap", required=False)
    predikat = forms.ChoiceField(label="Predikat yang dituju", required=False)
    hanya = forms.ChoiceField(
        label="Tampilkan",
        required=False,
        choices=[
            ("", "Semua"),
            ("cukup", "Yang nilainya cukup"),
            ("kurang", "Yang nilainya belum cukup"),
            ("belum-dibuka", "Yang belum membuka LKE"),
        ],
    )
    tahun = forms.ChoiceField(label="Tahun", required=False)

    def __init__(self, data: Any, *, provinces: Sequence[Unit], years: Sequence[int]) -> None:
        super().__init__(data)
        fields: dict[str, Any] = self.fields
        fields["tahun"].choices = [("", "Tahun ini"), *((str(year), str(year)) for year in years)]
        fields["provinsi"].choices = [("", "Semua provinsi"), *((unit.code, unit.name) for unit in provinces)]
        fields["tahap"].choices = [("", "Semua tahap"), *assessment.phase_choices(assessment.PROCESS)]
        fields["predikat"].choices = [("", "Semua predikat"), *assessment.TARGETS]

    def narrowed(self, units: QuerySet[Unit]) -> QuerySet[Unit]:
        """The units that pass the filters which need no figures."""
        if not self.is_valid():
            return units
        for word in self.cleaned_data["q"].split():
            units = units.filter(Q(name__icontains=word) | Q(code__icontains=word))
        if self.cleaned_data["provinsi"]:
            units = units.filter(lineage__contains=f"/{self.cleaned_data['provinsi']}/")
        return units

    def keeps(self, row: StandingRow) -> bool:
        """Whether a unit passes the filters that need its figures."""
        if not self.is_valid():
            return True
        chosen, stand = self.cleaned_data, row.stand
        phase = stand.assessment.phase if stand else ""
        target = stand.assessment.target if stand else ""
        only = {"cukup": stand and stand.passes, "kurang": stand and not stand.passes, "belum-dibuka": not stand}
        return bool(
            chosen["tahap"] in {"", phase} and chosen["predikat"] in {"", target} and only.get(chosen["hanya"], True)
        )


@dataclass(frozen=True, slots=True)
class StandingRow:
    """One unit with how its filling stands; None where nobody opened its LKE."""

    unit: Unit
    stand: assessment.Standing | None

    @property
    def rank(self) -> Decimal:
        """The total that counts, -1 without one."""
        return self.stand.sheet.total if self.stand else Decimal(-1)


LEAST, MOST = Decimal(-1), Decimal(101)
SORTS = {
    "nama": lambda row: row.unit.name,
    "kemajuan": lambda row: row.stand.answered if row.stand else LEAST,
    "nilai": lambda row: row.rank,
    "ambang": lambda row: row.stand.reached if row.stand else LEAST,
    "kurang": lambda row: row.stand.short if row.stand else MOST,
}


def rows_of(units: QuerySet[Unit], year: int, *, sort: str, form: StandingsFilter) -> list[StandingRow]:
    """All units that pass, sorted by ``?urut=`` (a minus reverses); without a column the highest total first, those
    without an LKE last in the order of the tree (three queries)."""
    found, stands = assessment.standings(form.narrowed(units), year)
    rows = [row for unit in found if form.keeps(row := StandingRow(unit, stands.get(unit.pk)))]
    key = SORTS.get(sort.removeprefix("-"))
    if key is None:
        return sorted(rows, key=lambda row: -row.rank)
    return sorted(rows, key=key, reverse=sort.startswith("-"))


@dataclass(frozen=True, slots=True)
class Band:
    """How many units have a total within a band."""

    label: str
    count: int


LOWER = (Decimal(0), Decimal(25), Decimal(50))


def bands(rows: Sequence[StandingRow]) -> list[Band]:
    """The units by their total, in bands whose upper edges are the least totals of the predicates, and those without
    an LKE."""
    edges = sorted({*LOWER, *assessment.total_minima()})
    counts = [0] * len(edges)
    for row in rows:
        if row.stand:
            counts[bisect_right(edges, row.rank) - 1] += 1
    told = [Band(_between(edges, place), count) for place, count in enumerate(counts)]
    return [*told, Band("Belum membuka LKE", sum(row.stand is None for row in rows))]


def _between(edges: Sequence[Decimal], place: int) -> str:
    least, *above = (number(edge) for edge in edges[place : place + 2])
    return f"{least} sampai di bawah {above[0]}" if above else f"{least} atau lebih"


@dataclass(frozen=True, slots=True)
class Totals:
    """The figures of all units that pass the filters, not only of the page."""

    units: int
    opened: int
    passing: int


def totals(rows: Sequence[StandingRow]) -> Totals:
    """Adds up the rows; ``passing`` counts those whose scores suffice for the predicate that they aim at."""
    stands = [row.stand for row in rows if row.stand]
    return Totals(len(rows), len(stands), sum(stand.passes for stand in stands))


COLUMNS = (
    Column("Kode", 12),
    Column("Satuan kerja", 40),
    Column("Tahap", 26),
    Column("Predikat yang dituju", 12),
    Column("Butir terjawab", 10),
    Column("Nilai satuan kerja", 12),
    Column("Nilai TPI", 12),
    Column("Nilai yang dihitung dari", 20),
    Column("Area terlemah", 36),
    Column("Ambang tercapai", 12),
    Column("Kurang ke nilai total", 12),
    Column("Nilai cukup untuk", 12),
)


def table(rows: Sequence[StandingRow]) -> list[tuple[str, ...]]:
    """The rows of a file, every cell as text, numbers with a comma."""
    return [_cells(row) for row in rows]


def _cells(row: StandingRow) -> tuple[str, ...]:
    stand, head = row.stand, (row.unit.code, row.unit.name)
    if stand is None:
        return (*head, "Belum membuka LKE", *[""] * (len(COLUMNS) - 3))
    weakest = stand.weakest
    return (
        *head,
        stand.phase,
        stand.target.value,
        f"{stand.answered} dari {stand.questions}",
        stand.own_total,
        stand.tpi_total,
        str(stand.layer.label),
        f"{weakest.name} ({weakest.shown}%)" if weakest else "",
        f"{stand.reached} dari {stand.thresholds}",
        stand.short_shown or "0,00",
        stand.suffices,
    )
