"""What a new reading of a target does to the due dates that already stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from bening.kernel.targets.schedule import Occurrence


@dataclass(frozen=True, slots=True)
class Standing:
    """A due date as it stands. ``begun``: somebody worked on it; ``void``: it was declared not to apply."""

    pk: int
    period: str
    start: date
    due: date
    begun: bool
    void: bool


@dataclass(slots=True)
class Reschedule:
    """The four things that happen, and what stays although the new reading lacks it."""

    add: list[Occurrence] = field(default_factory=list)
    move: list[tuple[Standing, Occurrence]] = field(default_factory=list)
    keep: list[Standing] = field(default_factory=list)
    drop: list[Standing] = field(default_factory=list)
    stay: list[Standing] = field(default_factory=list)
    """Begun or finished work is never dropped; the person is told."""

    @property
    def changes(self) -> bool:
        return bool(self.add or self.move or self.drop)


def reschedule(standing: Iterable[Standing], wanted: Sequence[Occurrence]) -> Reschedule:
    """Matched by period: work stays with the period that it was for, also when its dates move."""
    plan = Reschedule()
    by_period = {row.period: row for row in standing}
    for occurrence in wanted:
        row = by_period.pop(occurrence.period, None)
        if row is None:
            plan.add.append(occurrence)
        elif row.void or (row.start, row.due) != (occurrence.start, occurrence.due):
            plan.move.append((row, occurrence))
        else:
            plan.keep.append(row)
    for row in by_period.values():
        if not row.void:
            (plan.stay if row.begun else plan.drop).append(row)
    return plan
