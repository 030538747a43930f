"""Another office of the same kind receives, forwards or sends something: told so that nobody need look twice."""

from __future__ import annotations

from bening.kernel.decree.draft import Finding, PlanDraft, Severity
from bening.kernel.decree.xray.cells import listed, passage_items, passage_places
from bening.kernel.decree.xray.rule import Rule
from bening.kernel.decree.xray.units import Mention, mentions

RULE = Rule(
    code="foreign_unit_legitimate",
    title="Unit lain sebagai atasan atau jalur surat (wajar)",
    severity=Severity.INFO,
    looks_for="Nama satuan kerja lain setelah kata jalur: “melalui”, “kepada”, “ke”, “dari”, “koordinasi dengan”.",
    source="Telaah keputusan rencana aksi",
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per name."""
    by_name: dict[str, list[Mention]] = {}
    for mention in mentions(draft):
        if mention.channel:
            by_name.setdefault(" ".join(mention.name.split()), []).append(mention)
    return [
        RULE.finding(
            f"“{name}” di {listed(mention.passage.where for mention in found)} adalah jalur surat atau koordinasi, "
            "jadi tidak dianggap salah tulis. Tidak perlu tindakan.",
            passage_items(mention.passage for mention in found),
            places=passage_places(mention.passage for mention in found),
        )
        for name, found in by_name.items()
    ]
