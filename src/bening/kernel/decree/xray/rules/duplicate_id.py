"""Two items have the same identifier, so that evidence could land under the wrong one."""

from __future__ import annotations

from bening.kernel.decree.draft import Finding, Item, PlanDraft, Severity
from bening.kernel.decree.xray.cells import listed, quote
from bening.kernel.decree.xray.rule import Rule

RULE = Rule(
    code="duplicate_id",
    title="Nomor butir ganda",
    severity=Severity.HIGH,
    looks_for="Dua butir atau lebih dengan nomor bagian, komponen, dan urutan yang sama.",
    source="Penomoran rencana aksi",
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per repeated identifier."""
    by_id: dict[str, list[Item]] = {}
    for item in draft.items():
        by_id.setdefault(item.id, []).append(item)
    return [
        RULE.finding(
            f"Nomor {identifier} dipakai {len(items)} butir: {listed(quote(item.indicator) for item in items)}. Beri "
            "nomor yang berbeda.",
            items,
        )
        for identifier, items in by_id.items()
        if len(items) > 1
    ]
