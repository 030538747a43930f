"""Different items of one component ask the same evidence."""

from __future__ import annotations

from bening.kernel.decree.draft import Finding, PlanDraft, Severity
from bening.kernel.decree.xray.cells import ids, quote
from bening.kernel.decree.xray.likeness import clusters
from bening.kernel.decree.xray.rule import Rule
from bening.kernel.decree.xray.words import plain

RULE = Rule(
    code="same_evidence",
    title="Bukti sama untuk indikator berbeda",
    severity=Severity.LOW,
    looks_for="Bukti dua butir atau lebih dalam satu komponen yang sama atau hampir sama (sembilan dari sepuluh kata).",
    source="Penilai meminta bukti untuk tiap butir LKE",
)
THRESHOLD = 0.9
"""One word of ten may differ; "Laporan evaluasi" and "Laporan rapat evaluasi" (0.67) are different evidence."""


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per set of items."""
    findings = []
    for component in draft.components():
        bags = [frozenset(plain(item.evidence_raw).split()) for item in component.items]
        for members in clusters(bags, THRESHOLD):
            items = [component.items[position] for position in members]
            findings.append(
                RULE.finding(
                    f"{ids(items)} meminta bukti yang sama: {quote(items[0].evidence_raw)}. Bila memang satu "
                    "dokumen, cukup "
                    "unggah sekali dan pakai ulang; bila bukan, bedakan buktinya.",
                    items,
                )
            )
    return findings
