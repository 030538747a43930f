"""One body row of a plan table, its cells reachable by what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bening.kernel.decree.assemble.columns import Layout
from bening.kernel.decree.assemble.contents import COUNT
from bening.kernel.decree.assemble.enumerators import label_of
from bening.kernel.decree.assemble.periods import is_counted
from bening.kernel.decree.blocks import Cell
from bening.kernel.decree.clean import one_line
from bening.kernel.decree.draft import Place, Role

_TOTAL = re.compile(
    r"(?:grand |sub ?)?(?:jumlah|total)(?: (?:anggaran|biaya|keseluruhan|kegiatan|total))?\s*:?", re.IGNORECASE
)
_FOOTNOTE = re.compile(r"\*+\s?\)?\s*\S|(?:catatan|keterangan|ket|sumber|ctt)\b\.?\s*:", re.IGNORECASE)
_NAMED = (Role.ACTION, Role.INDICATOR, Role.COMPONENT)
_ASIDE = (Role.EVIDENCE, Role.TARGET, Role.OWNER, Role.REALISATION, Role.NOTE)
DETAIL = (Role.INDICATOR, Role.ACTION, Role.EVIDENCE, Role.TARGET)


@dataclass(slots=True)
class Record:
    """A body row. ``own`` are the texts that begin in it, ``spanned`` those that reach down into it from above."""

    place: Place
    layout: Layout
    own: dict[int, Cell] = field(default_factory=dict)
    spanned: dict[int, Cell] = field(default_factory=dict)
    marks: dict[int, Cell] = field(default_factory=dict)
    """Cells over the columns of a month grid, with or without text."""
    top: bool = False
    """The first body row under a header or on a page: where a page break may have cut something."""
    base_fills: frozenset[str] = frozenset()
    """Colours that are not marks: those of the row's other cells and of whole columns."""

    def text(self, role: Role) -> str:
        """The text of a role that begins in this row; empty when there is none."""
        return next((cell.text for cell in self.cells(role)), "")

    def cells(self, role: Role) -> Iterator[Cell]:
        return (self.own[column] for column in self.layout.places(role) if column in self.own)

    def reaching(self, role: Role) -> str:
        """The text of a role that a cell above shares with this row (a real row span)."""
        return next((self.spanned[column].text for column in self.layout.places(role) if column in self.spanned), "")

    def either(self, role: Role) -> str:
        return self.text(role) or self.reaching(role)

    def time(self) -> str:
        """The target as written; bare numbers behind the unit of their heading, several time columns as one."""
        found = []
        for column in self.layout.places(Role.TARGET):
            cell = self.own.get(column) or self.spanned.get(column)
            unit = self.layout.columns[column].unit
            if cell is not None:
                found.append(f"{unit} {cell.text}" if unit and is_counted(cell.text) else cell.text)
        return " ".join(found)

    def is_marked(self) -> bool:
        """True when a cell over the grid of months says something: a sign, or a colour that is not the row's own."""
        return any(cell.text or cell.fill not in self.base_fills for cell in self.marks.values())

    @property
    def lead(self) -> int:
        """The first column of words: what stands up to here is the row's name, what follows is detail."""
        naming = (Role.SECTION, Role.COMPONENT, Role.INDICATOR, Role.ACTION)
        return next((place for place, column in enumerate(self.layout.columns) if column.role in naming), 0)

    def details(self) -> list[Cell]:
        """Own cells right of the lead column; cells left of it too where the row has words of its own besides."""
        right = [cell for column, cell in self.own.items() if self._is_right(column)]
        left = [cell for column, cell in self.own.items() if column < self.lead and self._is_aside(column)]
        return right + (left if self.lead in self.own or len(left) > 1 else [])

    def is_bare(self) -> bool:
        """True for a row that only names something, and perhaps who answers for it or how much it weighs."""
        beside = [id(cell) for cell in self.cells(Role.OWNER)]
        beside += [id(cell) for cell in self.cells(Role.IGNORE) if COUNT.fullmatch(cell.text)]
        return all(id(cell) in beside for cell in self.details())

    def _is_right(self, column: int) -> bool:
        return column > self.lead and self.layout.columns[column].role is not Role.NUMBER

    def _is_aside(self, column: int) -> bool:
        return self.layout.columns[column].role in _ASIDE

    def number(self) -> str:
        """The enumerator cell left of, or at, the first words; behind them where no number column stands before."""
        places = self.layout.places(Role.NUMBER)
        before = [column for column in places if column <= self.lead]
        return next((self.own[column].text for column in before or places if column in self.own), "")

    def why_aside(self) -> str:
        """Why a row is no row of the plan: it sums up others, is a footnote, or tells what was done; else empty."""
        if self._is_total():
            return "penjumlahan"
        if self.is_bare() and _FOOTNOTE.match(self.heading_words()):
            return "catatan"
        return "realisasi" if self._tells_what_was_done() else ""

    def _is_total(self) -> bool:
        """True for "Jumlah", "Total anggaran" without number, paper or time."""
        told = label_of(self.number()) or self.text(Role.EVIDENCE) or self.text(Role.TARGET) or self.is_marked()
        words = (self.heading_words(), *(one_line(self.text(role)) for role in _NAMED))
        return not told and any(_TOTAL.fullmatch(text) for text in words)

    def _tells_what_was_done(self) -> bool:
        """True for the second of two rows "Rencana" and "Realisasi" that one action has."""
        beside = [cell for column, cell in self.own.items() if self.layout.columns[column].role not in DETAIL]
        return any(one_line(cell.text).casefold() == "realisasi" for cell in beside)

    def shares_details(self) -> bool:
        """True when a cell from above reaches into a detail column: the row belongs to the row above."""
        return any(self._is_right(column) for column in self.spanned)

    def heading_words(self) -> str:
        """Number and name as one line, for rows that only name something."""
        return one_line(" ".join(cell.text for column, cell in sorted(self.own.items()) if column <= self.lead))
