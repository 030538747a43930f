"""Words for places, dates and severities, as the pages of an import say them."""

from __future__ import annotations

from collections.abc import Iterable

from bening.foundation.kit.formats import long_date
from bening.kernel.decree.draft import Place, Severity
from bening.kernel.targets.schedule import Alternative, Kind, Occurrence, Schedule

SEVERITIES: dict[Severity, tuple[str, str]] = {
    Severity.HIGH: ("Perlu diperbaiki", "danger"),
    Severity.MEDIUM: ("Perlu dilihat", "warning"),
    Severity.LOW: ("Kecil", "info"),
    Severity.INFO: ("Keterangan", "info"),
}
"""Heading and kind of notice, most severe first."""
KINDS: dict[Kind, str] = {
    Kind.WEEK: "satu minggu",
    Kind.MONTH: "satu bulan",
    Kind.MONTHS: "beberapa bulan",
    Kind.WINDOW: "satu rentang waktu",
    Kind.WEEKLY: "setiap minggu",
    Kind.MONTHLY: "setiap bulan",
    Kind.QUARTERLY: "setiap triwulan",
    Kind.FOUR_MONTHLY: "setiap empat bulan",
    Kind.SEMESTER: "setiap semester",
    Kind.DATE: "satu tanggal",
    Kind.NONE: "tanpa tanggal",
}
MANY = 4
"""Up to so many dates are written out; more are counted."""


def place_words(place: Place) -> str:
    """ "halaman 3, tabel 2, baris 5"; "" where nothing is known."""
    parts = (
        ("lembar “{}”", place.sheet),
        ("halaman {}", place.page),
        ("tabel {}", place.table),
        ("baris {}", place.row),
        ("kolom {}", place.column),
        ("baris teks {}", place.line if place.row is None else None),
    )
    return ", ".join(words.format(value) for words, value in parts if value is not None)


def dates_words(occurrences: Iterable[Occurrence]) -> str:
    """Due dates as a reader counts them: "14 Januari 2025", or "12 kali: 31 Januari 2025 sampai 31 Desember 2025"."""
    dues = sorted(occurrence.due for occurrence in occurrences)
    if not dues:
        return "tanpa tanggal jatuh tempo"
    if len(dues) <= MANY:
        return "; ".join(long_date(due) for due in dues)
    return f"{len(dues)} kali: {long_date(dues[0])} sampai {long_date(dues[-1])}"


def reading_words(reading: Alternative | Schedule) -> str:
    """What a reading means: its kind and its dates."""
    if reading.kind is Kind.NONE:
        return "Tanpa tanggal jatuh tempo"
    return f"{KINDS[reading.kind].capitalize()}, jatuh tempo {dates_words(reading.occurrences)}"
