"""The figures of an instrument and a process, which of them may be replaced, and both with replaced figures in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from bening.kernel import lke, process
from bening.kernel.lke.instrument import Instrument, Item, Predicate, Provenance, Source, Status, Threshold
from bening.kernel.lke.numbers import plain
from bening.kernel.process import Prerequisite, Process, WrongValue, taken
from bening.kernel.process.model import Window
from bening.reference import instruments
from bening.rooms.assessment.enums import FactKind
from bening.rooms.assessment.rules.asking import canonical, with_unit

WINDOW = "usulan"
ADMINISTRATOR = "ADMIN"
BY_ADMINISTRATOR = Source("Ditetapkan administrator sistem", "halaman Angka dan sumber", "keputusan pemakai")
HIGHEST = 4
"""Decimals that a replaced scale or threshold may have."""


class Replaced(NamedTuple):
    """One replaced figure as an assessment keeps it."""

    source: str
    kind: str
    key: str
    part: str
    value: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with where it was read. ``value`` is as it is kept ("2025-07-01/2025-07-31" for a window), ``shown``
    as people read it, ``takes`` what may be typed. What was read in the regulation is ``locked``."""

    source: str
    kind: FactKind
    key: str
    part: str
    label: str
    value: str
    shown: str
    takes: str
    clause: str
    provenance: Provenance
    sources: tuple[str, ...]
    locked: bool

    @property
    def name(self) -> tuple[str, str, str, str]:
        return (self.source, self.kind.value, self.key, self.part)


@dataclass(frozen=True, slots=True)
class Fixed:
    """A figure that nobody replaces here: a weight of the worksheet, or a number that a step looks at."""

    label: str
    shown: str
    clause: str
    provenance: Provenance
    sources: tuple[str, ...]


class WrongFigureError(ValueError):
    """What was typed cannot stand for the figure; the message is a sentence that says what can."""


def instrument_figures(name: str) -> Iterator[Figure]:
    """Every option's value and every threshold of an instrument as shipped."""
    known = lke.load(name)
    for key, scale in instruments.tables(name)["scales"].items():
        provenance = Provenance(Status(scale["status"]), tuple(scale["sources"]))
        for part, value in scale["options"].items():
            yield _figure(
                known, FactKind.SCALE, key, part, f"Nilai jawaban {part} dari {scale['label']}", value, provenance
            )
    for threshold in known.thresholds:
        for predicate, minimum in threshold.minimum.items():
            label = f"{threshold.label}, {predicate}"
            row = _figure(
                known, FactKind.THRESHOLD, threshold.key, predicate.value, label, plain(minimum), threshold.provenance
            )
            yield replace(row, clause=threshold.clause)


def fixed_figures(instrument: str, process_name: str) -> Iterator[Fixed]:
    """The weight of every part of the worksheet, and the number of every guard of the process."""
    sheet, told = lke.load(instrument), process.load(process_name)
    for node in sheet.nodes.values():
        label = f"Bobot {node.id} {node.name}"
        shown = plain(node.weight).replace(".", ",")
        yield Fixed(label, shown, node.clause, node.provenance, _titles(sheet.sources, node.provenance))
    for phase in told.phases.values():
        for guard in (guard for result in phase.results for guard in result.guards if guard.value is not None):
            sources = _titles(told.sources, guard.provenance)
            yield Fixed(f"{phase.name}: {guard.text}", str(guard.value), guard.clause, guard.provenance, sources)


def _figure(
    known: Instrument, kind: FactKind, key: str, part: str, label: str, value: str, provenance: Provenance
) -> Figure:
    takes = "angka 0 sampai 1" if kind is FactKind.SCALE else "angka 0 sampai 100"
    return Figure(
        source=known.id, kind=kind, key=key, part=part, label=label, value=value, shown=value.replace(".", ","),
        takes=takes, clause=known.clause, provenance=provenance, sources=_titles(known.sources, provenance),
        locked=provenance.status is Status.VERIFIED,
    )  # fmt: skip


def process_figures(name: str, years: Iterable[int]) -> Iterator[Figure]:
    """Every minimum that is asked before a proposal as shipped, and the window for proposals of each of these years."""
    known = process.load(name)
    for row in known.prerequisites.values():
        for predicate, minimum in row.minimum.items():
            yield Figure(
                source=name, kind=FactKind.PREREQUISITE, key=row.key, part=predicate.value,
                label=f"{row.text}, {predicate}", value=minimum, shown=with_unit(row, minimum), takes=taken(row),
                clause=row.clause, provenance=row.provenance, sources=_titles(known.sources, row.provenance),
                locked=row.provenance.status is Status.VERIFIED,
            )  # fmt: skip
    for year in sorted({*years, *known.deadline.years}):
        yield _window_figure(known, year)


def _window_figure(known: Process, year: int) -> Figure:
    """The regulation leaves the window to TPN, so every year's may be set."""
    window = known.deadline.years.get(year)
    provenance = window.provenance if window else known.deadline.provenance
    value = written_window(window.opens, window.closes) if window else ""
    return Figure(
        source=known.id, kind=FactKind.DEADLINE, key=WINDOW, part=str(year), label=f"Masa pengajuan {year}",
        value=value, shown=window_in_words(value) or f"sampai {process.due(known, year):%d-%m-%Y}",
        takes="hari pertama dan hari terakhir", clause=known.deadline.clause, provenance=provenance,
        sources=_titles(known.sources, provenance), locked=False,
    )  # fmt: skip


def _titles(sources: Mapping[str, Source], provenance: Provenance) -> tuple[str, ...]:
    return tuple(sources[key].title for key in provenance.sources)


def written_window(opens: dt.date, closes: dt.date) -> str:
    """The first and the last day as one figure keeps them."""
    return f"{opens.isoformat()}/{closes.isoformat()}"


def window_in_words(value: str) -> str:
    """The window in digits for people; "" for none."""
    if not value:
        return ""
    opens, closes = _days(value)
    return f"{opens:%d-%m-%Y} sampai {closes:%d-%m-%Y}"


def _days(value: str) -> tuple[dt.date, dt.date]:
    opens, _, closes = value.partition("/")
    return dt.date.fromisoformat(opens), dt.date.fromisoformat(closes)


def in_words(figure: Figure, value: str) -> str:
    """A value of the figure as people read it; "" gives what was shipped."""
    if not value:
        return figure.shown
    if figure.kind is FactKind.DEADLINE:
        return window_in_words(value)
    if figure.kind is FactKind.PREREQUISITE:
        return with_unit(process.load(figure.source).prerequisites[figure.key], value)
    return value.replace(".", ",")


def checked(figure: Figure, text: str, others: Iterable[Replaced]) -> str:
    """The typed value as it is kept; ``others`` are the figures that are replaced now. Raises WrongFigureError."""
    value = CHECKS[figure.kind](figure, text.strip())
    if figure.kind is FactKind.SCALE:
        rows = [row for row in others if row[:4] != figure.name]
        _check_order(figure, with_instrument(figure.source, (*rows, Replaced(*figure.name, value))))
    return value


def _number(figure: Figure, text: str) -> str:
    highest = Decimal(1) if figure.kind is FactKind.SCALE else Decimal(100)
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or not 0 <= number <= highest or len(text) > HIGHEST + 4:
        raise WrongFigureError(f"“{text[:40]}” tidak dapat dipakai untuk {figure.label}; isilah {figure.takes}.")
    return plain(number)


def _asked(figure: Figure, text: str) -> str:
    try:
        return canonical(process.load(figure.source).prerequisites[figure.key], text)
    except WrongValue as wrong:
        raise WrongFigureError(str(wrong)) from wrong


def _window(figure: Figure, text: str) -> str:
    try:
        opens, closes = _days(text)
    except ValueError as wrong:
        raise WrongFigureError("Isilah hari pertama dan hari terakhir masa pengajuan.") from wrong
    if not opens <= closes or str(closes.year) != figure.part:
        raise WrongFigureError(
            f"Masa pengajuan {figure.part} harus berakhir pada {figure.part}, dan hari pertamanya tidak sesudah itu."
        )
    return written_window(opens, closes)


CHECKS = {
    FactKind.SCALE: _number,
    FactKind.THRESHOLD: _number,
    FactKind.PREREQUISITE: _asked,
    FactKind.DEADLINE: _window,
}


def _check_order(figure: Figure, instrument: Instrument) -> None:
    label = instruments.tables(figure.source)["scales"][figure.key]["label"]
    values = next(
        [option.value for option in item.options] for item in instrument.items.values() if item.answer_type == label
    )
    if any(better < worse for better, worse in pairwise(values)):
        raise WrongFigureError(f"Nilai jawaban {label} harus turun dari jawaban terbaik ke yang terburuk.")


@lru_cache(maxsize=64)
def with_instrument(name: str, rows: tuple[Replaced, ...]) -> Instrument:
    """The instrument with these figures in place of its own; the very same object for the same figures."""
    shipped = lke.load(name)
    own = [row for row in rows if row.source == name]
    if not own:
        return shipped
    scales: Mapping[str, Any] = instruments.tables(name)["scales"]
    values = {(scales[r.key]["label"], r.part): Decimal(r.value) for r in own if r.kind == FactKind.SCALE}
    minima = {(r.key, r.part): Decimal(r.value) for r in own if r.kind == FactKind.THRESHOLD}
    return replace(
        shipped,
        items={key: _with_values(item, values) for key, item in shipped.items.items()},
        thresholds=tuple(_with_minima(threshold, minima) for threshold in shipped.thresholds),
    )


def _with_values(item: Item, values: Mapping[tuple[str, str], Decimal]) -> Item:
    options = tuple(
        replace(option, value=values.get((item.answer_type, option.key), option.value)) for option in item.options
    )
    return item if options == item.options else replace(item, options=options)


def _with_minima(threshold: Threshold, minima: Mapping[tuple[str, str], Decimal]) -> Threshold:
    minimum = {p: minima.get((threshold.key, p.value), least) for p, least in threshold.minimum.items()}
    return threshold if minimum == threshold.minimum else replace(threshold, minimum=minimum)


@lru_cache(maxsize=64)
def with_process(name: str, rows: tuple[Replaced, ...]) -> Process:
    """The process with these figures in place of its own; the very same object for the same figures."""
    shipped = process.load(name)
    own = [row for row in rows if row.source == name]
    if not own:
        return shipped
    asked = dict(shipped.prerequisites)
    years = dict(shipped.deadline.years)
    for row in own:
        if row.kind == FactKind.PREREQUISITE:
            asked[row.key] = _with_least(asked[row.key], row)
        else:
            years[int(row.part)] = Window(*_days(row.value), Provenance(Status.RECALLED, (ADMINISTRATOR,)))
    return replace(
        shipped,
        sources={**shipped.sources, ADMINISTRATOR: BY_ADMINISTRATOR},
        prerequisites=asked,
        deadline=replace(shipped.deadline, years=years),
    )


def _with_least(row: Prerequisite, figure: Replaced) -> Prerequisite:
    return process.with_minimum(row, Predicate(figure.part), figure.value)
