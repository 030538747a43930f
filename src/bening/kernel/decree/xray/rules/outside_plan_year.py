"""A target falls due in another year than the plan's."""

from __future__ import annotations

from bening.kernel.decree.draft import Finding, PlanDraft, Severity
from bening.kernel.decree.xray.cells import day, plan_year, quote
from bening.kernel.decree.xray.rule import Rule

RULE = Rule(
    code="outside_plan_year",
    title="Target di luar tahun rencana",
    severity=Severity.MEDIUM,
    looks_for="Jatuh tempo pada tahun lain daripada tahun rencana.",
    source="Kolom target waktu dan judul tabel",
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per item."""
    year = plan_year(draft)
    findings = []
    for item in draft.items():
        outside = [occurrence.due for occurrence in item.schedule.occurrences if occurrence.due.year != year]
        if year is not None and outside:
            findings.append(
                RULE.finding(
                    f"Target {item.id} {quote(item.target_raw)} jatuh tempo {day(outside[0])}, di luar tahun rencana "
                    f"{year}. Periksa "
                    "tahunnya, atau pindahkan butir ini ke rencana tahun itu.",
                    [item],
                )
            )
    return findings
