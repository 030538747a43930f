"""A target is readable but carelessly written: a misspelt word, a year of two digits, a month in lower case."""

from __future__ import annotations

import re

from bening.kernel.decree.clean import MONTHS
from bening.kernel.decree.draft import Finding, Item, Mend, PlanDraft, Severity
from bening.kernel.decree.xray.cells import listed, quote
from bening.kernel.decree.xray.rule import Rule

RULE = Rule(
    code="target_spelling",
    title="Ejaan target waktu",
    severity=Severity.LOW,
    looks_for="Salah eja, tahun dua angka, dan nama bulan berhuruf kecil pada target yang tetap terbaca.",
    source="Tata bahasa target waktu; EYD edisi V",
)
_TOLD = frozenset(("spelling", "short_year"))
_LOWER_MONTH = re.compile(rf"\b(?:{'|'.join(month.lower() for month in MONTHS)})\b")


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per item; capital letters are offered as the change."""
    return [finding for item in draft.items() if (finding := _finding(item))]


def _finding(item: Item) -> Finding | None:
    reasons = [told.detail for told in item.schedule.findings if told.code in _TOLD]
    lower = _LOWER_MONTH.findall(item.target_raw)
    mends = []
    if lower:
        target = _LOWER_MONTH.sub(lambda match: match[0].capitalize(), item.target_raw)
        reasons.append(f"Nama bulan diawali huruf kapital ({listed(lower)}).")
        mends.append(Mend(item.id, "target", target, f"Tulis “{target}”"))
    if not reasons:
        return None
    return RULE.finding(f"Target {item.id} {quote(item.target_raw)}: {' '.join(reasons)}", [item], mends=mends)
