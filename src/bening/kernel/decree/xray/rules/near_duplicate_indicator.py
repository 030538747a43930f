"""Indicators of a section say nearly the same at the same stage of work."""

from __future__ import annotations

from bening.kernel.decree.draft import Finding, Item, PlanDraft, Section, Severity
from bening.kernel.decree.xray.cells import listed, quote
from bening.kernel.decree.xray.likeness import clusters
from bening.kernel.decree.xray.rule import Rule
from bening.kernel.decree.xray.stages import Stage, stage_of
from bening.kernel.decree.xray.words import content

RULE = Rule(
    code="near_duplicate_indicator",
    title="Indikator hampir sama",
    severity=Severity.LOW,
    looks_for=("Indikator dalam satu bagian yang empat dari lima katanya sama dan berada pada tahap kerja yang sama."),
    source="Kesesuaian antar-butir rencana aksi",
)
THRESHOLD = 0.8
"""Four words of five: "WBS sudah diinternalisasikan dan diterapkan" and "WBS telah diterapkan" reach it, "menetapkan
kebijakan pola rotasi" and "menerapkan kebijakan pola rotasi" (0.67) do not."""


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per set of alike indicators; "menetapkan" and "menerapkan" are stages, not likenesses."""
    return [finding for section in draft.sections for finding in _in_section(section)]


def _in_section(section: Section) -> list[Finding]:
    at_stage: dict[Stage | None, list[Item]] = {}
    for component in section.components:
        for item in component.items:
            at_stage.setdefault(stage_of(item.indicator), []).append(item)
    return [
        _finding([items[position] for position in members])
        for items in at_stage.values()
        for members in clusters([content(item.indicator) for item in items], THRESHOLD)
    ]


def _finding(items: list[Item]) -> Finding:
    return RULE.finding(
        f"Indikator {listed(f'{item.id} {quote(item.indicator)}' for item in items)} hampir sama. "
        "Gabungkan, atau tulis bedanya agar buktinya tidak tertukar.",
        items,
    )
