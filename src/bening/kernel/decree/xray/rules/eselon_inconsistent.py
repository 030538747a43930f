"""The action and the evidence of a row speak of different echelons."""

from __future__ import annotations

import re

from bening.kernel.decree.draft import Finding, PlanDraft, Severity
from bening.kernel.decree.xray.cells import listed
from bening.kernel.decree.xray.rule import Rule

RULE = Rule(
    code="eselon_inconsistent",
    title="Eselon tidak konsisten",
    severity=Severity.MEDIUM,
    looks_for="Angka eselon pada langkah aksi yang berbeda dari angka eselon pada buktinya.",
    source="Kesesuaian antar-kolom rencana aksi",
)
_ONE = r"(?:IV|I{1,3}|V)(?:\.?[a-bA-B])?"
_AND = r"(?:\s*(?:,|/|&|-|\b(?i:dan|atau|s/d)\b))+\s*"
_ESELON = re.compile(rf"\b(?i:eselon|es\.)\s+({_ONE}(?:{_AND}{_ONE})*)\b")
_LEVEL = re.compile(r"IV|I{1,3}|V")


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per item; a row that names echelons in one cell only is left alone."""
    findings = []
    for item in draft.items():
        action, evidence = _levels(item.action_raw), _levels(item.evidence_raw)
        if action and evidence and set(action) != set(evidence):
            findings.append(
                RULE.finding(
                    f"{item.id}: langkah menyebut eselon {listed(action)}, bukti menyebut eselon {listed(evidence)}. "
                    "Samakan dengan jabatan yang ada di unit.",
                    [item],
                )
            )
    return findings


def _levels(text: str) -> list[str]:
    return sorted({level for found in _ESELON.findall(text) for level in _LEVEL.findall(found)})
