"""How often a row promises something, and how often its schedule delivers it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bening.kernel.targets import frequency_words as words_of
from bening.kernel.targets.schedule import Kind, Schedule

MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Frequency:
    """A frequency by months: ``label`` as an adjective, ``per_year`` the number of calendar periods of a year."""

    kind: Kind
    label: str
    per_year: int

    @property
    def step(self) -> int:
        """Months between two occurrences; 0 for weekly."""
        return MONTHS_A_YEAR // self.per_year

    def first_end(self, year: int) -> date:
        """The last day of the first period of the year, for a month and longer."""
        return period_end(year, self.step)


WEEKLY = Frequency(Kind.WEEKLY, "mingguan", 52)
MONTHLY = Frequency(Kind.MONTHLY, "bulanan", 12)
QUARTERLY = Frequency(Kind.QUARTERLY, "triwulanan", 4)
FOUR_MONTHLY = Frequency(Kind.FOUR_MONTHLY, "caturwulanan", 3)
SEMESTER = Frequency(Kind.SEMESTER, "semesteran", 2)
FREQUENCIES = {frequency.kind: frequency for frequency in (WEEKLY, MONTHLY, QUARTERLY, FOUR_MONTHLY, SEMESTER)}

_STEMS = ("bulan", "wulan", "semester", "minggu", "pekan", "hari", "tahun", "berkala", "periodik", "rutin")
"""Every frequency word holds one of these: a quick look that spares most texts the grammar."""


@dataclass(frozen=True, slots=True)
class FrequencyWord:
    """A frequency as written; ``frequency`` is None for "berkala", which names no period."""

    written: str
    frequency: Frequency | None


def frequency_words(*texts: str) -> tuple[FrequencyWord, ...]:
    """The frequencies some texts name, in reading order, each wording once.

    An activity's rhythm ("setiap hari"), a document's ("laporan tahunan") and a named period ("semester II") are none.
    """
    found: dict[str, FrequencyWord] = {}
    for text in texts:
        for word in _in_text(text):
            found.setdefault(word.written.lower(), word)
    return tuple(found.values())


@lru_cache(maxsize=32_768)
def _in_text(text: str) -> tuple[FrequencyWord, ...]:
    lower = text.lower()
    if not any(stem in lower for stem in _STEMS):
        return ()
    return tuple(
        FrequencyWord(written, FREQUENCIES[kind] if kind else None)
        for written, kind in words_of(text)
        if kind is None or kind in FREQUENCIES
    )


def named_frequencies(*texts: str) -> dict[str, Frequency]:
    """The frequencies that name a period, by their wording; "berkala" left out."""
    return {word.written: word.frequency for word in frequency_words(*texts) if word.frequency is not None}


def period_end(year: int, month: int) -> date:
    """The last day of a month, 1 to 12."""
    return date(year, month, monthrange(year, month)[1])


def is_single(schedule: Schedule) -> bool:
    """One due date that is not the end of a longer window."""
    return len(schedule.occurrences) == 1 and schedule.kind is not Kind.WINDOW
