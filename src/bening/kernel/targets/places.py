"""From a completed place of a phrase to dated pieces, each one deliverable."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from .phrase import MONTHS_IN, Point, Unit
from .reading import Place, UnreadableError
from .schedule import Alternative, Kind, Occurrence, TargetFinding, WeekConvention
from .spans import Span, day, part_of, unit_span, week, weeks_of

SUNDAY = 6
_KINDS = {Unit.DAY: Kind.DATE, Unit.WEEK: Kind.WEEK, Unit.MONTH: Kind.MONTH}
_TERMS = (Unit.QUARTER, Unit.FOUR_MONTHS, Unit.SEMESTER)
_LIST_KINDS = {
    Unit.DAY: Kind.DATE,
    Unit.WEEK: Kind.WEEK,
    Unit.MONTH: Kind.MONTHS,
    Unit.QUARTER: Kind.QUARTERLY,
    Unit.FOUR_MONTHS: Kind.FOUR_MONTHLY,
    Unit.SEMESTER: Kind.SEMESTER,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One deliverable. ``unit`` is None for a window that no single unit names."""

    span: Span
    unit: Unit | None = None


@dataclass(slots=True)
class Draft:
    """A schedule in the making: what it says, and the doubts met on the way."""

    kind: Kind = Kind.NONE
    spans: list[Span] = field(default_factory=list)
    ambiguous: bool = False
    alternatives: list[Alternative] = field(default_factory=list)
    qualifier: str | None = None
    findings: list[TargetFinding] = field(default_factory=list)
    equivalent: Kind | None = None

    def doubt(self, code: str, detail: str, *alternatives: Alternative) -> None:
        self.ambiguous = True
        self.findings.append(TargetFinding(code, detail))
        self.alternatives.extend(alternatives)


def occurrences(spans: list[Span]) -> tuple[Occurrence, ...]:
    """Sorted, each once; a name that two of them share gives way to their dates."""
    chosen = sorted(set(spans))
    shared = Counter(span.period for span in chosen)
    return tuple(
        Occurrence(span.period if shared[span.period] == 1 else f"{span.start}/{span.due}", span.start, span.due)
        for span in chosen
    )


def other(kind: Kind, because: str, spans: list[Span]) -> Alternative:
    return Alternative(kind, because, occurrences(spans))


def kind_of(pieces: list[Piece]) -> Kind:
    """One piece is named by its unit; several of one unit make a list; anything else is a set of windows."""
    units = {piece.unit for piece in pieces}
    unit = units.pop()
    if units or unit is None:
        return Kind.WINDOW
    kinds = _KINDS if len(pieces) == 1 else _LIST_KINDS
    return kinds.get(unit, Kind.WINDOW)


def pieces_of(place: Place, draft: Draft, weeks: WeekConvention) -> list[Piece]:
    """Dated pieces of one place; raises ImpossibleError or UnreadableError, notes doubts in ``draft``."""
    outer = _outer_pieces(place, draft, weeks)
    inner = [piece for deeper in place.inner for piece in pieces_of(deeper, draft, weeks)]
    if not inner:
        return outer
    if all(any(_holds(wide, narrow) for wide in outer) for narrow in inner):
        return inner
    if all(any(_holds(wide, narrow) for wide in inner) for narrow in outer):
        return outer
    raise UnreadableError("contradiction", "Isi tanda kurung bertentangan dengan waktu di depannya; tulis salah satu.")


def _holds(wide: Piece, narrow: Piece) -> bool:
    return wide.span.start <= narrow.span.start and narrow.span.due <= wide.span.due


def _outer_pieces(place: Place, draft: Draft, weeks: WeekConvention) -> list[Piece]:
    first = _piece(place.first, draft, weeks)
    if place.open_end:
        until = date(first.span.due.year, 12, 31)
        draft.doubt("open_end", f"Akhir waktunya tidak tertulis; dibaca sampai {until:%d-%m-%Y}.")
        return [_window(first, Piece(Span(until, until, f"{until.year}-12")))]
    if place.last is None:
        return [first]
    last = _piece(place.last, draft, weeks)
    if first.span.start > last.span.start:
        raise UnreadableError("reversed", "Awal rentang waktu sesudah akhirnya; periksa urutan dan tahunnya.")
    if first.span == last.span:
        return [first]
    window = _window(first, last)
    if first.unit in _TERMS and first.unit is last.unit:
        terms = _terms_between(first.unit, first.span, last.span)
        because = "rentang dapat pula berarti satu hasil di akhir rentang"
        detail = (
            f"Rentang {first.unit} dibaca satu hasil tiap {first.unit}; pastikan bukan satu hasil untuk seluruhnya."
        )
        draft.doubt("term_range", detail, other(Kind.WINDOW, because, [window.span]))
        return terms
    return [window]


def _terms_between(unit: Unit, first: Span, last: Span) -> list[Piece]:
    length = MONTHS_IN[unit]
    every = [
        unit_span(unit, year, number)
        for year in range(first.start.year, last.due.year + 1)
        for number in range(1, 12 // length + 1)
    ]
    return [Piece(span, unit) for span in every if first.start <= span.start and span.due <= last.due]


def _window(first: Piece, last: Piece) -> Piece:
    period = f"{first.span.period.split('/')[0]}/{last.span.period.split('/')[-1]}"
    return Piece(Span(first.span.start, last.span.due, period))


def _piece(point: Point, draft: Draft, weeks: WeekConvention) -> Piece:
    unit, year, number = cast("Unit", point.unit), point.year or 0, point.number or 0
    if unit is Unit.DAY:
        return Piece(_day(year, point.month or 0, number), unit)
    if unit is Unit.WEEK:
        return _week_or_sunday(point, draft, weeks)
    span = unit_span(unit, year, number)
    if point.part is None:
        return Piece(span, unit)
    part = part_of(span, point.part)
    because = f'"{point.part}" dapat pula berarti kapan saja dalam {unit} itu'
    detail = f'"{point.part}" dibaca {part.start:%d-%m-%Y} s.d. {part.due:%d-%m-%Y}; pastikan tanggalnya.'
    draft.doubt("part", detail, other(Kind.MONTH if unit is Unit.MONTH else Kind.WINDOW, because, [span]))
    return Piece(part, None if unit is Unit.MONTH or part.start.month != part.due.month else Unit.MONTH)


def _day(year: int, month: int, number: int) -> Span:
    unit_span(Unit.MONTH, year, month)
    return day(year, month, number)


def _week_or_sunday(point: Point, draft: Draft, weeks: WeekConvention) -> Piece:
    """ "Minggu 5 Januari 2025" may be the fifth week, or a Sunday; above the weeks of a month only a date is left."""
    year, month, number = point.year or 0, point.month or 0, point.number or 0
    unit_span(Unit.MONTH, year, month)
    sundays = [it for it in _days(year, month) if it.due.day == number and it.due.weekday() == SUNDAY]
    if not point.plain or not sundays:
        return Piece(week(year, month, number, weeks), Unit.WEEK)
    if number > len(weeks_of(year, month, weeks)):
        return Piece(sundays[0], Unit.DAY)
    because = '"Minggu" dapat pula berarti hari Minggu, dan tanggal itu memang hari Minggu'
    detail = f'"Minggu {number}" dibaca minggu ke-{number}; tanggal {number} juga hari Minggu, pastikan maksudnya.'
    draft.doubt("sunday", detail, other(Kind.DATE, because, sundays))
    return Piece(week(year, month, number, weeks), Unit.WEEK)


def _days(year: int, month: int) -> list[Span]:
    last = unit_span(Unit.MONTH, year, month).due.day
    return [day(year, month, number) for number in range(1, last + 1)]
