"""Words of two cells run together: a name that ends in a verb without its object, a cell that starts over."""

from __future__ import annotations

import re

from bening.kernel.decree.draft import Finding, PlanDraft, Severity
from bening.kernel.decree.xray.cells import cells, headings, quote
from bening.kernel.decree.xray.rule import Rule
from bening.kernel.decree.xray.words import FUNCTION_WORDS, plain

RULE = Rule(
    code="garbled_cell",
    title="Teks sel bercampur",
    severity=Severity.MEDIUM,
    looks_for=(
        "Nama komponen yang berakhir dengan kata kerja tanpa objek, dan sel yang di ujungnya mengulang dua kata "
        "pembukanya tanpa "
        "tanda baca: tanda teks dua sel tercampur saat disalin atau dipindai."
    ),
    source="Pembacaan tabel lampiran keputusan",
)
_HANGING_VERB = re.compile(r"\bme(?:m|n|ng|ny)?\w{3,}(?:kan|i)$")
_NOUNS = frozenset(("mengenai", "menteri", "mediasi", "melalui", "materi", "memori", "meditasi"))
_PART = re.compile(r"[,;.\n(]")
_SHORTEST = 5


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per component name and per cell."""
    findings = []
    for heading in headings(draft):
        last = plain(heading.text).rsplit(" ", 1)
        if len(last) > 1 and last[1] not in _NOUNS and _HANGING_VERB.search(last[1]):
            findings.append(
                RULE.finding(
                    f"Nama komponen {quote(heading.text)} berakhir dengan kata kerja “{last[1]}” tanpa objek. "
                    "Periksa apakah teks sel "
                    "lain ikut tercampur.",
                    heading.items,
                    places=[heading.place],
                )
            )
    findings += [
        RULE.finding(
            f"Kolom {cell.label} {cell.item.id} {quote(cell.text)} mengulang kata pembukanya di ujung kalimat. "
            "Periksa apakah dua teks "
            "tercampur.",
            [cell.item],
        )
        for cell in cells(draft)
        if any(_starts_over(part) for part in _PART.split(cell.text))
    ]
    return findings


def _starts_over(part: str) -> bool:
    """The last two words are the first two, and no grammar word joins them to what goes before."""
    words = plain(part).split()
    return len(words) >= _SHORTEST and words[:2] == words[-2:] and words[-3] not in FUNCTION_WORDS
