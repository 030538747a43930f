"""What a filling is worth: the distance to the predicate, area by area and threshold by threshold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bening.foundation.kit.charts.bars import BarRow
from bening.kernel.lke import Check, Instrument, Path, Predicate, Score, path_to, score
from bening.kernel.lke.instrument import Provenance, Status
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.models import Assessment, Duty, Sheet
from bening.rooms.assessment.selectors.facts import instrument_of

STANDINGS = {
    Status.VERIFIED: "terbaca di naskah peraturan",
    Status.CORROBORATED: "dikuatkan beberapa sumber, tidak terbaca di naskah",
    Status.RECALLED: "belum diperiksa ke naskah",
}


@dataclass(frozen=True, slots=True)
class GateRow:
    """One threshold beside what stands against it, with the clause and how well it is known."""

    check: Check
    unit: str
    clause: str
    standing: str
    sources: tuple[str, ...]

    @property
    def verified(self) -> bool:
        return self.check.threshold.provenance.status is Status.VERIFIED


@dataclass(frozen=True, slots=True)
class Worth:
    """One filling with its exact score, the thresholds of the predicate aimed at, and the shortest way there."""

    sheet: Sheet
    score: Score
    predicate: Predicate
    path: Path
    gates: tuple[GateRow, ...]
    bars: tuple[BarRow, ...]

    @property
    def passed(self) -> int:
        return sum(row.check.passed for row in self.gates)


def efforts_of(assessment: Assessment) -> dict[str, int]:
    """The effort that the unit set by question; a question without one counts 1."""
    return dict(Duty.objects.filter(assessment=assessment).values_list("item", "effort"))


def score_of(sheet: Sheet) -> Score:
    return score(instrument_of(sheet.assessment), sheet.answers)


def worth(sheet: Sheet, effort: Mapping[str, int], *, now: Score | None = None) -> Worth:
    """What the filling is worth today, or ``now`` in its place (a what-if)."""
    result = now or score_of(sheet)
    predicate = Predicate(sheet.assessment.target)
    return Worth(
        sheet=sheet,
        score=result,
        predicate=predicate,
        path=path_to(result, predicate, effort=effort),
        gates=tuple(_gate(result.instrument, check) for check in result.checks(predicate)),
        bars=area_bars(result, predicate),
    )


def area_bars(result: Score, predicate: Predicate) -> tuple[BarRow, ...]:
    """The six areas in percent of their weight, against the least that the predicate asks of each."""
    least = {frozenset(check.threshold.nodes): check.minimum for check in result.checks(predicate)}
    return tuple(
        BarRow(area.name, result.area_percent(area.code), Decimal(100), least.get(frozenset(area.nodes)), places=2)
        for area in result.instrument.areas
    )


def _gate(instrument: Instrument, check: Check) -> GateRow:
    threshold = check.threshold
    return GateRow(
        check=check,
        unit="%" if threshold.measure.value == "percent" else "",
        clause=f"{instrument.regulation}, {threshold.clause}",
        standing=STANDINGS[threshold.provenance.status],
        sources=told_sources(instrument, threshold.provenance),
    )


def told_sources(instrument: Instrument, provenance: Provenance) -> tuple[str, ...]:
    """The titles of what a fact was read in."""
    return tuple(instrument.sources[key].title for key in provenance.sources if key in instrument.sources)


def earlier_totals(assessment: Assessment) -> list[tuple[str, float]]:
    """The unit's own totals of this and earlier years, oldest first (one query); the newest round of each."""
    rows = (
        Sheet.objects.filter(assessment__unit=assessment.unit, assessment__year__lte=assessment.year, layer=Layer.UNIT)
        .order_by("assessment__year", "round")
        .values_list("assessment__year", "total")
    )
    return [(str(year), float(total)) for year, total in dict(rows).items()]
