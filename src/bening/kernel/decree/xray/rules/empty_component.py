"""A component has a heading but no items."""

from __future__ import annotations

from bening.kernel.decree.draft import Finding, PlanDraft, Severity
from bening.kernel.decree.xray.cells import quote
from bening.kernel.decree.xray.rule import Rule

RULE = Rule(
    code="empty_component",
    title="Komponen tanpa butir",
    severity=Severity.MEDIUM,
    looks_for="Komponen bernomor yang tidak memuat satu butir pun.",
    source="Pembacaan tabel lampiran keputusan",
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per component."""
    return [
        RULE.finding(
            f"Komponen {section.id}.{component.number} {quote(component.name)} tidak memuat butir. Isi indikatornya, "
            "atau hapus komponennya.",
            places=[component.source],
        )
        for section in draft.sections
        for component in section.components
        if not component.items
    ]
