"""A row mixes years, leans on a period that has ended, or asks a budget that should already exist."""

from __future__ import annotations

import re

from bening.kernel.decree.draft import Finding, Item, PlanDraft, Severity
from bening.kernel.decree.xray.cells import listed, plan_year, row_texts
from bening.kernel.decree.xray.rule import Rule

RULE = Rule(
    code="year_inconsistent",
    title="Tahun campur atau tidak cocok",
    severity=Severity.MEDIUM,
    looks_for=(
        "Dokumen perencanaan yang masanya sudah berakhir (misalnya renstra), dokumen kinerja dari dua tahun dalam "
        "satu baris, dan "
        "rencana anggaran tahun berjalan yang baru disusun pada tahun itu."
    ),
    source="Kebiasaan siklus perencanaan dan anggaran; perlu dicek unit",
)
_PERIOD = re.compile(r"\b(20\d\d)\s*(?:-|–|s/d|sampai)\s*(20\d\d)\b")
_PLANNED = re.compile(
    r"\b(?:pk|perjanjian kinerja|penetapan kinerja|skp|sasaran kinerja pegawai)\b[^,;.\n]*?\b(20\d\d)\b", re.IGNORECASE
)
_BUDGET = re.compile(r"\b(?:rkk-?a?l|rkak/?l|rka-?k/?l|rka)\b[^,;.\n]{0,20}?\b(20\d\d)\b", re.IGNORECASE)


def check(draft: PlanDraft) -> list[Finding]:
    """At most one finding per item, naming every reason."""
    year = plan_year(draft)
    if year is None:
        return []
    findings = []
    for item in draft.items():
        reasons = _reasons(item, year)
        if reasons:
            findings.append(RULE.finding(f"{item.id}: {'; '.join(reasons)}. Periksa tahun yang dimaksud.", [item]))
    return findings


def _reasons(item: Item, year: int) -> list[str]:
    text = "\n".join(row_texts(item))
    ended = dict.fromkeys(f"{first}–{last}" for first, last in _PERIOD.findall(text) if int(last) < year)
    reasons = [f"periode {period} sudah berakhir sebelum {year}" for period in ended]
    planned = sorted(set(map(int, _PLANNED.findall(text))))
    if len(planned) > 1:
        reasons.append(f"dokumen kinerja dari tahun {listed(map(str, planned))} dalam satu baris")
    due = item.schedule.first_due
    if due is not None and due.year == year and str(year) in _BUDGET.findall(text):
        reasons.append(f"rencana anggaran {year} lazimnya selesai sebelum {year} mulai, tetapi targetnya di tahun itu")
    return reasons
