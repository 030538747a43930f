"""A row with a single filled cell was the end of the cell above, cut by the page."""

from __future__ import annotations

from bening.kernel.decree.draft import Finding, PlanDraft, Severity
from bening.kernel.decree.xray.cells import quote
from bening.kernel.decree.xray.rule import Rule

RULE = Rule(
    code="continuation_row",
    title="Baris lanjutan yang hanya berisi satu sel",
    severity=Severity.MEDIUM,
    looks_for=(
        "Baris tanpa nomor, komponen, dan indikator dengan satu sel terisi di awal halaman; isinya disambung ke sel "
        "di atasnya."
    ),
    source="Pembacaan tabel lampiran keputusan",
)
_COLUMNS = {
    "indicator": "indikator",
    "action_raw": "langkah aksi",
    "evidence_raw": "bukti",
    "target_raw": "target waktu",
}


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per joined row."""
    items = {item.id: item for item in draft.items()}
    return [
        RULE.finding(
            f"{quote(merge.text)} berdiri sendiri di satu baris dan disambung ke akhir kolom "
            f"{_COLUMNS.get(merge.field or '', 'yang sama')} {merge.item}. Pastikan sambungannya benar.",
            [items[merge.item]] if merge.item in items else [],
            places=(merge.kept, merge.merged),
        )
        for merge in draft.merges
        if merge.type == "continuation_row"
    ]
