"""An item asks no evidence, so that nothing can be shown to the assessors."""

from __future__ import annotations

from bening.kernel.decree.draft import Finding, PlanDraft, Severity
from bening.kernel.decree.xray.rule import Rule

RULE = Rule(
    code="no_evidence",
    title="Butir tanpa bukti",
    severity=Severity.HIGH,
    looks_for="Butir yang kolom buktinya kosong.",
    source="Kolom tabel lampiran keputusan",
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per item."""
    return [
        RULE.finding(
            f"{item.id} tidak meminta bukti, jadi tidak ada yang dapat ditunjukkan kepada penilai. Tulis dokumennya.",
            [item],
        )
        for item in draft.items()
        if not item.evidence_raw.strip()
    ]
