"""A word or a phrase stands twice in a row."""

from __future__ import annotations

import re

from bening.kernel.decree.draft import Finding, Mend, PlanDraft, Severity
from bening.kernel.decree.xray.cells import Passage, passages, quote
from bening.kernel.decree.xray.rule import Rule
from bening.kernel.decree.xray.words import plain

RULE = Rule(
    code="repeated_words",
    title="Kata terulang berturut-turut",
    severity=Severity.LOW,
    looks_for=(
        "Kata atau frasa sampai tiga kata yang tertulis dua kali berturut-turut, dipisah spasi atau garis miring. "
        "Kata ulang bertanda hubung (“langkah-langkah”) tidak termasuk."
    ),
    source="Telaah keputusan rencana aksi",
)
_TWICE = re.compile(r"\b(?<!-)([^\W\d_]{2,}(?: [^\W\d_]{2,}){0,2})(?: ?[ /] ?\1)+\b(?!-)", re.IGNORECASE)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per passage; in a cell the change keeps the phrase once."""
    findings = []
    for passage in passages(draft):
        words = plain(passage.text).split()
        match = _TWICE.search(passage.text) if len(set(words)) < len(words) else None
        if match is not None:
            findings.append(
                RULE.finding(
                    f"{quote(match[0])} di {passage.where} mengulang “{match[1]}”. Cukup tulis sekali.",
                    passage.items,
                    places=[passage.place],
                    mends=_mends(passage, match[1]),
                )
            )
    return findings


def _mends(passage: Passage, phrase: str) -> list[Mend]:
    if passage.cell is None:
        return []
    label = f"Tulis “{phrase}” sekali pada {passage.cell.label} {passage.cell.item.id}"
    return [passage.cell.mend(_TWICE.sub(r"\1", passage.cell.text), label)]
