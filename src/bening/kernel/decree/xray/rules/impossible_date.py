"""A target names a date that no calendar has."""

from __future__ import annotations

from bening.kernel.decree.draft import Finding, PlanDraft, Severity
from bening.kernel.decree.xray.cells import quote
from bening.kernel.decree.xray.rule import Rule

RULE = Rule(
    code="impossible_date",
    title="Tanggal target tidak ada di kalender",
    severity=Severity.HIGH,
    looks_for="Target dengan tanggal yang mustahil, misalnya 31 April, minggu ke-6, atau triwulan V.",
    source="Tata bahasa target waktu",
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per item."""
    return [
        RULE.finding(f"Target {item.id} {quote(item.target_raw)}: {told.detail} Perbaiki tanggalnya.", [item])
        for item in draft.items()
        for told in item.schedule.findings
        if told.code == "impossible"
    ]
