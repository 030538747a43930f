"""What the rules look at, and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Proof:
    """One version of evidence beside what it is meant to prove.

    ``masa`` is (first day, due day) of the due date that it is for; None where it is for the item as a whole.
    ``asked`` is the text of the required proof, "" where it is for the item as a whole.
    """

    year: int
    evidence_date: date | None
    period: tuple[date, date] | None
    is_signed: bool
    masa: tuple[date, date] | None = None
    asked: str = ""
    valid_until: date | None = None
    """The last day on which the document itself says it holds."""


@dataclass(frozen=True, slots=True)
class EvidenceFinding:
    """What a reviewer should look at. It never refuses anything by itself. ``code`` names the rule."""

    code: str
    sentence: str
