"""The running text speaks of fewer change areas than the plan holds."""

from __future__ import annotations

import re

from bening.kernel.decree.assemble.areas import NAMES, area_of_title
from bening.kernel.decree.draft import Finding, Paragraph, PlanDraft, Severity
from bening.kernel.decree.xray.cells import listed, quote
from bening.kernel.decree.xray.rule import Rule

RULE = Rule(
    code="scope_text",
    title="Ruang lingkup pendahuluan tidak sama dengan lampiran",
    severity=Severity.MEDIUM,
    looks_for=(
        "Batang tubuh yang menyebut “area …” untuk sebagian area saja, padahal tabel rencana memuat lebih banyak area."
    ),
    source="Telaah keputusan rencana aksi; enam area perubahan, Lampiran II PermenPANRB 90/2021",
)
_AREA = re.compile(r"\barea\s+((?:\w+[ -]?){1,6})", re.IGNORECASE)


def check(draft: PlanDraft) -> list[Finding]:
    """At most one finding, with the paragraphs that name an area."""
    planned = {section.area for section in draft.sections} & set(NAMES)
    told: list[tuple[Paragraph, set[str]]] = []
    for paragraph in draft.document.paragraphs:
        areas = {area for match in _AREA.finditer(paragraph.text) if (area := _area(match[1]))}
        if areas:
            told.append((paragraph, areas))
    named = {area for _, areas in told for area in areas}
    if not named or not named < planned:
        return []
    quoted = "; ".join(quote(paragraph.text) for paragraph, _ in told)
    return [
        RULE.finding(
            f"Batang tubuh hanya menyebut area {listed(NAMES[area] for area in sorted(named))} ({quoted}), sedangkan "
            "tabel memuat "
            f"{len(planned)} area. Samakan ruang lingkupnya pada keputusan berikutnya.",
            places=[paragraph.place for paragraph, _ in told],
        )
    ]


def _area(words: str) -> str | None:
    """The area whose name begins the words, longest wording first."""
    parts = words.split()
    return next((area for count in range(len(parts), 1, -1) if (area := area_of_title(" ".join(parts[:count])))), None)
