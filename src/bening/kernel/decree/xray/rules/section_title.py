"""A section's title is none of the six change areas."""

from __future__ import annotations

from bening.kernel.decree.assemble.areas import NAMES, area_of_title
from bening.kernel.decree.draft import Finding, PlanDraft, Section, Severity
from bening.kernel.decree.xray.cells import quote
from bening.kernel.decree.xray.rule import Rule

RULE = Rule(
    code="section_title",
    title="Judul bagian bukan nama area perubahan",
    severity=Severity.MEDIUM,
    looks_for="Judul bagian rencana yang tidak sama dan tidak mirip dengan salah satu dari enam area perubahan.",
    source="Enam area perubahan, Lampiran II PermenPANRB 90/2021",
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per section, with the area it was taken for."""
    return [_finding(section) for section in draft.sections if area_of_title(section.title) is None]


def _finding(section: Section) -> Finding:
    guess = (
        f"Isinya dibaca sebagai area {NAMES[section.area]}; setujui atau pilih area lain."
        if section.area in NAMES
        else "Pilih area perubahannya agar butirnya terhitung di LKE."
    )
    return RULE.finding(
        f"Bagian {section.id} berjudul {quote(section.title)}, bukan nama salah satu dari enam area perubahan. {guess}",
        [item for component in section.components for item in component.items],
        places=[section.source],
    )
