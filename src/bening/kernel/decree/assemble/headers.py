"""Cut a table into segments: a header, what stands above it, the rows below it, and what trails behind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from bening.kernel.decree.assemble.periods import numbered_periods, period_of, week_of
from bening.kernel.decree.assemble.vocabulary import LONGEST_HEADING, is_elsewhere, is_known, weights
from bening.kernel.decree.blocks import Cell, Grid
from bening.kernel.decree.clean import letters, one_line

HEADER_LEVELS: Final = 3
_GRID_COLUMNS: Final = 3
_MOST_OF_ROW: Final = 0.55
_WITH_NUMBER: Final = 0.4
_NUMBER_HEADINGS: Final = frozenset({"no", "nomor", "nomer", "no urut", "nomor urut"})
_LONGEST_WORDS: Final = 8
_SIGNATURE = re.compile(
    r"(?:ditetapkan|dikeluarkan|mengetahui|menyetujui|disahkan|ttd|salinan sesuai|nip\b|a\.?n\.?\s|plt\.?\s"
    r"|(?:ketua|sekretaris|kepala)\b.*,$)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Segment:
    """One plan-like stretch of a table. Row numbers count from 0 in ``grid``."""

    grid: Grid
    above: list[int] = field(default_factory=list)
    header: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    behind: list[int] = field(default_factory=list)

    @property
    def paths(self) -> list[tuple[str, ...]]:
        """For each column its headings, outermost first; empty tuples where there is no heading."""
        return [_path(self.grid, self.header, column) for column in range(self.grid.width)]


def segments_of(grid: Grid) -> list[Segment]:
    """The segments of a table in order; a table without a header is one segment with an empty ``header``."""
    segments = [Segment(grid)]
    row = 0
    while row < grid.height:
        if not is_header(grid, row):
            segments[-1].body.append(row)
            row += 1
            continue
        if segments[-1].header:
            segments.append(Segment(grid))
        segment = segments[-1]
        segment.above, segment.body = segment.body, []
        row = _take_header(segment, row)
    for before, after in pairwise(segments):
        after.above = _take_tail(before)
    last = segments[-1]
    if last.header:
        last.behind = _take_tail(last)
    return segments


def _take_header(segment: Segment, row: int) -> int:
    grid = segment.grid
    segment.header = [row]
    row += 1
    while row < grid.height and len(segment.header) < HEADER_LEVELS and _continues_header(segment, row):
        segment.header.append(row)
        row += 1
    if row < grid.height and is_numbering(grid, row):
        segment.numbers.append(row)
        row += 1
    return row


def _take_tail(segment: Segment) -> list[int]:
    """Remove and return the rows at the end that are no rows of the plan: set off by a blank row, or signatures."""
    body, grid = segment.body, segment.grid
    start = len(body)
    for index in range(len(body) - 1, -1, -1):
        cells = grid.starts(body[index])
        if len(cells) > 2 or (cells and segment.numbers and grid.own(body[index], 0) and len(cells) == 2):
            break
        if not cells or _SIGNATURE.match(cells[0].text):
            start = index
    tail = body[start:]
    segment.body = body[:start]
    return [row for row in tail if grid.starts(row)]


def is_header(grid: Grid, row: int) -> bool:
    """True for a row whose short cells are mostly headings of a plan.

    Two different headings are needed, one of them a known word; headings that only contain a known word ("Rencana Aksi
    Tahun 2025") count half, and the sum must reach most of the row, month columns aside; less behind "No".
    """
    cells = grid.starts(row)
    if len(cells) < 2 or any(len(cell.text) > LONGEST_HEADING for cell in cells):
        return False
    headings = [cell.text for cell in cells if not period_of(cell.text)]
    if not any(is_elsewhere(text) or is_known(text) for text in headings):
        return False
    scores = [_heading_score(text) for text in headings]
    if 1.0 not in scores:
        return False
    if len(cells) - len(headings) >= _GRID_COLUMNS:
        return True
    named = len({letters(text) for text, score in zip(headings, scores, strict=True) if score})
    share = _WITH_NUMBER if letters(cells[0].text) in _NUMBER_HEADINGS else _MOST_OF_ROW
    return named >= 2 and sum(scores) >= share * len(headings)


def _heading_score(text: str) -> float:
    """1 for a known heading, of a plan or of other official tables; half for one that contains a known word."""
    if is_elsewhere(text):
        return 1.0
    best = max(weights(text).values(), default=0.0)
    if not best or len(letters(text).split()) > _LONGEST_WORDS:
        return 0.0
    return 1.0 if is_known(text) else 0.5


def _continues_header(segment: Segment, row: int) -> bool:
    """True for the second or third level: every cell is a period, a week under a month, or a heading under a wide
    one.
    """
    grid = segment.grid
    cells = grid.starts(row)
    if not cells or is_numbering(grid, row):
        return False
    return _counts_periods(segment, cells) or all(_is_sub_heading(segment, row, cell) for cell in cells)


def _counts_periods(segment: Segment, cells: Sequence[Cell]) -> bool:
    """True for 1 to 12, or I to IV, behind a heading that speaks of time."""
    above = segment.grid.at(segment.header[-1], cells[0].column - 1)
    return above is not None and bool(numbered_periods(above.text, [cell.text for cell in cells]))


def _is_sub_heading(segment: Segment, row: int, cell: Cell) -> bool:
    if period_of(cell.text):
        return True
    path = _path(segment.grid, segment.header, cell.column - 1)
    month = period_of(path[-1]) if path else None
    if month and month.unit == "month":
        return week_of(cell.text, month.number) is not None
    above = segment.grid.at(segment.header[-1], cell.column - 1)
    if above is not None and above.colspan > cell.colspan:
        return len(cell.text) <= LONGEST_HEADING and not cell.text[:1].islower()
    return is_known(cell.text) and (above is None or above.column != cell.column or _lost_span(segment, row, cell))


def _lost_span(segment: Segment, row: int, cell: Cell) -> bool:
    """In formats without spans: the heading above has a blank on its right where this row has another sub-heading."""
    beside = segment.grid.at(segment.header[-1], cell.column)
    under = segment.grid.own(row, cell.column) if cell.column < segment.grid.width else None
    return beside is None and under is not None


def is_numbering(grid: Grid, row: int) -> bool:
    """True for the row 1, 2, 3 … (or a, b, c …) that official tables carry under their headings."""
    cells = grid.starts(row)
    if len(cells) < _GRID_COLUMNS or cells[0].column > 2:
        return False
    texts = [cell.text.strip("() .") for cell in cells]
    expected = range(1, len(texts) + 1)
    return texts == [str(n) for n in expected] or texts == [chr(96 + n) for n in expected if n < 27]


def _path(grid: Grid, header: list[int], column: int) -> tuple[str, ...]:
    cells: list[Cell] = []
    for level, row in enumerate(header):
        cell = grid.at(row, column)
        if (cell is None or not cell.text) and level < len(header) - 1:
            cell = _parent_to_the_left(grid, header, level, column)
        if cell is not None and cell.text and cell not in cells:
            cells.append(cell)
    return tuple(one_line(cell.text) for cell in cells)


def _parent_to_the_left(grid: Grid, header: list[int], level: int, column: int) -> Cell | None:
    """In formats without spans, a blank above a period belongs to the nearest heading on its left."""
    below = grid.own(header[level + 1], column)
    deeper = grid.own(header[-1], column)
    if not any(cell and cell.text for cell in (below, deeper)):
        return None
    for left in range(column - 1, -1, -1):
        cell = grid.at(header[level], left)
        if cell is not None and cell.text:
            under = grid.at(header[level + 1], left)
            return cell if under is not None and under is not cell else None
    return None
