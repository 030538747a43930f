"""An item does not say what is to be done."""

from __future__ import annotations

from bening.kernel.decree.draft import Finding, PlanDraft, Severity
from bening.kernel.decree.xray.rule import Rule

RULE = Rule(
    code="no_action",
    title="Butir tanpa langkah aksi",
    severity=Severity.MEDIUM,
    looks_for="Butir yang kolom langkah aksinya kosong.",
    source="Kolom tabel lampiran keputusan",
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per item."""
    return [
        RULE.finding(f"{item.id} tidak punya langkah aksi. Tulis apa yang dikerjakan agar pemilik tugas tahu.", [item])
        for item in draft.items()
        if not item.action_raw.strip()
    ]
