"""Different items of one component repeat the same action."""

from __future__ import annotations

import re

from bening.kernel.decree.draft import Finding, Item, PlanDraft, Severity
from bening.kernel.decree.xray.cells import ids, quote
from bening.kernel.decree.xray.rule import Rule
from bening.kernel.decree.xray.words import plain

RULE = Rule(
    code="same_action",
    title="Langkah sama untuk indikator berbeda",
    severity=Severity.LOW,
    looks_for=(
        "Langkah, atau bagian langkah di antara koma, yang terulang kata demi kata pada butir lain dalam satu komponen."
    ),
    source="Kesesuaian antar-butir rencana aksi",
)
_PART = re.compile(r"[,;\n]|\.\s")
_NUMBER = re.compile(r"^\s*\d+[.)]\s*")
_FEWEST_WORDS = 3


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per repeated part."""
    findings = []
    for component in draft.components():
        parts: dict[str, dict[str, Item]] = {}
        written: dict[str, str] = {}
        for item in component.items:
            for part in _PART.split(item.action_raw):
                key = plain(_NUMBER.sub("", part))
                if len(key.split()) >= _FEWEST_WORDS:
                    parts.setdefault(key, {})[item.id] = item
                    written.setdefault(key, part.strip())
        findings += [
            RULE.finding(
                f"{ids(items.values())} memuat langkah yang sama: {quote(written[key])}. Tulis langkah yang khas "
                "untuk tiap indikator.",
                items.values(),
            )
            for key, items in parts.items()
            if len(items) > 1
        ]
    return findings
