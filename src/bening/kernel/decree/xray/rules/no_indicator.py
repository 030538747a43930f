"""An item does not say what must be true."""

from __future__ import annotations

from bening.kernel.decree.draft import Finding, PlanDraft, Severity
from bening.kernel.decree.xray.rule import Rule

RULE = Rule(
    code="no_indicator",
    title="Butir tanpa indikator",
    severity=Severity.HIGH,
    looks_for="Butir yang kolom indikatornya kosong.",
    source="Kolom tabel lampiran keputusan",
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per item."""
    return [
        RULE.finding(f"{item.id} tidak punya indikator, jadi tidak jelas apa yang dinilai. Tulis indikatornya.", [item])
        for item in draft.items()
        if not item.indicator.strip()
    ]
