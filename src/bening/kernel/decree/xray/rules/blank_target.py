"""An item has no target time of its own."""

from __future__ import annotations

from bening.kernel.decree.draft import Finding, Item, Mend, PlanDraft, Severity
from bening.kernel.decree.xray.cells import quote
from bening.kernel.decree.xray.rule import Rule

RULE = Rule(
    code="blank_target",
    title="Target waktu kosong",
    severity=Severity.HIGH,
    looks_for="Butir tanpa teks target waktu, termasuk yang mewarisi target baris di atasnya (sel gabungan).",
    source="Kolom target waktu; kebiasaan sel gabungan pada tabel keputusan",
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per item; an inherited target is offered for confirmation."""
    items = {item.id: item for item in draft.items()}
    return [_finding(item, items) for item in items.values() if not item.target_raw.strip()]


def _finding(item: Item, items: dict[str, Item]) -> Finding:
    giver = items.get(item.schedule.inherited_from or "")
    if giver is None:
        return RULE.finding(
            f"{item.id} tidak punya target waktu, jadi tidak akan muncul di kalender. Tulis targetnya.", [item]
        )
    return RULE.finding(
        f"{item.id} tidak punya target waktu; dibaca mengikuti {giver.id} ({quote(giver.target_raw)}) karena selnya "
        "mungkin digabung. Setujui, atau tulis target lain.",
        [item],
        mends=[Mend(item.id, "target", giver.target_raw, f"Pakai target {giver.id}: {giver.target_raw}")],
    )
