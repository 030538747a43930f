"""The year as a strip: how many things of each state fall into each month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .. import formats
from ..states import STATES, State


@dataclass(frozen=True, slots=True)
class MonthCounts:
    """One month: its number 1–12, how many of each kind of state, and where a click leads ("" for nowhere)."""

    month: int
    counts: Mapping[str, int]
    url: str = ""

    @property
    def total(self) -> int:
        """All of the month."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a column: offset from the top and height in per cent of the chart's height."""

    state: State
    count: int
    top: str
    height: str


@dataclass(frozen=True, slots=True)
class Column:
    """A month as it is drawn, with the sentence that says the same."""

    short: str
    name: str
    total: int
    url: str
    current: bool
    segments: tuple[Segment, ...]
    sentence: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MonthChart:
    """Twelve columns and the states that occur, in the order of the legend and of the table's columns."""

    columns: tuple[Column, ...]
    states: tuple[State, ...]
    total: int


def month_chart(months: Sequence[MonthCounts], *, current: int = 0) -> MonthChart:
    """Lays out the strip; months that are absent are empty, the tallest month fills the height."""
    given = {month.month: month for month in months}
    present = tuple(s for s in STATES.values() if any(month.counts.get(s.kind) for month in months))
    tallest = max((month.total for month in months), default=0)
    columns = tuple(
        _column(given.get(number, MonthCounts(number, {})), present, tallest, current=number == current)
        for number in range(1, 13)
    )
    return MonthChart(columns, present, sum(column.total for column in columns))


def _column(month: MonthCounts, present: Sequence[State], tallest: int, *, current: bool) -> Column:
    numbers = tuple(month.counts.get(state.kind, 0) for state in present)
    pairs = list(zip(present, numbers, strict=True))
    said = ", ".join(f"{count} {state.word.lower()}" for state, count in pairs if count)
    name = formats.MONTHS[month.month - 1]
    return Column(
        short=formats.MONTHS_SHORT[month.month - 1],
        name=name,
        total=month.total,
        url=month.url,
        current=current,
        segments=_segments(pairs, month.total, tallest),
        sentence=f"{name}: {said or 'kosong'}",
        numbers=numbers,
    )


def _segments(pairs: Sequence[tuple[State, int]], total: int, tallest: int) -> tuple[Segment, ...]:
    scale = 100 / tallest if tallest else 0
    top = 100 - total * scale
    segments = []
    for state, count in pairs:
        if count:
            segments.append(Segment(state, count, f"{top:.2f}", f"{count * scale:.2f}"))
            top += count * scale
    return tuple(segments)
