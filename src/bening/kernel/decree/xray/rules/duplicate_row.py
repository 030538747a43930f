"""The same row stands twice: repeated over a page break and merged, or still there as two items."""

from __future__ import annotations

from bening.kernel.decree.draft import Finding, Item, PlanDraft, Severity
from bening.kernel.decree.xray.cells import ids, quote
from bening.kernel.decree.xray.rule import Rule
from bening.kernel.decree.xray.words import plain

RULE = Rule(
    code="duplicate_row",
    title="Baris ganda",
    severity=Severity.HIGH,
    looks_for=(
        "Baris yang sama kata demi kata: di pergantian halaman (sudah digabung) atau masih dua butir dalam satu "
        "komponen."
    ),
    source="Pembacaan tabel lampiran keputusan",
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per merged row, and one per set of items of a component that are equal in every cell."""
    items = {item.id: item for item in draft.items()}
    findings = [
        RULE.finding(
            f"{merge.item} tertulis dua kali, sama kata demi kata; keduanya digabung menjadi satu butir. "
            "Pastikan memang baris yang sama terulang karena pergantian halaman.",
            [items[merge.item]] if merge.item in items else [],
            places=(merge.kept, merge.merged),
        )
        for merge in draft.merges
        if merge.type == "duplicate_row"
    ]
    for component in draft.components():
        rows: dict[tuple[str, ...], list[Item]] = {}
        for item in component.items:
            row = (plain(item.indicator), plain(item.action_raw), plain(item.evidence_raw), plain(item.target_raw))
            if any(row):
                rows.setdefault(row, []).append(item)
        findings += [
            RULE.finding(
                f"{ids(same)} sama di semua kolom: {quote(same[0].indicator)}. "
                "Hapus yang berlebih, atau lengkapi bagian yang membedakannya.",
                same,
            )
            for same in rows.values()
            if len(same) > 1
        ]
    return findings
