"""How much of what an item asks for was accepted: counted cells, nothing estimated."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """One live link: the required proof and due date it is for (None: not tied to one), and where it stands."""

    requirement: int | None
    occurrence: int | None
    is_accepted: bool
    is_handed_in: bool


@dataclass(frozen=True, slots=True)
class Completeness:
    """Cells = required proofs x due dates that count. ``accepted`` of ``wanted``; ``waiting`` is under review."""

    wanted: int = 0
    accepted: int = 0
    waiting: int = 0

    def __add__(self, other: Completeness) -> Completeness:
        return Completeness(self.wanted + other.wanted, self.accepted + other.accepted, self.waiting + other.waiting)

    @property
    def missing(self) -> int:
        """Neither accepted nor under review."""
        return self.wanted - self.accepted - self.waiting

    @property
    def is_complete(self) -> bool:
        return self.wanted > 0 and self.accepted == self.wanted


def completeness(
    requirements: Collection[int], occurrences: Collection[int], answers: Iterable[Answer]
) -> Completeness:
    """Count the cells of one item.

    An answer without a due date answers all of them (a decree holds for the year); one without a required proof
    answers the item's only one, and none where the item asks for several: then somebody must say which it is.
    An item without due dates has one column.
    """
    columns: Collection[int | None] = occurrences or (None,)
    accepted: set[tuple[int, int | None]] = set()
    waiting: set[tuple[int, int | None]] = set()
    for answer in answers:
        rows = _rows(answer, requirements)
        held = [answer.occurrence] if answer.occurrence is not None else columns
        cells = {(row, column) for row in rows for column in held if column in columns}
        if answer.is_accepted:
            accepted |= cells
        elif answer.is_handed_in:
            waiting |= cells
    return Completeness(len(requirements) * len(columns), len(accepted), len(waiting - accepted))


def _rows(answer: Answer, requirements: Collection[int]) -> Collection[int]:
    if answer.requirement is None:
        return requirements if len(requirements) == 1 else ()
    return (answer.requirement,) if answer.requirement in requirements else ()
