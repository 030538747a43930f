"""Two indicators of a section say nearly the same at the same stage of work."""

from __future__ import annotations

from bening.kernel.decree.draft import Finding, Item, PlanDraft, Section, Severity
from bening.kernel.decree.xray.cells import quote
from bening.kernel.decree.xray.likeness import alike
from bening.kernel.decree.xray.rule import Rule
from bening.kernel.decree.xray.stages import stage_of
from bening.kernel.decree.xray.words import content, plain

RULE = Rule(
    code="near_duplicate_indicator",
    title="Indikator hampir sama",
    severity=Severity.LOW,
    looks_for=(
        "Dua indikator dalam satu bagian yang empat dari lima katanya sama dan berada pada tahap kerja yang sama."
    ),
    source="Kesesuaian antar-butir rencana aksi",
)
THRESHOLD = 0.8
"""Four words of five: "WBS sudah diinternalisasikan dan diterapkan" and "WBS telah diterapkan" reach it, "menetapkan
kebijakan pola rotasi" and "menerapkan kebijakan pola rotasi" (0.67) do not."""


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per pair; of equal indicators, each is compared with the first one only."""
    return [finding for section in draft.sections for finding in _in_section(section)]


def _in_section(section: Section) -> list[Finding]:
    items = [item for component in section.components for item in component.items if item.indicator.strip()]
    firsts: dict[str, Item] = {}
    pairs = []
    for item in items:
        first = firsts.setdefault(plain(item.indicator), item)
        if first is not item:
            pairs.append((first, item))
    distinct = list(firsts.values())
    near = alike([content(item.indicator) for item in distinct], THRESHOLD)
    pairs += [(distinct[one], distinct[other]) for one, other in near]
    return [_finding(one, other) for one, other in pairs if stage_of(one.indicator) is stage_of(other.indicator)]


def _finding(one: Item, other: Item) -> Finding:
    return RULE.finding(
        f"Indikator {one.id} {quote(one.indicator)} hampir sama dengan {other.id} {quote(other.indicator)}. "
        "Gabungkan, atau tulis bedanya agar buktinya tidak tertukar.",
        [one, other],
    )
