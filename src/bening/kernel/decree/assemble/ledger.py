"""Book-keeping of cells: each non-empty body cell is in the plan, explained, or found out as lost."""

from __future__ import annotations

from bening.kernel.decree.blocks import Cell
from bening.kernel.decree.draft import Place


class Ledger:
    """Every cell enters once with its place, and leaves into the plan or with an explanation."""

    def __init__(self) -> None:
        self._open: dict[int, tuple[Cell, Place]] = {}
        self.in_plan = 0
        self.explained = 0

    def enter(self, cell: Cell, place: Place) -> None:
        self._open[id(cell)] = (cell, place)

    def keep(self, cell: Cell) -> None:
        """The cell's text is in the plan."""
        self.in_plan += self._open.pop(id(cell), None) is not None

    def explain(self, cell: Cell) -> None:
        """A merge or a finding tells where the cell's text went."""
        self.explained += self._open.pop(id(cell), None) is not None

    def lost(self) -> list[tuple[Cell, Place]]:
        """Cells nobody placed; they are to be reported, and count as explained from then on."""
        left = list(self._open.values())
        self.explained += len(left)
        self._open.clear()
        return left

    @property
    def total(self) -> int:
        return self.in_plan + self.explained + len(self._open)
