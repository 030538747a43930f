"""What a "target waktu" means: a kind, a year and dated occurrences.

Conventions (from the reading of the first decree, shown and changeable per plan):

- "<Bulan> <Tahun>": starts on the first, due on the last calendar day of the month.
- "minggu ke-N": days 7N-6 .. min(7N, last day of the month), due on the last of them.
- months joined by comma or "dan": one occurrence a month named, one deliverable each.
- "A-B", "A s/d B": a window with one deliverable, due on the last day of B.
- "per bulan", "setiap triwulan" ...: one deliverable a period.
- "paling lambat X": a deadline; with a range the end of the range, marked ambiguous.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """The shape of a target: how many deliverables and how their dates are named."""

    WEEK = "week"
    MONTH = "month"
    MONTHS = "months"
    WINDOW = "window"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    FOUR_MONTHLY = "four_monthly"
    SEMESTER = "semester"
    DATE = "date"
    NONE = "none"


class YearFrom(StrEnum):
    """Where the year of a target was found."""

    CELL = "cell"
    DOCUMENT = "document"
    INHERITED = "inherited"


class WeekConvention(StrEnum):
    """How "minggu ke-N" of a month is counted; a choice of each plan."""

    BLOCKS = "blocks"
    """Days 7N-6 .. 7N (the default)."""
    CALENDAR = "calendar"
    """Monday to Sunday, a partial first week counts as week 1."""
    FULL_MONDAY = "full_monday"
    """Monday to Sunday, week 1 is the first that starts in the month."""
    FOUR_WEEKS = "four_weeks"
    """Blocks of seven days, week 4 runs to the end of the month."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One due date. ``period`` names it for people and for keys: 2025-01, 2025-01-W2, 2025-05/2025-06."""

    period: str
    start: date
    due: date


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading that a person may choose instead, with the reason it is possible."""

    kind: Kind
    because: str
    occurrences: tuple[Occurrence, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetFinding:
    """Something to tell about one phrase. ``code`` is stable, ``detail`` is a sentence in Indonesian."""

    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """The reading of one target phrase. ``occurrences`` is empty exactly when ``kind`` is NONE."""

    kind: Kind
    year: int | None = None
    year_from: YearFrom | None = None
    occurrences: tuple[Occurrence, ...] = ()
    ambiguous: bool = False
    alternatives: tuple[Alternative, ...] = ()
    qualifier: str | None = None
    findings: tuple[TargetFinding, ...] = ()
    inherited_from: str | None = None
    equivalent: Kind | None = None
    """Set when a list of months is in fact a regular frequency (Mar, Jun, Sep, Des is quarterly)."""
    context_hint: Alternative | None = None
    """A frequency that stands in another cell of the row: proposed, never applied without a person."""
    notes: tuple[str, ...] = field(default=())

    @property
    def first_due(self) -> date | None:
        return min((o.due for o in self.occurrences), default=None)

    @property
    def last_due(self) -> date | None:
        return max((o.due for o in self.occurrences), default=None)
