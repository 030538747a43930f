"""Targets that name the work beside each time: "SOP: Maret, sosialisasi: April", "Mei (rapat), Juni (laporan)",
"Hari Antikorupsi (9 Desember 2025)".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from .grammar import NotAPhraseError, read_items
from .phrase import Unknown
from .schedule import Kind, Schedule, TargetFinding, YearFrom
from .words import clean

_BEFORE = re.compile(r"(?:^|[,;/\n]|\bdan\b|(?<=20\d\d)\s)\s*(?:[-•*]\s*)?(?P<label>[a-z][a-z /&-]{1,40}?)\s*:\s*")
_BEHIND = re.compile(r"(?P<phrase>[^()]+?)\s*\((?P<label>[a-z][a-z ./&-]{1,40})\)\s*(?:[,;/\n]|\bdan\b|$)\s*")
_NAMED = re.compile(r"(?P<label>[a-z][a-z /&-]{1,60}?)\s*\((?P<phrase>[^()]+)\)")
_MANY = {frozenset({Kind.MONTH}): Kind.MONTHS, frozenset({Kind.MONTH, Kind.MONTHS}): Kind.MONTHS}

Parse = Callable[[str, int | None], Schedule]


def read_labelled(squeezed: str, year: int | None, parse: Parse) -> Schedule | None:
    """One schedule from the times that labels tell apart, always for a person to confirm; None for any other text.

    ``parse`` reads one time with the year that holds for it: its own, that of a later part, or the plan's.
    """
    named = _NAMED.fullmatch(squeezed)
    pairs = [(named["label"], named["phrase"])] if named else _labels_before(squeezed) or _labels_behind(squeezed)
    if not pairs or not all(_is_label(label) for label, _ in pairs):
        return None
    read: list[tuple[str, Schedule]] = []
    for label, phrase in reversed(pairs):
        schedule = parse(phrase, year)
        if schedule.kind is Kind.NONE:
            return None
        year = schedule.year if schedule.year_from is YearFrom.CELL else year
        read.insert(0, (label, schedule))
    return _together(read)


def _labels_before(text: str) -> list[tuple[str, str]]:
    found = list(_BEFORE.finditer(text))
    if not found or found[0].start() != 0:
        return []
    ends = [after.start() for _, after in pairwise(found)] + [len(text)]
    return [(it["label"], text[it.end() : end].strip(" ,;")) for it, end in zip(found, ends, strict=True)]


def _labels_behind(text: str) -> list[tuple[str, str]]:
    found = list(_BEHIND.finditer(text))
    covered = sum(len(it[0]) for it in found)
    return [(it["label"], it["phrase"]) for it in found] if len(found) > 1 and covered == len(text) else []


def _is_label(label: str) -> bool:
    """True for words that say nothing of time, and do not turn the meaning round."""
    try:
        items = read_items(f"bagian {clean(label).text}")
    except NotAPhraseError:
        return False
    return all(isinstance(item, Unknown) and not item.negates for item in items)


def _together(read: Sequence[tuple[str, Schedule]]) -> Schedule:
    schedules = [schedule for _, schedule in read]
    kinds = frozenset(schedule.kind for schedule in schedules)
    kind = (
        schedules[0].kind if len(read) == 1 else _MANY.get(kinds, next(iter(kinds)) if len(kinds) == 1 else Kind.WINDOW)
    )
    told = "; ".join(f"{label}: {', '.join(f'{it.due:%d-%m-%Y}' for it in one.occurrences)}" for label, one in read)
    own = next((one for one in schedules if one.year_from is YearFrom.CELL), schedules[0])
    return Schedule(
        kind=kind,
        year=own.year,
        year_from=own.year_from,
        occurrences=tuple(
            sorted({it for one in schedules for it in one.occurrences}, key=lambda it: (it.start, it.due))
        ),
        ambiguous=True,
        findings=(
            TargetFinding("labelled", f"Waktu ditulis per bagian pekerjaan ({told}); pastikan bukti setiap bagiannya."),
            *(finding for one in schedules for finding in one.findings),
        ),
    )
