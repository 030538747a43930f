"""The instrument and process of an assessment with the figures that stand for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bening.kernel import lke, process
from bening.rooms.assessment.enums import FactKind
from bening.rooms.assessment.models import Assessment, Fact
from bening.rooms.assessment.rules.figures import (
    Figure,
    Replaced,
    in_words,
    instrument_figures,
    process_figures,
    with_instrument,
    with_process,
)


def instrument_of(assessment: Assessment) -> lke.Instrument:
    """The instrument under which the assessment was opened, with its replaced figures. No query: the row has them."""
    if not assessment.facts:
        return lke.load(assessment.instrument)
    return with_instrument(assessment.instrument, replaced_of(assessment))


def process_of(assessment: Assessment) -> process.Process:
    """The process under which the assessment was opened, with its replaced figures. No query."""
    if not assessment.facts:
        return process.load(assessment.process)
    return with_process(assessment.process, replaced_of(assessment))


def replaced_of(assessment: Assessment) -> tuple[Replaced, ...]:
    """The replaced figures that count for the assessment."""
    return tuple(Replaced(*row) for row in assessment.facts)


def replaced_at(at: datetime, sources: Iterable[str]) -> tuple[Replaced, ...]:
    """The figures that are replaced at a moment: of each name the newest, without those that were given back (one
    query)."""
    newest: dict[tuple[str, str, str, str], str] = {}
    for row in Fact.objects.filter(source__in=list(sources), at__lte=at).order_by("number"):
        newest[row.source, row.kind, row.key, row.part] = row.value
    return tuple(Replaced(*name, value) for name, value in sorted(newest.items()) if value)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure as shipped with everything that was put in its place, newest first."""

    figure: Figure
    history: tuple[Fact, ...]

    @property
    def now(self) -> str:
        """What stands today, in words."""
        return in_words(self.figure, self.history[0].value if self.history else "")

    @property
    def is_replaced(self) -> bool:
        return bool(self.history and self.history[0].value)

    @property
    def told(self) -> list[tuple[str, Fact]]:
        """The history with each value in words."""
        return [(in_words(self.figure, row.value), row) for row in self.history]


def figures(instrument: str, process_name: str, year: int) -> list[Figure]:
    """Every figure of an instrument and a process as shipped; windows of this year and the next."""
    return [*instrument_figures(instrument), *process_figures(process_name, (year, year + 1))]


def figure_rows(instrument: str, process_name: str, year: int) -> dict[FactKind, list[FigureRow]]:
    """Every figure by kind with its history (one query)."""
    known: dict[tuple[str, str, str, str], list[Fact]] = {}
    rows = Fact.objects.filter(source__in=[instrument, process_name]).select_related("by").order_by("-number", "-pk")
    for row in rows:
        known.setdefault((row.source, row.kind, row.key, row.part), []).append(row)
    told: dict[FactKind, list[FigureRow]] = {kind: [] for kind in FactKind}
    for figure in figures(instrument, process_name, year):
        told[figure.kind].append(FigureRow(figure, tuple(known.get(figure.name, ()))))
    return told


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that changed since the assessment took its figures: what counts here and what would."""

    figure: Figure
    here: str
    there: str
    basis: str


def differences(assessment: Assessment, at: datetime) -> list[Difference]:
    """The replaced figures that do not count here yet (at most two queries; one where nothing was ever replaced)."""
    sources = (assessment.instrument, assessment.process)
    here = {row[:4]: row.value for row in replaced_of(assessment)}
    there = {row[:4]: row.value for row in replaced_at(at, sources)}
    changed = {name for name in here.keys() | there.keys() if here.get(name) != there.get(name)}
    if not changed:
        return []
    basis: dict[tuple[str, str, str, str], str] = {}
    for row in Fact.objects.filter(source__in=sources, at__lte=at).order_by("number"):
        basis[row.source, row.kind, row.key, row.part] = row.basis
    known = {figure.name: figure for figure in figures(*sources, assessment.year)}
    return [
        Difference(
            known[name],
            in_words(known[name], here.get(name, "")),
            in_words(known[name], there.get(name, "")),
            basis[name],
        )
        for name in sorted(changed)
        if name in known
    ]
