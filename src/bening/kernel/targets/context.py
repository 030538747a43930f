"""Frequency words in the other cells of a row: proposed beside the target, never applied without a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .grammar import read_items
from .phrase import Frequency, Mark, Unit
from .repeats import kind_of_frequency, repeat
from .schedule import Alternative, Kind, Occurrence, Schedule, WeekConvention
from .spans import Span
from .words import clean, squeeze

_UNITS = r"hari(?: kerja)?|minggu|pekan|bulan|triwulan|caturwulan|semester|tahun"
_MONTHS = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_NO_NAME = rf"(?![\s-]*(?:ke\b|\d|[ivx]+\b|{_MONTHS}|pertama|kedua))"
_WORDS = re.compile(
    rf"""
      (?<!\w)(?:per|setiap|tiap)[\s-]+(?:[1-9]\d?\s)?(?:{_UNITS})\b{_NO_NAME}
    | (?<=\w)/\s?(?:bulan|triwulan|semester|tahun)\b{_NO_NAME}
    | \b[1-9]\d?\s?(?:x|kali)\s(?:dalam\s|per\s)?(?:se(?:bulan|tahun|minggu|hari)|(?:[1-9]\d?\s)?(?:{_UNITS}))\b
    | \bse(?:bulan|minggu|tahun|hari)\ssekali\b
    | \b(?:harian|mingguan|bulanan|triwulanan|caturwulanan|semesteran)\b
    | (?:\bsecara\s)?\b(?:berkala|periodik|rutin)\b
    | \b(?:triwulan|semester)\b{_NO_NAME}
    """,
    re.IGNORECASE | re.VERBOSE,
)


def frequency_words(text: str) -> list[tuple[str, Kind | None]]:
    """Frequency words of a cell in reading order, as written, each with the kind it points at.

    The kind is None for an unspecified frequency ("berkala", "periodik"), WINDOW where the words name an activity
    rather than a deliverable a period ("setiap hari") or one a year. "Semester II", "setiap bulan Maret" and
    "laporan tahunan" name a period or a document and are left out.
    """
    found = _WORDS.findall(" ".join(text.split()))
    return [(word, _kind(_frequency(word))) for word in found]


def with_context(schedule: Schedule, texts: Sequence[str]) -> Schedule:
    """Propose ``context_hint`` for a single window when another cell of its row says how often.

    ``texts`` are the other cells of the row. Only a frequency with at least two periods inside the window is
    proposed, the first one found; the window itself stays. An alternative equal to the hint is not told twice.
    """
    if schedule.kind is not Kind.WINDOW or len(schedule.occurrences) != 1:
        return schedule
    window = schedule.occurrences[0]
    for text in texts:
        for word, kind in frequency_words(text):
            occurrences = _within(word, window)
            if kind is not None and len(occurrences) > 1:
                because = f'sel lain pada baris ini memuat "{word}" ("{" ".join(text.split())}"); pastikan frekuensinya'
                hint = Alternative(kind, because, occurrences)
                rest = tuple(other for other in schedule.alternatives if other.occurrences != occurrences)
                return replace(schedule, context_hint=hint, alternatives=rest)
    return schedule


def _frequency(word: str) -> Frequency | None:
    (item,) = read_items(clean(squeeze(re.sub(r"^/", "per ", word))).text)
    return None if item is Mark.PERIODIC or not isinstance(item, Frequency) else item


def _kind(frequency: Frequency | None) -> Kind | None:
    if frequency is None:
        return None
    kind = kind_of_frequency(frequency)
    return Kind.WINDOW if kind is Kind.NONE else kind


def _within(word: str, window: Occurrence) -> tuple[Occurrence, ...]:
    frequency = _frequency(word)
    if frequency is None or kind_of_frequency(frequency) is Kind.NONE or frequency.unit is Unit.DAY:
        return ()
    spans = repeat(frequency, Span(window.start, window.due, window.period), WeekConvention.BLOCKS)
    return tuple(Occurrence(span.period, span.start, span.due) for span in spans)
