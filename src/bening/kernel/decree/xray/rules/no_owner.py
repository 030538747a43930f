"""Nobody is named to do the work."""

from __future__ import annotations

import re

from bening.kernel.decree.draft import Finding, Item, PlanDraft, Role, Severity
from bening.kernel.decree.xray.cells import ids, listed
from bening.kernel.decree.xray.rule import Rule

RULE = Rule(
    code="no_owner",
    title="Tidak ada penanggung jawab",
    severity=Severity.HIGH,
    looks_for="Tabel tanpa kolom penanggung jawab, atau butir yang kolom penanggung jawabnya kosong.",
    source="Kolom tabel lampiran keputusan",
)
_PERSON = re.compile(r"\b(Ketua|Sekretaris|Kepala|Kasubbag|Kabag|Komisioner|Bendahara|Hakim|Panitera)\b")


def check(draft: PlanDraft) -> list[Finding]:
    """At most one finding, with the items that have no owner and the people their texts name."""
    ownerless = [item for item in draft.items() if not item.owner_raw.strip()]
    if not ownerless:
        return []
    has_column = any(reading.role is Role.OWNER for reading in draft.columns)
    lead = (
        f"Kolom penanggung jawab kosong pada {ids(ownerless)}."
        if has_column
        else f"Tabel tidak punya kolom penanggung jawab; {len(ownerless)} butir belum punya pemilik tugas."
    )
    return [RULE.finding(f"{lead} Tunjuk seorang untuk tiap butir.{_hints(ownerless)}", ownerless)]


def _hints(items: list[Item]) -> str:
    named = [
        (item.id, match[1]) for item in items if (match := _PERSON.search(f"{item.action_raw}\n{item.evidence_raw}"))
    ]
    if not named:
        return ""
    return f" Petunjuk dari teks: {listed(f'{item} menyebut {person}' for item, person in named)}."
