"""The entry: one target phrase in, one schedule out, never an error for any text."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from .assemble import assemble
from .grammar import NotAPhraseError, read_items
from .labels import read_labelled
from .reading import UnreadableError, complete
from .schedule import Kind, Schedule, TargetFinding, WeekConvention
from .spans import ImpossibleError
from .words import Cleaned, clean, squeeze

FIRST_YEAR, LAST_YEAR = 1900, 2099
_LONGEST = 400
"""Characters of a cell that can still be a target; longer text is another column's."""


def parse(text: str, *, year: int | None, weeks: WeekConvention = WeekConvention.BLOCKS) -> Schedule:
    """Read a "target waktu" phrase. Any text gives a schedule; what cannot be read has kind NONE and a finding.

    ``year`` is the plan's year, used where the phrase has none; None makes such a phrase unreadable (``no_year``).
    ``weeks`` is the plan's way of counting the weeks of a month. Conventions: docs/explanation/target-waktu.md.
    Raises ValueError for a ``year`` outside 1900-2099.
    """
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"Tahun rencana {year} di luar {FIRST_YEAR}-{LAST_YEAR}; periksa tahunnya.")
    return _parse(squeeze(text), year, weeks)


@lru_cache(maxsize=4096)
def _parse(squeezed: str, year: int | None, weeks: WeekConvention) -> Schedule:
    cleaned = clean(squeezed)
    if not cleaned.text.strip("-, ()./?"):
        return _none("blank", "Target waktu kosong; isi bulan, rentang waktu, atau frekuensinya.")
    if len(squeezed) > _LONGEST:
        return _none("unreadable", f'Teks terlalu panjang untuk target waktu: "{squeezed[:80]}...".')
    try:
        schedule = assemble(complete(read_items(cleaned.text), year), weeks)
    except (NotAPhraseError, UnreadableError, ImpossibleError) as error:
        labelled = read_labelled(squeezed, year, lambda phrase, its_year: _parse(phrase, its_year, weeks))
        return labelled or _told(_refusal(error), cleaned)
    return _told(schedule, cleaned)


def _refusal(error: NotAPhraseError | UnreadableError | ImpossibleError) -> Schedule:
    if isinstance(error, NotAPhraseError):
        return _none("unreadable", f'Bagian "{error.part}" tidak dapat dibaca; tulis ulang target waktunya.')
    return _none(error.code if isinstance(error, UnreadableError) else "impossible", str(error))


def _none(code: str, detail: str) -> Schedule:
    return Schedule(Kind.NONE, findings=(TargetFinding(code, detail),))


def _told(schedule: Schedule, cleaned: Cleaned) -> Schedule:
    """Add what the cleaning changed; a guess about numbering or a short year is for a person to confirm."""
    findings = [
        *(
            TargetFinding("spelling", f'"{wrong}" dibaca "{right}"; perbaiki ejaannya.')
            for wrong, right in cleaned.misspelt
        ),
        *(
            TargetFinding("short_year", f'"{wrong}" dibaca "{right}"; tulis tahunnya dengan empat angka.')
            for wrong, right in cleaned.short_years
        ),
    ]
    if cleaned.numbering:
        findings.append(
            TargetFinding("numbering", "Nomor urut di depan waktu tidak ikut dibaca; pastikan bukan tanggal.")
        )
    doubtful = schedule.kind is not Kind.NONE and (cleaned.numbering or bool(cleaned.short_years))
    return replace(
        schedule,
        findings=(*schedule.findings, *findings),
        ambiguous=schedule.ambiguous or doubtful,
    )
