"""Fillings side by side: the units of a year, and one unit over layers and years. Read from what is folded beside the
answers, never from the answers themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import cache
from typing import NamedTuple

from django.db.models import Q, QuerySet

from bening.foundation.accounts.permissions import Actor
from bening.foundation.kit.charts.bars import BarRow
from bening.foundation.kit.charts.radar import Ring
from bening.foundation.units.models import Unit
from bening.kernel import process
from bening.kernel.lke import Predicate, load
from bening.kernel.lke.instrument import Instrument, Measure, Threshold
from bening.kernel.lke.numbers import shown
from bening.rooms.assessment import policies
from bening.rooms.assessment.enums import Layer, SheetState
from bening.rooms.assessment.links import room_url
from bening.rooms.assessment.models import Assessment, Sheet
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.overview import efforts_of, worth
from bening.rooms.assessment.selectors.sheets import assessment_of, sheets_of

PUBLISHED = Q(layer=Layer.UNIT) | Q(state=SheetState.SIGNED)
"""A unit's own filling is told at once, a judgement once it is signed."""
TARGETS = [(one.value, one.value) for one in Predicate]
OPENED = ("unit_id", "year", "target", "phase", "instrument", "process", "facts")


class Folded(NamedTuple):
    """What is folded beside the answers of one filling (see ``Sheet``), read without making a record of each."""

    assessment_id: int
    layer: str
    round: int
    answered: int
    total: Decimal
    areas: dict[str, str]
    passes: list[str]
    reached: dict[str, int]


@dataclass(frozen=True, slots=True)
class AreaStand:
    """One area of a filling: percent of its weight (10 decimals, cut) and the predicates whose minimum it reaches."""

    code: str
    name: str
    percent: Decimal
    reaches: tuple[Predicate, ...]

    @property
    def best(self) -> str:
        """The highest predicate whose minimum is reached; "" for none."""
        return self.reaches[-1].value if self.reaches else ""

    @property
    def shown(self) -> str:
        """A whole percent, cut, so that what is not enough never shows as enough."""
        return str(int(self.percent))


@dataclass(frozen=True, slots=True)
class Standing:
    """One unit in one year. ``sheets`` are the newest published fillings in the order of the process."""

    unit: Unit
    assessment: Assessment
    instrument: Instrument
    sheets: Mapping[Layer, Sheet | Folded]

    @property
    def layer(self) -> Layer:
        """Whose filling counts: the last one of the process that is published."""
        return list(self.sheets)[-1]

    @property
    def sheet(self) -> Sheet | Folded:
        return self.sheets[self.layer]

    @property
    def target(self) -> Predicate:
        return Predicate(self.assessment.target)

    @property
    def phase(self) -> str:
        """The name of the phase."""
        return process.load(self.assessment.process).phases[self.assessment.phase].name

    @property
    def questions(self) -> int:
        return len(self.instrument.items)

    @property
    def answered(self) -> int:
        """How many questions the unit itself has answered."""
        return self.sheets[Layer.UNIT].answered if Layer.UNIT in self.sheets else 0

    def total(self, layer: Layer) -> str:
        """The total of a layer with two decimals; "" where it is not published. Too little never shows as enough."""
        sheet = self.sheets.get(layer)
        return total_shown(sheet.total, least_total(self.instrument, self.target)) if sheet else ""

    @property
    def shown_total(self) -> str:
        """The total of the filling that counts."""
        return self.total(self.layer)

    @property
    def is_judged(self) -> bool:
        """Whether somebody else's filling counts than the unit's own."""
        return self.layer is not Layer.UNIT

    @property
    def own_total(self) -> str:
        return self.total(Layer.UNIT)

    @property
    def tpi_total(self) -> str:
        return self.total(Layer.TPI)

    @property
    def areas(self) -> tuple[AreaStand, ...]:
        return area_stands(self.sheet, self.instrument)

    @property
    def weakest(self) -> AreaStand | None:
        """The area with the least percent of its weight, the first of equals; None where nothing is answered."""
        return min(self.areas, key=lambda area: area.percent) if self.sheet.answered else None

    @property
    def reached(self) -> int:
        """How many thresholds of the predicate aimed at are reached."""
        return int(self.sheet.reached.get(self.assessment.target, 0))

    @property
    def thresholds(self) -> int:
        return len(self.instrument.thresholds)

    @property
    def passes(self) -> bool:
        """Whether the scores suffice for the predicate aimed at."""
        return self.assessment.target in self.sheet.passes

    @property
    def suffices(self) -> str:
        """The highest predicate that the scores suffice for; "" for none."""
        return next((one.value for one in reversed(Predicate) if one.value in self.sheet.passes), "")

    @property
    def short(self) -> Decimal:
        """How many points the total misses to the predicate aimed at; 0 where it is enough."""
        return max(Decimal(0), least_total(self.instrument, self.target) - self.sheet.total)

    @property
    def short_shown(self) -> str:
        """Two decimals, raised; "" where nothing is missing."""
        return shown(self.short, rounding=ROUND_CEILING) if self.short else ""


@cache
def least_total(instrument: Instrument, predicate: Predicate) -> Decimal:
    """The least total that a predicate asks for."""
    roots = frozenset(instrument.roots)
    return next(one.minimum[predicate] for one in instrument.thresholds if frozenset(one.nodes) == roots)


def total_shown(total: Decimal, least: Decimal) -> str:
    """A total with two decimals; one that is not enough is never rounded up to the minimum."""
    return shown(total, rounding=ROUND_HALF_UP if total >= least else ROUND_FLOOR)


@cache
def area_thresholds(instrument: Instrument) -> dict[str, Threshold]:
    """The threshold in percent of each area, by the area's code."""
    by_nodes = {frozenset(one.nodes): one for one in instrument.thresholds if one.measure is Measure.PERCENT}
    return {area.code: by_nodes[frozenset(area.nodes)] for area in instrument.areas}


def area_stands(sheet: Sheet | Folded, instrument: Instrument) -> tuple[AreaStand, ...]:
    """The six areas of a filling. Cutting ten decimals off decides nothing: a minimum has fewer."""
    least = area_thresholds(instrument)
    stands = []
    for area in instrument.areas:
        percent = Decimal(sheet.areas.get(area.code, "0"))
        reaches = tuple(one for one in Predicate if percent >= least[area.code].minimum[one])
        stands.append(AreaStand(area.code, area.name, percent, reaches))
    return tuple(stands)


def standings(units: QuerySet[Unit], year: int) -> tuple[list[Unit], dict[int, Standing]]:
    """The units in their order, and by their key how those with an opened assessment stand (three queries)."""
    rows = list(units)
    within = units.order_by()
    opened = Assessment.objects.filter(unit__in=within, year=year).only(*OPENED).order_by("pk")
    known = {row.pk: row for row in opened}
    sheets = _newest(Sheet.objects.filter(PUBLISHED, assessment__unit__in=within, assessment__year=year))
    by_key = {unit.pk: unit for unit in rows}
    found = {}
    for pk, assessment in known.items():
        unit = assessment.unit = by_key[assessment.unit_id]
        if pk in sheets:
            found[unit.pk] = Standing(unit, assessment, instrument_of(assessment), sheets[pk])
    return rows, found


def phase_choices(name: str) -> list[tuple[str, str]]:
    """The phases of a process, code and name."""
    return [(phase.code, phase.name) for phase in process.load(name).phases.values()]


def total_minima() -> list[Decimal]:
    """The least totals of the predicates in the instrument of new assessments."""
    return [least_total(load(), one) for one in Predicate]


@dataclass(frozen=True, slots=True)
class Card:
    """What a leader wants to know first: the standing and the shortest way from it in one sentence."""

    stand: Standing
    way: str
    url: str


def card_of(unit: Unit, year: int) -> Card | None:
    """The unit's own LKE of a year in short; None where nobody opened it (three queries)."""
    assessment = assessment_of(unit, year)
    if assessment is None:
        return None
    assessment.unit = unit
    sheets = {layer: sheet for layer, sheet in sheets_of(assessment).items() if is_published(sheet)}
    stand = Standing(unit, assessment, instrument_of(assessment), sheets)
    told = worth(sheets[stand.layer], efforts_of(assessment))
    return Card(stand, told.path.sentence, room_url(unit, year, "overview"))


def is_published(sheet: Sheet) -> bool:
    """Whether a filling is told to all who see the unit."""
    return sheet.layer == Layer.UNIT or sheet.state == SheetState.SIGNED


def _newest(rows: QuerySet[Sheet]) -> dict[int, dict[Layer, Folded]]:
    """The newest round of each layer, in the order of the process, by the key of the assessment (one query)."""
    newest: dict[int, dict[Layer, Folded]] = {}
    for row in rows.order_by("round", "pk").values_list(*Folded._fields):
        sheet = Folded(*row)
        newest.setdefault(sheet.assessment_id, {})[Layer(sheet.layer)] = sheet
    return {pk: {layer: sheets[layer] for layer in Layer if layer in sheets} for pk, sheets in newest.items()}


@dataclass(frozen=True, slots=True)
class Column:
    """One filling of the unit in the comparison: its year, layer, and what it is worth."""

    assessment: Assessment
    instrument: Instrument
    layer: Layer
    sheet: Sheet

    @property
    def year(self) -> int:
        return self.assessment.year

    @property
    def label(self) -> str:
        return f"{self.year} {self.layer.label}"

    @property
    def total(self) -> str:
        least = least_total(self.instrument, Predicate(self.assessment.target))
        return total_shown(self.sheet.total, least)

    @property
    def areas(self) -> tuple[AreaStand, ...]:
        return area_stands(self.sheet, self.instrument)


def columns(by: Actor, assessment: Assessment, *, years: int = 4) -> list[Column]:
    """The fillings of this and the last earlier years that the person may read, oldest first (two queries)."""
    past = Assessment.objects.filter(unit=assessment.unit, year__lte=assessment.year).order_by("-year")[:years]
    rows = sorted(past, key=lambda row: row.year)
    sheets: dict[int, dict[Layer, Sheet]] = {row.pk: {} for row in rows}
    for sheet in Sheet.objects.filter(assessment__in=rows).only(*Folded._fields, "state").order_by("round", "pk"):
        if policies.can_see(by, sheet):
            sheets[sheet.assessment_id][Layer(sheet.layer)] = sheet
    return [
        Column(row, instrument_of(row), layer, sheets[row.pk][layer])
        for row in rows
        for layer in Layer
        if layer in sheets[row.pk]
    ]


def trends(rows: Iterable[Column]) -> list[tuple[str, list[tuple[str, float]]]]:
    """The totals over the years by the name of the layer, where a layer filled in more than one year."""
    points: dict[Layer, list[tuple[str, float]]] = {layer: [] for layer in Layer}
    for row in rows:
        points[row.layer].append((str(row.year), float(row.sheet.total)))
    return [(str(layer.label), found) for layer, found in points.items() if len(found) > 1]


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area over the fillings that are compared: its least percent, the values, and by how many percent points the
    newest differs from the one it is held against (None without one)."""

    name: str
    least: Decimal
    values: tuple[AreaStand, ...]
    change: Decimal | None


def area_lines(rows: Sequence[Column], target: Predicate) -> list[AreaLine]:
    """The areas of the newest filling's instrument, each over all fillings of the same areas."""
    least, before = area_thresholds(rows[-1].instrument), compared_with(rows)
    held = {area.code: area.percent for area in before.areas} if before else {}
    stands = [{area.code: area for area in row.areas} for row in rows]
    return [
        AreaLine(
            name=area.name,
            least=least[area.code].minimum[target],
            values=tuple(found[area.code] for found in stands),
            change=area.percent - held[area.code] if before else None,
        )
        for area in rows[-1].areas
    ]


def rings(rows: Sequence[Column], target: Predicate) -> list[Ring]:
    """For the picture: the minima, the filling to compare with, and the newest one."""
    newest, least = rows[-1], area_thresholds(rows[-1].instrument)
    drawn = [Ring("least", f"Ambang {target.value}", [least[area.code].minimum[target] for area in newest.areas])]
    if (before := compared_with(rows)) is not None:
        drawn.append(Ring("before", before.label, [area.percent for area in before.areas]))
    return [*drawn, Ring("now", newest.label, [area.percent for area in newest.areas])]


def compared_with(rows: Sequence[Column]) -> Column | None:
    """What the newest filling is held against: the same layer a year before, else the filling just before it."""
    *earlier, newest = rows
    same = [row for row in earlier if row.layer == newest.layer]
    return same[-1] if same else earlier[-1] if earlier else None


def bars(row: Column, target: Predicate) -> list[BarRow]:
    """The areas of one filling against their least percent."""
    least = area_thresholds(row.instrument)
    return [BarRow(area.name, area.percent, Decimal(100), least[area.code].minimum[target]) for area in row.areas]
