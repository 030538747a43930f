"""Rows by months: where each thing stands in each month of the year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .. import formats
from ..states import STATES, State, state_of


@dataclass(frozen=True, slots=True)
class HeatCell:
    """What stands in one month of one row: a kind of state, a link, and more words when there is more to say."""

    kind: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A row of the map: a code such as "II.3", its title, its link, and its cells by month number 1–12."""

    code: str
    title: str
    cells: Mapping[int, HeatCell]
    url: str = ""


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """A cell as it is drawn; `state` is `None` where nothing is planned, `words` says in full what the letter means."""

    state: State | None
    url: str
    words: str
    current: bool


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A row as it is drawn, always with twelve cells."""

    code: str
    title: str
    url: str
    cells: tuple[DrawnCell, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The map: month heads as (short, full, is present), rows, and the states of the legend."""

    months: tuple[tuple[str, str, bool], ...]
    rows: tuple[DrawnRow, ...]
    states: tuple[State, ...]


def heat_map(rows: Sequence[HeatRow], *, current: int = 0) -> HeatMap:
    """Lays out the map; months without a cell stay blank."""
    kinds = {cell.kind for row in rows for cell in row.cells.values()}
    months = tuple(
        (short, full, number == current)
        for number, (short, full) in enumerate(zip(formats.MONTHS_SHORT, formats.MONTHS, strict=True), start=1)
    )
    return HeatMap(
        months,
        tuple(_row(row, current) for row in rows),
        tuple(state for kind, state in STATES.items() if kind in kinds),
    )


def _row(row: HeatRow, current: int) -> DrawnRow:
    cells = tuple(_cell(row.cells.get(number), number, current=number == current) for number in range(1, 13))
    return DrawnRow(row.code, row.title, row.url, cells)


def _cell(cell: HeatCell | None, number: int, *, current: bool) -> DrawnCell:
    month = formats.MONTHS[number - 1]
    if cell is None:
        return DrawnCell(None, "", f"{month}: tidak ada", current)
    state = state_of(cell.kind)
    note = f", {cell.note}" if cell.note else ""
    return DrawnCell(state, cell.url, f"{month}: {state.word.lower()}{note}", current)
