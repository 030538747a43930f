"""A target is written but cannot be read as a time."""

from __future__ import annotations

from bening.kernel.decree.draft import Finding, PlanDraft, Severity
from bening.kernel.decree.xray.cells import quote
from bening.kernel.decree.xray.rule import Rule
from bening.kernel.targets.schedule import Kind

RULE = Rule(
    code="target_unreadable",
    title="Target waktu tidak terbaca",
    severity=Severity.HIGH,
    looks_for=(
        "Target yang terisi tetapi tidak dapat dibaca sebagai waktu. Tanggal yang tidak ada dilaporkan tersendiri."
    ),
    source="Tata bahasa target waktu",
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per item, with what the reading of the target says."""
    findings = []
    for item in draft.items():
        told = {finding.code: finding.detail for finding in item.schedule.findings}
        if item.schedule.kind is Kind.NONE and item.target_raw.strip() and "impossible" not in told:
            reason = " ".join(told.values()) or "Tulis bulan, rentang bulan, atau frekuensinya."
            findings.append(RULE.finding(f"Target {item.id} {quote(item.target_raw)} tidak terbaca. {reason}", [item]))
    return findings
