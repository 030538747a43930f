"""A table from boxes and words: where ruling lines are, cells are, and the words inside are theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bening.kernel.decree.blocks import Cell, Row, Table
from bening.kernel.decree.clean import tidy
from bening.kernel.decree.draft import Place
from bening.kernel.decree.readers.cut_words import WholeWords, Word, letter_width, may_be_cut

_SNAP: Final = 4.0
"""Edges nearer than this, in points, are one edge."""
_STEP = re.compile(r"^(?:\(?\d{1,2}[.)]|[a-z][.)]|[-•·▪])(?:\s|$)")
_CLOSING: Final = ",;:.)"
_COVER: Final = 0.6
_NEAR: Final = 1.2
"""Text ends at a cell's lower edge when less than this many line heights are left."""


@dataclass(frozen=True, slots=True)
class Box:
    """A cell's rectangle, in points from the top left of the page."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


@dataclass(slots=True)
class Ruled:
    """A table of one page, with what joining it to the next page needs."""

    table: Table
    lefts: list[float]
    last: dict[int, Cell]
    """Column → the cell that touches the table's lower edge."""
    full: set[int]
    """Columns whose lowest cell has text down to its lower edge: only those can go on overleaf."""


def ruled_table(
    boxes: Sequence[Box],
    words: Sequence[Word],
    rects: Sequence[Word],
    place: Place,
    whole: WholeWords | None = None,
) -> Ruled:
    """Lay boxes on a common grid; a box over several grid lines is a merged cell. ``whole`` are the file's words."""
    lefts = _edges([edge for box in boxes for edge in (box.x0, box.x1)])
    tops = _edges([edge for box in boxes for edge in (box.top, box.bottom)])
    table = Table(place, [Row(Place(page=place.page, row=n)) for n in range(1, len(tops))])
    ruled = Ruled(table, lefts, {}, set())
    fills = [rect for rect in rects if _is_paint(rect)]
    whole = whole or WholeWords()
    filled = _filled(boxes, words)
    for box, mine in filled:
        whole.learn(lines_of(mine), _text_edge(mine, box))
    for box, mine in filled:
        top, left = min(_nearest(tops, box.top), len(table.rows) - 1), _nearest(lefts, box.x0)
        down, right = max(1, _nearest(tops, box.bottom) - top), max(1, _nearest(lefts, box.x1) - left)
        bold = bool(mine) and all("bold" in word.get("fontname", "").casefold() for word in mine)
        cell = Cell(box_text(mine, box, whole), left + 1, down, right, _fill(box, fills), bold)
        table.rows[top].cells.append(cell)
        if top + down >= len(table.rows):
            ruled.last[cell.column] = cell
            if any(word["bottom"] > box.bottom - _NEAR * (word["bottom"] - word["top"]) for word in mine):
                ruled.full.add(cell.column)
    return ruled


def stacked_tables(boxes: Sequence[Box]) -> list[list[Box]]:
    """Tables that stand one on the other without a gap, told apart by their columns.

    A row whose edges are among those above (merged cells), or the other way round, belongs to the same table.
    """
    found: list[list[Box]] = []
    edges: list[float] = []
    for row in _rows_of([box for box in boxes if box.bottom - box.top > _SNAP and box.x1 - box.x0 > _SNAP]):
        mine = _edges([edge for box in row for edge in (box.x0, box.x1)])
        crossed = bool(found) and any(box.bottom > row[0].top + _SNAP for box in found[-1])
        if not found or not (crossed or _among(mine, edges) or _among(edges, mine)):
            found.append([])
            edges = []
        found[-1].extend(row)
        edges = _edges([*edges, *mine])
    return found


def _rows_of(boxes: Sequence[Box]) -> list[list[Box]]:
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: (box.top, box.x0)):
        if rows and box.top - rows[-1][0].top <= _SNAP:
            rows[-1].append(box)
        else:
            rows.append([box])
    return rows


def _among(some: Sequence[float], edges: Sequence[float]) -> bool:
    return all(any(abs(edge - other) <= _SNAP for other in edges) for edge in some)


def go_on(before: Ruled, after: Ruled) -> bool:
    """Join the table of the next page to this one when both have the same columns; True when joined.

    The first row overleaf (behind headings that are printed again) is the rest of the last row here when every text in
    it stands below a cell that is full to its lower edge.
    """
    if len(before.lefts) != len(after.lefts) or any(
        abs(a - b) > _SNAP for a, b in zip(before.lefts, after.lefts, strict=True)
    ):
        return False
    rows = after.table.rows
    repeated = _repeated_headings(before.table, after.table)
    first = rows[repeated] if repeated < len(rows) else None
    cells = [cell for cell in first.cells if cell.text] if first else []
    if cells and all(cell.column in before.full and before.last[cell.column].text for cell in cells):
        for cell in cells:
            above = before.last[cell.column]
            above.text = unwrap([*above.text.split("\n"), *cell.text.split("\n")])
        rows = rows[repeated + 1 :] if len(rows) > repeated + 1 else []
    before.table.rows.extend(rows)
    if rows:
        before.last, before.full = after.last, after.full
    return True


def _repeated_headings(before: Table, after: Table) -> int:
    count = 0
    for one, other in zip(before.rows, after.rows, strict=False):
        texts = [cell.text for cell in one.cells]
        if not any(texts) or texts != [cell.text for cell in other.cells]:
            break
        count += 1
    return count


def _edges(values: Sequence[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SNAP:
            found.append(value)
    return found


def _nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda place: abs(edges[place] - value))


def _filled(boxes: Sequence[Box], words: Sequence[Word]) -> list[tuple[Box, list[Word]]]:
    """Each box with the words whose middle it holds, in reading order."""
    found = []
    waiting = list(words)
    for box in sorted(boxes, key=lambda box: (box.top, box.x0)):
        mine = [
            word for word in waiting if box.holds((word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2)
        ]
        taken = {id(word) for word in mine}
        waiting = [word for word in waiting if id(word) not in taken]
        found.append((box, mine))
    return found


def _text_edge(words: Sequence[Word], box: Box) -> float:
    """Where text ends at the right: as far from the edge as it begins from the left one."""
    return box.x1 - (min((word["x0"] for word in words), default=box.x0) - box.x0)


def box_text(words: Sequence[Word], box: Box, whole: WholeWords) -> str:
    """The words of a cell as text: wrapped lines and words cut in two are joined, numbered steps keep their line."""
    right = _text_edge(words, box)
    joined: list[str] = []
    before: list[Word] | None = None
    for line in lines_of(words):
        text = " ".join(word["text"] for word in line)
        cut = before is not None and text[:1].islower() and may_be_cut(before, right)
        room = (2 * right - box.x1 - box.x0) / letter_width(before[-1]) if before else 0.0
        if before and cut and whole.is_cut(before[-1]["text"], line[0]["text"], room):
            joined[-1] += text
        else:
            joined.append(text)
        before = line
    return unwrap(joined)


def lines_of(words: Sequence[Word]) -> list[list[Word]]:
    """Words by line, top to bottom and left to right; words overlapping by half their height share a line."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word["top"], word["x0"])):
        last = lines[-1][0] if lines else None
        if last and word["top"] < (last["top"] + last["bottom"]) / 2:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word["x0"]) for line in lines]


def unwrap(lines: Sequence[str]) -> str:
    """Join lines that a narrow cell wrapped. A line that begins with a step's number starts anew."""
    text = ""
    for line in lines:
        if not text:
            text = line
        elif _STEP.match(line):
            text += f"\n{line}"
        elif line[0] in _CLOSING or (text.endswith(("-", "/")) and len(text) > 1 and text[-2].isalnum()):
            text += line
        else:
            text += f" {line}"
    return tidy(text)


def _is_paint(rect: Word) -> bool:
    """True for a filled rectangle of a colour, larger than a line."""
    colour = rect.get("non_stroking_color")
    if (
        not rect.get("fill")
        or colour is None
        or rect["x1"] - rect["x0"] < _SNAP
        or rect["bottom"] - rect["top"] < _SNAP
    ):
        return False
    parts = colour if isinstance(colour, list | tuple) else (colour,)
    white = (0, 0, 0, 0) if len(parts) == 4 else (1,) * len(parts)
    return tuple(parts) != white


def _fill(box: Box, fills: Sequence[Word]) -> str:
    for rect in fills:
        width = min(box.x1, rect["x1"]) - max(box.x0, rect["x0"])
        height = min(box.bottom, rect["bottom"]) - max(box.top, rect["top"])
        if width > 0 and height > 0 and width * height > _COVER * (box.x1 - box.x0) * (box.bottom - box.top):
            return str(rect["non_stroking_color"])
    return ""
