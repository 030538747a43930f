"""What a new reading of a target does to the due dates that already stand."""

from __future__ import annotations

from collections import Counter
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
    """Matched by period: work stays with the period that it was for, also when its dates move.

    A target that is told more or less exactly ("Januari", then "Januari minggu ke-2") is the same work: what overlaps
    one to one is matched too.
    """
    plan = Reschedule()
    by_period = {row.period: row for row in standing}
    same = {day.period: by_period.pop(day.period) for day in wanted if day.period in by_period}
    for row, day in _overlapping(by_period.values(), [day for day in wanted if day.period not in same]):
        same[day.period] = by_period.pop(row.period)
    for occurrence in wanted:
        kept = same.get(occurrence.period)
        if kept is None:
            plan.add.append(occurrence)
        elif kept.void or (kept.period, kept.start, kept.due) != (occurrence.period, occurrence.start, occurrence.due):
            plan.move.append((kept, occurrence))
        else:
            plan.keep.append(kept)
    for row in by_period.values():
        if not row.void:
            (plan.stay if row.begun else plan.drop).append(row)
    return plan


def _overlapping(rows: Iterable[Standing], days: Sequence[Occurrence]) -> list[tuple[Standing, Occurrence]]:
    """Rows that apply and days that overlap each other and nothing else of the other side."""
    pairs = [
        (row, day) for row in rows if not row.void for day in days if row.start <= day.due and day.start <= row.due
    ]
    times = Counter(row.pk for row, _ in pairs)
    often = Counter(day.period for _, day in pairs)
    return [(row, day) for row, day in pairs if times[row.pk] == 1 and often[day.period] == 1]
